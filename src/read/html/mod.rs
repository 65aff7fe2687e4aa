//! What an HTML draft holds, and where in the bytes each of it stands.
//!
//! Source becomes tokens (`tokens`), tokens one flat tree (`build`, `sink`, `dom`), and the tree a draft (`walk` and
//! its neighbours). Markdown comes the same way: its constructs are tokens among the tokens of its HTML.

pub mod build;
mod comments;
mod container;
mod controls;
mod declared;
pub mod dom;
mod emphasis;
pub(crate) mod films;
mod focus;
mod frames;
mod graphics;
mod grid;
mod headers;
mod headings;
pub mod hidden;
mod landings;
mod language_tags;
mod linked;
pub(super) mod links;
mod lists;
mod looks;
pub mod name;
mod order;
mod page;
mod paragraphs;
mod parts;
mod pictures;
mod reading;
pub mod references;
mod repeated;
mod residue;
pub mod role;
mod scripts;
mod shapes;
pub mod sheet;
mod sink;
mod spacing;
mod strays;
pub mod style;
mod styling;
mod switches;
mod table;
pub mod templates;
mod tokens;
mod twins;
mod walk;

use crate::draft::{Draft, Trouble};
use crate::source::Part;

use build::Builder;
use dom::{Dom, FaultKind};
use reading::Reading;
use references::Segments;
use sheet::Sheet;

/// Adds what the HTML from byte `body` of the decoded text on holds to a draft.
pub fn read(part: &Part, index: u16, body: usize, draft: &mut Draft) {
    let mut builder = Builder::page();
    builder.html(&templates::defused(&part.decoded.text[body..]), &Segments::whole(body));
    fill(part, index, &builder.finish(), false, draft);
}

/// Adds what a tree holds to a draft. `autolinks`: bare addresses are links, as in Markdown.
pub(super) fn fill(part: &Part, index: u16, dom: &Dom, autolinks: bool, draft: &mut Draft) {
    let sheet = Sheet::of(dom);
    let hidden = hidden::hidden(dom, &sheet);
    let reading = Reading::new(part, index, dom, &hidden, &sheet, autolinks);
    page::read(&reading, draft);
    walk::walk(&reading, draft);
    parts::read(&reading, draft);
    shapes::read(&reading, draft);
    strays::read(&reading, draft);
    table::read(&reading, draft);
    language_tags::read(&reading, draft);
    landings::read(&reading, draft);
    twins::read(&reading, draft);
    draft.troubles.extend(dom.faults.iter().filter_map(|fault| trouble(&reading, *fault)));
}

/// What could not be read; tags that belong with no other are told of as such.
fn trouble(reading: &Reading<'_>, fault: dom::Fault) -> Option<Trouble> {
    let [problem, problem_en, remedy, remedy_en] = match fault.kind {
        FaultKind::CutComment => [
            "Filen slutar mitt i en kommentar.",
            "The file ends inside a comment.",
            "Avsluta kommentaren med -->.",
            "End the comment with -->.",
        ],
        FaultKind::TooManyAttributes => [
            "Taggen har fler än 256 attribut; resten är inte lästa.",
            "The tag has more than 256 attributes; the rest are not read.",
            "Ta bort attribut som inte behövs.",
            "Remove attributes that are not needed.",
        ],
        FaultKind::CutTag | FaultKind::TooDeep | FaultKind::StrayEnd => return None,
    };
    Some(Trouble { span: reading.span(fault.place), problem, problem_en, remedy, remedy_en, lost: false })
}
