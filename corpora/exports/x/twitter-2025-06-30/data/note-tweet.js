window.YTD.note_tweet.part0 = [
 {
  "noteTweet": {
   "noteTweetId": "1",
   "createdAt": "2025-06-02T08:00:00.000Z",
   "core": {
    "text": "Det här är början på ett långt inlägg om badet, och här är resten: https://t.co/n",
    "urls": [
     {
      "expandedUrl": "https://ekvik.example/rest",
      "shortUrl": "https://t.co/n",
      "toIndex": "80",
      "fromIndex": "60"
     }
    ]
   }
  }
 }
]
