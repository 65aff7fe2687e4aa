//! The boxes of MP4 and QuickTime (ISO/IEC 14496-12), down to the tracks.
//!
//! Knows movie, track and media headers, handlers, sample entries, chapter references and where a
//! place is stored. Refuses to read samples, and trusts no size: depth, boxes, tracks and bytes are
//! bounded, and a box larger than its parent ends the walk.

use std::collections::BTreeMap;
use std::io::{Read, Seek, SeekFrom};

use crate::draft::{Container, ContainerState as State, Track, TrackKind};

use super::container::{Kind, bare};

const MOST_BOXES: usize = 10_000;
const MOST_TRACKS: usize = 64;
const MOST_BYTES: u64 = 4096;
const MOST_DEPTH: usize = 8;

/// What has been gathered of one track.
#[derive(Default)]
struct Trak {
    id: u32,
    handler: [u8; 4],
    codec: String,
    language: Option<String>,
    duration_ms: Option<u64>,
    size: Option<(u32, u32)>,
    chapters: Vec<u32>,
    forced: bool,
}

#[derive(Default)]
struct Walk {
    traks: Vec<Trak>,
    movie_ms: Option<u64>,
    timescale: u64,
    /// The film goes on in fragments after its headers.
    fragmented: bool,
    fragment_ms: Option<u64>,
    /// Milliseconds by the segment index of each stream; `None` for an index that is longer than what is read of it.
    segments_ms: BTreeMap<u32, Option<u64>>,
    position: bool,
    moov: bool,
    damaged: bool,
}

pub(super) fn probe(file: &mut (impl Read + Seek), kind: Kind) -> Container {
    let mut walk = Walk::default();
    let length = file.seek(SeekFrom::End(0)).unwrap_or(0);
    walk.boxes(file, length);
    let chapters: Vec<u32> = walk.traks.iter().flat_map(|trak| trak.chapters.iter().copied()).collect();
    let whole = walk.moov && !walk.damaged;
    let mut container = bare(Some(kind), if whole { State::Whole } else { State::Damaged });
    let longest = walk.traks.iter().filter_map(|trak| trak.duration_ms).max();
    // The headers of a film in fragments tell of its beginning at most.
    let fragments = || walk.fragment_ms.or_else(|| walk.segments());
    container.duration_ms = if walk.fragmented { fragments() } else { walk.movie_ms.or(longest) };
    container.position = walk.position;
    container.size = walk.traks.iter().find(|trak| trak.handler == *b"vide").and_then(|trak| trak.size);
    container.portrait = container.size.is_some_and(|(width, height)| height > width);
    container.tracks = walk.traks.into_iter().filter_map(|trak| track(trak, &chapters)).collect();
    container
}

fn track(trak: Trak, chapters: &[u32]) -> Option<Track> {
    let kind = match &trak.handler {
        b"vide" => TrackKind::Video,
        b"soun" => TrackKind::Sound,
        b"sbtl" | b"text" | b"subt" | b"clcp" if chapters.contains(&trak.id) => TrackKind::Chapters,
        b"sbtl" | b"text" | b"subt" | b"clcp" => TrackKind::Text,
        _ => return None,
    };
    Some(Track { kind, codec: trak.codec, language: trak.language, forced: trak.forced, hearing_impaired: false })
}

impl Walk {
    /// Walks the boxes of the file with a stack of ends instead of calls.
    fn boxes(&mut self, file: &mut (impl Read + Seek), length: u64) {
        let mut ends = vec![length];
        let mut at = 0;
        for _ in 0..MOST_BOXES {
            while ends.last().is_some_and(|end| at >= *end) {
                ends.pop();
            }
            let Some(end) = ends.last().copied() else { return };
            let Some((name, body, next)) = header(file, at, end) else {
                // Up to seven stray bytes at the end of a box are padding (QuickTime's udta ends in a zero).
                if end - at >= 8 || ends.len() == 1 {
                    self.damaged = true;
                    return;
                }
                at = end;
                continue;
            };
            if next > end {
                self.damaged = true;
                return;
            }
            if descends(name) && ends.len() < MOST_DEPTH {
                self.enter(name);
                ends.push(next);
                at = body;
                continue;
            }
            if wanted(name) {
                self.take(name, &read(file, body, next));
            }
            at = next;
        }
    }

