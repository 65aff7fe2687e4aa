//! Hides identity numbers in everything that leaves klart: messages, excerpts, keys, logs, baselines.
//!
//! Hides what has the shape of one (`personal::shape`), also where markup or entities stand between its signs, and asks
//! hardly more: judging belongs to the rules of group privacy.

use std::borrow::Cow;
use std::ops::Range;

use crate::personal::shape::{self, Form, View};
use crate::personal::validity;

/// The text with the last four signs of everything shaped like an identity number turned into `*`.
///
/// The shape: an optional century, a plausible date (`YYMMDD`, day up to 91 for samordningsnummer), at most one
/// separator, four signs (digits, or a letter first in an interim number), and neither letter nor digit on either side
/// (policy/POLICY.md section 11). A date with hyphens counts where the check digit is right.
pub fn mask(text: &str) -> Cow<'_, str> {
    hide(text, false)
}

/// [`mask_all`] where days of birth are hidden too, else [`mask`].
pub fn mask_as(text: &str, days: bool) -> Cow<'_, str> {
    if days { mask_all(text) } else { mask(text) }
}

/// As [`mask`], with the dates hidden too, those of numbers whose ending was hidden before included.
pub fn mask_all(text: &str) -> Cow<'_, str> {
    let bare = hide(text, true);
    let mut dates = Vec::new();
    shape::find(&bare, View::Read, |shape| {
        if shape.form == Form::Hidden {
            dates.extend(shape.dating());
        }
    });
    if dates.is_empty() { bare } else { Cow::Owned(starred(&bare, &dates)) }
}

fn hide(text: &str, all: bool) -> Cow<'_, str> {
    let mut hidden: Vec<Range<usize>> = Vec::new();
    for view in shape::views(text) {
        shape::find(text, *view, |shape| {
            if shape.form == Form::Odd && !validity::check_holds(shape) || shape.form == Form::Hidden && !all {
                return;
            }
            hidden.extend(shape.dating().filter(|_| all));
            hidden.extend(shape.ending());
        });
    }
    if hidden.is_empty() {
        return Cow::Borrowed(text);
    }
    hidden.sort_by_key(|range| (range.start, range.end));
    Cow::Owned(starred(text, &hidden))
}

/// A star for each sign of each range, so that as many signs stand there as before; they are in order, and some stand there twice.
fn starred(text: &str, hidden: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in hidden {
        if range.start < at {
            continue;
        }
        out.push_str(&text[at..range.start]);
        text[range.clone()].chars().for_each(|_| out.push('*'));
        at = range.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::{mask, mask_all};

    #[test]
    fn identity_numbers_are_hidden() {
        for (text, masked) in [
            ("Anna, 900101-2384.", "Anna, 900101-****."),
            ("199001012384", "19900101****"),
            ("19900101 2384 bor", "19900101 **** bor"),
            ("900161+2384", "900161+****"),
            ("900101-T238", "900101-****"),
            ("19900101T238", "19900101****"),
            ("<b>790523</b>-9807", "<b>790523</b>-****"),
            ("790523&#45;98&#48;7 och 790523&nbsp;9807", "790523&#45;******** och 790523&nbsp;****"),
            ("790523%2D9807, 790523\\-98**07**", "790523%2D****, 790523\\-********"),
            ("79\u{ad}0523-98\u{200b}07", "79\u{ad}0523-**\u{200b}**"),
            ("<img alt=\"790523-9807\" title=\"790523&nbsp;9807\">", "<img alt=\"790523-****\" title=\"790523&nbsp;****\">"),
            ("<!-- 790523-9807 -->", "<!-- 790523-**** -->"),
            ("1979-05-23-9807 och 790523 - 9807", "1979-05-23-**** och 790523 - ****"),
            ("７９０５２３-９８０７", "７９０５２３-****"),
        ] {
            assert_eq!(mask(text), masked);
        }
    }

    #[test]
    fn other_numbers_stay() {
        for text in [
            "KS 2011/360-1234",
            "112 25 Stockholm",
            "2024-06-05",
            "08-465 004 20",
            "556677-8899",
            "0846500420",
            "å 123456",
            "2026-11-21 1800",
            "20240605_1231.jpg",
            "<b>790523",
            "790523 & 9807",
        ] {
            assert_eq!(mask(text), text);
        }
    }

    #[test]
    fn all_hides_the_day_too() {
        assert_eq!(mask_all("Anna, 900101-2384 och 900101-X\u{58}X\u{58}, 790523-****"), "Anna, ******-**** och ******-****, ******-****");
        assert_eq!(mask_all("<b>790523</b>-9807"), "<b>******</b>-****");
    }
}
