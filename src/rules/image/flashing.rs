//! A moving picture that flashes more than three times a second over a large area: it may cause seizures.
//!
//! Flashes are counted in the frames themselves (`pixels::flicker`). Not measured: the red flash of the same criterion.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

use super::shown;

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/flashing",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 2.3.1"],
    sources: &["WCAG 2.1, general flash and red flash thresholds", "W3C, Understanding 2.3.1: 341 by 256 pixels, a quarter of it"],
    situations: &[Situation::Everybody],
    title: Msg::new("Bild som blinkar", "Picture that flashes"),
    guide: &[],
    rewrites: &[],
    messages: &[&FLASHES],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("![Fyrverkeri över Visby](⟦nyar.gif⟧)\n").beside(&[("nyar.gif", "corpora/media/images/SYN_flash_5hz.gif")]),
        Example::html("<p>Gott nytt år.</p><img src=\"⟦nyar.webp⟧\" alt=\"Fyrverkeri över Visby\">\n")
            .beside(&[("nyar.webp", "corpora/media/images/SYN_flash_5hz.webp")]),
        Example::md("![Fyrverkeri över Visby](⟦nyar.png⟧)\n").beside(&[("nyar.png", "corpora/media/images/SYN_flash_5hz.png")]),
        Example::md("![Fyren blinkar](fyr.gif)\n").beside(&[("fyr.gif", "corpora/media/images/SYN_flash_2hz.gif")]),
        Example::md("![Lampan på kajen](kaj.gif)\n").beside(&[("kaj.gif", "corpora/media/images/SYN_flash_10hz_tiny_area.gif")]),
        Example::md("![Dörren öppnas](dorr.gif)\n").beside(&[("dorr.gif", "corpora/media/images/SYN_two_frames_once.gif")]),
        Example::html("<p>Tack. <img src=\"ok.gif\" alt=\"Klart\" width=\"24\" height=\"18\"></p>\n")
            .beside(&[("ok.gif", "corpora/media/images/SYN_flash_10hz.gif")]),
    ],
    check: Check::Draft(check),
};

const FLASHES: Message = Message {
    what: Msg::new("Bilden ”{file}” blinkar {flashes} gånger i sekunden.", "The picture “{file}” flashes {flashes} times a second."),
    why: Msg::new("Blinkningar över en stor yta kan utlösa epileptiska anfall.", "Flashes over a large area can cause epileptic seizures."),
    how: Msg::new(
        "Visa en stillbild i stället, eller en rörlig bild med högst tre blinkningar i sekunden.",
        "Show a still picture instead, or a moving one with at most three flashes a second.",
    ),
};

/// WCAG: more than three in any second.
const ALLOWED: u32 = 3;
/// CSS pixels that make a quarter of 341 × 256, which is ten degrees of what a reader sees.
const LEAST_AREA: u64 = 341 * 256 / 4;

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for file in shown::files(draft) {
        let flashes = file.picture.pixels.found().and_then(|pixels| pixels.motion).map_or(0, |motion| motion.flashes);
        let (width, height) = file.size();
        if flashes > ALLOWED && u64::from(width) * u64::from(height) >= LEAST_AREA {
            let finding = Finding::fault(Level::Error, &FLASHES).at(file.span());
            found.push(finding.arg("file", file.name()).arg("flashes", i64::from(flashes)));
        }
    }
}
