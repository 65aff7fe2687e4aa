//! Long words: where they stand, where they may be broken at a line's end, and how some of them open into several words.
//! Refuses to guess at a compound: syllables come from patterns, seams only from a list of parts that klart has itself.

use std::sync::LazyLock;

use hyphenation::{Hyphenator, Language, Load, Standard};

use super::letters::starts_with_capital;
use super::prose::{Kind, Prose};

mod compounds;

pub use compounds::{is_fixed, opened, seams};

/// A long word; `start..end` are bytes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LongWord {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Its letters.
    pub letters: usize,
}

/// The words of a block with more than `limit` letters: no hyphen inside, no hashtag, no name, no quotation.
pub fn find(text: &str, prose: &Prose, limit: usize) -> Vec<LongWord> {
    let mut found = Vec::new();
    for sentence in prose.sentences() {
        let mut opens = true;
        for token in prose.tokens_in(sentence).iter().filter(|token| token.kind != Kind::Mark) {
            let (start, end) = (token.start as usize, token.end as usize);
            let first = std::mem::take(&mut opens);
            let wanted = end - start > limit && token.kind == Kind::Word && !token.borrowed;
            if !wanted || !first && starts_with_capital(&text[start..end]) || text[start..end].contains(['-', '_', '\u{2011}']) {
                continue;
            }
            let letters = super::letters::count(&text[start..end]);
            if letters > limit {
                found.push(LongWord { start, end, letters });
            }
        }
    }
    found
}

/// Swedish hyphenation patterns, copyright 1994 Jan Michael Rynning, LPPL 1.2 or later (see NOTICE).
static PATTERNS: LazyLock<Option<Standard>> =
    LazyLock::new(|| Standard::from_reader(Language::Swedish, &mut &include_bytes!("../../corpora/lexicon/sv.standard.bincode")[..]).ok());

/// The parts of `word` (NFC, without soft hyphens) between its possible line breaks; its own hyphens stay with the part before.
pub fn syllables(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for piece in word.split_inclusive('-') {
        let mut from = 0;
        for at in breaks(piece.trim_end_matches('-')) {
            parts.push(&piece[from..at]);
            from = at;
        }
        parts.push(&piece[from..]);
    }
    parts
}

/// Letters on either side of a break, at least.
const LEAST: usize = 2;

/// Where a word without hyphens may be broken: at its known seams, and at the patterns' breaks that leave a vowel on both sides.
fn breaks(word: &str) -> Vec<usize> {
    let seams = seams(&super::letters::fold(word));
    let mut all = seams.clone();
    if let Some(patterns) = PATTERNS.as_ref() {
        // The patterns do not know the seam: a break beside it is a guess at it.
        let near = |at: usize| seams.iter().any(|seam| word[at.min(*seam)..at.max(*seam)].chars().count() < LEAST + 1);
        all.extend(patterns.hyphenate(word).breaks.into_iter().filter(|at| !near(*at)));
    }
    all.sort_unstable();
    all.dedup();
    let mut kept: Vec<usize> = Vec::with_capacity(all.len());
    // What has been looked at since the last kept break is not looked at again: a row of consonants may be endless.
    let (mut from, mut looked, mut voiced) = (0, 0, false);
    for at in all {
        voiced |= word[looked..at].chars().any(is_vowel);
        looked = at;
        if voiced && has_room(&word[from..at]) {
            kept.push(at);
            (from, voiced) = (at, false);
        }
    }
    while kept.last().is_some_and(|at| !is_part(&word[*at..])) {
        kept.pop();
    }
    kept
}

/// Long enough to stand on a line, and a syllable: with a vowel.
fn is_part(part: &str) -> bool {
    has_room(part) && part.chars().any(is_vowel)
}

fn has_room(part: &str) -> bool {
    part.chars().nth(LEAST - 1).is_some()
}

fn is_vowel(c: char) -> bool {
    matches!(c.to_lowercase().next(), Some('a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'å' | 'ä' | 'ö' | 'é' | 'ü'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_words_where_swedish_breaks_them() {
        assert_eq!(syllables("översiktsplan").join("|"), "över|sikts|plan");
        assert_eq!(syllables("IT-avdelningen").concat(), "IT-avdelningen");
        assert_eq!(syllables("IT-avdelningen")[0], "IT-");
        assert_eq!(syllables(""), Vec::<&str>::new());
        assert_eq!(syllables("webbutvecklingsverktyg").join("-"), "webb-utveck-lings-verk-tyg");
    }

    #[test]
    fn names_hyphens_and_tags_are_not_long_words() {
        let text = "Arbetsmarknadsförvaltningen ordnar kompetensutvecklingsinsatser i Arbetsmarknadsförvaltningen med samhällsbyggnads-arbetsuppgifter #kompetensutvecklingsinsats.";
        let words: Vec<_> = find(text, &Prose::of(text), 20).iter().map(|word| &text[word.start..word.end]).collect();
        assert_eq!(words, ["Arbetsmarknadsförvaltningen", "kompetensutvecklingsinsatser"]);
    }
}
