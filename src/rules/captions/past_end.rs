//! A cue that stands after its film has ended.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

use super::timeline::{clock, film_end, in_time, judged};

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/past-end",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 1.2.2"],
    sources: &["media/MEDIA.md section 11"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing],
    title: Msg::new("Ruta efter filmens slut", "Cue after the end of the film"),
    guide: &[],
    rewrites: &[],
    messages: &[&AFTER, &OVER],
    options: &[],
    yields_to: &["captions/no-cues@file", "captions/shifted@file"],
    cap: 10,
    examples: &[
        Example::srt("1\n00:00:00,500 --> 00:00:02,000\nBadet öppnar på lördag.\n\n2\n⟦00:00:02,000 --> 00:00:03,501⟧\nVälkommen in.\n")
            .named("film.sv.srt")
            .beside(&[("film.mp4", "corpora/media/samples/tone.mp4")]),
        Example::vtt("WEBVTT\n\n00:00.500 --> 00:02.000\nBadet öppnar på lördag.\n\n⟦00:04.000 --> 00:06.000⟧\nVälkommen in.\n")
            .named("film.sv.vtt")
            .beside(&[("film.mkv", "corpora/media/samples/tone.mkv")]),
        Example::srt("1\n00:00:00,500 --> 00:00:03,500\nBadet öppnar på lördag.\n")
            .named("film.sv.srt")
            .beside(&[("film.mp4", "corpora/media/samples/tone.mp4")]),
        Example::srt("1\n00:00:00,500 --> 00:00:02,000\nBadet öppnar på lördag.\n\n2\n00:00:04,000 --> 00:00:06,000\nVälkommen in.\n")
            .named("film.sv.srt")
            .beside(&[("film.webm", "corpora/media/samples/tone.mp4"), ("film.mp4", "corpora/media/samples/speech.mp4")]),
        Example::srt("1\n00:00:00,500 --> 00:00:02,000\nBadet öppnar på lördag.\n\n2\n00:00:04,000 --> 00:00:06,000\nVälkommen in.\n")
            .named("film.sv.srt"),
    ],
    check: Check::Draft(check),
};

const AFTER: Message = Message {
    what: Msg::new("Rutan börjar när filmen redan har slutat.", "The cue begins when the film has already ended."),
    why: Msg::new(
        "Rutan syns aldrig, så den som inte hör går miste om det som sägs.",
        "The cue is never seen, so whoever does not hear misses what is said.",
    ),
    how: Msg::new(
        "”{film}” slutar {end}. Kontrollera tiderna, och att det är rätt film.",
        "“{film}” ends at {end}. Check the times, and that it is the right film.",
    ),
};

const OVER: Message = Message {
    what: Msg::new("Rutan slutar {time}, efter att filmen har slutat.", "The cue ends at {time}, after the film has ended."),
    why: Msg::new(
        "Rutan försvinner innan den är läst, eller visar att tiderna hör till en annan film.",
        "The cue goes away before it is read, or shows that the times belong to another film.",
    ),
    how: Msg::new(
        "”{film}” slutar {end}. Kontrollera tiderna, och att det är rätt film.",
        "“{film}” ends at {end}. Check the times, and that it is the right film.",
    ),
};

/// What a player shows of a cue though the film has ended, and what headers round off. Milliseconds.
const SLACK_MS: i64 = 500;

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    let (Some(film), Some(film_end)) = (&captions.film, film_end(captions)) else { return };
    for (start, end, cue) in in_time(captions).into_iter().filter(|(_, end, _)| *end > film_end.saturating_add(SLACK_MS)) {
        let (message, time) = if start >= film_end { (&AFTER, start) } else { (&OVER, end) };
        let finding = Finding::fault(Level::Error, message).at(cue.timing).arg("cue", cue.index).arg("time", clock(time));
        found.push(finding.arg("film", film.name.as_str()).arg("end", clock(film_end)));
    }
}
