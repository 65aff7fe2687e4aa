//! What a post says of how present its account is: that less will be heard, and why; that it closes, why, and where to go
//! instead. The words stand in `corpora/lexicon/narvaro.tsv`.
//!
//! Knows word patterns and the day that is named. Refuses to know when the post was written, by whom, and whether a notice
//! was called for.

mod pattern;
mod spoken;

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::letters::fold;
use super::numbers::MONTHS;
use pattern::{Beginnings, Found, Patterns};
use spoken::{Spoken, Word, composed};

/// What a post says of its account's presence (policy/POLICY.md section 8); of a day, what any of its own posts says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// That less will be heard, with its reason, in one post.
    pub notice: bool,
    /// That the account closes.
    pub closes: bool,
    /// Why, in the same post.
    pub why: bool,
    /// Where to go instead, in the same post.
    pub instead: bool,
    /// The day on which it closes, where the post names one: month 1–12 and day 1–31.
    #[serde(default)]
    pub last: Option<(u8, u8)>,
}

impl Said {
    /// Takes in what another post of the same day says.
    pub fn add(&mut self, other: Self) {
        self.notice |= other.notice;
        self.closes |= other.closes;
        self.why |= other.why;
        self.instead |= other.instead;
        self.last = self.last.or(other.last);
    }
}

/// What a row of the table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Less will be heard, with its reason.
    Both,
    /// Why less will be heard.
    Season,
    /// That less will be heard.
    Less,
    /// The account closes.
    Closes,
    /// Why it closes.
    Reason,
    /// Where to go instead.
    Instead,
    /// None of these, whatever else is found there.
    Not,
}

impl Role {
    const NAMES: [(&'static str, Self); 7] = [
        ("båda", Self::Both),
        ("varför", Self::Season),
        ("vad", Self::Less),
        ("stänger", Self::Closes),
        ("skäl", Self::Reason),
        ("vidare", Self::Instead),
        ("inte", Self::Not),
    ];

    fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, role)| *role)
    }
}

const TABLE: &str = include_str!("../../corpora/lexicon/narvaro.tsv");

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| Patterns::of(TABLE, Role::named));

/// Bytes of a post that are looked at: a notice is not hidden far down in a page.
const LOOKED_AT: usize = 20_000;

/// What a post says of its account's presence.
pub fn said(text: &str) -> Said {
    let text = &text[..text.floor_char_boundary(LOOKED_AT)];
    let composed = composed(text);
    let lower = fold(&composed);
    let beginnings = Beginnings::of(&lower);
    let may = |role: Role| PATTERNS.may_hold(&beginnings, role);
    if !(may(Role::Both) || may(Role::Closes) || may(Role::Less) && may(Role::Season)) {
        return Said::default();
    }
    let spoken = Spoken::of(&composed, &lower);
    let found = PATTERNS.found(&spoken, &beginnings);
    let has = |role: Role| found.iter().any(|found| found.role == role);
    let notice = has(Role::Both) || has(Role::Season) && has(Role::Less);
    let Some(closing) = found.iter().find(|found| found.role == Role::Closes) else {
        return Said { notice, ..Said::default() };
    };
    Said {
        notice,
        closes: true,
        why: has(Role::Reason),
        instead: has(Role::Instead) || spoken.words.iter().any(|word| word.is_address),
        last: last_day(&spoken, closing),
    }
}

/// The day that the sentence of the closing names, else the first that the post names.
fn last_day(spoken: &Spoken, closing: &Found) -> Option<(u8, u8)> {
    let sentence = spoken.words[closing.first].sentence;
    let days = || (0..spoken.words.len()).filter_map(|at| Some((spoken.words[at].sentence, day(&spoken.words[at..])?)));
    days().find(|(of, _)| *of == sentence).or_else(|| days().next()).map(|(_, day)| day)
}

/// A day at the beginning of some words: "15 mars", "15/3", "2026-03-15".
fn day(words: &[Word]) -> Option<(u8, u8)> {
    let first = &words.first()?.text;
    let of = |month: u8, day: &str| {
        let day: u8 = day.parse().ok()?;
        ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((month, day))
    };
    if !first.starts_with(|sign: char| sign.is_ascii_digit()) {
        return None;
    }
    if let Some((day, month)) = first.split_once('/') {
        return of(month.parse().ok()?, day);
    }
    if let [year, month, day] = first.split('-').collect::<Vec<_>>()[..]
        && year.len() == 4
    {
        return of(month.parse().ok()?, day);
    }
    let month = &words.get(1)?.text;
    let named = MONTHS.iter().zip(1..).find(|(name, _)| name.starts_with(month.as_str()) && month.len() >= 3);
    of(named?.1, first.split(':').next().unwrap_or_default())
}

#[cfg(test)]
#[path = "presence/tests.rs"]
mod tests;
