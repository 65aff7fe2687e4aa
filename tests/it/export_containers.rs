//! Downloads as people have them: folders, archives and parts of archives, whole and broken.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use klart::export::{Feed, Found, Limits, Post, Trouble, carriers, find, find_among};

use crate::folder::Folder;

/// A folder or file of our own exports.
pub(crate) fn own(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/exports").join(path)
}

/// What reading gives.
pub(crate) struct Read {
    pub(crate) posts: Vec<Post>,
    pub(crate) troubles: Vec<String>,
    pub(crate) notes: usize,
    pub(crate) mended: u64,
}

pub(crate) fn read(found: &Found) -> Read {
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
pub(crate) fn lines(posts: &[Post]) -> Vec<String> {
    let line = |post: &Post| {
        let day = post.published.map(|moment| moment.day().to_string()).unwrap_or_default();
        let kind = format!("{:?}", post.kind).to_lowercase();
        format!("{kind} {} {}+{} {}", day.trim_start_matches("2025-"), post.images.len(), post.videos.len(), post.text)
    };
    posts.iter().map(line).collect()
}

pub(crate) fn of(path: &Path) -> (Found, Read) {
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
fn a_download_reads_the_same_from_a_folder_and_from_any_archive() {
    for carrier in ["facebook", "instagram", "x"] {
        let (_, expected) = of(&own(carrier));
        let root = Folder::with(&[]);
        let all = packed(&own(carrier), |_| true);
        let nested = zip(&[("del.zip".to_owned(), zip(&all))]);
        let deep = tar_gz(&[("del.zip".to_owned(), zip(&all))]);
        let packed_twice = zip(&[("del.tar.gz".to_owned(), tar_gz(&all))]);
        let archives = [
            ("a.zip", zip(&all)),
            ("b.tar.gz", tar_gz(&all)),
            ("c.zip", streamed(&all)),
            ("d.zip", nested),
            ("utan-namn", tar_gz(&all)),
            ("e.tar.gz", deep),
            ("f.zip", packed_twice),
        ];
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
    let parts: Vec<(String, Vec<u8>)> = (0..600)
        .map(|at| {
            (format!("posts/your_posts_{at}.json"), format!("[{{\"timestamp\":{},\"data\":[{{\"post\":\"{at}\"}}]}}]", at + 1).into_bytes())
        })
        .collect();
    for (name, bytes) in [("a.tar.gz", tar_gz(&parts)), ("a.zip", zip(&parts))] {
        fs::write(root.path().join(name), bytes).expect("a file");
        let (_, read) = of(&root.path().join(name));
        let texts: Vec<String> = read.posts.into_iter().map(|post| post.text).collect();
        assert_eq!(texts, (0..600).map(|at| at.to_string()).collect::<Vec<_>>(), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_damaged_archive_is_told_and_never_a_panic(kind in 0_usize..4, cut in 0_usize..1000, flips in prop::collection::vec((0_usize..1000, any::<u8>()), 0..6)) {
        let all = packed(&own("x"), |_| true);
        let mut bytes = match kind {
            0 => zip(&all),
            1 => streamed(&all),
            2 => tar_gz(&all),
            _ => zip(&[("del.zip".to_owned(), zip(&all))]),
        };
        let at = |share: usize, length: usize| (length * share / 1000).min(length - 1);
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
