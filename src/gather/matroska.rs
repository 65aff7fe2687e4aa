//! Matroska and WebM: the element headers of RFC 9559, down to the tracks.
//!
//! Knows Info and Tracks. Refuses to read clusters, and trusts no size: every read is bounded, so that
//! a hostile or cut file costs no more than a whole one.

use std::io::{Read, Seek, SeekFrom};

use crate::draft::{Container, ContainerState as State, Track, TrackKind};

use super::container::{Kind, bare};

const SEGMENT: u32 = 0x1853_8067;
const CLUSTER: u32 = 0x1f43_b675;
const INFO: u32 = 0x1549_a966;
const TRACKS: u32 = 0x1654_ae6b;
const TRACK_ENTRY: u32 = 0xae;
const VIDEO: u32 = 0xe0;
/// Elements looked at on one level, and bytes read of Info or Tracks.
const MOST_ELEMENTS: usize = 10_000;
const MOST_BYTES: u64 = 1 << 20;
const MOST_TRACKS: usize = 64;

pub(super) fn probe(file: &mut (impl Read + Seek)) -> Container {
    let mut container = bare(Some(Kind::Matroska), State::Damaged);
    let Some(length) = file.seek(SeekFrom::End(0)).ok() else { return container };
    let Some(end) = segment(file, length) else { return container };
    let mut seen = (false, false);
    for _ in 0..MOST_ELEMENTS {
        let Some((id, size)) = element(file) else { break };
        let Ok(at) = file.stream_position() else { break };
        let next = at.saturating_add(size.unwrap_or(u64::MAX - at));
        match id {
            INFO => seen.0 = body(file, size).is_some_and(|body| info(&body, &mut container)),
            TRACKS => seen.1 = body(file, size).is_some_and(|body| tracks(&body, &mut container)),
            _ => {}
        }
        let done = (seen.0 && seen.1) || (id == CLUSTER && size.is_none());
        if done || next >= end.min(length) || file.seek(SeekFrom::Start(next)).is_err() {
            break;
        }
    }
    if seen.1 && end <= length {
        container.state = State::Whole;
    }
    container
}

/// Enters the segment; gives where it says that it ends.
fn segment(file: &mut (impl Read + Seek), length: u64) -> Option<u64> {
    file.seek(SeekFrom::Start(0)).ok()?;
    for _ in 0..16 {
        let (id, size) = element(file)?;
        let at = file.stream_position().ok()?;
        if id == SEGMENT {
            return Some(size.map_or(length, |size| at.saturating_add(size)));
        }
        file.seek(SeekFrom::Start(at.checked_add(size?)?)).ok()?;
    }
    None
}

fn element(file: &mut impl Read) -> Option<(u32, Option<u64>)> {
    let (id, width) = number(file, 4, true)?;
    let (size, size_width) = number(file, 8, false)?;
    let unknown = size == (1 << (7 * size_width)) - 1;
    (width <= 4).then_some((id as u32, (!unknown).then_some(size)))
}

/// A variable-length number: its width stands in the leading zero bits of the first byte.
fn number(file: &mut impl Read, most: u32, keep_mark: bool) -> Option<(u64, u32)> {
    let mut byte = [0; 1];
    file.read_exact(&mut byte).ok()?;
    let width = byte[0].leading_zeros() + 1;
    if width > most {
        return None;
    }
    let first = if keep_mark { byte[0] } else { byte[0] & (0xff_u16 >> width) as u8 };
    let mut value = u64::from(first);
    for _ in 1..width {
        file.read_exact(&mut byte).ok()?;
        value = value << 8 | u64::from(byte[0]);
    }
    Some((value, width))
}

fn body(file: &mut impl Read, size: Option<u64>) -> Option<Vec<u8>> {
    let size = size.filter(|size| *size <= MOST_BYTES)?;
    let mut body = Vec::new();
    file.take(size).read_to_end(&mut body).ok()?;
    (body.len() as u64 == size).then_some(body)
}

