//! A text that is heavy as a whole, by LIX, with the sentences that weigh most.
//!
//! LIX is a hint and no verdict (Björnsson, Läsbarhet, 1968): short texts are not judged, and what is said is never that
//! a text is easy to read.

use crate::config::{Form, Key, Level, Settings};
use crate::draft::{Block, Draft, Kind};
use crate::finding::{Arg, Finding, Findings, Message, Msg, Verdict};
use crate::language::readability::{Counts, band, count_for_lix};
use crate::language::{Prose, Sentence, cut, letters};
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
    guide: &[
        Msg::new(
            "LIX räknar två saker: hur långa meningarna är, och hur många ord som har fler än sex bokstäver. Det säger ungefär hur tungt texten går att läsa, men inget om innehållet är begripligt, rätt eller viktigt.",
            "LIX counts two things: how long the sentences are, and how many words have more than six letters. It says roughly how heavy a text is to read, and nothing of whether it is clear, right or important.",
        ),
        Msg::new(
            "Börja med de längsta meningarna. En mening som delas i två sänker LIX mer än tio bytta ord. Byt sedan de långa ord som har ett kort: ”erlägga” blir ”betala”, ”tillhandahålla” blir ”ge”.",
            "Begin with the longest sentences: dividing one lowers LIX more than changing ten words. Then change the long words that have a short one.",
        ),
        Msg::new(
            "Jaga inte siffran. Långa ord som läsaren känner (”förskola”, ”biblioteket”) kan stå kvar, och en text med bara korta meningar blir hackig. Under 50 räcker för de flesta webbtexter.",
            "Do not chase the number. Long words that readers know may stay, and a text of short sentences only is choppy. Under 50 is enough for most web texts.",
        ),
    ],
    rewrites: &[],
    messages: &[&HEAVY, &WORDY],
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
        "Dela de {number} markerade meningarna i två. Då blir LIX {after}.",
        "Divide each of the {number} marked sentences in two. LIX will then be {after}.",
    ),
};
const WORDY: Message = Message {
    what: HEAVY.what,
    why: HEAVY.why,
    how: Msg::new(
        "Dela de {number} markerade meningarna och byt {words}. Då blir LIX {after}.",
        "Divide the {number} marked sentences and change {words}. LIX will then be {after}.",
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
    let words = words(&body);
    let after = lighter(counts, &heaviest, &words);
    let (sv, en) = band(lix);
    let mut finding = Finding::fault(level, if words.is_empty() { &HEAVY } else { &WORDY })
        .arg("lix", lix)
        .arg("band", Arg::Both(sv.into(), en.into()))
        .arg("number", heaviest.len())
        .arg("words", named(&words))
        .arg("after", after);
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

/// The longest sentences, those with the most long words first among equals.
fn heaviest<'a>(body: &[&'a Block]) -> Vec<Heavy<'a>> {
    let mut all: Vec<Heavy<'_>> = Vec::new();
    for (block, sentence) in body.iter().flat_map(|block| block.prose.sentences().iter().map(|sentence| (*block, sentence))) {
        let long = block.prose.words_in(sentence).iter().filter(|word| word.is_long()).count();
        all.push(Heavy { block, sentence, long });
        if all.len() > 64 {
            keep(&mut all);
        }
    }
    keep(&mut all);
    all
}

fn keep(all: &mut Vec<Heavy<'_>>) {
    all.sort_by_key(|heavy| std::cmp::Reverse((heavy.sentence.word_count(), heavy.long)));
    all.truncate(SHOWN);
}

/// A word that could be a shorter one, and how many long words a text has fewer when it is.
struct Shorter<'a> {
    from: &'a str,
    /// `from` in lower case.
    lower: &'a str,
    to: &'a str,
    saved: usize,
}

/// Officialese whose plain words are shorter, those that save most first.
fn words<'a>(body: &[&'a Block]) -> Vec<Shorter<'a>> {
    let mut all: Vec<Shorter<'a>> = Vec::new();
    let hits = body.iter().flat_map(|block| block.style().officialese.iter().map(|hit| (*block, hit)));
    for (block, hit) in hits.filter(|(_, hit)| !hit.entry.explain) {
        let Some(to) = hit.replacement.as_deref() else { continue };
        let from = &block.text.plain[hit.start..hit.end];
        let long = |text: &str| letters::words(text).filter(|word| letters::count(word) > 6).count();
        let saved = long(from).saturating_sub(long(to));
        let lower = &block.prose.lower()[hit.start..hit.end];
        let same = |old: &&mut Shorter| old.lower == lower;
        let few = all.len() < KINDS;
        match all.iter_mut().find(same) {
            Some(old) => old.saved += saved,
            None if saved > 0 && few && from.split(' ').count() == to.split(' ').count() => {
                all.push(Shorter { from, lower, to, saved });
            }
            None => {}
        }
    }
    all.sort_by_key(|word| std::cmp::Reverse(word.saved));
    all.truncate(SHOWN);
    all
}

/// So many different words are counted.
const KINDS: usize = 50;

/// ”erlägga” mot ”betala”.
fn named(words: &[Shorter]) -> Arg {
    let listed = |against: &str, and: &str, open: char| {
        let all: Vec<String> = words.iter().map(|word| format!("{open}{}” {against} {open}{}”", word.from, word.to)).collect();
        match all.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} {and} {last}", rest.join(", ")),
            _ => all.concat(),
        }
    };
    Arg::Both(listed("mot", "och", '”').into(), listed("to", "and", '“').into())
}

/// LIX when each of these sentences has been cut, where that is proposed or in two, and the words have been changed.
fn lighter(counts: Counts, heaviest: &[Heavy<'_>], words: &[Shorter]) -> f64 {
    let mut after = counts;
    for heavy in heaviest {
        after.sentences += 1;
        if let Some(cut) = cut::propose(&heavy.block.text.plain, &heavy.block.prose, heavy.sentence) {
            let applied = Prose::of(&cut.applied(&heavy.block.text.plain, heavy.sentence));
            after.words = (after.words + applied.words().len()).saturating_sub(heavy.sentence.word_count());
        }
    }
    after.long -= words.iter().map(|word| word.saved).sum::<usize>().min(after.long);
    after.measures().lix.unwrap_or_default()
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
