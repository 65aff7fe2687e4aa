//! An answer of the web as an archive keeps it: header fields and a body in pieces, packed, in some encoding.
//!
//! Knows chunked transfer (RFC 9112), gzip and deflate. Forgives archives that have undone these and kept the fields.

use std::io::{self, BufRead, Cursor, Read};

use encoding_rs::Encoding;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use crate::source::{decode, decode_damaged};

/// Header fields that are kept of one answer.
const MOST_FIELDS: usize = 256;

/// Header fields, names in small letters.
#[derive(Debug, Default)]
pub(in crate::export) struct Fields(Vec<(String, String)>);

/// Why a body cannot be read.
#[derive(Debug)]
pub(in crate::export) enum Unread {
    /// Over the bound.
    TooLarge,
    /// Packed in a way that is not known here.
    Packed,
    /// The file itself cannot be read.
    Io(io::Error),
}

impl Fields {
    /// Reads fields up to the empty line.
    pub(in crate::export) fn read(from: &mut impl BufRead, most: u64) -> io::Result<Self> {
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut left = from.by_ref().take(most);
        loop {
            let mut line = Vec::new();
            if left.read_until(b'\n', &mut line)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let line = String::from_utf8_lossy(&line);
            let text = line.trim_end();
            if text.is_empty() {
                return Ok(Self(fields));
            }
            // A line that begins with a blank goes on with the one before.
            if let (true, Some((_, value))) = (text.starts_with([' ', '\t']), fields.last_mut()) {
                value.push(' ');
                value.push_str(text.trim());
            } else if let Some((name, value)) = text.split_once(':').filter(|_| fields.len() < MOST_FIELDS) {
                fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
    }

    /// The first field of that name.
    pub(in crate::export) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// The body of an answer as text, at most so many bytes unpacked.
///
/// # Errors
/// As [`Unread`] says.
pub(in crate::export) fn body(fields: &Fields, from: &mut dyn BufRead, most: u64) -> Result<String, Unread> {
    let mut bytes = bounded(from, most)?;
    if fields.get("transfer-encoding").is_some_and(|coding| coding.to_ascii_lowercase().contains("chunked"))
        && let Some(whole) = joined(&bytes)
    {
        bytes = whole;
    }
    let coding = fields.get("content-encoding").unwrap_or_default().to_ascii_lowercase();
    let packed: Vec<&str> = coding.split(',').map(str::trim).filter(|coding| !coding.is_empty() && *coding != "identity").collect();
    for coding in packed.into_iter().rev() {
        bytes = match coding {
            "gzip" | "x-gzip" if bytes.starts_with(&[0x1F, 0x8B]) => whatever(MultiGzDecoder::new(bytes.as_slice()), most)?,
            "deflate" if bytes.first().is_some_and(|first| first & 0x0F == 8) => whatever(ZlibDecoder::new(bytes.as_slice()), most)?,
            "deflate" if !bytes.starts_with(b"<") => whatever(DeflateDecoder::new(bytes.as_slice()), most)?,
            "gzip" | "x-gzip" | "deflate" => bytes,
            // An archive that has undone it keeps the field.
            _ if bytes.trim_ascii_start().starts_with(b"<") => bytes,
            _ => return Err(Unread::Packed),
        };
    }
    let label = fields.get("content-type").and_then(|kind| {
        let lower = kind.to_ascii_lowercase();
        let at = lower.find("charset=")? + "charset=".len();
        Encoding::for_label(kind[at..].split([';', ' ']).next()?.trim_matches(['"', '\'']).as_bytes())
    });
    let legacy = label.filter(|encoding| *encoding != encoding_rs::UTF_8 && !bytes.starts_with(&[0xEF, 0xBB, 0xBF]));
    Ok(match legacy {
        Some(encoding) => encoding.decode(&bytes).0.into_owned(),
        None => decode(&bytes)
            .or_else(|_| decode_damaged(&bytes))
            .map_or_else(|_| String::from_utf8_lossy(&bytes).into_owned(), |decoded| decoded.text),
    })
}

fn bounded(from: &mut dyn BufRead, most: u64) -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::new();
    from.take(most + 1).read_to_end(&mut bytes).map_err(Unread::Io)?;
    if bytes.len() as u64 > most { Err(Unread::TooLarge) } else { Ok(bytes) }
}

/// What can be unpacked of something that may be cut off.
fn whatever(from: impl Read, most: u64) -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::new();
    let _ = from.take(most + 1).read_to_end(&mut bytes);
    if bytes.len() as u64 > most { Err(Unread::TooLarge) } else { Ok(bytes) }
}

/// The pieces of a chunked body in one; `None` where it is not in pieces.
fn joined(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut from = Cursor::new(bytes);
    let mut whole = Vec::with_capacity(bytes.len());
    loop {
        let mut line = Vec::new();
        from.read_until(b'\n', &mut line).ok()?;
        let digits = std::str::from_utf8(&line).ok()?.split(';').next()?.trim();
        let length = match u64::from_str_radix(digits, 16) {
            Ok(length) => length,
            // Not in pieces after all, or cut off between two.
            Err(_) if whole.is_empty() => return None,
            Err(_) => return Some(whole),
        };
        if length == 0 {
            return Some(whole);
        }
        from.by_ref().take(length).read_to_end(&mut whole).ok()?;
        from.read_until(b'\n', &mut Vec::new()).ok()?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
    use std::io::Write;

    fn told(fields: &str, bytes: &[u8]) -> Result<String, Unread> {
        let fields = Fields::read(&mut format!("{fields}\r\n\r\n").as_bytes(), 1000).expect("fields");
        body(&fields, &mut &*bytes, 1000)
    }

    fn chunked(bytes: &[u8]) -> Vec<u8> {
        let (one, two) = bytes.split_at(3);
        let head = |part: &[u8]| format!("{:X};x=y\r\n", part.len()).into_bytes();
        [head(one), one.to_vec(), b"\r\n".to_vec(), head(two), two.to_vec(), b"\r\n0\r\n\r\n".to_vec()].concat()
    }

    #[test]
    fn bodies_are_unpacked_whatever_they_are_packed_in() {
        let page = "<p>Hej på dig</p>";
        let mut gz = GzEncoder::new(Vec::new(), Compression::default());
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
        let mut raw = DeflateEncoder::new(Vec::new(), Compression::default());
        for writer in [&mut gz as &mut dyn Write, &mut zlib, &mut raw] {
            writer.write_all(page.as_bytes()).expect("memory");
        }
        let gz = gz.finish().expect("memory");
        for (fields, bytes) in [
            ("A: b", page.as_bytes().to_vec()),
            ("Transfer-Encoding: chunked", chunked(page.as_bytes())),
            ("Transfer-Encoding: chunked", page.as_bytes().to_vec()),
            ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", chunked(&gz)),
            ("Content-Encoding: gzip", page.as_bytes().to_vec()),
            ("Content-Encoding: deflate", zlib.finish().expect("memory")),
            ("Content-Encoding: deflate", raw.finish().expect("memory")),
            ("Content-Encoding: br", page.as_bytes().to_vec()),
            ("Content-Type: text/html; charset=ISO-8859-1", b"<p>Hej p\xE5 dig</p>".to_vec()),
        ] {
            assert_eq!(told(fields, &bytes).expect("a body"), page, "{fields}");
        }
        assert!(matches!(told("Content-Encoding: br", b"\x1b\x10"), Err(Unread::Packed)));
        assert!(matches!(told("A: b", &[b'x'; 2000]), Err(Unread::TooLarge)));
        assert_eq!(told("Content-Encoding: gzip", &gz[..gz.len() - 12]).expect("the beginning").get(..3), Some("<p>"));
        let bomb = {
            let mut gz = GzEncoder::new(Vec::new(), Compression::default());
            gz.write_all(&vec![b' '; 100_000]).expect("memory");
            gz.finish().expect("memory")
        };
        assert!(matches!(told("Content-Encoding: gzip", &bomb), Err(Unread::TooLarge)));
    }
}
