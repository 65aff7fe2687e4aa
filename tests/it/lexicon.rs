//! Every row of the word lists earns its place on a sentence: what it finds, what it puts there, and where it stays silent.
//!
//! The sentences stand in `corpora/lexicon/exempel_*.tsv`: ⟦ ⟧ round what is found, then what is put there (`visa …` where
//! words are only shown, best first), or `- word` where that word must not be found.

use std::collections::BTreeSet;

use klart::language::officialese::{self, Gate};
use klart::language::wording::{self, List};
use klart::language::{Prose, abbreviations};

/// What a list says of a place: its word, the replacement, the words it shows.
struct Said {
    range: (usize, usize),
    word: &'static str,
    replacement: Option<String>,
    shown: Vec<&'static str>,
}

fn list(name: &str) -> &'static str {
    let path = format!("{}/corpora/lexicon/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("a list").leak()
}

fn cells(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).map(|line| line.split('\t').collect())
}

/// Tries every sentence of a table; answers the words found, the replaced forms, and the words held back.
fn tried(table: &'static str, find: impl Fn(&str) -> Vec<Said>) -> (BTreeSet<&'static str>, BTreeSet<String>, BTreeSet<&'static str>) {
    let (mut found, mut replaced, mut silent, mut wrong) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new(), Vec::new());
    for row in cells(table) {
        let (sentence, wanted) = (row[0], row[1]);
        let text = sentence.replace(['⟦', '⟧'], "");
        let said = find(&text);
        if let Some(word) = wanted.strip_prefix("- ") {
            silent.insert(word);
            if said.iter().any(|said| said.word == word) {
                wrong.push(format!("{sentence}: should leave {word}"));
            }
            continue;
        }
        let start = sentence.find('⟦').expect("a mark");
        let end = sentence.find('⟧').expect("a mark") - '⟦'.len_utf8();
        let Some(said) = said.into_iter().find(|said| said.range == (start, end)) else {
            wrong.push(format!("{sentence}: not found"));
            continue;
        };
        found.insert(said.word);
        let shown = format!("visa {}", said.shown.join(" / "));
        let is = said.replacement.as_deref().unwrap_or(&shown);
        if is == wanted {
            replaced.insert(text[start..end].to_lowercase());
        } else {
            wrong.push(format!("{sentence}: {is}, not {wanted}"));
        }
    }
    assert!(wrong.is_empty(), "{} sentences\n{}", wrong.len(), wrong.join("\n"));
    (found, replaced, silent)
}

fn missing<'a>(wanted: impl Iterator<Item = &'a str>, there: &BTreeSet<&str>) -> Vec<&'a str> {
    wanted.filter(|word| !there.contains(word)).collect()
}

#[test]
fn officialese() {
    let find = |text: &str| -> Vec<Said> {
        let hits = officialese::find(text, &Prose::of(text), Gate::Common);
        let said = |hit: officialese::Hit| Said {
            range: (hit.start, hit.end),
            word: hit.entry.headword,
            replacement: hit.replacement,
            shown: hit.plain.to_vec(),
        };
        hits.into_iter().map(said).collect()
    };
    let (found, replaced, silent) = tried(list("exempel_kanslisprak.tsv"), find);
    let headwords = || cells(list("kanslisprak.tsv")).map(|row| row[0]);
    assert_eq!(missing(headwords(), &found), Vec::<&str>::new(), "words without a sentence");
    let automatic = cells(list("kanslisprak_former.tsv")).filter(|row| row.get(4) == Some(&"ja"));
    let untried: Vec<&str> = automatic.map(|row| row[0]).filter(|form| !replaced.contains(*form)).collect();
    assert_eq!(untried, Vec::<&str>::new(), "automatic forms without a sentence");
    let conditional =
        cells(list("kanslisprak_ytformer.tsv")).filter(|row| row.get(3).is_some_and(|conditions| !conditions.is_empty())).map(|row| row[1]);
    let held: BTreeSet<&str> = conditional.filter(|word| !silent.contains(word)).collect();
    assert_eq!(held, BTreeSet::new(), "conditions without a sentence that they hold back");
}

#[test]
fn exclusive_wording() {
    wordings(List::Exclusive, list("inkluderande.tsv"), list("exempel_inkluderande.tsv"));
}

#[test]
fn anglicisms() {
    wordings(List::Anglicisms, list("anglicismer.tsv"), list("exempel_anglicismer.tsv"));
}

fn wordings(list: List, table: &'static str, sentences: &'static str) {
    let find = |text: &str| -> Vec<Said> {
        let hits = wording::find(list, text, &Prose::of(text));
        let said = |hit: wording::Hit| Said {
            range: (hit.start, hit.end),
            word: hit.entry.headword,
            replacement: hit.replacement,
            shown: hit.entry.better.clone(),
        };
        hits.into_iter().map(said).collect()
    };
    let (_, replaced, silent) = tried(sentences, find);
    for row in cells(table) {
        if row[3] == "flagga inte" {
            assert!(silent.contains(row[1]), "{} is never shown to stay", row[0]);
        } else {
            assert!(replaced.contains(row[0]), "{} has no sentence", row[0]);
        }
    }
}

#[test]
fn abbreviations_written_out() {
    let find = |text: &str| -> Vec<Said> {
        let hits = abbreviations::find(text, &Prose::of(text), abbreviations::Setting::default());
        let said = |hit: abbreviations::Hit| Said {
            range: (hit.start, hit.end),
            word: hit.entry.form,
            replacement: Some(hit.replacement).filter(|_| hit.entry.expansions.len() == 1),
            shown: hit.entry.expansions.clone(),
        };
        hits.into_iter().map(said).collect()
    };
    let (found, _, silent) = tried(list("exempel_forkortningar.tsv"), find);
    let forms = cells(list("forkortningar.tsv")).map(|row| row[0]);
    let untried: Vec<&str> = forms.filter(|form| !found.contains(form) && !silent.contains(form)).collect();
    assert_eq!(untried, Vec::<&str>::new(), "abbreviations without a sentence");
}

#[test]
fn an_own_list_with_an_empty_word_is_told_of() {
    let parse = |text: &str| klart::config::Config::parse(text, "klart.toml", &klart::rules::known());
    for text in ["[words.replace]\n\"\" = \"få\"\n", "[words.replace]\n\" \" = \"få\"\n"] {
        let errors = parse(text).expect_err("an empty word");
        assert!(format!("{errors:?}").contains("tomt"), "{errors:?}");
    }
    parse("[words.replace]\n\"🏊\" = \"simning\"\nstugan = \"\"\n").expect("emoji and unwanted words");
}
