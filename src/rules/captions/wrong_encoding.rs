//! A caption file whose letters do not reach every player: another encoding, odd line ends, letters misread or lost.

use crate::config::{Level, Settings};
use crate::draft::{Captions, Dialect, Draft, Fault, FaultKind, Writing};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::timeline::judged;

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/wrong-encoding",
    levels: &[Level::Warning, Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 1.2.2"],
    sources: &["YouTube Help 2734698: plain UTF-8", "W3C WebVTT: the file is UTF-8", "encoding.spec.whatwg.org"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing, Situation::Everybody],
    title: Msg::new("Bokstäver som visas fel", "Letters that are shown wrongly"),
    guide: &[],
    rewrites: &[],
    messages: &[&ENCODING, &BROWSER, &PLACE, &LINE_ENDS, &MISREAD, &LOST],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::srt("1\n00:00:01,000 --> 00:00:04,000\n⟦Ã„⟧lvens vattennivÃ¥ Ã¤r hÃ¶g.\n")
            .fixed("1\n00:00:01,000 --> 00:00:04,000\nÄlvens vattennivå är hög.\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:04.000\n⟦Ã…⟧lderns hÃ¶st\n\n00:05.000 --> 00:08.000\nGå inte nära kanten.\n")
            .fixed("WEBVTT\n\n00:01.000 --> 00:04.000\nÅlderns höst\n\n00:05.000 --> 00:08.000\nGå inte nära kanten.\n"),
        Example::srt("1\r\n⟦00:00:01,000 --> 00:00:03,000⟧\nBadet öppnar på lördag.\r\n")
            .fixed("1\r\n00:00:01,000 --> 00:00:03,000\r\nBadet öppnar på lördag.\r\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:03.000\nBadet ⟦\u{fffd}⟧ppnar p⟦\u{fffd}⟧ lördag.\n"),
        Example::srt("\u{feff}1\r\n00:00:01,000 --> 00:00:03,000\r\nSão Paulo och Ângela på ön.\r\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:03.000\nRäkna ut √2 – eller låt bli.\n"),
    ],
    check: Check::Draft(check),
};

const ENCODING: Message = Message {
    what: Msg::new("Filen är sparad som {encoding} och inte som UTF-8.", "The file is saved as {encoding} and not as UTF-8."),
    why: Msg::new(
        "I många spelare blir å, ä och ö obegripliga tecken för den som läser i stället för att lyssna.",
        "In many players å, ä and ö become garbled for whoever reads instead of listening.",
    ),
    how: Msg::new(
        "Spara filen som UTF-8. klart kan göra det utan att ändra texten.",
        "Save the file as UTF-8. klart can do it without changing the text.",
    ),
};

const BROWSER: Message = Message {
    what: Msg::new("Filen är sparad som {encoding} och inte som UTF-8.", "The file is saved as {encoding} and not as UTF-8."),
    why: Msg::new(
        "Webbläsare läser WebVTT bara som UTF-8, så å, ä och ö visas som frågetecken.",
        "Browsers read WebVTT as UTF-8 only, so å, ä and ö are shown as question marks.",
    ),
    how: Msg::new(
        "Spara filen som UTF-8. klart kan göra det utan att ändra texten.",
        "Save the file as UTF-8. klart can do it without changing the text.",
    ),
};

const PLACE: Message = Message {
    what: Msg::new(
        "{channel} vill ha UTF-8, och filen är sparad som {encoding}.",
        "{channel} wants UTF-8, and the file is saved as {encoding}.",
    ),
    why: Msg::new(
        "Kanalen säger nej till filen eller visar frågetecken för å, ä och ö.",
        "Then the file is refused, or å, ä and ö are shown as question marks.",
    ),
    how: Msg::new(
        "Spara filen som UTF-8. klart kan göra det utan att ändra texten.",
        "Save the file as UTF-8. klart can do it without changing the text.",
    ),
};

const LINE_ENDS: Message = Message {
    what: Msg::new("Filens rader slutar på olika eller ovanliga sätt.", "The lines of the file end in different or unusual ways."),
    why: Msg::new(
        "En del spelare ser då flera rutor som en enda, eller ingen text alls.",
        "Some players then take several cues for one, or see no text at all.",
    ),
    how: Msg::new(
        "Spara filen med en sorts radslut. klart kan göra det utan att ändra texten.",
        "Save it with one kind of line end. klart can do it without changing the text.",
    ),
};

