//! A file's bytes as one number: SHA-256 (FIPS 180-4), of which the first half is kept.
//!
//! Knows bytes. Refuses to know pictures. A weaker hash would let somebody make two files that are taken for one.

use sha2::{Digest as _, Sha256};

use crate::draft::Digest;

/// The digest of a file's bytes.
pub fn digest(bytes: &[u8]) -> Digest {
    let whole = Sha256::digest(bytes);
    let mut half = [0; 16];
    half.copy_from_slice(&whole[..16]);
    Digest(half)
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn the_standards_own_examples_come_out() {
        let of = |text: &str| digest(text.as_bytes()).to_string();
        assert_eq!(of(""), "e3b0c44298fc1c149afbf4c8996fb924");
        assert_eq!(of("abc"), "ba7816bf8f01cfea414140de5dae2223");
        assert_eq!(of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), "248d6a61d20638b8e5c026930c3e6039");
        assert_eq!(of(&"a".repeat(1_000_000)), "cdc76e5c9914fb9281a1c7e284d73e67");
    }
}