    fn enter(&mut self, name: [u8; 4]) {
        match &name {
            b"moov" => self.moov = true,
            b"mvex" => self.fragmented = true,
            b"trak" if self.traks.len() < MOST_TRACKS => self.traks.push(Trak::default()),
            _ => {}
        }
    }

    fn take(&mut self, name: [u8; 4], body: &[u8]) {
        match &name {
            b"mvhd" => {
                let (timescale, duration) = timing(body);
                self.timescale = timescale;
                self.movie_ms = milliseconds(duration, timescale);
            }
            b"mehd" => self.fragment_ms = milliseconds(wide(body, 4), self.timescale),
            b"sidx" => {
                let sum = self.segments_ms.entry(u32_at(body, 4)).or_insert(Some(0));
                *sum = sum.zip(segment_ms(body)).map(|(sum, more)| sum.saturating_add(more));
            }
            b"\xa9xyz" | b"loci" => self.position = true,
            b"keys" | b"meta" => {
                let signs = [&b"com.apple.quicktime.location"[..], b"\xa9xyz"];
                self.position |= signs.iter().any(|sign| memchr::memmem::find(body, sign).is_some());
            }
            _ => {
                if let Some(trak) = self.traks.last_mut() {
                    trak.take(name, body);
                }
            }
        }
    }
}

impl Walk {
    /// The longest stream by the segment indexes; `None` where one of them is not whole.
    fn segments(&self) -> Option<u64> {
        let all: Option<Vec<u64>> = self.segments_ms.values().copied().collect();
        all?.into_iter().max().filter(|sum| *sum > 0)
    }
}

impl Trak {
    fn take(&mut self, name: [u8; 4], body: &[u8]) {
        match &name {
            b"tkhd" => {
                let shift = if body.first() == Some(&1) { 12 } else { 0 };
                self.id = u32_at(body, 12 + if shift > 0 { 8 } else { 0 });
                self.size = shown_size(body.get(40 + shift..).unwrap_or_default());
            }
            b"mdhd" => {
                let (timescale, duration) = timing(body);
                self.duration_ms = milliseconds(duration, timescale);
                let at = if body.first() == Some(&1) { 32 } else { 20 };
                self.language = language(u32_at(body, at) >> 16);
            }
            // A tag of RFC 5646 says more than the three letters of `mdhd`, which come before it.
            b"elng" => {
                let tag = body.get(4..).unwrap_or_default().split(|byte| *byte == 0).next().unwrap_or_default();
                let tag = std::str::from_utf8(tag).ok().filter(|tag| (2..=35).contains(&tag.len()) && *tag != "und");
                self.language = tag.map(str::to_owned).or(self.language.take());
            }
            // A second handler stands in QuickTime's minf and names the data's place, not its kind.
            b"hdlr" if self.handler == [0; 4] => {
                self.handler = body.get(8..12).and_then(|name| name.try_into().ok()).unwrap_or_default();
            }
            b"stsd" if self.codec.is_empty() => {
                let name = body.get(12..16).unwrap_or_default();
                String::from_utf8_lossy(name).trim().clone_into(&mut self.codec);
                // tx3g display flags: 0x80000000, every sample is forced (Apple, QuickTime File Format).
                self.forced = name == b"tx3g" && u32_at(body, 24) & 0x8000_0000 != 0;
            }
            b"chap" => self.chapters = body.chunks_exact(4).map(|id| u32_at(id, 0)).take(MOST_TRACKS).collect(),
            _ => {}
        }
    }
}

fn descends(name: [u8; 4]) -> bool {
    [b"moov", b"trak", b"mdia", b"minf", b"stbl", b"mvex", b"udta", b"tref"].contains(&&name)
}

fn wanted(name: [u8; 4]) -> bool {
    [b"mvhd", b"tkhd", b"mdhd", b"hdlr", b"stsd", b"chap", b"mehd", b"sidx", b"elng", b"\xa9xyz", b"loci", b"keys", b"meta"]
        .contains(&&name)
}

