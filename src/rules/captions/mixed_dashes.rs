//! Dashes that do not show alike who speaks.

use crate::config::{CaptionProfile, Level, Settings, SplitMark};
use crate::draft::{Captions, Cue, Draft, Text};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::Edit;

use super::dashes::{Form, Habit, is_dash, opens_bare, second_speaker};
use super::layout::stands_alone;
use super::timeline::{begins, judged};

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/mixed-dashes",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &[],
    sources: &["Netflix Timed Text Style Guide: Swedish", "Västra Götalandsregionens skrivhandledning", "Stockholms varumärkesmanual, ”Tillgänglig film”"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing, Situation::Cognition],
    title: Msg::new("Talstreck som skiftar", "Speakers' dashes that vary"),
    guide: &[],
    rewrites: &[],
    messages: &[&SIGN, &TOGETHER, &BARE, &UNMARKED],
    options: &[],
    yields_to: &["captions/no-cues@file", "captions/machine-made@file"],
    cap: 10,
    examples: &[
        Example::srt("1\n00:00:01,000 --> 00:00:04,200\n⟦-⟧ Får man grilla här?\n– Bara på grillplatsen.\n")
            .fixed("1\n00:00:01,000 --> 00:00:04,200\n– Får man grilla här?\n– Bara på grillplatsen.\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:04.000\n⟦– Är det öppet? – Ja, kom in.⟧\n")
            .fixed("WEBVTT\n\n00:01.000 --> 00:04.000\n– Är det öppet?\n– Ja, kom in.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:04,000\n⟦När kommer tunnan?⟧\n- I vecka 34.\n")
            .fixed("1\n00:00:01,000 --> 00:00:04,000\n- När kommer tunnan?\n- I vecka 34.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:04,000\n⟦Vi bygger en ny skola⟧\n\n2\n00:00:04,100 --> 00:00:07,000\nsom ska stå klar om två år.\n")
            .with("[captions]\nprofile = \"vgr\"\n")
            .fixed("1\n00:00:01,000 --> 00:00:04,000\nVi bygger en ny skola –\n\n2\n00:00:04,100 --> 00:00:07,000\n– som ska stå klar om två år.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:04,000\n– Vi öppnar klockan tio\noch stänger – som vanligt – klockan sex.\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:03.000\nÄr det öppet?\n– Ja.\n\n00:04.000 --> 00:06.000\nFår man bada?\n– Inte i dag.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:04,000\nI natt blir det\n-5 grader.\n\n2\n00:00:05,000 --> 00:00:08,000\n– Är det öppet?\n– Ja, 10–18.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:04,000\nVi bygger en ny skola\n\n2\n00:00:04,100 --> 00:00:07,000\nsom ska stå klar om två år.\n"),
    ],
    check: Check::Draft(check),
};

const WHY: Msg = Msg::new(
    "Den som inte hör ser på strecken vem som talar, om de är lika överallt.",
    "Whoever does not hear sees by the dashes who speaks, if they are alike everywhere.",
);

