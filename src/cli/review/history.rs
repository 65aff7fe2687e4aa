//! What has been done in this run, each step whole: written at once, and taken back byte for byte.
//!
//! Knows files before and after a step. A file that somebody else has changed since is never written over.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::fix;
use crate::cli::walk::Found;
use crate::fix::Change;
use crate::source::{Beside, Root, Source};

use super::opened::{Opened, answers_of};
use super::passed::Passed;

/// Files up to so many bytes are kept whole, so that a step can be taken back.
const KEPT: u64 = 256 << 20;

/// What a step came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Done {
    Rectified(usize),
    Answered,
    Ignored,
    Skipped,
}

/// One step.
pub(super) struct Step {
    /// Which draft.
    pub(super) entry: usize,
    pub(super) done: Done,
    pub(super) kept: Vec<Kept>,
    /// The draft's file and what had been passed over in it, before.
    pub(super) found: Found,
    pub(super) passed: Vec<Passed>,
}

/// One file before and after.
pub(super) enum Kept {
    /// `None` where there was no file.
    Bytes {
        path: PathBuf,
        before: Option<Vec<u8>>,
        after: Vec<u8>,
    },
    Renamed {
        from: PathBuf,
        to: PathBuf,
    },
    /// Too large to hold.
    Lost,
}

/// What is to be written.
#[derive(Default)]
pub(super) struct Plan {
    /// The draft with new bytes.
    pub(super) source: Option<Source>,
    /// The new text of `NAME.klart.toml`.
    pub(super) beside: Option<String>,
    /// What is to be done to files beside it.
    pub(super) files: Vec<Change>,
}

/// Writes a plan: all of it, or nothing.
pub(super) fn write(opened: &Opened, plan: &Plan) -> io::Result<Vec<Kept>> {
    let mut kept = Vec::new();
    let written = write_each(opened, plan, &mut kept);
    if written.is_err() {
        let _ = undo(&kept);
    }
    written.map(|()| kept)
}

fn write_each(opened: &Opened, plan: &Plan, kept: &mut Vec<Kept>) -> io::Result<()> {
    if let (Some(new), Some(old)) = (&plan.source, opened.bytes())
        && let Some(part) = new.parts.first()
        && part.bytes != old
    {
        put(&opened.found.path, Some(old), &part.bytes, kept)?;
    }
    if let Some(text) = &plan.beside {
        put(&answers_of(&opened.found), opened.beside.as_deref(), text.as_bytes(), kept)?;
    }
    let Beside::Root(root) = &opened.source.beside else { return Ok(()) };
    plan.files.iter().try_for_each(|change| one(root, change, kept))
}

/// A file's new bytes, never over what somebody else has written.
pub(super) fn put(path: &Path, before: Option<&[u8]>, after: &[u8], kept: &mut Vec<Kept>) -> io::Result<()> {
    match before {
        Some(before) => fix::replace(path, before, after)?,
        None => fix::create(path, after)?,
    }
    kept.push(Kept::Bytes { path: path.to_owned(), before: before.map(<[u8]>::to_vec), after: after.to_vec() });
    Ok(())
}

/// One change to a file beside the draft.
fn one(root: &Root, change: &Change, kept: &mut Vec<Kept>) -> io::Result<()> {
    let step = match change {
        Change::Rename { from, to } => {
            let (from, to) = (fix::inside(root, from)?, fix::inside(root, to)?);
            fix::change(root, change)?;
            Kept::Renamed { from, to }
        }
        Change::Create { file, text } => {
            fix::change(root, change)?;
            Kept::Bytes { path: fix::inside(root, file)?, before: None, after: text.clone().into_bytes() }
        }
        Change::StripPosition { file } => {
            let path = fix::inside(root, file)?;
            let small = fs::metadata(&path)?.len() <= KEPT;
            let before = if small { Some(fs::read(&path)?) } else { None };
            fix::change(root, change)?;
            match before {
                Some(before) => Kept::Bytes { after: fs::read(&path)?, path, before: Some(before) },
                None => Kept::Lost,
            }
        }
        Change::Edit(_) | Change::Reencode => return Ok(()),
    };
    kept.push(step);
    Ok(())
}

/// Takes files back to what they were, the last first. Fails before it would write over somebody else's work.
pub(super) fn undo(kept: &[Kept]) -> io::Result<()> {
    kept.iter().rev().try_for_each(|one| match one {
        Kept::Bytes { path, before: Some(before), after } => fix::replace(path, after, before),
        Kept::Bytes { path, before: None, after } => {
            if fs::read(path)? != *after {
                return Err(io::Error::other("changed since it was written"));
            }
            fs::remove_file(path)
        }
        Kept::Renamed { from, to } => {
            if fs::symlink_metadata(from).is_ok() {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            fs::rename(to, from)
        }
        Kept::Lost => Err(io::Error::other("too large to keep")),
    })
}
