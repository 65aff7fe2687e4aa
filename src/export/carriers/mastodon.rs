//! Mastodon's own archive: `outbox.json`, and `actor.json` that names the account (policy/FORMATS.md section 3).
//!
//! Knows ActivityPub as Mastodon and its relatives write it. Direct messages are no posts. Captions are not exported.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use crate::export::json::peek::Peek;
use crate::export::json::said::{self, alt, list, text};
use crate::export::markup::prose::Prose;
use crate::export::media::{is_film, kind_of};
use crate::export::tables::dates::of_iso;
use crate::export::{Alt, Carrier, Claim, Export, Feed, Film, Head, Kind, Picture, Post, Publisher, Stopped, json::elements};
use crate::finding::Msg;

/// Mastodon's archive.
pub(super) const CARRIER: Carrier =
    Carrier { name: "mastodon-archive", label: Msg::new("Mastodon, arkiv", "Mastodon, archive"), claims, gathers: true, read };

const NAME: &str = CARRIER.name;

/// Whoever can have an outbox, by type.
const ACTORS: [&str; 5] = ["Person", "Service", "Organization", "Group", "Application"];

fn claims(head: &Head) -> Claim {
    const NONE: Msg = Msg::new("inte en utkorg (OrderedCollection)", "no outbox (OrderedCollection)");
    if !head.text.contains("OrderedCollection") && !head.text.contains("preferredUsername") {
        return Claim::Not(NONE);
    }
    let peek = Peek::of(head.text);
    let collection = ["OrderedCollection", "OrderedCollectionPage"].iter().any(|word| peek.says("type", word));
    let outbox = || peek.words("id").any(|id| id.ends_with("outbox.json") || id.contains("/outbox")) || head.path.ends_with("outbox.json");
    if collection && (peek.has("orderedItems/*/object") || outbox()) {
        Claim::Posts
    } else if peek.has("preferredUsername")
        && (ACTORS.iter().any(|word| peek.says("type", word)) || peek.has("inbox") || peek.has("outbox"))
    {
        Claim::Helps
    } else {
        Claim::Not(NONE)
    }
}

fn read(export: &Export, feed: &mut Feed) -> Result<(), Stopped> {
    let mut accounts: BTreeMap<String, Arc<Publisher>> = BTreeMap::new();
    for (entry, claim) in &export.files {
        if *claim == Claim::Helps
            && let Some(actor) = elements::whole(entry)
        {
            accounts.insert(text(&actor, "id").unwrap_or_default(), Arc::new(publisher(&actor)));
        }
    }
    for (entry, claim) in &export.files {
        if *claim == Claim::Posts {
            elements::each(entry, &[&["orderedItems"]], feed, &mut |feed, element| {
                let Some(activity) = element.read::<Value>(feed) else { return Ok(()) };
                let Some(post) = post(&activity) else { return Ok(()) };
                let account = account(&activity, &mut accounts);
                feed.post(Post { account, origin: element.origin(), ..post })
            })?;
        }
    }
    Ok(())
}

fn publisher(actor: &Value) -> Publisher {
    Publisher { id: text(actor, "id"), name: text(actor, "name"), handle: text(actor, "preferredUsername"), url: text(actor, "url") }
}

/// Who did it: as `actor.json` has it, else by the address alone. One actor in the archive is the one of all.
fn account(activity: &Value, accounts: &mut BTreeMap<String, Arc<Publisher>>) -> Arc<Publisher> {
    let actor = text(activity, "actor").or_else(|| text(&activity["actor"], "id")).or_else(|| text(&activity["object"], "attributedTo"));
    let id = actor.unwrap_or_default();
    // An actor without an address of its own is that of everything in the archive.
    let only = || accounts.values().next().filter(|_| id.is_empty()).or_else(|| accounts.get(""));
    if let Some(known) = accounts.get(&id).or_else(only) {
        return Arc::clone(known);
    }
    // The address is all that is known; the page that people see is written in another way.
    let url = id.starts_with("http").then(|| id.replacen("/users/", "/@", 1));
    let made = Publisher { url, id: Some(id.clone()).filter(|id| !id.is_empty()), ..Publisher::default() };
    Arc::clone(accounts.entry(id).or_insert_with(|| Arc::new(made)))
}

