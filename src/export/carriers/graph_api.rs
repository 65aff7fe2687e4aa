//! Answers of Meta's Graph API: posts of Facebook, Instagram and Threads as JSON (policy/FORMATS.md section 3).
//!
//! Knows their shapes and whose each key is. Descriptions and captions are there only where somebody has asked for them.

use std::sync::Arc;

use serde_json::Value;

use crate::account::pages::channel_of;
use crate::export::json::peek::Peek;
use crate::export::json::said::{self, alt_by, first, list, text};
use crate::export::media::{is_film, kind_of};
use crate::export::tables::dates::of_iso;
use crate::export::{
    Alt, By, Captions, Carrier, Claim, Entry, Export, Feed, Film, Head, Kind, Moment, Origin, Picture, Post, Publisher, Status, Stopped,
    Track, json::elements, json::lines,
};
use crate::finding::Msg;

/// Meta's Graph API.
pub(super) const CARRIER: Carrier = Carrier {
    name: "graph-api",
    label: Msg::new("Meta, svar från Graph API", "Meta, answers of the Graph API"),
    claims,
    gathers: true,
    read,
};

const NAME: &str = CARRIER.name;

/// Edges that list posts, asked for by themselves or with their page.
const EDGES: [&str; 9] = ["posts", "feed", "published_posts", "media", "threads", "videos", "video_reels", "photos", "stories"];

const LISTS: &[&[&str]] = &[
    &[],
    &["data"],
    &["posts", "data"],
    &["feed", "data"],
    &["published_posts", "data"],
    &["media", "data"],
    &["threads", "data"],
    &["videos", "data"],
    &["video_reels", "data"],
    &["photos", "data"],
    &["stories", "data"],
];

fn claims(head: &Head) -> Claim {
    const NONE: Msg = Msg::new("ingen lista data med created_time eller timestamp", "no list data with created_time or timestamp");
    if !["\"created_time\"", "\"timestamp\"", "\"paging\""].iter().any(|key| head.text.contains(key)) {
        return Claim::Not(NONE);
    }
    let peek = Peek::of(head.text);
    let post = |under: &str| {
        let has = |key: &str| peek.has(&format!("{under}{key}"));
        let known = || ["permalink", "permalink_url", "media_type", "caption", "media_product_type", "text"].into_iter().any(has);
        has("created_time") && (has("id") || has("message")) || has("timestamp") && has("id") && known()
    };
    let edges = EDGES.iter().flat_map(|edge| [format!("{edge}/data/*/"), format!("*/{edge}/data/*/")]);
    let found = ["data/*/", "*/data/*/", "*/", ""].into_iter().any(post) || edges.into_iter().any(|under| post(&under));
    let empty = || peek.has("data") && peek.has("paging") || peek.has("paging/cursors");
    if found || empty() && !peek.has("jsonapi") { Claim::Posts } else { Claim::Not(NONE) }
}

fn read(export: &Export, feed: &mut Feed) -> Result<(), Stopped> {
    export.posts().try_for_each(|entry| read_file(entry, feed))
}

fn read_file(entry: &Entry, feed: &mut Feed) -> Result<(), Stopped> {
    let owner = elements::beside(entry, &["id", "name", "username", "link"]);
    let owner = if owner.contains_key("name") || owner.contains_key("username") { Value::Object(owner) } else { Value::Null };
    if lines::is_lines(entry) {
        return lines::each(entry, feed, &mut |feed, _, line, value| page(&value, &owner, &lines::at_line(entry, line), feed));
    }
    elements::each(entry, LISTS, feed, &mut |feed, element| match element.read::<Value>(feed) {
        Some(value) => page(&value, &owner, &element.origin(), feed),
        None => Ok(()),
    })
}

/// A post, or a page of an answer that lists posts.
fn page(value: &Value, owner: &Value, origin: &Origin, feed: &mut Feed) -> Result<(), Stopped> {
    let edge = std::iter::once("/data".to_owned()).chain(EDGES.iter().map(|edge| format!("/{edge}/data")));
    let found = edge.into_iter().find(|edge| value.pointer(edge).is_some_and(Value::is_array));
    let Some(edge) = found.filter(|_| value.get("created_time").is_none() && value.get("timestamp").is_none()) else {
        return if value.is_object() { hand_on(value, owner, origin.clone(), feed) } else { Ok(()) };
    };
    for (index, inner) in list(value, &edge).iter().enumerate() {
        let pointer = origin.pointer.as_deref().map(|pointer| format!("{pointer}{edge}/{index}"));
        hand_on(inner, if value.get("name").is_some() { value } else { owner }, Origin { pointer, ..origin.clone() }, feed)?;
    }
    Ok(())
}

fn hand_on(value: &Value, owner: &Value, origin: Origin, feed: &mut Feed) -> Result<(), Stopped> {
    if value.get("created_time").is_none() && value.get("timestamp").is_none() && value.get("id").is_none() {
        return Ok(());
    }
    feed.post(Post { origin, ..post(value, owner) })
}

