//! What a film or sound file holds, by its headers.
//!
//! Knows the kind by content, never by name; tracks, languages, duration, and whether a place is
//! stored. Refuses to decode sound or picture, and to say what is in them.

use std::io::{Read, Seek, SeekFrom};

use crate::draft::{Container, ContainerState as State};

use super::{matroska, mp4, sound};

/// The family of a file, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Mp4,
    Mov,
    Matroska,
    Mp3,
    Ogg,
    Wav,
    Flac,
    Aac,
    Aiff,
    Avi,
    MpegPs,
    MpegTs,
    Asf,
    /// Flash, RealMedia, AMR, CAF, MIDI …
    Seldom,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Mp4 => "mp4",
            Self::Mov => "mov",
            Self::Matroska => "matroska",
            Self::Mp3 => "mp3",
            Self::Ogg => "ogg",
            Self::Wav => "wav",
            Self::Flac => "flac",
            Self::Aac => "aac",
            Self::Aiff => "aiff",
            Self::Avi => "avi",
            Self::MpegPs => "mpg",
            Self::MpegTs => "ts",
            Self::Asf => "wmv",
            Self::Seldom => "",
        }
    }
}

/// A container of which nothing is known yet but its kind.
pub(super) fn bare(kind: Option<Kind>, state: State) -> Container {
    Container { kind: kind.map_or("", Kind::name), state, ..Container::default() }
}

/// Reads the headers. Never more than a few kilobytes of a film, whatever its size; every input gives
/// an answer, read errors included (`Damaged`).
pub fn probe(file: &mut (impl Read + Seek)) -> Container {
    let mut opening = Vec::with_capacity(400);
    let read = file.by_ref().take(400).read_to_end(&mut opening);
    if read.is_err() || file.seek(SeekFrom::Start(0)).is_err() {
        return bare(None, State::Damaged);
    }
    if opening.is_empty() {
        return bare(None, State::Empty);
    }
    let Some(kind) = kind(&opening) else {
        return bare(None, if is_something_else(&opening) { State::NotMedia } else { State::Unknown });
    };
    match kind {
        Kind::Mp4 | Kind::Mov => mp4::probe(file, kind),
        Kind::Matroska => matroska::probe(file),
        Kind::Mp3 | Kind::Ogg | Kind::Wav | Kind::Flac | Kind::Aac | Kind::Aiff => sound::probe(file, kind),
        Kind::Avi | Kind::MpegPs | Kind::MpegTs | Kind::Asf | Kind::Seldom => bare(Some(kind), State::Unknown),
    }
}

pub(super) fn kind(opening: &[u8]) -> Option<Kind> {
    let at = |from: usize, sign: &[u8]| opening.get(from..).is_some_and(|rest| rest.starts_with(sign));
    if at(4, b"ftyp") {
        return Some(if at(8, b"qt  ") { Kind::Mov } else { Kind::Mp4 });
    }
    if [b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"].iter().any(|sign| at(4, *sign)) {
        return Some(Kind::Mov);
    }
    let transport = at(0, b"G") && (at(188, b"G") || at(192, b"G"));
    let known = [
        (at(0, &[0x1a, 0x45, 0xdf, 0xa3]), Kind::Matroska),
        (at(0, b"RIFF") && at(8, b"AVI "), Kind::Avi),
        (at(0, b"RIFF") && at(8, b"WAVE"), Kind::Wav),
        (at(0, b"OggS"), Kind::Ogg),
        (at(0, b"fLaC"), Kind::Flac),
        (at(0, &[0x30, 0x26, 0xb2, 0x75]), Kind::Asf),
        (at(0, &[0, 0, 1, 0xba]) || at(0, &[0, 0, 1, 0xb3]), Kind::MpegPs),
        (at(0, b"FORM") && (at(8, b"AIFF") || at(8, b"AIFC")), Kind::Aiff),
        (opening.first() == Some(&0xff) && opening.get(1).is_some_and(|byte| byte & 0xf6 == 0xf0), Kind::Aac),
        (SELDOM.iter().any(|sign| at(0, sign)), Kind::Seldom),
        (transport || (at(4, b"G") && at(196, b"G")), Kind::MpegTs),
        (at(0, b"ID3") || mpeg_audio(opening), Kind::Mp3),
    ];
    known.into_iter().find_map(|(is, kind)| is.then_some(kind))
}

/// How files of seldom kinds begin.
const SELDOM: &[&[u8]] =
    &[b"FLV\x01", b".RMF", b"#!AMR", b"caff", b"MThd", b"wvpk", b"MAC ", b"DSD ", b"RF64", b"RIFX", b"APETAGEX", b".snd"];

/// How files begin that are no films and no sounds: pictures, packed files, documents, programs.
const OTHERS: &[&[u8]] = &[
    b"\x89PNG",
    &[0xff, 0xd8, 0xff],
    b"GIF8",
    b"%PDF",
    b"PK\x03\x04",
    &[0x1f, 0x8b],
    b"Rar!",
    b"7z\xbc\xaf",
    &[0xd0, 0xcf, 0x11, 0xe0],
    b"MZ",
    b"\x7fELF",
    b"SQLite",
];

/// Whether a file of no known kind is plainly something else: text, or a kind of file that is no film and no sound. What
/// is neither may be a film of a kind that klart does not know.
fn is_something_else(opening: &[u8]) -> bool {
    let readable = |byte: &u8| *byte >= 0x20 || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
    // A letter cut off at the end of what was read is no fault.
    let text = match std::str::from_utf8(opening) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    };
    let picture = opening.starts_with(b"RIFF") && opening.get(8..12) == Some(b"WEBP");
    picture || OTHERS.iter().any(|sign| opening.starts_with(sign)) || text && opening.iter().all(readable)
}

/// An MPEG audio frame header: sync, a layer, a bit rate and a sample rate that exist.
fn mpeg_audio(opening: &[u8]) -> bool {
    let [0xff, second, third, ..] = opening else { return false };
    second & 0xe0 == 0xe0 && second & 0x18 != 0x08 && second & 0x06 != 0 && third & 0xf0 != 0xf0 && third & 0x0c != 0x0c
}
