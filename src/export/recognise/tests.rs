//! What a user relies on when klart looks for exports: each file is known by its content, and nothing is lost in silence.

use std::fs;
use std::io::Write;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use super::*;
use crate::export::{Feed, Stopped};
use crate::finding::Msg;

#[expect(clippy::unnecessary_wraps, reason = "the form of a reader")]
fn none(_: &Export, _: &mut Feed) -> Result<(), Stopped> {
    Ok(())
}

fn json(head: &Head) -> Claim {
    match head.text {
        text if text.contains("\"post\"") => Claim::Posts,
        text if text.contains("\"account\"") => Claim::Helps,
        _ => Claim::Not(Msg::new("inga inlägg", "no posts")),
    }
}

fn table(head: &Head) -> Claim {
    if head.text.starts_with("Text") { Claim::Posts } else { Claim::Not(Msg::new("kolumnen Text saknas", "no column Text")) }
}

fn page(head: &Head) -> Claim {
    if head.text.starts_with("<html") { Claim::Posts } else { Claim::Not(Msg::new("ingen sida", "no page")) }
}

const ACCOUNT: Carrier =
    Carrier { name: "facebook-download", label: Msg::new("Facebook", "Facebook"), claims: json, gathers: true, read: none };
const TABLE: Carrier =
    Carrier { name: "metricool-csv", label: Msg::new("Metricool", "Metricool"), claims: table, gathers: false, read: none };
const PAGES: Carrier = Carrier { name: "html-pages", label: Msg::new("webbsidor", "web pages"), claims: page, gathers: true, read: none };
const ALL: [&Carrier; 3] = [&ACCOUNT, &TABLE, &PAGES];

/// A folder of its own for a test, removed when it ends.
struct Scratch(PathBuf);

impl Deref for Scratch {
    type Target = PathBuf;

