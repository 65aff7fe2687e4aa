//! Headers that cells name themselves: `headers="ort ar"`.
//!
//! Knows where each name leads. Refuses to know whether that is right.

use std::collections::HashMap;

use crate::draft::{Draft, HeaderReference, Leads};
use crate::language::letters::holds_template;
use crate::source::Span;

use super::dom::Attr;
use super::reading::Reading;
use super::references::Place;

/// So many names of a draft are kept.
const MOST_IN_ALL: usize = 20_000;
/// A cell names at most so many headers that are looked at.
const MOST: usize = 64;

/// Adds what the cells of one table name. `nodes` are its cells in the tree, in order; the first is the draft's cell `first`.
pub(super) fn read(reading: &Reading<'_>, nodes: &[usize], first: usize, draft: &mut Draft) {
    let names = |at: &usize| reading.dom.element(*at).filter(|cell| cell.is("td") || cell.is("th")).and_then(|cell| cell.find("headers"));
    if !nodes.iter().any(|at| names(at).is_some()) {
        return;
    }
    let cells: HashMap<usize, usize> = nodes.iter().enumerate().map(|(number, at)| (*at, first + number)).collect();
    for (number, at) in nodes.iter().enumerate() {
        let Some(attr) = names(at).filter(|attr| !is_template(attr)) else { continue };
        for id in attr.value.text.split_ascii_whitespace().take(MOST.min(MOST_IN_ALL.saturating_sub(draft.header_references.len()))) {
            let target = reading.names.at_id(id);
            let leads = match target {
                None => Leads::Nowhere,
                Some(target) if target == *at => Leads::Itself,
                Some(target) => cells.get(&target).map_or(Leads::Elsewhere, |cell| Leads::Cell(*cell)),
            };
            draft.header_references.push(HeaderReference { cell: first + number, id: id.to_owned(), span: span(reading, attr, id), leads });
        }
    }
}

fn is_template(attr: &Attr) -> bool {
    holds_template(&attr.value.text)
}

/// Where the name stands; the whole value where it is written in another way than it reads.
fn span(reading: &Reading<'_>, attr: &Attr, id: &str) -> Span {
    let place = attr.value_place.or(attr.name_place).unwrap_or_default();
    let written = reading.part.decoded.text.get(place.range()).unwrap_or_default();
    let start = written.find(id).map(|at| place.start as usize + at);
    reading.span(start.map_or(place, |start| Place::new(start, start + id.len())))
}
