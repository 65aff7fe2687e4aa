//! How sure it is that a number in a text is somebody's identity number.
//!
//! Knows the tiers and guards of policy/POLICY.md section 11, steps 4 and 5. Refuses to know drafts and messages.

use std::ops::Range;

use super::cues::Cue;
use super::shape::{self, Form, Shape, View};
use super::validity::{self, Validity};

/// A number that is worth a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Where it stands.
    pub range: Range<usize>,
    /// How it is shown: the four last signs hidden.
    pub shown: String,
    /// Which sort of number it is.
    pub sort: Sort,
    /// How sure it is; `None` for a person's number beyond doubt.
    pub doubt: Option<Doubt>,
}

/// The sorts of identity numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A personnummer.
    Personal,
    /// A samordningsnummer: the day is counted from 60.
    Coordination,
    /// A number for the time being, with a letter.
    Interim,
}

/// Why it is a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A word says that it is one, but the check digit is wrong.
    WrongCheck,
    /// The ending is hidden; the day of birth is there.
    Hidden,
    /// It may be a day and a time.
    Clock,
    /// It may be the number of a case.
    Case,
    /// It may be a telephone.
    Phone,
    /// A word says that it is one, but it is grouped in an unusual way.
    Odd,
}

/// What holds for all numbers of a draft.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// The day of the check, `20261121`.
    pub today: u32,
    /// Numbers that may stand, as somebody has written them.
    pub allowed: &'a [String],
    /// Whether the date is hidden too.
    pub all: bool,
}

/// Characters on each side in which a word speaks for or against a number.
const NEAR: usize = 40;
/// Characters before a number in which a word makes it the number of a case.
const JUST_BEFORE: usize = 20;
/// Shapes judged in one text; whoever has so many has been told enough.
const MOST: usize = 20_000;
/// Years in which a day and a time are more likely than a child's number.
const RECENT: u32 = 5;

/// The identity numbers of `text` in order. `label` are words that belong to the text and stand somewhere else: the head
/// of its column, the line above.
pub fn find(text: &str, label: &str, view: View, rules: Rules<'_>) -> Vec<Number> {
    let (mut found, mut judged) = (Vec::new(), 0);
    shape::find(text, view, |shape| {
        judged += 1;
        if judged > MOST || !is_free(shape) || is_allowed(shape, rules.allowed) {
            return;
        }
        let range = shape.range();
        if let Some(doubt) = judge(text, label, &range, shape, rules.today) {
            found.push(Number { shown: shape.shown(rules.all), sort: Sort::of(shape), range, doubt });
        }
    });
    found
}

impl Sort {
    fn of(shape: &Shape) -> Self {
        match shape.serial[0] {
            first if first.is_alphabetic() => Self::Interim,
            _ if shape.date[2] >= 60 => Self::Coordination,
            _ => Self::Personal,
        }
    }
}

/// No letter, digit or joining sign stands before or after it.
fn is_free(shape: &Shape) -> bool {
    let joins = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '/');
    let before = shape.before.is_some_and(|sign| joins(sign) || matches!(sign, '.' | '+') || is_hyphen(sign));
    let after = match shape.after {
        [Some('.'), Some(next)] => next.is_ascii_digit(),
        [Some(sign), _] => joins(sign) || is_hyphen(sign),
        _ => false,
    };
    !before && !after
}

fn is_hyphen(sign: char) -> bool {
    matches!(sign, '-' | '\u{2010}' | '\u{2011}')
}

/// Nothing for silence, else perhaps a doubt.
#[expect(clippy::option_option, reason = "silence, certainty and doubt are three things")]
fn judge(text: &str, label: &str, range: &Range<usize>, shape: &Shape, today: u32) -> Option<Option<Doubt>> {
    let validity = validity::of(shape, today);
    if validity == Validity::NoDay {
        return None;
    }
    if shape.form == Form::Hidden {
        return Some(Some(Doubt::Hidden));
    }
    let named = Cue::Identity.around(text, range, NEAR) || Cue::Identity.stands_in(label, 0..label.len());
    let paid = || Cue::Payment.around(text, range, NEAR);
    if validity == Validity::WrongCheck {
        return (named && !paid()).then_some(Some(Doubt::WrongCheck));
    }
    if shape.form == Form::Odd {
        return (named && !paid()).then_some(Some(Doubt::Odd));
    }
    let bare = shape.separator.is_none() && shape.century.is_none();
    if bare {
        return (named && !paid() && !text[range.clone()].starts_with("070")).then_some(None);
    }
    if named {
        return Some(None);
    }
    if Cue::Case.before(text, range, JUST_BEFORE) {
        return Some(Some(Doubt::Case));
    }
    if is_clock(shape, today) {
        return Some(Some(Doubt::Clock));
    }
    let telephone = shape.century.is_none() && shape.plain().starts_with("070") && paid();
    Some(telephone.then_some(Doubt::Phone))
}

/// A day of the last years and a time of day: how cameras and systems name files.
fn is_clock(shape: &Shape, today: u32) -> bool {
    let recent = validity::written_day(shape).is_some_and(|day| day + RECENT * 10000 >= today);
    let digits = shape.serial.map(|sign| sign.to_digit(10).unwrap_or(9));
    recent && shape.separator.is_some() && digits[0] * 10 + digits[1] < 24 && digits[2] < 6
}

/// Whether the number is one that may stand.
fn is_allowed(shape: &Shape, allowed: &[String]) -> bool {
    if allowed.is_empty() {
        return false;
    }
    let own = shape.plain();
    allowed.iter().any(|number| {
        let number: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
        number.len() >= 10 && (number.ends_with(&own) || own.ends_with(&number))
    })
}
