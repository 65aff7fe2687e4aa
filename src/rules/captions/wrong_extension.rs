//! A caption file that is another format than its name says.

use crate::config::{Level, Settings};
use crate::draft::{Dialect, Draft, FaultKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/wrong-extension",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 1.2.2"],
    sources: &["W3C WebVTT: the file begins with WEBVTT", "HTML: the track element reads WebVTT", "srtlib 0.2"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing],
    title: Msg::new("Undertextfil med fel ändelse", "Caption file with the wrong extension"),
    guide: &[],
    rewrites: &[],
    messages: &[&RENAME, &PAGE, &DATA, &OTHER],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::srt("⟦WEBVTT⟧\n\n00:01.000 --> 00:04.000\nCykelvägen mot sjön är klar.\n")
            .named("cykel.sv.srt")
            .fixed("WEBVTT\n\n00:01.000 --> 00:04.000\nCykelvägen mot sjön är klar.\n"),
        Example::vtt("⟦1⟧\n00:00:01,000 --> 00:00:04,000\nCykelvägen mot sjön är klar.\n")
            .named("cykel.sv.vtt")
            .fixed("1\n00:00:01,000 --> 00:00:04,000\nCykelvägen mot sjön är klar.\n"),
        Example::vtt("⟦<!DOCTYPE html>⟧\n<title>404 – sidan finns inte</title>\n").named("cykel.sv.vtt"),
        Example::srt("⟦{\"error\": \"not found\"}⟧\n").named("cykel.sv.srt"),
        Example::srt("⟦[Script Info]⟧\nTitle: Cykelvägen\n").named("cykel.sv.srt"),
        Example::srt("1\n00:00:01.000 --> 00:00:04.000\nCykelvägen mot sjön är klar.\n").named("cykel.sv.srt"),
        Example::srt("1\n00:00:01,000 --> 00:00:01,033\nFrameCnt: 1 [iso: 100] [shutter: 1/500] [latitude: 0.0] [longitude: 0.0]\n")
            .named("DJI_0001.srt"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:04.000\nminiatyrer.jpg#xywh=0,0,160,90\n").named("miniatyrer.vtt"),
    ],
    check: Check::Draft(check),
};

const RENAME: Message = Message {
    what: Msg::new("Filen heter .{ending} men är skriven som {format}.", "The file is called .{ending} but is written as {format}."),
    why: Msg::new(
        "Spelare går efter filens namn, så den som inte hör får ingen text.",
        "Players read the file by its name, so whoever does not hear gets no text.",
    ),
    how: Msg::new(
        "Byt ändelse till .{right}, eller gör om filen med klart captions convert.",
        "Change the extension to .{right}, or convert the file with klart captions convert.",
    ),
};

const PAGE: Message = Message {
    what: Msg::new("Filen är en webbsida och inga undertexter.", "The file is a web page and no captions."),
    why: Msg::new(
        "Den som inte hör får ingen text, fast det ser ut som om filmen är textad.",
        "Whoever does not hear gets no text, though the film seems to have captions.",
    ),
    how: Msg::new("Hämta undertexterna en gång till, eller ta bort filen.", "Fetch the captions once more, or remove the file."),
};

const DATA: Message = Message {
    what: Msg::new("Filen är JSON och inga undertexter.", "The file is JSON and no captions."),
    why: Msg::new(
        "Den som inte hör får ingen text, fast det ser ut som om filmen är textad.",
        "Whoever does not hear gets no text, though the film seems to have captions.",
    ),
    how: Msg::new("Hämta undertexterna som SRT eller WebVTT.", "Fetch the captions as SRT or WebVTT."),
};

const OTHER: Message = Message {
    what: Msg::new("Filen heter .{ending} men är skriven som {format}.", "The file is called .{ending} but is written as {format}."),
    why: Msg::new(
        "Spelare går efter filens namn, så den som inte hör får ingen text.",
        "Players read the file by its name, so whoever does not hear gets no text.",
    ),
    how: Msg::new(
        "Spara undertexterna som SRT eller WebVTT i programmet där de är gjorda.",
        "Save the captions as SRT or WebVTT in the program that made them.",
    ),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let Some(captions) = &draft.captions else { return };
    let Some(fault) = captions.faults.iter().find(|fault| fault.kind == FaultKind::WrongExtension) else { return };
    let ending = ending(draft);
    let said = |message| Finding::fault(Level::Error, message).at(fault.span).arg("ending", ending);
    match captions.dialect {
        Dialect::Html => found.push(Finding::fault(Level::Error, &PAGE).at(fault.span)),
        Dialect::Json => found.push(Finding::fault(Level::Error, &DATA).at(fault.span)),
        Dialect::Other(format) => found.push(said(&OTHER).arg("format", format)),
        Dialect::Srt => found.push(renamed(draft, "srt", said(&RENAME).arg("format", "SRT"))),
        Dialect::Vtt => found.push(renamed(draft, "vtt", said(&RENAME).arg("format", "WebVTT"))),
        // A camera's log and a list of thumbnails are no captions under any name.
        Dialect::Telemetry | Dialect::Thumbnails => {}
    }
}

/// The ending that the name has; what the format was declared as where it has none.
fn ending(draft: &Draft) -> &'static str {
    let name = file_name(draft);
    let own = ["srt", "vtt", "sbv"].into_iter().find(|ending| has(name, ending));
    own.unwrap_or(if draft.format == crate::source::Format::Vtt { "vtt" } else { "srt" })
}

fn file_name(draft: &Draft) -> &str {
    draft.name.rsplit(['/', '\\']).next().unwrap_or(&draft.name)
}

fn has(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, own)| own.eq_ignore_ascii_case(ending))
}

/// With the name that the content asks for, when the draft is a file with a name.
fn renamed(draft: &Draft, right: &'static str, finding: Finding) -> Finding {
    let name = file_name(draft);
    let stem = name.rsplit_once('.').filter(|_| has(name, ending(draft))).map(|(stem, _)| stem);
    let fix = stem.map(|stem| {
        let to = format!("{stem}.{right}");
        Fix::rename(Msg::new("Byt namn på filen till ”{meant}”", "Rename the file to “{meant}”"), name, &to).arg("meant", to)
    });
    finding.arg("right", right).fix(fix)
}
