//! Emptiness that is written to move things apart: paragraphs without words, and line breaks in a row.
//!
//! Knows what may be taken away without losing anything. What a script may fill in, or a table's cell needs, is left alone.

use crate::draft::{Draft, Spacing, SpacingKind};
use crate::source::Edit;

use super::dom::{Data, Element};
use super::reading::Reading;
use super::references::Place;

/// Nodes looked at in a paragraph that may be empty.
const MOST_NODES: usize = 16;

/// Adds the emptiness that begins with an element.
pub(super) fn read(reading: &Reading<'_>, at: usize, element: &Element, draft: &mut Draft) {
    if element.is("p") {
        paragraph(reading, at, element, draft);
    } else if element.is("br") && !is_break(reading, before(reading, at)) {
        breaks(reading, at, draft);
    }
}

fn paragraph(reading: &Reading<'_>, at: usize, element: &Element, draft: &mut Draft) {
    let end = reading.dom.nodes[at].end;
    if element.markdown || end > at + MOST_NODES || !is_without_work(element) || reading.hidden[at].any() {
        return;
    }
    let is_nothing = |at: usize| match &reading.dom.nodes[at].data {
        Data::Text(text) => {
            text.text.trim_matches(|sign: char| sign.is_whitespace() || sign == '\u{200b}' || sign == '\u{feff}').is_empty()
        }
        Data::Element(inner) => {
            matches!(&*inner.name, "br" | "b" | "strong" | "i" | "em" | "span" | "font" | "o:p") && is_without_work(inner)
        }
        Data::Document | Data::Comment(..) => false,
    };
    let framed = reading
        .dom
        .element(reading.dom.nodes[at].parent)
        .is_some_and(|above| matches!(&*above.name, "td" | "th" | "li" | "dd" | "template"));
    if framed || !(at + 1..end).all(is_nothing) || !(at + 1..end).any(|at| takes_room(reading, at)) {
        return;
    }
    let Some(place) = element.place() else { return };
    let span = reading.span(place);
    let edit = element.close.map(|_| Edit { span, text: String::new() });
    draft.spacings.push(Spacing { kind: SpacingKind::Paragraph, span, edit });
}

/// A line break or a no-break space: a paragraph without either takes no room.
fn takes_room(reading: &Reading<'_>, at: usize) -> bool {
    match &reading.dom.nodes[at].data {
        Data::Text(text) => text.text.contains('\u{a0}'),
        Data::Element(inner) => inner.is("br"),
        Data::Document | Data::Comment(..) => false,
    }
}

/// Nothing points at the element, and no script or style sheet is likely to look for it.
fn is_without_work(element: &Element) -> bool {
    element.attrs.iter().all(|attr| match attr.name.as_str() {
        "class" => attr.value.text.split_whitespace().all(|class| class.starts_with("Mso")),
        name => matches!(name, "style" | "align" | "lang" | "xml:lang" | "dir" | "face" | "size" | "color"),
    })
}

/// The sibling before, blanks passed over.
fn before(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let nodes = &reading.dom.nodes;
    let parent = nodes[at].parent;
    let previous = at.checked_sub(1).filter(|&previous| previous > parent)?;
    let is_blank = nodes[previous].parent == parent && matches!(&nodes[previous].data, Data::Text(text) if text.text.trim().is_empty());
    if is_blank { previous.checked_sub(1).filter(|&previous| previous > parent) } else { Some(previous) }
}

/// The sibling after `at`, blanks passed over.
fn after(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let nodes = &reading.dom.nodes;
    let end = nodes[nodes[at].parent].end;
    let next = nodes[at].end;
    let is_blank = next < end && matches!(&nodes[next].data, Data::Text(text) if text.text.trim().is_empty());
    let next = if is_blank { next + 1 } else { next };
    (next < end).then_some(next)
}

fn is_break(reading: &Reading<'_>, at: Option<usize>) -> bool {
    at.and_then(|at| reading.dom.element(at)).is_some_and(|element| element.is("br"))
}

/// The line breaks that begin at `first`, when they are several.
fn breaks(reading: &Reading<'_>, first: usize, draft: &mut Draft) {
    let nodes = &reading.dom.nodes;
    let (mut last, mut next) = (first, after(reading, first));
    while let Some(at) = next.filter(|_| is_break(reading, next)) {
        (last, next) = (at, after(reading, at));
    }
    let place = |at: usize| reading.dom.element(at).and_then(|element| element.open);
    let (Some(start), Some(end)) = (place(first), place(last)) else { return };
    let parent = nodes[first].parent;
    let Some(around) = reading.dom.element(parent) else { return };
    if last == first || reading.hidden[first].any() || matches!(&*around.name, "pre" | "td" | "th" | "address" | "code") {
        return;
    }
    let opens = before(reading, first).is_none_or(|at| at <= parent);
    // A paragraph that holds nothing else is told of as such.
    if opens && next.is_none() && around.is("p") {
        return;
    }
    let span = reading.span(Place { start: start.start, end: end.end });
    let edge = opens || next.is_none();
    let edit = new_text(reading, parent, around, end.end as usize, edge, draft.newline).map(|text| Edit { span, text });
    draft.spacings.push(Spacing { kind: SpacingKind::Breaks, span, edit });
}

/// What may stand where line breaks stood: nothing at the edge of a paragraph, the border of two paragraphs inside it.
fn new_text(reading: &Reading<'_>, parent: usize, around: &Element, end: usize, edge: bool, newline: &str) -> Option<String> {
    if !around.is("p") {
        return None;
    }
    if around.markdown {
        let alone = reading.dom.element(reading.dom.nodes[parent].parent).is_none_or(|above| above.open.is_none());
        let rest = reading.part.decoded.text.get(end..)?;
        let plain = rest.trim_start_matches([' ', '\t']).trim_start_matches(['\r', '\n']).starts_with(char::is_alphabetic);
        return (alone && plain && !edge).then(|| newline.repeat(2));
    }
    around.close?;
    if edge {
        return Some(String::new());
    }
    around.attrs.is_empty().then(|| format!("</p>{newline}<p>"))
}
