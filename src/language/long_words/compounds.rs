//! Compounds of known parts: their seams, and the phrase that says the same in several words.
//! Refuses every word that is not made of the parts of its own list from end to end.

use std::sync::LazyLock;

use crate::language::lexicon::{self, ByWord, Words};

/// What a first part names, which decides the preposition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Things and qualities: avfall, säkerhet.
    Thing,
    /// People: användare.
    People,
    /// Deeds: utveckling.
    Deed,
}

/// A first part as it is written alone; `None` where no phrase is certain.
#[derive(Debug, Clone, Copy)]
struct First {
    sort: Sort,
    alone: Option<&'static str>,
}

/// A last part: the prepositions before a thing, people, a deed.
#[derive(Debug, Clone, Copy)]
struct Last {
    prepositions: [Option<&'static str>; 3],
    /// A deed itself in its plain form, so that a compound with it may be the first part of another.
    deed: bool,
}

#[derive(Debug, Default)]
struct Parts {
    first: ByWord<First>,
    last: std::collections::HashMap<String, Last>,
    not: Words,
    fixed: Vec<&'static str>,
}

static PARTS: LazyLock<Parts> = LazyLock::new(|| {
    let mut parts = Parts::default();
    for row in lexicon::rows(include_str!("../../../corpora/lexicon/sammansattningar.tsv")) {
        let cell = |at: usize| row.get(at).copied().filter(|cell| !cell.is_empty() && *cell != "-");
        match row[1] {
            "efter" => {
                let last = Last { prepositions: [cell(3), cell(4), cell(5)], deed: false };
                for form in forms(row[0], row.get(2).copied().unwrap_or_default()) {
                    let deed = form == row[0] && (form.ends_with("ing") || form.ends_with("ion"));
                    parts.last.insert(form, Last { deed, ..last });
                }
            }
            "ej" => {
                parts.not.insert(row[0]);
            }
            "fast" => parts.fixed.push(row[0]),
            sort => {
                let sort = match sort {
                    "person" => Sort::People,
                    "handling" => Sort::Deed,
                    _ => Sort::Thing,
                };
                parts.first.insert(row[0], First { sort, alone: cell(2) });
            }
        }
    }
    parts
});

/// The forms of a last part: those of the table, else those of its ending.
fn forms(base: &str, given: &str) -> Vec<String> {
    let mut all = vec![base.to_owned()];
    if !given.is_empty() {
        all.extend(given.split(';').map(str::to_owned));
    } else if base.ends_with("ing") {
        all.extend(["en", "ar", "arna"].map(|end| format!("{base}{end}")));
    } else if base.ends_with("ion") {
        all.extend(["en", "er", "erna"].map(|end| format!("{base}{end}")));
    }
    all
}

/// No part of the list has fewer letters, and no word that is taken apart more bytes.
const SHORTEST: usize = 3;
const LONGEST: usize = 80;

/// A word taken apart in two, with what the first part is.
#[derive(Debug, Clone, Copy)]
struct Split<'a> {
    seam: usize,
    sort: Sort,
    alone: Option<&'a str>,
    last: Last,
}

/// The only way to take `word` (lower case) apart; the longest last part wins.
fn split(word: &str) -> Option<Split<'_>> {
    if word.len() > LONGEST {
        return None;
    }
    word.char_indices().map(|(at, _)| at).filter(|at| *at >= SHORTEST).find_map(|seam| {
        let last = PARTS.last.get(&word[seam..])?;
        let (sort, alone) = first(&word[..seam])?;
        Some(Split { seam, sort, alone, last: *last })
    })
}

/// What a first part is: one of the list, or a compound of a deed with its s.
fn first(part: &str) -> Option<(Sort, Option<&str>)> {
    if let Some(known) = PARTS.first.get(part) {
        return Some((known.sort, known.alone));
    }
    let deed = part.strip_suffix('s')?;
    deed.char_indices().map(|(at, _)| at).filter(|at| *at >= SHORTEST).find_map(|seam| {
        let last = PARTS.last.get(&deed[seam..]).filter(|last| last.deed)?;
        PARTS.first.contains_key(&deed[..seam]).then_some(())?;
        last.deed.then_some((Sort::Deed, Some(deed)))
    })
}

/// The seams of `word` (lower case) when all its parts are known, in order.
pub fn seams(word: &str) -> Vec<usize> {
    let Some(split) = split(word) else { return Vec::new() };
    let mut all = vec![split.seam];
    let head = &word[..split.seam];
    all.extend(head.strip_suffix('s').and_then(|deed| {
        let mut ways = deed.char_indices().map(|(at, _)| at).filter(|at| *at >= SHORTEST);
        ways.find(|at| PARTS.first.contains_key(&deed[..*at]) && PARTS.last.get(&deed[*at..]).is_some_and(|last| last.deed))
    }));
    all.sort_unstable();
    all
}

/// `word` (lower case) as a phrase: ”användarkommunikation” → ”kommunikation med användare”. `None` where none is certain.
pub fn opened(word: &str) -> Option<String> {
    if PARTS.not.iter().any(|not| word.starts_with(not)) {
        return None;
    }
    let split = split(word)?;
    let preposition = split.last.prepositions[split.sort as usize]?;
    Some(format!("{} {preposition} {}", &word[split.seam..], split.alone?))
}

/// Whether `word` (lower case) is a term that has no other name: ”tillgänglighetsredogörelse”.
pub fn is_fixed(word: &str) -> bool {
    PARTS.fixed.iter().any(|term| word.strip_prefix(term).is_some_and(|ending| ending.len() <= 5))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_what_it_knows_from_end_to_end() {
        for (word, wanted) in [
            ("användarkommunikation", Some("kommunikation med användare")),
            ("kompetensutvecklingsinsatser", Some("insatser för kompetensutveckling")),
            ("ärendehanteringssystemet", Some("systemet för ärendehantering")),
            ("tillgänglighetsbrister", Some("brister i tillgänglighet")),
            ("upphandlingsdokumentation", None),
            ("säkerhetsuppdateringar", None),
            ("blåbärskommunikation", None),
        ] {
            assert_eq!(opened(word).as_deref(), wanted, "{word}");
        }
        assert_eq!(seams("kompetensutvecklingsinsatser"), ["kompetens".len(), "kompetensutvecklings".len()]);
    }

    #[test]
    fn every_row_is_whole() {
        for row in lexicon::rows(include_str!("../../../corpora/lexicon/sammansattningar.tsv")) {
            match row[1] {
                "sak" | "person" | "handling" => assert!(row.len() > 2 && !row[2].is_empty(), "{row:?}"),
                "efter" => assert_eq!(row.len(), 6, "{row:?}"),
                "ej" | "fast" => assert_eq!(row.len(), 2, "{row:?}"),
                _ => panic!("{row:?}"),
            }
        }
    }
}
