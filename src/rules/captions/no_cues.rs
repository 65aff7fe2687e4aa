//! A caption file without words.

use unicode_segmentation::UnicodeSegmentation;

use crate::config::{Level, Settings};
use crate::draft::{Draft, Text};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

use super::timeline::{is_template, judged};

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/no-cues",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 1.2.2"],
    sources: &["WCAG 2.1, Understanding 1.2.2"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing],
    title: Msg::new("Undertextfil utan text", "Caption file without text"),
    guide: &[],
    rewrites: &[],
    messages: &[&NO_CUES, &NO_WORDS],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::vtt("WEBVTT\n\nNOTE Film om badet\n").whole(),
        Example::srt("1\n00:00:01,000 --> 00:00:03,000\n\n2\n00:00:04,000 --> 00:00:06,000\n\n").whole(),
        Example::srt("1\n00:00:01,000 --> 00:00:03,000\n\n2\n00:00:04,000 --> 00:00:06,000\n\n").named("badet.sv.mall.srt"),
        Example::srt("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar igen.\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:03.000\n公共图书馆\n"),
    ],
    check: Check::Draft(check),
};

const NO_CUES: Message = Message {
    what: Msg::new("Undertextfilen har inga rutor.", "The caption file has no cues."),
    why: Msg::new(
        "Den som inte hör får ingen text alls, fast det ser ut som om filmen är textad.",
        "Whoever does not hear gets no text, though the film seems to have captions.",
    ),
    how: Msg::new("Skriv in talet och de viktiga ljuden, med tider.", "Write down the speech and the sounds that matter, with times."),
};

const NO_WORDS: Message = Message {
    what: Msg::new("Undertextfilen har {cues} rutor men nästan ingen text.", "The caption file has {cues} cues but hardly any text."),
    why: Msg::new(
        "Den som inte hör får ingen text, fast det ser ut som om filmen är textad.",
        "Whoever does not hear gets no text, though the film seems to have captions.",
    ),
    how: Msg::new("Skriv in talet och de viktiga ljuden i rutorna.", "Write the speech and the sounds that matter into the cues."),
};

/// Fewer words than this are no captions (media/MEDIA.md section 2).
const FEWEST_WORDS: usize = 3;

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    if captions.cues.is_empty() {
        found.push(Finding::fault(Level::Error, &NO_CUES));
        return;
    }
    // A template that somebody is filling in: each cue that is left is told of (captions/empty-cue).
    if is_template(draft) && captions.cues.iter().any(|cue| cue.lines.iter().all(Text::is_blank)) {
        return;
    }
    let lines = captions.cues.iter().flat_map(|cue| &cue.lines);
    if lines.flat_map(|line| line.plain.unicode_words()).take(FEWEST_WORDS).count() < FEWEST_WORDS {
        found.push(Finding::fault(Level::Error, &NO_WORDS).arg("cues", captions.cues.len()));
    }
}
