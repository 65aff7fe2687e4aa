//! From a picture file's bytes to what its pixels tell, within limits.
//!
//! Knows formats, frames and how much may be decoded. Refuses to read files, and to judge.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::codecs::gif::GifDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::{LoopCount, Orientation};
use image::{AnimationDecoder, DynamicImage, Frames, GrayImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use super::flicker::Flicker;
use super::raster::{Raster, Samples};
use super::{fingerprint, writing};
use crate::draft::{Detected, Motion, Pixels, Surface};

/// Pixels on either side.
const MOST_SIDE: u32 = 16_384;
/// Bytes that decoding one picture may take.
pub(super) const MOST_MEMORY: u64 = 256 << 20;
/// Frames of one animation that are looked at, and pixels in all of them.
const MOST_FRAMES: u32 = 2_000;
const MOST_WORK: u64 = 150_000_000;
/// Browsers show frames that ask for less time than this for `USUAL_MS` instead.
const LEAST_MS: u32 = 11;
const USUAL_MS: u32 = 100;
/// Pixels on the longer side that are enough to see letters by.
pub(super) const CLOSE: usize = 1_200;

/// Thousandths of a picture that is mostly a QR code.
const CODE: u32 = 100;

type Decoded<T> = Result<T, ImageError>;

/// Looks at a picture. `None` when it is over a limit, or of a sort that is not decoded: nothing is known then.
pub fn look(bytes: &[u8]) -> Option<Pixels> {
    look_with(bytes, &|_| None)
}

/// Finds writing in a picture in a way of its own.
type Detect<'a> = &'a dyn Fn(&Raster) -> Option<Detected>;

/// As [`look`], with a second opinion on writing.
pub(super) fn look_with(bytes: &[u8], detect: Detect) -> Option<Pixels> {
    // A fault in a decoder must not take the draft with it.
    let decoded = catch_unwind(AssertUnwindSafe(|| decode(bytes, detect))).ok()?;
    match decoded {
        Ok(pixels) => pixels,
        Err(ImageError::Decoding(_) | ImageError::IoError(_)) => Some(Pixels { surface: Surface::Broken, ..Pixels::default() }),
        Err(_) => None,
    }
}

fn decode(bytes: &[u8], detect: Detect) -> Decoded<Option<Pixels>> {
    let Ok(format) = image::guess_format(bytes) else { return Ok(None) };
    match format {
        ImageFormat::Gif => {
            let decoder = GifDecoder::new(Cursor::new(bytes))?;
            moving(decoder, gif_rounds(bytes), detect).map(Some)
        }
        ImageFormat::Png => {
            let decoder = PngDecoder::with_limits(Cursor::new(bytes), limits())?;
            if !decoder.is_apng()? {
                return still(bytes, format, detect).map(Some);
            }
            let size = decoder.dimensions();
            let decoder = decoder.apng()?;
            let rounds = rounds(decoder.loop_count());
            frames(decoder.into_frames(), size, rounds, detect).map(Some)
        }
        ImageFormat::WebP => {
            let decoder = WebPDecoder::new(Cursor::new(bytes))?;
            if !decoder.has_animation() {
                return still(bytes, format, detect).map(Some);
            }
            let rounds = rounds(decoder.loop_count());
            moving(decoder, rounds, detect).map(Some)
        }
        ImageFormat::Jpeg => still(bytes, format, detect).map(Some),
        _ => Ok(None),
    }
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

fn over() -> ImageError {
    ImageError::Limits(image::error::LimitError::from_kind(image::error::LimitErrorKind::InsufficientMemory))
}

/// How often a picture is shown; `None` for one that never ends.
fn rounds(count: LoopCount) -> Option<u32> {
    if let LoopCount::Finite(count) = count { Some(count.get()) } else { None }
}

/// The decoder takes a GIF that says nothing of rounds for an endless one; browsers show it once. A number of
/// repetitions comes on top of the first round.
fn gif_rounds(bytes: &[u8]) -> Option<u32> {
    let said = [b"NETSCAPE2.0\x03\x01", b"ANIMEXTS1.0\x03\x01"].iter().find_map(|sign| {
        let at = memchr::memmem::find(bytes, *sign)? + sign.len();
        Some(u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]))
    });
    match said {
        None => Some(1),
        Some(0) => None,
        Some(more) => Some(u32::from(more) + 1),
    }
}

