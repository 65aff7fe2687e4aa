//! What addresses and lists of media say of a post.
//!
//! Knows endings of file names, and when a film stands alone. Opens nothing.

use super::{Film, Kind, Picture};

/// Endings of films.
const FILMS: [&str; 14] = ["mp4", "m4v", "mov", "webm", "mkv", "avi", "mpg", "mpeg", "wmv", "3gp", "3g2", "ogv", "flv", "m3u8"];

/// Whether an address or path leads to a film, by its ending.
pub(super) fn is_film(uri: &str) -> bool {
    let path = uri.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    name.rsplit_once('.').is_some_and(|(_, ending)| FILMS.iter().any(|film| ending.eq_ignore_ascii_case(film)))
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
