//! Looks that stand in somebody's way: tight or stretched text set on one element, tiny text, text that moves.
//!
//! Knows what an element's own `style` says of its text and how large that text is, as far as the draft tells. Refuses to
//! judge what a style sheet sets, what depends on the window, and text that nobody sees.

use crate::draft::{Draft, Styling, StylingKind};
use crate::source::Edit;

use super::dom::{Attr, Data, Element, Namespace};
use super::reading::Reading;
use super::references::Place;
use super::style::{Declaration, Length, ROOT, length, text_size, winning};

/// No more nodes than this are looked at for text of an element.
const MOST_NODES: usize = 256;

/// No more looks than this are told of in a draft.
const MOST: usize = 500;

/// Elements around a text whose size is asked for; deeper ones leave it unknown.
const DEEPEST: usize = 64;

/// From so many characters on a text breaks its line in any window; a shorter one where something holds it narrow.
const SURE_TO_WRAP: usize = 140;

/// Fewer words than this are not stretched or spaced out as text.
const FEW_WORDS: usize = 8;

/// Pixels under which text is tiny.
const LEAST: f64 = 12.0;

/// A property that spaces text, the least times the size of its letters, and what it is called.
const SPACING: [(&str, f64, StylingKind); 3] = [
    ("letter-spacing", 0.12, StylingKind::TightLetters),
    ("word-spacing", 0.16, StylingKind::TightWords),
    ("line-height", 1.5, StylingKind::TightLines),
];

/// Reads an element's own style.
pub(super) fn read(reading: &Reading<'_>, index: usize, element: &Element, draft: &mut Draft) {
    const SIGNS: [&str; 5] = ["spacing", "line-height", "justify", "font-size", "blink"];
    let Some(attr) = element.find("style") else { return };
    let css = attr.value.text.as_str();
    let lower = css.to_ascii_lowercase();
    if element.namespace != Namespace::Html
        || draft.styles.len() >= MOST
        || !SIGNS.iter().any(|sign| lower.contains(sign))
        || reading.hidden[index].is_out_of_sight()
    {
        return;
    }
    let Some(open) = element.open else { return };
    let span = reading.span(open);
    let mut tell = |kind, said: &Declaration<'_>, undo| {
        draft.styles.push(Styling { kind, span, value: said.value.to_owned(), undo });
    };
    for (name, least, kind) in SPACING {
        let Some(said) = winning(css, name) else { continue };
        let Some(times) = times(reading, index, &said) else { continue };
        // What is not quite under the bound by rounding is not under it.
        if said.important && times < least - 1e-6 && shows(reading, index, name, kind) {
            tell(kind, &said, loosened(reading, attr, name));
        } else if kind == StylingKind::TightLetters && times > least + 1e-6 && times < 4.0 && words(reading, index, name) >= FEW_WORDS {
            tell(StylingKind::SpacedOut, &said, without(reading, element, attr, &said));
        }
    }
    if let Some(said) = winning(css, "text-align").filter(|said| said.says("justify"))
        && words(reading, index, "text-align") >= FEW_WORDS
    {
        tell(StylingKind::Justified, &said, without(reading, element, attr, &said));
    }
    if let Some(said) = winning(css, "font-size").filter(|said| is_tiny(said.value))
        && !matches!(&*element.name, "sup" | "sub")
        && words(reading, index, "font-size") >= FEW_WORDS
    {
        tell(StylingKind::Tiny, &said, without(reading, element, attr, &said));
    }
    for name in ["text-decoration", "text-decoration-line"] {
        if let Some(said) =
            winning(css, name).filter(|said| said.value.to_ascii_lowercase().split_ascii_whitespace().any(|word| word == "blink"))
        {
            tell(StylingKind::Blinking, &said, without(reading, element, attr, &said));
        }
    }
}

