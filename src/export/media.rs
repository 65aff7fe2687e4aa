//! What addresses and lists of media say of a post.
//!
//! Knows endings of file names, and when a film stands alone. Opens nothing.

use crate::gather::names;

use crate::export::{Film, Kind, Picture};

/// Endings of films from telephones and streams, beside those that are published as files.
const MORE: [&str; 4] = ["3gp", "3g2", "flv", "m3u8"];

/// Whether an address or path leads to a film, by its ending.
pub(super) fn is_film(uri: &str) -> bool {
    let path = uri.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    names::is_film(name) || MORE.contains(&names::ending(name).as_str())
}

/// The kind of a post with that content: one film alone is a film.
pub(super) fn kind_of(images: &[Picture], videos: &[Film]) -> Kind {
    if images.is_empty() && videos.len() == 1 { Kind::Video } else { Kind::Post }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn films_are_known_by_their_ending() {
        assert!(is_film("https://ekvik.se/a/film.MP4?x=1.jpg") && is_film("bilder\\a.mov"));
        assert!(
            ["a.jpg", "mp4", "", "https://ekvik.se/mp4/", "film.mp4/a.png", "https://ekvik.se/?f=a.mp4"].iter().all(|uri| !is_film(uri))
        );
    }
}
