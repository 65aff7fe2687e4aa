//! Films, sounds and captions as they lie in folders: what is said of each, and what the fixes make of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use klart::check::{Desk, Judged, examine, fixing};
use klart::config::{Config, Level};
use klart::finding::Verdict;
use klart::fix::{Change, Safety};
use klart::read::captions::{Ending, Strict, read, strict};
use klart::source::{Beside, Format, Root, Source};
use unicode_normalization::UnicodeNormalization;

fn media(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/media").join(path)
}

fn table(path: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(media(path)).expect("a table");
    text.lines().skip(1).filter(|row| !row.is_empty()).map(|row| row.split('\t').map(str::to_owned).collect()).collect()
}

fn desk() -> Desk {
    Desk { all: true, ..Desk::new(Config::default(), "2026-11-21".parse().expect("a date")) }
}

fn in_folder(source: Source, folder: &Path) -> Source {
    source.beside(Beside::Root(Root { folder: folder.to_owned(), draft: folder.to_owned() }))
}

/// What the rules of a group say: id and E, W, A or R.
fn said(judged: &Judged, group: &str) -> BTreeSet<String> {
    let mine = judged.findings.iter().filter(|finding| finding.rule.starts_with(group));
    let grade = |verdict, level| match (verdict, level) {
        (Verdict::Review, _) => "R",
        (_, Level::Error) => "E",
        (_, Level::Warning) => "W",
        _ => "A",
    };
    mine.map(|finding| format!("{} {}", finding.rule, grade(finding.verdict, finding.level))).collect()
}

/// What facts.tsv expects of a file, in the rules' words.
fn expected(words: &str) -> &'static [&'static str] {
    let forms: [(&str, &[&str]); 11] = [
        ("missing captions (E)", &["media/missing-captions E"]),
        ("unfit captions (E)", &["media/unfit-captions E"]),
        ("missing transcript (silent film", &["media/missing-transcript R"]),
        ("missing transcript (E)", &["media/missing-transcript E"]),
        ("captions inside", &[]),
        ("captions found", &[]),
        ("transcript found", &[]),
        ("cannot be read", &["media/missing-captions R"]),
        ("damaged file", &["media/missing-captions R", "media/unreadable W"]),
        ("empty file", &["media/unreadable W"]),
        ("not a media file", &["media/unreadable W"]),
    ];
    forms.iter().find(|(form, _)| words.starts_with(form)).unwrap_or_else(|| panic!("not known: {words}")).1
}

#[test]
fn each_sample_is_judged_as_its_facts_say() {
    let (folder, desk) = (media("samples"), desk());
    for row in table("samples/facts.tsv") {
        let source = in_folder(Source::file(row[0].as_str(), Format::Media), &folder);
        let found = said(&examine(&source, &desk), "media/");
        let wanted: BTreeSet<String> = expected(&row[5]).iter().map(|words| (*words).to_owned()).collect();
        assert_eq!(found, wanted, "{}", row[0]);
    }
}

fn caption_file(folder: &str, name: &str) -> Source {
    let format = if Ending::of(name) == Some(Ending::Vtt) { Format::Vtt } else { Format::Srt };
    Source::new(name, format, fs::read(media(folder).join(name)).expect("a caption file")).expect("captions are text")
}

#[test]
fn the_swedish_caption_files_get_the_topics_of_their_index() {
    let ours = [
        "crowded cue",
        "empty cue",
        "fast cue",
        "long cue",
        "long line",
        "malformed timing",
        "many lines",
        "mixed dashes",
        "no cues",
        "nonpositive cue",
        "overlapping cues",
        "short cue",
        "shouted cue",
        "unordered cues",
    ];
    let desk = desk();
    for row in table("subs/index.tsv") {
        let judged = examine(&caption_file("subs", &row[0]), &desk);
        let found: BTreeSet<String> = judged
            .findings
            .iter()
            .filter_map(|finding| finding.rule.strip_prefix("captions/"))
            .map(|name| name.replace('-', " "))
            .collect();
        let found: BTreeSet<&str> = found.iter().map(String::as_str).filter(|topic| ours.contains(topic)).collect();
        let wanted: BTreeSet<&str> = row[6].split("; ").filter(|topic| ours.contains(topic)).collect();
        assert_eq!(found, wanted, "{} {:#?}", row[0], judged.findings);
    }
}

#[test]
fn fixed_captions_are_read_by_a_strict_reader_and_stay_fixed() {
    let desk = desk();
    for name in [
        "14-pilar.sv.srt",
        "15-en-siffra.sv.srt",
        "22-langa-rader.sv.srt",
        "23-for-snabbt.sv.srt",
        "24-slut-fore-start.sv.srt",
        "25-overlapp.sv.srt",
    ] {
        let source = caption_file("subs", name);
        let fixed = fixing::fix(&source, &desk, Safety::Suggest);
        assert!(fixed.applied > 0, "{name}");
        let text = fixed.source.text();
        let captions = read(text, Ending::Srt);
        assert_eq!(strict(text, &captions.cues), Strict::Agrees, "{name}\n{text}");
        // The one with too much text for a cue becomes two.
        let cues = read(source.text(), Ending::Srt).cues.len() + usize::from(name.starts_with("22"));
        assert_eq!(captions.cues.len(), cues, "{name}");
        assert!(fixed.judged.findings.len() < examine(&source, &desk).findings.len(), "{name}\n{text}");
        assert_eq!(fixing::fix(&fixed.source, &desk, Safety::Suggest).source.text(), text, "{name}");
    }
}

