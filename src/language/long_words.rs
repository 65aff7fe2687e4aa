//! Long words, and where a word may be broken at a line's end.
//! Refuses to find the seams of a compound: hyphenation knows syllables only, and never counts for a measure.

use std::sync::LazyLock;

use hyphenation::{Hyphenator, Language, Load, Standard};

use super::letters::starts_with_capital;
use super::prose::{Kind, Prose};

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
            let name = !opens && starts_with_capital(&text[start..end]);
            opens = false;
            let wanted = token.kind == Kind::Word && !token.borrowed && !name && end - start > limit;
            if !wanted || text[start..end].contains(['-', '_', '\u{2011}']) {
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
    let Some(patterns) = PATTERNS.as_ref() else { return vec![word] };
    let mut parts = Vec::new();
    for piece in word.split_inclusive('-') {
        let mut from = 0;
        for at in patterns.hyphenate(piece.trim_end_matches('-')).breaks {
            parts.push(&piece[from..at]);
            from = at;
        }
        parts.push(&piece[from..]);
    }
    parts
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
    }

    #[test]
    fn names_hyphens_and_tags_are_not_long_words() {
        let text = "Arbetsmarknadsförvaltningen ordnar kompetensutvecklingsinsatser i Arbetsmarknadsförvaltningen med samhällsbyggnads-arbetsuppgifter #kompetensutvecklingsinsats.";
        let words: Vec<_> = find(text, &Prose::of(text), 20).iter().map(|word| &text[word.start..word.end]).collect();
        assert_eq!(words, ["Arbetsmarknadsförvaltningen", "kompetensutvecklingsinsatser"]);
    }
}
