//! Downloads as people have them: folders, archives and parts of archives, whole and broken.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use klart::export::{Feed, Found, Limits, Post, Status, Trouble, carriers, find, find_among};

use crate::folder::Folder;

/// A folder or file of our own exports.
fn own(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/exports").join(path)
}

struct Read {
    posts: Vec<Post>,
    troubles: Vec<String>,
    notes: usize,
    mended: u64,
}

fn read(found: &Found) -> Read {
    let (mut posts, mut told): (Vec<Post>, Vec<Trouble>) = (Vec::new(), Vec::new());
    let (mut notes, mut mended) = (0, 0);
    for export in &found.exports {
        let mut put = |post| {
            posts.push(post);
            Ok(())
        };
        let mut tell = |trouble| told.push(trouble);
        let mut feed = Feed::new(&mut put, &mut tell);
        assert_eq!((export.carrier.read)(export, &mut feed), Ok(()));
        notes += feed.notes.len();
        mended += feed.mended;
    }
    let troubles = found.troubles.iter().chain(&told);
    Read { troubles: troubles.map(|trouble| format!("{}: {}", trouble.file, trouble.problem[0])).collect(), posts, notes, mended }
}

/// One line a post: kind, day, pictures, films, text.
fn lines(posts: &[Post]) -> Vec<String> {
    let line = |post: &Post| {
        let day = post.published.map(|moment| moment.day().to_string()).unwrap_or_default();
        let kind = format!("{:?}", post.kind).to_lowercase();
        format!("{kind} {} {}+{} {}", day.trim_start_matches("2025-"), post.images.len(), post.videos.len(), post.text)
    };
    posts.iter().map(line).collect()
}

fn of(path: &Path) -> (Found, Read) {
    let found = find(&[path.to_owned()]);
    let read = read(&found);
    (found, read)
}

/// Every file of a folder, packed.
fn packed(root: &Path, wanted: impl Fn(&str) -> bool) -> Vec<(String, Vec<u8>)> {
    let (mut found, mut folders) = (Vec::new(), vec![root.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            let name = path.strip_prefix(root).expect("inside").to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
            } else if wanted(&name) {
                found.push((name, fs::read(&path).expect("a file")));
            }
        }
    }
    found.sort();
    found
}

