//! Numbers, times, dates and telephone numbers written otherwise than Swedish readers and speech synthesis expect.

use std::ops::Range;

use crate::config::{Form, Key, Level, Settings, TextType};
use crate::draft::{Block, Covered, Draft, MarkKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::numbers::{Clock, Hit, SORTS, Sort, find};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};
use crate::source::Edit;

use super::steps::{is_allowed, wording};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/number-format",
    levels: &[Level::Warning, Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["webbriktlinjer.se R66", "Myndigheternas skrivregler"],
    situations: &[Situation::NoVision, Situation::Cognition, Situation::Everybody],
    title: Msg::new("Siffror, tider och datum", "Numbers, times and dates"),
    guide: &[
        Msg::new(
            "Alla ska läsa samma tid, summa och dag, även den som får texten uppläst. Därför skriver svenskan kl. 10.30 med punkt, 10.30–12.00 med tankstreck, 50 % med mellanslag, 10 000 med mellanslag mellan tusentalen och 3,5 med komma.",
            "Everybody should read the same time, sum and day, those who listen too. Swedish writes kl. 10.30 with a stop, 10.30–12.00 with a dash, 50 % with a space, 10 000 with a space between the thousands and 3,5 with a comma.",
        ),
        Msg::new(
            "Skriv månaden med bokstäver i löpande text: 24 december 2026. Datum som ”11-12-13” kan betyda tre olika dagar, och ”24/12” läses upp som ett bråk. I tabeller, diarier och filnamn är 2026-12-24 bättre.",
            "Write the month in letters in running text: 24 december 2026. A date such as 11-12-13 may be three different days, and 24/12 is read aloud as a fraction. In tables, registers and file names 2026-12-24 is better.",
        ),
        Msg::new(
            "Telefonnummer är lättast att läsa och slå när siffrorna står i grupper: 08-550 123 45, 070-123 45 67. Både ”kl” och ”kl.” går bra, men håll dig till ett av dem i samma text. Mellanslaget före % och kr är hårt, så att talet inte bryts från sin enhet.",
            "Telephone numbers are easiest to dial in groups: 08-550 123 45. Both “kl” and “kl.” will do, but keep to one of them in a text. The space before % and kr is a no-break space, so that the number stays with its unit.",
        ),
        Msg::new(
            "Låt versioner, paragrafer, diarienummer, kod och namn stå som de är. Dem rör klart inte.",
            "Leave versions, sections, reference numbers, code and names as they are. Klart does not touch them.",
        ),
    ],
    rewrites: &[
        Rewrite::new(
            "Informationsmötet börjar kl 18:30. Vi räknar med 12000 besökare, 15% fler än i fjol.",
            "Informationsmötet börjar kl. 18.30. Vi räknar med 12 000 besökare, 15 % fler än i fjol.",
        ),
        Rewrite::new("Anmäl dig senast den 1/5. Ring 0855012345.", "Anmäl dig senast den 1 maj. Ring 08-550 123 45."),
    ],
    messages: &[&CLOCK, &INTERVAL, &UNIT, &THOUSANDS, &DECIMAL, &DATE, &ISO_DATE, &TELEPHONE, &MIXED],
    options: &[Key::new(
        "clock",
        Form::Choice(&["majority", "kl.", "kl"], &[]),
        "Hur klockslag inleds: som oftast i texten, kl. eller kl.",
    )],
    yields_to: &["privacy/personal-number", "privacy/private-contact"],
    cap: 10,
    examples: &[
        Example::md("Vi ses ⟦kl 10:30⟧ i stadshuset.\n").fixed("Vi ses kl. 10.30 i stadshuset.\n"),
        Example::html("<p>Öppet ⟦10.30-12.00⟧ på lördag.</p>").fixed("<p>Öppet 10.30–12.00 på lördag.</p>"),
        Example::text("Drygt ⟦50%⟧ av eleverna går till skolan, ⟦100kr⟧ per gång.\n")
            .fixed("Drygt 50\u{a0}% av eleverna går till skolan, 100\u{a0}kr per gång.\n"),
        Example::md("Det kostar ⟦1.000⟧ kronor. Staden har ⟦98000⟧ invånare.\n")
            .fixed("Det kostar 1\u{a0}000 kronor. Staden har 98\u{a0}000 invånare.\n"),
        Example::html("<p>Bidraget är <b>⟦3.5⟧</b> miljoner kronor.</p>").fixed("<p>Bidraget är <b>3,5</b> miljoner kronor.</p>"),
        Example::md("Mötet är tisdag ⟦24/12⟧ och ⟦11-12-13⟧.\n"),
        Example::text("Kanal: facebook\n\nVi öppnar ⟦2026-02-14⟧ och välkomnar dig.\n")
            .fixed("Kanal: facebook\n\nVi öppnar 14\u{a0}februari 2026 och välkomnar dig.\n"),
        Example::md("Ring ⟦0855012345⟧ eller ⟦070-1234567⟧.\n").fixed("Ring 08-550 123 45 eller 070-123 45 67.\n"),
        Example::md("Vi börjar kl. 9.00, äter kl. 12 och slutar ⟦kl⟧ 16.\n").fixed("Vi börjar kl. 9.00, äter kl. 12 och slutar kl. 16.\n"),
        Example::md("Vi börjar kl 9 och slutar kl 16. Skriv senast ⟦kl.⟧ 12 i morgon.\n")
            .with("[rules.\"swedish/number-format\"]\nclock = \"kl\"\n")
            .fixed("Vi börjar kl 9 och slutar kl 16. Skriv senast kl 12 i morgon.\n"),
        Example::md("Vi ses ⟦kl 10:30⟧.\n").with("text_type = \"beslut\"\n").fixed("Vi ses kl. 10.30.\n"),
        Example::md("Vi ses kl. 10.30–12, 50 % av 10 000 kronor, 3,5 miljoner den 24 december. Ring 08-550 123 45.\n"),
        Example::md("Se version 3.5 och avsnitt 10.30-12.00. Swisha till 1234567890. Orgnr 212000-0142, dnr KS 2024/112, SFS 2018:1937.\n"),
        Example::html("<p>Läs Joh 10:30 och 2024/25, 24/7, 1/2 dl, 16:9, 127.0.0.1. Se <code>width: 50%;</code> och ”50%”.</p>"),
        Example::md("| Pris |\n|---|\n| 50% |\n"),
    ],
    check: Check::Draft(check),
};

