//! The picture files that a draft shows, and the draft itself when it is one.
//!
//! Knows where a finding about a file is put. Refuses to know what is wrong with it.

use crate::draft::{Draft, Image, Picture};
use crate::source::Span;

use super::surroundings::size;

/// A picture file as it is met.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'a> {
    /// The place in the draft; none when the picture is the draft.
    pub(super) image: Option<&'a Image>,
    /// What is known of the file.
    pub(super) picture: &'a Picture,
    draft: &'a Draft,
}

/// Every picture file that was found, in document order.
pub(super) fn files(draft: &Draft) -> impl Iterator<Item = Shown<'_>> {
    let images = draft.images.iter().filter_map(|image| Some((Some(image), image.file.found()?)));
    images.chain(draft.picture.iter().map(|own| (None, own))).map(move |(image, picture)| Shown { image, picture, draft })
}

impl Shown<'_> {
    /// The file's name, as the draft writes it.
    pub(super) fn name(&self) -> String {
        let own = || self.draft.name.rsplit(['/', '\\']).next().unwrap_or(&self.draft.name).to_owned();
        self.image.map_or_else(own, |image| image.target.file_name())
    }

    /// Where a finding about the file stands: its address, else the whole picture.
    pub(super) fn span(&self) -> Option<Span> {
        self.image.map(|image| if image.target.span.is_empty() { image.span } else { image.target.span })
    }

    /// Width and height as shown, in CSS pixels.
    pub(super) fn size(&self) -> (u32, u32) {
        self.image.and_then(size).unwrap_or((self.picture.width, self.picture.height))
    }
}
