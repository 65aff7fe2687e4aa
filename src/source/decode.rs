//! What bytes say as text: the encoding they are written in, and the way back to every byte.
//!
//! Knows byte order marks, UTF-8, UTF-16 with and without a mark, the encoding an HTML page declares, and
//! the three legacy encodings that Swedish files still come in (windows-1252, Mac OS Roman, code page 850).
//! Refuses to know what the text means. Bytes that are no text give [`Unreadable`], never a guess.

use super::legacy::{self, Legacy};

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

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// More than 4 GiB: places are counted in 32 bits.
    TooLarge,
    /// The first bytes are those of another kind of file, named here.
    OtherKind(&'static str),
    /// NUL bytes that are not UTF-16's.
    Nul,
    /// Control characters that no text has.
    Binary,
    /// Nearly all is UTF-8, and some bytes are not.
    BrokenUtf8,
}

/// Bytes that cannot be read as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable {
    /// Why.
    pub reason: Reason,
    /// The first byte where it shows.
    pub byte: usize,
    /// The line of that byte, from 1; none where the whole file is of another kind.
    pub line: Option<u32>,
}

impl Unreadable {
    /// What is the matter, in Swedish and in English.
    pub fn problem(&self) -> [String; 2] {
        let (sv, en) = match self.reason {
            Reason::TooLarge => ("Filen är större än 4 GiB", "The file is larger than 4 GiB"),
            Reason::OtherKind(kind) => {
                return [
                    format!("Filen är ingen text utan {kind}"),
                    format!("The file is not text: its first bytes are those of {}", english(kind)),
                ];
            }
            Reason::Nul => ("Filen innehåller NUL-tecken, som ingen text har", "The file holds NUL bytes, which no text has"),
            Reason::Binary => {
                ("Filen innehåller styrtecken och verkar inte vara text", "The file holds control characters and does not look like text")
            }
            Reason::BrokenUtf8 => {
                ("Filen är sparad som UTF-8, men några tecken är trasiga", "The file is UTF-8, but some characters are broken")
            }
        };
        [sv.to_owned(), en.to_owned()]
    }

    /// What to do about it, in Swedish and in English.
    pub fn remedy(&self) -> [&'static str; 2] {
        match self.reason {
            Reason::TooLarge => ["Dela upp filen", "Split the file"],
            Reason::OtherKind(_) => {
                ["Ge utkastet som text: Markdown, HTML eller ren text", "Give the draft as text: Markdown, HTML or plain text"]
            }
            Reason::Nul | Reason::Binary | Reason::BrokenUtf8 => {
                ["Öppna filen där den skrevs och spara den som UTF-8", "Open the file where it was written and save it as UTF-8"]
            }
        }
    }
}

/// First bytes, and the Swedish name of the kind of file that has them.
const KINDS: [(&[u8], &str); 14] = [
    (b"%PDF-", "en PDF"),
    (b"\x89PNG\r\n\x1A\n", "en PNG-bild"),
    (b"\xFF\xD8\xFF", "en JPEG-bild"),
    (b"GIF8", "en GIF-bild"),
    (b"PK\x03\x04", "ett zip-arkiv (så sparas även docx och odt)"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "ett äldre Office-dokument"),
    (b"{\\rtf", "ett RTF-dokument"),
    (b"\x1A\x45\xDF\xA3", "en Matroska- eller WebM-film"),
    (b"OggS", "en Ogg-fil"),
    (b"ID3", "en MP3-fil"),
    (b"fLaC", "en FLAC-fil"),
    (b"\x1F\x8B", "ett gzip-arkiv"),
    (b"7z\xBC\xAF\x27\x1C", "ett 7z-arkiv"),
    (b"\x7FELF", "ett program"),
];

fn english(kind: &str) -> &'static str {
    const NAMES: [(&str, &str); 17] = [
        ("en PDF", "a PDF"),
        ("en PNG-bild", "a PNG picture"),
        ("en JPEG-bild", "a JPEG picture"),
        ("en GIF-bild", "a GIF picture"),
        ("ett zip-arkiv (så sparas även docx och odt)", "a zip archive (docx and odt are such)"),
        ("ett äldre Office-dokument", "an older Office document"),
        ("ett RTF-dokument", "an RTF document"),
        ("en Matroska- eller WebM-film", "a Matroska or WebM film"),
        ("en Ogg-fil", "an Ogg file"),
        ("en MP3-fil", "an MP3 file"),
        ("en FLAC-fil", "a FLAC file"),
        ("ett gzip-arkiv", "a gzip archive"),
        ("ett 7z-arkiv", "a 7z archive"),
        ("ett program", "a program"),
        ("en WebP-bild", "a WebP picture"),
        ("en ljud- eller filmfil", "a sound or film file"),
        ("en MP4- eller MOV-film", "an MP4 or MOV film"),
    ];
    NAMES.iter().find(|(sv, _)| *sv == kind).map_or("another kind of file", |(_, en)| en)
}

