//! What bytes say as text: the encoding they are written in, and the way back to every byte.
//!
//! Knows byte order marks, UTF-8, UTF-16 with and without a mark, the encoding an HTML page declares, and
//! the three legacy encodings that Swedish files still come in (windows-1252, Mac OS Roman, code page 850).
//! Refuses to know what the text means. Bytes that are no text give [`Unreadable`], never a guess.

use super::legacy::{self, Legacy};
use super::unreadable::{Reason, Unreadable, other_kind};

/// How a part's bytes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8; `mark` when the file begins with a byte order mark.
    Utf8 {
        /// The three bytes `EF BB BF` stand first.
        mark: bool,
    },
    /// UTF-16, little or big end first.
    Utf16 {
        /// Big end first (`FE FF`).
        big: bool,
    },
    /// One byte a character.
    Legacy(Legacy),
}

impl Encoding {
    /// The encoding's usual name, as it is written in a `charset`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 { .. } => "UTF-8",
            Self::Utf16 { big: true } => "UTF-16BE",
            Self::Utf16 { big: false } => "UTF-16LE",
            Self::Legacy(legacy) => legacy.name(),
        }
    }

    /// `text` in this encoding, without a byte order mark; `None` when a character has no place in it.
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Self::Utf8 { .. } => Some(text.as_bytes().to_vec()),
            Self::Utf16 { big: true } => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            Self::Utf16 { big: false } => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            Self::Legacy(legacy) => legacy.encode(text),
        }
    }
}

/// A run of characters that are all as wide in the text and all as wide in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    text: u32,
    byte: u32,
    text_width: u8,
    byte_width: u8,
}

/// A part as text, with the way back to the bytes as received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding the bytes were read as.
    pub encoding: Encoding,
    /// Some bytes say nothing in that encoding, and U+FFFD stands for them ([`decode_damaged`] only).
    pub damaged: bool,
    runs: Vec<Run>,
    bytes: u32,
}

impl Decoded {
    /// The byte in the original where the character at `offset` (bytes of `text`) begins.
    /// An offset inside a character gives the character's first byte; one past the end gives the file's length.
    pub fn byte_of(&self, offset: usize) -> usize {
        if offset >= self.text.len() {
            return self.bytes as usize;
        }
        if let [Run { text: 0, byte, text_width: 1, byte_width: 1 }] = self.runs.as_slice() {
            return *byte as usize + offset;
        }
        let at = self.runs.partition_point(|run| run.text as usize <= offset);
        let run = &self.runs[at.saturating_sub(1)];
        let characters = (offset - run.text as usize) / usize::from(run.text_width);
        run.byte as usize + characters * usize::from(run.byte_width)
    }

    /// The offset in `text` of the character that holds byte `byte` of the original; the text's length past the end.
    pub fn text_of(&self, byte: usize) -> usize {
        if byte >= self.bytes as usize {
            return self.text.len();
        }
        let at = self.runs.partition_point(|run| run.byte as usize <= byte);
        let Some(run) = at.checked_sub(1).map(|at| &self.runs[at]) else { return 0 };
        let characters = (byte - run.byte as usize) / usize::from(run.byte_width);
        run.text as usize + characters * usize::from(run.text_width)
    }

    /// Whether each byte of `text` is one byte of the original, a byte order mark aside.
    pub fn is_identity(&self) -> bool {
        self.runs.len() <= 1 && self.runs.iter().all(|run| run.text_width == run.byte_width)
    }

    /// `text` in this part's own encoding; `None` when a character has no place there.
    pub fn encode(&self, text: &str) -> Option<Vec<u8>> {
        self.encoding.encode(text)
    }
}

/// Reads `bytes` as text. The order is MEDIA.md's: byte order mark, NUL pattern, strict UTF-8, legacy.
///
/// # Errors
/// [`Unreadable`] for what is no text: another kind of file, NUL bytes, control characters, broken UTF-8.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Unreadable> {
    read(bytes, false)
}

/// As [`decode`], but a NUL byte or a broken letter becomes U+FFFD and the rest is read: for captions, where half a
/// file is better than none.
///
/// # Errors
/// [`Unreadable`] for another kind of file, for control characters, and where most bytes are NUL.
pub fn decode_damaged(bytes: &[u8]) -> Result<Decoded, Unreadable> {
    let zeros = memchr::memchr_iter(0, bytes).count();
    let wide = matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) || utf16_pattern(bytes).is_some();
    read(bytes, wide || zeros * 2 < bytes.len())
}

fn read(bytes: &[u8], damaged: bool) -> Result<Decoded, Unreadable> {
    decoded(bytes, damaged).map_err(|fault| {
        let before = bytes.get(..fault.byte).filter(|before| !before.is_empty());
        let line = before.map(|before| 1 + memchr::memchr_iter(b'\n', before).count() as u32);
        Unreadable { line, ..fault }
    })
}

