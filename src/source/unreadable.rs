//! Bytes that are no text: why, where it shows, and what to do about it.
//!
//! Knows the first bytes of the kinds of file that people take for text. Refuses to read any of them.

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
const KINDS: [(&[u8], &str); 15] = [
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
    (b"\x00\x05\x16\x07", "en hjälpfil från macOS"),
];

fn english(kind: &str) -> &'static str {
    const NAMES: [(&str, &str); 18] = [
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
        ("en hjälpfil från macOS", "a helper file of macOS"),
        ("en WebP-bild", "a WebP picture"),
        ("en ljud- eller filmfil", "a sound or film file"),
        ("en MP4- eller MOV-film", "an MP4 or MOV film"),
    ];
    NAMES.iter().find(|(sv, _)| *sv == kind).map_or("another kind of file", |(_, en)| en)
}

/// The kind of file whose first bytes these are, when it is one that is never text.
pub(super) fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some("en MP4- eller MOV-film");
    }
    if bytes.starts_with(b"RIFF") && bytes.len() >= 12 {
        return Some(if &bytes[8..12] == b"WEBP" { "en WebP-bild" } else { "en ljud- eller filmfil" });
    }
    KINDS.iter().find(|(first, _)| bytes.starts_with(first)).map(|(_, kind)| *kind)
}
