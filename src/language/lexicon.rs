//! The word lists under `corpora/lexicon`, compiled in: how a table is read, and the lists several rooms share.
//! Refuses to know what a list is used for.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The rows of a tab-separated table with one header line; a missing cell at a row's end is simply absent.
pub fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// The entries of a list with one entry a line.
pub fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Words that address the reader or speak for the sender: du, dig, vi …
pub static READER: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| entries(include_str!("../../corpora/lexicon/tilltal_du.txt")).collect());

/// Endings of heavy nouns: -ning, -ande, -else … (lower case).
pub static NOUN_ENDINGS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| entries(include_str!("../../corpora/lexicon/substantivandelser.txt")).collect());

/// Words and phrases that open a subordinate clause: att, som, eftersom …
pub static SUBORDINATORS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| entries(include_str!("../../corpora/lexicon/bisatsinledare.txt")).collect());

/// Modal verbs and the infinitive mark, after which a verb stands in the infinitive.
pub static MODALS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| entries(include_str!("../../corpora/lexicon/villkor_modalverb.txt")).collect());

/// Words that may stand between a modal and its infinitive.
pub static BETWEEN: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| entries(include_str!("../../corpora/lexicon/villkor_mellanled.txt")).collect());

/// Whether `word` (lower case) has more than five letters and a heavy noun's ending.
pub fn is_heavy_noun(word: &str) -> bool {
    super::letters::count(word) > 5 && NOUN_ENDINGS.iter().any(|ending| word.ends_with(ending))
}
