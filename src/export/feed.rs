//! What a carrier's reader is given and what it gives: files to open, posts to hand on.
//!
//! Knows how reading ends early. Refuses to know what becomes of a post.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::finding::Msg;

use crate::export::Post;

/// One file of an export: on disk, or in an archive. Opened as often as a reader wants, read as a stream.
pub struct Entry {
    /// Its path below what the user named, `/` between.
    pub path: Arc<str>,
    /// The archive that holds it, as the user named it.
    pub archive: Option<Arc<str>>,
    /// Bytes, unpacked.
    pub size: u64,
    /// Opens it.
    pub(super) open: Box<dyn Fn() -> io::Result<Box<dyn Read>> + Send + Sync>,
    /// Bytes that have been read of it, by all who have opened it.
    pub(super) read: Arc<AtomicU64>,
}

/// A stream that counts.
struct Counted {
    inner: Box<dyn Read>,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(room)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

impl Entry {
    /// A file that is held: for tests, and for what comes by other ways than a disk.
    pub fn of_bytes(path: &str, bytes: Vec<u8>) -> Self {
        let (size, bytes): (u64, Arc<[u8]>) = (bytes.len() as u64, bytes.into());
        let open = move || Ok(Box::new(Cursor::new(Arc::clone(&bytes))) as Box<dyn Read>);
        Self { path: path.into(), archive: None, size, open: Box::new(open), read: Arc::default() }
    }

    /// A file on disk; `path` is what it is called below what the user named.
    ///
    /// # Errors
    /// When nothing is known of the file.
    pub fn of_file(path: &str, at: &Path) -> io::Result<Self> {
        let (size, at) = (fs::metadata(at)?.len(), at.to_owned());
        let open = move || Ok(Box::new(File::open(&at)?) as Box<dyn Read>);
        Ok(Self { path: path.into(), archive: None, size, open: Box::new(open), read: Arc::default() })
    }

    /// What it goes by in troubles: the archive first, where there is one.
    pub fn shown(&self) -> Arc<str> {
        self.archive.as_ref().map_or_else(|| Arc::clone(&self.path), |archive| format!("{archive}/{}", self.path).into())
    }

    /// Opens the file as a stream from its beginning.
    ///
    /// # Errors
    /// When the file, or the archive that holds it, cannot be read.
    pub fn open(&self) -> io::Result<Box<dyn Read>> {
        Ok(Box::new(Counted { inner: (self.open)()?, read: Arc::clone(&self.read) }))
    }

    /// Bytes that have been read of it, at most its size: for whoever shows how far a run has come.
    pub fn bytes_read(&self) -> u64 {
        self.read.load(Ordering::Relaxed).min(self.size)
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry").field("path", &self.path).field("archive", &self.archive).field("size", &self.size).finish_non_exhaustive()
    }
}

/// The first bytes of a file, by which carriers know theirs.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// The path, `/` between; folders may be named in any language.
    pub path: &'a str,
    /// At most 64 kB as text: a byte order mark and blanks before the first sign are gone, broken letters became U+FFFD.
    pub text: &'a str,
    /// Whether `text` is the whole file.
    pub whole: bool,
}

/// What a carrier says of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Holds posts.
    Posts,
    /// Holds no posts, and the posts beside it need it: names of the account, long texts, the map of a site.
    Helps,
    /// Known, and not to be read: what it is, and what to do instead.
    Refused(Msg, Msg),
    /// Not this carrier's: why, in a few words for whoever wonders ("no column Text").
    Not(Msg),
}

/// Where posts go, one at a time and in order.
pub struct Feed<'a> {
    /// Takes a post.
    pub(super) put: &'a mut dyn FnMut(Post) -> Result<(), Stopped>,
    /// Takes something that could not be read; reading goes on.
    pub(super) tell: &'a mut dyn FnMut(Trouble),
    /// Strings whose letters were mended (policy/FORMATS.md section 7).
    pub mended: u64,
    /// Things worth saying once of the export.
    pub notes: Vec<Msg>,
}

impl<'a> Feed<'a> {
    /// A feed into two takers.
    pub fn new(put: &'a mut dyn FnMut(Post) -> Result<(), Stopped>, tell: &'a mut dyn FnMut(Trouble)) -> Self {
        Self { put, tell, mended: 0, notes: Vec::new() }
    }

    /// Hands on a post.
    ///
    /// # Errors
    /// When whoever takes posts wants no more: the reader stops at once.
    pub fn post(&mut self, post: Post) -> Result<(), Stopped> {
        (self.put)(post)
    }

    /// Tells of something that could not be read.
    pub fn trouble(&mut self, trouble: Trouble) {
        (self.tell)(trouble);
    }
}

impl fmt::Debug for Feed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Feed").field("mended", &self.mended).finish_non_exhaustive()
    }
}

/// Whoever takes posts wants no more of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

/// Something of an export that could not be read, and the way on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The file.
    pub file: Arc<str>,
    /// From 1, where known.
    pub line: Option<u64>,
    /// From 1, where known.
    pub column: Option<u64>,
    /// What is the matter, Swedish and English.
    pub problem: [String; 2],
    /// What to do, Swedish and English.
    pub remedy: [String; 2],
}

impl Trouble {
    /// Something about a file.
    pub fn new(file: &Arc<str>, problem: [&str; 2], remedy: [&str; 2]) -> Self {
        Self { file: Arc::clone(file), line: None, column: None, problem: problem.map(str::to_owned), remedy: remedy.map(str::to_owned) }
    }

    /// A file that cannot be read, or that ends being readable in the middle.
    pub fn of_io(file: &Arc<str>, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::PermissionDenied => Self::new(
                file,
                ["Du har inte rätt att läsa filen.", "You may not read the file."],
                ["Kontrollera rättigheterna.", "Check its permissions."],
            ),
            io::ErrorKind::NotFound => {
                Self::new(file, ["Filen finns inte längre.", "The file is no longer there."], ["Kontrollera sökvägen.", "Check the path."])
            }
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => Self::new(
                file,
                [
                    "Filen är skadad eller avklippt. Det som står före är läst.",
                    "The file is damaged or cut off. What stands before is read.",
                ],
                ["Ladda ner exporten igen.", "Download the export again."],
            ),
            io::ErrorKind::FileTooLarge => Self::new(
                file,
                [
                    "Filen växer orimligt mycket när den packas upp. Det som står före är läst.",
                    "The file grows beyond reason when unpacked. What stands before is read.",
                ],
                ["Ladda ner exporten igen från plattformen.", "Download the export again from the platform."],
            ),
            _ => Self::new(
                file,
                [&format!("Filen går inte att läsa till slutet ({error})."), &format!("The file cannot be read to its end ({error}).")],
                ["Försök igen, eller kopiera filen till den här datorn först.", "Try again, or copy the file to this computer first."],
            ),
        }
    }

    /// At a line, from 1.
    #[must_use]
    pub fn at(mut self, line: u64, column: Option<u64>) -> Self {
        (self.line, self.column) = (Some(line), column);
        self
    }
}
