//! Which language and direction an element says that its text has.

use crate::draft::{Declared, Draft};
use crate::source::Span;

use super::dom::Element;
use super::reading::Reading;
use super::references::Place;

/// Language and direction in force inside an element.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tongue<'a> {
    /// The language; `None` where nothing around says one.
    pub(super) language: Option<&'a str>,
    /// Which of the draft's declarations said so; `None` for the page's own.
    pub(super) declared: Option<usize>,
    /// From right to left, or as the letters ask.
    pub(super) from_right: bool,
}

/// The language that an element itself says.
pub(super) fn language(element: &Element) -> Option<&str> {
    element.attr("lang").or_else(|| element.attr("xml:lang")).map(str::trim).filter(|tag| !tag.is_empty())
}

/// What is in force inside `element`, and which declaration it makes itself.
pub(super) fn within<'a>(
    reading: &Reading<'_>,
    element: &'a Element,
    around: Tongue<'a>,
    draft: &mut Draft,
) -> (Tongue<'a>, Option<usize>) {
    let isolated = element.is("bdi");
    if element.attrs.is_empty() && !isolated {
        return (around, None);
    }
    let language = language(element);
    let direction = element.attr("dir").map(str::trim);
    let from_right = match direction {
        Some(way) if way.eq_ignore_ascii_case("rtl") || way.eq_ignore_ascii_case("auto") => true,
        Some(way) if way.eq_ignore_ascii_case("ltr") => false,
        _ => isolated || around.from_right,
    };
    let mut tongue = Tongue { language: language.or(around.language), from_right, ..around };
    if (language.is_none() && direction.is_none() && !isolated) || matches!(&*element.name, "html" | "body") {
        return (tongue, None);
    }
    let number = draft.declared.len();
    if language.is_some() {
        tongue.declared = Some(number);
    }
    draft.declared.push(Declared {
        language: language.map(str::to_owned),
        span: reading.span(element.open.unwrap_or_default()),
        slot: language.and_then(|_| reading.slot(element, "lang")),
        tag: if direction.is_none() { inside(reading, element) } else { None },
        from_right,
        inline: None,
    });
    (tongue, Some(number))
}

/// Where language and direction may be added to an element that says neither.
pub(super) fn tag(reading: &Reading<'_>, element: &Element) -> Option<Span> {
    let silent = ["lang", "xml:lang", "dir"].iter().all(|name| element.find(name).is_none());
    if silent { inside(reading, element) } else { None }
}

/// Where an attribute may be added to an element's start tag: after its name.
fn inside(reading: &Reading<'_>, element: &Element) -> Option<Span> {
    let open = element.open.filter(|_| !element.markdown)?;
    let written = reading.part.decoded.text.get(open.range())?;
    let name = written.find(|sign: char| sign.is_ascii_whitespace() || sign == '>' || sign == '/').filter(|&at| at > 1)?;
    let at = Place::new(open.start as usize + name, open.start as usize + name);
    Some(reading.span(at))
}
