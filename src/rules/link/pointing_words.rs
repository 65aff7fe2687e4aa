//! Words that point without naming: "här", "läs", "mer", "länken", "click", and those that join them.
//!
//! Knows which words carry no meaning of their own in a link, inflected and freely combined; refuses to know whole
//! phrases, and what the text around a link says.

use crate::language::letters::fold;

/// Words that make a link vague on their own.
const POINTING: &[&str] = &[
    "här",
    "mer",
    "mera",
    "läs",
    "läsa",
    "läser",
    "klicka",
    "klickar",
    "vidare",
    "länk",
    "länken",
    "länkarna",
    "öppna",
    "öppnar",
    "ladda",
    "laddar",
    "here",
    "more",
    "click",
    "read",
    "link",
    "download",
    "continue",
    "open",
    "go",
];

/// Words that make a link vague beside one of the other kinds.
const LEADING: &[&str] = &[
    "tryck",
    "trycka",
    "trycker",
    "se",
    "visa",
    "gå",
    "till",
    "via",
    "hämta",
    "hämtar",
    "besök",
    "följ",
    "följer",
    "titta",
    "kolla",
    "fortsätt",
    "fortsätta",
    "hitta",
    "hittar",
    "denna",
    "detta",
    "see",
    "view",
    "visit",
    "this",
    "get",
    "to",
];

/// Things that a link always leads to.
const THINGS: &[&str] = &[
    "sidan",
    "sidorna",
    "webbsidan",
    "webbsida",
    "hemsidan",
    "hemsida",
    "webbplatsen",
    "webbplats",
    "undersidan",
    "information",
    "informationen",
    "info",
    "artikeln",
    "artikel",
    "texten",
    "inlägget",
    "nyheten",
    "filen",
    "fil",
    "dokumentet",
    "dokument",
    "pdf",
    "listan",
    "länkar",
    "adressen",
    "page",
    "website",
    "site",
    "article",
    "file",
    "document",
    "list",
    "text",
    "post",
    "info",
    "details",
];

/// Words that join the others.
const JOINING: &[&str] = &[
    "och", "eller", "på", "för", "att", "om", "av", "i", "ner", "ned", "hem", "upp", "in", "du", "kan", "vi", "vår", "vårt", "våra", "det",
    "den", "de", "hela", "så", "gärna", "finns", "finner", "får", "nu", "där", "med", "ta", "del", "genom", "the", "a", "our", "on", "of",
    "for", "and", "about", "it", "full", "whole", "you", "can", "find", "out", "is", "reading",
];

/// How a link's text fails to say where it leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vague {
    /// Exactly "här" or "klicka här".
    Here,
    /// Some other combination.
    Pointing,
}

/// Whether the whole text is only such words. Marks, arrows and emoji do not count as words.
pub(super) fn vague(text: &str) -> Option<Vague> {
    if text.len() > 120 {
        return None;
    }
    let lower = fold(text);
    let words: Vec<&str> = lower
        .split(|sign: char| !sign.is_alphanumeric() && sign != '-')
        .map(|word| word.trim_matches('-'))
        .filter(|word| !word.is_empty())
        .collect();
    let known = |word: &&str| [POINTING, LEADING, THINGS, JOINING].iter().any(|list| list.contains(word));
    // "Klicka och hämta" is the name of a service.
    let service =
        words.windows(2).any(|pair| pair == ["klicka", "hämta"]) || words.windows(3).any(|three| three == ["klicka", "och", "hämta"]);
    if words.is_empty() || service || !words.iter().all(known) {
        return None;
    }
    if matches!(words[..], ["här"] | ["klicka", "här"]) {
        return Some(Vague::Here);
    }
    let any = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let points = any(POINTING) || any(LEADING) && any(THINGS);
    points.then_some(Vague::Pointing)
}

/// The sentence before a vague "här" that names what the link leads to, as the words of the link itself:
/// "Läs mer om avgifterna" before "här". `None` unless only a pointing word would be lost.
pub(super) fn naming(before: &str) -> Option<&str> {
    const OPENINGS: &[&str] =
        &["läs mer om ", "läs om ", "mer om ", "mer information om ", "information om ", "se ", "ansök om ", "anmäl dig till "];
    const TAILS: &[&str] = &[" finns", " hittar du", " finner du", " får du"];
    let before = before.trim();
    let lower = fold(before);
    let opening = OPENINGS.iter().find(|opening| lower.starts_with(**opening))?;
    let end = TAILS.iter().find_map(|tail| lower.strip_suffix(tail)).map_or(lower.len(), str::len);
    let named = before.get(..end)?.trim_end();
    let object = named.get(opening.len()..)?.trim();
    let certain = !object.contains([',', ':', ';', '.', '!', '?', '(', '–']) && object.split_whitespace().count() <= 8;
    (certain && vague(named).is_none() && !object.is_empty()).then_some(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointing_words_combine() {
        for text in [
            "läs mer",
            "Läs mer här",
            "LÄS MER",
            "Läs mer »",
            "klicka på länken",
            "mer information",
            "Mer info finns här",
            "till sidan",
            "via länken",
            "den här länken",
            "tryck här",
            "Se mer",
            "länk",
            "Gå vidare",
            "Öppna",
            "Se hela listan här",
            "Mer information hittar du här",
            "Läs hela artikeln",
            "Ladda ner",
            "click here",
            "Read more",
            "More…",
            "Go",
            "Download",
            "här hittar du mer information",
            "Klicka här för att läsa mer",
            "Läs mer om detta",
        ] {
            assert!(vague(text).is_some(), "{text}");
        }
        assert_eq!([vague("här"), vague(" Klicka HÄR! »")], [Some(Vague::Here); 2]);
    }

    #[test]
    fn words_that_name_something() {
        for text in [
            "Läs mer om X",
            "Klicka och hämta",
            "Klicka & hämta",
            "Merkurius",
            "Anmäl dig till simskolan",
            "Läs mer om styrelsens poster",
            "Öppna data",
            "Visa",
            "Hitta hit",
            "Se och göra",
            "Gå med",
            "Tryck",
            "Till Sida",
            "Öppettider",
            "Startsidan",
            "Information",
            "Nästa sida",
            "Alla nyheter",
            "",
            "»",
            "Ladda ner blanketten",
            "Du och vi",
            "Dokument",
            "Den",
            "Om oss",
        ] {
            assert_eq!(vague(text), None, "{text}");
        }
    }

    #[test]
    fn what_the_sentence_names() {
        assert_eq!(naming("Läs mer om avgifterna "), Some("Läs mer om avgifterna"));
        assert_eq!(naming("Mer information om simskolan finns"), Some("Mer information om simskolan"));
        assert_eq!(naming("Badet öppnar på lördag, läs mer om det"), None);
        assert_eq!(naming("Läs mer om det"), None);
    }
}
