//! A page put together from the fields and blocks that a publishing system keeps it in.
//!
//! Knows texts that may be HTML, and what an editor writes for pictures and films inside them. Refuses to know which
//! fields a system has.

use std::ops::ControlFlow;

use serde_json::Value;

use super::tags::{Piece, escape, paragraphs, walk};
use super::{Alt, Film, Picture, Post, said, web};

/// Pictures or films of one page that are kept.
const MOST: usize = 1000;
/// Keys that hold a description of a picture.
const DESCRIPTIONS: [&str; 9] =
    ["alt_text", "alt", "altText", "alternativeText", "alternateText", "contextual_alt_text", "imageAlt", "altTag", "alternative_text"];
/// Beginnings of fields that stand before the body.
const LEADS: [&str; 9] =
    ["intro", "preamble", "ingress", "lead", "mainintro", "field_ingress", "field_intro", "field_preamble", "field_lead"];

/// A page under way.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// What has been put together.
    pub(super) html: String,
    pub(super) images: Vec<Picture>,
    pub(super) videos: Vec<Film>,
}

impl Content {
    /// A text that may be HTML.
    pub(super) fn text(&mut self, text: &str) {
        if is_markup(text) { self.markup(text) } else { self.markup(&paragraphs(text)) }
    }

    /// A text that is HTML.
    pub(super) fn markup(&mut self, html: &str) {
        if html.trim().is_empty() {
            return;
        }
        if !self.html.is_empty() {
            self.html.push('\n');
        }
        self.embedded(html);
        self.html.push_str(html);
    }

    /// A heading inside the page.
    pub(super) fn heading(&mut self, text: &str) {
        if is_markup(text) || text.trim().is_empty() {
            return self.text(text);
        }
        let mut html = "<h2>".to_owned();
        escape(text.trim(), &mut html);
        self.markup(&(html + "</h2>"));
    }

    /// A picture that the text does not hold.
    pub(super) fn picture(&mut self, uri: Option<&str>, alt: Alt) {
        if self.images.len() < MOST {
            self.images.push(web::picture(uri, alt));
        }
    }

    /// A film that the text does not hold.
    pub(super) fn film(&mut self, uri: &str) {
        if self.videos.len() < MOST {
            self.videos.push(web::film(uri));
        }
    }

    /// The page as a post's content.
    pub(super) fn into_post(self, post: Post) -> Post {
        Post { html: Some(self.html), images: self.images, videos: self.videos, ..post }
    }

    /// Pictures and films that an editor keeps as elements of its own: Wagtail's `<embed>`, Drupal's `<drupal-media>`.
    fn embedded(&mut self, html: &str) {
        if !html.contains("<embed") && !html.contains("<drupal-media") {
            return;
        }
        walk(html, |piece| {
            let Piece::Open(tag) = piece else { return ControlFlow::Continue(()) };
            match (tag.name.as_str(), tag.get("embedtype")) {
                ("embed", Some("image")) => self.picture(tag.get("url"), alt_of(tag.get("alt"), Alt::Missing)),
                ("embed", Some("media")) => self.film(tag.get("url").unwrap_or_default()),
                ("drupal-media", _) if tag.get("data-entity-type") != Some("media") || tag.get("alt").is_some() => {
                    self.picture(None, alt_of(tag.get("alt"), Alt::NotExported));
                }
                ("drupal-media", _) => self.picture(None, Alt::NotExported),
                _ => {}
            }
            ControlFlow::Continue(())
        });
    }
}

/// An attribute's description: empty is chosen; `""` is how Drupal's editor writes that.
fn alt_of(alt: Option<&str>, otherwise: Alt) -> Alt {
    alt.map_or(otherwise, |text| Alt::of(text.trim_matches('"'), Alt::Empty))
}

/// Whether a text holds tags.
pub(super) fn is_markup(text: &str) -> bool {
    let tag = |after: &str| after.starts_with(|sign: char| sign.is_ascii_alphabetic() || matches!(sign, '/' | '!'));
    text.contains('>') && text.match_indices('<').any(|(at, _)| tag(&text[at + 1..]))
}

/// The description of a picture that is kept as an object: in any of the fields that systems have for it. Chosen as decoration
/// it is empty; without any field it is not exported.
pub(super) fn described(picture: &Value) -> Alt {
    if ["decorative", "isDecorative", "is_decorative"].iter().any(|key| picture.get(key) == Some(&Value::Bool(true))) {
        return Alt::Empty;
    }
    DESCRIPTIONS.iter().find(|key| picture.get(key).is_some()).map_or(Alt::NotExported, |key| said::alt(picture, key))
}

/// The fields of a page in the order in which they are read: what leads in, the body, the rest by name.
pub(super) fn in_order<'v>(fields: &'v serde_json::Map<String, Value>, bodies: &[&str]) -> Vec<(&'v String, &'v Value)> {
    let rank = |key: &str| {
        let lower = key.to_lowercase();
        if LEADS.iter().any(|lead| lower.starts_with(lead)) { 0 } else { 1 + usize::from(!bodies.contains(&key)) }
    };
    let mut fields: Vec<_> = fields.iter().collect();
    fields.sort_by_key(|(key, _)| rank(key));
    fields
}

/// Whether a field that leads in is called so.
pub(super) fn is_lead(key: &str) -> bool {
    let lower = key.to_lowercase();
    LEADS.iter().any(|lead| lower.starts_with(lead))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn texts_become_html_and_pictures_of_editors_are_found() {
        let mut content = Content::default();
        content.text("5 < 7 & 8");
        content.heading("Öppet <b>nu</b>");
        content.heading("Öppet & stängt");
        content.text("<p>a</p><embed embedtype=\"image\" id=\"1\" alt=\"En boll\"/><embed embedtype=\"image\" alt=\"\"/><embed embedtype=\"image\"/>");
        content
            .text("<drupal-media data-entity-type=\"media\" alt=\"&quot;&quot;\"></drupal-media><drupal-media data-entity-type=\"media\">");
        content.text("<embed embedtype=\"media\" url=\"https://youtu.be/x\">");
        let states: Vec<_> = content.images.iter().map(|image| format!("{:?}", image.alt.state())).collect();
        assert_eq!(states, ["Present", "Empty", "Missing", "Empty", "NotExported"]);
        assert_eq!(content.videos.len(), 1);
        assert!(
            content.html.starts_with("<p>5 &lt; 7 &amp; 8</p>\nÖppet <b>nu</b>\n<h2>Öppet &amp; stängt</h2>\n<p>a</p>"),
            "{}",
            content.html
        );
    }

    #[test]
    fn a_description_has_its_state_in_every_system() {
        for (picture, expected) in [
            (json!({"alt": "En boll"}), "Present"),
            (json!({"alt_text": ""}), "Missing"),
            (json!({"altText": null}), "Missing"),
            (json!({"decorative": true, "alt_text": ""}), "Empty"),
            (json!({"title": "boll.jpg"}), "NotExported"),
            (json!(7), "NotExported"),
        ] {
            assert_eq!(format!("{:?}", described(&picture).state()), expected, "{picture}");
        }
        let fields = json!({"zon": 1, "body": 2, "a": 3, "introduction": 4});
        let keys: Vec<_> = in_order(fields.as_object().expect("an object"), &["body"]).into_iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["introduction", "body", "a", "zon"]);
    }
}
