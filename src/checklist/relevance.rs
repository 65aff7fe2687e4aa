//! Whether a draft makes a line of the checklist relevant.
//!
//! Knows films, pictures, channels and the words that tell; refuses to know the questions.

use crate::config::{Settings, TextType};
use crate::draft::{Alt, Captions, Draft, Image, Lookup, Medium, Sidecar, Text, TrackKind};

use super::{Line, Trigger, films};

/// A film of so many milliseconds has sounds beside the speech.
const LONG_FILM_MS: i64 = 180_000;

/// One draft, as it is asked about.
pub(super) struct View<'a> {
    draft: &'a Draft,
    settings: &'a Settings,
    found: &'a [&'static str],
}

impl<'a> View<'a> {
    pub(super) fn new(draft: &'a Draft, settings: &'a Settings, found: &'a [&'static str]) -> Self {
        Self { draft, settings, found }
    }

    /// Whether the draft raises a line; one that is demanded needs no sign where the policy has it asked always.
    pub(super) fn raises(&self, line: &Line, demanded: bool) -> bool {
        demanded && line.when.is_always() && self.has_text()
            || line.same_as.iter().any(|rule| self.found.contains(rule))
            || self.holds(line.when)
    }

    fn holds(&self, trigger: Trigger) -> bool {
        let draft = self.draft;
        match trigger {
            Trigger::Film => films(draft).next().is_some(),
            Trigger::FilmWithoutCaptions => films(draft).any(|film| !has_captions(film)),
            Trigger::FilmWithCaptions => {
                draft.captions.as_ref().is_some_and(|captions| !captions.cues.is_empty()) || films(draft).any(has_captions)
            }
            Trigger::SpeechOnly => draft.captions.as_ref().is_some_and(is_speech_only),
            Trigger::DescribedPicture => draft.images.iter().any(|image| !image.hidden && matches!(image.alt, Alt::Present { .. })),
            Trigger::PictureOrFilm => films(draft).next().is_some() || draft.images.iter().any(is_shown),
            Trigger::Reply => self.settings.channels.iter().any(|channel| channel.reply),
            Trigger::Decision => self.settings.text_type == TextType::Decision,
            Trigger::Audience => self.settings.text_type == TextType::EasyRead,
            _ => false,
        }
    }

    /// Whether it is a text that somebody publishes, rather than a picture, a film or its captions.
    fn has_text(&self) -> bool {
        !self.draft.format.is_captions() && self.draft.visible().next().is_some()
    }
}

/// A picture that says something: neither hidden nor decoration.
fn is_shown(image: &Image) -> bool {
    !image.hidden && !image.decorative && image.alt != Alt::Empty
}

/// Captions that can be switched on: a file, a track on the page or inside the film.
fn has_captions(film: &Medium) -> bool {
    let inside = film.file.found().is_some_and(|file| file.tracks.iter().any(|track| track.kind == TrackKind::Text && !track.forced));
    let on_page = film.tracks.iter().any(|track| matches!(track.kind.as_str(), "captions" | "subtitles"));
    let beside = matches!(&film.sidecars, Lookup::Found(all) if all.iter().any(Sidecar::has_words));
    inside || on_page || beside
}

/// Captions of a film of three minutes or more that name no sound: nothing in brackets, no note.
fn is_speech_only(captions: &Captions) -> bool {
    let film = captions.film.as_ref().and_then(|film| film.duration_ms).and_then(|length| i64::try_from(length).ok());
    let length = film.or_else(|| captions.cues.iter().filter_map(|cue| cue.end_ms).max());
    let names_sound = |line: &Text| line.plain.contains(['[', '(', '♪', '♫', '#']);
    length.is_some_and(|length| length >= LONG_FILM_MS)
        && captions.cues.len() > 2
        && !captions.cues.iter().flat_map(|cue| &cue.lines).any(names_sound)
}
