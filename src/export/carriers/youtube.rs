//! YouTube's own download: `videos.csv` and `channel.csv` of Google Takeout (policy/FORMATS.md section 3).
//!
//! Knows its columns by what their headings have in common in several languages. The tables tell nothing of captions.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::export::tables::dates::of_iso;
use crate::export::tables::header::Header;
use crate::export::tables::rows::{Row, Rows};
use crate::export::{Carrier, Claim, Entry, Export, Feed, Film, Head, Kind, Post, Publisher, Status, Stopped};
use crate::finding::Msg;

/// YouTube's table.
pub(super) const CARRIER: Carrier =
    Carrier { name: "youtube-takeout", label: Msg::new("YouTube, Google Takeout", "YouTube, Google Takeout"), claims, gathers: true, read };

const NAME: &str = CARRIER.name;

/// A column by words that stand in its heading, in small letters: one of the first, one of the second, none of the third.
type Named = (&'static [&'static str], &'static [&'static str], &'static [&'static str]);

const ID: Named = (&["video id", "video-id", "videoid", "video id:t", "videons id", "id de la vidéo", "id del vídeo"], &[""], &[]);
const TITLE: Named = (&["title", "titel", "tittel", "titre", "título", "otsikko", "nimi"], ORIGINAL, LANGUAGE);
const DESCRIPTION: Named = (&["descri", "beskriv", "beschreib", "kuvaus"], ORIGINAL, LANGUAGE);
const ORIGINAL: &[&str] = &["original", "ursprung", "opprinnelig", "oprindelig", "alkuper"];
/// Titles of other things than films.
const NO_FILM: &[&str] = &[
    "channel",
    "kanal",
    "chaîne",
    "kanava",
    "playlist",
    "spellist",
    "spilleliste",
    "language",
    "språk",
    "sprog",
    "sprache",
    "langue",
    "kieli",
];
const LANGUAGE: &[&str] = &["language", "språk", "sprog", "sprache", "langue", "idioma", "kieli"];
const PRIVACY: Named = (
    &["privacy", "integritet", "sekretess", "datenschutz", "personvern", "privatliv", "beskyttelse", "tietosuoja", "yksityisyys"],
    &[""],
    &[],
);
const PUBLISHED: Named = (&["publi", "veröffentl", "udgiv", "julkais"], TIME, &[]);
const CREATED: Named = (&["create", "skapa", "skapande", "erstell", "opprett", "oprett", "luoti", "luomis"], TIME, &[]);
const TIME: &[&str] = &["timestamp", "tid", "zeit", "aika", "datum", "date"];
const CHANNEL: Named = (&["channel id", "kanal-id", "kanal id", "kanalens id", "kanavan tunnus", "kanalid"], &[""], &[]);
/// Channels that are followed stand in a table with their addresses.
const OTHERS: Named = (&["url", "webbadress"], &[""], &[]);
const LENGTH: Named = (&["(ms)"], &[""], &[]);
const SPOKEN: Named = (&["audio", "ljud", "lyd"], LANGUAGE, &[]);
const CHANNEL_TITLE: Named = (&["channel title", "kanaltitel", "kanaltittel", "kanalens namn", "kanalnamn", "kanalname"], &[""], LANGUAGE);

fn column(header: &Header, (one, other, none): Named) -> Option<usize> {
    let any = |words: &[&str], column: &str| words.iter().any(|word| column.contains(word));
    header.columns.iter().position(|column| any(one, column) && any(other, column) && !any(none, column))
}

/// A column of what somebody wrote: in the language of the original where the heading says so, else the only one.
fn written(header: &Header, (one, other, none): Named) -> Option<usize> {
    column(header, (one, other, none)).or_else(|| column(header, (one, &[""], NO_FILM)))
}

fn claims(head: &Head) -> Claim {
    let Some(header) = Header::of(head.text) else { return Claim::Not(NONE) };
    let has = |named| column(&header, named).is_some();
    if has(ID) && written(&header, TITLE).is_some() && (has(PRIVACY) || has(PUBLISHED) || has(CREATED)) {
        Claim::Posts
    } else if has(CHANNEL) && has(CHANNEL_TITLE) && !has(ID) && !has(OTHERS) {
        Claim::Helps
    } else {
        Claim::Not(NONE)
    }
}

