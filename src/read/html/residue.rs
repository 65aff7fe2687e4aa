//! What a word processor leaves when text is pasted from it: styles, classes and tags that say nothing to any browser.
//!
//! Knows the marks of Word and Google Docs. Newsletters write some of them on purpose for Outlook: those are left alone.

use std::cell::OnceCell;

use crate::draft::{Draft, Residue};
use crate::source::Edit;

use super::dom::{Attr, Element};
use super::graphics;
use super::reading::Reading;
use super::references::Place;
use super::style::{Declaration, declarations};

/// Properties that newsletters need in Outlook.
const OUTLOOK: [&str; 8] = [
    "mso-table-lspace",
    "mso-table-rspace",
    "mso-line-height-rule",
    "mso-hide",
    "mso-padding-alt",
    "mso-height-rule",
    "mso-text-raise",
    "mso-font-width",
];

/// What is looked for once a page.
#[derive(Debug, Default)]
pub(super) struct Pasted {
    /// Whether the page's own style sheet speaks of Word's classes: then they do something.
    styled: OnceCell<bool>,
}

/// Adds what an element bears of it.
pub(super) fn read(reading: &Reading<'_>, pasted: &Pasted, at: usize, draft: &mut Draft) {
    let Some(element) = reading.dom.element(at).filter(|element| !element.markdown) else { return };
    if element.attrs.is_empty() {
        shell(reading, at, element, draft);
    } else {
        attributes(reading, pasted, element, draft);
    }
    if element.name.starts_with("o:") || element.name.starts_with("st1:") || element.name.starts_with("w:") {
        tags(reading, element, true, draft);
    }
}

/// Adds what a comment says only to Word.
pub(super) fn comment(reading: &Reading<'_>, text: &str, place: Place, draft: &mut Draft) {
    let text = text.trim();
    if matches!(text, "StartFragment" | "EndFragment") || text.starts_with("[if") && text.contains("<w:") {
        let span = reading.span(place);
        draft.residue.push(Residue { span, edits: vec![Edit { span, text: String::new() }], telling: true });
    }
}

/// Forgets empty shells where nothing else tells of a word processor: others write a few of them on purpose.
pub(super) fn weigh(draft: &mut Draft) {
    if !draft.residue.iter().any(|residue| residue.telling) {
        draft.residue.clear();
    }
}

/// `<span></span>` and `<font>` that say nothing, in running text.
fn shell(reading: &Reading<'_>, at: usize, element: &Element, draft: &mut Draft) {
    let empty = reading.dom.nodes[at].end == at + 1;
    let is_shell = element.is("font") || element.is("span") && empty;
    let parent = || reading.dom.element(reading.dom.nodes[at].parent);
    let in_text = || {
        parent().is_some_and(|above| {
            matches!(&*above.name, "p" | "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "b" | "strong" | "i" | "em" | "span" | "font")
        })
    };
    if is_shell && in_text() {
        tags(reading, element, false, draft);
    }
}

/// The two tags of an element, so that what stands between them stays.
fn tags(reading: &Reading<'_>, element: &Element, telling: bool, draft: &mut Draft) {
    let Some(place) = element.place() else { return };
    let both = element.open.zip(element.close);
    let edits = both
        .map_or_else(Vec::new, |(open, close)| [open, close].map(|place| Edit { span: reading.span(place), text: String::new() }).into());
    draft.residue.push(Residue { span: reading.span(place), edits, telling });
}

fn attributes(reading: &Reading<'_>, pasted: &Pasted, element: &Element, draft: &mut Draft) {
    for attr in &element.attrs {
        let value = attr.value.text.as_str();
        let edit = match attr.name.as_str() {
            "style" if value.contains("mso-") => match without_word(value) {
                Some(kept) => written(reading, element, attr, &kept),
                None => continue,
            },
            "class" if value.split_whitespace().any(is_word_class) => {
                let kept: Vec<&str> = value.split_whitespace().filter(|class| !is_word_class(class)).collect();
                written(reading, element, attr, &kept.join(" ")).filter(|_| !pasted.styled.get_or_init(|| is_styled(reading)))
            }
            "id" if value.starts_with("docs-internal-guid-") => written(reading, element, attr, ""),
            _ => continue,
        };
        let Some(place) = attr.name_place else { continue };
        let end = attr.value_place.map_or(place.end, |value| value.end + u32::from(attr.quote.is_some()));
        draft.residue.push(Residue { span: reading.span(Place { end, ..place }), edits: edit.into_iter().collect(), telling: true });
    }
}

/// `MsoNormal`, `MsoListParagraph` …
fn is_word_class(class: &str) -> bool {
    class.strip_prefix("Mso").is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_uppercase()))
}

/// The style without what only Word understands; `None` when nothing in it is Word's.
fn without_word(style: &str) -> Option<String> {
    let is_word = |said: &Declaration<'_>| {
        let property = said.name.to_ascii_lowercase();
        property.starts_with("mso-") && !OUTLOOK.contains(&property.as_str())
    };
    let words: Vec<_> = declarations(style).filter(is_word).map(|said| said.range).collect();
    let mut kept = style.to_owned();
    words.iter().rev().for_each(|range| kept.replace_range(range.clone(), ""));
    (!words.is_empty()).then(|| kept.trim().trim_end_matches(';').to_owned())
}

/// The edit that writes a shorter value, or takes the attribute away with the last of it.
fn written(reading: &Reading<'_>, element: &Element, attr: &Attr, value: &str) -> Option<Edit> {
    if value.trim_matches([';', ' ']).is_empty() {
        return graphics::extra(reading, element, attr, graphics::is_whole(reading, element))?.cut;
    }
    reading.slot(element, &attr.name)?.edit(value)
}

fn is_styled(reading: &Reading<'_>) -> bool {
    let dom = reading.dom;
    (0..dom.nodes.len()).any(|at| dom.element(at).is_some_and(|element| element.is("style")) && dom.text(at).contains("Mso"))
}
