//! What a draft says to klart in comments: `<!-- klart: ignore RULE – reason -->`.

use crate::draft::Draft;
use crate::source::Ignore;

use super::dom::Data;
use super::reading::Reading;
use super::references::Place;

/// Reads one comment. It covers what comes next: an element, or the element whose text goes on.
pub(super) fn read(reading: &Reading<'_>, index: usize, text: &str, place: Place, draft: &mut Draft) {
    let Some((rule, reason)) = ignore(text) else { return };
    let covers = covered(reading, index).map(|place| reading.span(place));
    let span = Some(reading.span(place));
    let covers = covers.or(span);
    draft.ignores.push(Ignore { rule, reason, span, covers });
}

/// The rule's id and the reason in `klart: ignore RULE – reason`; the dash may be a hyphen or a colon.
fn ignore(comment: &str) -> Option<(String, String)> {
    let rest = comment.trim().strip_prefix("klart:")?.trim_start().strip_prefix("ignore")?;
    let rest = rest.strip_prefix(char::is_whitespace)?.trim_start();
    let (rule, reason) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let reason = reason.trim_start_matches(|sign: char| sign.is_whitespace() || matches!(sign, '–' | '—' | '-' | ':')).trim_end();
    Some((rule.trim_end_matches([':', ',']).to_owned(), reason.to_owned()))
}

fn covered(reading: &Reading<'_>, index: usize) -> Option<Place> {
    let dom = reading.dom;
    // Between a comment and what it speaks of lie at most a few blanks and other comments.
    for at in index + 1..dom.nodes.len().min(index + 64) {
        match &dom.nodes[at].data {
            Data::Element(element) if element.open.is_some() => return element.place(),
            Data::Text(text) if !text.text.trim().is_empty() => {
                let parent = dom.element(dom.nodes[at].parent).and_then(super::dom::Element::place);
                let text = text.place()?;
                return Some(parent.filter(|parent| parent.start <= text.start && parent.end >= text.end).unwrap_or(text));
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ignore_names_its_rule_and_reason() {
        let told = |comment| ignore(comment).map(|(rule, reason)| format!("{rule}|{reason}"));
        assert_eq!(told(" klart: ignore link/raw-url – står så i beslutet ").as_deref(), Some("link/raw-url|står så i beslutet"));
        assert_eq!(told("klart: ignore image/*").as_deref(), Some("image/*|"));
        assert_eq!(told(" klarthet "), None);
    }
}
