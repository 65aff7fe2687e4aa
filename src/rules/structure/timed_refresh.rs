//! A page that is fetched again, or leads elsewhere, while somebody reads it.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/timed-refresh",
    levels: &[Level::Error, Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 2.2.1", "WCAG 2.2.4", "WCAG 3.2.5"],
    sources: &["W3C ACT bc659a, bisz58", "HTML Standard, 4.2.5.3: refresh"],
    situations: &[Situation::NoVision, Situation::Cognition, Situation::Dexterity],
    title: Msg::new("Sida som byts av sig själv", "Page that changes by itself"),
    guide: &[
        Msg::new(
            "En sida som byts eller hämtas på nytt av sig själv avbryter skärmläsaren: uppläsningen börjar om, eller fortsätter någon annanstans. Den som läser långsamt hinner inte klart.",
            "A page that changes or is fetched again by itself interrupts a screen reader: it begins anew, or goes on elsewhere. Whoever reads slowly does not finish.",
        ),
        Msg::new(
            "Har sidan flyttat ska webbservern leda om direkt. Visar sidan något som ändras, till exempel temperaturer, räcker en knapp som hämtar nya.",
            "If the page has moved, the server should redirect at once. If it shows something that changes, such as temperatures, a button that fetches new ones is enough.",
        ),
    ],
    rewrites: &[],
    messages: &[&LEADS, &AGAIN],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::html(
            "<!DOCTYPE html>\n<html lang=\"sv\"><head><title>Bad</title>⟦<meta http-equiv=\"refresh\" content=\"10; url=/nya-badet\">⟧</head><body><p>Sidan har flyttat.</p></body></html>\n",
        ),
        Example::html(
            "<!DOCTYPE html>\n<html lang=\"sv\"><head><title>Bad</title><meta http-equiv=\"refresh\" content=\"snart\">⟦<meta http-equiv=\"Refresh\" content=\"300\">⟧</head><body><p>Badtemperaturer.</p></body></html>\n",
        ),
        Example::html(
            "<!DOCTYPE html>\n<html lang=\"sv\"><head><title>Bad</title><meta http-equiv=\"refresh\" content=\"0; url=/nya-badet\"></head><body><p>Sidan har flyttat.</p></body></html>\n",
        ),
        Example::html(
            "<!DOCTYPE html>\n<html lang=\"sv\"><head><title>Bad</title><meta http-equiv=\"refresh\" content=\"5: /nya\"><meta name=\"refresh\" content=\"5\"></head><body><p>Text.</p></body></html>\n",
        ),
        Example::md("Skriv aldrig `<meta http-equiv=\"refresh\" content=\"5\">`.\n"),
        Example::html(
            "<!DOCTYPE html>\n<html lang=\"sv\"><head><title>Bad</title><template><meta http-equiv=\"refresh\" content=\"30\"></template></head><body><p>Badet är öppet.</p></body></html>\n",
        ),
    ],
    check: Check::Draft(check),
};

/// Seconds from which WCAG 2.2.1 lets a time be: 20 hours.
const LONG: u64 = 72_000;

const LEADS: Message = Message {
    what: Msg::new("Sidan byts mot en annan efter {seconds} sekunder.", "The page gives way to another after {seconds} seconds."),
    why: Msg::new(
        "Den som läser långsamt eller lyssnar hinner inte klart, och hamnar någon annanstans.",
        "Whoever reads slowly or listens does not finish, and ends up elsewhere.",
    ),
    how: Msg::new(
        "Byt på servern eller direkt (0 sekunder), eller visa en länk i stället.",
        "Redirect on the server or at once (0 seconds), or show a link instead.",
    ),
};

const AGAIN: Message = Message {
    what: Msg::new("Sidan hämtas på nytt efter {seconds} sekunder.", "The page is fetched again after {seconds} seconds."),
    why: Msg::new(
        "Den som lyssnar kastas tillbaka till början, och det som står i fälten försvinner.",
        "Whoever listens is thrown back to the beginning, and what was filled in is lost.",
    ),
    how: Msg::new("Ta bort det, och låt läsaren själv hämta sidan på nytt.", "Remove it, and let readers fetch the page again themselves."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let Some(refresh) = draft.page.as_ref().and_then(|page| page.refresh.as_ref()) else { return };
    if refresh.seconds == 0 {
        return;
    }
    // Longer than 20 hours harms few, yet nobody asked for it (WCAG 2.2.4).
    let level = if refresh.seconds > LONG { Level::Warning } else { Level::Error };
    let message = if refresh.leads { &LEADS } else { &AGAIN };
    let seconds = i64::try_from(refresh.seconds).unwrap_or(i64::MAX);
    found.push(Finding::fault(level, message).at(refresh.span).arg("seconds", seconds));
}
