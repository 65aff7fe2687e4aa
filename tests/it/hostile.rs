//! Bad input is normal input: each of these is read to its end, and says the right thing.

use std::fmt::Write as _;

use klart::check::{Desk, examine};
use klart::config::{Config, Date};
use klart::source::{Format, Source};
use klart::{check_all, read::read};
use proptest::prelude::*;

fn desk() -> Desk {
    Desk::new(Config::default(), Date::new(2026, 11, 21).expect("a date"))
}

fn source(format: Format, text: impl Into<Vec<u8>>) -> Source {
    Source::new("utkast", format, text.into()).expect("text")
}

const ALL: [Format; 5] = [Format::Markdown, Format::Html, Format::Text, Format::Srt, Format::Vtt];

#[test]
fn deep_and_long_drafts_are_read_to_the_end() {
    let picture = "<p><img src=\"sist.png\"></p>";
    let deep = format!("{}{picture}", "<div>".repeat(50_000));
    let signs = format!("{}{picture}", "<".repeat(200_000));
    let lists = format!("{}{picture}", "<ul><li>".repeat(25_000));
    let fonts = format!("{}{picture}", "<font size=i>".repeat(15_000));
    for html in [deep, signs, lists, fonts] {
        let draft = read(&source(Format::Html, html));
        assert!(draft.images.len() <= 1, "one picture at most");
    }
    let attributes = format!("<p{}>Text</p>{picture}", " a=1".repeat(20_000));
    assert_eq!(read(&source(Format::Html, attributes)).images.len(), 1);
}

#[test]
fn parts_of_a_page_are_told_of_a_bounded_number_of_times() {
    let draft = |html: String| read(&source(Format::Html, html));
    let ids = draft(format!("<a href=#x>x</a>{}", "<p id=x>a</p>".repeat(20_000)));
    assert!(ids.ids.len() == 1 && ids.ids[0].also.len() < 100);
    let script = format!("<script>focus {} ab</script>", "x".repeat(100_000));
    let silenced = draft(format!("{}{script}", "<p aria-hidden=true><a href=x id=ab>y</a></p>".repeat(5_000)));
    assert!(silenced.stops.is_empty());
    let tight = draft("<div style='letter-spacing:1px!important;font-size:1em'>ab cd".repeat(5_000));
    assert!(tight.styles.len() <= 500);
    let labels = draft(format!("<label>x {}</label>", "<input>".repeat(5_000)));
    assert_eq!(labels.controls.iter().filter(|control| control.name == "x").count(), 1);
    let said = draft(format!("<p style=\"{}\">a b</p>", "letter-spacing:0 !important;".repeat(10_000)));
    assert_eq!(said.styles.len(), 1);
}

#[test]
fn one_line_of_five_megabytes_is_one_draft() {
    let sentences = 100_000;
    for format in [Format::Markdown, Format::Html, Format::Text] {
        let line = "Badet öppnar på lördag och alla är välkomna dit. ".repeat(sentences);
        let judged = examine(&source(format, line), &desk());
        assert_eq!(judged.metrics.all.sentences, sentences, "{format:?}");
    }
}

#[test]
fn a_word_without_end_and_a_picture_without_number_take_linear_time() {
    let word = source(Format::Html, "<label>x</label>".repeat(20_000));
    assert!(examine(&word, &desk()).metrics.all.words <= 1);
    let pictures = source(Format::Markdown, "![](a.png) ".repeat(2_000));
    let today = Date::new(2026, 11, 21).expect("a date");
    assert_eq!(check_all(&[pictures], &Config::default(), today).documents.len(), 1);
}

#[test]
fn two_hundred_thousand_cues_are_counted() {
    let mut text = String::new();
    for cue in 0..200_000_u32 {
        let (hours, minutes, seconds) = (cue / 1800, cue / 30 % 60, cue % 30 * 2);
        let _ = write!(
            text,
            "{}\n{hours:02}:{minutes:02}:{seconds:02},000 --> {hours:02}:{minutes:02}:{:02},500\nHej på er.\n\n",
            cue + 1,
            seconds + 1
        );
    }
    let draft = read(&source(Format::Srt, text));
    assert_eq!(draft.captions.expect("captions").cues.len(), 200_000);
}

#[test]
fn a_small_table_of_many_cells_makes_few_blocks() {
    let table = format!("|{}\n|{}\n{}", " a |".repeat(500), "-|".repeat(500), "|\n".repeat(400));
    assert!(read(&source(Format::Markdown, table)).blocks.len() < 2_000);
}

