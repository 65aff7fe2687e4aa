//! The Swedish measures and lists on real text: golden values, and what a writer relies on.

use klart::language::Prose;
use klart::language::readability::{count, is_body};
use klart::read::plain_blocks::{may_be_wrapped, split};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

const GOLDEN: &str = include_str!("../../corpora/lexicon/golden/golden.json");

/// Text as a reader hands it on: composed, without invisible characters, with ordinary blanks.
pub(crate) fn normalised(text: &str) -> String {
    let invisible = |c: &char| matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{FE0F}');
    let blank = |c: char| if matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}' | '\u{2009}') { ' ' } else { c };
    text.nfc().filter(|c| !invisible(c)).map(blank).collect()
}

pub(crate) fn blocks(source: &str, heuristic: bool) -> Vec<String> {
    split(source, heuristic && may_be_wrapped(source)).iter().map(|block| normalised(&block.text(source))).collect()
}

pub(crate) fn golden() -> Value {
    serde_json::from_str(GOLDEN).expect("golden.json is JSON")
}

/// Compares counts and measures with a golden entry; answers what differs.
pub(crate) fn differences(texts: &[&String], wanted: &Value) -> Vec<String> {
    let prose: Vec<Prose> = texts.iter().map(|text| Prose::of(text)).collect();
    let counts = count(&prose);
    let measures = counts.measures();
    let mut wrong = Vec::new();
    for (name, found) in [("O", counts.words), ("M", counts.sentences), ("L", counts.long), ("V", counts.distinct), ("max", counts.longest)] {
        if wanted[name].as_u64() != Some(found as u64) {
            wrong.push(format!("{name}: {found}, not {}", wanted[name]));
        }
    }
    for (name, found) in [("lix", measures.lix), ("rix", measures.rix), ("ovix", measures.ovix)] {
        let close = match (found, wanted[name].as_f64()) {
            (Some(found), Some(wanted)) => (found - wanted).abs() <= 0.0051,
            (found, wanted) => found.is_none() && wanted.is_none(),
        };
        if !close {
            wrong.push(format!("{name}: {found:?}, not {}", wanted[name]));
        }
    }
    wrong
}

#[test]
fn golden_texts_are_counted_to_the_word() {
    for (name, wanted) in golden()["texter"].as_object().expect("texts") {
        let path = format!("{}/corpora/lexicon/{}", env!("CARGO_MANIFEST_DIR"), wanted["fil"].as_str().expect("a file"));
        let source = std::fs::read_to_string(path).expect("a golden text");
        let blocks = blocks(&source, true);
        assert_eq!(Value::from(blocks.clone()), wanted["block"], "{name}");
        let all: Vec<&String> = blocks.iter().collect();
        assert_eq!(differences(&all, &wanted["alla_block"]), Vec::<String>::new(), "{name}");
        let body: Vec<&String> = blocks.iter().filter(|text| is_body(text)).collect();
        assert_eq!(differences(&body, &wanted["brodtext"]), Vec::<String>::new(), "{name} brödtext");
        assert_eq!(sentences(&blocks), wanted_sentences(wanted), "{name}");
    }
}

fn sentences(blocks: &[String]) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for text in blocks {
        let prose = Prose::of(text);
        for sentence in prose.sentences() {
            let words = prose.words_in(sentence).iter().map(|word| text[word.start as usize..word.end as usize].replace(' ', ""));
            found.push((text[sentence.start as usize..sentence.end as usize].to_owned(), words.collect()));
        }
    }
    found
}

fn wanted_sentences(text: &Value) -> Vec<(String, Vec<String>)> {
    let strings = |list: &Value| list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
    let list = text["meningar"].as_array().expect("sentences");
    list.iter().map(|s| (s["mening"].as_str().unwrap_or_default().to_owned(), strings(&s["ord"]))).collect()
}
