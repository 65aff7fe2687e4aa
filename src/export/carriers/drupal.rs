//! Drupal's JSON:API: pages (`node--…`), with the files, media and paragraphs that were asked for beside them.
//!
//! Knows that a picture's description stands at the relation and not at the file. Holds what is included in one file.
//! Refuses to fetch what is not.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use crate::export::json::elements::{Element, beside, each};
use crate::export::json::peek::Peek;
use crate::export::markup::content::{Content, in_order, is_lead, is_markup};
use crate::export::{
    Alt, Carrier, Claim, Entry, Export, Feed, Head, Kind, Post, Publisher, Status, Stopped, json::said, web::forms as web,
};
use crate::finding::Msg;

/// Drupal's JSON:API.
pub(super) const CARRIER: Carrier =
    Carrier { name: "drupal-jsonapi", label: Msg::new("Drupal (JSON:API)", "Drupal (JSON:API)"), claims, gathers: true, read };

/// Bytes of what is included in one file that are held.
const MOST_INCLUDED: usize = 64 << 20;
/// Paragraphs within paragraphs that are followed.
const DEEPEST: usize = 8;

const TOO_MUCH: Msg = Msg::new(
    "En fil har mer än 64 MB bilagt innehåll. Beskrivningarna av en del bilder är därför inte med.",
    "A file has over 64 MB of included content. The descriptions of some pictures are therefore left out.",
);

fn claims(head: &Head) -> Claim {
    if head.text.contains("node--") {
        let peek = Peek::of(head.text);
        let node = ["data/*/type", "data/type"].iter().any(|path| peek.words(path).any(|word| word.starts_with("node--")));
        if node && (peek.has("jsonapi") || peek.has("data/*/attributes") || peek.has("data/attributes")) {
            return Claim::Posts;
        }
    }
    let peek = Peek::of(head.text);
    if head.whole && peek.has("jsonapi") && peek.has("data") && !peek.paths().any(|path| path.starts_with("data/")) {
        // An answer that lists nothing.
        return Claim::Posts;
    }
    Claim::Not(Msg::new("”jsonapi” och ”node--” saknas", "no “jsonapi” and “node--”"))
}

/// What a file includes, by type and id.
type Included = BTreeMap<String, Value>;

fn read(export: &Export, feed: &mut Feed) -> Result<(), Stopped> {
    for (entry, _) in export.files.iter().filter(|(_, claim)| *claim == Claim::Posts) {
        let included = included(entry, feed);
        let top = Value::Object(beside(entry, &["links"]));
        let site = own_address(&top).and_then(|address| web::site(&address).map(str::to_owned));
        each(entry, &[&["data"]], feed, &mut |feed, element| match element.read::<Value>(feed).filter(is_node) {
            Some(node) => feed.post(post(&node, &included, site.as_deref(), element)),
            None => Ok(()),
        })?;
    }
    Ok(())
}

fn included(entry: &Entry, feed: &mut Feed) -> Included {
    let (mut included, mut held) = (Included::new(), 0);
    // What is wrong with the file is told when its pages are read.
    let (mut put, mut tell) = (|_| Ok(()), |_| ());
    let mut silent = Feed::new(&mut put, &mut tell);
    let _ = each(entry, &[&["included"]], &mut silent, &mut |silent, element| {
        held += element.bytes.len();
        if held <= MOST_INCLUDED
            && let Some(value) = element.read::<Value>(silent)
        {
            included.insert(key(&value), value);
        }
        Ok(())
    });
    if held > MOST_INCLUDED && !feed.notes.contains(&TOO_MUCH) {
        feed.notes.push(TOO_MUCH);
    }
    included
}

fn key(resource: &Value) -> String {
    format!("{}/{}", said::at(resource, "/type"), said::at(resource, "/id"))
}

fn is_node(value: &Value) -> bool {
    said::at(value, "/type").starts_with("node--") && value.get("attributes").is_some_and(Value::is_object)
}

/// `links.self`, an object with `href` or the address itself.
fn own_address(value: &Value) -> Option<String> {
    ["/links/self/href", "/links/self"]
        .iter()
        .map(|pointer| said::at(value, pointer))
        .find(|address| address.contains("://"))
        .map(str::to_owned)
}

fn post(node: &Value, included: &Included, site: Option<&str>, element: Element) -> Post {
    let own = own_address(node);
    let site = own.as_deref().and_then(web::site).or(site);
    let attributes = &node["attributes"];
    let mut page = Page { content: Content::default(), included, site };
    page.fields(attributes);
    page.relations(node, 0);
    let number = said::text(attributes, "drupal_internal__nid");
    let alias = said::at(attributes, "/path/alias");
    let path = if alias.is_empty() { number.as_ref().map(|number| format!("/node/{number}")) } else { Some(alias.to_owned()) };
    let published = ["created", "published_at", "changed"].iter().find_map(|key| web::when(&said::text(attributes, key)?));
    let (published, date_certain) = published.map_or((None, false), |(moment, certain)| (Some(moment), certain));
    let lang = said::text(attributes, "langcode").as_deref().and_then(web::lang);
    // A translation has the id of what it translates.
    let translated = attributes.get("default_langcode") == Some(&Value::Bool(false));
    let mark = lang.as_ref().filter(|_| translated).map_or_else(String::new, |lang| format!(":{lang}"));
    page.content.into_post(Post {
        source: CARRIER.name,
        platform: web::platform(),
        account: Arc::new(Publisher { url: site.map(str::to_owned), ..Publisher::default() }),
        id: said::text(node, "id").or(number).map(|id| id + &mark),
        permalink: path.map(|path| web::absolute(site, &path)),
        published,
        date_certain,
        kind: Kind::Page,
        status: if out(attributes) { Status::Published } else { Status::Draft },
        title: said::first(attributes, &["title", "label"]),
        lang,
        origin: element.origin(),
        ..Post::default()
    })
}

