//! A WebVTT file that departs from the standard outside its timing lines, so that browsers drop something.

use crate::config::{Level, Settings};
use crate::draft::{Captions, Draft, Fault, FaultKind, FilePart};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::timeline::judged;

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/malformed-file",
    levels: &[Level::Error, Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 1.2.2"],
    sources: &["W3C WebVTT: file parsing", "w3c/webvtt.js parser.js"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing],
    title: Msg::new("WebVTT-fil som webbläsare inte läser helt", "WebVTT file that browsers do not read in full"),
    guide: &[],
    rewrites: &[],
    messages: &[&SIGNATURE, &HEADER, &LATE, &ARROW, &STRAY, &SETTING],
    options: &[],
    yields_to: &["captions/no-cues@file"],
    cap: 10,
    examples: &[
        Example::vtt("⟦WebVTT⟧\n00:01.000 --> 00:04.000\nLekplatsen har fått nytt underlag.\n")
            .fixed("WEBVTT\n\n00:01.000 --> 00:04.000\nLekplatsen har fått nytt underlag.\n"),
        Example::vtt("⟦00:01.000 --> 00:04.000⟧\nLekplatsen har fått nytt underlag.\n")
            .fixed("WEBVTT\n\n00:01.000 --> 00:04.000\nLekplatsen har fått nytt underlag.\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:04.000 line:85% ⟦färg:gul⟧\nLekplatsen har fått nytt underlag.\n")
            .fixed("WEBVTT\n\n00:01.000 --> 00:04.000 line:85%\nLekplatsen har fått nytt underlag.\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:04.000\nLekplatsen har fått\n\n⟦nytt underlag.⟧\n")
            .fixed("WEBVTT\n\n00:01.000 --> 00:04.000\nLekplatsen har fått\nnytt underlag.\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:04.000\nLekplatsen har fått nytt underlag.\n\n⟦STYLE\n::cue { color: lime }⟧\n"),
        Example::vtt("WEBVTT\n⟦00:01.000 --> 00:04.000⟧\nLekplatsen har fått nytt underlag.\n")
            .with("[captions]\nprofile = \"strict-web\"\n")
            .fixed("WEBVTT\n\n00:01.000 --> 00:04.000\nLekplatsen har fått nytt underlag.\n"),
        Example::vtt("WEBVTT\n00:01.000 --> 00:04.000\nLekplatsen har fått nytt underlag.\n"),
        Example::vtt(
            "WEBVTT - Lekplatsen\nKind: captions\nLanguage: sv\n\nSTYLE\n::cue { color: lime }\n\nNOTE Kontrollerad\n\ninledning\n00:01.000 --> 00:04.000 align:start\nLekplatsen har fått nytt underlag.\n",
        ),
        Example::srt("1\n00:00:01,000 --> 00:00:04,000\nLekplatsen har fått nytt underlag.\n"),
    ],
    check: Check::Draft(check),
};

const SIGNATURE: Message = Message {
    what: Msg::new("Filen börjar inte med ordet WEBVTT.", "The file does not begin with the word WEBVTT."),
    why: Msg::new("Webbläsaren visar inte en enda av filens {cues} rutor.", "The browser shows none of the file's {cues} cues."),
    how: Msg::new("Skriv WEBVTT på första raden, och en tom rad efter.", "Write WEBVTT on the first line, and a blank line after it."),
};

const HEADER: Message = Message {
    what: Msg::new("Det saknas en tom rad efter filens huvud.", "There is no blank line after the file's header."),
    why: Msg::new(
        "Webbläsare klarar det, men standarden kräver raden och andra program kan stanna där.",
        "Browsers manage, but the standard demands the line and other programs may stop there.",
    ),
    how: Msg::new("Lägg in en tom rad före den första rutan.", "Put a blank line before the first cue."),
};

