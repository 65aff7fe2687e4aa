//! Where a detector model sees lines of text: a second opinion on writing, from a model file that the user names.
//!
//! Knows models of the DBNet kind (PP-OCR's detectors, as ONNX): a picture in, and for each pixel how likely it lies in
//! a line of text. Refuses to read a word, to judge, and to fetch a model. A model is trusted as klart.toml is: it is run
//! within memory safety, one picture at a time, but how long it takes is its own affair.

#![allow(clippy::cast_sign_loss, reason = "sizes and counts in a picture are never negative")]

use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rten::{Model, NodeId};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use super::digest::digest;
use super::raster::Raster;
use crate::draft::{Detected, Digest};

/// Bytes of a model file; PP-OCR's large detector has 113 MB.
const MOST_MODEL: u64 = 256 << 20;
/// Pixels on the longer side of what the model is shown; docs/pictures.md says what other sizes give.
const SIDE: usize = 736;
/// The model halves the picture five times.
const STEP: usize = 32;
/// From here a pixel counts as text, and a line is believed (PP-OCR's own limits, its `thresh` and `box_thresh`).
const LIKELY: f32 = 0.3;
const SURE: f32 = 0.6;
/// A line is learned shrunken; it is this much of its own thickness longer and higher in all (PP-OCR's `unclip_ratio`).
const GROWN: f32 = 1.6;
/// Pixels of a spot that is too small to be a word.
const LEAST_LINE: usize = 12;
/// Words are longer than they are high, shrunken all the more: an icon is not, nor is writing that stands on end.
const LEAST_LONG: f32 = 2.0;
/// Letters that are as wide, together, as a line is high.
const LETTERS_A_HEIGHT: f32 = 2.0;

/// Why a file cannot be the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoModel {
    /// It is not there, no ordinary file, or cannot be read.
    Closed,
    /// It is larger than 256 MiB.
    TooLarge,
    /// It is no ONNX model, or one that does not say where text is.
    Other,
}

/// A model that is ready. One picture is looked at a time, on as many cores as there are.
pub struct Detector {
    model: Model,
    input: NodeId,
    digest: Digest,
    turn: Mutex<()>,
}

impl std::fmt::Debug for Detector {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Detector").field("digest", &self.digest).finish_non_exhaustive()
    }
}

impl Detector {
    /// Reads a model and tries it on an empty picture.
    ///
    /// # Errors
    /// When the file cannot be read, or holds something else than a detector.
    pub fn load(path: &Path) -> Result<Self, NoModel> {
        let held = fs::metadata(path).map_err(|_| NoModel::Closed)?;
        if !held.is_file() {
            return Err(NoModel::Closed);
        }
        let mut bytes = Vec::new();
        let file = fs::File::open(path).map_err(|_| NoModel::Closed)?;
        let read = file.take(MOST_MODEL + 1).read_to_end(&mut bytes).map_err(|_| NoModel::Closed)?;
        if read as u64 > MOST_MODEL {
            return Err(NoModel::TooLarge);
        }
        Self::of(bytes).ok_or(NoModel::Other)
    }

    fn of(bytes: Vec<u8>) -> Option<Self> {
        let digest = digest(&bytes);
        let model = apart(|| Model::load(bytes).ok())?;
        let &[input] = model.input_ids() else { return None };
        let detector = Self { model, input, digest, turn: Mutex::default() };
        detector.likelihood(&Raster { width: STEP, height: STEP, grey: vec![255; STEP * STEP] })?;
        Some(detector)
    }

    /// The model's bytes as a number: facts of one model are not facts of another.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// What the model sees in a picture; `None` when it fails on it.
    pub(super) fn find(&self, raster: &Raster) -> Option<Detected> {
        let shown = fitted(raster)?;
        let likely = self.likelihood(&shown)?;
        Some(lines(&likely, shown.width))
    }

    /// For each pixel how likely it is text, 0–1, row by row.
    fn likelihood(&self, raster: &Raster) -> Option<Vec<f32>> {
        let (width, height) = (raster.width, raster.height);
        // The same grey three times, from -1 to 1.
        let grey = raster.grey.iter().map(|grey| f32::from(*grey) / 127.5 - 1.0);
        let planes: Vec<f32> = std::iter::repeat_n(grey, 3).flatten().collect();
        let picture = NdTensor::from_data([1, 3, height, width], planes);
        let _one = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let out = apart(|| self.model.run(vec![(self.input, picture.into())], self.model.output_ids(), None).ok())?;
        let out: NdTensor<f32, 4> = out.into_iter().next()?.try_into().ok()?;
        if out.shape() != [1, 1, height, width] {
            return None;
        }
        let likely = out.to_vec();
        likely.iter().all(|share| (0.0..=1.0).contains(share)).then_some(likely)
    }
}

/// Does work on a thread of its own, and survives a panic there. The runtime has its own pool of threads, and a thread of
/// klart's pool that waits for another pool takes up the next draft meanwhile: one that may wait for this very picture.
fn apart<T: Send>(work: impl FnOnce() -> Option<T> + Send) -> Option<T> {
    std::thread::scope(|scope| std::thread::Builder::new().spawn_scoped(scope, work).ok()?.join().ok().flatten())
}

