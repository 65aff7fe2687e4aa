//! klart's own format: one post a line of JSON (policy/FORMATS.md section 4).
//!
//! Knows its keys and which of them must be there. Ignores other keys.

use std::sync::Arc;

use serde_json::Value;

use crate::export::json::lines::{self, Told, at_line};
use crate::export::json::peek::Peek;
use crate::export::media::kind_of;
use crate::export::{
    Alt, By, Captions, Carrier, Claim, Entry, Export, Feed, Film, Head, Kind, Moment, Picture, Post, Publisher, State, Status, Stopped,
    Track, Trouble, json::elements, json::said,
};
use crate::finding::Msg;

/// klart's own JSON Lines.
pub(super) const CARRIER: Carrier = Carrier {
    name: "klart-jsonl",
    label: Msg::new("klarts eget format (JSON)", "klart's own format (JSON)"),
    claims,
    gathers: false,
    read,
};

const NAME: &str = CARRIER.name;

fn claims(head: &Head) -> Claim {
    let line = head.text.lines().map(str::trim).find(|line| line.contains("\"klart_post\""));
    let own = line.is_some_and(|line| line.starts_with('{') && Peek::of(line).has("klart_post"))
        || line.is_some() && Peek::of(head.text).has("*/klart_post");
    if own { Claim::Posts } else { Claim::Not(Msg::new("ingen rad med klart_post", "no line with klart_post")) }
}

fn read(export: &Export, feed: &mut Feed) -> Result<(), Stopped> {
    export.posts().try_for_each(|entry| read_file(entry, feed))
}

/// One post a line; some systems write them as one list.
fn read_file(entry: &Entry, feed: &mut Feed) -> Result<(), Stopped> {
    if lines::begins(entry) != Some(b'[') {
        return lines::each(entry, feed, &mut |feed, told, line, value| match post(entry, line, &value, told, feed) {
            Some(post) => feed.post(post),
            None => Ok(()),
        });
    }
    let mut told = Told::default();
    elements::each(entry, &[&[]], feed, &mut |feed, element| {
        let Some(value) = element.read::<Value>(feed) else { return Ok(()) };
        match post(entry, element.line, &value, &mut told, feed) {
            Some(post) => feed.post(Post { origin: element.origin(), ..post }),
            None => Ok(()),
        }
    })?;
    told.rest(entry, feed);
    Ok(())
}

/// A line under reading.
struct Line<'l, 'f> {
    entry: &'l Entry,
    number: u64,
    value: &'l Value,
    told: &'l mut Told,
    feed: &'l mut Feed<'f>,
}

/// A required key is not there as it should be.
const LEFT_OUT: [&str; 2] =
    ["Kontrollera nyckeln. Inlägget är inte med i granskningen.", "Check the key. The post is not part of the audit."];
/// Another key is not as it should be.
const LEFT_OPEN: [&str; 2] = ["Kontrollera nyckeln. Resten av inlägget är läst.", "Check the key. The rest of the post is read."];

impl<'l> Line<'l, '_> {
    fn tell(&mut self, problem: [&str; 2], remedy: [&str; 2]) {
        self.told.tell(Trouble::new(&self.entry.shown(), problem, remedy).at(self.number, None), self.feed);
    }

    fn odd(&mut self, key: &str, remedy: [&str; 2]) {
        let (sv, en) = match self.value.get(key) {
            None | Some(Value::Null) => ("saknas", "is missing"),
            Some(Value::String(_)) => ("är en text som klart inte förstår", "is a text that klart does not understand"),
            Some(Value::Number(_)) => ("är ett tal", "is a number"),
            Some(Value::Bool(_)) => ("är sant eller falskt", "is true or false"),
            Some(Value::Array(_)) => ("är en lista", "is a list"),
            Some(Value::Object(_)) => ("är ett objekt", "is an object"),
        };
        self.tell([&format!("”{key}” {sv}."), &format!("“{key}” {en}.")], remedy);
    }

    /// Whether the line says that it is a post of the edition that is read; else it is told.
    fn is_ours(&mut self) -> bool {
        let edition = said::text(self.value, "klart_post");
        let problem = match edition.as_deref() {
            Some("1") => return true,
            Some(_) => {
                ["Raden är skriven i en annan version av klarts format.", "The line is written in another edition of klart's format."]
            }
            None => ["Raden säger inte ”klart_post”: 1.", "The line does not say “klart_post”: 1."],
        };
        self.tell(problem, LEFT_OUT);
        false
    }

    /// A text that may be left out; what is something else is told.
    fn text(&mut self, key: &str) -> Option<String> {
        match self.value.get(key) {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
            Some(Value::Number(number)) => Some(number.to_string()),
            Some(_) => {
                self.odd(key, LEFT_OPEN);
                None
            }
        }
    }

    /// One of a few words; another is told.
    fn word<T: serde::de::DeserializeOwned>(&mut self, key: &str) -> Option<T> {
        let word = self.text(key)?.trim().to_lowercase();
        let known = serde_json::from_value(Value::String(word)).ok();
        if known.is_none() {
            self.odd(key, LEFT_OPEN);
        }
        known
    }

    fn list(&mut self, key: &str) -> &'l [Value] {
        match self.value.get(key) {
            None | Some(Value::Null) => &[],
            Some(Value::Array(list)) => list,
            Some(_) => {
                self.odd(key, LEFT_OPEN);
                &[]
            }
        }
    }

    fn published(&mut self) -> Option<Moment> {
        let text = self.text("published")?;
        let moment = Moment::of_iso(&text).map(|(moment, _)| moment);
        if moment.is_none() {
            self.odd("published", LEFT_OPEN);
        }
        moment
    }
}

