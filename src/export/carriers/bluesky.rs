//! Records of Bluesky as JSON: a list, an answer with `records` or `feed`, or a record a file (policy/FORMATS.md section 3).
//!
//! Knows the lexicons of `app.bsky.feed` and what an empty description means there: none.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::sync::Arc;

use serde_json::Value;

use crate::export::json::peek::Peek;
use crate::export::json::said::{self, list, text};
use crate::export::media::kind_of;
use crate::export::tables::dates::of_iso;
use crate::export::{
    Alt, By, Captions, Carrier, Claim, Entry, Export, Feed, Film, Head, Kind, Origin, Picture, Post, Publisher, Stopped, Track,
    json::elements, json::lines,
};
use crate::finding::Msg;

/// Bluesky's records.
pub(super) const CARRIER: Carrier = Carrier {
    name: "bluesky-records",
    label: Msg::new("Bluesky, poster som JSON", "Bluesky, records as JSON"),
    claims,
    gathers: true,
    read,
};

const NAME: &str = CARRIER.name;

const POST: &str = "app.bsky.feed.post";
const REPOST: &str = "app.bsky.feed.repost";
const PROFILE: &str = "app.bsky.actor.profile";

/// Bytes of a file that is looked through twice, for the names in it.
const SMALL: u64 = 8 << 20;

/// Where the lists stand.
const LISTS: &[&[&str]] = &[&[], &["records"], &["feed"], &["posts"]];

fn claims(head: &Head) -> Claim {
    const NONE: Msg = Msg::new("inga poster av typen app.bsky.feed.post", "no records of type app.bsky.feed.post");
    if !head.text.contains("app.bsky.") {
        return Claim::Not(NONE);
    }
    let peek = Peek::of(head.text);
    let record = |path: &&str| {
        let inner = path.strip_prefix("*/").or_else(|| path.strip_prefix("records/*/")).or_else(|| path.strip_prefix("feed/*/"));
        let inner = inner.or_else(|| path.strip_prefix("posts/*/")).unwrap_or(path);
        matches!(inner, "$type" | "value/$type" | "record/$type" | "post/record/$type")
    };
    let types: Vec<&str> =
        peek.paths().filter(record).flat_map(|path| peek.words(path)).filter(|word| word.starts_with("app.bsky.")).collect();
    let lists = peek.has("*/value/$type") || peek.has("records/*/value/$type");
    if types.iter().any(|word| matches!(*word, POST | REPOST)) || !types.is_empty() && lists && !head.whole {
        Claim::Posts
    } else if types.contains(&PROFILE) {
        Claim::Helps
    } else {
        Claim::Not(NONE)
    }
}

/// Names of accounts by their DID.
type Accounts = BTreeMap<String, Arc<Publisher>>;

fn read(export: &Export, feed: &mut Feed) -> Result<(), Stopped> {
    let mut accounts = Accounts::new();
    for (entry, claim) in &export.files {
        if *claim == Claim::Helps || entry.size <= SMALL && names(entry) {
            each(entry, feed, &mut |_, _, value| {
                learn(value, entry, &mut accounts);
                Ok(())
            })?;
        }
    }
    for (entry, claim) in &export.files {
        if *claim == Claim::Posts {
            each(entry, feed, &mut |feed, origin, value| {
                learn(value, entry, &mut accounts);
                match post(value, entry) {
                    Some((did, post)) => feed.post(Post { account: account(&did, value, &mut accounts), origin, ..post }),
                    None => Ok(()),
                }
            })?;
        }
    }
    Ok(())
}

/// Whether a profile stands among the records, perhaps after the posts that it names.
fn names(entry: &Entry) -> bool {
    let mut bytes = Vec::new();
    entry.open().and_then(|mut stream| stream.read_to_end(&mut bytes)).is_ok_and(|_| finds(&bytes, PROFILE.as_bytes()))
}

fn finds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

type Take<'t> = dyn FnMut(&mut Feed, Origin, &Value) -> Result<(), Stopped> + 't;

/// Every record of a file: of a list, or one a line.
fn each(entry: &Entry, feed: &mut Feed, take: &mut Take) -> Result<(), Stopped> {
    if lines::is_lines(entry) {
        return lines::each(entry, feed, &mut |feed, _, line, value| take(feed, lines::at_line(entry, line), &value));
    }
    elements::each(entry, LISTS, feed, &mut |feed, element| match element.read::<Value>(feed) {
        Some(value) => take(feed, element.origin(), &value),
        None => Ok(()),
    })
}