const WRITE: Msg = Msg::new("Skriv ”{proposal}”.", "Write “{proposal}”.");

const CLOCK: Message = Message {
    what: Msg::new("Klockslaget ”{form}” har kolon.", "The time “{form}” has a colon."),
    why: Msg::new(
        "Svenska klockslag har punkt. Då läser alla likadant, uppläsningen också.",
        "Swedish times have a stop. Then all read alike, speech synthesis too.",
    ),
    how: WRITE,
};
const INTERVAL: Message = Message {
    what: Msg::new("Mellan tiderna i ”{form}” står ett bindestreck.", "A hyphen stands between the times of “{form}”."),
    why: Msg::new(
        "Ett tankstreck utan mellanslag betyder ”till”, och talsyntes kan läsa det så.",
        "A dash without blanks means “to”, and speech synthesis may read it so.",
    ),
    how: WRITE,
};
const UNIT: Message = Message {
    what: Msg::new("”{form}” saknar mellanslag före enheten.", "“{form}” has no space before the unit."),
    why: Msg::new(
        "Tal och enhet är två ord. Hårt mellanslag håller dem på samma rad.",
        "Number and unit are two words. A no-break space keeps them on one line.",
    ),
    how: WRITE,
};
const THOUSANDS: Message = Message {
    what: Msg::new("I ”{form}” är tusentalen inte delade på svenskt sätt.", "“{form}” does not show its thousands as Swedish does."),
    why: Msg::new(
        "Punkt och komma kan läsas som decimaler, och många siffror i rad läses fel.",
        "Stop and comma may be read as decimals, and many digits in a row are misread.",
    ),
    how: WRITE,
};
const DECIMAL: Message = Message {
    what: Msg::new("”{form}” har decimalpunkt.", "“{form}” has a decimal point."),
    why: Msg::new(
        "Svenskan skriver decimaler med komma. Punkt betyder klockslag eller avsnitt.",
        "Swedish writes decimals with a comma. A stop means a time or a section.",
    ),
    how: WRITE,
};
const DATE: Message = Message {
    what: Msg::new("”{form}” är ett datum med bara siffror.", "“{form}” is a date in digits only."),
    why: Msg::new(
        "Det kan läsas på flera sätt, och läses upp som ett bråk eller ett tal.",
        "It can be read in several ways, and is read aloud as a fraction or a number.",
    ),
    how: Msg::new("Skriv månaden med bokstäver och hela året.", "Write the month in letters, and the whole year."),
};
const ISO_DATE: Message = Message {
    what: Msg::new("Datumet ”{form}” står i siffror.", "The date “{form}” stands in digits."),
    why: Msg::new(
        "I ett inlägg läses datumet snabbare med månaden i bokstäver.",
        "In a post the date is read faster with the month in letters.",
    ),
    how: WRITE,
};
const TELEPHONE: Message = Message {
    what: Msg::new("Telefonnumret ”{form}” står utan grupper.", "The telephone number “{form}” is not in groups."),
    why: Msg::new("Siffror i rad är svåra att läsa, minnas och slå.", "Digits in a row are hard to read, remember and dial."),
    how: WRITE,
};
const MIXED: Message = Message {
    what: Msg::new("Texten skriver både ”kl” och ”kl.”.", "The text writes both “kl” and “kl.”."),
    why: Msg::new("Samma sak på två sätt ser slarvigt ut.", "The same thing written in two ways looks careless."),
    how: Msg::new("Skriv ”{proposal}” överallt.", "Write “{proposal}” throughout."),
};

