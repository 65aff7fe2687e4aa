//! Words so long that they are hard to take in and break out of a narrow screen.

use std::collections::BTreeMap;

use crate::config::{Form, Key, Level, Settings, TextType};
use crate::draft::{Block, Draft, Kind};
use crate::finding::{Arg, Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::letters::{capitalised, starts_with_capital};
use crate::language::long_words::{LongWord, find, is_fixed, opened, syllables};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};
use crate::source::Edit;

use super::steps::{Steps, is_allowed, is_own, level, wording};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/long-word",
    levels: &[Level::Advice, Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Rynning's Swedish hyphenation patterns (hyphenation)", "klart's own list of parts (sammansattningar.tsv)"],
    situations: &[Situation::Cognition, Situation::LimitedVision],
    title: Msg::new("Långt ord", "Long word"),
    guide: &[
        Msg::new(
            "Svenskan kan foga ihop hur många ord som helst, men läsaren måste ta isär dem igen. Sätt det viktigaste först och resten efter: ”insatser för kompetensutveckling” läses fortare än ”kompetensutvecklingsinsatser”.",
            "Swedish can join any number of words, but readers have to take them apart again. Put the main word first and the rest after it: “insatser för kompetensutveckling” is read faster than “kompetensutvecklingsinsatser”.",
        ),
        Msg::new(
            "Skriv hellre ett verb när det går: ”Vi utbildar personalen” i stället för ”Personalutbildningsverksamheten startar”. Fråga också om ordet behövs; ofta vet läsaren redan vad texten handlar om.",
            "Write a verb where you can, and ask whether the word is needed at all: readers often know already what the text is about.",
        ),
        Msg::new(
            "Namn på lagar, myndigheter och fasta begrepp ska stå kvar. I en rubrik kan du lägga in mjuka bindestreck, så att ordet bryts rätt på en smal skärm. De syns bara när ordet delas.",
            "Names of acts and authorities and fixed terms should stay. In a heading you can put in soft hyphens, so that the word breaks well on a narrow screen. They show only when the word is divided.",
        ),
    ],
    rewrites: &[
        Rewrite::new("Kommunen planerar kompetensutvecklingsinsatser för personalen.", "Kommunen planerar att utbilda personalen."),
        Rewrite::new(
            "Nämnden beslutade om digitaliseringsstrategier och ärendehanteringssystem.",
            "Nämnden beslutade hur arbetet ska bli digitalt och vilket system som ska användas för ärenden.",
        ),
    ],
    messages: &[&OPENED, &LONG, &HEADING],
    options: &[
        Key::new("advice", Form::Whole(0, 200), "Råd när ett ord har fler bokstäver än så; 0 ger inga råd."),
        Key::new("warning", Form::Whole(0, 200), "Varning när ett ord har fler bokstäver än så; 0 ger inga varningar."),
    ],
    yields_to: &["swedish/officialese"],
    cap: 5,
    examples: &[
        Example::md("Vi ordnar ⟦kompetensutvecklingsinsatser⟧ i maj.\n").fixed("Vi ordnar insatser för kompetensutveckling i maj.\n"),
        Example::html("<p>En ⟦upphandlingsdokumentation⟧ till. Din ⟦upphandlingsdokumentation⟧ är klar.</p>"),
        Example::md("⟦Användarkommunikation⟧ är viktigt. Bra ⟦användarkommunikation⟧ lönar sig.\n")
            .fixed("Kommunikation med användare är viktigt. Bra kommunikation med användare lönar sig.\n"),
        Example::md("# Om ⟦kommunikationsprinciper⟧ i Ekvik\n\nVi svarar alla.\n")
            .fixed("# Om kommunikations\u{ad}principer i Ekvik\n\nVi svarar alla.\n"),
        Example::md("Vi ordnar kurser i maj för dig som arbetar i hemtjänsten.\n"),
        Example::md("Läs vår tillgänglighetsredogörelse. Du med funktionsnedsättningar får hjälp av fastighetsskötarna.\n"),
        Example::md("Skriv till Samhällsbyggnadsförvaltningen i Ekvik. För- och nackdelar vägs.\n"),
        Example::html("<p>Vi följer dataskyddsförordningen. Ring arbetsmarknadsförvaltningen.</p>"),
        Example::text("Kanal: facebook\n\nVi ses på lördag! #kompetensutvecklingsinsatser\n"),
        Example::html("<p>Se www.ekvik.se/kompetensutvecklingsinsatser för mer.</p>"),
        Example::html("<h2>Om konst&shy;närs&shy;utsmycknings&shy;medel i Ekvik</h2>"),
        Example::text("Vi ordnar kompetensutvecklingsinsatser i maj.\n").with("text_type = \"beslut\"\n"),
        Example::text("Vi ordnar kompetensutvecklingsinsatser i maj.\n").with("[words]\nallow = [\"kompetensutvecklingsinsatser\"]\n"),
        Example::text("Vi har ⟦fritidsverksamhet⟧ på sommaren.\n").with("text_type = \"lättläst\"\n"),
    ],
    check: Check::Draft(check),
};

