//! Feeds: RSS 0.91–2.0, RSS 1.0, Atom, and JSON Feed.
//!
//! Knows the fields of an item, and which picture or film a feed tells of beside its text. Holds one item at a time. Refuses
//! to read the text.

use std::sync::Arc;

use crate::account::pages::channel_of;
use crate::export::markup::node::{Node, Space};
use crate::export::markup::tags::{paragraphs, plain};
use crate::export::markup::xml::{Record, Walk};
use crate::export::web::feed_media::{films, pictures};
use crate::export::{
    Carrier, Claim, Entry, Export, Feed, Head, Kind, Moment, Post, Publisher, Status, Stopped, web::forms as web, web::json_feed,
};
use crate::finding::Msg;

use super::html_pages::root;
use super::wxr::is_wxr;

/// Feeds.
pub(super) const CARRIER: Carrier =
    Carrier { name: "feed", label: Msg::new("flöde (RSS, Atom)", "feed (RSS, Atom)"), claims, gathers: false, read };

/// No prefix, or Atom's own.
const OWN: &[Space] = &[Space::None, Space::Atom];

fn claims(head: &Head) -> Claim {
    let xml = match root(head.text).as_str() {
        "rss" => !is_wxr(head.text),
        "feed" => true,
        "rdf" => head.text.contains("purl.org/rss/") || head.text.contains("netscape.com/rdf"),
        _ => false,
    };
    if xml || json_feed::is_feed(head.text) {
        return Claim::Posts;
    }
    Claim::Not(Msg::new("varken <rss> eller <feed>", "neither <rss> nor <feed>"))
}

fn read(export: &Export, feed: &mut Feed) -> Result<(), Stopped> {
    for (entry, _) in export.files.iter().filter(|(_, claim)| *claim == Claim::Posts) {
        if json_feed::is_json(entry) {
            json_feed::read(entry, CARRIER.name, feed)?;
        } else {
            items(entry, feed)?;
        }
    }
    Ok(())
}

/// What a feed says of itself.
struct Channel {
    account: Arc<Publisher>,
    /// It has a name of its own.
    titled: bool,
    /// A platform's own feed is the platform's, any other a site's.
    platform: String,
    link: Option<String>,
    lang: Option<String>,
}

fn items(entry: &Entry, feed: &mut Feed) -> Result<(), Stopped> {
    let Some(mut walk) = Walk::open(entry, feed) else { return Ok(()) };
    let mut channel = None;
    while let Some(item) = walk.next(&["item", "entry"], feed) {
        let channel = channel.get_or_insert_with(|| titled(walk.head()).unwrap_or_else(|| behind(entry)));
        feed.post(post(&item, channel, entry))?;
    }
    Ok(())
}

/// The channel, where it has its title before its items, as nearly all have.
fn titled(head: &Record) -> Option<Channel> {
    let channel = of_channel(head);
    channel.titled.then_some(channel)
}

/// The channel of a feed that tells of itself behind its items.
fn behind(entry: &Entry) -> Channel {
    // What is wrong with the file is told when its items are read.
    let (mut put, mut tell) = (|_| Ok(()), |_| ());
    let mut silent = Feed::new(&mut put, &mut tell);
    let Some(mut walk) = Walk::open(entry, &mut silent) else { return of_channel(&Record::default()) };
    while walk.next(&["item", "entry"], &mut silent).is_some() {}
    of_channel(walk.head())
}

fn of_channel(head: &Record) -> Channel {
    let at = head.nodes.iter().position(|node| matches!(node.name.as_str(), "channel" | "feed")).unwrap_or(0);
    let title = head.text_in(at, OWN, "title").map(plain);
    let author = || {
        let (author, _) = head.within(at).find(|(_, node)| node.name == "author")?;
        head.text_in(author, OWN, "name").map(str::to_owned)
    };
    let link = link(head, at).or_else(|| head.text_in(at, OWN, "id").filter(|id| id.starts_with("http")).map(str::to_owned));
    let root = head.nodes.get(1).and_then(|root| root.get("lang"));
    let lang = head.text_in(at, &[Space::None], "language").or_else(|| head.text_in(at, &[Space::Dc], "language")).or(root);
    let name = title.filter(|title| !title.is_empty()).or_else(author);
    let platform = link.as_deref().and_then(channel_of).map_or_else(web::platform, |channel| channel.name.to_owned());
    Channel {
        account: web::publisher(name.as_deref(), link.as_deref()),
        titled: name.is_some(),
        platform,
        lang: lang.and_then(web::lang),
        link,
    }
}

