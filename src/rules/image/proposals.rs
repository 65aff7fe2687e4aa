//! Texts that may serve as a picture's description, each naming its source: never invented, never a file name.

use std::collections::BTreeMap;

use unicode_segmentation::UnicodeSegmentation;

use crate::draft::{Draft, Image, Picture, TextSource};
use crate::finding::Msg;
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
        let mut texts: Vec<(Msg, String)> = Vec::new();
        let file = image.file.found();
        let field = |sources: &[TextSource]| file.and_then(|file| from_file(file, sources, self.draft.spoken()));
        texts.extend(field(&[TextSource::AltText]).map(|text| (IN_FILE, text)));
        texts.extend(self.by_address.get(image.target.address.as_str()).map(|text| (ELSEWHERE, (*text).to_owned())));
        texts.extend(field(&[TextSource::SvgTitle]).map(|text| (IN_SVG, text)));
        texts.extend(
            field(&[TextSource::XmpDescription, TextSource::IptcCaption, TextSource::ExifDescription]).map(|text| (IN_FILE_CAPTION, text)),
        );
        let fit = |text: &String| is_worthy(text, image) && repeated(self.draft, image, text).is_none();
        let mut fixes: Vec<Fix> = texts
            .into_iter()
            .filter(|(_, text)| fit(text))
            .filter_map(|(title, text)| write(image, Safety::Suggest, title, &text))
            .collect();
        fixes.extend(from_caption(image));
        fixes.extend(template(image));
        fixes
    }
}

const IN_FILE: Msg = Msg::new("Hittat i bildfilen (IPTC): ”{text}”", "Found in the picture file (IPTC): “{text}”");
const IN_FILE_CAPTION: Msg = Msg::new("Hittat i bildfilen (bildtext): ”{text}”", "Found in the picture file (caption): “{text}”");
const IN_SVG: Msg = Msg::new("Hittat i bildfilen (titel): ”{text}”", "Found in the picture file (title): “{text}”");
const ELSEWHERE: Msg = Msg::new(
    "Så beskrivs samma bild på ett annat ställe i utkastet: ”{text}”",
    "The same picture is described elsewhere in the draft: “{text}”",
);
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

fn write(image: &Image, safety: Safety, title: Msg, text: &str) -> Option<Fix> {
    Some(Fix::edits(safety, title, image.slot.as_ref()?.edit(text))?.arg("text", text))
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
