//! A page that says it is in one language and is in another.

use crate::config::{Level, Settings};
use crate::draft::{Block, Draft};
use crate::finding::{Arg, Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::Prose;
use crate::language::detect::passage::{self, Looks, Passage};
use crate::language::detect::tongue::Tongue;
use crate::language::detect::{Guess, Language, glance, language_of};
use crate::rule::{Check, Example, Rule, Situation};

use super::passages::{candidates, in_block, name, tag};

/// The rule.
pub const RULE: Rule = Rule {
    id: "language/page-mismatch",
    levels: &[Level::Error, Level::Advice],
    verdicts: &[Verdict::Fault, Verdict::Review],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 3.1.1"],
    sources: &["W3C ACT ucwvc8", "whatlang 0.18"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Sidan är märkt med fel språk", "The page is marked with the wrong language"),
    guide: &[
        Msg::new(
            "Sidans språk bestämmer vilken röst som läser upp den. Svenska med engelsk röst går knappt att förstå, och punktskriften blir också fel.",
            "The language of a page decides which voice reads it. Swedish in an English voice can hardly be followed, and braille goes wrong too.",
        ),
        Msg::new(
            "Oftast kommer märkningen från en mall på ett annat språk, eller från sidan som den här är översatt från. Ändra lang på <html> till språket som det mesta av texten är på.",
            "The mark mostly comes from a template in another language, or from the page that this one was translated from. Change lang on <html> to the language of most of the text.",
        ),
        Msg::new(
            "lang=\"se\" är nordsamiska. Svenska är sv.",
            "lang=\"se\" is Northern Sami. Swedish is sv.",
        ),
    ],
    rewrites: &[],
    messages: &[&MISMATCH, &MAYBE],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::html("<!DOCTYPE html>\n⟦<html lang=\"en\">⟧<head><title>Simhallen öppnar igen</title></head><body><h1>Simhallen öppnar igen</h1><p>Nu öppnar simhallen igen efter renoveringen. Badet har fått nya omklädningsrum och en ny ramp, så att alla kan komma i vattnet.</p></body></html>\n")
            .fixed("<!DOCTYPE html>\n<html lang=\"sv\"><head><title>Simhallen öppnar igen</title></head><body><h1>Simhallen öppnar igen</h1><p>Nu öppnar simhallen igen efter renoveringen. Badet har fått nya omklädningsrum och en ny ramp, så att alla kan komma i vattnet.</p></body></html>\n"),
        Example::html("<!DOCTYPE html>\n⟦<html lang=\"se\">⟧<head><title>Badet</title></head><body><p>Du kan simma i badet varje dag om du vill, och det kostar ingenting för dig som är under arton år. Ta med handduk och nyckel till skåpet så är du färdig.</p></body></html>\n")
            .fixed("<!DOCTYPE html>\n<html lang=\"sv\"><head><title>Badet</title></head><body><p>Du kan simma i badet varje dag om du vill, och det kostar ingenting för dig som är under arton år. Ta med handduk och nyckel till skåpet så är du färdig.</p></body></html>\n"),
        Example::html("<!DOCTYPE html>\n⟦<html lang=\"sv\">⟧<head><title>The pool</title></head><body><p>The pool is open all summer, and you do not need to book.</p></body></html>\n"),
        Example::md("⟦<html lang=\"fi\">⟧\n\nBadet är öppet hela sommaren, och du behöver inte boka tid.\n\n<p lang=\"fi\">Uimahalli on auki koko kesän.</p>\n\n</html>\n"),
        Example::html("<!DOCTYPE html>\n<html lang=\"sv\"><head><title>Badet</title></head><body><p>Badet är öppet hela sommaren, och du behöver inte boka tid.</p><p lang=\"en\">The pool is open all summer, and you do not need to book. Children under eight must be with a grown-up in the water.</p></body></html>\n"),
        Example::html("<!DOCTYPE html>\n⟦<html lang=\"en\">⟧<head><title>Badet är öppet hela dagen</title></head><body><p>Det är öppet för alla.</p></body></html>\n"),
        Example::html("<!DOCTYPE html>\n<html lang=\"en\"><head><title>Simskola</title></head><body><h1>Ekvik</h1><p>Storgatan 1, Ekvik</p></body></html>\n"),
        Example::html("<!DOCTYPE html>\n⟦<html lang=\"no\">⟧<head><title>Badet</title></head><body><p>Nu öppnar simhallen igen efter renoveringen. Badet har fått nya omklädningsrum och en ny ramp för dig som använder rullstol.</p></body></html>\n")
            .fixed("<!DOCTYPE html>\n<html lang=\"sv\"><head><title>Badet</title></head><body><p>Nu öppnar simhallen igen efter renoveringen. Badet har fått nya omklädningsrum och en ny ramp för dig som använder rullstol.</p></body></html>\n"),
        Example::html("<!DOCTYPE html>\n<html lang=\"da\"><head><title>Badet</title></head><body><p>Du kan ringe oss hvis du har spørsmål. Vi hjelper deg gjerne, og det koster ikke noe å spørre oss.</p></body></html>\n"),
    ],
    check: Check::Draft(check),
};

const MISMATCH: Message = Message {
    what: Msg::new("Sidan är märkt som {declared} men är på {language}.", "The page is marked as {declared} but is in {language}."),
    why: Msg::new(
        "Talsyntesen läser hela sidan med fel uttal, och då går den knappt att förstå.",
        "Speech reads the whole page with the wrong sounds, and then it can hardly be understood.",
    ),
    how: Msg::new("Ändra lang på <html>, till exempel lang=\"{tag}\".", "Change lang on <html>, for instance lang=\"{tag}\"."),
};

const MAYBE: Message = Message {
    what: Msg::new("Är sidan på {language}? Den är märkt som {declared}.", "Is the page in {language}? It is marked as {declared}."),
    why: MISMATCH.why,
    how: Msg::new("Ändra i så fall lang på <html> till lang=\"{tag}\".", "If so, change lang on <html> to lang=\"{tag}\"."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let Some(page) = &draft.page else { return };
    let Some(base) = page.language.as_deref().and_then(Tongue::of) else { return };
    if !is_neighbour(base) && seems_right(draft, base) {
        return;
    }
    let Some(heard) = Heard::of(draft, base) else { return };
    let finding = if heard.sure { Finding::fault(Level::Error, &MISMATCH) } else { Finding::review(&MAYBE).settled_by_no() };
    let (sv, en) = base.names();
    let told = tag(&heard.passage).unwrap_or("sv");
    let edit = tag(&heard.passage).and_then(|tag| page.language_slot.as_ref()?.edit(tag));
    let title = Msg::new("Märk sidan som {language}", "Mark the page as {language}");
    let fix = Fix::edits(Safety::Suggest, title, edit.filter(|_| heard.sure)).map(|fix| fix.arg("language", name(&heard.passage)));
    let finding = finding.at(page.span).arg("declared", Arg::from(Msg { sv, en })).arg("language", name(&heard.passage));
    found.push(finding.arg("tag", told).fix(fix));
}

/// The blocks that take their language from the page.
fn inheriting(draft: &Draft) -> impl Iterator<Item = &Block> {
    candidates(draft).map(|(_, block)| block).filter(|block| block.declared.is_none())
}

/// Danish or Norwegian, which share most short words with Swedish: only the letters and the rest tell them apart.
fn is_neighbour(base: Tongue) -> bool {
    base != Tongue::SWEDISH && base.fits("nb")
}

/// Words that are looked at before the page is read more closely.
const GLANCE: usize = 200;

/// Whether the first words speak for the page's own language: so they do on nearly every page.
fn seems_right(draft: &Draft, base: Tongue) -> bool {
    let (mut own, mut others, mut seen) = (0, 0, 0);
    for block in inheriting(draft) {
        let (mine, theirs) = glance::tally(&block.prose, base);
        own += mine;
        others += theirs;
        seen += block.prose.tokens().len();
        if seen > GLANCE {
            break;
        }
    }
    own * 2 >= others
}

/// What a page is in, when that is plainly not what it says.
struct Heard {
    passage: Passage,
    sure: bool,
}

/// Characters that the whole is judged by.
const SAMPLE: usize = 1_000;
/// A text must have so many characters for an error.
const LONG: usize = 100;

impl Heard {
    fn of(draft: &Draft, base: Tongue) -> Option<Self> {
        let (looks, mut own, mut other, mut sample) = (Looks::default(), 0, 0, String::new());
        let mut swedish = (0, 0);
        let mut first: Option<Passage> = None;
        for block in inheriting(draft) {
            let plain = block.text.plain.as_str();
            if sample.len() < SAMPLE {
                sample.push_str(plain);
                sample.push(' ');
                let (mine, theirs) = glance::tally(&block.prose, Tongue::SWEDISH);
                swedish = (swedish.0 + mine, swedish.1 + theirs);
            }
            let found = in_block(block, base, &looks);
            let Some(passage) = found.first() else {
                own += if glance::is_open(&block.prose, base, first.as_ref().and_then(|first| first.tongue)) { 0 } else { plain.len() };
                continue;
            };
            let first = first.get_or_insert_with(|| passage.clone());
            let alike: usize = found.iter().filter(|next| next.tongue == first.tongue).map(|passage| passage.range.len()).sum();
            other += alike;
            own += if passage.whole { 0 } else { plain.len().saturating_sub(alike) };
        }
        if is_neighbour(base) && is_swedish(&sample, swedish) {
            let passage =
                Passage { range: 0..sample.len(), whole: true, tongue: Some(Tongue::SWEDISH), or: None, script: None, sure: false };
            return Some(Self { passage, sure: sample.chars().count() >= LONG });
        }
        let Some(mut passage) = first else { return Self::of_little(draft, base, &sample, &looks) };
        let plainly = base != Tongue::SWEDISH
            && is_swedish(&sample, swedish)
            && passage.tongue.is_some_and(|tongue| tongue.fits("da") || tongue == Tongue::SWEDISH);
        if plainly {
            (passage.tongue, passage.or) = (Some(Tongue::SWEDISH), None);
        }
        passage.tongue.filter(|tongue| !tongue.fits(base.tag()))?;
        if own * 4 > other {
            return None;
        }
        let sure =
            sample.chars().count() >= LONG && (plainly || passage.sure && passage.or.is_none() || agrees(language_of(&sample), &passage));
        Some(Self { passage, sure })
    }
}

/// A page with more text (bytes) speaks for itself.
const LITTLE: usize = 300;

impl Heard {
    /// What a page of a few words is in, its title counted in: never sure.
    fn of_little(draft: &Draft, base: Tongue, sample: &str, looks: &Looks) -> Option<Self> {
        let title = draft.page.as_ref()?.title.as_ref().map_or("", |title| title.plain.as_str());
        if sample.trim().is_empty() || sample.len() + title.len() > LITTLE {
            return None;
        }
        // Short quotations are names elsewhere; here they may be all there is.
        let text = format!("{title}. {sample}").replace(['"', '”', '“', '»', '«'], "");
        let passage = passage::find(&text, &Prose::of(&text), base, looks, &|_| false).into_iter().find(|passage| passage.whole)?;
        passage.tongue.as_ref().is_some_and(|tongue| !tongue.fits(base.tag())).then_some(Self { passage, sure: false })
    }
}

/// Whether a text is Swedish for all that its words and letters say: three function words of four, ä and ö, and no æ or ø.
fn is_swedish(sample: &str, (mine, theirs): (usize, usize)) -> bool {
    let letters = sample.chars().filter(|sign| matches!(sign, 'ä' | 'ö' | 'Ä' | 'Ö')).count();
    mine >= 5 && theirs * 3 <= mine && letters >= 3 && !sample.contains(['æ', 'ø', 'Æ', 'Ø'])
}

/// Whether the page as a whole is heard as its parts are.
fn agrees(guess: Guess, passage: &Passage) -> bool {
    let Some(tongue) = passage.tongue.filter(|_| passage.or.is_none()) else { return false };
    guess.certain
        && match guess.language {
            Language::Swedish => tongue == Tongue::SWEDISH,
            Language::Other(tag) => tongue.tag() == tag,
            Language::Neighbour => tongue.fits("nb"),
            Language::Unknown => false,
        }
}