const NONE: Msg = Msg::new("inte YouTubes kolumner för id, titel och tid", "not YouTube's columns of id, title and time");

fn read(export: &Export, feed: &mut Feed) -> Result<(), Stopped> {
    let of = |wanted: Claim| export.files.iter().filter(move |(_, claim)| *claim == wanted).map(|(entry, _)| entry);
    let names: BTreeMap<String, String> = of(Claim::Helps).flat_map(|entry| channels(entry, feed)).collect();
    for entry in of(Claim::Posts) {
        read_table(entry, &names, feed)?;
    }
    Ok(())
}

/// The names of channels by their ids.
fn channels(entry: &Entry, feed: &mut Feed) -> Vec<(String, String)> {
    let Some(mut rows) = Rows::open(entry, feed) else { return Vec::new() };
    let [id, name] = [CHANNEL, CHANNEL_TITLE].map(|named| column(&rows.header, named));
    let mut names = Vec::new();
    while let Some(row) = rows.next(feed) {
        names.extend(row.said(id).zip(row.said(name)));
    }
    names
}

/// Where each field stands.
struct Columns {
    id: Option<usize>,
    title: Option<usize>,
    description: Option<usize>,
    privacy: Option<usize>,
    published: Option<usize>,
    created: Option<usize>,
    channel: Option<usize>,
    length: Option<usize>,
    spoken: Option<usize>,
}

fn read_table(entry: &Entry, names: &BTreeMap<String, String>, feed: &mut Feed) -> Result<(), Stopped> {
    let Some(mut rows) = Rows::open(entry, feed) else { return Ok(()) };
    let at = |named| column(&rows.header, named);
    let columns = Columns {
        id: at(ID),
        title: written(&rows.header, TITLE),
        description: written(&rows.header, DESCRIPTION),
        privacy: at(PRIVACY),
        published: at(PUBLISHED),
        created: at(CREATED),
        channel: at(CHANNEL),
        length: at(LENGTH),
        spoken: at(SPOKEN),
    };
    let mut account = Arc::new(Publisher::default());
    while let Some(row) = rows.next(feed) {
        let channel = row.said(columns.channel).or_else(|| names.keys().next().filter(|_| names.len() == 1).cloned());
        if account.id != channel {
            account = Arc::new(publisher(channel, names));
        }
        feed.post(Post { account: Arc::clone(&account), origin: rows.origin(&row), ..post(&row, &columns) })?;
    }
    Ok(())
}

fn publisher(channel: Option<String>, names: &BTreeMap<String, String>) -> Publisher {
    Publisher {
        name: channel.as_ref().and_then(|id| names.get(id)).cloned(),
        url: channel.as_ref().map(|id| format!("https://www.youtube.com/channel/{id}")),
        id: channel,
        handle: None,
    }
}

fn post(row: &Row, columns: &Columns) -> Post {
    let id = row.said(columns.id);
    let time = |column| row.said(column).and_then(|text| of_iso(&text));
    let published = time(columns.published).or_else(|| time(columns.created));
    let privacy = row.get(columns.privacy).to_lowercase();
    let film = Film { uri: id.as_deref().map(address), duration_ms: row.get(columns.length).parse().ok(), ..Film::default() };
    Post {
        source: NAME,
        platform: Post::platform("youtube"),
        permalink: film.uri.clone(),
        id,
        published: published.map(|(moment, _)| moment),
        date_certain: published.is_some_and(|(_, zoned)| zoned),
        kind: Kind::Video,
        status: if privacy.starts_with("priv") || privacy.starts_with("yksity") { Status::Draft } else { Status::Published },
        title: row.said(columns.title),
        text: row.get(columns.description).to_owned(),
        lang: row.said(columns.spoken).filter(|lang| lang.len() <= 12 && lang.is_ascii() && !lang.contains(' ')),
        videos: vec![film],
        ..Post::default()
    }
}

/// Where a film is.
fn address(id: &str) -> String {
    format!("https://www.youtube.com/watch?v={id}")
}
