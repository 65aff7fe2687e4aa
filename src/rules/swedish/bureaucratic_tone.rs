//! A text that sounds like minutes, by the measure of tone (docs/tone.md).
//!
//! The tone is no verdict: decisions and posts only get the number, and a web text is spoken of in the top band alone.

use std::cmp::Reverse;

use crate::config::{Form, Key, Level, Settings};
use crate::draft::{Block, Draft};
use crate::finding::{Arg, Finding, Findings, Message, Msg, Verdict};
use crate::language::Sentence;
use crate::language::tone::Tone;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::steps::{Steps, level, passages};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/bureaucratic-tone",
    levels: &[Level::Advice, Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["docs/tone.md", "Klarspråkshjälpen, Isof"],
    situations: &[Situation::Cognition, Situation::Everybody],
    title: Msg::new("Byråkratisk ton", "Bureaucratic tone"),
    guide: &[
        Msg::new(
            "En text kan ha korta meningar och ändå låta som ett protokoll. Då är det ingen som gör något, verben har blivit substantiv, och småorden som binder ihop vanlig svenska saknas. Den som inte är van vid myndighetsspråk slutar läsa.",
            "A text may have short sentences and still sound like minutes. Then nobody does anything, verbs have become nouns, and the small words that hold ordinary Swedish together are missing. Those who are not used to officialese stop reading.",
        ),
        Msg::new(
            "klart väger tolv tecken och ger ett tal mellan 0 och 100. Vanliga pressmeddelanden och informationssidor ligger oftast under 35, lagar och direktiv över 70. klart säger bara till över 80, eller tidigare om texten ska vara lättläst.",
            "klart weighs twelve signs and gives a number from 0 to 100. Ordinary press releases and information pages are mostly under 35, statutes and directives over 70. klart speaks only over 80, or sooner if the text is meant to be easy to read.",
        ),
        Msg::new(
            "Börja med det som väger tyngst. Säg vem som gör vad: ”vi” och ”du” först i meningen. Gör substantiven till verb igen. Ett beslut får låta som ett beslut, men lägg en vanlig sammanfattning överst.",
            "Begin with what weighs most. Say who does what: “vi” and “du” first in the sentence. Turn nouns back into verbs. A decision may sound like one, but put a plain summary on top.",
        ),
    ],
    rewrites: &[Rewrite::new(OFFICIAL, PLAIN)],
    messages: &[&OFFICIAL_TONE],
    options: &[
        Key::new("advice", Form::Whole(0, 100), "Råd när tonen är högre än så; 0 ger inga råd."),
        Key::new("warning", Form::Whole(0, 100), "Varning när tonen är högre än så; 0 ger inga varningar."),
    ],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::md(MARKED).whole(),
        Example::text(MARKED).whole(),
        Example::md(PLAIN),
        Example::md(OFFICIAL).with("text_type = \"decision\"\n"),
        Example::text("Enligt gällande riktlinjer ska samtliga ansökningar handläggas skyndsamt.\n"),
    ],
    check: Check::Draft(check),
};

const STEPS: Steps = Steps { social: (0, 0), web: (80, 0), decision: (0, 0), easy_read: (35, 80) };

/// So many causes are named.
const CAUSES: usize = 3;

/// Causes that weigh, and that nobody could act on.
const SILENT: [&str; 3] = ["prepositions", "voices", "word-length"];

/// So many sentences are marked.
const SHOWN: usize = 3;

