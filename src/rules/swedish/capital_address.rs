//! Capital letters in "Du" and "Ni" in the middle of a sentence.

use crate::config::{Level, Settings};
use crate::draft::{Block, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::{Kind, letters};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::steps::{is_allowed, is_own, wording};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/capital-address",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Myndigheternas skrivregler", "Varbergs kommun: Klarspråk"],
    situations: &[Situation::Everybody],
    title: Msg::new("Du med stor bokstav", "A capital in “Du”"),
    guide: &[
        Msg::new(
            "I svenskan är ”du” och ”ni” vanliga ord och skrivs med liten bokstav inne i meningen. Stor bokstav var artighet för länge sedan. I dag ger den avstånd, och den ser ut som början på en ny mening.",
            "In Swedish “du” and “ni” are ordinary words, written small inside a sentence. The capital was politeness long ago. Today it gives distance, and looks like the beginning of a new sentence.",
        ),
        Msg::new(
            "Skriv ”du” till en läsare och ”ni” till flera. ”Ni” till en enda person känns stelt för många.",
            "Write “du” to one reader and “ni” to several. “Ni” to a single person feels stiff to many.",
        ),
        Msg::new(
            "Titlar på böcker och sånger behåller sin stora bokstav, som i ”Du gamla, du fria”.",
            "Titles of books and songs keep their capital, as in “Du gamla, du fria”.",
        ),
    ],
    rewrites: &[
        Rewrite::new("Här kan Du ansöka om plats i förskolan för Ditt barn.", "Här kan du ansöka om plats i förskolan för ditt barn."),
        Rewrite::new("Vi hoppas att Ni trivs i er nya lägenhet.", "Vi hoppas att ni trivs i er nya lägenhet."),
    ],
    messages: &[&CAPITAL],
    options: &[],
    yields_to: &[],
    cap: 3,
    examples: &[
        Example::md("Här kan ⟦Du⟧ ansöka för ⟦Ditt⟧ barn.\n").fixed("Här kan du ansöka för ditt barn.\n"),
        Example::html("<p>Vi hoppas att ⟦Ni⟧ trivs.</p>").fixed("<p>Vi hoppas att ni trivs.</p>"),
        Example::md("Är ⟦Ni⟧ missnöjd kan ⟦Ni⟧ överklaga.\n").fixed("Är ni missnöjd kan ni överklaga.\n"),
        Example::text("Du kan ringa. Vi svarar: Du är välkommen! Hej Du!\n"),
        Example::md("Vi sjunger ”Du gamla” och läser boken Du Är Här. DU bestämmer. Er referens står på fakturan.\n"),
        Example::html("<p>Läs <em>om ⟦Du⟧ vill</em> i dag och se <a href=\"/x\">så gör Du</a>.</p>")
            .fixed("<p>Läs <em>om du vill</em> i dag och se <a href=\"/x\">så gör Du</a>.</p>"),
    ],
    check: Check::Draft(check),
};

const CAPITAL: Message = Message {
    what: Msg::new("”{word}” står med stor bokstav mitt i meningen.", "“{word}” has a capital in the middle of a sentence."),
    why: Msg::new(
        "Det ser ut som en ny mening och skapar avstånd till läsaren.",
        "It looks like a new sentence and keeps the reader at a distance.",
    ),
    how: Msg::new("Skriv ”{small}”.", "Write “{small}”."),
};

const WRITE_SMALL: Msg = Msg::new("Skriv med liten bokstav", "Write it in small letters");

const ADDRESS: [&str; 9] = ["du", "dig", "din", "ditt", "dina", "ni", "er", "ert", "era"];

/// Words that open a sentence and are no greeting or label: ”Har Du”, but not ”Hej Du”.
const OPENERS: [&str; 24] = [
    "är", "har", "kan", "om", "när", "vill", "får", "ska", "skall", "måste", "behöver", "bor", "att", "här", "där", "nu", "då", "för",
    "eftersom", "innan", "även", "tycker", "känner", "med",
];

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let mut places: Vec<(&Block, usize, usize)> = Vec::new();
    for block in wording(draft) {
        let tokens = block.prose.tokens();
        for (at, token) in tokens.iter().enumerate().skip(1) {
            let (start, end) = (token.start as usize, token.end as usize);
            if token.kind == Kind::Word
                && is_capital(&block.text.plain[start..end])
                && ADDRESS.contains(&block.prose.word(token))
                && is_inside(block, at)
                && is_own(block, &(start..end))
                && !is_allowed(settings, &[&block.text.plain[start..end]])
            {
                places.push((block, start, end));
            }
        }
    }
    if let Some(finding) = told(&places) {
        found.push(finding);
    }
}

/// A capital and then small letters.
fn is_capital(word: &str) -> bool {
    letters::starts_with_capital(word) && !word.chars().skip(1).any(char::is_uppercase)
}

/// After a word in small letters or one that opens the sentence, before one that is not a name, and in no quotation or link: no title, no new sentence.
fn is_inside(block: &Block, at: usize) -> bool {
    let tokens = block.prose.tokens();
    let (before, token) = (&tokens[at - 1], &tokens[at]);
    let shown = |token: &crate::language::Token| &block.text.plain[token.start as usize..token.end as usize];
    let small = before.kind == Kind::Word && before.end < token.start && shown(before).chars().all(|c| c.is_lowercase() || c == '-');
    let first = block.prose.sentences().binary_search_by_key(&before.start, |sentence| sentence.start).is_ok();
    let small = small || (first && before.end < token.start && OPENERS.contains(&block.prose.word(before)));
    let opens = block.prose.sentences().binary_search_by_key(&token.start, |sentence| sentence.start).is_ok();
    let title = tokens.get(at + 1).is_some_and(|next| letters::starts_with_capital(shown(next)));
    small && !opens && !title && !token.borrowed
}

fn told(places: &[(&Block, usize, usize)]) -> Option<Finding> {
    let (block, start, end) = places.first()?;
    let word = &block.text.plain[*start..*end];
    let mut finding = Finding::fault(Level::Advice, &CAPITAL).arg("word", word).arg("small", letters::fold(word));
    for (at, (block, start, end)) in places.iter().enumerate() {
        let span = block.text.span(*start..*end);
        finding = if at == 0 { finding.at(span) } else { finding.also(span) };
    }
    let edits = places.iter().filter_map(|(block, start, end)| block.text.edit(*start..*end, &block.prose.lower()[*start..*end]));
    Some(finding.fix(Fix::edits(Safety::Suggest, WRITE_SMALL, edits)))
}
