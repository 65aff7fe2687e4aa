//! WordPress' export (WXR, policy/FORMATS.md sections 3 and 6): posts and pages, in one file or several.
//!
//! Knows the fields of an item, and that a picture's description may stand at the picture itself. Reads each file twice:
//! first the attachments, then the posts. Holds the attachments. Refuses to know what the content says.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::export::markup::node::Space;
use crate::export::markup::tags::plain;
use crate::export::markup::xml::{Record, Walk};
use crate::export::web::wordpress;
use crate::export::web::wordpress_text::shown;
use crate::export::{
    Alt, Carrier, Claim, Entry, Export, Feed, Head, Kind, Moment, Picture, Post, Publisher, Status, Stopped, web::forms as web,
};
use crate::finding::Msg;

/// WordPress' export.
pub(super) const CARRIER: Carrier =
    Carrier { name: "wxr", label: Msg::new("WordPress export (WXR)", "WordPress export (WXR)"), claims, gathers: true, read };

/// Attachments that are kept; more than any site has.
const MOST_ATTACHMENTS: usize = 1_000_000;

const OTHERS: Msg = Msg::new(
    "Filen har också innehåll av andra slag än inlägg och sidor. Det är inte läst.",
    "The file also has content of other kinds than posts and pages. It is not read.",
);

/// Whether the beginning of a file is that of a WXR file.
pub(super) fn is_wxr(text: &str) -> bool {
    text.starts_with('<') && text.contains("<rss") && (text.contains("wxr_version") || text.contains("wordpress.org/export/"))
}

fn claims(head: &Head) -> Claim {
    if is_wxr(head.text) {
        return Claim::Posts;
    }
    Claim::Not(Msg::new("”wxr_version” saknas", "no “wxr_version”"))
}

/// A picture or file in the media library.
struct Attachment {
    uri: Option<String>,
    alt: Alt,
    parent: Option<u64>,
    picture: bool,
}

/// The media libraries of all sites, by the site's address and the attachment's number.
#[derive(Default)]
struct Library {
    sites: Vec<String>,
    attachments: BTreeMap<(usize, u64), Attachment>,
}

fn read(export: &Export, feed: &mut Feed) -> Result<(), Stopped> {
    let mut library = Library::default();
    let files = || export.files.iter().filter(|(_, claim)| *claim == Claim::Posts).map(|(entry, _)| entry);
    // What is wrong with a file is told the second time.
    let (mut put, mut tell) = (|_| Ok(()), |_| ());
    let mut silent = Feed::new(&mut put, &mut tell);
    for entry in files() {
        library.learn(entry, &mut silent);
    }
    for entry in files() {
        posts(entry, &mut library, feed)?;
    }
    Ok(())
}

impl Library {
    fn learn(&mut self, entry: &Entry, feed: &mut Feed) {
        let Some(mut walk) = Walk::open(entry, feed) else { return };
        while let Some(item) = walk.next(&["item"], feed) {
            if field(&item, "post_type") != Some("attachment") || self.attachments.len() >= MOST_ATTACHMENTS {
                continue;
            }
            let Some(id) = number(field(&item, "post_id")) else { continue };
            let site = self.site(walk.head());
            let uri = field(&item, "attachment_url").or_else(|| item.text(Space::None, "guid")).map(str::to_owned);
            let alt = metadata(&item)
                .find(|(key, _)| *key == "_wp_attachment_image_alt")
                .map_or(Alt::Missing, |(_, text)| Alt::of(text, Alt::Missing));
            let parent = number(field(&item, "post_parent"));
            let picture = uri.as_deref().is_some_and(web::is_picture);
            self.attachments.insert((site, id), Attachment { uri, alt, parent, picture });
        }
    }

    /// The number of the site that a file comes from.
    fn site(&mut self, head: &Record) -> usize {
        let address = of_channel(head, "base_blog_url").or_else(|| of_channel(head, "link")).unwrap_or_default();
        self.sites.iter().position(|known| known == address).unwrap_or_else(|| {
            self.sites.push(address.to_owned());
            self.sites.len() - 1
        })
    }

    fn picture(&self, site: usize, id: u64) -> Picture {
        match self.attachments.get(&(site, id)) {
            Some(attachment) => web::picture(attachment.uri.as_deref(), attachment.alt.clone()),
            None => web::picture(None, Alt::NotExported),
        }
    }

    /// The pictures of a gallery: those it names, else those that were uploaded to the post.
    fn gallery(&self, site: usize, ids: &[u64], post: Option<u64>) -> Vec<Picture> {
        if !ids.is_empty() {
            return ids.iter().map(|id| self.picture(site, *id)).collect();
        }
        let own = self.attachments.range((site, 0)..=(site, u64::MAX)).filter(|(_, attachment)| attachment.picture);
        own.filter(|(_, attachment)| post.is_some() && attachment.parent == post).map(|((_, id), _)| self.picture(site, *id)).collect()
    }
}