/// The post of an activity; `None` for what is none: an edit, a like, a message to somebody.
fn post(activity: &Value) -> Option<Post> {
    let object = &activity["object"];
    let passed_on = match said::at(activity, "/type") {
        "Announce" => true,
        "Create" => false,
        // An object that stands alone in the list.
        "Note" | "Question" | "Article" | "Page" => return is_open(&[activity]).then(|| note(activity, activity)),
        _ => return None,
    };
    if !is_open(&[activity, object]) {
        return None;
    }
    if !passed_on {
        return object.is_object().then(|| note(object, activity));
    }
    let address = object.as_str().map(str::to_owned).or_else(|| said::first(object, &["url", "id"]));
    let published = of_iso(said::at(activity, "/published")).map(|(moment, _)| moment);
    Some(Post {
        source: NAME,
        platform: Post::platform("mastodon"),
        id: text(activity, "id"),
        published,
        date_certain: published.is_some(),
        kind: Kind::Share,
        links: address.into_iter().collect(),
        ..Post::default()
    })
}

/// Whether everybody may read it, or all who follow. Where nothing is said of it, it is taken as open.
fn is_open(said: &[&Value]) -> bool {
    let whom = |value: &&Value, key: &str| match &value[key] {
        Value::String(one) => vec![one.clone()],
        Value::Array(list) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    let all: Vec<String> = said.iter().flat_map(|value| [whom(value, "to"), whom(value, "cc")].concat()).collect();
    all.is_empty() || all.iter().any(|to| to.ends_with("#Public") || to == "as:Public" || to == "Public" || to.ends_with("/followers"))
}

fn note(object: &Value, activity: &Value) -> Post {
    let (mut images, mut videos) = (Vec::new(), Vec::new());
    for file in list(object, "/attachment") {
        media(file, &mut images, &mut videos);
    }
    let (html, lang) = content(object);
    let Prose { text: body, links } = Prose::of(html);
    let warning = Prose::of(said::at(object, "/summary")).text;
    let time = [object, activity].into_iter().find_map(|value| of_iso(said::at(value, "/published")));
    let tags = |kind: &str, mark: char| -> Vec<String> {
        let named = list(object, "/tag").iter().filter(|tag| said::at(tag, "/type") == kind);
        named.filter_map(|tag| Some(text(tag, "name")?.trim_start_matches(mark).to_owned())).collect()
    };
    let reply = object.get("inReplyTo").is_some_and(|to| !to.is_null());
    Post {
        source: NAME,
        platform: Post::platform("mastodon"),
        id: text(object, "id").or_else(|| text(activity, "id")),
        permalink: said::first(object, &["url", "id"]),
        published: time.map(|(moment, _)| moment),
        date_certain: time.is_some_and(|(_, zoned)| zoned),
        kind: if reply { Kind::Reply } else { kind_of(&images, &videos) },
        text: [warning, body].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n"),
        lang,
        links,
        hashtags: tags("Hashtag", '#'),
        mentions: tags("Mention", '@'),
        images,
        videos,
        ..Post::default()
    }
}

/// The text as HTML, and its language as `contentMap` has it.
fn content(object: &Value) -> (&str, Option<String>) {
    let html = said::at(object, "/content");
    let map = object.get("contentMap").and_then(Value::as_object);
    let same = map.into_iter().flatten().find(|(_, text)| text.as_str() == Some(html));
    let other = same.or_else(|| map?.iter().find(|(_, text)| text.is_string()));
    let lang = other.map(|(lang, _)| lang.clone()).filter(|lang| lang != "und");
    match other {
        Some((_, text)) if html.is_empty() => (text.as_str().unwrap_or_default(), lang),
        _ => (html, lang),
    }
}

/// A picture or a film, by its media type, else by its type or ending. Sound is neither.
fn media(file: &Value, images: &mut Vec<Picture>, videos: &mut Vec<Film>) {
    let uri = text(file, "url").or_else(|| list(file, "/url").iter().find_map(|link| text(link, "href")));
    let (sort, media_type) = (said::at(file, "/type"), said::at(file, "/mediaType"));
    let alt = match alt(file, "name") {
        Alt::NotExported => alt(file, "summary"),
        known => known,
    };
    if media_type.starts_with("audio/") || sort == "Audio" {
        return;
    }
    if media_type.starts_with("video/") || sort == "Video" || media_type.is_empty() && uri.as_deref().is_some_and(is_film) {
        let duration_ms = file.get("duration").and_then(said::milliseconds);
        videos.push(Film { uri, duration_ms, alt, ..Film::default() });
    } else if media_type.starts_with("image/") || media_type.is_empty() && matches!(sort, "Image" | "Document") {
        images.push(Picture { uri, alt, count_known: true });
    }
}
