//! Pictures and films that an item of a feed tells of beside its text: Media RSS and enclosures.
//!
//! Knows that one group is one picture in several sizes, and that a film's thumbnail is no picture of the post.

use crate::export::markup::node::{Node, Record, Space};
use crate::export::{Alt, By, Captions, Film, Picture, Track, json::said, web::forms as web};

/// Pictures or films of one item that are kept.
const MOST: usize = 200;

/// What an address in a feed leads to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Medium {
    Picture,
    Film,
    Other,
}

/// Pictures that the text does not hold; with a film, none that is only its thumbnail.
pub(in crate::export) fn pictures(item: &Record, html: &str, film: bool) -> Vec<Picture> {
    let mut pictures: Vec<Picture> = Vec::new();
    let mut add = |uri: &str, alt: Alt| {
        let shown = html.contains(uri) || html.contains(&uri.replace('&', "&amp;"));
        if !shown && pictures.len() < MOST && !pictures.iter().any(|known| known.uri.as_deref() == Some(uri)) {
            pictures.push(web::picture(Some(uri), alt));
        }
    };
    let mut groups: Vec<usize> = Vec::new();
    for (at, node) in chosen(item, Medium::Picture) {
        let parent = node.parent.unwrap_or(0);
        let grouped = item.nodes[parent].name == "group";
        if grouped && groups.contains(&parent) {
            continue;
        }
        groups.extend(grouped.then_some(parent));
        if let Some(uri) = node.get("url").or_else(|| node.get("href")) {
            add(uri, if is_enclosure(node) { Alt::NotExported } else { described(item, at, parent) });
        }
    }
    // A thumbnail, or a picture in a field of its own, stands for the post where nothing else does.
    let own = |node: &&Node| {
        let small =
            node.name == "thumbnail" && node.space == Space::Media && node.parent.is_some_and(|at| item.nodes[at].name != "content");
        small || node.name == "image" && node.space == Space::None && node.parent == Some(0)
    };
    if groups.is_empty() && !film && chosen(item, Medium::Picture).next().is_none() {
        let mut uris = item
            .nodes
            .iter()
            .filter(own)
            .filter_map(|node| node.get("url").or(Some(node.text.trim()).filter(|text| text.starts_with("http"))));
        if let Some(uri) = uris.next() {
            add(uri, described(item, 0, 0).or_not_exported());
        }
    }
    pictures
}

/// Films that the text does not hold. One without an address is at the item's own.
pub(in crate::export) fn films(item: &Record) -> Vec<Film> {
    let mut films: Vec<Film> = Vec::new();
    let mut groups: Vec<usize> = Vec::new();
    let captions = captions(item);
    if item.text(Space::Youtube, "videoId").is_some() {
        return vec![Film { captions, ..Film::default() }];
    }
    for (_, node) in chosen(item, Medium::Film) {
        let parent = node.parent.unwrap_or(0);
        let grouped = item.nodes[parent].name == "group";
        let uri = node.get("url").or_else(|| node.get("href"));
        if grouped && groups.contains(&parent) || films.len() >= MOST || films.iter().any(|film| film.uri.as_deref() == uri) {
            continue;
        }
        groups.extend(grouped.then_some(parent));
        let duration_ms = node.get("duration").and_then(|seconds| said::milliseconds(&seconds.into()));
        films.push(Film { duration_ms, captions: captions.clone(), ..web::film(uri.unwrap_or_default()) });
    }
    films
}

/// The elements that tell of media of one kind.
fn chosen(item: &Record, wanted: Medium) -> impl Iterator<Item = (usize, &Node)> {
    let tells = |node: &Node| node.name == "content" && node.space == Space::Media || is_enclosure(node);
    item.nodes.iter().enumerate().filter(move |(_, node)| tells(node) && medium(node) == wanted)
}

fn is_enclosure(node: &Node) -> bool {
    node.name == "enclosure" && node.space != Space::Media || node.name == "link" && node.get("rel") == Some("enclosure")
}

fn medium(node: &Node) -> Medium {
    let kind = node.get("medium").or_else(|| node.get("type")).unwrap_or_default().to_ascii_lowercase();
    let uri = node.get("url").or_else(|| node.get("href")).unwrap_or_default();
    match kind.split('/').next().unwrap_or_default() {
        "image" => Medium::Picture,
        "video" => Medium::Film,
        "" | "application" | "document" if web::is_picture(uri) => Medium::Picture,
        "" | "application" | "document" if web::is_film(uri) => Medium::Film,
        _ => Medium::Other,
    }
}

/// The description nearest to a picture: its own, its group's, the item's.
fn described(item: &Record, at: usize, parent: usize) -> Alt {
    let said = |at: usize| ["description", "text"].iter().find_map(|name| item.text_in(at, &[Space::Media], name));
    said(at).or_else(|| said(parent)).or_else(|| said(0)).map_or(Alt::Missing, |text| Alt::of(text, Alt::Missing))
}

impl Alt {
    /// A thumbnail has no field for a description.
    fn or_not_exported(self) -> Self {
        if self == Self::Missing { Self::NotExported } else { self }
    }
}

/// Media RSS' caption files; nothing is told where there are none.
fn captions(item: &Record) -> Captions {
    let files = item.nodes.iter().filter(|node| node.space == Space::Media && node.name.eq_ignore_ascii_case("subTitle"));
    let tracks: Vec<Track> = files
        .map(|node| Track { lang: node.get("lang").and_then(web::lang), kind: By::Author, file: node.get("href").map(str::to_owned) })
        .collect();
    if tracks.is_empty() { Captions::default() } else { Captions::listed(tracks) }
}
