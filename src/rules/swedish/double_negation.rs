//! Denials that take each other back, so that the reader has to reckon out what holds.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::language::negation::find;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::steps::{is_allowed, is_own, wording};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/double-negation",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Klarspråkshjälpen, Isof"],
    situations: &[Situation::Cognition, Situation::Everybody],
    title: Msg::new("Dubbel nekning", "Double negation"),
    guide: &[
        Msg::new(
            "Två nekningar i samma sats tar ut varandra. Läsaren måste vända på meningen för att förstå om något gäller eller inte, och den som läser fort missar den ena.",
            "Two negations in one clause cancel each other. Readers must turn the sentence round to see whether something holds, and those who read fast miss one of them.",
        ),
        Msg::new(
            "Säg vad som gäller: ”Du måste anmäla flytten”, inte ”Det är förbjudet att inte anmäla flytten”. ”Inte ovanligt” blir ”ganska vanligt”, ”inte omöjligt” blir ”kanske” eller ”möjligt”.",
            "Say what holds: “You must report the move”, not “It is forbidden not to report the move”. “Not unusual” becomes “rather common”, “not impossible” becomes “possible”.",
        ),
        Msg::new(
            "Låt nekningen stå när just den är poängen, som i en varning: ”Gå inte in utan att knacka” kan vara tydligast.",
            "Leave it where the denial is the point, as in a warning: “Do not enter without knocking” may be clearest.",
        ),
    ],
    rewrites: &[
        Rewrite::new("Du får inte bygga altanen utan att ha bygglov.", "Du måste ha bygglov för att få bygga altanen."),
        Rewrite::new("Det är inte ovanligt att svaret tar tre veckor.", "Svaret tar ofta tre veckor."),
    ],
    messages: &[&DOUBLE],
    options: &[],
    yields_to: &[],
    cap: 5,
    examples: &[
        Example::md("Det är ⟦förbjudet att inte⟧ anmäla flytten.\n"),
        Example::html("<p>Det är ⟦inte omöjligt⟧ att badet stänger.</p>"),
        Example::md("Vi stänger inte bara badet utan också gymmet. Det är inte alltid klart. Det går inte heller.\n"),
        Example::md("Varken du eller jag kan. Nej, inte i dag. ”Det är inte omöjligt”, sade hon.\n"),
        Example::text("Den som inte svarar får ingen plats.\n"),
    ],
    check: Check::Draft(check),
};

const DOUBLE: Message = Message {
    what: Msg::new("Meningen nekar två gånger: ”{first} … {second}”.", "The sentence denies twice: “{first} … {second}”."),
    why: Msg::new("Dubbla nekningar är lätta att missförstå.", "Double negations are easily misunderstood."),
    how: Msg::new("Skriv vad som gäller i stället för vad som inte gäller.", "Write what holds instead of what does not hold."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    for block in wording(draft) {
        for sentence in block.prose.sentences() {
            let Some(double) = find(&block.prose, sentence) else { continue };
            let range = double.start..double.end;
            let text = &block.text.plain;
            if !is_own(block, &range) || is_allowed(settings, &[&text[range.clone()]]) {
                continue;
            }
            found.push(
                Finding::fault(Level::Advice, &DOUBLE)
                    .at(block.text.span(range))
                    .arg("first", &text[double.start..double.first_end])
                    .arg("second", &text[double.second..double.end]),
            );
        }
    }
}
