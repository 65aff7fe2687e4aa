//! Words that only officials use, with the plain words to put in their place.

use crate::config::{Form, Key, Level, Settings, TextType};
use crate::draft::{Block, Draft};
use crate::finding::{Arg, Finding, Findings, Message, Msg, Verdict};
use crate::fix::Safety;
use crate::language::letters::fold;
use crate::language::officialese::{Entry, Gate, Hit, Risk, find};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::agreed;
use super::repeated::{Repeated, Spot, gather, mended, offered};
use super::steps::{is_allowed, is_own, wording};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/officialese",
    levels: &[Level::Warning, Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Svarta listan, Statsrådsberedningen PM 2011:1", "Myndigheternas skrivregler"],
    situations: &[Situation::Cognition, Situation::Everybody],
    title: Msg::new("Kanslispråk", "Officialese"),
    guide: &GUIDE,
    rewrites: &REWRITES,
    messages: &[&PLAIN, &STRIKE, &NOTE, &DATED, &AGREED, &UNWANTED],
    options: &[Key::new("common", Form::Flag, "Anmärk också på vanliga ord som ofta är kanslispråk, till exempel gällande.")],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("Du kan ⟦erhålla⟧ bidrag i maj.\n").fixed("Du kan få bidrag i maj.\n"),
        Example::html("<p>Du kan ⟦erhålla⟧ bidrag.</p>").fixed("<p>Du kan få bidrag.</p>"),
        Example::text("⟦Erhålla⟧ kan du i maj, och ⟦erhålla⟧ kan du i juni.\n").fixed("Få kan du i maj, och få kan du i juni.\n"),
        Example::text("Du ska ⟦inlämna⟧ blanketten före lunch.\n").fixed("Du ska lämna in blanketten före lunch.\n"),
        Example::text("Vi öppnar på lördag. Vi kallar det ⟦stugan⟧.\n")
            .with("[words.replace]\nstugan = \"huset\"\n")
            .fixed("Vi öppnar på lördag. Vi kallar det huset.\n"),
        Example::text("⟦Brukare⟧ kan ringa. Varje ⟦brukares⟧ önskemål räknas.\n")
            .with("[words.replace]\nbrukare = \"deltagare\"\n")
            .fixed("Deltagare kan ringa. Varje brukares önskemål räknas.\n"),
        Example::text("Vi erbjuder ⟦🏊⟧ i maj. Hyr ⟦STUGAN⟧ nu.\n")
            .with("[words.replace]\n\"🏊\" = \"simning\"\nstugan = \"huset\"\n")
            .fixed("Vi erbjuder simning i maj. Hyr HUSET nu.\n"),
        Example::text("Följ oss på Facebook och boka i Ekviks sporthall.\n")
            .with("[words.replace]\nfacebook = \"Facebook\"\nsporthall = \"Ekviks sporthall\"\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:03,000\nDu kan ⟦erhålla⟧\nbidrag i maj.\n\n2\n00:00:04,000 --> 00:00:07,000\n– Kan jag erhålla det?\n")
            .fixed("1\n00:00:01,000 --> 00:00:03,000\nDu kan få\nbidrag i maj.\n\n2\n00:00:04,000 --> 00:00:07,000\n– Kan jag erhålla det?\n"),
        Example::md("Du ska kunna delta i samhällslivet på ett rimligt sätt.\n"),
        Example::md("Ta med pass samt foto. Ring eller skriv samt vänta på svar.\n"),
        Example::html("<p>Vi ordnar badet ⟦på ett tryggt sätt⟧.</p>").fixed("<p>Vi ordnar badet tryggt.</p>"),
        Example::md("Medelstora företag står framför huset.\n"),
        Example::md("Ordet ”erhålla” är kanslispråk.\n"),
        Example::md("Skriv inte **erhålla**.\n"),
        Example::md("Se [Erhålla bidrag](https://www.ekvik.se/bidrag).\n"),
        Example::html("<blockquote><p>Du kan erhålla bidrag.</p></blockquote>"),
        Example::text("Du kan erhålla bidrag.\n").with("[words]\nallow = [\"erhålla\"]\n"),
        Example::text("Avgiften ⟦skall⟧ betalas. Om den ⟦ej⟧ betalas ⟦skall⟧ den drivas in.\n")
            .with("text_type = \"beslut\"\n")
            .fixed("Avgiften ska betalas. Om den inte betalas ska den drivas in.\n"),
        Example::text("Nämnden överlämnar ärendet till fullmäktige och ⟦skall⟧ ⟦erlägga⟧ vite.\n")
            .with("text_type = \"beslut\"\n")
            .fixed("Nämnden överlämnar ärendet till fullmäktige och ska betala vite.\n"),
        Example::text("Vi har ingen bild av behoven inom ramen för projektet.\n").with("text_type = \"beslut\"\n"),
    ],
    check: Check::Draft(check),
};

