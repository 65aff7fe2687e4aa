//! Text that one element stretches, spaces out or makes tiny, whatever the page's own look is.

use crate::config::{Level, Settings};
use crate::draft::{Draft, StylingKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/forced-style",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 1.4.8", "WCAG 1.4.12"],
    sources: &["WCAG technique G169", "Editoria11y: large blocks of styled text"],
    situations: &[Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Text med ett eget svårläst utseende", "Text with a look of its own that is hard to read"),
    guide: &[
        Msg::new(
            "Läsare ställer in text på sitt eget sätt: större, luftigare, i ett annat typsnitt. Det som är bestämt för ett enda stycke följer inte med, och det som klistras in från ett annat program har ofta sådant med sig.",
            "Readers set text in their own way: larger, with more air, in another typeface. What is fixed for a single paragraph does not follow, and what is pasted from another program often brings such things along.",
        ),
        Msg::new(
            "Ta bort inställningen och låt mallen bestämma. Raka marginaler till höger kostar mer läsbarhet än de ger ordning. Behövs en liten text, till exempel en fotnot, finns den oftast i mallen.",
            "Remove the setting and let the template decide. A straight right edge costs more in reading than it gives in order. Where small text is needed, for a footnote, the template usually has it.",
        ),
    ],
    rewrites: &[],
    messages: &[&JUSTIFIED, &TINY, &SPACED],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::html("⟦<p style=\"text-align: justify\">⟧Badet öppnar den 3 juni, och då är alla välkomna.</p>\n")
            .fixed("<p>Badet öppnar den 3 juni, och då är alla välkomna.</p>\n"),
        Example::md("⟦<p style=\"color: black; font-size: 8pt\">⟧Badet öppnar den 3 juni, och då är alla välkomna.</p>\n")
            .fixed("<p style=\"color: black;\">Badet öppnar den 3 juni, och då är alla välkomna.</p>\n"),
        Example::html("⟦<p style=\"letter-spacing: 0.3em; color: black\">⟧Badet öppnar den 3 juni, och då är alla välkomna.</p>\n")
            .fixed("<p style=\"color: black\">Badet öppnar den 3 juni, och då är alla välkomna.</p>\n"),
        Example::html("<p style=\"font-size: 1rem\">Badet öppnar i dag, och då är alla välkomna.</p>\n"),
        Example::html(
            "<p style=\"text-align: justify\">Badet öppnar.</p><p style=\"font-size: 14px\">Badet öppnar den 3 juni, och då är alla välkomna.</p><p style=\"letter-spacing: 0.1em\">Badet öppnar den 3 juni, och då är alla välkomna.</p>\n",
        ),
        Example::html("<p style=\"display:none; text-align: justify\">Badet öppnar den 3 juni, och då är alla välkomna.</p>\n"),
        Example::md("<p style=\"text-align: left\">Badet öppnar den 3 juni, och då är alla välkomna.</p>\n"),
    ],
    check: Check::Draft(check),
};

const HOW: Msg =
    Msg::new("Ta bort inställningen, så följer texten sidans utseende.", "Remove the setting, and the text follows the look of the page.");

const JUSTIFIED: Message = Message {
    what: Msg::new("Texten är utdragen till båda kanterna.", "The text is stretched to both edges."),
    why: Msg::new("Mellanrummen blir olika stora, och många tappar bort raden.", "The gaps become uneven, and many lose their line."),
    how: HOW,
};

const TINY: Message = Message {
    what: Msg::new("Texten är satt i {value}, mindre än 12 pixlar.", "The text is set in {value}, under 12 pixels."),
    why: Msg::new("Så liten text är svår att läsa för många.", "Text as small as that is hard to read for many."),
    how: HOW,
};

const SPACED: Message = Message {
    what: Msg::new("Bokstäverna är glest satta ({value}).", "The letters are set far apart ({value})."),
    why: Msg::new("Ord med luft i går inte att känna igen som helhet.", "Words with gaps in them cannot be recognised as a whole."),
    how: HOW,
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for styling in &draft.styles {
        let message = match styling.kind {
            StylingKind::Justified => &JUSTIFIED,
            StylingKind::Tiny => &TINY,
            StylingKind::SpacedOut => &SPACED,
            _ => continue,
        };
        let fix = Fix::edits(Safety::Safe, Msg::new("Ta bort inställningen", "Remove the setting"), styling.undo.iter().cloned());
        let finding = Finding::fault(Level::Advice, message).at(styling.span);
        found.push(finding.arg("value", styling.value.as_str()).fix(fix));
    }
}
