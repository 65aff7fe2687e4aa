//! What a carrier's reader is given and what it gives: files to open, posts to hand on.
//!
//! Knows how reading ends early. Refuses to know what becomes of a post.

use std::fmt;
use std::io::{self, Read};
use std::sync::Arc;

use crate::finding::Msg;

use super::Post;

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
}

impl Entry {
    /// Opens the file as a stream from its beginning.
    ///
    /// # Errors
    /// When the file, or the archive that holds it, cannot be read.
    pub fn open(&self) -> io::Result<Box<dyn Read>> {
        (self.open)()
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

    /// At a line, from 1.
    #[must_use]
    pub fn at(mut self, line: u64, column: Option<u64>) -> Self {
        (self.line, self.column) = (Some(line), column);
        self
    }
}
