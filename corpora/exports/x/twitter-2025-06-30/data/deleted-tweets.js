window.YTD.deleted_tweets.part0 = [
 {
  "tweet": {
   "id_str": "99",
   "full_text": "Borttaget.",
   "created_at": "Tue Jun 03 08:00:00 +0000 2025"
  }
 }
]
