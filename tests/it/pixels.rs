//! What only the pixels tell: the facts of the synthetic pictures, what a cache saves, and hostile files.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use klart::check::{Desk, examine};
use klart::config::Config;
use klart::draft::{PictureHash, Surface};
use klart::pixels::{Cache, Eyes, NoCache, look};
use klart::register::ALIKE;
use klart::rules::image::text_in_image::{is_code, is_text};
use klart::source::{Beside, Format, Root, Source};
use proptest::prelude::*;

use crate::folder::Folder;
use crate::scenes::{SEEN, Sort, WRITTEN, draw};

fn pictures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/media/images")
}

fn bytes(name: &str) -> Vec<u8> {
    fs::read(pictures().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn desk(eyes: &Arc<Eyes>) -> Desk {
    Desk { all: true, eyes: Arc::clone(eyes), ..Desk::new(Config::default(), "2026-11-21".parse().expect("a date")) }
}

/// What the rules on pixels say of a picture that a draft in its folder shows.
fn said(name: &str, desk: &Desk) -> BTreeSet<String> {
    let source = Source::new("utkast.md", Format::Markdown, format!("![]({name})\n").into_bytes()).expect("text");
    let source = source.beside(Beside::Root(Root { folder: pictures(), draft: pictures() }));
    let ours = ["image/flashing", "image/animated", "image/unreadable", "image/text-in-image"];
    let found = examine(&source, desk).findings.into_iter().map(|finding| finding.rule.to_owned());
    found.filter(|rule| ours.contains(&rule.as_str())).collect()
}

#[test]
fn each_picture_is_judged_as_the_index_says() {
    let desk = desk(&Arc::default());
    let index = fs::read_to_string(pictures().join("INDEX.tsv")).expect("the index");
    for row in index.lines().skip(1) {
        let columns: Vec<&str> = row.split('\t').collect();
        let wanted: BTreeSet<String> =
            columns[17].split(", ").filter(|expected| expected.starts_with("image/")).map(str::to_owned).collect();
        let mut found = said(columns[0], &desk);
        // The flashing pictures go on for ever: that may be said of those that do not flash too much.
        if columns[0].starts_with("SYN_flash") && !wanted.contains("image/animated") {
            found.remove("image/animated");
        }
        assert_eq!(found, wanted, "{}", columns[0]);
    }
}

/// A poster that nobody shows yet is asked about too, and the answer lies beside it.
#[test]
fn a_picture_on_its_own_is_asked_about() {
    let folder = Folder::with(&[]);
    for name in ["SYN_poster_text_sv.png", "SYN_photo_plain.jpg", "SYN_bomb_40000x40000.png"] {
        folder.write(name, &bytes(name));
    }
    let asked = |name: &str| folder.klart(&format!("check {name}")).out;
    let question = "Står allt som är skrivet i bilden också i texten?";
    assert!(asked("SYN_poster_text_sv.png").contains(question), "{}", asked("SYN_poster_text_sv.png"));
    assert!(!asked("SYN_photo_plain.jpg").contains(question));
    let bomb = asked("SYN_bomb_40000x40000.png").replace(['\u{a0}', '\u{202f}'], " ");
    assert!(bomb.contains("är 40 000 × 40 000"), "{bomb}");
    let said = folder.klart_reading("review SYN_poster_text_sv.png", "j\n");
    assert!(said.out.contains("Skrivet i SYN_poster_text_sv.png.klart.toml:"), "{}", said.out);
    assert!(!asked("SYN_poster_text_sv.png").contains(question), "an answer is asked for once");
}

fn hash(name: &str) -> PictureHash {
    look(&bytes(name)).and_then(|pixels| pixels.hash).unwrap_or_else(|| panic!("{name} has no hash"))
}

#[test]
fn copies_of_a_picture_are_alike_and_other_pictures_are_not() {
    let photo = hash("SYN_photo_plain.jpg");
    for same in ["SYN_same_resized.jpg", "SYN_same_recompressed.jpg", "SYN_xmp_alt_sv.jpg"] {
        assert!(photo.distance(&hash(same)) <= ALIKE, "{same}");
    }
    for other in ["SYN_same_cropped.jpg", "SYN_other_scene.jpg", "SYN_poster_text_sv.png", "SYN_orientation6.jpg"] {
        assert!(photo.distance(&hash(other)) > ALIKE, "{other}");
    }
    assert_eq!(look(&bytes("SYN_qr_code.png")).and_then(|pixels| pixels.hash), None, "codes look alike and mean different things");
}

#[test]
fn a_picture_is_decoded_once_however_many_drafts_show_it() {
    let eyes: Arc<Eyes> = Arc::default();
    let desk = desk(&eyes);
    for name in
        ["SYN_photo_plain.jpg", "SYN_photo_plain.jpg", "SYN_xmp_alt_sv.jpg", "SYN_1x1_spacer.gif", "SYN_svg_title.svg", "SYN_truncated.jpg"]
    {
        said(name, &desk);
    }
    assert_eq!(eyes.decoded(), 2, "one each; a spacer, a drawing and a damaged file are not decoded");
}

#[test]
fn no_picture_is_decoded_when_no_rule_asks() {
    let eyes: Arc<Eyes> = Arc::default();
    let rules =
        ["image/animated", "image/flashing", "image/inconsistent-alt", "image/missing-alt", "image/text-in-image", "image/unreadable"];
    let off: String = rules.map(|rule| ["[rules.\"", rule, "\"]\nlevel = \"off\"\n"].concat()).concat();
    let config = Config::parse(&off, "klart.toml", &klart::rules::known()).expect("a configuration");
    let desk = Desk { eyes: Arc::clone(&eyes), ..Desk::new(config, "2026-11-21".parse().expect("a date")) };
    said("SYN_poster_text_sv.png", &desk);
    assert_eq!(eyes.decoded(), 0);
}

#[test]
fn a_second_run_with_a_cache_decodes_nothing() {
    let folder = Folder::with(&[]);
    let place = folder.path().join("minne");
    let run = || {
        let eyes = Arc::new(Eyes::remembering(Cache::open(&place).expect("a cache")));
        let desk = desk(&eyes);
        let names = ["SYN_flash_5hz.gif", "SYN_flat_white.png", "SYN_qr_code.png", "SYN_photo_plain.jpg"];
        let all: Vec<BTreeSet<String>> = names.iter().map(|name| said(name, &desk)).collect();
        eyes.remember().expect("the cache is written");
        (all, eyes.decoded())
    };
    let (first, second) = (run(), run());
    assert_eq!((first.1, second.1), (4, 0));
    assert_eq!(first.0, second.0);
    fs::write(place.join("pixels.tsv"), "något annat\n\u{0}").expect("a file");
    assert_eq!(run(), first, "a damaged cache counts as empty");
}

#[test]
fn a_folder_that_is_no_cache_is_refused_and_left_alone() {
    let folder = Folder::with(&[("bilder/viktigt.txt", "mitt"), ("fil.txt", "en fil"), ("utkast.md", "Hej.\n")]);
    assert_eq!(Cache::open(&folder.path().join("bilder")).err(), Some(NoCache::NotOurs));
    assert_eq!(Cache::open(&folder.path().join("fil.txt")).err(), Some(NoCache::Closed));
    for (words, name) in [("check utkast.md --cache bilder", "bilder"), ("check utkast.md --cache fil.txt", "fil.txt")] {
        let told = folder.klart(words);
        assert_eq!(told.code, 2, "{}", told.err);
        assert!(told.err.contains(name) && told.err.contains("--cache"), "{}", told.err);
    }
    assert_eq!((folder.text("bilder/viktigt.txt"), folder.text("fil.txt")), ("mitt".to_owned(), "en fil".to_owned()));
    assert_eq!(fs::read_dir(folder.path().join("bilder")).expect("the folder").count(), 1);
}

#[test]
fn the_command_keeps_facts_and_no_content() {
    let folder = Folder::with(&[("utkast.md", "![Hemligt namn](hemlig.gif)\n")]);
    folder.write("hemlig.gif", &bytes("SYN_flash_5hz.gif"));
    let first = folder.klart("check utkast.md --cache minne --format json");
    let kept = folder.text("minne/pixels.tsv");
    assert!(first.out.contains("image/flashing") && kept.lines().count() == 2 && !kept.contains("emlig"), "{kept}");
    // What the cache says is believed: no flash stands there any more.
    folder.write("minne/pixels.tsv", kept.replace("800 - 1 5", "800 - 1 0").as_bytes());
    assert!(!folder.klart("check utkast.md --cache minne --format json").out.contains("image/flashing"));
    assert!(folder.klart("check utkast.md --format json").out.contains("image/flashing"));
}

#[test]
fn broken_and_lying_pictures_are_looked_at_without_harm() {
    assert_eq!(look(&bytes("SYN_bomb_40000x40000.png")), None);
    assert_eq!(look(b""), None);
    let mut wide = bytes("SYN_flash_2hz.gif");
    wide[6..10].copy_from_slice(&[0xff; 4]);
    assert_eq!(look(&wide), None, "a canvas of 65,535 by 65,535");
    let mut cut = bytes("SYN_poster_text_sv.png");
    cut.truncate(9_000);
    assert_eq!(look(&cut).map(|pixels| pixels.surface), Some(Surface::Broken));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_damage_to_a_picture_gives_an_answer(which in 0_usize..6, cut in 200_usize..1000, hits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12)) {
        let names = ["SYN_flash_5hz.gif", "SYN_flash_5hz.png", "SYN_flash_5hz.webp", "SYN_qr_code.png", "SYN_same_resized.jpg", "SYN_logo_word.png"];
        let mut bytes = bytes(names[which]);
        bytes.truncate(bytes.len() * cut / 1000);
        for (place, value) in hits {
            let at = place.index(bytes.len());
            bytes[at] = value;
        }
        let _ = look(&bytes);
    }
}

fn encoded(sort: Sort, number: u64) -> Vec<u8> {
    let mut jpeg = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 85);
    draw(sort, number).image().write_with_encoder(encoder).expect("a picture is encoded");
    jpeg
}

#[test]
fn writing_is_told_from_what_only_looks_like_it() {
    for (sorts, written) in [(&WRITTEN[..], true), (&SEEN[..], false)] {
        for sort in sorts {
            let found = look(&encoded(*sort, 1)).expect("a picture").writing;
            assert_eq!(is_text(found) || is_code(found), written, "{sort:?} {found:?}");
        }
    }
}