const LATE: Message = Message {
    what: Msg::new(
        "Ett block med stil eller region står efter den första rutan.",
        "A block of style or region stands after the first cue.",
    ),
    why: Msg::new(
        "Webbläsare läser sådana block bara före den första rutan, så det gör ingen nytta.",
        "Browsers read such blocks only before the first cue, so it has no effect.",
    ),
    how: Msg::new("Flytta blocket så att det står före den första rutan.", "Move the block so that it stands before the first cue."),
};

const ARROW: Message = Message {
    what: Msg::new("En kommentar eller stil innehåller tecknen ”-->”.", "A comment or a style holds the signs “-->”."),
    why: Msg::new(
        "Webbläsaren tror att en ruta börjar där, och kan visa kommentaren som undertext.",
        "The browser takes it for the start of a cue, and may show the comment as a caption.",
    ),
    how: Msg::new("Skriv en annan pil i kommentaren, till exempel →.", "Write another arrow in the comment, such as →."),
};

const STRAY: Message = Message {
    what: Msg::new("Det står text som inte hör till någon ruta.", "There is text that belongs to no cue."),
    why: Msg::new(
        "Webbläsaren visar den aldrig. En tom rad avslutar rutan före.",
        "The browser never shows it. A blank line ends the cue before it.",
    ),
    how: Msg::new(
        "Ta bort den tomma raden om texten hör till rutan före, eller skriv NOTE först.",
        "Remove the blank line if the text belongs to the cue before, or write NOTE first.",
    ),
};

const SETTING: Message = Message {
    what: Msg::new("”{setting}” är ingen inställning som webbläsare känner till.", "“{setting}” is no setting that browsers know."),
    why: Msg::new(
        "Den gör ingen nytta, så rutan hamnar kanske inte där du vill ha den.",
        "It has no effect, so the cue may not stand where you want it.",
    ),
    how: Msg::new(
        "Ta bort den, eller skriv line:, position:, size: eller align:.",
        "Remove it, or write line:, position:, size: or align:.",
    ),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    for fault in &captions.faults {
        let FaultKind::MalformedFile(part) = fault.kind else { continue };
        if part != FilePart::Header || settings.captions.web_only {
            found.push(finding(captions, fault, part));
        }
    }
}

fn finding(captions: &Captions, fault: &Fault, part: FilePart) -> Finding {
    let (level, message, title) = match part {
        FilePart::Signature => (Level::Error, &SIGNATURE, Msg::new("Skriv WEBVTT först", "Write WEBVTT first")),
        FilePart::Header => (Level::Warning, &HEADER, Msg::new("Lägg in en tom rad", "Put in a blank line")),
        FilePart::LateBlock => (Level::Warning, &LATE, Msg::new("Flytta blocket", "Move the block")),
        FilePart::ArrowInBlock => (Level::Warning, &ARROW, Msg::new("Byt pil", "Change the arrow")),
        FilePart::StrayText => {
            (Level::Warning, &STRAY, Msg::new("Låt texten höra till rutan före", "Let the text belong to the cue before"))
        }
        FilePart::UnknownSetting => (Level::Warning, &SETTING, Msg::new("Ta bort inställningen", "Remove the setting")),
    };
    let safety = if fault.certain { Safety::Safe } else { Safety::Suggest };
    let finding = Finding::fault(level, message).at(fault.span).fix(Fix::edits(safety, title, fault.repair.clone()));
    let cue = fault.cue.and_then(|number| captions.cues.get(number.checked_sub(1)?));
    match part {
        FilePart::Signature => finding.arg("cues", captions.cues.len()),
        FilePart::UnknownSetting => {
            let word = cue.and_then(|cue| unknown(&cue.settings, cue.timing.end - fault.span.start, fault));
            finding.arg("setting", word.unwrap_or_default()).arg("cue", fault.cue.unwrap_or(1))
        }
        _ => finding,
    }
}

/// The setting as written: it stands so many bytes before the end of the timing line.
fn unknown(settings: &str, before_end: u32, fault: &Fault) -> Option<String> {
    let from = settings.len().checked_sub(before_end as usize)?;
    settings.get(from..from + (fault.span.end - fault.span.start) as usize).map(str::to_owned)
}
