//! Texts that may serve as a picture's description, each naming its source: never invented, never a file name.

use std::collections::BTreeMap;

use unicode_segmentation::UnicodeSegmentation;

use crate::draft::{Draft, Image, Known, KnownFrom, Picture, TextSource};
use crate::finding::{Msg, Related};
use crate::fix::{Fix, Safety};
use crate::language::letters::capitalised;

use super::file_names::shape;
use super::machine_words::signature;
use super::picture_words::{opening, says_nothing};
use super::surroundings::{description, repeated};

/// Longest text that is proposed, in graphemes: the usual limit of image/long-alt.
const LONGEST: usize = 250;

/// What stands in the gap of a template.
const GAP: &str = "[beskriv bilden]";

/// Descriptions in one draft by picture, gathered once.
pub(super) struct Described<'a> {
    draft: &'a Draft,
    by_address: BTreeMap<&'a str, &'a str>,
}

impl<'a> Described<'a> {
    /// Gathers the descriptions that are worth repeating; the first of each picture counts.
    pub(super) fn of(draft: &'a Draft) -> Self {
        let mut by_address = BTreeMap::new();
        for image in draft.images.iter().filter(|image| !image.target.address.is_empty()) {
            if let Some(text) = description(image)
                && is_worthy(&text.plain, image)
            {
                by_address.entry(image.target.address.as_str()).or_insert(text.plain.as_str());
            }
        }
        Self { draft, by_address }
    }

    /// What may be written, best first, and last a template with a gap.
    pub(super) fn fixes(&self, image: &Image) -> Vec<Fix> {
        let mut texts: Vec<Found> = Vec::new();
        let file = image.file.found();
        let field = |sources: &[TextSource]| file.and_then(|file| from_file(file, sources, self.draft.spoken()));
        texts.extend(field(&[TextSource::AltText]).map(|text| Found::new(IN_FILE, text)));
        texts.extend(self.by_address.get(image.target.address.as_str()).map(|text| Found::new(ELSEWHERE, *text)));
        texts.extend(image.known.iter().map(known));
        texts.extend(field(&[TextSource::SvgTitle]).map(|text| Found::new(IN_SVG, text)));
        let mut fixes = self.written(image, texts);
        fixes.extend(from_caption(image));
        let captions = [TextSource::XmpDescription, TextSource::IptcCaption, TextSource::ExifDescription];
        fixes.extend(self.written(image, field(&captions).map(|text| Found::new(IN_FILE_CAPTION, text))));
        fixes.extend(template(image));
        fixes
    }

    /// Those texts that may be written, each as a fix; the same words are offered once, by their best source.
    fn written(&self, image: &Image, texts: impl IntoIterator<Item = Found>) -> Vec<Fix> {
        let mut seen: Vec<String> = image.alt.text().map(|text| text.plain.clone()).into_iter().collect();
        let mut fixes = Vec::new();
        for found in texts {
            let fits = is_worthy(&found.text, image) && repeated(self.draft, image, &found.text).is_none();
            if fits && !seen.contains(&found.text) {
                seen.push(found.text.clone());
                fixes.extend(found.write(image));
            }
        }
        fixes
    }
}

/// A text that may serve, and where it was found.
struct Found {
    title: Msg,
    text: String,
    draft: Option<String>,
}

impl Found {
    fn new(title: Msg, text: impl Into<String>) -> Self {
        Self { title, text: text.into(), draft: None }
    }

    fn write(self, image: &Image) -> Option<Fix> {
        let fix = Fix::edits(Safety::Suggest, self.title, image.slot.as_ref()?.edit(&self.text))?.arg("text", self.text);
        Some(match self.draft {
            Some(draft) => fix.arg("draft", draft),
            None => fix,
        })
    }
}

/// What the picture is called in another draft or in the register.
fn known(known: &Known) -> Found {
    match &known.from {
        KnownFrom::Draft { name, .. } => Found { draft: Some(name.clone()), ..Found::new(IN_DRAFT, known.text.as_str()) },
        KnownFrom::Register => Found::new(REGISTERED, known.text.as_str()),
    }
}

