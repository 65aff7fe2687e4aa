//! Headings with the places of their levels: in the tags, before the words, or in an attribute.

use crate::draft::{Draft, Heading, WrittenLevel};

use super::dom::Element;
use super::parts::is_unknown;
use super::pictures::is_decorative;
use super::reading::Reading;
use super::references::Place;
use super::role::explicit;

/// The heading that an element is, if it is one.
pub(super) fn read(reading: &Reading<'_>, index: usize, element: &Element, draft: &mut Draft) {
    let own = own_level(element);
    let claimed = explicit(element);
    // Focus or a global attribute overrules "no role" (WAI-ARIA 1.2, 7.1).
    let unclaimed = claimed.is_none() || matches!(claimed, Some("none" | "presentation")) && !is_decorative(element);
    if claimed != Some("heading") && (own.is_none() || !unclaimed) {
        return;
    }
    let Some(place) = element.place() else { return };
    let said = element.attr("aria-level").and_then(|level| level.trim().parse().ok()).filter(|level| *level > 0);
    // A heading that says no level is of the second (WAI-ARIA 1.2).
    let level = said.or(own).unwrap_or(2);
    let written = if said.is_some() || own.is_none() {
        reading.slot(element, "aria-level").map_or(WrittenLevel::Fixed, WrittenLevel::Value)
    } else if element.markdown {
        signs(reading, element)
    } else {
        digits(reading, element)
    };
    draft.headings.push(Heading {
        span: reading.span(place),
        level,
        hidden: reading.hidden[index].any(),
        unknown: is_unknown(reading, index, element),
        written,
    });
}

/// The level in the name of a tag.
pub(super) fn own_level(element: &Element) -> Option<u32> {
    match element.name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(u32::from(digit - b'0')),
        _ => None,
    }
}

fn digits(reading: &Reading<'_>, element: &Element) -> WrittenLevel {
    let at = |place: Place, skip: u32| Place { start: place.start + skip, end: place.start + skip + 1 };
    let (Some(open), Some(close)) = (element.open, element.close) else { return WrittenLevel::Fixed };
    let places = [at(open, 2), at(close, 3)];
    let is_digit =
        |place: &Place| reading.part.decoded.text.get(place.range()).is_some_and(|sign| matches!(sign.as_bytes(), [b'1'..=b'6']));
    if places.iter().all(is_digit) { WrittenLevel::Digits(places.map(|place| reading.span(place))) } else { WrittenLevel::Fixed }
}

/// The number signs before a heading in Markdown; an underlined one has none.
fn signs(reading: &Reading<'_>, element: &Element) -> WrittenLevel {
    let start = element.open.map_or(0, |open| open.start as usize);
    let written = reading.part.decoded.text.get(start..).unwrap_or_default();
    let count = written.bytes().take(7).take_while(|&byte| byte == b'#').count();
    if (1..=6).contains(&count) { WrittenLevel::Signs(reading.span(Place::new(start, start + count))) } else { WrittenLevel::Fixed }
}
