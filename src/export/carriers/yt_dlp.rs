//! What yt-dlp writes of a film beside it: `.info.json` (policy/FORMATS.md section 3).
//!
//! Knows its keys, and that captions made by a machine are listed apart. One object a file, a list of them, or one a line.

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::account::pages::channel_of;
use crate::export::json::peek::Peek;
use crate::export::json::said::{self, first, milliseconds, text};
use crate::export::tables::dates::of_iso;
use crate::export::{
    By, Captions, Carrier, Claim, Entry, Export, Feed, Film, Head, Kind, Moment, Origin, Post, Publisher, Status, Stopped, Track,
    json::elements, json::lines,
};
use crate::finding::Msg;

/// yt-dlp's descriptions of films.
pub(super) const CARRIER: Carrier =
    Carrier { name: "yt-dlp-info", label: Msg::new("yt-dlp, info.json", "yt-dlp, info.json"), claims, gathers: true, read };

const NAME: &str = CARRIER.name;

/// Tracks of machine captions that are kept: yt-dlp lists one for every language there is.
const TRACKS: usize = 200;

fn claims(head: &Head) -> Claim {
    const NONE: Msg = Msg::new("inte webpage_url och upload_date", "not webpage_url and upload_date");
    if !["\"webpage_url\"", "\"formats\""].iter().any(|key| head.text.contains(key)) {
        return Claim::Not(NONE);
    }
    let peek = Peek::of(head.text);
    // The list of formats stands first and may be longer than what is seen of the file.
    let film = |under: &str| {
        let has = |key: &str| peek.has(&format!("{under}{key}"));
        has("webpage_url") && (has("upload_date") || has("timestamp")) || has("id") && has("title") && has("formats") && !head.whole
    };
    if ["", "*/", "entries/*/"].into_iter().any(film) {
        Claim::Posts
    } else if peek.says("_type", "playlist") && peek.has("webpage_url") {
        Claim::Helps
    } else {
        Claim::Not(NONE)
    }
}

fn read(export: &Export, feed: &mut Feed) -> Result<(), Stopped> {
    export.posts().try_for_each(|entry| read_file(entry, feed))
}

fn read_file(entry: &Entry, feed: &mut Feed) -> Result<(), Stopped> {
    if lines::is_lines(entry) {
        return lines::each(entry, feed, &mut |feed, _, line, value| hand_on(&value, lines::at_line(entry, line), feed));
    }
    elements::each(entry, &[&[], &["entries"]], feed, &mut |feed, element| match element.read::<Value>(feed) {
        Some(value) => hand_on(&value, element.origin(), feed),
        None => Ok(()),
    })
}

fn hand_on(value: &Value, origin: Origin, feed: &mut Feed) -> Result<(), Stopped> {
    if text(value, "webpage_url").is_none() && text(value, "id").is_none() || said::at(value, "/_type") == "playlist" {
        return Ok(());
    }
    feed.post(Post { origin, ..post(value) })
}

fn post(value: &Value) -> Post {
    let permalink = first(value, &["webpage_url", "original_url", "url"]);
    let published = published(value);
    let film = Film {
        uri: permalink.clone(),
        duration_ms: value.get("duration").and_then(milliseconds),
        captions: captions(value),
        ..Film::default()
    };
    Post {
        source: NAME,
        platform: platform(value, permalink.as_deref().unwrap_or_default()),
        account: Arc::new(publisher(value)),
        id: text(value, "id"),
        permalink,
        published,
        date_certain: published.is_some(),
        kind: Kind::Video,
        status: if said::at(value, "/availability") == "private" { Status::Draft } else { Status::Published },
        title: first(value, &["fulltitle", "title"]),
        text: said::at(value, "/description").to_owned(),
        lang: text(value, "language"),
        videos: vec![film],
        ..Post::default()
    }
}

/// The second it was published; else its day, which yt-dlp gives in UTC.
fn published(value: &Value) -> Option<Moment> {
    let seconds = ["timestamp", "release_timestamp"].iter().find_map(|key| value.get(key).filter(|value| !value.is_null()));
    let seconds = seconds.and_then(|value| value.as_i64().or_else(|| value.as_f64().map(|seconds| seconds as i64)));
    seconds.and_then(Moment::of_seconds).or_else(|| {
        let day = first(value, &["upload_date", "release_date"])?;
        let (year, month, date) = (day.get(..4)?, day.get(4..6)?, day.get(6..8)?);
        of_iso(&format!("{year}-{month}-{date}")).or_else(|| of_iso(&day)).map(|(moment, _)| moment)
    })
}

fn platform(value: &Value, link: &str) -> String {
    let extractor = first(value, &["extractor_key", "extractor"]).unwrap_or_default();
    let own = extractor.split([':', '_']).next().unwrap_or_default();
    channel_of(link).map_or_else(|| Post::platform(own), |channel| channel.name.to_owned())
}

fn publisher(value: &Value) -> Publisher {
    let handle = first(value, &["uploader_id", "channel_handle"]).filter(|id| text(value, "channel_id").as_ref() != Some(id));
    Publisher {
        id: text(value, "channel_id"),
        name: first(value, &["channel", "uploader", "creator"]),
        handle: handle.map(|handle| handle.trim_start_matches('@').to_owned()),
        url: first(value, &["channel_url", "uploader_url"]),
    }
}

/// What somebody has written counts; what a machine has is listed. `live_chat` is the audience's talk. Where neither key is
/// there, nothing is known.
fn captions(value: &Value) -> Captions {
    let list = |key: &str| value.get(key).and_then(Value::as_object);
    let (human, machine) = (list("subtitles"), list("automatic_captions"));
    if human.is_none() && machine.is_none() {
        return Captions::default();
    }
    let tracks = |list: Option<&Map<String, Value>>, kind| -> Vec<Track> {
        let languages = list.into_iter().flatten().filter(|(lang, files)| {
            !matches!(lang.as_str(), "live_chat" | "rechat" | "danmaku" | "comments") && !files.as_array().is_some_and(Vec::is_empty)
        });
        let track = |(lang, files): (&String, &Value)| Track { lang: Some(lang.clone()), kind, file: text(&files[0], "url") };
        languages.take(TRACKS).map(track).collect()
    };
    Captions::listed([tracks(human, By::Author), tracks(machine, By::Machine)].concat())
}
