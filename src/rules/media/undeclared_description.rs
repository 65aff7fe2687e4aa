//! A film of which nobody has said how those who do not see take part: syntolkning or verbalisering.
//!
//! A machine cannot hear whether the speech says what is seen, so klart asks once for all the draft's films. A film on
//! its own, and a player on another site, is left to the checklist.

use std::cell::LazyCell;

use crate::config::Settings;
use crate::draft::{Draft, Medium, MediumOrigin, TrackKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::Format;

use super::captioning::{Sound, Standing, films, name, place, said, says_why, sound, standing};
use super::text_version;

/// The rule.
pub const RULE: Rule = Rule {
    id: "media/undeclared-description",
    levels: &[crate::config::Level::Advice],
    verdicts: &[Verdict::Review],
    fixable: Some(Safety::Template),
    default_on: true,
    refs: &["WCAG 1.2.3", "WCAG 1.2.5"],
    sources: &["tillgangligvideo.se", "Stockholms stads varumärkesmanual: Tillgänglig film", "VGR webbhandbok: verbalisering"],
    situations: &[Situation::NoVision, Situation::LimitedVision],
    title: Msg::new("Film utan uppgift om syntolkning", "Film with nothing said of audio description"),
    guide: &[],
    rewrites: &[],
    messages: &[&UNDECLARED, &UNEXPLAINED],
    options: &[],
    // First the captions, then the description: one thing at a time of one film.
    yields_to: &["media/misnamed-captions", "media/unfit-captions"],
    cap: 10,
    examples: &[
        Example::md("⟦[Se filmen](film.mp4)⟧\n").beside(&[("film.mp4", "corpora/media/samples/text-tx3g.mp4")]),
        Example::html("⟦<video controls src=\"ett.mp4\"></video>⟧\n⟦<video controls src=\"två.mp4\"></video>⟧\n")
            .beside(&[("ett.mp4", "corpora/media/samples/text-tx3g.mp4"), ("två.mp4", "corpora/media/samples/text-tx3g.mp4")]),
        Example::md("---\nklart:\n  media: [{file: film.mp4, description: not-needed}]\n---\n\n⟦[Se filmen](film.mp4)⟧\n")
            .beside(&[("film.mp4", "corpora/media/samples/text-tx3g.mp4")]),
        Example::md("---\nklart:\n  media: [{file: film.mp4, description: verbalised}]\n---\n\n[Se filmen](film.mp4)\n")
            .beside(&[("film.mp4", "corpora/media/samples/text-tx3g.mp4")]),
        Example::md("---\nklart:\n  answers: [{ask: M-VERBALISERING, answer: ja}]\n---\n\n[Se filmen](film.mp4)\n")
            .beside(&[("film.mp4", "corpora/media/samples/text-tx3g.mp4")]),
        Example::md("[Se filmen](film.mp4)\n").beside(&[("film.mp4", "corpora/media/samples/two-audio.mp4")]),
        Example::md("[Se filmen](film.mp4) eller [se den med syntolkning](tolkad.mp4)\n")
            .beside(&[("film.mp4", "corpora/media/samples/text-tx3g.mp4"), ("tolkad.mp4", "corpora/media/samples/text-tx3g.mp4")]),
        Example::html(
            "⟦<video controls src=\"https://example.org/badet.mp4\"><track kind=\"captions\" src=\"https://example.org/badet.vtt\" srclang=\"sv\" label=\"Svenska\"></video>⟧\n",
        ),
        Example::html("<video controls src=\"https://example.org/badet.mp4\"></video><p>Filmen säger samma sak som texten här.</p>\n"),
        Example::text("Badet öppnar igen.\n\nFilm: film.mp4\n"),
        Example::html("<iframe src=\"https://www.youtube.com/embed/abc\" title=\"Film\"></iframe>\n"),
    ],
    check: Check::Draft(check),
};

const UNDECLARED: Message = Message {
    what: Msg::new("Går filmen ”{film}” att följa för den som inte ser?", "Can the film “{film}” be followed by those who do not see?"),
    why: Msg::new(
        "Text och händelser i bild når inte den som inte ser, om ingen berättar om dem.",
        "Text and events in the picture do not reach those who do not see, unless somebody says them.",
    ),
    how: Msg::new(
        "Svara description: verbalised om talet säger det som syns, track om filmen är syntolkad.",
        "Answer description: verbalised if the speech says what is seen, track if the film is described.",
    ),
};

const UNEXPLAINED: Message = Message {
    what: Msg::new("Varför behöver filmen ”{film}” ingen syntolkning?", "Why does the film “{film}” need no description?"),
    why: Msg::new(
        "Utan skäl kan den som tar över texten inte veta att svaret håller.",
        "Without a reason whoever takes over the text cannot know that the answer holds.",
    ),
    how: Msg::new("Skriv skälet efter why: bredvid svaret.", "Write the reason after why: beside the answer."),
};

/// Lines of the checklist that ask the same.
const SAME_QUESTION: [&str; 2] = ["M-VERBALISERING", "M-SYNTOLKNING"];

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let answered = draft.answers.answers.iter().any(|answer| SAME_QUESTION.contains(&answer.ask.as_str()) && answer.is_settled());
    if answered || speaks_of_description(draft) {
        return;
    }
    let mut asked: Option<Finding> = None;
    let labelled = LazyCell::new(|| text_version::is_labelled(draft));
    for film in films(draft).filter(|film| is_asked(draft, film, &|| *labelled)) {
        match said(film, |said| &said.description) {
            Some("not-needed") if !says_why(film) => {
                found.push(Finding::review(&UNEXPLAINED).settled_by_why().at(place(film)).arg("film", name(film)));
            }
            Some(_) => {}
            None if is_described(film) => {}
            None => {
                asked = Some(match asked {
                    Some(first) => first.also(place(film)),
                    None => ask(film),
                });
            }
        }
    }
    if let Some(question) = asked {
        found.push(question);
    }
}

