//! When cues stand on the screen: their order in time, the free time after each, and how times and speeds are written.
//!
//! Knows whole milliseconds. Refuses to know any limit but those it is handed.

use crate::config::CaptionLimits;
use crate::draft::{Captions, Cue, Dialect, Draft};
use crate::source::{Edit, Span};

/// Words at the end of a file's name that say that it holds no captions.
const OTHER_KINDS: &[&str] =
    &["kapitel", "chapters", "chapter", "metadata", "descriptions", "beskrivningar", "syntolkning", "thumbnails", "sprites"];

/// A draft's captions, when they are captions that can be judged: no web page, no JSON, no drone's log, no chapter list.
pub(super) fn judged(draft: &Draft) -> Option<&Captions> {
    let captions = draft.captions.as_ref()?;
    let name = draft.name.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
    let other = name.split(['.', '-', '_', ' ']).skip(1).any(|word| OTHER_KINDS.contains(&word));
    (!other && matches!(captions.dialect, Dialect::Srt | Dialect::Vtt)).then_some(captions)
}

/// Whether the file's name says that it is a template for somebody to fill in (`film.sv.mall.srt`).
pub(super) fn is_template(draft: &Draft) -> bool {
    let name = draft.name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.split('.').skip(1).any(|word| word.eq_ignore_ascii_case("mall"))
}

/// Cues with a readable time that is longer than nothing, in order of time: (start, end, cue).
pub(super) fn in_time(captions: &Captions) -> Vec<(i64, i64, &Cue)> {
    let timed = captions.cues.iter().filter_map(|cue| Some((cue.start_ms?, cue.end_ms?, cue)));
    let mut timed: Vec<_> = timed.filter(|(start, end, _)| start < end).collect();
    timed.sort_by_key(|(start, _, _)| *start);
    timed
}

/// Where cues begin, and where the film ends.
pub(super) struct Timeline {
    starts: Vec<i64>,
    film_end: Option<i64>,
}

impl Timeline {
    /// The starts of all cues that have one.
    pub(super) fn of(captions: &Captions) -> Self {
        let mut starts: Vec<i64> = captions.cues.iter().filter_map(|cue| cue.start_ms).collect();
        starts.sort_unstable();
        Self { starts, film_end: film_end(captions) }
    }

    /// How long a cue that starts here may stay without meeting the next or the film's end. Milliseconds.
    pub(super) fn free_until(&self, start: i64, limits: &CaptionLimits) -> i64 {
        // Two frames of a film with 24 frames a second are 84 ms.
        let gap = i64::from(limits.gap_frames) * 42;
        let next = self.starts.get(self.starts.partition_point(|other| *other <= start)).map(|next| next - gap);
        next.into_iter().chain(self.film_end).min().unwrap_or(i64::MAX)
    }
}

/// How a cue reads at a number of characters and milliseconds: 0 calm, 1 fast, 2 too fast. No floats, so that a value
/// equal to a limit passes.
pub(super) fn pace(characters: usize, duration_ms: i64, limits: &CaptionLimits) -> u8 {
    let characters = i64::try_from(characters).unwrap_or(i64::MAX).saturating_mul(1000);
    let over = |limit: u32| characters > i64::from(limit).saturating_mul(duration_ms);
    u8::from(over(limits.speed_advice)) + u8::from(over(limits.speed_warning))
}

/// Writes another end time, in the form that the file's format has. `None` beyond 99 hours.
pub(super) fn end_at(captions: &Captions, cue: &Cue, end_ms: i64) -> Option<Edit> {
    time_at(captions, cue.end, end_ms)
}

/// Writes a time (milliseconds from the start) in the form that the file's format has. `None` below 0 and beyond 99 hours.
pub(super) fn time_at(captions: &Captions, span: Span, ms: i64) -> Option<Edit> {
    Some(Edit { span, text: written(captions, ms)? })
}

/// A time as the file's format writes it. `None` below 0 and beyond 99 hours.
pub(super) fn written(captions: &Captions, time_ms: i64) -> Option<String> {
    let sign = if captions.dialect == Dialect::Vtt { '.' } else { ',' };
    let (hours, minutes, seconds, ms) = parts(time_ms);
    (time_ms >= 0 && hours < 100).then(|| format!("{hours:02}:{minutes:02}:{seconds:02}{sign}{ms:03}"))
}

/// Seconds with one decimal, rounded away from a limit that the time is under: 832 ms are ”0,8” and never ”0,9”.
pub(super) fn tenths_under(ms: i64) -> f64 {
    (ms / 100) as f64 / 10.0
}

/// Seconds with one decimal, rounded away from a limit that the time is over: 7,001 ms are ”7,1”.
pub(super) fn tenths_over(ms: i64) -> f64 {
    ((ms + 99) / 100) as f64 / 10.0
}

/// Rolling captions show two or three lines at once.
const MOST_LINES: usize = 4;

/// Whether a cue only shows what stood there just before, as rolling captions do between two lines.
pub(super) fn carries_over(before: &Cue, cue: &Cue) -> bool {
    let same = |line: &str| before.lines.iter().any(|other| other.plain.trim() == line.trim());
    let next = matches!((before.end_ms, cue.start_ms), (Some(end), Some(start)) if (0..=100).contains(&(start - end)));
    next && before.lines.len() <= MOST_LINES && cue.lines.iter().all(|line| same(&line.plain))
}

/// A sound in brackets or music, which is heard as long as it lasts.
pub(super) fn is_sound(cue: &Cue) -> bool {
    let closes = [('[', ']'), ('(', ')'), ('♪', '♪'), ('♫', '♫'), ('*', '*'), ('#', '#')];
    let (Some(first), Some(last)) = (cue.lines.first(), cue.lines.last()) else { return false };
    closes.iter().any(|(open, close)| first.plain.trim().starts_with(*open) && last.plain.trim().ends_with(*close))
}

/// When the film ends, in milliseconds, where one was found whose length is known.
pub(super) fn film_end(captions: &Captions) -> Option<i64> {
    i64::try_from(captions.film.as_ref()?.duration_ms?).ok()
}

/// A time as people say it: `1:05`, `1:00:05`.
pub(super) fn clock(ms: i64) -> String {
    let (hours, minutes, seconds, _) = parts(ms);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// When a cue begins, as people say it; empty where the time cannot be read.
pub(super) fn begins(cue: &Cue) -> String {
    cue.start_ms.map(clock).unwrap_or_default()
}

fn parts(ms: i64) -> (i64, i64, i64, i64) {
    (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_equal_to_a_limit_passes() {
        let limits = CaptionLimits::default();
        assert_eq!((pace(34, 2000, &limits), pace(35, 2000, &limits)), (0, 1));
        assert_eq!((pace(40, 2000, &limits), pace(41, 2000, &limits)), (1, 2));
    }

    #[test]
    fn times_are_said_as_people_say_them() {
        assert_eq!((clock(65_999), clock(3_605_000)), ("1:05".to_owned(), "1:00:05".to_owned()));
    }
}
