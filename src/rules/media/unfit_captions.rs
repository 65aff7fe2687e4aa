//! Text beside a film that does not carry the speech: signs only, chapters, descriptions, metadata.

use crate::config::{Level, Settings};
use crate::draft::{Dialect, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

use super::captioning::{Sound, Standing, films, name, place, said, sound, standing};

/// The rule.
pub const RULE: Rule = Rule {
    id: "media/unfit-captions",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 1.2.2", "DOS-lagen 9 §"],
    sources: &["webbriktlinjer.se R117", "HTML: the kinds of track"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing],
    title: Msg::new("Text som inte är undertexter", "Text that is no captions"),
    guide: &[],
    rewrites: &[],
    messages: &[&BESIDE, &INSIDE, &LOG],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("⟦[Se filmen](film.mp4)⟧\n").beside(&[
            ("film.mp4", "corpora/media/samples/tone.mp4"),
            ("film.sv.forced.srt", "1\n00:00:00,000 --> 00:00:02,000\nSkylt: Badet är stängt.\n"),
        ]),
        Example::html("⟦<video controls src=\"film.mp4\"><track kind=\"chapters\" src=\"kapitel.vtt\" srclang=\"sv\"></video>⟧\n")
            .beside(&[("film.mp4", "corpora/media/samples/tone.mp4"), ("kapitel.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nInledning\n")]),
        Example::html("⟦<video controls src=\"film.mkv\"></video>⟧\n").beside(&[("film.mkv", "corpora/media/samples/text-forced.mkv")]),
        Example::md("[Se filmen](film.mp4)\n").beside(&[
            ("film.mp4", "corpora/media/samples/tone.mp4"),
            ("film.sv.forced.srt", "1\n00:00:00,000 --> 00:00:02,000\nSkylt: Badet är stängt.\n"),
            ("film.sv.srt", "1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n"),
        ]),
        Example::html("<video controls src=\"film.mkv\"></video>\n").beside(&[("film.mkv", "corpora/media/samples/text-hearing.mkv")]),
        Example::srt("1\n00:00:00,000 --> 00:00:00,033\nFrameCnt: 1, DiffTime: 33ms\n[iso: 100] [shutter: 1/500] [fnum: 280]\n").whole(),
        Example::vtt("WEBVTT\n\n00:00.000 --> 00:10.000\nminiatyrer.jpg#xywh=0,0,160,90\n"),
    ],
    check: Check::Draft(check),
};

const BESIDE: Message = Message {
    what: Msg::new("Filmen ”{film}” har text, men inte till det som sägs.", "The film “{film}” has text, but not of what is said."),
    why: Msg::new(
        "”{file}” är skyltar, kapitel eller beskrivningar. Den som inte hör får inte talet.",
        "“{file}” holds signs, chapters or descriptions. Whoever does not hear gets no speech.",
    ),
    how: Msg::new("Lägg till undertexter med talet och de viktiga ljuden.", "Add captions with the speech and the sounds that matter."),
};

const INSIDE: Message = Message {
    what: Msg::new("Filmen ”{film}” har text, men inte till det som sägs.", "The film “{film}” has text, but not of what is said."),
    why: Msg::new(
        "Textspåret i filmen är bara skyltar eller beskrivningar. Talet saknas för den som inte hör.",
        "The text track inside holds only signs or descriptions. The speech is lost for whoever does not hear.",
    ),
    how: Msg::new("Lägg till undertexter med talet och de viktiga ljuden.", "Add captions with the speech and the sounds that matter."),
};

const LOG: Message = Message {
    what: Msg::new("Filen är en drönares logg och inga undertexter.", "The file is a drone's log, and no captions."),
    why: Msg::new(
        "Den som inte hör får läsa kamerans inställningar i stället för det som sägs.",
        "Whoever does not hear is shown the camera's settings instead of what is said.",
    ),
    how: Msg::new(
        "Publicera inte filen. Lägg till undertexter om någon talar i filmen.",
        "Do not publish the file. Add captions if somebody speaks in the film.",
    ),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    if draft.captions.as_ref().is_some_and(|captions| captions.dialect == Dialect::Telemetry) {
        found.push(Finding::fault(Level::Error, &LOG));
    }
    for film in films(draft).filter(|film| sound(film) == Sound::Heard && said(film, |said| &said.sound) != Some("music")) {
        if let Standing::Unfit(file) = standing(film) {
            let message = if file.is_empty() { &INSIDE } else { &BESIDE };
            found.push(Finding::fault(Level::Error, message).at(place(film)).arg("film", name(film)).arg("file", file));
        }
    }
}