fn decoded(bytes: &[u8], damaged: bool) -> Result<Decoded, Unreadable> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(Unreadable { reason: Reason::TooLarge, byte: 0, line: None });
    }
    if let Some(kind) = other_kind(bytes) {
        return Err(Unreadable { reason: Reason::OtherKind(kind), byte: 0, line: None });
    }
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8_or_legacy(bytes, rest, true, damaged),
        [0xFF, 0xFE, rest @ ..] => utf16(bytes, rest, false, damaged),
        [0xFE, 0xFF, rest @ ..] => utf16(bytes, rest, true, damaged),
        _ => match utf16_pattern(bytes) {
            Some(big) => utf16(bytes, bytes, big, damaged),
            None => utf8_or_legacy(bytes, bytes, false, damaged),
        },
    }
}

/// UTF-16 without a mark shows as NUL bytes at every other place: over 30 % of one parity in the first 4 kB,
/// and next to none of the other. `Some(true)` is big end first.
fn utf16_pattern(bytes: &[u8]) -> Option<bool> {
    let head = &bytes[..bytes.len().min(4096)];
    memchr::memchr(0, head)?;
    let pairs = head.len() / 2;
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = |count: usize| count >= 3 && count * 10 > pairs * 3;
    match (many(even), many(odd)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

fn utf8_or_legacy(bytes: &[u8], rest: &[u8], mark: bool, damaged: bool) -> Result<Decoded, Unreadable> {
    let skipped = bytes.len() - rest.len();
    let nul = memchr::memchr(0, rest);
    if let Some(at) = nul.filter(|_| !damaged) {
        return Err(Unreadable { reason: Reason::Nul, byte: skipped + at, line: None });
    }
    let error = match std::str::from_utf8(rest) {
        Ok(_) if nul.is_some() => return Ok(patched(bytes, rest, mark)),
        Ok(text) => {
            let run = Run { text: 0, byte: skipped as u32, text_width: 1, byte_width: 1 };
            let encoding = Encoding::Utf8 { mark };
            return Ok(Decoded { text: text.to_owned(), encoding, damaged: false, runs: vec![run], bytes: bytes.len() as u32 });
        }
        Err(error) => skipped + error.valid_up_to(),
    };
    if mark || mostly_utf8(rest) {
        return if damaged {
            Ok(patched(bytes, rest, mark))
        } else {
            Err(Unreadable { reason: Reason::BrokenUtf8, byte: error, line: None })
        };
    }
    if let Some(at) = rest.iter().position(|&byte| is_control(byte)) {
        return Err(Unreadable { reason: Reason::Binary, byte: at, line: None });
    }
    Ok(one_byte_each(bytes, legacy::recognise(bytes)))
}

/// UTF-8 with U+FFFD for each NUL and each run of bytes that is no letter.
fn patched(bytes: &[u8], rest: &[u8], mark: bool) -> Decoded {
    let mut building = Building::new(rest.len());
    let mut at = bytes.len() - rest.len();
    for chunk in rest.utf8_chunks() {
        for character in chunk.valid().chars() {
            let width = character.len_utf8() as u8;
            building.push(if character == '\0' { char::REPLACEMENT_CHARACTER } else { character }, at, width);
            at += usize::from(width);
        }
        let broken = chunk.invalid().len();
        if broken > 0 {
            building.push(char::REPLACEMENT_CHARACTER, at, broken as u8);
            at += broken;
        }
    }
    building.finish(Encoding::Utf8 { mark }, true, bytes.len())
}

/// A control character that text files do not have: tab, line ends, form feed and escape are let through.
fn is_control(byte: u8) -> bool {
    matches!(byte, 0x01..=0x08 | 0x0B | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F)
}

/// More whole multi-byte characters than broken ones: the file was UTF-8 before something cut it.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}

fn one_byte_each(bytes: &[u8], legacy: Legacy) -> Decoded {
    let mut table = legacy.table();
    table[0] = char::REPLACEMENT_CHARACTER;
    let mut building = Building::new(bytes.len());
    for (at, &byte) in bytes.iter().enumerate() {
        building.push(table[usize::from(byte)], at, 1);
    }
    building.finish(Encoding::Legacy(legacy), bytes.contains(&0), bytes.len())
}

fn utf16(bytes: &[u8], rest: &[u8], big: bool, lenient: bool) -> Result<Decoded, Unreadable> {
    let mut at = bytes.len() - rest.len();
    let mut building = Building::new(rest.len() / 2);
    let (pairs, odd) = rest.as_chunks::<2>();
    let units = pairs.iter().map(|&pair| if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) });
    let mut damaged = !odd.is_empty();
    for unit in char::decode_utf16(units) {
        damaged |= unit.is_err();
        let mut character = unit.unwrap_or(char::REPLACEMENT_CHARACTER);
        if character == '\0' {
            if !lenient {
                return Err(Unreadable { reason: Reason::Nul, byte: at, line: None });
            }
            (character, damaged) = (char::REPLACEMENT_CHARACTER, true);
        }
        let width = if character > '\u{FFFF}' { 4 } else { 2 };
        building.push(character, at, width);
        at += usize::from(width);
    }
    if !odd.is_empty() {
        building.push(char::REPLACEMENT_CHARACTER, at, 1);
    }
    Ok(building.finish(Encoding::Utf16 { big }, damaged, bytes.len()))
}

