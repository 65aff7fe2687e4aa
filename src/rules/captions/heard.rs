//! Cues against what was heard in the film: speech that none covers, and how late they come.
//!
//! Knows times only. Refuses to be sure: a voice detector's word is evidence (media/MEDIA.md section 9).

use std::ops::Range;

/// A hole in speech under so many milliseconds is a pause for breath.
const PAUSE_MS: i64 = 500;
/// Speech that is left outside all cues counts from here on.
const LEAST_MS: i64 = 3000;
/// From here on text is early or late (BBC, in W3C
/// media-timed-events).
const EARLY_OR_LATE_MS: i64 = 1500;
/// How far cues may lie from their speech and still be found, and how finely.
const FURTHEST_MS: i64 = 60_000;
const STEP_MS: i64 = 100;
/// Fewer cues prove nothing.
const FEWEST_CUES: usize = 5;
/// How well cues must lie on speech once they are moved, as a correlation from 0 to 1; how much better than they lie now;
/// and how much better than two seconds to either side.
const FIT: f64 = 0.5;
const BETTER: f64 = 0.2;
const SHARPER: f64 = 0.15;
/// The share of each half's cue time that must lie on speech: a drift fits one half only.
const SHARE: f64 = 0.7;

/// Stretches of speech of at least three seconds that no cue covers. `cues` are (start, end), in order of start.
pub(super) fn uncovered(runs: &[Range<u64>], cues: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let mut bare: Vec<(i64, i64)> = Vec::new();
    let mut next = 0;
    for run in runs.iter().filter_map(|run| Some((i64::try_from(run.start).ok()?, i64::try_from(run.end).ok()?))) {
        while cues.get(next).is_some_and(|(_, end)| *end <= run.0) {
            next += 1;
        }
        let mut from = run.0;
        for (start, end) in cues[next..].iter().take_while(|(start, _)| *start < run.1) {
            add(&mut bare, cues, (from, *start));
            from = from.max(*end);
        }
        add(&mut bare, cues, (from, run.1));
    }
    bare.retain(|(from, to)| to - from >= LEAST_MS);
    bare
}

/// Adds a piece, joined to the one before where only a pause parts them. A sliver at a cue's edge is nothing.
fn add(bare: &mut Vec<(i64, i64)>, cues: &[(i64, i64)], (from, to): (i64, i64)) {
    if to - from < PAUSE_MS {
        return;
    }
    match bare.last_mut() {
        Some(last) if from - last.1 < PAUSE_MS && !covers(cues, (last.1, from)) => last.1 = to,
        _ => bare.push((from, to)),
    }
}

/// Whether a cue stands in a hole.
fn covers(cues: &[(i64, i64)], (from, to): (i64, i64)) -> bool {
    let at = cues.partition_point(|(start, _)| *start < from);
    cues.get(at).is_some_and(|(start, _)| *start < to)
}

/// By how many milliseconds all cues come after their speech (below zero: before it), when that is plain and more than
/// a second and a half.
pub(super) fn lag(runs: &[Range<u64>], cues: &[(i64, i64)]) -> Option<i64> {
    if cues.len() < FEWEST_CUES {
        return None;
    }
    let speech = Speech::of(runs, cues);
    let lags = || (-FURTHEST_MS / STEP_MS..=FURTHEST_MS / STEP_MS).map(|step| step * STEP_MS);
    let fits: Vec<(i64, f64)> = lags().filter_map(|lag| Some((lag, speech.fit(cues, lag)?))).collect();
    let (best, fit) = fits.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let beside = fits.iter().filter(|(lag, _)| (lag - best).abs() > 2000).map(|(_, fit)| *fit).fold(f64::MIN, f64::max);
    let now = speech.fit(cues, 0)?;
    let halves = cues.split_at(cues.len() / 2);
    let constant = [halves.0, halves.1].into_iter().all(|half| speech.share(half, best) >= SHARE);
    let plain = fit >= FIT && fit - now >= BETTER && fit - beside >= SHARPER && constant;
    (plain && best.abs() > EARLY_OR_LATE_MS).then_some(best)
}

/// Speech on a grid of tenths of a second: how much there is before each point.
struct Speech {
    before: Vec<u32>,
}

