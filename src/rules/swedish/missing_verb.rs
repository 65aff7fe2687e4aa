//! Sentences in running text without a finite verb. Off by default: a machine without a lexicon cannot be certain.

use crate::config::{Level, Settings};
use crate::draft::{Block, Draft, Kind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::language::clauses::Clauses;
use crate::language::{Kind as Token, Sentence};
use crate::rule::{Check, Example, Rule, Situation};

use super::steps::passages;

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/missing-verb",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: false,
    refs: &["språklagen 11 §"],
    sources: &["Språkriktighetsboken"],
    situations: &[Situation::Cognition],
    title: Msg::new("Mening utan verb", "Sentence without a verb"),
    guide: &[
        Msg::new(
            "En mening utan huvudverb hänger i luften: läsaren ser vad det handlar om, men inte vad som händer.",
            "A sentence without a main verb hangs in the air: readers see what it is about, but not what happens.",
        ),
        Msg::new(
            "Ofta är den en del av meningen före, med punkt i stället för komma. Koppla ihop dem, eller lägg till ett verb: ”Det gäller särskilt …”.",
            "It is often part of the sentence before, with a full stop for a comma. Join them, or add a verb: “This holds above all …”.",
        ),
        Msg::new(
            "I rubriker, listor och inlägg kan en fras vara precis lagom. Regeln är avstängd från början, eftersom den kan ta fel.",
            "In headings, lists and posts a phrase may be just right. The rule is off from the start, because it may be wrong.",
        ),
    ],
    rewrites: &[],
    messages: &[&MISSING],
    options: &[],
    yields_to: &[],
    cap: 5,
    examples: &[
        Example::md("Badet är stängt. ⟦Särskilt för alla barn i skolan på norra och södra ön.⟧\n").with(ON),
        Example::html("<p>Badet är stängt. ⟦Särskilt för alla barn i skolan på norra och södra ön.⟧</p>").with(ON),
        Example::md("Kontakta oss på telefon 0498-12 34 56 vardagar mellan klockan 8 och 16.\n").with(ON),
        Example::md("- Särskilt för alla barn i skolan på norra och södra ön.\n").with(ON),
        Example::md("Badet är stängt. Särskilt för alla barn i skolan på norra och södra ön.\n"),
    ],
    check: Check::Draft(check),
};

const ON: &str = "[rules.\"swedish/missing-verb\"]\nlevel = \"advice\"\n";

/// Shorter ones are phrases that everybody understands.
const LEAST: usize = 8;

/// Longer ones are lists without stops.
const MOST: usize = 60;

const MISSING: Message = Message {
    what: Msg::new("Meningen verkar sakna ett huvudverb.", "The sentence seems to have no main verb."),
    why: Msg::new("Då är det oklart vad som händer.", "It is unclear what happens."),
    how: Msg::new("Koppla ihop den med meningen före, eller lägg till ett verb.", "Join it with the sentence before, or add a verb."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for block in passages(draft).filter(|block| block.kind == Kind::Paragraph && block.ends_in_stop) {
        for sentence in block.prose.sentences().iter().filter(|sentence| is_bare(block, sentence)) {
            found.push(Finding::fault(Level::Advice, &MISSING).at(block.text.span(sentence.start as usize..sentence.end as usize)));
        }
    }
}

/// Whether no word of the sentence could be a finite verb or a request.
fn is_bare(block: &Block, sentence: &Sentence) -> bool {
    let prose = &block.prose;
    let tokens = prose.tokens_in(sentence);
    let text = &block.text.plain[sentence.start as usize..sentence.end as usize];
    let plain = text.ends_with('.') && !tokens.iter().any(|token| token.borrowed || token.kind != Token::Word && prose.word(token) == ":");
    if !(LEAST..=MOST).contains(&sentence.word_count()) || !plain {
        return false;
    }
    if tokens.iter().any(|token| may_be_verb(prose.word(token))) {
        return false;
    }
    let clauses = Clauses::of(&block.text.plain, prose, sentence);
    !(0..tokens.len()).any(|at| clauses.is_finite(at)) && !may_be_request(clauses.word(clauses.first()))
}

/// Endings of finite verbs, whatever else they are.
fn may_be_verb(word: &str) -> bool {
    word.len() > 2
        && (word.ends_with("ar") || word.ends_with("er") || word.ends_with("ör") || word.ends_with("år") || word.ends_with("yr"))
        && !matches!(word, "för" | "eller" | "efter" | "under" | "över" | "år" | "inför" | "alternativ")
        || word.ends_with("de") && word.len() > 3 && word != "både" && !word.ends_with("ande") && !word.ends_with("ende")
        || word.ends_with("te") && word.len() > 3 && word != "inte"
        || word.ends_with("as")
        || word.ends_with("es")
        || matches!(word, "är" | "var" | "bör" | "får" | "kan" | "vet" | "drog" | "bad" | "led" | "låg" | "åt")
}

/// A first word that may ask for something: it ends in -a, or is as short as ”ring” and ”se”.
fn may_be_request(word: &str) -> bool {
    word.ends_with('a') || word.len() <= 5
}
