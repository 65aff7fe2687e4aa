//! A text that is heavy as a whole, by LIX, with the sentences that weigh most.
//!
//! LIX is a hint and no verdict (Björnsson, Läsbarhet, 1968): short texts are not judged, and what is said is never that
//! a text is easy to read.

use crate::config::{Form, Key, Level, Settings};
use crate::draft::{Block, Draft, Kind};
use crate::finding::{Arg, Finding, Findings, Message, Msg, Verdict};
use crate::language::Sentence;
use crate::language::readability::{Counts, band, count_for_lix};
use crate::rule::{Check, Example, Rule, Situation};

use super::steps::{Steps, level, passages};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/high-lix",
    levels: &[Level::Advice, Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Björnsson, Läsbarhet, 1968", "Tillväxtverket: Klarspråk och effektiva texter"],
    situations: &[Situation::Cognition],
    title: Msg::new("Tung text", "Heavy text"),
    guide: &[],
    rewrites: &[],
    messages: &[&HEAVY],
    options: &[
        Key::new("advice", Form::Whole(0, 200), "Råd när LIX är högre än så; 0 ger inga råd."),
        Key::new("warning", Form::Whole(0, 200), "Varning när LIX är högre än så; 0 ger inga varningar."),
    ],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::md(HEAVY_MD).whole(),
        Example::html(HEAVY_HTML).whole(),
        Example::md(LIGHT),
        Example::md("Kommunstyrelsens arbetsmarknadsavdelning genomför kompetensutveckling.\n"),
    ],
    check: Check::Draft(check),
};

const STEPS: Steps = Steps { social: (50, 0), web: (55, 0), decision: (60, 0), easy_read: (35, 40) };

/// Fewer words or sentences say nothing about a text.
const LEAST_WORDS: usize = 100;
const LEAST_SENTENCES: usize = 5;

/// So many sentences are named.
const SHOWN: usize = 3;

const HEAVY: Message = Message {
    what: Msg::new("Texten har LIX {lix}: {band}.", "The text has LIX {lix}: {band}."),
    why: Msg::new(
        "Långa meningar och långa ord gör texten tyngre för den som läser i farten.",
        "Long sentences and long words make it heavier for those who read in passing.",
    ),
    how: Msg::new(
        "Korta de {number} markerade meningarna först. Då blir LIX ungefär {after}.",
        "Shorten the {number} marked sentences first. LIX will then be about {after}.",
    ),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if draft.format.is_captions() {
        return;
    }
    let body: Vec<&Block> =
        passages(draft).filter(|block| block.kind.is_prose() && block.kind != Kind::Subtitle && block.ends_in_stop).collect();
    let counts = count_for_lix(body.iter().map(|block| &block.prose));
    let Some(lix) = counts.measures().lix.filter(|_| counts.words >= LEAST_WORDS && counts.sentences >= LEAST_SENTENCES) else { return };
    let Some(level) = level(STEPS.of(RULE.id, settings), lix) else { return };
    let heaviest = heaviest(&body);
    let (sv, en) = band(lix);
    let mut finding = Finding::fault(level, &HEAVY)
        .arg("lix", lix)
        .arg("band", Arg::Both(sv.into(), en.into()))
        .arg("number", heaviest.len())
        .arg("after", shortened(counts, &heaviest));
    finding.also =
        heaviest.iter().filter_map(|heavy| heavy.block.text.span(heavy.sentence.start as usize..heavy.sentence.end as usize)).collect();
    finding.also.sort();
    found.push(finding);
}

struct Heavy<'a> {
    block: &'a Block,
    sentence: &'a Sentence,
    long: usize,
}

/// The sentences with the most long words, the longest first among equals.
fn heaviest<'a>(body: &[&'a Block]) -> Vec<Heavy<'a>> {
    let sentences = body.iter().flat_map(|block| block.prose.sentences().iter().map(|sentence| (*block, sentence)));
    let mut all: Vec<Heavy<'_>> = sentences
        .map(|(block, sentence)| Heavy {
            block,
            sentence,
            long: block.prose.words_in(sentence).iter().filter(|word| word.is_long()).count(),
        })
        .collect();
    all.sort_by_key(|heavy| std::cmp::Reverse((heavy.long, heavy.sentence.word_count())));
    all.truncate(SHOWN);
    all
}

