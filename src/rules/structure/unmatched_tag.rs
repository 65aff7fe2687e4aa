//! A tag that belongs with no other: somebody meant something that readers do not get.

use crate::config::{Level, Settings};
use crate::draft::{Draft, StrayKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/unmatched-tag",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 1.3.1"],
    sources: &["HTML Standard 13.2.6, tree construction"],
    situations: &[Situation::Everybody],
    title: Msg::new("Tagg som inte hör ihop med någon annan", "Tag that belongs with no other"),
    guide: &[
        Msg::new(
            "En sluttagg utan starttagg betyder nästan alltid att något blev borttaget till hälften. Webbläsare gissar, och de gissar olika.",
            "An end tag without a start tag nearly always means that something was half removed. Browsers guess, and guess in different ways.",
        ),
        Msg::new(
            "Skriver du inte kod: klistra in texten på nytt utan format. Annars tar du bort taggen eller sätter dit dess andra halva.",
            "If you write no code: paste the text anew without format. Otherwise remove the tag or put in its other half.",
        ),
    ],
    rewrites: &[],
    messages: &[&END, &CUT, &DEEP],
    options: &[],
    yields_to: &[],
    cap: 5,
    examples: &[
        Example::html("<div><p>Badet öppnar.</p></div>⟦</div>⟧\n<p>Välkommen.</p>\n"),
        Example::html("<h2>Badet⟦</h3>⟧<p>Öppet alla dagar.</p>\n"),
        Example::md("Badet öppnar <b>i dag</b>⟦</strong>⟧.\n"),
        Example::html("<p>Badet öppnar.</p>⟦<a href=\"/bad⟧"),
        Example::html("<p>Badet <b>öppnar</b> i dag.</p>\n"),
        Example::html("<p>Badet<br>öppnar</br> i dag.</p></p><ul><li>Lås<li>Hatt</ul><table><tr><td>A</table>\n"),
        Example::html("<?php if ($x) { ?></div><?php } ?><p>Välkommen.</p>\n"),
        Example::md("<div>\n\nBadet **öppnar**.\n\n</div>\n"),
    ],
    check: Check::Draft(check),
};

const END: Message = Message {
    what: Msg::new("Sluttaggen </{name}> avslutar ingenting.", "The end tag </{name}> ends nothing."),
    why: Msg::new(
        "Något före den är inte avslutat som du tänkt, så läsaren kan möta en annan ordning.",
        "Something before it does not end as you meant, so readers may meet another order.",
    ),
    how: Msg::new(
        "Ta bort taggen, eller skriv starttaggen <{name}> där den hör hemma.",
        "Remove the tag, or write the start tag <{name}> where it belongs.",
    ),
};
const CUT: Message = Message {
    what: Msg::new("Texten slutar mitt i en tagg.", "The text ends inside a tag."),
    why: Msg::new("Allt från taggen och framåt försvinner för läsaren.", "All from the tag onwards is lost to readers."),
    how: Msg::new("Skriv klart taggen med > eller ta bort den.", "Finish the tag with > or remove it."),
};
const DEEP: Message = Message {
    what: Msg::new("Här ligger fler än 512 element i varandra.", "More than 512 elements lie inside each other here."),
    why: Msg::new(
        "Webbläsare visar så djupa sidor olika, och några ger upp.",
        "Browsers show such deep pages in different ways, and some give up.",
    ),
    how: Msg::new("Stäng elementen som inte behövs.", "Close the elements that are not needed."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for stray in &draft.strays {
        let message = match stray.kind {
            StrayKind::End => &END,
            StrayKind::Cut => &CUT,
            StrayKind::Deep => &DEEP,
        };
        found.push(Finding::fault(Level::Advice, message).at(stray.span).arg("name", stray.name.as_str()));
    }
}
