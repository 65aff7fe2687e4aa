//! What has been looked at, so that nothing is looked at twice.
//!
//! Knows the folders, for all drafts and threads. Refuses to know the drafts.

use std::collections::HashMap;
use std::ffi::OsString;
#[cfg(feature = "images")]
use std::fs::File;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::folder::Folder;
#[cfg(feature = "images")]
use super::folder::Seen;

/// A folder as a draft names it: the root that bounds it, and its place.
type Key = (OsString, OsString);

/// Looks at folders and their files, each once.
#[derive(Debug, Default)]
pub struct Gatherer {
    folders: Mutex<HashMap<Key, Arc<OnceLock<Arc<Folder>>>>>,
}

impl Gatherer {
    /// A folder under the root, listed once however many threads ask.
    pub(super) fn folder(&self, root: &Path, folder: &Path) -> Arc<Folder> {
        let cell = {
            let mut cells = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(cells.entry((root.as_os_str().to_owned(), folder.as_os_str().to_owned())).or_default())
        };
        Arc::clone(cell.get_or_init(|| Arc::new(Folder::read(root, folder))))
    }

    /// What somebody who looks closer sees of a picture that was found below the root, looked at once.
    #[cfg(feature = "images")]
    pub(crate) fn seen(&self, root: &Path, below: &str, look: impl FnOnce(File, u64) -> Option<Seen>) -> Option<Seen> {
        let (folder, name) = below.rsplit_once('/').unwrap_or(("", below));
        let place = if folder.is_empty() { root.to_owned() } else { root.join(folder) };
        self.folder(root, &place).seen(name, look)
    }
}
