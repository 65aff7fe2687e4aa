//! Graphics on a page that are no pictures: objects, canvases, image maps, parts of drawings; and what elements say
//! beside their descriptions.
//!
//! Knows when one of them needs a name (WAI-ARIA 1.2, SVG-AAM); refuses to judge the name.

use crate::draft::{Draft, Extra, Graphic, GraphicKind, MediumKind, Target};
use crate::source::Edit;

use super::dom::{Attr, Data, Element, Namespace};
use super::films;
use super::name::{named, tidy};
use super::reading::Reading;
use super::references::Place;
use super::role::explicit;
use super::role::takes_focus;

/// No more nodes than this are looked at for something that stands in for a graphic.
const MOST_NODES: usize = 64;

/// The graphic that an element is, if it is one that [`super::pictures`] does not know.
pub(super) fn read(reading: &Reading<'_>, index: usize, element: &Element, draft: &mut Draft) {
    let Some(kind) = kind(reading, element) else { return };
    draft.graphics.extend(graphic(reading, index, element, kind));
}

/// The parts of a drawing that say they are pictures of their own.
pub(super) fn in_drawing(reading: &Reading<'_>, index: usize, draft: &mut Draft) {
    for at in index + 1..reading.dom.nodes[index].end {
        let Some(element) = reading.dom.element(at) else { continue };
        if matches!(explicit(element), Some("img" | "image" | "graphics-document" | "graphics-symbol")) {
            draft.graphics.extend(graphic(reading, at, element, GraphicKind::Part));
        }
    }
}

fn graphic(reading: &Reading<'_>, index: usize, element: &Element, kind: GraphicKind) -> Option<Graphic> {
    let decorative = is_marked(element);
    let stands_in = match kind {
        GraphicKind::Object | GraphicKind::Canvas => holds_words(reading, index),
        GraphicKind::Drawing => holds_letters(reading, index),
        _ => false,
    };
    let named_by = if kind == GraphicKind::Area { "alt" } else { "aria-label" };
    Some(Graphic {
        kind,
        span: reading.span(element.place()?),
        target: source(element).map(|attr| reading.target(attr)).unwrap_or_default(),
        name: if kind == GraphicKind::Marked { reading.names.aria(element).unwrap_or_default() } else { reading.names.name(index) },
        slot: reading.slot(element, named_by),
        covered: stands_in || is_swallowed(reading, index),
        hidden: reading.hidden[index].any(),
        decorative,
        focusable: takes_focus(reading.dom, index),
        extras: extras(reading, element),
    })
}

fn kind(reading: &Reading<'_>, element: &Element) -> Option<GraphicKind> {
    let claimed = explicit(element).filter(|role| !matches!(*role, "none" | "presentation"));
    let shows = || source(element).is_some_and(|attr| shows(&reading.target(attr), element.attr("type")));
    match &*element.name {
        _ if matches!(claimed, Some("img" | "image" | "graphics-document" | "graphics-symbol")) => None,
        "object" if element.is("object") && claimed.is_none() && shows() => Some(GraphicKind::Object),
        "embed" if element.is("embed") && claimed.is_none() && shows() => Some(GraphicKind::Embed),
        "canvas" if element.is("canvas") && claimed.is_none() => Some(GraphicKind::Canvas),
        "area" if element.is("area") && element.attr("href").is_some() => Some(GraphicKind::Area),
        "img" => None,
        "svg" if element.namespace == Namespace::Svg && claimed.is_none() && !is_marked(element) => Some(GraphicKind::Drawing),
        _ => is_marked(element).then_some(GraphicKind::Marked),
    }
}

fn source(element: &Element) -> Option<&Attr> {
    element.find(if element.is("object") { "data" } else { "src" })
}

/// Whether a file is a picture, a film or a sound, by its type or its name.
fn shows(target: &Target, kind: Option<&str>) -> bool {
    if let Some(kind) = kind.map(str::trim).filter(|kind| !kind.is_empty()) {
        let family = kind.split('/').next().unwrap_or_default().to_ascii_lowercase();
        return matches!(family.as_str(), "image" | "audio" | "video");
    }
    let name = target.file_name().to_lowercase();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let picture = matches!(ending, "jpg" | "jpeg" | "png" | "gif" | "webp" | "svg" | "avif" | "bmp");
    picture || matches!(films::kind_of_file(target), Some(MediumKind::Film | MediumKind::Sound))
}

/// Declared to be decoration by its role.
fn is_marked(element: &Element) -> bool {
    matches!(explicit(element), Some("none" | "presentation"))
}

/// Whether what is around it says all that is heard of it: a picture, a button, a tab.
pub(super) fn is_swallowed(reading: &Reading<'_>, index: usize) -> bool {
    reading.dom.ancestors(index).filter_map(|at| reading.dom.element(at)).any(swallows)
}

