//! Caption files as they come: every malformation in every line end and encoding, the Swedish files of the corpus, and
//! files that are no captions at all.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use klart::check::{Desk, Judged, examine, fixing};
use klart::config::{Config, Level};
use klart::draft::{Captions, Dialect};
use klart::fix::Safety;
use klart::read::captions::{Ending, Strict, read, strict};
use klart::rules::ALL;
use klart::source::{Format, Source};
use proptest::prelude::*;

fn media(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/media").join(path)
}

fn table(path: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(media(path)).expect("a table");
    text.lines().skip(1).filter(|row| !row.is_empty()).map(|row| row.split('\t').map(str::to_owned).collect()).collect()
}

fn desk(config: &str) -> Desk {
    let config = Config::parse(config, "klart.toml", &klart::rules::known()).expect("a configuration");
    Desk { all: true, ..Desk::new(config, "2026-11-21".parse().expect("a date")) }
}

fn source(name: &str, bytes: impl Into<Vec<u8>>) -> Source {
    let format = if Ending::of(name) == Some(Ending::Vtt) { Format::Vtt } else { Format::Srt };
    Source::new(name, format, bytes.into()).expect("captions are text")
}

/// The topics of group captions that were found, in the words of the tables.
fn topics(judged: &Judged) -> BTreeSet<String> {
    let ids = judged.findings.iter().filter_map(|finding| finding.rule.strip_prefix("captions/"));
    ids.map(words).collect()
}

fn words(id: &str) -> String {
    id.replace('-', " ").replace("machine made", "machine-made")
}

/// The topics of a table's cell that have a rule.
fn listed(cell: &str) -> BTreeSet<String> {
    let known: BTreeSet<String> = ALL.iter().filter_map(|rule| rule.id.strip_prefix("captions/")).map(words).collect();
    cell.split("; ").map(str::to_owned).filter(|topic| known.contains(topic)).collect()
}

/// What is wrong with a file rather than with what stands in its cues.
const OF_FILES: [&str; 7] =
    ["wrong encoding", "wrong extension", "malformed file", "malformed timing", "broken block", "misnumbered", "stray markup"];

