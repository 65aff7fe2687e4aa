//! A cue that begins before the one before it has ended.

use crate::config::{CaptionLimits, Level, Settings};
use crate::draft::{Captions, Cue, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::timeline::{begins, end_at, in_time, judged, pace};

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/overlapping-cues",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &[],
    sources: &["srt-validator", "Subtitle Edit"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing, Situation::Cognition],
    title: Msg::new("Rutor som krockar", "Cues that collide"),
    guide: &[],
    rewrites: &[],
    messages: &[&OVERLAP],
    options: &[],
    yields_to: &["captions/no-cues@file", "captions/machine-made@file"],
    cap: 10,
    examples: &[
        Example::srt("1\n00:00:01,000 --> 00:00:04,500\nBadet öppnar på lördag.\n\n2\n⟦00:00:04,000 --> 00:00:06,000⟧\nVälkommen in.\n")
            .fixed("1\n00:00:01,000 --> 00:00:04,000\nBadet öppnar på lördag.\n\n2\n00:00:04,000 --> 00:00:06,000\nVälkommen in.\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:04.000\nBadet öppnar på lördag.\n\n⟦00:01.500 --> 00:06.000⟧\nVälkommen in.\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:04.000 line:85%\nBadet öppnar på lördag.\n\n00:02.000 --> 00:05.000 line:10%\n[Musik]\n"),
        Example::srt(
            "1\n00:00:01,000 --> 00:00:04,000\nBadet öppnar på lördag.\n\n2\n00:00:01,000 --> 00:00:04,000\nThe pool opens on Saturday.\n",
        ),
        Example::srt(
            "1\n00:00:01,000 --> 00:00:04,000\n{\\an8}Badhuset i Visby\n\n2\n00:00:02,000 --> 00:00:05,000\nVi öppnar på lördag.\n",
        ),
        Example::srt("1\n00:00:04,000 --> 00:00:06,000\nVälkommen in.\n\n2\n00:00:01,000 --> 00:00:04,000\nBadet öppnar på lördag.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:75,000\nBadet öppnar på lördag.\n\n2\n00:00:04,000 --> 00:00:06,000\nVälkommen in.\n"),
    ],
    check: Check::Draft(check),
};

const OVERLAP: Message = Message {
    what: Msg::new("Rutan börjar innan ruta {before} har slutat.", "The cue begins before cue {before} has ended."),
    why: Msg::new(
        "Två texter syns samtidigt eller hoppar, och det är svårt att hinna läsa.",
        "Two texts are shown at once or jump, and it is hard to keep up.",
    ),
    how: Msg::new("Låt ruta {before} sluta när den här börjar.", "Let cue {before} end when this one begins."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    let mut longest: Option<(i64, i64, &Cue)> = None;
    for (start, end, cue) in in_time(captions) {
        if let Some((earlier_start, earlier_end, earlier)) = longest
            && start < earlier_end
            && (start, end) != (earlier_start, earlier_end)
            && place(&cue.settings).eq(place(&earlier.settings))
        {
            let finding = Finding::fault(Level::Warning, &OVERLAP).at(cue.timing).arg("cue", cue.index).arg("before", earlier.index);
            let fix = trim(captions, earlier, earlier_start, start, &settings.captions);
            found.push(finding.arg("time", begins(cue)).over(earlier_end - start).fix(fix));
        }
        if longest.is_none_or(|(_, latest, _)| end >= latest) {
            longest = Some((start, end, cue));
        }
    }
}

/// The settings that say where on the screen a cue stands.
fn place(settings: &str) -> impl Iterator<Item = &str> {
    settings.split_ascii_whitespace().filter(|word| {
        let name = word.split(':').next().unwrap_or_default().to_ascii_lowercase();
        name.starts_with("{\\an") || ["line", "position", "region", "vertical", "align", "x1", "x2", "y1", "y2"].contains(&name.as_str())
    })
}

/// Ends the earlier cue where the later begins, when enough time is left to read it.
fn trim(captions: &Captions, earlier: &Cue, from: i64, to: i64, limits: &CaptionLimits) -> Option<Fix> {
    let characters = earlier.graphemes();
    let slower = pace(characters, to - from, limits) <= pace(characters, earlier.duration_ms()?, limits);
    let edit = end_at(captions, earlier, to).filter(|_| slower && to - from >= i64::from(limits.shortest_ms))?;
    Fix::edits(Safety::Safe, Msg::new("Låt den första rutan sluta tidigare", "Let the first cue end earlier"), [edit])
}
