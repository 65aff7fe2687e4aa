//! What a stretch of text is by the element around it, and where on the page it stands.

use crate::draft::{Kind, Region};

use super::dom::{Element, Namespace};
use super::headings::own_level;
use super::name::is_inline;
use super::pictures;
use super::role::explicit;

/// What text directly in an element is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Container {
    /// The kind of block.
    pub(super) kind: Kind,
    /// The element itself says so, not one around it.
    pub(super) own: bool,
}

impl Default for Container {
    fn default() -> Self {
        Self { kind: Kind::Paragraph, own: false }
    }
}

/// What text directly in `element` is, inside `outer`.
pub(super) fn of(element: &Element, outer: Container) -> Container {
    if let Some(kind) = kind(element) {
        return Container { kind, own: true };
    }
    let passes_on = matches!(&*element.name, "p" | "div" | "center" | "address" | "hgroup") || element.namespace != Namespace::Html;
    let handed_down = if passes_on || outer.kind == Kind::Code { outer.kind } else { Kind::Paragraph };
    Container { kind: handed_down, own: false }
}

fn kind(element: &Element) -> Option<Kind> {
    match explicit(element) {
        Some("heading") => {
            return Some(Kind::Heading(
                element.attr("aria-level").and_then(|level| level.trim().parse().ok()).filter(|level| (1..=6).contains(level)).unwrap_or(2),
            ));
        }
        Some("listitem") => return Some(Kind::Item),
        Some("button" | "tab" | "menuitem") => return Some(Kind::Control),
        Some("none" | "presentation") if pictures::is_decorative(element) && own_level(element).is_some() => return None,
        _ => {}
    }
    Some(match &*element.name {
        "h1" => Kind::Heading(1),
        "h2" => Kind::Heading(2),
        "h3" => Kind::Heading(3),
        "h4" => Kind::Heading(4),
        "h5" => Kind::Heading(5),
        "h6" => Kind::Heading(6),
        "li" | "dd" | "dt" => Kind::Item,
        "td" => Kind::Cell,
        "th" => Kind::HeaderCell,
        "figcaption" => Kind::Figcaption,
        "caption" => Kind::TableCaption,
        "pre" | "listing" | "xmp" | "plaintext" | "textarea" => Kind::Code,
        "button" | "legend" | "option" | "optgroup" | "select" | "summary" => Kind::Control,
        _ => return None,
    })
}

/// An element that by its role makes a block of its own, though its name does not.
pub(super) fn claims(element: &Element) -> bool {
    matches!(explicit(element), Some("heading" | "listitem" | "button" | "tab" | "menuitem"))
}

/// Whether an element breaks the line it stands in.
pub(super) fn breaks(element: &Element) -> bool {
    let inline = is_inline(element)
        || matches!(
            &*element.name,
            "img"
                | "input"
                | "br"
                | "svg"
                | "video"
                | "audio"
                | "iframe"
                | "object"
                | "picture"
                | "source"
                | "track"
                | "embed"
                | "math"
                | "label"
                | "noscript"
                | "map"
                | "area"
                | "wbr"
        );
    !inline || claims(element)
}

/// Elements whose text no reader meets as text.
pub(super) fn is_unread(element: &Element) -> bool {
    const UNREAD: [&str; 8] = ["script", "style", "template", "title", "meta", "noembed", "noframes", "datalist"];
    element.namespace == Namespace::Html && UNREAD.contains(&&*element.name)
}

/// Elements that are the whole page: a block in them is never the element itself.
pub(super) fn is_outermost(element: &Element) -> bool {
    matches!(&*element.name, "html" | "body" | "main" | "frameset")
}

/// The region an element opens. A header or footer of an article is no page's (HTML-AAM).
pub(super) fn region(element: &Element, sectioned: impl Fn() -> bool) -> Option<Region> {
    match explicit(element) {
        Some("banner") => return Some(Region::Header),
        Some("contentinfo") => return Some(Region::Footer),
        Some("navigation") => return Some(Region::Nav),
        Some("complementary") => return Some(Region::Aside),
        Some("main") => return Some(Region::Main),
        _ => {}
    }
    match &*element.name {
        "header" if !sectioned() => Some(Region::Header),
        "footer" if !sectioned() => Some(Region::Footer),
        "nav" => Some(Region::Nav),
        "aside" => Some(Region::Aside),
        "main" => Some(Region::Main),
        _ => None,
    }
}
