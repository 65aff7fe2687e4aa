//! Single persons in a sentence: a name, ”hennes”, ”vår elev Kim”.
//!
//! Knows first names that are usual here, how surnames end, and what makes capitals something else: an organisation, a
//! place, a title. Refuses to know who anybody is, and would rather miss a person than make one of a place.

use std::ops::Range;

use crate::language::{Prose, Sentence, Token, first_names, prose::Kind};

/// Ends of surnames.
const SURNAMES: [&str; 24] = [
    "sson", "ström", "berg", "lund", "gren", "qvist", "kvist", "dahl", "stedt", "mark", "man", "lind", "blom", "holm", "feldt", "ius",
    "ander", "zadeh", "ović", "ovic", "poulos", "inen", "ewski", "owski",
];
/// Words that no name of a person holds, and ends of such.
const NO_NAME: [&str; 66] = [
    "region",
    "kommun",
    "kommunen",
    "stad",
    "stads",
    "landsting",
    "förvaltning",
    "nämnden",
    "sjukhus",
    "lasarett",
    "skola",
    "museum",
    "kyrkan",
    "kyrka",
    "förbundet",
    "fonden",
    "partiet",
    "ab",
    "torg",
    "gata",
    "park",
    "centrum",
    "station",
    "universitet",
    "högskola",
    "sverige",
    "sveriges",
    "svenska",
    "svensk",
    "stockholm",
    "stockholms",
    "göteborg",
    "göteborgs",
    "malmö",
    "uppsala",
    "visby",
    "gotland",
    "gotlands",
    "norra",
    "södra",
    "östra",
    "västra",
    "nya",
    "gamla",
    "stora",
    "lilla",
    "sankt",
    "san",
    "new",
    "röda",
    "gröna",
    "vita",
    "blå",
    "unga",
    "ung",
    "rädda",
    "den",
    "det",
    "en",
    "ett",
    "vår",
    "vårt",
    "för",
    "när",
    "om",
    "i",
];
const NO_NAME_ENDS: [&str; 30] = [
    "skolan",
    "skola",
    "sjukhuset",
    "sjukhus",
    "kyrkan",
    "torget",
    "gatan",
    "vägen",
    "parken",
    "huset",
    "hus",
    "förbundet",
    "partiet",
    "nämnden",
    "förvaltningen",
    "kommun",
    "museet",
    "biblioteket",
    "badet",
    "gården",
    "centrum",
    "myndigheten",
    "verket",
    "hamn",
    "mottagningen",
    "kliniken",
    "fonden",
    "stiftelsen",
    "föreningen",
    "festivalen",
];
/// Nouns before a name that say what the person is to the sender.
const ROLES: [&str; 58] = [
    "elev",
    "eleven",
    "brukare",
    "brukaren",
    "patient",
    "patienten",
    "boende",
    "medarbetare",
    "medarbetaren",
    "kollega",
    "kollegan",
    "klient",
    "klienten",
    "deltagare",
    "deltagaren",
    "praktikant",
    "praktikanten",
    "barnet",
    "barn",
    "dotter",
    "dottern",
    "son",
    "sonen",
    "granne",
    "grannen",
    "pojken",
    "pojke",
    "flickan",
    "flicka",
    "killen",
    "kille",
    "tjejen",
    "tjej",
    "mannen",
    "kvinnan",
    "hyresgäst",
    "hyresgästen",
    "gäst",
    "gästen",
    "student",
    "studenten",
    "lärare",
    "läraren",
    "vaktmästare",
    "vaktmästaren",
    "anställde",
    "anställda",
    "vännen",
    "kompis",
    "kompisen",
    "syster",
    "systern",
    "bror",
    "brodern",
    "mamma",
    "pappa",
    "mormor",
    "farfar",
];
/// Verbs after a name that make it a person's.
const DOINGS: [&str; 53] = [
    "har",
    "hade",
    "fick",
    "får",
    "fått",
    "är",
    "var",
    "blev",
    "lever",
    "levde",
    "lider",
    "led",
    "bor",
    "mår",
    "mådde",
    "berättar",
    "kämpar",
    "drabbades",
    "insjuknade",
    "sitter",
    "kom",
    "dömdes",
    "misstänks",
    "åtalas",
    "medicinerar",
    "opererades",
    "tjänar",
    "röstar",
    "röstade",
    "konverterade",
    "gick",
    "går",
    "slutar",
    "slutade",
    "säger",
    "klarade",
    "klarat",
    "vill",
    "kan",
    "fyller",
    "fyllde",
    "började",
    "leker",
    "visar",
    "läser",
    "målar",
    "bakar",
    "håller",
    "tävlar",
    "vann",
    "kallas",
    "heter",
    "döms",
];

/// Who is meant in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Where the name or the pronoun stands.
    pub range: Range<usize>,
    /// It is a name.
    pub named: bool,
}

/// The first single person of a sentence.
pub fn first(text: &str, prose: &Prose, sentence: &Sentence) -> Option<Person> {
    let tokens = prose.tokens_in(sentence);
    (0..tokens.len()).find_map(|at| name(text, prose, tokens, at).or_else(|| pronoun(text, prose, tokens, at)))
}

