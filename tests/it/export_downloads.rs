//! What is read out of the downloads of Facebook, Instagram and X, in the editions that are met.

use klart::export::Status;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::export_containers::{Read, lines, of, own};
use crate::folder::Folder;

/// One file, written where a test wants it.
fn one(path: &str, text: &str) -> Read {
    let root = Folder::with(&[(path, text)]);
    of(root.path()).1
}

#[test]
fn a_facebook_download_is_read_in_all_its_files() {
    let (found, read) = of(&own("facebook"));
    assert_eq!(found.exports.len(), 1);
    assert_eq!(
        lines(&read.posts),
        [
            "post 06-01 2+0 Badet i Ekvik öppnar på lördag.",
            "share 06-02 0+0 ",
            "share 06-03 0+0 ",
            "post 06-04 0+0 Vi är på badet. Ring 0980-319 204.",
            "video 06-05 0+1 Så sköljer du båten.",
            "story 06-09 1+0 ",
            "post 06-07 1+0 Ny brygga vid badet.",
            "video 06-08 0+1 Båtarna på väg ut.",
        ]
    );
    assert_eq!((read.troubles.as_slice(), read.notes), ([].as_slice(), 1));
    assert!(read.mended > 5, "{}", read.mended);
    let account = &read.posts[0].account;
    assert_eq!((account.name.as_deref(), account.handle.as_deref()), (Some("Ekviks kommun"), Some("ekvikskommun")));
    assert_eq!(read.posts[1].links, ["https://ekvik.example/bad"]);
    assert_eq!(read.posts[3].origin.pointer.as_deref(), Some("/3"));
}

#[test]
fn an_instagram_download_tells_reels_and_stories_apart() {
    let (found, read) = of(&own("instagram"));
    assert_eq!(found.exports.len(), 1);
    assert_eq!(
        lines(&read.posts),
        [
            "post 05-31 1+0 Gammalt inlägg.",
            "post 06-01 1+0 Sommarjobb för dig som är född 2009. Sök senast den 5 maj.",
            "post 06-02 1+1 Öppet på fritidsgården hela sommaren.",
            "post 06-03 1+0 Bara en bild, utan lista.",
            "video 06-04 0+1 Filmen från invigningen.",
            "video 06-05 0+1 Så söker du.",
            "story 06-06 1+0 ",
            "story 06-06 0+1 Hej från gården",
        ]
    );
    assert_eq!((read.troubles.as_slice(), read.posts[0].status), ([].as_slice(), Status::Draft));
    assert_eq!(read.posts[1].account.name.as_deref(), Some("Ung i Ekvik – på riktigt"));
    assert_eq!(read.posts[1].account.handle.as_deref(), Some("ungiekvik"));
}

#[test]
fn an_x_archive_has_whole_texts_and_whole_addresses() {
    let (found, read) = of(&own("x"));
    assert_eq!((found.exports.len(), read.troubles.as_slice()), (1, [].as_slice()));
    assert_eq!(
        lines(&read.posts),
        [
            "post 06-01 2+0 Badet & bryggan är öppna! Läs mer: https://ekvik.example/bad?a=1&b=2 och https://ekvik.example/brygga",
            "post 06-02 0+0 Det här är början på ett långt inlägg om badet, och här är resten: https://ekvik.example/rest",
            "post 06-02 0+0 Ett annat inlägg av samma sekund.",
            "share 06-02 0+0 RT @annan: Delat.",
            "reply 06-02 0+0 @annan Ring 0980-319 205.",
            "share 06-02 0+0 https://ekvik.example/bad",
            "video 06-03 0+1 Filmen från invigningen",
        ]
    );
    let first = &read.posts[0];
    assert_eq!(first.permalink.as_deref(), Some("https://x.com/ekvik/status/10"));
    assert_eq!((first.hashtags.as_slice(), first.mentions.as_slice()), (["Ekvik".to_owned()].as_slice(), ["annan".to_owned()].as_slice()));
    let film = &read.posts[6].videos[0];
    assert_eq!((film.uri.as_deref(), film.duration_ms), (Some("https://video.twimg.com/h.mp4"), Some(12_345)));
}

