//! How a picture looks, in 256 bits: a difference hash of our own.
//!
//! Knows brightness. Refuses to know what a picture shows, and how near two must be to count as one.

#![allow(clippy::cast_sign_loss, reason = "places and counts in a picture are never negative")]

use super::raster::Raster;
use crate::draft::PictureHash;

/// Parts compared across and down.
const PARTS: usize = 8;
/// Grey levels by which two neighbouring parts must differ to count as darker or lighter: what compression and scaling
/// leave alone.
const MARGIN: f32 = 2.5;
/// How far a part reaches over its neighbours, in parts.
const REACH: f32 = 0.5;

/// The hash; `None` when no part differs from its neighbours.
pub(super) fn of(raster: &Raster) -> Option<PictureHash> {
    let mut words = [0_u64; 4];
    let across = means(raster, PARTS + 1, PARTS);
    let down = means(raster, PARTS, PARTS + 1);
    for at in 0..PARTS * PARTS {
        let (x, y) = (at % PARTS, at / PARTS);
        let right = across[y * (PARTS + 1) + x + 1] - across[y * (PARTS + 1) + x];
        let below = down[(y + 1) * PARTS + x] - down[y * PARTS + x];
        for (word, step) in [(0, right), (1, -right), (2, below), (3, -below)] {
            words[word] |= u64::from(step > MARGIN) << at;
        }
    }
    (words != [0; 4]).then_some(PictureHash(words))
}

/// The mean brightness of so many parts across and down. Each part reaches over half of its neighbours: a picture cut a
/// little looks nearly the same then, and fine patterns fall away.
fn means(raster: &Raster, across: usize, down: usize) -> Vec<f32> {
    let mut rows = vec![0_f32; across * raster.height];
    for (y, row) in raster.grey.chunks_exact(raster.width.max(1)).enumerate() {
        let row: Vec<f32> = row.iter().map(|grey| f32::from(*grey)).collect();
        rows[y * across..][..across].copy_from_slice(&parts(&row, across));
    }
    let mut all = vec![0_f32; across * down];
    for x in 0..across {
        let column: Vec<f32> = (0..raster.height).map(|y| rows[y * across + x]).collect();
        for (y, mean) in parts(&column, down).into_iter().enumerate() {
            all[y * across + x] = mean;
        }
    }
    all
}

/// The means of so many overlapping parts of a line; a value that a part's edge cuts is weighed by how much lies inside.
fn parts(values: &[f32], count: usize) -> Vec<f32> {
    let mut sums = vec![0_f32; values.len() + 1];
    for (at, value) in values.iter().enumerate() {
        sums[at + 1] = sums[at] + value;
    }
    let upto = |place: f32| {
        let at = (place as usize).min(values.len());
        sums[at] + values.get(at).map_or(0.0, |value| value * (place - at as f32))
    };
    let step = values.len() as f32 / count as f32;
    let part = |nth: usize| {
        let from = ((nth as f32 - REACH) * step).max(0.0);
        let to = ((nth as f32 + 1.0 + REACH) * step).min(values.len() as f32);
        (upto(to) - upto(from)) / (to - from).max(f32::EPSILON)
    };
    (0..count).map(part).collect()
}
