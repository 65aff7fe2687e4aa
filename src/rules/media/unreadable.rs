//! A film or sound that cannot be played: empty, cut off before its headers, or no film or sound at all.
//!
//! A file that was cut later still tells its tracks, and a format that klart does not read may be whole: both are silent.

use crate::config::{Level, Settings};
use crate::draft::{ContainerState, Draft, Lookup, MediumKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

use super::captioning::{name, place};

/// The rule.
pub const RULE: Rule = Rule {
    id: "media/unreadable",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &[],
    sources: &["ISO/IEC 14496-12: a file without moov cannot be played"],
    situations: &[Situation::Everybody],
    title: Msg::new("Film eller ljud som inte går att spela", "Film or sound that cannot be played"),
    guide: &[],
    rewrites: &[],
    messages: &[&EMPTY, &DAMAGED, &OTHER],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("⟦[Se filmen](film.mp4)⟧\n").beside(&[("film.mp4", "corpora/media/samples/truncated.mp4")]),
        Example::html("⟦<video controls src=\"film.mp4\"></video>⟧\n").beside(&[("film.mp4", "")]),
        Example::html("⟦<audio controls src=\"podd.mp3\"></audio>⟧\n").beside(&[("podd.mp3", "Sidan finns inte.")]),
        Example::md("[Se filmen](film.mkv)\n").beside(&[("film.mkv", "corpora/media/samples/truncated.mkv")]),
        Example::html("<video controls src=\"film.avi\"></video>\n").beside(&[("film.avi", "corpora/media/samples/other.avi")]),
    ],
    check: Check::Draft(check),
};

const WHY: Msg = Msg::new("Den som trycker på play får ingenting.", "Whoever presses play gets nothing.");

const EMPTY: Message = Message {
    what: Msg::new("Filen ”{file}” är tom.", "The file “{file}” is empty."),
    why: WHY,
    how: Msg::new("Lägg dit den på nytt.", "Put it there once more."),
};

const DAMAGED: Message = Message {
    what: Msg::new("Filen ”{file}” är avhuggen eller skadad.", "The file “{file}” is cut off or damaged."),
    why: WHY,
    how: Msg::new("Exportera eller hämta den på nytt.", "Export or fetch it once more."),
};

const OTHER: Message = Message {
    what: Msg::new("Filen ”{file}” är {kind}.", "The file “{file}” is {kind}."),
    why: WHY,
    how: Msg::new("Kontrollera att det är rätt fil.", "See that it is the right file."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for medium in &draft.media {
        let Lookup::Found(container) = &medium.file else { continue };
        let message = match container.state {
            ContainerState::Empty => &EMPTY,
            ContainerState::Damaged if container.tracks.is_empty() => &DAMAGED,
            ContainerState::NotMedia => &OTHER,
            _ => continue,
        };
        let kind = match medium.kind {
            MediumKind::Film => Msg::new("ingen film", "no film"),
            MediumKind::Sound => Msg::new("inget ljud", "no sound"),
        };
        found.push(Finding::fault(Level::Warning, message).at(place(medium)).arg("file", name(medium)).arg("kind", kind));
    }
}
