//! Whether a draft makes a line of the checklist relevant.
//!
//! Knows films, pictures, channels and findings, and asks `signs` and `language::people` what the words tell. Refuses to
//! know the questions.

use std::cell::OnceCell;

use crate::config::{Organisation, Settings, TextType};
use crate::draft::{Alt, Captions, Draft, Image, Lookup, Medium, Sidecar, Text, TrackKind};
use crate::language::people::{self, People};
use crate::language::{Kind, Prose};
use crate::source::Format;

use super::signs::Signs;
use super::{Line, Trigger, films};

/// A film of so many milliseconds has sounds beside the speech.
const LONG_FILM_MS: i64 = 180_000;
/// Findings of these are no personal data of their own, or have a line of their own.
const NO_DATA: [&str; 3] = ["privacy/location-metadata", "privacy/sensitive-matter", "privacy/child-in-picture"];
/// What a picture of a screen is called.
const SCREENS: [&str; 6] = ["skärmbild", "skärmdump", "skärmklipp", "skärmavbild", "skärmfoto", "screenshot"];

/// One draft, as it is asked about.
pub(super) struct View<'a> {
    draft: &'a Draft,
    settings: &'a Settings,
    found: &'a [&'static str],
    /// A post on a social platform, answers to comments left out.
    post: bool,
    signs: OnceCell<Signs>,
    people: OnceCell<People>,
}

impl<'a> View<'a> {
    pub(super) fn new(draft: &'a Draft, settings: &'a Settings, found: &'a [&'static str]) -> Self {
        let post = settings.channels.iter().any(|channel| channel.is_platform() && !channel.reply);
        Self { draft, settings, found, post, signs: OnceCell::new(), people: OnceCell::new() }
    }

    /// Whether the draft raises a line; one that is demanded needs no sign where the policy has it asked always.
    pub(super) fn raises(&self, line: &Line, demanded: bool) -> bool {
        demanded && line.when.is_always() && self.has_text()
            || line.same_as.iter().any(|rule| self.found.contains(rule))
            || self.holds(line.when)
            || demanded && line.when == Trigger::People && self.may_show_people()
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
            Trigger::PictureOrFilm => films(draft).next().is_some() || draft.picture.is_some() || draft.images.iter().any(is_shown),
            Trigger::People => self.people().anybody,
            Trigger::Children => self.people().children,
            Trigger::PersonalData => self.found.iter().any(|rule| rule.starts_with("privacy/") && !NO_DATA.contains(rule)),
            Trigger::Reply => self.settings.channels.iter().any(|channel| channel.reply),
            Trigger::Crisis => self.post && self.signs().warns && !self.leads_home(),
            Trigger::Secrecy => self.shows_screen() || self.has_text() && self.signs().case,
            Trigger::Decision => self.has_text() && (self.settings.text_type == TextType::Decision || self.signs().politics),
            Trigger::Promotion => self.post && self.signs().offers,
            Trigger::Audience => self.has_text() && self.settings.text_type == TextType::EasyRead,
            Trigger::OwnVoice => self.post && (self.signs().own_voice || self.is_from_elsewhere()),
            // A sensitive matter is found by its rule, which asks the same.
            Trigger::Sensitive | Trigger::Register | Trigger::Profile | Trigger::SparseAccount | Trigger::Batch => false,
        }
    }

    fn signs(&self) -> Signs {
        *self.signs.get_or_init(|| Signs::of(self.draft))
    }

    /// Whether it is a text that somebody publishes, rather than a picture, a film or its captions.
    fn has_text(&self) -> bool {
        matches!(self.draft.format, Format::Markdown | Format::Html | Format::Text)
    }

    /// Who is seen in the draft's pictures and films, as far as words tell.
    fn people(&self) -> People {
        *self.people.get_or_init(|| {
            let pictures = self.draft.images.iter().filter(|image| is_shown(image)).map(|image| described(&image_words(image)));
            let own = self
                .draft
                .picture
                .iter()
                .map(|picture| described(&picture.texts.iter().map(|text| text.text.as_str()).collect::<Vec<_>>()));
            let films = films(self.draft).map(|film| (self.film(film), false));
            let all = pictures.chain(own).chain(films).reduce(|(people, telling), (other, also)| (people.and(other), telling && also));
            match all {
                Some((people, false)) => people.and(self.spoken_of()),
                Some((people, true)) => people,
                None => People::default(),
            }
        })
    }

    /// Who is spoken of around a film: in its description and in the block where it stands.
    fn film(&self, film: &Medium) -> People {
        let text = film.description.as_ref().map(|text| described(&[text.plain.as_str()]).0).unwrap_or_default();
        let block = film.block.and_then(|at| self.draft.blocks.get(at));
        text.and(block.map(|block| people::seen(&block.text.plain, &block.prose)).unwrap_or_default())
    }

    fn spoken_of(&self) -> People {
        let blocks = self.draft.visible().filter(|block| !block.quoted);
        blocks.map(|block| people::spoken_of(&block.text.plain, &block.prose)).fold(People::default(), People::and)
    }

    /// A picture that nobody has described, or a film: people may be seen in it.
    fn may_show_people(&self) -> bool {
        films(self.draft).next().is_some() || self.draft.images.iter().any(|image| is_shown(image) && !described(&image_words(image)).1)
    }

    fn shows_screen(&self) -> bool {
        let names = |text: &Text| {
            let lower = text.plain.to_lowercase();
            SCREENS.iter().any(|screen| lower.contains(screen))
        };
        self.draft.images.iter().any(|image| !image.hidden && image.alt.text().is_some_and(names))
    }

    /// A link to a page of the organisation's own; to any page, where nobody has said which those are.
    fn leads_home(&self) -> bool {
        let domains = self.settings.organisation.as_ref().map_or(&[][..], |own| &own.domains);
        let is_home = |address: &str| {
            let lower = address.to_lowercase();
            let host =
                lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest).split(['/', '?', '#', ':']).next().unwrap_or_default();
            let own = |domain: &String| host.strip_suffix(domain.as_str()).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'));
            !lower.contains('@')
                && !lower.starts_with("mailto:")
                && !lower.starts_with("tel:")
                && (domains.is_empty() || domains.iter().any(own))
        };
        let linked = self.draft.links.iter().any(|link| !link.target.address.starts_with('#') && is_home(&link.target.address));
        linked
            || self.draft.visible().any(|block| {
                let mut addresses = block.prose.tokens().iter().filter(|token| token.kind == Kind::Address);
                addresses.any(|token| is_home(block.prose.word(token)))
            })
    }

    /// From an account that names neither the organisation nor one of its units.
    fn is_from_elsewhere(&self) -> bool {
        let (Some(account), Some(own)) = (&self.draft.meta.account, &self.settings.organisation) else { return false };
        let account = letters(account);
        !account.is_empty() && !named(own).any(|name| account.contains(&letters(name)))
    }
}