#[test]
fn empty_drafts_have_numbers_too() {
    for format in ALL {
        let judged = examine(&source(format, ""), &desk());
        assert_eq!(judged.metrics.all.words, 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_text_breaks_klart(text in "\\PC{0,200}", format in 0..5_usize) {
        holds(&source(ALL[format], text));
    }

    #[test]
    fn no_markup_breaks_klart(parts in proptest::collection::vec(prop::sample::select(PARTS), 0..40), format in 0..5_usize) {
        holds(&source(ALL[format], parts.concat()));
    }

    #[test]
    fn no_bytes_break_klart(bytes in proptest::collection::vec(any::<u8>(), 0..200), format in 0..5_usize) {
        if let Ok(source) = Source::new("utkast", ALL[format], bytes) {
            holds(&source);
        }
    }
}

/// Pieces that mean something in some format.
const PARTS: &[&str] = &[
    "<p>",
    "</p>",
    "<div hidden>",
    "</div>",
    "<img src=a.png alt=\"",
    "\">",
    "<img src=a.png>",
    "![",
    "](a.png)",
    "[",
    "](b)",
    "**",
    "*",
    "`",
    "```\n",
    "\n",
    "\n\n",
    "\r\n",
    "> ",
    "- ",
    "1. ",
    "# ",
    "| a | b |\n|-|-|\n",
    "&amp;",
    "&aring;",
    "&#x61;",
    "\u{ad}",
    "a\u{30a}",
    "\u{a0}",
    "\u{feff}",
    "---\n",
    "title: x\n",
    "klart: {ignore: [",
    "<!-- klart: ignore image/missing-alt – skäl -->",
    "<table><tr><td>",
    "<a href=x>",
    "</a>",
    "<svg><title>",
    "00:00:01,000 --> 00:00:02,000\n",
    "WEBVTT\n\n",
    "1\n",
    "-->",
    "{\\an8}",
    "Bild: a.png\n",
    "Bildbeskrivning: b\n",
    "Film: a.mp4\n",
    "bl.a. erlägga",
    "STORA BOKSTÄVER I RAD HÄR",
    "900101-2384",
    "😀",
    "\u{202e}",
    "\u{1b}[31m",
    ":::note\n",
    "{{ x }}",
    "<?php",
    "<title>",
    "<html lang=sv>",
    "läs mer",
    "[läs mer](x)",
    "<video src=a.mp4>",
    "<track>",
    "<button role=none>",
    "<label for=a>",
    "<input id=a autocomplete=x>",
    "<select><option>å",
    "<details><summary>",
    "<iframe tabindex=-1 srcdoc=\"<a href=x>\">",
    "<p aria-hidden=true tabindex=3 accesskey=s>",
    "<p style='letter-spacing:0!important;å:ä;font-size:8px'>ett två",
    "<style>.a{display:none}p{font-size:2em}",
    "<marquee>",
    "<meta name=viewport content='user-scalable=no,å'>",
    "<meta http-equiv=refresh content=5>",
    "<a href=#a aria-label=b id=a>",
    "</",
    "<!--",
    "]]>",
    "\\",
    "&",
];

/// Reads and judges; every place lies in the source, on the border of a character.
fn holds(source: &Source) {
    let judged = examine(source, &desk());
    for finding in &judged.findings {
        for span in finding.span.iter().chain(&finding.also) {
            let range = span.range();
            assert!(range.start <= range.end && range.end <= source.parts[0].bytes.len(), "{finding:?}");
            if source.parts[0].decoded.is_identity() && !source.parts[0].bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
                let text = source.text();
                assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end), "{finding:?}");
            }
        }
    }
}

#[test]
fn the_report_is_the_same_on_any_number_of_threads() {
    let drafts: Vec<Source> = (0..400)
        .map(|number| {
            let format = ALL[number % 3];
            let text = format!("# Rubrik {number}\n\n![](bild{number}.png)\n\nDu ska erlägga avgiften t.ex. i dag. [Läs mer](https://ekvik.example.se/{number})\n\n{}", PARTS[number % PARTS.len()]);
            Source::new(format!("utkast-{number}"), format, text.into_bytes()).expect("text")
        })
        .collect();
    let today = Date::new(2026, 11, 21).expect("a date");
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        format!("{:?}", pool.install(|| check_all(&drafts, &Config::default(), today)))
    };
    let one = run(1);
    assert!(one == run(2) && one == run(8));
}
