//! Words in a draft that make a line of the checklist relevant: something is closed, decided, offered, secret, or said
//! by an "I".
//!
//! Knows words and what stands beside them that takes their meaning away. Refuses to know the questions.

use std::sync::LazyLock;

use crate::draft::{Block, Draft};
use crate::language::lexicon::Words;
use crate::language::{Kind, Prose, Token};

/// What the words of a draft say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signs {
    /// Something is closed, cancelled or warned of.
    pub(super) warns: bool,
    /// A decision of politicians, an election or a party.
    pub(super) politics: bool,
    /// A prize, a discount or an offer.
    pub(super) offers: bool,
    /// The number of a case.
    pub(super) case: bool,
    /// Somebody says "I".
    pub(super) own_voice: bool,
}

const CLOSED: [&str; 26] = [
    "stängt",
    "stängd",
    "stängda",
    "inställt",
    "inställd",
    "inställda",
    "avstängt",
    "avstängd",
    "avstängda",
    "varning",
    "varningen",
    "varningar",
    "varningarna",
    "evakuera",
    "evakueras",
    "evakuerats",
    "evakuering",
    "strömavbrott",
    "elavbrott",
    "vattenavbrott",
    "vattenläcka",
    "driftstopp",
    "driftstörning",
    "vma",
    "kokas",
    "krisläge",
];
const BODIES: [&str; 8] = [
    "kommunfullmäktige",
    "regionfullmäktige",
    "fullmäktige",
    "kommunstyrelsen",
    "regionstyrelsen",
    "riksdagen",
    "regeringen",
    "politikerna",
];
const DECIDES: [&str; 13] = [
    "beslutat",
    "beslutade",
    "beslutar",
    "beslut",
    "beslutet",
    "antagit",
    "antog",
    "antar",
    "röstade",
    "röstat",
    "fattat",
    "fattade",
    "godkände",
];
const POLITICS: [&str; 26] = [
    "riksdagsvalet",
    "kommunvalet",
    "regionvalet",
    "valår",
    "valåret",
    "valrörelsen",
    "valrörelse",
    "partiet",
    "partier",
    "partierna",
    "partiernas",
    "oppositionen",
    "oppositionsråd",
    "folkomröstning",
    "folkomröstningen",
    "moderaterna",
    "socialdemokraterna",
    "sverigedemokraterna",
    "centerpartiet",
    "vänsterpartiet",
    "miljöpartiet",
    "liberalerna",
    "kristdemokraterna",
    "allianspartierna",
    "blocket",
    "väljarna",
];
const OFFERS: [&str; 17] = [
    "vinn",
    "vinna",
    "lottar",
    "lottas",
    "rabatt",
    "rabatten",
    "rabattkod",
    "erbjudande",
    "erbjudandet",
    "erbjudanden",
    "sponsras",
    "sponsrad",
    "sponsrat",
    "sponsor",
    "sponsorer",
    "annons",
    "giveaway",
];
const CASES: [&str; 6] = ["dnr", "diarienr", "diarienummer", "ärendenummer", "ärendenr", "målnummer"];
const OWN: [&str; 1] = ["jag"];
const DAYS: [&str; 14] = [
    "måndag",
    "tisdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lördag",
    "söndag",
    "måndagar",
    "tisdagar",
    "onsdagar",
    "torsdagar",
    "fredagar",
    "lördagar",
    "söndagar",
];
const HOURS: [&str; 5] = ["öppet", "öppettider", "öppettiderna", "öppettid", "lunchstängt"];

