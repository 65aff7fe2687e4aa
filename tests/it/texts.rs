//! The texts for the tone measure are what their list says, and the handbook counts as klart does.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use klart::check::{Desk, Metrics, examine};
use klart::config::{Config, Date};
use klart::source::{Format, Source};

const CLASSES: [&str; 3] = ["ordinary", "officialese", "easy-read"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect(path)
}

/// The numbers of a text, and how much klart says of it.
fn judged(text: &str) -> (Metrics, usize) {
    let desk = Desk::new(Config::default(), Date::new(2026, 11, 21).expect("a date"));
    let judged = examine(&Source::new("text", Format::Markdown, text.as_bytes().to_vec()).expect("text"), &desk);
    (judged.metrics, judged.findings.len())
}

#[test]
fn every_text_for_the_tone_is_listed_and_every_matter_has_three_registers() {
    let list = read("corpora/tone/INDEX.tsv");
    let (mut listed, mut matters) = (BTreeSet::new(), BTreeMap::<String, BTreeSet<String>>::new());
    for row in list.lines().skip(1) {
        let [file, class, genre, matter, _] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("five columns: {row}") };
        assert!(file.starts_with(&format!("{class}/{genre}-{matter}.")), "{row}");
        matters.entry(matter.to_owned()).or_default().insert(class.to_owned());
        listed.insert(file.to_owned());
    }
    let mut there = BTreeSet::new();
    for class in CLASSES {
        for entry in fs::read_dir(root().join("corpora/tone").join(class)).expect(class).flatten() {
            there.insert(format!("{class}/{}", entry.file_name().to_string_lossy()));
        }
    }
    assert_eq!(listed, there);
    for (matter, classes) in matters {
        assert_eq!(classes.len(), CLASSES.len(), "{matter} has only {classes:?}");
    }
    for file in listed {
        let (metrics, _) = judged(&read(&format!("corpora/tone/{file}")));
        assert!((150..=320).contains(&metrics.body.words), "{file} has {} words", metrics.body.words);
        assert!(!file.starts_with("easy-read") || metrics.body.lix <= 38.0, "{file} has lix {}", metrics.body.lix);
    }
}

#[test]
fn a_plain_version_is_plainer() {
    let (mut before_all, mut after_all) = (0, 0);
    for row in read("corpora/tone/pairs.tsv").lines().skip(1) {
        let [before, after, matter] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("three columns: {row}") };
        let ((before, said), (after, left)) = (judged(before), judged(after));
        assert!(after.body.lix < before.body.lix, "{matter}: lix {} to {}", before.body.lix, after.body.lix);
        assert!(left < said || (said, left) == (0, 0), "{matter}: {said} findings to {left}");
        (before_all, after_all) = (before_all + said, after_all + left);
    }
    assert!(after_all * 10 < before_all, "{before_all} findings in all, and {after_all} after");
}

#[test]
fn the_handbook_counts_as_klart_does() {
    let handbook = read("docs/handbok.md");
    let quotes = |heading: &str| -> Vec<String> {
        let (_, part) = handbook.split_once(&format!("### {heading}\n")).expect(heading);
        let part = part.split("\n### ").next().unwrap_or_default();
        part.lines().filter_map(|line| line.strip_prefix("> ")).map(str::to_owned).collect()
    };
    let (short, _) = judged(&quotes("LIX hör inte kanslispråk")[0]);
    assert!(handbook.contains(&format!("LIX är {:.0}, alltså", short.body.lix)), "lix {}", short.body.lix);
    let [before, after] = &quotes("Ett exempel")[..] else { panic!("a text before and a text after") };
    let (before, after) = (judged(before).0, judged(after).0);
    for (name, of) in [
        ("Ord", (|m| m.body.words.to_string()) as fn(&Metrics) -> String),
        ("Meningar", |m| m.body.sentences.to_string()),
        ("Långa ord", |m| m.body.long_words.to_string()),
        ("Ord i längsta meningen", |m| m.longest_sentence.to_string()),
        ("LIX", |m| format!("{:.0}", m.body.lix)),
    ] {
        let row = format!("| {name} | {} | {} |", of(&before), of(&after));
        assert!(handbook.contains(&row), "the handbook should say {row}");
    }
}