/// A text in each encoding that has room for it; the first two are those that players want.
fn encodings(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let wide = |mark: bool, bytes: fn(u16) -> [u8; 2]| {
        let mark = mark.then_some(0xfeff_u16);
        mark.into_iter().chain(text.encode_utf16()).flat_map(bytes).collect::<Vec<u8>>()
    };
    let mut all = vec![
        ("utf-8", text.as_bytes().to_vec()),
        ("utf-8 with mark", [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
        ("utf-16le", wide(false, u16::to_le_bytes)),
        ("utf-16le with mark", wide(true, u16::to_le_bytes)),
        ("utf-16be", wide(false, u16::to_be_bytes)),
        ("utf-16be with mark", wide(true, u16::to_be_bytes)),
    ];
    let one_byte = |signs: [(char, u8); 6]| {
        let byte =
            |sign: char| if sign.is_ascii() { Some(sign as u8) } else { signs.iter().find(|(own, _)| *own == sign).map(|(_, byte)| *byte) };
        text.chars().map(byte).collect::<Option<Vec<u8>>>()
    };
    let legacy = [
        ("windows-1252", one_byte([('å', 0xe5), ('ä', 0xe4), ('ö', 0xf6), ('Å', 0xc5), ('Ä', 0xc4), ('Ö', 0xd6)])),
        ("mac roman", one_byte([('å', 0x8c), ('ä', 0x8a), ('ö', 0x9a), ('Å', 0x81), ('Ä', 0x80), ('Ö', 0x85)])),
        ("cp850", one_byte([('å', 0x86), ('ä', 0x84), ('ö', 0x94), ('Å', 0x8f), ('Ä', 0x8e), ('Ö', 0x99)])),
    ];
    all.extend(legacy.into_iter().filter_map(|(name, bytes)| Some((name, bytes?))));
    all
}

/// Times and lines of each cue.
fn said(captions: &Captions) -> Vec<(Option<i64>, Option<i64>, Vec<String>)> {
    let lines = |cue: &klart::draft::Cue| cue.lines.iter().map(|line| line.plain.clone()).collect();
    captions.cues.iter().map(|cue| (cue.start_ms, cue.end_ms, lines(cue))).collect()
}

fn captions(source: &Source) -> Captions {
    klart::read::read(source).captions.expect("captions")
}

#[test]
fn every_malformation_is_named_and_mended_in_every_line_end_and_encoding() {
    let desk = desk("");
    let mut tried = 0;
    for row in table("malformations.tsv") {
        let text = row[2].replace("Hej", "Både båten och ön").replace("Hopp", "Älven går här").replace("\\t", "\t");
        let clean = said(&captions(&source("film.sv.srt", text.replace("\\n", "\n"))));
        assert_eq!(clean.len().to_string(), row[3], "{}", row[0]);
        for end in ["\n", "\r\n", "\r"] {
            for (encoding, bytes) in encodings(&text.replace("\\n", end)) {
                let place = format!("{} {end:?} {encoding}", row[0]);
                let source = source("film.sv.srt", bytes);
                assert_eq!(said(&captions(&source)), clean, "{place}");
                let mut wanted = listed(&row[5]);
                wanted.remove("empty cue");
                let stored_otherwise = !encoding.starts_with("utf-8") || end == "\r";
                wanted.extend(stored_otherwise.then(|| "wrong encoding".to_owned()));
                let judged = examine(&source, &desk);
                let found: BTreeSet<String> = topics(&judged).into_iter().filter(|topic| OF_FILES.contains(&topic.as_str())).collect();
                assert_eq!(found, wanted, "{place} {:#?}", judged.findings);
                mended(&place, &row, &source, &desk);
                tried += 1;
            }
        }
    }
    assert!(tried > 540, "only {tried}");
}

/// After the safe fixes the file is UTF-8 in even lines, says what it said, and satisfies a strict reader where the
/// table says so; fixing again changes nothing.
fn mended(place: &str, row: &[String], source: &Source, desk: &Desk) {
    let fixed = fixing::fix(source, desk, Safety::Safe);
    let found = topics(&fixed.judged);
    assert!(!found.contains("wrong encoding"), "{place} {found:?}");
    let text = fixed.source.text();
    assert_eq!(std::str::from_utf8(&fixed.source.parts[0].bytes).map(|whole| whole.trim_start_matches('\u{feff}')), Ok(text), "{place}");
    let again = fixing::fix(&fixed.source, desk, Safety::Safe);
    assert_eq!(again.source.parts[0].bytes, fixed.source.parts[0].bytes, "{place}");
    if row[0] != "timing-only" {
        assert_eq!(said(&captions(&fixed.source)), said(&captions(source)), "{place}");
    }
    if row[6] == "safe" && row[0] != "timing-only" {
        assert!(OF_FILES.iter().all(|topic| !found.contains(*topic)), "{place} {found:?} {text:?}");
        assert_eq!(strict(text, &read(text, Ending::Srt).cues), Strict::Agrees, "{place} {text:?}");
    }
}

#[test]
fn the_swedish_files_get_exactly_the_topics_and_fixes_of_their_index() {
    let desk = desk("");
    for row in table("subs/index.tsv") {
        let source = source(&row[0], fs::read(media("subs").join(&row[0])).expect("a caption file"));
        let judged = examine(&source, &desk);
        let wanted = listed(&row[6]);
        assert_eq!(topics(&judged), wanted, "{} {:#?}", row[0], judged.findings);
        let best = judged.findings.iter().filter(|finding| finding.rule.starts_with("captions/"));
        let best = best.flat_map(|finding| &finding.fixes).map(|fix| fix.safety).max();
        let offered = match best {
            Some(Safety::Safe) => "safe",
            Some(Safety::Suggest) => "suggest",
            _ => "-",
        };
        assert!(wanted.is_empty() || row[7].split(' ').next() == Some(offered), "{}: {offered}, not {}", row[0], row[7]);
    }
}

fn level(name: &str, bytes: impl Into<Vec<u8>>, rule: &str, config: &str) -> Option<Level> {
    let judged = examine(&source(name, bytes), &desk(config));
    judged.findings.iter().filter(|finding| finding.rule == rule).map(|finding| finding.level).max()
}

#[test]
fn another_encoding_is_an_error_where_the_player_or_the_place_refuses_it() {
    let srt = b"1\n00:00:01,000 --> 00:00:03,000\nB\xE5ten och \xF6n \xE4r h\xE4r.\n";
    let vtt = b"WEBVTT\n\n00:01.000 --> 00:03.000\nB\xE5ten och \xF6n \xE4r h\xE4r.\n";
    let rule = "captions/wrong-encoding";
    let to = |channel: &str| format!("[[files]]\nglob = \"**\"\nchannel = \"{channel}\"\n");
    assert_eq!(level("film.srt", srt, rule, ""), Some(Level::Warning));
    assert_eq!(level("film.srt", srt, rule, &to("linkedin")), Some(Level::Warning));
    assert_eq!(level("film.srt", srt, rule, &to("youtube")), Some(Level::Error));
    assert_eq!(level("film.srt", srt, rule, &to("facebook")), Some(Level::Error));
    assert_eq!(level("film.vtt", vtt, rule, ""), Some(Level::Error));
    // Odd line ends are read by every browser.
    assert_eq!(level("film.vtt", "WEBVTT\r\r00:01.000 --> 00:03.000\rBåten är här.\r", rule, ""), Some(Level::Warning));
}

#[test]
fn lost_letters_are_shown_and_nothing_is_written_over() {
    for bytes in [
        b"1\n00:00:01,000 --> 00:00:03,000\nB\0ten och \xC3\xB6n \xC3\xA4r h\xC3\xA4r.\n".to_vec(),
        b"1\r\n00:00:01,000 --> 00:00:03,000\nP\xC3\xA5 \xC3\xB6n \xC3\xA4r b\xE5ten.\n".to_vec(),
        "1\n00:00:01,000 --> 00:00:03,000\nB\u{fffd}ten är här i dag.\n".into(),
    ] {
        let source = source("film.srt", bytes.clone());
        let judged = examine(&source, &desk(""));
        assert!(topics(&judged).contains("wrong encoding"), "{judged:#?}");
        assert!(judged.findings.iter().all(|finding| finding.level < Level::Error), "{:#?}", judged.findings);
        assert_eq!(fixing::fix(&source, &desk(""), Safety::Safe).source.parts[0].bytes, bytes);
    }
}

#[test]
fn a_drones_log_and_a_list_of_thumbnails_are_no_bad_captions() {
    let log = "1\r\n00:00:00,000 --> 00:00:00,033\r\n<font size=\"28\">FrameCnt: 1, DiffTime: 33ms\n[iso: 100] [shutter: 1/500] [latitude: 57.6] [longitude: 18.3]</font>\n";
    let thumbnails = "WEBVTT\n00:00.000 --> 00:05.000\nbilder.jpg#xywh=0,0,160,90\n";
    for (name, text, dialect) in [("DJI_0001.SRT", log, Dialect::Telemetry), ("film.vtt", thumbnails, Dialect::Thumbnails)] {
        let source = source(name, text);
        assert_eq!(captions(&source).dialect, dialect);
        assert_eq!(topics(&examine(&source, &desk(""))), BTreeSet::new(), "{name}");
    }
}

#[test]
fn a_page_is_one_finding_and_the_report_goes_on() {
    for (name, text) in [("film.vtt", "<!DOCTYPE html>\r<title>404</title>\n<p>Ã¥ 00:01 --> 00:02"), ("film.srt", "{\"error\":\n404}")] {
        let judged = examine(&source(name, text), &desk(""));
        let found: Vec<_> = judged.findings.iter().map(|finding| finding.rule).collect();
        assert_eq!((found, judged.is_lost()), (vec!["captions/wrong-extension"], false), "{name}");
    }
}

#[test]
fn a_cue_of_a_million_lines_is_read() {
    let text = format!("1\n00:00:01,000 --> 00:00:03,000\n{}", "å\n\n".repeat(500_000));
    let draft = klart::read::read(&source("film.srt", text));
    let captions = draft.captions.expect("captions");
    assert_eq!((captions.cues.len(), captions.cues[0].lines.len()), (1, 500_000));
}

#[test]
fn helper_files_of_macos_and_other_kinds_are_refused_with_their_name() {
    let helper = [b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        \x00\x02".as_slice(), &[0; 100]].concat();
    let refused = Source::new("._film.srt", Format::Srt, helper).expect_err("no captions");
    assert!(refused.problem()[0].contains("macOS"), "{refused:?}");
    assert!(Source::new("film.srt", Format::Srt, b"PK\x03\x04film".to_vec()).is_err());
    assert!(Source::new("film.srt", Format::Srt, vec![0; 5000]).is_err());
}

#[cfg(feature = "cli")]
#[test]
fn a_caption_file_of_two_hundred_megabytes_is_a_trouble_and_nothing_more() {
    let folder = crate::folder::Folder::with(&[("film.sv.srt", "1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n")]);
    let path = folder.path().join("stor.sv.srt");
    fs::File::create(path).and_then(|file| file.set_len(200 << 20)).expect("a sparse file");
    let said = folder.klart("check .");
    let all = format!("{}{}", said.out, said.err);
    assert!(all.contains("större än 32 MB"), "{all}");
}

/// Pieces of caption files as bytes, whole and broken.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let pieces: Vec<&[u8]> = vec![
        b"1\n",
        b"2a\r\n",
        b"\n\n",
        b"\r",
        b"\0",
        b"\xE5\xE4\xF6",
        b"\x8C\x8A",
        b"\xFF\xFE",
        b"\xEF\xBB\xBF",
        b"\xF0\x9F",
        b"00:00:01,000 --> 00:00:02,000\n",
        b"00:00:03.5 -> 00:00:04\n",
        b"-00:00:01,000 --> 300:00:02,000\n",
        b"WEBVTT\n\n",
        b"NOTE a --> b\n\n",
        "Hej på dig, ö.\n".as_bytes(),
        "HallÃ¥ dÃ¤r\n".as_bytes(),
        b"<i>{\\an8}<00:00:01.000><c>x</c>",
        b"1947\n",
        b" \n",
        b"line:5% x:y\n",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn safe_fixes_of_any_bytes_are_made_once(bytes in prop_oneof![pieces(), prop::collection::vec(any::<u8>(), 0..300)], vtt in any::<bool>()) {
        let (name, format) = if vtt { ("a.sv.vtt", Format::Vtt) } else { ("a.sv.srt", Format::Srt) };
        if let Ok(source) = Source::new(name, format, bytes) {
            let desk = desk("");
            let fixed = fixing::fix(&source, &desk, Safety::Safe).source;
            let again = fixing::fix(&fixed, &desk, Safety::Safe).source;
            prop_assert_eq!(&again.parts[0].bytes, &fixed.parts[0].bytes);
        }
    }
}
