//! A timing line that strict players do not read.

use crate::config::{Level, Settings};
use crate::draft::{Captions, Departure, Dialect, Draft, Fault, FaultKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::timeline::judged;

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/malformed-timing",
    levels: &[Level::Error, Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 1.2.2"],
    sources: &["W3C WebVTT: The Web Video Text Tracks Format", "srtlib 0.2", "Subtitle Edit"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing],
    title: Msg::new("Tidsrad som spelare inte läser", "Timing line that players do not read"),
    guide: &[],
    rewrites: &[],
    messages: &[&REFUSED, &MISREAD, &NEGATIVE, &FAR, &DROPPED, &TOLERATED],
    options: &[],
    yields_to: &["captions/no-cues@file"],
    cap: 10,
    examples: &[
        Example::srt("1\n⟦00:00:01,000-->00:00:03,000⟧\nBadet öppnar på lördag.\n")
            .fixed("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n"),
        Example::srt("1\n⟦00:00:01.500 --> 00:00:03.500⟧\nBadet öppnar på lördag.\n")
            .fixed("1\n00:00:01,500 --> 00:00:03,500\nBadet öppnar på lördag.\n"),
        Example::srt("1\n⟦00:00:01,5 --> 00:00:04,5⟧\nBadet öppnar på lördag.\n")
            .fixed("1\n00:00:01,500 --> 00:00:04,500\nBadet öppnar på lördag.\n"),
        Example::srt("1\n⟦-00:00:01,000 --> 00:00:04,000⟧\nBadet öppnar på lördag.\n")
            .fixed("1\n00:00:01,000 --> 00:00:04,000\nBadet öppnar på lördag.\n"),
        Example::srt("1\n⟦100:00:01,000 --> 100:00:04,000⟧\nBadet öppnar på lördag.\n")
            .fixed("1\n00:00:01,000 --> 00:00:04,000\nBadet öppnar på lördag.\n"),
        Example::srt("1\n⟦00: 00:01,000 --> 00:00:03,O00⟧\nBadet öppnar på lördag.\n")
            .fixed("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n"),
        Example::vtt("WEBVTT\n\n⟦00:01,000 --> 00:03,000⟧\nBadet öppnar på lördag.\n")
            .fixed("WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nBadet öppnar på lördag.\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:03.000 line:85%\nBadet öppnar på lördag.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:03,000\nBadet är öppet\n10:00 -- 18:00\n"),
    ],
    check: Check::Draft(check),
};

const REFUSED: Message = Message {
    what: Msg::new("En del spelare kan inte läsa tidsraden.", "Not every player can read the timing line."),
    why: Msg::new(
        "En strikt spelare läser {read} av {cues} rutor i filen. Resten av talet går förlorat.",
        "A strict player reads {read} of {cues} cues in the file. The rest of the speech is lost.",
    ),
    how: Msg::new("Skriv tiden så här: {right}", "Write the time like this: {right}"),
};

const MISREAD: Message = Message {
    what: Msg::new("Tidsraden kan läsas på flera sätt.", "The timing line can be read in several ways."),
    why: Msg::new(
        "En strikt spelare kan läsa en annan tid än du menar, och då kommer texten fel.",
        "A strict player may read another time than you mean, and the text comes at the wrong moment.",
    ),
    how: Msg::new("Skriv tiden så här: {right}", "Write the time like this: {right}"),
};

const NEGATIVE: Message = Message {
    what: Msg::new("Tiden står före filmens början.", "The time stands before the film begins."),
    why: Msg::new(
        "En strikt spelare läser {read} av {cues} rutor i filen. Resten av talet går förlorat.",
        "A strict player reads {read} of {cues} cues in the file. The rest of the speech is lost.",
    ),
    how: Msg::new(
        "Kontrollera tiden mot filmen. Kanske ska den vara {right}",
        "Check the time against the film. Perhaps it should be {right}",
    ),
};

const FAR: Message = Message {
    what: Msg::new("Tiden är större än en klocka kan visa.", "The time is beyond what a clock can show."),
    why: Msg::new(
        "Spelare visar rutan vid fel tid eller aldrig, och kan hoppa över resten av filen.",
        "Players show the cue at the wrong time or never, and may skip the rest of the file.",
    ),
    how: Msg::new(
        "Kontrollera tiden mot filmen. Kanske ska den vara {right}",
        "Check the time against the film. Perhaps it should be {right}",
    ),
};

const DROPPED: Message = Message {
    what: Msg::new("Webbläsare kan inte läsa tidsraden.", "Browsers cannot read the timing line."),
    why: Msg::new(
        "Webbläsaren visar {read} av {cues} rutor i filen. Resten av talet går förlorat.",
        "The browser shows {read} of {cues} cues in the file. The rest of the speech is lost.",
    ),
    how: Msg::new("Skriv tiden så här: {right}", "Write the time like this: {right}"),
};

const TOLERATED: Message = Message {
    what: Msg::new("Tidsraden har punkt i stället för komma.", "The timing line has a full stop for a comma."),
    why: Msg::new(
        "De flesta spelare klarar det, men formatet SRT har komma före tusendelarna.",
        "Most players manage, but the SRT format has a comma before the milliseconds.",
    ),
    how: Msg::new("Skriv tiden så här: {right}", "Write the time like this: {right}"),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    let read = match captions.dialect {
        Dialect::Vtt => captions.cues.iter().filter(|cue| cue.shown).count(),
        _ => captions.strict_cues.unwrap_or(0),
    };
    for fault in &captions.faults {
        if let FaultKind::MalformedTiming(departure) = fault.kind {
            found.push(finding(captions, fault, departure, read));
        }
    }
}

fn finding(captions: &Captions, fault: &Fault, departure: Departure, read: usize) -> Finding {
    let (level, message) = match (captions.dialect, departure) {
        _ if fault.tolerated => (Level::Warning, &TOLERATED),
        (Dialect::Vtt, _) => (Level::Error, &DROPPED),
        (_, Departure::ShortMilliseconds) => (Level::Error, &MISREAD),
        (_, Departure::Negative) => (Level::Error, &NEGATIVE),
        (_, Departure::Range) => (Level::Error, &FAR),
        _ if read == captions.cues.len() => (Level::Error, &MISREAD),
        _ => (Level::Error, &REFUSED),
    };
    let right = fault.repair.first().map_or_else(|| sample(captions).to_owned(), |edit| edit.text.clone());
    let safety = if fault.certain { Safety::Safe } else { Safety::Suggest };
    let fix = Fix::edits(safety, Msg::new("Skriv tidsraden på rätt sätt", "Write the timing line in the right form"), fault.repair.clone());
    let finding = Finding::fault(level, message).at(fault.span).arg("cue", fault.cue.unwrap_or(1)).arg("right", right);
    finding.arg("read", read).arg("cues", captions.cues.len()).fix(fix)
}

fn sample(captions: &Captions) -> &'static str {
    if captions.dialect == Dialect::Vtt { "00:00:01.000 --> 00:00:03.000" } else { "00:00:01,000 --> 00:00:03,000" }
}
