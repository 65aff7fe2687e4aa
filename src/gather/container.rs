//! What a film or sound file holds, by its headers.
//!
//! Knows the kind by content, never by name; tracks, languages, duration, and whether a place is
//! stored. Refuses to decode sound or picture, and to say what is in them.

use std::io::{Read, Seek, SeekFrom};

use super::{matroska, mp4, sound};

/// The family of a file, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// MP4, M4V, M4A.
    Mp4,
    /// QuickTime.
    Mov,
    /// Matroska or WebM.
    Matroska,
    /// MP3.
    Mp3,
    /// Ogg with Vorbis, Opus or another sound.
    Ogg,
    /// Waveform audio.
    Wav,
    /// FLAC.
    Flac,
    /// Recognised, not read: AVI.
    Avi,
    /// Recognised, not read: MPEG program stream.
    MpegPs,
    /// Recognised, not read: MPEG transport stream.
    MpegTs,
    /// Recognised, not read: Windows Media.
    Asf,
}

/// What a track carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TrackKind {
    /// Pictures.
    Video,
    /// Sound.
    Sound,
    /// Captions or subtitles.
    Text,
    /// A list of chapters.
    Chapters,
    /// Described pictures as text.
    Descriptions,
}

/// One track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Track {
    /// What it carries.
    pub kind: TrackKind,
    /// The container's own name of the coding: `avc1`, `S_TEXT/UTF8`.
    pub codec: String,
    /// The language as stored (`swe`, `sv-SE`); `None` when unspecified.
    pub language: Option<String>,
    /// Only for foreign speech.
    pub forced: bool,
    /// Marked as made for people who do not hear.
    pub hearing_impaired: bool,
}

/// How far the file could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// The headers are whole.
    Whole,
    /// Cut short or broken; `tracks` holds what was still readable.
    Damaged,
    /// No bytes at all.
    Empty,
    /// No film and no sound.
    NotMedia,
    /// A known kind that klart does not read: check by hand.
    Unknown,
}

/// What the headers of a film or sound say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Container {
    /// The family; `None` when no film or sound was recognised.
    pub kind: Option<Kind>,
    /// Milliseconds; `None` when unknown, never 0 for a file that has a length.
    pub duration_ms: Option<u64>,
    /// The tracks, in the order of the file.
    pub tracks: Vec<Track>,
    /// Higher than wide as shown, after rotation.
    pub portrait: bool,
    /// Whether the file tells where it was recorded.
    pub position: bool,
    /// How far the file could be read.
    pub state: State,
}

impl Container {
    pub(super) fn new(kind: Option<Kind>, state: State) -> Self {
        Self { kind, duration_ms: None, tracks: Vec::new(), portrait: false, position: false, state }
    }

    /// Whether there is a track of this kind; `None` when the file could not be read.
    pub fn has(&self, kind: TrackKind) -> Option<bool> {
        let found = self.tracks.iter().any(|track| track.kind == kind);
        if found {
            return Some(true);
        }
        (self.state == State::Whole).then_some(false)
    }

    /// The text tracks that count as captions: not forced, no chapters, no descriptions.
    pub fn captions(&self) -> impl Iterator<Item = &Track> {
        self.tracks.iter().filter(|track| track.kind == TrackKind::Text && !track.forced)
    }
}

/// Reads the headers. Never more than a few kilobytes of a film, whatever its size; every input gives
/// an answer, read errors included (`Damaged`).
pub fn probe(file: &mut (impl Read + Seek)) -> Container {
    let mut opening = Vec::with_capacity(400);
    let read = file.by_ref().take(400).read_to_end(&mut opening);
    if read.is_err() || file.seek(SeekFrom::Start(0)).is_err() {
        return Container::new(None, State::Damaged);
    }
    if opening.is_empty() {
        return Container::new(None, State::Empty);
    }
    let Some(kind) = kind(&opening) else {
        return Container::new(None, State::NotMedia);
    };
    match kind {
        Kind::Mp4 | Kind::Mov => mp4::probe(file, kind),
        Kind::Matroska => matroska::probe(file),
        Kind::Mp3 | Kind::Ogg | Kind::Wav | Kind::Flac => sound::probe(file, kind),
        Kind::Avi | Kind::MpegPs | Kind::MpegTs | Kind::Asf => Container::new(Some(kind), State::Unknown),
    }
}

fn kind(opening: &[u8]) -> Option<Kind> {
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
        (at(0, &[0, 0, 1, 0xba]), Kind::MpegPs),
        (transport || (at(4, b"G") && at(196, b"G")), Kind::MpegTs),
        (at(0, b"ID3") || mpeg_audio(opening), Kind::Mp3),
    ];
    known.into_iter().find_map(|(is, kind)| is.then_some(kind))
}

/// An MPEG audio frame header: sync, a layer, a bit rate and a sample rate that exist.
fn mpeg_audio(opening: &[u8]) -> bool {
    let [0xff, second, third, ..] = opening else { return false };
    second & 0xe0 == 0xe0 && second & 0x18 != 0x08 && second & 0x06 != 0 && third & 0xf0 != 0xf0 && third & 0x0c != 0x0c
}