/// The picture as the model takes it: at most `SIDE` a side, both sides a number of steps, its last pixels drawn out.
/// `None` for a strip so thin that nothing stands in it.
fn fitted(raster: &Raster) -> Option<Raster> {
    let longest = raster.width.max(raster.height).max(1);
    let scaled = |side: usize| if longest <= SIDE { side } else { side * SIDE / longest };
    let (inner_width, inner_height) = (scaled(raster.width), scaled(raster.height));
    if inner_width < 8 || inner_height < 8 {
        return None;
    }
    let small = shrunk(raster, inner_width, inner_height);
    let (width, height) = (inner_width.next_multiple_of(STEP), inner_height.next_multiple_of(STEP));
    let at = |x: usize, y: usize| small[y.min(inner_height - 1) * inner_width + x.min(inner_width - 1)];
    let grey = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| at(x, y)).collect();
    Some(Raster { width, height, grey })
}

/// The mean of the pixels that fall on each pixel of a smaller picture.
fn shrunk(raster: &Raster, width: usize, height: usize) -> Vec<u8> {
    let (mut sums, mut counts) = (vec![0_u32; width * height], vec![0_u32; width * height]);
    for (at, grey) in raster.grey.iter().enumerate() {
        let (x, y) = (at % raster.width, at / raster.width);
        let place = (y * height / raster.height) * width + x * width / raster.width;
        sums[place] += u32::from(*grey);
        counts[place] += 1;
    }
    sums.iter().zip(&counts).map(|(sum, count)| (sum / count.max(&1)) as u8).collect()
}

/// One spot of likely pixels that hang together.
#[derive(Default)]
struct Spot {
    pixels: usize,
    sum: f32,
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
}

/// Counts the spots that are lines, and about how many letters they hold.
fn lines(likely: &[f32], width: usize) -> Detected {
    let mut free: Vec<bool> = likely.iter().map(|share| *share > LIKELY).collect();
    let mut found = Detected::default();
    let (mut letters, mut covered) = (0.0, 0.0);
    for start in 0..free.len() {
        if !free[start] {
            continue;
        }
        let spot = spot(likely, &mut free, start, width);
        let (length, down) = ((spot.right - spot.left + 1) as f32, (spot.bottom - spot.top + 1) as f32);
        if spot.pixels < LEAST_LINE || spot.sum < SURE * spot.pixels as f32 || length < LEAST_LONG * down {
            continue;
        }
        let thick = spot.pixels as f32 / length;
        let grown = GROWN * spot.pixels as f32 / (length + thick);
        let (length, high) = (length + grown, thick + grown);
        letters += (LETTERS_A_HEIGHT * length / high).max(1.0);
        covered += length * high;
        found.lines += 1;
    }
    found.letters = letters as u32;
    found.share = (1000.0 * covered / likely.len().max(1) as f32).min(1000.0) as u32;
    found
}

/// Takes up all that hangs together with a pixel, across and down.
fn spot(likely: &[f32], free: &mut [bool], start: usize, width: usize) -> Spot {
    let mut spot = Spot { left: usize::MAX, top: usize::MAX, ..Spot::default() };
    let mut open = vec![start];
    free[start] = false;
    while let Some(at) = open.pop() {
        let (x, y) = (at % width, at / width);
        spot.pixels += 1;
        spot.sum += likely[at];
        (spot.left, spot.right) = (spot.left.min(x), spot.right.max(x));
        (spot.top, spot.bottom) = (spot.top.min(y), spot.bottom.max(y));
        let near = [(x > 0).then(|| at - 1), (x + 1 < width).then(|| at + 1), at.checked_sub(width), Some(at + width)];
        for next in near.into_iter().flatten() {
            if free.get(next).copied().unwrap_or_default() {
                free[next] = false;
                open.push(next);
            }
        }
    }
    spot
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_with_about_their_letters() {
        let (width, height) = (200, 60);
        let mut likely = vec![0.0; width * height];
        // Two lines of 160 by 5, as a model shrinks lines that are 13 high; a faint one; a speck; a line on end.
        for y in (10..15).chain(30..35) {
            likely[y * width + 20..y * width + 180].fill(0.9);
        }
        likely[50 * width + 20..50 * width + 180].fill(0.4);
        likely[55 * width + 10] = 1.0;
        (5..55).for_each(|y| likely[y * width + 190..y * width + 195].fill(0.9));
        let found = lines(&likely, width);
        assert_eq!(found.lines, 2);
        assert!((40..=60).contains(&found.letters), "{found:?}");
        assert!((300..=420).contains(&found.share), "{found:?}");
        assert_eq!(lines(&[], 0), Detected::default());
        assert_eq!(lines(&[f32::NAN; 4], 2), Detected::default());
    }

    #[test]
    fn a_picture_is_made_to_fit() {
        let raster = |width: usize, height: usize| Raster { width, height, grey: vec![7; width * height] };
        let size = |raster: Option<Raster>| raster.map(|raster| (raster.width, raster.height, raster.grey.iter().all(|grey| *grey == 7)));
        assert_eq!(size(fitted(&raster(1200, 900))), Some((736, 576, true)));
        assert_eq!(size(fitted(&raster(100, 20))), Some((128, 32, true)));
        assert_eq!(size(fitted(&raster(1200, 5))), None);
        assert_eq!(size(fitted(&Raster::default())), None);
    }

    #[test]
    fn what_is_no_model_is_refused() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(Detector::load(&here.join("nothing.onnx")).err(), Some(NoModel::Closed));
        assert_eq!(Detector::load(here).err(), Some(NoModel::Closed));
        assert_eq!(Detector::load(&here.join("Cargo.toml")).err(), Some(NoModel::Other));
        assert!(Detector::of(Vec::new()).is_none());
    }
}
