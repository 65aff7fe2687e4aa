//! What a film has for those who do not hear: whether there is sound, and what answers for it.
//!
//! Knows what counts as captions (media/MEDIA.md section 2) and what people have declared. Refuses to give levels:
//! the rules do.

use crate::config::Settings;
use crate::draft::{
    Container, ContainerState, Draft, Lookup, Medium, MediumKind, MediumOrigin, Sidecar, SidecarKind, SidecarName, Target, TrackElement,
    TrackKind,
};
use crate::gather::names;
use crate::source::DeclaredMedia;

/// Whether a film or sound is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sound {
    /// There is a sound track.
    Heard,
    /// There is none, or a person says that nothing is heard.
    Silent,
    /// The file is elsewhere, or its headers do not say.
    Unknown,
}

/// What answers for a film's sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing<'a> {
    /// Captions, or a person's word for them.
    Captioned,
    /// Something with text that does not carry the speech: its name, empty for a track inside the film.
    Unfit(&'a str),
    /// A caption file whose name is near the film's: its name, and the name it should have.
    Near(&'a str, &'a str),
    /// A caption file that nobody has filled in, or that is no caption file.
    Empty(&'a str),
    /// Nothing.
    Bare,
}

/// Words that a caption file must hold to be one.
pub(super) const FEWEST_WORDS: usize = 3;

/// Films that are judged: seen by readers, recorded, and published since the law.
pub(super) fn films(draft: &Draft) -> impl Iterator<Item = &Medium> {
    draft.media.iter().filter(|medium| medium.kind == MediumKind::Film && is_judged(medium))
}

/// Whether a film or sound is there for readers, recorded, and published since 23 September 2020: live broadcasts and
/// older films are exempt (lagen om tillgänglighet till digital offentlig service, 9 §). A file that holds no film or
/// sound has nothing to judge: media/unreadable says so.
pub(super) fn is_judged(medium: &Medium) -> bool {
    let exempt = medium.declared.as_ref().is_some_and(|said| said.live || said.is_older_than_the_law());
    let nothing = medium.file.found().is_some_and(|file| matches!(file.state, ContainerState::Empty | ContainerState::NotMedia));
    // A sound without controls that does not begin by itself is heard by nobody.
    let unheard = medium.kind == MediumKind::Sound && medium.origin == MediumOrigin::Element && !medium.controls && !medium.autoplay;
    !medium.hidden && !exempt && !nothing && !unheard
}

/// A loop in the background: nobody can switch its sound on.
pub(super) fn is_background(medium: &Medium) -> bool {
    medium.muted && (!medium.controls || medium.looped)
}

/// Whether the film or sound is heard, by its headers and by what a person says.
pub(super) fn sound(medium: &Medium) -> Sound {
    if said(medium, |said| &said.sound) == Some("none") || is_background(medium) {
        return Sound::Silent;
    }
    let Some(container) = medium.file.found() else {
        return if is_called_silent(medium) { Sound::Silent } else { Sound::Unknown };
    };
    match container.has(TrackKind::Sound) {
        Some(true) => Sound::Heard,
        Some(false) if container.state == ContainerState::Whole => Sound::Silent,
        _ => Sound::Unknown,
    }
}

/// Whether the name of a file that is not at hand says that nothing is heard: "bad-utan-ljud.mp4".
fn is_called_silent(medium: &Medium) -> bool {
    let words = |name: &str| {
        let mut parts: Vec<&str> = name.split(|sign: char| !sign.is_alphanumeric()).collect();
        parts.pop();
        let one = parts.iter().any(|part| matches!(*part, "silent" | "muted" | "tyst" | "ljudlös" | "ljudlos" | "noaudio" | "nosound"));
        one || parts.windows(2).any(|pair| matches!(pair, ["utan", "ljud"] | ["no", "audio" | "sound"] | ["without", "sound"]))
    };
    !medium.targets.is_empty() && medium.targets.iter().all(|target| words(&target.file_name().to_lowercase()))
}

/// Whether klart listened to all of it and found no speech, and nobody says that there is some. Evidence, never a pass: it
/// makes a fault a question (media/MEDIA.md section 9).
pub(super) fn seems_wordless(medium: &Medium) -> bool {
    let heard = medium.file.found().and_then(|file| file.heard.as_ref());
    heard.is_some_and(|heard| !heard.speech) && said(medium, |said| &said.sound) != Some("speech")
}

/// What a person has declared, in lower case as the form writes it.
pub(super) fn said(medium: &Medium, field: impl Fn(&DeclaredMedia) -> &Option<String>) -> Option<&str> {
    let declared = medium.declared.as_ref()?;
    field(declared).as_deref().map(str::trim).filter(|word| !word.is_empty())
}

/// Whether a declaration says why.
pub(super) fn says_why(medium: &Medium) -> bool {
    said(medium, |said| &said.why).is_some()
}

/// What answers for the film's sound.
pub(super) fn standing(medium: &Medium) -> Standing<'_> {
    let own = medium.file.found();
    if is_declared(medium, own) || medium.sidecars.found().into_iter().flatten().any(carries) {
        return Standing::Captioned;
    }
    let text = |container: &Container| container.tracks.iter().any(|track| track.kind == TrackKind::Text && !track.forced);
    if own.is_some_and(text) || medium.tracks.iter().any(|track| shows(track, medium)) {
        return Standing::Captioned;
    }
    near(medium).or_else(|| unfit(medium)).or_else(|| empty(medium)).unwrap_or(Standing::Bare)
}

