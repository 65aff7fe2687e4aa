//! English words and in-house jargon for which there is a Swedish word.

use crate::config::{Level, Settings, TextType};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::Safety;
use crate::language::wording::List;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::repeated::{mended, offered};
use super::wordings::gathered;

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/anglicism",
    levels: &[Level::Advice, Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Myndigheternas skrivregler", "Språkrådet, frågelådan"],
    situations: &[Situation::Cognition, Situation::Everybody],
    title: Msg::new("Engelska eller jargong", "English or jargon"),
    guide: &GUIDE,
    rewrites: &REWRITES,
    messages: &[&ENGLISH],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::text("Fyll i vår ⟦survey⟧ före fredag.\n").fixed("Fyll i vår enkät före fredag.\n"),
        Example::html("<p>⟦Save the date⟧: den 3 maj öppnar badet.</p>").fixed("<p>Boka dagen: den 3 maj öppnar badet.</p>"),
        Example::md("Vi ska ⟦boosta⟧ simskolan i höst.\n").fixed("Vi ska stärka simskolan i höst.\n"),
        Example::text("Vi har en ⟦workshop⟧ på torsdag.\n").with("text_type = \"lättläst\"\n"),
        Example::text("Vi har en workshop på torsdag, och teamet är på plats.\n"),
        Example::text("Se vår Instagram Story. Läs boken ”Smart city” och kör `update`.\n"),
        Example::html("<p>Läs <a href=\"/x\">vår survey</a>. <span lang=\"en\">Take the survey now</span>.</p>"),
        Example::text("Fyll i vår survey före fredag.\n").with("[words]\nallow = [\"survey\"]\n"),
    ],
    check: Check::Draft(check),
};

const GUIDE: [Msg; 3] = [
    Msg::new(
        "Alla kan inte engelska, och skärmläsare läser engelska ord med svenskt uttal. Ord som används internt känns självklara i huset men inte utanför.",
        "Not everybody knows English, and screen readers speak English words as if they were Swedish. Words used in-house feel natural inside and strange outside.",
    ),
    Msg::new(
        "Byt till det svenska ordet när det finns ett som säger samma sak: enkät, uppföljning, målsida. Ibland blir det tydligast att skriva vad läsaren ska göra: ”boka dagen” i stället för ”save the date”.",
        "Change to the Swedish word where one says the same: enkät, uppföljning, målsida. Sometimes it is clearest to write what the reader is to do: “boka dagen” for “save the date”.",
    ),
    Msg::new(
        "Låt namn på produkter, funktioner, program och evenemang stå. Etablerade lånord som team och workshop tar klart bara upp i lättläst text.",
        "Leave the names of products, functions, programs and events. Established loans such as team and workshop are taken up in easy-to-read text only.",
    ),
];

const REWRITES: [Rewrite; 2] = [
    Rewrite::new("Save the date! Den 3 maj är det kick-off.", "Boka den 3 maj! Då drar vi igång."),
    Rewrite::new("Vi tar gärna emot input från våra stakeholders.", "Berätta gärna vad du tycker."),
];

const ENGLISH: Message = Message {
    what: Msg::new("”{word}” är engelska eller jargong.", "“{word}” is English or jargon."),
    why: Msg::new("Alla kan inte engelska eller era interna ord.", "Not everybody knows English, or your in-house words."),
    how: Msg::new("Skriv ”{plain}”.", "Write “{plain}”."),
};

const REPLACE: Msg = Msg::new("Byt till ”{plain}”", "Change to “{plain}”");

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let level = if settings.text_type == TextType::EasyRead { Level::Warning } else { Level::Advice };
    for same in &gathered(List::Anglicisms, draft, settings) {
        let words = offered(same.spots[0].replacement.as_deref(), &same.word.better);
        found.push(mended(Finding::fault(level, &ENGLISH).arg("plain", words), &same.spots, REPLACE));
    }
}
