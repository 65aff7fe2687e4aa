window.YTD.tweets.part0 = [
 {
  "tweet": {
   "id": "10",
   "id_str": "10",
   "full_text": "Badet &amp; bryggan är öppna! Läs mer: https://t.co/ab och https://t.co/abc https://t.co/img",
   "created_at": "Sun Jun 01 12:00:00 +0000 2025",
   "lang": "sv",
   "entities": {
    "urls": [
     {
      "url": "https://t.co/ab",
      "expanded_url": "https://ekvik.example/bad?a=1&b=2"
     },
     {
      "url": "https://t.co/abc",
      "expanded_url": "https://ekvik.example/brygga"
     }
    ],
    "hashtags": [
     {
      "text": "Ekvik"
     }
    ],
    "user_mentions": [
     {
      "screen_name": "annan"
     }
    ],
    "media": [
     {
      "url": "https://t.co/img",
      "type": "photo",
      "media_url_https": "https://pbs.twimg.com/media/1.jpg"
     }
    ]
   },
   "extended_entities": {
    "media": [
     {
      "url": "https://t.co/img",
      "type": "photo",
      "media_url_https": "https://pbs.twimg.com/media/1.jpg",
      "ext_alt_text": "En brygga i kvällssol."
     },
     {
      "url": "https://t.co/img",
      "type": "photo",
      "media_url_https": "https://pbs.twimg.com/media/2.jpg",
      "ext_alt_text": null
     }
    ]
   }
  }
 },
 {
  "tweet": {
   "id_str": "11",
   "full_text": "Det här är början på ett långt inlägg om badet… https://t.co/x",
   "created_at": "Mon Jun 02 08:00:00 +0000 2025",
   "entities": {
    "urls": []
   }
  }
 },
 {
  "tweet": {
   "id_str": "12",
   "full_text": "Ett annat inlägg av samma sekund.",
   "created_at": "Mon Jun 02 08:00:00 +0000 2025",
   "entities": {
    "urls": []
   }
  }
 },
 {
  "tweet": {
   "id_str": "13",
   "full_text": "RT @annan: Delat.",
   "created_at": "Mon Jun 02 09:00:00 +0000 2025"
  }
 },
 {
  "tweet": {
   "id_str": "14",
   "full_text": "@annan Ring 0980-319 205.",
   "created_at": "Mon Jun 02 10:00:00 +0000 2025",
   "in_reply_to_status_id_str": "9",
   "in_reply_to_user_id_str": "5"
  }
 },
 {
  "tweet": {
   "id_str": "15",
   "full_text": "https://t.co/ab",
   "created_at": "Mon Jun 02 11:00:00 +0000 2025",
   "entities": {
    "urls": [
     {
      "url": "https://t.co/ab",
      "expanded_url": "https://ekvik.example/bad"
     }
    ]
   }
  }
 }
]
