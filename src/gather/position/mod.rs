//! Takes the position out of a picture's or film's metadata.
//!
//! Knows where cameras write it: EXIF, XMP, and the boxes of MP4 and QuickTime. Works in place, so that no other byte
//! of the file moves or changes. Refuses what it cannot take out whole, and proves by reading again that nothing else
//! that is known of the file has changed.

mod boxes;
mod containers;
mod tiff;
pub(super) mod xmp;

use std::io::Cursor;

use super::container::{self, Kind};

/// The same file without its position, as long as before; `None` when it holds none, or holds one where it cannot be
/// taken out safely. JPEG, PNG, WebP, MP4 and QuickTime are known, by content.
pub fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.to_vec();
    let found = match bytes {
        [0xff, 0xd8, ..] => containers::jpeg(&mut out)?,
        [0x89, b'P', b'N', b'G', ..] => containers::png(&mut out)?,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => containers::webp(&mut out)?,
        _ if matches!(container::kind(bytes), Some(Kind::Mp4 | Kind::Mov)) => boxes::clear(&mut out)?,
        _ => false,
    };
    (found && is_the_same(bytes, &out)).then_some(out)
}

/// Whether a picture or film holds a position.
pub fn holds(bytes: &[u8]) -> bool {
    container::probe(&mut Cursor::new(bytes)).position || picture_holds(bytes)
}

#[cfg(feature = "images")]
fn picture_holds(bytes: &[u8]) -> bool {
    super::pictures::probe(&mut Cursor::new(bytes)).position
}

/// Without the feature `images` no picture is read.
#[cfg(not(feature = "images"))]
fn picture_holds(_: &[u8]) -> bool {
    false
}

/// Whether both are the same file to klart, but for the position, which only the first may hold.
fn is_the_same(before: &[u8], after: &[u8]) -> bool {
    let film = |bytes: &[u8]| container::probe(&mut Cursor::new(bytes));
    let (mut old, new) = (film(before), film(after));
    old.position = false;
    before.len() == after.len() && old == new && shows_the_same(before, after)
}

#[cfg(feature = "images")]
fn shows_the_same(before: &[u8], after: &[u8]) -> bool {
    let picture = |bytes: &[u8]| super::pictures::probe(&mut Cursor::new(bytes));
    let (mut old, new) = (picture(before), picture(after));
    old.position = false;
    old == new
}

/// Without the feature `images` no picture can be read again.
#[cfg(not(feature = "images"))]
fn shows_the_same(_: &[u8], _: &[u8]) -> bool {
    true
}