/// The kind of file whose first bytes these are, when it is one that is never text.
fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some("en MP4- eller MOV-film");
    }
    if bytes.starts_with(b"RIFF") && bytes.len() >= 12 {
        return Some(if &bytes[8..12] == b"WEBP" { "en WebP-bild" } else { "en ljud- eller filmfil" });
    }
    KINDS.iter().find(|(first, _)| bytes.starts_with(first)).map(|(_, kind)| *kind)
}

/// Reads `bytes` as text. The order is MEDIA.md's: byte order mark, NUL pattern, strict UTF-8, legacy.
///
/// # Errors
/// [`Unreadable`] for what is no text: another kind of file, NUL bytes, control characters, broken UTF-8.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Unreadable> {
    decoded(bytes).map_err(|fault| {
        let before = bytes.get(..fault.byte).filter(|before| !before.is_empty());
        let line = before.map(|before| 1 + memchr::memchr_iter(b'\n', before).count() as u32);
        Unreadable { line, ..fault }
    })
}

fn decoded(bytes: &[u8]) -> Result<Decoded, Unreadable> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(Unreadable { reason: Reason::TooLarge, byte: 0, line: None });
    }
    if let Some(kind) = other_kind(bytes) {
        return Err(Unreadable { reason: Reason::OtherKind(kind), byte: 0, line: None });
    }
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8_or_legacy(bytes, rest, true),
        [0xFF, 0xFE, rest @ ..] => utf16(bytes, rest, false),
        [0xFE, 0xFF, rest @ ..] => utf16(bytes, rest, true),
        _ => match utf16_pattern(bytes) {
            Some(big) => utf16(bytes, bytes, big),
            None => utf8_or_legacy(bytes, bytes, false),
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

fn utf8_or_legacy(bytes: &[u8], rest: &[u8], mark: bool) -> Result<Decoded, Unreadable> {
    let skipped = bytes.len() - rest.len();
    if let Some(at) = memchr::memchr(0, rest) {
        return Err(Unreadable { reason: Reason::Nul, byte: skipped + at, line: None });
    }
    let error = match std::str::from_utf8(rest) {
        Ok(text) => {
            let run = Run { text: 0, byte: skipped as u32, text_width: 1, byte_width: 1 };
            let encoding = Encoding::Utf8 { mark };
            return Ok(Decoded { text: text.to_owned(), encoding, runs: vec![run], bytes: bytes.len() as u32 });
        }
        Err(error) => skipped + error.valid_up_to(),
    };
    if mark || mostly_utf8(rest) {
        return Err(Unreadable { reason: Reason::BrokenUtf8, byte: error, line: None });
    }
    if let Some(at) = rest.iter().position(|&byte| is_control(byte)) {
        return Err(Unreadable { reason: Reason::Binary, byte: at, line: None });
    }
    Ok(one_byte_each(bytes, legacy::recognise(bytes)))
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
    let table = legacy.table();
    let mut building = Building::new(bytes.len());
    for (at, &byte) in bytes.iter().enumerate() {
        building.push(table[usize::from(byte)], at, 1);
    }
    building.finish(Encoding::Legacy(legacy), bytes.len())
}

fn utf16(bytes: &[u8], rest: &[u8], big: bool) -> Result<Decoded, Unreadable> {
    let mut at = bytes.len() - rest.len();
    let mut building = Building::new(rest.len() / 2);
    let (pairs, odd) = rest.as_chunks::<2>();
    let units = pairs.iter().map(|&pair| if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) });
    for unit in char::decode_utf16(units) {
        let character = unit.unwrap_or(char::REPLACEMENT_CHARACTER);
        if character == '\0' {
            return Err(Unreadable { reason: Reason::Nul, byte: at, line: None });
        }
        let width = if character > '\u{FFFF}' { 4 } else { 2 };
        building.push(character, at, width);
        at += usize::from(width);
    }
    if !odd.is_empty() {
        building.push(char::REPLACEMENT_CHARACTER, at, 1);
    }
    Ok(building.finish(Encoding::Utf16 { big }, bytes.len()))
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

    fn finish(self, encoding: Encoding, bytes: usize) -> Decoded {
        Decoded { text: self.text, encoding, runs: self.runs, bytes: bytes as u32 }
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
}
