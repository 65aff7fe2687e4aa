//! What goes away with a cue, and what puts cues in order of time.
//!
//! Knows which bytes belong to which cue. Refuses to decide whether a cue should go or move.

use std::ops::Range;

use super::{Captions, Cue, Dialect};

/// A cue with its number and the blank lines after it. The last takes the blank lines before it instead, so that the
/// file ends as other files do.
pub(super) fn block(text: &str, cues: &[Cue], at: usize) -> Range<usize> {
    let start = first_byte(text, &cues[at]);
    let written = cues[at].text.end.max(cues[at].timing.end);
    let rest = &text[written..];
    let blank = written + rest.len() - rest.trim_start().len();
    let end = cues.get(at + 1).map_or(blank, |next| blank.min(first_byte(text, next)));
    if end < text.len() {
        return start..end.max(written);
    }
    let before = text[..start].trim_end().len();
    let line_end = match text.as_bytes()[before..start] {
        [b'\r', b'\n', ..] => 2,
        [] => 0,
        _ => 1,
    };
    before + line_end..end
}

/// Where the cue's number, name or timing line begins, blanks before it included.
fn first_byte(text: &str, cue: &Cue) -> usize {
    let start = cue.number.as_ref().map_or(cue.timing.start, |number| number.start);
    text[..start].trim_end_matches([' ', '\t']).len()
}

/// No film is so long: a slip of the keys stands there, and no time that others could be ordered by.
const HUNDRED_HOURS_MS: i64 = 360_000_000;

/// Replacements that put the cues in order of time, as they are written. SubRip numbers stay where they stand; WebVTT
/// names go with their cues. Nothing where the order is right, and where a time cannot be read.
pub(super) fn sorted(text: &str, captions: &Captions) -> Vec<(Range<usize>, String)> {
    let cues = &captions.cues;
    let doubtful = |cue: &Cue| cue.start_ms.is_none_or(|start| start >= HUNDRED_HOURS_MS);
    if cues.is_sorted_by_key(|cue| cue.start_ms) || cues.iter().any(doubtful) {
        return Vec::new();
    }
    let body = |at: usize| {
        let cue = &cues[at];
        let named = cue.number.as_ref().filter(|_| captions.dialect == Dialect::Vtt);
        named.map_or(cue.timing.start, |name| name.start)..cue.text.end.max(cue.timing.end)
    };
    let mut order: Vec<usize> = (0..cues.len()).collect();
    order.sort_by_key(|at| cues[*at].start_ms);
    let moved = order.into_iter().enumerate().filter(|(to, from)| to != from);
    let edits: Vec<(Range<usize>, String)> = moved.map(|(to, from)| (body(to), text[body(from)].to_owned())).collect();
    // What could not be decoded cannot be written again.
    if edits.iter().any(|(_, words)| words.contains('\u{fffd}')) { Vec::new() } else { edits }
}

#[cfg(test)]
mod tests {
    use super::super::{Ending, read};
    use super::*;

    fn without(text: &str, at: usize) -> String {
        let range = block(text, &read(text, Ending::Srt).cues, at);
        format!("{}{}", &text[..range.start], &text[range.end..])
    }

    #[test]
    fn a_cue_goes_with_its_number_and_its_blank_lines() {
        let text =
            "1\n00:00:01,000 --> 00:00:02,000\nHej\n\n2\n00:00:03,000 --> 00:00:04,000\n\n\n3\n00:00:05,000 --> 00:00:06,000\nHopp\n";
        assert_eq!(without(text, 1), text.replace("2\n00:00:03,000 --> 00:00:04,000\n\n\n", ""));
        assert_eq!(without(text, 2), text.replace("\n\n\n3\n00:00:05,000 --> 00:00:06,000\nHopp\n", "\n"));
        assert_eq!(without("1\r\n00:00:01,000 --> 00:00:02,000\r\nHej\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000", 1).len(), 39);
    }

    #[test]
    fn cues_change_places_and_numbers_stay() {
        let text = "1\n00:00:05,000 --> 00:00:06,000\nHopp\n\n2\n00:00:01,000 --> 00:00:02,000\nHej\n";
        let edits = sorted(text, &read(text, Ending::Srt));
        assert_eq!(edits.iter().map(|(_, text)| text.len()).collect::<Vec<_>>(), [33, 34]);
        assert_eq!(edits[0].1, "00:00:01,000 --> 00:00:02,000\nHej");
    }
}
