//! How much each 16 milliseconds of a sound are like speech.
//!
//! Knows the voice detector, its frames and the silence gate. Refuses to know what is said.

use std::collections::VecDeque;

use earshot::Detector;

use super::decode::{MOST_MS, Sound};
use super::resample::{RATE, Resampler};

/// Samples in a frame: 16 ms.
const FRAME: usize = 256;
/// A frame whose peak is lower is silence: -60 dB of full scale.
const GATE: f32 = 0.001;
/// A score from here on is speech. The detector's own 0.5 takes music for speech (media/MEDIA.md section 9).
pub(super) const SPEECH: f32 = 0.8;
/// Milliseconds that a packet's own time may differ from what has been heard before it is believed.
const SLACK_MS: u64 = 100;

/// Frames in a row (0.5 s) over which a voice always rises and falls; what does not is a tone or a hum. The detector alone
/// takes a tone after silence, or one of 8 kHz sound, for a voice (measured: scores up to 0.95).
const STEADY: usize = 32;
/// How little the strength of a steady sound changes from frame to frame: 3 dB.
const RISE: f32 = 1.41;

/// How alike a voice is to itself one period later; noise is not, whatever the detector says (measured: noise that rises
/// and falls as waves do scores over 0.8).
const VOICED: f32 = 0.5;
/// Periods of voices, at 8 kHz: 400 to 70 Hz.
const PERIODS: std::ops::Range<usize> = 20..115;

/// Listens, frame by frame.
pub(super) struct Ear {
    detector: Box<Detector>,
    resampler: Option<Resampler>,
    /// Samples heard at the file's own rate since the last jump in time.
    waiting: Vec<f32>,
    scores: Vec<f32>,
    /// Which frames are like speech and have a pitch.
    voiced: Vec<bool>,
    loud: usize,
    pitched: usize,
    /// The frame before and the latest, at 8 kHz.
    recent: Vec<f32>,
    /// The strength of the latest frames, the newest last.
    strengths: VecDeque<f32>,
}

impl Ear {
    pub(super) fn new() -> Self {
        Self {
            detector: Detector::default_boxed(),
            resampler: None,
            waiting: Vec::new(),
            scores: Vec::new(),
            voiced: Vec::new(),
            loud: 0,
            pitched: 0,
            recent: vec![0.0; FRAME],
            strengths: VecDeque::with_capacity(STEADY),
        }
    }

    /// The score of each frame from the start, 0–1.
    pub(super) fn scores(&self) -> &[f32] {
        &self.scores
    }

    /// Whether each frame is like speech and has a pitch.
    pub(super) fn voiced(&self) -> &[bool] {
        &self.voiced
    }

    /// Frames that are like speech, and how many of them have a pitch.
    pub(super) fn loud(&self) -> (usize, usize) {
        (self.loud, self.pitched)
    }

    pub(super) fn hear(&mut self, sound: &Sound<'_>) {
        if self.resampler.as_ref().is_none_or(|resampler| resampler.from() != sound.rate) {
            self.drain();
            self.resampler = Some(Resampler::new(sound.rate));
        }
        if let Some(at) = sound.at_ms {
            self.catch_up(at);
        }
        if let Some(resampler) = &mut self.resampler {
            resampler.push(sound.samples, &mut self.waiting);
        }
        self.frames();
    }

    /// What is left when the sound has ended.
    pub(super) fn finish(&mut self) {
        self.drain();
        if !self.waiting.is_empty() {
            self.waiting.resize(FRAME, 0.0);
            self.frames();
        }
    }

    /// Passes over a hole in time; the detector does not hear it.
    fn catch_up(&mut self, at_ms: u64) {
        let pending = self.resampler.as_ref().map_or(0, Resampler::pending);
        let reached = (self.scores.len() * FRAME + self.waiting.len()) as u64 + pending;
        let wanted = at_ms.min(MOST_MS) * u64::from(RATE) / 1000;
        let Some(hole) = wanted.checked_sub(reached).filter(|hole| *hole > SLACK_MS * u64::from(RATE) / 1000) else { return };
        self.drain();
        let frames = usize::try_from(hole).unwrap_or_default() / FRAME;
        self.scores.resize(self.scores.len() + frames, 0.0);
        self.voiced.resize(self.scores.len(), false);
        self.strengths.clear();
    }

    /// Takes what the resampler still holds.
    fn drain(&mut self) {
        if let Some(resampler) = &mut self.resampler {
            resampler.flush(&mut self.waiting);
        }
        self.frames();
    }