/// Films at hand that have captions, and elements whose file klart cannot open. Players elsewhere and a film on its own are
/// left to the checklist, and one that says of itself that it repeats the text needs no more.
fn is_asked(draft: &Draft, film: &Medium, labelled: &dyn Fn() -> bool) -> bool {
    match sound(film) {
        Sound::Silent => false,
        Sound::Heard => film.origin != MediumOrigin::File && !matches!(standing(film), Standing::Bare | Standing::Empty(_)),
        // A post is short, and the checklist asks it the same.
        Sound::Unknown => {
            draft.format != Format::Text && film.origin == MediumOrigin::Element && film.file.found().is_none() && !labelled()
        }
    }
}

fn ask(film: &Medium) -> Finding {
    let called = name(film);
    let title = Msg::new(
        "Svara i inledningen, under klart: media: - file: {film}, description:",
        "Answer in the front matter, under klart: media: - file: {film}, description:",
    );
    let fix = Fix { title, args: Vec::new(), safety: Safety::Template, changes: Vec::new() }.arg("film", called.as_str());
    Finding::review(&UNDECLARED).at(place(film)).arg("film", called).fix(fix)
}

/// Evidence of a description: a second sound track, a track of descriptions inside, or a text beside the film. A `<track>` of
/// descriptions is none: no browser reads it aloud.
fn is_described(film: &Medium) -> bool {
    let tracks = film.file.found().map(|file| file.tracks.as_slice()).unwrap_or_default();
    let sounds = tracks.iter().filter(|track| track.kind == TrackKind::Sound).count();
    sounds > 1 || tracks.iter().any(|track| track.kind == TrackKind::Descriptions) || film.description.is_some()
}

/// The draft itself says something of syntolkning or verbalisering.
fn speaks_of_description(draft: &Draft) -> bool {
    let speaks = |text: &str| {
        let lower = text.to_lowercase();
        ["syntolk", "verbaliser", "audio descri"].iter().any(|word| lower.contains(word))
    };
    !draft.media.is_empty() && draft.visible().any(|block| speaks(&block.text.plain))
}
