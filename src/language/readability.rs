//! Readability in numbers: O, M, L, V and the measures LIX, RIX and OVIX.
//! Refuses to call a text easy to read: there is no universal definition, and LIX is a hint, not a verdict.

use std::hash::Hasher;

use super::letters::{is_closer, is_emoji};
use super::lexicon::Quick;
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

/// Adds blocks together.
#[derive(Debug, Default)]
pub struct Tally {
    counts: Counts,
    /// A hash of 64 bits for every word: sorted, they tell how many differ, however a text is made up.
    words: Vec<u64>,
}

impl Tally {
    /// Adds one block.
    pub fn add(&mut self, prose: &Prose) {
        self.counts.add(prose);
        self.words.extend(prose.words().iter().map(|word| hash(prose.counted(word))));
    }

    /// The counts of all.
    pub fn counts(mut self) -> Counts {
        self.settle();
        Counts { distinct: self.words.len(), ..self.counts }
    }

    /// The counts of these blocks, and of these and those of another tally together.
    pub fn counts_with(mut self, mut others: Self) -> (Counts, Counts) {
        self.settle();
        others.settle();
        let shared = shared(&self.words, &others.words);
        let own = Counts { distinct: self.words.len(), ..self.counts };
        let all = Counts {
            words: own.words + others.counts.words,
            sentences: own.sentences + others.counts.sentences,
            long: own.long + others.counts.long,
            distinct: own.distinct + others.words.len() - shared,
            longest: own.longest.max(others.counts.longest),
        };
        (own, all)
    }

    /// Each word once, in order.
    fn settle(&mut self) {
        self.words.sort_unstable();
        self.words.dedup();
    }
}

/// How many words stand in both; each is sorted and holds none twice.
fn shared(words: &[u64], others: &[u64]) -> usize {
    let (mut at, mut count) = (0, 0);
    for word in words {
        while others.get(at).is_some_and(|other| other < word) {
            at += 1;
        }
        count += usize::from(others.get(at) == Some(word));
    }
    count
}

/// The hash of a word; the blanks in ”1 250” do not matter.
fn hash(word: &str) -> u64 {
    let mut hash = Quick::default();
    if word.bytes().any(|byte| byte == b' ') {
        hash.write(word.replace(' ', "").as_bytes());
    } else {
        hash.write(word.as_bytes());
    }
    hash.write_u8(0);
    hash.finish()
}

/// The counts of `blocks` together.
pub fn count<'a>(blocks: impl IntoIterator<Item = &'a Prose>) -> Counts {
    let mut tally = Tally::default();
    blocks.into_iter().for_each(|block| tally.add(block));
    tally.counts()
}

/// The counts of `blocks` together, but for V, which LIX does not need: it is left at 0.
pub fn count_for_lix<'a>(blocks: impl IntoIterator<Item = &'a Prose>) -> Counts {
    let mut counts = Counts::default();
    blocks.into_iter().for_each(|block| counts.add(block));
    counts
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
    fn add(&mut self, prose: &Prose) {
        self.words += prose.words().len();
        self.sentences += prose.sentences().len();
        self.long += prose.words().iter().filter(|word| word.is_long()).count();
        let longest = prose.sentences().iter().map(super::Sentence::word_count).max().unwrap_or(0);
        self.longest = self.longest.max(longest);
    }

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
