//! Words for kinds of pictures: which texts hold nothing else, and which openings only say "this is a picture".
//!
//! Knows their inflections and a closed set of compounds; refuses to know what a picture shows.

use std::ops::Range;

use crate::language::letters::fold;

/// Kinds of pictures, in their dictionary forms with endings: "bild" + "en", "er", "erna".
const KINDS: &[(&str, &[&str])] = &[
    ("bild", &["", "en", "er", "erna"]),
    ("foto", &["", "t", "n", "na", "grafi", "grafiet", "grafier"]),
    ("illustration", &["", "en", "er", "erna"]),
    ("logotyp", &["", "en", "er", "erna"]),
    ("logga", &["", "n"]),
    ("ikon", &["", "en", "er", "erna"]),
    ("kart", &["a", "an", "or", "orna"]),
    ("diagram", &["", "met", "men"]),
    ("graf", &["", "en", "er", "erna"]),
    ("affisch", &["", "en", "er", "erna"]),
    ("skärmdump", &["", "en", "ar", "arna"]),
    ("skärmavbild", &["", "en", "er"]),
    ("porträtt", &["", "et"]),
    ("banner", &["", "n"]),
    ("figur", &["", "en", "er"]),
    ("grafik", &["", "en"]),
    ("infografik", &["", "en"]),
    ("teckning", &["", "en"]),
    ("puff", &["", "en"]),
    ("miniatyr", &["", "en"]),
    ("omslag", &["", "et"]),
    ("dekoration", &["", "en"]),
    ("dekor", &["", "en"]),
    ("platshållare", &["", "n"]),
];

/// Words that machines and English-speaking tools leave behind.
const LEFT_BEHIND: &[&str] = &[
    "img",
    "image",
    "images",
    "picture",
    "photo",
    "pic",
    "graphic",
    "logo",
    "icon",
    "placeholder",
    "thumbnail",
    "screenshot",
    "chart",
    "alt",
    "alttext",
    "alttexten",
    "alternativtext",
    "alternativtexten",
    "bildtext",
    "bildbeskrivning",
    "bildbeskrivningen",
    "beskrivning",
    "description",
    "namnlös",
    "namnlöst",
    "untitled",
    "unnamed",
    "spacer",
    "bildnamn",
    "filnamn",
    "dekorativ",
    "decorative",
    "null",
    "undefined",
    "todo",
    "tbd",
    "xxx",
];

/// First parts that make a compound of "bild" or "foto" say no more than the word itself.
const FIRST_PARTS: &[&str] = &[
    "omslags",
    "skärm",
    "profil",
    "hero",
    "puff",
    "topp",
    "header",
    "bakgrunds",
    "arkiv",
    "press",
    "genre",
    "miljö",
    "produkt",
    "artikel",
    "start",
    "slut",
    "huvud",
    "förhandsvisnings",
    "banner",
    "kart",
    "illustrations",
    "detalj",
    "exempel",
    "stämnings",
    "nyhets",
    "inläggs",
    "kampanj",
    "vinjett",
    "ingress",
    "sidhuvuds",
    "tumnagel",
    "dekor",
    "logo",
];

/// Words that may stand beside them without saying more.
const FILLERS: &[&str] = &[
    "en",
    "ett",
    "den",
    "det",
    "här",
    "saknas",
    "ingen",
    "inget",
    "utan",
    "till",
    "för",
    "på",
    "av",
    "i",
    "som",
    "och",
    "skriv",
    "infoga",
    "lägg",
    "in",
    "ny",
    "din",
    "ditt",
    "vår",
    "text",
    "texten",
    "alternativ",
    "stor",
    "liten",
    "nr",
    "nummer",
    "titel",
    "the",
    "an",
    "a",
    "of",
    "no",
    "missing",
    "here",
    "insert",
    "your",
    "add",
];

/// Whether the whole text is only such words, inflected, compound or numbered: "Omslagsbild", "image1", "Alt-text här".
pub(super) fn says_nothing(text: &str) -> bool {
    let lower = fold(text);
    if lower.chars().count() > 60 || lower.contains("://") {
        return false;
    }
    if matches!(lower.trim(), "alternativ text" | "alt text" | "alt-text") {
        return true;
    }
    let mut named = false;
    for word in lower.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let bare = word.trim_end_matches(|sign: char| sign.is_ascii_digit());
        if bare.is_empty() || FILLERS.contains(&bare) {
            continue;
        }
        if !is_kind(bare) {
            return false;
        }
        named = true;
    }
    named
}

fn is_kind(word: &str) -> bool {
    let inflected =
        |word: &str| KINDS.iter().any(|(stem, endings)| word.strip_prefix(stem).is_some_and(|ending| endings.contains(&ending)));
    LEFT_BEHIND.contains(&word) || inflected(word) || FIRST_PARTS.iter().any(|first| word.strip_prefix(first).is_some_and(is_picture))
}

/// "bild", "foto" and their inflections.
fn is_picture(word: &str) -> bool {
    KINDS[..2].iter().any(|(stem, endings)| word.strip_prefix(stem).is_some_and(|ending| endings.contains(&ending)))
}

/// An opening that only says that this is a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Opening {
    /// The opening itself, the blank after it left out.
    pub(super) words: Range<usize>,
    /// Where the description begins.
    pub(super) rest: usize,
    /// The kind of picture is nothing that the reader needs.
    pub(super) plain: bool,
}

/// Kinds whose mention gives nothing; the second list may now and then be worth mentioning.
const PLAIN: &[&str] = &[
    "bild",
    "bilden",
    "bilder",
    "bilderna",
    "foto",
    "fotot",
    "foton",
    "fotografi",
    "fotografiet",
    "image",
    "picture",
    "photo",
    "photograph",
];
const TELLING: &[&str] = &["illustration", "illustrationen", "skärmbild", "skärmbilden", "skärmdump", "skärmdumpen", "screenshot"];

