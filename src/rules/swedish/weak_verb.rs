//! Verbs hidden in nouns: ”göra en bedömning av” says no more than ”bedöma”.

use crate::config::{Level, Settings, TextType};
use crate::draft::{Block, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::letters::{capitalised, starts_with_capital};
use crate::language::officialese::Risk;
use crate::language::weak_verbs::Hit;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};
use crate::source::Edit;

use super::steps::{is_allowed, is_own, wording};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/weak-verb",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Klarspråkshjälpen, Isof", "SLU: Checklista för klarspråk"],
    situations: &[Situation::Cognition, Situation::Everybody],
    title: Msg::new("Verb som gömmer sig i ett substantiv", "Verb hidden in a noun"),
    guide: &[
        Msg::new(
            "I ”göra en bedömning av behovet” är det ”bedöma” som betyder något, men det har blivit ett substantiv. Kvar är ett tomt verb, en artikel och en preposition som läsaren får arbeta sig igenom. ”Bedöma behovet” säger samma sak.",
            "In “make an assessment of the need”, “assess” carries the meaning but has become a noun. What is left is an empty verb, an article and a preposition to read through.",
        ),
        Msg::new(
            "Ta fram verbet igen och behåll tiden: ”gjorde en utredning av” blir ”utredde”, ”har gjort en ansökan om” blir ”har ansökt om”. Då syns det ofta också vem som gör det.",
            "Bring the verb back and keep the tense. It often shows who does it, too.",
        ),
        Msg::new(
            "Låt substantivet stå när det är själva saken: en besiktning som bokas, en ansökan som har ett nummer, ett beslut som går att överklaga.",
            "Leave the noun where it is the thing itself: an inspection that is booked, an application with a number, a decision that can be appealed.",
        ),
    ],
    rewrites: &[
        Rewrite::new("Nämnden gör en bedömning av behovet i varje enskilt fall.", "Nämnden bedömer behovet i varje enskilt fall."),
        Rewrite::new("Utbetalning av bidraget sker i maj.", "Vi betalar ut bidraget i maj."),
        Rewrite::new("Under våren genomfördes en utvärdering av försöket.", "Under våren utvärderade vi försöket."),
        Rewrite::new("Elever kan ta kontakt med kuratorn varje dag.", "Elever kan kontakta kuratorn varje dag."),
    ],
    messages: &[&HIDDEN],
    options: &[],
    yields_to: &["swedish/officialese"],
    cap: 5,
    examples: &[
        Example::md("Nämnden ⟦gör en bedömning⟧ av behovet.\n").fixed("Nämnden bedömer behovet.\n"),
        Example::html("<p>Vi har ⟦gjort en utredning⟧ av felet.</p>").fixed("<p>Vi har utrett felet.</p>"),
        Example::md("Hon ⟦genomförde en utvärdering⟧ av kursen.\n").fixed("Hon utvärderade kursen.\n"),
        Example::text("⟦Gör en bedömning⟧ av läget först.\n").fixed("Bedöm läget först.\n"),
        Example::md("Nämnden ⟦gör en samlad bedömning⟧ av behovet.\n"),
        Example::md("Alla vet att ⟦utbetalning sker⟧ den 25.\n"),
        Example::md("Nämnden gör en egen bedömning av det, och läkaren har gjort sin bedömning.\n"),
        Example::md("Hon ⟦tar kontakt⟧ med dig.\n").fixed("Hon kontaktar dig.\n").with("text_type = \"lättläst\"\n"),
        Example::md("Vi gör mat. En bedömning kommer sedan. De tog hänsyn till alla.\n"),
        Example::md("”Vi gör en bedömning av läget”, sade hon.\n"),
        Example::md("Nämnden gör en bedömning av behovet.\n").with("[words]\nallow = [\"bedömning\"]\n"),
    ],
    check: Check::Draft(check),
};

const HIDDEN: Message = Message {
    what: Msg::new("”{words}” gömmer verbet i ett substantiv.", "“{words}” hides the verb in a noun."),
    why: Msg::new("Ett verb visar vem som gör vad.", "A verb shows who does what."),
    how: Msg::new("Skriv ”{verb}”.", "Write “{verb}”."),
};

const REPLACE: Msg = Msg::new("Byt till ”{verb}”", "Change to “{verb}”");

/// The same noun in the whole draft.
struct Repeated<'a> {
    noun: &'static str,
    verb: String,
    hits: Vec<(&'a Block, Hit)>,
}

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let highest = if settings.text_type == TextType::EasyRead { Risk::Medium } else { Risk::Low };
    let mut all: Vec<Repeated<'_>> = Vec::new();
    for block in wording(draft) {
        for hit in block.style().weak_verbs.iter().filter(|hit| hit.governs && hit.entry.risk <= highest) {
            let shown = &block.text.plain[hit.start..hit.end];
            if !is_own(block, &(hit.start..hit.end)) || is_allowed(settings, &[shown, hit.entry.noun]) {
                continue;
            }
            let verb = words(block, hit);
            match all.iter_mut().find(|same| same.noun == hit.entry.noun && same.verb == verb) {
                Some(same) => same.hits.push((block, *hit)),
                None => all.push(Repeated { noun: hit.entry.noun, verb, hits: vec![(block, *hit)] }),
            }
        }
    }
    for same in &all {
        found.push(worded(same));
    }
}

/// The verbs to choose between, at most two, with a capital where the sentence wants it.
fn words(block: &Block, hit: &Hit) -> String {
    let verbs: Vec<String> = hit.verbs().take(2).collect();
    let verbs = verbs.join("” / ”");
    let opens = starts_with_capital(&block.text.plain[hit.start..]);
    if opens { capitalised(&verbs) } else { verbs }
}

fn worded(same: &Repeated<'_>) -> Finding {
    let (block, first) = &same.hits[0];
    let mut finding = Finding::fault(Level::Advice, &HIDDEN)
        .at(block.text.span(first.start..first.end))
        .arg("words", &block.text.plain[first.start..first.end])
        .arg("verb", same.verb.as_str());
    for (block, hit) in &same.hits[1..] {
        finding = finding.also(block.text.span(hit.start..hit.end));
    }
    let edits: Vec<Edit> = same.hits.iter().filter_map(|(block, hit)| rewritten(block, hit)).collect();
    let verb = same.verb.split('”').next().unwrap_or_default();
    finding.fix(Fix::edits(Safety::Suggest, REPLACE, edits).map(|fix| fix.arg("verb", verb)))
}

/// ”gör en bedömning av ” → ”bedömer ”, where nothing else has to move.
fn rewritten(block: &Block, hit: &Hit) -> Option<Edit> {
    let (end, verb) = hit.rewrite()?;
    let opens = starts_with_capital(&block.text.plain[hit.start..]);
    let verb = if opens { capitalised(&verb) } else { verb };
    is_own(block, &(hit.start..end)).then(|| block.text.edit(hit.start..end, &verb)).flatten()
}