/// The record in its wrapping, the wrapping that knows its address, and whether somebody passes it on.
fn unwrapped(value: &Value) -> (&Value, &Value) {
    let outer = value.get("post").filter(|post| post.is_object()).unwrap_or(value);
    let record = ["value", "record"].iter().find_map(|key| outer.get(key).filter(|inner| inner.get("$type").is_some()));
    (record.unwrap_or(outer), outer)
}

/// The address of a record: its own, else what its path below a folder of the repository tells.
fn address(outer: &Value, entry: &Entry) -> Option<String> {
    text(outer, "uri").or_else(|| {
        let path = entry.path.trim_end_matches(".json");
        let (before, key) = path.rsplit_once('/')?;
        let did = path.split('/').find(|part| part.starts_with("did:"))?;
        before.ends_with(POST).then(|| format!("at://{did}/{POST}/{key}"))
    })
}

/// The DID of an address.
fn did(uri: &str) -> Option<&str> {
    uri.strip_prefix("at://")?.split('/').next().filter(|did| !did.is_empty())
}

/// Keeps the name that a profile tells.
fn learn(value: &Value, entry: &Entry, accounts: &mut Accounts) {
    let (record, outer) = unwrapped(value);
    if said::at(record, "/$type").starts_with(PROFILE) || text(value, "displayName").is_some() && text(value, "did").is_some() {
        let uri = text(outer, "uri");
        let path = || entry.path.split('/').find(|part| part.starts_with("did:")).map(str::to_owned);
        let id = uri.as_deref().and_then(did).map(str::to_owned).or_else(|| text(value, "did")).or_else(path).unwrap_or_default();
        let publisher = publisher(&id, text(record, "displayName"), text(record, "handle"));
        accounts.insert(id, Arc::new(publisher));
    }
}

fn publisher(did: &str, name: Option<String>, handle: Option<String>) -> Publisher {
    let url = (!did.is_empty()).then(|| format!("https://bsky.app/profile/{}", handle.as_deref().unwrap_or(did)));
    Publisher { id: Some(did.to_owned()).filter(|did| !did.is_empty()), name, handle, url }
}

/// A profile without a DID is that of everything in the export.
fn account(did: &str, value: &Value, accounts: &mut Accounts) -> Arc<Publisher> {
    if let Some(known) = accounts.get(did) {
        return Arc::clone(known);
    }
    let author = value.pointer("/post/author").or_else(|| value.get("author")).unwrap_or(&Value::Null);
    let nameless = accounts.get("").filter(|_| author.is_null());
    let name = text(author, "displayName").or_else(|| nameless.and_then(|profile| profile.name.clone()));
    let handle = text(author, "handle").or_else(|| nameless.and_then(|profile| profile.handle.clone()));
    let made = Arc::new(publisher(did, name, handle));
    accounts.insert(did.to_owned(), Arc::clone(&made));
    made
}

/// The post of a record and whose it is; `None` for records of other kinds.
fn post(value: &Value, entry: &Entry) -> Option<(String, Post)> {
    let (record, outer) = unwrapped(value);
    let sort = said::at(record, "/$type");
    let uri = address(outer, entry);
    let did = uri.as_deref().and_then(did).unwrap_or_default().to_owned();
    let time = of_iso(said::at(record, "/createdAt"));
    let base = Post {
        source: NAME,
        platform: Post::platform("bluesky"),
        permalink: uri.as_deref().and_then(permalink),
        id: uri,
        published: time.map(|(moment, _)| moment),
        date_certain: time.is_some_and(|(_, zoned)| zoned),
        ..Post::default()
    };
    let reposted = said::at(value, "/reason/$type").ends_with("reasonRepost");
    if sort == REPOST || reposted {
        let links = text(&record["subject"], "uri").and_then(|uri| permalink(&uri)).into_iter().collect();
        return Some((did, Post { kind: Kind::Share, links, permalink: None, ..base }));
    }
    if sort != POST {
        return None;
    }
    let (images, videos, mut links, quotes) = media(record.get("embed").or_else(|| outer.get("embed")).unwrap_or(&Value::Null));
    let words = said::at(record, "/text").to_owned();
    let (mut hashtags, mut mentions) = (Vec::new(), Vec::new());
    facets(record, &words, &mut links, &mut hashtags, &mut mentions);
    hashtags.extend(list(record, "/tags").iter().filter_map(Value::as_str).map(str::to_owned));
    let passed_on = words.trim().is_empty() && images.is_empty() && videos.is_empty() && (quotes || !links.is_empty());
    let kind = match record.get("reply") {
        Some(reply) if !reply.is_null() => Kind::Reply,
        _ if passed_on => Kind::Share,
        _ => kind_of(&images, &videos),
    };
    let lang = list(record, "/langs").first().and_then(Value::as_str).map(str::to_owned);
    Some((did, Post { kind, text: words, lang, links, hashtags, mentions, images, videos, ..base }))
}

