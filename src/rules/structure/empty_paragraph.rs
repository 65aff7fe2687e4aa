//! Emptiness that is written to move things apart: it is read aloud, and falls out of place on small screens.

use crate::config::{Level, Settings};
use crate::draft::{Draft, SpacingKind};
use crate::finding::{Arg, Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/empty-paragraph",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 1.3.1"],
    sources: &["WCAG technique C22", "Editoria11y"],
    situations: &[Situation::NoVision, Situation::LimitedVision],
    title: Msg::new("Tomma stycken som avstånd", "Empty paragraphs for distance"),
    guide: &[
        Msg::new(
            "Några skärmläsare säger ”tomt” för varje tomt stycke. På en mobil blir avstånden dessutom större än du har tänkt.",
            "Some screen readers say “blank” for every empty paragraph. On a telephone the distances also grow larger than you meant.",
        ),
        Msg::new(
            "Skriv ett stycke i taget och låt mallen göra avståndet. Radbrytning behövs i dikter och adresser, sällan annars.",
            "Write one paragraph at a time and leave the distance to the template. Line breaks belong in poems and addresses, seldom elsewhere.",
        ),
    ],
    rewrites: &[],
    messages: &[&PARAGRAPH, &BREAKS],
    options: &[],
    yields_to: &[],
    cap: 2,
    examples: &[
        Example::html("<p>Badet öppnar.</p>⟦<p>&nbsp;</p>⟧⟦<p><br></p>⟧<p>Välkommen.</p>\n")
            .fixed("<p>Badet öppnar.</p><p>Välkommen.</p>\n"),
        Example::html("<p>Badet öppnar.⟦<br><br/>⟧Välkommen.</p>\n").fixed("<p>Badet öppnar.</p>\n<p>Välkommen.</p>\n"),
        Example::html("<p>Badet öppnar.⟦<br>\n<br>⟧</p><div>Ring oss.⟦<br><br>⟧Välkommen.</div>\n")
            .fixed("<p>Badet öppnar.</p><div>Ring oss.<br><br>Välkommen.</div>\n"),
        Example::md("Badet öppnar.⟦<br><br>⟧Välkommen.\n").fixed("Badet öppnar.\n\nVälkommen.\n"),
        Example::md("Badet öppnar.\n\n⟦<p>&nbsp;</p>⟧\n\nVälkommen.\n").fixed("Badet öppnar.\n\n\n\nVälkommen.\n"),
        Example::html("<p>Badet öppnar i dag.</p><p>Välkommen hit.</p>\n"),
        Example::html(
            "<p id=\"svar\"></p><p class=\"fel\"></p><p>{{ text }}</p><table><tr><td><p>&nbsp;</p></td></tr></table><p><a id=\"a\"></a></p><p><!-- x --></p><p></p>\n",
        ),
        Example::html("<p>Storgatan 1<br>123 45 Ekvik</p><address>Badet<br><br>Ekvik</address><p hidden></p>\n"),
    ],
    check: Check::Draft(check),
};

const WHY: Msg = Msg::new(
    "Det läses upp som tomt, och avståndet blir ett annat på mobilen.",
    "It is read aloud as blank, and the distance is another on a telephone.",
);

const PARAGRAPH: Message = Message {
    what: Msg::new("Texten har {paragraphs} som avstånd.", "The text has {paragraphs} for distance."),
    why: WHY,
    how: Msg::new(
        "Ta bort det tomma. Mallen gör avståndet mellan stycken.",
        "Remove what is empty. The template makes the distance between paragraphs.",
    ),
};
const BREAKS: Message = Message {
    what: Msg::new("Flera radbrytningar i rad ersätter ett nytt stycke.", "Several line breaks in a row stand for a new paragraph."),
    why: WHY,
    how: Msg::new("Börja ett nytt stycke i stället.", "Begin a new paragraph instead."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for (kind, message) in [(SpacingKind::Paragraph, &PARAGRAPH), (SpacingKind::Breaks, &BREAKS)] {
        let places = || draft.spacings.iter().filter(move |spacing| spacing.kind == kind);
        let Some(finding) = Finding::fault(Level::Advice, message).everywhere(places().map(|spacing| spacing.span)) else { continue };
        let edits = places().filter_map(|spacing| spacing.edit.clone());
        let title = match kind {
            SpacingKind::Paragraph => Msg::new("Ta bort tomma stycken", "Remove empty paragraphs"),
            SpacingKind::Breaks => Msg::new("Börja nya stycken", "Begin new paragraphs"),
        };
        let count = finding.count;
        found.push(finding.arg("paragraphs", counted(count)).fix(Fix::edits(Safety::Safe, title, edits)));
    }
}

fn counted(count: usize) -> Arg {
    if count == 1 {
        Msg::new("ett tomt stycke", "an empty paragraph").into()
    } else {
        Arg::Both(format!("{count} tomma stycken").into(), format!("{count} empty paragraphs").into())
    }
}
