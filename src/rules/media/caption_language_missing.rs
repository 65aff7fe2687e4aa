//! A film with captions, none of them in the draft's own language.
//!
//! Captions whose language nobody says may be the right ones: then the rule is silent.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::config::{Level, Settings};
use crate::draft::{Draft, Medium, TrackKind};
use crate::finding::{Arg, Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

use super::captioning::{Sound, Standing, carries, films, name, place, shows, sidecar_name_in, sound, standing};
use super::languages;

/// The rule.
pub const RULE: Rule = Rule {
    id: "media/caption-language-missing",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 1.2.2"],
    sources: &["Västra Götalandsregionens skrivhandledning", "webbriktlinjer.se R117"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing],
    title: Msg::new("Undertexter saknas på textens språk", "Captions are missing in the draft's language"),
    guide: &[],
    rewrites: &[],
    messages: &[&OTHER],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("---\nspråk: sv\n---\n\n⟦[Se filmen](film.mp4)⟧\n").beside(&[
            ("film.mp4", "corpora/media/samples/tone.mp4"),
            ("film.en.srt", "1\n00:00:00,000 --> 00:00:02,000\nThe pool opens on Saturday.\n"),
        ]),
        Example::html("<html lang=\"fi\"><title>Uimahalli</title><body>⟦<video controls src=\"film.mp4\"></video>⟧\n").beside(&[("film.mp4", "corpora/media/samples/text-tx3g.mp4")]),
        Example::md("---\nspråk: sv\n---\n\n[Se filmen](film.mp4)\n").beside(&[
            ("film.mp4", "corpora/media/samples/tone.mp4"),
            ("film.en.srt", "1\n00:00:00,000 --> 00:00:02,000\nThe pool opens on Saturday.\n"),
            ("film.swe.srt", "1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n"),
        ]),
        Example::md("---\nspråk: sv\n---\n\n[Se filmen](film.mp4)\n").beside(&[
            ("film.mp4", "corpora/media/samples/tone.mp4"),
            ("film.srt", "1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n"),
        ]),
        Example::md("---\nspråk: sv\n---\n\n[Se filmen](film.mp4)\n").beside(&[("film.mp4", "corpora/media/samples/text-tx3g.mp4")]),
        Example::html("<html lang=\"en\"><title>Pool</title><body><video controls src=\"film.mp4\"><track srclang=\"en-GB\" label=\"English\" src=\"https://example.org/en.vtt\"></video>\n")
            .beside(&[("film.mp4", "corpora/media/samples/tone.mp4")]),
        Example::md("---\nspråk: sv\nklart:\n  media: [{file: film.mp4, captions: burned-in}]\n---\n\n[Se filmen](film.mp4)\n").beside(&[
            ("film.mp4", "corpora/media/samples/tone.mp4"),
            ("film.en.srt", "1\n00:00:00,000 --> 00:00:02,000\nThe pool opens on Saturday.\n"),
        ]),
    ],
    check: Check::Draft(check),
};

const OTHER: Message = Message {
    what: Msg::new(
        "Filmen ”{film}” har undertexter på {has}, inte på {wanted}.",
        "The film “{film}” has captions in {has}, not in {wanted}.",
    ),
    why: Msg::new(
        "Den som läser texten och inte hör filmen får läsa på ett annat språk.",
        "Whoever reads the text and does not hear the film has to read another language.",
    ),
    how: Msg::new("Lägg till undertexter på {wanted}, till exempel ”{sidecar}”.", "Add captions in {wanted}, for example “{sidecar}”."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if draft.media.is_empty() {
        return;
    }
    let Some(own) = draft.spoken().map(languages::base) else { return };
    for film in films(draft).filter(|film| sound(film) != Sound::Silent && standing(film) == Standing::Captioned) {
        let Some(all) = spoken(film) else { continue };
        if all.is_empty() || all.contains(own) {
            continue;
        }
        let (sv, en): (Vec<String>, Vec<String>) = all.iter().map(|tag| languages::name(tag)).unzip();
        let wanted = languages::name(own);
        let finding = Finding::fault(Level::Warning, &OTHER).at(place(film)).arg("film", name(film));
        let finding = finding.arg("has", both(sv.join(", "), en.join(", "))).arg("wanted", both(wanted.0, wanted.1));
        found.push(finding.arg("sidecar", sidecar_name_in(draft, film, settings, own)));
    }
}

fn both(sv: String, en: String) -> Arg {
    Arg::Both(Cow::Owned(sv), Cow::Owned(en))
}

/// The languages of all captions; `None` where one does not say, or where a person answers for captions that cannot be
/// seen.
fn spoken(film: &Medium) -> Option<BTreeSet<&str>> {
    if film.declared.as_ref().is_some_and(|said| said.captions.is_some()) {
        return None;
    }
    let beside = film.sidecars.found().into_iter().flatten().filter(|sidecar| carries(sidecar)).map(|sidecar| sidecar.language.as_deref());
    let inside = film.file.found().into_iter().flat_map(|file| &file.tracks);
    let inside = inside.filter(|track| track.kind == TrackKind::Text && !track.forced).map(|track| track.language.as_deref());
    let tracks = film.tracks.iter().filter(|track| shows(track, film)).map(|track| track.language.as_deref());
    let said = beside.chain(inside).chain(tracks);
    said.map(|tag| tag.filter(|tag| !tag.trim().is_empty()).map(languages::base)).collect()
}
