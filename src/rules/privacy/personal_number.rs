//! A personnummer, samordningsnummer or interim number in a draft.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::numbers::{self, Found};

/// The rule.
pub const RULE: Rule = Rule {
    id: "privacy/personal-number",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &[
        "Lagen (2018:218) med kompletterande bestämmelser till EU:s dataskyddsförordning, 3 kap. 10 §",
        "Dataskyddsförordningen artikel 5.1 c",
    ],
    sources: &["Skatteverket, SKV 704 och SKV 707", "corpora/lexicon/personal_cues.tsv", "corpora/privacy/numbers.tsv"],
    situations: &[Situation::Everybody],
    title: Msg::new("Personnummer i texten", "A personal identity number in the text"),
    guide: &[
        Msg::new(
            "Ett personnummer hör inte hemma i något som publiceras. Det pekar ut en enda person för livet, och det går inte att få tillbaka när det har lästs, sparats eller delats.",
            "An identity number does not belong in anything that is published. It points to one person for life, and cannot be taken back once it has been read, saved or shared.",
        ),
        Msg::new(
            "Ta bort numret helt. Stjärnor räcker inte: födelsedagen är också en personuppgift. Behöver du svara någon, flytta samtalet till telefon, e-tjänst eller ett ärende.",
            "Take the number away altogether. Stars are not enough: a day of birth is personal data too. If you need to answer somebody, move the talk to the telephone, an e-service or a case.",
        ),
        Msg::new(
            "klart letar i allt som följer med texten: bildbeskrivningar, rubriker, tabeller, länkar, kommentarer i koden och namn på filer. Numret visas aldrig i klarts egna meddelanden.",
            "klart looks in all that goes with the text: descriptions, headings, tables, links, comments in the code and names of files. It never shows the number in its own messages.",
        ),
        Msg::new(
            "Ska ett påhittat nummer visa hur ett formulär fylls i? Skriv ÅÅÅÅMMDD-NNNN, eller lägg numret i allow_test_numbers i klart.toml.",
            "Does a made-up number show how a form is filled in? Write ÅÅÅÅMMDD-NNNN, or put the number in allow_test_numbers in klart.toml.",
        ),
    ],
    rewrites: &[
        Rewrite::new(
            "Hej! Är det du som har personnummer 790523-9849? Då har vi fått din ansökan.",
            "Hej! Vi kan inte prata om ditt ärende här. Ring oss, så hjälper vi dig.",
        ),
        Rewrite::new("Skriv ditt personnummer så här: 19790523-9849.", "Skriv ditt personnummer så här: ÅÅÅÅMMDD-NNNN."),
    ],
    messages: &[&NUMBER, &NAMED],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::text("Vi söker ⟦790523-9807⟧ i ärendet.\n").fixed("Vi söker i ärendet.\n"),
        Example::md("Kim (⟦790523-9971⟧) har anmält sig.\n").fixed("Kim har anmält sig.\n"),
        Example::html("<p>Kim, ⟦790583–9846⟧, flyttar hit.</p>\n").fixed("<p>Kim, flyttar hit.</p>\n"),
        Example::html("<p>Gäller <b>⟦660217</b>-9811⟧ i dag.</p>\n"),
        Example::md("| Namn | Personnummer |\n|---|---|\n| Kim | ⟦7905239849⟧ |\n")
            .fixed("| Namn | Personnummer |\n|---|---|\n| Kim |  |\n"),
        Example::html("<!-- Fråga ⟦198103129907⟧ först -->\n<p>Välkommen!</p>\n"),
        Example::md("![Kvitto för ⟦000101-T220⟧](kvitto.png)\n").fixed("![Kvitto för](kvitto.png)\n"),
        Example::md("[Se svaret](https://exempelstad.se/svar?pnr=⟦790523-9849⟧)\n"),
        Example::md(
            "Referens 7905239849 gäller. Betala med OCR 7905239849 till bankgiro 505-0125.\n\nBolaget har 556123-4567 och dnr KS 2024/112.\n",
        ),
        Example::html("<p>Skriv ÅÅÅÅMMDD-NNNN. Läs på https://exempelstad.se/790523-9849.</p>\n"),
        Example::text("Testa med 790523-9807.\n").with("[privacy]\nallow_test_numbers = [\"19790523-9807\"]\n"),
    ],
    check: Check::Draft(check),
};

const NUMBER: Message = Message {
    what: Msg::new("Här står ett {kind}: {number}.", "Here stands {kind}: {number}."),
    why: Msg::new(
        "Numret pekar ut en enda person, och det går inte att ta tillbaka när någon har läst det.",
        "The number points to one person, and cannot be taken back once somebody has read it.",
    ),
    how: Msg::new(
        "Ta bort numret helt. Stjärnor i stället för slutet räcker inte.",
        "Take the number away altogether. Stars instead of its end are not enough.",
    ),
};

const NAMED: Message = Message {
    what: Msg::new("Filens namn är ett {kind}: {number}.", "The file's name is {kind}: {number}."),
    why: Msg::new(
        "Namnet på filen syns i adressen för alla som öppnar eller sparar den.",
        "The name of the file is seen in the address by all who open or save it.",
    ),
    how: Msg::new("Ge filen ett annat namn innan du publicerar den.", "Give the file another name before you publish it."),
};

const PERSONAL: Msg = Msg::new("personnummer", "a personal identity number");
const COORDINATION: Msg = Msg::new("samordningsnummer", "a coordination number");
const INTERIM: Msg = Msg::new("tillfälligt personnummer", "an interim personal number");

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    for one in numbers::of(draft, settings).into_iter().filter(|one| one.number.doubt.is_none()) {
        let message = if one.in_name { &NAMED } else { &NUMBER };
        let finding = Finding::fault(Level::Error, message).at(one.span).arg("kind", kind(&one)).arg("number", one.number.shown.as_str());
        found.push(finding.fix(removed(&one)));
    }
}

fn kind(one: &Found<'_>) -> Msg {
    match one.number.sort {
        crate::personal::identity::Sort::Personal => PERSONAL,
        crate::personal::identity::Sort::Coordination => COORDINATION,
        crate::personal::identity::Sort::Interim => INTERIM,
    }
}

/// The number taken away, with what would be left hanging around it.
fn removed(one: &Found<'_>) -> Option<Fix> {
    let text = one.text?;
    let edit = text.edit(numbers::with_surroundings(&text.plain, &one.number.range), "")?;
    Fix::edits(Safety::Suggest, Msg::new("Ta bort numret", "Take the number away"), [edit])
}
