//! Metricool's calendar: a table of planned posts, with descriptions before publishing (policy/FORMATS.md section 3).
//!
//! Knows its columns in the editions of its template. Refuses to know the clock: what is no draft counts as out.

use std::sync::Arc;

use crate::config::Channel;
use crate::export::media::{is_film, kind_of};
use crate::export::tables::dates::{Order, Orders};
use crate::export::tables::header::Header;
use crate::export::tables::rows::{Row, Rows, orders};
use crate::export::{Alt, Carrier, Claim, Entry, Export, Feed, Film, Head, Kind, Picture, Post, Publisher, Status, Stopped};
use crate::finding::Msg;

/// Metricool's table.
pub(super) const CARRIER: Carrier =
    Carrier { name: "metricool-csv", label: Msg::new("Metricool, kalender", "Metricool, calendar"), claims, gathers: false, read };

const NAME: &str = CARRIER.name;

/// Columns that are networks: TRUE where the post goes there.
const NETWORKS: [&str; 14] = [
    "facebook",
    "instagram",
    "twitter/x",
    "twitter",
    "x",
    "linkedin",
    "threads",
    "bluesky",
    "tiktok",
    "youtube",
    "pinterest",
    "gbp",
    "twitch",
    "mastodon",
];

/// Columns that say what sort of post a network gets.
const SORTS: [&str; 3] = ["instagram post type", "facebook post type", "instagram publish as"];

fn claims(head: &Head) -> Claim {
    let own = Header::of(head.text).is_some_and(|header| header.has(&[&["text"], &["date"], &["time"], &["draft"]]));
    if own {
        Claim::Posts
    } else {
        Claim::Not(Msg::new("inte kolumnerna Text, Date, Time och Draft", "not the columns Text, Date, Time and Draft"))
    }
}

fn read(export: &Export, feed: &mut Feed) -> Result<(), Stopped> {
    export.posts().try_for_each(|entry| read_table(entry, feed))
}

fn read_table(entry: &Entry, feed: &mut Feed) -> Result<(), Stopped> {
    let orders = orders(entry, &["date"]);
    let Some(mut rows) = Rows::open(entry, feed) else { return Ok(()) };
    let columns = Columns::of(&rows.header);
    while let Some(row) = rows.next(feed) {
        feed.post(post(&rows, &row, &columns, orders))?;
    }
    Ok(())
}

/// Where each field stands.
struct Columns {
    networks: Vec<(String, usize)>,
    /// Column of the picture's address, of its description.
    pictures: Vec<[Option<usize>; 2]>,
    sorts: Vec<usize>,
}

impl Columns {
    fn of(header: &Header) -> Self {
        let network = |name: &&str| Some((channel(name), header.column(&[name])?));
        let alts = [header.numbered("alt text picture"), header.numbered("picture alt text")].concat();
        let alt = |number| alts.iter().find(|(own, _)| *own == number).map(|(_, column)| *column);
        let addresses = header.numbered("picture url");
        Self {
            networks: NETWORKS.iter().filter_map(network).collect(),
            pictures: addresses.into_iter().map(|(number, column)| [Some(column), alt(number)]).collect(),
            sorts: SORTS.iter().filter_map(|name| header.column(&[name])).collect(),
        }
    }
}

/// The channel of a network's column.
fn channel(column: &str) -> String {
    let name = if column.starts_with("twitter") { "x" } else { column };
    Channel::named(name).map_or_else(|| name.to_owned(), |channel| channel.name.to_owned())
}

fn is_true(cell: &str) -> bool {
    matches!(cell.to_lowercase().as_str(), "true" | "1" | "yes" | "sant" | "ja" | "x")
}

fn post(rows: &Rows, row: &Row, columns: &Columns, orders: Orders) -> Post {
    let cell = |names: &[&str]| row.said(rows.column(names));
    let mut channels: Vec<String> =
        columns.networks.iter().filter(|(_, column)| is_true(row.get(Some(*column)))).map(|(name, _)| name.clone()).collect();
    channels.dedup();
    let (images, videos) = media(rows, row, columns);
    let when = format!("{} {}", row.get(rows.column(&["date"])), row.get(rows.column(&["time"])));
    let moment = orders.moment(when.trim(), Order::DayFirst, false);
    Post {
        source: NAME,
        platform: if let [only] = channels.as_slice() { only.clone() } else { "metricool".to_owned() },
        account: Arc::new(Publisher { name: cell(&["brand name", "brand name (optional)", "brand"]), ..Publisher::default() }),
        published: moment.map(|(moment, _)| moment),
        date_certain: moment.is_some_and(|(_, certain)| certain),
        kind: kind(row, columns, &images, &videos),
        status: if is_true(row.get(rows.column(&["draft"]))) { Status::Draft } else { Status::Published },
        channels,
        text: row.raw(rows.column(&["text"])).to_owned(),
        images,
        videos,
        origin: rows.origin(row),
        ..Post::default()
    }
}

/// A story where every network that says a sort says so.
fn kind(row: &Row, columns: &Columns, images: &[Picture], videos: &[Film]) -> Kind {
    let sorts: Vec<String> = columns.sorts.iter().filter_map(|column| row.said(Some(*column))).collect();
    let story = !sorts.is_empty() && sorts.iter().all(|sort| sort.eq_ignore_ascii_case("story"));
    if story { Kind::Story } else { kind_of(images, videos) }
}

/// Pictures, and films among their addresses; a thumbnail tells of a film that is not among them.
fn media(rows: &Rows, row: &Row, columns: &Columns) -> (Vec<Picture>, Vec<Film>) {
    let (mut images, mut videos) = (Vec::new(), Vec::new());
    for [address, alt] in &columns.pictures {
        let words = row.get(*alt);
        let (uri, text) = (row.said(*address), if alt.is_some() { Alt::of(words, Alt::Missing) } else { Alt::NotExported });
        match uri {
            Some(uri) if is_film(&uri) => videos.push(Film { uri: Some(uri), alt: text, ..Film::default() }),
            None if words.is_empty() => {}
            uri => images.push(Picture { uri, alt: text, count_known: true }),
        }
    }
    if videos.is_empty() && row.said(rows.column(&["video thumbnail url"])).is_some() {
        videos.push(Film::default());
    }
    (images, videos)
}
