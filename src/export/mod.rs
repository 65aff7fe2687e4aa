//! Archives of past posts: what the platforms, the schedulers and the publishing systems let one download.
//!
//! One file a carrier under `carriers`; each becomes the one neutral [`Post`]. Knows formats and nothing of rules;
//! never confuses "empty", "missing" and "not exported".

pub mod carriers;
mod containers;
mod feed;
pub mod json;
mod markup;
mod media;
mod moment;
mod post;
mod recognise;
mod tables;
pub mod text;
mod web;

pub use containers::{Limits, natural};
pub use feed::{Claim, Entry, Feed, Head, Stopped, Trouble};
pub use moment::Moment;
pub use post::{Alt, By, Captions, Film, Kind, Origin, Picture, Post, Publisher, State, Status, Track};
pub use recognise::{Found, find, find_among};

use crate::finding::Msg;

/// One way that posts are carried. A const: there are no defaults, so nothing can be forgotten.
#[derive(Debug)]
pub struct Carrier {
    /// The fixed name in reports: "facebook-download".
    pub name: &'static str,
    /// What people call it.
    pub label: Msg,
    /// What it says of a file, by its beginning.
    pub claims: fn(&Head) -> Claim,
    /// Whether files of one folder or of parts of one archive belong together; else each file is an export of its own.
    pub gathers: bool,
    /// Hands on the posts of one export in the order of its files. What cannot be read is told to the feed; it ends early
    /// only when the feed does.
    pub read: fn(&Export, &mut Feed) -> Result<(), Stopped>,
}

/// The files of one export, in natural order (`_2` before `_10`), those that only help among them.
#[derive(Debug)]
pub struct Export {
    /// What it goes by in reports: the file, or the folder or archive that holds its files.
    pub name: String,
    /// Its carrier.
    pub carrier: &'static Carrier,
    /// Its files, with what was claimed of each.
    pub files: Vec<(Entry, Claim)>,
}

impl Export {
    /// The files that hold posts.
    pub fn posts(&self) -> impl Iterator<Item = &Entry> {
        self.files.iter().filter(|(_, claim)| *claim == Claim::Posts).map(|(entry, _)| entry)
    }
}
