//! Zip archives: by their table of contents where it is there, else file by file from the beginning.
//!
//! Knows headers, stored and deflated files, and archives that are cut off. Writes nothing anywhere.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::DeflateDecoder;
use zip::{CompressionMethod, ZipArchive};

use super::base::{AtMost, Base, Exact, head};
use super::{HEAD, Item, Limits};

/// How a file of an archive is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packed {
    Stored,
    Deflated,
    /// In a way that klart does not undo.
    Other,
    /// With a password.
    Locked,
}

/// A file of an archive.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) packed: Packed,
    /// Where its header or its bytes begin.
    start: u64,
    /// Whether `start` is the header's.
    header: bool,
    /// Bytes in the archive, where known.
    length: Option<u64>,
    /// Bytes when unpacked, where known.
    pub(super) size: Option<u64>,
    crc: Option<u32>,
}

impl Part {
    /// Whether unpacking it would give more than a text ever does.
    pub(super) fn is_bomb(&self, limits: &Limits) -> bool {
        let (Some(length), Some(size)) = (self.length, self.size) else { return false };
        size > limits.most(length)
    }

    /// The part as something to read.
    pub(super) fn base(&self, archive: &Base, limits: &Limits) -> Base {
        let (part, from, most) = (self.clone(), archive.clone(), limits.most(self.length.unwrap_or(u64::MAX)));
        Base::stream(archive.is_dear() || matches!(archive, Base::Stream { .. }), move || part.open(&from, most))
    }

    fn open(&self, archive: &Base, most: u64) -> io::Result<Box<dyn Read>> {
        let mut raw = archive.open_at(self.start)?;
        if self.header {
            let mut fixed = [0; 30];
            raw.read_exact(&mut fixed)?;
            if !fixed.starts_with(b"PK\x03\x04") {
                return Err(io::ErrorKind::InvalidData.into());
            }
            let skipped = u64::from(short(&fixed, 26)) + u64::from(short(&fixed, 28));
            io::copy(&mut raw.by_ref().take(skipped), &mut io::sink())?;
        }
        let raw = raw.take(self.length.unwrap_or(u64::MAX));
        let plain: Box<dyn Read> = match self.packed {
            Packed::Deflated => Box::new(DeflateDecoder::new(BufReader::with_capacity(1 << 15, raw))),
            _ => Box::new(raw),
        };
        Ok(match self.size {
            Some(size) => Box::new(Exact::new(plain, size, self.crc)),
            None => Box::new(AtMost::new(plain, most)),
        })
    }
}

fn short(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |bytes| u16::from_le_bytes([bytes[0], bytes[1]]))
}

fn long(bytes: &[u8], at: usize) -> u32 {
    u32::from(short(bytes, at)) | u32::from(short(bytes, at + 2)) << 16
}

fn packed(method: u16) -> Packed {
    match method {
        0 => Packed::Stored,
        8 => Packed::Deflated,
        _ => Packed::Other,
    }
}

/// The table of contents of an archive on disk; `None` when there is none to go by. Folders and links are left out.
pub(super) fn contents(file: File, most: usize) -> Option<Vec<Part>> {
    let archive = ZipArchive::new(file).ok()?;
    let mut parts = Vec::new();
    for at in 0..archive.len().min(most) {
        let Ok(entry) = archive.by_index_data(at) else { continue };
        if entry.is_dir() || entry.is_symlink() {
            continue;
        }
        let packed = match entry.compression() {
            _ if entry.encrypted() => Packed::Locked,
            CompressionMethod::Stored => Packed::Stored,
            CompressionMethod::Deflated => Packed::Deflated,
            _ => Packed::Other,
        };
        let name = entry.name().map_or_else(|_| String::from_utf8_lossy(entry.name_raw()).into_owned(), std::borrow::Cow::into_owned);
        parts.push(Part {
            name,
            packed,
            start: entry.header_start(),
            header: true,
            length: Some(entry.compressed_size()),
            size: Some(entry.size()),
            crc: Some(entry.crc32()),
        });
    }
    Some(parts)
}

/// A file met on the way through an archive, with its first bytes and whether they are all.
pub(super) type Met<'a> = dyn FnMut(Part, &[u8], bool) + 'a;

/// How a way through an archive ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// At its table of contents.
    Whole,
    /// In the middle.
    Cut,
    /// More files than anybody may ask for.
    TooMany,
}

/// Goes through an archive from its beginning, without its table of contents: for what is cut off, and for what lies in
/// another archive.
pub(super) fn walk(item: &Item, limits: &Limits, take: &mut Met) -> End {
    let Ok(stream) = item.base.open_at(0) else { return End::Cut };
    let mut from = Counted { from: BufReader::with_capacity(1 << 16, stream), at: 0 };
    for _ in 0..limits.entries {
        match one(&mut from, limits, take) {
            Ok(true) => {}
            Ok(false) => return End::Whole,
            Err(_) => return End::Cut,
        }
    }
    End::TooMany
}

