//! What stands around a picture: its caption, its link's words, the text before and after it.
//!
//! Knows nearness in document order; refuses to know whether a text describes the picture.

use crate::draft::{Alt, Block, Draft, Image, ImageKind, Kind};
use crate::language::letters::holds_template;
use crate::source::Span;

/// Blocks looked at on each side: hidden and empty ones are passed over, but not for ever.
const REACH: usize = 16;

/// Pixels on the shorter side up to which a picture is an icon.
const ICON: u32 = 64;

/// Pixels on the shorter side from which a picture is too large for mere decoration of a line.
const LARGE: u32 = 200;

/// Where a text stands that a description repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repeated {
    /// In the figure's caption.
    Caption,
    /// In the same link.
    Link,
    /// In the heading it stands under, or the draft's main heading.
    Heading,
    /// In the text beside, in the same block or the next.
    Beside,
}

/// A text without case, marks and runs of blanks: what is compared.
pub(super) fn bare(text: &str) -> String {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// A caption without the credit last in it: "Torget i maj. Foto: Eva Lind" → "Torget i maj. ".
fn uncredited(caption: &str) -> &str {
    const CREDITS: [&str; 5] = ["foto:", "fotograf:", "bild:", "illustration:", "photo:"];
    let lower = caption.to_ascii_lowercase();
    let at = CREDITS.iter().filter_map(|credit| lower.rfind(credit)).min().unwrap_or(caption.len());
    &caption[..at]
}

/// Where a description stands in words already, nearest first.
pub(super) fn repeated(draft: &Draft, image: &Image, text: &str) -> Option<Repeated> {
    let wanted = bare(text);
    if wanted.is_empty() {
        return None;
    }
    let same = |other: &str| other.len() <= text.len() * 2 + 16 && bare(other) == wanted;
    if image.caption.as_ref().is_some_and(|caption| same(&caption.plain) || same(uncredited(&caption.plain))) {
        return Some(Repeated::Caption);
    }
    if image.link.and_then(|link| draft.links.get(link)).is_some_and(|link| same(&link.text.plain)) {
        return Some(Repeated::Link);
    }
    if own(draft, image).is_some_and(|block| same(&block.text.plain)) {
        return Some(Repeated::Beside);
    }
    match (before(draft, image), after(draft, image)) {
        (Some(block), _) if same(&block.text.plain) => {
            Some(if matches!(block.kind, Kind::Heading(_)) { Repeated::Heading } else { Repeated::Beside })
        }
        (_, Some(block)) if same(&block.text.plain) => Some(Repeated::Beside),
        _ if image.link.is_none() && headings(draft, image).any(|block| same(&block.text.plain)) => Some(Repeated::Heading),
        _ => None,
    }
}

/// The heading that the picture stands under, and the draft's first main heading. A linked logo is named by its link.
fn headings<'a>(draft: &'a Draft, image: &Image) -> impl Iterator<Item = &'a Block> {
    let is_heading = |block: &&Block| matches!(block.kind, Kind::Heading(_)) && has_words(block);
    let nearest = draft.blocks[..next(draft, image)].iter().rev().take(REACH).find(is_heading);
    let main = draft.blocks.iter().take(REACH).find(|block| block.kind == Kind::Heading(1) && has_words(block));
    nearest.into_iter().chain(main)
}

/// The block that the picture stands in, when it has words of its own.
fn own<'a>(draft: &'a Draft, image: &Image) -> Option<&'a Block> {
    draft.blocks.get(image.block?).filter(|block| has_words(block))
}

fn has_words(block: &Block) -> bool {
    !block.hidden && block.kind != Kind::Code && !block.text.is_blank()
}

/// Index of the first block that begins after the picture does.
fn next(draft: &Draft, image: &Image) -> usize {
    draft.blocks.partition_point(|block| (block.span.part, block.span.start) <= (image.span.part, image.span.start))
}

/// The nearest block with words before the picture.
pub(super) fn before<'a>(draft: &'a Draft, image: &Image) -> Option<&'a Block> {
    draft.blocks[..next(draft, image)].iter().rev().take(REACH).find(|block| has_words(block) && block.span.end <= image.span.start)
}

/// The nearest block with words after the picture.
pub(super) fn after<'a>(draft: &'a Draft, image: &Image) -> Option<&'a Block> {
    draft.blocks[next(draft, image)..].iter().take(REACH).find(|block| has_words(block) && block.span.start >= image.span.end)
}

/// Width and height as shown: declared, else the file's; `None` when nobody knows.
pub(super) fn size(image: &Image) -> Option<(u32, u32)> {
    let file = image.file.found().map(|file| (file.width, file.height));
    image.size.or(file).filter(|(wide, high)| (*wide, *high) != (0, 0))
}

/// A single pixel that only counts visits or holds a place.
pub(super) fn is_pixel(image: &Image) -> bool {
    size(image).is_some_and(|(wide, high)| wide <= 1 && high <= 1)
}

/// Whether a picture looks like content: large, in a figure, or alone between headings.
pub(super) fn looks_like_content(draft: &Draft, image: &Image) -> bool {
    let link_names_it = image.link.and_then(|link| draft.links.get(link)).is_some_and(|link| !link.name.trim().is_empty());
    if image.kind != ImageKind::Picture || link_names_it {
        return false;
    }
    let short_side = size(image).map(|(wide, high)| wide.min(high));
    if short_side.is_some_and(|side| side <= ICON) {
        return false;
    }
    image.in_figure || is_announced(draft, image.span) || short_side.is_some_and(|side| side >= LARGE) || is_alone(draft, image)
}

/// Whether the words right before something end in a colon: they announce it.
pub(super) fn is_announced(draft: &Draft, span: Span) -> bool {
    let after = draft.blocks.partition_point(|block| (block.span.part, block.span.start) <= (span.part, span.start));
    let before = draft.blocks[..after].iter().rev().take(REACH).find(|block| has_words(block));
    before.is_some_and(|block| block.kind == Kind::Paragraph && block.text.plain.trim_end().ends_with(':'))
}

/// No words between the heading before and the heading after, or in the whole draft. What stands over the first heading
/// opens the page and is no section of its own.
fn is_alone(draft: &Draft, image: &Image) -> bool {
    let heading = |block: &Block| matches!(block.kind, Kind::Heading(_));
    let (before, after) = (before(draft, image), after(draft, image));
    own(draft, image).is_none() && before.is_none_or(heading) && after.is_none_or(heading) && (before.is_some() || after.is_none())
}

/// Whether those who listen meet the picture at all.
pub(super) fn is_heard(image: &Image) -> bool {
    !image.hidden && !image.decorative
}

/// No description, no other name, and nothing that says there need be none.
pub(super) fn is_nameless(image: &Image, empty_is_missing: bool) -> bool {
    let named = image.name.as_deref().is_some_and(|name| !name.trim().is_empty());
    if !is_heard(image) || image.in_text || named || is_pixel(image) {
        return false;
    }
    match &image.alt {
        Alt::Missing => true,
        Alt::Empty => empty_is_missing || matches!(image.kind, ImageKind::Button | ImageKind::Role | ImageKind::Drawing),
        Alt::Present { text, .. } => text.is_blank(),
        Alt::NotExported => false,
    }
}

/// The description that a person wrote, when there is one.
pub(super) fn description(image: &Image) -> Option<&crate::draft::Text> {
    match &image.alt {
        Alt::Present { text, .. } if is_heard(image) && !text.is_blank() && !holds_template(&text.plain) => Some(text),
        _ => None,
    }
}