fn post(item: &Record, channel: &Channel, entry: &Entry) -> Post {
    let html = content(item);
    let mut videos = films(item);
    let permalink = permalink(item, channel);
    if let Some(film) = videos.iter_mut().find(|film| film.uri.is_none()) {
        film.uri.clone_from(&permalink);
    }
    let title = item.text_in(0, OWN, "title").map(plain).filter(|title| !title.is_empty());
    let images = pictures(item, &html, !videos.is_empty());
    let film = item.text(Space::Youtube, "videoId").is_some() || videos.len() == 1 && images.is_empty() && html.is_empty();
    let (published, date_certain) = date(item).map_or((None, false), |(moment, certain)| (Some(moment), certain));
    let about = || item.nodes.first().and_then(|root| root.get("about"));
    let draft = item.nodes.iter().any(|node| node.name == "draft" && node.text.trim().eq_ignore_ascii_case("yes"));
    Post {
        source: CARRIER.name,
        platform: channel.platform.clone(),
        account: Arc::clone(&channel.account),
        id: item
            .text(Space::None, "guid")
            .or_else(|| item.text_in(0, OWN, "id"))
            .or_else(about)
            .map(|id| web::id(channel.link.as_deref().and_then(web::site), id))
            .or_else(|| permalink.clone()),
        permalink,
        published,
        date_certain,
        kind: if film {
            Kind::Video
        } else if title.is_some() {
            Kind::Page
        } else {
            Kind::Post
        },
        status: if draft { Status::Draft } else { Status::Published },
        title,
        html: Some(html),
        lang: lang(item).or_else(|| channel.lang.clone()),
        images,
        videos,
        origin: item.origin(entry),
        ..Post::default()
    }
}

/// The text, by the fullest field that has one.
fn content(item: &Record) -> String {
    let own = |name: &str| {
        item.within(0).map(|(_, node)| node).find(|node| node.name == name && OWN.contains(&node.space) && !node.text.trim().is_empty())
    };
    let whole = item.within(0).find(|(_, node)| node.name == "encoded" && node.space == Space::Content && !node.text.trim().is_empty());
    if let Some((_, node)) = whole {
        return node.text.clone();
    }
    if let Some(node) = own("content").or_else(|| own("description")).or_else(|| own("summary")) {
        return as_html(node);
    }
    let described = item.nodes.iter().find(|node| node.name == "description" && matches!(node.space, Space::Media | Space::Dc));
    described.map(|node| paragraphs(&node.text)).unwrap_or_default()
}

/// A text construct: HTML, escaped or not, or plain text. What says nothing of itself is looked at.
fn as_html(node: &Node) -> String {
    let kind = node.get("type").unwrap_or_default().to_ascii_lowercase();
    let marked = node.text.contains('<') || node.text.contains('&') && node.text.contains(';');
    if kind.contains("html") || kind != "text/plain" && marked { node.text.clone() } else { paragraphs(&node.text) }
}

fn permalink(item: &Record, channel: &Channel) -> Option<String> {
    let original = || item.text(Space::Feedburner, "origLink").map(str::to_owned);
    let guid = || {
        let guids = item.within(0).filter(|(_, node)| node.name == "guid" && node.get("isPermaLink") != Some("false"));
        guids.map(|(_, node)| node.text.trim()).find(|guid| guid.starts_with("http")).map(str::to_owned)
    };
    let address = original().or_else(|| link(item, 0)).or_else(guid)?;
    Some(web::absolute(channel.link.as_deref(), &address))
}

/// The address of a channel or an item: a text in RSS, an attribute in Atom.
fn link(record: &Record, parent: usize) -> Option<String> {
    let links = || record.within(parent).map(|(_, node)| node).filter(|node| node.name == "link" && OWN.contains(&node.space));
    let text = links().map(|node| node.text.trim()).find(|text| !text.is_empty());
    let to = |node: &&Node| matches!(node.get("rel"), None | Some("alternate"));
    text.or_else(|| links().filter(to).find_map(|node| node.get("href"))).map(str::to_owned)
}

/// When it was published; the day of its last change where nothing else is told.
fn date(item: &Record) -> Option<(Moment, bool)> {
    let own = ["pubDate", "published", "issued", "created", "date", "updated", "modified"];
    let spaces = [Space::None, Space::Atom, Space::Dc];
    own.iter().find_map(|name| item.text_in(0, &spaces, name).and_then(web::when))
}

fn lang(item: &Record) -> Option<String> {
    let declared = |node: &Node| node.attributes.iter().find(|(key, _)| key == "xml:lang").and_then(|(_, value)| web::lang(value));
    let content = || item.within(0).find(|(_, node)| node.name == "content").and_then(|(_, node)| declared(node));
    let root = item.nodes.first().and_then(declared);
    root.or_else(content).or_else(|| item.text_in(0, &[Space::Dc, Space::None], "language").and_then(web::lang))
}
