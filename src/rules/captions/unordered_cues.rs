//! Cues that do not stand in the order of the film.

use crate::config::{Level, Settings};
use crate::draft::{Captions, Cue, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::timeline::{begins, in_time, judged};

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/unordered-cues",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &[],
    sources: &["W3C WebVTT (order of cues)", "srt-validator"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing],
    title: Msg::new("Rutor i fel ordning", "Cues in the wrong order"),
    guide: &[],
    rewrites: &[],
    messages: &[&ONE, &MANY],
    options: &[],
    yields_to: &["captions/no-cues@file"],
    cap: 10,
    examples: &[
        Example::srt(
            "1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n\n2\n00:00:08,000 --> 00:00:10,000\nVälkommen in.\n\n3\n⟦00:00:04,000 --> 00:00:06,000⟧\nTa med handduk.\n",
        )
        .fixed("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n\n2\n00:00:04,000 --> 00:00:06,000\nTa med handduk.\n\n3\n00:00:08,000 --> 00:00:10,000\nVälkommen in.\n"),
        Example::vtt(
            "WEBVTT\n\nslut\n00:08.000 --> 00:10.000 line:85%\nVälkommen in.\n\nNOTE Före öppningen\n\nmitt\n⟦00:04.000 --> 00:06.000⟧\nTa med\nhandduk.\n\nbörjan\n⟦00:01.000 --> 00:03.000⟧\nBadet öppnar på lördag.\n",
        )
        .fixed("WEBVTT\n\nbörjan\n00:01.000 --> 00:03.000\nBadet öppnar på lördag.\n\nNOTE Före öppningen\n\nmitt\n00:04.000 --> 00:06.000\nTa med\nhandduk.\n\nslut\n00:08.000 --> 00:10.000 line:85%\nVälkommen in.\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:05.000 line:85%\nVälkommen in.\n\n00:01.000 --> 00:05.000 line:10%\n[Musik]\n"),
    ],
    check: Check::Draft(check),
};

const ONE: Message = Message {
    what: Msg::new(
        "Rutan ska synas före ruta {before}, som står ovanför.",
        "The cue is to be shown before cue {before}, which stands above it.",
    ),
    why: Msg::new(
        "En del spelare hoppar över rutor som inte står i filmens ordning.",
        "Some players skip cues that do not stand in the order of the film.",
    ),
    how: Msg::new("Lägg rutorna i tidsordning.", "Put the cues in order of time."),
};

const MANY: Message = Message {
    what: Msg::new("{cues} rutor börjar tidigare än rutan ovanför.", "{cues} cues begin earlier than the cue above them."),
    why: Msg::new(
        "En del spelare hoppar över rutor som inte står i filmens ordning.",
        "Some players skip cues that do not stand in the order of the film.",
    ),
    how: Msg::new("Lägg rutorna i tidsordning.", "Put the cues in order of time."),
};

/// One finding for the file: one sorting mends all.
fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    // No film has a hundred hours: such a time is told of as what it is, a slip of the keys.
    let start = |cue: &Cue| cue.start_ms.filter(|start| *start < 360_000_000);
    let timed: Vec<(i64, &Cue)> = captions.cues.iter().filter_map(|cue| Some((start(cue)?, cue))).collect();
    let late: Vec<(&Cue, &Cue)> = timed.windows(2).filter(|pair| pair[1].0 < pair[0].0).map(|pair| (pair[0].1, pair[1].1)).collect();
    let Some((before, first)) = late.first() else { return };
    let message = if late.len() == 1 { &ONE } else { &MANY };
    let finding = Finding::fault(Level::Warning, message).at(first.timing).arg("cue", first.index).arg("before", before.index);
    let finding = finding.arg("cues", late.len()).arg("time", begins(first)).fix(sorted(captions));
    found.push(late[1..].iter().fold(finding, |finding, (_, cue)| finding.also(cue.timing)));
}

/// All cues in order of time. Two films' captions in one file would be mixed, and their cues then collide: only a
/// suggestion.
fn sorted(captions: &Captions) -> Option<Fix> {
    let collides = in_time(captions).windows(2).any(|pair| {
        let ((start, end, one), (next, until, other)) = (pair[0], pair[1]);
        next < end && (start, end) != (next, until) && one.settings == other.settings
    });
    let safety = if collides { Safety::Suggest } else { Safety::Safe };
    Fix::edits(safety, Msg::new("Lägg rutorna i tidsordning", "Put the cues in order of time"), captions.in_order.clone())
}
