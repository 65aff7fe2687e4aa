//! Rows of marks that stand as letters do: one after the other on a line, of like height and stroke, and not all alike.
//!
//! Knows what a row of letters looks like. Refuses to read it.

#![allow(clippy::cast_sign_loss, reason = "places and counts in a picture are never negative")]

use super::ink::Mark;

/// A row of marks that are likely to be letters.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// From left to right.
    pub(super) marks: Vec<Mark>,
}

/// Marks that are looked at; more than that is texture.
const MOST_MARKS: usize = 40_000;
/// Least height of a letter in pixels.
const LEAST_HEIGHT: f32 = 6.0;
/// Stroke to height: fatter is a blob.
const FATTEST: f32 = 0.34;

/// Marks in a row that is hardly there by chance.
const SURE: usize = 6;
/// Median departure of strokes from the median stroke, in parts of it, and of tones in grey levels.
const MOST_UNEVEN: f32 = 0.14;
const MOST_TONES: f32 = 10.0;

/// The rows of letters among the marks of a picture so many pixels high.
pub(super) fn rows(marks: &[Mark], height: usize) -> Vec<Row> {
    let mut letters: Vec<Mark> = marks.iter().filter(|mark| may_be_letter(mark, height as f32)).copied().collect();
    if letters.len() > MOST_MARKS {
        return Vec::new();
    }
    letters.sort_unstable_by_key(|mark| (mark.left, mark.top, mark.right, mark.bottom));
    chains(&letters, height).into_iter().filter(Row::is_writing).collect()
}

fn may_be_letter(mark: &Mark, picture: f32) -> bool {
    let (width, height) = (mark.width(), mark.height());
    let is_bar = width < 0.45 * height;
    height >= LEAST_HEIGHT
        && height <= 0.4 * picture
        && width <= 8.0 * height
        && mark.stroke() <= FATTEST * height
        && (is_bar || mark.fill() <= 0.85)
        && mark.fill() >= 0.12
}

/// Height of the bands that open rows are sought in, in pixels.
const BAND: usize = 8;

/// Marks from left to right, each put to the row that it goes on with.
fn chains(letters: &[Mark], height: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut bands: Vec<Vec<usize>> = vec![Vec::new(); height / BAND + 1];
    for mark in letters {
        let middle = (mark.top + mark.bottom) as usize / 2;
        let reach = (mark.height() as usize).max(BAND);
        let (from, to) = (middle.saturating_sub(reach) / BAND, ((middle + reach) / BAND).min(bands.len() - 1));
        let mut best: Option<(f32, usize)> = None;
        for band in &mut bands[from..=to] {
            // Rows that ended far to the left take no more letters.
            band.retain(|row| rows[*row].marks.last().is_some_and(|last| mark.left as f32 - (last.right as f32) < 3.0 * last.height()));
            for &row in band.iter() {
                let Some(last) = rows[row].marks.last() else { continue };
                if let Some(gap) = follows(last, mark)
                    && best.is_none_or(|(least, _)| gap < least)
                {
                    best = Some((gap, row));
                }
            }
        }
        let row = if let Some((_, row)) = best {
            rows[row].marks.push(*mark);
            row
        } else {
            rows.push(Row { marks: vec![*mark] });
            rows.len() - 1
        };
        bands[middle / BAND].push(row);
    }
    rows
}

/// The gap between two marks when the second may stand after the first in one word or the next.
fn follows(last: &Mark, next: &Mark) -> Option<f32> {
    let (low, high) = (last.height().min(next.height()), last.height().max(next.height()));
    let gap = next.left as f32 - last.right as f32 - 1.0;
    let shared = (last.bottom.min(next.bottom) as f32) - (last.top.max(next.top) as f32) + 1.0;
    let (thin, thick) = (last.stroke().min(next.stroke()), last.stroke().max(next.stroke()));
    let fits = high <= 2.3 * low
        && shared >= 0.6 * low
        && gap >= -0.3 * high
        && gap <= 1.1 * high
        && thick <= 2.0 * thin
        && (last.tone() - next.tone()).abs() <= 48.0;
    fits.then_some(gap.abs())
}

impl Row {
    /// Median height.
    pub(super) fn height(&self) -> f32 {
        median(self.marks.iter().map(Mark::height))
    }