#[test]
fn malformed_times_are_mended_in_every_line_end_and_encoding() {
    let desk = desk();
    for row in table("malformations.tsv").iter().filter(|row| row[5] == "malformed timing" && row[6] == "safe") {
        for end in ["\n", "\r\n"] {
            let text = row[2].replace("Hej", "Hej då på ön").replace("\\n", end).replace("\\t", "\t");
            let wide = |text: &str| [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect::<Vec<u8>>();
            let legacy = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
            for bytes in [text.clone().into_bytes(), wide(&text), legacy(&text)] {
                let source = Source::new("film.srt", Format::Srt, bytes).expect("text");
                let fixed = fixing::fix(&source, &desk, Safety::Safe);
                let after = fixed.source.text();
                if source.text().contains('→') || row[0] != "arrow-unicode" {
                    assert_eq!(strict(after, &read(after, Ending::Srt).cues), Strict::Agrees, "{} {end:?} {after:?}", row[0]);
                    assert!(after.contains("Hej då på ön"), "{after:?}");
                }
            }
        }
    }
}

/// A folder of its own with a film and a caption file; removed afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, film: &str, captions: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("klart-media-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join(captions).parent().expect("a folder")).expect("a temporary folder");
        fs::copy(media("samples/tone.mp4"), folder.join(film)).expect("a film");
        fs::write(folder.join(captions), "1\n00:00:00,000 --> 00:00:02,500\nBadet öppnar på lördag.\n").expect("captions");
        Self(folder)
    }

    fn draft(&self, text: &str) -> Source {
        let format = if text.starts_with("Kanal:") { Format::Text } else { Format::Markdown };
        in_folder(Source::new("utkast", format, text.as_bytes().to_vec()).expect("text"), &self.0)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn renames(source: &Source) -> Vec<(String, String)> {
    fixing::fix_only(source, &desk(), Safety::Suggest, |rule| rule == "media/misnamed-captions")
        .files
        .into_iter()
        .filter_map(renaming)
        .collect()
}

fn renaming(change: Change) -> Option<(String, String)> {
    if let Change::Rename { from, to } = change { Some((from, to)) } else { None }
}

#[test]
fn a_near_name_is_an_error_with_the_right_name_at_hand() {
    let folder = Folder::new("near", "simskola.mp4", "simskolan.sv.srt");
    let draft = folder.draft("[Se filmen](simskola.mp4)\n");
    assert_eq!(said(&examine(&draft, &desk()), "media/"), BTreeSet::from(["media/misnamed-captions E".to_owned()]));
    assert_eq!(renames(&draft), [("simskolan.sv.srt".to_owned(), "simskola.sv.srt".to_owned())]);
}

#[test]
fn facebook_wants_its_own_form_of_name() {
    let folder = Folder::new("facebook", "badet.mp4", "badet.sv.srt");
    let draft = folder.draft("Kanal: facebook\nBadet öppnar igen.\n\nFilm: badet.mp4\n");
    assert_eq!(said(&examine(&draft, &desk()), "media/"), BTreeSet::from(["media/misnamed-captions W".to_owned()]));
    assert_eq!(renames(&draft), [("badet.sv.srt".to_owned(), "badet.sv_SE.srt".to_owned())]);
    let draft = folder.draft("[Se filmen](badet.mp4)\n");
    assert_eq!(said(&examine(&draft, &desk()), "media/"), only_asked());
}

#[test]
fn captions_in_a_folder_of_their_own_and_names_stored_in_pieces_pair() {
    let folder = Folder::new("pieces", &"Årsta.mp4".nfd().collect::<String>(), "undertexter/Årsta.sv.srt");
    let draft = folder.draft("[Se filmen](Årsta.mp4)\n");
    assert_eq!(said(&examine(&draft, &desk()), "media/"), only_asked());
}

/// No fault, and the question that every film in a draft gets until somebody has answered it.
fn only_asked() -> BTreeSet<String> {
    BTreeSet::from(["media/undeclared-description R".to_owned()])
}

#[test]
fn a_question_is_asked_once_of_all_far_films() {
    let text = "[Ett](https://example.org/1.mp4) och [två](https://example.org/2.mp4) och [tre](https://example.org/3.mp4)\n";
    let source = Source::new("utkast", Format::Markdown, text.as_bytes().to_vec()).expect("text");
    let judged = examine(&source, &desk());
    let asked: Vec<usize> =
        judged.findings.iter().filter(|finding| finding.rule == "media/missing-captions").map(|finding| finding.count).collect();
    assert_eq!(asked, [3]);
}
