//! Where a long sentence could be cut in two that each read as a sentence, or its enumeration become a list.
//! Refuses to cut where it is not sure of a subject and a verb on both sides; a cut is proposed, never made unasked.

mod list;
mod seams;

use std::ops::Range;

use super::clauses::Clauses;
use super::prose::{Prose, Sentence};

/// A proposed cut: what replaces the seam, and nothing else of the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// Bytes of the text and what stands there instead, in order and apart from each other.
    pub edits: Vec<(Range<usize>, String)>,
}

/// An enumeration that wants to be a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// What stands between the words before the list and its first item.
    pub lead: Range<usize>,
    /// What stands between two items: a comma, or ”och”.
    pub between: Vec<Range<usize>>,
    /// The stop after the last item.
    pub end: Range<usize>,
}

/// Both halves have at least this many words.
const LEAST: usize = 6;

/// A ”sentence” of more tokens is a list without stops.
const MOST: usize = 300;

/// The best cut of `sentence`, if one leaves two sentences.
pub fn propose(text: &str, prose: &Prose, sentence: &Sentence) -> Option<Cut> {
    let at = view(text, prose, sentence)?;
    seams::best(&at)
}

/// The enumeration of four items or more that ends the sentence, if there is one for certain.
pub fn enumeration(text: &str, prose: &Prose, sentence: &Sentence) -> Option<Listing> {
    let at = view(text, prose, sentence)?;
    list::find(&at)
}

fn view<'a>(text: &'a str, prose: &'a Prose, sentence: &'a Sentence) -> Option<Clauses<'a>> {
    let tokens = prose.tokens_in(sentence);
    let fit = sentence.word_count() >= 2 * LEAST && tokens.len() <= MOST && !tokens.iter().any(|token| token.borrowed);
    fit.then(|| Clauses::of(text, prose, sentence))
}

impl Cut {
    /// The sentence as it reads after the cut.
    pub fn applied(&self, text: &str, sentence: &Sentence) -> String {
        let mut out = String::new();
        let mut at = sentence.start as usize;
        for (range, new) in &self.edits {
            out.push_str(&text[at..range.start]);
            out.push_str(new);
            at = range.end;
        }
        out.push_str(&text[at..sentence.end as usize]);
        out
    }
}
