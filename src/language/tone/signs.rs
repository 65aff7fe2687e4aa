//! Small signs of how a text speaks, counted in one pass over the tokens of a block.
//! Knows closed lists of small words (`corpora/lexicon/ton.tsv`) and who stands beside whom. Refuses to know kinds of
//! documents: no paragraph signs, no numbers of cases, no words that only one kind has.

use std::sync::LazyLock;

use crate::language::lexicon::{ByWord, READER, rows};
use crate::language::prose::{Kind, Prose, Sentence, Token};

/// What was counted. Counts, never shares, so that blocks can be added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Signs {
    /// Words that address the reader or speak for the sender: du, vi …
    pub reader: u32,
    /// Small words of everyday prose: men, så, nu, också …
    pub everyday: u32,
    /// Small words of documents: därvid, respektive, berörda, sådan …
    pub formal: u32,
    /// ska, bör, får or måste with a passive or ”vara” among the next three words.
    pub ruled: u32,
    /// Prepositions.
    pub prepositions: u32,
    /// Sentences that open as documents do: ”Enligt …”, ”Vid …”, ”Genom …”.
    pub openers: u32,
    /// Verbs with which people are quoted: säger, berättar …
    pub voices: u32,
    /// Letters of the counted words.
    pub letters: u32,
}

const READERS: u8 = 1;
const EVERYDAY: u8 = 2;
const FORMAL: u8 = 4;
const RULES: u8 = 8;
const PREPOSITION: u8 = 16;
const OPENS: u8 = 32;
const SAYS: u8 = 64;

static KINDS: LazyLock<ByWord<u8>> = LazyLock::new(|| {
    let mut all: ByWord<u8> = ByWord::default();
    for row in rows(include_str!("../../../corpora/lexicon/ton.tsv")) {
        let kinds = row[1].split(' ').map(|name| match name {
            "vardag" => EVERYDAY,
            "dokument" => FORMAL,
            "styr" => RULES,
            "preposition" => PREPOSITION,
            "öppnar" => OPENS,
            "säger" => SAYS,
            _ => 0,
        });
        *all.of(row[0]) |= kinds.fold(0, |all, kind| all | kind);
    }
    for word in READER.iter() {
        *all.of(word) |= READERS;
    }
    all
});

/// So many words after ska, bör, får or måste are looked at.
const REACH: usize = 3;

impl std::ops::AddAssign<&Self> for Signs {
    fn add_assign(&mut self, more: &Self) {
        self.reader += more.reader;
        self.everyday += more.everyday;
        self.formal += more.formal;
        self.ruled += more.ruled;
        self.prepositions += more.prepositions;
        self.openers += more.openers;
        self.voices += more.voices;
        self.letters += more.letters;
    }
}

impl Signs {
    /// Counts one block. Linear.
    pub fn of(prose: &Prose) -> Self {
        let mut signs = Self::default();
        for sentence in prose.sentences() {
            signs.add_sentence(prose, sentence);
        }
        signs.letters = prose.words().iter().map(|word| u32::from(word.letters)).sum();
        signs
    }

    fn add_sentence(&mut self, prose: &Prose, sentence: &Sentence) {
        let tokens = prose.tokens_in(sentence);
        let mut first = true;
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Word) {
            let kinds = KINDS.get(prose.word(token)).copied().unwrap_or_default();
            let is = |kind: u8| u32::from(kinds & kind != 0);
            self.reader += is(READERS);
            self.everyday += is(EVERYDAY);
            self.formal += is(FORMAL);
            self.prepositions += is(PREPOSITION);
            self.voices += is(SAYS);
            self.openers += u32::from(first) * is(OPENS);
            if kinds & RULES != 0 && is_ruled(prose, &tokens[at + 1..]) {
                self.ruled += 1;
            }
            first = false;
        }
    }
}

/// Whether a passive or ”vara” stands among the next words.
fn is_ruled(prose: &Prose, after: &[Token]) -> bool {
    let words = after.iter().take(REACH + 1).filter(|token| token.kind == Kind::Word).take(REACH).map(|token| prose.word(token));
    words.into_iter().any(|word| word == "vara" || (word.len() > 4 && word.ends_with('s')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_tell_how_a_text_speaks() {
        let official = Signs::of(&Prose::of("Enligt planen ska samtliga åtgärder redovisas respektive följas upp av berörda nämnder."));
        assert_eq!((official.openers, official.ruled, official.formal, official.everyday), (1, 1, 4, 0));
        let plain = Signs::of(&Prose::of("Vi börjar nu, säger Anna, men du kan också komma senare."));
        assert_eq!((plain.openers, plain.ruled, plain.formal, plain.voices, plain.reader), (0, 0, 0, 1, 2));
        assert_eq!(plain.everyday, 3);
    }
}
