//! Flashes in a moving picture, counted as WCAG 2.3.1 defines them.
//!
//! Knows the relative luminance of each part of each frame, and time. Refuses to know files, and what may be shown.
//!
//! A flash is a pair of opposing changes in relative luminance of 10 % or more of the maximum, where the darker state
//! is below 0.80. A change counts where at least a quarter of the area makes it together. What only drifts, moves
//! about, or changes too little makes none.

use super::raster::Samples;

/// The picture is looked at in so many parts across and down.
const ACROSS: usize = 32;
const DOWN: usize = 24;
const PARTS: usize = ACROSS * DOWN;
/// Parts that must change together.
const QUARTER: usize = PARTS / 4;
/// Least change in relative luminance, 0–1.
const CHANGE: f32 = 0.1;
/// The darker state of a flash is below this.
const DARK: f32 = 0.8;
/// Changes within so many milliseconds are seen as one.
const TOGETHER_MS: u32 = 50;
const SECOND_MS: u32 = 1000;
/// Least difference in a part that anybody sees.
const SEEN: f32 = 0.004;

/// Frames of one round: luminance of each part, and how long it is shown.
#[derive(Debug, Default)]
pub(super) struct Flicker {
    frames: Vec<(Box<[f32; PARTS]>, u32)>,
}

impl Flicker {
    /// Adds a frame that is shown for so many milliseconds.
    pub(super) fn frame(&mut self, samples: &Samples, shown_ms: u32) {
        self.frames.push((luminance(samples), shown_ms));
    }

    /// Whether any part differs between two frames.
    pub(super) fn changes(&self) -> bool {
        self.frames.windows(2).any(|pair| pair[0].0.iter().zip(pair[1].0.iter()).any(|(one, other)| (one - other).abs() > SEEN))
    }

    /// Most flashes in any one second; `rounds` is `None` for a picture that never ends.
    pub(super) fn flashes(&self, rounds: Option<u32>) -> u32 {
        let round_ms: u32 = self.frames.iter().fold(0, |sum, frame| sum.saturating_add(frame.1));
        if self.frames.len() < 2 || round_ms == 0 {
            return 0;
        }
        // After one round and a second more nothing new can come.
        let until = round_ms.saturating_add(SECOND_MS + 200);
        let (mut now, mut round, mut most) = (0_u32, 0_u32, 0);
        let mut parts = vec![Part::default(); PARTS];
        while now < until && rounds.is_none_or(|rounds| round < rounds) {
            for (luminance, shown_ms) in &self.frames {
                parts.iter_mut().zip(luminance.iter()).for_each(|(part, value)| part.see(*value, now));
                join(&mut parts, now);
                most = most.max(within_a_second(&mut parts, now));
                now = now.saturating_add(*shown_ms);
                if now >= until {
                    break;
                }
            }
            round += 1;
        }
        most / 2
    }
}

/// The mean relative luminance of each part, on a white page.
fn luminance(samples: &Samples) -> Box<[f32; PARTS]> {
    let linear: Vec<f32> = (0..=255_u8).map(linear).collect();
    let of = |value: u8| linear[usize::from(value)];
    let (mut sums, mut counts) = (Box::new([0_f32; PARTS]), [0_u32; PARTS]);
    let across: Vec<usize> = (0..samples.width).map(|x| x * ACROSS / samples.width).collect();
    for (at, [red, green, blue, alpha]) in samples.pixels().enumerate() {
        let (x, y) = (at % samples.width, at / samples.width);
        let part = (y * DOWN / samples.height) * ACROSS + across[x];
        let opaque = f32::from(alpha) / 255.0;
        sums[part] += opaque * (0.2126 * of(red) + 0.7152 * of(green) + 0.0722 * of(blue)) + 1.0 - opaque;
        counts[part] += 1;
    }
    for (sum, count) in sums.iter_mut().zip(counts) {
        *sum /= count.max(1) as f32;
    }
    sums
}

