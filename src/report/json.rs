//! One JSON object, and the writer that every JSON output shares.
//!
//! Knows JSON's signs; what a terminal might obey (control and direction signs) leaves as an escape.

use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter};

use super::contract::Report;

/// The whole report on one line.
pub fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    line(report, out)
}

/// One value and a line break.
pub(super) fn line(value: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, Guarded))?;
    out.write_all(b"\n")
}

/// Writes compactly, and never sends a sign that steers a terminal or turns text around.
struct Guarded;

impl Formatter for Guarded {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut written = 0;
        for (at, _) in fragment.bytes().enumerate().filter(|(_, byte)| MAY_STEER[usize::from(*byte)]) {
            let Some(sign) = fragment[at..].chars().next().filter(|sign| steers(*sign)) else { continue };
            CompactFormatter.write_string_fragment(writer, &fragment[written..at])?;
            write!(writer, "\\u{:04x}", u32::from(sign))?;
            written = at + sign.len_utf8();
        }
        CompactFormatter.write_string_fragment(writer, &fragment[written..])
    }
}

/// The bytes that a sign which [`steers`] may begin with.
const MAY_STEER: [bool; 256] = {
    let mut may = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        may[byte] = byte < 0x20 || matches!(byte, 0x7f | 0xc2 | 0xd8 | 0xe2);
        byte += 1;
    }
    may
};

/// Control signs, and those that change the direction of text (Unicode TR 36).
pub(super) fn steers(sign: char) -> bool {
    sign.is_control() || matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    #[test]
    fn steering_signs_leave_as_escapes_and_come_back_the_same() {
        let text = "a\u{9b}b\u{202e}c\u{7f}å";
        let mut out = Vec::new();
        super::line(&text, &mut out).expect("a vector takes all");
        assert_eq!(out, "\"a\\u009bb\\u202ec\\u007få\"\n".as_bytes());
        assert_eq!(serde_json::from_slice::<String>(&out).expect("JSON"), text);
    }
}
