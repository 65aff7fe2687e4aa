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
    /// How much of a film without captions is listened to; `None` for nothing of any film.
    #[cfg(feature = "speech")]
    pub(super) listens: Option<crate::speech::Reach>,
}

impl Gatherer {
    /// One that also listens: so much to a film without captions or a sound without text, and to all of a film whose
    /// captions are checked.
    #[cfg(feature = "speech")]
    pub fn listening(reach: crate::speech::Reach) -> Self {
        Self { listens: Some(reach), ..Self::default() }
    }

    /// One that looks at the same things and has seen none of them: files have changed.
    #[must_use]
    pub fn anew(&self) -> Self {
        Self {
            folders: Mutex::default(),
            #[cfg(feature = "speech")]
            listens: self.listens,
        }
    }

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
