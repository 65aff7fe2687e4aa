//! Sentences with so many subordinate clauses that the main point is hidden among them.

use crate::config::{Form, Key, Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::language::clauses::Clauses;
use crate::language::lexicon::SUBORDINATORS;
use crate::language::{Prose, Sentence};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::steps::{Steps, level, passages};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/nested-clauses",
    levels: &[Level::Advice, Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Klarspråkshjälpen, Isof"],
    situations: &[Situation::Cognition],
    title: Msg::new("Många bisatser", "Many subordinate clauses"),
    guide: &[
        Msg::new(
            "Bisatser (som …, att …, om …, när …) är villkor och förklaringar. När de är många i samma mening måste läsaren hålla alla i minnet för att hitta det som meningen egentligen vill säga.",
            "Subordinate clauses (who …, that …, if …, when …) are conditions and explanations. Where a sentence has many, readers must keep all in mind to find what it wants to say.",
        ),
        Msg::new(
            "Börja med huvudsaken i en egen, kort mening. Lägg sedan varje villkor i en egen mening, eller gör villkoren till en punktlista: ”Du kan få bidraget om du …”.",
            "Begin with the main point in a short sentence of its own. Give each condition its sentence, or make the conditions a list: “You can get the grant if you …”.",
        ),
        Msg::new(
            "En eller två bisatser är vanlig svenska. Stryk dem inte så att villkoren försvinner: det som gäller ska fortfarande stå där.",
            "One or two are ordinary prose. Do not strike them so that conditions vanish: what holds must still be said.",
        ),
    ],
    rewrites: &[Rewrite::new(
        "Du som vet att barnet som du söker plats för ska börja när terminen startar kan söka nu om du vill.",
        "Du kan söka plats till barnet nu. Det gäller om barnet ska börja när terminen startar.",
    )],
    messages: &[&NESTED],
    options: &[
        Key::new("advice", Form::Whole(0, 100), "Råd när en mening har fler bisatser än så; 0 ger inga råd."),
        Key::new("warning", Form::Whole(0, 100), "Varning när en mening har fler bisatser än så; 0 ger inga varningar."),
    ],
    yields_to: &["swedish/long-sentence"],
    cap: 5,
    examples: &[
        Example::md("⟦Du som vet att barnet som du söker plats för ska börja när terminen startar kan söka nu om du vill.⟧\n"),
        Example::html("<p>⟦Säg till om du ser att den som sitter bredvid dig inte hör vad som sägs när vi pratar.⟧</p>"),
        Example::md("Här finns regler om avgifter, om bygglov och om avfall, och bilder som stöd för barn.\n"),
        Example::md("> Du som vet att barnet som du söker plats för ska börja när terminen startar kan söka nu om du vill.\n"),
        Example::md("Du som vet att barnet som du söker plats för ska börja när terminen startar kan söka nu om du vill.\n")
            .with("text_type = \"beslut\"\n"),
        Example::md("Vi vet att du väntar på ett svar som är rätt.\n"),
    ],
    check: Check::Draft(check),
};

const STEPS: Steps = Steps { social: (3, 0), web: (3, 0), decision: (0, 0), easy_read: (0, 3) };

/// So many ”som” within each other, with no comma between them, count as one clause more.
const RELATIVE: usize = 3;

const NESTED: Message = Message {
    what: Msg::new("Meningen har {number} bisatser.", "The sentence has {number} subordinate clauses."),
    why: Msg::new("Huvudsaken göms bland bisatserna.", "The main point is hidden among the clauses."),
    how: Msg::new(
        "Börja med det viktigaste och lägg resten i en ny mening.",
        "Begin with what matters most, and put the rest in a new sentence.",
    ),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let steps = STEPS.of(RULE.id, settings);
    let least = [steps.0, steps.1].into_iter().filter(|step| *step > 0).min().unwrap_or(0).cast_unsigned() as usize;
    if least == 0 {
        return;
    }
    for block in passages(draft).filter(|block| block.kind.is_prose() && block.ends_in_stop) {
        for sentence in block.prose.sentences().iter().filter(|sentence| may_nest(&block.prose, sentence, least)) {
            let (all, relative) = Clauses::of(&block.text.plain, &block.prose, sentence).subordinate();
            let weight = all
                + usize::from(
                    relative >= RELATIVE && !block.text.plain[sentence.start as usize..sentence.end as usize].contains([',', '–', '—']),
                );
            let Some(level) = level(steps, weight as f64) else { continue };
            let range = sentence.start as usize..sentence.end as usize;
            found.push(Finding::fault(level, &NESTED).at(block.text.span(range)).arg("number", all));
        }
    }
}

/// Sentences of more tokens are lists without stops.
const MOST: usize = 300;

/// Whether so many words may open a clause: a first, cheap look.
fn may_nest(prose: &Prose, sentence: &Sentence, least: usize) -> bool {
    let tokens = prose.tokens_in(sentence);
    tokens.len() <= MOST && tokens.iter().filter(|token| SUBORDINATORS.contains(prose.word(token))).nth(least - 1).is_some()
}
