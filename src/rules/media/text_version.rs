//! Whether a draft gives in text what a film or sound gives: under a heading, behind a link, or by a person's word.
//!
//! Knows the words that Swedish public bodies begin a text version with. Refuses to compare what is said.

use crate::draft::{Draft, Lookup, Medium};

use super::captioning::{said, says_why};

/// How a text version's heading, link or line begins.
const OPENINGS: &[&str] = &[
    "textversion",
    "transkribering",
    "transkription",
    "transkript",
    "läs avsnittet",
    "läs som text",
    "läs filmen som text",
    "avsnittet i text",
    "avsnittet som text",
    "filmen i text",
    "filmen som text",
    "podden i text",
    "transcript",
    "text version",
];

/// Words that say by a film that it repeats the text.
const LABELS: &[&str] = &[
    "samma sak som",
    "samma innehåll",
    "samma information",
    "textversion",
    "alternativ till text",
    "textalternativ",
    "same as the text",
    "same information",
    "same content",
    "media alternative",
];

/// Whether the draft has a text version, or leads to one.
pub(super) fn is_in(draft: &Draft) -> bool {
    let opens = |text: &str| {
        let text = text.trim_start_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase();
        OPENINGS.iter().any(|opening| text.starts_with(opening))
    };
    draft.visible().any(|block| opens(&block.text.plain))
        || draft.links.iter().any(|link| !link.hidden && (opens(&link.text.plain) || opens(&link.name)))
}

/// How a line begins that tells what a film without sound shows.
const SHOWN: &[&str] = &[
    "filmen visar",
    "videon visar",
    "filmen ovan visar",
    "filmen nedan visar",
    "i filmen syns",
    "i filmen ser",
    "the film shows",
    "the video shows",
    "the above video shows",
    "the video above shows",
    "the video below shows",
];

/// Whether a line of the draft tells what a film shows.
pub(super) fn is_told(draft: &Draft) -> bool {
    draft.visible().any(|block| {
        let start = block.text.plain.get(..32).unwrap_or(&block.text.plain).to_lowercase();
        SHOWN.iter().any(|opening| start.starts_with(opening))
    })
}

/// Whether a line of the draft says that the film repeats the text.
pub(super) fn is_labelled(draft: &Draft) -> bool {
    draft.visible().any(|block| {
        let text = block.text.plain.to_lowercase();
        LABELS.iter().any(|label| text.contains(label))
    })
}

/// Whether a film or sound has a text version of its own: a file beside it, or a person's word.
pub(super) fn answers_for(medium: &Medium) -> bool {
    let word = match said(medium, |said| &said.transcript) {
        Some("not-needed") => says_why(medium),
        said => said.is_some(),
    };
    let alternative = said(medium, |said| &said.captions) == Some("text-alternative");
    word || alternative || matches!(medium.transcript, Lookup::Found(_))
}
