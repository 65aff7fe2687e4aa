//! Sitevision: pages as its headless API and REST API give them.
//!
//! Knows content nodes of text, pictures and films, wherever the answer keeps its pages. Holds one page. Refuses to know
//! modules that a site has made itself, beyond their texts.

use serde_json::Value;

use crate::export::json::elements::{beside, each};
use crate::export::json::peek::Peek;
use crate::export::markup::content::{Content, described};
use crate::export::markup::tags::escape;
use crate::export::{Carrier, Claim, Export, Feed, Head, Kind, Origin, Post, Status, Stopped, json::said, web::forms as web};
use crate::finding::Msg;

/// Sitevision's headless API and REST API.
pub(super) const CARRIER: Carrier =
    Carrier { name: "sitevision-json", label: Msg::new("Sitevision (JSON)", "Sitevision (JSON)"), claims, gathers: true, read };

/// Where answers keep their pages.
const LISTS: &[&[&str]] =
    &[&[], &["pages"], &["items"], &["nodes"], &["articles"], &["hits"], &["headless"], &["headless", "pages"], &["headless", "items"]];
/// Where an answer that is one page may keep it.
const WRAPPINGS: [&str; 6] = ["headless", "page", "article", "node", "data", "content"];
/// Nodes within each other that are followed.
const DEEPEST: usize = 32;

fn claims(head: &Head) -> Claim {
    let peek = Peek::of(head.text);
    let named = |path: &str| path.split('/').any(|key| key.eq_ignore_ascii_case("contentnodes") || key.eq_ignore_ascii_case("headless"));
    let typed = |path: &str| {
        (path.ends_with("type") || path.ends_with("primaryType")) && peek.words(path).any(|word| matches!(word, "sv:page" | "sv:article"))
    };
    if peek.paths().any(|path| named(path) || typed(path)) {
        return Claim::Posts;
    }
    Claim::Not(Msg::new("”contentNodes” saknas", "no “contentNodes”"))
}

fn read(export: &Export, feed: &mut Feed) -> Result<(), Stopped> {
    for (entry, _) in export.files.iter().filter(|(_, claim)| *claim == Claim::Posts) {
        let alone = !beside(entry, &["contentNodes", "contentnodes", "properties"]).is_empty();
        each(entry, if alone { &[&[]] } else { LISTS }, feed, &mut |feed, element| match element.read::<Value>(feed) {
            Some(page) => pages(&page, &element.origin(), 0, feed),
            None => Ok(()),
        })?;
    }
    Ok(())
}

/// Hands on a page, then those that stand within it.
fn pages(value: &Value, origin: &Origin, depth: usize, feed: &mut Feed) -> Result<(), Stopped> {
    // The answer, and not the page, may be the element.
    let wrapped = WRAPPINGS.iter().filter_map(|key| value.get(key)).find(|inner| inner.is_object() && is_whole(inner));
    let page = wrapped.filter(|_| !is_whole(value)).unwrap_or(value);
    let inner: Vec<&Value> = page
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(key, _)| is_nodes(key))
        .flat_map(|(_, nodes)| said::list(nodes, ""))
        .filter(|node| is_inner(&kind(node)) && node.is_object())
        .collect();
    if is_page(page) && (inner.is_empty() || is_whole(page)) {
        feed.post(post(page, origin.clone()))?;
    }
    inner.into_iter().filter(|_| depth < DEEPEST).try_for_each(|page| pages(page, origin, depth + 1, feed))
}

/// Whether it says what it is called: a page does, a list of nodes does not.
fn is_whole(value: &Value) -> bool {
    field(value, &["title", "displayName", "name", "nodeName"]).is_some()
}

fn kind(value: &Value) -> String {
    said::at(value, "/type").trim_start_matches("sv:").to_lowercase()
}

/// What holds nodes of its own, and is no node of the page that it stands in.
fn is_inner(kind: &str) -> bool {
    matches!(kind, "page" | "article" | "folder" | "archive")
}

/// Whether an element of the answer is a page, and no folder or link between them.
fn is_page(value: &Value) -> bool {
    value.is_object() && !matches!(kind(value).as_str(), "folder" | "archive" | "link" | "structurelink" | "file" | "template")
}

fn post(page: &Value, origin: Origin) -> Post {
    let mut content = Content::default();
    for key in ["image", "mainImage", "leadImage", "puffImage"] {
        if let Some(picture) = page.pointer(&format!("/properties/{key}")).filter(|value| value.is_object()) {
            image(picture, &mut content);
        }
    }
    for (key, value) in page.as_object().into_iter().flatten() {
        if is_nodes(key) {
            nodes(value, &mut content, 0);
        }
    }
    let address = field(page, &["url", "uri", "canonicalUrl", "href"]).filter(|address| address.contains('/'));
    let site = page
        .get("site")
        .map(|site| said::first(site, &["name", "displayName"]).unwrap_or_else(|| site.as_str().unwrap_or_default().to_owned()));
    let site = site.filter(|site| !site.is_empty()).or_else(|| field(page, &["siteName"]));
    let published = field(page, &["lastPublishDate", "lastPublished", "publishDate", "firstPublishDate", "published", "publicationDate"]);
    let (published, date_certain) =
        published.as_deref().and_then(web::when).map_or((None, false), |(moment, certain)| (Some(moment), certain));
    content.into_post(Post {
        source: CARRIER.name,
        platform: web::platform(),
        account: web::publisher(site.as_deref(), address.as_deref().and_then(web::site)),
        id: field(page, &["id", "identifier", "jcr:uuid"]).map(|id| web::id(address.as_deref().and_then(web::site), &id)),
        permalink: address,
        published,
        date_certain,
        kind: Kind::Page,
        status: status(page),
        title: field(page, &["title", "displayName", "name", "nodeName"]),
        lang: field(page, &["language", "locale", "lang"]).as_deref().and_then(web::lang),
        origin,
        ..Post::default()
    })
}

