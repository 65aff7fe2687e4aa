//! The line of a draft where something stands, with the place marked.
//!
//! Knows a line and what is marked in it; identity numbers are hidden before anything is cut.

use crate::source::{Source, Span};

use super::wrap::{head, tail, visible, width};
use crate::mask::mask_as;

/// Signs kept on each side of what is marked, and of the marked itself: more than any terminal is wide.
const AROUND: usize = 240;

/// What is not to be seen in an excerpt, beside identity numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Veil {
    /// Places of other personal data.
    pub spans: Vec<Span>,
    /// Whether days of birth are hidden too.
    pub days: bool,
}

/// Rules that find what is hidden in excerpts.
const VEILED: [&str; 3] = ["privacy/account-number", "privacy/private-contact", "privacy/vehicle-number"];
/// Signs of it that still show, so that the writer can find it.
const SHOWN: usize = 3;

impl Veil {
    /// Whether what a rule finds is hidden in excerpts.
    pub fn covers(rule: &str) -> bool {
        VEILED.contains(&rule)
    }
}

/// One line around what is marked, ready to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    before: String,
    marked: String,
    after: String,
}

impl Excerpt {
    /// The line where the span begins; `None` for a blank one. Only the span's own part of that line is marked.
    pub fn of(source: &Source, span: Span, veil: &Veil) -> Option<Self> {
        let part = source.parts.get(span.part as usize)?;
        let text = part.decoded.text.as_str();
        let (start, end) = (part.decoded.text_of(span.start as usize), part.decoded.text_of(span.end as usize));
        let start = start + blank_lines(text.get(start..end)?);
        let from = back(text, start);
        let to = text[start..].find(['\n', '\r']).map_or(text.len(), |at| start + at);
        let marked_to = forward(text, start, end.clamp(start, to));
        let last = forward(text, marked_to, to);
        let mut line = mask_as(text.get(from..last)?, veil.days).into_owned();
        for hidden in veil.spans.iter().filter(|hidden| hidden.part == span.part) {
            let (start, end) = (part.decoded.text_of(hidden.start as usize).max(from), part.decoded.text_of(hidden.end as usize).min(last));
            if start < end {
                line = hide(&line, text[from..start].chars().count(), text[start..end].chars().count());
            }
        }
        Self::split(&line, text[from..start].chars().count(), text[start..marked_to].chars().count())
    }

    /// Splits a masked line, which has as many characters as the one it was made from.
    fn split(line: &str, before: usize, marked: usize) -> Option<Self> {
        let at = |count: usize| line.char_indices().nth(count).map_or(line.len(), |(at, _)| at);
        let (start, end) = (at(before), at(before + marked));
        let this = Self {
            before: visible(line[..start].trim_start()),
            marked: visible(&line[start..end]),
            after: visible(line[end..].trim_end()),
        };
        let blank = this.before.is_empty() && this.marked.trim().is_empty() && this.after.is_empty();
        (!blank).then_some(this)
    }

    /// The line and the marks under it, each at most `columns` wide.
    pub fn lines(&self, columns: usize) -> [String; 2] {
        let (before, marked, after) = (width(&self.before), width(&self.marked), width(&self.after));
        if before + marked + after <= columns {
            return Self::marks(before, marked, format!("{}{}{}", self.before, self.marked, self.after));
        }
        if marked + 4 >= columns {
            let shown = head(&self.marked, columns.saturating_sub(4));
            let lead = if before > 0 { "… " } else { "" };
            let rest = if after > 0 || shown.len() < self.marked.len() { " …" } else { "" };
            return Self::marks(width(lead), width(shown), format!("{lead}{shown}{rest}"));
        }
        let room = columns - marked;
        let after_room = after.min(room / 2).max(room.saturating_sub(before)).min(after);
        let before_room = room - after_room;
        let lead = if before <= before_room {
            self.before.clone()
        } else {
            format!("… {}", tail(&self.before, before_room.saturating_sub(2)).trim_start())
        };
        let rest = if after <= after_room {
            self.after.clone()
        } else {
            format!("{} …", head(&self.after, after_room.saturating_sub(2)).trim_end())
        };
        let (lead, rest) = (head(&lead, before_room), head(&rest, after_room));
        Self::marks(width(lead), marked, format!("{lead}{}{rest}", self.marked))
    }

    fn marks(before: usize, marked: usize, line: String) -> [String; 2] {
        [line, format!("{}{}", " ".repeat(before), "^".repeat(marked.max(1)))]
    }
}

/// The line with so many signs from a place on turned into stars, letters and digits only, but for the first ones.
fn hide(line: &str, from: usize, count: usize) -> String {
    let mut shown = 0;
    let star = |(at, sign): (usize, char)| {
        let inside = (from..from + count).contains(&at) && sign.is_alphanumeric();
        shown += usize::from(inside);
        if inside && shown > SHOWN { '*' } else { sign }
    };
    line.chars().enumerate().map(star).collect()
}

/// Line breaks and blanks that a span begins with.
fn blank_lines(text: &str) -> usize {
    let trimmed = text.len() - text.trim_start().len();
    if trimmed == text.len() { 0 } else { trimmed }
}

/// Up to [`AROUND`] signs back on the same line.
fn back(text: &str, start: usize) -> usize {
    let signs = text[..start].char_indices().rev().take(AROUND).take_while(|(_, sign)| !matches!(sign, '\n' | '\r'));
    signs.last().map_or(start, |(at, _)| at)
}

/// Up to [`AROUND`] signs on, not past `end`.
fn forward(text: &str, from: usize, end: usize) -> usize {
    text[from..end].char_indices().nth(AROUND).map_or(end, |(at, _)| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Format;

    #[track_caller]
    fn shows(text: &str, needle: &str, columns: usize, expected: [&str; 2]) {
        let source = Source::new("u", Format::Text, text.as_bytes().to_vec()).expect("text");
        let at = text.find(needle).expect("needle");
        let excerpt = Excerpt::of(&source, Span::new(at, at + needle.len()), &Veil::default()).expect("something stands there");
        let lines = excerpt.lines(columns);
        assert!(lines.iter().all(|line| width(line) <= columns), "{lines:?}");
        assert_eq!(lines, expected);
    }

    #[test]
    fn what_is_marked_has_marks_under_it() {
        shows("Hej\n  Du ska inkomma med anmälan.\n", "inkomma med", 40, ["Du ska inkomma med anmälan.", "       ^^^^^^^^^^^"]);
        shows("日本 x", "x", 40, ["日本 x", "     ^"]);
        shows("e\u{301}e\u{301} x", "x", 40, ["e\u{301}e\u{301} x", "   ^"]);
    }

    #[test]
    fn a_long_line_is_cut_around_the_marked() {
        shows(
            "Alla som vill vara med i sommar och lära sig läser [Läs mer](https://gotland.se/simskola) först",
            "Läs mer",
            40,
            ["… ära sig läser [Läs mer](https://gotl …", "                 ^^^^^^^"],
        );
    }

    #[test]
    fn identity_numbers_and_steering_signs_stay_inside() {
        shows("Nr 19811218-9876 \u{1b}[2J här", "här", 60, ["Nr 19811218-**** <U+001B>[2J här", "                             ^^^"]);
    }
}