/// Every word that may be a sign: most words are none, and a look says so.
static ANY: LazyLock<Words> = LazyLock::new(|| {
    let lists: [&[&'static str]; 6] = [&CLOSED, &BODIES, &POLITICS, &OFFERS, &CASES, &OWN];
    lists.into_iter().flatten().copied().chain(["ställs", "ställer", "stängs"]).collect()
});

impl Signs {
    /// What the words of a draft say, quotations left out.
    pub(super) fn of(draft: &Draft) -> Self {
        let mut all = Self::default();
        draft.visible().filter(|block| !block.quoted).for_each(|block| all.hear(block));
        all
    }

    fn hear(&mut self, block: &Block) {
        let prose = &block.prose;
        for (at, token) in prose.tokens().iter().enumerate() {
            if token.kind != Kind::Word || token.borrowed {
                continue;
            }
            let word = prose.word(token);
            if !ANY.contains(word) && !word.ends_with("varning") && !word.ends_with("nämnden") {
                continue;
            }
            let beside = Beside { prose, tokens: prose.tokens(), at };
            self.warns |= (CLOSED.contains(&word) || word.ends_with("varning") || beside.is_parted()) && !beside.is_no_warning(word);
            self.politics |= POLITICS.contains(&word) || (BODIES.contains(&word) || word.ends_with("nämnden")) && beside.decides();
            self.offers |= OFFERS.contains(&word);
            self.case |= CASES.contains(&word) && beside.next(6).any(|word| word.bytes().any(|byte| byte.is_ascii_digit()));
            self.own_voice |= OWN.contains(&word) && !beside.is_said();
        }
    }
}

/// A word and its neighbours.
struct Beside<'a> {
    prose: &'a Prose,
    tokens: &'a [Token],
    at: usize,
}

/// Words that are looked at on each side.
const SIGHT: usize = 25;

impl<'a> Beside<'a> {
    fn next(&self, count: usize) -> impl Iterator<Item = &'a str> {
        let prose = self.prose;
        self.tokens[self.at + 1..].iter().take(count).map(move |token| prose.word(token))
    }

    fn last(&self, count: usize) -> impl Iterator<Item = &'a str> {
        let prose = self.prose;
        self.tokens[..self.at].iter().rev().take(count).map(move |token| prose.word(token))
    }

    fn word(&self) -> &'a str {
        self.prose.word(&self.tokens[self.at])
    }

    /// "ställs in", "stängs av".
    fn is_parted(&self) -> bool {
        let with = |word: &str| self.next(4).any(|next| next == word);
        match self.word() {
            "ställs" | "ställer" => with("in"),
            "stängs" => with("av"),
            _ => false,
        }
    }

    /// Opening hours, closed doors, "inställd på", "utan varning".
    fn is_no_warning(&self, word: &str) -> bool {
        let mut before = self.last(2);
        let mut after = self.next(2);
        let first = after.next().unwrap_or_default();
        let is_day = |word: &str| DAYS.contains(&word);
        let denied = self.last(2).any(|word| matches!(word, "inte" | "utan" | "ingen" | "inga" | "aldrig"));
        let hours = word.starts_with("stäng")
            && (before.any(is_day) || is_day(first) || first == "på" && after.next().is_some_and(is_day))
            && self.last(SIGHT).chain(self.next(SIGHT)).any(|word| HOURS.contains(&word) || word.ends_with("dagar"));
        let doors = word.starts_with("stäng") && matches!(first, "dörr" | "dörrar" | "möte" | "fråga" | "frågor" | "grupp");
        let set_on = word.starts_with("inställ") && first == "på";
        let parted = self.is_parted() && self.next(4).any(|word| word == "inte");
        denied || hours || doors || set_on || parted
    }

    /// A verb of deciding in the same stretch of words.
    fn decides(&self) -> bool {
        let ends = |word: &&str| *word != ".";
        self.next(8).take_while(ends).chain(self.last(8).take_while(ends)).any(|word| DECIDES.contains(&word))
    }

    /// Somebody else's words: a line that begins with a dash, or "säger" close by.
    fn is_said(&self) -> bool {
        let dash = self.last(SIGHT).take_while(|word| *word != ".").any(|word| matches!(word, "–" | "—"));
        dash || self.last(SIGHT).chain(self.next(SIGHT)).any(|word| matches!(word, "säger" | "berättar" | "tycker" | "menar" | "förklarar"))
    }
}
