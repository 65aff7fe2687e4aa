//! Looks at the pictures that a draft shows.
//!
//! Knows which of them are worth the work. Refuses to judge what it sees.

use std::path::Path;

use super::eyes::Eyes;
use crate::draft::{Draft, Picture, PictureState};
use crate::gather::Gatherer;
use crate::source::{Beside, Source};

/// Fills in what the pixels tell of each picture that was found beside the draft, and for a drawing in SVG its bytes
/// alone. Passed over: pictures that nobody meets, single pixels, and files whose header says that they cannot be shown.
pub fn see(draft: &mut Draft, source: &Source, gatherer: &Gatherer, eyes: &Eyes) {
    let Beside::Root(root) = &source.beside else { return };
    let shown = draft.images.iter_mut().filter(|image| !image.hidden).filter_map(|image| image.file.found_mut());
    for picture in shown.chain(draft.picture.as_mut()).filter(|picture| is_worth_it(picture)) {
        look(picture, &root.folder, gatherer, eyes);
    }
}

fn is_worth_it(picture: &Picture) -> bool {
    // A drawing need not say how large it is.
    let shown =
        picture.format == "svg" || matches!(picture.format, "jpeg" | "png" | "gif" | "webp") && (picture.width > 1 || picture.height > 1);
    picture.state == PictureState::Whole && shown
}

fn look(picture: &mut Picture, root: &Path, gatherer: &Gatherer, eyes: &Eyes) {
    let header = &*picture;
    if let Some((digest, pixels)) = gatherer.seen(root, &header.path, |file, length| eyes.see(file, length, header)) {
        picture.digest = Some(digest);
        picture.pixels = pixels;
    }
}
