//! Passive verbs that hide who does what: many in the text, or several in one sentence.

use crate::config::{Form, Key, Level, Settings, TextType};
use crate::draft::{Block, Draft, Kind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::language::passive::Passive;
use crate::rule::{Check, Example, Rule, Situation};

use super::steps::{Steps, is_own, level, passages};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/passive-heavy",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Klarspråkshjälpen, Isof"],
    situations: &[Situation::Cognition, Situation::Everybody],
    title: Msg::new("Många passiva verb", "Many passive verbs"),
    guide: &[],
    rewrites: &[],
    messages: &[&IN_SENTENCE, &IN_TEXT],
    options: &[Key::new("advice", Form::Whole(0, 1000), "Råd när texten har fler passiva verb per 1 000 ord än så; 0 ger inga råd.")],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("⟦Ansökan skickas in på webben och beslutet fattades i maj.⟧\n"),
        Example::html("<p>Välkommen! ⟦Platserna fördelas i turordning och avgiften betalas i förväg.⟧</p>"),
        Example::text("Kanal: facebook\n\n⟦Platserna fördelas i turordning och avgiften betalas i förväg.⟧\n"),
        Example::md("Ansökan skickas in på webben.\n"),
        Example::md("Ansökan prövas av nämnden och beslutas av chefen.\n"),
        Example::md("Det krävs en ansökan och det behövs två intyg.\n"),
        Example::md("Annas och medias insats längs vägen finns kvar, och vi hjälps åt.\n"),
        Example::html("<blockquote><p>Platserna fördelas i turordning och avgiften betalas i förväg.</p></blockquote>"),
        Example::md("Platserna fördelas i turordning och avgiften betalas i förväg.\n").with("text_type = \"beslut\"\n"),
    ],
    check: Check::Draft(check),
};

/// Passives per 1 000 words.
const STEPS: Steps = Steps { social: (20, 0), web: (20, 0), decision: (35, 0), easy_read: (10, 0) };

/// Fewer than these say nothing about a text.
const LEAST: usize = 4;

/// A text of fewer words is judged by its sentences alone.
const LEAST_WORDS: usize = 100;

/// So many in one sentence hide the doer.
const IN_ONE: usize = 2;

/// So many places are shown for a whole text.
const SHOWN: usize = 10;

const IN_SENTENCE: Message = Message {
    what: Msg::new("Meningen har {number} passiva verb: {verbs}.", "The sentence has {number} passive verbs: {verbs}."),
    why: Msg::new("Läsaren ser inte vem som gör vad.", "Readers cannot see who does what."),
    how: Msg::new("Skriv ut vem: ”vi …” eller ”du …”.", "Say who: “vi …” (we) or “du …” (you)."),
};

const IN_TEXT: Message = Message {
    what: Msg::new("Texten har {number} passiva verb, till exempel ”{verb}”.", "The text has {number} passive verbs, such as “{verb}”."),
    why: Msg::new("Då syns inte vem som ansvarar.", "It does not show who is responsible."),
    how: Msg::new(
        "Börja med meningarna som är markerade, och skriv ut vem som gör det.",
        "Begin with the marked sentences, and say who does it.",
    ),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let mut all: Vec<(&Block, Passive)> = Vec::new();
    let mut words = 0;
    for block in passages(draft).filter(|block| block.kind.is_prose() && block.ends_in_stop) {
        words += block.prose.words().len();
        let mut rest = block.passives.as_slice();
        for sentence in block.prose.sentences() {
            let range = sentence.start as usize..sentence.end as usize;
            let (inside, after) = rest.split_at(rest.partition_point(|passive| passive.end <= range.end));
            rest = after;
            let passives: Vec<Passive> =
                inside.iter().filter(|passive| !passive.borrowed && is_own(block, &(passive.start..passive.end))).copied().collect();
            let hiding: Vec<&Passive> = passives.iter().filter(|passive| !passive.light && !passive.doer).collect();
            if hiding.len() >= IN_ONE && settings.text_type != TextType::Decision {
                let verbs: Vec<&str> = hiding.iter().map(|passive| &block.text.plain[passive.start..passive.end]).collect();
                found.push(
                    Finding::fault(Level::Advice, &IN_SENTENCE)
                        .at(block.text.span(range))
                        .arg("number", verbs.len())
                        .arg("verbs", verbs.join(", ")),
                );
            }
            if block.kind != Kind::Subtitle {
                all.extend(passives.into_iter().map(|passive| (block, passive)));
            }
        }
    }
    in_text(settings, words, &all, found);
}

fn in_text(settings: &Settings, words: usize, all: &[(&Block, Passive)], found: &mut Findings) {
    let density = 1000.0 * all.len() as f64 / words.max(1) as f64;
    if words < LEAST_WORDS || all.len() < LEAST || level(STEPS.of(RULE.id, settings), density).is_none() {
        return;
    }
    let hiding: Vec<&(&Block, Passive)> = all.iter().filter(|(_, passive)| !passive.light && !passive.doer).collect();
    let Some((block, first)) = hiding.first() else { return };
    let mut finding =
        Finding::fault(Level::Advice, &IN_TEXT).arg("number", all.len()).arg("verb", &block.text.plain[first.start..first.end]);
    finding.also = hiding.iter().take(SHOWN).filter_map(|(block, passive)| block.text.span(passive.start..passive.end)).collect();
    found.push(finding);
}
