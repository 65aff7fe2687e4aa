//! How a picture looks, in 256 bits: a difference hash of our own.
//!
//! Knows brightness. Refuses to know what a picture shows, and how near two must be to count as one.

use super::raster::Raster;
use crate::draft::PictureHash;

/// Parts compared across and down.
const PARTS: usize = 8;
/// Grey levels by which two neighbouring parts must differ to count as darker or lighter: what compression and scaling
/// leave alone.
const MARGIN: f32 = 3.0;

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

/// The mean brightness of so many parts across and down; their edges are weighed by how much of a pixel lies inside.
fn means(raster: &Raster, across: usize, down: usize) -> Vec<f32> {
    let mut rows = vec![0_f32; across * raster.height];
    for (y, row) in raster.grey.chunks_exact(raster.width.max(1)).enumerate() {
        weigh(row.iter().map(|grey| f32::from(*grey)), raster.width, across, |part, value| rows[y * across + part] += value);
    }
    let mut parts = vec![0_f32; across * down];
    for x in 0..across {
        let column = (0..raster.height).map(|y| rows[y * across + x]);
        weigh(column, raster.height, down, |part, value| parts[part * across + x] += value);
    }
    parts
}

/// Shares values out over parts of equal width, as a mean.
fn weigh(values: impl Iterator<Item = f32>, count: usize, parts: usize, mut add: impl FnMut(usize, f32)) {
    let width = count as f32 / parts as f32;
    for (at, value) in values.enumerate() {
        let (mut from, to) = (at as f32 / width, (at + 1) as f32 / width);
        while from < to {
            let part = from as usize;
            let end = (part as f32 + 1.0).min(to);
            if part >= parts || end <= from {
                break;
            }
            add(part, value * (end - from));
            from = end;
        }
    }
}
