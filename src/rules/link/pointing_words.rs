//! Words that point without naming: "här", "läs", "mer", "länken", "click", and those that join them.
//!
//! Knows which words carry no meaning of their own in a link, inflected and freely combined; refuses to know whole
//! phrases, and what the text around a link says.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::language::letters::{fold, is_emoji};
use crate::language::lexicon::rows;

/// What a word does in a link's text that says nothing of its own.
type Kinds = u8;
/// Makes a link vague on its own.
const POINTS: Kinds = 1;
/// Makes it vague beside a thing, or beside all of one.
const LEADS: Kinds = 2;
/// A word of place: makes it vague before a thing.
const PLACE: Kinds = 4;
/// All of something that the link does not name.
const ALL: Kinds = 8;
/// Something that a link always leads to.
const THING: Kinds = 16;
/// Joins the others.
const JOINS: Kinds = 32;

/// The words and what each does; one may do several things.
static WORDS: LazyLock<HashMap<&'static str, Kinds>> = LazyLock::new(|| {
    let kind = |name: &str| match name {
        "pekar" => POINTS,
        "leder" => LEADS,
        "plats" => PLACE,
        "allt" => ALL,
        "sak" => THING,
        _ => JOINS,
    };
    let table = include_str!("../../../corpora/lexicon/lankord.tsv");
    rows(table).filter_map(|row| Some((*row.first()?, row.get(1)?.split(' ').map(kind).fold(0, |all, one| all | one)))).collect()
});

/// What a word does; 0 for one that says something.
fn kinds(word: &str) -> Kinds {
    WORDS.get(word).copied().unwrap_or_default()
}

/// "Denna sida" is a page; "Sida" is an authority, and "nästa sida" a direction.
const BEFORE_PAGE: &[&str] = &["denna", "vår", "er", "den", "här"];

/// How a link's text fails to say where it leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vague {
    /// Exactly "här" or "klicka här".
    Here,
    /// Some other combination.
    Pointing,
}

/// The words of a text in lower case. Numbering of one or two digits is no word.
fn split(lower: &str) -> impl Iterator<Item = &str> {
    let words = lower.split(|sign: char| !sign.is_alphanumeric() && sign != '-').map(|word| word.trim_matches('-'));
    words.filter(|word| !(word.is_empty() || word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_digit())))
}

/// Whether the whole text is only such words. Marks, arrows and emoji do not count as words.
pub(super) fn vague(text: &str) -> Option<Vague> {
    if text.len() > 120 || text.contains(['”', '"', '“', '<']) {
        return None;
    }
    let mut lower = fold(text);
    // Soft hyphens and marks without width part no words.
    lower.retain(|sign| !matches!(sign, '\u{AD}' | '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}'));
    let mut words = [""; MOST];
    let mut count = 0_usize;
    let (mut all, mut first) = (0, 0);
    for word in split(&lower) {
        let before = count.checked_sub(1).map_or("", |at| words[at]);
        let own = match word {
            "sida" if BEFORE_PAGE.contains(&before) => THING,
            "hit" if before == "gå" => JOINS,
            _ => kinds(word),
        };
        if count == MOST || own == 0 {
            return None;
        }
        if count == 0 {
            first = own;
        }
        all |= own;
        words[count] = word;
        count += 1;
    }
    let words = &words[..count];
    if words.is_empty() || is_named(words) {
        return None;
    }
    if matches!(words, ["här"] | ["klicka", "här"]) {
        return Some(Vague::Here);
    }
    let has = |kinds: Kinds| all & kinds != 0;
    let points = is_bare(words) || has(POINTS) || has(LEADS) && has(THING | ALL) || has(THING) && first & PLACE != 0;
    points.then_some(Vague::Pointing)
}

/// Words in a text that may still be vague.
const MOST: usize = 14;

/// Names made of such words: the service "Klicka och hämta", the magazine "Här och nu".
fn is_named(words: &[&str]) -> bool {
    let service =
        words.windows(2).any(|pair| pair == ["klicka", "hämta"]) || words.windows(3).any(|three| three == ["klicka", "och", "hämta"]);
    service || matches!(words, ["här", "och", "nu"] | ["här", "nu"] | ["öppna", "upp"] | ["mer", "och", "mer"])
}

/// One thing that every link leads to, or one direction, and no more: "hemsidan", "se nedan", "this".
fn is_bare(words: &[&str]) -> bool {
    const BARE: &[&str] =
        &["sidan", "webbsidan", "hemsidan", "webbplatsen", "undersidan", "dokumentet", "filen", "detta", "denna", "nedan", "this"];
    matches!(words, [one] if BARE.contains(one)) || matches!(words, ["se", "nedan"] | ["gå", "hit"])
}

