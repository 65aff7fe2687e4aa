//! When a table's row holds: conditions on the tokens around a match, written as codes in the tables.
//! Refuses to guess: a code it does not know never holds.

use std::sync::LazyLock;

use super::letters::{all_capitals, is_closer, starts_with_capital};
use super::lexicon::{BETWEEN, MODALS};
use super::phrases::Phrases;
use super::prose::{Kind, Prose, Sentence, Token};

/// ”Anywhere in the sentence” reaches this many tokens, so that a text without stops stays linear.
pub(super) const SIGHT: usize = 150;

/// ”Near” and ”soon” reach this many tokens.
const NEAR: usize = 3;

/// A match in its sentence; `first` and `last` are token indices within the sentence.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The block's text.
    pub text: &'a str,
    /// Its analysis.
    pub prose: &'a Prose,
    /// The sentence the match stands in.
    pub sentence: &'a Sentence,
    /// First token of the match.
    pub first: usize,
    /// Last token of the match.
    pub last: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Code {
    Next,
    NotNext,
    Previous,
    NotPrevious,
    NotInSentence,
    NotFirst,
    NotInside,
    NotNear,
    Soon,
    NoName,
    WordNext,
    Opens,
    NotOpens,
    AfterComma,
    NoQuestion,
    Infinitive,
    Present,
    Supine,
    LowerCase,
    NotAtEnd,
    Unknown,
}