/// One file; `false` at the table of contents.
fn one(from: &mut Counted, limits: &Limits, take: &mut Met) -> io::Result<bool> {
    let mut fixed = [0; 30];
    from.read_exact(&mut fixed[..4])?;
    match &fixed[..4] {
        b"PK\x03\x04" => {}
        b"PK\x01\x02" | b"PK\x05\x06" => return Ok(false),
        _ => return Err(io::ErrorKind::InvalidData.into()),
    }
    from.read_exact(&mut fixed[4..])?;
    let mut name = vec![0; short(&fixed, 26).into()];
    from.read_exact(&mut name)?;
    let mut extra = vec![0; short(&fixed, 28).into()];
    from.read_exact(&mut extra)?;
    let flags = short(&fixed, 6);
    let later = flags & 8 != 0;
    let (length, size) = sizes(&fixed, &extra);
    let known = !later || length > 0;
    let part = Part {
        name: String::from_utf8_lossy(&name).into_owned(),
        packed: if flags & 1 == 0 { packed(short(&fixed, 8)) } else { Packed::Locked },
        start: from.at,
        header: false,
        length: known.then_some(length),
        size: known.then_some(size),
        crc: known.then(|| long(&fixed, 14)).filter(|_| !later),
    };
    let is_folder = part.name.ends_with('/');
    let mut met = |part: Part, first: &[u8], whole: bool| {
        if !is_folder {
            take(part, first, whole);
        }
    };
    if known {
        inside(from, &part, length, &mut met)?;
    } else if part.packed == Packed::Deflated {
        let (first, whole) = {
            let mut plain = DeflateDecoder::new(&mut *from);
            let (first, whole, _) = head(&mut plain, HEAD);
            let rest = io::copy(&mut plain.by_ref().take(limits.unpacked), &mut io::sink());
            (first, (whole, rest))
        };
        met(part, &first, whole.0 && whole.1.is_ok());
        whole.1?;
    } else if long(&fixed, 18) == 0 && is_folder {
        met(part, &[], true);
    } else {
        return Err(io::ErrorKind::InvalidData.into());
    }
    if later {
        descriptor(from)?;
    }
    Ok(true)
}

/// The first bytes of a part whose length is known, and past the rest.
fn inside(from: &mut Counted, part: &Part, length: u64, met: &mut Met) -> io::Result<()> {
    let end = from.at.saturating_add(length);
    let mut raw = BufReader::with_capacity(1 << 15, from.by_ref().take(length));
    let (first, whole, error) = match part.packed {
        Packed::Deflated => head(&mut DeflateDecoder::new(&mut raw), HEAD),
        _ => head(&mut raw, HEAD),
    };
    drop(raw);
    let whole = whole && (part.size.is_none_or(|size| size == first.len() as u64));
    met(part.clone(), &first, whole);
    let left = end.saturating_sub(from.at);
    let passed = io::copy(&mut from.by_ref().take(left), &mut io::sink())?;
    if passed < left || error.is_some_and(|error| error.kind() == io::ErrorKind::UnexpectedEof) {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(())
}

/// Bytes packed and unpacked, in the header or (zip64) after it.
fn sizes(fixed: &[u8], extra: &[u8]) -> (u64, u64) {
    let (mut length, mut size) = (u64::from(long(fixed, 18)), u64::from(long(fixed, 22)));
    let mut at = 0;
    while at + 4 <= extra.len() {
        let bytes = usize::from(short(extra, at + 2));
        if short(extra, at) == 1 && bytes >= 16 {
            let wide = |at: usize| u64::from(long(extra, at)) | u64::from(long(extra, at + 4)) << 32;
            if size == u64::from(u32::MAX) {
                size = wide(at + 4);
            }
            if length == u64::from(u32::MAX) {
                length = wide(at + 12);
            }
        }
        at += 4 + bytes;
    }
    (length, size)
}

/// What stands after a part whose sizes were not known before: with or without its mark, in 32 or 64 bits.
fn descriptor(from: &mut Counted) -> io::Result<()> {
    let mut mark = [0; 4];
    from.read_exact(&mut mark)?;
    let left = if mark == *b"PK\x07\x08" { 12 } else { 8 };
    io::copy(&mut from.by_ref().take(left), &mut io::sink())?;
    if !from.fill_buf()?.starts_with(b"PK") {
        io::copy(&mut from.by_ref().take(8), &mut io::sink())?;
    }
    Ok(())
}

/// A stream that knows how far it has come.
struct Counted {
    from: BufReader<Box<dyn Read>>,
    at: u64,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl BufRead for Counted {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.from.fill_buf()
    }

    fn consume(&mut self, bytes: usize) {
        self.at += bytes as u64;
        self.from.consume(bytes);
    }
}
