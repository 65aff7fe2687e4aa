//! Where MP4 and QuickTime keep a position: `©xyz`, `loci`, and Apple's metadata keys.
//!
//! Knows the boxes on the way there. Refuses samples: a track that logs positions all along is no metadata.

/// Boxes looked at, and how deep.
const MOST_BOXES: usize = 10_000;
const MOST_DEPTH: usize = 8;
const KEY: &[u8] = b"com.apple.quicktime.location";
/// As long as "location": the key stays a key, and numbers that point to it stay right.
const EMPTY_KEY: &[u8] = b"com.apple.quicktime.stripped";

struct Walk<'a> {
    file: &'a mut [u8],
    left: usize,
    found: bool,
}

/// Takes the position out of a film; says whether there was one. `None` when the boxes make no sense.
pub(super) fn clear(file: &mut [u8]) -> Option<bool> {
    let end = file.len();
    let mut walk = Walk { file, left: MOST_BOXES, found: false };
    walk.level(0, end, 0)?;
    Some(walk.found)
}

/// A box: its name, and where its body begins and ends.
type Box = ([u8; 4], usize, usize);

impl Walk<'_> {
    fn level(&mut self, mut at: usize, end: usize, depth: usize) -> Option<()> {
        while let Some((name, body, next)) = self.header(at, end) {
            self.left = self.left.checked_sub(1)?;
            match &name {
                b"moov" | b"trak" | b"mdia" | b"udta" if depth < MOST_DEPTH => self.level(body, next, depth + 1)?,
                b"meta" if depth > 0 => self.meta(body, next),
                b"\xa9xyz" | b"loci" if depth > 0 => self.free(at, body, next),
                _ => {}
            }
            at = next;
        }
        Some(())
    }

    fn header(&self, at: usize, end: usize) -> Option<Box> {
        let head = self.file.get(at..end.min(at.checked_add(16)?))?;
        let name = head.get(4..8)?.try_into().ok()?;
        let (head, size) = match u32::from_be_bytes(head.get(..4)?.try_into().ok()?) {
            0 => (8, end - at),
            1 => (16, usize::try_from(u64::from_be_bytes(head.get(8..16)?.try_into().ok()?)).ok()?),
            size => (8, size as usize),
        };
        let next = at.checked_add(size)?;
        (size >= head && next <= end).then_some((name, at + head, next))
    }

    /// Makes a box free space.
    fn free(&mut self, at: usize, body: usize, next: usize) {
        self.file[at + 4..at + 8].copy_from_slice(b"free");
        self.file[body..next].fill(0);
        self.found = true;
    }

    /// Keys and their values. QuickTime's `meta` begins with its first box, the ISO's with four bytes of version.
    fn meta(&mut self, body: usize, end: usize) {
        let start = if self.file.get(body + 4..body + 8) == Some(b"hdlr") { body } else { body + 4 };
        let (mut at, mut keys) = (start, Vec::new());
        while let Some((name, body, next)) = self.header(at, end) {
            match &name {
                b"keys" => keys = self.keys(body, next),
                b"ilst" => self.values(body, next, &keys),
                _ => {}
            }
            at = next;
        }
    }

    /// Numbers of the keys that name a position, from 1; the keys lose the word.
    fn keys(&mut self, body: usize, end: usize) -> Vec<u32> {
        let (mut at, mut numbers) = (body + 8, Vec::new());
        for number in 1..=1000 {
            let Some((_, name, next)) = self.header(at, end) else { break };
            if self.file[name..next].starts_with(KEY) {
                self.file[name..name + KEY.len()].copy_from_slice(EMPTY_KEY);
                self.found = true;
                numbers.push(number);
            }
            at = next;
        }
        numbers
    }

    fn values(&mut self, body: usize, end: usize, keys: &[u32]) {
        let mut at = body;
        while let Some((name, body, next)) = self.header(at, end) {
            if name == *b"\xa9xyz" || keys.contains(&u32::from_be_bytes(name)) {
                self.free(at, body, next);
            }
            at = next;
        }
    }
}