/// Where the picture is described in other drafts.
pub(super) fn related(image: &Image) -> Vec<Related> {
    let place = |known: &Known| match &known.from {
        KnownFrom::Draft { name, line } => Some(Related { draft: name.clone(), span: None, line: *line, text: known.text.clone() }),
        KnownFrom::Register => None,
    };
    image.known.iter().filter_map(place).collect()
}

const IN_FILE: Msg = Msg::new("Hittat i bildfilen (IPTC): ”{text}”", "Found in the picture file (IPTC): “{text}”");
const IN_FILE_CAPTION: Msg = Msg::new("Hittat i bildfilen (bildtext): ”{text}”", "Found in the picture file (caption): “{text}”");
const IN_SVG: Msg = Msg::new("Hittat i bildfilen (titel): ”{text}”", "Found in the picture file (title): “{text}”");
const ELSEWHERE: Msg = Msg::new(
    "Så beskrivs samma bild på ett annat ställe i utkastet: ”{text}”",
    "The same picture is described elsewhere in the draft: “{text}”",
);
const IN_DRAFT: Msg = Msg::new("Så beskrivs bilden i {draft}: ”{text}”", "The picture is described in {draft}: “{text}”");
const REGISTERED: Msg = Msg::new("Ur bildregistret: ”{text}”", "From the register of pictures: “{text}”");
const CAPTION: Msg = Msg::new("Utgå från bildtexten: ”{text}”", "Start from the caption: “{text}”");
const WRITE: Msg = Msg::new("Skriv en bildbeskrivning", "Write a description");

/// The template that every format with room for a description can hold.
pub(super) fn template(image: &Image) -> Option<Fix> {
    Fix::edits(Safety::Template, WRITE, image.slot.as_ref()?.edit(GAP))
}

/// A caption that describes. A description must not repeat it, so a gap is left for what more can be seen.
fn from_caption(image: &Image) -> Option<Fix> {
    let caption = without_credit(&image.caption.as_ref()?.plain);
    let describes = caption.split_whitespace().count() > 2 && is_worthy(caption, image);
    let fix = describes.then(|| image.slot.as_ref()?.edit(&format!("{caption} [vad mer syns på bilden?]")))??;
    Some(Fix::edits(Safety::Template, CAPTION, [fix])?.arg("text", caption))
}

/// The first text of these fields, in the draft's language where the field has several.
fn from_file(file: &Picture, sources: &[TextSource], spoken: Option<&str>) -> Option<String> {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let wanted = primary(spoken.unwrap_or("sv"));
    let rank = |language: Option<&str>| match language {
        Some(tag) if primary(tag) == wanted => 0,
        None | Some("x-default") => 1,
        Some(_) => 2,
    };
    sources.iter().find_map(|source| {
        let texts = file.texts.iter().filter(|text| text.source == *source);
        let best = texts.min_by_key(|text| rank(text.language.as_deref()))?;
        let plain = without_credit(&best.text);
        let start = opening(plain).map_or(0, |opening| opening.rest);
        Some(capitalised(&plain[start..])).filter(|text| !text.is_empty())
    })
}

/// The text before "Foto:" and its kind: a credit is no part of a description.
fn without_credit(text: &str) -> &str {
    let credit = ["Foto:", "Bild:", "Fotograf:", "Photo:", "Illustration:", "©"].iter().filter_map(|word| text.find(word)).min();
    match credit {
        Some(0) | None => text.trim(),
        Some(at) => text[..at].trim_end_matches(|sign: char| sign.is_whitespace() || matches!(sign, ',' | ';' | '(' | '|' | '/')),
    }
}

/// Words that say something, short enough.
pub(super) fn is_worthy(text: &str, image: &Image) -> bool {
    let credit = ["Foto:", "Fotograf:", "Photo:", "©"].iter().any(|word| text.starts_with(word));
    !text.trim().is_empty()
        && !credit
        && shape(text, &image.target).is_none()
        && !says_nothing(text)
        && signature(text).is_none()
        && text.chars().any(char::is_alphanumeric)
        && (text.len() <= LONGEST || text.graphemes(true).take(LONGEST + 1).count() <= LONGEST)
}
