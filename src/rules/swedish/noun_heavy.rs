//! Sentences where the verbs have become nouns: ”genomförande av planering och uppföljning”.

use std::cmp::Reverse;

use crate::config::{Level, Settings, TextType};
use crate::draft::{Block, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::language::Sentence;
use crate::language::noun_verbs::verb_in;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::steps::{is_own, passages};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/noun-heavy",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Klarspråkshjälpen, Isof"],
    situations: &[Situation::Cognition, Situation::Everybody],
    title: Msg::new("Många tunga substantiv i en mening", "Many heavy nouns in one sentence"),
    guide: &[
        Msg::new(
            "”Planering och genomförande av utvärdering av verksamheten” är en mening där allt som ska hända har blivit saker. Ingen gör något, och läsaren får själv räkna ut ordningen. Orden känns igen på ändelserna: -ning, -ande, -else, -tion.",
            "Where everything that is to happen has become things, nobody does anything, and readers must work out the order themselves. The words show by their endings: -ning, -ande, -else, -tion.",
        ),
        Msg::new(
            "Gör om minst två av dem till verb: ”Vi planerar arbetet och utvärderar det sedan.” Sätt den som gör det först, så faller resten på plats.",
            "Turn at least two of them into verbs, and put first whoever does it.",
        ),
        Msg::new(
            "Namn på ämnen, kurser och avdelningar är inga gömda verb. En rubrik eller en punkt i en lista får gärna vara ett substantiv.",
            "Names of subjects, courses and departments hide no verbs. A heading or an item of a list may well be a noun.",
        ),
    ],
    rewrites: &[
        Rewrite::new(
            "Förvaltningen ansvarar för planering, genomförande och uppföljning av utbildningen samt redovisning av kostnaderna.",
            "Förvaltningen planerar kurserna, ser till att de blir av, följer upp dem och redovisar vad de kostar.",
        ),
        Rewrite::new(
            "Syftet är en begränsning av hanteringen genom en effektivisering av handläggningen.",
            "Vi vill arbeta bättre och svara snabbare.",
        ),
    ],
    messages: &[&HEAVY],
    options: &[],
    yields_to: &["swedish/weak-verb"],
    cap: 3,
    examples: &[
        Example::md(
            "⟦Förvaltningen ansvarar för planering, genomförande och uppföljning av utbildningen samt redovisning av kostnaderna.⟧\n",
        ),
        Example::html("<p>⟦Syftet är en begränsning av hanteringen genom en effektivisering av handläggningen.⟧</p>"),
        Example::md("Förvaltningen planerar kurserna, följer upp dem och redovisar vad de kostar.\n"),
        Example::md("Föreningen har verksamhet på flera avdelningar med utbildning, forskning och tidning.\n"),
        Example::md("## Planering, genomförande, uppföljning, redovisning och granskning\n"),
        Example::text("Kanal: facebook\n\nSyftet är en begränsning av hanteringen genom en effektivisering av handläggningen.\n"),
        Example::md("Syftet är en begränsning av hanteringen genom en effektivisering av handläggningen.\n")
            .with("text_type = \"beslut\"\n"),
    ],
    check: Check::Draft(check),
};

/// Fewer heavy nouns than these may stand in a sentence.
const LEAST: usize = 4;

/// So many of them must be verbs in disguise.
const PAIRS: usize = 2;

/// So many nouns of a sentence are looked at: enough to name.
const MOST: usize = 12;

/// So many sentences of a draft are shown, the heaviest.
const SHOWN: usize = 3;

const HEAVY: Message = Message {
    what: Msg::new("Meningen har {number} tunga substantiv: {nouns}.", "The sentence has {number} heavy nouns: {nouns}."),
    why: Msg::new("Det blir svårt att se vad som ska hända.", "It is hard to see what is to happen."),
    how: Msg::new("Gör om minst två till verb: {pairs}.", "Turn at least two into verbs: {pairs}."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if !matches!(settings.text_type, TextType::Web | TextType::EasyRead) {
        return;
    }
    let mut heavy = Vec::new();
    for block in passages(draft).filter(|block| block.kind.is_prose() && block.ends_in_stop && !block.style().heavy_nouns.is_empty()) {
        let nouns = &block.style().heavy_nouns;
        let words = block.prose.words();
        let mut rest = nouns.as_slice();
        for sentence in block.prose.sentences() {
            let inside = rest.partition_point(|&at| words[at as usize].start < sentence.end);
            let (here, after) = rest.split_at(inside);
            rest = after;
            if here.len() >= LEAST {
                heavy.extend(look(block, sentence, here).map(|finding| (here.len(), heavy.len(), finding)));
            }
        }
    }
    heavy.sort_by_key(|(nouns, at, _)| (Reverse(*nouns), *at));
    heavy.truncate(SHOWN);
    heavy.sort_by_key(|(_, at, _)| *at);
    for (_, _, finding) in heavy {
        found.push(finding);
    }
}

/// The sentence's own heavy nouns, each once, when enough of them hide a verb.
fn look(block: &Block, sentence: &Sentence, nouns: &[u32]) -> Option<Finding> {
    let words = block.prose.words();
    let tokens = block.prose.tokens_in(sentence);
    let mut own: Vec<&str> = Vec::new();
    for &at in nouns.iter().take(MOST) {
        let word = &words[at as usize];
        let token = tokens.get(tokens.partition_point(|token| token.end <= word.start));
        let quoted = token.is_none_or(|token| token.borrowed);
        let text = block.prose.counted(word);
        if !quoted && is_own(block, &(word.start as usize..word.end as usize)) && !own.contains(&text) {
            own.push(text);
        }
    }
    let mut verbs: Vec<(&str, &str)> = Vec::new();
    for noun in &own {
        if let Some(verb) = verb_in(noun).filter(|verb| verbs.iter().all(|(_, other)| other != verb)) {
            verbs.push((noun, verb));
        }
    }
    let pairs: Vec<String> = verbs.iter().map(|(noun, verb)| format!("”{noun}” → ”{verb}”")).collect();
    if own.len() < LEAST || pairs.len() < PAIRS {
        return None;
    }
    let range = sentence.start as usize..sentence.end as usize;
    Some(
        Finding::fault(Level::Advice, &HEAVY)
            .at(block.text.span(range))
            .arg("number", own.len())
            .arg("nouns", own.join(", "))
            .arg("pairs", pairs[..pairs.len().min(SHOWN)].join(", ")),
    )
}
