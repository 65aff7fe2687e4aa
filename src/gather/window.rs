//! A file read through a window: headers are many small reads close together, and each would ask the disk again.
//!
//! Knows the bytes round the last place read. Refuses to write.

use std::io::{self, Read, Seek, SeekFrom};

/// Bytes taken at a time.
const WIDTH: usize = 4096;

/// A file and the part of it that was read last.
#[derive(Debug)]
pub(super) struct Window<F> {
    file: F,
    length: u64,
    /// Where the next byte is read.
    at: u64,
    /// The bytes from `start` on.
    held: Vec<u8>,
    start: u64,
}

impl<F: Read + Seek> Window<F> {
    /// Looks at a file of so many bytes from its beginning.
    pub(super) fn new(file: F, length: u64) -> Self {
        Self { file, length, at: 0, held: Vec::new(), start: 0 }
    }

    /// The bytes held from the next one on.
    fn rest(&self) -> &[u8] {
        let skipped = self.at.checked_sub(self.start).and_then(|skipped| usize::try_from(skipped).ok());
        skipped.and_then(|skipped| self.held.get(skipped..)).unwrap_or_default()
    }

    fn fill(&mut self) -> io::Result<()> {
        let reached = self.start + self.held.len() as u64;
        if self.at != reached {
            self.file.seek(SeekFrom::Start(self.at))?;
        }
        self.held.clear();
        self.start = self.at;
        self.file.by_ref().take(WIDTH as u64).read_to_end(&mut self.held)?;
        Ok(())
    }
}

impl<F: Read + Seek> Read for Window<F> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.rest().is_empty() && self.at < self.length {
            self.fill()?;
        }
        let count = self.rest().len().min(into.len());
        into[..count].copy_from_slice(&self.rest()[..count]);
        self.at += count as u64;
        Ok(count)
    }
}

impl<F: Read + Seek> Seek for Window<F> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::End(offset) => self.length.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.at.checked_add_signed(offset),
        };
        self.at = place.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn a_window_reads_what_the_file_holds() {
        let bytes: Vec<u8> = (0..20_000_u32).map(|at| (at % 251) as u8).collect();
        let mut window = Window::new(Cursor::new(&bytes), bytes.len() as u64);
        for (from, count) in [(0, 8), (4090, 20), (3, 5000), (19_990, 30), (12_000, 1), (50_000, 4)] {
            let mut read = Vec::new();
            let sought = window.seek(SeekFrom::Start(from)).is_ok();
            let count_read = window.by_ref().take(count).read_to_end(&mut read).unwrap_or_default();
            let wanted: Vec<u8> = bytes.iter().skip(from as usize).take(count as usize).copied().collect();
            assert_eq!((sought, count_read, read), (true, wanted.len(), wanted));
        }
        assert_eq!(window.seek(SeekFrom::End(-1)).ok(), Some(19_999));
        assert!(window.seek(SeekFrom::Current(-20_001)).is_err());
    }
}
