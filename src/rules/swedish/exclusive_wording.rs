//! Words in which some readers do not recognise themselves: gender where it does not matter, dated words for disability.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::Safety;
use crate::language::wording::List;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::repeated::{mended, offered};
use super::wordings::gathered;

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/exclusive-wording",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["språklagen 11 §", "diskrimineringslagen"],
    sources: &["Isof, Använd inkluderande språk", "Myndigheten för delaktighet, termer och begrepp"],
    situations: &[Situation::Everybody],
    title: Msg::new("Ord som stänger ute", "Exclusive wording"),
    guide: &GUIDE,
    rewrites: &REWRITES,
    messages: &[&SHUT],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::text("En ⟦talesman⟧ svarar i morgon.\n").fixed("En talesperson svarar i morgon.\n"),
        Example::md("Eleven får berätta vad ⟦han eller hon⟧ tycker.\n").fixed("Eleven får berätta vad hen tycker.\n"),
        Example::html("<p>Det finns en ⟦handikapptoalett⟧ i huset.</p>")
            .fixed("<p>Det finns en tillgänglighetsanpassad toalett i huset.</p>"),
        Example::text("Hon är ⟦rullstolsbunden⟧.\n"),
        Example::text("Kim Lund säger att han eller hon ska ringa. Kommunens ombudsman och en god man är med.\n"),
        Example::text("Många lider av brist på tid. Handikappförbundens tidning är läst.\n"),
        Example::text("Rapporten ”Handikapp och samhälle” är ute.\n"),
        Example::text("En talesman svarar i morgon.\n").with("[words]\nallow = [\"talesman\"]\n"),
    ],
    check: Check::Draft(check),
};

const GUIDE: [Msg; 3] = [
    Msg::new(
        "Den som läser ska kunna tänka: det här gäller mig. Titlar på -man, ”han eller hon” och gamla ord för funktionsnedsättning får en del läsare att känna att texten är skriven för någon annan.",
        "Those who read should be able to think: this is about me. Titles in -man, “han eller hon” and old words for disability make some readers feel that the text was written for somebody else.",
    ),
    Msg::new(
        "Skriv ”du” när det går. Annars ”hen”, ”personen” eller plural. Nämn personen före nedsättningen: ”person med funktionsnedsättning”, ”använder rullstol”. Nämn bara kön, ålder och ursprung när det spelar roll för saken.",
        "Write “du” where you can; else “hen”, “personen” or the plural. Put the person before the impairment: “person med funktionsnedsättning”, “använder rullstol”. Mention sex, age and origin only where they matter.",
    ),
    Msg::new(
        "Låt ord stå i namn på lagar, föreningar och äldre titlar, i citat, och när en namngiven person själv har valt dem. Ombudsman, nämndeman och god man är titlar i lag: dem rör klart inte.",
        "Leave words in names of acts and associations, in older titles, in quotations, and where a named person has chosen them. Ombudsman, nämndeman and god man are titles in law: klart leaves them alone.",
    ),
];

const REWRITES: [Rewrite; 2] = [
    Rewrite::new(
        "Den handikappade kan ta med sig en vän. Han eller hon går in gratis.",
        "Har du en funktionsnedsättning? Då får du ta med en vän som går in gratis.",
    ),
    Rewrite::new("Prata med kontaktmannen om du har frågor.", "Prata med kontaktpersonen om du har frågor."),
];

const SHUT: Message = Message {
    what: Msg::new("”{word}” kan stänga ute någon.", "“{word}” may shut somebody out."),
    why: Msg::new("Alla ska kunna känna igen sig i er text.", "Everybody should find themselves in your text."),
    how: Msg::new("Skriv ”{plain}”.", "Write “{plain}”."),
};

const REPLACE: Msg = Msg::new("Byt till ”{plain}”", "Change to “{plain}”");

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    for same in &gathered(List::Exclusive, draft, settings) {
        let words = offered(same.spots[0].replacement.as_deref(), &same.word.better);
        found.push(mended(Finding::fault(Level::Advice, &SHUT).arg("plain", words), &same.spots, REPLACE));
    }
}