    /// Letters, where several have grown together counted by their width.
    pub(super) fn letters(&self) -> u32 {
        let height = self.height();
        let of = |mark: &Mark| if mark.width() > 1.3 * height { (mark.width() / (0.62 * height)).round() as u32 } else { 1 };
        self.marks.iter().map(of).sum()
    }

    /// Pixels that its box covers.
    pub(super) fn area(&self) -> f32 {
        let left = self.marks.iter().map(|mark| mark.left).min().unwrap_or_default();
        let right = self.marks.iter().map(|mark| mark.right).max().unwrap_or_default();
        (right - left + 1) as f32 * self.height()
    }

    fn is_writing(&self) -> bool {
        self.marks.len() >= 3 && self.is_even() && self.stands_on_a_line() && self.is_varied()
    }

    /// Long enough that it is hardly there by chance.
    pub(super) fn is_sure(&self) -> bool {
        self.marks.len() >= SURE
    }

    /// One pen and one ink: strokes and tones differ little.
    fn is_even(&self) -> bool {
        let off = |of: fn(&Mark) -> f32| {
            let middle = median(self.marks.iter().map(of));
            (middle, median(self.marks.iter().map(|mark| (of(mark) - middle).abs())))
        };
        let ((stroke, strokes), (_, tones)) = (off(Mark::stroke), off(Mark::tone));
        strokes <= MOST_UNEVEN * stroke && tones <= MOST_TONES
    }

    /// Letters share a foot line, and most reach one of two heights over it.
    fn stands_on_a_line(&self) -> bool {
        let tolerance = (0.13 * self.height()).max(1.01);
        let slope = self.slope();
        if slope.abs() > 0.2 {
            return false;
        }
        let level = |mark: &Mark| slope * (mark.left + mark.right) as f32 / 2.0;
        let feet: Vec<f32> = self.marks.iter().map(|mark| mark.bottom as f32 - level(mark)).collect();
        let tops: Vec<f32> = self.marks.iter().map(|mark| mark.top as f32 - level(mark)).collect();
        let (foot, on_foot) = crowd(&feet, tolerance);
        let (first, on_first) = crowd(&tops, tolerance);
        let left: Vec<f32> = tops.iter().copied().filter(|top| (top - first).abs() > tolerance).collect();
        let on_second = if left.is_empty() { 0 } else { crowd(&left, tolerance).1 };
        let count = self.marks.len() as f32;
        foot.is_finite() && on_foot as f32 >= 0.66 * count && (on_first + on_second) as f32 >= 0.74 * count
    }

    /// How much the feet rise or fall a pixel, robustly: the median over pairs that stand apart.
    fn slope(&self) -> f32 {
        let half = self.marks.len() / 2;
        let pairs = self.marks.iter().zip(&self.marks[half..]);
        let rise = |(one, other): (&Mark, &Mark)| {
            let run = (other.left + other.right) as f32 / 2.0 - (one.left + one.right) as f32 / 2.0;
            if run.abs() < 1.0 { 0.0 } else { (other.bottom as f32 - one.bottom as f32) / run }
        };
        median(pairs.map(rise))
    }

    /// Palings, windows and bricks are alike; letters are not.
    fn is_varied(&self) -> bool {
        let alike = |one: &Mark, other: &Mark| {
            let near = |a: f32, b: f32| (a - b).abs() <= (0.12 * a.max(b)).max(1.01);
            near(one.width(), other.width()) && near(one.height(), other.height()) && near(one.area as f32, other.area as f32)
        };
        let sample: Vec<&Mark> = self.marks.iter().take(40).collect();
        let most = sample.iter().map(|one| sample.iter().filter(|other| alike(one, other)).count()).max().unwrap_or_default();
        let bars = sample.iter().filter(|mark| mark.fill() > 0.8).count();
        let count = sample.len() as f32;
        most as f32 <= if sample.len() < 5 { 0.7 * count } else { 0.5 * count } && bars as f32 <= 0.5 * count
    }
}

/// Where most values lie together, and how many.
fn crowd(values: &[f32], tolerance: f32) -> (f32, usize) {
    let near = |middle: f32| values.iter().filter(|value| (*value - middle).abs() <= tolerance).count();
    let sample = values.iter().take(64).copied();
    sample.map(|middle| (middle, near(middle))).max_by(|one, other| one.1.cmp(&other.1)).unwrap_or((0.0, 0))
}

fn median(values: impl Iterator<Item = f32>) -> f32 {
    let mut values: Vec<f32> = values.collect();
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
