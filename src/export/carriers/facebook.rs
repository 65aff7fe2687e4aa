//! Facebook's download of a page or a profile, as JSON, in all editions met (policy/FORMATS.md section 7).
//!
//! Knows posts, albums, films and archived stories by their shape: the paths vary. Refuses to read what others wrote, and
//! comments, reactions and posts in groups.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Read;
use std::sync::Arc;

use serde_json::Value;

use crate::export::json::elements::{Element, each, heads, whole};
use crate::export::{Carrier, Claim, Entry, Export, Feed, Head, Kind, Post, Publisher, Stopped};
use crate::finding::Msg;

use super::meta::{first, handle, is_empty, kind, list, mended, moment, put, text};

/// The carrier.
pub(super) const CARRIER: Carrier =
    Carrier { name: "facebook-download", label: Msg::new("Facebook, nedladdning", "Facebook, download"), claims, gathers: true, read };

/// Lists of posts: the root, or behind one of these keys.
const POSTS: &[&[&str]] =
    &[&[], &["status_updates"], &["posts"], &["posts_v2"], &["profile_posts"], &["archived_stories_v2"], &["archived_stories"]];

/// Lists of media that may have been published without a post.
const MEDIA: &[&[&str]] =
    &[&["photos"], &["videos_v2"], &["videos"], &["other_photos_v2"], &["other_photos"], &["lasso_videos_v2"], &["reels"], &["reels_v2"]];

fn claims(head: &Head) -> Claim {
    let first = first(head);
    let object = head.text.starts_with('{');
    if object && head.text.contains("\"full_name\"") && ["\"profile_v2\"", "\"profile\""].iter().any(|key| head.text.contains(key)) {
        return Claim::Helps;
    }
    let holds = |lists: &[&[&str]], look: fn(&Value) -> bool| {
        first.iter().any(|(key, value)| lists.iter().any(|list| list.first().map_or(key.is_empty(), |own| own == key)) && look(value))
    };
    if holds(POSTS, is_post)
        || is_called_own(head.path) && holds(POSTS, is_labelled)
        || holds(MEDIA, is_dated_medium)
        || is_cut(head, &first)
        || is_empty(head, &["profile_posts", "your_posts"])
    {
        return Claim::Posts;
    }
    Claim::Not(Msg::new("inga inlägg i ”data” och inga bilagor", "no posts in “data” and no attachments"))
}

/// A first post that is longer than what is looked at, or cut off.
fn is_cut(head: &Head, first: &[(String, Value)]) -> bool {
    let holds = |key: &str| head.text.contains(key);
    first.is_empty() && head.text.starts_with('[') && holds("\"timestamp\"") && (holds("\"attachments\"") || holds("\"post\""))
}

/// `data[].post`, or `attachments[].data[]` with a medium, a link or a place, with a time beside it.
fn is_post(value: &Value) -> bool {
    let data = || list(value, "data");
    let others = data().any(|part| ["comment", "reaction", "poll", "vote"].iter().any(|key| part.get(key).is_some()));
    let own = data().any(|part| part.get("post").is_some_and(Value::is_string));
    let attached =
        parts(value).any(|part| ["media", "external_context", "place", "event", "note"].iter().any(|key| part.get(key).is_some()));
    value.get("timestamp").is_some() && !others && (own || attached)
}

/// The newer shape: a list of labels and values. Liked and saved posts have it too, and say whose they are.
fn is_labelled(value: &Value) -> bool {
    let others = list(value, "label_values").any(|field| matches!(text(field, "/title"), Some("Owner" | "Author" | "Ägare")));
    value.get("timestamp").is_some() && labelled(value).is_some() && !others
}

/// Whether a file is called what the account's own posts are called.
fn is_called_own(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    ["profile_posts", "your_posts", "posts_", "your_reels", "reels"].iter().any(|beginning| name.starts_with(beginning))
}

/// A medium that is somewhere.
fn is_medium(value: &Value) -> bool {
    text(value, "/uri").is_some()
}

/// A medium of an album, or a film.
fn is_dated_medium(value: &Value) -> bool {
    is_medium(value) && value.get("creation_timestamp").is_some()
}

fn parts(value: &Value) -> impl Iterator<Item = &Value> {
    list(value, "attachments").flat_map(|attachment| list(attachment, "data"))
}

/// Labels that stand before the text of a post.
const LABELS: [&str; 8] = ["Text", "Post", "Caption", "Message", "Inlägg", "Bildtext", "Meddelande", "Beskrivning"];

fn labelled(value: &Value) -> Option<&str> {
    let own = |field: &&Value| field.get("label").and_then(Value::as_str).is_some_and(|label| LABELS.contains(&label));
    list(value, "label_values").find(own).and_then(|field| text(field, "/value"))
}

/// One export under reading.
struct Reading {
    account: Arc<Publisher>,
    /// Media of posts, by a hash of their paths: those of albums and films that stand there again are no posts of their own.
    met: HashSet<u64>,
}