fn posts(entry: &Entry, library: &mut Library, feed: &mut Feed) -> Result<(), Stopped> {
    let Some(mut walk) = Walk::open(entry, feed) else { return Ok(()) };
    let mut channel: Option<(Arc<Publisher>, Option<String>, usize)> = None;
    let mut others = false;
    while let Some(item) = walk.next(&["item"], feed) {
        let kind = match field(&item, "post_type").unwrap_or("post") {
            "post" => Kind::Post,
            "page" => Kind::Page,
            "attachment" | "nav_menu_item" | "revision" | "custom_css" | "customize_changeset" | "oembed_cache" | "user_request" => {
                continue;
            }
            name => {
                others |= !name.starts_with("wp_") && !name.starts_with("acf-");
                continue;
            }
        };
        let Some(status) = status(&item) else { continue };
        let (account, lang, site) = channel.get_or_insert_with(|| {
            let head = walk.head();
            let account = web::publisher(of_channel(head, "title").map(plain).as_deref(), of_channel(head, "link"));
            (account, of_channel(head, "language").and_then(web::lang), library.site(head))
        });
        let post = Post {
            account: Arc::clone(account),
            kind,
            status,
            lang: language(&item).or_else(|| lang.clone()),
            origin: item.origin(entry),
            ..Post::default()
        };
        feed.post(filled(post, &item, *site, library))?;
    }
    if others && !feed.notes.contains(&OTHERS) {
        feed.notes.push(OTHERS);
    }
    Ok(())
}

fn filled(post: Post, item: &Record, site: usize, library: &Library) -> Post {
    let id = field(item, "post_id");
    let content =
        item.within(0).find(|(_, node)| node.name == "encoded" && node.space != Space::Excerpt).map_or("", |(_, node)| node.text.as_str());
    let found = wordpress::look(content);
    let html = shown(content, &found, |id| match library.attachments.get(&(site, id)).map(|attachment| &attachment.alt) {
        Some(Alt::Present { text, .. }) => Some(text.as_str()),
        _ => None,
    });
    let featured = metadata(item).find(|(key, _)| *key == "_thumbnail_id").and_then(|(_, id)| number(Some(id)));
    let mut images: Vec<Picture> = featured.map(|id| library.picture(site, id)).into_iter().collect();
    for ids in found.galleries {
        images.extend(library.gallery(site, &ids, number(id)));
    }
    let (published, date_certain) = date(item).map_or((None, false), |(moment, certain)| (Some(moment), certain));
    Post {
        source: CARRIER.name,
        platform: web::platform(),
        id: id.map(|id| web::id(library.sites.get(site).map(String::as_str).filter(|site| !site.is_empty()), id)),
        permalink: item.text(Space::None, "link").map(str::to_owned),
        published,
        date_certain,
        title: item.text(Space::None, "title").map(plain).filter(|title| !title.is_empty()),
        html: Some(html),
        images,
        videos: found.films,
        ..post
    }
}

/// When: in UTC, else by the site's clock, else by the feed's own date. Zeros say that there is no date: a draft has none, what
/// is out lost it on its way into the site.
fn date(item: &Record) -> Option<(Moment, bool)> {
    let utc = field(item, "post_date_gmt").filter(|text| !text.starts_with("0000")).and_then(|text| web::when(&format!("{text}Z")));
    let local = || field(item, "post_date").filter(|text| !text.starts_with("0000")).and_then(web::when);
    if utc.is_none() && status(item) == Some(Status::Draft) && field(item, "post_date_gmt").is_some() {
        return None;
    }
    utc.or_else(local).or_else(|| item.text(Space::None, "pubDate").and_then(web::when))
}

/// Whether it is out; `None` for what is thrown away or was never saved.
fn status(item: &Record) -> Option<Status> {
    match field(item, "status").unwrap_or("publish") {
        "publish" => Some(Status::Published),
        "future" => Some(Status::Scheduled),
        "trash" | "auto-draft" | "inherit" => None,
        // Draft, pending, private, and what plugins add.
        _ => Some(Status::Draft),
    }
}

/// The language that a plugin for several languages has given the post.
fn language(item: &Record) -> Option<String> {
    let (_, node) = item.within(0).find(|(_, node)| node.name == "category" && node.get("domain") == Some("language"))?;
    web::lang(node.get("nicename")?)
}

/// A field of WordPress' own, whatever the prefix.
fn field<'a>(item: &'a Record, name: &str) -> Option<&'a str> {
    item.text_in(0, &[Space::Wp, Space::None, Space::Other], name)
}

fn of_channel<'a>(head: &'a Record, name: &str) -> Option<&'a str> {
    let (at, _) = head.nodes.iter().enumerate().find(|(_, node)| node.name == "channel")?;
    head.text_in(at, &[Space::None, Space::Wp], name)
}

/// The named values of a post: `wp:postmeta`.
fn metadata(item: &Record) -> impl Iterator<Item = (&str, &str)> {
    let mut key = (None, "");
    item.nodes.iter().filter_map(move |node| match node.name.as_str() {
        "meta_key" => {
            key = (node.parent, node.text.trim());
            None
        }
        "meta_value" if key.0 == node.parent => Some((key.1, node.text.trim())),
        _ => None,
    })
}

fn number(text: Option<&str>) -> Option<u64> {
    text?.trim().parse().ok().filter(|number| *number > 0)
}
