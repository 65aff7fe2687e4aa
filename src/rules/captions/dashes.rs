//! The dashes that show who speaks.
//!
//! Knows a speaker's dash from a minus, a range and a sentence that goes on. Refuses to know which form is right: a file
//! decides by what it does most.

use std::collections::BTreeMap;

use crate::draft::{Captions, Cue};

/// How a speaker's dash is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Form {
    /// `-`, `–` or `—`.
    pub(super) sign: char,
    /// Whether a blank follows.
    pub(super) blank: bool,
}

impl Form {
    /// The form of a line that a speaker begins: a dash, perhaps a blank, and a capital, a figure or a quotation.
    pub(super) fn of(line: &str) -> Option<Self> {
        let mut signs = line.chars();
        let sign = signs.next().filter(|sign| is_dash(*sign))?;
        let next = signs.next()?;
        let blank = next == ' ';
        let first = if blank { signs.next()? } else { next };
        // ”-5 grader” is a number.
        let opens = first.is_uppercase() || (blank && first.is_ascii_digit()) || matches!(first, '”' | '"' | '[' | '(' | '…');
        opens.then_some(Self { sign, blank })
    }

    /// As it is written before a speaker's words.
    pub(super) fn written(self) -> String {
        if self.blank { format!("{} ", self.sign) } else { self.sign.to_string() }
    }

    /// Bytes that it takes in a line.
    pub(super) fn len(self) -> usize {
        self.sign.len_utf8() + usize::from(self.blank)
    }
}

pub(super) fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '–' | '—')
}

/// What a file does with its dashes.
pub(super) struct Habit {
    /// The form of most; with as many of each the Swedish `–`.
    pub(super) form: Form,
    /// Whether the first of two speakers goes without, as a habit.
    pub(super) second_only: bool,
}

impl Habit {
    /// The habit of a file; `None` without any speaker's dash.
    pub(super) fn of(captions: &Captions) -> Option<Self> {
        let (mut forms, mut second, mut both) = (BTreeMap::<Form, usize>::new(), 0, 0);
        for cue in &captions.cues {
            let dashed: Vec<Form> = cue.lines.iter().filter_map(|line| Form::of(&line.plain)).collect();
            for form in &dashed {
                *forms.entry(*form).or_default() += 1;
            }
            second += usize::from(opens_bare(cue));
            both += usize::from(dashed.len() > 1);
        }
        let of_sign = |sign: char| forms.iter().filter(|(form, _)| form.sign == sign).map(|(_, count)| count).sum::<usize>();
        let sign = ['–', '-', '—'].into_iter().rev().max_by_key(|sign| of_sign(*sign)).filter(|sign| of_sign(*sign) > 0)?;
        let count = |blank| forms.get(&Form { sign, blank }).copied().unwrap_or(0);
        Some(Self { form: Form { sign, blank: count(true) >= count(false) }, second_only: second > 1 && second > both })
    }
}

/// Whether a cue's second speaker has a dash and the first has none.
pub(super) fn opens_bare(cue: &Cue) -> bool {
    let [first, second] = cue.lines.as_slice() else { return false };
    if Form::of(&second.plain).is_none() {
        return false;
    }
    let text = first.plain.trim();
    text.starts_with(char::is_uppercase) && text.trim_end_matches(['”', '"', ')']).ends_with(['.', '?', '!', '…'])
}

/// Where a second speaker begins on a speaker's line: the blank before the dash.
pub(super) fn second_speaker(line: &str) -> Option<usize> {
    Form::of(line)?;
    let after = |at: &usize| Form::of(&line[at + 1..]).is_some();
    let ended = |at: &usize| line[..*at].trim_end_matches(['”', '"', ')']).ends_with(['.', '?', '!', '…']);
    line.match_indices(' ').map(|(at, _)| at).filter(|at| *at > 2).find(|at| ended(at) && after(at))
}
