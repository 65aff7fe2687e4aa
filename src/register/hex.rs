//! Hashes as they are written in `bilder.toml`: hexadecimal, the first digit the most significant.

use std::fmt::Write as _;

use crate::draft::{Digest, PictureHash};

/// 32 digits.
pub(super) fn of_digest(digest: &Digest) -> String {
    digest.0.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// 64 digits.
pub(super) fn of_hash(hash: &PictureHash) -> String {
    hash.0.iter().fold(String::new(), |mut text, word| {
        let _ = write!(text, "{word:016x}");
        text
    })
}

/// The digest that 32 digits say.
#[cfg(feature = "files")]
pub(super) fn digest(text: &str) -> Option<Digest> {
    let mut bytes = [0; 16];
    for (byte, digits) in bytes.iter_mut().zip(digits(text, 32)?.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(Digest(bytes))
}

/// The hash that 64 digits say.
#[cfg(feature = "files")]
pub(super) fn hash(text: &str) -> Option<PictureHash> {
    let mut words = [0; 4];
    for (word, digits) in words.iter_mut().zip(digits(text, 64)?.as_bytes().chunks(16)) {
        *word = u64::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(PictureHash(words))
}

#[cfg(feature = "files")]
fn digits(text: &str, count: usize) -> Option<&str> {
    let text = text.trim();
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(text)
}
