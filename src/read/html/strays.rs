//! Tags without their other half.
//!
//! Knows elements that always have two tags and that no parser passes over. Where a template writes part of the page nobody
//! can tell what belongs together, so nothing is said there; nor of `</p>` and `</br>`, which HTML gives a meaning.

use crate::draft::{Draft, Stray, StrayKind};

use super::dom::{Fault, FaultKind};
use super::reading::Reading;
use super::templates;

/// Elements whose end tag must have a start tag. Parts of tables, pages and menus are left out: parsers pass over theirs.
const PAIRED: [&str; 41] = [
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "blockquote",
    "center",
    "code",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "i",
    "label",
    "li",
    "main",
    "mark",
    "nav",
    "ol",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "u",
    "ul",
];

/// Adds the stray tags of a page to `draft`.
pub(super) fn read(reading: &Reading<'_>, draft: &mut Draft) {
    let faults = &reading.dom.faults;
    if faults.is_empty() {
        return;
    }
    let text = &reading.part.decoded.text;
    let templated = !templates::passages(text).is_empty();
    draft
        .strays
        .extend(faults.iter().filter_map(|fault| stray(reading, *fault)).filter(|stray| !templated || stray.kind == StrayKind::Deep));
}

fn stray(reading: &Reading<'_>, fault: Fault) -> Option<Stray> {
    let kind = match fault.kind {
        FaultKind::CutTag => StrayKind::Cut,
        FaultKind::TooDeep => StrayKind::Deep,
        FaultKind::StrayEnd => StrayKind::End,
        FaultKind::CutComment | FaultKind::TooManyAttributes => return None,
    };
    let written = reading.part.decoded.text.get(fault.place.range())?;
    let named = written.trim_start_matches(['<', '/']);
    let end = named.find(|sign: char| !sign.is_alphanumeric() && sign != '-').unwrap_or(named.len());
    let name = named[..end].to_ascii_lowercase();
    if kind == StrayKind::End && !PAIRED.contains(&name.as_str()) {
        return None;
    }
    Some(Stray { kind, span: reading.span(fault.place), name })
}
