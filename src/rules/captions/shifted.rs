//! Captions whose every cue comes at the wrong time.

use crate::config::{Level, Settings};
use crate::draft::{Captions, Cue, Dialect, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::Edit;

use super::heard::lag;
use super::timeline::{clock, film_end, in_time, judged, time_at};

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/shifted",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 1.2.2"],
    sources: &["media/MEDIA.md sections 9 and 11", "BBC's limit for early and late text, in W3C media-timed-events"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing],
    title: Msg::new("Undertexter i otakt", "Captions out of step"),
    guide: &[],
    rewrites: &[],
    messages: &[&LATE, &AFTER, &LAG],
    options: &[],
    yields_to: &["captions/no-cues@file"],
    cap: 10,
    examples: &[
        Example::srt("1\n⟦10:00:01,000 --> 10:00:03,000⟧\nBadet öppnar på lördag.\n\n2\n10:00:03,500 --> 10:00:05,000\nVälkommen in.\n")
            .fixed("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n\n2\n00:00:03,500 --> 00:00:05,000\nVälkommen in.\n"),
        Example::vtt("WEBVTT\n\n⟦01:00:00.500 --> 01:00:02.500 line:0⟧\n<v Åsa>Badet öppnar på lördag.</v>\n")
            .named("film.sv.vtt")
            .beside(&[("film.mp4", "corpora/media/samples/tone.mp4")])
            .fixed("WEBVTT\n\n00:00:00.500 --> 00:00:02.500 line:0\n<v Åsa>Badet öppnar på lördag.</v>\n"),
        // Longer than the film even so: no one shift is right.
        Example::srt("1\n⟦01:00:01,000 --> 01:00:03,000⟧\nBadet öppnar på lördag.\n\n2\n01:00:05,000 --> 01:00:07,000\nVälkommen in.\n")
            .named("film.sv.srt")
            .beside(&[("film.mp4", "corpora/media/samples/tone.mp4")]),
        Example::srt("1\n⟦00:00:03,000 --> 00:00:05,000⟧\nBadet öppnar på lördag.\n")
            .named("film.sv.srt")
            .beside(&[("film.mp4", "corpora/media/samples/tone.mp4")]),
        Example::srt("1\n00:59:59,999 --> 01:00:03,000\nBadet öppnar på lördag.\n"),
        Example::srt("1\n00:00:02,900 --> 00:00:03,400\nHej.\n\n2\n00:00:04,000 --> 00:00:05,000\nBadet öppnar på lördag.\n")
            .named("film.sv.srt")
            .beside(&[("film.mp4", "corpora/media/samples/tone.mp4")]),
    ],
    check: Check::Draft(check),
};

const LATE: Message = Message {
    what: Msg::new("Undertexterna börjar först {time} in i filmen.", "The captions do not begin until {time} into the film."),
    why: Msg::new(
        "Tiderna räknas nog från en sändning eller ett klipprogram, så rutorna syns inte.",
        "The times seem to count from a broadcast or an editing desk, so the cues are not seen.",
    ),
    how: Msg::new(
        "Flytta alla rutor så att den första kommer när någon börjar tala.",
        "Move all cues so that the first comes when somebody begins to speak.",
    ),
};

const AFTER: Message = Message {
    what: Msg::new("Alla undertexter kommer efter filmens slut, {time}.", "All captions come after the end of the film, {time}."),
    why: Msg::new(
        "Ingen ruta syns, så den som inte hör får inte veta vad som sägs.",
        "No cue is seen, so whoever does not hear does not learn what is said.",
    ),
    how: Msg::new(
        "Kontrollera att filen hör till filmen, och flytta alla rutor lika mycket.",
        "Check that the file belongs to the film, and move all cues by as much.",
    ),
};

const LAG: Message = Message {
    what: Msg::new(
        "Undertexterna verkar komma {seconds} sekunder {when} talet.",
        "The captions seem to come {seconds} seconds {when} the speech.",
    ),
    why: Msg::new(
        "Den som både läser och lyssnar, eller läser på läpparna, tappar tråden.",
        "Whoever both reads and listens, or reads lips, loses the thread.",
    ),
    how: Msg::new(
        "Se några minuter av filmen, och flytta alla rutor lika mycket.",
        "Watch some minutes of the film, and move all cues by as much.",
    ),
};

/// What editors count broadcasts from: whole hours. Milliseconds.
const HOUR_MS: i64 = 3_600_000;
/// As in captions/past-end.
const SLACK_MS: i64 = 500;

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    let cues = in_time(captions);
    let Some((first, _, cue)) = cues.first().copied() else { return };
    let film_end = film_end(captions);
    let last = cues.iter().map(|(_, end, _)| *end).max().unwrap_or(first);
    let over = |shift: i64| film_end.is_some_and(|film_end| last - shift > film_end.saturating_add(SLACK_MS));
    if first >= HOUR_MS && (film_end.is_none() || over(0)) {
        let shift = first / HOUR_MS * HOUR_MS;
        let fix = moved(captions, shift).filter(|_| !over(shift));
        found.push(Finding::fault(Level::Warning, &LATE).at(cue.timing).arg("time", clock(first)).fix(fix));
    } else if film_end.is_some_and(|film_end| first >= film_end) {
        let end = film_end.unwrap_or(first);
        found.push(Finding::fault(Level::Warning, &AFTER).at(cue.timing).arg("time", clock(end)));
    } else if let Some(late) = late(captions, &cues) {
        let when = if late > 0 { Msg::new("efter", "after") } else { Msg::new("före", "before") };
        let finding = Finding::fault(Level::Warning, &LAG).at(cue.timing).arg("seconds", late.abs() as f64 / 1000.0).arg("when", when);
        found.push(finding.fix(moved(captions, late).filter(|_| !over(late))));
    }
}

/// How late the cues come by what was heard.
fn late(captions: &Captions, cues: &[(i64, i64, &Cue)]) -> Option<i64> {
    let heard = captions.film.as_ref()?.heard.as_ref().filter(|heard| heard.whole)?;
    let times: Vec<(i64, i64)> = cues.iter().map(|(start, end, _)| (*start, *end)).collect();
    lag(&heard.runs, &times)
}

/// Every cue so much earlier. `None` where a time cannot be read or would come before the start, or where a text may hold
/// times of its own.
fn moved(captions: &Captions, shift: i64) -> Option<Fix> {
    let mut edits: Vec<Edit> = Vec::with_capacity(captions.cues.len() * 2);
    for cue in &captions.cues {
        let whole = cue.lines.iter().all(|line| line.plain.is_empty() || line.whole().is_some());
        if captions.dialect == Dialect::Vtt && !whole {
            return None;
        }
        for (span, ms) in [(cue.start, cue.start_ms?), (cue.end, cue.end_ms?)] {
            edits.push(time_at(captions, span, ms.checked_sub(shift).filter(|ms| *ms >= 0)?)?);
        }
    }
    Fix::edits(Safety::Suggest, Msg::new("Flytta alla rutor lika mycket", "Move all cues by as much"), edits)
}
