//! Where the lines of a caption file begin and end.
//!
//! Knows the line ends found in the wild. Refuses to know what a line means.

use std::ops::Range;

/// One line: its text without the line end, and where the next line begins. Byte offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) next: usize,
}

impl Line {
    /// The text of the line, without its line end.
    pub(super) fn of<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
    }

    /// The line together with its line end.
    pub(super) fn whole(&self) -> Range<usize> {
        self.start..self.next
    }

    /// The range of the line's text after white space at both ends is cut.
    pub(super) fn trimmed(&self, text: &str) -> Range<usize> {
        let line = self.of(text);
        let start = self.start + (line.len() - line.trim_start().len());
        start..(start + line.trim().len())
    }
}

/// Lines as people's tools write them: LF, CRLF, CR, and CR CR LF as one line end.
pub(super) fn tolerant(text: &str) -> Vec<Line> {
    split(text, true)
}

/// Lines as the WebVTT standard splits them: LF, CRLF or CR.
pub(super) fn standard(text: &str) -> Vec<Line> {
    split(text, false)
}

fn split(text: &str, doubled: bool) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Vec::with_capacity(bytes.len() / 24 + 1);
    // A byte order mark is no part of the first line.
    let mut start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    for end in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        if end < start {
            continue; // the rest of a line end already taken
        }
        let next = end + line_end(&bytes[end..], doubled);
        lines.push(Line { start, end, next });
        start = next;
    }
    if start < bytes.len() {
        lines.push(Line { start, end: bytes.len(), next: bytes.len() });
    }
    lines
}

fn line_end(bytes: &[u8], doubled: bool) -> usize {
    match bytes {
        [b'\r', b'\r', b'\n', ..] if doubled => 3,
        [b'\r', b'\n', ..] => 2,
        _ => 1,
    }
}

/// The line end that the text itself uses first, for whoever inserts a line. `\n` when there is none.
pub(super) fn own_line_end(text: &str) -> &str {
    let Some(at) = memchr::memchr2(b'\n', b'\r', text.as_bytes()) else {
        return "\n";
    };
    &text[at..at + line_end(&text.as_bytes()[at..], true)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_splits_and_a_doubled_carriage_return_is_one() {
        let text = "a\nb\r\nc\rd\r\r\ne";
        let split: Vec<_> = tolerant(text).iter().map(|line| line.of(text)).collect();
        assert_eq!(split, ["a", "b", "c", "d", "e"]);
        assert_eq!(standard("d\r\r\ne").len(), 3);
    }
}
