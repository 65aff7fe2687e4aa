//! How well passages in other languages are found, and how quiet it is where there are none.
//!
//! `corpora/languages` holds our own sentences, one a line, in a file for each language; `traps.sv.txt` holds Swedish that
//! looks foreign. Run with `--nocapture` for the figures.

#![allow(clippy::print_stdout)] // figures for whoever runs it

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use klart::check::{Desk, examine};
use klart::config::{Config, Date};
use klart::language::Prose;
use klart::language::detect::passage::{Looks, Passage, find};
use klart::language::detect::tongue::Tongue;
use klart::source::{Format, Source};

const BINS: [(usize, &str); 4] = [(50, "25–50"), (100, "50–100"), (200, "100–200"), (usize::MAX, "over 200")];

fn lines(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/languages").join(name);
    fs::read_to_string(path).expect("a corpus").lines().map(str::to_owned).collect()
}

/// The languages of the corpus.
fn tags() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/languages");
    let names = fs::read_dir(folder).expect("a corpus").flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut tags: Vec<String> =
        names.filter_map(|name| name.strip_suffix(".txt").map(str::to_owned)).filter(|tag| !tag.contains('.')).collect();
    tags.sort();
    tags
}

fn passages(text: &str, base: Tongue) -> Vec<Passage> {
    find(text, &Prose::of(text), base, &Looks::default(), &|_| false)
}

/// Each line, and each with the one after it, and with the two after it: texts of all lengths.
fn blocks(lines: &[String]) -> Vec<String> {
    (1..=3).flat_map(|count| lines.windows(count).map(|run| run.join(" "))).filter(|text| text.chars().count() >= 25).collect()
}

fn bin(text: &str) -> usize {
    let length = text.chars().count();
    BINS.iter().position(|(most, _)| length < *most).unwrap_or(BINS.len() - 1)
}

#[derive(Default, Clone, Copy)]
struct Count {
    all: usize,
    found: usize,
    right: usize,
    sure: usize,
    sure_right: usize,
}

fn share(part: usize, all: usize) -> f64 {
    100.0 * part as f64 / all.max(1) as f64
}

#[test]
fn passages_are_found_by_length_and_called_by_their_name() {
    let mut counts = [Count::default(); BINS.len()];
    let mut by_language: BTreeMap<String, Count> = BTreeMap::new();
    let mut wrong = String::new();
    for tag in tags() {
        for text in blocks(&lines(&format!("{tag}.txt"))) {
            let passage = passages(&text, Tongue::SWEDISH).into_iter().find(|passage| passage.whole);
            for count in [&mut counts[bin(&text)], by_language.entry(tag.clone()).or_default()] {
                count.all += 1;
                let Some(passage) = &passage else { continue };
                let right = passage.tongue.is_some_and(|tongue| Tongue::of(&tag) == Some(tongue))
                    || passage.or.is_some_and(|tongue| Tongue::of(&tag) == Some(tongue));
                count.found += 1;
                count.right += usize::from(right || passage.tongue.is_none());
                count.sure += usize::from(passage.sure);
                count.sure_right += usize::from(passage.sure && (right || passage.tongue.is_none()));
            }
            let called = passage.as_ref().and_then(|passage| passage.tongue.map(Tongue::tag));
            if passage.as_ref().is_some_and(|passage| passage.or.is_none())
                && called.is_some_and(|called| Tongue::of(called) != Tongue::of(&tag))
            {
                let _ = writeln!(wrong, "{tag} called {called:?}: {text}");
            }
        }
    }
    println!("{wrong}length      blocks  found %  right %  sure %  sure and right %");
    for (count, (_, name)) in counts.iter().zip(BINS) {
        let [found, right, sure, sure_right] = shares(count);
        println!("{name:<10} {:>7} {found:>8.1} {right:>8.1} {sure:>7.1} {sure_right:>17.1}", count.all);
    }
    for (tag, count) in &by_language {
        let [found, right, sure, sure_right] = shares(count);
        println!("{tag:<10} {:>7} {found:>8.1} {right:>8.1} {sure:>7.1} {sure_right:>17.1}", count.all);
    }
    let floors = [(40.0, 98.0), (80.0, 99.0), (90.0, 99.0), (90.0, 99.0)];
    for ((count, (_, name)), (found, right)) in counts.iter().zip(BINS).zip(floors) {
        assert!(share(count.found, count.all) >= found, "{name}: found {:.1}", share(count.found, count.all));
        assert!(share(count.right, count.found) >= right, "{name}: right {:.1}", share(count.right, count.found));
        assert!(share(count.sure_right, count.sure) >= 99.0, "{name}: sure and right {:.1}", share(count.sure_right, count.sure));
    }
}

