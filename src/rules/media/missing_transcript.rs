//! A sound, or a film without sound, that has no text version.

use std::cell::LazyCell;

use crate::config::{Level, Settings};
use crate::draft::{ContainerState, Draft, Medium, MediumKind, MediumOrigin, TrackKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::captioning::{Sound, is_background, is_far_link, is_judged, name, place, said, says_why, seems_wordless, sound};
use super::text_version;

/// The rule.
pub const RULE: Rule = Rule {
    id: "media/missing-transcript",
    levels: &[Level::Error, Level::Advice],
    verdicts: &[Verdict::Fault, Verdict::Review],
    fixable: Some(Safety::Template),
    default_on: true,
    refs: &["WCAG 1.2.1", "DOS-lagen 9 §"],
    sources: &["WCAG 2.1, 1.2.1", "webbriktlinjer.se R116 och R117"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing, Situation::NoVision],
    title: Msg::new("Ljud utan textversion", "Sound without a text version"),
    guide: &[],
    rewrites: &[],
    messages: &[&MISSING, &ELSEWHERE, &WORDLESS, &SILENT, &SHORT],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("⟦[Lyssna på avsnittet om vatten](podd.mp3)⟧\n").beside(&[("podd.mp3", "corpora/media/samples/tone.mp3")]),
        Example::html("⟦<audio src=\"podd.mp3\" controls></audio>⟧\n").beside(&[("podd.mp3", "corpora/media/samples/tone.mp3")]),
        Example::html("⟦<video src=\"karta.mp4\" muted loop autoplay></video>⟧\n").beside(&[("karta.mp4", "corpora/media/samples/noaudio.mp4")]),
        Example::md("⟦[Lyssna på avsnittet](https://example.org/podd.mp3)⟧\n"),
        Example::md("[Lyssna på avsnittet](podd.mp3)\n").beside(&[("podd.mp3", "corpora/media/samples/podd.mp3"), ("podd.txt", "corpora/media/samples/podd.txt")]),
        Example::md("[Lyssna på avsnittet](podd.mp3)\n\n## Textversion\n\nVi pratar om vatten.\n").beside(&[("podd.mp3", "corpora/media/samples/tone.mp3")]),
        Example::html("<audio src=\"podd.mp3\" controls></audio>\n<p><a href=\"podd-text.html\">Läs avsnittet som text</a></p>\n").beside(&[("podd.mp3", "corpora/media/samples/tone.mp3")]),
        Example::html("⟦<video src=\"https://example.org/karta-utan-ljud.mp4\" controls></video>⟧\n"),
        Example::html("<video src=\"https://example.org/karta-utan-ljud.mp4\" controls></video><p>Filmen visar hur vattnet stiger över strandpromenaden.</p>\n"),
        Example::html("<audio id=\"vagor\" src=\"https://example.org/vagor.mp3\"></audio>\n"),
        Example::md("---\nklart:\n  media:\n    - {file: karta.mp4, sound: none, transcript: \"#sa-ser-kartan-ut\"}\n---\n\n[Kartan växer fram](karta.mp4)\n").beside(&[("karta.mp4", "corpora/media/samples/noaudio.mp4")]),
    ],
    check: Check::Draft(check),
};

const MISSING: Message = Message {
    what: Msg::new("Ljudet ”{file}” saknar textversion.", "The sound “{file}” has no text version."),
    why: Msg::new("Den som inte hör får inte veta vad som sägs.", "Whoever does not hear does not learn what is said."),
    how: Msg::new(
        "Skriv ned det som sägs under rubriken Textversion, eller länka till det.",
        "Write down what is said under the heading Text version, or link to it.",
    ),
};

const ELSEWHERE: Message = Message {
    what: Msg::new("Finns det en textversion av ljudet?", "Is there a text version of the sound?"),
    why: Msg::new("Den som inte hör behöver kunna läsa det som sägs.", "Whoever does not hear needs to be able to read what is said."),
    how: Msg::new(
        "Länka till texten, eller skriv ned den under rubriken Textversion.",
        "Link to the text, or write it down under the heading Text version.",
    ),
};

const WORDLESS: Message = Message {
    what: Msg::new("Ljudet ”{file}” verkar sakna tal. Stämmer det?", "The sound “{file}” seems to hold no speech. Is that so?"),
    why: Msg::new("Sångtext och viktiga ljud behöver ändå text.", "Lyrics and sounds that matter need text all the same."),
    how: Msg::new(
        "Lyssna på ljudet. Behöver det text skriver du den under rubriken Textversion.",
        "Listen to the sound. If it needs text, write that under the heading Text version.",
    ),
};

