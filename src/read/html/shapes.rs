//! Headings, paragraphs, lists and emphasis as they are written: one pass over the page for all that knows tags and not words.
//!
//! Knows only the order; what each element means stands in a file of its own.

use crate::draft::Draft;

use super::dom::{Data, Namespace};
use super::reading::Reading;
use super::{container, emphasis, headings, lists, paragraphs, residue, spacing};

/// Adds how the page is written to `draft`.
pub(super) fn read(reading: &Reading<'_>, draft: &mut Draft) {
    let nodes = &reading.dom.nodes;
    let (mut runs, mut rows) = (emphasis::Runs::default(), paragraphs::Rows::default());
    let mut listed = lists::Lists::default();
    let pasted = residue::Pasted::default();
    let mut at = 1;
    while at < nodes.len() {
        match &nodes[at].data {
            Data::Element(element) if container::is_unread(element) || element.namespace != Namespace::Html => {
                at = nodes[at].end;
                continue;
            }
            Data::Element(element) => {
                headings::read(reading, at, element, draft);
                listed.read(reading, at, element, draft);
                rows.read(reading, at, element, draft);
                spacing::read(reading, at, element, draft);
                residue::read(reading, &pasted, at, draft);
                runs.element(reading, at, element, draft);
            }
            Data::Text(text) => runs.text(reading, at, text, draft),
            Data::Comment(text, place) => residue::comment(reading, text, *place, draft),
            Data::Document => {}
        }
        at += 1;
    }
    runs.finish(reading, draft);
    residue::weigh(draft);
}