/// Whether a text is only a sign or two: an arrow, an emoji, "»".
pub(super) fn is_sign(text: &str) -> bool {
    let mut signs = text.chars().filter(|sign| !sign.is_whitespace()).peekable();
    signs.peek().is_some() && signs.all(|sign| is_emoji(sign) || "»«›‹>…•*|".contains(sign))
}

/// Whether a text says anything but where to press.
pub(super) fn says_more(text: &str) -> bool {
    let lower = fold(text);
    split(&lower).any(|word| word.len() > 1 && kinds(word) == 0)
}

/// The sentence before a vague "här" that names what the link leads to, as the words of the link itself:
/// "Läs mer om avgifterna" before "här". `None` unless only a pointing word would be lost.
pub(super) fn naming(before: &str) -> Option<&str> {
    const OPENINGS: &[&str] = &[
        "läs mer om ",
        "läs om ",
        "mer om ",
        "mer information om ",
        "information om ",
        "se ",
        "ansök om ",
        "anmäl dig till ",
        "read more about ",
        "read about ",
        "more about ",
        "more information about ",
        "learn more about ",
        "information about ",
    ];
    const TAILS: &[&str] =
        &[" via", " på", " genom", " finns", " hittar du", " finner du", " får du", " is available", " can be found", " via"];
    let before = before.trim();
    let lower = fold(before);
    let opening = OPENINGS.iter().find(|opening| lower.starts_with(**opening))?;
    // "… hittar du via [länken]" ends in two of them.
    let end = TAILS.iter().fold(lower.as_str(), |kept, tail| kept.strip_suffix(tail).unwrap_or(kept)).len();
    let named = before.get(..end)?.trim_end();
    let object = named.get(opening.len()..)?.trim();
    let certain = !object.contains([',', ':', ';', '.', '!', '?', '(', '–']) && object.split_whitespace().count() <= 8;
    (certain && vague(named).is_none() && !object.is_empty()).then_some(named)
}

/// What follows a vague "Läs mer" and names the thing, as far as it belongs to the link: " om avgifterna" before a full stop.
pub(super) fn named_after<'a>(link: &str, after: &'a str) -> Option<&'a str> {
    let leads = matches!(
        fold(link.trim()).as_str(),
        "läs mer"
            | "läs"
            | "mer"
            | "mer information"
            | "mer info"
            | "information"
            | "read more"
            | "more"
            | "learn more"
            | "more information"
    );
    let end = after.find(['.', '!', '?', '\n']).unwrap_or(after.len());
    let named = after[..end].trim_end();
    let object = named.strip_prefix(" om ").or_else(|| named.strip_prefix(" about "))?.trim();
    let certain = leads && !object.contains([',', ':', ';', '(', '–']) && object.split_whitespace().count() <= 8;
    (certain && says_more(object)).then_some(named)
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
            "Visa allt",
            "Se alla",
            "på vår webbplats",
            "denna sida",
            "på den här sidan",
            "Öppna formuläret",
            "Till dokumentet",
            "1. Läs mer",
            "👉 Klicka på länken!",
            "Learn more",
            "this page",
            "See full article",
            "Find out more",
            "hä\u{AD}r",
            "L\u{FEFF}äs mer",
            "Hämta",
            "Fortsätt",
            "Gå hit",
            "hemsidan",
            "se nedan",
            "Upptäck mer",
            "Mer om ämnet",
            "Click me",
            "this",
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
            "Om webbplatsen",
            "Här och nu",
            "Läs mer på 1177",
            "”Läs mer”",
            "<this>",
            "Se filmen",
            "See also",
            "Learn",
            "Open source",
            "Hämta och lämna",
            "Fortsätt till betalningen",
            "Kom hit",
            "Webbplatsens innehåll",
            "Discover Gotland",
        ] {
            assert_eq!(vague(text), None, "{text}");
        }
    }

    #[test]
    fn what_the_sentence_names() {
        assert_eq!(naming("Läs mer om avgifterna "), Some("Läs mer om avgifterna"));
        assert_eq!(naming("Mer information om simskolan finns"), Some("Mer information om simskolan"));
        assert_eq!(naming("Läs om simskolan"), Some("Läs om simskolan"));
        assert_eq!(naming("Information om simskolan hittar du via"), Some("Information om simskolan"));
        assert_eq!(naming("Read more about the pool"), Some("Read more about the pool"));
        assert_eq!(naming("Badet öppnar på lördag, läs mer om det"), None);
        assert_eq!(naming("Läs mer om det"), None);
        assert_eq!(named_after("Läs mer", " om avgifterna. Eller ring."), Some(" om avgifterna"));
        assert_eq!(named_after("Läs mer", " om det."), None);
        assert_eq!(named_after("Läs mer", " och ring om avgifterna."), None);
    }
}
