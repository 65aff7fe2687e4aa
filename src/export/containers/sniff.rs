//! What a file is, by its first bytes: an archive, something that is not text, or perhaps posts.
//!
//! Knows magic numbers. Refuses to look at a name.

/// What the first bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::export) enum Nature {
    /// A zip archive.
    Zip,
    /// Something packed with gzip.
    Gzip,
    /// A tar archive.
    Tar,
    /// An archive that klart does not open.
    Sealed,
    /// A PDF.
    Pdf,
    /// Old Word, Excel and PowerPoint.
    Office,
    /// Bluesky's repository as one CAR file.
    Car,
    /// Pictures, sound, films, fonts, databases: never posts.
    Media,
    /// Text, or what may be text.
    Text,
}

/// Beginnings of files that hold no text.
const MEDIA: &[&[u8]] = &[
    b"\xFF\xD8\xFF",
    b"\x89PNG",
    b"GIF8",
    b"RIFF",
    b"\x1A\x45\xDF\xA3",
    b"ID3",
    b"OggS",
    b"fLaC",
    b"BM",
    b"II*\0",
    b"MM\0*",
    b"\0\0\x01\0",
    b"wOFF",
    b"wOF2",
    b"OTTO",
    b"SQLite format 3",
    b"\0asm",
    b"\xFF\xFB",
    b"\xFF\xF3",
    b"\xFF\xF1",
    b"MZ",
    b"\x7FELF",
];

/// Beginnings of archives that klart does not open: 7-Zip, RAR, bzip2, xz, Zstandard.
const SEALED: &[&[u8]] = &[b"7z\xBC\xAF\x27\x1C", b"Rar!", b"BZh", b"\xFD7zXZ\0", b"\x28\xB5\x2F\xFD"];

/// What the first bytes say of a file.
pub(in crate::export) fn nature(head: &[u8]) -> Nature {
    let begins = |marks: &[&[u8]]| marks.iter().any(|mark| head.starts_with(mark));
    if begins(&[b"PK\x03\x04", b"PK\x05\x06"]) {
        Nature::Zip
    } else if begins(&[b"\x1F\x8B"]) {
        Nature::Gzip
    } else if is_tar(head) {
        Nature::Tar
    } else if begins(SEALED) {
        Nature::Sealed
    } else if begins(&[b"%PDF"]) {
        Nature::Pdf
    } else if begins(&[b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"]) {
        Nature::Office
    } else if is_car(head) {
        Nature::Car
    } else if is_media(head) {
        Nature::Media
    } else {
        Nature::Text
    }
}

/// A header block whose sum is right.
fn is_tar(head: &[u8]) -> bool {
    let Some(block) = head.get(..512) else { return false };
    if block[0] == 0 {
        return false;
    }
    let told = std::str::from_utf8(&block[148..156]).ok().map(|text| text.trim_matches(['\0', ' ']));
    let told = told.and_then(|text| u32::from_str_radix(text, 8).ok());
    let sum: u32 = block.iter().enumerate().map(|(at, byte)| if (148..156).contains(&at) { 32 } else { u32::from(*byte) }).sum();
    told == Some(sum)
}

/// A length, then a map with `roots` and `version` in CBOR.
fn is_car(head: &[u8]) -> bool {
    let first = &head[..head.len().min(128)];
    let holds = |mark: &[u8]| first.windows(mark.len()).any(|window| window == mark);
    holds(b"\xA2\x65roots") && holds(b"\x67version") || holds(b"\xA2\x67version") && holds(b"\x65roots")
}

fn is_media(head: &[u8]) -> bool {
    let box_name = head.get(4..8);
    let boxed = [b"ftyp", b"moov", b"mdat", b"wide", b"free"].iter().any(|name| box_name == Some(name.as_slice()));
    MEDIA.iter().any(|mark| head.starts_with(mark)) && !is_wide(head) && !is_worded(head)
        || boxed && head.first() == Some(&0)
        || has_zeros(head)
}

/// `BM`, `MZ` and `ID3` may also begin a text: what follows is then letters.
fn is_worded(head: &[u8]) -> bool {
    let first = &head[..head.len().min(64)];
    first.iter().all(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~' | 0xC3 | 0x80..=0xBF)) && first.first() != Some(&0xFF)
}

/// Zeros among the first bytes, and no UTF-16.
fn has_zeros(head: &[u8]) -> bool {
    head[..head.len().min(256)].contains(&0) && !is_wide(head)
}

/// UTF-16, with a mark or by its zeros.
pub(in crate::export) fn is_wide(head: &[u8]) -> bool {
    matches!(head, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [1..=255, 0, 1..=255, 0, ..] | [0, 1..=255, 0, 1..=255, ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_bytes_tell_what_a_file_is() {
        for (head, expected) in [
            (b"PK\x03\x04aa".as_slice(), Nature::Zip),
            (b"\x1F\x8B\x08", Nature::Gzip),
            (b"%PDF-1.7", Nature::Pdf),
            (b"7z\xBC\xAF\x27\x1C", Nature::Sealed),
            (b"\x3A\xA2\x65roots\x81\xD8\x2A\x58\x25\x67version\x01", Nature::Car),
            (b"\0\0\0\x20ftypisom", Nature::Media),
            (b"\xFF\xD8\xFF\xE0", Nature::Media),
            (b"{\"a\":1}", Nature::Text),
            (b"BM;text;date\n", Nature::Text),
            (b"\xFF\xFE{\0\"\0", Nature::Text),
            (b"{\0\"\0a\0", Nature::Text),
            (b"", Nature::Text),
            (b"abc\0def", Nature::Media),
        ] {
            assert_eq!(nature(head), expected, "{head:?}");
        }
    }
}
