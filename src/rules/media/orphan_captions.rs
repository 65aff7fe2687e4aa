//! A caption file that belongs to none of the films beside it.
//!
//! A folder without any film, or with fewer films than such files, is where captions are kept: then the rule is silent, and so it is for a name that is
//! near a film's, which media/misnamed-captions tells.

use crate::config::{Level, Settings};
use crate::draft::{Dialect, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "media/orphan-captions",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &[],
    sources: &["mpv player/external_files.c", "Jellyfin documentation, external files"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing],
    title: Msg::new("Undertexter utan film", "Captions without a film"),
    guide: &[],
    rewrites: &[],
    messages: &[&ORPHAN],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::srt("1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n").named("simskola.sv.srt").whole().beside(&[
            ("simskola.sv.srt", "1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n"),
            ("biblioteket.mp4", "corpora/media/samples/tone.mp4"),
        ]),
        Example::vtt("WEBVTT\n\n00:00.000 --> 00:02.000\nBadet öppnar på lördag.\n").named("avsnitt-2.vtt").whole().beside(&[
            ("avsnitt-2.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nBadet öppnar på lördag.\n"),
            ("avsnitt-1.mp4", "corpora/media/samples/tone.mp4"),
        ]),
        Example::srt("1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n").named("simskola.sv.srt").beside(&[
            ("simskola.sv.srt", "1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n"),
            ("simskola.mp4", "corpora/media/samples/tone.mp4"),
            ("biblioteket.mp4", "corpora/media/samples/tone.mp4"),
        ]),
        Example::srt("1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n").named("simskolan.sv.srt").beside(&[
            ("simskolan.sv.srt", "1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n"),
            ("simskola.mp4", "corpora/media/samples/tone.mp4"),
        ]),
        Example::srt("1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n")
            .named("simskola.sv.srt")
            .beside(&[("simskola.sv.srt", "1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n"), ("simskola.md", "# Simskola\n")]),
        Example::vtt("WEBVTT\n\n00:00.000 --> 00:02.000\nBadet öppnar på lördag.\n").named("simskola.vtt"),
        Example::vtt("WEBVTT\n\n00:00.000 --> 00:02.000\nInledning\n").named("simskola-kapitel.vtt").beside(&[
            ("simskola-kapitel.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nInledning\n"),
            ("simskola.mp4", "corpora/media/samples/tone.mp4"),
        ]),
        Example::srt("1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n").named("parken.sv.srt").beside(&[
            ("parken.sv.srt", "1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n"),
            ("torget.sv.srt", "1\n00:00:00,000 --> 00:00:02,000\nTorget öppnar på lördag.\n"),
            ("biblioteket.mp4", "corpora/media/samples/tone.mp4"),
        ]),
    ],
    check: Check::Draft(check),
};

const ORPHAN: Message = Message {
    what: Msg::new("Ingen av filmerna bredvid hör ihop med undertexterna.", "None of the films beside it belongs to the captions."),
    why: Msg::new(
        "Spelaren letar efter filmens eget namn. Utan det visas ingen text.",
        "The player looks for the film's own name. Without it no text is shown.",
    ),
    how: Msg::new("Ge filen samma namn som filmen, eller ta bort den.", "Give the file the film's name, or remove it."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let Some(captions) = &draft.captions else { return };
    if captions.orphan && matches!(captions.dialect, Dialect::Srt | Dialect::Vtt) {
        found.push(Finding::fault(Level::Advice, &ORPHAN));
    }
}
