//! Texts that tell the reader what to do without ever speaking to the reader.

use std::sync::LazyLock;

use crate::config::{Level, Settings, TextType};
use crate::draft::{Block, Draft, Region};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::language::lexicon::{self, READER};
use crate::language::phrases::Phrases;
use crate::language::{Sentence, letters};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::steps::{is_allowed, passages};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/impersonal-address",
    levels: &[Level::Advice, Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Klarspråkshjälpen, Isof", "Varbergs kommun: Klarspråk"],
    situations: &[Situation::Cognition, Situation::Everybody],
    title: Msg::new("Talar om läsaren, inte till", "Speaks about the reader, not to"),
    guide: &[
        Msg::new(
            "”Den sökande ska bifoga intyg” får läsaren att undra vem det gäller. ”Du ska skicka med ett intyg” går inte att missförstå. Skriv ”du” till läsaren och ”vi” om er.",
            "“The applicant shall enclose a certificate” makes readers wonder who that is. “You must send a certificate” cannot be misunderstood. Write “du” to the reader and “vi” of yourselves.",
        ),
        Msg::new(
            "Börja med det som läsaren ska göra. Ofta räcker det att ändra första meningen i varje stycke, sedan följer resten med.",
            "Begin with what the reader has to do. Often it is enough to change the first sentence of each paragraph, and the rest will follow.",
        ),
        Msg::new(
            "I beslut, protokoll, nyheter om andra och texter till personal om dem de möter är det rätt att skriva ”eleven” och ”patienten”.",
            "In decisions, minutes, news of others and texts to staff about the people they meet, “eleven” and “patienten” are right.",
        ),
    ],
    rewrites: &[Rewrite::new(BEFORE, AFTER)],
    messages: &[&ABOUT],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::md(BEFORE).whole(),
        Example::html(PAGE).whole(),
        Example::md(AFTER),
        Example::md(BEFORE).with("text_type = \"beslut\"\n"),
        Example::text("Den sökande ska bifoga intyg. Den sökande kan få avslag.\n"),
    ],
    check: Check::Draft(check),
};

const ABOUT: Message = Message {
    what: Msg::new("Texten talar om ”{word}” men inte till läsaren.", "The text speaks about “{word}” but not to the reader."),
    why: Msg::new(
        "Den som läser känner sig inte tilltalad och vet inte vem som ska göra vad.",
        "Readers do not feel spoken to, and cannot tell who is to do what.",
    ),
    how: Msg::new("Skriv ”du” till läsaren och ”vi” om er.", "Write “du” to the reader and “vi” about yourselves."),
};

/// Under so many words of running text a text may do without an address.
const WORDS: usize = 150;

/// So many sentences must say what the reader may or must do.
const SENTENCES: usize = 3;

static NOUNS: LazyLock<Phrases<()>> =
    LazyLock::new(|| lexicon::rows(include_str!("../../../corpora/lexicon/tilltal_lasarord.tsv")).map(|row| (row[0], ())).collect());

/// What a reader may or must do.
const DEEDS: [&str; 17] = [
    "kan",
    "ska",
    "måste",
    "bör",
    "får",
    "behöver",
    "ansöker",
    "lämnar",
    "betalar",
    "kontaktar",
    "anmäler",
    "skickar",
    "fyller",
    "ansvarar",
    "väljer",
    "söker",
    "bifogar",
];

/// Words that show a text about somebody else: minutes, news, job advertisements, reports.
const OTHERS: [&str; 16] = [
    "ordföranden",
    "yrkar",
    "bifaller",
    "närvarande",
    "justeras",
    "paragrafen",
    "tjänsten",
    "tillträde",
    "meritförteckning",
    "lön",
    "anställningen",
    "studien",
    "undersökningen",
    "rapporten",
    "sade",
    "berättar",
];

/// Within so many words after the noun stands what is to be done.
const NEAR: usize = 4;

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if settings.text_type == TextType::Decision {
        return;
    }
    let body = || passages(draft).filter(|block| block.kind.is_prose() && block.ends_in_stop && block.region == Region::Main);
    let speaks = |block: &Block| block.prose.tokens().iter().any(|token| READER.contains(block.prose.word(token)));
    if body().map(|block| block.prose.words().len()).sum::<usize>() < WORDS || draft.visible().any(speaks) {
        return;
    }
    let (mut told, mut others, mut first) = (0, 0, None);
    for block in body() {
        others += block.prose.tokens().iter().filter(|token| OTHERS.contains(&block.prose.word(token))).count();
        for sentence in block.prose.sentences() {
            if let Some(noun) = reader(block, sentence).filter(|noun| !is_allowed(settings, &[noun])) {
                told += 1;
                first = first.or(Some(noun));
            }
        }
    }
    let Some(word) = first.filter(|_| told >= SENTENCES && others < 2) else { return };
    let level = if settings.text_type == TextType::EasyRead { Level::Warning } else { Level::Advice };
    found.push(Finding::fault(level, &ABOUT).arg("word", letters::fold(word)));
}