fn post(entry: &Entry, number: u64, value: &Value, told: &mut Told, feed: &mut Feed) -> Option<Post> {
    let mut line = Line { entry, number, value, told, feed };
    if !line.is_ours() {
        return None;
    }
    let Some(Value::String(platform)) =
        value.get("platform").filter(|platform| platform.as_str().is_none_or(|name| !name.trim().is_empty()))
    else {
        line.odd("platform", LEFT_OUT);
        return None;
    };
    let Some(Value::String(text)) = value.get("text") else {
        line.odd("text", LEFT_OUT);
        return None;
    };
    let images: Vec<Picture> = line.list("images").iter().map(picture).collect();
    let videos: Vec<Film> = line.list("videos").iter().map(film).collect();
    let platform = Post::platform(platform);
    Some(Post {
        source: NAME,
        kind: line.word("kind").unwrap_or_else(|| usual_kind(&platform, &images, &videos)),
        platform,
        account: Arc::new(publisher(value)),
        id: line.text("id"),
        permalink: line.text("permalink"),
        published: line.published(),
        date_certain: true,
        status: line.word::<Status>("status").unwrap_or_default(),
        text: text.clone(),
        html: line.text("html"),
        lang: line.text("lang"),
        images,
        videos,
        origin: at_line(entry, number),
        ..Post::default()
    })
}

/// What a post is where nobody says.
pub(super) fn usual_kind(platform: &str, images: &[Picture], videos: &[Film]) -> Kind {
    if platform == "web" { Kind::Page } else { kind_of(images, videos) }
}

fn publisher(value: &Value) -> Publisher {
    match value.get("account") {
        Some(Value::String(_)) => Publisher { name: said::text(value, "account"), ..Publisher::default() },
        Some(account) => Publisher {
            id: said::text(account, "id"),
            name: said::text(account, "name"),
            handle: said::text(account, "handle").map(|handle| handle.trim_start_matches('@').to_owned()),
            url: said::text(account, "url"),
        },
        None => Publisher::default(),
    }
}

/// The state of a description: `""` and `(dekorativ)` are empty, `null` is missing, no key is not exported.
fn alt(value: &Value) -> Alt {
    match value.get("alt") {
        Some(Value::String(text)) => alt_of(text, Alt::Empty),
        Some(_) => Alt::Missing,
        None => Alt::NotExported,
    }
}

/// A description as it is written; `otherwise` where nothing is.
pub(super) fn alt_of(text: &str, otherwise: Alt) -> Alt {
    let word = text.trim().to_lowercase();
    if matches!(word.as_str(), "(dekorativ)" | "(decorative)") { Alt::Empty } else { Alt::of(text, otherwise) }
}

/// A picture; its address alone stands for it, too.
fn picture(value: &Value) -> Picture {
    let uri = value.as_str().map(str::to_owned).or_else(|| said::text(value, "uri"));
    Picture { uri, alt: alt(value), count_known: true }
}

fn film(value: &Value) -> Film {
    Film {
        uri: value.as_str().map(str::to_owned).or_else(|| said::text(value, "uri")),
        duration_ms: value.get("duration_ms").and_then(Value::as_u64),
        alt: alt(value),
        captions: captions(value),
    }
}

fn captions(value: &Value) -> Captions {
    let tracks: Vec<Track> = match value.get("captions") {
        None => return Captions::default(),
        Some(Value::Array(list)) => list.iter().map(track).collect(),
        Some(Value::String(languages)) => return captions_in(languages),
        Some(one @ Value::Object(_)) => vec![track(one)],
        Some(_) => Vec::new(),
    };
    present(tracks)
}

fn track(value: &Value) -> Track {
    let kind = match said::at(value, "/kind") {
        "machine" => By::Machine,
        "human" => By::Author,
        _ => By::Unknown,
    };
    Track { lang: value.as_str().map(str::to_owned).or_else(|| said::text(value, "lang")), kind, file: said::text(value, "file") }
}

/// Languages with blanks between them; none is missing.
pub(super) fn captions_in(languages: &str) -> Captions {
    let track = |lang: &str| Track { lang: Some(lang.to_owned()), ..Track::default() };
    present(languages.split([' ', ',', ';', '\t', '\u{a0}']).filter(|lang| !lang.is_empty()).map(track).collect())
}

/// Captions that are listed are there.
fn present(tracks: Vec<Track>) -> Captions {
    Captions { state: if tracks.is_empty() { State::Missing } else { State::Present }, tracks }
}
