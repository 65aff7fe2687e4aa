//! A stroke between two words that leaves it to the reader whether it means "and" or "or".

use crate::config::{Level, Settings};
use crate::draft::{Block, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::Safety;
use crate::language::{Kind, Token, letters};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::repeated::{Repeated, Spot, gather, mended};
use super::steps::{is_allowed, is_own, wording};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/slash-words",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Myndigheternas skrivregler"],
    situations: &[Situation::NoVision, Situation::Cognition, Situation::Everybody],
    title: Msg::new("Snedstreck mellan ord", "A stroke between words"),
    guide: &[
        Msg::new(
            "Ett snedstreck kan betyda ”och”, ”eller” eller båda. Den som skriver slipper välja, men läsaren får göra det i stället. Uppläst blir det ”snedstreck” eller ingenting alls.",
            "A stroke may mean “and”, “or” or both. The writer need not choose, so the reader has to. Read aloud it becomes “slash”, or nothing at all.",
        ),
        Msg::new(
            "Skriv ut ordet du menar. ”Och/eller” är nästan alltid ”eller”, för ”eller” utesluter inte att båda gäller. Måste det sägas skriver du ”det ena, det andra eller båda”.",
            "Write the word you mean. “And/or” is nearly always “or”, for “or” does not rule out both. If it must be said: “the one, the other or both”.",
        ),
        Msg::new(
            "”Han/hon” blir ”hen”, ”han eller hon” eller ett annat ord, till exempel ”eleven”. Enheter (km/h), årtal (2024/25) och fasta namn får behålla strecket.",
            "“Han/hon” becomes “hen”, “han eller hon” or another word, such as “eleven”. Units (km/h), years (2024/25) and fixed names keep their stroke.",
        ),
    ],
    rewrites: &[
        Rewrite::new("Ta med pass och/eller körkort.", "Ta med pass eller körkort."),
        Rewrite::new(
            "Eleven/vårdnadshavaren fyller i blanketten. Han/hon skriver under.",
            "Eleven eller vårdnadshavaren fyller i blanketten och skriver under.",
        ),
    ],
    messages: &[&AND_OR, &EITHER, &WORDS],
    options: &[],
    yields_to: &[],
    cap: 5,
    examples: &[
        Example::md("Ta med pass ⟦och/eller⟧ körkort.\n").fixed("Ta med pass eller körkort.\n"),
        Example::html("<p>Fråga rektorn om ⟦han/hon⟧ kan.</p>").fixed("<p>Fråga rektorn om han eller hon kan.</p>"),
        Example::md("Alla ⟦elever/föräldrar⟧ är välkomna. Vi bjuder ⟦elever/föräldrar⟧ på fika.\n"),
        Example::text("⟦Kvinnor/flickor⟧ simmar på måndagar.\n"),
        Example::md("Håll 30 km/h. Läsåret 2024/25. Öppet 24/7, 1/2 dl, 50 kr/månad och tre timmar/vecka.\n"),
        Example::html("<p>Se ekvik.se/bygga/lov och mappen bilder/film/ljud. Diarienummer ks/2024. Välj ja/nej eller av/på.</p>"),
        Example::md("Linjen Malmö/Lund, TCP/IP och input/output. `och/eller` är ett tecken. Skriv inte ”och/eller”.\n"),
    ],
    check: Check::Draft(check),
};

const WHY: Msg =
    Msg::new("Det låter illa uppläst och lämnar valet till läsaren.", "It is read aloud badly and leaves the choice to the reader.");
const WHAT: Msg = Msg::new("”{word}” har snedstreck mellan orden.", "“{word}” has a stroke between the words.");

const AND_OR: Message = Message {
    what: WHAT,
    why: WHY,
    how: Msg::new("Skriv ”{proposal}”. Det utesluter inte båda.", "Write “{proposal}”. It does not rule out both."),
};
const EITHER: Message = Message { what: WHAT, why: WHY, how: Msg::new("Skriv ”{proposal}”.", "Write “{proposal}”.") };
const WORDS: Message = Message {
    what: WHAT,
    why: WHY,
    how: Msg::new("Välj ett ord, eller skriv ”och” eller ”eller” mellan dem.", "Choose one word, or write “och” or “eller” between them."),
};

const WRITE: Msg = Msg::new("Skriv ”{plain}”", "Write “{plain}”");

/// Pairs of pronouns that are alike in form, so that ”eller” fits between them.
const PRONOUNS: [(&str, &str); 8] = [
    ("han", "hon"),
    ("hon", "han"),
    ("hans", "hennes"),
    ("hennes", "hans"),
    ("honom", "henne"),
    ("henne", "honom"),
    ("hen", "hon"),
    ("denne", "denna"),
];

/// Pairs that are a choice on a form or a switch, or one term.
const PAIRS: [(&str, &str); 16] = [
    ("ja", "nej"),
    ("av", "på"),
    ("på", "av"),
    ("till", "från"),
    ("in", "ut"),
    ("upp", "ner"),
    ("upp", "ned"),
    ("rätt", "fel"),
    ("sant", "falskt"),
    ("input", "output"),
    ("för", "mot"),
    ("vinst", "förlust"),
    ("start", "stopp"),
    ("plus", "minus"),
    ("före", "efter"),
    ("tur", "retur"),
];

