//! Patterns of words, read from a table and found in one walk over a post.
//!
//! Knows `a|b`, `ord*`, `a*b*`, `#`, `<list>`, the gaps `…` and `~list`, and the ends `^` and `$` of a sentence. Refuses to inflect and to look across sentences.

use std::collections::HashMap;

use super::super::lexicon;
use super::Role;
use super::spoken::{Spoken, Word};

/// Words that a gap may hold.
const GAP: usize = 6;

/// One step of a pattern.
#[derive(Debug)]
enum Step {
    /// One of some words.
    One(Vec<Choice>),
    /// At most [`GAP`] words; of these, where some are given.
    Gap(Option<Vec<Choice>>),
    /// The end of a sentence.
    End,
}

/// A word that a step allows.
#[derive(Clone, Debug)]
enum Choice {
    Exactly(&'static str),
    Beginning(&'static str),
    Compound(&'static str, &'static str),
    Number,
}

impl Choice {
    fn is(&self, word: &str) -> bool {
        match self {
            Self::Exactly(own) => word == *own,
            Self::Beginning(own) => word.starts_with(own),
            Self::Compound(first, second) => word.strip_prefix(first).is_some_and(|rest| rest.contains(second)),
            Self::Number => word.starts_with(|sign: char| sign.is_ascii_digit()),
        }
    }

    /// The first bytes of every word that it allows.
    fn opening(&self) -> Vec<Opening> {
        match self {
            Self::Exactly(own) | Self::Beginning(own) | Self::Compound(own, _) => vec![opening(own)],
            Self::Number => (b'0'..=b'9').map(|digit| [digit, 0]).collect(),
        }
    }
}

/// Bytes at the beginning of a word by which a post is looked over before it is read.
const KEY: usize = 4;

/// Bits in which the beginnings of a post's words are kept.
const BITS: usize = 1 << 14;

/// The beginning of a word, as a bit.
fn key(word: &[u8]) -> usize {
    let mut bytes = [0; 4];
    let length = word.len().min(KEY);
    bytes[..length].copy_from_slice(&word[..length]);
    (u32::from_le_bytes(bytes).wrapping_mul(0x9e37_79b1) >> 18) as usize
}

/// The keys of a step, and the length of its shortest word; `None` where a word of it may begin in more than one way.
fn keys(step: &Step) -> Option<(usize, Vec<usize>)> {
    let Step::One(choices) = step else { return None };
    let mut shortest = usize::MAX;
    let mut all = Vec::with_capacity(choices.len());
    for choice in choices {
        let (Choice::Exactly(own) | Choice::Beginning(own) | Choice::Compound(own, _)) = choice else { return None };
        let begins = own.len() >= KEY || matches!(choice, Choice::Exactly(_));
        if !begins || own.char_indices().any(|(at, sign)| at < KEY && !sign.is_alphanumeric()) {
            return None;
        }
        shortest = shortest.min(own.len());
        all.push(key(own.as_bytes()));
    }
    Some((shortest, all))
}

/// How the words of a post begin: a bit for each. `lower` is its text in lower case.
#[derive(Debug)]
pub(super) struct Beginnings([u64; BITS / 64]);

impl Beginnings {
    pub(super) fn of(lower: &str) -> Self {
        let mut bits = [0; BITS / 64];
        let mut before = false;
        for (at, sign) in lower.char_indices() {
            let is = sign.is_alphanumeric();
            if is && !before {
                let rest = &lower[at..];
                let length = rest
                    .char_indices()
                    .take_while(|(at, sign)| *at < KEY && sign.is_alphanumeric())
                    .map(|(at, sign)| at + sign.len_utf8())
                    .last();
                let mark = key(&rest.as_bytes()[..length.unwrap_or_default()]);
                bits[mark / 64] |= 1 << (mark % 64);
            }
            before = is;
        }
        Self(bits)
    }

    fn has(&self, pattern: &Pattern) -> bool {
        pattern.keys.is_empty() || pattern.keys.iter().any(|mark| self.0[mark / 64] >> (mark % 64) & 1 == 1)
    }
}

/// The first two bytes of a word; of a number, only the first.
type Opening = [u8; 2];

fn opening(word: &str) -> Opening {
    let byte = |at: usize| word.as_bytes().get(at).copied().unwrap_or(0);
    if byte(0).is_ascii_digit() { [byte(0), 0] } else { [byte(0), byte(1)] }
}

/// One row.
#[derive(Debug)]
struct Pattern {
    role: Role,
    /// Only at the beginning of a sentence.
    is_first: bool,
    steps: Vec<Step>,
    /// How the words of its rarest step begin: a post without any of them does not hold the pattern. Empty where no step tells.
    keys: Vec<usize>,
}

/// A table of patterns, by how they begin.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    all: Vec<Pattern>,
    by_opening: HashMap<Opening, Vec<usize>>,
    /// One bit an opening: most words open nothing.
    gate: Vec<u64>,
}

/// Something found: words `first..end` of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) role: Role,
    pub(super) first: usize,
    pub(super) end: usize,
}

