//! The words that hashtags are made of (corpora/lexicon/taggord.tsv), their endings, and what is one compound.
//!
//! Refuses to know which words may follow each other: `grammar` does.

use std::sync::LazyLock;

use crate::language::lexicon::{self, ByWord};

/// What a word may do in a tag; the bits of a word's entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// på, vi, och, inte: never part of a compound, but for the particles.
    Function,
    Verb,
    /// A noun in its plain form.
    Noun,
    /// An adjective, any form.
    Quality,
    /// A form of a noun that no ending gives, or one that is common enough to be known.
    Form,
    Place,
    /// kommun, stad, universitet: after a place's name a word of their own.
    Body,
    English,
    /// hej, tack.
    Call,
    /// May begin a compound without being a noun: stor-, själv-, om-.
    Part,
    Preposition,
    /// As `Body`, after a place's name in the genitive.
    City,
    /// A verb whose stem begins compounds: läsår.
    Stem,
    /// Prepositions and particles that begin many words: för, på, till.
    Weak,
    /// Nouns that stand bare after a preposition: med barn.
    Bare,
    /// Verbs that bid a bare noun: sök jobb.
    Asking,
    Costly,
    /// A word has to follow.
    Leading,
    /// A verb has to come before.
    Particle,
    Subject,
    Auxiliary,
    /// Verbs in -r that begin compounds.
    Bound,
    /// What is ”vår”, rather than of the spring.
    Ours,
    Pronoun,
    Finite,
    /// Adjectives that stand before a noun in their plain form.
    Base,
    /// svenska, finska: languages, which begin compounds.
    Tongue,
}

const CLASSES: [(&str, Class); 27] = [
    ("function", Class::Function),
    ("verb", Class::Verb),
    ("noun", Class::Noun),
    ("quality", Class::Quality),
    ("form", Class::Form),
    ("place", Class::Place),
    ("body", Class::Body),
    ("english", Class::English),
    ("call", Class::Call),
    ("part", Class::Part),
    ("preposition", Class::Preposition),
    ("city", Class::City),
    ("stem", Class::Stem),
    ("weak", Class::Weak),
    ("bare", Class::Bare),
    ("asking", Class::Asking),
    ("costly", Class::Costly),
    ("leading", Class::Leading),
    ("particle", Class::Particle),
    ("subject", Class::Subject),
    ("auxiliary", Class::Auxiliary),
    ("bound", Class::Bound),
    ("ours", Class::Ours),
    ("pronoun", Class::Pronoun),
    ("finite", Class::Finite),
    ("base", Class::Base),
    ("tongue", Class::Tongue),
];

static WORDS: LazyLock<ByWord<u32>> = LazyLock::new(|| {
    let mut words: ByWord<u32> = ByWord::default();
    for row in lexicon::rows(include_str!("../../../corpora/lexicon/taggord.tsv")) {
        let class = CLASSES.iter().find(|(name, _)| *name == row[0]).map_or(0, |(_, class)| class.bit());
        for word in row[1].split(' ') {
            let before = words.get(word).copied().unwrap_or_default();
            words.insert(word, before | class);
        }
    }
    words
});

impl Class {
    const fn bit(self) -> u32 {
        1 << self as u32
    }

    /// Whether `word` is of this class.
    pub(super) fn has(self, word: &str) -> bool {
        WORDS.get(word).is_some_and(|bits| bits & self.bit() != 0)
    }
}

fn has_any(word: &str, classes: &[Class]) -> bool {
    let wanted = classes.iter().fold(0, |bits, class| bits | class.bit());
    WORDS.get(word).is_some_and(|bits| bits & wanted != 0)
}

/// What a word of a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Function,
    Call,
    Verb,
    Place,
    /// A place in the genitive.
    OfPlace,
    Body,
    Quality,
    Noun,
    English,
    Compound,
    /// A compound that begins with a preposition, and may be two words.
    Doubtful,
}

impl Sort {
    /// In hundredths of a word.
    pub(super) fn cost(self) -> u32 {
        match self {
            Self::Verb | Self::Noun => 110,
            Self::English => 115,
            Self::Compound => 160,
            Self::Doubtful => 230,
            _ => 100,
        }
    }
}

/// What `word` is; `None` for one that is not known.
pub(super) fn sort(word: &str) -> Option<Sort> {
    let bits = WORDS.get(word).copied().unwrap_or_default();
    let is = |class: Class| bits & class.bit() != 0;
    Some(match word {
        _ if is(Class::Function) => Sort::Function,
        _ if is(Class::Call) => Sort::Call,
        _ if is(Class::Verb) => Sort::Verb,
        _ if is(Class::Place) => Sort::Place,
        _ if word.strip_suffix('s').is_some_and(|place| Class::Place.has(place)) => Sort::OfPlace,
        _ if is(Class::Body) && !is(Class::Noun) => Sort::Body,
        _ if is(Class::Quality) => Sort::Quality,
        _ if is_noun(word) => Sort::Noun,
        _ if is(Class::English) => Sort::English,
        _ if word.chars().count() >= 6 && is_word(word) => {
            let starts = || word.char_indices().map(|(at, _)| at).filter(|&at| Class::Preposition.has(&word[..at]));
            if starts().any(|at| is_word(&word[at..])) { Sort::Doubtful } else { Sort::Compound }
        }
        _ => return None,
    })
}

