//! Which verb lies in a heavy noun: ”utbetalning” → ”betala ut”. Closed table; nothing is derived.
//! Refuses to inflect the verb: what stands in its place depends on the whole sentence.

use std::sync::LazyLock;

use super::lexicon::{ByWord, rows};

static VERBS: LazyLock<ByWord<&'static str>> =
    LazyLock::new(|| rows(include_str!("../../corpora/lexicon/substantiv_verb.tsv")).map(|row| (row[0], row[1])).collect());

/// Endings of the nouns of the table, the longest first: ”utbetalningarnas”, ”genomförandet”.
const ENDINGS: [&str; 7] = ["arna", "erna", "ar", "er", "en", "t", ""];

/// The verb in `noun` (lower case, any form), when the table has it.
pub fn verb_in(noun: &str) -> Option<&'static str> {
    let plain = noun.strip_suffix('s').unwrap_or(noun);
    ENDINGS.iter().find_map(|ending| VERBS.get(plain.strip_suffix(ending)?)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_in_its_forms() {
        assert_eq!(verb_in("utbetalningarna"), Some("betala ut"));
        assert_eq!(verb_in("genomförandets"), Some("genomföra"));
        assert_eq!((verb_in("myndighet"), verb_in("förening"), verb_in("")), (None, None, None));
        let mut all: Vec<_> = VERBS.iter().collect();
        all.sort();
        for (noun, verb) in all {
            assert_eq!(verb_in(noun), Some(*verb));
            assert!(verb.split(' ').next().is_some_and(|word| word.ends_with(['a', 'å', 'e'])), "{noun} {verb}");
        }
    }
}