/// The first name of a person in a sentence.
pub fn first_named(text: &str, prose: &Prose, sentence: &Sentence) -> Option<Person> {
    let tokens = prose.tokens_in(sentence);
    (0..tokens.len()).find_map(|at| name(text, prose, tokens, at))
}

/// Whether a word, in lower case, is a first name, in the genitive too.
pub fn is_first_name(word: &str) -> bool {
    first_names::is_first_name(word) || word.strip_suffix('s').is_some_and(first_names::is_first_name)
}

/// A word with a capital and small letters after it.
fn is_capitalised(word: &str) -> bool {
    let mut signs = word.chars();
    signs.next().is_some_and(char::is_uppercase)
        && signs.next().is_some_and(char::is_lowercase)
        && !word.bytes().any(|byte| byte.is_ascii_digit())
}

/// A person's name that begins at a token.
fn name(text: &str, prose: &Prose, tokens: &[Token], at: usize) -> Option<Person> {
    let token = tokens.get(at).filter(|token| token.kind == Kind::Word)?;
    let shown = |token: &Token| &text[token.start as usize..token.end as usize];
    if !is_capitalised(shown(token)) {
        return None;
    }
    let word = prose.word(token);
    let next = tokens.get(at + 1);
    let follows = next.filter(|next| next.kind == Kind::Word && &text[token.end as usize..next.start as usize] == " ");
    let second = follows.filter(|next| is_capitalised(shown(next)));
    let known = first_names::is_first_name(word);
    let before =
        at.checked_sub(1).map(|before| &tokens[before]).filter(|before| before.kind == Kind::Word).map(|before| prose.word(before));
    let after_role = before.is_some_and(|before| ROLES.contains(&before));
    if let Some(second) = second {
        let last = prose.word(second);
        let third = tokens.get(at + 2).filter(|third| third.kind == Kind::Word);
        let does = third.is_some_and(|third| DOINGS.contains(&prose.word(third)));
        let plain = !is_no_name(word) && !is_no_name(last);
        let fits = known || after_role || SURNAMES.iter().any(|end| last.ends_with(end)) && (at > 0 || does) || does && at > 0;
        if plain && fits {
            return Some(Person { range: token.start as usize..second.end as usize, named: true });
        }
        return None;
    }
    let whole = || Person { range: token.start as usize..token.end as usize, named: true };
    if after_role && !is_no_name(word) {
        return Some(whole());
    }
    if !first_names::is_only_a_name(word) {
        return None;
    }
    let does = follows.is_some_and(|next| DOINGS.contains(&prose.word(next)));
    (does || is_aged(text, prose, tokens, at)).then(whole)
}

fn is_no_name(word: &str) -> bool {
    NO_NAME.contains(&word) || NO_NAME_ENDS.iter().any(|end| end.as_bytes().last() == word.as_bytes().last() && word.ends_with(end))
}

/// ”Lisa, 9”, ”Lisa (9 år)”, ”Lisa 9 år”.
fn is_aged(text: &str, prose: &Prose, tokens: &[Token], at: usize) -> bool {
    let mark = tokens.get(at + 1).filter(|mark| matches!(&text[mark.start as usize..mark.end as usize], "," | "("));
    let number = tokens.get(at + 1 + usize::from(mark.is_some()));
    let unit = tokens.get(at + 2 + usize::from(mark.is_some())).is_some_and(|unit| prose.word(unit) == "år");
    number.is_some_and(|number| is_age(prose.word(number))) && (mark.is_some() || unit)
}

/// A number of one to three digits that may be an age.
fn is_age(word: &str) -> bool {
    word.parse::<u32>().is_ok_and(|age| (1..=110).contains(&age))
}

/// ”hans”, ”hennes” with something of theirs; ”hon” and ”han” with a verb.
fn pronoun(text: &str, prose: &Prose, tokens: &[Token], at: usize) -> Option<Person> {
    let token = tokens[at];
    let word = prose.word(&token);
    let owns = matches!(word, "hans" | "hennes");
    if !owns && !matches!(word, "han" | "hon") {
        return None;
    }
    let near = |step: usize| tokens.get(at + step).map(|token| prose.word(token));
    let alternative = matches!(near(1), Some("eller" | "/" | "och")) || at > 0 && matches!(prose.word(&tokens[at - 1]), "eller" | "/");
    let named = tokens.get(at + 1).is_some_and(|next| is_capitalised(&text[next.start as usize..next.end as usize]));
    let own_too = || tokens.iter().any(|token| matches!(prose.word(token), "sin" | "sitt" | "sina"));
    let does = owns
        || own_too()
        || near(1).or(near(2)).is_some_and(|next| DOINGS.contains(&next))
        || near(2).is_some_and(|next| DOINGS.contains(&next));
    (!alternative && !named && does).then_some(Person { range: token.start as usize..token.end as usize, named: false })
}
