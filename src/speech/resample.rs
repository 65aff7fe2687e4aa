//! From any sample rate to the 16 kHz that the voice detector wants.
//!
//! Knows a windowed sinc. Refuses to be good enough for music.

use std::f64::consts::PI;

/// Samples a second that come out.
pub(super) const RATE: u32 = 16_000;
/// Places between two samples that have a filter of their own.
const PHASES: u32 = 512;
/// Zero crossings of the filter on each side.
const CROSSINGS: f64 = 8.0;

/// A stream of samples on its way to 16 kHz.
pub(super) struct Resampler {
    from: u32,
    taps: usize,
    /// `taps` weights for each phase.
    filter: Vec<f32>,
    /// What may still be needed, from the sample `begins` on; half a filter of silence stands first.
    held: Vec<f32>,
    begins: u64,
    /// Samples that have come out.
    out: u64,
    /// Samples that have gone in.
    heard: u64,
}

impl Resampler {
    pub(super) fn new(from: u32) -> Self {
        let ratio = (f64::from(from) / f64::from(RATE)).max(1.0);
        let half = (CROSSINGS * ratio).ceil();
        let taps = if from == RATE { 1 } else { 2 * usize_of(half) };
        let filter = (0..PHASES).flat_map(|phase| weights(taps, half, 0.95 / ratio, f64::from(phase) / f64::from(PHASES))).collect();
        let held = vec![0.0; (taps / 2).saturating_sub(1)];
        Self { from, taps, filter, held, begins: 0, out: 0, heard: 0 }
    }

    /// The rate that goes in.
    pub(super) fn from(&self) -> u32 {
        self.from
    }

    /// Samples at 16 kHz that have gone in and not come out.
    pub(super) fn pending(&self) -> u64 {
        (self.heard * u64::from(RATE) / u64::from(self.from)).saturating_sub(self.out)
    }

    pub(super) fn push(&mut self, samples: &[f32], into: &mut Vec<f32>) {
        self.heard += samples.len() as u64;
        self.held.extend_from_slice(samples);
        self.convert(into);
    }

    /// Lets all that has gone in come out, and begins anew.
    pub(super) fn flush(&mut self, into: &mut Vec<f32>) {
        let wanted = into.len() + usize::try_from(self.pending()).unwrap_or_default();
        self.held.resize(self.held.len() + self.taps, 0.0);
        self.convert(into);
        into.truncate(wanted);
        self.held.clear();
        self.held.resize((self.taps / 2).saturating_sub(1), 0.0);
        (self.begins, self.out, self.heard) = (0, 0, 0);
    }

    fn convert(&mut self, into: &mut Vec<f32>) {
        loop {
            let place = self.out * u64::from(self.from);
            let first = place / u64::from(RATE) - self.begins;
            let first = usize::try_from(first).unwrap_or(usize::MAX);
            let Some(window) = self.held.get(first..first.saturating_add(self.taps)) else {
                let done = first.min(self.held.len());
                self.held.drain(..done);
                self.begins += done as u64;
                return;
            };
            let phase = place % u64::from(RATE) * u64::from(PHASES) / u64::from(RATE);
            let at = usize::try_from(phase).unwrap_or_default() * self.taps;
            let weights = &self.filter[at..at + self.taps];
            into.push(window.iter().zip(weights).map(|(sample, weight)| sample * weight).sum());
            self.out += 1;
        }
    }
}

/// The weights of one phase, which sum to 1.
fn weights(taps: usize, half: f64, cutoff: f64, phase: f64) -> Vec<f32> {
    if taps == 1 {
        return vec![1.0];
    }
    let weight = |tap: usize| {
        let away = tap as f64 - (half - 1.0) - phase;
        let angle = PI * cutoff * away;
        let sinc = if angle.abs() < 1e-9 { 1.0 } else { angle.sin() / angle };
        sinc * (0.5 + 0.5 * (PI * away / half).cos())
    };
    let all: Vec<f64> = (0..taps).map(weight).collect();
    let sum: f64 = all.iter().sum();
    all.into_iter().map(|weight| (weight / sum) as f32).collect()
}

/// A small number of samples.
fn usize_of(count: f64) -> usize {
    (0..4096).find(|whole| *whole as f64 >= count).unwrap_or(4096)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tone of so many Hz, a second long, in pieces of odd lengths.
    fn heard(rate: u32, hertz: f64) -> Vec<f32> {
        let tone: Vec<f32> = (0..rate).map(|at| (2.0 * PI * hertz * f64::from(at) / f64::from(rate)).sin() as f32).collect();
        let (mut resampler, mut out) = (Resampler::new(rate), Vec::new());
        for piece in tone.chunks(997) {
            resampler.push(piece, &mut out);
        }
        resampler.flush(&mut out);
        out
    }

    #[test]
    fn a_tone_keeps_its_length_place_and_strength_at_any_rate() {
        for rate in [8000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000] {
            let out = heard(rate, 440.0);
            assert_eq!(out.len(), 16_000, "{rate}");
            let off = (800..15_000).map(|at| {
                let wanted = (2.0 * PI * 440.0 * f64::from(at) / 16_000.0).sin() as f32;
                (out[usize::try_from(at).unwrap_or(0)] - wanted).abs()
            });
            assert!(off.fold(0.0, f32::max) < 0.03, "{rate}");
        }
    }

    #[test]
    fn what_16_khz_cannot_hold_is_gone() {
        let loudest = heard(48_000, 12_000.0)[800..15_000].iter().fold(0.0_f32, |most, sample| most.max(sample.abs()));
        assert!(loudest < 0.02, "{loudest}");
    }
}
