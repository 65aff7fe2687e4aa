//! The word lists under `corpora/lexicon`, compiled in: how a table is read, how a word is looked up in it, and the lists
//! several rooms share. Refuses to know what a list is used for.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// What a few bytes say of a word: most words that are asked about are not in a list, and need not be looked for.
#[derive(Debug)]
struct Gate([u64; GATE / 64]);

/// Number of marks in a list's gate; a power of two.
const GATE: usize = 16384;

impl Default for Gate {
    fn default() -> Self {
        Self([0; GATE / 64])
    }
}

impl Gate {
    fn open(&mut self, word: &str) {
        let mark = mark(word);
        self.0[mark / 64] |= 1 << (mark % 64);
    }

    /// Whether the word may be in the list; `false` is certain.
    #[inline]
    fn may_hold(&self, word: &str) -> bool {
        let mark = mark(word);
        self.0[mark / 64] >> (mark % 64) & 1 == 1
    }
}

/// A list of known words.
#[derive(Debug, Default)]
pub struct Words {
    gate: Gate,
    words: HashSet<&'static str, BuildHasherDefault<Quick>>,
}

/// The mark of a word, from its length, its first two bytes and its last.
#[inline]
fn mark(word: &str) -> usize {
    let bytes = word.as_bytes();
    let byte = |at: usize| bytes.get(at).map_or(0, |byte| usize::from(*byte));
    let (first, second, last) = (byte(0), byte(1), byte(bytes.len().wrapping_sub(1)));
    (first + second * 37 + last * 1031 + bytes.len() * 4099) % GATE
}

impl FromIterator<&'static str> for Words {
    fn from_iter<I: IntoIterator<Item = &'static str>>(words: I) -> Self {
        let mut all = Self::default();
        words.into_iter().for_each(|word| all.insert(word));
        all
    }
}

impl Words {
    /// Adds a word.
    pub fn insert(&mut self, word: &'static str) {
        self.gate.open(word);
        self.words.insert(word);
    }

    /// Whether `word` is in the list.
    #[inline]
    pub fn contains(&self, word: &str) -> bool {
        self.gate.may_hold(word) && self.words.contains(word)
    }

    /// All words, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.words.iter().copied()
    }
}

/// A table by known words.
#[derive(Debug)]
pub struct ByWord<T> {
    gate: Gate,
    words: HashMap<&'static str, T, BuildHasherDefault<Quick>>,
}

impl<T> Default for ByWord<T> {
    fn default() -> Self {
        Self { gate: Gate::default(), words: HashMap::default() }
    }
}

impl<T> FromIterator<(&'static str, T)> for ByWord<T> {
    fn from_iter<I: IntoIterator<Item = (&'static str, T)>>(rows: I) -> Self {
        let mut all = Self::default();
        rows.into_iter().for_each(|(word, value)| all.insert(word, value));
        all
    }
}

impl<T> ByWord<T> {
    /// Puts a word in the table; the last value of a word is kept.
    pub fn insert(&mut self, word: &'static str, value: T) {
        self.gate.open(word);
        self.words.insert(word, value);
    }

    /// The value of a word, or the usual one where it has none yet.
    pub fn of(&mut self, word: &'static str) -> &mut T
    where
        T: Default,
    {
        self.gate.open(word);
        self.words.entry(word).or_default()
    }

    /// What the table says of `word`.
    #[inline]
    pub fn get(&self, word: &str) -> Option<&T> {
        if self.gate.may_hold(word) { self.words.get(word) } else { None }
    }

    /// Whether the table says something of `word`.
    #[inline]
    pub fn contains_key(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// All words with their values, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &T)> {
        self.words.iter().map(|(word, value)| (*word, value))
    }

    /// All values, in no order.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.words.values()
    }

    /// All words, in no order.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.words.keys().copied()
    }
}

/// A hash of 64 bits that is quick on short words. Without a secret: for tables that a text can look into but not fill.
#[derive(Debug, Clone, Copy, Default)]
pub struct Quick(u64);

impl Quick {
    #[inline]
    fn add(&mut self, word: u64) {
        let mixed = (self.0 ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ mixed >> 32;
    }
}

impl Hasher for Quick {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks();
        for eight in eights {
            self.add(u64::from_le_bytes(*eight));
        }
        if !rest.is_empty() {
            self.add(rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Beginnings or endings of words: one look a length instead of one a word of the list.
#[derive(Debug)]
pub struct Affixes {
    words: Words,
    lengths: Vec<usize>,
}

impl FromIterator<&'static str> for Affixes {
    fn from_iter<I: IntoIterator<Item = &'static str>>(words: I) -> Self {
        let mut all = Self { words: Words::default(), lengths: Vec::new() };
        for word in words {
            if let Err(at) = all.lengths.binary_search(&word.len()) {
                all.lengths.insert(at, word.len());
            }
            all.words.insert(word);
        }
        all
    }
}

impl Affixes {
    /// Whether `word` ends in one of them.
    pub fn end(&self, word: &str) -> bool {
        let mut tails = self.lengths.iter().filter_map(|&length| word.get(word.len().checked_sub(length)?..));
        tails.any(|tail| self.words.contains(tail))
    }

    /// What stands before each of them that `word` ends in, with it, the shortest ending first.
    pub fn ends<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let cuts = self.lengths.iter().filter_map(|&length| word.split_at_checked(word.len().checked_sub(length)?));
        cuts.filter(|(_, tail)| self.words.contains(tail))
    }

    /// Whether `word` is one of them.
    pub fn contains(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// What is left of `word` after each of them that it begins with, the shortest first.
    pub fn after<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a str> {
        let cuts = self.lengths.iter().filter_map(|&length| word.split_at_checked(length));
        cuts.filter(|(head, _)| self.words.contains(head)).map(|(_, rest)| rest)
    }
}

/// The rows of a tab-separated table with one header line; a missing cell at a row's end is simply absent.
pub fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// The entries of a list with one entry a line.
pub fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Words that address the reader or speak for the sender: du, dig, vi …
pub static READER: LazyLock<Words> = LazyLock::new(|| entries(include_str!("../../corpora/lexicon/tilltal_du.txt")).collect());

/// Endings of heavy nouns: -ning, -ande, -else … (lower case).
pub static NOUN_ENDINGS: LazyLock<Affixes> =
    LazyLock::new(|| entries(include_str!("../../corpora/lexicon/substantivandelser.txt")).collect());

/// Words and phrases that open a subordinate clause: att, som, eftersom …
pub static SUBORDINATORS: LazyLock<Words> = LazyLock::new(|| entries(include_str!("../../corpora/lexicon/bisatsinledare.txt")).collect());

/// Modal verbs and the infinitive mark, after which a verb stands in the infinitive.
pub static MODALS: LazyLock<Words> = LazyLock::new(|| entries(include_str!("../../corpora/lexicon/villkor_modalverb.txt")).collect());

/// Words that may stand between a modal and its infinitive.
pub static BETWEEN: LazyLock<Words> = LazyLock::new(|| entries(include_str!("../../corpora/lexicon/villkor_mellanled.txt")).collect());

/// Whether `word` (lower case) has more than five letters and a heavy noun's ending.
pub fn is_heavy_noun(word: &str) -> bool {
    super::letters::count(word) > 5 && NOUN_ENDINGS.end(word)
}
