//! Instructions in the passive: ”ska diarieföras”. By whom?

use std::ops::Range;

use crate::config::{Level, Settings, TextType};
use crate::draft::{Block, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::language::Kind;
use crate::language::passive::Passive;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::doers::{Passives, Sentence};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/passive-instruction",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Klarspråkshjälpen, Isof", "Myndigheternas skrivregler"],
    situations: &[Situation::Cognition, Situation::Everybody],
    title: Msg::new("Instruktion i passiv form", "Instruction in the passive"),
    guide: &[
        Msg::new(
            "”Blanketten ska skickas in före den 1 maj.” Ska jag göra det, eller gör skolan det? En instruktion utan person blir inte gjord, eller blir gjord två gånger.",
            "“The form shall be sent in before 1 May.” Must I do it, or does the school? An instruction without a person is left undone, or done twice.",
        ),
        Msg::new(
            "Säg vem: ”Skicka in blanketten före den 1 maj” till läsaren, ”Vi skickar in blanketten” om er, ”Rektorn ska skriva under” om någon annan.",
            "Say who: address the reader, say “vi” (we) of yourselves, or name the third party.",
        ),
        Msg::new(
            "Låt den stå när alla är skyldiga att följa regeln, och texten strax före visar vilka de är.",
            "Leave it where the rule binds everybody, and the text has just said whom it binds.",
        ),
    ],
    rewrites: &[
        Rewrite::new("Blanketten ska skickas in före den 1 maj.", "Skicka in blanketten före den 1 maj."),
        Rewrite::new("Alla inkomna handlingar ska diarieföras samma dag.", "Registratorn diarieför alla handlingar den dag de kommer in."),
        Rewrite::new("Ändrad inkomst måste anmälas inom en månad.", "Du måste anmäla ändrad inkomst inom en månad."),
    ],
    messages: &[&WHO],
    options: &[],
    yields_to: &["swedish/stacked-passives"],
    cap: 5,
    examples: &[
        Example::md("Alla handlingar ⟦ska diarieföras⟧.\n"),
        Example::html("<p>Blanketten ⟦måste skickas in⟧ före maj.</p>"),
        Example::text("Nyckeln ⟦ska lämnas⟧ i receptionen. Avgiften ⟦ska betalas⟧ i förväg.\n"),
        Example::md("Handlingarna ska diarieföras av registratorn.\n"),
        Example::md("Du ska skicka in blanketten. Den kan skickas med post.\n"),
        Example::md("Det ska kallas prövning, och det ska finnas ett intyg.\n"),
        Example::md("Du ska inte bollas runt. Hur ska det lösas? Vården ska ges till alla.\n"),
        Example::md("”Alla handlingar ska diarieföras”, skrev hon.\n"),
        Example::md("Alla handlingar ska diarieföras.\n").with("text_type = \"beslut\"\n"),
    ],
    check: Check::Draft(check),
};

const WHO: Message = Message {
    what: Msg::new("Det står inte vem som ska göra det: ”{example}”.", "It does not say who shall do it: “{example}”."),
    why: Msg::new("Läsaren vet inte om hen själv ska göra det.", "Readers do not know whether it is for them to do."),
    how: Msg::new("Skriv ”du ska …” eller ”vi …”.", "Write “du ska …” (you shall) or “vi …” (we)."),
};

/// What the law owes the reader: everybody knows who must, and nobody is told to do it.
const OWED: [&str; 8] = ["ges", "tillgodoses", "behandlas", "prioriteras", "respekteras", "beaktas", "erbjudas", "skyddas"];

/// So far on a question mark is looked for.
const SIGHT: usize = 60;

/// So far back the modal verb may stand.
const BACK: usize = 4;

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if settings.text_type == TextType::Decision {
        return;
    }
    let passives = Passives::of(draft);
    let stacks = passives.stacks(settings);
    let free = passives.sentences.iter().filter(|sentence| !stacks(sentence));
    let mut places = free.filter_map(|sentence| Some((sentence.block, sentence.hiding.iter().find_map(|one| phrase(sentence, one))?)));
    let Some((block, range)) = places.next() else { return };
    let finding = Finding::fault(Level::Advice, &WHO).at(block.text.span(range.clone())).arg("example", &block.text.plain[range]);
    found.push(places.fold(finding, |finding, (block, range)| finding.also(block.text.span(range))));
}

/// From the modal verb to the passive: ”ska diarieföras”.
fn phrase(sentence: &Sentence<'_>, passive: &Passive) -> Option<Range<usize>> {
    let tokens = sentence.block.prose.tokens();
    let verb = tokens.partition_point(|token| (token.start as usize) < passive.start);
    let word = |at: usize| sentence.block.prose.word(&tokens[at]);
    let near = (verb.saturating_sub(BACK)..verb).rev().take_while(|&at| tokens[at].kind != Kind::Mark);
    let modal = near.into_iter().find(|&at| matches!(word(at), "ska" | "skall" | "måste"))?;
    let infinitive = !word(verb).ends_with("ts") && !word(verb).ends_with("des") && !OWED.contains(&word(verb));
    (infinitive && tokens[modal].start as usize >= sentence.range.start && !names_doer(sentence.block, modal, verb))
        .then(|| tokens[modal].start as usize..particle(sentence.block, verb).unwrap_or(passive.end))
}

/// The end of a particle right after the verb: ”ska tas fram”.
fn particle(block: &Block, verb: usize) -> Option<usize> {
    let next = block.prose.tokens().get(verb + 1)?;
    matches!(block.prose.word(next), "in" | "fram" | "upp" | "ut" | "bort" | "ner" | "ned" | "tillbaka" | "ihop" | "igenom")
        .then_some(next.end as usize)
}

/// A question (”Hur ska det lösas?”), ”för att … ska” and ”du ska inte skickas runt” tell nobody to do anything.
fn names_doer(block: &Block, modal: usize, verb: usize) -> bool {
    let tokens = block.prose.tokens();
    let back = tokens[modal.saturating_sub(12)..modal]
        .iter()
        .rev()
        .take_while(|token| !matches!(block.prose.word(token), "." | "!" | "?" | ";" | ":"));
    let purpose = back.into_iter().any(|token| {
        matches!(
            block.prose.word(token),
            "om" | "att"
                | "hur"
                | "när"
                | "vad"
                | "som"
                | "vilka"
                | "vilken"
                | "vilket"
                | "innan"
                | "var"
                | "där"
                | "du"
                | "man"
                | "jag"
                | "hen"
                | "ni"
        )
    });
    let asked = tokens[verb..].iter().take(SIGHT).find(|token| matches!(block.prose.word(token), "." | "!" | "?" | ";" | ":"));
    purpose || asked.is_some_and(|mark| block.prose.word(mark) == "?")
}
