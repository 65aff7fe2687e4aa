//! Pictures on a page: their files, descriptions and surroundings.

use crate::draft::{Alt, By, Image, ImageKind, Lookup, Slot, Target};

use super::dom::{Attr, Element, Namespace};
use super::films;
use super::graphics;
use super::name::{named, tidy};
use super::reading::Reading;
use super::references::Place;
use super::role::explicit;

/// A caption longer than this (bytes) is cut: each picture of its figure has a copy.
const LONGEST_CAPTION: usize = 4096;

/// The picture that an element is, if it is one.
pub(super) fn read(reading: &Reading<'_>, index: usize, element: &Element, link: Option<usize>) -> Option<Image> {
    let kind = kind(element)?;
    let place = element.place()?;
    let target = source(element).map(|attr| if attr.name == "srcset" { first_of(reading, attr) } else { reading.target(attr) });
    let target = target.unwrap_or_default();
    if element.markdown && films::kind_of_file(&target).is_some() {
        return None;
    }
    let figure = reading.dom.around(index, "figure");
    let caption = figure.and_then(|figure| caption(reading, figure));
    let slot = slot(reading, element, kind);
    Some(Image {
        kind,
        span: reading.span(place),
        target,
        alt: alt(reading, element, kind),
        slot,
        name: name(reading, index, element, kind),
        decorative: is_decorative(element),
        in_text: false,
        extras: graphics::extras(reading, element),
        known: Vec::new(),
        hidden: reading.hidden[index].any() || is_role(kind) && graphics::is_swallowed(reading, index),
        silenced: reading.hidden[index].silent && !reading.hidden[index].gone,
        link,
        block: None,
        language: None,
        caption,
        in_figure: figure.is_some(),
        logo: is_logo(reading, index, element),
        size: size(element),
        file: Lookup::NotLooked,
    })
}

/// Whether the picture stands in a header or footer, or it or one of the two elements around it has a class or an id of a
/// logotype.
fn is_logo(reading: &Reading<'_>, index: usize, element: &Element) -> bool {
    let says = |element: &Element| {
        let words = ["class", "id"].into_iter().filter_map(|name| element.attr(name));
        words.into_iter().any(|words| {
            let words = words.to_ascii_lowercase();
            words.contains("logo") || words.contains("logga")
        })
    };
    let nodes = &reading.dom.nodes;
    let parent = nodes[index].parent;
    let framed = ["header", "footer"].into_iter().any(|name| reading.dom.around(index, name).is_some());
    framed || says(element) || [parent, nodes[parent].parent].into_iter().any(|at| reading.dom.element(at).is_some_and(says))
}

fn kind(element: &Element) -> Option<ImageKind> {
    if element.is("img") {
        return Some(ImageKind::Picture);
    }
    if element.is("input") && element.attr("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("image")) {
        return Some(ImageKind::Button);
    }
    let kind = if element.namespace == Namespace::Svg { ImageKind::Drawing } else { ImageKind::Role };
    matches!(explicit(element), Some("img" | "image" | "graphics-document" | "graphics-symbol")).then_some(kind)
}

/// A picture by what it says it is, named by labels.
fn is_role(kind: ImageKind) -> bool {
    matches!(kind, ImageKind::Role | ImageKind::Drawing)
}

/// Where the file's address stands; lazily loaded pictures keep it elsewhere.
fn source(element: &Element) -> Option<&Attr> {
    let said = |name| element.find(name).filter(|attr| !attr.value.text.trim().is_empty());
    let direct = said("src").filter(|attr| !attr.value.text.starts_with("data:"));
    direct.or_else(|| said("data-src")).or_else(|| said("src")).or_else(|| said("srcset"))
}

/// The first file of several: "bad.jpg 1x, bad-stor.jpg 2x".
fn first_of(reading: &Reading<'_>, attr: &Attr) -> Target {
    let all = attr.value.text.as_str();
    let start = all.len() - all.trim_start_matches(|sign: char| sign.is_ascii_whitespace() || sign == ',').len();
    let address = all[start..].split_ascii_whitespace().next().unwrap_or_default().trim_end_matches(',');
    let plain = attr.value_place.filter(|place| place.range().len() == all.len());
    let Some(place) = plain else { return Target { address: address.to_owned(), ..reading.target(attr) } };
    let start = place.start as usize + start;
    Target { address: address.to_owned(), span: reading.span(Place::new(start, start + address.len())) }
}

fn alt(reading: &Reading<'_>, element: &Element, kind: ImageKind) -> Alt {
    let Some(attr) = element.find("alt").filter(|_| !is_role(kind)) else { return Alt::Missing };
    if named(tidy(&attr.value.text)).is_some() {
        return Alt::Present { text: reading.value(element, attr), by: By::Author };
    }
    // Markdown cannot say "decorative", and a value of nothing but blanks says nothing (ACT 23a2a8).
    if element.markdown || !attr.value.text.is_empty() { Alt::Missing } else { Alt::Empty }
}

fn slot(reading: &Reading<'_>, element: &Element, kind: ImageKind) -> Option<Slot> {
    reading.slot(element, if is_role(kind) { "aria-label" } else { "alt" })
}

/// The name that stands in for a description.
fn name(reading: &Reading<'_>, index: usize, element: &Element, kind: ImageKind) -> Option<String> {
    if is_role(kind) {
        return Some(reading.names.name(index)).filter(|name| !name.is_empty());
    }
    let labelled = || reading.names.label(index, element);
    reading.names.aria(element).or_else(labelled).or_else(|| element.attr("title").filter(|_| !element.markdown).map(tidy).and_then(named))
}

/// Declared to be decoration by its role, unless focus or a global `aria-` attribute overrules that (WAI-ARIA 1.2, 7.1).
pub(super) fn is_decorative(element: &Element) -> bool {
    let focusable = element.attr("tabindex").is_some();
    let global = element.attrs.iter().any(|attr| attr.name.starts_with("aria-") && attr.name != "aria-hidden");
    matches!(explicit(element), Some("none" | "presentation")) && !focusable && !global
}

fn caption(reading: &Reading<'_>, figure: usize) -> Option<crate::draft::Text> {
    let at = reading.dom.children(figure).take(64).find(|&at| reading.dom.element(at).is_some_and(|element| element.is("figcaption")))?;
    let mut builder = reading.builder(crate::draft::Syntax::Html, true);
    for node in &reading.dom.nodes[at..reading.dom.nodes[at].end] {
        if builder.position() > LONGEST_CAPTION {
            break;
        }
        if let super::dom::Data::Text(text) = &node.data {
            super::reading::add(&mut builder, text);
        }
    }
    Some(builder.finish()).filter(|text| !text.is_blank())
}

fn size(element: &Element) -> Option<(u32, u32)> {
    let pixels = |name| {
        let value = element.attr(name)?.trim();
        value.strip_suffix("px").unwrap_or(value).parse().ok()
    };
    (element.namespace == Namespace::Html).then(|| Some((pixels("width")?, pixels("height")?)))?
}
