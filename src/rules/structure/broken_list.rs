//! A list that is not one: items outside, or other things right inside.

use crate::config::{Level, Settings};
use crate::draft::{Draft, MisplacedKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/broken-list",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 1.3.1"],
    sources: &["HTML Standard 4.4.5–4.4.9", "WAI-ARIA 1.2, required context role", "axe: list, listitem, dlitem"],
    situations: &[Situation::NoVision],
    title: Msg::new("Lista som är trasig", "Broken list"),
    guide: &[
        Msg::new(
            "En lista består av punkter och inget annat. Då kan skärmläsaren säga ”lista med fem punkter” och läsa dem en i taget.",
            "A list is made of items and nothing else. Then a screen reader can say “list of five items” and read them one at a time.",
        ),
        Msg::new(
            "Gör om listan med verktygets listknapp. En lista i en lista ska ligga inne i den punkt som den hör till.",
            "Make the list anew with the list button of your tool. A list within a list belongs inside the item that it goes with.",
        ),
    ],
    rewrites: &[],
    messages: &[&ITEM, &OTHER, &WORDS],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::html("<p>Ta med:</p><div>⟦<li>⟧Badkläder</li><li>Lås</li></div>\n"),
        Example::html("<ul><li>Badkläder</li>⟦<p>⟧Handduk</p><div>Lås</div></ul>\n"),
        Example::html("<ol><li>Logga in<ol><li>Välj</li></ol></li>⟦<ol>⟧<li>Betala</li></ol></ol><ul>⟦Ta med:⟧ <li>Lås</li></ul>\n"),
        Example::md("<dl>⟦<p>⟧Avgift</p><dd>40 kronor</dd></dl>\n"),
        Example::md("- Badkläder\n- Handduk\n    1. Stor\n    2. Liten\n"),
        Example::html("<ul><script></script><li>Lås</li><!-- --><template><li></li></template></ul><ul><p></p><li>Hatt</li></ul>\n"),
        Example::html("<div><li>{{ x }}</li></div><ul>{% for x in y %}<li>{{ x }}</li>{% endfor %}</ul>\n"),
        Example::html("<dl><div><dt>Avgift</dt><dd>40 kronor</dd></div><dt>Tid</dt><dd>Alla dagar</dd></dl><menu><li>Meny</li></menu>\n"),
        Example::html(
            "<ul role=\"tablist\"><a role=\"tab\" href=\"#a\">A</a></ul><div role=\"list\"><li>Lås</li><div role=\"listitem\">Hatt</div></div>\n",
        ),
        Example::html("<li><a href=\"/bad\">Badet</a></li>\n<li><a href=\"/bibliotek\">Biblioteket</a></li>\n"),
    ],
    check: Check::Draft(check),
};

const WHY: Msg = Msg::new(
    "En skärmläsare säger då inte att det är en lista, eller hur många punkter den har.",
    "A screen reader then does not say that it is a list, or how many items it has.",
);

const ITEM: Message = Message {
    what: Msg::new("Punkten (<{name}>) står inte i någon lista.", "The item (<{name}>) stands in no list."),
    why: WHY,
    how: Msg::new(
        "Sätt <{list}> före den första punkten och </{list}> efter den sista.",
        "Put <{list}> before the first item and </{list}> after the last.",
    ),
};
const OTHER: Message = Message {
    what: Msg::new("I listan står något som inte är en punkt (<{name}>).", "In the list stands something that is no item (<{name}>)."),
    why: WHY,
    how: Msg::new(
        "Lägg det i en punkt, eller flytta ut det ur listan (<{list}>).",
        "Put it into an item, or move it out of the list (<{list}>).",
    ),
};
const WORDS: Message = Message {
    what: Msg::new("I listan står text som inte hör till någon punkt.", "In the list stands text that belongs to no item."),
    why: WHY,
    how: Msg::new(
        "Gör texten till en punkt, eller flytta ut den ur listan (<{list}>).",
        "Make the text an item, or move it out of the list (<{list}>).",
    ),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for misplaced in &draft.misplaced {
        let message = match misplaced.kind {
            MisplacedKind::Item => &ITEM,
            MisplacedKind::Other => &OTHER,
            MisplacedKind::Words => &WORDS,
        };
        let finding = Finding::fault(Level::Error, message).at(misplaced.span);
        found.push(finding.arg("name", misplaced.name.as_str()).arg("list", misplaced.list));
    }
}