/// Text that moves by its element.
pub(super) fn moving(reading: &Reading<'_>, index: usize, element: &Element, draft: &mut Draft) {
    let kind = if element.is("blink") { StylingKind::Blinking } else { StylingKind::Rolling };
    let shown = reading.dom.text(index).chars().any(char::is_alphanumeric) || reading.dom.first(index, |inner| inner.is("img")).is_some();
    let Some(place) = element.place().filter(|_| draft.styles.len() < MOST && shown && !reading.hidden[index].gone) else { return };
    draft.styles.push(Styling { kind, span: reading.span(place), value: element.name.to_string(), undo: stilled(reading, index, element) });
}

/// The tags of something that moves get a name that keeps still; attributes stay.
fn stilled(reading: &Reading<'_>, index: usize, element: &Element) -> Vec<Edit> {
    let (Some(open), Some(close)) = (element.open, element.close) else { return Vec::new() };
    let blocks = ["p", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "center", "section"];
    let holds_blocks = reading.dom.first(index, |inner| blocks.iter().any(|name| inner.is(name))).is_some();
    let name = if holds_blocks { "div" } else { "span" };
    let length = element.name.len() as u32;
    let tag = |from: u32| Edit { span: reading.span(Place { start: from, end: from + length }), text: name.to_owned() };
    vec![tag(open.start + 1), tag(close.start + 2)]
}

/// A spacing as times the size of the text; `None` for what is handed down and what nobody can tell.
fn times(reading: &Reading<'_>, index: usize, said: &Declaration<'_>) -> Option<f64> {
    let lines = said.sets("line-height");
    if said.says("normal") || said.says("initial") {
        // Browsers set lines at about 1.2 times the size of the text.
        return Some(if lines { 1.2 } else { 0.0 });
    }
    let size = || text_pixels(reading, index);
    match length(said.value)? {
        Length::Text(times) => Some(times),
        Length::Number(times) if lines || times == 0.0 => Some(times),
        Length::Percent(share) if lines => Some(share / 100.0),
        Length::Pixels(pixels) => Some(pixels / size()?),
        Length::Root(times) => Some(times * ROOT / size()?),
        Length::Percent(_) | Length::Number(_) => None,
    }
}

/// How large an element's text is, in CSS pixels.
fn text_pixels(reading: &Reading<'_>, index: usize) -> Option<f64> {
    let mut times = 1.0;
    let mut at = index;
    for _ in 0..DEEPEST {
        let Some(element) = reading.dom.element(at) else {
            return Some(ROOT * times).filter(|size| *size > 0.0);
        };
        let own = element.attr("style").and_then(|css| winning(css, "font-size")).map(|said| said.value);
        match own.or_else(|| reading.sheet.text_size(element)) {
            Some("inherit" | "unset") => {}
            Some(value) => match text_size(value)? {
                Length::Pixels(pixels) => return Some(pixels * times).filter(|size| *size > 0.0),
                Length::Text(share) => times *= share,
                _ => return None,
            },
            None => times *= natural_size(element),
        }
        at = reading.dom.nodes[at].parent;
    }
    None
}

/// What browsers do to the size of text by its element (HTML Standard, 15.3).
fn natural_size(element: &Element) -> f64 {
    match &*element.name {
        "h1" => 2.0,
        "h2" => 1.5,
        "h3" => 1.17,
        "h5" | "small" | "sub" | "sup" => 0.83,
        "h6" => 0.67,
        "big" => 1.2,
        _ => 1.0,
    }
}

fn is_tiny(value: &str) -> bool {
    matches!(text_size(value), Some(Length::Pixels(size)) if size > 0.0 && size < LEAST - 1e-6)
}

/// Whether text takes the spacing up and shows it: several letters, several words, several lines.
fn shows(reading: &Reading<'_>, index: usize, name: &str, kind: StylingKind) -> bool {
    let text = own_text(reading, index, name);
    match kind {
        StylingKind::TightLetters => text.chars().filter(|sign| sign.is_alphanumeric()).count() > 1,
        StylingKind::TightWords => text.split_whitespace().count() > 1,
        _ => breaks_lines(reading, index, &text),
    }
}