/// Conditions that must all hold.
#[derive(Debug, Default)]
pub struct Conditions(Vec<(Code, Vec<&'static str>)>);

impl Conditions {
    /// Reads the codes of a table cell, separated by `;`.
    pub fn parse(cell: &'static str) -> Self {
        Self(cell.split(';').map(str::trim).filter(|code| !code.is_empty()).map(parse_one).collect())
    }

    /// Whether every code is known.
    pub fn are_known(&self) -> bool {
        self.0.iter().all(|(code, _)| *code != Code::Unknown)
    }

    /// Whether all hold for the match at `place`.
    pub fn hold(&self, place: &Place<'_>) -> bool {
        self.0.iter().all(|(code, items)| place.holds(*code, items))
    }
}

fn parse_one(code: &'static str) -> (Code, Vec<&'static str>) {
    let (name, items) = code.split_once(':').unwrap_or((code, ""));
    let code = match name {
        "före" => Code::Next,
        "ej_före" => Code::NotNext,
        "efter" => Code::Previous,
        "ej_efter" => Code::NotPrevious,
        "ej_mening" => Code::NotInSentence,
        "ej_mening_först" => Code::NotFirst,
        "ej_inre" => Code::NotInside,
        "ej_nära" => Code::NotNear,
        "snart" => Code::Soon,
        "ej_namn" => Code::NoName,
        "ord_efter" => Code::WordNext,
        "först" => Code::Opens,
        "ej_först" => Code::NotOpens,
        "komma_före" => Code::AfterComma,
        "ej_fråga" => Code::NoQuestion,
        "inf" => Code::Infinitive,
        "pres" => Code::Present,
        "sup" => Code::Supine,
        "gemener" => Code::LowerCase,
        "ej_slut" => Code::NotAtEnd,
        _ => Code::Unknown,
    };
    (code, items.split('|').filter(|item| !item.is_empty()).collect())
}

fn is_item(word: &str, items: &[&str]) -> bool {
    items.iter().any(|item| match item.strip_suffix('*') {
        Some(start) => word.starts_with(start),
        None if *item == "0" => word.starts_with(|c: char| c.is_ascii_digit() || c == '§'),
        None => word == *item,
    })
}

impl<'a> Place<'a> {
    fn tokens(&self) -> &'a [Token] {
        self.prose.tokens_in(self.sentence)
    }

    fn word(&self, at: usize) -> &'a str {
        self.tokens().get(at).map_or("", |token| self.prose.word(token))
    }

    /// The words and marks before the match, nearest first.
    pub fn before(&self) -> impl Iterator<Item = &'a str> {
        let place = *self;
        (0..self.first).rev().map(move |at| place.word(at))
    }

    /// The token after the match, if the sentence goes on.
    pub fn next(&self) -> Option<&'a Token> {
        self.tokens().get(self.last + 1)
    }

    /// Whether only closing marks follow in the sentence.
    pub fn at_end(&self) -> bool {
        self.tokens()[self.last + 1..].iter().all(|token| self.prose.word(token).chars().all(is_closer))
    }

    /// Whether no word stands before the match in its sentence.
    pub fn opens(&self) -> bool {
        self.tokens()[..self.first].iter().rev().all(|token| token.kind == Kind::Mark)
    }

    /// The match as it stands in the text.
    pub fn shown(&self) -> &'a str {
        let tokens = self.tokens();
        &self.text[tokens[self.first].start as usize..tokens[self.last].end as usize]
    }

    fn holds(&self, code: Code, items: &[&str]) -> bool {
        let next = self.word(self.last + 1);
        let previous = self.first.checked_sub(1).map_or("", |at| self.word(at));
        let mut around = (self.first.saturating_sub(SIGHT)..self.tokens().len().min(self.last + SIGHT))
            .filter(|at| !(self.first..=self.last).contains(at));
        match code {
            Code::Next => is_item(next, items),
            Code::NotNext => !is_item(next, items),
            Code::Previous => is_item(previous, items),
            Code::NotPrevious => !is_item(previous, items),
            Code::NotInSentence => !around.any(|at| is_item(self.word(at), items)),
            Code::NotFirst => !self
                .tokens()
                .iter()
                .take(SIGHT)
                .find(|token| token.kind == Kind::Word)
                .is_some_and(|token| is_item(self.prose.word(token), items)),
            Code::NotInside => !(self.first..=self.last).any(|at| is_item(self.word(at), items)),
            Code::NotNear => {
                let near = self.first.saturating_sub(NEAR)..=self.last + NEAR;
                !near.filter(|at| !(self.first..=self.last).contains(at)).any(|at| is_item(self.word(at), items))
            }
            Code::Soon => (self.last + 1..=self.last + NEAR).any(|at| is_item(self.word(at), items)),
            Code::NoName => !around.any(|at| self.is_name(at)),
            Code::WordNext => self.next().is_some_and(|token| token.kind == Kind::Word),
            Code::Opens => self.opens(),
            Code::NotOpens => !self.opens(),
            Code::AfterComma => previous == ",",
            Code::NoQuestion => {
                !self.text[self.sentence.start as usize..self.sentence.end as usize].trim_end_matches(is_closer).ends_with('?')
            }
            Code::Infinitive => self.is_infinitive(),
            Code::Present => !self.before().take(5).any(|word| MODALS.contains(word)) && !matches!(previous, "och" | "eller" | ","),
            Code::Supine => self.before().take(4).any(|word| matches!(word, "ha" | "har" | "hade" | "haft")),
            Code::LowerCase => self.is_lower(),
            Code::NotAtEnd => !self.at_end(),
            Code::Unknown => false,
        }
    }

    /// A word with a capital that does not open the sentence; all capitals are no name.
    fn is_name(&self, at: usize) -> bool {
        let tokens = self.tokens();
        let Some(token) = tokens.get(at).filter(|token| token.kind == Kind::Word) else { return false };
        let shown = &self.text[token.start as usize..token.end as usize];
        starts_with_capital(shown) && !all_capitals(shown) && tokens[..at].iter().rev().take(NEAR).any(|token| token.kind == Kind::Word)
    }

    /// Whether the match has a capital though it opens no sentence: a name. A mark before it, or capitals all through, is another matter.
    pub fn is_named(&self) -> bool {
        let shown = self.shown();
        let after_mark = self.first.checked_sub(1).is_none_or(|at| self.tokens()[at].kind == Kind::Mark);
        starts_with_capital(shown) && !all_capitals(shown) && !self.opens() && !after_mark
    }

    /// Whether a name stands next to the match: ”Instagram Story”.
    pub fn touches_name(&self) -> bool {
        self.first.checked_sub(1).is_some_and(|at| self.is_name(at)) || self.is_name(self.last + 1)
    }

    fn is_infinitive(&self) -> bool {
        let mut before = self.before();
        match before.next() {
            Some(word) if MODALS.contains(word) => true,
            Some(word) if BETWEEN.contains(word) => before.next().is_some_and(|word| MODALS.contains(word)),
            _ => false,
        }
    }

    fn is_lower(&self) -> bool {
        let shown = self.shown();
        let mut letters = shown.chars();
        let first = letters.next().is_some_and(char::is_uppercase);
        !all_capitals(shown) && !letters.any(char::is_uppercase) && (!first || self.opens())
    }
}

/// Every phrase of `phrases` in a sentence, longest first, left to right, without overlap. `accept` looks at each match
/// and its place; the first value it takes wins. Borrowed wording (quotations, titles of acts) is passed over.
pub(super) fn find_in<'a, T, R>(
    phrases: &'a LazyLock<Phrases<T>>,
    (text, prose, sentence): (&'a str, &'a Prose, &'a Sentence),
    mut accept: impl FnMut(&'a T, &Place<'a>) -> Option<R>,
) -> Vec<R> {
    let tokens = prose.tokens_in(sentence);
    let phrases = &**phrases;
    let (mut found, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        let may = !tokens[at].borrowed && phrases.may_open(prose.word(&tokens[at]));
        let hit = may.then(|| {
            phrases.at(prose, tokens, at).find_map(|(length, value)| {
                let place = Place { text, prose, sentence, first: at, last: at + length - 1 };
                accept(value, &place).map(|hit| (length, hit))
            })
        });
        at += hit.flatten().map_or(1, |(length, hit)| {
            found.push(hit);
            length
        });
    }
    found
}
