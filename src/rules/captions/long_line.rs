//! A line too long to be taken in at a glance.

use crate::config::{CaptionLimits, Level, Settings};
use crate::draft::{Cue, Draft, Text};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::layout::Layout;
use super::timeline::{begins, judged};

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/long-line",
    levels: &[Level::Warning, Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &[],
    sources: &[
        "Stockholms varumärkesmanual, ”Tillgänglig film”: 37–42 tecken",
        "SLU: den övre raden kortare",
        "Västra Götalandsregionens skrivhandledning",
    ],
    situations: &[Situation::NoHearing, Situation::LimitedHearing, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Lång rad i undertexten", "Long line in captions"),
    guide: &[],
    rewrites: &[],
    messages: &[&DIVIDE, &SHORTEN],
    options: &[],
    yields_to: &["captions/no-cues@file", "captions/machine-made@file"],
    cap: 10,
    examples: &[
        Example::srt("1\n00:00:01,000 --> 00:00:06,500\n⟦Kommunfullmäktige har beslutat om en ny plan för stadsparken.⟧\n")
            .fixed("1\n00:00:01,000 --> 00:00:06,500\nKommunfullmäktige har beslutat\nom en ny plan för stadsparken.\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:06.000\n⟦Biblioteket stänger klockan 18, men du kan⟧\nlämna böcker hela natten.\n")
            .with("[captions]\nprofile = \"stockholm\"\n")
            .fixed("WEBVTT\n\n00:01.000 --> 00:06.000\nBiblioteket stänger klockan 18,\nmen du kan lämna böcker hela natten.\n"),
        Example::srt(
            "1\n00:00:01,000 --> 00:00:08,000\n⟦Planen visar var det ska finnas lekplatser, bänkar och gångvägar för alla som besöker parken.⟧\n",
        ),
        Example::srt("1\n00:00:01,000 --> 00:00:07,000\n⟦- Har du sett att det nya badhuset har öppnat?⟧\n- Ja, vi var där i går.\n"),
        Example::srt("1\n00:00:04,500 --> 00:00:09,000\nhttps://www.example.org/barn-och-utbildning/ansok-om-plats\n"),
        Example::vtt(
            "WEBVTT\n\n00:01.000 --> 00:08.000\nNu kan du lämna ditt farliga avfall gratis\npå alla sex kommunala återvinningsplatser.\n",
        ),
    ],
    check: Check::Draft(check),
};

const DIVIDE: Message = Message {
    what: Msg::new("En rad i rutan har {length} tecken.", "A line in the cue has {length} characters."),
    why: Msg::new(
        "Över {limit} tecken blir raden liten på skärmen eller bryts på fel ställe.",
        "Over {limit} characters the line gets small on the screen, or breaks in the wrong place.",
    ),
    how: Msg::new("Dela texten på två rader där en ny tanke börjar.", "Divide the text into two lines where a new thought begins."),
};

const SHORTEN: Message = Message {
    what: Msg::new("En rad i rutan har {length} tecken.", "A line in the cue has {length} characters."),
    why: Msg::new(
        "Över {limit} tecken blir raden liten på skärmen eller bryts på fel ställe.",
        "Over {limit} characters the line gets small on the screen, or breaks in the wrong place.",
    ),
    how: Msg::new("Korta texten, eller dela den på två rutor.", "Shorten the text, or divide it into two cues."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    let portrait = captions.film.as_ref().is_some_and(|film| film.portrait);
    for cue in &captions.cues {
        judge(cue, draft.newline, portrait, &settings.captions, found);
    }
}

fn judge(cue: &Cue, newline: &str, portrait: bool, limits: &CaptionLimits, found: &mut Findings) {
    let advised = if portrait { limits.line_portrait.min(limits.line_advice) } else { limits.line_advice };
    // A line has no more characters than bytes, and counting them is the dearer part.
    let may_be_long =
        |line: &&Text| line.plain.len() > advised.min(limits.line) as usize && line.plain.trim().contains(char::is_whitespace);
    let lengths = || cue.lines.iter().filter(may_be_long).map(|line| (line.graphemes(), line));
    let longest = lengths().map(|(length, _)| length).max().unwrap_or(0);
    let (limit, level) = match longest {
        longest if longest > limits.line as usize => (limits.line as usize, limits.line_level),
        longest if longest > advised as usize => (advised as usize, Level::Advice),
        _ => return,
    };
    let mut long = lengths().filter(|(length, _)| *length > limit).map(|(_, line)| line.whole());
    let fix = divided(cue, newline, limit, limits);
    let message = if fix.is_some() { &DIVIDE } else { &SHORTEN };
    let finding = Finding::fault(level, message).at(long.next().flatten()).arg("cue", cue.index).arg("time", begins(cue));
    let finding = finding.arg("length", longest).arg("limit", limit).over(longest - limit).fix(fix);
    found.push(long.fold(finding, Finding::also));
}

/// The whole cue on two lines, where that is possible without tearing it.
fn divided(cue: &Cue, newline: &str, limit: usize, limits: &CaptionLimits) -> Option<Fix> {
    let (edits, sure) = Layout::of(cue, newline)?.on_lines(limit, limits)?;
    let safety = if sure { Safety::Safe } else { Safety::Suggest };
    Fix::edits(safety, Msg::new("Dela texten på två rader", "Divide the text into two lines"), edits)
}