/// Whether a person's word is enough: for what cannot be seen from outside always, for what can be seen only where the
/// file is not at hand.
fn is_declared(medium: &Medium, own: Option<&Container>) -> bool {
    match said(medium, |said| &said.captions) {
        Some("burned-in" | "text-alternative") => true,
        Some("not-needed") => says_why(medium),
        Some("embedded") => own.and_then(|container| container.has(TrackKind::Text)).is_none(),
        Some("sidecar") => !matches!(medium.sidecars, Lookup::Found(_)),
        _ => false,
    }
}

/// A caption file that pairs with the film and carries words.
pub(super) fn carries(sidecar: &Sidecar) -> bool {
    !matches!(sidecar.naming, SidecarName::Near(_)) && is_filled(sidecar)
}

fn is_filled(sidecar: &Sidecar) -> bool {
    sidecar.kind == SidecarKind::Captions && sidecar.cues > 0 && sidecar.words >= FEWEST_WORDS
}

/// A `<track>` of the right kind whose file is not known to be missing, or to be no captions. Where the film is not at hand
/// either, nobody knows what else is not.
pub(super) fn shows(track: &TrackElement, medium: &Medium) -> bool {
    let kind = matches!(track.kind.as_str(), "captions" | "subtitles");
    let name = track.target.file_name();
    let hollow = medium.sidecars.found().into_iter().flatten().any(|sidecar| file(&sidecar.name) == name && !is_filled(sidecar));
    let gone = matches!(track.file, Lookup::Missing(_)) && medium.file.found().is_some();
    kind && !track.target.address.is_empty() && !hollow && !gone
}

fn file(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

fn near(medium: &Medium) -> Option<Standing<'_>> {
    medium.sidecars.found()?.iter().find_map(|sidecar| match &sidecar.naming {
        SidecarName::Near(meant) if is_filled(sidecar) => Some(Standing::Near(&sidecar.name, meant)),
        _ => None,
    })
}

/// Text for something else: signs only, chapters, descriptions, metadata. A chapter list inside a film is nobody's
/// attempt at captions, so it does not count.
fn unfit(medium: &Medium) -> Option<Standing<'_>> {
    let beside = medium.sidecars.found().into_iter().flatten();
    let beside = beside.filter(|sidecar| !matches!(sidecar.naming, SidecarName::Near(_)));
    let other = beside.into_iter().find(|sidecar| matches!(sidecar.kind, SidecarKind::Forced | SidecarKind::Other));
    let track = medium.tracks.iter().find(|track| matches!(track.kind.as_str(), "chapters" | "descriptions" | "metadata"));
    let inside = medium.file.found().is_some_and(|container| {
        container.tracks.iter().any(|track| track.kind == TrackKind::Descriptions || track.kind == TrackKind::Text && track.forced)
    });
    let named = other.map(|sidecar| sidecar.name.as_str()).or_else(|| track.map(|track| file(&track.target.address)));
    named.or(inside.then_some("")).map(Standing::Unfit)
}

fn empty(medium: &Medium) -> Option<Standing<'_>> {
    let hollow = |sidecar: &&Sidecar| !matches!(sidecar.naming, SidecarName::Near(_));
    medium.sidecars.found()?.iter().find(hollow).map(|sidecar| Standing::Empty(&sidecar.name))
}

/// The film's name as people know it.
pub(super) fn name(medium: &Medium) -> String {
    let first = medium.targets.first().map(Target::file_name).unwrap_or_default();
    if first.is_empty() { medium.targets.first().map(|target| target.address.clone()).unwrap_or_default() } else { first }
}

/// The name that the film's caption file must have, for the draft's language and channel.
pub(super) fn sidecar_name(draft: &Draft, medium: &Medium, settings: &Settings) -> String {
    let language = draft.language().and_then(|tag| tag.split('-').next()).unwrap_or("sv");
    sidecar_name_in(draft, medium, settings, language)
}

/// The same for captions in a language of their own.
pub(super) fn sidecar_name_in(draft: &Draft, medium: &Medium, settings: &Settings, language: &str) -> String {
    let film = name(medium);
    if on_facebook(settings) {
        return names::facebook_name(&film, Some(language));
    }
    let base = film.rsplit_once('.').map_or(film.as_str(), |(base, _)| base);
    let ending = if draft.format == crate::source::Format::Html { "vtt" } else { "srt" };
    format!("{base}.{language}.{ending}")
}

/// Whether the draft goes to Facebook, which reads the language from the file's name.
pub(super) fn on_facebook(settings: &Settings) -> bool {
    settings.channels.iter().any(|channel| channel.name == "facebook")
}

/// Whether a link, rather than the draft itself, leads to the film, and the film is not at hand.
pub(super) fn is_far_link(medium: &Medium) -> bool {
    medium.origin == MediumOrigin::Link && medium.file.found().is_none()
}

/// Where a finding about the medium stands: nowhere when the medium is the document.
pub(super) fn place(medium: &Medium) -> Option<crate::source::Span> {
    (!matches!(medium.origin, MediumOrigin::File | MediumOrigin::Attachment)).then_some(medium.span)
}
