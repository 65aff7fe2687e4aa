//! A cue that stays so long that it is read twice.

use crate::config::{Level, Settings};
use crate::draft::{Draft, Text};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::layout::{Layout, Seam};
use super::timeline::{begins, is_sound, judged, tenths_over};

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/long-cue",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &[],
    sources: &["Netflix Timed Text Style Guide, in Subtitle Edit: 7 seconds", "Danish profile: 8 seconds"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing, Situation::Cognition],
    title: Msg::new("Ruta som står för länge", "Cue that stays too long"),
    guide: &[],
    rewrites: &[],
    messages: &[&DIVIDE, &STAYS],
    options: &[],
    yields_to: &["captions/no-cues@file", "captions/machine-made@file"],
    cap: 10,
    examples: &[
        Example::srt("1\n⟦00:00:01,000 --> 00:00:09,000⟧\nBadet öppnar på lördag. Ta med handduk.\n")
            .fixed("1\n00:00:01,000 --> 00:00:05,842\nBadet öppnar på lördag.\n\n2\n00:00:05,842 --> 00:00:09,000\nTa med handduk.\n"),
        Example::vtt("WEBVTT\n\n⟦00:01.000 --> 00:09.000 line:85%⟧\nBadet öppnar på lördag.\nTa med handduk.\n")
            .fixed("WEBVTT\n\n00:01.000 --> 00:00:05.842 line:85%\nBadet öppnar på lördag.\n\n00:00:05.842 --> 00:00:09.000 line:85%\nTa med handduk.\n"),
        Example::srt("1\n⟦00:00:01,000 --> 00:00:08,001⟧\nVälkommen in hit.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:08,000\nBadet öppnar på lördag. Ta med handduk.\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:31.000\n[Stillsam pianomusik]\n"),
    ],
    check: Check::Draft(check),
};

const WHAT: Msg = Msg::new("Rutan står kvar i {seconds} sekunder.", "The cue stays for {seconds} seconds.");

const DIVIDE: Message = Message {
    what: WHAT,
    why: Msg::new(
        "Efter {limit} sekunder läser många om texten och tappar bilden.",
        "After {limit} seconds many read the text again, and lose the picture.",
    ),
    how: Msg::new("Dela rutan i två, där en mening slutar.", "Divide the cue into two, where a sentence ends."),
};

const STAYS: Message = Message {
    what: WHAT,
    why: Msg::new(
        "Efter {limit} sekunder läser många om texten och tappar bilden.",
        "After {limit} seconds many read the text again, and lose the picture.",
    ),
    how: Msg::new(
        "Lyssna efter när repliken slutar, eller dela texten på två rutor.",
        "Listen for when the line ends, or divide the text into two cues.",
    ),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    let limits = &settings.captions;
    let longest = i64::from(limits.longest_ms);
    for cue in &captions.cues {
        let Some(duration) = cue.duration_ms().filter(|duration| *duration > longest) else { continue };
        if is_sound(cue) || cue.lines.iter().all(Text::is_blank) {
            continue;
        }
        let edits = Layout::of(cue, draft.newline).and_then(|layout| layout.over_cues(captions, limits, Seam::Sentence));
        let fix = edits.and_then(|edits| Fix::edits(Safety::Suggest, Msg::new("Dela rutan i två", "Divide the cue into two"), edits));
        let message = if fix.is_some() { &DIVIDE } else { &STAYS };
        let finding = Finding::fault(Level::Advice, message).at(cue.timing).arg("cue", cue.index).arg("time", begins(cue));
        let finding = finding.arg("seconds", tenths_over(duration)).arg("limit", longest / 1000);
        found.push(finding.over(duration - longest).fix(fix));
    }
}