fn still(bytes: &[u8], format: ImageFormat, detect: Detect) -> Decoded<Pixels> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits());
    let mut decoder = reader.into_decoder()?;
    if decoder.total_bytes() > MOST_MEMORY {
        return Err(over());
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder)?;
    let (mut raster, surface) = with_samples(&image, |samples| (samples.reduced(CLOSE), samples.surface()));
    drop(image);
    if orientation != Orientation::NoTransforms {
        raster = turned(raster, orientation);
    }
    Ok(of_raster(&raster, surface, detect))
}

/// The samples of a picture, eight bits each.
fn with_samples<T>(image: &DynamicImage, look: impl FnOnce(&Samples) -> T) -> T {
    let (width, height) = (image.width() as usize, image.height() as usize);
    let channels = usize::from(image.color().channel_count());
    if usize::from(image.color().bytes_per_pixel()) == channels {
        return look(&Samples { width, height, channels, bytes: image.as_bytes() });
    }
    let image = image.to_rgba8();
    look(&Samples { width, height, channels: 4, bytes: image.as_raw() })
}

fn turned(raster: Raster, orientation: Orientation) -> Raster {
    let Some(grey) = GrayImage::from_raw(raster.width as u32, raster.height as u32, raster.grey) else { return Raster::default() };
    let mut image = DynamicImage::ImageLuma8(grey);
    image.apply_orientation(orientation);
    Raster { width: image.width() as usize, height: image.height() as usize, grey: image.into_bytes() }
}

fn of_raster(raster: &Raster, surface: Surface, detect: Detect) -> Pixels {
    if surface != Surface::Varied {
        return Pixels { surface, ..Pixels::default() };
    }
    let writing = writing::of(raster);
    // All QR codes look alike from a distance, and none means the same as another.
    let hash = if writing.code >= CODE { None } else { fingerprint::of(raster) };
    Pixels { hash, surface, motion: None, writing, detected: detect(raster) }
}

fn moving<'a>(mut decoder: impl ImageDecoder + AnimationDecoder<'a>, rounds: Option<u32>, detect: Detect) -> Decoded<Pixels> {
    decoder.set_limits(limits())?;
    let size = decoder.dimensions();
    frames(decoder.into_frames(), size, rounds, detect)
}

/// Looks at one frame after the other, never holding more than one. What fails after the first ends the look there:
/// browsers show the frames that came before.
fn frames(mut frames: Frames, (width, height): (u32, u32), rounds: Option<u32>, detect: Detect) -> Decoded<Pixels> {
    let area = u64::from(width) * u64::from(height);
    if area * 12 > MOST_MEMORY {
        return Err(over());
    }
    let (mut flicker, mut motion) = (Flicker::default(), Motion { rounds, ..Motion::default() });
    let mut face: Option<(Raster, Surface)> = None;
    while motion.frames < MOST_FRAMES && u64::from(motion.frames) * area < MOST_WORK {
        let frame = match frames.next() {
            Some(Err(error)) if motion.frames == 0 => return Err(error),
            None | Some(Err(_)) => break,
            Some(Ok(frame)) => frame,
        };
        let (over, under) = frame.delay().numer_denom_ms();
        let shown = over / under.max(1);
        let shown = if shown < LEAST_MS { USUAL_MS } else { shown };
        let (buffer, bytes) = (frame.buffer(), frame.buffer().as_raw());
        let samples = Samples { width: buffer.width() as usize, height: buffer.height() as usize, channels: 4, bytes };
        flicker.frame(&samples, shown);
        if face.as_ref().is_none_or(|(_, surface)| *surface != Surface::Varied) {
            face = Some((samples.reduced(CLOSE), samples.surface()));
        }
        motion.frames += 1;
        motion.round_ms = motion.round_ms.saturating_add(shown);
    }
    let Some((raster, surface)) = face else { return Ok(Pixels { surface: Surface::Broken, ..Pixels::default() }) };
    motion.changes = flicker.changes();
    motion.flashes = flicker.flashes(motion.rounds);
    let surface = if motion.changes { Surface::Varied } else { surface };
    let mut pixels = of_raster(&raster, surface, detect);
    pixels.motion = (motion.frames > 1).then_some(motion);
    Ok(pixels)
}
