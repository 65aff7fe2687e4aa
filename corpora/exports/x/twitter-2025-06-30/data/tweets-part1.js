window.YTD.tweets.part1 = [
 {
  "tweet": {
   "id_str": "16",
   "full_text": "Filmen från invigningen https://t.co/v",
   "created_at": "Tue Jun 03 08:00:00 +0000 2025",
   "extended_entities": {
    "media": [
     {
      "url": "https://t.co/v",
      "type": "video",
      "media_url_https": "https://pbs.twimg.com/t.jpg",
      "video_info": {
       "duration_millis": "12345",
       "variants": [
        {
         "bitrate": "832000",
         "content_type": "video/mp4",
         "url": "https://video.twimg.com/l.mp4"
        },
        {
         "bitrate": "2176000",
         "content_type": "video/mp4",
         "url": "https://video.twimg.com/h.mp4"
        },
        {
         "content_type": "application/x-mpegURL",
         "url": "https://video.twimg.com/p.m3u8"
        }
       ]
      }
     }
    ]
   }
  }
 }
]
