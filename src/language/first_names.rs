//! First names that are usual in Sweden (`corpora/lexicon/fornamn.txt`).
//! Refuses to say that a word is a name where it stands: many names are ordinary words too.

use std::sync::LazyLock;

use super::lexicon::{Words, entries};

fn listed(ordinary: bool) -> Words {
    let words = entries(include_str!("../../corpora/lexicon/fornamn.txt")).flat_map(|line| line.split(' '));
    words.filter(|word| word.ends_with('=') == ordinary).map(|word| word.trim_end_matches('=')).collect()
}

static NAMES: LazyLock<Words> = LazyLock::new(|| listed(false));
static WORDS_TOO: LazyLock<Words> = LazyLock::new(|| listed(true));

/// Whether a word, in lower case, is a first name and nothing else.
pub fn is_only_a_name(word: &str) -> bool {
    NAMES.contains(word)
}

/// Whether a word, in lower case, is a first name, perhaps an ordinary word too.
pub fn is_first_name(word: &str) -> bool {
    is_only_a_name(word) || WORDS_TOO.contains(word)
}