/// What a stroke divides by: ”kronor/månad”, ”mg/dygn”.
const SHARES: [&str; 34] = [
    "månad",
    "mån",
    "år",
    "vecka",
    "dag",
    "dygn",
    "timme",
    "tim",
    "minut",
    "sekund",
    "natt",
    "person",
    "elev",
    "barn",
    "vuxen",
    "invånare",
    "styck",
    "st",
    "kilo",
    "kg",
    "liter",
    "kvadratmeter",
    "kvm",
    "kilometer",
    "km",
    "mil",
    "meter",
    "gång",
    "kvartal",
    "termin",
    "tillfälle",
    "familj",
    "hushåll",
    "par",
];

/// Units before the stroke; the longer words of [`SHARES`] too.
const MEASURES: [&str; 20] = [
    "kr", "kronor", "öre", "euro", "timmar", "tim", "dagar", "minuter", "gånger", "ggr", "poäng", "mg", "gram", "liter", "ton", "meter",
    "mkr", "tkr", "bilder", "bitar",
];

/// So many pairs are kept apart.
const MOST: usize = 100;

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let mut all: Vec<Repeated<'_, &str>> = Vec::new();
    for block in wording(draft).filter(|block| block.text.plain.contains('/')) {
        for (start, end) in pairs(block) {
            let word = &block.prose.lower()[start..end];
            let known = all.len() < MOST || all.iter().any(|pair| pair.word == word);
            if known && is_own(block, &(start..end)) && !is_allowed(settings, &[word]) {
                let replacement = proposal(&block.text.plain[start..end], word);
                gather(&mut all, word, Spot { block, range: start..end, replacement, sure: false }, |one, other| one == other);
            }
        }
    }
    for pair in &all {
        found.push(told(pair));
    }
}

/// Two words with a stroke between them and nothing else glued to them.
fn pairs(block: &Block) -> Vec<(usize, usize)> {
    let (text, prose) = (&block.text.plain, &block.prose);
    let tokens = prose.tokens();
    let mut found = Vec::new();
    for at in 1..tokens.len().saturating_sub(1) {
        let (left, stroke, right) = (&tokens[at - 1], &tokens[at], &tokens[at + 1]);
        if prose.word(stroke) != "/" || left.end != stroke.start || right.start != stroke.end || stroke.borrowed {
            continue;
        }
        let glued = |at: Option<usize>, free: &dyn Fn(&Token) -> bool| at.and_then(|at| tokens.get(at)).is_some_and(|token| !free(token));
        let before = glued(at.checked_sub(2), &|token| token.end < left.start || matches!(prose.word(token), "(" | "*"));
        let after = glued(Some(at + 2), &|token| token.start > right.end || is_end(text, prose.word(token), token.end as usize));
        if before || after || !is_plain(text, left) || !is_plain(text, right) {
            continue;
        }
        let opens = prose.sentences().binary_search_by_key(&left.start, |sentence| sentence.start).is_ok();
        if (opens || !capital(text, left)) && !capital(text, right) && is_choice(prose.word(left), prose.word(right)) {
            found.push((left.start as usize, right.end as usize));
        }
    }
    found
}

fn capital(text: &str, token: &Token) -> bool {
    letters::starts_with_capital(&text[token.start as usize..])
}

/// A mark that ends words: a stop that nothing is glued to, a comma, a bracket.
fn is_end(text: &str, mark: &str, end: usize) -> bool {
    matches!(mark, "." | "," | ";" | ":" | "!" | "?" | ")" | "*") && !text[end..].starts_with(letters::is_word_part)
}

/// A word of letters only, not all of them capitals.
fn is_plain(text: &str, token: &Token) -> bool {
    let shown = &text[token.start as usize..token.end as usize];
    token.kind == Kind::Word && shown.chars().all(letters::is_letter) && shown.chars().count() > 1 && !letters::all_capitals(shown)
}

fn is_choice(left: &str, right: &str) -> bool {
    if (left, right) == ("och", "eller") || PRONOUNS.contains(&(left, right)) {
        return true;
    }
    let share = SHARES.contains(&right) && (MEASURES.contains(&left) || left.chars().count() < 4 || left == "gång");
    let medium = matches!(left, "text" | "image" | "video" | "audio" | "application") && right.is_ascii();
    !share
        && !medium
        && !PAIRS.contains(&(left, right))
        && left.chars().count() > 2
        && right.chars().count() > 2
        && !MEASURES[..2].contains(&left)
}

fn told(pair: &Repeated<'_, &str>) -> Finding {
    let message = match pair.word.split_once('/') {
        Some(("och", "eller")) => &AND_OR,
        Some(two) if PRONOUNS.contains(&two) => &EITHER,
        _ => &WORDS,
    };
    let finding = Finding::fault(Level::Advice, message);
    let proposal = pair.spots[0].replacement.as_deref();
    let finding = if let Some(proposal) = proposal { finding.arg("proposal", proposal) } else { finding };
    mended(finding, &pair.spots, WRITE)
}

/// The words without the stroke, where only one reading is likely.
fn proposal(shown: &str, lower: &str) -> Option<String> {
    match lower.split_once('/')? {
        ("och", "eller") => Some(if letters::starts_with_capital(shown) { "Eller" } else { "eller" }.to_owned()),
        two if PRONOUNS.contains(&two) => Some(shown.replace('/', " eller ")),
        _ => None,
    }
}