const GUIDE: [Msg; 3] = [
    Msg::new(
        "Kanslispråk är ord som nästan bara finns i myndigheters texter: ”erhålla”, ”erlägga”, ”härmed”, ”i enlighet med”. Läsaren förstår dem ofta, men det tar en stund att tolka dem, och avsändaren känns avlägsen. Den som läser på sitt andra språk, eller är trött och orolig, tappar tråden tidigare.",
        "Officialese is words that hardly live outside public offices: erhålla, erlägga, härmed, i enlighet med. Readers mostly understand them, but each takes a moment, and they make the sender distant. Those who read in a second language, or are tired and worried, lose the thread sooner.",
    ),
    Msg::new(
        "Byt till ordet du skulle säga om läsaren stod framför dig. Ofta räcker ett kort verb: få, betala, se till, finnas. Ibland går det bäst att stryka. Läs meningen en gång till efteråt: ett nytt ord kan kräva en annan ordföljd.",
        "Change to the word you would say if the reader stood before you. A short verb often does: get, pay, make sure, be. Sometimes striking is best. Read the sentence again afterwards: a new word may want another order.",
    ),
    Msg::new(
        "Låt ordet stå när det är en fast term, ett citat eller namnet på en lag eller blankett. I beslut får juridiska termer och formler stå kvar. Där anmärker klart bara på ålderdomliga ord. Termer som behöver förklaras har en egen regel.",
        "Leave the word where it is a fixed term, a quotation, or the name of an act or a form. Decisions keep legal terms and formulas; there klart asks only about dated words, and terms that need explaining are a matter of their own.",
    ),
];

const REWRITES: [Rewrite; 3] = [
    Rewrite::new(
        "Den som önskar erhålla bidrag ska inkomma med en ansökan till kommunen i enlighet med nedanstående anvisningar.",
        "Vill du få bidrag? Skicka en ansökan till kommunen. Så här gör du:",
    ),
    Rewrite::new(
        "För att säkerställa att samtliga barn erhåller plats skall avgiften erläggas före terminsstart.",
        "Betala avgiften innan terminen börjar, så att alla barn får plats.",
    ),
    Rewrite::new(
        "Vi hemställer att ni omgående tillser att erforderlig dokumentation tillställs undertecknad.",
        "Vi ber er skicka de papper som behövs så snart ni kan.",
    ),
];

const WHAT: Msg = Msg::new("”{word}” är kanslispråk.", "“{word}” is officialese.");
const WHY: Msg = Msg::new("{reason}", "{reason}");

const PLAIN: Message = Message { what: WHAT, why: WHY, how: Msg::new("Skriv hellre ”{plain}”.", "Write “{plain}” instead.") };
const STRIKE: Message =
    Message { what: WHAT, why: WHY, how: Msg::new("Stryk det: meningen klarar sig utan.", "Strike it: the sentence does without.") };
const NOTE: Message = Message { what: WHAT, why: WHY, how: Msg::new("Skriv om: {note}.", "Rephrase: {note}.") };
const DATED: Message = Message {
    what: Msg::new("Ålderdomliga ord: {words}.", "Dated words: {words}."),
    why: Msg::new(
        "Ett beslut gäller lika mycket med ord som alla förstår.",
        "A decision holds just as well in words that everybody knows.",
    ),
    how: Msg::new("Skriv hellre {plain}.", "Write {plain} instead."),
};
const LISTED: Msg = Msg::new("”{word}” står på er egen lista.", "“{word}” is on your own list.");
const AGREED: Message = Message {
    what: LISTED,
    why: Msg::new("Ni har kommit överens om ett annat ord.", "You have agreed on another word."),
    how: Msg::new("Skriv hellre ”{plain}”.", "Write “{plain}” instead."),
};
const UNWANTED: Message = Message {
    what: LISTED,
    why: Msg::new("Ni har kommit överens om att inte använda det.", "You have agreed not to use it."),
    how: Msg::new("Skriv det på ett annat sätt.", "Say it in another way."),
};

const REPLACE: Msg = Msg::new("Byt till ”{plain}”", "Change to “{plain}”");
const RENEW: Msg = Msg::new("Byt de ålderdomliga orden", "Change the dated words");

/// How many dated words a decision's one remark quotes.
const QUOTED: usize = 3;

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let common = settings.flag(RULE.id, "common", false);
    let mut all: Vec<Repeated<'_, Hit>> = Vec::new();
    for block in wording(draft) {
        if common {
            for hit in &find(&block.text.plain, &block.prose, Gate::Common) {
                take(&mut all, block, hit, settings);
            }
        } else {
            for hit in &block.style().officialese {
                take(&mut all, block, hit, settings);
            }
        }
    }
    if settings.text_type == TextType::Decision {
        found_dated(all, found);
    } else {
        for same in all.iter().filter(|same| is_worth_saying(same, settings)) {
            found.push(worded(same, settings));
        }
    }
    for same in &agreed::find(draft, settings) {
        let better = same.word.better;
        let message = if better.is_empty() { &UNWANTED } else { &AGREED };
        found.push(mended(Finding::fault(Level::Advice, message).arg("plain", better), &same.spots, REPLACE));
    }
}

