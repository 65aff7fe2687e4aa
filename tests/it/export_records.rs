//! Exports that are JSON of social platforms: what is read of them, whatever they have gone through.

use std::path::Path;

use klart::export::find;
use proptest::prelude::*;

use crate::export_tables::{read, read_sample, sample, survives};

#[test]
fn mastodon_knows_its_readers_text_and_who_may_read_it() {
    let (outbox, actor) = (sample("mastodon/outbox.json"), sample("mastodon/actor.json"));
    let told = read(&[("outbox.json", &outbox), ("actor.json", &actor)]);
    assert_eq!((told.carrier, told.lines()), ("mastodon-archive", vec![]));
    assert_eq!(told.shape(), "post p m film-mn, share, reply, video film-pn");
    assert_eq!(
        told.lines_of_posts(),
        [
            "2026-04-01 08:00 mastodon ekvik: Vårsopningen börjar på m",
            "2026-04-02 08:00 mastodon ekvik: ",
            "2026-04-03 08:00 mastodon ekvik: @annan Ja, det går bra.",
            "2026-04-05 08:00 mastodon ekvik: Sprängning",
        ]
    );
    let first = &told.posts[0];
    assert_eq!(first.text, "Vårsopningen börjar på måndag.\nFlytta bilen i tid.\n\nSe schemat på https://ekvik.se/sopning #ekvik");
    assert_eq!(
        (first.links.as_slice(), first.hashtags.as_slice()),
        (&["https://ekvik.se/sopning".to_owned()][..], &["ekvik".to_owned()][..])
    );
    assert_eq!((first.lang.as_deref(), first.account.name.as_deref()), (Some("sv"), Some("Ekviks kommun")));
    assert_eq!(told.posts[3].text, "Sprängning\n\nSå låter det när berget sprängs.");
    assert_eq!(told.posts[3].origin.pointer.as_deref(), Some("/orderedItems/4"));
    let alone = read(&[("outbox.json", &outbox)]);
    let account = &alone.posts[0].account;
    assert_eq!(account.id.as_deref(), Some("https://social.ekvik.se/users/ekvik"), "without actor.json the address is all that is known");
    assert_eq!((account.handle.as_deref(), account.url.as_deref()), (None, Some("https://social.ekvik.se/@ekvik")));
    survives("mastodon/outbox.json", &[("actor.json", &actor)]);
    let likes = br#"{"id":"likes.json","type":"OrderedCollection","orderedItems":["https://social.example.org/1"]}"#;
    assert_eq!(read(&[("likes.json", likes)]).carrier, "");
    let empty = br#"{"id":"outbox.json","type":"OrderedCollection","totalItems":0,"orderedItems":[]}"#;
    let empty = read(&[("outbox.json", empty)]);
    assert_eq!((empty.carrier, empty.posts.len(), empty.troubles.len()), ("mastodon-archive", 0, 0));
}

