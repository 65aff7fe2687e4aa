//! A file of markup as a stream of UTF-8, with the place that reading has come to.
//!
//! Knows byte order marks, the encoding that XML declares, and a bound on what may be asked for in one piece.
//! Refuses to know any markup.

use std::io::{self, BufRead, Cursor, Read};

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use flate2::read::MultiGzDecoder;

/// Bytes that one piece of markup may have: a text, a tag, a comment.
pub(super) const LARGEST: u64 = 32 << 20;

/// Bytes read at a time.
const CHUNK: usize = 64 << 10;

/// Decodes as it is read. Signs that XML forbids (control characters, NUL) are left out.
pub(super) struct Letters {
    inner: Box<dyn Read>,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    out: Vec<u8>,
    at: usize,
    ended: bool,
    /// Bytes that may still be read before [`Letters::allow`] is called again.
    budget: u64,
    /// The line that reading has come to, from 1.
    pub(super) line: u64,
    /// The column that reading has come to, from 1, in Unicode scalar values.
    pub(super) column: u64,
    /// Control characters that were left out.
    pub(super) forbidden: bool,
    /// Bytes that are no letter, and became U+FFFD.
    pub(super) broken: bool,
    /// One piece of markup was larger than [`LARGEST`].
    pub(super) burst: bool,
}

impl Letters {
    /// From the beginning of a file.
    pub(super) fn new(inner: Box<dyn Read>) -> Self {
        Self {
            inner,
            decoder: None,
            raw: vec![0; CHUNK],
            out: Vec::new(),
            at: 0,
            ended: false,
            budget: LARGEST,
            line: 1,
            column: 1,
            forbidden: false,
            broken: false,
            burst: false,
        }
    }

    /// The next piece of markup may have [`LARGEST`] bytes.
    pub(super) fn allow(&mut self) {
        self.budget = LARGEST;
    }

    fn refill(&mut self) -> io::Result<()> {
        self.at = 0;
        self.out.clear();
        while self.out.is_empty() && !self.ended {
            let read = read_some(&mut self.inner, &mut self.raw)?;
            self.ended = read == 0;
            let bytes = &self.raw[..read];
            let decoder = self.decoder.get_or_insert_with(|| encoding(bytes).new_decoder());
            let room = decoder.max_utf8_buffer_length(read).unwrap_or(read * 3 + 16);
            self.out.resize(room, 0);
            let (_, _, written, broken) = decoder.decode_to_utf8(bytes, &mut self.out, self.ended);
            self.out.truncate(written);
            self.broken |= broken;
            let whole = self.out.len();
            self.out.retain(|byte| *byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r'));
            self.forbidden |= self.out.len() < whole;
        }
        Ok(())
    }
}

impl Read for Letters {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let taken = available.len().min(into.len());
        into[..taken].copy_from_slice(&available[..taken]);
        self.consume(taken);
        Ok(taken)
    }
}

impl BufRead for Letters {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.budget == 0 {
            self.burst = true;
            return Err(io::Error::other("one piece of markup is too large"));
        }
        if self.at == self.out.len() {
            self.refill()?;
        }
        Ok(&self.out[self.at..])
    }

    fn consume(&mut self, bytes: usize) {
        let taken = &self.out[self.at..(self.at + bytes).min(self.out.len())];
        let fresh = memchr::memrchr(b'\n', taken).map_or(taken, |last| {
            self.line += memchr::memchr_iter(b'\n', taken).count() as u64;
            self.column = 1;
            &taken[last + 1..]
        });
        self.column += fresh.iter().filter(|byte| (**byte & 0xC0) != 0x80).count() as u64;
        self.at += taken.len();
        self.budget = self.budget.saturating_sub(bytes as u64);
    }
}

/// What a file packed with gzip holds; any other file as it is.
pub(super) fn unpacked(mut inner: Box<dyn Read>) -> io::Result<Box<dyn Read>> {
    let mut head = Vec::with_capacity(2);
    inner.by_ref().take(2).read_to_end(&mut head)?;
    let packed = head == [0x1F, 0x8B];
    let whole = Cursor::new(head).chain(inner);
    Ok(if packed { Box::new(MultiGzDecoder::new(whole)) } else { Box::new(whole) })
}

/// Reads at least a kilobyte where there is one, so that what declares the encoding is seen whole.
fn read_some(inner: &mut dyn Read, into: &mut [u8]) -> io::Result<usize> {
    let mut read = 0;
    while read < 1024 {
        match inner.read(&mut into[read..]) {
            Ok(0) => break,
            Ok(more) => read += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if read == 0 => return Err(error),
            // What was read is handed on; the next reading meets the fault again.
            Err(_) => break,
        }
    }
    Ok(read)
}

/// The encoding of a file by its first bytes: UTF-16 by its pattern, else what the XML declaration says, else UTF-8. A mark
/// overrules it, in the decoder.
fn encoding(head: &[u8]) -> &'static Encoding {
    match head {
        [b'<', 0, ..] => return UTF_16LE,
        [0, b'<', ..] => return UTF_16BE,
        _ => {}
    }
    let head = &head[..head.len().min(256)];
    let text = String::from_utf8_lossy(head);
    let declared = text.trim_start_matches('\u{feff}').trim_start().strip_prefix("<?xml").and_then(|rest| {
        let declaration = rest.split("?>").next()?;
        let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
        Encoding::for_label(value[1..].split(quote).next()?.as_bytes())
    });
    declared.filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE).unwrap_or(UTF_8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, u64, u64) {
        let mut letters = Letters::new(Box::new(Cursor::new(bytes.to_vec())));
        let mut text = String::new();
        letters.read_to_string(&mut text).expect("UTF-8 comes out");
        (text, letters.line, letters.column)
    }

    #[test]
    fn every_encoding_comes_out_as_utf8_with_its_place() {
        let wide: Vec<u8> = "<a>å".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&wide), ("<a>å".to_owned(), 1, 5));
        assert_eq!(read(&[&[0xFF, 0xFE], wide.as_slice()].concat()).0, "<a>å");
        assert_eq!(read("\u{feff}<a>\r\nåä".as_bytes()), ("<a>\r\nåä".to_owned(), 2, 3));
        let old = b"<?xml version='1.0' encoding='ISO-8859-1'?>\n\xE5";
        assert_eq!(read(old), ("<?xml version='1.0' encoding='ISO-8859-1'?>\nå".to_owned(), 2, 2));
        assert_eq!(read(b"<?xml encoding=\"utf-16\"?>\xC3\xA5").0, "<?xml encoding=\"utf-16\"?>å");
        assert_eq!(read(b"a\0b\x08c\xFFd").0, "abc\u{fffd}d");
        let long = "åäö\n".repeat(50_000);
        assert_eq!(read(long.as_bytes()), (long, 50_001, 1));
    }

    #[test]
    fn one_piece_has_its_bound() {
        let mut letters = Letters::new(Box::new(io::repeat(b'x')));
        let mut into = Vec::new();
        assert!(letters.read_to_end(&mut into).is_err() && letters.burst);
        assert!(into.len() as u64 <= LARGEST + CHUNK as u64);
    }
}