const SIGN: Message = Message {
    what: Msg::new("Ett talstreck i rutan skiljer sig från de andra.", "A dash in the cue differs from the others."),
    why: WHY,
    how: Msg::new("Skriv ”{form}” som i resten av filen.", "Write “{form}” as in the rest of the file."),
};
const TOGETHER: Message = Message {
    what: Msg::new("Två talar på samma rad.", "Two speak on one line."),
    why: Msg::new("Det är svårt att se var den ena slutar och den andra börjar.", "It is hard to see where one ends and the other begins."),
    how: Msg::new("Ge varje person en egen rad.", "Give each person a line of their own."),
};
const BARE: Message = Message {
    what: Msg::new("Den första som talar i rutan saknar talstreck.", "The first to speak in the cue has no dash."),
    why: WHY,
    how: Msg::new("Börja raden med ”{form}”, som raden under.", "Begin the line with “{form}”, as the line below."),
};
const UNMARKED: Message = Message {
    what: Msg::new("Meningen fortsätter efter rutan utan streck.", "The sentence goes on after the cue without a dash."),
    why: Msg::new(
        "Er profil visar med streck att en mening fortsätter i nästa ruta.",
        "Your profile shows with a dash that a sentence goes on in the next cue.",
    ),
    how: Msg::new("Sätt ett streck där meningen delas.", "Put a dash where the sentence is divided."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    let dashed = captions.cues.iter().flat_map(|cue| &cue.lines).any(starts_dashed);
    if let Some(habit) = Some(captions).filter(|_| dashed).and_then(Habit::of) {
        let close = settings.captions.profile == CaptionProfile::NetflixSv;
        let habit = Habit { form: Form { blank: habit.form.blank && !close, ..habit.form }, second_only: habit.second_only && !close };
        for cue in &captions.cues {
            speakers(cue, &habit, close, draft.newline, settings, found);
        }
    }
    if settings.captions.split != SplitMark::Free {
        unmarked(captions, settings.captions.split, found);
    }
}

fn said(message: &'static Message, cue: &Cue) -> Finding {
    Finding::fault(Level::Advice, message).arg("cue", cue.index).arg("time", begins(cue))
}

fn speakers(cue: &Cue, habit: &Habit, close: bool, newline: &str, settings: &Settings, found: &mut Findings) {
    let title = Msg::new("Skriv talstrecken lika", "Write the dashes alike");
    for line in &cue.lines {
        let Some(form) = Form::of(&line.plain) else { continue };
        if form.sign != habit.form.sign || close && form.blank {
            let edit = line.edit(0..form.len(), &habit.form.written());
            let finding = said(&SIGN, cue).at(line.span(0..form.sign.len_utf8())).arg("form", habit.form.sign.to_string());
            found.push(finding.fix(Fix::edits(Safety::Suggest, title, edit)));
        }
        if let Some(at) = second_speaker(&line.plain) {
            let room = cue.lines.len() < settings.captions.lines as usize;
            let edit = line.span(at..at + 1).filter(|_| room).map(|span| Edit { span, text: newline.to_owned() });
            let fix = Fix::edits(Safety::Suggest, Msg::new("Ge varje person en egen rad", "Give each person a line"), edit);
            found.push(said(&TOGETHER, cue).at(line.whole()).fix(fix));
        }
    }
    if let Some(first) = cue.lines.first().filter(|_| !habit.second_only && opens_bare(cue)) {
        let edit = first.edit(0..0, &habit.form.written());
        let finding = said(&BARE, cue).at(first.whole()).arg("form", habit.form.sign.to_string());
        found.push(finding.fix(Fix::edits(Safety::Suggest, title, edit)));
    }
}

/// Two cues further apart than this are not one sentence.
const APART_MS: i64 = 2000;

/// Sentences that go on in the next cue without the mark that the profile asks for.
fn unmarked(captions: &Captions, mark: SplitMark, found: &mut Findings) {
    for pair in captions.cues.windows(2) {
        let (Some(end), Some(start)) = (pair[0].end_ms, pair[1].start_ms) else { continue };
        let (Some(upper), Some(lower)) = (pair[0].lines.last(), pair[1].lines.first()) else { continue };
        if start - end > APART_MS || start < end || stands_alone(upper) && !starts_dashed(upper) {
            continue;
        }
        let open = upper.plain.ends_with(|sign: char| sign.is_alphanumeric() || sign == ',');
        let goes_on = lower.plain.trim_start_matches(['–', '-', ' ']).starts_with(char::is_lowercase);
        let marked = upper.plain.ends_with(is_dash) && (mark == SplitMark::Hyphen || starts_dashed(lower));
        if !goes_on || marked || !open && !upper.plain.ends_with(is_dash) {
            continue;
        }
        let after = if mark == SplitMark::Hyphen { " -" } else { " –" };
        let length = upper.plain.len();
        let mut edits: Vec<Edit> = Vec::new();
        if open {
            edits.extend(upper.edit(length..length, after));
        }
        if mark == SplitMark::DashBoth && !starts_dashed(lower) {
            edits.extend(lower.edit(0..0, "– "));
        }
        let fix = Fix::edits(Safety::Suggest, Msg::new("Sätt ut streck", "Put in the dash"), edits);
        found.push(said(&UNMARKED, &pair[0]).at(upper.whole()).fix(fix));
    }
}

fn starts_dashed(line: &Text) -> bool {
    line.plain.trim_start().starts_with(is_dash)
}
