//! One folder on disk: its names, and what its files have been found to hold.
//!
//! Knows each file's headers, read once for all drafts and threads. Refuses to know the drafts.

#[cfg(feature = "images")]
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use super::held::{Held, held, holding};
use super::linked::linked;
use super::listing::Listing;
use super::names;
use super::root::{Ground, below};
use super::window::Window;
use crate::draft::{Captions, Container, LinkedFile};
#[cfg(feature = "speech")]
use crate::draft::{ContainerState, Heard, TrackKind};
#[cfg(feature = "images")]
use crate::draft::{Digest, Lookup, Picture, Pixels};
#[cfg(feature = "speech")]
use crate::speech::{Reach, listen};

/// What a picture's bytes and pixels tell.
#[cfg(feature = "images")]
pub(super) type Seen = (Digest, Lookup<Pixels>);

/// What has been read of one file; nothing inside where it may not be opened.
#[derive(Debug, Default)]
struct File {
    container: OnceLock<Option<Box<Container>>>,
    linked: OnceLock<Option<Box<LinkedFile>>>,
    #[cfg(feature = "images")]
    picture: OnceLock<Option<Box<Picture>>>,
    #[cfg(feature = "images")]
    seen: OnceLock<Option<Box<Seen>>>,
    captions: OnceLock<Option<Held>>,
    /// What was heard until it was enough, and in the whole.
    #[cfg(feature = "speech")]
    heard: [OnceLock<Option<Heard>>; 2],
}

/// A folder's files, those in caption folders beside them included.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// The folder below the root, with `/`.
    below: String,
    ground: Option<Ground>,
    pub(super) listing: Listing,
    /// As many as the listing has names.
    files: Box<[File]>,
}

impl Folder {
    /// Lists a folder under the root. One that leads elsewhere, or cannot be listed, has no names.
    pub(super) fn read(root: &Path, place: &Path) -> Self {
        let ground = Ground::of(root, place);
        let mut all = ground.as_ref().map(Ground::names).unwrap_or_default();
        for child in names::FOLDERS.iter().filter(|_| ground.is_some()) {
            let inner = Ground::of(root, &place.join(child)).map(|inner| inner.names()).unwrap_or_default();
            all.extend(inner.into_iter().filter(|name| names::is_captions(name)).map(|name| format!("{child}/{name}")));
        }
        let listing = Listing::of(all);
        let files = std::iter::repeat_with(File::default).take(listing.len()).collect();
        Self { below: below(root, place), ground, listing, files }
    }

    /// A film's or sound's headers; `None` when it may not be opened.
    pub(super) fn container(&self, name: &str) -> Option<&Container> {
        let read = || {
            let (file, length) = self.ground.as_ref()?.open(name)?;
            let mut container = super::container::probe(&mut Window::new(file, length));
            container.path = self.path(name);
            Some(Box::new(container))
        };
        self.file(name)?.container.get_or_init(read).as_deref()
    }

    /// What is heard in a film or sound; `None` when nothing can be decoded.
    #[cfg(feature = "speech")]
    pub(super) fn heard(&self, name: &str, reach: Reach) -> Option<&Heard> {
        let container = self.container(name)?;
        if container.state != ContainerState::Whole || container.has(TrackKind::Sound) != Some(true) {
            return None;
        }
        let hear = || {
            let (file, length) = self.ground.as_ref()?.open(name)?;
            listen(file, length, container.duration_ms, reach)
        };
        self.file(name)?.heard[usize::from(reach == Reach::Whole)].get_or_init(hear).as_ref()
    }

    /// A picture's header; `None` when it may not be opened.
    #[cfg(feature = "images")]
    pub(super) fn picture(&self, name: &str) -> Option<&Picture> {
        let read = || {
            let (mut file, _) = self.ground.as_ref()?.open(name)?;
            let mut picture = super::pictures::probe(&mut file);
            picture.path = self.path(name);
            Some(Box::new(picture))
        };
        self.file(name)?.picture.get_or_init(read).as_deref()
    }

    /// What somebody who looks closer sees of a picture, once; `None` when it may not be opened.
    #[cfg(feature = "images")]
    pub(super) fn seen(&self, name: &str, look: impl FnOnce(fs::File, u64) -> Option<Seen>) -> Option<Seen> {
        let read = || {
            let (file, length) = self.ground.as_ref()?.open(name)?;
            look(file, length).map(Box::new)
        };
        self.file(name)?.seen.get_or_init(read).as_deref().cloned()
    }

    /// What a caption file holds; `None` when it may not be opened.
    pub(super) fn held(&self, name: &str) -> Option<Held> {
        let read = || {
            let (file, length) = self.ground.as_ref()?.open(name)?;
            held(file, length, name)
        };
        *self.file(name)?.captions.get_or_init(read)
    }

    /// Takes note of what a caption file holds, when it has been read as a draft before a film asks.
    pub(super) fn note(&self, name: &str, captions: &Captions, length: usize) {
        // Where no film lies, none asks.
        if let Some(file) = self.file(name).filter(|_| self.listing.pairing.has_films()) {
            file.captions.get_or_init(|| Some(holding(captions, length, name)));
        }
    }

    /// What is known of a file that a link leads to; `None` when it may not be opened.
    pub(super) fn linked(&self, name: &str) -> Option<&LinkedFile> {
        let read = || {
            let (file, length) = self.ground.as_ref()?.open(name)?;
            Some(Box::new(linked(file, length, name)))
        };
        self.file(name)?.linked.get_or_init(read).as_deref()
    }

    /// Whether the file may be opened.
    pub(super) fn opens(&self, name: &str) -> bool {
        self.ground.as_ref().is_some_and(|ground| ground.open(name).is_some())
    }

    fn file(&self, name: &str) -> Option<&File> {
        self.files.get(self.listing.index(name)?)
    }

    fn path(&self, name: &str) -> String {
        if self.below.is_empty() { name.to_owned() } else { format!("{}/{name}", self.below) }
    }
}
