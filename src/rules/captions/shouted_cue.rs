//! Captions in capitals, which are read as shouting and read slowly.

use crate::config::{Level, Settings};
use crate::draft::{Block, Cue, Draft, Kind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::capitals::{self, Run};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::Edit;

use super::timeline::{begins, judged};

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/shouted-cue",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &[],
    sources: &["Netflix Timed Text Style Guide", "Subtitle Edit"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Undertexter med versaler", "Captions in capitals"),
    guide: &[],
    rewrites: &[],
    messages: &[&SHOUTED],
    options: &[],
    yields_to: &["captions/no-cues@file"],
    cap: 10,
    examples: &[
        Example::srt("1\n00:00:01,000 --> 00:00:04,000\nVIKTIGT! ⟦ELDA INTE\nI SKOGEN I DAG⟧\n")
            .fixed("1\n00:00:01,000 --> 00:00:04,000\nVIKTIGT! Elda inte\ni skogen i dag\n"),
        Example::vtt(
            "WEBVTT\n\n00:01.000 --> 00:04.000\nVi möts nere i Visby hamn.\n\n00:05.000 --> 00:09.000\n⟦BÅTEN GÅR FRÅN VISBY I KVÄLL⟧\n",
        )
        .fixed("WEBVTT\n\n00:01.000 --> 00:04.000\nVi möts nere i Visby hamn.\n\n00:05.000 --> 00:09.000\nBåten går från Visby i kväll\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:04,000\nSFI, LSS, BVC, MVC och BUP\nfinns i samma hus.\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:04.000\nVÄLKOMMEN TILL BADET\n"),
    ],
    check: Check::Draft(check),
};

const SHOUTED: Message = Message {
    what: Msg::new("Rutan har {count} ord i rad med versaler.", "The cue has {count} words in a row in capitals."),
    why: Msg::new(
        "Ord med bara stora bokstäver saknar form och läses långsamt.",
        "Words in capitals alone have no shape, and are read slowly.",
    ),
    how: Msg::new("Skriv med små bokstäver: ”{proposal}”.", "Write in small letters: “{proposal}”."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    let mut names: Option<Vec<String>> = None;
    for block in draft.visible().filter(|block| block.kind == Kind::Subtitle) {
        // Four words have more capitals than most sentences; Å, Ä and Ö are not counted.
        let loud = block.text.plain.bytes().filter(u8::is_ascii_uppercase).count() > 3;
        if !loud || capitals::find(&block.text.plain, &block.prose, false, &[]).is_empty() {
            continue;
        }
        let names = names.get_or_insert_with(|| spoken_names(draft));
        for run in capitals::find(&block.text.plain, &block.prose, false, names) {
            let range = run.start..run.end;
            let Some(span) = block.text.span(range.clone()).filter(|_| !is_enumeration(&block.text.plain[range])) else { continue };
            let cue = captions.cues.partition_point(|cue| cue.block.start <= span.start).checked_sub(1).map(|at| &captions.cues[at]);
            found.push(finding(cue, &run).at(span).over(run.words).fix(lowered(block, &run)));
        }
    }
}

fn finding(cue: Option<&Cue>, run: &Run) -> Finding {
    let finding = Finding::fault(Level::Advice, &SHOUTED).arg("cue", cue.map_or(1, |cue| cue.index));
    let proposal = match run.proposal.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &run.proposal[..at]),
        None => run.proposal.clone(),
    };
    finding.arg("time", cue.map(begins).unwrap_or_default()).arg("count", run.words).arg("proposal", proposal)
}

/// Single words between commas: names or codes in a row rather than a raised voice.
fn is_enumeration(run: &str) -> bool {
    run.contains(',') && run.split(',').all(|item| item.split_whitespace().count() <= 1)
}

/// Names that the film says elsewhere: words with a capital inside a sentence.
fn spoken_names(draft: &Draft) -> Vec<String> {
    let mut names = Vec::new();
    for block in draft.visible().filter(|block| block.kind == Kind::Subtitle) {
        for word in block.text.plain.split_whitespace().skip(1) {
            let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
            let mut signs = word.chars();
            if signs.next().is_some_and(char::is_uppercase) && signs.clone().next().is_some() && signs.all(char::is_lowercase) {
                names.push(word.to_owned());
            }
        }
    }
    names.sort();
    names.dedup();
    names
}

/// Word by word, so that line breaks and times between the words stay.
fn lowered(block: &Block, run: &Run) -> Option<Fix> {
    let written = &block.text.plain[run.start..run.end];
    let mut edits: Vec<Edit> = Vec::new();
    let mut at = run.start;
    for (loud, quiet) in written.split(' ').zip(run.proposal.split(' ')) {
        if loud != quiet {
            edits.push(block.text.edit(at..at + loud.len(), quiet)?);
        }
        at += loud.len() + 1;
    }
    Fix::edits(Safety::Suggest, Msg::new("Skriv med små bokstäver", "Write in small letters"), edits)
}