fn words(reading: &Reading<'_>, index: usize, name: &str) -> usize {
    own_text(reading, index, name).split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// The text that is seen and takes a property from this element: parts that set it anew are left out.
fn own_text(reading: &Reading<'_>, index: usize, name: &str) -> String {
    let nodes = &reading.dom.nodes;
    let end = nodes[index].end.min(index + MOST_NODES);
    let mut text = String::new();
    let mut at = index + 1;
    while at < end {
        match &nodes[at].data {
            Data::Element(element) if element.attr("style").is_some_and(|css| winning(css, name).is_some()) || is_no_text(element) => {
                at = nodes[at].end;
                continue;
            }
            Data::Element(element) if !super::name::is_inline(element) => text.push(' '),
            Data::Text(written) if !reading.hidden[at].is_out_of_sight() => text.push_str(&written.text),
            _ => {}
        }
        at += 1;
    }
    text
}

fn is_no_text(element: &Element) -> bool {
    element.namespace != Namespace::Html || matches!(&*element.name, "script" | "style" | "template" | "select" | "textarea" | "iframe")
}

/// Whether a text stands on more than one line: long, broken, or held narrow by a width in pixels.
fn breaks_lines(reading: &Reading<'_>, index: usize, text: &str) -> bool {
    let letters = super::name::tidy(text).chars().count();
    if letters >= SURE_TO_WRAP {
        return true;
    }
    let narrow =
        std::iter::once(index).chain(reading.dom.ancestors(index)).take(DEEPEST).filter_map(|at| reading.dom.element(at)).find_map(
            |element| {
                let css = element.attr("style")?;
                let held = ["max-width", "width"].into_iter().filter_map(|name| match length(winning(css, name)?.value)? {
                    Length::Pixels(pixels) => Some(pixels),
                    Length::Text(times) | Length::Root(times) => Some(times * ROOT),
                    Length::Percent(_) | Length::Number(_) => None,
                });
                held.reduce(f64::min)
            },
        );
    // A letter is about 0.45 times as wide as it is high; the narrowest text that is certain to break.
    let size = text_pixels(reading, index).unwrap_or(ROOT);
    narrow.is_some_and(|pixels| letters as f64 * size * 0.4 > pixels)
}

/// Readers may set their own spacing again when no declaration of it is important. What shows now goes on showing.
fn loosened(reading: &Reading<'_>, attr: &Attr, name: &str) -> Vec<Edit> {
    let css = attr.value.text.as_str();
    let Some(place) = exact(attr) else { return Vec::new() };
    let all: Vec<_> = super::style::declarations(css).filter(|said| said.sets(name)).collect();
    let weighs_last = all.iter().rposition(|said| said.important) == all.len().checked_sub(1);
    if !weighs_last {
        return Vec::new();
    }
    let important = all.iter().filter(|said| said.important);
    important.map(|said| Edit { span: reading.span(within(place, &said.mark)), text: String::new() }).collect()
}

/// The style without one declaration, or no style where that was all of it.
fn without(reading: &Reading<'_>, element: &Element, attr: &Attr, said: &Declaration<'_>) -> Vec<Edit> {
    let css = attr.value.text.as_str();
    let mut all = super::style::declarations(css);
    if all.by_ref().filter(|other| other.sets(said.name)).count() != 1 {
        return Vec::new();
    }
    if super::style::declarations(css).count() == 1 {
        return super::graphics::named_extra(reading, element, "style").and_then(|extra| extra.cut).into_iter().collect();
    }
    let Some(place) = exact(attr) else { return Vec::new() };
    // The blank before it goes with it; at the beginning, the one after it.
    let start = css[..said.range.start].trim_end().len();
    let end = if start == 0 { css.len() - css[said.range.end..].trim_start().len() } else { said.range.end };
    vec![Edit { span: reading.span(within(place, &(start..end))), text: String::new() }]
}

/// Where a value stands, when it stands in the source just as it reads.
fn exact(attr: &Attr) -> Option<Place> {
    let [piece] = attr.value.pieces.as_slice() else { return None };
    Some(piece.place).filter(|_| piece.exact && !attr.value.text.contains("{{"))
}

fn within(place: Place, range: &std::ops::Range<usize>) -> Place {
    Place::new(place.start as usize + range.start, place.start as usize + range.end)
}
