//! What several rules and the measure of tone want to know of a block's wording, looked for once.
//! Refuses to judge: whether a hit is worth a word depends on the text type and on who asks.

use super::lexicon::is_heavy_noun;
use super::officialese::{self, Gate};
use super::prose::Prose;
use super::tone::Signs;
use super::weak_verbs;

/// The wording of one block. All hits stand in order and do not overlap within their kind.
#[derive(Debug, Clone, Default)]
pub struct Style {
    /// Officialese that is on by default.
    pub officialese: Vec<officialese::Hit>,
    /// Verbs hidden in nouns.
    pub weak_verbs: Vec<weak_verbs::Hit>,
    /// Heavy nouns (-ning, -ande, -else …), as indices of the block's counted words.
    pub heavy_nouns: Vec<u32>,
    /// Small signs of how it speaks.
    pub signs: Signs,
}

impl Style {
    /// Looks through one block. Linear.
    pub fn of(text: &str, prose: &Prose) -> Self {
        let heavy = |word: &(usize, &super::Word)| is_heavy_noun(prose.counted(word.1));
        Self {
            officialese: officialese::find(text, prose, Gate::Usual),
            weak_verbs: prose.sentences().iter().flat_map(|sentence| weak_verbs::find(prose, sentence)).collect(),
            signs: Signs::of(prose),
            heavy_nouns: prose.words().iter().enumerate().filter(heavy).map(|(at, _)| at as u32).collect(),
        }
    }
}
