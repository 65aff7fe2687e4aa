//! Headers and cells that do not find each other: names that lead nowhere, and headers over nothing.

use std::collections::HashMap;

use crate::config::{Level, Settings};
use crate::draft::{Draft, Leads};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

use super::tables::{idle, judged};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/broken-table-headers",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 1.3.1"],
    sources: &["W3C ACT a25f45", "W3C ACT d0f69e", "HTML standard 4.9.12.2"],
    situations: &[Situation::NoVision, Situation::LimitedVision],
    title: Msg::new("Rubriker och celler som inte hittar varandra", "Headers and cells that do not find each other"),
    guide: &[
        Msg::new(
            "En skärmläsare läser rubriken till varje cell. Vilken rubrik det är framgår av platsen i tabellen, eller av attributet headers som räknar upp rubrikernas id.",
            "A screen reader says the header of each cell. Which one it is follows from the place in the table, or from the headers attribute, which lists the ids of the headers.",
        ),
        Msg::new(
            "Leder ett id fel blir cellen utan rubrik. En rubrik som ingen cell hör till läses aldrig. Oftast har en rad tagits bort eller ett id bytt namn.",
            "Where an id leads astray the cell has no header. A header that no cell belongs to is never said. Mostly a row was removed or an id renamed.",
        ),
        Msg::new(
            "I enkla tabeller behövs inte headers: ta bort det, så räcker platsen.",
            "Simple tables need no headers attribute: remove it, and the place will do.",
        ),
    ],
    rewrites: &[],
    messages: &[&NOWHERE, &ELSEWHERE, &ITSELF, &IDLE],
    options: &[],
    yields_to: &["structure/empty-table-header"],
    cap: 10,
    examples: &[
        Example::html(
            "<table><tr><th id=\"ort\">Ort</th><th id=\"tid\">Tid</th></tr><tr><td headers=\"ort\">Ekvik</td><td headers=\"⟦tidd⟧\">10–18</td></tr></table>\n",
        ),
        Example::html(
            "<table><tr><td><b id=\"ort\">Ort</b></td><th>Tid</th></tr><tr><td headers=\"⟦ort⟧\">Ekvik</td><td>10–18</td></tr></table>\n",
        ),
        Example::html(
            "<table><tr><th id=\"a\">Ort</th></tr><tr><td>Ekvik</td></tr></table><table><tr><th>Bad</th></tr><tr><td headers=\"⟦a⟧\">Ekbadet</td></tr></table>\n",
        ),
        Example::html("<table><tr><th>Tid</th></tr><tr><td id=\"b\" headers=\"⟦b⟧\">10–18</td></tr></table>\n"),
        Example::html("<table><tr><th>Ort</th>⟦<th>Tid</th>⟧</tr><tr><td>Ekvik</td></tr></table>\n"),
        Example::html("<table><tr><th id=\"c\">Ort</th>⟦<th>Tid</th>⟧</tr><tr><td>Ekvik</td><td headers=\"c\">Norrvik</td></tr></table>\n"),
        Example::html(
            "<div role=\"grid\"><div role=\"row\"><span role=\"columnheader\">Ort</span>⟦<span role=\"columnheader\">Tid</span>⟧</div><div role=\"row\"><span role=\"gridcell\">Ekvik</span></div></div>\n",
        ),
        Example::md("<table>\n<tr>⟦<th>Ort</th>⟧</tr>\n</table>\n"),
        Example::html(
            "<table><tr><th>Dag</th><th>Tid</th></tr><tr><th>Måndag</th><td>10–18</td></tr><tr><th>Tisdag</th><td>Stängt</td></tr></table>\n",
        ),
        Example::html(
            "<table><thead><tr><th id=\"p\">Bad</th><th id=\"q\">Ort</th></tr></thead><tbody><tr><td colspan=\"2\" headers=\"p q\">Ekbadet</td></tr></tbody></table>\n",
        ),
        Example::html(
            "<table><tr><th>Ort</th><th hidden>Tid</th></tr><tr><td>Ekvik</td></tr></table><table role=\"none\"><tr><td headers=\"x\">Ekvik</td></tr></table>\n",
        ),
        Example::html(
            "<table><tr><th rowspan=\"2\">Ort</th><th colspan=\"2\">Tid</th></tr><tr><th>Vardag</th><th>Helg</th></tr><tr><td>Ekvik</td><td>9</td><td>10</td></tr></table>\n",
        ),
        Example::html("<table><tr><td><a href=\"/\">Hem</a></td><th>Ekviks kommun</th></tr></table>\n"),
        Example::html("<table><thead><tr><th>Ort</th><th>Tid</th></tr></thead><tbody id=\"fylls-i\"></tbody></table>\n"),
        Example::html("<table><tr><th>Ort</th></tr><tr><td headers=\"{{ ort }}\">Ekvik</td></tr></table>\n"),
    ],
    check: Check::Draft(check),
};

