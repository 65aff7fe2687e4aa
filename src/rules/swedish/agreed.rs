//! The organisation's own list: `[words] replace` in klart.toml. Whole words, the capital kept, blanks of any length.
//!
//! Knows a word's commonest endings well enough to see it; refuses to inflect the word that is wanted instead.

use std::ops::Range;

use crate::config::Settings;
use crate::draft::{Block, Draft};
use crate::language::letters::{all_capitals, capitalised, fold, starts_with_capital};
use crate::language::phrases::Phrases;

use super::repeated::{Repeated, Spot, gather};
use super::steps::{is_inflected, is_own, wording};

/// A word of the list, and what the organisation would rather read.
pub(super) struct Agreed<'a> {
    /// The word as it stands in klart.toml.
    pub(super) word: &'a str,
    /// The wanted words; nothing when the word is simply not to be used.
    pub(super) better: &'a str,
}

/// The words of the list in a draft, gathered.
pub(super) fn find<'a>(draft: &'a Draft, settings: &'a Settings) -> Vec<Repeated<'a, Agreed<'a>>> {
    let list: Vec<Agreed<'a>> = settings
        .words
        .replace
        .iter()
        .map(|(word, better)| Agreed { word: word.trim(), better: better.trim() })
        .filter(|row| !row.word.is_empty())
        .collect();
    let mut all = Vec::new();
    if list.is_empty() {
        return all;
    }
    let keys: Vec<String> = list.iter().map(|row| fold(row.word)).collect();
    let phrases: Phrases<usize> = keys.iter().enumerate().map(|(at, key)| (key, at)).collect();
    for block in wording(draft) {
        for (range, row, exact) in in_block(block, &phrases, &keys) {
            let Agreed { word, better } = list[row];
            let spot = Spot { block, replacement: exact.then(|| fitted(block, &range, better)).flatten(), range, sure: false };
            if !says_already(block, &spot.range, better) && is_own(block, &spot.range) {
                gather(&mut all, Agreed { word, better }, spot, |one, other| one.word == other.word);
            }
        }
    }
    all
}

/// Where words of the list stand, and whether each stands in its own form.
fn in_block(block: &Block, phrases: &Phrases<usize>, keys: &[String]) -> Vec<(Range<usize>, usize, bool)> {
    let (prose, tokens) = (&block.prose, block.prose.tokens());
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let token = tokens[at];
        let word = prose.word(&token);
        let listed = phrases.may_open(word).then(|| phrases.at(prose, tokens, at).next()).flatten();
        let inflected = || keys.iter().position(|key| is_inflected(word, key)).map(|row| (1, row, false));
        let hit = listed.map(|(length, row)| (length, *row, true)).or_else(inflected).filter(|_| !token.borrowed);
        at += hit.map_or(1, |(length, row, exact)| {
            found.push((token.start as usize..tokens[at + length - 1].end as usize, row, exact));
            length
        });
    }
    found
}

/// The wanted words with the capitals of what stood there.
fn fitted(block: &Block, range: &Range<usize>, better: &str) -> Option<String> {
    let shown = &block.text.plain[range.clone()];
    if better.is_empty() {
        return None;
    }
    if all_capitals(shown) && shown.chars().count() > 1 {
        return Some(better.to_uppercase());
    }
    Some(if starts_with_capital(shown) { capitalised(better) } else { better.to_owned() })
}

/// Whether the wanted words stand there already: ”facebook” for ”Facebook”, ”biblioteket” for ”Ekviks biblioteket”.
fn says_already(block: &Block, range: &Range<usize>, better: &str) -> bool {
    let (plain, shown) = (&block.text.plain, &block.text.plain[range.clone()]);
    if better.is_empty() {
        return false;
    }
    let around = |(at, _): (usize, &str)| {
        let start = range.start.checked_sub(at)?;
        plain.get(start..start + better.len()).filter(|there| fold(there) == fold(better))
    };
    shown == better || (better.len() > shown.len() && fold(better).match_indices(&fold(shown)).any(|place| around(place).is_some()))
}