fn read(export: &Export, feed: &mut Feed) -> Result<(), Stopped> {
    let mut reading = Reading { account: Arc::new(account(export)), met: HashSet::new() };
    let posts = || export.files.iter().filter(|(_, claim)| *claim == Claim::Posts).map(|(entry, _)| entry);
    let (albums, own): (Vec<&Entry>, Vec<&Entry>) = posts().partition(|entry| holds_media(entry));
    for entry in own {
        let story = entry.path.contains("stories");
        each(entry, POSTS, feed, &mut |feed, element| {
            let Some(value) = mended(&element, feed) else { return Ok(()) };
            let story = story || element.list.first().is_some_and(|key| key.contains("stories"));
            reading.post(&value, &element, story).map_or(Ok(()), |post| feed.post(post))
        })?;
    }
    for entry in albums {
        each(entry, MEDIA, feed, &mut |feed, element| {
            let Some(value) = mended(&element, feed) else { return Ok(()) };
            reading.medium(&value, &element).map_or(Ok(()), |post| feed.post(post))
        })?;
    }
    Ok(())
}

/// Whether a file is an album, or a list of films.
fn holds_media(entry: &Entry) -> bool {
    let mut bytes = Vec::new();
    let read = entry.open().and_then(|stream| stream.take(1 << 16).read_to_end(&mut bytes));
    read.is_ok() && {
        let text = String::from_utf8_lossy(&bytes);
        let text = text.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}');
        text.starts_with('{') && heads(text, 40).iter().any(|(key, value)| MEDIA.iter().any(|list| list == &[key]) && is_medium(value))
    }
}

impl Reading {
    /// A post; `None` for an entry that says nothing.
    fn post(&mut self, value: &Value, element: &Element, story: bool) -> Option<Post> {
        let words = list(value, "data").find_map(|part| text(part, "/post")).or_else(|| labelled(value)).unwrap_or_default();
        let mut post = self.empty(element);
        words.clone_into(&mut post.text);
        post.published = moment(value, "timestamp").or_else(|| moment(value, "creation_timestamp"));
        post.id = text(value, "/fbid").map(str::to_owned);
        let media = parts(value).filter_map(|part| part.get("media")).chain(list(value, "media"));
        let mut own = HashSet::new();
        for medium in media.filter(|medium| is_medium(medium)) {
            let hash = hash(medium);
            self.met.insert(hash);
            // Some editions list a medium in two attachments.
            if own.insert(hash) {
                put(&mut post, medium);
            }
        }
        for part in parts(value) {
            post.links.extend(text(part, "/external_context/url").map(str::to_owned));
            post.title = post.title.or_else(|| text(part, "/note/title").map(str::to_owned));
            if post.text.is_empty() {
                text(part, "/note/text").unwrap_or_default().clone_into(&mut post.text);
            }
        }
        let tagged = list(value, "tags").filter_map(|tag| tag.as_str().or_else(|| tag.get("name").and_then(Value::as_str)));
        post.mentions = tagged.map(str::to_owned).collect();
        let title = text(value, "/title").unwrap_or_default();
        let bare = post.text.is_empty() && post.images.is_empty() && post.videos.is_empty();
        if bare && post.links.is_empty() && title.is_empty() && parts(value).next().is_none() {
            return None;
        }
        post.kind = match kind(&post) {
            _ if story => Kind::Story,
            _ if parts(value).any(|part| part.get("note").is_some()) => Kind::Page,
            _ if bare || post.text.is_empty() && passes_on(title) => Kind::Share,
            kind => kind,
        };
        Some(post)
    }

    /// A picture of an album or a film that no post has shown.
    fn medium(&mut self, value: &Value, element: &Element) -> Option<Post> {
        if !value.is_object() || !self.met.insert(hash(value)) {
            return None;
        }
        let mut post = self.empty(element);
        text(value, "/description").unwrap_or_default().clone_into(&mut post.text);
        post.published = moment(value, "creation_timestamp");
        put(&mut post, value);
        post.kind = kind(&post);
        Some(post)
    }

    fn empty(&self, element: &Element) -> Post {
        Post {
            source: CARRIER.name,
            platform: "facebook".to_owned(),
            account: Arc::clone(&self.account),
            date_certain: true,
            origin: element.origin(),
            ..Post::default()
        }
    }
}

/// A medium's path as a number.
fn hash(medium: &Value) -> u64 {
    let mut hasher = DefaultHasher::new();
    text(medium, "/uri").unwrap_or_default().hash(&mut hasher);
    hasher.finish()
}

/// Whether the line that Facebook writes over an entry says that something is passed on: "X delade ett minne."
fn passes_on(title: &str) -> bool {
    title.split(|sign: char| !sign.is_alphabetic()).any(|word| ["delade", "delat", "shared"].contains(&word))
}

/// The account, by the file that says it, else by the name of the download.
fn account(export: &Export) -> Publisher {
    let told = export.files.iter().filter(|(_, claim)| *claim == Claim::Helps).find_map(|(entry, _)| {
        let mut value = whole(entry)?;
        crate::export::text::mend::value(&mut value);
        let profile = value.get("profile_v2").or_else(|| value.get("profile"))?;
        let said = |pointer: &str| text(profile, pointer).map(str::to_owned);
        Some(Publisher { id: None, name: said("/name/full_name"), handle: said("/username"), url: said("/profile_uri") })
    });
    told.unwrap_or_else(|| Publisher { handle: handle(&export.name, "facebook"), ..Publisher::default() })
}