const NOWHERE: Message = Message {
    what: Msg::new("Cellen hänvisar till rubriken ”{id}”, som inte finns.", "The cell names the header “{id}”, which is not there."),
    why: Msg::new("Den som lyssnar får höra cellen utan rubrik.", "Whoever listens hears the cell without a header."),
    how: Msg::new(
        "Rätta namnet i headers, eller ta bort headers ur tabellen.",
        "Correct the name in headers, or remove headers from the table.",
    ),
};

const ELSEWHERE: Message = Message {
    what: Msg::new("Cellen hänvisar till ”{id}”, som inte är en cell i tabellen.", "The cell names “{id}”, which is no cell of the table."),
    why: NOWHERE.why,
    how: Msg::new(
        "Sätt id=\"{id}\" på själva rubrikcellen, eller ta bort headers.",
        "Put id=\"{id}\" on the header cell itself, or remove headers.",
    ),
};

const ITSELF: Message = Message {
    what: Msg::new("Cellen säger att den är sin egen rubrik.", "The cell says that it is its own header."),
    why: NOWHERE.why,
    how: Msg::new(
        "Byt ”{id}” i headers mot rubrikens id, eller ta bort headers.",
        "Change “{id}” in headers to the id of the header, or remove it.",
    ),
};

const IDLE: Message = Message {
    what: Msg::new("Ingen cell hör till den här rubriken.", "No cell belongs to this header."),
    why: Msg::new(
        "Den läses aldrig tillsammans med något, och cellerna kan ha fått fel rubrik.",
        "It is never said together with anything, and the cells may have got the wrong header.",
    ),
    how: Msg::new(
        "Lägg till de celler som saknas, eller gör rubriken till en vanlig cell.",
        "Add the cells that are missing, or make the header an ordinary cell.",
    ),
};

/// Places of one name that are listed.
const MOST: usize = 100;

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    references(draft, found);
    for (_, table) in judged(draft) {
        let headers = idle(draft, table).into_iter().map(|header| header.span);
        found.extend(Finding::fault(Level::Error, &IDLE).everywhere(headers));
    }
}

/// What cells name in vain: one finding for each name, with all its places.
fn references(draft: &Draft, found: &mut Findings) {
    let mut findings: Vec<Finding> = Vec::new();
    let mut known: HashMap<(&str, Leads), usize> = HashMap::new();
    for reference in &draft.header_references {
        let message = match reference.leads {
            Leads::Cell(_) => continue,
            Leads::Itself => &ITSELF,
            Leads::Elsewhere => &ELSEWHERE,
            Leads::Nowhere => &NOWHERE,
        };
        let at = *known.entry((reference.id.as_str(), reference.leads)).or_insert(findings.len());
        match findings.get_mut(at) {
            Some(first) if first.also.len() < MOST => {
                first.also.push(reference.span);
                first.count += 1;
            }
            Some(first) => first.count += 1,
            None => findings.push(Finding::fault(Level::Error, message).at(reference.span).arg("id", reference.id.as_str())),
        }
    }
    found.extend(findings);
}