/// The reader's noun of a sentence that says what the reader may or must do.
fn reader<'a>(block: &'a Block, sentence: &Sentence) -> Option<&'a str> {
    let prose = &block.prose;
    let tokens = prose.tokens_in(sentence);
    for (at, token) in tokens.iter().enumerate() {
        if token.borrowed || !NOUNS.may_open(prose.word(token)) {
            continue;
        }
        let Some((length, ())) = NOUNS.at(prose, tokens, at).next() else { continue };
        let last = &tokens[at + length - 1];
        let after = tokens[at + length..].iter().take(NEAR).map(|token| prose.word(token));
        let general = prose.word(token) == "man";
        if general || after.take_while(|word| !matches!(*word, "." | "," | ";")).any(|word| DEEDS.contains(&word)) {
            return Some(&block.text.plain[token.start as usize..last.end as usize]);
        }
    }
    None
}

const BEFORE: &str = "Den sökande ska lämna in en ansökan om bidrag till kommunens förvaltning senast den sista mars varje år. Till ansökan ska den sökande bifoga en budget för verksamheten och en beskrivning av hur pengarna är tänkta att användas under året. Förvaltningen går sedan igenom ansökningarna tillsammans med föreningsrådet.\n\nDen sökande kan få besked om bidraget i maj. Den sökande måste redovisa hur pengarna har använts före årets slut, annars kan kommunen kräva tillbaka dem. Redovisningen skickas med post eller lämnas i receptionen i stadshuset. Om handlingarna inte är fullständiga begär förvaltningen in det som saknas.\n\nSökanden ansvarar för att alla uppgifter stämmer. Bidraget betalas ut till föreningens konto när beslutet har vunnit laga kraft. Föreningar som är nya i kommunen kan också få ett mindre startbidrag under det första året. Startbidraget prövas för sig och kräver ingen budget. Frågor om bidrag besvaras av kommunens kontaktcenter på vardagar mellan åtta och fyra.\n";

const AFTER: &str = "Du ska lämna in din ansökan om bidrag till oss senast den sista mars varje år. Skicka med en budget för verksamheten och en beskrivning av hur pengarna är tänkta att användas under året. Sedan går vi igenom ansökningarna tillsammans med föreningsrådet.\n\nDu får besked om bidraget i maj. Du måste redovisa hur pengarna har använts före årets slut, annars kan vi kräva tillbaka dem. Skicka redovisningen med post eller lämna den i receptionen i stadshuset. Saknas något hör vi av oss.\n\nDu ansvarar för att alla uppgifter stämmer. Vi betalar ut bidraget till föreningens konto när beslutet har vunnit laga kraft. Är föreningen ny i kommunen kan ni också få ett mindre startbidrag under det första året. Startbidraget kräver ingen budget. Har du frågor når du vårt kontaktcenter på vardagar mellan åtta och fyra.\n";

const PAGE: &str = "<p>Vårdnadshavaren ska anmäla barnet till förskolan minst fyra månader innan platsen behövs. Vårdnadshavaren kan välja upp till tre förskolor i hela kommunen, och kommunen försöker ordna plats på någon av dem. Finns det ingen plats erbjuds barnet en annan förskola i närheten av hemmet.</p><p>Vårdnadshavaren måste svara på erbjudandet inom tio dagar. Svaret lämnas i e-tjänsten eller på en blankett som finns på alla förskolor. Uteblir svaret går platsen till nästa barn i kön. Avgiften beror på hushållets inkomst och på hur många barn som har plats. Inkomsten ska anmälas en gång om året och varje gång den ändras.</p><p>Vårdnadshavaren måste betala avgiften från den dag då inskolningen börjar. Uppsägning av platsen görs två månader i förväg, och avgiften betalas under hela uppsägningstiden. Platsen upphör annars när barnet börjar i förskoleklass. Syskon får förtur till samma förskola så långt det går. Blanketter och mer information finns på kommunens webbplats och på kommunens kontaktcenter.</p>";