/// sRGB to linear light (IEC 61966-2-1).
fn linear(value: u8) -> f32 {
    let value = f32::from(value) / 255.0;
    if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

/// One part of the picture through time.
#[derive(Clone, Debug, Default)]
struct Part {
    /// Least and greatest since the last change.
    low: f32,
    high: f32,
    began: bool,
    /// Which way the last change went.
    up: Option<bool>,
    /// A change that has not yet been joined with those of other parts: when, and whether upwards.
    fresh: Option<(u32, bool)>,
    /// Times of the changes that a quarter of the picture made together, within the last second.
    changes: Vec<u32>,
}

impl Part {
    fn see(&mut self, value: f32, now: u32) {
        if !self.began {
            (self.low, self.high, self.began) = (value, value, true);
            return;
        }
        let rises = self.up != Some(true) && value - self.low >= CHANGE && self.low < DARK;
        let falls = self.up != Some(false) && self.high - value >= CHANGE && value < DARK;
        if rises || falls {
            self.up = Some(rises);
            self.fresh = Some((now, rises));
            (self.low, self.high) = (value, value);
        } else {
            (self.low, self.high) = (self.low.min(value), self.high.max(value));
        }
    }
}

/// Counts the fresh changes of one direction that a quarter of the parts made together.
fn join(parts: &mut [Part], now: u32) {
    for up in [true, false] {
        let is_fresh = |part: &Part| part.fresh.is_some_and(|(when, rises)| rises == up && when + TOGETHER_MS > now);
        if parts.iter().filter(|part| is_fresh(part)).count() < QUARTER {
            continue;
        }
        for part in parts.iter_mut().filter(|part| is_fresh(part)) {
            part.fresh = None;
            part.changes.push(now);
        }
    }
}

/// The number of changes that at least a quarter of the parts have made in the last second.
fn within_a_second(parts: &mut [Part], now: u32) -> u32 {
    let mut counts = Vec::with_capacity(parts.len());
    for part in parts.iter_mut() {
        part.changes.retain(|when| when + SECOND_MS > now);
        counts.push(part.changes.len() as u32);
    }
    counts.sort_unstable_by(|one, other| other.cmp(one));
    counts.get(QUARTER - 1).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Flashes of a picture whose frames are these grey values, each shown so long, over the left `share` of its width.
    fn flashes(values: &[u8], shown_ms: u32, share: f32, rounds: Option<u32>) -> u32 {
        let mut flicker = Flicker::default();
        for value in values {
            let bytes: Vec<u8> = (0..64 * 48).map(|at| if (at % 64) as f32 / 64.0 < share { *value } else { 90 }).collect();
            flicker.frame(&Samples { width: 64, height: 48, channels: 1, bytes: &bytes }, shown_ms);
        }
        flicker.flashes(rounds)
    }

    #[test]
    fn flashes_are_counted_over_the_rounds() {
        let blink = [0, 255];
        assert_eq!(flashes(&blink, 100, 1.0, None), 5);
        assert_eq!(flashes(&blink, 250, 1.0, None), 2);
        assert_eq!(flashes(&blink, 130, 1.0, None), 4);
        assert_eq!(flashes(&blink, 170, 1.0, None), 3);
        assert_eq!(flashes(&blink, 100, 1.0, Some(1)), 0);
        assert_eq!(flashes(&blink, 100, 1.0, Some(3)), 2);
    }

    #[test]
    fn small_faint_and_slow_changes_are_no_flashes() {
        assert_eq!(flashes(&[0, 255], 100, 0.2, None), 0);
        assert_eq!(flashes(&[0, 255], 100, 0.3, None), 5);
        assert_eq!(flashes(&[240, 255], 100, 1.0, None), 0, "both states are light");
        assert_eq!(flashes(&[0, 60], 100, 1.0, None), 0, "less than a tenth");
        let fade: Vec<u8> = (0..=25).chain((0..25).rev()).map(|step| step * 10).collect();
        assert_eq!(flashes(&fade, 40, 1.0, None), 1);
        assert_eq!(flashes(&[0], 100, 1.0, None), 0);
    }
}