/// The first of these fields, at the page or among its properties, whatever the case.
fn field(page: &Value, keys: &[&str]) -> Option<String> {
    let places = [page.get("properties"), Some(page)];
    keys.iter().find_map(|key| {
        let maps = places.iter().filter_map(|place| place.and_then(Value::as_object));
        maps.flatten().filter(|(own, _)| own.eq_ignore_ascii_case(key)).find_map(|(_, value)| match value {
            Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        })
    })
}

/// The offline version is a draft.
fn status(page: &Value) -> Status {
    let version = field(page, &["version", "versionType", "publishState", "state"]).unwrap_or_default().to_lowercase();
    let places = [Some(page), page.get("properties")];
    let flag = ["online", "isOnline", "isPublished", "published"];
    let off = places.into_iter().flatten().any(|place| flag.iter().any(|key| place.get(key) == Some(&Value::Bool(false))));
    let marked = places.into_iter().flatten().any(|place| place.get("offline") == Some(&Value::Bool(true)));
    if off || marked || version.contains("offline") || version.contains("draft") { Status::Draft } else { Status::Published }
}

fn is_nodes(key: &str) -> bool {
    ["contentnodes", "headless", "children", "nodes", "portlets", "modules"].iter().any(|name| key.eq_ignore_ascii_case(name))
}

fn nodes(value: &Value, content: &mut Content, depth: usize) {
    match value {
        Value::Array(list) => list.iter().for_each(|node| nodes(node, content, depth)),
        Value::Object(object) if depth < DEEPEST && !is_inner(&kind(value)) => {
            if object.contains_key("type") || object.contains_key("properties") {
                node(value, content);
            }
            object.iter().filter(|(key, _)| is_nodes(key)).for_each(|(_, inner)| nodes(inner, content, depth + 1));
        }
        _ => {}
    }
}

fn node(node: &Value, content: &mut Content) {
    let kind = kind(node);
    // A page inside a page is a page of its own.
    if is_inner(&kind) {
        return;
    }
    let properties = node.get("properties").unwrap_or(node);
    let video = kind.contains("video") || kind.contains("film") || kind.contains("youtube");
    if video {
        let address = ["/video/URL", "/video/url", "/URL", "/url", "/src", "/video", "/youtube"]
            .iter()
            .map(|at| said::at(properties, at))
            .find(|address| !address.is_empty());
        content.film(address.unwrap_or_default());
        return;
    }
    let pictures = ["image", "images", "picture", "pictures"].iter().filter_map(|key| properties.get(key));
    let own = kind.contains("image") && properties.get("image").is_none() && properties.get("images").is_none();
    for picture in pictures.flat_map(|value| said::list(value, "")).chain(own.then_some(properties)) {
        image(picture, content);
    }
    if let Some(caption) = said::text(properties, "caption").filter(|_| !own) {
        content.text(&caption);
    }
    for key in ["heading", "title", "textContent", "text", "html", "content", "value", "body", "preamble"] {
        match properties.get(key) {
            Some(Value::String(text)) if key == "heading" || key == "title" || kind == "heading" => content.heading(text),
            Some(Value::String(text)) => content.text(text),
            Some(list @ Value::Array(_)) => {
                let mut html = String::new();
                tree(list, &mut html, 0);
                content.markup(&html);
            }
            _ => {}
        }
    }
}

fn image(picture: &Value, content: &mut Content) {
    let address = said::first(picture, &["URL", "url", "src", "URI", "uri"]);
    content.picture(address.as_deref(), described(picture));
    if let Some(caption) = said::text(picture, "caption") {
        content.text(&caption);
    }
}

/// Text as the headless API gives it, a tree of `text`, `inline` and `block`, as HTML.
fn tree(nodes: &Value, html: &mut String, depth: usize) {
    for node in nodes.as_array().into_iter().flatten().filter(|_| depth < DEEPEST) {
        match node {
            Value::String(text) => escape(text, html),
            _ if said::at(node, "/type") == "text" || node.get("content").is_some_and(Value::is_string) => {
                escape(said::at(node, "/content"), html);
            }
            _ => element(node, html, depth),
        }
    }
}

fn element(node: &Value, html: &mut String, depth: usize) {
    let children = node.get("children").unwrap_or(&Value::Null);
    let name = ["/htmlName", "/tagName", "/name"].iter().map(|at| said::at(node, at)).find(|name| !name.is_empty()).unwrap_or_default();
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return tree(children, html, depth + 1);
    }
    html.push('<');
    html.push_str(name);
    for (key, value) in node.get("attributes").and_then(Value::as_object).into_iter().flatten() {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') && value != "null" {
            html.push(' ');
            html.push_str(key);
            html.push_str("=\"");
            escape(&value, html);
            html.push('"');
        }
    }
    html.push('>');
    if matches!(name, "br" | "img" | "hr" | "wbr" | "input") {
        return;
    }
    tree(children, html, depth + 1);
    html.push_str("</");
    html.push_str(name);
    html.push('>');
}