fn post(value: &Value, owner: &Value) -> Post {
    let permalink = permalink(value);
    let platform = platform(value, permalink.as_deref().unwrap_or_default());
    let mut media = Media { origin: if platform == "facebook" { By::Machine } else { By::Author }, ..Media::default() };
    media.collect(value);
    let words = ["/message", "/caption", "/caption/text", "/text", "/description"]
        .iter()
        .map(|place| said::at(value, place))
        .find(|text| !text.is_empty());
    let words = words.or_else(|| value.get("images").map(|_| said::at(value, "/name"))).unwrap_or_default();
    let time = ["created_time", "timestamp"].iter().find_map(|key| time(value.get(key)?));
    Post {
        source: NAME,
        account: Arc::new(publisher(value, owner)),
        id: text(value, "id"),
        permalink,
        published: time.map(|(moment, _)| moment),
        date_certain: time.is_some_and(|(_, zoned)| zoned),
        kind: kind(value, words, &media),
        status: status(value),
        title: media.videos.first().and_then(|_| text(value, "title")),
        text: words.to_owned(),
        links: media.links,
        images: media.images,
        videos: media.videos,
        platform,
        ..Post::default()
    }
}

/// Its own address; `link` is one only where it leads to the platform, else to what the post is about.
fn permalink(value: &Value) -> Option<String> {
    let link = || text(value, "link").filter(|link| channel_of(link).is_some());
    let own = first(value, &["permalink_url", "permalink"]).or_else(link)?;
    Some(own.strip_prefix('/').map_or(own.clone(), |path| format!("https://www.facebook.com/{path}")))
}

/// ISO 8601, or seconds after 1970 began.
fn time(value: &Value) -> Option<(Moment, bool)> {
    match value {
        Value::Number(seconds) => Some((Moment::of_seconds(seconds.as_i64()?)?, true)),
        text => {
            let text = text.as_str()?.trim();
            let seconds = text.parse().ok().and_then(Moment::of_seconds).filter(|_| text.len() > 8);
            seconds.map(|moment| (moment, true)).or_else(|| of_iso(text))
        }
    }
}

fn platform(value: &Value, link: &str) -> String {
    let own = || match () {
        () if said::at(value, "/media_product_type") == "THREADS" => "threads",
        () if value.get("media_type").is_some() || value.get("caption").is_some() || value.get("timestamp").is_some() => "instagram",
        () => "facebook",
    };
    channel_of(link).map_or_else(own, |channel| channel.name).to_owned()
}

fn publisher(value: &Value, owner: &Value) -> Publisher {
    let from = value.get("from").filter(|from| from.is_object()).unwrap_or(owner);
    Publisher {
        id: text(from, "id").or_else(|| text(&value["owner"], "id")),
        name: text(from, "name"),
        handle: text(from, "username").or_else(|| text(value, "username")).or_else(|| text(&value["user"], "username")),
        url: text(from, "link"),
    }
}

fn status(value: &Value) -> Status {
    let scheduled = value.get("scheduled_publish_time").is_some_and(|time| !time.is_null());
    match value.get("is_published").or_else(|| value.get("published")).and_then(Value::as_bool) {
        Some(false) if scheduled => Status::Scheduled,
        Some(false) => Status::Draft,
        _ => Status::Published,
    }
}

fn kind(value: &Value, words: &str, media: &Media) -> Kind {
    let says = |key: &str, word: &str| said::at(value, &format!("/{key}")).eq_ignore_ascii_case(word);
    let is = |key: &str| value.get(key).and_then(Value::as_bool) == Some(true);
    let bare = words.trim().is_empty();
    let only_links = media.images.is_empty() && media.videos.is_empty() && !media.links.is_empty();
    let passed_on = media.shared || only_links;
    if says("media_product_type", "STORY") {
        Kind::Story
    } else if is("is_reply") {
        Kind::Reply
    } else if says("media_type", "REPOST_FACADE") || bare && (says("status_type", "shared_story") || passed_on || is("is_quote_post")) {
        Kind::Share
    } else {
        kind_of(&media.images, &media.videos)
    }
}

/// Pictures, films and links of a post, wherever its answer holds them.
#[derive(Debug, Default)]
struct Media {
    images: Vec<Picture>,
    videos: Vec<Film>,
    links: Vec<String>,
    /// Another's post is passed on.
    shared: bool,
    /// Who wrote a text that stands under `alt_text` alone: on Facebook a machine.
    origin: By,
}

impl Media {
    fn collect(&mut self, value: &Value) {
        let children = list(value, "/children/data");
        let sort = said::at(value, "/media_type");
        if !children.is_empty() {
            for child in children {
                self.one(child, said::at(child, "/media_type"));
            }
            return;
        }
        if sort == "CAROUSEL_ALBUM" {
            self.images.push(Picture { uri: text(value, "media_url"), alt: self.alt(value), count_known: false });
            return;
        }
        if !sort.is_empty() {
            self.one(value, sort);
            return;
        }
        let attachments = list(value, "/attachments/data");
        for attachment in attachments {
            self.attachment(attachment);
        }
        if attachments.is_empty() {
            self.bare(value);
        }
    }

