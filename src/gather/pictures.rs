//! Picture files, by their headers.
//!
//! Knows size, format by content, descriptions inside, and whether the file is whole. Refuses to
//! decode a single pixel.

use std::io::{BufReader, Cursor, Read, Seek, SeekFrom};

use image::{ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use super::picture_texts::{exif, iptc, svg, xmp};
use crate::draft::{Picture, PictureState};

/// The header of a JPEG with all its metadata lies within this many bytes.
const MOST_HEADER: u64 = 8 << 20;
const MOST_SVG: u64 = 4 << 20;
/// Wider or higher pictures are refused: decoding one takes more memory than a reader's computer has.
const MOST_PIXELS: u32 = 16_384;
const MOST_MEMORY: u64 = 256 << 20;

/// Reads the header. Every input gives an answer; read errors give `Damaged`.
pub fn probe(file: &mut (impl Read + Seek)) -> Picture {
    let state = |state| Picture { state, ..Picture::default() };
    let mut opening = Vec::with_capacity(1024);
    if file.by_ref().take(1024).read_to_end(&mut opening).is_err() {
        return state(PictureState::Damaged);
    }
    if opening.is_empty() {
        return state(PictureState::Empty);
    }
    let (Ok(length), Ok(_)) = (file.seek(SeekFrom::End(0)), file.seek(SeekFrom::Start(0))) else {
        return state(PictureState::Damaged);
    };
    let Ok(format) = image::guess_format(&opening) else { return vector(file, &opening) };
    let whole = ends(file, format, length);
    if file.seek(SeekFrom::Start(0)).is_err() {
        return state(PictureState::Damaged);
    }
    match format {
        // The decoder of JPEG takes in the whole file; its header is enough.
        ImageFormat::Jpeg => {
            let mut header = Vec::new();
            let read = file.take(MOST_HEADER).read_to_end(&mut header);
            if read.is_err() { state(PictureState::Damaged) } else { decode(Cursor::new(header), format, whole) }
        }
        _ => decode(BufReader::new(file), format, whole),
    }
}

fn decode(file: impl Seek + std::io::BufRead, format: ImageFormat, whole: bool) -> Picture {
    let name = match format {
        ImageFormat::Jpeg => "jpeg",
        ImageFormat::Png => "png",
        ImageFormat::Gif => "gif",
        ImageFormat::WebP => "webp",
        _ => "",
    };
    let mut picture = Picture { format: name, state: PictureState::Damaged, ..Picture::default() };
    let mut reader = ImageReader::with_format(file, format);
    // How large it says that it is can be told without decoding any of it.
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = match reader.into_decoder() {
        Ok(decoder) => decoder,
        Err(ImageError::Limits(_)) => {
            picture.state = PictureState::TooLarge;
            return picture;
        }
        Err(_) => return picture,
    };
    (picture.width, picture.height) = decoder.dimensions();
    let large = picture.width.max(picture.height) > MOST_PIXELS || decoder.total_bytes() > 4 * MOST_MEMORY;
    picture.state = match (large, whole) {
        (true, _) => PictureState::TooLarge,
        (_, true) => PictureState::Whole,
        _ => PictureState::Damaged,
    };
    if let Some(packet) = decoder.xmp_metadata().ok().flatten() {
        picture.texts.extend(xmp(&packet));
        picture.position = super::position::xmp::holds(&packet);
    }
    picture.texts.extend(decoder.iptc_metadata().ok().flatten().and_then(|block| iptc(&block)));
    if let Some(block) = decoder.exif_metadata().ok().flatten() {
        let (described, position) = exif(&block);
        picture.texts.extend(described);
        picture.position |= position;
    }
    picture.texts.sort_by_key(|text| text.source);
    picture
}

/// Whether the file ends as its format does: a picture cut short does not.
fn ends(file: &mut (impl Read + Seek), format: ImageFormat, length: u64) -> bool {
    let tail_length = length.min(4096);
    let mut tail = Vec::new();
    if file.seek(SeekFrom::Start(length - tail_length)).is_err() || file.take(tail_length).read_to_end(&mut tail).is_err() {
        return false;
    }
    let holds = |sign: &[u8]| memchr::memmem::rfind(&tail, sign).is_some();
    match format {
        ImageFormat::Jpeg => holds(&[0xff, 0xd9]),
        ImageFormat::Png => holds(b"IEND"),
        ImageFormat::Gif => holds(&[0x3b]),
        _ => riff(file, length),
    }
}

/// A RIFF file is as long as it says.
fn riff(file: &mut (impl Read + Seek), length: u64) -> bool {
    let mut head = [0; 8];
    let read = file.seek(SeekFrom::Start(0)).is_ok() && file.read_exact(&mut head).is_ok();
    let said = u64::from(u32::from_le_bytes([head[4], head[5], head[6], head[7]]));
    read && said + 8 <= length + 1
}

/// An SVG, or no picture at all.
fn vector(file: &mut impl Read, opening: &[u8]) -> Picture {
    let mut picture = Picture { state: PictureState::Damaged, ..Picture::default() };
    let text = opening.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(opening).trim_ascii_start();
    let mut document = Vec::new();
    if !text.starts_with(b"<") || file.take(MOST_SVG).read_to_end(&mut document).is_err() {
        return picture;
    }
    if let Some(((width, height), title)) = svg(&document) {
        picture.format = "svg";
        (picture.width, picture.height) = (width, height);
        picture.texts.extend(title);
        picture.state = PictureState::Whole;
    }
    picture
}
