//! Paragraphs as they are written: their tags, the line breaks in them, and whether all their words stand out.

use crate::draft::{Draft, Look, Paragraph};
use crate::source::Span;

use super::container::breaks;
use super::dom::{Data, Element, Node};
use super::looks::look;
use super::reading::Reading;
use super::references::Place;
use super::role::explicit;

/// Marks lie at most this deep in each other around the words of a paragraph.
const DEEPEST: usize = 8;

/// The last paragraph, so that the next one knows whether it follows.
#[derive(Debug, Default)]
pub(super) struct Rows {
    parent: usize,
    end: usize,
}

impl Rows {
    /// Takes in an element.
    pub(super) fn read(&mut self, reading: &Reading<'_>, at: usize, element: &Element, draft: &mut Draft) {
        if !(element.is("p") || element.is("div") && is_leaf(reading, at)) || explicit(element).is_some() {
            return;
        }
        let Some(span) = element.place() else { return };
        let nodes = &reading.dom.nodes;
        let inner = inner(element);
        let between = nodes.get(self.end..at).filter(|between| self.end > 0 && between.len() <= 1);
        let follows = nodes[at].parent == self.parent && between.is_some_and(|between| between.iter().all(is_blank));
        (self.parent, self.end) = (nodes[at].parent, nodes[at].end);
        let mut marks = Vec::new();
        let look = look(element).and(wholly(reading, at, &mut marks));
        let broken = reading.dom.children(at).filter_map(|child| reading.dom.element(child).filter(|element| element.is("br"))?.open);
        draft.paragraphs.push(Paragraph {
            span: reading.span(span),
            inner: reading.span(inner),
            names: names(reading, element),
            division: element.is("div"),
            follows,
            breaks: broken.map(|place| reading.span(place)).collect(),
            look,
            marks,
        });
    }
}

/// A text of nothing but blanks.
fn is_blank(node: &Node) -> bool {
    matches!(&node.data, Data::Text(text) if text.text.trim().is_empty())
}

/// What lies between the tags.
fn inner(element: &Element) -> Place {
    let start = element.open.map_or(0, |open| open.end);
    let end = element.close.map_or(element.reach, |close| close.start);
    Place { start, end: end.max(start) }
}

/// A division that holds text and nothing that breaks the line.
fn is_leaf(reading: &Reading<'_>, at: usize) -> bool {
    let mut children = reading.dom.children(at).peekable();
    children.peek().is_some() && children.all(|child| reading.dom.element(child).is_none_or(|element| !breaks(element)))
}

/// The places of the name in the start tag and in the end tag.
fn names(reading: &Reading<'_>, element: &Element) -> Option<[Span; 2]> {
    let (open, close) = (element.open.filter(|_| !element.markdown)?, element.close?);
    let length = element.name.len();
    let named = |start: u32, skip: usize| {
        let place = Place::new(start as usize + skip, start as usize + skip + length);
        let written = reading.part.decoded.text.get(place.range())?;
        written.eq_ignore_ascii_case(&element.name).then(|| reading.span(place))
    };
    Some([named(open.start, 1)?, named(close.start, 2)?])
}

/// The look that all words of an element have by marks around them, and the marks.
fn wholly(reading: &Reading<'_>, at: usize, marks: &mut Vec<Span>) -> Look {
    let (mut all, mut at) = (Look::default(), at);
    for _ in 0..DEEPEST {
        let mut children = reading.dom.children(at).filter(|&child| !says_nothing(reading, child));
        let (Some(only), None) = (children.next(), children.next()) else { break };
        let Some(element) = reading.dom.element(only) else { break };
        let look = look(element);
        if look.is_plain() && matches!(&*element.name, "span" | "font") {
            at = only;
            continue;
        }
        if look.is_plain() {
            break;
        }
        all = all.and(look);
        marks.extend(ends(reading, element).into_iter().flatten());
        at = only;
    }
    all
}

/// Blanks, or what editors leave beside words: an empty mark, a line break, the place that a link once led to.
fn says_nothing(reading: &Reading<'_>, at: usize) -> bool {
    let nodes = &reading.dom.nodes;
    let left = |node: &Node| match &node.data {
        Data::Element(element) => {
            let named = matches!(&*element.name, "span" | "font" | "b" | "strong" | "i" | "em" | "br") || element.name.contains(':');
            named || element.is("a") && element.attr("href").is_none()
        }
        _ => is_blank(node),
    };
    nodes[at].end <= at + DEEPEST && nodes[at..nodes[at].end].iter().all(left)
}

/// Where the mark around words begins and ends.
fn ends(reading: &Reading<'_>, element: &Element) -> Option<[Span; 2]> {
    let (open, close) = (element.open?, element.close?);
    if !element.markdown {
        return Some([reading.span(open), reading.span(close)]);
    }
    let width = if element.is("strong") { 2 } else { 1 };
    let (start, end) = (open.start as usize, close.end as usize);
    let places = [Place::new(start, start + width), Place::new(end.checked_sub(width)?, end)];
    let text = &reading.part.decoded.text;
    let is_sign = |place: &Place| text.get(place.range()).is_some_and(|sign| sign.bytes().all(|byte| matches!(byte, b'*' | b'_')));
    places.iter().all(is_sign).then(|| places.map(|place| reading.span(place)))
}