/// What leads from the kind to what is shown.
const LEADS: &[&str] = &["på", "av", "visar", "visande", "föreställer", "föreställande", "avbildar", "of", "showing", "shows", "depicting"];

/// Finds "Bild på", "Bilden visar", "En bild av", "Foto:", "På bilden syns", "Image of"; `None` when there is none, or nothing after it.
pub(super) fn opening(text: &str) -> Option<Opening> {
    let words: Vec<(usize, &str)> = words(text).take(6).collect();
    let lower: Vec<String> = words.iter().map(|(_, word)| fold(word)).collect();
    let is = |at: usize, list: &[&str]| lower.get(at).is_some_and(|word| list.contains(&word.as_str()));
    let article = usize::from(is(0, &["en", "ett", "denna", "detta", "the", "a", "an", "this"]));
    if is(0, &["på", "i"]) && is(1, &["bilden", "fotot", "illustrationen"]) && is(2, &["syns", "ses", "ser"]) {
        let last = if is(2, &["ser"]) { if is(3, &["man", "vi", "du"]) { 3 } else { return None } } else { 2 };
        return cut(text, &words, last, true);
    }
    let (plain, telling) = (is(article, PLAIN), is(article, TELLING));
    let (start, word) = *words.get(article)?;
    if plain && text[start + word.len()..].starts_with(':') && !word.is_empty() {
        return cut(text, &words, article, true).filter(|opening| !is_credit(&text[opening.rest..]));
    }
    if !plain && !telling {
        return None;
    }
    let som = usize::from(is(article + 1, &["som", "that"]));
    if is(article + 1 + som, LEADS) {
        return cut(text, &words, article + 1 + som, plain);
    }
    let from_screen = lower[article].starts_with("skärm") && is(article + 1, &["från"]);
    if from_screen { cut(text, &words, article + 1, false) } else { None }
}

/// The words of a text, each with its first byte.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let part = |sign: char| sign.is_alphanumeric() || sign == '-';
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(part)?;
        let end = text[start..].find(|sign| !part(sign)).map_or(text.len(), |length| start + length);
        at = end;
        Some((start, &text[start..end]))
    })
}

/// An opening up to and including word `last`; `None` when a stop ends it, or no word follows.
fn cut(text: &str, words: &[(usize, &str)], last: usize, plain: bool) -> Option<Opening> {
    let (start, word) = *words.get(last)?;
    let end = start + word.len();
    let after = text[end..].trim_start_matches(':');
    if words[..last].iter().zip(&words[1..]).any(|((at, word), (next, _))| text[at + word.len()..*next].trim() != "") {
        return None;
    }
    let rest = text.len() - after.trim_start().len();
    let first = text[rest..].chars().next()?;
    let blank = after.starts_with(char::is_whitespace);
    (blank && (first.is_alphanumeric() || matches!(first, '”' | '"' | '“'))).then_some(Opening {
        words: words[0].0..end + (text[end..].len() - after.len()),
        rest,
        plain,
    })
}

/// Whether what follows "Foto:" names people or agencies: a credit, which belongs to the picture.
fn is_credit(text: &str) -> bool {
    text.split([' ', '/', ','])
        .filter(|word| !word.is_empty())
        .all(|word| word == "och" || word.chars().next().is_some_and(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_words_say_nothing() {
        for text in [
            "Bild",
            "bilden",
            "Omslagsbild",
            "Skärmbild",
            "foto",
            "Logotyp",
            "image1",
            "Bild 3",
            "Alt-text",
            "Alternativ text",
            "bildbeskrivning här",
            "En bild",
            "Karta",
            "Beskrivning saknas",
            "Namnlös",
            "Puff",
            "Profilbild.",
            "img_2",
            "Dekorativ bild",
        ] {
            assert!(says_nothing(text), "{text}");
        }
    }

    #[test]
    fn words_that_tell_something() {
        for text in [
            "Rådhuset",
            "Bildlärare",
            "Spegelbild",
            "Karta över Visby",
            "Logotyp Ekviks kommun",
            "Kartbilden av Ekvik",
            "Fotograf",
            "E4",
            "12",
            "Text på blå bakgrund",
            "Röntgenbild",
        ] {
            assert!(!says_nothing(text), "{text}");
        }
    }

    #[test]
    fn openings_are_cut_where_the_description_begins() {
        for (text, rest) in [
            ("Bild på en äldre man", "en äldre man"),
            ("Bilden visar en simhall", "en simhall"),
            ("En bild som föreställer rådhuset", "rådhuset"),
            ("Foto: två barn badar", "två barn badar"),
            ("På bilden ser man en brygga", "en brygga"),
            ("Skärmbild från e-tjänsten", "e-tjänsten"),
            ("Image of a bridge", "a bridge"),
        ] {
            assert_eq!(opening(text).map(|opening| &text[opening.rest..]), Some(rest), "{text}");
        }
    }

    #[test]
    fn openings_that_tell_something() {
        for text in [
            "Bildlärare visar",
            "Bildäck på en brygga",
            "Fotograf Eva Lind",
            "Omslagsbild av Röda pärmen",
            "Karta över Visby",
            "Illustration: så rinner vattnet",
            "Foto: Anna Ek",
            "Foto: Anna Ek/Mostphotos",
            "Bild",
            "Bilden. Visar mer",
            "Ikonmålning från 1600-talet",
            "Foto från 1920-talet",
        ] {
            assert_eq!(opening(text), None, "{text}");
        }
    }
}