/// LIX when each of these has been cut in two and half of its long words have been changed for shorter ones.
fn shortened(counts: Counts, heaviest: &[Heavy<'_>]) -> f64 {
    let saved: usize = heaviest.iter().map(|heavy| heavy.long / 2).sum();
    let fewer = Counts { sentences: counts.sentences + heaviest.len(), long: counts.long - saved, ..counts };
    fewer.measures().lix.unwrap_or_default()
}

const LIGHT: &str = "Vi öppnar badet på lördag. Kom och bada med oss. Det kostar inget. Ta med handduk och matsäck. Vi har saft till barn och kaffe till vuxna. \
Du kan byta om i huset vid grinden. Där finns också dusch och bastu. Små barn ska ha en vuxen med sig. Vi har vakter på plats hela dagen. \
Du kan gå hit eller åka buss. Bussen går varje timme från torget. Cykla gärna om du kan. Det finns gott om plats för cyklar. \
Vi stänger klockan fem. Då ska alla vara uppe ur vattnet. Har du frågor kan du ringa oss. Vi svarar varje dag till klockan fyra. Varmt välkommen till oss.\n";

const HEAVY_MD: &str = "Kommunstyrelsens arbetsmarknadsavdelning genomför kompetensutvecklingsinsatser tillsammans med samverkansparterna inom utbildningsförvaltningen under verksamhetsåret. \
Förvaltningen ansvarar för planering, uppföljning och utvärdering av samtliga insatser enligt fastställd verksamhetsplan. \
⟦Enheterna rapporterar kontinuerligt avvikelser till förvaltningsledningen genom kommunens gemensamma ledningssystem för informationssäkerhet och kvalitetsarbete.⟧ \
Nämnden fastställer riktlinjer för ekonomisk redovisning, intern kontroll och löpande verksamhetsuppföljning. \
⟦Medborgarnas synpunkter sammanställs regelbundet av kommunikationsavdelningen för fortsatt handläggning inom respektive verksamhetsområde och ansvarsområde.⟧ \
Tjänstemännen bereder ärendena inför sammanträdena och ansvarar för verkställighet av fattade beslut. \
Revisorerna granskar årligen verksamhetens ändamålsenlighet och ekonomiska resultat. \
⟦Kommunfullmäktige beslutar slutligen om budgetramar, investeringar och övergripande målsättningar för samtliga verksamheter under kommande planeringsperiod.⟧ \
Redovisningen publiceras därefter på kommunens webbplats tillsammans med protokoll, beslutsunderlag och kompletterande handlingar.\n";

const HEAVY_HTML: &str = "<p>Kommunstyrelsens arbetsmarknadsavdelning genomför kompetensutvecklingsinsatser tillsammans med samverkansparterna inom utbildningsförvaltningen under verksamhetsåret. \
Förvaltningen ansvarar för planering, uppföljning och utvärdering av samtliga insatser enligt fastställd verksamhetsplan. \
⟦Enheterna rapporterar kontinuerligt avvikelser till förvaltningsledningen genom kommunens gemensamma ledningssystem för informationssäkerhet och kvalitetsarbete.⟧ \
Nämnden fastställer riktlinjer för ekonomisk redovisning, intern kontroll och löpande verksamhetsuppföljning. \
⟦Medborgarnas synpunkter sammanställs regelbundet av kommunikationsavdelningen för fortsatt handläggning inom respektive verksamhetsområde och ansvarsområde.⟧ \
Tjänstemännen bereder ärendena inför sammanträdena och ansvarar för verkställighet av fattade beslut. \
Revisorerna granskar årligen verksamhetens ändamålsenlighet och ekonomiska resultat. \
⟦Kommunfullmäktige beslutar slutligen om budgetramar, investeringar och övergripande målsättningar för samtliga verksamheter under kommande planeringsperiod.⟧ \
Redovisningen publiceras därefter på kommunens webbplats tillsammans med protokoll, beslutsunderlag och kompletterande handlingar.</p>";
