//! Caption files: every cue is found, whatever stands round it, and the right thing is said of it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use klart::read::captions::{Anchor, Captions, Dialect, Ending, Fault, Line, Strict, plain, read, render, specified, strict, verify};
use proptest::prelude::*;

fn media(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/media").join(path)
}

fn shared(path: &str) -> Option<PathBuf> {
    let near = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let root = std::env::var_os("KLART_SHARED").map_or(near, PathBuf::from);
    Some(root.join(path)).filter(|path| path.exists())
}

/// The rows of a table, without its first.
fn table(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).expect("a table");
    let rows = text.lines().skip(1).filter(|row| !row.is_empty());
    rows.map(|row| row.split('\t').map(str::to_owned).collect()).collect()
}

fn topics(captions: &Captions) -> BTreeSet<&'static str> {
    let notes = captions.notes.iter().map(|note| match note.fault {
        Fault::WrongExtension => "wrong extension",
        Fault::MalformedTiming(_) => "malformed timing",
        Fault::BrokenBlock(_) => "broken block",
        Fault::Misnumbered(_) => "misnumbered",
        Fault::MalformedFile(_) => "malformed file",
        Fault::WrongEncoding(_) | Fault::StrayMarkup(_) => "not in the reader's notes",
    });
    notes.collect()
}

/// Makes every repair that needs no question; two at one place are made in their order.
fn mend(text: &str, captions: &Captions) -> String {
    let repairs = captions.notes.iter().filter(|note| note.certain).filter_map(|note| note.repair.clone());
    let mut repairs: Vec<_> = repairs.collect();
    repairs.sort_by_key(|(place, _)| (place.start, place.end));
    let (mut out, mut at) = (String::new(), 0);
    for (place, new) in repairs {
        assert!(place.start >= at, "two repairs meet");
        out.push_str(&text[at..place.start]);
        out.push_str(&new);
        at = place.end;
    }
    out + &text[at..]
}

fn times(captions: &Captions) -> Vec<(Option<i64>, Option<i64>)> {
    captions.cues.iter().map(|cue| (cue.start_ms, cue.end_ms)).collect()
}

#[test]
fn each_malformation_is_named_and_loses_no_cue() {
    for row in table(&media("malformations.tsv")) {
        for line_end in ["\n", "\r\n", "\r", "\r\r\n"] {
            let text = row[2].replace("Hej", "Hej då").replace("Hopp", "Hopp å ö");
            let text = text.replace("\\n", line_end).replace("\\t", "\t");
            let captions = read(&text, Ending::Srt);
            let place = format!("{} {line_end:?} {:#?}", row[0], captions.notes);
            assert_eq!(captions.cues.len().to_string(), row[3], "{place}");
            let wanted: BTreeSet<&str> = row[5].split("; ").filter(|topic| *topic != "empty cue").collect();
            assert_eq!(topics(&captions), wanted, "{place}");
            if row[6] == "safe" {
                let mended = mend(&text, &captions);
                let again = read(&mended, Ending::Srt);
                assert_eq!(topics(&again), BTreeSet::new(), "{place} {mended:?}");
                assert!(verify(&text, &mended, Ending::Srt, &[]), "{place} {mended:?}");
            }
        }
    }
}

#[test]
fn a_mended_file_satisfies_a_strict_reader() {
    for row in table(&media("malformations.tsv")).iter().filter(|row| row[6] == "safe" && row[0] != "timing-only") {
        let text = row[2].replace("\\n", "\n").replace("\\t", "\t");
        let mended = mend(&text, &read(&text, Ending::Srt));
        assert_eq!(strict(&mended, &read(&mended, Ending::Srt).cues), Strict::Agrees, "{} {mended:?}", row[0]);
    }
}

fn decoded(bytes: &[u8], encoding: &str) -> String {
    let encoding = match encoding {
        "windows-1252" => encoding_rs::WINDOWS_1252,
        "mac-roman" => encoding_rs::MACINTOSH,
        "utf-16-le-bom" => encoding_rs::UTF_16LE,
        _ => encoding_rs::UTF_8,
    };
    encoding.decode(bytes).0.into_owned()
}

#[test]
fn the_swedish_files_are_read_as_their_index_says() {
    let formats = ["wrong extension", "malformed timing", "broken block", "misnumbered", "malformed file"];
    for row in table(&media("subs/index.tsv")) {
        let bytes = fs::read(media("subs").join(&row[0])).expect("a caption file");
        let text = decoded(&bytes, &row[2]);
        let captions = read(&text, Ending::of(&row[0]).expect("a caption ending"));
        assert_eq!(captions.cues.len().to_string(), row[4], "{}", row[0]);
        let wanted: BTreeSet<&str> = row[6].split("; ").filter(|topic| formats.contains(topic)).collect();
        assert_eq!(topics(&captions), wanted, "{} {:#?}", row[0], captions.notes);
        let opinion = match strict(&text, &captions.cues) {
            Strict::Agrees => "ok".to_owned(),
            Strict::Refuses => "error".to_owned(),
            Strict::Times => "wrong, times".to_owned(),
            Strict::Counts(cues) => format!("wrong, {cues}"),
        };
        assert!(row[5] == "-" || row[5] == opinion, "{}: {opinion}", row[0]);
    }
}

