//! klart's own format as a table (policy/FORMATS.md section 4).
//!
//! Knows its columns, in any order. Ignores other columns.

use std::sync::Arc;

use crate::export::tables::header::Header;
use crate::export::tables::rows::{Row, Rows};
use crate::export::{
    Alt, Captions, Carrier, Claim, Entry, Export, Feed, Film, Head, Kind, Moment, Picture, Post, Publisher, Status, Stopped,
};
use crate::finding::Msg;

use super::own::{alt_of, captions_in, usual_kind};

/// klart's own table.
pub(super) const CARRIER: Carrier =
    Carrier { name: "klart-csv", label: Msg::new("klarts eget format (CSV)", "klart's own format (CSV)"), claims, gathers: false, read };

const NAME: &str = CARRIER.name;

fn claims(head: &Head) -> Claim {
    let own = Header::of(head.text).is_some_and(|header| header.has(&[&["platform"], &["published"], &["text"]]));
    if own {
        Claim::Posts
    } else {
        Claim::Not(Msg::new("inte kolumnerna platform, published och text", "not the columns platform, published and text"))
    }
}

fn read(export: &Export, feed: &mut Feed) -> Result<(), Stopped> {
    export.posts().try_for_each(|entry| read_table(entry, feed))
}

fn read_table(entry: &Entry, feed: &mut Feed) -> Result<(), Stopped> {
    let Some(mut rows) = Rows::open(entry, feed) else { return Ok(()) };
    let columns = Columns::of(&rows.header);
    while let Some(row) = rows.next(feed) {
        if let Some(post) = post(&mut rows, &row, &columns, feed) {
            feed.post(post)?;
        }
    }
    Ok(())
}

/// Where each field stands.
struct Columns {
    platform: Option<usize>,
    text: Option<usize>,
    published: Option<usize>,
    /// Column of the picture, of its description.
    images: Vec<[Option<usize>; 2]>,
    /// Column of the film, of the languages of its captions.
    videos: Vec<[Option<usize>; 2]>,
}

impl Columns {
    fn of(header: &Header) -> Self {
        Self {
            platform: header.column(&["platform"]),
            text: header.column(&["text"]),
            published: header.column(&["published"]),
            images: pairs(header, "image", "alt"),
            videos: pairs(header, "video", "captions"),
        }
    }
}

/// Columns that belong together by their number.
fn pairs(header: &Header, one: &str, other: &str) -> Vec<[Option<usize>; 2]> {
    let (ones, others) = (header.numbered(one), header.numbered(other));
    let mut numbers: Vec<u32> = ones.iter().chain(&others).map(|(number, _)| *number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let at = |columns: &[(u32, usize)], wanted| columns.iter().find(|(number, _)| *number == wanted).map(|(_, column)| *column);
    numbers.into_iter().map(|number| [at(&ones, number), at(&others, number)]).collect()
}

const LEFT_OUT: [&str; 2] = ["Fyll i cellen. Inlägget är inte med i granskningen.", "Fill in the cell. The post is not part of the audit."];
const LEFT_OPEN: [&str; 2] = ["Kontrollera cellen. Resten av inlägget är läst.", "Check the cell. The rest of the post is read."];

fn post(rows: &mut Rows, row: &Row, columns: &Columns, feed: &mut Feed) -> Option<Post> {
    let platform = row.get(columns.platform);
    if platform.is_empty() {
        rows.tell(row.line, ["Cellen ”platform” är tom.", "The cell “platform” is empty."], LEFT_OUT, feed);
        return None;
    }
    let published = Moment::of_iso(row.get(columns.published)).map(|(moment, _)| moment);
    if published.is_none() && !row.get(columns.published).is_empty() {
        let date = row.get(columns.published);
        let problem = [&*format!("”{date}” är ingen tid som klart förstår."), &*format!("“{date}” is no time that klart understands.")];
        let remedy = ["Skriv tiden så här: 2026-06-01 10:00.", "Write the time like this: 2026-06-01 10:00."];
        rows.tell(row.line, problem, remedy, feed);
    }
    let cell = |rows: &Rows, name: &str| row.said(rows.column(&[name]));
    let images: Vec<Picture> = columns.images.iter().filter_map(|pair| picture(row, *pair)).collect();
    let videos: Vec<Film> = columns.videos.iter().filter_map(|pair| film(row, *pair)).collect();
    let platform = Post::platform(platform);
    let kind = word::<Kind>(rows, row, "kind", feed).unwrap_or_else(|| usual_kind(&platform, &images, &videos));
    Some(Post {
        source: NAME,
        platform,
        account: Arc::new(Publisher {
            id: cell(rows, "account_id"),
            name: cell(rows, "account_name"),
            handle: cell(rows, "account_handle").map(|handle| handle.trim_start_matches('@').to_owned()),
            url: cell(rows, "account_url"),
        }),
        id: cell(rows, "id"),
        permalink: cell(rows, "permalink"),
        published,
        date_certain: true,
        kind,
        status: word::<Status>(rows, row, "status", feed).unwrap_or_default(),
        text: row.raw(columns.text).to_owned(),
        html: cell(rows, "html"),
        lang: cell(rows, "lang"),
        images,
        videos,
        origin: rows.origin(row),
        ..Post::default()
    })
}

/// One of a few words; another is told.
fn word<T: serde::de::DeserializeOwned>(rows: &mut Rows, row: &Row, name: &str, feed: &mut Feed) -> Option<T> {
    let said = row.said(rows.column(&[name]))?;
    let known = serde_json::from_value(serde_json::Value::String(said.to_lowercase())).ok();
    if known.is_none() {
        let problem = [
            &*format!("”{said}” under ”{name}” är inget som klart känner till."),
            &*format!("“{said}” under “{name}” is nothing that klart knows."),
        ];
        rows.tell(row.line, problem, LEFT_OPEN, feed);
    }
    known
}

/// A picture where its address or its description is there. No column for the description: not exported.
fn picture(row: &Row, [uri, alt]: [Option<usize>; 2]) -> Option<Picture> {
    let (uri, words) = (row.said(uri), row.get(alt));
    let there = uri.is_some() || !words.is_empty();
    let alt = if alt.is_some() { alt_of(words, Alt::Missing) } else { Alt::NotExported };
    there.then_some(Picture { uri, alt, count_known: true })
}

/// A film where its address or its captions are there. No column for captions: not exported.
fn film(row: &Row, [uri, captions]: [Option<usize>; 2]) -> Option<Film> {
    let (uri, languages) = (row.said(uri), row.get(captions));
    let there = uri.is_some() || !languages.is_empty();
    let captions = if captions.is_some() { captions_in(languages) } else { Captions::default() };
    there.then_some(Film { uri, captions, ..Film::default() })
}