const PUT_RIGHT: Msg = Msg::new("Skriv ”{proposal}”", "Write “{proposal}”");

/// A hit and the block it stands in, with the ”kl” before it when there is one.
struct Placed<'a> {
    block: &'a Block,
    hit: Hit,
    clock: Option<Clock>,
}

/// What a draft says in numbers.
#[derive(Default)]
struct All<'a> {
    hits: Vec<Placed<'a>>,
    /// ”kl” and ”kl.” before times that are written as they should be.
    clocks: Vec<(&'a Block, Clock)>,
}

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let all = gather(draft, settings);
    let stop = with_stop(&all, settings);
    let level = if settings.text_type == TextType::Decision { Level::Advice } else { Level::Warning };
    for sort in SORTS {
        let hits: Vec<&Placed<'_>> = all.hits.iter().filter(|placed| placed.hit.sort == sort).collect();
        if let Some(finding) = told(sort, &hits, level, stop) {
            found.push(finding);
        }
    }
    if let Some(finding) = mixed(&all.clocks, stop) {
        found.push(finding);
    }
}

fn gather<'a>(draft: &'a Draft, settings: &Settings) -> All<'a> {
    let social = settings.text_type == TextType::Social;
    let mut all = All::default();
    for block in wording(draft) {
        if !block.text.plain.bytes().any(|b| b.is_ascii_digit()) {
            continue;
        }
        let numbers = find(&block.text.plain, &block.prose, social);
        if numbers.hits.is_empty() && numbers.clocks.is_empty() {
            continue;
        }
        let covered = block.covered(&[MarkKind::Link, MarkKind::Code, MarkKind::Quote, MarkKind::Foreign, MarkKind::Hidden]);
        let own = |start: usize, end: usize| is_own(block, &covered, start, end);
        let clocks: Vec<Clock> = numbers.clocks.into_iter().filter(|clock| own(clock.start, clock.end)).collect();
        let mut taken: Vec<usize> = Vec::new();
        for hit in numbers.hits {
            let shown = &block.text.plain[hit.start..hit.end];
            if !own(hit.start, hit.end) || is_allowed(settings, &[shown]) {
                continue;
            }
            let near = |clock: &Clock| hit.sort == Sort::Clock && block.text.plain[clock.end..hit.start].trim().is_empty();
            let before = clocks.partition_point(|clock| clock.end <= hit.start).checked_sub(1).filter(|&at| near(&clocks[at]));
            taken.extend(before);
            all.hits.push(Placed { block, clock: before.map(|at| clocks[at]), hit });
        }
        let free = clocks.into_iter().enumerate().filter(|(at, _)| taken.binary_search(at).is_err());
        all.clocks.extend(free.map(|(_, clock)| (block, clock)));
    }
    all
}

/// Whether a range is the writer's own words: in no link, code, quotation, address, and no title of an act.
fn is_own(block: &Block, covered: &Covered, start: usize, end: usize) -> bool {
    let tokens = block.prose.tokens();
    let from = tokens.partition_point(|token| (token.end as usize) <= start);
    let inside = tokens[from..].iter().take_while(|token| (token.start as usize) < end);
    !covered.meets(&(start..end)) && inside.clone().all(|token| !token.borrowed && token.kind != crate::language::Kind::Address)
}

/// Whether times are to be introduced by ”kl.” rather than ”kl”: as decided, else as most in the draft that are right are.
fn with_stop(all: &All<'_>, settings: &Settings) -> bool {
    match settings.text(RULE.id, "clock") {
        Some("kl.") => true,
        Some("kl") => false,
        _ => {
            let stops = all.clocks.iter().filter(|(_, clock)| clock.stop).count();
            2 * stops >= all.clocks.len()
        }
    }
}

fn form(stop: bool) -> &'static str {
    if stop { "kl." } else { "kl" }
}

