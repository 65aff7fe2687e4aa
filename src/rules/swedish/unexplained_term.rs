//! Terms of law and administration that readers seldom know, where the draft never says what they mean.
//! No fix is offered: only a person can explain.

use crate::config::{Level, Settings, TextType};
use crate::draft::{Block, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::language::officialese::{Entry, Risk, is_explained};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::repeated::{Repeated, Spot, gather, offered, placed};
use super::steps::{is_allowed, is_own, wording};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/unexplained-term",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Myndigheternas skrivregler", "WCAG 3.1.3 (AAA)"],
    situations: &[Situation::Cognition, Situation::Everybody],
    title: Msg::new("Oförklarad term", "Unexplained term"),
    guide: &GUIDE,
    rewrites: &REWRITES,
    messages: &[&KEEP, &CHANGE],
    options: &[],
    yields_to: &[],
    cap: 5,
    examples: &[
        Example::text("Om huset inte rivs kan du få betala ⟦vite⟧.\n"),
        Example::html("<p>Nämnden har utfärdat ett ⟦föreläggande⟧. Ett ⟦föreläggande⟧ går att överklaga.</p>"),
        Example::text("Om huset inte rivs ska ägaren betala ⟦vite⟧.\n").with("text_type = \"beslut\"\n"),
        Example::text("Om huset inte rivs kan du få betala vite, det vill säga en bot som är bestämd i förväg.\n"),
        Example::md("Du får ett föreläggande (ett krav som du måste följa).\n\nFöljer du inte ett föreläggande kan det kosta.\n"),
        Example::md("Med jäv menas att den som beslutar själv berörs av saken.\n"),
        Example::text("Böterna är bestämda i förväg och kallas vite.\n"),
        Example::html("<p>Se sidan <a href=\"/vite\">Vite</a>.</p>"),
        Example::text("Om huset inte rivs kan du få betala vite.\n").with("[words]\nallow = [\"vite\"]\n"),
        Example::text("Beslutet har vunnit laga kraft.\n").with("text_type = \"beslut\"\n"),
    ],
    check: Check::Draft(check),
};

const GUIDE: [Msg; 3] = [
    Msg::new(
        "En juridisk term är exakt för den som kan den, och en stängd dörr för alla andra. Vite, delgivning och laga kraft har rättsliga följder för läsaren: just därför behöver hen veta vad de betyder.",
        "A legal term is exact for those who know it, and a closed door to everyone else. A conditional fine, service of a document, legal force: they have consequences for the reader, who for that very reason needs to know what they mean.",
    ),
    Msg::new(
        "Behåll termen när den behövs, men förklara den första gången: ”vite, det vill säga pengar som du måste betala om du inte följer beslutet”. En parentes eller en mening efteråt går lika bra. Har texten ingen rättslig verkan kan du ofta byta till vanliga ord.",
        "Keep the term where it is needed, but explain it the first time: “vite, det vill säga …”. A bracket, or a sentence after it, does as well. Where the text has no legal effect, ordinary words will often do.",
    ),
    Msg::new(
        "Skriver du bara för jurister och handläggare kan du låta den stå. Lägg då termen på listan allow i klart.toml.",
        "If you write for lawyers and case officers only, leave it. Put the term on the list allow in klart.toml.",
    ),
];

const REWRITES: [Rewrite; 2] = [
    Rewrite::new(
        "Beslutet delges fastighetsägaren och kan förenas med vite.",
        "Vi skickar beslutet till dig som äger huset, och du ska bekräfta att du har fått det. Om du inte följer beslutet kan du få betala vite, det vill säga en summa som vi bestämmer i förväg.",
    ),
    Rewrite::new("Handläggaren anmälde jäv.", "Handläggaren är släkt med den som ansöker och får därför inte besluta (det kallas jäv)."),
];

const WHAT: Msg = Msg::new("”{word}” är en juridisk term.", "“{word}” is a legal term.");
const WHY: Msg = Msg::new("Många vet inte vad den betyder.", "Many do not know what it means.");

const KEEP: Message = Message {
    what: WHAT,
    why: WHY,
    how: Msg::new(
        "Behåll den, men förklara den första gången: {term} betyder ”{plain}”.",
        "Keep it, but explain it the first time: {term} means “{plain}”.",
    ),
};
const CHANGE: Message = Message {
    what: WHAT,
    why: WHY,
    how: Msg::new(
        "Förklara den första gången eller skriv om: {term} betyder ”{plain}”.",
        "Explain it the first time, or rephrase: {term} means “{plain}”.",
    ),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let mut all: Vec<Repeated<'_, &'static Entry>> = Vec::new();
    let mut explained: Vec<&'static Entry> = Vec::new();
    for block in wording(draft) {
        for hit in block.style().officialese.iter().filter(|hit| hit.entry.explain) {
            if is_explained(&block.prose, hit) {
                explained.push(hit.entry);
            } else if is_told(block, hit.start..hit.end, hit.entry, settings) {
                let spot = Spot { block, range: hit.start..hit.end, replacement: None, sure: false };
                gather(&mut all, hit.entry, spot, |one, other| std::ptr::eq(*one, *other));
            }
        }
    }
    for same in all.iter().filter(|same| !explained.iter().any(|entry| std::ptr::eq(*entry, same.word))) {
        let message = if settings.text_type == TextType::Decision { &KEEP } else { &CHANGE };
        let finding = Finding::fault(Level::Advice, message).arg("term", same.word.headword);
        found.push(placed(finding.arg("plain", offered(None, &same.word.plain)), &same.spots));
    }
}

/// A decision keeps its formulas; a post is told of the hardest terms only.
fn is_told(block: &Block, range: std::ops::Range<usize>, entry: &Entry, settings: &Settings) -> bool {
    let shown = &block.text.plain[range.clone()];
    let wanted = match settings.text_type {
        TextType::Decision => !entry.formula,
        TextType::Social => entry.risk == Risk::Low,
        TextType::Web | TextType::EasyRead => true,
    };
    wanted && is_own(block, &range) && !is_allowed(settings, &[shown, entry.headword])
}
