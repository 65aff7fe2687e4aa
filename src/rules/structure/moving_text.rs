//! Text that blinks or moves across the page by itself.

use crate::config::{Level, Settings};
use crate::draft::{Draft, StylingKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/moving-text",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 2.2.2"],
    sources: &["WCAG failures F16, F47", "axe: blink, marquee"],
    situations: &[Situation::Cognition, Situation::LimitedVision, Situation::Dexterity],
    title: Msg::new("Text som rör sig eller blinkar", "Text that moves or blinks"),
    guide: &[
        Msg::new(
            "Text som rullar eller blinkar drar till sig ögat hela tiden. Den som läser långsamt hinner inte med, och den som har svårt att hålla koncentrationen kan inte läsa något annat på sidan.",
            "Text that rolls or blinks pulls at the eye all the time. Whoever reads slowly cannot keep up, and whoever finds it hard to concentrate cannot read anything else on the page.",
        ),
        Msg::new(
            "Är något viktigt: skriv det först och säg att det är viktigt. Rubriken ”Badet är stängt i dag” syns bättre än text som rör sig.",
            "If something matters, write it first and say that it matters. The heading “The baths are closed today” is seen better than text that moves.",
        ),
    ],
    rewrites: &[],
    messages: &[&ROLLING, &BLINKING],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::html("<p>Obs: ⟦<marquee behavior=\"alternate\">Badet är stängt i dag.</marquee>⟧</p>\n")
            .fixed("<p>Obs: <span behavior=\"alternate\">Badet är stängt i dag.</span></p>\n"),
        Example::md("Obs: ⟦<blink>badet är stängt</blink>⟧ i dag.\n").fixed("Obs: <span>badet är stängt</span> i dag.\n"),
        Example::html("⟦<marquee><p>Badet är stängt.</p></marquee>⟧\n").fixed("<div><p>Badet är stängt.</p></div>\n"),
        Example::html("<p>Badet är ⟦<b style=\"text-decoration: blink\">⟧stängt</b>.</p>\n").fixed("<p>Badet är <b>stängt</b>.</p>\n"),
        Example::html("<p>Badet är stängt i dag.</p>\n"),
        Example::html("<p>Badet är stängt.</p><marquee hidden>Ja</marquee><blink></blink><code>&lt;blink&gt;</code>\n"),
        Example::md("Skriv aldrig `<marquee>`.\n"),
    ],
    check: Check::Draft(check),
};

const WHY: Msg = Msg::new(
    "Den som läser långsamt hinner inte med, och andra kan inte läsa texten bredvid.",
    "Whoever reads slowly cannot keep up, and others cannot read the text beside it.",
);

const ROLLING: Message = Message {
    what: Msg::new("Texten rullar över sidan.", "The text rolls across the page."),
    why: WHY,
    how: Msg::new("Låt texten stå stilla: ta bort <marquee>.", "Let the text stand still: remove <marquee>."),
};

const BLINKING: Message = Message {
    what: Msg::new("Texten blinkar.", "The text blinks."),
    why: WHY,
    how: Msg::new("Låt texten stå stilla, och gör den viktig med ord.", "Let the text stand still, and make it important with words."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for styling in &draft.styles {
        let message = match styling.kind {
            StylingKind::Rolling => &ROLLING,
            StylingKind::Blinking => &BLINKING,
            _ => continue,
        };
        let fix = Fix::edits(Safety::Safe, Msg::new("Låt texten stå stilla", "Let the text stand still"), styling.undo.iter().cloned());
        found.push(Finding::fault(Level::Error, message).at(styling.span).fix(fix));
    }
}
