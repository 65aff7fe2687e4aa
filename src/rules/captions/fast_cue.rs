//! A cue that is gone before most people have read it.

use crate::config::{CaptionLimits, Level, Settings};
use crate::draft::{Captions, Cue, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::timeline::{Timeline, begins, carries_over, end_at, judged, pace, tenths_over};

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/fast-cue",
    levels: &[Level::Warning, Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &[],
    sources: &["Netflix Timed Text Style Guide: Swedish, in Subtitle Edit", "Ofcom: 160–180 words a minute"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing, Situation::Cognition],
    title: Msg::new("Text som går för fort", "Text that goes too fast"),
    guide: &[],
    rewrites: &[],
    messages: &[&EXTEND, &SHORTEN],
    options: &[],
    yields_to: &["captions/no-cues@file", "captions/machine-made@file"],
    cap: 10,
    examples: &[
        Example::srt("1\n⟦00:00:01,000 --> 00:00:02,500⟧\nBadhuset öppnar igen på lördag morgon.\n")
            .fixed("1\n00:00:01,000 --> 00:00:03,236\nBadhuset öppnar igen på lördag morgon.\n"),
        Example::vtt(
            "WEBVTT\n\n⟦00:01.000 --> 00:03.000⟧\nBadhuset öppnar igen på lördag morgon.\n\n00:03.000 --> 00:05.000\nVälkommen in.\n",
        ),
        Example::srt("1\n00:00:08,000 --> 00:00:10,000\nVi tar emot färg och gamla lampor.\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:03.500\nHej och välkomna hit.\n\n00:03.500 --> 00:03.510\nHej och välkomna hit.\n"),
    ],
    check: Check::Draft(check),
};

const EXTEND: Message = Message {
    what: Msg::new("Rutan går för fort: {speed} tecken i sekunden.", "The cue goes too fast: {speed} characters a second."),
    why: Msg::new(
        "Över {limit} tecken i sekunden hinner många inte läsa hela texten.",
        "Over {limit} characters a second many do not have time to read it all.",
    ),
    how: Msg::new(
        "Låt rutan stå kvar {more} sekunder till. Det finns ledig tid efter den.",
        "Let the cue stay {more} seconds longer. There is free time after it.",
    ),
};

const SHORTEN: Message = Message {
    what: Msg::new("Rutan går för fort: {speed} tecken i sekunden.", "The cue goes too fast: {speed} characters a second."),
    why: Msg::new(
        "Över {limit} tecken i sekunden hinner många inte läsa hela texten.",
        "Over {limit} characters a second many do not have time to read it all.",
    ),
    how: Msg::new(
        "Korta texten med {cut} tecken, eller ge rutan mer tid.",
        "Shorten the text by {cut} characters, or give the cue more time.",
    ),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    let limits = &settings.captions;
    let mut timeline: Option<Timeline> = None;
    let mut before: Option<&Cue> = None;
    for cue in &captions.cues {
        let earlier = before.replace(cue);
        let (Some(start), Some(duration)) = (cue.start_ms, cue.duration_ms().filter(|duration| *duration > 0)) else { continue };
        // A text has no more characters than bytes, and counting them is the dearer part.
        if pace(cue.lines.iter().map(|line| line.plain.len()).sum(), duration, limits) == 0 {
            continue;
        }
        let characters = cue.graphemes();
        let level = match pace(characters, duration, limits) {
            0 => continue,
            1 => Level::Advice,
            _ => limits.speed_level,
        };
        if !earlier.is_some_and(|earlier| carries_over(earlier, cue)) {
            let timeline = timeline.get_or_insert_with(|| Timeline::of(captions));
            found.push(finding(captions, cue, (start, duration, characters), level, timeline, limits));
        }
    }
}

fn finding(
    captions: &Captions,
    cue: &Cue,
    (start, duration, characters): (i64, i64, usize),
    level: Level,
    timeline: &Timeline,
    limits: &CaptionLimits,
) -> Finding {
    let characters = i64::try_from(characters).unwrap_or(i64::MAX / 20_000);
    let limit = i64::from(limits.speed_advice);
    // Rounded away from the limit, so that a message never says ”17,0 is over 17”.
    let tenths = (characters * 10_000 + duration - 1) / duration;
    let said = |message| {
        let finding = Finding::fault(level, message).at(cue.timing).arg("cue", cue.index).arg("time", begins(cue)).arg("limit", limit);
        finding.arg("speed", tenths as f64 / 10.0).over(tenths - 10 * limit)
    };
    let needed = (characters * 1000 + limit - 1) / limit;
    let end = start + needed;
    let room = end <= timeline.free_until(start, limits) && needed <= i64::from(limits.longest_ms);
    match end_at(captions, cue, end).filter(|_| room) {
        Some(edit) => {
            let fix = Fix::edits(Safety::Suggest, Msg::new("Låt rutan stå kvar längre", "Let the cue stay longer"), [edit]);
            said(&EXTEND).arg("more", tenths_over(needed - duration)).fix(fix)
        }
        None => said(&SHORTEN).arg("cut", characters - limit * duration / 1000),
    }
}