/// One ”samt” keeps an ”och” from meeting another; a text full of them sounds like an office.
fn is_worth_saying(same: &Repeated<'_, Hit>, settings: &Settings) -> bool {
    same.word.entry.headword != "samt" || same.spots.len() > 2 || settings.text_type == TextType::EasyRead
}

fn take<'a>(all: &mut Vec<Repeated<'a, Hit>>, block: &'a Block, hit: &Hit, settings: &Settings) {
    let range = hit.start..hit.end;
    let shown = &block.text.plain[range.clone()];
    if grade(hit.entry, settings).is_none() || !is_own(block, &range) || is_allowed(settings, &[shown, hit.entry.headword]) {
        return;
    }
    let replacement = hit.replacement.clone().or_else(|| manner(shown).map(str::to_owned));
    if replacement.is_none() && shown.ends_with(" sätt") {
        return;
    }
    let sure = hit.automatic && settings.text_type != TextType::Decision;
    let spot = Spot { block, range, replacement, sure };
    gather(all, hit.clone(), spot, |one, other| std::ptr::eq(one.entry, other.entry));
}

/// What a text type hears of a word. Terms to explain are another rule's; in a decision only dated words are told of, and
/// no formulas.
fn grade(entry: &Entry, settings: &Settings) -> Option<Level> {
    let low = entry.risk == Risk::Low && entry.default_on;
    match settings.text_type {
        _ if entry.explain => None,
        TextType::Decision => (low && entry.dated && !entry.formula).then_some(Level::Advice),
        TextType::Social => low.then_some(Level::Advice),
        TextType::Web | TextType::EasyRead => Some(if low { Level::Warning } else { Level::Advice }),
    }
}

/// A decision gets one remark for all its dated words that have a ready twin.
fn found_dated(all: Vec<Repeated<'_, Hit>>, found: &mut Findings) {
    let mut spots: Vec<Spot<'_>> = all.into_iter().flat_map(|same| same.spots).filter(|spot| spot.replacement.is_some()).collect();
    spots.sort_by_key(|spot| spot.block.text.span(spot.range.clone()).map(|span| span.start));
    let (mut words, mut plain): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for spot in &spots {
        let word = fold(spot.shown());
        if words.len() < QUOTED && !words.contains(&word) {
            plain.extend(spot.replacement.as_deref().map(fold));
            words.push(word);
        }
    }
    if spots.is_empty() {
        return;
    }
    let quoted = |words: &[String]| words.iter().map(|word| format!("”{word}”")).collect::<Vec<_>>().join(", ");
    let finding = Finding::fault(Level::Advice, &DATED).arg("words", quoted(&words)).arg("plain", quoted(&plain));
    found.push(mended(finding, &spots, RENEW));
}

fn worded(same: &Repeated<'_, Hit>, settings: &Settings) -> Finding {
    let (hit, first) = (&same.word, &same.spots[0]);
    let words = offered(first.replacement.as_deref(), hit.plain);
    let note = hit.plain.iter().find(|word| word.starts_with('(') && !word.starts_with("(stryk"));
    let (message, name, words) = match note {
        _ if !words.is_empty() => (&PLAIN, "plain", words),
        Some(note) => (&NOTE, "note", note.trim_matches(['(', ')']).to_owned()),
        None => (&STRIKE, "plain", words),
    };
    let reason = Arg::Both(hit.entry.reason.into(), hit.entry.reason_en.into());
    let level = grade(hit.entry, settings).unwrap_or(Level::Advice);
    mended(Finding::fault(level, message).arg("reason", reason).arg(name, words), &same.spots, REPLACE)
}

/// Adjectives that stand as well alone; ”använda uppgifterna otillåtet” and ”delta rimligt” are no Swedish.
const MANNERS: [&str; 28] = [
    "effektivt",
    "enkelt",
    "flexibelt",
    "grundligt",
    "ineffektivt",
    "jämlikt",
    "konsekvent",
    "korrekt",
    "kostnadseffektivt",
    "likvärdigt",
    "metodiskt",
    "noggrant",
    "objektivt",
    "opartiskt",
    "orättvist",
    "otydligt",
    "pedagogiskt",
    "professionellt",
    "respektfullt",
    "rättssäkert",
    "rättvist",
    "sakligt",
    "smidigt",
    "snabbt",
    "systematiskt",
    "säkert",
    "tryggt",
    "tydligt",
];

/// ”på ett tryggt sätt” says no more than ”tryggt”.
fn manner(shown: &str) -> Option<&str> {
    let mut words = shown.split_whitespace().rev();
    let (last, manner, article) = (words.next()?, words.next()?, words.next()?);
    (last == "sätt" && article == "ett" && MANNERS.contains(&fold(manner).as_str())).then_some(manner)
}