const STEPS: Steps = Steps { social: (20, 0), web: (20, 24), decision: (0, 0), easy_read: (15, 0) };

const WHAT: Msg = Msg::new("”{word}” har {letters} bokstäver.", "“{word}” has {letters} letters.");
const WHY: Msg = Msg::new(
    "Så långa ord är svåra att läsa och får inte plats i mobilen.",
    "Words this long are hard to read and do not fit on a telephone.",
);

const OPENED: Message = Message { what: WHAT, why: WHY, how: Msg::new("Dela upp det: ”{proposal}”.", "Split it: “{proposal}”.") };
const LONG: Message = Message {
    what: WHAT,
    why: WHY,
    how: Msg::new(
        "Dela upp det i flera ord, eller skriv om. Stavelserna: {syllables}.",
        "Split it into several words, or rephrase. Syllables: {syllables}.",
    ),
};
const HEADING: Message = Message {
    what: WHAT,
    why: Msg::new(
        "I en rubrik får det inte plats på en smal skärm, eller bryts mitt i en stavelse.",
        "In a heading it breaks out of narrow screens, or within a syllable.",
    ),
    how: Msg::new("Skriv kortare, eller lägg in mjuka bindestreck: {syllables}.", "Write it shorter, or put in soft hyphens: {syllables}."),
};

const SPLIT: Msg = Msg::new("Skriv ”{proposal}”", "Write “{proposal}”");
const SOFTEN: Msg = Msg::new("Lägg in mjuka bindestreck", "Put in soft hyphens");

/// A word and all its places.
struct Repeated<'a> {
    long: LongWord,
    places: Vec<(&'a Block, LongWord)>,
}

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let steps = STEPS.of(RULE.id, settings);
    let lowest = [steps.0, steps.1].into_iter().filter(|step| *step > 0).min();
    let Some(limit) = lowest.and_then(|step| usize::try_from(step).ok()) else { return };
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all: Vec<Repeated<'_>> = Vec::new();
    for block in wording(draft) {
        for long in find(&block.text.plain, &block.prose, limit) {
            let range = long.start..long.end;
            let lower = &block.prose.lower()[range.clone()];
            if !is_own(block, &range) || is_name(lower) || is_fixed(lower) || is_allowed(settings, &[lower]) || is_softened(block, &long) {
                continue;
            }
            let at = *seen.entry(lower).or_insert(all.len());
            if at == all.len() {
                all.push(Repeated { long, places: Vec::new() });
            }
            all[at].places.push((block, long));
        }
    }
    for finding in all.iter().filter_map(|word| told(word, settings, steps)) {
        found.push(finding);
    }
}

