//! What an HTML draft holds, and where in the bytes each of it stands.
//!
//! Source becomes tokens (`tokens`), tokens one flat tree (`build`, `sink`, `dom`), and the tree a draft (`walk` and
//! its neighbours). Markdown comes the same way: its constructs are tokens among the tokens of its HTML.

pub mod build;
mod comments;
mod container;
mod declared;
pub mod dom;
pub(super) mod films;
mod graphics;
pub mod hidden;
mod landings;
mod linked;
pub(super) mod links;
pub mod name;
mod order;
mod page;
mod pictures;
mod reading;
pub mod references;
mod scripts;
mod sink;
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

/// Adds what the HTML from byte `body` of the decoded text on holds to a draft.
pub fn read(part: &Part, index: u16, body: usize, draft: &mut Draft) {
    let mut builder = Builder::page();
    builder.html(&templates::defused(&part.decoded.text[body..]), &Segments::whole(body));
    fill(part, index, &builder.finish(), false, draft);
}

/// Adds what a tree holds to a draft. `autolinks`: bare addresses are links, as in Markdown.
pub(super) fn fill(part: &Part, index: u16, dom: &Dom, autolinks: bool, draft: &mut Draft) {
    let hidden = reading::hiddenness(dom);
    let reading = Reading::new(part, index, dom, &hidden, autolinks);
    page::read(&reading, draft);
    walk::walk(&reading, draft);
    landings::read(&reading, draft);
    twins::read(&reading, draft);
    draft.troubles.extend(dom.faults.iter().map(|fault| trouble(&reading, *fault)));
}

fn trouble(reading: &Reading<'_>, fault: dom::Fault) -> Trouble {
    let [problem, problem_en, remedy, remedy_en] = match fault.kind {
        FaultKind::CutTag => [
            "Filen slutar mitt i en tagg.",
            "The file ends inside a tag.",
            "Skriv klart taggen med > eller ta bort den.",
            "Finish the tag with > or remove it.",
        ],
        FaultKind::CutComment => [
            "Filen slutar mitt i en kommentar.",
            "The file ends inside a comment.",
            "Avsluta kommentaren med -->.",
            "End the comment with -->.",
        ],
        FaultKind::TooDeep => [
            "Här ligger fler än 512 element i varandra.",
            "More than 512 elements lie inside each other here.",
            "Stäng elementen som inte behövs.",
            "Close the elements that are not needed.",
        ],
        FaultKind::TooManyAttributes => [
            "Taggen har fler än 256 attribut; resten är inte lästa.",
            "The tag has more than 256 attributes; the rest are not read.",
            "Ta bort attribut som inte behövs.",
            "Remove attributes that are not needed.",
        ],
    };
    Trouble { span: reading.span(fault.place), problem, problem_en, remedy, remedy_en, lost: false }
}