impl Patterns {
    /// Reads a table whose first cells are a role and a pattern; a role that ends in `=` names a list.
    pub(super) fn of(table: &'static str, role: impl Fn(&str) -> Option<Role>) -> Self {
        let lists: HashMap<&str, &'static str> =
            lexicon::rows(table).filter_map(|row| Some((row.first()?.strip_suffix('=')?, *row.get(1)?))).collect();
        let mut patterns = Self { gate: vec![0; 1 << 10], ..Self::default() };
        for row in lexicon::rows(table) {
            let (Some(role), Some(words)) = (row.first().and_then(|name| role(name)), row.get(1)) else { continue };
            let bare = words.strip_prefix("^ ");
            let steps: Vec<Step> = bare.unwrap_or(words).split(' ').map(|step| self::step(step, &lists)).collect();
            // The longer the words, the rarer.
            let rarest = steps.iter().filter_map(keys).max_by_key(|(shortest, all)| (*shortest, std::cmp::Reverse(all.len())));
            let keys = rarest.map(|(_, keys)| keys).unwrap_or_default();
            patterns.add(Pattern { role, is_first: bare.is_some(), steps, keys });
        }
        patterns
    }

    fn add(&mut self, pattern: Pattern) {
        let Some(Step::One(choices)) = pattern.steps.first() else { return };
        let mut openings: Vec<Opening> = choices.iter().flat_map(Choice::opening).collect();
        openings.sort_unstable();
        openings.dedup();
        for opening in openings {
            let mark = usize::from(u16::from_le_bytes(opening));
            self.gate[mark / 64] |= 1 << (mark % 64);
            self.by_opening.entry(opening).or_default().push(self.all.len());
        }
        self.all.push(pattern);
    }

    /// Whether a post may hold something of these roles: a quick look at how its words begin.
    pub(super) fn may_hold(&self, beginnings: &Beginnings, roles: &[Role]) -> bool {
        self.all.iter().any(|pattern| roles.contains(&pattern.role) && beginnings.has(pattern))
    }

    /// Everything found in a post that nothing vetoes.
    pub(super) fn found(&self, spoken: &Spoken, beginnings: &Beginnings) -> Vec<Found> {
        let mut found = Vec::new();
        for (first, word) in spoken.words.iter().enumerate() {
            let opening = opening(&word.text);
            let mark = usize::from(u16::from_le_bytes(opening));
            if self.gate[mark / 64] >> (mark % 64) & 1 == 0 {
                continue;
            }
            for &at in self.by_opening.get(&opening).into_iter().flatten() {
                let pattern = &self.all[at];
                if !beginnings.has(pattern) {
                    continue;
                }
                let first_of_all = first.checked_sub(1).is_none_or(|before| spoken.words[before].sentence != word.sentence);
                if let Some(end) = begun(&pattern.steps, &spoken.words, first).filter(|_| first_of_all || !pattern.is_first) {
                    found.push(Found { role: pattern.role, first, end });
                }
            }
        }
        let vetoes: Vec<Found> = found.iter().filter(|found| found.role == Role::Not).copied().collect();
        found.retain(|found| !vetoes.iter().any(|veto| veto.first < found.end && found.first < veto.end));
        found
    }
}

fn step(step: &'static str, lists: &HashMap<&str, &'static str>) -> Step {
    let mut some = Vec::new();
    match (step, step.strip_prefix('~')) {
        ("…", _) => return Step::Gap(None),
        ("$", _) => return Step::End,
        (_, Some(name)) => {
            choices(lists.get(name).copied().unwrap_or_default(), lists, &mut some);
            return Step::Gap(Some(some));
        }
        _ => choices(step, lists, &mut some),
    }
    Step::One(some)
}

/// The words between strokes; a list may name another one that stands above it.
fn choices(words: &'static str, lists: &HashMap<&str, &'static str>, into: &mut Vec<Choice>) {
    for word in words.split('|') {
        match word.strip_prefix('<').and_then(|name| name.strip_suffix('>')).and_then(|name| lists.get(name)) {
            Some(list) if *list != words => choices(list, lists, into),
            _ => into.push(choice(word)),
        }
    }
}

fn choice(word: &'static str) -> Choice {
    match word.strip_suffix('*').map(|stem| stem.split_once('*').ok_or(stem)) {
        _ if word == "#" => Choice::Number,
        Some(Ok((first, second))) => Choice::Compound(first, second),
        Some(Err(stem)) => Choice::Beginning(stem),
        None => Choice::Exactly(word),
    }
}

/// The word after a pattern that begins at a word, whose sentence it stays in.
fn begun(steps: &[Step], words: &[Word], at: usize) -> Option<usize> {
    let Some((Step::One(choices), rest)) = steps.split_first() else { return None };
    let word = words.get(at).filter(|word| !word.is_address)?;
    choices.iter().any(|choice| choice.is(&word.text)).then(|| end(rest, words, at + 1))?
}

/// The word after the rest of a pattern that goes on at a word at a word; the nearest end where a gap leaves a choice.
fn end(steps: &[Step], words: &[Word], at: usize) -> Option<usize> {
    // The sentence is that of the word before.
    let sentence = at.checked_sub(1).and_then(|before| words.get(before)).map(|word| word.sentence);
    let here = |at: usize| words.get(at).filter(|word| sentence.is_none_or(|sentence| word.sentence == sentence));
    match steps.split_first() {
        None => Some(at),
        Some((Step::End, _)) => here(at).is_none().then_some(at),
        Some((Step::One(choices), rest)) => {
            let word = here(at).filter(|word| !word.is_address)?;
            choices.iter().any(|choice| choice.is(&word.text)).then(|| end(rest, words, at + 1))?
        }
        Some((Step::Gap(some), rest)) => {
            let may_pass =
                |word: &Word| word.is_address || some.as_ref().is_none_or(|some| some.iter().any(|choice| choice.is(&word.text)));
            let open = (at..at + GAP).take_while(|at| here(*at).is_some_and(may_pass)).count();
            (at..=at + open).find_map(|at| end(rest, words, at))
        }
    }
}