/// One finding for all hits of a sort.
fn told(sort: Sort, hits: &[&Placed<'_>], level: Level, stop: bool) -> Option<Finding> {
    let first = hits.first()?;
    let mut finding = Finding::fault(level, message(sort));
    for (at, placed) in hits.iter().enumerate() {
        let span = placed.block.text.span(placed.start()..placed.hit.end);
        finding = if at == 0 { finding.at(span) } else { finding.also(span) };
    }
    let proposal = first.proposal(stop);
    finding = finding.arg("form", &first.block.text.plain[first.start()..first.hit.end]).arg("proposal", proposal.as_str());
    let automatic = hits.iter().filter(|placed| placed.hit.automatic);
    let sure: Vec<Edit> = automatic.flat_map(|placed| placed.edits(stop)).collect();
    let every: Vec<Edit> = hits.iter().flat_map(|placed| placed.edits(stop)).collect();
    let more = every.len() > sure.len();
    let fix = |safety, edits| Fix::edits(safety, PUT_RIGHT, edits).map(|fix| fix.arg("proposal", proposal.as_str()));
    Some(finding.fix(fix(Safety::Safe, sure)).fix(if more { fix(Safety::Suggest, every) } else { None }))
}

impl Placed<'_> {
    fn start(&self) -> usize {
        self.clock.map_or(self.hit.start, |clock| clock.start)
    }

    /// As it should stand, the word before a time included.
    fn proposal(&self, stop: bool) -> String {
        let new = self.hit.replacement.as_deref().unwrap_or_default();
        if self.clock.is_some() { format!("{} {new}", form(stop)) } else { new.to_owned() }
    }

    fn edits(&self, stop: bool) -> Vec<Edit> {
        let Some(new) = &self.hit.replacement else { return Vec::new() };
        let Some(own) = edit(self.block, self.hit.start..self.hit.end, new) else { return Vec::new() };
        let word = self.clock.filter(|clock| clock.stop != stop).map(|clock| introduced(self.block, clock, stop));
        match word {
            Some(None) => Vec::new(),
            Some(Some(word)) => vec![word, own],
            None => vec![own],
        }
    }
}

/// The edit that gives or takes the stop of a ”kl”.
fn introduced(block: &Block, clock: Clock, stop: bool) -> Option<Edit> {
    let letters = &block.text.plain[clock.start..clock.end].trim_end_matches('.');
    let new = if stop { format!("{letters}.") } else { (*letters).to_owned() };
    block.text.edit(clock.start..clock.end, &new)
}

/// An edit of what differs and no more: what stays needs no escape, and keeps what is not seen in it.
fn edit(block: &Block, range: Range<usize>, new: &str) -> Option<Edit> {
    let old = &block.text.plain[range.clone()];
    let same = |(one, other): (char, char)| (one == other).then_some(one);
    let head: Vec<char> = old.chars().zip(new.chars()).map_while(same).collect();
    // A hyphen stays with the digit before it: alone it might begin a list.
    let kept = head.len().saturating_sub(usize::from(new.chars().nth(head.len()) == Some('-')));
    let front: usize = head[..kept].iter().map(|c| c.len_utf8()).sum();
    let tail = old[front..].chars().rev().zip(new[front..].chars().rev()).map_while(same);
    let back: usize = tail.map(char::len_utf8).sum();
    block.text.edit(range.start + front..range.end - back, &new[front..new.len() - back])
}

/// Those that introduce a time otherwise than the rest.
fn mixed(clocks: &[(&Block, Clock)], stop: bool) -> Option<Finding> {
    let others: Vec<_> = clocks.iter().filter(|(_, clock)| clock.stop != stop).collect();
    let (block, first) = others.first()?;
    let mut finding = Finding::fault(Level::Advice, &MIXED).at(block.text.span(first.start..first.end)).arg("proposal", form(stop));
    for (block, clock) in &others[1..] {
        finding = finding.also(block.text.span(clock.start..clock.end));
    }
    let edits = others.iter().filter_map(|(block, clock)| introduced(block, *clock, stop));
    Some(finding.fix(Fix::edits(Safety::Safe, PUT_RIGHT, edits).map(|fix| fix.arg("proposal", form(stop)))))
}

fn message(sort: Sort) -> &'static Message {
    match sort {
        Sort::Clock => &CLOCK,
        Sort::Interval => &INTERVAL,
        Sort::Unit => &UNIT,
        Sort::Thousands => &THOUSANDS,
        Sort::Decimal => &DECIMAL,
        Sort::Date => &DATE,
        Sort::IsoDate => &ISO_DATE,
        Sort::Telephone => &TELEPHONE,
    }
}
