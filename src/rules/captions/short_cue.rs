//! A cue that is gone before the eye has found it.

use crate::config::{CaptionLimits, Level, Settings};
use crate::draft::{Captions, Cue, Draft, Text};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::timeline::{Timeline, begins, carries_over, end_at, judged, tenths_under};

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/short-cue",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &[],
    sources: &["Netflix Timed Text Style Guide, in Subtitle Edit: five sixths of a second"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Ruta som bara blinkar till", "Cue that only flickers"),
    guide: &[],
    rewrites: &[],
    messages: &[&EXTEND, &CROWDED],
    options: &[],
    yields_to: &["captions/no-cues@file", "captions/machine-made@file"],
    cap: 10,
    examples: &[
        Example::srt("1\n⟦00:00:01,000 --> 00:00:01,500⟧\nHej.\n\n2\n00:00:04,000 --> 00:00:06,000\nVälkommen in.\n")
            .fixed("1\n00:00:01,000 --> 00:00:01,833\nHej.\n\n2\n00:00:04,000 --> 00:00:06,000\nVälkommen in.\n"),
        Example::vtt("WEBVTT\n\n⟦00:01.000 --> 00:01.500⟧\nVi är här.\n").fixed("WEBVTT\n\n00:01.000 --> 00:00:01.833\nVi är här.\n"),
        Example::srt("1\n⟦00:00:01,000 --> 00:00:01,500⟧\nHej.\n\n2\n00:00:01,600 --> 00:00:04,000\nVälkommen in.\n"),
        Example::vtt("WEBVTT\n\n⟦00:01.000 --> 00:02.900⟧\nVälkommen in hit.\n")
            .with("[captions]\nprofile = \"lattlast\"\n")
            .fixed("WEBVTT\n\n00:01.000 --> 00:00:03.000\nVälkommen in hit.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:01,833\nRing oss.\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:03.500\nHej och välkomna hit.\n\n00:03.500 --> 00:03.510\nHej och välkomna hit.\n"),
    ],
    check: Check::Draft(check),
};

const WHAT: Msg = Msg::new("Rutan syns bara {seconds} sekunder.", "The cue is shown for only {seconds} seconds.");
const WHY: Msg = Msg::new(
    "Under {limit} millisekunder hinner ögat inte hitta texten.",
    "Under {limit} milliseconds the eye does not find the text in time.",
);

const EXTEND: Message = Message {
    what: WHAT,
    why: WHY,
    how: Msg::new("Låt rutan stå kvar längre. Det finns ledig tid efter den.", "Let the cue stay longer. There is free time after it."),
};

const CROWDED: Message = Message {
    what: WHAT,
    why: WHY,
    how: Msg::new(
        "Slå ihop rutan med den före eller efter, eller låt nästa ruta börja senare.",
        "Join the cue with a neighbour, or let the next begin later.",
    ),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    let limits = &settings.captions;
    let shortest = i64::from(limits.shortest_ms);
    let mut timeline: Option<Timeline> = None;
    let mut before: Option<&Cue> = None;
    for cue in &captions.cues {
        let earlier = before.replace(cue);
        let (Some(start), Some(duration)) = (cue.start_ms, cue.duration_ms()) else { continue };
        let brief = (1..shortest).contains(&duration) && !cue.lines.iter().all(Text::is_blank);
        if !brief || earlier.is_some_and(|earlier| carries_over(earlier, cue)) {
            continue;
        }
        let timeline = timeline.get_or_insert_with(|| Timeline::of(captions));
        let fix = longer(captions, cue, start, timeline, limits);
        let message = if fix.is_some() { &EXTEND } else { &CROWDED };
        let finding = Finding::fault(Level::Warning, message).at(cue.timing).arg("cue", cue.index).arg("time", begins(cue));
        found.push(finding.arg("seconds", tenths_under(duration)).arg("limit", shortest).over(shortest - duration).fix(fix));
    }
}

/// Into the free time after the cue: long enough to be seen, and to be read where there is room.
fn longer(captions: &Captions, cue: &Cue, start: i64, timeline: &Timeline, limits: &CaptionLimits) -> Option<Fix> {
    let shortest = i64::from(limits.shortest_ms);
    let speed = i64::from(limits.speed_advice).max(1);
    let needed = (i64::try_from(cue.graphemes()).ok()?.saturating_mul(1000) + speed - 1) / speed;
    let end = start.saturating_add(needed.max(shortest)).min(timeline.free_until(start, limits));
    let edit = end_at(captions, cue, end).filter(|_| end - start >= shortest)?;
    Fix::edits(Safety::Suggest, Msg::new("Låt rutan stå kvar längre", "Let the cue stay longer"), [edit])
}