/// The elements of a body held in memory.
fn children(mut body: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    std::iter::from_fn(move || {
        let (id, size) = element(&mut body)?;
        let size = usize::try_from(size?).ok()?;
        let (child, rest) = body.split_at_checked(size)?;
        body = rest;
        Some((id, child))
    })
    .take(MOST_ELEMENTS)
}

fn unsigned(body: &[u8]) -> u64 {
    body.iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

fn float(body: &[u8]) -> Option<f64> {
    match body.len() {
        4 => Some(f64::from(f32::from_be_bytes(body.try_into().ok()?))),
        8 => Some(f64::from_be_bytes(body.try_into().ok()?)),
        _ => None,
    }
}

fn text(body: &[u8]) -> String {
    let end = body.iter().position(|byte| *byte == 0).unwrap_or(body.len());
    String::from_utf8_lossy(&body[..end.min(200)]).into_owned()
}

fn info(body: &[u8], container: &mut Container) -> bool {
    let (mut scale, mut duration) = (1_000_000, None);
    for (id, child) in children(body) {
        match id {
            0x2a_d7b1 => scale = unsigned(child).max(1),
            0x4489 => duration = float(child),
            _ => {}
        }
    }
    let ms = duration.map(|ticks| ticks * scale as f64 / 1e6).filter(|ms| ms.is_finite() && *ms >= 1.0);
    #[expect(clippy::cast_sign_loss, reason = "at least 1, as filtered above")]
    let ms = ms.map(|ms| ms.round() as u64);
    container.duration_ms = ms;
    true
}

fn tracks(body: &[u8], container: &mut Container) -> bool {
    let entries = children(body).filter(|(id, _)| *id == TRACK_ENTRY).take(MOST_TRACKS);
    for (_, entry) in entries {
        container.tracks.extend(track(entry, &mut container.size));
    }
    container.portrait = container.size.is_some_and(|(width, height)| height > width);
    !container.tracks.is_empty()
}

fn track(entry: &[u8], size: &mut Option<(u32, u32)>) -> Option<Track> {
    let mut kind = None;
    let mut track = Track { kind: TrackKind::Video, codec: String::new(), language: None, forced: false, hearing_impaired: false };
    let mut described = false;
    let mut ietf = None;
    for (id, child) in children(entry) {
        match id {
            0x83 => kind = Some(unsigned(child)),
            0x86 => track.codec = text(child),
            0x0022_b59c => track.language = Some(text(child)),
            0x0022_b59d => ietf = Some(text(child)),
            0x55aa => track.forced = unsigned(child) == 1,
            0x55ab => track.hearing_impaired = unsigned(child) == 1,
            0x55ad => described = unsigned(child) == 1,
            VIDEO => *size = size.or(shown_size(child)),
            _ => {}
        }
    }
    let named = ietf.or(track.language).filter(|language| !language.is_empty() && language != "und");
    track.language = named;
    track.kind = match kind? {
        1 => TrackKind::Video,
        2 => TrackKind::Sound,
        0x11 if described || track.codec.ends_with("DESCRIPTIONS") => TrackKind::Descriptions,
        0x11 if track.codec.ends_with("CHAPTERS") => TrackKind::Chapters,
        0x11 if track.codec.ends_with("METADATA") => return None,
        0x11 => TrackKind::Text,
        _ => return None,
    };
    Some(track)
}

/// Width and height in pixels as shown.
fn shown_size(video: &[u8]) -> Option<(u32, u32)> {
    let [mut width, mut height, mut shown_width, mut shown_height, mut unit] = [0; 5];
    for (id, child) in children(video) {
        match id {
            0xb0 => width = unsigned(child),
            0xba => height = unsigned(child),
            0x54b0 => shown_width = unsigned(child),
            0x54ba => shown_height = unsigned(child),
            0x54b2 => unit = unsigned(child),
            _ => {}
        }
    }
    let shown = shown_width > 0 && shown_height > 0;
    // In other units than pixels (3: a ratio) the size as shown is of the same shape at least.
    let (width, height) = if shown && (unit == 0 || width == 0) { (shown_width, shown_height) } else { (width, height) };
    let pixels = |size: u64| u32::try_from(size).ok().filter(|size| *size > 0);
    Some((pixels(width)?, pixels(height)?))
}
