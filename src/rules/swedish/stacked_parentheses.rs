//! Brackets within brackets, several in a sentence, or one that holds a sentence of its own.
//!
//! Leaves references alone: years, sections of law, parties, abbreviations that are defined, telephone numbers.

use std::ops::Range;

use crate::config::{Level, Settings, TextType};
use crate::draft::{Block, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::language::letters::all_capitals;
use crate::language::{Kind, Sentence, Token};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::steps::passages;

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/stacked-parentheses",
    levels: &[Level::Advice, Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Klarspråkshjälpen, Isof"],
    situations: &[Situation::Cognition, Situation::NoVision],
    title: Msg::new("Tunga parenteser", "Heavy parentheses"),
    guide: &[
        Msg::new(
            "En parentes bryter meningen. Ögat kan hoppa över den, men den som lyssnar hör allt i rad och vet inte var inskottet slutar.",
            "A parenthesis breaks the sentence. The eye can skip it, but listeners hear all in a row and do not know where it ends.",
        ),
        Msg::new(
            "Är det viktigt? Ge det en egen mening. Är det inte viktigt? Stryk det. En kort förklaring kan ofta stå mellan kommatecken.",
            "Does it matter? Give it a sentence. Does it not? Strike it. A short explanation may often stand between commas.",
        ),
        Msg::new(
            "Korta parenteser med en hänvisning, ett årtal, ett telefonnummer eller en förkortning stör sällan.",
            "Short ones with a reference, a year, a telephone number or an abbreviation seldom disturb.",
        ),
    ],
    rewrites: &[Rewrite::new(
        "Du kan söka stödet (om du är folkbokförd i kommunen och inte redan får motsvarande hjälp från någon annan myndighet) hela året.",
        "Du kan söka stödet hela året. Du behöver vara folkbokförd i kommunen och får inte redan ha samma hjälp från en annan myndighet.",
    )],
    messages: &[&WITHIN, &SEVERAL, &LONG],
    options: &[],
    yields_to: &[],
    cap: 5,
    examples: &[
        Example::md("⟦Badet (som ligger vid torget (nära kyrkan) i Hemse) öppnar på lördag.⟧\n"),
        Example::html(
            "<p>⟦Du kan söka stödet (om du är folkbokförd i kommunen och inte redan får motsvarande hjälp från någon annan myndighet) hela året.⟧</p>",
        ),
        Example::md("Se 3 kap. 2 § lagen om stöd (LSS) och Ek (2019). Ring Anna Ek (S) på kontoret (0498-12 34 56).\n"),
        Example::md("Badet (vid torget) öppnar på lördag.\n"),
        Example::md("Badet (som ligger vid torget (nära kyrkan) i Hemse) öppnar på lördag.\n").with("text_type = \"beslut\"\n"),
    ],
    check: Check::Draft(check),
};

/// From so many brackets on, a sentence has several.
const MANY: usize = 3;

/// More words than this in one bracket are a sentence.
const WORDS: usize = 12;

/// So few words beside a word disturb nobody, unless they stand in another bracket.
const SHORT: usize = 2;

/// Sentences of more tokens are lists without stops.
const MOST: usize = 300;

const WHY: Msg =
    Msg::new("De bryter läsningen, särskilt när texten läses upp.", "They break the reading, above all when the text is read aloud.");
const HOW: Msg = Msg::new("Gör parentesen till en egen mening, eller stryk den.", "Make it a sentence of its own, or strike it.");

const WITHIN: Message =
    Message { what: Msg::new("Här står en parentes i en parentes.", "Here is a parenthesis within a parenthesis."), why: WHY, how: HOW };
const SEVERAL: Message =
    Message { what: Msg::new("Meningen har {number} parenteser.", "The sentence has {number} parentheses."), why: WHY, how: HOW };
const LONG: Message = Message {
    what: Msg::new("En parentes i meningen har {words} ord.", "A parenthesis in the sentence has {words} words."),
    why: WHY,
    how: HOW,
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let level = match settings.text_type {
        TextType::Decision => return,
        TextType::EasyRead => Level::Warning,
        TextType::Social | TextType::Web => Level::Advice,
    };
    for block in passages(draft).filter(|block| block.kind.is_prose() && block.ends_in_stop && block.text.plain.contains('(')) {
        for sentence in block.prose.sentences() {
            if let Some(finding) = judge(block, sentence, level) {
                found.push(finding.at(block.text.span(sentence.start as usize..sentence.end as usize)));
            }
        }
    }
}

fn judge(block: &Block, sentence: &Sentence, level: Level) -> Option<Finding> {
    let tokens = block.prose.tokens_in(sentence);
    if tokens.len() > MOST || tokens.iter().any(|token| token.borrowed) {
        return None;
    }
    let (all, nested) = brackets(block, tokens)?;
    if nested {
        return Some(Finding::fault(level, &WITHIN));
    }
    // A sentence that stands in brackets as a whole is one already.
    if all.iter().any(|inside| inside.start <= 1) {
        return None;
    }
    let words = |inside: &Range<usize>| tokens[inside.clone()].iter().filter(|token| token.kind == Kind::Word).count();
    let longest = all.iter().map(words).max()?;
    if longest > WORDS && !all.iter().any(|inside| words(inside) > WORDS && is_list(block, &tokens[inside.clone()])) {
        return Some(Finding::fault(level, &LONG).arg("words", longest));
    }
    (all.len() >= MANY).then(|| Finding::fault(level, &SEVERAL).arg("number", all.len()))
}

/// The brackets that hold words of the writer's own, and whether one of them stands in another. `None` where they do not
/// come in pairs.
fn brackets(block: &Block, tokens: &[Token]) -> Option<(Vec<Range<usize>>, bool)> {
    let (mut open, mut all, mut nested) = (Vec::new(), Vec::new(), false);
    for (at, token) in tokens.iter().enumerate() {
        match block.prose.word(token) {
            // ”bygg(nad)”, ”fil(er)”: letters that may be left out.
            "(" => open.push((at, at > 0 && tokens[at - 1].end == token.start)),
            ")" => {
                let (from, glued): (usize, bool) = open.pop()?;
                if !glued && !is_reference(block, &tokens[from + 1..at]) {
                    let words = tokens[from..at].iter().filter(|token| token.kind == Kind::Word).count();
                    nested |= !open.is_empty();
                    all.extend((words > SHORT || nested).then_some(from + 1..at));
                }
            }
            _ => {}
        }
    }
    open.is_empty().then_some((all, nested))
}

/// Digits, sections, addresses, one or two words, an abbreviation: nothing that breaks a sentence.
fn is_reference(block: &Block, inside: &[Token]) -> bool {
    let shown = |token: &Token| &block.text.plain[token.start as usize..token.end as usize];
    let sign = |token: &Token| shown(token).starts_with(|sign: char| sign.is_ascii_digit() || matches!(sign, '§' | '%' | '='));
    let words = inside.iter().filter(|token| token.kind == Kind::Word).count();
    let opening = inside.first().map_or("", |token| block.prose.word(token));
    words <= 1
        || matches!(opening, "se" | "läs" | "enligt" | "jfr" | "jämför" | "prop" | "källa" | "tel" | "t")
        || inside.iter().any(|token| sign(token) || matches!(token.kind, Kind::Address | Kind::Tag))
        || words <= 4 && inside.iter().any(|token| all_capitals(shown(token)))
}

/// An enumeration: ”(bröd, mjölk, ost, smör och frukt)”.
fn is_list(block: &Block, inside: &[Token]) -> bool {
    inside.iter().filter(|token| matches!(block.prose.word(token), "," | ";" | "/")).count() >= 3
}
