//! Blocks that run together or fall apart, so that strict players lose what is said.

use crate::config::{Level, Settings};
use crate::draft::{BlockFault, Captions, Draft, Fault, FaultKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::timeline::{begins, judged};

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/broken-block",
    levels: &[Level::Error, Level::Warning, Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 1.2.2"],
    sources: &["srtlib 0.2", "Subtitle Edit"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing],
    title: Msg::new("Rutor som flyter ihop eller går isär", "Cues that run together or fall apart"),
    guide: &[],
    rewrites: &[],
    messages: &[&NO_SEPARATOR, &BLANKS, &IN_TEXT, &AFTER_NUMBER, &BEFORE, &ARROW, &LONE, &EXTRA],
    options: &[],
    yields_to: &["captions/no-cues@file"],
    cap: 10,
    examples: &[
        Example::srt("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n⟦2⟧\n00:00:04,000 --> 00:00:06,000\nVälkommen in.\n")
            .fixed("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n\n2\n00:00:04,000 --> 00:00:06,000\nVälkommen in.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n⟦ \n⟧2\n00:00:04,000 --> 00:00:06,000\nVälkommen in.\n")
            .fixed("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n\n2\n00:00:04,000 --> 00:00:06,000\nVälkommen in.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar\n⟦\n⟧på lördag.\n")
            .fixed("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar\npå lördag.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:03,000\nHit kom vi sommaren\n⟦\n⟧2026\n")
            .fixed("1\n00:00:01,000 --> 00:00:03,000\nHit kom vi sommaren\n2026\n"),
        Example::srt("1\n⟦\n⟧00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n")
            .fixed("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n"),
        Example::srt("⟦Film om badet⟧\n\n1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n\n⟦2\n⟧")
            .fixed("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:03,000\n⟦Badet --> lördag klockan tio⟧\n")
            .fixed("1\n00:00:01,000 --> 00:00:03,000\nBadet → lördag klockan tio\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n⟦\n\n⟧2\n00:00:04,000 --> 00:00:06,000\nVälkommen in.\n")
            .fixed("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n\n2\n00:00:04,000 --> 00:00:06,000\nVälkommen in.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:03,000\n1947\n\n2\n00:00:04,000 --> 00:00:06,000\nBadhuset i Sal\n2026\n"),
        Example::srt(
            "1\r\n00:00:01,000 --> 00:00:03,000\r\nBadet öppnar på lördag.\r\n\r\n2\r\n00:00:04,000 --> 00:00:06,000\r\nVälkommen in.\r\n\r\n\r\n",
        ),
    ],
    check: Check::Draft(check),
};

const NO_SEPARATOR: Message = Message {
    what: Msg::new("Det saknas en tom rad före rutan.", "There is no blank line before the cue."),
    why: Msg::new(
        "En strikt spelare läser {read} av {cues} rutor i filen. Tider och nummer syns som text.",
        "A strict player reads {read} of {cues} cues in the file. Times and numbers are shown as text.",
    ),
    how: Msg::new("Lägg in en tom rad mellan rutorna.", "Put a blank line between the cues."),
};

const BLANKS: Message = Message {
    what: Msg::new("Raden före rutan ser tom ut men har blanksteg.", "The line before the cue seems blank but holds blanks."),
    why: Msg::new(
        "En strikt spelare läser {read} av {cues} rutor i filen. Tider och nummer syns som text.",
        "A strict player reads {read} of {cues} cues in the file. Times and numbers are shown as text.",
    ),
    how: Msg::new("Ta bort blankstegen, så att raden är helt tom.", "Remove the blanks, so that the line is empty."),
};

const IN_TEXT: Message = Message {
    what: Msg::new("Det finns en tom rad mitt i rutans text.", "There is a blank line inside the cue's text."),
    why: Msg::new(
        "Många spelare visar bara texten före den tomma raden. En strikt läser {read} av {cues} rutor.",
        "Many players show only the text before the blank line. A strict one reads {read} of {cues} cues.",
    ),
    how: Msg::new("Ta bort den tomma raden.", "Remove the blank line."),
};

const AFTER_NUMBER: Message = Message {
    what: Msg::new("Det finns en tom rad mellan rutans nummer och tid.", "There is a blank line between the cue's number and time."),
    why: Msg::new(
        "En strikt spelare läser {read} av {cues} rutor i filen. Resten av talet går förlorat.",
        "A strict player reads {read} of {cues} cues in the file. The rest of the speech is lost.",
    ),
    how: Msg::new("Ta bort den tomma raden.", "Remove the blank line."),
};

const BEFORE: Message = Message {
    what: Msg::new("Det står text före den första rutan.", "There is text before the first cue."),
    why: Msg::new(
        "Texten visas aldrig, och en sträng spelare läser {read} av {cues} rutor i filen.",
        "The text is never shown, and a strict player reads {read} of {cues} cues in the file.",
    ),
    how: Msg::new("Ge texten en egen ruta med tid, eller ta bort den.", "Give the text a cue of its own, or remove it."),
};

const ARROW: Message = Message {
    what: Msg::new("Texten i rutan har tecknen ”-->”.", "The text of the cue holds the signs “-->”."),
    why: Msg::new(
        "Spelare kan ta raden för en tid, och då försvinner texten.",
        "Players may take the line for a time, and then the text is gone.",
    ),
    how: Msg::new("Skriv en annan pil, till exempel →, eller skriv med ord.", "Write another arrow, such as →, or say it in words."),
};

const LONE: Message = Message {
    what: Msg::new("Sist i filen står ett nummer utan ruta.", "A number without a cue ends the file."),
    why: Msg::new(
        "En strikt spelare läser {read} av {cues} rutor i filen. Andra visar numret som text.",
        "A strict player reads {read} of {cues} cues in the file. Others show the number as text.",
    ),
    how: Msg::new("Ta bort numret, eller skriv in rutan som saknas.", "Remove the number, or write the cue that is missing."),
};

const EXTRA: Message = Message {
    what: Msg::new(
        "Det finns mer än en tom rad mellan rutorna på {places} ställen.",
        "More than one blank line between cues: {places} places.",
    ),
    why: Msg::new(
        "De flesta spelare klarar det, men en del tror att filen är slut.",
        "Most players manage, but some take it for the end of the file.",
    ),
    how: Msg::new("Lämna en enda tom rad mellan två rutor.", "Have a single blank line between two cues."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    let mut extra: Vec<&Fault> = Vec::new();
    for fault in &captions.faults {
        match fault.kind {
            FaultKind::BrokenBlock(BlockFault::ExtraBlankLines) => extra.push(fault),
            FaultKind::BrokenBlock(block) => found.push(finding(captions, fault, block)),
            _ => {}
        }
    }
    found_extra(&extra, found);
}

fn finding(captions: &Captions, fault: &Fault, block: BlockFault) -> Finding {
    let read = captions.strict_cues.unwrap_or(0);
    let (message, title) = match block {
        BlockFault::NoSeparator => (&NO_SEPARATOR, Msg::new("Lägg in en tom rad", "Put in a blank line")),
        BlockFault::BlanksInSeparator => (&BLANKS, Msg::new("Gör raden tom", "Make the line empty")),
        BlockFault::BlankInText => (&IN_TEXT, Msg::new("Ta bort den tomma raden", "Remove the blank line")),
        BlockFault::BlankAfterNumber => (&AFTER_NUMBER, Msg::new("Ta bort den tomma raden", "Remove the blank line")),
        BlockFault::TextBefore => (&BEFORE, Msg::new("Ta bort texten", "Remove the text")),
        BlockFault::ArrowInText => (&ARROW, Msg::new("Skriv en annan pil", "Write another arrow")),
        BlockFault::LoneNumber | BlockFault::ExtraBlankLines => (&LONE, Msg::new("Ta bort numret", "Remove the number")),
    };
    // A strict reader takes an arrow inside a text for text: only some players are led astray.
    let level = if block == BlockFault::ArrowInText { Level::Warning } else { Level::Error };
    let safety = if fault.certain { Safety::Safe } else { Safety::Suggest };
    let cue = fault.cue.and_then(|number| captions.cues.get(number.checked_sub(1)?));
    let finding = Finding::fault(level, message).at(fault.span).arg("cue", fault.cue.unwrap_or(1));
    let finding = finding.arg("time", cue.map(begins).unwrap_or_default()).arg("read", read).arg("cues", captions.cues.len());
    finding.fix(Fix::edits(safety, title, fault.repair.clone()))
}

/// Places that are pointed out; the rest are counted.
const MOST_PLACES: usize = 10;

/// Harmless in itself: one finding for the file.
fn found_extra(faults: &[&Fault], found: &mut Findings) {
    let Some((first, rest)) = faults.split_first() else { return };
    let finding = Finding::fault(Level::Advice, &EXTRA).at(first.span).arg("places", faults.len());
    let edits = faults.iter().flat_map(|fault| fault.repair.iter().cloned());
    let fix = Fix::edits(Safety::Safe, Msg::new("Lämna en tom rad mellan rutorna", "Have one blank line between the cues"), edits);
    let mut finding = rest.iter().take(MOST_PLACES).fold(finding.fix(fix), |finding, fault| finding.also(fault.span));
    finding.count = faults.len();
    found.push(finding);
}