/// A text under way, character by character.
struct Building {
    text: String,
    runs: Vec<Run>,
}

impl Building {
    fn new(capacity: usize) -> Self {
        Self { text: String::with_capacity(capacity), runs: Vec::new() }
    }

    fn push(&mut self, character: char, byte: usize, byte_width: u8) {
        let text_width = character.len_utf8() as u8;
        if !self.runs.last().is_some_and(|run| run.text_width == text_width && run.byte_width == byte_width) {
            self.runs.push(Run { text: self.text.len() as u32, byte: byte as u32, text_width, byte_width });
        }
        self.text.push(character);
    }

    fn finish(self, encoding: Encoding, damaged: bool, bytes: usize) -> Decoded {
        Decoded { text: self.text, encoding, damaged, runs: self.runs, bytes: bytes as u32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes).expect("text");
        (decoded.text, decoded.encoding.name())
    }

    #[test]
    fn every_encoding_of_the_same_words_reads_the_same() {
        let words = "Både år och två öar på Åland";
        let utf16 = |big: bool| Encoding::Utf16 { big }.encode(words).expect("all of it");
        assert_eq!(read(words.as_bytes()), (words.into(), "UTF-8"));
        assert_eq!(read(&[b"\xEF\xBB\xBF", words.as_bytes()].concat()), (words.into(), "UTF-8"));
        assert_eq!(read(&[b"\xFF\xFE".to_vec(), utf16(false)].concat()), (words.into(), "UTF-16LE"));
        assert_eq!(read(&utf16(true)), (words.into(), "UTF-16BE"));
        for legacy in [Legacy::WINDOWS_1252, Legacy::MACINTOSH, Legacy::CP850] {
            let bytes = legacy.encode(words).expect("all of it");
            assert_eq!(read(&bytes), (words.into(), legacy.name()));
        }
    }

    #[test]
    fn places_are_bytes_of_the_original() {
        let bytes = Encoding::Legacy(Legacy::WINDOWS_1252).encode("gård och skog").expect("all of it");
        let decoded = decode(&bytes).expect("text");
        let skog = decoded.text.find("skog").expect("there");
        assert_eq!(decoded.byte_of(skog), 9);
        assert_eq!(decoded.text_of(9), skog);
        let marked = decode(b"\xEF\xBB\xBFab").expect("text");
        assert_eq!((marked.byte_of(0), marked.byte_of(2), marked.text_of(0), marked.text_of(4)), (3, 5, 0, 1));
    }

    #[test]
    fn what_is_no_text_says_why_and_where() {
        let fault = |bytes: &[u8]| decode(bytes).expect_err("no text");
        assert_eq!(fault(b"%PDF-1.7 ...").problem()[0], "Filen är ingen text utan en PDF");
        assert_eq!(fault(b"a\nb\0cd"), Unreadable { reason: Reason::Nul, byte: 3, line: Some(2) });
        assert_eq!(fault("på två sätt å\u{e5}".as_bytes().split_last().expect("bytes").1).reason, Reason::BrokenUtf8);
        assert_eq!(fault(b"\xE5\x01").reason, Reason::Binary);
    }

    #[test]
    fn damaged_text_is_read_with_a_mark_for_what_is_lost() {
        let wide: Vec<u8> = "\u{feff}å\0b".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let broken = "p\u{e5} tv\u{e5} s\u{e4}tt ".bytes().chain(*b"\xE5 b").collect();
        for bytes in [b"\xC3\xA5\0b".to_vec(), b"\xE5\0b".to_vec(), wide, broken] {
            let read = decode_damaged(&bytes).expect("text");
            let (lost, after) = (read.text.find('\u{fffd}').expect("a mark"), read.text.len() - 1);
            assert!(read.damaged && read.byte_of(lost) < read.byte_of(after), "{read:?}");
            assert_eq!(bytes[read.byte_of(after)], b'b');
        }
        assert_eq!(decode_damaged(&[0; 900]).expect_err("no text").reason, Reason::Nul);
    }
}