fn shares(count: &Count) -> [f64; 4] {
    [share(count.found, count.all), share(count.right, count.found), share(count.sure, count.all), share(count.sure_right, count.sure)]
}

#[test]
fn swedish_that_looks_foreign_is_left_alone() {
    let lines = lines("traps.sv.txt");
    let told: Vec<&String> = lines.iter().filter(|line| !passages(line, Tongue::SWEDISH).is_empty()).collect();
    println!("traps: {} of {} told: {told:#?}", told.len(), lines.len());
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn swedish_is_found_on_pages_in_other_languages() {
    let swedish = "Biblioteket är öppet varje dag, och du är välkommen att läsa, låna böcker och träffa andra. Det kostar ingenting.";
    for tag in tags() {
        let base = Tongue::of(&tag).expect("a language of the table");
        let found = passages(swedish, base);
        assert!(found.len() == 1 && found[0].sure && found[0].tongue == Some(Tongue::SWEDISH), "{tag}: {found:?}");
        // And its own text is left alone.
        for text in blocks(&lines(&format!("{tag}.txt"))) {
            assert!(!passages(&text, base).iter().any(|passage| passage.sure), "{tag}: {text}");
        }
    }
}

/// What the rules on language say of a draft: rule, level and text.
fn said(format: Format, text: &str) -> Vec<(&'static str, String)> {
    let desk = Desk::new(Config::default(), Date::new(2026, 11, 21).expect("a date"));
    let source = Source::new("utkast", format, text.as_bytes().to_vec()).expect("text");
    let findings = examine(&source, &desk).findings;
    let of_parts =
        findings.into_iter().filter(|finding| finding.rule.starts_with("language/") && finding.rule != "language/missing-page-language");
    of_parts.map(|finding| (finding.rule, source.text()[finding.span.expect("a place").range()].to_owned())).collect()
}

#[test]
fn mixed_drafts_are_told_passage_by_passage() {
    let swedish = "Nu öppnar vi badet för sommaren, och alla är välkomna. Det kostar ingenting för barn under sju år, och du behöver inte boka i förväg. Ta gärna med matsäck, för kiosken är stängd på måndagar.";
    for tag in ["en", "de", "fi", "ar", "so", "uk", "pl", "tr"] {
        let passage = lines(&format!("{tag}.txt"))[14..17].join(" ");
        let html = format!("<p>{swedish}</p>\n<p>{passage}</p>\n<p>{swedish}</p>\n");
        assert_eq!(said(Format::Html, &html), [("language/unmarked-foreign-text", passage.clone())], "{tag}");
        let marked = html.replacen("<p>", &format!("<p lang=\"{tag}\" dir=\"auto\">"), 2).replacen(
            &format!("<p lang=\"{tag}\" dir=\"auto\">"),
            "<p>",
            1,
        );
        assert_eq!(said(Format::Html, &marked), [], "{tag}");
        assert_eq!(said(Format::Markdown, &format!("{swedish}\n\n{passage}\n\n{swedish}\n")).len(), 1, "{tag}");
    }
}