#[test]
fn other_editions_of_metas_downloads_are_known() {
    for (path, text, expected) in [
        ("posts/your_posts.json", r#"{"status_updates":[{"timestamp":1,"data":[{"post":"a"}]}]}"#, "post 1970-01-01 0+0 a"),
        ("posts/your_posts_1.json", r#"{"timestamp":"1748779200","data":{"post":"a"},"title":7}"#, "post 06-01 0+0 a"),
        ("p.json", r#"[{"timestamp":3786912000,"attachments":{"data":{"media":{"uri":"a.png"}}},"data":null}]"#, "post 2090-01-01 1+0 "),
        ("p.json", r#"[{"timestamp":{},"data":[{"post":"a"},{"post":5}],"attachments":"x"}]"#, "post  0+0 a"),
        ("p.json", r#"[{"timestamp":1748779200,"attachments":[{"data":[{"note":{"title":"T","text":"a"}}]}]}]"#, "page 06-01 0+0 a"),
        (
            "posts/your_posts_1.json",
            r#"[{"timestamp":1748779200,"media":[{"uri":"a.jpg"}],"label_values":[{"label":"Bildtext","value":"a"}],"fbid":"1"}]"#,
            "post 06-01 1+0 a",
        ),
        ("m.json", r#"{"media":[{"uri":"a.jpg","creation_timestamp":1748779200,"title":"a"}]}"#, "post 06-01 1+0 a"),
        ("m.json", r#"[{"media":[{"uri":"a.jpg","creation_timestamp":1748779200}],"title":"a","x":{}}]"#, "post 06-01 1+0 a"),
        (
            "media.json",
            r#"{"photos":[{"caption":"a","taken_at":"2025-06-01T10:00:00+00:00","path":"photos/1.jpg"}],"direct":[{"path":"x"}]}"#,
            "post 06-01 1+0 a",
        ),
        (
            "igtv_videos.json",
            r#"{"ig_igtv_media":[{"media":[{"uri":"a.mp4","creation_timestamp":1748779200,"title":"a"}]}]}"#,
            "video 06-01 0+1 a",
        ),
    ] {
        let read = one(path, text);
        assert_eq!((lines(&read.posts), read.troubles), (vec![expected.to_owned()], Vec::new()), "{text}");
    }
    for (path, text) in [("posts/profile_posts_1.json", "[]"), ("media/posts_1.json", " [ ]\n"), ("reels.json", r#"{"ig_reels_media":[]}"#)]
    {
        let read = one(path, text);
        assert_eq!((read.posts.len(), read.troubles), (0, Vec::new()), "{text}");
    }
}

#[test]
fn what_others_wrote_and_what_is_deleted_is_not_read() {
    for text in [
        r#"{"comments_v2":[{"timestamp":1,"data":[{"comment":{"comment":"a"}}],"title":"b"}]}"#,
        r#"[{"timestamp":1,"data":[{"comment":{"comment":"a"}}],"attachments":[{"data":[{"external_context":{"url":"x"}}]}]}]"#,
        r#"{"group_posts_v2":[{"timestamp":1,"data":[{"post":"a"}]}]}"#,
        r#"{"wall_posts_sent_to_you":{"activity_log_data":[{"timestamp":1,"data":[{"post":"a"}]}]}}"#,
        r#"{"ig_recently_deleted_media":[{"media":[{"uri":"a.jpg","creation_timestamp":1}]}]}"#,
        r#"[{"timestamp":1,"media":[],"label_values":[{"label":"Caption","value":"a"},{"title":"Owner","dict":[]}],"fbid":"1"}]"#,
        "window.YTD.deleted_tweets.part0 = [{\"tweet\":{\"id_str\":\"1\",\"full_text\":\"a\"}}]",
        "window.YTD.tweet_headers.part0 = [{\"tweet\":{\"tweet_id\":\"1\"}}]",
    ] {
        assert!(one("a.json", text).posts.is_empty(), "{text}");
    }
}

#[test]
fn x_reads_older_editions_and_odd_values() {
    for (text, expected) in [
        (r#"window.YTD.tweet.part0 = [{"id_str":"1","full_text":"a","created_at":"Sun Jun 01 10:00:00 +0000 2025"}]"#, "post 06-01 0+0 a"),
        (r#"window.YTD.tweets.part0=[{"tweet":{"id":12,"full_text":"a","in_reply_to_status_id":null,"entities":[]}}];"#, "post  0+0 a"),
        (r#"window.YTD.tweets.part0 = [{"tweet":{"id":"1","full_text":"a","in_reply_to_status_id_str":"7"}}]"#, "reply  0+0 a"),
    ] {
        let read = one("data/tweet.js", text);
        assert_eq!((lines(&read.posts), read.troubles), (vec![expected.to_owned()], Vec::new()), "{text}");
    }
    let read = one("tweets.js", r#"window.YTD.tweets.part0 = [{"tweet":{"id":"1","full_text":"a"}}]"#);
    assert_eq!(read.posts[0].permalink.as_deref(), Some("https://x.com/i/status/1"));
}

#[test]
fn versions_of_text_are_data_and_never_run() {
    let hostile = "<script>alert(1)</script> \u{1b}[31m =HYPERLINK(\"x\") \u{0}";
    let text = json!([{"timestamp": 1_748_779_200, "data": [{"post": hostile}]}]).to_string();
    assert_eq!(one("posts/your_posts_1.json", &text).posts[0].text, hostile);
}

/// Keys of downloads.
const KEYS: &str = "timestamp data post attachments media uri creation_timestamp title description external_context url tags name \
    label_values label value note text tweet id_str full_text created_at entities urls expanded_url \
    extended_entities type video_info variants bitrate ig_stories photos videos_v2 taken_at path profile_v2 \
    full_name noteTweet core createdAt account username";

/// JSON with the keys of downloads in all the wrong places.
fn odd() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        prop::sample::select(vec![
            "",
            "a.mp4",
            "b.jpg",
            "RT @a",
            "https://t.co/a",
            "Mon Jun 01 08:00:00 +0000 2026",
            "R\u{c3}\u{a5}g",
            "…",
            "9"
        ])
        .prop_map(Value::from),
    ];
    let keys: Vec<&str> = KEYS.split_whitespace().collect();
    leaf.prop_recursive(6, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((prop::sample::select(keys.clone()), inner), 0..7)
                .prop_map(|pairs| Value::Object(pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_shape_makes_a_reader_panic(value in odd(), prefix in prop::sample::select(vec!["", "window.YTD.tweets.part0 = "])) {
        let good = json!({"timestamp": 1, "data": [{"post": "a"}]});
        let tweet = json!({"tweet": {"id": "1", "full_text": "a", "created_at": "Mon Jun 01 08:00:00 +0000 2026"}});
        for list in [json!([good, value]), json!([tweet, value]), json!([{"media": [{"uri": "a", "creation_timestamp": 1}]}, value]), value.clone()] {
            let text = format!("{prefix}{list}");
            let _ = one("posts/your_posts_1.json", &text);
            let note = format!("window.YTD.note_tweet.part0 = {list}");
            let folder = Folder::with(&[("data/tweets.js", &text), ("data/note-tweet.js", &note), ("data/account.js", &note.replace("note_tweet", "account"))]);
            let _ = of(folder.path());
        }
    }
}
