//! A cue that ends before it starts, or at once.

use crate::config::{CaptionLimits, Level, Settings};
use crate::draft::{Captions, Cue, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::Edit;

use super::timeline::{Timeline, begins, end_at, judged, pace, written};

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/nonpositive-cue",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 1.2.2"],
    sources: &["W3C WebVTT: the end time is greater than the start time", "Subtitle Edit"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing],
    title: Msg::new("Ruta som aldrig syns", "Cue that is never seen"),
    guide: &[],
    rewrites: &[],
    messages: &[&BEFORE, &AT_ONCE],
    options: &[],
    yields_to: &["captions/no-cues@file"],
    cap: 10,
    examples: &[
        Example::srt("1\n⟦00:00:05,000 --> 00:00:04,000⟧\nBadet öppnar på lördag.\n")
            .fixed("1\n00:00:05,000 --> 00:00:06,533\nBadet öppnar på lördag.\n"),
        Example::vtt("WEBVTT\n\n⟦00:05.000 --> 00:05.000⟧\nBadet öppnar igen.\n")
            .fixed("WEBVTT\n\n00:05.000 --> 00:00:06.200\nBadet öppnar igen.\n"),
        Example::srt("1\n⟦00:00:05,000 --> 00:00:04,000⟧\nBadet öppnar på lördag.\n\n2\n00:00:05,500 --> 00:00:07,500\nVälkommen in.\n"),
        // The times have changed places: so the cue fits between its neighbours.
        Example::srt("1\n00:00:01,000 --> 00:00:04,000\nBadet öppnar i dag.\n\n2\n⟦00:00:06,500 --> 00:00:04,200⟧\nTa med egen handduk.\n\n3\n00:00:06,700 --> 00:00:08,500\nVälkommen in.\n")
            .fixed("1\n00:00:01,000 --> 00:00:04,000\nBadet öppnar i dag.\n\n2\n00:00:04,200 --> 00:00:06,500\nTa med egen handduk.\n\n3\n00:00:06,700 --> 00:00:08,500\nVälkommen in.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar igen.\n"),
    ],
    check: Check::Draft(check),
};

const BEFORE: Message = Message {
    what: Msg::new("Rutan slutar innan den börjar.", "The cue ends before it starts."),
    why: Msg::new(
        "Rutan syns aldrig, så den som inte hör går miste om det som sägs.",
        "The cue is never seen, so whoever does not hear misses what is said.",
    ),
    how: Msg::new(
        "Kontrollera tiderna mot filmen och skriv när rutan ska försvinna.",
        "Check the times against the film and write when the cue is to go away.",
    ),
};

const AT_ONCE: Message = Message {
    what: Msg::new("Rutan slutar i samma stund som den börjar.", "The cue ends the moment it starts."),
    why: Msg::new(
        "Rutan syns aldrig, så den som inte hör går miste om det som sägs.",
        "The cue is never seen, so whoever does not hear misses what is said.",
    ),
    how: Msg::new(
        "Kontrollera tiderna mot filmen och skriv när rutan ska försvinna.",
        "Check the times against the film and write when the cue is to go away.",
    ),
};

/// Characters a second that a suggested time gives: calm reading (media/MEDIA.md section 11).
const CALM: i64 = 15;

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    let mut timeline: Option<Timeline> = None;
    for cue in &captions.cues {
        let (Some(start), Some(duration)) = (cue.start_ms, cue.duration_ms()) else { continue };
        if duration > 0 {
            continue;
        }
        let timeline = timeline.get_or_insert_with(|| Timeline::of(captions));
        let message = if duration < 0 { &BEFORE } else { &AT_ONCE };
        let finding = Finding::fault(Level::Error, message).at(cue.timing).arg("cue", cue.index).arg("time", begins(cue)).over(-duration);
        found.push(finding.fix(fix(captions, cue, start, timeline, &settings.captions)));
    }
}

/// A second, or time to read calmly, up to the next cue. Nothing where that is too short to be read.
fn fix(captions: &Captions, cue: &Cue, start: i64, timeline: &Timeline, limits: &CaptionLimits) -> Option<Fix> {
    let characters = cue.graphemes();
    let calm = i64::try_from(characters).ok()?.saturating_mul(1000) / CALM;
    let end = start.saturating_add(calm.max(1000)).min(timeline.free_until(start, limits));
    let readable = end - start >= i64::from(limits.shortest_ms) && pace(characters, end - start, limits) == 0;
    if let Some(fix) = turned(captions, cue, limits) {
        return Some(fix);
    }
    let edit = end_at(captions, cue, end).filter(|_| readable)?;
    Fix::edits(Safety::Suggest, Msg::new("Ge rutan tid att läsas", "Give the cue time to be read"), [edit])
}

/// The two times with changed places, where the cue then fits between its neighbours and can be read.
fn turned(captions: &Captions, cue: &Cue, limits: &CaptionLimits) -> Option<Fix> {
    let (start, end) = (cue.end_ms?, cue.start_ms?);
    let before = captions.cues[..cue.index.checked_sub(1)?].last()?;
    let next = captions.cues.get(cue.index).map_or(Some(i64::MAX), |next| next.start_ms)?;
    let fits = before.start_ms? < start && before.end_ms? <= start && end <= next;
    let readable = end - start >= i64::from(limits.shortest_ms) && pace(cue.graphemes(), end - start, limits) == 0;
    let edits = [Edit { span: cue.start, text: written(captions, start)? }, Edit { span: cue.end, text: written(captions, end)? }];
    let title = Msg::new("Låt start och slut byta plats", "Let start and end change places");
    Fix::edits(Safety::Suggest, title, edits).filter(|_| fits && readable)
}
