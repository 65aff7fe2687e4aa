//! Numbers, acronyms, denials and long words: every row of their tables is found where it should be, every trap is left
//! alone, and what a fix writes has the same digits and is found no more.

use std::fs;
use std::path::Path;

use klart::check::{Desk, examine, fixing};
use klart::config::Config;
use klart::finding::Finding;
use klart::fix::Safety;
use klart::language::Prose;
use klart::language::acronyms::{Known, known};
use klart::language::numbers::{Numbers, Sort, find};
use klart::language::{long_words, negation};
use klart::source::{Format, Source};
use proptest::prelude::*;

fn rows(table: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/lexicon").join(table);
    let text = fs::read_to_string(path).expect("a table");
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn desk() -> Desk {
    let config = Config::parse("", "klart.toml", &klart::rules::known()).expect("nothing");
    Desk { all: true, ..Desk::new(config, "2026-11-21".parse().expect("a date")) }
}

fn draft(text: &str) -> Source {
    Source::new("utkast", Format::Markdown, text.as_bytes().to_vec()).expect("text")
}

fn told(rule: &str, text: &str) -> Vec<Finding> {
    examine(&draft(text), &desk()).findings.into_iter().filter(|finding| finding.rule == rule).collect()
}

fn numbers(text: &str) -> Numbers {
    find(text, &Prose::of(text), false)
}

fn sorts(text: &str) -> Vec<Sort> {
    numbers(text).hits.into_iter().map(|hit| hit.sort).collect()
}

/// The text with every replacement made.
fn written(text: &str) -> String {
    let mut out = text.to_owned();
    for hit in numbers(text).hits.iter().rev() {
        if let Some(new) = &hit.replacement {
            out.replace_range(hit.start..hit.end, new);
        }
    }
    out
}

#[test]
fn every_word_beside_a_number_counts() {
    for row in rows("tal.tsv") {
        let (word, sort) = (row[0].as_str(), row[1].as_str());
        let (text, wanted) = match sort {
            "räknas" => (format!("Det är 12.000 {word} i år."), Some(Sort::Thousands)),
            "mäts" => (format!("Det är 3.5 {word} till."), Some(Sort::Decimal)),
            "namn" => (format!("Läs {word} 3.5 miljoner gånger."), None),
            "datum" => (format!("Vi ses {word} 3/5 igen."), Some(Sort::Date)),
            "telefon" => (format!("Du kan {word} 08501234 i dag."), Some(Sort::Telephone)),
            "annat nummer" => (format!("Ange {word} 0855012345 i dag."), None),
            _ => panic!("{row:?}"),
        };
        assert_eq!(sorts(&text).first().copied(), wanted, "{text}");
    }
}

#[test]
fn numbers_are_written_as_swedish_writes_them() {
    for (text, wanted) in [
        ("Vi ses kl 10:30 och klockan 9:15.", "Vi ses kl 10.30 och klockan 9.15."),
        ("Öppet kl. 10:30-12:00.", "Öppet kl. 10.30–12.00."),
        ("Öppet 10.00-16.00 och 18.30 - 20.00.", "Öppet 10.00–16.00 och 18.30–20.00."),
        ("Öppet kl. 9-15.", "Öppet kl. 9–15."),
        ("Minst 50%, 3.5% och 10-20%.", "Minst 50\u{a0}%, 3,5\u{a0}% och 10–20\u{a0}%."),
        ("Det kostar (100kr) eller 2mkr.", "Det kostar (100\u{a0}kr) eller 2\u{a0}mkr."),
        ("Mellan 1.000-2.000 kronor.", "Mellan 1\u{a0}000–2\u{a0}000 kronor."),
        ("Vi är 1.234.567 invånare, 12,500 personer.", "Vi är 1\u{a0}234\u{a0}567 invånare, 12\u{a0}500 personer."),
        ("Ring 0855012345, 08-5501234, 031-1234567.", "Ring 08-550 123 45, 08-550 12 34, 031-123 45 67."),
        ("Ring 0413123456 eller tel:0771123456.", "Ring 0413-12 34 56 eller tel:0771-12 34 56."),
        ("Mobil 0701234567.", "Mobil 070-123 45 67."),
    ] {
        assert_eq!(written(text), wanted);
        assert_eq!(written(wanted), wanted);
    }
}

#[test]
fn what_is_no_number_of_these_stays() {
    for text in [
        "Läs Joh 10:30 och Matteus 5:3-12, skala 1:50, resultat 3:2, 16:9.",
        "Se avsnitt 10.30-12.00, version 3.5, 2.0.1, 127.0.0.1 och IPv4 10.0.0.1.",
        "KS 2024/112, SFS 2018:1937, prop. 2023/24:12, 24 kap. 18 § och 3.5 §.",
        "Läsåret 2024/25, dygnet runt 24/7, 1/2 dl, 3/4 av eleverna, 140/90.",
        "Orgnr 212000-0142, postnummer 12345, OCR 1234567890, Swish 1234567890, 123 456 78 90.",
        "Personnummer 0701234567, kundnummer 0855012345, referens 0731234567.",
        "År 2024 kom 1500 personer, 10 000 kronor, 3,5 miljoner och 50 %.",
        "Ring 08-550 123 45, 070-123 45 67, +46 8 550 123 45 eller 112.",
        "Kl. 10.30, kl. 9–15, kl 12. Den 24 december 2026. KL 2 § gäller.",
        "Stilen width: 50%; gäller. 100%-ig, 50%-regeln och C3%B6.",
        "Se https://ekvik.se/100%25/24/12 och a1.000 kronor.",
        "Artikelnummer 11-12-13, tel 11-12-13, 2024-02-14 och 1.1-1.2.",
        "Klass 7/8, betyg 15/20, poäng 13/12, rum 14/3.",
        "Sidorna 10-12, § 3-5, 1939-1945 och 5-7 år.",
    ] {
        let hits: Vec<_> = numbers(text).hits.iter().map(|hit| text[hit.start..hit.end].to_owned()).collect();
        assert!(hits.is_empty(), "{text}: {hits:?}");
    }
}

#[test]
fn every_acronym_of_the_table_is_told_of_or_known() {
    for row in rows("akronymer.tsv") {
        let acronym = row[0].as_str();
        let found = told("swedish/unexplained-acronym", &format!("Fråga oss gärna om {acronym} i dag.\n"));
        if row[1] == "känd" {
            assert!(found.is_empty(), "{acronym}");
            continue;
        }
        assert_eq!(found.len(), 1, "{acronym}");
        let explained =
            told("swedish/unexplained-acronym", &format!("Fråga oss om {} ({acronym}). Sedan vet du vad {acronym} är.\n", row[2]));
        assert!(explained.is_empty(), "{acronym}");
        let only = matches!(known(acronym), Some(Known::As { only: true, .. }));
        assert_eq!(found[0].fixes.len(), usize::from(only), "{acronym}");
    }
}

#[test]
fn every_denial_of_the_table_counts() {
    let found = |text: &str| {
        let prose = Prose::of(text);
        prose.sentences().iter().any(|sentence| negation::find(&prose, sentence).is_some())
    };
    for row in rows("negationer.tsv") {
        let form = row[0].as_str();
        let (text, wanted) = match row[1].split(' ').next().unwrap_or_default() {
            "ord" if form == "varken" => ("Det är varken ovanligt eller oklart.".to_owned(), false),
            "ord" => (format!("Det är {form} omöjligt att vi kommer."), true),
            "fras" => (format!("Du får inte bygga huset {form} ha lov."), true),
            "början" => (format!("{form}et att inte svara gäller."), true),
            "o-adjektiv" => (format!("Det är inte {form} i Ekvik."), true),
            "undantag" if form.contains('…') => ("Varken du eller jag är ovanlig.".to_owned(), false),
            "undantag" => (format!("Det är {form} omöjligt."), false),
            _ => panic!("{row:?}"),
        };
        assert_eq!(found(&text), wanted, "{text}");
    }
}

#[test]
fn every_part_of_a_compound_opens() {
    let all = rows("sammansattningar.tsv");
    let cell = |row: &[String], at: usize| row.get(at).filter(|cell| !cell.is_empty() && *cell != "-").cloned();
    for row in &all {
        let part = row[0].as_str();
        let column = match row[1].as_str() {
            "sak" => 3,
            "person" => 4,
            "handling" => 5,
            "efter" => {
                let heads = ["miljö", "användar", "uppföljnings"];
                let given = (3..6).filter(|at| cell(row, *at).is_some()).map(|at| format!("{}{part}", heads[at - 3]));
                given.for_each(|word| assert!(long_words::opened(&word).is_some() || is_refused(&all, &word), "{word}"));
                continue;
            }
            "ej" => {
                assert_eq!(long_words::opened(part), None, "{part}");
                continue;
            }
            _ => {
                assert!(long_words::is_fixed(part) && long_words::is_fixed(&format!("{part}en")), "{part}");
                continue;
            }
        };
        let last =
            all.iter().find(|last| last[1] == "efter" && cell(last, column).is_some() && !is_refused(&all, &format!("{part}{}", last[0])));
        let word = format!("{part}{}", last.expect("a last part")[0]);
        assert_eq!(long_words::opened(&word).is_some(), cell(row, 2).is_some(), "{word}");
    }
}

fn is_refused(all: &[Vec<String>], word: &str) -> bool {
    all.iter().any(|row| row[1] == "ej" && word.starts_with(&row[0]))
}

#[test]
fn no_syllable_is_a_lone_consonant() {
    for word in ["webbutvecklingsverktyg", "giftinformationscentraler", "ärendehanteringssystemet", "arbetsmarknadsåtgärder", "skolskjuts"]
    {
        let parts = long_words::syllables(word);
        assert_eq!(parts.concat(), word);
        let vowel = |part: &str| part.chars().any(|c| "aeiouyåäö".contains(c));
        assert!(parts.iter().all(|part| part.chars().count() > 1 && vowel(part)), "{parts:?}");
    }
}

const FILLER: &str = "Kommunen bygger en ny skola med många ljusa rum och en stor gård där alla barn får plats att leka på rasterna. ";

#[test]
fn every_word_for_a_reader_and_every_address_counts() {
    let rule = "swedish/impersonal-address";
    let text = |noun: &str, more: &str| {
        let said = if noun.starts_with("man ") { noun.to_owned() } else { format!("{noun} ska") };
        format!("{}\n\n{}{more}\n", FILLER.repeat(8), format!("Här {said} svara i tid. ").repeat(3))
    };
    for row in rows("tilltal_lasarord.tsv") {
        assert_eq!(told(rule, &text(&row[0], "")).len(), 1, "{}", row[0]);
    }
    for word in ["du", "dig", "din", "ditt", "dina", "vi", "oss", "vår", "vårt", "våra", "ni", "er", "ert", "era"] {
        assert!(told(rule, &text("sökanden", &format!("Det gäller {word} också."))).is_empty(), "{word}");
    }
}

#[test]
fn long_runs_are_read_once() {
    for unit in ["1", "1.0", "1/1", "10:30 ", "10.30 - ", "A", "AB ", "AB (", "inte ", "a/b/", "och/eller ", "kl ", "0", "é1", "\u{301}1 "]
    {
        let text = unit.repeat(100_000 / unit.len());
        let _ = examine(&draft(&text), &desk());
    }
}

proptest! {
    #[test]
    fn a_fix_keeps_every_digit_and_is_found_no_more(parts in prop::collection::vec(
        "(kl\\.?|klockan|den|ring|tel|version|ca|Öppet) ?|[0-9]{1,10}([.:,/%-][0-9]{1,4}){0,3}(kr|%|km)? |(kronor|personer|miljoner|procent|av|§)[.,;]? |- |– ",
        1..12,
    )) {
        let text = parts.concat();
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let once = written(&text);
        prop_assert_eq!(digits(&once), digits(&text));
        let left: Vec<_> = numbers(&once.replace('\u{a0}', " ")).hits.into_iter().filter(|hit| hit.replacement.is_some()).collect();
        prop_assert!(left.is_empty(), "{} → {}: {:?}", text, once, left);
    }

    #[test]
    fn a_fix_of_a_draft_is_made_once(parts in prop::collection::vec("kl 10:30 |kl\\. 9 |50% |1\\.000 kronor |3\\.5 miljoner |0855012345 |10\\.30-12\\.00 |\\*\\*5%\\*\\* |&shy;|\n\n", 1..8)) {
        let source = draft(&format!("Text {}\n", parts.concat()));
        let only = |rule: &str| rule == "swedish/number-format";
        let once = fixing::fix_only(&source, &desk(), Safety::Suggest, only);
        let twice = fixing::fix_only(&once.source, &desk(), Safety::Suggest, only);
        prop_assert_eq!(once.source.text(), twice.source.text());
        let left = once.judged.findings.iter().filter(|finding| only(finding.rule) && !finding.fixes.is_empty()).count();
        prop_assert_eq!(left, 0, "{}", once.source.text());
    }
}