fn out(attributes: &Value) -> bool {
    match attributes.get("status") {
        Some(Value::Bool(out)) => *out,
        Some(Value::Number(number)) => number.as_i64() != Some(0),
        Some(Value::String(text)) => !matches!(text.as_str(), "0" | "false"),
        _ => true,
    }
}

/// A page and what it is made of.
struct Page<'a> {
    content: Content,
    included: &'a Included,
    site: Option<&'a str>,
}

impl Page<'_> {
    /// Formatted texts, and plain ones that lead in.
    fn fields(&mut self, attributes: &Value) {
        let Some(fields) = attributes.as_object() else { return };
        for (key, value) in in_order(fields, &["body"]) {
            if let Value::String(text) = value
                && is_lead(key)
            {
                self.content.text(text);
            }
            for value in said::list(value, "")
                .iter()
                .filter(|value| value.get("format").is_some() || value.get("processed").is_some() || key == "body")
            {
                self.content.text(formatted(value));
            }
        }
    }

    fn relations(&mut self, resource: &Value, depth: usize) {
        let relations = resource.get("relationships").and_then(Value::as_object);
        for (name, relation) in relations.into_iter().flatten() {
            if matches!(name.as_str(), "node_type" | "uid" | "revision_uid" | "menu_link" | "bundle" | "thumbnail" | "paragraph_type") {
                continue;
            }
            for target in said::list(relation, "/data") {
                self.target(target, depth);
            }
        }
    }

    fn target(&mut self, target: &Value, depth: usize) {
        let kind = said::at(target, "/type");
        let meta = target.get("meta").unwrap_or(&Value::Null);
        let found = self.included.get(&key(target));
        if kind.starts_with("media--") {
            self.medium(kind, found);
        } else if meta.get("alt").is_some() || kind == "file--file" && meta.get("width").is_some() {
            let uri = found.and_then(|file| self.file(file));
            self.content.picture(uri.as_deref(), alt(meta));
        } else if let Some(found) = found.filter(|_| kind.starts_with("paragraph--") || kind.starts_with("block_content--"))
            && depth < DEEPEST
        {
            self.fields(&found["attributes"]);
            self.relations(found, depth + 1);
        }
    }

    /// A picture or film of the media library.
    fn medium(&mut self, kind: &str, found: Option<&Value>) {
        let none = Value::Null;
        let found = found.unwrap_or(&none);
        let relations = found.get("relationships").and_then(Value::as_object);
        let own = || relations.into_iter().flatten().filter(|(name, _)| name.starts_with("field_"));
        if kind.contains("video") {
            let address = said::first(&found["attributes"], &["field_media_oembed_video", "field_media_video_embed_field"]);
            let file = || {
                own().flat_map(|(_, relation)| said::list(relation, "/data")).find_map(|target| self.file(self.included.get(&key(target))?))
            };
            let address = address.or_else(file).unwrap_or_default();
            return self.content.film(&address);
        }
        let picture = own()
            .flat_map(|(_, relation)| said::list(relation, "/data"))
            .find(|target| target.pointer("/meta/alt").is_some() || target.pointer("/meta/width").is_some());
        match picture {
            Some(target) => {
                let uri = self.included.get(&key(target)).and_then(|file| self.file(file));
                self.content.picture(uri.as_deref(), alt(&target["meta"]));
            }
            None if kind.contains("image") || kind.contains("bild") || kind.contains("picture") => {
                self.content.picture(None, Alt::NotExported);
            }
            None => {}
        }
    }

    fn file(&self, file: &Value) -> Option<String> {
        let address =
            ["/attributes/uri/url", "/attributes/url"].iter().map(|pointer| said::at(file, pointer)).find(|address| !address.is_empty())?;
        Some(web::absolute(self.site, address))
    }
}

/// A description at a relation: empty is chosen (policy/FORMATS.md section 1).
fn alt(meta: &Value) -> Alt {
    match meta.get("alt") {
        Some(Value::String(text)) => Alt::of(text, Alt::Empty),
        Some(_) => Alt::Missing,
        None => Alt::NotExported,
    }
}

/// A formatted text: as it was written, or as Drupal shows it where the written one holds what only Drupal knows.
fn formatted(value: &Value) -> &str {
    let (written, shown) = (said::at(value, "/value"), said::at(value, "/processed"));
    let own = written.contains("<drupal-") || written.contains("[[{") || !is_markup(written);
    if own && !shown.trim().is_empty() { shown } else { written }
}