    fn deref(&self) -> &PathBuf {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn folder(name: &str, files: &[(&str, &str)]) -> Scratch {
    let root = std::env::temp_dir().join(format!("klart-export-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&root);
    for (path, text) in files {
        let at = root.join(path);
        fs::create_dir_all(at.parent().expect("a folder")).expect("a folder");
        fs::write(at, text).expect("a file");
    }
    Scratch(root)
}

/// Exports and troubles, the folder's own name taken away.
fn told(root: &Path, paths: &[PathBuf]) -> (Vec<String>, Vec<String>) {
    let found = find_among(paths, &ALL, Limits::default());
    let bare = |text: &str| text.replace(&*root.to_string_lossy(), "~");
    let exports = found.exports.iter().map(|export| {
        let files: Vec<String> = export.files.iter().map(|(entry, _)| bare(&entry.shown())).collect();
        format!("{} = {}", bare(&export.name), files.join(" "))
    });
    let troubles = found.troubles.iter().map(|trouble| format!("{}: {}", bare(&trouble.file), bare(&trouble.problem[0])));
    (exports.collect(), troubles.collect())
}

fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (path, text) in files {
        writer.start_file(*path, zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

const POST: &str = "[{\"post\":1}]";

#[test]
fn files_of_one_download_are_one_export_in_natural_order() {
    let root = folder(
        "order",
        &[
            ("fb/posts/p_10.json", POST),
            ("fb/posts/p_2.json", POST),
            ("fb/info.json", "{\"account\":1}"),
            ("fb/friends.json", "{}"),
            ("fb/posts/media/1.jpg", "\u{1}\0\0\0"),
            ("annan/posts/p_1.json", POST),
            ("tabell.csv", "Text,Date\n"),
            (".dold/posts/p_1.json", POST),
        ],
    );
    let (exports, troubles) = told(&root, std::slice::from_ref(&*root));
    let fb = "~/fb = fb/info.json fb/posts/p_2.json fb/posts/p_10.json";
    assert_eq!(exports, ["~/annan = annan/posts/p_1.json", fb, "~/tabell.csv = tabell.csv"]);
    assert!(troubles.is_empty(), "{troubles:?}");
}

#[test]
fn parts_of_an_archive_are_one_export_wherever_they_lie() {
    let root = folder("parts", &[]);
    fs::create_dir_all(&*root).expect("a folder");
    fs::write(root.join("fb-2.zip"), zipped(&[("posts/p_1.json", POST), ("../ut.json", POST)])).expect("a file");
    fs::write(root.join("fb-1.zip"), zipped(&[("posts/p_2.json", POST), ("friends.json", "{}")])).expect("a file");
    let whole = zipped(&[("posts/p_1.json", POST), ("posts/p_9.json", POST)]);
    fs::write(root.join("kapad.zip"), &whole[..whole.len() - 60]).expect("a file");
    let nested = zipped(&[("inre.zip", &String::from_utf8_lossy(b""))]);
    fs::write(root.join("tom.zip"), nested).expect("a file");
    let (exports, troubles) = told(&root, std::slice::from_ref(&*root));
    let parts = "~/fb-1.zip = ~/fb-2.zip/posts/p_1.json ~/fb-1.zip/posts/p_2.json";
    let cut = "~/kapad.zip = ~/kapad.zip/posts/p_1.json ~/kapad.zip/posts/p_9.json";
    assert_eq!(exports, [parts, cut]);
    let paths = "~/fb-2.zip: Sökvägar som leder ut ur arkivet: 1. klart hoppar över dem.";
    assert_eq!(troubles, [paths, "~/kapad.zip: Arkivet är avklippt eller skadat. Det som är helt läses."]);
}

#[test]
fn what_nobody_knows_is_told_with_what_was_tried() {
    let files =
        [("okand.csv", "Inlägg;Datum;Länk\n1;2;3\n"), ("tom.json", ""), ("konton.csv", "id;namn;syfte;ansvarig\n"), ("a.pdf", "%PDF-1.7")];
    let root = folder("unknown", &files);
    let named: Vec<PathBuf> = files.iter().map(|(name, _)| root.join(name)).chain([root.join("saknas")]).collect();
    let (exports, troubles) = told(&root, &named);
    assert!(exports.is_empty());
    let csv = "~/okand.csv: klart känner inte igen filen. Kolumnerna är ”Inlägg”, ”Datum”, ”Länk”. \
               Prövat: Metricool (kolumnen Text saknas); Facebook (inga inlägg); webbsidor (ingen sida).";
    for expected in [csv, "~/tom.json: Filen är tom.", "~/saknas: Det finns ingen fil eller mapp med det namnet."] {
        assert!(troubles.iter().any(|trouble| trouble == expected), "{expected}\n{troubles:#?}");
    }
    assert_eq!(find_among(&named, &ALL, Limits::default()).register, Some(root.join("konton.csv")));
    let marked = "<html><body class=\"_5vb_\"><div class=\"_a6-g uiBoxWhite noborder\">";
    let inner = [("your_facebook_activity/posts/your_posts_1.html", "<html><body>"), ("annat/mer/a.html", marked), ("x.txt", "hej")];
    let html = folder("html", &inner);
    let (_, troubles) = told(&html, std::slice::from_ref(&*html));
    assert_eq!(troubles, ["~: Nedladdningen från Meta är gjord i HTML-format, som klart inte läser."]);
    let viewer = folder("html-viewer", &[("posts/your_posts_1.html", marked), ("index.html", "<html><body>Facebook")]);
    assert_eq!(told(&viewer, std::slice::from_ref(&*viewer)), (vec![], troubles), "its own first page is no page of a site");
}

#[test]
fn pages_of_a_download_are_no_site_and_pages_beside_it_are_one() {
    let root = folder(
        "viewers",
        &[("fb/posts/p_1.json", POST), ("fb/visa.html", "<html>"), ("webb/a.html", "<html>"), ("webb/b/c.html", "<html>")],
    );
    let (exports, troubles) = told(&root, std::slice::from_ref(&*root));
    assert_eq!(exports, ["~/fb = fb/posts/p_1.json", "~/webb = webb/a.html webb/b/c.html"]);
    assert!(troubles.is_empty(), "{troubles:?}");
    let one = folder("one-page", &[("webb/a.html", "<html>")]);
    assert_eq!(told(&one, std::slice::from_ref(&*one)).0, ["~/webb/a.html = webb/a.html"]);
}

#[test]
fn a_folder_and_an_archive_of_the_same_download_are_one_export() {
    let root = folder("half", &[("fb-1/posts/p_1.json", POST)]);
    fs::write(root.join("fb-2.zip"), zipped(&[("posts/p_2.json", POST)])).expect("a file");
    let (exports, _) = told(&root, std::slice::from_ref(&*root));
    assert_eq!(exports, ["~/fb-1 = fb-1/posts/p_1.json ~/fb-2.zip/posts/p_2.json"]);
}