impl Speech {
    fn of(runs: &[Range<u64>], cues: &[(i64, i64)]) -> Self {
        let last = cues.iter().map(|(_, end)| *end).max().unwrap_or(0).min(24 * 3_600_000);
        let end = runs.last().map_or(0, |run| i64::try_from(run.end).unwrap_or(0)).max(last);
        let points = usize::try_from(end / STEP_MS + 2).unwrap_or(2);
        let (mut before, mut sum, mut next) = (Vec::with_capacity(points), 0, 0);
        for point in 0..points as u64 {
            let at = point * STEP_MS.unsigned_abs();
            before.push(sum);
            while runs.get(next).is_some_and(|run| run.end <= at) {
                next += 1;
            }
            sum += u32::from(runs.get(next).is_some_and(|run| run.start <= at));
        }
        Self { before }
    }

    /// Speech before a time, in tenths of a second.
    fn until(&self, ms: i64) -> f64 {
        let at = usize::try_from(ms / STEP_MS).unwrap_or(0).min(self.before.len() - 1);
        f64::from(self.before[at])
    }

    /// Cue time that lies on speech once all cues come so much earlier, in tenths of a second.
    fn shared(&self, cues: &[(i64, i64)], lag: i64) -> f64 {
        cues.iter().map(|(start, end)| self.until(end - lag) - self.until(start - lag)).sum()
    }

    /// The same as a share of the cue time.
    fn share(&self, cues: &[(i64, i64)], lag: i64) -> f64 {
        self.shared(cues, lag) / length(cues).max(1.0)
    }

    /// How well cues lie on speech, as the correlation of two yes-or-no series. `None` where one of them is all or
    /// nothing.
    fn fit(&self, cues: &[(i64, i64)], lag: i64) -> Option<f64> {
        let all = self.before.len() as f64;
        let (speech, shown) = (f64::from(*self.before.last()?), length(cues).min(all));
        let spread = (speech * (all - speech) * shown * (all - shown)).sqrt();
        (spread > 0.0).then(|| (self.shared(cues, lag) * all - speech * shown) / spread)
    }
}

/// Cue time in tenths of a second.
fn length(cues: &[(i64, i64)]) -> f64 {
    cues.iter().map(|(start, end)| (end - start) as f64).sum::<f64>() / STEP_MS as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speech_outside_cues_is_joined_over_a_breath_but_not_over_a_cue() {
        let (runs, long) = ([304..1952, 2352..5344, 5792..7664], 0..10_000);
        assert_eq!(uncovered(&runs, &[(100, 1900)]), [(2352, 7664)]);
        assert_eq!(uncovered(&runs, &[(204, 2252), (2332, 5644), (5724, 7964)]), []);
        assert_eq!(uncovered(&runs, &[(100, 1900), (5400, 5700)]), []);
        assert_eq!(uncovered(std::slice::from_ref(&long), &[(3500, 5000)]), [(0, 3500), (5000, 10_000)]);
        assert_eq!(uncovered(std::slice::from_ref(&long), &[(2500, 8000)]), []);
    }

    /// Speech with uneven pauses, and cues for it that come so much late; `drift` is in thousandths.
    fn talk(late: i64, drift: i64) -> (Vec<Range<u64>>, Vec<(i64, i64)>) {
        let (mut runs, mut cues, mut at, mut random) = (Vec::new(), Vec::new(), 70_000_u64, 7_u64);
        for _ in 0..40 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let (long, pause) = (1200 + (random >> 33) % 3800, 400 + (random >> 43) % 2600);
            runs.push(at..at + long);
            let moved = |ms: u64| i64::try_from(ms).unwrap_or(0) * (1000 + drift) / 1000 + late;
            cues.push((moved(at) - 100, moved(at + long) + 300));
            at += long + pause;
        }
        (runs, cues)
    }

    #[test]
    fn a_constant_lag_is_found_and_nothing_else_is() {
        for late in [-20_000, -4000, -1900, 1800, 5000, 31_000] {
            let (runs, cues) = talk(late, 0);
            assert!(lag(&runs, &cues).is_some_and(|found| found.abs_diff(late) <= 250), "{late}: {:?}", lag(&runs, &cues));
        }
        for (late, drift) in [(0, 0), (1000, 0), (-1200, 0), (0, 42), (3000, 42), (120_000, 0)] {
            let (runs, cues) = talk(late, drift);
            assert_eq!(lag(&runs, &cues), None, "{late} {drift}");
        }
        let (runs, cues) = talk(5000, 0);
        assert_eq!(lag(&runs, &cues[..4]), None);
        assert_eq!(lag(std::slice::from_ref(&(0..200_000)), &cues), None);
        assert_eq!(lag(&[], &cues), None);
    }
}
