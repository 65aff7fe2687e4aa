//! Cues without a number, or with numbers that do not follow.

use crate::config::{Level, Settings};
use crate::draft::{Captions, Draft, Fault, FaultKind, NumberFault};
use crate::finding::{Arg, Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::Span;

use super::timeline::judged;

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/misnumbered",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &[],
    sources: &["srt-validator", "srtlib 0.2"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing],
    title: Msg::new("Rutor som är fel numrerade", "Cues that are numbered wrongly"),
    guide: &[],
    rewrites: &[],
    messages: &[&REFUSED, &UNEVEN],
    options: &[],
    yields_to: &["captions/no-cues@file"],
    cap: 10,
    examples: &[
        Example::srt("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n\n⟦00:00:04,000 --> 00:00:06,000⟧\nVälkommen in.\n")
            .fixed("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n\n2\n00:00:04,000 --> 00:00:06,000\nVälkommen in.\n"),
        Example::srt("7\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n\n⟦7⟧\n00:00:04,000 --> 00:00:06,000\nVälkommen in.\n")
            .fixed("7\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n\n8\n00:00:04,000 --> 00:00:06,000\nVälkommen in.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n\n⟦2a⟧\n00:00:04,000 --> 00:00:06,000\nVälkommen in.\n")
            .fixed("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n\n2\n00:00:04,000 --> 00:00:06,000\nVälkommen in.\n"),
        Example::srt("12\n00:00:01,000 --> 00:00:03,000\n1947\n\n13\n00:00:04,000 --> 00:00:06,000\nBadhuset öppnar.\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:03.000\nBadet öppnar på lördag.\n\n1\n00:04.000 --> 00:06.000\nVälkommen in.\n"),
    ],
    check: Check::Draft(check),
};

const REFUSED: Message = Message {
    what: Msg::new("{which} saknar nummer eller har fel nummer.", "No number or a wrong one: {which}."),
    why: Msg::new("Strikta spelare läser {read} av {cues} rutor.", "Strict players read {read} of {cues} cues."),
    how: Msg::new("Numrera rutorna i ordning. klart kan göra det.", "Number the cues in order. klart can do it."),
};

const UNEVEN: Message = Message {
    what: Msg::new("{which} saknar nummer eller har fel nummer.", "No number or a wrong one: {which}."),
    why: Msg::new(
        "De flesta spelare visar texten ändå, men en del hoppar över rutor.",
        "Most players show the text all the same, but some skip cues.",
    ),
    how: Msg::new("Numrera rutorna i ordning. klart kan göra det.", "Number the cues in order. klart can do it."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    let all = || captions.faults.iter().filter(|fault| matches!(fault.kind, FaultKind::Misnumbered(_)));
    // A number that only follows when another is mended is right as it stands.
    let wrong: Vec<&Fault> = all().filter(|fault| fault.kind != FaultKind::Misnumbered(NumberFault::Follows)).collect();
    let Some(first) = wrong.first() else { return };
    let read = captions.strict_cues.unwrap_or(0);
    let message = if read < captions.cues.len() { &REFUSED } else { &UNEVEN };
    let safety = if all().all(|fault| fault.certain) { Safety::Safe } else { Safety::Suggest };
    let edits = all().flat_map(|fault| fault.repair.iter().cloned());
    let fix = Fix::edits(safety, Msg::new("Numrera rutorna i ordning", "Number the cues in order"), edits);
    let finding = Finding::fault(Level::Advice, message).at(place(captions, first)).arg("which", which(&wrong)).fix(fix);
    let mut finding = finding.arg("read", read).arg("cues", captions.cues.len());
    finding.count = wrong.len();
    found.push(finding);
}

fn which(wrong: &[&Fault]) -> Arg {
    match wrong {
        [_] => Arg::Both("Rutan".into(), "this cue".into()),
        _ => Arg::Both(format!("{} rutor", wrong.len()).into(), format!("{} cues", wrong.len()).into()),
    }
}

/// The number, or the timing line of a cue that has none.
fn place(captions: &Captions, fault: &Fault) -> Span {
    let cue = fault.cue.and_then(|number| captions.cues.get(number.checked_sub(1)?));
    cue.filter(|_| fault.span.is_empty()).map_or(fault.span, |cue| cue.timing)
}