const MISREAD: Message = Message {
    what: Msg::new("Filen har teckenskräp där det ska stå ”{meant}”.", "The file has garbled letters where “{meant}” should stand."),
    why: Msg::new(
        "Någon har öppnat filen i fel teckenkodning och sparat den. Texten blir svår att läsa.",
        "Somebody opened the file in the wrong encoding and saved it. The text is hard to read.",
    ),
    how: Msg::new("Byt tillbaka bokstäverna. Det finns på {places} ställen.", "Put the letters back. There are {places} places."),
};

const LOST: Message = Message {
    what: Msg::new("Tecken som har gått förlorade i filen: {places}.", "Characters lost in the file: {places}."),
    why: Msg::new(
        "I stället för bokstaven syns en ruta eller ett frågetecken, och ingen kan veta vad som stod där.",
        "A box or a question mark is shown for the letter, and nobody can know what stood there.",
    ),
    how: Msg::new(
        "Hämta filen en gång till från den som gjorde den, eller skriv bokstäverna på nytt.",
        "Fetch the file anew from whoever made it, or write the letters again.",
    ),
};

/// Places of lost letters that are pointed out; the rest are counted.
const MOST_PLACES: usize = 10;

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    let of = |writing: Writing| captions.faults.iter().filter(move |fault| fault.kind == FaultKind::WrongEncoding(writing));
    let encoded = captions.faults.iter().find_map(|fault| match fault.kind {
        FaultKind::WrongEncoding(Writing::Encoding(name)) => Some((fault, name)),
        _ => None,
    });
    if let Some((fault, name)) = encoded {
        found.push(encoding(captions, settings, fault, name));
    } else if let Some(fault) = of(Writing::LineEnds).next() {
        found.push(Finding::fault(Level::Warning, &LINE_ENDS).at(fault.span).fix(anew(fault)));
    }
    if let Some(fault) = of(Writing::Misread).next() {
        found.push(misread(fault));
    }
    lost(&of(Writing::Lost).collect::<Vec<_>>(), found);
}

/// One finding for letters and line ends: both go with the same fix.
fn encoding(captions: &Captions, settings: &Settings, fault: &Fault, name: &'static str) -> Finding {
    let demanding = settings.channels.iter().find(|channel| channel.captions.is_some_and(|takes| takes.utf8_only));
    let said = |level, message| Finding::fault(level, message).at(fault.span).arg("encoding", name).fix(anew(fault));
    match demanding {
        _ if captions.dialect == Dialect::Vtt => said(Level::Error, &BROWSER),
        Some(channel) => said(Level::Error, &PLACE).arg("channel", channel.label),
        None => said(Level::Warning, &ENCODING),
    }
}

/// The same letters in UTF-8; nothing where bytes that are no letters would be lost.
fn anew(fault: &Fault) -> Option<Fix> {
    fault
        .certain
        .then(|| Fix::reencode(Msg::new("Spara om filen som UTF-8 med jämna radslut", "Save the file as UTF-8 with even line ends")))
}

fn misread(fault: &Fault) -> Finding {
    let safety = if fault.certain { Safety::Safe } else { Safety::Suggest };
    let meant = fault.repair.first().map(|edit| edit.text.clone()).unwrap_or_default();
    let fix = Fix::edits(safety, Msg::new("Byt tillbaka bokstäverna", "Put the letters back"), fault.repair.clone());
    let finding = Finding::fault(Level::Warning, &MISREAD).at(fault.span).arg("meant", meant);
    let mut finding = finding.arg("places", fault.repair.len()).fix(fix);
    finding.count = fault.repair.len();
    finding
}

fn lost(faults: &[&Fault], found: &mut Findings) {
    let Some((first, rest)) = faults.split_first() else { return };
    let finding = Finding::fault(Level::Warning, &LOST).at(first.span).arg("places", faults.len());
    let mut finding = rest.iter().take(MOST_PLACES).fold(finding, |finding, fault| finding.also(fault.span));
    finding.count = faults.len();
    found.push(finding);
}