const SILENT: Message = Message {
    what: Msg::new("Filmen ”{file}” har inget ljud och ingen textversion.", "The film “{file}” has no sound and no text version."),
    why: Msg::new("Den som inte ser får inte veta vad filmen visar.", "Whoever does not see does not learn what the film shows."),
    how: Msg::new(
        "Skriv vad filmen visar under rubriken Textversion, eller länka till det.",
        "Write what the film shows under the heading Text version, or link to it.",
    ),
};

const SHORT: Message = Message {
    what: Msg::new(
        "Visar filmen ”{file}” något som inte står i texten?",
        "Does the film “{file}” show something that the text does not say?",
    ),
    why: Msg::new(
        "Filmen har inget ljud, så den som inte ser får inte veta vad den visar.",
        "The film has no sound, so whoever does not see does not learn what it shows.",
    ),
    how: Msg::new("Skriv i så fall vad filmen visar, i texten intill.", "If so, write what the film shows, in the text beside it."),
};

/// A silent film of at most so many milliseconds is perhaps only an ornament.
const ORNAMENT_MS: u64 = 10_000;

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let in_draft = LazyCell::new(|| text_version::is_in(draft));
    let shown = LazyCell::new(|| text_version::is_told(draft) || text_version::is_labelled(draft));
    let mut far: Option<Finding> = None;
    for medium in draft.media.iter().filter(|medium| is_judged(medium)) {
        let finding = match medium.kind {
            MediumKind::Sound => heard(medium),
            MediumKind::Film => seen(medium).filter(|finding| finding.verdict == Verdict::Fault || !*shown),
        };
        let Some(finding) = finding.filter(|_| !text_version::answers_for(medium) && !*in_draft) else { continue };
        match far.take() {
            None if is_far_link(medium) => far = Some(finding),
            Some(first) if is_far_link(medium) => far = Some(first.also(place(medium))),
            first => {
                far = first;
                found.push(finding);
            }
        }
    }
    if let Some(question) = far {
        found.push(question);
    }
}

/// What to say of a sound.
fn heard(medium: &Medium) -> Option<Finding> {
    let music = said(medium, |said| &said.sound) == Some("music");
    let whole = medium.file.found().is_some_and(|file| file.state == ContainerState::Whole);
    match sound(medium) {
        Sound::Silent => None,
        Sound::Heard if seems_wordless(medium) => Some(Finding::review(&WORDLESS).at(place(medium)).arg("file", name(medium))),
        Sound::Heard if whole && !music && medium.origin != MediumOrigin::Embed => Some(of(&MISSING, Level::Error, medium)),
        _ => Some(Finding::review(&ELSEWHERE).at(place(medium)).arg("file", name(medium))),
    }
}

/// What to say of a film where nothing is heard.
fn seen(medium: &Medium) -> Option<Finding> {
    let described = match said(medium, |said| &said.description) {
        Some("not-needed") => says_why(medium),
        said => said.is_some(),
    } || medium.description.is_some();
    let container = medium.file.found();
    let track = container.is_some_and(|file| file.tracks.iter().any(|track| track.kind == TrackKind::Descriptions));
    // A <track> of descriptions does not count: no browser reads it aloud.
    if sound(medium) != Sound::Silent || described || track {
        return None;
    }
    let long = container.and_then(|file| file.duration_ms).is_some_and(|length| length > ORNAMENT_MS);
    if long && !is_background(medium) && !medium.looped {
        return Some(of(&SILENT, Level::Error, medium));
    }
    Some(Finding::review(&SHORT).settled_by_no().at(place(medium)).arg("file", name(medium)))
}

fn of(message: &'static Message, level: Level, medium: &Medium) -> Finding {
    let file = name(medium);
    // A file to be written by a person: nothing in the draft itself changes.
    let text = format!("{}.txt", file.rsplit_once('.').map_or(file.as_str(), |(base, _)| base));
    let title = Msg::new("Skriv textversionen i ”{text}” bredvid filen", "Write the text version in “{text}” beside the file");
    let fix = Fix { title, args: Vec::new(), safety: Safety::Template, changes: Vec::new() }.arg("text", text);
    Finding::fault(level, message).at(place(medium)).arg("file", file).fix(fix)
}
