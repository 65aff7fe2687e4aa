//! A picture as grey values, small enough to look at closely.
//!
//! Knows brightness, place by place, and whether anything is there to see. Refuses to know files and colours.

use crate::draft::Surface;

/// Grey values, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Raster {
    /// Pixels across.
    pub(super) width: usize,
    /// Pixels down.
    pub(super) height: usize,
    /// Brightness 0–255, as many as there are pixels.
    pub(super) grey: Vec<u8>,
}

/// The pixels of a decoded picture as they lie in memory: grey, grey and alpha, red-green-blue, or those and alpha.
#[derive(Clone, Copy, Debug)]
pub(super) struct Samples<'a> {
    /// Pixels across.
    pub(super) width: usize,
    /// Pixels down.
    pub(super) height: usize,
    /// Bytes a pixel, 1–4.
    pub(super) channels: usize,
    /// As many as width × height × channels.
    pub(super) bytes: &'a [u8],
}

/// How much a channel may stray in a picture of one colour: what JPEG makes of it.
const FLAT: u8 = 8;

impl Samples<'_> {
    /// The pixels, as red, green, blue and alpha.
    pub(super) fn pixels(&self) -> impl Iterator<Item = [u8; 4]> {
        self.bytes.chunks_exact(self.channels.max(1)).map(|pixel| match *pixel {
            [grey] => [grey, grey, grey, 255],
            [grey, alpha] => [grey, grey, grey, alpha],
            [red, green, blue] => [red, green, blue, 255],
            [red, green, blue, alpha, ..] => [red, green, blue, alpha],
            [] => [0; 4],
        })
    }

    /// What there is to see at all.
    pub(super) fn surface(&self) -> Surface {
        let mut pixels = self.pixels();
        let Some(first) = pixels.next() else { return Surface::Clear };
        let (mut low, mut high) = (first, first);
        for pixel in pixels {
            for channel in 0..4 {
                low[channel] = low[channel].min(pixel[channel]);
                high[channel] = high[channel].max(pixel[channel]);
            }
            // Most pictures show more than one colour within a few pixels.
            if high[3] > 0 && (0..4).any(|channel| high[channel] - low[channel] > FLAT) {
                return Surface::Varied;
            }
        }
        if high[3] == 0 {
            Surface::Clear
        } else if low[3] >= 255 - FLAT {
            Surface::Flat
        } else {
            Surface::Varied
        }
    }

    /// The same picture with at most `most` pixels a side, on a white page; on a black one where white would hide it.
    pub(super) fn reduced(&self, most: usize) -> Raster {
        let on_white = self.reduced_on(most, 255);
        let (low, high) = on_white.grey.iter().fold((255, 0), |(low, high), grey| (*grey.min(&low), *grey.max(&high)));
        let has_alpha = self.channels == 2 || self.channels == 4;
        if has_alpha && high - low.min(high) < FLAT { self.reduced_on(most, 0) } else { on_white }
    }

    fn reduced_on(&self, most: usize, page: u32) -> Raster {
        let longest = self.width.max(self.height).max(1);
        let scaled = |side: usize| if longest <= most { side } else { (side * most / longest).max(1) };
        let (width, height) = (scaled(self.width), scaled(self.height));
        let across: Vec<usize> = (0..self.width).map(|x| x * width / self.width).collect();
        let (mut sums, mut counts) = (vec![0_u32; width * height], vec![0_u32; width * height]);
        for (at, [red, green, blue, alpha]) in self.pixels().enumerate() {
            let (x, y) = (at % self.width, at / self.width);
            let place = (y * height / self.height) * width + across[x];
            let bright = (54 * u32::from(red) + 183 * u32::from(green) + 19 * u32::from(blue)) >> 8;
            let alpha = u32::from(alpha);
            sums[place] += (bright * alpha + page * (255 - alpha)) / 255;
            counts[place] += 1;
        }
        let grey = sums.iter().zip(&counts).map(|(sum, count)| (sum / count.max(&1)) as u8).collect();
        Raster { width, height, grey }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(channels: usize, bytes: &[u8]) -> Samples<'_> {
        Samples { width: bytes.len() / channels, height: 1, channels, bytes }
    }

    #[test]
    fn a_surface_is_one_colour_nothing_or_more() {
        assert_eq!(samples(3, &[250, 0, 0, 252, 3, 1]).surface(), Surface::Flat);
        assert_eq!(samples(4, &[0, 0, 0, 0, 255, 255, 255, 0]).surface(), Surface::Clear);
        assert_eq!(samples(4, &[255, 255, 255, 0, 255, 255, 255, 255]).surface(), Surface::Varied);
        assert_eq!(samples(1, &[0, 40]).surface(), Surface::Varied);
    }

    #[test]
    fn white_on_nothing_is_seen_on_black() {
        assert_eq!(samples(2, &[255, 0, 255, 255]).reduced(64).grey, [0, 255]);
        assert_eq!(samples(2, &[0, 0, 0, 255]).reduced(64).grey, [255, 0]);
        let wide: Vec<u8> = (0..100).collect();
        let raster = samples(1, &wide).reduced(10);
        assert_eq!((raster.width, raster.height, raster.grey[0], raster.grey[9]), (10, 1, 4, 94));
    }
}
