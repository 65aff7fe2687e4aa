//! A cue that shows nothing.

use crate::config::{Level, Settings};
use crate::draft::{Captions, Cue, Draft, Text};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::Edit;

use super::timeline::{begins, is_template, judged};

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/empty-cue",
    levels: &[Level::Warning, Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 1.2.2"],
    sources: &["Subtitle Edit"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing],
    title: Msg::new("Ruta utan text", "Cue without text"),
    guide: &[],
    rewrites: &[],
    messages: &[&EMPTY, &UNFILLED],
    options: &[],
    yields_to: &["captions/no-cues@file"],
    cap: 10,
    examples: &[
        Example::srt(
            "1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n\n2\n⟦00:00:04,000 --> 00:00:06,000⟧\n\n3\n00:00:07,000 --> 00:00:09,000\nVälkommen in.\n",
        )
        .fixed("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n\n3\n00:00:07,000 --> 00:00:09,000\nVälkommen in.\n"),
        Example::vtt(
            "WEBVTT\n\n00:01.000 --> 00:03.000\nBadet öppnar på lördag.\n\n⟦00:04.000 --> 00:06.000 line:85%⟧\n<i> </i>\n",
        )
        .fixed("WEBVTT\n\n00:01.000 --> 00:03.000\nBadet öppnar på lördag.\n"),
        Example::srt(
            "1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n\n2\n⟦00:00:04,000 --> 00:00:06,000⟧\n\n3\n00:00:07,000 --> 00:00:09,000\nVälkommen in.\n",
        )
        .named("badet.sv.mall.srt"),
        Example::srt("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n\n2\n00:00:04,000 --> 00:00:06,000\n♪\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:03.000\nBadet öppnar på lördag.\n\n00:04.000 --> 00:06.000\n1947\n"),
    ],
    check: Check::Draft(check),
};

const EMPTY: Message = Message {
    what: Msg::new("Rutan är tom.", "The cue is empty."),
    why: Msg::new(
        "Den som inte hör ser en tom ruta och vet inte om något sades.",
        "Whoever does not hear sees nothing, and does not know whether something was said.",
    ),
    how: Msg::new(
        "Skriv vad som sägs eller hörs. Om det är tyst tar du bort rutan.",
        "Write what is said or heard. If there is silence, remove the cue.",
    ),
};

const UNFILLED: Message = Message {
    what: Msg::new("Rutan i mallen är inte ifylld.", "The cue of the template is not filled in."),
    why: Msg::new(
        "Någon talar här, och den som inte hör får inte veta vad.",
        "Somebody speaks here, and whoever does not hear gets no words.",
    ),
    how: Msg::new("Lyssna på stället i filmen och skriv vad som sägs.", "Listen to that place in the film and write what is said."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    let template = is_template(draft);
    for cue in captions.cues.iter().filter(|cue| cue.lines.iter().all(Text::is_blank)) {
        let (level, message) = if template { (Level::Error, &UNFILLED) } else { (Level::Warning, &EMPTY) };
        let finding = Finding::fault(level, message).at(cue.timing).arg("cue", cue.index).arg("time", begins(cue));
        found.push(finding.fix(if template { None } else { removed(captions, cue) }));
    }
}

/// Takes the cue away with its number.
fn removed(captions: &Captions, cue: &Cue) -> Option<Fix> {
    let edit = Edit { span: cue.block, text: String::new() };
    let title = Msg::new("Ta bort den tomma rutan", "Remove the empty cue");
    if captions.cues.len() > 1 { Fix::edits(Safety::Safe, title, [edit]) } else { None }
}
