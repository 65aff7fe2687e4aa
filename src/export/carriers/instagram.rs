//! Instagram's download as JSON, in all editions met (policy/FORMATS.md section 7).
//!
//! Knows posts, reels, films, stories and archived posts by their shape. Refuses to read what is deleted, and what others
//! wrote. Descriptions are not in the download.

use std::sync::Arc;

use serde_json::Value;

use crate::account::exports;
use crate::export::json::elements::{Element, each, whole};
use crate::export::{Carrier, Claim, Export, Feed, Head, Kind, Moment, Post, Publisher, Status, Stopped};
use crate::finding::Msg;

use super::meta::{first, handle, is_empty, kind, list, mended, moment, put, text};

/// The carrier.
pub(super) const CARRIER: Carrier =
    Carrier { name: "instagram-download", label: Msg::new("Instagram, nedladdning", "Instagram, download"), claims, gathers: true, read };

/// Lists of posts: the root, or behind one of these keys. The last three are of the edition before 2021.
const LISTS: &[&[&str]] = &[
    &[],
    &["ig_posts"],
    &["ig_posts_media"],
    &["ig_reels_media"],
    &["ig_stories"],
    &["ig_igtv_media"],
    &["ig_archived_post_media"],
    &["ig_archived_posts"],
    &["photos"],
    &["videos"],
    &["stories"],
];

fn claims(head: &Head) -> Claim {
    if head.text.starts_with('{') && head.text.contains("\"profile_user\"") {
        return Claim::Helps;
    }
    let found = first(head);
    let own = |key: &str| LISTS.iter().any(|list| list.first().map_or(key.is_empty(), |own| *own == key));
    let named = |key: &str| key.starts_with("ig_");
    if found.iter().any(|(key, value)| own(key) && (is_post(value) || named(key) && is_medium(value) || is_old(value))) {
        return Claim::Posts;
    }
    let empty = ["\"ig_reels_media\"", "\"ig_stories\"", "\"ig_igtv_media\""].iter().any(|key| head.text.contains(key));
    let holds = |key: &str| head.text.contains(key);
    let cut = found.is_empty() && head.text.starts_with('[') && holds("\"media\"") && holds("\"uri\"") && !holds("\"attachments\"");
    if empty || cut && holds("\"creation_timestamp\"") || is_empty(head, &["posts_", "reels", "stories"]) {
        return Claim::Posts;
    }
    Claim::Not(Msg::new("inga ”media” med ”creation_timestamp”", "no “media” with “creation_timestamp”"))
}

/// `media[]` or `media{}`, with a time on it or beside it.
fn is_post(value: &Value) -> bool {
    let others = ["attachments", "data", "string_map_data", "timestamp"].iter().any(|key| value.get(key).is_some());
    !others && list(value, "media").any(is_medium)
}

fn is_medium(value: &Value) -> bool {
    text(value, "/uri").is_some() && value.get("creation_timestamp").is_some()
}

/// Before 2021: `caption`, `taken_at` and `path`.
fn is_old(value: &Value) -> bool {
    value.get("taken_at").is_some() && value.get("path").is_some()
}

fn read(export: &Export, feed: &mut Feed) -> Result<(), Stopped> {
    let account = Arc::new(account(export));
    for (entry, _) in export.files.iter().filter(|(_, claim)| *claim == Claim::Posts) {
        each(entry, LISTS, feed, &mut |feed, element| {
            let Some(value) = mended(&element, feed) else { return Ok(()) };
            post(&value, &element, &account).map_or(Ok(()), |post| feed.post(post))
        })?;
    }
    Ok(())
}

/// A post; `None` for what holds neither media nor words.
fn post(value: &Value, element: &Element, account: &Arc<Publisher>) -> Option<Post> {
    let key = element.list.first().copied().unwrap_or_default();
    let mut post = Post {
        source: CARRIER.name,
        platform: "instagram".to_owned(),
        account: Arc::clone(account),
        date_certain: true,
        origin: element.origin(),
        ..Post::default()
    };
    let alone = value.get("uri").is_some() || is_old(value);
    let media: Vec<&Value> =
        if alone { vec![value] } else { list(value, "media").filter(|medium| text(medium, "/uri").is_some()).collect() };
    words(value, &media).clone_into(&mut post.text);
    for medium in &media {
        put(&mut post, medium);
    }
    let taken = || text(value, "/taken_at").and_then(Moment::of_iso).map(|(moment, _)| moment);
    let dated = moment(value, "creation_timestamp").or_else(|| media.iter().find_map(|medium| moment(medium, "creation_timestamp")));
    post.published = dated.or_else(taken);
    if post.text.is_empty() && media.is_empty() {
        return None;
    }
    if key.contains("archived") {
        post.status = Status::Draft;
    }
    post.kind = if key.contains("stories") { Kind::Story } else { kind(&post) };
    Some(post)
}

/// The text: the post's own title, else that of its only medium, or the only title that its media have.
fn words<'a>(value: &'a Value, media: &[&'a Value]) -> &'a str {
    let own = text(value, "/title").or_else(|| text(value, "/caption"));
    own.unwrap_or_else(|| {
        let mut titles = media.iter().filter_map(|medium| text(medium, "/title"));
        let first = titles.next().unwrap_or_default();
        if titles.all(|other| other == first) { first } else { "" }
    })
}

/// The account, by the file that says it, else by the name of the download.
fn account(export: &Export) -> Publisher {
    let told = export.files.iter().filter(|(_, claim)| *claim == Claim::Helps).find_map(|(entry, _)| {
        let profile = exports::read(&entry.path, &whole(entry)?.to_string())?;
        let said = |text: String| Some(text).filter(|text| !text.is_empty());
        Some(Publisher { id: None, name: said(profile.name), handle: said(profile.handle), url: None })
    });
    told.unwrap_or_else(|| Publisher { handle: handle(&export.name, "instagram"), ..Publisher::default() })
}
