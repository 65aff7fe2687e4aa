//! Where JPEG, PNG and WebP keep EXIF and XMP.
//!
//! Knows segments and chunks, and the check sums of PNG. Refuses packed or split metadata that may hold a position.

use super::{boxes, tiff, xmp};

const EXIF: &[u8] = b"Exif\0\0";
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const MORE_XMP: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
/// The keyword of XMP in a PNG, with the two bytes that say how it is packed.
const PNG_XMP: &[u8] = b"XML:com.adobe.xmp\0";
const START: &[u8] = &[0xff, 0xd8, 0xff];
/// Pictures in one JPEG file: a preview, a depth map …
const MOST_PICTURES: usize = 16;

/// Every picture in the file, and the film that some phones append.
pub(super) fn jpeg(file: &mut [u8]) -> Option<bool> {
    let (mut at, mut found) = (0, false);
    for _ in 0..MOST_PICTURES {
        let (end, any) = picture(file, at)?;
        found |= any;
        match memchr::memmem::find(&file[end..], START) {
            Some(next) => at = end + next,
            None => break,
        }
    }
    if let Some(film) = memchr::memmem::find(&file[at..], b"ftyp").and_then(|film| (at + film).checked_sub(4)) {
        found |= boxes::clear(&mut file[film..])?;
    }
    Some(found)
}

/// One picture from its start marker on; gives where it ends.
fn picture(file: &mut [u8], start: usize) -> Option<(usize, bool)> {
    let (mut at, mut found) = (start + 2, false);
    loop {
        // Also passes over compressed picture data: in it a sign FF is followed by 00 or a restart marker.
        let Some(sign) = memchr::memchr(0xff, file.get(at..)?) else { return Some((file.len(), found)) };
        at += sign + 1;
        match file.get(at) {
            None => return Some((file.len(), found)),
            Some(0xd9) => return Some((at + 1, found)),
            Some(0 | 1 | 0xff | 0xd0..=0xd8) => continue,
            Some(_) => {}
        }
        let marker = file[at];
        let Some([high, low]) = file.get(at + 1..at + 3) else { return Some((file.len(), found)) };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let end = (at + 1 + length.max(2)).min(file.len());
        if marker == 0xe1 {
            found |= metadata(file.get_mut(at + 3..end)?)?;
        }
        at = end;
    }
}

fn metadata(body: &mut [u8]) -> Option<bool> {
    if body.starts_with(EXIF) {
        return tiff::clear(&mut body[EXIF.len()..]);
    }
    if body.starts_with(XMP) {
        return Some(xmp::clear(&mut body[XMP.len()..]));
    }
    // The second half of a long packet is known by a sum of its bytes: changed, it would be lost whole.
    (!body.starts_with(MORE_XMP) || !xmp::holds(body)).then_some(false)
}

pub(super) fn png(file: &mut [u8]) -> Option<bool> {
    let (mut at, mut found) = (8, false);
    while let Some(head) = file.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let kind = [head[4], head[5], head[6], head[7]];
        let end = at.checked_add(8 + length)?;
        let Some(body) = file.get_mut(at + 8..end) else { break };
        let any = chunk(kind, body)?;
        if any {
            let sum = check_sum(&file[at + 4..end]);
            file.get_mut(end..end + 4)?.copy_from_slice(&sum.to_be_bytes());
        }
        found |= any;
        at = end + 4;
    }
    Some(found)
}

fn chunk(kind: [u8; 4], body: &mut [u8]) -> Option<bool> {
    match &kind {
        b"eXIf" => tiff::clear(body),
        b"iTXt" if body.starts_with(PNG_XMP) => match body.get(PNG_XMP.len()) {
            Some(0) => Some(xmp::clear(&mut body[PNG_XMP.len()..])),
            _ => None,
        },
        // ImageMagick's own form of the same, in packed figures.
        b"tEXt" | b"zTXt" if body.starts_with(b"Raw profile type exif") || body.starts_with(b"Raw profile type APP1") => None,
        _ => Some(false),
    }
}

/// CRC-32 as PNG has it (ISO/IEC 15948, annex D).
fn check_sum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        let start = sum ^ u32::from(*byte);
        (0..8).fold(start, |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
    })
}

pub(super) fn webp(file: &mut [u8]) -> Option<bool> {
    let (mut at, mut found) = (12, false);
    while let Some(head) = file.get(at..at + 8) {
        let kind = [head[0], head[1], head[2], head[3]];
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let end = at.checked_add(8 + length)?;
        let Some(body) = file.get_mut(at + 8..end) else { break };
        found |= match &kind {
            b"EXIF" if body.starts_with(EXIF) => tiff::clear(&mut body[EXIF.len()..])?,
            b"EXIF" => tiff::clear(body)?,
            b"XMP " => xmp::clear(body),
            _ => false,
        };
        at = end + length % 2;
    }
    Some(found)
}
