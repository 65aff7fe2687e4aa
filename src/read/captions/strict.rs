//! A second opinion on SubRip: what a strict player reads, by `srtlib`.
//!
//! Knows whether a strict reader agrees with klart's own, and how well-formed cues are written. Refuses to be the reader of drafts: one fault stops it.

use srtlib::{Subtitle, Subtitles, Timestamp};

use super::{Captions, Cue, plain};

/// What a strict reader makes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strict {
    /// The same cues with the same times.
    Agrees,
    /// It stops: players of that kind show nothing.
    Refuses,
    /// It reads this many cues, which is not how many there are.
    Counts(usize),
    /// It reads other times.
    Times,
}

/// Asks a strict reader, and compares with the cues that klart found.
pub fn strict(text: &str, cues: &[Cue]) -> Strict {
    let text = text.trim_start_matches('\u{feff}').to_owned();
    let Ok(subtitles) = Subtitles::parse_from_str(text) else { return Strict::Refuses };
    let read = subtitles.to_vec();
    if read.len() != cues.len() {
        return Strict::Counts(read.len());
    }
    let same = read
        .iter()
        .zip(cues)
        .all(|(strict, own)| Some(milliseconds(strict.start_time)) == own.start_ms && Some(milliseconds(strict.end_time)) == own.end_ms);
    if same { Strict::Agrees } else { Strict::Times }
}

fn milliseconds(time: Timestamp) -> i64 {
    let (hours, minutes, seconds, ms) = time.get();
    ((i64::from(hours) * 60 + i64::from(minutes)) * 60 + i64::from(seconds)) * 1000 + i64::from(ms)
}

/// Writes cues as well-formed SubRip, numbered from 1, LF; cues without times are left out.
pub fn render(text: &str, captions: &Captions) -> String {
    let timed = captions.cues.iter().filter_map(|cue| {
        let lines: Vec<String> = cue.lines.iter().map(|line| plain(&text[line.clone()], captions.dialect)).collect();
        Some((cue.start_ms?, cue.end_ms?, lines.join("\n")))
    });
    subrip(timed)
}

/// Writes cues (start and end in milliseconds, text) as well-formed SubRip, numbered from 1, LF.
pub(super) fn subrip(cues: impl Iterator<Item = (i64, i64, String)>) -> String {
    let mut subtitles = Subtitles::new();
    for (start, end, text) in cues {
        let number = subtitles.len() + 1;
        subtitles.push(Subtitle::new(number, timestamp(start), timestamp(end), text));
    }
    subtitles.to_string()
}

/// Clamped to what a timestamp can hold, so that the library cannot panic.
fn timestamp(ms: i64) -> Timestamp {
    let most = i64::from(Timestamp::MAX_TIMESTAMP_MILLIS);
    Timestamp::from_milliseconds(u32::try_from(ms.clamp(0, most)).unwrap_or_default())
}
