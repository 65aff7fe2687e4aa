//! A sheet to draw on, and dice that fall the same way every time.

use super::glyphs::strokes;

/// Numbers from a seed (splitmix64).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Between two numbers.
    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * (self.roll() >> 40) as f32 / (1_u64 << 24) as f32
    }

    pub fn below(&mut self, count: usize) -> usize {
        (self.roll() % count as u64) as usize
    }

    pub fn pick<T: Copy>(&mut self, among: &[T]) -> T {
        among[self.below(among.len())]
    }

    pub fn colour(&mut self, low: f32, high: f32) -> [f32; 3] {
        [self.between(low, high), self.between(low, high), self.between(low, high)]
    }
}

/// How letters are drawn.
#[derive(Clone, Copy)]
pub struct Pen {
    /// Height of a capital in pixels.
    pub size: f32,
    /// Stroke in parts of the size.
    pub weight: f32,
    pub slant: f32,
    /// Width of a letter compared with the usual.
    pub wide: f32,
    pub colour: [f32; 3],
    /// Turned by so many radians about where the text begins.
    pub turn: f32,
}

pub struct Canvas {
    pub width: usize,
    pub height: usize,
    pixels: Vec<[f32; 3]>,
}

impl Canvas {
    pub fn new(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![[255.0; 3]; width * height] }
    }

    /// Every pixel from its place, 0–1 across and down.
    pub fn paint(&mut self, colour: impl Fn(f32, f32) -> [f32; 3]) {
        for at in 0..self.pixels.len() {
            let (x, y) = ((at % self.width) as f32 / self.width as f32, (at / self.width) as f32 / self.height as f32);
            self.pixels[at] = colour(x, y);
        }
    }

    /// Colours the part of a box that lies inside a shape; `cover` says how much of a pixel does.
    pub fn shape(&mut self, (left, top, right, bottom): (f32, f32, f32, f32), colour: [f32; 3], cover: impl Fn(f32, f32) -> f32) {
        let bound = |value: f32, most: usize| value.max(0.0).min(most as f32) as usize;
        for y in bound(top.floor(), self.height)..bound(bottom.ceil() + 1.0, self.height) {
            for x in bound(left.floor(), self.width)..bound(right.ceil() + 1.0, self.width) {
                let share = cover(x as f32 + 0.5, y as f32 + 0.5).clamp(0.0, 1.0);
                if share > 0.0 {
                    let pixel = &mut self.pixels[y * self.width + x];
                    for (old, new) in pixel.iter_mut().zip(colour) {
                        *old += (new - *old) * share;
                    }
                }
            }
        }
    }

    pub fn rect(&mut self, left: f32, top: f32, right: f32, bottom: f32, colour: [f32; 3]) {
        let inside = |x: f32, y: f32| (x - left + 0.5).min(right - x + 0.5).min(y - top + 0.5).min(bottom - y + 0.5);
        self.shape((left, top, right, bottom), colour, inside);
    }

    pub fn ellipse(&mut self, x: f32, y: f32, wide: f32, high: f32, colour: [f32; 3]) {
        let inside = |px: f32, py: f32| (1.0 - ((px - x) / wide).hypot((py - y) / high)) * wide.min(high) + 0.5;
        self.shape((x - wide, y - high, x + wide, y + high), colour, inside);
    }

    /// A stroke with round ends.
    pub fn line(&mut self, (ax, ay): (f32, f32), (bx, by): (f32, f32), thick: f32, colour: [f32; 3]) {
        let (dx, dy) = (bx - ax, by - ay);
        let long = (dx * dx + dy * dy).max(1e-6);
        let inside = |x: f32, y: f32| {
            let along = (((x - ax) * dx + (y - ay) * dy) / long).clamp(0.0, 1.0);
            thick / 2.0 + 0.5 - (x - ax - along * dx).hypot(y - ay - along * dy)
        };
        self.shape((ax.min(bx) - thick, ay.min(by) - thick, ax.max(bx) + thick, ay.max(by) + thick), colour, inside);
    }

    /// Points in order, the inside filled.
    pub fn polygon(&mut self, points: &[(f32, f32)], colour: [f32; 3]) {
        let edge = |of: fn(f32, f32) -> f32, pick: fn(&(f32, f32)) -> f32| points.iter().map(pick).fold(pick(&points[0]), of);
        let bounds = (edge(f32::min, |p| p.0), edge(f32::min, |p| p.1), edge(f32::max, |p| p.0), edge(f32::max, |p| p.1));
        self.shape(bounds, colour, |x, y| {
            let mut inside = false;
            for (at, (ax, ay)) in points.iter().enumerate() {
                let (bx, by) = points[(at + 1) % points.len()];
                if (*ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax {
                    inside = !inside;
                }
            }
            f32::from(u8::from(inside))
        });
    }

    /// How wide a text becomes, in pixels.
    pub fn measure(text: &str, pen: &Pen) -> f32 {
        let unit = pen.size / 6.0 * pen.wide;
        text.chars().map(|sign| strokes(sign).1 * unit + 1.7 * unit).sum()
    }

    /// Writes a text whose capitals stand with their top left corner here.
    pub fn write(&mut self, text: &str, (left, top): (f32, f32), pen: &Pen) {
        let unit = pen.size / 6.0;
        let (sin, cos) = pen.turn.sin_cos();
        let mut along = 0.0;
        for sign in text.chars() {
            let (lines, wide, from) = strokes(sign);
            for line in &lines {
                let place = |(x, y): (f32, f32)| {
                    let x = along + (x - from) * unit * pen.wide + (6.0 - y) * unit * pen.slant;
                    (left + x * cos - y * unit * sin, top + x * sin + y * unit * cos)
                };
                let points: Vec<(f32, f32)> = line.iter().map(|point| place(*point)).collect();
                match points.as_slice() {
                    [dot] => self.line(*dot, *dot, pen.size * pen.weight * 1.2, pen.colour),
                    _ => points.windows(2).for_each(|pair| self.line(pair[0], pair[1], pen.size * pen.weight, pen.colour)),
                }
            }
            along += (wide + 1.7) * unit * pen.wide;
        }
    }

    /// Noise as a camera makes it.
    pub fn grain(&mut self, strength: f32, dice: &mut Dice) {
        if strength > 0.0 {
            for pixel in &mut self.pixels {
                let off = (dice.between(-1.0, 1.0) + dice.between(-1.0, 1.0)) * strength;
                for value in pixel.iter_mut() {
                    *value += off;
                }
            }
        }
    }

    /// The mean brightness of a box, 0–255.
    pub fn bright(&self, left: f32, top: f32, right: f32, bottom: f32) -> f32 {
        let (mut sum, mut count) = (0.0, 0.0);
        for y in (top.max(0.0) as usize..(bottom as usize).min(self.height)).step_by(4) {
            for x in (left.max(0.0) as usize..(right as usize).min(self.width)).step_by(4) {
                let [red, green, blue] = self.pixels[y * self.width + x];
                sum += 0.21 * red + 0.72 * green + 0.07 * blue;
                count += 1.0;
            }
        }
        if count > 0.0 { sum / count } else { 255.0 }
    }

    /// Red, green and blue, row by row.
    pub fn bytes(&self) -> Vec<u8> {
        self.pixels.iter().flatten().map(|value| value.clamp(0.0, 255.0) as u8).collect()
    }

    /// As a picture of the library that encodes.
    pub fn image(&self) -> image::DynamicImage {
        let buffer = image::RgbImage::from_raw(self.width as u32, self.height as u32, self.bytes()).expect("as many bytes as pixels");
        image::DynamicImage::ImageRgb8(buffer)
    }
}
