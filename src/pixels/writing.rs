//! How much of a picture is writing: rows of letters, and QR codes.
//!
//! Knows shapes. Refuses to read a word, and to say how much is too much.

#![allow(clippy::cast_sign_loss, reason = "places and counts in a picture are never negative")]

use super::code;
use super::ink::{inked, marks};
use super::raster::Raster;
use super::rows::rows;
use crate::draft::Lettering;

/// How far round a pixel its surroundings reach, in parts of the longer side.
const REACH: usize = 28;

/// Counts letters and rows, dark on light and light on dark.
pub(super) fn of(raster: &Raster) -> Lettering {
    let whole = (raster.width * raster.height).max(1) as f32;
    let reach = (raster.width.max(raster.height) / REACH).max(10);
    let ink = inked(raster, reach);
    let mut writing = Lettering { plain: plain(raster), ..Lettering::default() };
    let mut covered = 0.0;
    for kind in [1, 2] {
        let all = rows(&marks(raster, &ink, kind), raster.height);
        for row in all.iter().filter(|row| row.is_sure() || writing.plain >= DRAWN) {
            writing.letters += row.letters();
            writing.rows += 1;
            covered += row.area();
        }
    }
    writing.share = (1000.0 * covered / whole).min(1000.0) as u32;
    writing.code = (1000.0 * code::covered(raster) / whole).min(1000.0) as u32;
    writing
}

/// Thousandths that are plain in a drawing, where even short rows are no texture.
const DRAWN: u32 = 700;

/// Thousandths of the area where neighbours differ by no more than compression makes them.
fn plain(raster: &Raster) -> u32 {
    let width = raster.width;
    let near = |one: u8, other: u8| one.abs_diff(other) <= 1;
    let pairs = raster.grey.iter().zip(raster.grey.iter().skip(1)).zip(raster.grey.iter().skip(width));
    let count = pairs.filter(|((here, right), below)| near(**here, **right) && near(**here, **below)).count();
    (1000 * count / raster.grey.len().max(1)) as u32
}
