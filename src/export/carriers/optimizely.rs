//! Optimizely's (formerly Episerver) Content Delivery API: pages with their properties, flat or each with its type.
//!
//! Knows which properties are texts for readers, and content areas with what was expanded in them. Holds one page. Refuses
//! to know the properties that a site has made itself, beyond their types.

use serde_json::Value;

use crate::export::json::elements::{Element, each};
use crate::export::json::peek::Peek;
use crate::export::markup::content::{Content, described, in_order, is_lead, is_markup};
use crate::export::{Alt, Carrier, Claim, Export, Feed, Head, Kind, Post, Publisher, Status, Stopped, json::said, web::forms as web};
use crate::finding::Msg;

/// Optimizely's Content Delivery API.
pub(super) const CARRIER: Carrier =
    Carrier { name: "optimizely-json", label: Msg::new("Optimizely (JSON)", "Optimizely (JSON)"), claims, gathers: true, read };

/// Where answers keep their pages.
const LISTS: &[&[&str]] = &[&[], &["items"], &["results"]];
/// What describes a page and is no text of it.
const ABOUT: [&str; 22] = [
    "contentLink",
    "name",
    "language",
    "existingLanguages",
    "masterLanguage",
    "contentType",
    "parentLink",
    "routeSegment",
    "url",
    "changed",
    "created",
    "startPublish",
    "stopPublish",
    "saved",
    "status",
    "category",
    "globalizationId",
    "metaTitle",
    "metaDescription",
    "metaKeywords",
    "teaserText",
    "pageImageAlt",
];
/// Blocks within blocks that are followed.
const DEEPEST: usize = 8;

fn claims(head: &Head) -> Claim {
    let peek = Peek::of(head.text);
    let ends = |name: &str| peek.paths().any(|path| path.rsplit('/').next() == Some(name));
    if ends("contentLink") && ends("startPublish") {
        return Claim::Posts;
    }
    Claim::Not(Msg::new("”contentLink” och ”startPublish” saknas", "no “contentLink” and “startPublish”"))
}

fn read(export: &Export, feed: &mut Feed) -> Result<(), Stopped> {
    for (entry, _) in export.files.iter().filter(|(_, claim)| *claim == Claim::Posts) {
        each(entry, LISTS, feed, &mut |feed, element| match element.read::<Value>(feed) {
            Some(page) if page.get("contentLink").is_some() => feed.post(post(&page, element)),
            _ => Ok(()),
        })?;
    }
    Ok(())
}

/// The value of a property, whether it has its type beside it or not.
fn value(property: &Value) -> &Value {
    property
        .get("value")
        .filter(|_| property.get("propertyDataType").is_some() || property.as_object().is_some_and(|all| all.len() == 1))
        .unwrap_or(property)
}

fn post(page: &Value, element: Element) -> Post {
    let mut content = Content::default();
    properties(page, &mut content, 0);
    let address = said::first(page, &["url", "canonicalUrl"]).or_else(|| said::text(&page["contentLink"], "url"));
    let (published, date_certain) =
        web::when(said::at(page, "/startPublish")).map_or((None, false), |(moment, certain)| (Some(moment), certain));
    let lang = ["/language/name", "/language"].iter().map(|at| said::at(page, at)).find(|lang| !lang.is_empty());
    let master = said::at(page, "/masterLanguage/name");
    // A translation has the id of what it translates.
    let mark = lang.filter(|lang| !master.is_empty() && *lang != master).map_or_else(String::new, |lang| format!(":{lang}"));
    let site = address.as_deref().and_then(web::site).map(str::to_owned);
    let own = said::text(&page["contentLink"], "guidValue");
    let number = || said::text(&page["contentLink"], "id").map(|id| web::id(site.as_deref(), &id));
    content.into_post(Post {
        source: CARRIER.name,
        platform: web::platform(),
        account: Publisher { url: site.clone(), ..Publisher::default() }.into(),
        id: own.or_else(number).map(|id| id + &mark),
        permalink: address,
        published,
        date_certain,
        kind: Kind::Page,
        status: status(page),
        title: said::text(page, "name"),
        lang: lang.and_then(web::lang),
        origin: element.origin(),
        ..Post::default()
    })
}

fn status(page: &Value) -> Status {
    match said::text(page, "status").map(|status| status.to_lowercase()).as_deref() {
        None | Some("published" | "4") => Status::Published,
        Some("delayedpublish" | "6") => Status::Scheduled,
        Some(_) => Status::Draft,
    }
}

fn properties(page: &Value, content: &mut Content, depth: usize) {
    let Some(fields) = page.as_object().filter(|_| depth < DEEPEST) else { return };
    for (key, property) in in_order(fields, &["mainBody", "body"]) {
        if ABOUT.contains(&key.as_str()) {
            continue;
        }
        let kind = said::at(property, "/propertyDataType");
        match value(property) {
            Value::String(text) if is_picture(key) && (web::is_picture(text) || text.starts_with('/')) => {
                content.picture(Some(text), beside(page, key));
            }
            Value::String(text) if is_markup(text) || kind == "PropertyXhtmlString" || is_body(key) || is_lead(key) => content.text(text),
            Value::Array(items) => items.iter().for_each(|item| block(item, content, depth)),
            // A block of its own inside the page, or the picture that a property leads to.
            Value::Object(_) if is_picture(key) => {
                let picture = value(property);
                let inner = expanded(picture).unwrap_or(picture);
                let address = said::first(inner, &["url", "src"]).or_else(|| said::first(picture, &["url", "src"]));
                let own = described(inner);
                content.picture(address.as_deref(), if own == Alt::NotExported { beside(page, key) } else { own });
            }
            inner @ Value::Object(_) if kind == "PropertyBlock" || inner.get("contentType").is_some() => {
                properties(inner, content, depth + 1);
            }
            _ => {}
        }
    }
}

/// An item of a content area: what was expanded of it.
fn block(item: &Value, content: &mut Content, depth: usize) {
    let Some(inner) = expanded(item) else { return };
    let kind = inner.get("contentType").map(ToString::to_string).unwrap_or_default().to_lowercase();
    if kind.contains("image") {
        content.picture(said::first(inner, &["url"]).as_deref(), described(inner));
    } else if kind.contains("video") {
        content.film(&said::first(inner, &["url", "videoUrl", "link"]).unwrap_or_default());
    } else if !kind.contains("page") {
        properties(inner, content, depth + 1);
    }
}

fn expanded(item: &Value) -> Option<&Value> {
    ["/expandedValue", "/contentLink/expanded", "/expanded", "/inlineBlock", "/content"]
        .iter()
        .find_map(|at| item.pointer(at))
        .filter(|value| value.is_object())
}

/// The description of a picture in a property of its own: `pageImageAlt` beside `pageImage`.
fn beside(page: &Value, key: &str) -> Alt {
    let names = ["Alt", "AltText", "AlternativeText", "AlternateText", "Alttext"].map(|ending| format!("{key}{ending}"));
    let Some(property) = names.iter().find_map(|name| page.get(name)) else { return Alt::NotExported };
    value(property).as_str().map_or(Alt::Missing, |text| Alt::of(text, Alt::Missing))
}

fn is_picture(key: &str) -> bool {
    let lower = key.to_lowercase();
    let named = ["image", "bild", "picture", "photo"].iter().any(|word| lower.contains(word));
    named && !["alt", "text", "caption", "credit", "title", "url", "position", "size"].iter().any(|word| lower.ends_with(word))
}

fn is_body(key: &str) -> bool {
    matches!(key, "mainBody" | "body" | "text" | "heading" | "mainContent")
}