/// Endings of nouns and adjectives.
const ENDINGS: [&str; 32] = [
    "en", "n", "et", "t", "ar", "er", "or", "r", "na", "arna", "erna", "orna", "s", "ens", "ets", "ns", "ts", "arnas", "ernas", "ornas",
    "ers", "ars", "an", "ans", "are", "aren", "arens", "ande", "anden", "e", "a", "as",
];

/// Whether `word` is a form of a noun or an adjective.
pub(super) fn is_noun(word: &str) -> bool {
    if has_any(word, &[Class::Noun, Class::Quality, Class::Form]) {
        return true;
    }
    ENDINGS.iter().any(|ending| {
        let Some(base) = word.strip_suffix(ending).filter(|base| base.chars().count() >= 3) else { return false };
        Class::Noun.has(base)
            || matches!(*ending, "orna" | "or" | "an" | "ans" | "ornas") && with(base, 'a')
            || matches!(*ending, "ar" | "arna" | "en" | "er" | "erna" | "na") && with(base, 'e')
            || matches!(*ending, "ar" | "arna" | "arnas") && is_contracted(base)
    })
}

/// Whether `base` and one letter more are a noun.
fn with(base: &str, letter: char) -> bool {
    let mut noun = String::with_capacity(base.len() + 1);
    noun.push_str(base);
    noun.push(letter);
    Class::Noun.has(&noun)
}

/// ”cykl” of ”cyklar”: the noun has an e before its last letter.
fn is_contracted(base: &str) -> bool {
    let Some(last) = base.chars().next_back().filter(|last| matches!(last, 'l' | 'r' | 'n')) else { return false };
    let mut noun = base[..base.len() - last.len_utf8()].to_owned();
    noun.push('e');
    noun.push(last);
    Class::Noun.has(&noun)
}

/// Whether `word` may begin a compound.
fn is_first(word: &str) -> bool {
    let letters = word.chars().count();
    if letters < 2 {
        return false;
    }
    let bits = WORDS.get(word).copied().unwrap_or_default();
    let is = |class: Class| bits & class.bit() != 0;
    if is(Class::Part) || is(Class::Place) && letters >= 3 || is(Class::Stem) {
        return true;
    }
    if is(Class::Noun) && (letters >= 3 || matches!(word, "is" | "el" | "by" | "bi" | "tv")) {
        return true;
    }
    let bound = |of: &str| has_any(of, &[Class::Noun, Class::Place]);
    letters > 3 && word.strip_suffix('s').is_some_and(bound)
        || letters >= 3 && !is(Class::Quality) && !is(Class::Function) && with(word, 'a')
        || letters >= 4 && with(word, 'e')
        || word.strip_suffix(['o', 'u']).is_some_and(|base| with(base, 'a'))
        || letters > 4 && word.strip_suffix('e').is_some_and(|base| Class::Noun.has(base))
}

/// Whether `word` is one word: known, a form of one, or a compound.
pub(super) fn is_word(word: &str) -> bool {
    has_any(word, &[Class::Function, Class::Verb, Class::Call, Class::Place, Class::Body])
        || is_noun(word)
        || word.strip_suffix('s').is_some_and(|place| Class::Place.has(place))
        || word.chars().count() >= 5 && is_compound(word, 0)
}

/// A compound has at most so many parts beside its first and last.
const DEEPEST: usize = 3;

fn is_compound(word: &str, depth: usize) -> bool {
    word.char_indices().map(|(at, _)| at).skip(1).any(|seam| {
        let (first, last) = word.split_at(seam);
        let letters = last.chars().count();
        if letters < 2 || !is_first(first) || Class::Function.has(last) && !Class::Noun.has(last) || last == "stan" {
            return false;
        }
        // ”Visby lasarett” and ”Lunds kommun” are two words.
        let of_place = first.strip_suffix('s').is_some_and(|place| Class::Place.has(place));
        if Class::Place.has(first) && Class::Body.has(last) || of_place && Class::City.has(last) {
            return false;
        }
        if Class::Preposition.has(first) {
            return depth == 0 && letters >= 3 && has_any(last, &[Class::Noun, Class::Verb]);
        }
        letters >= 3 && (is_noun(last) || Class::Part.has(first) && Class::Verb.has(last))
            || depth < DEEPEST && letters >= 5 && is_compound(last, depth + 1)
    })
}

/// Whether `word` points to something known, or to several: parken, böcker.
pub(super) fn is_definite(word: &str) -> bool {
    if has_any(word, &[Class::Form, Class::Place, Class::Function, Class::Verb, Class::Quality]) {
        return true;
    }
    let endings = ["en", "et", "n", "t", "arna", "erna", "orna", "na", "ar", "er", "or", "an", "ens", "ets"];
    !Class::Noun.has(word)
        && endings.iter().any(|ending| {
            let Some(base) = word.strip_suffix(ending).filter(|base| base.chars().count() >= 3) else { return false };
            Class::Noun.has(base) || matches!(*ending, "an" | "or" | "orna") && with(base, 'a') || with(base, 'e')
        })
}

/// Whether a compound ends as a definite or plural noun does.
pub(super) fn ends_definite(word: &str) -> bool {
    !Class::Noun.has(word) && ["en", "et", "arna", "erna", "orna", "ar", "er", "or", "an"].iter().any(|ending| word.ends_with(ending))
}