const OFFICIAL_TONE: Message = Message {
    what: Msg::new("Texten låter som ett protokoll ({score} av 100).", "The text sounds like minutes ({score} of 100)."),
    why: Msg::new("Den som inte är van vid myndighetsspråk slutar läsa.", "Those who are not used to officialese stop reading."),
    how: Msg::new("Börja med det här: {causes}.", "Begin with this: {causes}."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let steps = STEPS.of(RULE.id, settings);
    if steps == (0, 0) || draft.format.is_captions() {
        return;
    }
    let Some(tone) = draft.tally().tone() else { return };
    let Some(level) = level(steps, tone.score) else { return };
    let mut finding = Finding::fault(level, &OFFICIAL_TONE)
        .arg("score", format!("{:.0}", tone.score))
        .arg("causes", Arg::Both(causes(&tone, 0).into(), causes(&tone, 1).into()));
    finding.also = worst(draft).into_iter().filter_map(|(block, at)| block.text.span(at.start as usize..at.end as usize)).collect();
    finding.also.sort();
    found.push(finding);
}

/// The strongest causes, in Swedish (0) or English (1).
fn causes(tone: &Tone, lang: usize) -> String {
    let strong = tone.causes.iter().filter(|cause| cause.part > 0.0 && !SILENT.contains(&cause.sign.name)).take(CAUSES);
    strong.map(|cause| cause.sign.cause[lang]).collect::<Vec<_>>().join(", ")
}

/// The sentences with most officialese, passives and heavy nouns.
fn worst(draft: &Draft) -> Vec<(&Block, &Sentence)> {
    let mut all: Vec<(usize, &Block, &Sentence)> = Vec::new();
    for block in passages(draft).filter(|block| draft.is_running(block)) {
        let style = block.style();
        for sentence in block.prose.sentences() {
            let inside = |start: usize| (sentence.start as usize..sentence.end as usize).contains(&start);
            let from = style.officialese.partition_point(|hit| hit.start < sentence.start as usize);
            let words = style.officialese[from..].iter().take_while(|hit| inside(hit.start)).count();
            let from = block.passives.partition_point(|verb| verb.start < sentence.start as usize);
            let verbs = block.passives[from..].iter().take_while(|verb| inside(verb.start)).count();
            if words + verbs > 1 {
                all.push((words + verbs, block, sentence));
            }
        }
    }
    all.sort_by_key(|(weight, ..)| Reverse(*weight));
    all.into_iter().take(SHOWN).map(|(_, block, sentence)| (block, sentence)).collect()
}

const OFFICIAL: &str = "Enligt fastställd plan ska en översyn av verksamhetens lokaler genomföras under innevarande år. Översynen ska omfatta samtliga \
enheter inom förvaltningens ansvarsområde. Vid bedömningen av behovet ska hänsyn tas till förväntad utveckling av antalet barn \
samt till gällande bestämmelser avseende tillgänglighet. Inom ramen för uppdraget ska kostnaderna för erforderliga åtgärder \
beräknas och redovisas. Åtgärder som bedöms vara av mindre omfattning kan genomföras utan särskilt beslut av nämnden. Beträffande \
övriga åtgärder ska underlag för beslut tas fram av förvaltningen i samråd med berörda enheter. Genom en samordnad planering \
säkerställs en effektiv användning av tillgängliga resurser. För genomförandet av föreslagna förändringar förutsätts att \
finansiering kan ske inom befintlig budgetram. Uppföljning av vidtagna åtgärder ska ske årligen i samband med upprättandet av \
verksamhetsberättelsen. Vid avvikelser från fastställd tidsplan ska en redogörelse för orsakerna till avvikelserna lämnas till \
nämnden. Ansvaret för samordningen av insatserna åvilar förvaltningens ledning. Närmare anvisningar för tillämpningen av \
riktlinjerna meddelas av respektive chef. Riktlinjerna ska revideras vid behov, dock senast vid utgången av nästkommande \
mandatperiod.";

const MARKED: &str = "Enligt fastställd plan ska en översyn av verksamhetens lokaler genomföras under innevarande år. Översynen ska omfatta samtliga \
enheter inom förvaltningens ansvarsområde. ⟦Vid bedömningen av behovet ska hänsyn tas till förväntad utveckling av antalet barn \
samt till gällande bestämmelser avseende tillgänglighet.⟧ ⟦Inom ramen för uppdraget ska kostnaderna för erforderliga åtgärder \
beräknas och redovisas.⟧ Åtgärder som bedöms vara av mindre omfattning kan genomföras utan särskilt beslut av nämnden. \
⟦Beträffande övriga åtgärder ska underlag för beslut tas fram av förvaltningen i samråd med berörda enheter.⟧ Genom en samordnad \
planering säkerställs en effektiv användning av tillgängliga resurser. För genomförandet av föreslagna förändringar förutsätts att \
finansiering kan ske inom befintlig budgetram. Uppföljning av vidtagna åtgärder ska ske årligen i samband med upprättandet av \
verksamhetsberättelsen. Vid avvikelser från fastställd tidsplan ska en redogörelse för orsakerna till avvikelserna lämnas till \
nämnden. Ansvaret för samordningen av insatserna åvilar förvaltningens ledning. Närmare anvisningar för tillämpningen av \
riktlinjerna meddelas av respektive chef. Riktlinjerna ska revideras vid behov, dock senast vid utgången av nästkommande \
mandatperiod.";

const PLAIN: &str = "Vi ska gå igenom alla våra lokaler i år. Då tittar vi på varje förskola och skola, och vi räknar på hur många barn som kommer att \
behöva plats. Vi ser också efter om alla kan ta sig in och röra sig i husen. Sedan räknar vi ut vad det kostar att göra det som \
behövs. Mindre saker kan vi ordna direkt. Är det större frågar vi nämnden först, och då berättar vi vad det kostar och vad ni som \
arbetar i huset tycker. Vi vill använda pengarna så bra som möjligt, så vi planerar allt på en gång. Pengarna finns redan i vår \
budget. Varje år berättar vi vad vi har gjort och hur det gick. Blir något försenat säger vi till nämnden varför. Det är \
förvaltningens ledning som ser till att allt hänger ihop. Din chef vet hur ni ska göra hos er. Vi läser igenom reglerna igen när \
det behövs, men senast om fyra år.";