/// A box's name, where its body begins and where the next box begins.
fn header(file: &mut (impl Read + Seek), at: u64, end: u64) -> Option<([u8; 4], u64, u64)> {
    let mut bytes = [0; 16];
    file.seek(SeekFrom::Start(at)).ok()?;
    file.read_exact(bytes.get_mut(..8)?).ok()?;
    let name = [bytes[4], bytes[5], bytes[6], bytes[7]];
    let short = u64::from(u32_at(&bytes, 0));
    let (head, size) = match short {
        0 => (8, end - at),
        1 => {
            file.read_exact(bytes.get_mut(8..)?).ok()?;
            (16, wide(&bytes, 8))
        }
        _ => (8, short),
    };
    (size >= head).then_some((name, at + head, at.saturating_add(size)))
}

fn read(file: &mut (impl Read + Seek), from: u64, to: u64) -> Vec<u8> {
    let mut body = Vec::new();
    if file.seek(SeekFrom::Start(from)).is_ok() {
        // A short read leaves fewer bytes, and every field beyond them reads as zero.
        let _ended = file.take((to - from).min(MOST_BYTES)).read_to_end(&mut body);
    }
    body
}

fn u32_at(body: &[u8], at: usize) -> u32 {
    let bytes = body.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
    bytes.map_or(0, u32::from_be_bytes)
}

/// A 32-bit field in version 0 of a box, a 64-bit one in version 1 and in 64-bit sizes.
fn wide(body: &[u8], at: usize) -> u64 {
    if at == 4 && body.first() == Some(&0) {
        return u64::from(u32_at(body, at));
    }
    u64::from(u32_at(body, at)) << 32 | u64::from(u32_at(body, at + 4))
}

/// Time scale and duration of `mvhd` and `mdhd`; an unknown duration (all ones) is 0.
fn timing(body: &[u8]) -> (u64, u64) {
    if body.first() == Some(&1) {
        let duration = u64::from(u32_at(body, 24)) << 32 | u64::from(u32_at(body, 28));
        return (u64::from(u32_at(body, 20)), if duration == u64::MAX { 0 } else { duration });
    }
    let duration = u32_at(body, 16);
    (u64::from(u32_at(body, 12)), if duration == u32::MAX { 0 } else { u64::from(duration) })
}

fn milliseconds(duration: u64, timescale: u64) -> Option<u64> {
    let ms = u128::from(duration) * 1000 / u128::from(timescale.max(1));
    u64::try_from(ms).ok().filter(|ms| *ms > 0 && timescale > 0)
}

/// The sum of a segment index: the duration of each reference to media; `None` when the index was not read whole. A
/// reference to another index counts nothing: that index is summed itself.
fn segment_ms(body: &[u8]) -> Option<u64> {
    let timescale = u64::from(u32_at(body, 8));
    let first = if body.first() == Some(&0) { 20 } else { 28 };
    let count = (u32_at(body, first) & 0xffff) as usize;
    let references = body.get(first + 4..)?.chunks_exact(12);
    if references.len() < count || timescale == 0 {
        return None;
    }
    let media = references.take(count).filter(|reference| u32_at(reference, 0) & 0x8000_0000 == 0);
    let ticks: u64 = media.map(|reference| u64::from(u32_at(reference, 4))).sum();
    Some(milliseconds(ticks, timescale).unwrap_or(0))
}

/// From the matrix on: width and height as shown, turned by the matrix (ISO/IEC 14496-12, 8.3.2).
fn shown_size(matrix: &[u8]) -> Option<(u32, u32)> {
    let entry = |at: usize| i64::from(u32_at(matrix, at * 4).cast_signed());
    let (width, height) = (entry(9), entry(10));
    let turned = entry(0) == 0 && entry(4) == 0 && (entry(1) != 0 || entry(3) != 0);
    let (width, height) = if turned { (height, width) } else { (width, height) };
    // Sixteen bits stand before the point.
    let pixels = |size: i64| u32::try_from(size >> 16).ok().filter(|size| *size > 0);
    Some((pixels(width)?, pixels(height)?))
}

/// Three letters of five bits; below 0x400 a Macintosh code (QuickTime File Format).
fn language(packed: u32) -> Option<String> {
    if packed < 0x400 || packed == 0x7fff {
        return (packed == 5).then(|| "swe".to_owned());
    }
    let letters = [packed >> 10, packed >> 5, packed].map(|bits| (bits & 31) as u8 + 0x60);
    let named = letters.iter().all(u8::is_ascii_lowercase) && letters != *b"und";
    named.then(|| String::from_utf8_lossy(&letters).into_owned())
}
