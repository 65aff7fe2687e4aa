//! How a caption file is stored: encoding, line ends, and letters that were lost or misread on the way.
//!
//! Knows what keeps players from the letters. Refuses to know for whom it is an error.

use std::ops::Range;

use crate::draft::{Fault, FaultKind, Writing};
use crate::source::{Edit, Encoding, Part, misread};

/// Places of lost letters that are told apart; more say nothing new.
const MOST_PLACES: usize = 200;

/// What is wrong with how the bytes of a caption file are written. Linear in the text.
pub(super) fn faults(part: &Part) -> Vec<Fault> {
    let text = part.decoded.text.as_str();
    let fault = |writing, range: Range<usize>, certain| Fault {
        kind: FaultKind::WrongEncoding(writing),
        span: part.span(0, range),
        cue: None,
        repair: Vec::new(),
        certain,
        tolerated: false,
    };
    let mut faults = Vec::new();
    if !matches!(part.decoded.encoding, Encoding::Utf8 { .. }) {
        let first = text.char_indices().find(|(_, sign)| !sign.is_ascii()).map_or(0..0, |(at, sign)| at..at + sign.len_utf8());
        faults.push(fault(Writing::Encoding(part.decoded.encoding.name()), first, !part.decoded.damaged));
    }
    if let Some(place) = uneven(text) {
        faults.push(fault(Writing::LineEnds, place, !part.decoded.damaged));
    }
    if let Some(misread) = misread(text)
        && let Some((first, _)) = misread.repairs.first()
    {
        let edits = misread.repairs.iter().map(|(place, text)| Edit { span: part.span(0, place.clone()), text: text.clone() });
        faults.push(Fault { repair: edits.collect(), ..fault(Writing::Misread, first.clone(), misread.whole) });
    }
    let lost = memchr::memmem::find_iter(text.as_bytes(), "\u{fffd}").take(MOST_PLACES);
    faults.extend(lost.map(|at| fault(Writing::Lost, at..at + '\u{fffd}'.len_utf8(), false)));
    faults
}

/// Where the first line ends otherwise than the line before it, or in a way that players do not know: CR alone, CR CR LF.
fn uneven(text: &str) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut usual: Option<bool> = None;
    let mut line = 0;
    for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        if at < line {
            continue; // the LF of a line end already taken
        }
        let windows = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
        let known = bytes[at] == b'\n' || windows;
        if !known || usual.is_some_and(|usual| usual != windows) {
            return Some(line..at);
        }
        usual = Some(windows);
        line = at + 1 + usize::from(windows);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::uneven;

    #[test]
    fn only_one_kind_of_line_end_that_players_know_is_even() {
        for even in ["", "a", "a\nb\n\nc", "a\r\nb\r\n\r\nc"] {
            assert_eq!(uneven(even), None, "{even:?}");
        }
        for (text, line) in [("a\rb", "a"), ("a\nb\r\nc", "b"), ("a\r\nb\n", "b"), ("a\r\r\nb", "a"), ("a\n\rb", "")] {
            assert_eq!(uneven(text).map(|place| &text[place]), Some(line), "{text:?}");
        }
    }
}