#[test]
fn bluesky_reads_lists_answers_and_single_records() {
    let (records, profile) = (sample("bluesky/listRecords.json"), sample("bluesky/profile.json"));
    let told = read(&[("listRecords.json", &records), ("profile.json", &profile)]);
    assert_eq!((told.carrier, told.lines()), ("bluesky-records", vec![]));
    assert_eq!(told.shape(), "post p m, video film-mm, reply, share, share, post p p");
    assert_eq!(told.lines_of_posts()[1], "2026-02-03 00:30 bluesky Ekviks kommun: Så borrar vi");
    let first = &told.posts[0];
    assert_eq!((first.links.as_slice(), first.hashtags.as_slice()), (&["https://ekvik.se/is/2026".to_owned()][..], &["is".to_owned()][..]));
    assert_eq!(first.mentions, ["badet.ekvik.se"]);
    assert_eq!(first.permalink.as_deref(), Some("https://bsky.app/profile/did:plc:ekvik/post/3k5"));
    survives("bluesky/listRecords.json", &[("profile.json", &profile)]);
    let one = br#"{"$type":"app.bsky.feed.post","text":"Hej","createdAt":"2026-02-01T08:00:00Z"}"#;
    let told = read(&[("repo/did:plc:ekvik/app.bsky.feed.post/3k9.json", one)]);
    assert_eq!(told.lines_of_posts(), ["2026-02-01 09:00 bluesky did:plc:ekvik: Hej"]);
    let wrapped = br#"{"uri":"at://did:plc:e/app.bsky.feed.post/1","value":{"$type":"app.bsky.feed.post","text":"Hej"}}"#;
    assert_eq!(read(&[("a.json", wrapped)]).lines_of_posts(), ["- bluesky did:plc:e: Hej"]);
    let seen = br#"{"feed":[{"post":{"uri":"at://did:plc:e/app.bsky.feed.post/1","author":{"did":"did:plc:e","handle":"ekvik.se","displayName":"Ekvik"},"record":{"$type":"app.bsky.feed.post","text":"Hej"}}}]}"#;
    assert_eq!(read(&[("a.json", seen)]).lines_of_posts(), ["- bluesky ekvik.se: Hej"]);
    let lines = format!("{}\n{}\n", String::from_utf8_lossy(wrapped), String::from_utf8_lossy(wrapped).replace("post/1", "post/2"));
    assert_eq!(read(&[("a.jsonl", lines.as_bytes())]).posts.len(), 2);
}

#[test]
fn graph_api_tells_who_described_a_picture() {
    let told = read_sample("graph-api/facebook_posts.json");
    assert_eq!((told.carrier, told.lines()), ("graph-api", vec![]));
    assert_eq!(told.shape(), "post p p n, video film-nn, share, post");
    assert_eq!(
        told.lines_of_posts(),
        [
            "2026-05-01 10:00 facebook Ekviks kommun: Ekviks marknad öppnar på",
            "2026-05-03 00:30 facebook Ekviks kommun: Så hittar du hit",
            "2026-05-03 10:00 facebook Ekviks kommun: ",
            "2026-05-04 10:00 facebook Ekviks kommun: Till veckan",
        ]
    );
    let alts: Vec<String> = told.posts[0].images.iter().map(|image| format!("{:?}", image.alt)).collect();
    assert!(alts[0].contains("krukor") && alts[0].contains("Author") && alts[1].contains("Machine"), "{alts:?}");
    assert_eq!(format!("{:?}", told.posts[3].status), "Draft");
    let told = read_sample("graph-api/instagram_media.json");
    assert_eq!((told.shape().as_str(), told.posts[0].platform.as_str()), ("post p m film-nn, video film-nn, story n", "instagram"));
    let told = read_sample("graph-api/threads.json");
    assert_eq!((told.shape().as_str(), told.posts[2].platform.as_str()), ("post, post p, reply, share", "threads"));
    for name in ["facebook_posts", "instagram_media", "threads"] {
        survives(&format!("graph-api/{name}.json"), &[]);
    }
    let old = br#"{"data":[{"id":"1_1","message":"Bild","type":"photo","picture":"https://a.example.com/s.jpg","link":"https://www.facebook.com/ekvik/photos/1","created_time":"2016-05-01T08:00:00+0000"},{"id":"1_2","type":"link","link":"https://ekvik.se/a","created_time":"2016-05-02T08:00:00+0000"}]}"#;
    let old = read(&[("old.json", old)]);
    assert_eq!(
        (old.shape().as_str(), old.posts[0].permalink.as_deref()),
        ("post n?, share", Some("https://www.facebook.com/ekvik/photos/1"))
    );
    let older = br#"{"data":[{"id":"1","type":"image","created_time":"1462089600","link":"https://www.instagram.com/p/a/","caption":{"text":"Hej"},"user":{"username":"ekvik"},"images":{"standard_resolution":{"url":"https://a.example.com/1.jpg"}}}]}"#;
    let older = read(&[("older.json", older)]);
    assert_eq!((older.shape().as_str(), older.lines_of_posts()[0].as_str()), ("post n", "2016-05-01 10:00 instagram ekvik: Hej"));
    let list = br#"[{"data":[{"id":"1","message":"Hej","created_time":"2026-05-01T08:00:00+0000"}]},{"data":[{"id":"2","message":"Hopp","created_time":1777622400}]}]"#;
    assert_eq!(read(&[("alla.json", list)]).lines_of_posts(), ["2026-05-01 10:00 facebook -: Hej", "2026-05-01 10:00 facebook -: Hopp"]);
}

