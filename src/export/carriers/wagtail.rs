//! Wagtail's API, version 2: pages with texts, lists of blocks (StreamField), and pictures.
//!
//! Knows blocks by their types and shapes, and the marks that Wagtail leaves in rich text. Holds one page. Refuses to know
//! the blocks that a site has made itself, beyond the texts in them.

use serde_json::Value;

use crate::export::json::elements::{Element, each};
use crate::export::json::peek::Peek;
use crate::export::markup::content::{Content, described, in_order, is_markup};
use crate::export::{Alt, Carrier, Claim, Export, Feed, Head, Kind, Post, Publisher, Status, Stopped, json::said, web::forms as web};
use crate::finding::Msg;

/// Wagtail's API.
pub(super) const CARRIER: Carrier =
    Carrier { name: "wagtail-json", label: Msg::new("Wagtail (JSON)", "Wagtail (JSON)"), claims, gathers: true, read };

/// Where answers keep their pages.
const LISTS: &[&[&str]] = &[&[], &["items"], &["pages"], &["results"]];
/// What describes a page and is no text of it.
const ABOUT: [&str; 12] =
    ["id", "meta", "title", "slug", "seo_title", "search_description", "date", "tags", "categories", "authors", "url", "locale"];
/// Blocks within blocks that are followed.
const DEEPEST: usize = 16;

fn claims(head: &Head) -> Claim {
    let peek = Peek::of(head.text);
    let marks = [
        "meta/first_published_at",
        "items/*/meta/first_published_at",
        "*/meta/first_published_at",
        "pages/*/meta/first_published_at",
        "results/*/meta/first_published_at",
    ];
    // Its API counts what it lists, and may list nothing.
    let counted = peek.has("meta/total_count") && peek.has("items") && !peek.paths().any(|path| path.starts_with("items/*/"));
    if counted || marks.iter().any(|path| peek.has(path)) {
        return Claim::Posts;
    }
    Claim::Not(Msg::new("”meta.first_published_at” saknas", "no “meta.first_published_at”"))
}

fn read(export: &Export, feed: &mut Feed) -> Result<(), Stopped> {
    for (entry, _) in export.files.iter().filter(|(_, claim)| *claim == Claim::Posts) {
        each(entry, LISTS, feed, &mut |feed, element| match element.read::<Value>(feed) {
            Some(page) if page.get("meta").is_some_and(Value::is_object) => feed.post(post(&page, element)),
            _ => Ok(()),
        })?;
    }
    Ok(())
}

fn post(page: &Value, element: Element) -> Post {
    let mut content = Content::default();
    for (key, value) in page.as_object().into_iter().flat_map(|fields| in_order(fields, &["body", "content"])) {
        if !ABOUT.contains(&key.as_str()) {
            block(key, value, &mut content, 0);
        }
    }
    let meta = &page["meta"];
    let address = said::first(meta, &["html_url", "url"]).filter(|address| !address.contains("/api/"));
    let dates = [
        said::at(meta, "/first_published_at"),
        said::at(page, "/first_published_at"),
        said::at(page, "/date"),
        said::at(meta, "/last_published_at"),
    ];
    let (published, date_certain) =
        dates.iter().find_map(|date| web::when(date)).map_or((None, false), |(moment, certain)| (Some(moment), certain));
    let live = [meta.get("live"), meta.pointer("/status/live"), page.get("live")].into_iter().flatten().find_map(Value::as_bool);
    let site = address.as_deref().and_then(web::site).map(str::to_owned);
    content.into_post(Post {
        source: CARRIER.name,
        platform: web::platform(),
        account: Publisher { url: site.clone(), ..Publisher::default() }.into(),
        id: said::text(page, "id").map(|id| web::id(site.as_deref(), &id)),
        permalink: address,
        published,
        date_certain,
        kind: Kind::Page,
        status: if live == Some(false) { Status::Draft } else { Status::Published },
        title: said::text(page, "title"),
        lang: said::first(meta, &["locale", "language"]).as_deref().and_then(web::lang),
        origin: element.origin(),
        ..Post::default()
    })
}

/// A block, or a field of the page or of a block, by its name and what it holds.
fn block(name: &str, value: &Value, content: &mut Content, depth: usize) {
    if depth >= DEEPEST {
        return;
    }
    let named = |words: &[&str]| words.iter().any(|word| name.to_lowercase().contains(word));
    match value {
        Value::String(text) => words(name, text, content),
        Value::Number(_) if named(&["image", "bild", "picture", "photo"]) => content.picture(None, Alt::NotExported),
        Value::Number(_) if named(&["video", "film"]) => content.film(""),
        Value::Array(items) => {
            for item in items {
                match (item.get("type").and_then(Value::as_str), item.get("value")) {
                    (Some("item"), Some(inner)) => block(name, inner, content, depth + 1),
                    (Some(kind), Some(inner)) => block(kind, inner, content, depth + 1),
                    _ => block(name, item, content, depth + 1),
                }
            }
        }
        Value::Object(fields) => {
            let marked = ["alt_text", "decorative", "contextual_alt_text"].iter().any(|key| fields.contains_key(*key));
            let of_library = said::at(value, "/meta/type").contains("Image") || said::at(value, "/meta/download_url").contains("/images/");
            if marked || of_library || named(&["image", "bild", "picture"]) && (is_one(value) || depth == 0) {
                return picture(value, content);
            }
            if named(&["embed", "video", "film"]) && fields.contains_key("url") {
                return content.film(said::at(value, "/url"));
            }
            for (key, inner) in in_order(fields, &["text", "body"]) {
                if !matches!(key.as_str(), "id" | "type" | "meta" | "settings" | "slug") {
                    block(key, inner, content, depth + 1);
                }
            }
        }
        _ => {}
    }
}

/// Whether an object is one picture, and no block that has pictures in it.
fn is_one(value: &Value) -> bool {
    ["image", "url", "src", "download_url", "alt", "width", "title"].iter().any(|key| value.get(key).is_some_and(|inner| !inner.is_array()))
}

fn picture(value: &Value, content: &mut Content) {
    // A block keeps the picture beside its description.
    let inner = ["image", "bild", "picture"].iter().find_map(|key| value.get(key)).unwrap_or(value);
    let address = ["/meta/download_url", "/download_url", "/url", "/src", "/full_url"]
        .iter()
        .map(|at| said::at(inner, at))
        .find(|address| !address.is_empty());
    let own = described(value);
    content.picture(address, if own == Alt::NotExported { described(inner) } else { own });
    if let Some(caption) = said::text(value, "caption") {
        content.text(&caption);
    }
}

/// A text of a block: for readers, or an address that something is shown from.
fn words(name: &str, text: &str, content: &mut Content) {
    let named = |words: &[&str]| words.iter().any(|word| name.to_lowercase().contains(word));
    let address = !text.trim().contains(char::is_whitespace) && (text.starts_with("http") || text.starts_with('/'));
    if address {
        if web::is_film(text) || named(&["embed", "video", "film"]) {
            content.film(text);
        } else if web::is_picture(text) {
            content.picture(Some(text), Alt::NotExported);
        }
    } else if named(&["heading", "rubrik", "title"]) {
        content.heading(text);
    } else if is_markup(text) || text.contains(char::is_whitespace) || named(&["text", "paragraph", "body", "quote", "intro"]) {
        content.text(text);
    }
}
