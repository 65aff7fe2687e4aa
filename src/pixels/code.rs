//! QR codes, found by their three corner marks (ISO/IEC 18004: runs of 1:1:3:1:1 modules across and down).
//!
//! Knows where a code is. Refuses to read what it says.

#![allow(clippy::cast_sign_loss, reason = "places and counts in a picture are never negative")]

use super::ink::inked;
use super::raster::Raster;

/// A corner mark: its middle and the width of one module, in pixels.
#[derive(Clone, Copy, Debug)]
struct Corner {
    x: f32,
    y: f32,
    module: f32,
    /// Rows that it was seen in.
    seen: u32,
}

/// Corner marks that are compared; a picture with more is a pattern.
const MOST_CORNERS: usize = 48;

/// Pixels that codes cover.
pub(super) fn covered(raster: &Raster) -> f32 {
    let reach = (raster.width.max(raster.height) / 6).max(12);
    let ink = inked(raster, reach);
    let dark: Vec<bool> = ink.iter().map(|ink| *ink == 1).collect();
    let corners = corners(raster, &dark);
    if corners.len() > MOST_CORNERS {
        return 0.0;
    }
    let mut covered = 0.0;
    for (at, one) in corners.iter().enumerate() {
        for (nth, other) in corners.iter().enumerate().skip(at + 1) {
            for third in &corners[nth + 1..] {
                covered += code(raster, &dark, [*one, *other, *third]).unwrap_or_default();
            }
        }
    }
    covered
}

fn corners(raster: &Raster, dark: &[bool]) -> Vec<Corner> {
    let mut found: Vec<Corner> = Vec::new();
    for (y, row) in dark.chunks_exact(raster.width.max(1)).enumerate() {
        for (middle, across) in patterns(row) {
            let x = middle as usize;
            let down = raster.height.min(y + 1 + (across * 6.0) as usize);
            let top = y.saturating_sub((across * 6.0) as usize);
            let column: Vec<bool> = (top..down).map(|y| dark[y * raster.width + x]).collect();
            let here = (y - top) as f32;
            let crossing = patterns(&column)
                .into_iter()
                .find(|(middle, module)| (middle - here).abs() <= 1.6 * module && (module - across).abs() <= 0.35 * across);
            let Some((below, module)) = crossing else { continue };
            let (middle_y, module) = (top as f32 + below, f32::midpoint(module, across));
            let near = |corner: &&mut Corner| (corner.x - middle).abs() <= 2.0 * module && (corner.y - middle_y).abs() <= 2.0 * module;
            if let Some(known) = found.iter_mut().find(near) {
                known.seen += 1;
            } else if found.len() <= 4 * MOST_CORNERS {
                found.push(Corner { x: middle, y: middle_y, module, seen: 1 });
            }
        }
    }
    found.retain(|corner| corner.seen >= 2);
    found
}

/// The middles of dark-light-dark-light-dark runs of 1:1:3:1:1, and the width of one module.
fn patterns(line: &[bool]) -> Vec<(f32, f32)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut found = Vec::new();
    let mut from = 0;
    for at in 1..=line.len() {
        if at < line.len() && line[at] == line[from] {
            continue;
        }
        runs.push((from, at));
        if let [.., a, b, c, d, e] = runs.as_slice()
            && line[from]
        {
            let widths = [a, b, c, d, e].map(|run| (run.1 - run.0) as f32);
            let module = widths.iter().sum::<f32>() / 7.0;
            let slack = (0.55 * module).max(0.8);
            let fits = |width: f32, wanted: f32| (width - wanted * module).abs() <= slack;
            if module >= 1.0 && widths.iter().zip([1.0, 1.0, 3.0, 1.0, 1.0]).all(|(width, wanted)| fits(*width, wanted)) {
                found.push(((c.0 + c.1) as f32 / 2.0, module));
            }
        }
        from = at;
    }
    found
}

/// The area of the code that three corner marks make: equal modules, a right angle, and about as much dark as light.
fn code(raster: &Raster, dark: &[bool], corners: [Corner; 3]) -> Option<f32> {
    let module = corners.iter().map(|corner| corner.module).sum::<f32>() / 3.0;
    if corners.iter().any(|corner| (corner.module - module).abs() > 0.25 * module) {
        return None;
    }
    let away = |one: usize, other: usize| (corners[one].x - corners[other].x).hypot(corners[one].y - corners[other].y);
    let mut sides = [away(0, 1), away(1, 2), away(0, 2)];
    sides.sort_by(f32::total_cmp);
    let leg = f32::midpoint(sides[0], sides[1]);
    let is_square = sides[1] - sides[0] <= 0.12 * leg && (sides[2] - leg * std::f32::consts::SQRT_2).abs() <= 0.12 * leg;
    if !is_square || !(10.0..=180.0).contains(&(leg / module)) {
        return None;
    }
    let span = |of: fn(&Corner) -> f32| {
        let values = corners.each_ref().map(of);
        (values.iter().copied().fold(f32::MAX, f32::min) as usize, values.iter().copied().fold(0.0, f32::max) as usize)
    };
    let ((left, right), (top, bottom)) = (span(|corner| corner.x), span(|corner| corner.y));
    let inside = (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y)));
    let (mut inked, mut all) = (0_u32, 0_u32);
    for (x, y) in inside {
        inked += u32::from(dark[y * raster.width + x]);
        all += 1;
    }
    let share = inked as f32 / all.max(1) as f32;
    (0.25..=0.75).contains(&share).then(|| (leg + 7.0 * module).powi(2))
}
