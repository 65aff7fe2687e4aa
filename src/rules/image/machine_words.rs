//! The words that machines put in descriptions: how platforms and office programs begin and sign what they made.
//!
//! Knows their phrases whole; refuses to guess from style.

use crate::language::letters::fold;

/// How machines begin.
const OPENINGS: &[&str] = &[
    "kan vara en bild av ",
    "kan vara en bild på ",
    "kan vara en bild som föreställer ",
    "kan vara ett foto av ",
    "kan vara ett svartvitt foto av ",
    "kan vara en illustration av ",
    "kan vara en närbild av ",
    "kan vara konst av ",
    "kan vara ett meme av ",
    "kan vara en tecknad bild av ",
    "kan vara en grafik av ",
    "kan vara en skärmbild av ",
    "kan vara en selfie av ",
    "bilden kan innehålla: ",
    "bilden kan innehålla ",
    "may be an image of ",
    "may be a photo of ",
    "may be an illustration of ",
    "may be a closeup of ",
    "may be a close-up of ",
    "may be a cartoon of ",
    "may be art of ",
    "may be a black-and-white image of ",
    "may be a meme of ",
    "may be a graphic of ",
    "may be a selfie of ",
    "image may contain: ",
    "image may contain ",
    "no photo description available",
    "no alternative text description for this image",
    "no alt text provided for this image",
    "ingen fotobeskrivning tillgänglig",
    "ingen alternativ text beskrivs för den här bilden",
    "ingen alternativtext har angetts för den här bilden",
];

/// The openings that only say that there is no description.
const NOTHING: &[&str] = &["no photo", "no alt", "ingen "];

/// What machines sign with, at the end; what follows may be a stop.
const ENDINGS: &[&str] = &[
    "automatiskt genererad beskrivning",
    "beskrivning automatiskt genererad",
    "beskrivning genereras automatiskt",
    "beskrivningen genereras automatiskt",
    "beskrivning genererad automatiskt",
    "beskrivning genererad med hög exakthet",
    "beskrivning genererad med mycket hög exakthet",
    "beskrivning genererad med hög konfidens",
    "beskrivning genererad med mycket hög konfidens",
    "beskrivning genererad med hög säkerhet",
    "beskrivning genererad med mycket hög säkerhet",
    "description automatically generated",
    "automatically generated description",
    "description automatically generated with low confidence",
    "description automatically generated with medium confidence",
    "description automatically generated with high confidence",
    "description automatically generated with very high confidence",
    "description generated with high confidence",
    "description generated with very high confidence",
    "description generated with low confidence",
    "ai-genererat innehåll kan vara felaktigt",
    "innehåll genererat av ai kan vara felaktigt",
    "ai-generated content may be incorrect",
];

/// Whether a machine's words only say that there is no description.
pub(super) fn says_nothing_there(words: &str) -> bool {
    let lower = fold(words);
    NOTHING.iter().any(|start| lower.starts_with(start))
}

/// The machine's own words: how the text begins or ends. "Foto av Anna den 3 maj 2024." may stand before (Instagram).
pub(super) fn signature(text: &str) -> Option<String> {
    let lower = fold(text);
    if lower.len() != text.len() {
        return opened(&lower).or_else(|| closed(&lower)).map(|range| lower[range].to_owned());
    }
    opened(&lower).or_else(|| closed(&lower)).map(|range| text[range].to_owned())
}

fn opened(lower: &str) -> Option<std::ops::Range<usize>> {
    let sentences = std::iter::once(0).chain(lower.match_indices(". ").map(|(at, sign)| at + sign.len()).take(2));
    let starts = sentences.filter(|&at| at == 0 || by_line(&lower[..at]));
    for start in starts {
        if let Some(opening) = OPENINGS.iter().find(|opening| lower[start..].starts_with(**opening)) {
            return Some(start..start + opening.trim_end_matches([' ', ':']).len());
        }
    }
    None
}

/// "Photo by Anna on May 3, 2024. ", which Instagram puts first.
fn by_line(before: &str) -> bool {
    ["photo by ", "photo shared by ", "foto av ", "foto delat av ", "foto som delats av "].iter().any(|start| before.starts_with(start))
}

fn closed(lower: &str) -> Option<std::ops::Range<usize>> {
    let bare = lower.trim_end_matches(|sign: char| sign.is_whitespace() || sign == '.');
    let ending = ENDINGS.iter().filter(|ending| bare.ends_with(**ending)).max_by_key(|ending| ending.len())?;
    Some(bare.len() - ending.len()..bare.len())
}