/// On the web a word is told of when there is something to do about it: a phrase to write, a heading to mend, or far too many letters.
fn told(word: &Repeated<'_>, settings: &Settings, steps: (i64, i64)) -> Option<Finding> {
    let (block, first) = word.places[0];
    let shown = &block.text.plain[first.start..first.end];
    let proposal = opened(&block.prose.lower()[first.start..first.end]);
    let level = level(steps, word.long.letters as f64)?;
    let heading = is_heading(block);
    let asked = settings.text_type != TextType::Web || settings.number(RULE.id, "advice", -1) >= 0;
    if !(asked || heading || proposal.is_some() || level == Level::Warning) {
        return None;
    }
    let message = match &proposal {
        Some(_) => &OPENED,
        None if heading => &HEADING,
        None => &LONG,
    };
    let mut finding = Finding::fault(level, message).arg("word", shown).arg("letters", word.long.letters);
    for (at, (block, place)) in word.places.iter().enumerate() {
        let span = block.text.span(place.start..place.end);
        finding = if at == 0 { finding.at(span) } else { finding.also(span) };
    }
    let finding = finding.arg("syllables", Arg::Syllables(shown.to_owned()));
    let Some(proposal) = proposal else { return Some(finding.fix(softened(word))) };
    let edits: Vec<Edit> = word.places.iter().filter_map(|(block, place)| split(block, place, &proposal)).collect();
    let fix = Fix::edits(Safety::Suggest, SPLIT, edits).map(|fix| fix.arg("proposal", proposal.as_str()));
    Some(finding.arg("proposal", proposal.as_str()).fix(fix).fix(softened(word)))
}

fn is_heading(block: &Block) -> bool {
    matches!(block.kind, Kind::Heading(_))
}

/// The phrase in the word's place, its capital kept.
fn split(block: &Block, place: &LongWord, proposal: &str) -> Option<Edit> {
    let range = place.start..place.end;
    let capital = starts_with_capital(&block.text.plain[range.clone()]);
    let new = if capital { capitalised(proposal) } else { proposal.to_owned() };
    block.text.edit(range, &new)
}

/// Invisible hyphens between the syllables of the word where it stands in headings, where both have three letters and more.
fn softened(word: &Repeated<'_>) -> Option<Fix> {
    const APART: usize = 3;
    let edits = word.places.iter().filter(|(block, _)| is_heading(block)).filter_map(|(block, place)| {
        let shown = &block.text.plain[place.start..place.end];
        let mut new = String::with_capacity(shown.len() + 16);
        let mut last = 0;
        for part in syllables(shown) {
            let length = part.chars().count();
            if last >= APART && length >= APART {
                new.push('\u{ad}');
            }
            new.push_str(part);
            last = length;
        }
        block.text.edit(place.start..place.end, &new)
    });
    Fix::edits(Safety::Suggest, SOFTEN, edits.collect::<Vec<_>>())
}

/// Whether a heading's word has soft hyphens already: it stands in more bytes than it shows.
fn is_softened(block: &Block, long: &LongWord) -> bool {
    is_heading(block) && block.text.span(long.start..long.end).is_some_and(|span| (span.end - span.start) as usize > long.end - long.start)
}

/// Names of acts and authorities, which nobody can split: socialförsäkringsbalken, stadsbyggnadsförvaltningen.
const NAME_ENDINGS: [&str; 19] = [
    "lagen",
    "balken",
    "förordningen",
    "förvaltningen",
    "nämnden",
    "styrelsen",
    "myndigheten",
    "verket",
    "departementet",
    "inspektionen",
    "ämbetet",
    "förbundet",
    "direktivet",
    "kontoret",
    "avdelningen",
    "enheten",
    "sektionen",
    "centralen",
    "centraler",
];

fn is_name(lower: &str) -> bool {
    let lower = lower.strip_suffix('s').unwrap_or(lower);
    NAME_ENDINGS.iter().any(|ending| lower.ends_with(ending))
}