    /// A picture or a film by its type; a text post has neither.
    fn one(&mut self, value: &Value, sort: &str) {
        let uri = first(value, &["media_url", "source"]);
        match sort.to_ascii_uppercase().as_str() {
            "VIDEO" | "REELS" | "REEL" => self.film(value, uri),
            "IMAGE" | "PHOTO" => self.images.push(Picture { uri, alt: self.alt(value), count_known: true }),
            "" if uri.as_deref().is_some_and(is_film) => self.film(value, uri),
            "" if uri.is_some() => self.images.push(Picture { uri, alt: self.alt(value), count_known: true }),
            _ => {}
        }
    }

    /// An attachment of Facebook: an album holds more of them.
    fn attachment(&mut self, value: &Value) {
        let inner = list(value, "/subattachments/data");
        let sort = first(value, &["media_type", "type"]).unwrap_or_default().to_lowercase();
        let source = said::at(value, "/media/source");
        if !inner.is_empty() {
            for attachment in inner {
                self.attachment(attachment);
            }
        } else if sort.contains("video") || sort.contains("reel") || is_film(source) {
            self.film(value, Some(source.to_owned()).filter(|uri| !uri.is_empty()).or_else(|| text(value, "url")));
        } else if sort.contains("photo") || sort == "image" || sort == "album" || sort == "cover_photo" || sort == "profile_media" {
            let uri = Some(said::at(value, "/media/image/src").to_owned()).filter(|uri| !uri.is_empty()).or_else(|| text(value, "url"));
            self.images.push(Picture { uri, alt: self.alt(value), count_known: sort != "album" });
        } else {
            self.shared =
                self.shared || sort == "share" && value.get("target").is_some() && said::at(value, "/url").contains("facebook.com");
            self.links.extend(text(value, "unshimmed_url").or_else(|| text(value, "url")));
        }
    }

    /// A post without attachments: a photo or a film of its own, or one whose picture alone was asked for.
    fn bare(&mut self, value: &Value) {
        let source = text(value, "source").filter(|uri| is_film(uri));
        // Only a photo can be asked for its description.
        let described = self.alt(value) != Alt::NotExported;
        let (added, sort) = (said::at(value, "/status_type"), said::at(value, "/type"));
        self.links.extend(text(value, "link").filter(|link| channel_of(link).is_none()));
        if source.is_some() || added == "added_video" || sort == "video" || value.get("captions").is_some() || value.get("length").is_some()
        {
            self.film(value, source);
        } else if let Some(uri) = list(value, "/images").first().and_then(|image| text(image, "source")) {
            self.images.push(Picture { uri: Some(uri), alt: self.alt(value), count_known: true });
        } else if let Some(uri) = value.pointer("/images/standard_resolution").and_then(|image| text(image, "url")) {
            self.images.push(Picture { uri: Some(uri), alt: self.alt(value), count_known: sort != "carousel" });
        } else if described {
            let uri = first(value, &["full_picture", "picture"]);
            self.images.push(Picture { uri, alt: self.alt(value), count_known: true });
        } else if added == "added_photos"
            || sort == "photo"
            || value.get("full_picture").is_some_and(Value::is_string) && self.links.is_empty() && added != "shared_story"
        {
            self.images.push(Picture { uri: first(value, &["full_picture", "picture"]), alt: self.alt(value), count_known: false });
        }
    }

    fn film(&mut self, value: &Value, uri: Option<String>) {
        let duration_ms = ["length", "duration"].iter().find_map(|key| said::milliseconds(value.get(key)?));
        let captions = value.get("captions").or_else(|| value.pointer("/target/captions")).map_or_else(Captions::default, captions);
        self.videos.push(Film { uri, duration_ms, alt: self.alt(value), captions });
    }

    /// What a person wrote; else what stands under `alt_text`, wherever the answer has it.
    fn alt(&self, value: &Value) -> Alt {
        let places = ["", "/media", "/media/image", "/target"].iter().filter_map(|place| value.pointer(place));
        let custom = places.clone().map(|place| said::alt(place, "alt_text_custom"));
        let plain = places.map(|place| alt_by(place, "alt_text", self.origin));
        let mut best = Alt::NotExported;
        for alt in custom.chain(plain) {
            match alt {
                Alt::Present { .. } => return alt,
                Alt::NotExported => {}
                other => best = other,
            }
        }
        best
    }
}

fn captions(value: &Value) -> Captions {
    let track = |track: &Value| {
        let machine = track.get("is_auto_generated").and_then(Value::as_bool) == Some(true);
        let kind = if machine { By::Machine } else { By::Author };
        Track { lang: first(track, &["locale", "lang"]), kind, file: text(track, "uri") }
    };
    Captions::listed(value.get("data").unwrap_or(value).as_array().into_iter().flatten().map(track).collect())
}
