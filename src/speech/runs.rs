//! From scores to stretches of speech, and to the places that captions would have.
//!
//! Knows the thresholds of media/MEDIA.md sections 9 and 10. Refuses to know sound.

use std::ops::Range;

use super::ear::SPEECH;

/// Milliseconds in a frame.
const FRAME_MS: u64 = 16;
/// A hole under so many milliseconds is a breath.
const BREATH_MS: u64 = 320;
/// A stretch under so many milliseconds is no speech.
const LEAST_MS: u64 = 500;
/// A caption stays at most so long.
const LONGEST_MS: u64 = 6000;
/// A long stretch is cut from here on.
const CUT_FROM_MS: u64 = 3000;
/// A caption comes so long before the speech, and stays so long after it.
const BEFORE_MS: u64 = 100;
const AFTER_MS: u64 = 300;
/// A caption stays at least so long.
const SHORTEST_MS: u64 = 1000;
/// Between two captions.
const BETWEEN_MS: u64 = 80;

/// Milliseconds of so many frames.
pub(super) fn milliseconds(frames: usize) -> u64 {
    frames as u64 * FRAME_MS
}

/// Of so many frames of speech at least one has a pitch.
pub(super) const PITCHED: usize = 5;

/// Stretches of speech in milliseconds, in order. `voiced` says which frames of speech have a pitch.
pub(super) fn runs(scores: &[f32], voiced: &[bool]) -> Vec<Range<u64>> {
    let mut runs: Vec<Range<u64>> = Vec::new();
    for (at, _) in scores.iter().enumerate().filter(|(_, score)| **score >= SPEECH) {
        let (start, end) = (milliseconds(at), milliseconds(at + 1));
        match runs.last_mut() {
            Some(last) if start - last.end < BREATH_MS => last.end = end,
            _ => runs.push(start..end),
        }
    }
    runs.retain(|run| run.end - run.start >= LEAST_MS && has_voice(scores, voiced, run));
    runs
}

fn has_voice(scores: &[f32], voiced: &[bool], run: &Range<u64>) -> bool {
    let frame = |ms: u64| usize::try_from(ms / FRAME_MS).unwrap_or(usize::MAX).min(scores.len().min(voiced.len()));
    let frames = frame(run.start)..frame(run.end);
    let spoken = scores[frames.clone()].iter().filter(|score| **score >= SPEECH).count();
    voiced[frames].iter().filter(|voiced| **voiced).count() * PITCHED >= spoken
}

/// Where captions would stand: long stretches cut where the voice is weakest, each with time to be read.
/// Milliseconds, in order, none beyond the film's end.
pub(super) fn cues(scores: &[f32], runs: &[Range<u64>], film_end: u64) -> Vec<Range<u64>> {
    let pieces: Vec<Range<u64>> = runs.iter().flat_map(|run| cut(scores, run)).collect();
    let mut cues: Vec<Range<u64>> = Vec::with_capacity(pieces.len());
    for (at, piece) in pieces.iter().enumerate() {
        let free_from = cues.last().map_or(0, |last| last.end + BETWEEN_MS);
        let next = pieces.get(at + 1).map_or(u64::MAX, |next| next.start.saturating_sub(BETWEEN_MS));
        let start = piece.start.saturating_sub(BEFORE_MS).max(free_from);
        let end = (piece.end + AFTER_MS).max(start + SHORTEST_MS).min(next).min(film_end);
        // At the very end of a film the time is taken before the speech instead.
        let start = if end < start + SHORTEST_MS { end.saturating_sub(SHORTEST_MS).max(free_from) } else { start };
        if start < end {
            cues.push(start..end);
        }
    }
    cues
}

/// Cuts a stretch into pieces of at most six seconds.
fn cut(scores: &[f32], run: &Range<u64>) -> Vec<Range<u64>> {
    let (mut pieces, mut from) = (Vec::new(), run.start);
    while run.end - from > LONGEST_MS {
        let frames = (from + CUT_FROM_MS) / FRAME_MS..(from + LONGEST_MS) / FRAME_MS;
        let score = |frame: &u64| usize::try_from(*frame).ok().and_then(|frame| scores.get(frame)).copied().unwrap_or(0.0);
        let weakest = frames.min_by(|a, b| score(a).total_cmp(&score(b)));
        let at = weakest.map_or(from + LONGEST_MS, |frame| frame * FRAME_MS);
        pieces.push(from..at);
        from = at;
    }
    pieces.push(from..run.end);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Scores of stretches: (frames, score).
    fn scores(parts: &[(usize, f32)]) -> Vec<f32> {
        parts.iter().flat_map(|(frames, score)| std::iter::repeat_n(*score, *frames)).collect()
    }

    #[test]
    fn breaths_are_closed_and_blips_are_no_speech() {
        let scores = scores(&[(19, 0.0), (50, 0.9), (19, 0.1), (50, 0.9), (20, 0.7), (10, 0.95), (100, 0.0), (40, 0.8)]);
        assert_eq!(runs(&scores, &vec![true; scores.len()]), [304..2208, 4288..4928]);
    }

    #[test]
    fn long_speech_is_cut_where_the_voice_is_weakest() {
        let scores = scores(&[(250, 0.9), (1, 0.82), (400, 0.9), (1, 0.81), (20, 0.9)]);
        let runs = runs(&scores, &vec![true; scores.len()]);
        assert_eq!(runs, std::slice::from_ref(&(0..10_752)));
        assert_eq!(cues(&scores, &runs, 20_000), [0..3920, 4000..6912, 6992..11_052]);
    }

    #[test]
    fn captions_keep_apart_and_end_with_the_film() {
        let scores = scores(&[(600, 0.0)]);
        let runs = [304..1952, 2352..5344, 5792..7664, 8000..8600];
        assert_eq!(cues(&scores, &runs[..3], 9000), [204..2252, 2332..5644, 5724..7964]);
        assert_eq!(cues(&scores, &runs, 8500), [204..2252, 2332..5644, 5724..7920, 8000..8500]);
    }
}