    fn frames(&mut self) {
        let mut waiting = std::mem::take(&mut self.waiting);
        let whole = waiting.len() / FRAME * FRAME;
        for frame in waiting[..whole].chunks_exact_mut(FRAME) {
            // The detector takes -1 to 1; a sample that is no number is silence.
            for sample in frame.iter_mut() {
                *sample = if sample.is_nan() { 0.0 } else { sample.clamp(-1.0, 1.0) };
            }
            let score = self.detector.predict_f32(frame);
            let silent = frame.iter().all(|sample| sample.abs() < GATE);
            let score = if silent { 0.0 } else { score };
            let strength = (frame.iter().map(|sample| sample * sample).sum::<f32>() / FRAME as f32).sqrt();
            self.recent.drain(..FRAME / 2);
            self.recent.extend(frame.chunks_exact(2).map(|pair| f32::midpoint(pair[0], pair[1])));
            self.judge(score, strength);
        }
        waiting.drain(..whole);
        self.waiting = waiting;
    }

    /// Takes a frame's score; a steady half second is no voice, whatever the detector says.
    fn judge(&mut self, score: f32, strength: f32) {
        let is_voiced = score >= SPEECH && has_pitch(&self.recent);
        self.loud += usize::from(score >= SPEECH);
        self.pitched += usize::from(is_voiced);
        self.scores.push(score);
        self.voiced.push(is_voiced);
        if self.strengths.len() == STEADY {
            self.strengths.pop_front();
        }
        self.strengths.push_back(strength);
        let (least, most) = self.strengths.iter().fold((f32::MAX, 0.0_f32), |(least, most), now| (least.min(*now), most.max(*now)));
        if self.strengths.len() < STEADY || most > least * RISE {
            return;
        }
        let first = self.scores.len().saturating_sub(STEADY);
        for (score, voiced) in self.scores[first..].iter_mut().zip(&mut self.voiced[first..]) {
            self.loud -= usize::from(*score >= SPEECH);
            self.pitched -= usize::from(*voiced);
            (*score, *voiced) = (score.min(0.5), false);
        }
    }
}

/// Whether two frames of 8 kHz sound repeat themselves after a period of a voice.
fn has_pitch(sound: &[f32]) -> bool {
    let mean = sound.iter().sum::<f32>() / sound.len() as f32;
    let level: Vec<f32> = sound.iter().map(|sample| sample - mean).collect();
    PERIODS.into_iter().any(|period| {
        let (early, late) = (&level[..level.len() - period], &level[period..]);
        let power = |part: &[f32]| part.iter().map(|sample| sample * sample).sum::<f32>();
        let shared: f32 = early.iter().zip(late).map(|(a, b)| a * b).sum();
        shared > VOICED * (power(early) * power(late)).sqrt().max(f32::MIN_POSITIVE)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Silence, then a tone of so many Hz: seconds of each.
    fn after_silence(hertz: f32, silence: u16, tone: u16) -> Ear {
        let rate = 16_000_u16;
        let wave = |at: u32| 0.3 * (at as f32 / f32::from(rate) * hertz * std::f32::consts::TAU).sin();
        let quiet = std::iter::repeat_n(0.0, usize::from(silence) * usize::from(rate));
        let samples: Vec<f32> = quiet.chain((0..u32::from(tone) * u32::from(rate)).map(wave)).collect();
        let mut ear = Ear::new();
        ear.hear(&Sound { samples: &samples, rate: u32::from(rate), at_ms: Some(0) });
        ear.finish();
        ear
    }

    #[test]
    fn a_tone_after_silence_is_no_speech() {
        for (hertz, silence) in [(440.0, 0), (440.0, 2), (440.0, 10), (200.0, 2), (1000.0, 3)] {
            let ear = after_silence(hertz, silence, 10);
            assert_eq!(ear.loud().0, 0, "{hertz} Hz after {silence} s");
        }
    }

    #[test]
    fn noise_that_rises_and_falls_is_no_speech() {
        let (mut random, mut low) = (7_u32, 0.0_f32);
        let noise = |at: u16| {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            low = 0.9 * low + (f32::from((random >> 16) as u16) / 65_536.0 - 0.5);
            0.2 * low * (0.6 + 0.4 * (f32::from(at) / 1500.0).sin())
        };
        let samples: Vec<f32> = (0..64_000).map(noise).collect();
        let mut ear = Ear::new();
        ear.hear(&Sound { samples: &samples, rate: 16_000, at_ms: Some(0) });
        ear.finish();
        let (loud, pitched) = ear.loud();
        assert!(super::super::runs::runs(ear.scores(), ear.voiced()).is_empty() && pitched * 5 <= loud, "{loud} {pitched}");
    }

    #[test]
    fn a_hole_in_time_is_passed_over() {
        let mut ear = Ear::new();
        for at_ms in [0, 1000] {
            ear.hear(&Sound { samples: &vec![0.1; 8000], rate: 16_000, at_ms: Some(at_ms) });
        }
        ear.finish();
        assert_eq!(ear.scores().len(), 94);
    }
}
