//! Who a short text speaks of: people, children, people by name.
//!
//! Knows Swedish words for people (`corpora/lexicon/personer.tsv`), common first names, and what stands around them that
//! makes them something else: a drawing, a credit, a street, a genitive. Refuses to say who anybody is, and to be sure.

use std::sync::LazyLock;

use super::first_names::is_only_a_name;
use super::lexicon::{Affixes, Words, rows};
use super::{Kind, Prose, Token};

/// Whom a text speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// Somebody, grown or not.
    pub anybody: bool,
    /// Children, pupils or the young.
    pub children: bool,
}

impl People {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { anybody: self.anybody || other.anybody, children: self.children || other.children }
    }

    fn seen(children: bool) -> Self {
        Self { anybody: true, children }
    }
}

/// Words for people: whole ones, and those that may end a compound.
#[derive(Default)]
struct Table {
    whole: Words,
    ends: Option<Affixes>,
}

impl Table {
    fn of(kind: impl Fn(&str) -> bool) -> Self {
        let forms = |wanted: &'static str| {
            let rows = rows(include_str!("../../corpora/lexicon/personer.tsv")).filter(|row| kind(row[0]) && row[1] == wanted);
            rows.flat_map(|row| row[2].split(' ')).collect::<Vec<_>>()
        };
        let ends: Affixes = forms("ja").into_iter().collect();
        Self { whole: forms("nej").into_iter().chain(forms("ja")).collect(), ends: Some(ends) }
    }

    fn has(&self, word: &str) -> bool {
        self.whole.contains(word) || self.ends.as_ref().is_some_and(|ends| ends.end(word))
    }
}

static CHILDREN: LazyLock<Table> = LazyLock::new(|| Table::of(|kind| kind == "barn"));
static GROWN: LazyLock<Table> = LazyLock::new(|| Table::of(|kind| kind != "barn"));

/// Pictures that show nobody who can be recognised.
const DRAWN: [&str; 33] = [
    "illustration",
    "illustrationen",
    "illustrerad",
    "illustrerade",
    "tecknad",
    "tecknade",
    "tecknat",
    "teckning",
    "teckningen",
    "ritad",
    "ritade",
    "målning",
    "målningen",
    "tavla",
    "staty",
    "statyn",
    "skulptur",
    "skulpturen",
    "byst",
    "bysten",
    "docka",
    "dockor",
    "ikon",
    "ikoner",
    "symbol",
    "symboler",
    "piktogram",
    "silhuett",
    "silhuetter",
    "figur",
    "figurer",
    "skylt",
    "logotyp",
];
/// Words before a drawing that say that it stands beside those who are seen.
const BESIDE: [&str; 9] = ["vid", "framför", "bredvid", "bakom", "intill", "under", "runt", "med", "mot"];
/// Words that say that somebody is not there.
const NOBODY: [&str; 7] = ["ingen", "inga", "inget", "utan", "inte", "varken", "tom"];
/// What is said before a name that is only credited or to be contacted.
const CREDIT: [&str; 17] = [
    "foto",
    "fotograf",
    "bild",
    "text",
    "illustration",
    "källa",
    "film",
    "musik",
    "form",
    "grafik",
    "kontakt",
    "kontaktperson",
    "presskontakt",
    "hälsning",
    "hälsningar",
    "mvh",
    "copyright",
];
/// Things that are called by people's names.
const THINGS: [&str; 27] = [
    "stormen",
    "färjan",
    "fartyget",
    "båten",
    "kvarteret",
    "hotell",
    "hotellet",
    "villa",
    "villan",
    "restaurang",
    "restaurangen",
    "café",
    "caféet",
    "förskolan",
    "skolan",
    "gården",
    "projektet",
    "appen",
    "tunneln",
    "maskinen",
    "roboten",
    "hunden",
    "katten",
    "hästen",
    "sankt",
    "sankta",
    "kung",
];
/// Endings of places that are called by people's names.
const PLACES: [&str; 40] = [
    "kyrka",
    "kyrkan",
    "torg",
    "torget",
    "gata",
    "gatan",
    "gränd",
    "väg",
    "vägen",
    "plats",
    "platsen",
    "park",
    "parken",
    "skola",
    "skolan",
    "gymnasium",
    "gymnasiet",
    "sjukhus",
    "sjukhuset",
    "bro",
    "bron",
    "hamn",
    "gård",
    "gården",
    "församling",
    "museum",
    "museet",
    "allé",
    "allén",
    "stiftelse",
    "fond",
    "pris",
    "priset",
    "hall",
    "sjö",
    "kvarter",
    "backe",
    "kulle",
    "rummet",
    "salen",
];
/// Words in a short description that say that nobody is to be recognised in the picture.
const MUTE: [&str; 27] = [
    "karta",
    "kartan",
    "kartbild",
    "översiktskarta",
    "logotyp",
    "logotypen",
    "logga",
    "loggan",
    "diagram",
    "diagrammet",
    "stapeldiagram",
    "tabell",
    "graf",
    "grafen",
    "ikon",
    "symbol",
    "illustration",
    "illustrationen",
    "ritning",
    "skiss",
    "skylt",
    "skylten",
    "affisch",
    "affischen",
    "omslag",
    "qr-kod",
    "vapen",
];

