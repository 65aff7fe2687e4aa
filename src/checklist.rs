//! The questions that no machine can decide: which of them a draft raises, and what has been answered.
//!
//! Knows each line, when it is asked, and which rule asks the same. Refuses to judge answers; a line that a rule's
//! review asks for the same draft is not asked twice, and an answer to either answers both.

use crate::config::Settings;
use crate::draft::{Alt, Captions, Draft, Lookup, Medium, MediumKind, TrackKind};
use crate::finding::{Finding, Msg, Verdict};

/// A line of the checklist.
#[derive(Debug)]
struct Line {
    /// Stable: a publishing system stores it (policy/POLICY.md, section M).
    id: &'static str,
    question: Msg,
    /// Whether the draft raises it.
    when: fn(&Draft) -> bool,
    /// Rules whose review is the same question.
    same_as: &'static [&'static str],
}

/// A question of the checklist, put to one draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// M-….
    pub id: &'static str,
    /// The words.
    pub words: Msg,
    /// The answer, when a person has given one.
    pub answered: Option<String>,
}

/// Questions put to one draft at most.
const MOST: usize = 7;
/// A film of so many milliseconds has sounds beside the speech.
const LONG_FILM_MS: i64 = 180_000;

/// Lines about pictures and films, what hinders most first.
const LINES: &[Line] = &[
    Line {
        id: "M-VERBALISERING",
        question: Msg::new(
            "Sägs det som syns i bild och text också i talet, eller finns det i texten intill filmen?",
            "Is what is seen in picture and text also said in the speech, or written in the text beside the film?",
        ),
        when: has_film,
        same_as: &["media/undeclared-description"],
    },
    Line {
        id: "M-SYNTOLKNING",
        question: Msg::new(
            "Behöver filmen syntolkning, och finns den i så fall?",
            "Does the film need audio description, and is it there?",
        ),
        when: has_film,
        same_as: &["media/undeclared-description"],
    },
    Line {
        id: "M-INBRAND-TEXT",
        question: Msg::new(
            "Är text som ligger inbränd i filmen rättstavad, läsbar och kvar tillräckligt länge?",
            "Is text that is burned into the film spelled right, readable and shown long enough?",
        ),
        when: |draft| films(draft).any(|film| !has_captions(film)),
        same_as: &[],
    },
    Line {
        id: "M-UNDERTEXT-KVALITET",
        question: Msg::new(
            "Har någon läst igenom undertexterna, även om de är gjorda automatiskt?",
            "Has somebody read through the captions, also if they were made by a machine?",
        ),
        when: |draft| draft.captions.as_ref().is_some_and(|captions| !captions.cues.is_empty()) || films(draft).any(has_captions),
        same_as: &["captions/machine-made"],
    },
    Line {
        id: "M-VIKTIGA-LJUD",
        question: Msg::new("Finns det ljud som betyder något?", "Are there sounds that matter?"),
        when: |draft| draft.captions.as_ref().is_some_and(is_speech_only),
        same_as: &[],
    },
    Line {
        id: "M-BILDKVALITET",
        question: Msg::new(
            "Säger bildbeskrivningen det som är viktigt i bilden för just det här inlägget?",
            "Does the description say what matters in the picture for this very post?",
        ),
        when: |draft| draft.images.iter().any(|image| !image.hidden && matches!(image.alt, Alt::Present { .. })),
        same_as: &[],
    },
    Line {
        id: "M-UPPHOVSRATT",
        question: Msg::new(
            "Har ni rätt att använda bilden, musiken och texten, och anges upphovspersonen?",
            "May you use the picture, the music and the text, and is the author named?",
        ),
        when: |draft| has_film(draft) || draft.images.iter().any(|image| !image.hidden && !image.decorative && image.alt != Alt::Empty),
        same_as: &[],
    },
];

/// The questions that a draft raises, those that its organisation demands first.
pub(crate) fn ask(draft: &Draft, settings: &Settings, findings: &[Finding]) -> Vec<Question> {
    let chosen = &settings.checklist;
    let asked = |rule: &str| findings.iter().any(|finding| finding.rule == rule && finding.verdict == Verdict::Review);
    let raised = LINES.iter().filter(|line| !chosen.off.iter().any(|id| id == line.id));
    let raised = raised.filter(|line| !line.same_as.iter().any(|rule| asked(rule)) && (line.when)(draft));
    let mut lines: Vec<&Line> = raised.collect();
    lines.sort_by_key(|line| !chosen.require.iter().any(|id| id == line.id));
    lines.truncate(MOST);
    lines.into_iter().map(|line| Question { id: line.id, words: line.question, answered: answer(draft, line) }).collect()
}

/// What has been answered, to the line itself or to the rule that asks the same; for all films, what is declared of each.
fn answer(draft: &Draft, line: &Line) -> Option<String> {
    let given = draft.answers.answers.iter().find(|answer| {
        answer.is_settled() && (answer.ask == line.id || answer.about.is_none() && line.same_as.contains(&answer.ask.as_str()))
    });
    let declared = || {
        let mut all = films(draft).map(|film| film.declared.as_ref().and_then(|said| said.description.clone()));
        let first = all.next().flatten()?;
        all.all(|said| said.is_some()).then_some(first)
    };
    let of_description = line.same_as.contains(&"media/undeclared-description");
    given.map(|answer| answer.answer.clone()).or_else(|| of_description.then(declared).flatten())
}

/// Films that readers meet with sound.
fn films(draft: &Draft) -> impl Iterator<Item = &Medium> {
    draft.media.iter().filter(|medium| medium.kind == MediumKind::Film && !medium.hidden && !(medium.muted && medium.looped))
}

fn has_film(draft: &Draft) -> bool {
    films(draft).next().is_some()
}

/// Captions that can be switched on: a file, a track on the page or inside the film.
fn has_captions(film: &Medium) -> bool {
    let inside = film.file.found().is_some_and(|file| file.tracks.iter().any(|track| track.kind == TrackKind::Text && !track.forced));
    let on_page = film.tracks.iter().any(|track| matches!(track.kind.as_str(), "captions" | "subtitles"));
    let beside = matches!(&film.sidecars, Lookup::Found(all) if all.iter().any(crate::draft::Sidecar::has_words));
    inside || on_page || beside
}

/// Captions of a film of three minutes or more that name no sound: nothing in brackets, no note.
fn is_speech_only(captions: &Captions) -> bool {
    let film = captions.film.as_ref().and_then(|film| film.duration_ms).and_then(|length| i64::try_from(length).ok());
    let length = film.or_else(|| captions.cues.iter().filter_map(|cue| cue.end_ms).max());
    let names_sound = |line: &crate::draft::Text| line.plain.contains(['[', '(', '♪', '♫', '#']);
    length.is_some_and(|length| length >= LONG_FILM_MS)
        && captions.cues.len() > 2
        && !captions.cues.iter().flat_map(|cue| &cue.lines).any(names_sound)
}