/// Everything that an organisation's accounts are called by.
fn named(own: &Organisation) -> impl Iterator<Item = &str> {
    let more = own.units.iter().chain(&own.handles).chain(&own.hashtags).chain(&own.weak_aliases).chain(&own.co_senders);
    own.names().chain(more.map(String::as_str)).filter(|name| !letters(name).is_empty())
}

fn letters(name: &str) -> String {
    name.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A picture that says something: neither hidden nor decoration.
fn is_shown(image: &Image) -> bool {
    !image.hidden && !image.decorative && image.alt != Alt::Empty
}

/// What is said of a picture: its description, the caption of its figure, and what its file says where nobody has described it.
fn image_words(image: &Image) -> Vec<&str> {
    let own = image.alt.text().map(|text| text.plain.as_str());
    let inside = image.file.found().filter(|_| own.is_none()).map(|file| file.texts.as_slice()).unwrap_or_default();
    let caption = image.caption.as_ref().map(|text| text.plain.as_str());
    own.into_iter().chain(caption).chain(image.name.as_deref()).chain(inside.iter().map(|text| text.text.as_str())).collect()
}

/// Who is seen, and whether the words tell what is seen at all.
fn described(words: &[&str]) -> (People, bool) {
    let mut all = (People::default(), false);
    for text in words {
        let prose = Prose::of(text);
        all = (all.0.and(people::seen(text, &prose)), all.1 || people::is_telling(&prose));
    }
    (all.0, all.1 || all.0.anybody)
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