/// Elements whose contents are not met one by one (children presentational, WAI-ARIA 1.2).
fn swallows(element: &Element) -> bool {
    match explicit(element) {
        Some(role) => matches!(
            role,
            "img" | "image" | "button" | "checkbox" | "math" | "menuitemcheckbox" | "menuitemradio" | "option" | "radio" | "switch" | "tab"
        ),
        None => matches!(&*element.name, "button" | "option" | "object"),
    }
}

/// Whether words or named pictures stand inside for those who cannot see it. One that holds very much holds something.
fn holds_words(reading: &Reading<'_>, index: usize) -> bool {
    let end = reading.dom.nodes[index].end;
    end > index + MOST_NODES
        || reading.dom.nodes[index + 1..end].iter().any(|node| match &node.data {
            Data::Element(element) => {
                matches!(&*element.name, "img" | "a" | "video" | "audio" | "iframe" | "object" | "embed" | "svg")
            }
            Data::Text(text) => named(tidy(&text.text)).is_some(),
            Data::Document | Data::Comment(..) => false,
        })
}

/// Whether a drawing holds words as text, which are read like other words.
fn holds_letters(reading: &Reading<'_>, index: usize) -> bool {
    let nodes = &reading.dom.nodes;
    let styled = |parent: usize| reading.dom.element(parent).is_some_and(|above| matches!(&*above.name, "style" | "script"));
    nodes[index + 1..nodes[index].end].iter().any(|node| match &node.data {
        Data::Text(text) => !text.text.trim().is_empty() && !styled(node.parent),
        _ => false,
    })
}

/// What an element says beside its description.
pub(super) fn extras(reading: &Reading<'_>, element: &Element) -> Vec<Extra> {
    let telling = |attr: &&Attr| {
        matches!(attr.name.as_str(), "title" | "role" | "tabindex") || attr.name.starts_with("aria-") && attr.name != "aria-hidden"
    };
    let mut told = element.attrs.iter().filter(telling).peekable();
    let is_whole = told.peek().is_some() && is_whole(reading, element);
    told.filter_map(|attr| extra(reading, element, attr, is_whole)).collect()
}

/// An element's `title`.
pub(super) fn title(reading: &Reading<'_>, element: &Element) -> Option<Extra> {
    named_extra(reading, element, "title")
}

/// One attribute by its name.
pub(super) fn named_extra(reading: &Reading<'_>, element: &Element, name: &str) -> Option<Extra> {
    extra(reading, element, element.find(name)?, is_whole(reading, element))
}

/// What takes the attribute `name` away; `None` where it is not there, or cannot be taken away without harm.
pub(super) fn removal(reading: &Reading<'_>, element: &Element, name: &str) -> Option<Edit> {
    extra(reading, element, element.find(name)?, is_whole(reading, element))?.cut
}

/// Whether all of a tag stands in the draft, with nothing left for a template to write.
pub(super) fn is_whole(reading: &Reading<'_>, element: &Element) -> bool {
    let tag = element.open.and_then(|open| reading.part.decoded.text.get(open.range()));
    !tag.is_some_and(|tag| tag.contains("<?") || tag.contains("<%"))
}

/// One such attribute, and the edit that takes it away with the blank before it.
pub(super) fn extra(reading: &Reading<'_>, element: &Element, attr: &Attr, is_whole: bool) -> Option<Extra> {
    let text = &reading.part.decoded.text;
    let value = attr.value_place;
    let place = if element.markdown {
        let value = value?;
        let quoted = |at: usize| text.as_bytes().get(at).is_some_and(|sign| b"\"'()".contains(sign));
        let (start, end) = ((value.start as usize).checked_sub(1)?, value.end as usize);
        if !quoted(start) || !quoted(end) {
            return Some(Extra { name: attr.name.clone(), text: tidy(&attr.value.text), span: reading.span(value), cut: None });
        }
        Place::new(start, end + 1)
    } else {
        let name = attr.name_place?;
        let end = value.map_or(name.end, |value| value.end + u32::from(attr.quote.is_some()));
        Place { start: name.start, end: end.max(name.end) }
    };
    let before = text.get(..place.start as usize)?;
    let start = before.trim_end().len();
    let cut =
        (start < place.start as usize).then(|| Edit { span: reading.span(Place { start: start as u32, ..place }), text: String::new() });
    // What acts when it is clicked must keep its place in the order of focus.
    let acts = attr.name == "tabindex" && element.attrs.iter().any(|attr| attr.name.starts_with("on"));
    Some(Extra { name: attr.name.clone(), text: tidy(&attr.value.text), span: reading.span(place), cut: cut.filter(|_| is_whole && !acts) })
}
