//! A cue that holds more text than two lines can.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::layout::{Layout, Seam};
use super::timeline::{begins, judged};

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/crowded-cue",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &[],
    sources: &["Västra Götalandsregionens skrivhandledning", "Stockholms varumärkesmanual, ”Tillgänglig film”: två rader om 37–42 tecken"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Ruta med för mycket text", "Cue with too much text"),
    guide: &[],
    rewrites: &[],
    messages: &[&SPLIT, &SHORTEN],
    options: &[],
    yields_to: &["captions/no-cues@file", "captions/machine-made@file"],
    cap: 10,
    examples: &[
        Example::srt(
            "1\n00:00:01,000 --> 00:00:07,000\n⟦Nu kan du lämna farligt avfall på alla sex stationer.\nVi tar emot färg, batterier och lampor.⟧\n",
        )
        .fixed(
            "1\n00:00:01,000 --> 00:00:04,456\nNu kan du lämna farligt avfall\npå alla sex stationer.\n\n2\n00:00:04,456 --> 00:00:07,000\nVi tar emot färg, batterier och lampor.\n",
        ),
        Example::vtt(
            "WEBVTT\n\n00:01.000 --> 00:08.000\n⟦Planen visar var det ska finnas lekplatser, bänkar och gångvägar för alla som besöker parken.⟧\n",
        )
        .fixed(
            "WEBVTT\n\n00:01.000 --> 00:00:04.271\nPlanen visar\nvar det ska finnas lekplatser,\n\n00:00:04.271 --> 00:00:08.000\nbänkar och gångvägar\nför alla som besöker parken.\n",
        ),
        Example::srt(
            "1\n00:00:01,000 --> 00:00:02,000\n⟦<i>Nu kan du lämna farligt avfall på alla sex stationer.</i>\n<i>Vi tar emot färg, batterier och lampor.</i>⟧\n",
        ),
        Example::srt(
            "1\n00:00:01,000 --> 00:00:08,000\nNu kan du lämna ditt farliga avfall gratis\npå alla sex kommunala återvinningsplatser.\n",
        ),
    ],
    check: Check::Draft(check),
};

const WHAT: Msg = Msg::new("Rutan har {length} tecken.", "The cue has {length} characters.");
const WHY: Msg = Msg::new(
    "Fler än {limit} tecken får inte plats på skärmen så att alla hinner läsa.",
    "More than {limit} characters do not fit on the screen so that all have time to read.",
);

const SPLIT: Message = Message {
    what: WHAT,
    why: WHY,
    how: Msg::new("Dela texten på två rutor, där en tanke slutar.", "Divide the text into two cues, where a thought ends."),
};
const SHORTEN: Message = Message {
    what: WHAT,
    why: WHY,
    how: Msg::new(
        "Korta texten med {cut} tecken, eller dela den på två rutor.",
        "Shorten the text by {cut} characters, or divide it into two cues.",
    ),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    let limits = &settings.captions;
    let limit = limits.cue as usize;
    for cue in &captions.cues {
        // A text has no more characters than bytes, and counting them is the dearer part.
        if cue.lines.iter().map(|line| line.plain.len()).sum::<usize>() <= limit {
            continue;
        }
        let length = cue.graphemes();
        // An address cannot be divided.
        if length <= limit || !cue.lines.iter().any(|line| line.plain.trim().contains(char::is_whitespace)) && cue.lines.len() == 1 {
            continue;
        }
        let edits = Layout::of(cue, draft.newline).and_then(|layout| layout.over_cues(captions, limits, Seam::Phrase));
        let fix = edits.and_then(|edits| Fix::edits(Safety::Suggest, Msg::new("Dela rutan i två", "Divide the cue into two"), edits));
        let message = if fix.is_some() { &SPLIT } else { &SHORTEN };
        let finding = Finding::fault(Level::Warning, message).at(cue.text);
        let finding = finding.arg("cue", cue.index).arg("time", begins(cue)).arg("length", length).arg("limit", limit);
        found.push(finding.arg("cut", length - limit).over(length - limit).fix(fix));
    }
}
