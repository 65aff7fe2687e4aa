//! The position in an EXIF block: the directory of GPS fields that a TIFF header leads to (EXIF 2.32, 4.6.6).
//!
//! Knows directories, entries and where their values lie. Refuses a block where a value of the position is also a
//! value of something else.

use std::ops::Range;

const GPS: u16 = 0x8825;
const EXIF: u16 = 0x8769;
const THUMBNAIL: u16 = 0x0201;
const THUMBNAIL_LENGTH: u16 = 0x0202;
/// Directories looked at, and entries of one.
const MOST_DIRECTORIES: usize = 16;
const MOST_ENTRIES: usize = 1000;

/// Bytes of a value of each type, by its number.
const WIDTHS: [usize; 14] = [1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

struct Entry {
    tag: u16,
    at: usize,
    /// The value as a number or an offset.
    value: usize,
    /// Where a value that does not fit in the entry lies.
    outside: Option<Range<usize>>,
}

/// An entry that leads to a position.
struct Pointer {
    /// Where its directory begins.
    directory: usize,
    /// Where it stands itself.
    entry: usize,
    /// Where it leads.
    target: usize,
}

struct Directory {
    range: Range<usize>,
    entries: Vec<Entry>,
    next: usize,
}

/// Takes the position out of a block that begins with a TIFF header; says whether there was one. `None` when it lies
/// where it cannot be taken out.
pub(super) fn clear(block: &mut [u8]) -> Option<bool> {
    let little = match block.get(..4) {
        Some([b'I', b'I', 42, 0]) => true,
        Some([b'M', b'M', 0, 42]) => false,
        _ => return Some(false),
    };
    let (pointers, kept) = directories(block, little);
    if pointers.is_empty() {
        return Some(false);
    }
    let mut wiped = Vec::new();
    for pointer in &pointers {
        let gps = directory(block, pointer.target, little)?;
        wiped.extend(gps.entries.into_iter().filter_map(|entry| entry.outside));
        wiped.push(gps.range);
    }
    let meets = |range: &Range<usize>| kept.iter().any(|other| range.start < other.end && other.start < range.end);
    if wiped.iter().any(meets) {
        return None;
    }
    for range in wiped {
        block.get_mut(range)?.fill(0);
    }
    for pointer in pointers {
        remove(block, pointer.directory, pointer.entry, little)?;
    }
    Some(true)
}

/// Entries that lead to a position, and all that other directories use.
fn directories(block: &[u8], little: bool) -> (Vec<Pointer>, Vec<Range<usize>>) {
    let header = 0..8;
    let (mut pointers, mut kept) = (Vec::new(), Vec::from([header]));
    let mut waiting = vec![number(block, 4, 4, little).unwrap_or(0)];
    let mut seen = Vec::new();
    while let Some(at) = waiting.pop() {
        if at == 0 || seen.contains(&at) || seen.len() >= MOST_DIRECTORIES {
            continue;
        }
        seen.push(at);
        let Some(directory) = directory(block, at, little) else { continue };
        let mut thumbnail = (None, 0);
        for entry in &directory.entries {
            match entry.tag {
                GPS => pointers.push(Pointer { directory: at, entry: entry.at, target: entry.value }),
                EXIF => waiting.push(entry.value),
                THUMBNAIL => thumbnail.0 = Some(entry.value),
                THUMBNAIL_LENGTH => thumbnail.1 = entry.value,
                _ => {}
            }
            kept.extend(entry.outside.clone());
        }
        kept.extend(thumbnail.0.map(|start| start..start.saturating_add(thumbnail.1)));
        kept.push(directory.range);
        waiting.push(directory.next);
    }
    // From the last entry on, so that taking one out moves none that is yet to come.
    pointers.sort_unstable_by_key(|pointer| std::cmp::Reverse(pointer.entry));
    (pointers, kept)
}

fn directory(block: &[u8], at: usize, little: bool) -> Option<Directory> {
    let count = number(block, at, 2, little).filter(|count| *count <= MOST_ENTRIES)?;
    let end = at.checked_add(2 + 12 * count + 4)?;
    block.get(at..end)?;
    let entries = (0..count).filter_map(|index| entry(block, at + 2 + 12 * index, little)).collect();
    Some(Directory { range: at..end, entries, next: number(block, end - 4, 4, little)? })
}

fn entry(block: &[u8], at: usize, little: bool) -> Option<Entry> {
    let tag = u16::try_from(number(block, at, 2, little)?).ok()?;
    let kind = number(block, at + 2, 2, little)?;
    let count = number(block, at + 4, 4, little)?;
    let value = number(block, at + 8, 4, little)?;
    let length = WIDTHS.get(kind).copied().unwrap_or(1).checked_mul(count)?;
    let outside = (length > 4).then(|| value..value.saturating_add(length).min(block.len())).filter(|range| range.start < range.end);
    Some(Entry { tag, at, value, outside })
}

/// Takes an entry out of a directory: those after it move up, and what is left over is zero.
fn remove(block: &mut [u8], directory: usize, entry: usize, little: bool) -> Option<()> {
    let count = number(block, directory, 2, little)?;
    let end = directory + 2 + 12 * count + 4;
    block.get(entry..end)?;
    block.copy_within(entry + 12..end, entry);
    block.get_mut(end - 12..end)?.fill(0);
    let fewer = u16::try_from(count.checked_sub(1)?).ok()?;
    let fewer = if little { fewer.to_le_bytes() } else { fewer.to_be_bytes() };
    block.get_mut(directory..directory + 2)?.copy_from_slice(&fewer);
    Some(())
}

fn number(block: &[u8], at: usize, width: usize, little: bool) -> Option<usize> {
    let bytes = block.get(at..at.checked_add(width)?)?;
    let add = |sum: usize, byte: &u8| sum << 8 | usize::from(*byte);
    Some(if little { bytes.iter().rev().fold(0, add) } else { bytes.iter().fold(0, add) })
}