#[test]
fn a_year_alone_is_a_text_and_not_a_number() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\n1947\n\n2\n00:00:03,000 --> 00:00:04,000\nSal\n2026\n";
    let captions = read(text, Ending::Srt);
    let texts: Vec<_> = captions.cues.iter().map(|cue| &text[cue.text.clone()]).collect();
    assert_eq!((texts, captions.notes.len()), (vec!["1947", "Sal\n2026"], 0));
}

#[test]
fn a_lone_number_at_the_end_and_text_before_are_noted() {
    let text = "Min film\n\n1\n00:00:01,000 --> 00:00:02,000\nHej\n\n2\n";
    let captions = read(text, Ending::Srt);
    assert_eq!((captions.cues.len(), captions.notes.len()), (1, 2), "{:#?}", captions.notes);
    assert_eq!(&text[captions.cues[0].text.clone()], "Hej");
}

#[test]
fn a_browser_drops_what_it_cannot_read_and_klart_says_so() {
    let text = "WEBVTT\n\n00:01,000 --> 00:02,000\nHej\n\nförlorad\n\n00:03.000 --> 00:04.000 size:50% färg:röd\nHopp\n";
    let captions = read(text, Ending::Vtt);
    assert_eq!((captions.cues.len(), captions.shown()), (2, 1));
    assert_eq!(topics(&captions), BTreeSet::from(["malformed timing", "malformed file"]));
    let mended = mend(text, &captions);
    assert_eq!(specified(&mended).len(), 2, "{mended}");
}

#[test]
fn a_signature_is_mended_so_that_the_cues_are_shown() {
    for text in [
        "WebVTT\n00:01.000 --> 00:02.000\nHej\n",
        "00:01.000 --> 00:02.000\nHej\n",
        "\u{feff}WEB VTT\r\n\r\n00:01.000 --> 00:02.000\r\nHej",
    ] {
        let captions = read(text, Ending::Vtt);
        assert_eq!((captions.cues.len(), captions.shown()), (1, 0), "{text:?}");
        let mended = mend(text, &captions);
        assert_eq!((specified(&mended).len(), read(&mended, Ending::Vtt).notes.len()), (1, 0), "{mended:?}");
    }
}

#[test]
fn other_formats_under_a_caption_name_are_known_by_their_content() {
    let is = |text: &str, ending| read(text, ending).dialect;
    assert_eq!(is("<!DOCTYPE html><title>404</title>", Ending::Vtt), Dialect::Html);
    assert_eq!(is("{\"error\": 404}", Ending::Srt), Dialect::Json);
    assert_eq!(is("1\n00:00:01,000 --> 00:00:02,000\n[{(ja)}]", Ending::Vtt), Dialect::Srt);
    assert_eq!(is("[Musik]\n00:00:01,000 --> 00:00:02,000\nHej", Ending::Srt), Dialect::Srt);
    let sbv = read("0:00:01.000,0:00:02.500\nHej\n\n0:00:03.000,0:00:04.000\nHopp\n", Ending::Sbv);
    assert_eq!((sbv.cues.len(), sbv.notes.len(), sbv.cues[0].end_ms), (2, 0, Some(2500)));
}

#[test]
fn two_hundred_thousand_cues_are_read() {
    let mut text = String::new();
    for number in 1..=200_000_u32 {
        let (hours, minutes, seconds) = (number / 3600, number / 60 % 60, number % 60);
        let clock = format!("{hours:02}:{minutes:02}:{seconds:02}");
        let words = "Barnen leker på ängen";
        write!(text, "{number}\n{clock},000 --> {clock},900\n{words} {number}.\n\n").expect("a string takes all");
    }
    let captions = read(&text, Ending::Srt);
    assert_eq!((captions.cues.len(), captions.notes.len()), (200_000, 0));
    let rendered = render(&text, &captions);
    assert_eq!(times(&read(&rendered, Ending::Srt)), times(&captions));
}

/// One row of expected-cues.tsv, from what the parser gives.
fn row_of(name: &str, number: usize, cue: &klart::read::captions::Shown) -> String {
    let auto = |value: Option<f64>| value.map_or("auto".to_owned(), |number| number.to_string());
    let (line, snap) = match cue.settings.line {
        None => ("auto".to_owned(), true),
        Some(Line::Number(number)) => (number.to_string(), true),
        Some(Line::Percent(number)) => (number.to_string(), false),
    };
    let text = cue.text.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t").replace('\u{c}', "\\f");
    let fields = [
        name.to_owned(),
        number.to_string(),
        cue.id.clone(),
        cue.start_ms.to_string(),
        cue.end_ms.to_string(),
        text,
        cue.settings.align.to_owned(),
        line,
        snap.to_string(),
        auto(cue.settings.position),
        cue.settings.size.to_string(),
        cue.settings.vertical.to_owned(),
    ];
    fields.join("\t")
}

