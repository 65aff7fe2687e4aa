//! Marks on a picture: connected patches darker, or lighter, than what lies round them.
//!
//! Knows size, place, stroke and tone of each mark. Refuses to know what is a letter.

use super::raster::Raster;

/// One connected patch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    /// First and last column and row, the last ones included.
    pub(super) left: u32,
    pub(super) top: u32,
    pub(super) right: u32,
    pub(super) bottom: u32,
    /// Pixels.
    pub(super) area: u32,
    /// Sides of pixels that face what is no ink.
    pub(super) edge: u32,
    /// Sum of brightness over its pixels.
    pub(super) light: u32,
}

impl Mark {
    pub(super) fn width(&self) -> f32 {
        (self.right - self.left + 1) as f32
    }

    pub(super) fn height(&self) -> f32 {
        (self.bottom - self.top + 1) as f32
    }

    /// How thick its strokes are, in pixels: a long stroke has two sides.
    pub(super) fn stroke(&self) -> f32 {
        2.0 * self.area as f32 / self.edge.max(1) as f32
    }

    /// Share of its box that it fills, 0–1.
    pub(super) fn fill(&self) -> f32 {
        self.area as f32 / (self.width() * self.height())
    }

    /// Its brightness, 0–255.
    pub(super) fn tone(&self) -> f32 {
        self.light as f32 / self.area.max(1) as f32
    }

    fn join(&mut self, other: &Self) {
        if other.area == 0 {
            return;
        }
        if self.area == 0 {
            *self = *other;
            return;
        }
        self.left = self.left.min(other.left);
        self.top = self.top.min(other.top);
        self.right = self.right.max(other.right);
        self.bottom = self.bottom.max(other.bottom);
        self.area += other.area;
        self.edge += other.edge;
        self.light += other.light;
    }
}

/// Grey levels by which ink must differ from the mean round it, at the least.
const LEAST: f32 = 16.0;
/// And in standard deviations of what lies round it (Niblack's threshold).
const SPREAD: f32 = 0.45;

/// Which pixels are ink: 1 darker than what lies round them, 2 lighter, 0 neither. `reach` is how far round is, in pixels.
pub(super) fn inked(raster: &Raster, reach: usize) -> Vec<u8> {
    let (width, height) = (raster.width, raster.height);
    let stride = width + 1;
    let (mut sums, mut squares) = (vec![0_u32; stride * (height + 1)], vec![0_u64; stride * (height + 1)]);
    for (y, row) in raster.grey.chunks_exact(width.max(1)).enumerate() {
        let (mut sum, mut square) = (0_u32, 0_u64);
        for (x, grey) in row.iter().enumerate() {
            sum += u32::from(*grey);
            square += u64::from(*grey) * u64::from(*grey);
            let at = (y + 1) * stride + x + 1;
            sums[at] = sums[at - stride] + sum;
            squares[at] = squares[at - stride] + square;
        }
    }
    let mut ink = Vec::with_capacity(raster.grey.len());
    for y in 0..height {
        let (above, below) = (y.saturating_sub(reach), (y + reach + 1).min(height));
        for x in 0..width {
            let (before, after) = (x.saturating_sub(reach), (x + reach + 1).min(width));
            let count = ((below - above) * (after - before)) as f32;
            let corner = |x: usize, y: usize| y * stride + x;
            let (first, second, third, last) = (corner(before, above), corner(after, above), corner(before, below), corner(after, below));
            let mean = (sums[last].wrapping_sub(sums[second]).wrapping_sub(sums[third]).wrapping_add(sums[first])) as f32 / count;
            let square = (squares[last] + squares[first] - squares[second] - squares[third]) as f32 / count;
            let margin = (SPREAD * (square - mean * mean).max(0.0).sqrt()).max(LEAST);
            let off = f32::from(raster.grey[y * width + x]) - mean;
            ink.push(if off <= -margin { 1 } else { 2 * u8::from(off >= margin) });
        }
    }
    ink
}

/// The connected patches of one kind of ink, diagonal neighbours included.
pub(super) fn marks(raster: &Raster, ink: &[u8], kind: u8) -> Vec<Mark> {
    let (width, height) = (raster.width, raster.height);
    let mut kin: Vec<u32> = vec![0];
    let mut marks: Vec<Mark> = vec![Mark::default()];
    let mut labels = vec![0_u32; width * height];
    for y in 0..height {
        for x in 0..width {
            let at = y * width + x;
            if ink[at] != kind {
                continue;
            }
            let near = [
                (x > 0).then(|| at - 1),
                (y > 0).then(|| at - width),
                (x > 0 && y > 0).then(|| at - width - 1),
                (x + 1 < width && y > 0).then(|| at - width + 1),
            ];
            let mut label = 0;
            for neighbour in near.into_iter().flatten().map(|at| labels[at]).filter(|label| *label != 0) {
                let head = head(&mut kin, neighbour);
                if label == 0 {
                    label = head;
                } else if label != head {
                    let (low, high) = (label.min(head), label.max(head));
                    kin[high as usize] = low;
                    label = low;
                }
            }
            if label == 0 {
                label = kin.len() as u32;
                kin.push(label);
                marks.push(Mark::default());
            }
            labels[at] = label;
            let open = |free: bool| u32::from(free);
            let edge = open(x == 0 || ink[at - 1] != kind)
                + open(x + 1 == width || ink[at + 1] != kind)
                + open(y == 0 || ink[at - width] != kind)
                + open(y + 1 == height || ink[at + width] != kind);
            let (x, y, light) = (x as u32, y as u32, u32::from(raster.grey[at]));
            marks[label as usize].join(&Mark { left: x, top: y, right: x, bottom: y, area: 1, edge, light });
        }
    }
    for label in (1..marks.len()).rev() {
        let head = head(&mut kin, label as u32) as usize;
        if head != label {
            let mark = std::mem::take(&mut marks[label]);
            marks[head].join(&mark);
        }
    }
    marks.retain(|mark| mark.area > 0);
    marks
}

/// The label that a label has been joined with, the way there made shorter.
fn head(kin: &mut [u32], label: u32) -> u32 {
    let mut at = label;
    while kin[at as usize] != at {
        kin[at as usize] = kin[kin[at as usize] as usize];
        at = kin[at as usize];
    }
    at
}
