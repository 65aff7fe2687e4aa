//! What the downloads of Facebook and Instagram have in common: letters taken apart, times, files of media.
//!
//! Knows the shapes of one medium. Refuses to know what a post is, and takes no `description` for a description: it
//! repeats the text of the post (policy/FORMATS.md section 3).

use serde_json::Value;

use crate::export::json::elements::{Element, heads};
use crate::export::{Alt, By, Captions, Feed, Film, Head, Kind, Moment, Picture, Post, Track, media, text::mend};
use crate::finding::Msg;

/// Said once of an export whose letters were mended.
pub(super) const MENDED: Msg = Msg::new(
    "Å, ä och ö var förvanskade i nedladdningen, och klart har rättat dem.",
    "Letters such as å, ä and ö were taken apart in the download, and klart has mended them.",
);

/// An element with its letters mended; what cannot be read is told.
pub(super) fn mended(element: &Element, feed: &mut Feed) -> Option<Value> {
    let mut value: Value = element.read(feed)?;
    let count = mend::value(&mut value);
    if count > 0 && feed.mended == 0 {
        feed.notes.push(MENDED);
    }
    feed.mended += count;
    Some(value)
}

/// A text, trimmed; `None` for an empty one and for what is no text.
pub(super) fn text<'a>(value: &'a Value, pointer: &str) -> Option<&'a str> {
    value.pointer(pointer).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
}

/// The elements of a list; one that stands where a list was expected is a list of one.
pub(super) fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    match value.get(key) {
        Some(Value::Array(list)) => list.as_slice(),
        Some(one @ Value::Object(_)) => std::slice::from_ref(one),
        _ => &[],
    }
    .iter()
}

/// Seconds after 1970 began, as a number or in quotation marks; thousandths are known by their size. Never 0, which
/// stands for none.
pub(super) fn moment(value: &Value, key: &str) -> Option<Moment> {
    let told = value.get(key)?;
    let seconds = told.as_i64().or_else(|| told.as_str()?.trim().parse().ok()).or_else(|| Some(told.as_f64()? as i64))?;
    let seconds = if seconds > 100_000_000_000 { seconds / 1000 } else { seconds };
    (seconds != 0).then(|| Moment::of_seconds(seconds))?
}

/// Whether a medium is a film, by its ending, else by what is said of it.
fn is_film(medium: &Value) -> bool {
    let uri = text(medium, "/uri").or_else(|| text(medium, "/path")).unwrap_or_default();
    let bare = uri.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let pictured = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".bmp"].iter().any(|ending| bare.ends_with(ending));
    media::is_film(uri) || !pictured && medium.pointer("/media_metadata/video_metadata").is_some()
}

/// Puts a medium into a post.
pub(super) fn put(post: &mut Post, medium: &Value) {
    let uri = text(medium, "/uri").or_else(|| text(medium, "/path")).map(str::to_owned);
    if is_film(medium) {
        let subtitles = ["/subtitles/uri", "/media_metadata/video_metadata/subtitles/uri"].iter().find_map(|at| text(medium, at));
        let tracks = subtitles.map(|file| Track { lang: None, kind: By::Unknown, file: Some(file.to_owned()) }).into_iter().collect();
        post.videos.push(Film { uri, captions: Captions { tracks, ..Captions::default() }, ..Film::default() });
    } else {
        post.images.push(Picture { uri, alt: Alt::NotExported, count_known: true });
    }
}

/// One film alone is a film; pictures or a mix are a post.
pub(super) fn kind(post: &Post) -> Kind {
    if post.videos.len() == 1 && post.images.is_empty() { Kind::Video } else { Kind::Post }
}

/// The first elements that a JSON file holds, by the key of their list; empty for the root.
pub(super) fn first(head: &Head) -> Vec<(String, Value)> {
    if head.text.starts_with(['[', '{']) { heads(head.text, 40) } else { Vec::new() }
}

/// An empty list in a file of that name: a download without posts.
pub(super) fn is_empty(head: &Head, names: &[&str]) -> bool {
    let name = head.path.rsplit('/').next().unwrap_or(head.path);
    let bare = || head.text.chars().filter(|sign| !sign.is_whitespace()).take(3).eq("[]".chars());
    names.iter().any(|beginning| name.starts_with(beginning)) && bare()
}

/// The account's own name in the name of a download: `facebook-ekvik-2026-06-01-abc123`.
pub(super) fn handle(export: &str, platform: &str) -> Option<String> {
    let named = |part: &str| {
        let rest = part.strip_prefix(platform)?.strip_prefix('-')?;
        let rest = [".zip", ".tar.gz", ".tgz"].iter().find_map(|ending| rest.strip_suffix(ending)).unwrap_or(rest);
        let dated = |word: &str| {
            word.len() >= 4
                && word.starts_with(|sign: char| sign.is_ascii_digit())
                && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_')
        };
        let words: Vec<&str> = rest.split('-').collect();
        let end = words.iter().position(|word| dated(word)).unwrap_or(words.len());
        let name = words[..end].join("-");
        (name.chars().any(char::is_alphabetic)).then_some(name)
    };
    export.rsplit('/').find_map(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_download_holds_the_account() {
        for (name, expected) in [
            ("dl/facebook-ekvik-2026-06-01-abc123.zip", Some("ekvik")),
            ("facebook-ekvik.kommun-01_06_2026-abc", Some("ekvik.kommun")),
            ("facebook-ekvik", Some("ekvik")),
            ("facebook-2026-06-01", None),
            ("fixtures/facebook", None),
            ("facebook/", None),
        ] {
            assert_eq!(handle(name, "facebook").as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn films_and_pictures_are_told_apart() {
        let film = |json: &str| is_film(&serde_json::from_str(json).expect("JSON"));
        assert!(film(r#"{"uri":"a/b.MP4?x=1"}"#));
        assert!(film(r#"{"uri":"a/b","media_metadata":{"video_metadata":{}}}"#));
        assert!(!film(r#"{"uri":"a/b.jpg","media_metadata":{"video_metadata":{}}}"#));
        assert!(!film(r#"{"uri":7}"#));
    }

    #[test]
    fn times_are_seconds_whatever_they_look_like() {
        for (json, expected) in [
            (r#"{"t":1780300800}"#, Some(1_780_300_800)),
            (r#"{"t":"1780300800"}"#, Some(1_780_300_800)),
            (r#"{"t":1780300800123}"#, Some(1_780_300_800)),
            (r#"{"t":1780300800.5}"#, Some(1_780_300_800)),
            (r#"{"t":0}"#, None),
            (r#"{"t":{}}"#, None),
            ("{}", None),
        ] {
            let value = serde_json::from_str(json).expect("JSON");
            assert_eq!(moment(&value, "t").map(Moment::seconds), expected, "{json}");
        }
    }
}