/// Where people read it.
fn permalink(uri: &str) -> Option<String> {
    let (_, key) = uri.strip_prefix("at://")?.split_once(&format!("/{POST}/"))?;
    Some(format!("https://bsky.app/profile/{}/post/{key}", did(uri)?))
}

/// Links, hashtags and accounts that are marked in the text by their bytes.
fn facets(record: &Value, words: &str, links: &mut Vec<String>, hashtags: &mut Vec<String>, mentions: &mut Vec<String>) {
    for facet in list(record, "/facets") {
        let byte = |key: &str| facet.pointer(key).and_then(Value::as_u64).and_then(|at| usize::try_from(at).ok());
        let range = byte("/index/byteStart").zip(byte("/index/byteEnd"));
        let marked = range.and_then(|(start, end)| words.get(start..end)).unwrap_or_default();
        for feature in list(facet, "/features") {
            links.extend(text(feature, "uri"));
            hashtags.extend(text(feature, "tag"));
            if feature.get("did").is_some() && !marked.is_empty() {
                mentions.push(marked.trim_start_matches('@').to_owned());
            }
        }
    }
}

/// Pictures, films and links of an embed and of the media beside a quoted post; and whether a post is quoted.
fn media(embed: &Value) -> (Vec<Picture>, Vec<Film>, Vec<String>, bool) {
    let (mut images, mut videos, mut links) = (Vec::new(), Vec::new(), Vec::new());
    let inner = |pointer: &str| embed.pointer(pointer).filter(|inner| inner.is_object());
    let holders = [Some(embed), inner("/media"), inner("/recordWithMedia/media"), inner("/gallery"), inner("/media/gallery")];
    let held = holders.into_iter().flatten().chain(inner("/recordWithMedia/media/gallery"));
    for holder in held {
        let pictures = list(holder, "/images").iter().chain(list(holder, "/items"));
        images.extend(pictures.map(|item| Picture {
            uri: reference(item, &["image", "thumb", "fullsize"]),
            alt: described(item),
            count_known: true,
        }));
        if said::at(holder, "/$type").starts_with("app.bsky.embed.video") || holder.get("video").is_some() {
            // Where the film is an object of its own with a description, that one holds all.
            let film = holder.get("video").filter(|film| film.get("alt").is_some() || film.get("captions").is_some()).unwrap_or(holder);
            let uri = reference(film, &["video", "ref", "playlist"]).or_else(|| reference(holder, &["video", "playlist"]));
            videos.push(Film { uri, alt: described(film), captions: captions(film), ..Film::default() });
        }
        links.extend(text(&holder["external"], "uri"));
    }
    (images, videos, links, embed.get("record").is_some() || embed.get("recordWithMedia").is_some())
}

/// A description; the key must be there on Bluesky, so none and an empty one are both missing.
fn described(value: &Value) -> Alt {
    Alt::of(said::at(value, "/alt"), Alt::Missing)
}

fn captions(film: &Value) -> Captions {
    let track = |track: &Value| Track { lang: text(track, "lang"), kind: By::Author, file: reference(track, &["file"]) };
    Captions::listed(list(film, "/captions").iter().map(track).collect())
}

/// The content address of a file, or its address.
fn reference(value: &Value, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| {
        let file = value.get(key)?;
        file.as_str().map(str::to_owned).or_else(|| text(file.get("ref").unwrap_or(file), "$link")).or_else(|| text(file, "cid"))
    })
}
