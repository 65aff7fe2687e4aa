//! JSON Feed (jsonfeed.org, versions 1 and 1.1).
//!
//! Knows its keys. Refuses to read any text.

use std::io::Read;

use serde_json::Value;

use crate::export::json::elements::{Element, beside, each};
use crate::export::json::peek::Peek;
use crate::export::markup::tags::paragraphs;
use crate::export::{Alt, Entry, Feed, Film, Kind, Post, Stopped, json::said, web::forms as web};

/// Whether the beginning of a file is that of a JSON Feed.
pub(in crate::export) fn is_feed(text: &str) -> bool {
    let version = |word: &str| word.replace("\\/", "/").contains("jsonfeed.org/version");
    text.starts_with('{') && text.contains("jsonfeed.org") && Peek::of(text).words("version").any(version)
}

/// Whether a file that is known to be a feed is JSON.
pub(in crate::export) fn is_json(entry: &Entry) -> bool {
    let mut head = Vec::new();
    let read = entry.open().and_then(|file| file.take(64).read_to_end(&mut head));
    let first = head.iter().copied().find(|byte| !byte.is_ascii_whitespace() && !matches!(byte, 0xEF | 0xBB | 0xBF | 0xFE | 0xFF | 0));
    read.is_ok() && first == Some(b'{')
}

/// Hands on the items.
pub(in crate::export) fn read(entry: &Entry, source: &'static str, feed: &mut Feed) -> Result<(), Stopped> {
    let top = Value::Object(beside(entry, &["title", "home_page_url", "language"]));
    let home = said::text(&top, "home_page_url");
    let account = web::publisher(said::text(&top, "title").as_deref(), home.as_deref());
    let lang = said::text(&top, "language").as_deref().and_then(web::lang);
    each(entry, &[&["items"]], feed, &mut |feed, element| match element.read::<Value>(feed).filter(Value::is_object) {
        Some(item) => {
            let post = post(&item, element, home.as_deref());
            let lang = post.lang.clone().or_else(|| lang.clone());
            feed.post(Post { source, account: account.clone(), lang, ..post })
        }
        None => Ok(()),
    })
}

fn post(item: &Value, element: Element, home: Option<&str>) -> Post {
    let html = said::text(item, "content_html");
    let html = html.or_else(|| said::first(item, &["content_text", "summary"]).map(|text| paragraphs(&text))).unwrap_or_default();
    let title = said::text(item, "title");
    let own = |keys: &[&str]| said::first(item, keys).map(|address| web::absolute(home, &address));
    let media = |kind: &str| {
        let all = said::list(item, "/attachments").iter();
        all.filter(|file| said::at(file, "/mime_type").starts_with(kind)).cloned().collect::<Vec<_>>()
    };
    let featured = own(&["image", "banner_image"]).into_iter();
    let pictures =
        featured.chain(media("image/").into_iter().filter_map(|file| said::text(&file, "url"))).filter(|uri| !html.contains(uri.as_str()));
    let images: Vec<_> = pictures.map(|uri| web::picture(Some(&uri), Alt::NotExported)).collect();
    let film = |file: &Value| Film {
        duration_ms: file.get("duration_in_seconds").and_then(said::milliseconds),
        ..web::film(said::at(file, "/url"))
    };
    let dates = ["date_published", "date_modified"];
    let (published, date_certain) = dates
        .iter()
        .find_map(|key| web::when(said::at(item, &format!("/{key}"))))
        .map_or((None, false), |(moment, certain)| (Some(moment), certain));
    Post {
        platform: web::platform(),
        id: said::first(item, &["id", "url"]).map(|id| web::id(home.and_then(web::site), &id)),
        permalink: own(&["url", "external_url"]),
        published,
        date_certain,
        kind: if title.is_some() { Kind::Page } else { Kind::Post },
        title,
        lang: said::text(item, "language").as_deref().and_then(web::lang),
        images,
        videos: media("video/").iter().map(film).collect(),
        html: Some(html),
        origin: element.origin(),
        ..Post::default()
    }
}
