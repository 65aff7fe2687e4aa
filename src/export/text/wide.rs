//! A file of text as UTF-8: its byte order mark is gone, and UTF-16 is written anew on the way.
//!
//! Knows marks and UTF-16, which spreadsheets save as "Unicode text". Refuses to know any other encoding, and to hold more
//! than a buffer.

use std::borrow::Cow;
use std::io::{self, Chain, Cursor, Read};

use encoding_rs::{Decoder, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::finding::Msg;

/// Bytes that are read at a time.
const BUFFER: usize = 1 << 14;

/// Said once of an export that is written so.
pub(in crate::export) const WIDE: Msg =
    Msg::new("Texten är lagrad som UTF-16, och klart läser den så.", "The text is stored as UTF-16, and klart reads it so.");

/// A file without its mark.
pub(in crate::export) struct Text {
    from: Chain<Cursor<Vec<u8>>, Box<dyn Read>>,
    wide: Option<Wide>,
    /// Whether a byte order mark stood there.
    pub(in crate::export) marked: bool,
}

/// What UTF-16 needs on its way.
struct Wide {
    decoder: Decoder,
    /// Bytes of a sign that is not whole yet.
    raw: Vec<u8>,
    ready: Vec<u8>,
    at: usize,
    over: bool,
}

impl Text {
    /// Begins to read.
    pub(in crate::export) fn new(mut from: Box<dyn Read>) -> io::Result<Self> {
        let mut head = Vec::new();
        from.by_ref().take(4).read_to_end(&mut head)?;
        let encoding = match head.as_slice() {
            [0xFF, 0xFE, ..] | [1..=255, 0, 1..=255, 0] => Some(UTF_16LE),
            [0xFE, 0xFF, ..] | [0, 1..=255, 0, 1..=255] => Some(UTF_16BE),
            _ => None,
        };
        let marked = head.starts_with(&[0xEF, 0xBB, 0xBF]);
        if marked {
            head.drain(..3);
        }
        let wide = encoding.map(|encoding| Wide {
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: Vec::new(),
            ready: Vec::new(),
            at: 0,
            over: false,
        });
        Ok(Self { from: Cursor::new(head).chain(from), wide, marked })
    }

    /// Whether the file is UTF-16.
    pub(in crate::export) fn is_wide(&self) -> bool {
        self.wide.is_some()
    }
}

impl Wide {
    /// Reads until something is ready, or the end.
    fn more(&mut self, from: &mut impl Read) -> io::Result<()> {
        while self.at == self.ready.len() && !self.over {
            let held = self.raw.len();
            self.raw.resize(held + BUFFER, 0);
            let read = from.read(&mut self.raw[held..]);
            self.raw.truncate(held + read.as_ref().map_or(0, |read| *read));
            let last = read? == 0;
            self.ready.resize(self.raw.len() * 3 + 16, 0);
            let (_, used, written, _) = self.decoder.decode_to_utf8(&self.raw, &mut self.ready, last);
            self.raw.drain(..used);
            self.ready.truncate(written);
            (self.at, self.over) = (0, last);
        }
        Ok(())
    }
}

impl Read for Text {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let Some(wide) = &mut self.wide else { return self.from.read(into) };
        wide.more(&mut self.from)?;
        let bytes = into.len().min(wide.ready.len() - wide.at);
        into[..bytes].copy_from_slice(&wide.ready[wide.at..wide.at + bytes]);
        wide.at += bytes;
        Ok(bytes)
    }
}

/// The beginning of a text without a mark: UTF-8 where its first letter outside ASCII is, else Windows-1252. Broken letters
/// of UTF-8 become U+FFFD.
pub(in crate::export) fn shown(head: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(head) {
        Err(error) if error.error_len().is_some() && head[..error.valid_up_to()].is_ascii() => {
            WINDOWS_1252.decode_without_bom_handling(head).0
        }
        _ => String::from_utf8_lossy(head),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, bool) {
        let mut text = Text::new(Box::new(Cursor::new(bytes.to_vec()))).expect("bytes can be read");
        let mut all = Vec::new();
        text.read_to_end(&mut all).expect("bytes can be read");
        (String::from_utf8_lossy(&all).into_owned(), text.is_wide())
    }

    #[test]
    fn marks_are_gone_and_wide_text_is_read() {
        let long = "Räksmörgås 😀;".repeat(9000);
        for text in ["", "a", "Då", long.as_str()] {
            let marked: Vec<u8> = [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat();
            assert_eq!(read(text.as_bytes()), (text.to_owned(), false));
            assert_eq!(read(&marked), (text.to_owned(), false));
            let little: Vec<u8> = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
            assert_eq!((read(&little), read(&big)), ((text.to_owned(), true), (text.to_owned(), true)));
        }
        assert_eq!(
            (shown(b"Perml\xe4nk"), shown(b"L\xc3\xa4nk \xff"), shown(b"L\xc3")),
            ("Permlänk".into(), "Länk \u{fffd}".into(), "L\u{fffd}".into())
        );
        assert_eq!(read(&[0xFF, 0xFE, b'a', 0, b'b']).0, "a\u{fffd}", "cut in the middle of a sign");
    }
}
