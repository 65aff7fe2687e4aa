//! So many passive verbs in a text that nobody in it does anything.

use std::cmp::Reverse;

use crate::config::{Form, Key, Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::doers::{Passives, Sentence};

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
    guide: &[
        Msg::new(
            "I passiv form händer saker utan att någon gör dem: ”ansökan prövas”, ”beslutet skickas”. Enstaka passiver märks inte. När de blir många vet läsaren inte längre vad ni gör, vad hen själv ska göra och vem hen kan fråga.",
            "In the passive, things happen without anybody doing them. A few do no harm. When there are many, readers no longer know what you do, what they must do themselves, and whom to ask.",
        ),
        Msg::new(
            "Skriv ”vi” om er och ”du” till läsaren, och sätt dem först: ”Vi prövar din ansökan och skickar beslutet hem till dig.” Börja med meningarna som klart markerar; de andra kan ofta stå kvar.",
            "Write “vi” (we) of yourselves and “du” (you) to the reader, and put them first. Begin with the sentences that klart marks; the others may often stay.",
        ),
        Msg::new(
            "Passiv är rätt när det inte spelar någon roll vem som gör det, eller när det som händer är viktigare: ”Badet stängs kl. 20”, ”Kyrkan byggdes 1780”.",
            "The passive is right where it does not matter who does it, or where what happens matters more.",
        ),
    ],
    rewrites: &[Rewrite::new(HEAVY, ACTIVE)],
    messages: &[&IN_TEXT],
    options: &[Key::new("advice", Form::Whole(0, 1000), "Råd när texten har fler passiva verb per 1 000 ord än så; 0 ger inga råd.")],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md(
            "⟦Ansökan skickas in på webben och registreras samma dag.⟧ Sedan kan det ta några veckor innan det finns ett svar, för det är många som söker just nu. ⟦Ansökan granskas av oss och inhämtade uppgifter kontrolleras.⟧ Om något saknas får du ett brev med frågor som du behöver svara på inom tre veckor från den dag då brevet kom. ⟦Beslutet skickas hem med post.⟧ ⟦Intygen lämnas tillbaka.⟧ Är du inte nöjd har du rätt att klaga, och det gör du enklast genom att skriva till oss på den adress som står längst ner i brevet. Du kan också ringa eller komma förbi på en tid som passar dig bra. Välkommen!\n",
        )
        .whole(),
        Example::html("<p>Välkommen! Platserna fördelas i turordning och avgiften betalas i förväg.</p>"),
        Example::md("Ansökan skickas in på webben.\n"),
        Example::html("<blockquote><p>Platserna fördelas i turordning och avgiften betalas i förväg.</p></blockquote>"),
    ],
    check: Check::Draft(check),
};

const HEAVY: &str = "Din ansökan om plats registreras och prövas av kommunen. Behovet bedöms, tiden beräknas och de familjer som har väntat längst kontaktas först. Beslut meddelas skriftligt. Är någon uppgift fel ska den rättas, och nya intyg ska bifogas. Platsen erbjuds från den dag då barnet fyller ett år, och om erbjudandet inte besvaras i tid lämnas platsen till nästa barn i kön. Avgiften betalas i förskott varje månad, och räkningen skickas hem till den adress där barnet är skrivet. Har ni två hem kan räkningen delas mellan er. Frågor om avgiften besvaras på telefon varje vardag mellan klockan nio och tolv, och då kan också en tid för ett möte bokas med rektorn.";
const ACTIVE: &str = "Vi läser din ansökan om plats och ser hur länge du har väntat. Sedan ringer vi de familjer som har väntat längst. Du får vårt beslut med posten. Är någon uppgift fel säger du till oss, så rättar vi den. Ditt barn kan börja från den dag då det fyller ett år. Svara oss i tid, annars ger vi platsen till nästa barn i kön. Du betalar avgiften i förskott varje månad, och vi skickar räkningen till den adress där barnet är skrivet. Har ni två hem kan ni dela på räkningen. Ring oss om du har frågor om avgiften. Vi svarar varje vardag mellan klockan nio och tolv, och då kan du också boka en tid med rektorn.";

/// So many sentences are shown, those with the most.
const SHOWN: usize = 5;

const IN_TEXT: Message = Message {
    what: Msg::new("Texten har {number} passiva verb, till exempel ”{verb}”.", "The text has {number} passive verbs, such as “{verb}”."),
    why: Msg::new("Då syns inte vem som ansvarar.", "It does not show who is responsible."),
    how: Msg::new(
        "Börja med meningarna som är markerade, och skriv ut vem som gör det.",
        "Begin with the marked sentences, and say who does it.",
    ),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let passives = Passives::of(draft);
    let Some(first) = passives.sentences.first().filter(|_| passives.are_dense(settings)) else { return };
    let verb = first.hiding.first().map_or("", |verb| &first.block.text.plain[verb.start..verb.end]);
    let mut finding = Finding::fault(Level::Advice, &IN_TEXT).arg("number", passives.all).arg("verb", verb);
    let mut worst: Vec<(usize, &Sentence<'_>)> = passives.sentences.iter().enumerate().collect();
    worst.sort_by_key(|(at, sentence)| (Reverse(sentence.hiding.len()), *at));
    worst.truncate(SHOWN);
    worst.sort_by_key(|(at, _)| *at);
    finding.also = worst.iter().filter_map(|(_, sentence)| sentence.block.text.span(sentence.range.clone())).collect();
    found.push(finding);
}