/// Who is seen in a picture, by its description.
pub fn seen(text: &str, prose: &Prose) -> People {
    prose.sentences().iter().fold(People::default(), |all, sentence| all.and(seen_in(text, prose, prose.tokens_in(sentence))))
}

fn seen_in(text: &str, prose: &Prose, tokens: &[Token]) -> People {
    let mut all = People::default();
    let mut drawn = false;
    for (at, token) in tokens.iter().enumerate() {
        if token.kind != Kind::Word || token.borrowed {
            continue;
        }
        let word = prose.word(token);
        let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at)).map_or("", |token| prose.word(token));
        if DRAWN.contains(&word) {
            drawn |= ![before(1), before(2)].iter().any(|word| BESIDE.contains(word));
            continue;
        }
        let children = CHILDREN.has(word) || is_of_age(word);
        let person = children || GROWN.has(word) || word == "man" && is_a_man(tokens, at, prose);
        let absent = (1..=2).any(|back| NOBODY.contains(&before(back)));
        let meant_for = (1..=2).any(|back| before(back) == "för") && !is_definite(word);
        if person && !drawn && !absent && !meant_for {
            all = all.and(People::seen(children));
        } else if !drawn && is_named(text, prose, tokens, at) {
            all = all.and(People::seen(is_young(prose, &tokens[at + 1..])));
        }
    }
    all
}

/// Who a running text speaks of, so that they may be seen in a picture that nobody has described: people by name, our own
/// people, and children. "All who live here" are not seen in pictures.
pub fn spoken_of(text: &str, prose: &Prose) -> People {
    let mut all = People::default();
    for sentence in prose.sentences() {
        let tokens = prose.tokens_in(sentence);
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Word && !token.borrowed) {
            let word = prose.word(token);
            let ours = || {
                (1..=3)
                    .filter_map(|back| tokens.get(at.checked_sub(back)?))
                    .any(|token| matches!(prose.word(token), "vår" | "våra" | "vårt"))
            };
            let school = matches!(word, "förskola" | "förskolan" | "förskolor" | "förskolorna" | "skolklass" | "skolklassen");
            if school || CHILDREN.has(word) || is_of_age(word) {
                all = all.and(People { anybody: !school && ours(), children: true });
            } else if GROWN.has(word) && ours() {
                all.anybody = true;
            } else if is_named(text, prose, tokens, at) {
                all = all.and(People::seen(is_young(prose, &tokens[at + 1..])));
            }
        }
    }
    all
}

/// Whether a description says what is seen: four words, or one that names a thing in which nobody is recognised.
pub fn is_telling(prose: &Prose) -> bool {
    prose.words().len() >= 4 || prose.words().iter().any(|word| MUTE.contains(&prose.counted(word)))
}

/// "7-åringar", "sexåring".
fn is_of_age(word: &str) -> bool {
    const AGES: [&str; 16] = [
        "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton",
        "sjutton",
    ];
    let Some((age, end)) = word.split_once("åring") else { return false };
    let age = age.trim_end_matches('-');
    matches!(end, "" | "en" | "ar" | "arna") && (AGES.contains(&age) || age.parse::<u8>().is_ok_and(|age| (1..18).contains(&age)))
}

/// ", 7 år": the age that follows a name.
fn is_young(prose: &Prose, after: &[Token]) -> bool {
    let words: Vec<&str> = after.iter().take(6).map(|token| prose.word(token)).collect();
    let at = words.iter().position(|word| *word == ",");
    let age = at.and_then(|at| words.get(at + 1)).and_then(|age| age.parse::<u8>().ok());
    let next = at.and_then(|at| words.get(at + 2)).copied().unwrap_or(".");
    age.is_some_and(|age| (1..18).contains(&age)) && matches!(next, "år" | "," | "." | "och")
}

/// The man rather than "one": with an article, or first in a description.
fn is_a_man(tokens: &[Token], at: usize, prose: &Prose) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| prose.word(token));
    word(at.checked_sub(1)) == "en"
        || word(at.checked_sub(2)) == "en"
        || at == 0 && matches!(word(Some(1)), "i" | "med" | "på" | "som" | "vid" | "och")
}

fn is_definite(word: &str) -> bool {
    ["en", "et", "an", "na"].iter().any(|end| word.ends_with(end))
}

/// Whether a common first name stands here and is somebody's: no credit, no street, no storm.
fn is_named(text: &str, prose: &Prose, tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    let written = |token: &Token| text.get(token.start as usize..token.end as usize).unwrap_or_default();
    let capital = |token: &Token| token.kind == Kind::Word && super::letters::starts_with_capital(written(token));
    if !capital(&token) || !is_only_a_name(prose.word(&token)) {
        return false;
    }
    let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
    let credited = (1..=4).filter_map(before).any(|token| CREDIT.contains(&prose.word(token)));
    let signed = before(1).is_some_and(|token| matches!(prose.word(token), "/" | ":" | "@" | "©"));
    let thing = before(1).is_some_and(|token| THINGS.contains(&prose.word(token)));
    let mut place = false;
    for next in tokens[at + 1..].iter().take(3) {
        place |= next.kind == Kind::Word && PLACES.iter().any(|end| prose.word(next).ends_with(end));
        if !capital(next) {
            break;
        }
    }
    !credited && !signed && !thing && !place
}
