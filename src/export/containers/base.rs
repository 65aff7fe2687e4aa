//! What a file is read from: the disk, or a place in something that is read.
//!
//! Knows where bytes begin and end, and refuses to go on for ever. Knows no format of archives.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use flate2::Crc;

type Open = dyn Fn() -> io::Result<Box<dyn Read>> + Send + Sync;

/// Something to read from, as often as one wants.
#[derive(Clone)]
pub(super) enum Base {
    /// A file on disk: any place of it is near.
    File(Arc<Path>),
    /// A stream. `dear` when what stands before has to be read each time.
    Stream { open: Arc<Open>, dear: bool },
}

impl Base {
    /// A stream.
    pub(super) fn stream(dear: bool, open: impl Fn() -> io::Result<Box<dyn Read>> + Send + Sync + 'static) -> Self {
        Self::Stream { open: Arc::new(open), dear }
    }

    /// Opens it at a byte.
    pub(super) fn open_at(&self, start: u64) -> io::Result<Box<dyn Read>> {
        match self {
            Self::File(path) => {
                let mut file = File::open(&**path)?;
                file.seek(SeekFrom::Start(start))?;
                Ok(Box::new(file))
            }
            Self::Stream { open, .. } => {
                let mut stream = open()?;
                let passed = io::copy(&mut stream.by_ref().take(start), &mut io::sink())?;
                if passed < start { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(stream) }
            }
        }
    }

    /// Whether opening it means reading other things first.
    pub(super) fn is_dear(&self) -> bool {
        matches!(self, Self::Stream { dear: true, .. })
    }
}

/// Exactly so many bytes: fewer is an error, and so is more, or a wrong sum.
pub(super) struct Exact<R> {
    from: R,
    left: u64,
    sum: Option<(Crc, u32)>,
}

impl<R: Read> Exact<R> {
    /// `size` bytes with the sum `crc`, where one is known.
    pub(super) fn new(from: R, size: u64, crc: Option<u32>) -> Self {
        Self { from, left: size, sum: crc.map(|sum| (Crc::new(), sum)) }
    }
}

impl<R: Read> Read for Exact<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if into.is_empty() {
            return Ok(0);
        }
        if self.left == 0 {
            let wrong = self.sum.take().is_some_and(|(met, wanted)| met.sum() != wanted);
            let more = self.from.read(&mut [0])? > 0;
            return if wrong || more { Err(io::ErrorKind::InvalidData.into()) } else { Ok(0) };
        }
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(into.len());
        let read = self.from.read(&mut into[..most])?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.left -= read as u64;
        if let Some((met, _)) = &mut self.sum {
            met.update(&into[..read]);
        }
        Ok(read)
    }
}

/// At most so many bytes: what goes on beyond is a bomb, or as good as one.
pub(super) struct AtMost<R> {
    from: R,
    left: u64,
}

impl<R: Read> AtMost<R> {
    pub(super) fn new(from: R, most: u64) -> Self {
        Self { from, left: most }
    }
}

impl<R: Read> Read for AtMost<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        self.left = self.left.checked_sub(read as u64).ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(read)
    }
}

/// As much as fits, or as there is; and whether that is all. What is read before an error counts.
pub(super) fn head(from: &mut dyn Read, most: usize) -> (Vec<u8>, bool, Option<io::Error>) {
    let mut held = Vec::new();
    let error = from.take(most as u64 + 1).read_to_end(&mut held).err();
    let whole = held.len() <= most && error.is_none();
    held.truncate(most);
    (held, whole, error)
}
