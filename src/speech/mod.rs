//! Where somebody speaks in a film or sound.
//!
//! Knows what a decoder and a voice detector give, and which places captions would have. Refuses to say that nobody
//! speaks: what is heard is evidence, never a proof, and what cannot be decoded is unknown. The detector was measured on
//! made-up sound only (media/MEDIA.md section 9).

mod decode;
mod ear;
mod resample;
mod runs;

use std::io::{Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::draft::Heard;

use decode::{End, decode};
use ear::Ear;

/// How much is listened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Until it is plain that somebody speaks: the first seconds of most films.
    Enough,
    /// All of it, so that every place is known.
    Whole,
}

/// Frames of speech after which nobody doubts that somebody speaks: 2 seconds.
const ENOUGH_FRAMES: usize = 125;

/// Listens to a film or sound of so many bytes. `duration_ms` is its length by its headers, where they say.
///
/// `None` when the sound cannot be decoded (Opus, damaged, of no known kind), is over the limits (4 hours of sound,
/// 4 GiB read), or ends in the middle; so is a film with several sound tracks when the first holds no speech.
pub fn listen(file: impl Read + Seek + Send + Sync + 'static, length: u64, duration_ms: Option<u64>, reach: Reach) -> Option<Heard> {
    // A decoder that panics on a broken file has not heard anything.
    catch_unwind(AssertUnwindSafe(|| heard(file, length, duration_ms, reach))).ok().flatten()
}

fn heard(file: impl Read + Seek + Send + Sync + 'static, length: u64, duration_ms: Option<u64>, reach: Reach) -> Option<Heard> {
    let mut ear = Ear::new();
    let ended = decode(file, length, |sound| {
        ear.hear(sound);
        reach == Reach::Enough && is_plain(&ear)
    })?;
    ear.finish();
    let runs = runs::runs(ear.scores(), ear.voiced());
    let is_speech = is_plain(&ear) || !runs.is_empty();
    match ended.end {
        End::Stopped => return Some(Heard { speech: true, ..Heard::default() }),
        End::Whole if is_speech || ended.tracks == 1 => {}
        End::Whole | End::Broken => return None,
    }
    if reach == Reach::Enough {
        return Some(Heard { speech: is_speech, ..Heard::default() });
    }
    let end = duration_ms.unwrap_or(0).max(runs::milliseconds(ear.scores().len()));
    let cues = runs::cues(ear.scores(), &runs, duration_ms.unwrap_or(end));
    Some(Heard { speech: is_speech, whole: true, runs, cues })
}

/// Whether there is plainly speech: enough of it, and a pitch in as much of it as voices have.
fn is_plain(ear: &Ear) -> bool {
    let (loud, pitched) = ear.loud();
    loud >= ENOUGH_FRAMES && pitched * runs::PITCHED >= loud
}