#[test]
fn what_is_of_another_shape_is_no_post_and_no_panic() {
    for text in [
        r#"{"type":"OrderedCollection","id":"outbox.json","orderedItems":{"type":"Create","object":"x"}}"#,
        r#"{"type":"OrderedCollection","id":"outbox.json","orderedItems":[1,null,"x",[],{"type":7},{"type":"Create","object":[]}]}"#,
        r#"{"records":[{"value":{"$type":"app.bsky.feed.post","text":{},"embed":[],"facets":7,"langs":"sv","reply":null}}]}"#,
        r#"[{"uri":7,"value":{"$type":"app.bsky.feed.post","facets":[{"index":{"byteStart":3,"byteEnd":1},"features":[{"did":1}]}]}}]"#,
        r#"{"data":[{"id":{},"created_time":[],"attachments":{"data":{"media":1}},"children":[],"from":"x","message":[1]}],"paging":{}}"#,
        r#"{"webpage_url":"x","upload_date":"åå","timestamp":"i går","subtitles":[],"automatic_captions":{"sv":7},"duration":-1}"#,
    ] {
        let told = read(&[("a.json", text.as_bytes())]);
        assert!(!told.carrier.is_empty(), "{text}");
    }
    let deep =
        format!("{{\"data\":[{{\"id\":\"1\",\"created_time\":\"2026-01-01\",\"from\":{}{}}}]}}", "[".repeat(10_000), "]".repeat(10_000));
    assert_eq!(read(&[("a.json", deep.as_bytes())]).troubles.len(), 1);
}

#[test]
fn every_sample_is_found_where_it_lies() {
    for (folder, expected) in [
        ("klart", "klart-csv 1, klart-jsonl 1"),
        ("metricool", "metricool-csv 1"),
        ("meta-business-suite", "meta-business-suite-csv 1, meta-business-suite-csv 1"),
        ("mastodon", "mastodon-archive 2"),
        ("bluesky", "bluesky-records 2"),
        ("yt-dlp", "yt-dlp-info 2"),
        ("graph-api", "graph-api 3"),
        ("linkedin", "linkedin-shares-csv 1"),
        ("youtube", "youtube-takeout 2"),
    ] {
        let found = find(&[Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/exports").join(folder)]);
        let exports: Vec<String> = found.exports.iter().map(|export| format!("{} {}", export.carrier.name, export.files.len())).collect();
        assert_eq!((exports.join(", "), found.troubles.len()), (expected.to_owned(), 0), "{:?}", found.troubles);
    }
}

const SAMPLES: [&str; 11] = [
    "klart/inlagg.jsonl",
    "klart/inlagg.csv",
    "metricool/kalender.csv",
    "meta-business-suite/instagram_sv.csv",
    "linkedin/Shares.csv",
    "mastodon/outbox.json",
    "bluesky/listRecords.json",
    "graph-api/facebook_posts.json",
    "graph-api/instagram_media.json",
    "graph-api/threads.json",
    "yt-dlp/Öppet hus [Ekvik000003].info.json",
];

proptest! {
    #[test]
    fn a_damaged_export_is_read_as_far_as_it_goes(
        sample_at in 0..SAMPLES.len(),
        wounds in prop::collection::vec((0_usize..1000, 0_usize..12, prop::collection::vec(any::<u8>(), 0..6)), 1..6),
    ) {
        let mut bytes = sample(SAMPLES[sample_at]);
        for (place, gone, put) in wounds {
            let from = bytes.len() * place / 1000;
            let to = (from + gone).min(bytes.len());
            bytes.splice(from..to, put);
        }
        let told = read(&[(SAMPLES[sample_at], &bytes)]);
        prop_assert!(told.posts.len() < 40);
    }
}