fn zip(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (path, bytes) in parts {
        writer.start_file(path.as_str(), zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

/// As servers write zip: sizes stand after each part.
fn streamed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new_stream(Vec::new());
    for (path, bytes) in parts {
        writer.start_file(path.as_str(), zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

fn tar_gz(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    let mut builder = tar::Builder::new(gz);
    for (path, bytes) in parts {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, path, bytes.as_slice()).expect("a part");
    }
    builder.into_inner().expect("a tar").finish().expect("a gzip")
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
fn a_download_reads_the_same_from_a_folder_and_from_any_archive() {
    for carrier in ["facebook", "instagram", "x"] {
        let (_, expected) = of(&own(carrier));
        let root = Folder::with(&[]);
        let all = packed(&own(carrier), |_| true);
        let nested = zip(&[("del.zip".to_owned(), zip(&all))]);
        let archives =
            [("a.zip", zip(&all)), ("b.tar.gz", tar_gz(&all)), ("c.zip", streamed(&all)), ("d.zip", nested), ("utan-namn", tar_gz(&all))];
        for (name, bytes) in archives {
            let path = root.path().join(name);
            fs::write(&path, bytes).expect("a file");
            let (found, read) = of(&path);
            assert_eq!((found.exports.len(), lines(&read.posts)), (1, lines(&expected.posts)), "{carrier} {name} {:?}", read.troubles);
            assert!(read.posts[0].origin.archive.as_deref().is_some_and(|archive| archive.contains(name)));
        }
    }
}

#[test]
fn a_download_in_several_archives_is_one_export() {
    let root = Folder::with(&[]);
    let all = packed(&own("facebook"), |_| true);
    let (one, other): (Vec<_>, Vec<_>) = all.into_iter().partition(|(name, _)| name.contains("your_posts__"));
    fs::write(root.path().join("facebook-ekvik-2025-1-aB3.zip"), zip(&one)).expect("a file");
    fs::write(root.path().join("facebook-ekvik-2025-2-Xy9.zip"), zip(&other)).expect("a file");
    let (found, read) = of(root.path());
    let (_, whole) = of(&own("facebook"));
    assert_eq!((found.exports.len(), lines(&read.posts)), (1, lines(&whole.posts)));
    let both = find(&[root.path().join("facebook-ekvik-2025-2-Xy9.zip"), root.path().join("facebook-ekvik-2025-1-aB3.zip")]);
    assert_eq!((both.exports.len(), both.exports[0].files.len()), (1, found.exports[0].files.len()));
}

#[test]
fn an_archive_that_is_cut_off_gives_what_is_whole() {
    let root = Folder::with(&[]);
    let all = packed(&own("x"), |_| true);
    for (name, bytes) in [("a.zip", zip(&all)), ("b.tar.gz", tar_gz(&all)), ("c.zip", streamed(&all))] {
        let mut most = 0;
        for part in 1..20 {
            let path = root.path().join(name);
            fs::write(&path, &bytes[..bytes.len() * part / 20]).expect("a file");
            let (_, read) = of(&path);
            assert!(!read.troubles.is_empty(), "{name} {part}");
            most = most.max(read.posts.len());
        }
        // Of a tar.gz the last file is cut itself.
        assert!(most == 7 || name.ends_with(".tar.gz") && most > 3, "{name} {most}");
    }
}

#[test]
fn mixed_exports_in_one_folder_are_told_apart() {
    let (found, _) = of(&own("."));
    for carrier in ["facebook-download", "instagram-download", "x-archive"] {
        assert_eq!(found.exports.iter().filter(|export| export.carrier.name == carrier).count(), 1, "{carrier}");
    }
}

#[test]
fn a_bomb_and_a_locked_archive_are_refused_with_advice() {
    let root = Folder::with(&[]);
    let zeros = vec![b' '; 1 << 20];
    let limits = Limits { entries: 10, unpacked: 1 << 18, ratio: 2 };
    fs::write(root.path().join("bomb.zip"), zip(&[("data/tweets.js".to_owned(), zeros.clone())])).expect("a file");
    fs::write(root.path().join("bomb.gz"), tar_gz(&[("tweets.js".to_owned(), zeros)])).expect("a file");
    let mut locked = zip(&[("data/tweets.js".to_owned(), b"window.YTD.tweets.part0 = []".to_vec())]);
    let central = locked.windows(4).position(|four| four == b"PK\x01\x02").expect("a table of contents");
    locked[6] |= 1;
    locked[central + 8] |= 1;
    fs::write(root.path().join("locked.zip"), locked).expect("a file");
    let found = find_among(&[root.path().to_owned()], carriers::ALL, limits);
    let told: Vec<&str> = found.troubles.iter().map(|trouble| trouble.problem[0].as_str()).collect();
    assert!(found.exports.is_empty());
    for expected in ["växer orimligt", "låst med lösenord"] {
        assert!(told.iter().any(|told| told.contains(expected)), "{expected}: {told:?}");
    }
}

#[test]
fn every_file_of_a_download_may_be_cut_or_marked_anywhere() {
    for path in packed(&own("."), |name| name.contains("posts_1") || name.ends_with("/tweets.js") || name.contains("photos_and_videos_1")) {
        let (name, bytes) = path;
        let root = Folder::with(&[]);
        let file = root.path().join(name.rsplit('/').next().unwrap_or("a"));
        let whole = {
            fs::write(&file, &bytes).expect("a file");
            of(&file).1.posts.len()
        };
        for (at, cut) in (0..bytes.len()).step_by(97).enumerate() {
            fs::write(&file, &bytes[..cut]).expect("a file");
            let (_, read) = of(&file);
            assert!(read.posts.len() <= whole && (cut + 1 >= bytes.len() || !read.troubles.is_empty()), "{name} {at}");
        }
        let crlf = String::from_utf8_lossy(&bytes).replace('\n', "\r\n");
        fs::write(&file, format!("\u{feff}{crlf}")).expect("a file");
        let (_, read) = of(&file);
        assert_eq!((read.posts.len(), read.troubles), (whole, Vec::new()), "{name}");
    }
}

/// One file, written where a test wants it.
fn one(path: &str, text: &str) -> Read {
    let root = Folder::with(&[(path, text)]);
    of(root.path()).1
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
            "posts/p.json",
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
fn files_named_one_by_one_belong_together() {
    let data = own("x/twitter-2025-06-30/data");
    let found = find(&[data.join("tweets.js"), data.join("account.js"), data.join("note-tweet.js")]);
    let read = read(&found);
    assert_eq!((found.exports.len(), found.exports[0].files.len(), read.troubles.len()), (1, 3, 0), "{:?}", read.troubles);
    assert!(read.posts.iter().all(|post| post.account.handle.as_deref() == Some("ekvik")));
}

#[cfg(unix)]
#[test]
fn links_out_of_a_folder_are_told_and_not_followed() {
    use std::os::unix::fs::symlink;
    let (root, outside) = (Folder::with(&[]), Folder::with(&[]));
    fs::write(outside.path().join("tweets.js"), "window.YTD.tweets.part0 = [{\"tweet\":{\"id\":\"1\",\"full_text\":\"ute\"}}]")
        .expect("a file");
    fs::write(root.path().join("tweets.js"), "window.YTD.tweets.part0 = [{\"tweet\":{\"id\":\"2\",\"full_text\":\"inne\"}}]")
        .expect("a file");
    symlink(outside.path(), root.path().join("mapp")).expect("a link");
    symlink(outside.path().join("tweets.js"), root.path().join("ut.js")).expect("a link");
    symlink(root.path().join("saknas"), root.path().join("ingenstans.js")).expect("a link");
    symlink(root.path(), root.path().join("runt")).expect("a link");
    let (_, read) = of(root.path());
    assert_eq!((lines(&read.posts), read.troubles.len()), (vec!["post  0+0 inne".to_owned()], 3), "{:?}", read.troubles);
}

#[test]
fn a_folder_of_many_small_files_in_an_archive_is_read_in_one_pass() {
    let root = Folder::with(&[]);
    let parts: Vec<(String, Vec<u8>)> = (0..2000)
        .map(|at| {
            (format!("posts/your_posts_{at}.json"), format!("[{{\"timestamp\":{},\"data\":[{{\"post\":\"{at}\"}}]}}]", at + 1).into_bytes())
        })
        .collect();
    for (name, bytes) in [("a.tar.gz", tar_gz(&parts)), ("a.zip", zip(&parts))] {
        fs::write(root.path().join(name), bytes).expect("a file");
        let (_, read) = of(&root.path().join(name));
        let texts: Vec<String> = read.posts.into_iter().map(|post| post.text).collect();
        assert_eq!(texts, (0..2000).map(|at| at.to_string()).collect::<Vec<_>>(), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_damaged_archive_is_told_and_never_a_panic(kind in 0_usize..4, cut in 0.0..1.0, flips in prop::collection::vec((0.0..1.0, any::<u8>()), 0..6)) {
        let all = packed(&own("x"), |_| true);
        let mut bytes = match kind {
            0 => zip(&all),
            1 => streamed(&all),
            2 => tar_gz(&all),
            _ => zip(&[("del.zip".to_owned(), zip(&all))]),
        };
        let at = |share: f64, length: usize| ((length as f64 * share) as usize).min(length - 1);
        for (share, byte) in flips {
            let place = at(share, bytes.len());
            bytes[place] ^= byte;
        }
        bytes.truncate(at(cut, bytes.len()) + 1);
        let root = Folder::with(&[]);
        let path = root.path().join("a.zip");
        fs::write(&path, bytes).expect("a file");
        let (_, read) = of(&path);
        prop_assert!(read.posts.len() <= 7);
    }
}
