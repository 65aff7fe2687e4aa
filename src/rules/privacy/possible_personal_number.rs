//! A number that may be somebody's identity number, or a day of birth with the ending hidden.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::personal::identity::Doubt;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::numbers;

/// The rule.
pub const RULE: Rule = Rule {
    id: "privacy/possible-personal-number",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Review],
    fixable: None,
    default_on: true,
    refs: &["Lagen (2018:218) med kompletterande bestämmelser till EU:s dataskyddsförordning, 3 kap. 10 §"],
    sources: &["Skatteverket, SKV 704 och SKV 707", "corpora/lexicon/personal_cues.tsv", "corpora/privacy/numbers.tsv"],
    situations: &[Situation::Everybody],
    title: Msg::new("Kanske ett personnummer", "Perhaps a personal identity number"),
    guide: &[
        Msg::new(
            "Ibland ser ett tal ut som ett personnummer utan att klart kan veta: kontrollsiffran stämmer inte, eller så kan det vara ett datum med klockslag eller ett ärende. Då frågar klart en gång.",
            "Sometimes a number looks like somebody's identity number and klart cannot know: the check digit is wrong, or it may be a day with a time, or a case. Then klart asks once.",
        ),
        Msg::new(
            "En siffra fel gör inget: den som känner personen förstår ändå. Och stjärnor räcker inte, för födelsedagen syns.",
            "One wrong digit is no help: whoever knows the person understands. And stars are not enough, because the day of birth is seen.",
        ),
        Msg::new(
            "Är det ett påhittat exempel? Skriv ÅÅÅÅMMDD-NNNN, så undrar ingen.",
            "Is it a made-up example? Write ÅÅÅÅMMDD-NNNN, and nobody wonders.",
        ),
    ],
    rewrites: &[Rewrite::new("I kvittot står det 660217-X\u{58}X\u{58}.", "I kvittot står ditt personnummer.")],
    messages: &[&WRONG, &HIDDEN, &OTHER],
    options: &[],
    yields_to: &["privacy/personal-number"],
    cap: 5,
    examples: &[
        Example::md("Fyll i så här. Personnummer: ⟦7905239840⟧.\n"),
        Example::html("<p>Du är född ⟦660217-X\u{58}X\u{58}⟧.</p>\n"),
        Example::text("Bilden togs ⟦20240605 1231⟧.\n"),
        Example::text("Diarienummer ⟦790523-9849⟧\n"),
        Example::md("Artikel 790523-9842 är slut. Skriv ÅÅÅÅMMDD-X\u{58}X\u{58} i rutan.\n"),
        Example::html("<p>Beslut LS 2016–0657 och KS 2024/112, telefon 0846500420.</p>\n"),
    ],
    check: Check::Draft(check),
};

const WRONG: Message = Message {
    what: Msg::new("Är {number} ett personnummer?", "Is {number} a personal identity number?"),
    why: Msg::new(
        "Det är skrivet som ett, men kontrollsiffran eller skrivsättet stämmer inte.",
        "It is written as one, but its check digit or form is not right.",
    ),
    how: Msg::new(
        "Ta bort det om det hör till en riktig person. Är det ett exempel: skriv ÅÅÅÅMMDD-NNNN.",
        "Take it away if it is somebody's. If it is an example: write ÅÅÅÅMMDD-NNNN.",
    ),
};

const HIDDEN: Message = Message {
    what: Msg::new("Här står en födelsedag: {number}. Ska den synas?", "Here stands a day of birth: {number}. Is it to be seen?"),
    why: Msg::new(
        "Slutet är dolt, men födelsedagen räcker ofta för att veta vem det är.",
        "The end is hidden, but the day of birth is often enough to know who it is.",
    ),
    how: Msg::new("Ta bort den om det är en riktig persons.", "Take it away if it is a real person's."),
};

const OTHER: Message = Message {
    what: Msg::new("Är {number} ett personnummer?", "Is {number} a personal identity number?"),
    why: Msg::new(
        "Det kan vara {other}, men siffrorna stämmer också som ett personnummer.",
        "It may be {other}, but the digits also make a personal identity number.",
    ),
    how: Msg::new("Ta bort det om det är någons personnummer.", "Take it away if it is somebody's identity number."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    for one in numbers::of(draft, settings) {
        let Some(doubt) = one.number.doubt else { continue };
        let (message, other) = match doubt {
            Doubt::WrongCheck | Doubt::Odd => (&WRONG, None),
            Doubt::Hidden => (&HIDDEN, None),
            Doubt::Clock => (&OTHER, Some(Msg::new("en dag och ett klockslag", "a day and a time"))),
            Doubt::Case => (&OTHER, Some(Msg::new("ett ärendes nummer", "the number of a case"))),
            Doubt::Phone => (&OTHER, Some(Msg::new("ett telefonnummer", "a telephone number"))),
        };
        let mut finding = Finding::review(message).at(one.span).arg("number", one.number.shown.as_str());
        if let Some(other) = other {
            finding = finding.arg("other", other);
        }
        found.push(finding);
    }
}
