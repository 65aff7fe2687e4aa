//! Nouns that come only after a long description: ”den av nämnden den 3 maj beslutade planen”.

use crate::config::{Level, Settings, TextType};
use crate::draft::{Block, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::language::Sentence;
use crate::language::clauses::Clauses;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::steps::{is_own, passages};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/front-heavy",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Klarspråkshjälpen, Isof"],
    situations: &[Situation::Cognition],
    title: Msg::new("Mycket före substantivet", "Much before the noun"),
    guide: &[
        Msg::new(
            "”Den av nämnden i maj beslutade planen”: här kommer ordet som allt handlar om sist. Läsaren måste hålla resten i minnet tills dess.",
            "“The by the board in May decided plan”: the word that all is about comes last. Readers must keep the rest in mind until then.",
        ),
        Msg::new(
            "Säg saken först och beskriv den sedan: ”planen som nämnden beslutade i maj”. Ofta syns det då också vem som har gjort något.",
            "Name the thing first and describe it then: “the plan that the board decided in May”. It often shows, too, who did something.",
        ),
        Msg::new(
            "Ett enda ord före stör inte: ”den beslutade planen” kan stå kvar.",
            "A single word before it does no harm: “the decided plan” may stay.",
        ),
    ],
    rewrites: &[Rewrite::new(
        "Den av nämnden i maj beslutade planen gäller i tre år.",
        "Planen som nämnden beslutade i maj gäller i tre år.",
    )],
    messages: &[&HEAVY],
    options: &[],
    yields_to: &[],
    cap: 5,
    examples: &[
        Example::md("⟦Den av nämnden den 3 maj beslutade planen⟧ gäller i tre år.\n"),
        Example::html("<p>Läs mer om ⟦de i förra veckan påbörjade arbetena⟧ vid hamnen.</p>"),
        Example::md("Det i sin tur gör att den beslutade planen gäller. De på kontoret svarade att planen är klar.\n"),
        Example::md("Den av nämnden den 3 maj beslutade planen gäller i tre år.\n").with("text_type = \"beslut\"\n"),
        Example::md("> Den av nämnden den 3 maj beslutade planen gäller i tre år.\n"),
        Example::md("Den för oss viktiga frågan är hur vi når dem i tid.\n"),
    ],
    check: Check::Draft(check),
};

/// The participle stands so near.
const SIGHT: usize = 8;

/// Sentences of more tokens are lists without stops.
const MOST: usize = 300;

/// Words between the article and the participle, at least.
const LEAST: usize = 3;

const PREPOSITIONS: [&str; 10] = ["av", "i", "på", "för", "till", "från", "vid", "under", "enligt", "genom"];

const HEAVY: Message = Message {
    what: Msg::new("Det står mycket före ”{noun}”.", "Much stands before “{noun}”."),
    why: Msg::new("Läsaren måste hålla allt i minnet innan ordet kommer.", "Readers must keep it all in mind until the word comes."),
    how: Msg::new("Flytta det efter: ”{noun} som …”.", "Move it after the word: “{noun} som …”."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if settings.text_type != TextType::Web {
        return;
    }
    for block in passages(draft).filter(|block| block.kind.is_prose()) {
        for sentence in block.prose.sentences() {
            look(block, sentence, found);
        }
    }
}

fn look(block: &Block, sentence: &Sentence, found: &mut Findings) {
    let prose = &block.prose;
    let tokens = prose.tokens_in(sentence);
    let word = |at: usize| tokens.get(at).map_or("", |token| prose.word(token));
    if tokens.len() > MOST
        || !tokens
            .windows(2)
            .any(|pair| matches!(prose.word(&pair[0]), "den" | "det" | "de") && PREPOSITIONS.contains(&prose.word(&pair[1])))
    {
        return;
    }
    let clauses = Clauses::of(&block.text.plain, prose, sentence);
    let mut at = 0;
    while at + LEAST + 1 < tokens.len() {
        let opens = matches!(word(at), "den" | "det" | "de") && PREPOSITIONS.contains(&word(at + 1)) && !tokens[at].borrowed;
        let noun = opens.then(|| noun(&clauses, at)).flatten();
        let Some(noun) = noun else {
            at += 1;
            continue;
        };
        let range = tokens[at].start as usize..tokens[noun].end as usize;
        let name = &block.text.plain[tokens[noun].start as usize..tokens[noun].end as usize];
        if is_own(block, &range) {
            found.push(Finding::fault(Level::Advice, &HEAVY).at(block.text.span(range)).arg("noun", name));
        }
        at = noun + 1;
    }
}

/// Where the noun stands that the words from the article at `at` on describe.
fn noun(sentence: &Clauses, at: usize) -> Option<usize> {
    for i in at + 2..=at + SIGHT {
        let word = sentence.word(i);
        if !sentence.is_word(i) || matches!(word, "som" | "att" | "och" | "är" | "har") {
            return None;
        }
        let participle = i >= at + LEAST
            && ["ade", "erade", "nande", "rande", "tande", "lande", "dda", "gda", "kta", "lda", "nda", "rda", "sta", "vna", "tna", "gna"]
                .iter()
                .any(|end| word.ends_with(end));
        let fit = participle && word.chars().count() > 5 && is_thing(sentence, i + 1);
        if fit {
            return Some(i + 1);
        }
        if sentence.is_finite(i) && !participle {
            return None;
        }
    }
    None
}

/// A definite noun of more than a few letters.
fn is_thing(sentence: &Clauses, at: usize) -> bool {
    sentence.is_definite(at) && !sentence.is_name(at) && sentence.word(at).chars().count() > 4 && !sentence.is_finite(at)
}
