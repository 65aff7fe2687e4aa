//! How much each 16 milliseconds of a sound are like speech.
//!
//! Knows the voice detector, its frames and the silence gate. Refuses to know what is said.

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

/// Listens, frame by frame.
pub(super) struct Ear {
    detector: Box<Detector>,
    resampler: Option<Resampler>,
    /// Samples heard at the file's own rate since the last jump in time.
    waiting: Vec<f32>,
    scores: Vec<f32>,
    loud: usize,
}

impl Ear {
    pub(super) fn new() -> Self {
        Self { detector: Detector::default_boxed(), resampler: None, waiting: Vec::new(), scores: Vec::new(), loud: 0 }
    }

    /// The score of each frame from the start, 0–1.
    pub(super) fn scores(&self) -> &[f32] {
        &self.scores
    }

    /// Frames that are like speech.
    pub(super) fn loud(&self) -> usize {
        self.loud
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

    /// Fills a hole in time with silence.
    fn catch_up(&mut self, at_ms: u64) {
        let pending = self.resampler.as_ref().map_or(0, Resampler::pending);
        let reached = (self.scores.len() * FRAME + self.waiting.len()) as u64 + pending;
        let wanted = at_ms.min(MOST_MS) * u64::from(RATE) / 1000;
        let Some(hole) = wanted.checked_sub(reached).filter(|hole| *hole > SLACK_MS * u64::from(RATE) / 1000) else { return };
        self.drain();
        for _ in 0..hole / FRAME as u64 {
            self.waiting.resize(self.waiting.len() + FRAME, 0.0);
            self.frames();
        }
    }

    /// Takes what the resampler still holds.
    fn drain(&mut self) {
        if let Some(resampler) = &mut self.resampler {
            resampler.flush(&mut self.waiting);
        }
        self.frames();
    }

    fn frames(&mut self) {
        let whole = self.waiting.len() / FRAME * FRAME;
        for frame in self.waiting[..whole].chunks_exact_mut(FRAME) {
            // The detector takes -1 to 1; a sample that is no number is silence.
            frame.iter_mut().for_each(|sample| *sample = if sample.is_nan() { 0.0 } else { sample.clamp(-1.0, 1.0) });
            let score = self.detector.predict_f32(frame);
            let silent = frame.iter().all(|sample| sample.abs() < GATE);
            let score = if silent { 0.0 } else { score };
            self.loud += usize::from(score >= SPEECH);
            self.scores.push(score);
        }
        self.waiting.drain(..whole);
    }
}
