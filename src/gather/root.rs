//! The folder that bounds what may be looked at.
//!
//! Knows how an address in a draft becomes a path inside the root, and opens only files that truly lie
//! there. Refuses absolute paths, `..` past the root, links that lead out, and everything that is no
//! ordinary file.

use std::fs::{self, File};
use std::path::{Component, Path, PathBuf};

use crate::draft::Target;
use crate::source::{Root, Span};

/// Where an address in a draft leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// To the network, or the data stands in the address itself.
    Remote,
    /// Nowhere that klart looks: outside the root, an anchor, or only a web server knows.
    Elsewhere,
    /// Inside the root: the folder and the file name.
    Inside(PathBuf, String),
    /// Inside the root if it is there: an address that begins at a web site's root.
    Perhaps(PathBuf, String),
}

/// Finds the place of an address without touching the disk.
pub(super) fn place(root: &Root, target: &Target) -> Place {
    if target.is_remote() {
        return Place::Remote;
    }
    let path = target.address.trim().split(['?', '#']).next().unwrap_or_default();
    if path.is_empty() || path.contains('\0') {
        return Place::Elsewhere;
    }
    let path = crate::draft::percent_decoded(path).replace('\\', "/");
    let from_site = path.starts_with('/');
    let base = if from_site { &root.folder } else { &root.draft };
    let Some(full) = inside(&root.folder, base, path.trim_start_matches('/')) else {
        return Place::Elsewhere;
    };
    let (Some(folder), Some(name)) = (full.parent(), full.file_name().and_then(|name| name.to_str())) else {
        return Place::Elsewhere;
    };
    let (folder, name) = (folder.to_owned(), name.to_owned());
    if from_site { Place::Perhaps(folder, name) } else { Place::Inside(folder, name) }
}

/// The file that an address in a draft leads to, inside the root and without touching the disk.
pub fn led_to(root: &Root, address: &str) -> Option<PathBuf> {
    match place(root, &Target { address: address.to_owned(), span: Span::default() }) {
        Place::Inside(folder, name) | Place::Perhaps(folder, name) => Some(folder.join(name)),
        Place::Remote | Place::Elsewhere => None,
    }
}

/// `base` joined with a relative path, `.` and `..` resolved by name; `None` when it leaves `root`.
fn inside(root: &Path, base: &Path, path: &str) -> Option<PathBuf> {
    let below = base.strip_prefix(root).ok()?;
    let mut parts: Vec<&std::ffi::OsStr> = Vec::new();
    for part in below.components().chain(Path::new(path).components()) {
        match part {
            Component::Normal(name) => parts.push(name),
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop()?;
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    (!parts.is_empty()).then(|| root.join(parts.iter().collect::<PathBuf>()))
}

/// A folder that truly lies under the root, all links followed.
#[derive(Debug)]
pub(super) struct Ground {
    root: PathBuf,
    folder: PathBuf,
}

/// Most names taken from one folder.
const MOST_NAMES: usize = 100_000;

impl Ground {
    /// The true place of a folder; `None` when it is not there or leads out of the root.
    pub(super) fn of(root: &Path, folder: &Path) -> Option<Self> {
        let (root, folder) = (fs::canonicalize(root).ok()?, fs::canonicalize(folder).ok()?);
        folder.starts_with(&root).then_some(Self { root, folder })
    }

    /// The names of the ordinary files in the folder, and of links; empty when it cannot be listed.
    pub(super) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten().take(MOST_NAMES);
        let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file() || kind.is_symlink()));
        files.filter_map(|entry| entry.file_name().into_string().ok()).collect()
    }

    /// Opens a file in the folder for reading, if it is an ordinary file that truly lies under the root; with its length
    /// in bytes. A name may lead through one more folder (`subs/film.srt`).
    pub(super) fn open(&self, name: &str) -> Option<(File, u64)> {
        let mut path = self.folder.join(name);
        let mut kind = fs::symlink_metadata(&path).ok()?;
        if kind.is_symlink() || name.contains('/') {
            path = fs::canonicalize(path).ok().filter(|path| path.starts_with(&self.root))?;
            kind = fs::symlink_metadata(&path).ok()?;
        }
        // Opening a pipe would wait for a writer: ask first, and ask the open handle again, which cannot be swapped.
        if !kind.is_file() {
            return None;
        }
        let file = File::open(&path).ok()?;
        let held = file.metadata().ok().filter(fs::Metadata::is_file)?;
        Some((file, held.len()))
    }
}

/// A path below the root, with `/`.
pub(super) fn below(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts = below.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    parts.collect::<Vec<_>>().join("/")
}
