//! A moving picture that goes on for more than five seconds, with no way to stop it.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

use super::shown;

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/animated",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 2.2.2"],
    sources: &["W3C, Understanding 2.2.2: five seconds"],
    situations: &[Situation::Cognition, Situation::LimitedVision],
    title: Msg::new("Bild som inte slutar röra sig", "Picture that does not stop moving"),
    guide: &[],
    rewrites: &[],
    messages: &[&ENDLESS, &LONG],
    options: &[],
    yields_to: &["image/flashing"],
    cap: 10,
    examples: &[
        Example::md("![Färgen på väggen växlar](⟦vagg.gif⟧)\n").beside(&[("vagg.gif", "corpora/media/images/SYN_slow_fade_long_loop.gif")]),
        Example::html("<p>Fyren lyser igen.</p><img src=\"⟦fyr.gif⟧\" alt=\"Fyren blinkar\">\n")
            .beside(&[("fyr.gif", "corpora/media/images/SYN_flash_2hz.gif")]),
        Example::md("![Dörren öppnas](dorr.gif)\n").beside(&[("dorr.gif", "corpora/media/images/SYN_two_frames_once.gif")]),
        Example::md("![Färgglada hus längs en kaj](kaj.jpg)\n").beside(&[("kaj.jpg", "corpora/media/images/SYN_photo_plain.jpg")]),
        Example::md("![Fyrverkeri över Visby](nyar.gif)\n").beside(&[("nyar.gif", "corpora/media/images/SYN_flash_5hz.gif")]),
    ],
    check: Check::Draft(check),
};

const WHY: Msg = Msg::new(
    "Rörelse som inte går att stoppa drar blicken från texten och gör den svår att läsa.",
    "Movement that cannot be stopped draws the eye from the text and makes it hard to read.",
);

const HOW: Msg = Msg::new(
    "Visa en stillbild eller en film med pausknapp, eller låt rörelsen ta slut inom fem sekunder.",
    "Show a still picture or a film with a pause button, or let the movement end within five seconds.",
);

const ENDLESS: Message =
    Message {
        what: Msg::new("Bilden ”{file}” slutar aldrig röra sig.", "The picture “{file}” never stops moving."), why: WHY, how: HOW
    };

const LONG: Message = Message {
    what: Msg::new("Bilden ”{file}” rör sig i {seconds} sekunder.", "The picture “{file}” moves for {seconds} seconds."),
    why: WHY,
    how: HOW,
};

/// WCAG: movement that lasts longer must be possible to stop.
const ALLOWED_MS: u64 = 5_000;

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for file in shown::files(draft) {
        let Some(motion) = file.picture.pixels.found().and_then(|pixels| pixels.motion).filter(|motion| motion.changes) else { continue };
        let finding = match motion.lasts_ms() {
            None => Finding::fault(Level::Warning, &ENDLESS),
            Some(lasts) if lasts > ALLOWED_MS => {
                Finding::fault(Level::Warning, &LONG).arg("seconds", i64::try_from(lasts.div_ceil(1000)).unwrap_or(i64::MAX))
            }
            Some(_) => continue,
        };
        found.push(finding.at(file.span()).arg("file", file.name()));
    }
}
