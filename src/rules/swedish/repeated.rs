//! One finding for a word that stands in many places, with every place and the fixes that hold there.
//!
//! Knows how words are gathered and edited; refuses to know why they are told of.

use std::ops::Range;

use crate::draft::Block;
use crate::finding::{Finding, Msg};
use crate::fix::{Fix, Safety};
use crate::source::Edit;

/// How many words are offered in a message, at most.
const OFFERED: usize = 3;

/// A word where it stands.
pub(super) struct Spot<'a> {
    pub(super) block: &'a Block,
    pub(super) range: Range<usize>,
    /// What to put in its place, when that fits as it stands.
    pub(super) replacement: Option<String>,
    /// Whether nobody needs to look.
    pub(super) sure: bool,
}

impl Spot<'_> {
    pub(super) fn shown(&self) -> &str {
        &self.block.text.plain[self.range.clone()]
    }
}

/// The places of each word, in the order of their first: `same` tells whether two are one word.
pub(super) struct Repeated<'a, K> {
    pub(super) word: K,
    pub(super) spots: Vec<Spot<'a>>,
}

/// Adds a place to the word it belongs to.
pub(super) fn gather<'a, K>(all: &mut Vec<Repeated<'a, K>>, word: K, spot: Spot<'a>, same: impl Fn(&K, &K) -> bool) {
    match all.iter_mut().find(|seen| same(&seen.word, &word)) {
        Some(seen) => seen.spots.push(spot),
        None => all.push(Repeated { word, spots: vec![spot] }),
    }
}

/// Puts the places into a finding, and the first one's words into its gap `{word}`.
pub(super) fn placed(mut finding: Finding, spots: &[Spot<'_>]) -> Finding {
    let Some((first, rest)) = spots.split_first() else { return finding };
    finding = finding.at(first.block.text.span(first.range.clone())).arg("word", first.shown());
    for spot in rest {
        finding = finding.also(spot.block.text.span(spot.range.clone()));
    }
    finding
}

/// As [`placed`], with the fixes: those that are sure, then those that somebody has to look at.
/// `title` has the gap `{plain}`, filled with the first replacement.
pub(super) fn mended(finding: Finding, spots: &[Spot<'_>], title: Msg) -> Finding {
    let edits = |sure: bool| -> Vec<Edit> {
        let wanted = spots.iter().filter(|spot| spot.sure || !sure);
        wanted.filter_map(|spot| spot.block.text.edit(spot.range.clone(), spot.replacement.as_deref()?)).collect()
    };
    let (certain, every) = (edits(true), edits(false));
    let more = every.len() > certain.len();
    let plain = spots.iter().find_map(|spot| spot.replacement.clone()).unwrap_or_default();
    let fix = |safety, edits| Fix::edits(safety, title, edits).map(|fix| fix.arg("plain", plain.clone()));
    placed(finding, spots).fix(fix(Safety::Safe, certain)).fix(if more { fix(Safety::Suggest, every) } else { None })
}

/// Words to choose from, as a message quotes them: the replacement first. Notes in brackets are left out.
pub(super) fn offered(replacement: Option<&str>, words: &[&str]) -> String {
    let others = words.iter().copied().skip(usize::from(replacement.is_some())).filter(|word| !word.starts_with('('));
    replacement.into_iter().chain(others).take(OFFERED).collect::<Vec<_>>().join("” / ”")
}
