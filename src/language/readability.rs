//! Readability in numbers: O, M, L, V and the measures LIX, RIX and OVIX.
//! Refuses to call a text easy to read: there is no universal definition, and LIX is a hint, not a verdict.

use std::borrow::Cow;
use std::collections::HashSet;

use super::letters::{is_closer, is_emoji};
use super::prose::Prose;
use super::sentences::without_tags;

/// Counts over any set of blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// O, words.
    pub words: usize,
    /// M, sentences.
    pub sentences: usize,
    /// L, words with more than six letters.
    pub long: usize,
    /// V, distinct words in lower case.
    pub distinct: usize,
    /// Words of the longest sentence.
    pub longest: usize,
}

/// Adds blocks together; borrows from their prose.
#[derive(Debug, Default)]
pub struct Tally<'a> {
    counts: Counts,
    seen: HashSet<Cow<'a, str>>,
}

impl<'a> Tally<'a> {
    /// Adds one block.
    pub fn add(&mut self, prose: &'a Prose) {
        self.counts.words += prose.words().len();
        self.counts.sentences += prose.sentences().len();
        self.counts.long += prose.words().iter().filter(|word| word.is_long()).count();
        let longest = prose.sentences().iter().map(super::Sentence::word_count).max().unwrap_or(0);
        self.counts.longest = self.counts.longest.max(longest);
        for word in prose.words() {
            let text = prose.counted(word);
            self.seen.insert(if text.contains(' ') { Cow::Owned(text.replace(' ', "")) } else { Cow::Borrowed(text) });
        }
    }

    /// The counts so far.
    pub fn counts(&self) -> Counts {
        Counts { distinct: self.seen.len(), ..self.counts }
    }
}

/// The counts of `blocks` together.
pub fn count<'a>(blocks: impl IntoIterator<Item = &'a Prose>) -> Counts {
    let mut tally = Tally::default();
    blocks.into_iter().for_each(|block| tally.add(block));
    tally.counts()
}

/// The measures of some counts; `None` where a measure is undefined.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Measures {
    /// Words a sentence plus the percentage of long words (Björnsson, Läsbarhet, 1968).
    pub lix: Option<f64>,
    /// Long words a sentence (Anderson 1983).
    pub rix: Option<f64>,
    /// Variation of words (Hultman & Westman 1977); undefined when every word differs. Meaningful from 200 words.
    pub ovix: Option<f64>,
}

impl Counts {
    /// Words a sentence; 0 for no sentence.
    pub fn words_per_sentence(&self) -> f64 {
        if self.sentences == 0 { 0.0 } else { self.words as f64 / self.sentences as f64 }
    }

    /// The measures of these counts.
    pub fn measures(&self) -> Measures {
        if self.words == 0 || self.sentences == 0 {
            return Measures::default();
        }
        let (words, distinct) = ((self.words as f64).ln(), (self.distinct as f64).ln());
        let varied = self.distinct < self.words && self.words > 1;
        Measures {
            lix: Some(self.words_per_sentence() + 100.0 * self.long as f64 / self.words as f64),
            rix: Some(self.long as f64 / self.sentences as f64),
            ovix: varied.then(|| words / (2.0 - distinct / words).ln()).filter(|ovix| ovix.is_finite()),
        }
    }
}

/// The band of a LIX value in words, Swedish and English, as printed at lix.se.
pub fn band(lix: f64) -> (&'static str, &'static str) {
    match lix {
        lix if lix < 30.0 => ("mycket lättläst", "very easy to read"),
        lix if lix < 40.0 => ("lättläst", "easy to read"),
        lix if lix < 50.0 => ("medelsvår", "of medium difficulty"),
        lix if lix < 60.0 => ("svår", "difficult"),
        _ => ("mycket svår", "very difficult"),
    }
}

/// Whether a block is body text (brödtext): it ends in a stop or a colon, perhaps closed by a quotation mark or bracket;
/// hashtags and emoji after it do not matter. In structured input the caller also demands a paragraph, item or quotation.
pub fn is_body(text: &str) -> bool {
    let mut shown = text;
    loop {
        let tags = shown[..without_tags(shown)].trim_end();
        let plain = tags.trim_end_matches(|c| is_emoji(c) || c == ' ');
        if plain.len() == shown.len() {
            break;
        }
        shown = plain;
    }
    shown.strip_suffix(is_closer).unwrap_or(shown).ends_with(['.', '!', '?', '…', ':'])
}