/// Numbers as JavaScript writes them (1e+34) become this language's.
fn normal(row: &str) -> String {
    let number = |field: &str| match field.parse::<f64>() {
        Ok(number) if field.contains('e') || field.len() > 15 => number.to_string(),
        _ => field.to_owned(),
    };
    row.split('\t').map(number).collect::<Vec<_>>().join("\t")
}

#[test]
fn webvtt_is_parsed_as_the_standard_says() {
    let Some(folder) = shared("media/webvtt-dev") else {
        crate::shared::skipped();
        return;
    };
    let mut rows = Vec::new();
    for row in table(&folder.join("expected.tsv")) {
        let text = String::from_utf8(fs::read(folder.join(&row[0])).expect("a test file")).expect("UTF-8");
        let cues = specified(&text);
        assert_eq!(cues.len().to_string(), row[1], "{}", row[0]);
        let numbered = cues.iter().enumerate();
        rows.extend(numbered.map(|(at, cue)| normal(&row_of(&row[0], at + 1, cue))));
        assert_eq!(read(&text, Ending::Vtt).shown(), cues.len(), "{}", row[0]);
    }
    let expected = fs::read_to_string(folder.join("expected-cues.tsv")).expect("a table");
    let expected: Vec<String> = expected.lines().skip(1).map(normal).collect();
    rows.retain(|row| !row.starts_with("regions-"));
    assert_eq!(rows.len(), expected.len());
    for (found, wanted) in rows.iter().zip(&expected) {
        assert_eq!(found, wanted);
    }
}

#[test]
fn settings_keep_their_anchors() {
    let cues = specified("WEBVTT\n\n00:01.000 --> 00:02.000 line:0%,end position:10%,line-left\nHej\n");
    let settings = &cues[0].settings;
    assert_eq!((settings.line_anchor, settings.position_anchor), (Some(Anchor::End), Some(Anchor::Start)));
}

fn scrap() -> impl Strategy<Value = String> {
    let pieces = [
        "1",
        "2a",
        "#3",
        "1947",
        "\n",
        "\r\n",
        "\r",
        "\r\r\n",
        "\n\n",
        " ",
        "\t",
        "Hej å",
        "WEBVTT",
        "NOTE",
        "STYLE",
        "00:00:01,000",
        "00:01.000",
        " --> ",
        "->",
        "→",
        "--",
        "-00:00:02,000",
        "99:99:99,9999",
        "<i>",
        "{\\an8}",
        "&amp;",
        "line:5%",
        "\u{feff}",
        "\0",
        "00:00:01,000 --> 00:00:02,000\nHej\n",
        "00:01.000 --> 00:02.000\nHej\n",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn any_scrap_is_read_with_ranges_inside_it(text in scrap(), ending in prop::sample::select(vec![Ending::Srt, Ending::Vtt, Ending::Sbv])) {
        let captions = read(&text, ending);
        for note in &captions.notes {
            prop_assert!(text.get(note.range.clone()).is_some());
            if let Some((place, _)) = &note.repair {
                prop_assert!(text.get(place.clone()).is_some());
            }
        }
        for cue in &captions.cues {
            for range in [&cue.timing, &cue.start, &cue.end, &cue.text, &cue.settings].into_iter().chain(&cue.lines) {
                prop_assert!(text.get(range.clone()).is_some());
            }
            plain(&text[cue.text.clone()], captions.dialect);
        }
        prop_assert_eq!(captions.dialect == Dialect::Vtt, captions.dialect == Dialect::Vtt && captions.shown() == specified(&text).len());
        strict(&text, &captions.cues);
        render(&text, &captions);
    }

    #[test]
    fn rendered_cues_are_read_back(starts in prop::collection::vec((0_i64..900_000_000, 1_i64..9000, "[a-zåäö]{1,8}( [a-zåäö]{1,8}){0,3}"), 1..20)) {
        let mut text = String::from("WEBVTT\n\n");
        for (start, length, words) in &starts {
            let clock = |ms: i64| format!("{:02}:{:02}:{:02}.{:03}", ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000);
            write!(text, "{} --> {}\n{words}\n\n", clock(*start), clock(start + length)).expect("a string takes all");
        }
        let captions = read(&text, Ending::Vtt);
        let rendered = render(&text, &captions);
        let again = read(&rendered, Ending::Srt);
        prop_assert_eq!(times(&again), times(&captions));
        prop_assert_eq!(strict(&rendered, &again.cues), Strict::Agrees);
    }
}

#[test]
fn a_mark_before_a_blank_is_no_character_of_the_timing_line() {
    let text = "\u{feff} 00:00:01,000 --> 00:00:02,000\nHej\n";
    for ending in [Ending::Srt, Ending::Vtt, Ending::Sbv] {
        let captions = read(text, ending);
        let cue = &captions.cues[0];
        assert!(text.get(cue.timing.clone()).is_some_and(|line| line.trim().starts_with("00:00:01")), "{ending:?}: {:?}", cue.timing);
        assert!(captions.notes.iter().all(|note| text.get(note.range.clone()).is_some()), "{ending:?}");
        render(text, &captions);
    }
}
