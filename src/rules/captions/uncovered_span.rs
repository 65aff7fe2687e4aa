//! A stretch of the film where no cue is shown.

use crate::config::{Level, Settings};
use crate::draft::{Captions, Cue, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::gather::names::own_tokens;
use crate::rule::{Check, Example, Rule, Situation};

use super::heard::uncovered;
use super::timeline::{clock, film_end, in_time, judged};

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/uncovered-span",
    levels: &[Level::Advice, Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 1.2.2"],
    sources: &["media/MEDIA.md sections 9 and 11"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing],
    title: Msg::new("Lång stund utan undertexter", "Long stretch without captions"),
    guide: &[],
    rewrites: &[],
    messages: &[&GAP, &ENDS, &SPEECH],
    options: &[],
    yields_to: &["captions/no-cues@file", "captions/shifted@file"],
    cap: 10,
    examples: &[
        Example::srt("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n\n2\n⟦00:01:03,001 --> 00:01:05,000⟧\nVälkommen in.\n"),
        Example::vtt("WEBVTT\n\n⟦01:00.001 --> 01:03.000⟧\nBadet öppnar på lördag.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n\n2\n00:01:03,000 --> 00:01:05,000\nVälkommen in.\n"),
        Example::vtt(
            "WEBVTT\n\n00:01.000 --> 02:00.000\n[Stillsam musik]\n\n00:05.000 --> 00:07.000 line:0\nBadet öppnar på lördag.\n\n02:30.000 --> 02:32.000\nVälkommen in.\n",
        ),
        // Text between the pictures of a silent film.
        Example::srt(
            "1\n00:00:10,000 --> 00:00:15,000\nStockholm 1912\n\n2\n00:01:40,000 --> 00:01:45,000\nFest i parken\n\n3\n00:03:20,000 --> 00:03:25,000\nHerr Berg hälsar\n\n4\n00:05:00,000 --> 00:05:05,000\nAlla dansar\n\n5\n00:06:40,000 --> 00:06:45,000\nSlut\n",
        ),
        Example::srt("1\n00:00:10,000 --> 00:00:12,000\n[Skylt: Utgång]\n\n2\n00:03:00,000 --> 00:03:02,000\n[Skylt: Till badet]\n")
            .named("film.sv.forced.srt"),
    ],
    check: Check::Draft(check),
};

const GAP: Message = Message {
    what: Msg::new("Ingen undertext visas mellan {from} och {to}.", "No caption is shown between {from} and {to}."),
    why: Msg::new(
        "Sägs något där får den som inte hör inte veta det.",
        "If something is said there, whoever does not hear does not learn it.",
    ),
    how: Msg::new(
        "Lyssna på den delen, och skriv det som sägs och de ljud som betyder något.",
        "Listen to that part, and write what is said and the sounds that matter.",
    ),
};

const ENDS: Message = Message {
    what: Msg::new("Undertexterna slutar {from}, men filmen slutar {to}.", "The captions end at {from}, but the film ends at {to}."),
    why: Msg::new(
        "Mer än halva filmen är utan text för den som inte hör.",
        "More than half of the film has no text for whoever does not hear.",
    ),
    how: Msg::new("Lyssna på resten, och skriv det som sägs.", "Listen to the rest, and write what is said."),
};

const SPEECH: Message = Message {
    what: Msg::new(
        "Någon verkar tala mellan {from} och {to}, utan undertext.",
        "Somebody seems to speak between {from} and {to}, uncaptioned.",
    ),
    why: Msg::new("Den som inte hör får inte veta vad som sägs.", "Whoever does not hear does not learn what is said."),
    how: Msg::new("Lyssna på den delen, och skriv det som sägs.", "Listen to that part, and write what is said."),
};

/// No cue for longer than this is worth a look. Milliseconds.
const LONGEST_MS: i64 = 60_000;
/// So many long gaps, at least half of all, are how the film is: text between pictures.
const HABIT: usize = 4;
/// A shorter film may say all in its first half.
const SHORTEST_FILM_MS: i64 = 60_000;

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    // Signs only, or not filled in: made to leave speech uncovered.
    let name = draft.name.rsplit(['/', '\\']).next().unwrap_or_default();
    if own_tokens(name).is_some_and(|tokens| tokens.forced || tokens.template) {
        return;
    }
    let cues = in_time(captions);
    let Some(last) = cues.last() else { return };
    let bare = speech(captions, &cues);
    for (from, to, cue) in &bare {
        found.push(said(&SPEECH, Level::Warning, cue, *from, *to));
    }
    let gaps = gaps(&cues);
    let long: Vec<_> = gaps.iter().filter(|(from, to, _)| to - from > LONGEST_MS).collect();
    if long.len() < HABIT || long.len() * 2 < gaps.len() {
        for (from, to, cue) in long.into_iter().filter(|gap| !bare.iter().any(|bare| bare.0 < gap.1 && gap.0 < bare.1)) {
            found.push(said(&GAP, Level::Advice, cue, *from, *to));
        }
    }
    let end = cues.iter().map(|(_, end, _)| *end).max().unwrap_or(0);
    if let Some(film_end) = film_end(captions).filter(|film| *film >= SHORTEST_FILM_MS && end < film / 2)
        && bare.iter().all(|bare| bare.1 <= end)
    {
        found.push(said(&ENDS, Level::Advice, last.2, end, film_end));
    }
}

fn said(message: &'static Message, level: Level, cue: &Cue, from: i64, to: i64) -> Finding {
    Finding::fault(level, message).at(cue.timing).arg("from", clock(from)).arg("to", clock(to))
}

/// Speech that no cue covers, each with the cue it stands by: the last before it, else the first.
fn speech<'a>(captions: &Captions, cues: &[(i64, i64, &'a Cue)]) -> Vec<(i64, i64, &'a Cue)> {
    let Some(heard) = captions.film.as_ref().and_then(|film| film.heard.as_ref()).filter(|heard| heard.whole) else { return Vec::new() };
    let times: Vec<(i64, i64)> = cues.iter().map(|(start, end, _)| (*start, *end)).collect();
    let by = |from: i64| cues.get(cues.partition_point(|(start, ..)| *start <= from).saturating_sub(1)).map(|(.., cue)| *cue);
    uncovered(&heard.runs, &times).into_iter().filter_map(|(from, to)| Some((from, to, by(from)?))).collect()
}

/// Times without a cue, from the film's start on, each with the cue that ends it.
fn gaps<'a>(cues: &[(i64, i64, &'a Cue)]) -> Vec<(i64, i64, &'a Cue)> {
    let mut reached = 0;
    let mut gaps = Vec::with_capacity(cues.len());
    for (start, end, cue) in cues {
        if *start > reached {
            gaps.push((reached, *start, *cue));
        }
        reached = reached.max(*end);
    }
    gaps
}
