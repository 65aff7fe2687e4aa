//! Pages within the page: their names, and whether keys reach what is in them.
//!
//! Knows a page that is written in the draft itself (`srcdoc`); refuses to fetch any other.

use crate::draft::{Draft, Frame};

use super::build::parse;
use super::dom::{Attr, Dom, Element};
use super::hidden::hidden;
use super::name::{named, tidy};
use super::parts::is_unknown;
use super::reading::Reading;
use super::role::{explicit, is_tab_stop, tab_index};
use super::sheet::Sheet;
use super::style::{Length, length, winning};

/// A page within the page longer than this (bytes) is not looked into.
const LONGEST: usize = 1 << 16;

/// Reads one frame.
pub(super) fn read(reading: &Reading<'_>, index: usize, element: &Element, draft: &mut Draft) {
    let Some(place) = element.place() else { return };
    let source = element.find("src").or_else(|| element.find("data-src"));
    let inner = element.attr("srcdoc").filter(|page| page.len() <= LONGEST).map(parse);
    let skipped = tab_index(element).is_some_and(|place| place < 0);
    draft.frames.push(Frame {
        span: reading.span(place),
        target: source.map(|attr: &Attr| reading.target(attr)).unwrap_or_default(),
        name: reading.names.name(index),
        inner_title: inner.as_ref().and_then(title),
        slot: if element.attr("aria-labelledby").is_some() { None } else { reading.slot(element, "title") },
        hidden: reading.hidden[index].any() || is_speck(element),
        passed_over: skipped || matches!(explicit(element), Some("none" | "presentation")),
        cut_off: skipped && inner.as_ref().is_some_and(has_stops),
        unknown: is_unknown(reading, index, element),
    });
}

/// A frame of a pixel at most, which only counts visits.
fn is_speck(element: &Element) -> bool {
    let small = |name: &str| {
        let said = element.attr(name).and_then(|value| value.trim().trim_end_matches("px").parse::<f64>().ok());
        let style = element.attr("style").and_then(|css| winning(css, name)).and_then(|found| length(found.value));
        let style = style.and_then(|length| if let Length::Pixels(size) | Length::Number(size) = length { Some(size) } else { None });
        style.or(said).is_some_and(|size| size <= 1.0)
    };
    small("width") || small("height")
}

fn title(dom: &Dom) -> Option<String> {
    let of = |name: &str| dom.first(0, |element| element.is(name)).map(|at| tidy(&dom.text(at))).and_then(named);
    of("title").or_else(|| of("h1")).or_else(|| of("h2"))
}

/// Whether keys would lead to something in a page.
fn has_stops(dom: &Dom) -> bool {
    let hidden = hidden(dom, &Sheet::of(dom));
    (1..dom.nodes.len()).any(|at| !hidden[at].gone && is_tab_stop(dom, at) && !dom.element(at).is_some_and(|element| element.is("iframe")))
}
