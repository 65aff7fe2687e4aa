//! Codes in captions that players show as text, or take for something else.

use crate::config::{Level, Settings};
use crate::draft::{Captions, Dialect, Draft, Fault, FaultKind, Markup};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::timeline::{begins, judged};

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/stray-markup",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &[],
    sources: &["YouTube Help 2734698: no markup", "W3C WebVTT: cue text tags", "Subtitle Edit"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing],
    title: Msg::new("Koder i undertexten", "Codes in captions"),
    guide: &[],
    rewrites: &[],
    messages: &[&STRAY, &SWALLOWED, &PLACE],
    options: &[],
    yields_to: &["captions/no-cues@file", "captions/machine-made@file"],
    cap: 10,
    examples: &[
        Example::srt("1\n00:00:01,000 --> 00:00:04,000\n⟦{\\an8}⟧<font color=\"#ffff00\">Brandrisken är stor.</font>\n")
            .fixed("1\n00:00:01,000 --> 00:00:04,000\nBrandrisken är stor.\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:04.000\n⟦<font color=\"yellow\">⟧Brandrisken är stor.</font>\n")
            .fixed("WEBVTT\n\n00:01.000 --> 00:04.000\nBrandrisken är stor.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:04,000\n⟦<i>⟧Brandrisken är stor.\n")
            .fixed("1\n00:00:01,000 --> 00:00:04,000\nBrandrisken är stor.\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:04.000\n⟦<sirener>⟧ Brandrisken är stor.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:04,000\n⟦<i>⟧Brandrisken är stor.</i>\n")
            .with("[[files]]\nglob = \"**\"\nchannel = \"youtube\"\n")
            .fixed("1\n00:00:01,000 --> 00:00:04,000\nBrandrisken är stor.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:04,000\n<i>Brandrisken är stor.</i> Nivå 3 < 5 <3\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:04.000\n<v Räddningsledaren>Brandrisken är <i>stor</i> <c.gul>i dag</c>.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:04,000\nSkriv till <info@example.org> {eller ring}.\n"),
    ],
    check: Check::Draft(check),
};

const STRAY: Message = Message {
    what: Msg::new("Rutan har koder för läge, färg eller stil.", "The cue has codes for position, colour or style."),
    why: Msg::new(
        "Många spelare känner inte till dem och visar dem som text, mitt i det som sägs.",
        "Many players do not know them and show them as text, amid what is said.",
    ),
    how: Msg::new("Ta bort koderna och låt orden stå.", "Remove the codes and let the words stand."),
};

const SWALLOWED: Message = Message {
    what: Msg::new("Rutan har ord inom < >.", "The cue has words inside < >."),
    why: Msg::new("Webbläsare tar ordet för en kod och visar det inte.", "Browsers take the word for a code and do not show it."),
    how: Msg::new("Skriv ljud inom hakparentes: [sirener].", "Write sounds inside square brackets: [sirens]."),
};

const PLACE: Message = Message {
    what: Msg::new(
        "{channel} läser inga koder, och rutan har kursiv eller fet stil.",
        "{channel} reads no codes, and the cue has italics or bold.",
    ),
    why: Msg::new("Koderna kan synas som text, mitt i det som sägs.", "The codes may be shown as text, amid what is said."),
    how: Msg::new("Ta bort koderna och låt orden stå.", "Remove the codes and let the words stand."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    let plain = settings.channels.iter().find(|channel| channel.captions.is_some_and(|takes| takes.plain_only));
    let plain = plain.filter(|_| captions.dialect == Dialect::Srt);
    for fault in &captions.faults {
        match fault.kind {
            FaultKind::StrayMarkup(Markup::Stray) => found.push(finding(captions, fault, &STRAY)),
            FaultKind::StrayMarkup(Markup::Swallowed) => found.push(finding(captions, fault, &SWALLOWED)),
            FaultKind::StrayMarkup(Markup::Plain) => {
                let Some(channel) = plain else { continue };
                found.push(finding(captions, fault, &PLACE).arg("channel", channel.label));
            }
            _ => {}
        }
    }
}

fn finding(captions: &Captions, fault: &Fault, message: &'static Message) -> Finding {
    let cue = fault.cue.and_then(|number| captions.cues.get(number.checked_sub(1)?));
    let fix = Fix::edits(Safety::Suggest, Msg::new("Ta bort koderna", "Remove the codes"), fault.repair.clone());
    let finding = Finding::fault(Level::Advice, message).at(fault.span).arg("cue", fault.cue.unwrap_or(1));
    finding.arg("time", cue.map(begins).unwrap_or_default()).fix(fix)
}
