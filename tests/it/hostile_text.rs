//! Text that nobody would write is text all the same: every rule on it comes to an end, and most have nothing to say.
//!
//! Sizes are small enough for every run; the large ones are measured by hand (benches/README.md).

use klart::check::{Desk, Judged, examine};
use klart::config::{Config, Date};
use klart::source::{Format, Source};

fn judged(format: Format, text: String) -> Judged {
    let desk = Desk::new(Config::default(), Date::new(2026, 11, 21).expect("a date"));
    examine(&Source::new("utkast", format, text.into_bytes()).expect("text"), &desk)
}

/// A piece over and over, to about so many bytes.
fn many(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len() + 1)
}

const SIZE: usize = 200_000;

/// Texts that hold nothing to say, as far as words go.
fn empty() -> Vec<(&'static str, String)> {
    vec![
        ("only punctuation", many("… ?! – ( ) [ ] ” ” : ; ", SIZE)),
        ("only emoji", many("😀🎉👩‍🚒🏳️‍🌈 ", SIZE)),
        ("digits and colons", many("12:30:", SIZE)),
        ("parentheses", "(".repeat(SIZE / 2) + &")".repeat(SIZE / 2)),
        ("quotation marks", many("”", SIZE)),
        ("blanks of all kinds", many("\u{a0}\u{2009} \u{200b}\t", SIZE)),
        ("combining marks", format!("a{}", many("\u{301}\u{30a}", SIZE))),
    ]
}

/// Texts of words that no sentence holds together.
fn worded() -> Vec<(&'static str, String)> {
    let rubbish = "Leve-ran-tören skall in-komma m3d an-bud sen ast den 3 ma j 2O26 t1ll kom mu nen s reg i strator . ";
    vec![
        ("one sentence", many("att som om att som ", SIZE)),
        ("one word a line", many("kommunen\n", SIZE)),
        ("one word a paragraph", many("kommunen\n\n", SIZE)),
        ("mixed languages", many("och the und ja et the och is ei the och der la ", SIZE)),
        ("mixed sentences", many("Vi har öppet i dag. You can come when you have time. Voit tulla, jos sinulla on aikaa. ", SIZE)),
        ("from right to left", many("يمكنك الاتصال بنا إذا كان لديك أي سؤال ", SIZE)),
        ("decomposed", many("O\u{308}ppet a\u{30a}ret runt fo\u{308}r alla. ", SIZE)),
        ("soft hyphens", many("k\u{ad}o\u{ad}m\u{ad}m\u{ad}u\u{ad}n\u{ad}e\u{ad}n ", SIZE)),
        ("rubbish of a scanner", many(rubbish, SIZE)),
        ("parentheses in a sentence", many("badet (som ", SIZE)),
        ("quotations in a sentence", many("han sa ”ja” och ", SIZE)),
        ("unclosed quotations", many("„ja » nej “ ”", SIZE)),
        ("commas", many("bad, hav, ", SIZE)),
        ("semicolons", many("badet är öppet; ", SIZE)),
        ("abbreviations", many("bl.a. t.ex. m.m. ", SIZE)),
        ("links", many("[läs mer](https://ekvik.example.se) ", SIZE)),
        ("strong words", many("**bad** ", SIZE)),
        ("acronyms", many("KSAU (KSAU) ", SIZE)),
        ("one long word", "kommun".repeat(SIZE / 6)),
        ("hyphens", many("bad-", SIZE)),
        ("capitals", many("BADET ÄR STÄNGT ", SIZE)),
        ("passives", many("beslutas av ", SIZE)),
        ("negations", many("inte utan ej ", SIZE)),
    ]
}

#[test]
fn text_without_words_gives_no_advice_on_wording() {
    for (name, text) in empty() {
        for format in [Format::Markdown, Format::Html, Format::Text] {
            let judged = judged(format, text.clone());
            let about = |rule: &str| rule.starts_with("swedish/") || rule.starts_with("language/");
            let said: Vec<&str> = judged.findings.iter().map(|finding| finding.rule).filter(|rule| about(rule)).collect();
            assert_eq!(said, Vec::<&str>::new(), "{name} as {format:?}");
        }
    }
}

#[test]
fn text_without_sense_is_read_to_its_end() {
    for (name, text) in worded() {
        for format in [Format::Markdown, Format::Html, Format::Text] {
            let judged = judged(format, text.clone());
            assert!(judged.findings.len() < 200, "{name} as {format:?}: {}", judged.findings.len());
        }
        let cue = format!("1\n00:00:01,000 --> 00:00:04,000\n{}\n", text.replace("\n\n", "\n"));
        assert!(judged(Format::Srt, cue).findings.len() < 200, "{name} in a cue");
    }
}
