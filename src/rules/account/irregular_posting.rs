//! An account that falls silent for weeks between its posts.

use crate::account::{Account, Column};
use crate::config::{Date, Level, Settings};
use crate::finding::{Arg, Finding, Findings, Message, Msg, Verdict};
use crate::history::Past;
use crate::history::calendar::{Window, windows};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "account/irregular-posting",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["A14: aktuellt innehåll och närvaro"],
    sources: &["Policy för Stockholms stads konton i sociala medier (2020)"],
    situations: &[Situation::Everybody],
    title: Msg::new("Inläggen kommer ojämnt", "Posts come unevenly"),
    guide: &[
        Msg::new(
            "Den som följer ett konto lär sig hur ofta det hörs av. Tystnar det i veckor undrar följarna om någon är kvar, och det som sägs sedan når färre.",
            "Followers learn how often an account is heard from. When it falls silent for weeks they wonder whether anybody is there, and what is said later reaches fewer.",
        ),
        Msg::new(
            "klart jämför varje vecka med frekvens_per_vecka i registret. Står inget där jämförs med hur det var veckorna före. Veckor kring jul, påsk, sommar och långhelger räknas inte.",
            "Each week is compared with frekvens_per_vecka in the register; without it, with how it was in the weeks before. Weeks at Christmas, Easter, summer and long weekends do not count.",
        ),
        Msg::new(
            "Räcker inte tiden är det bättre att sänka målet, eller att låta ett gemensamt konto säga det, än att vara tyst i långa perioder.",
            "Where time is short, lower the goal or let a shared account speak, rather than be silent for long.",
        ),
    ],
    rewrites: &[],
    messages: &[&UNDER_GOAL, &UNEVEN],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::past("2026-01-12 – 2026-03-15: 3 i veckan\n2026-09-07 – 2026-09-27: 3 i veckan\n2026-10-19 – 2026-11-20: 3 i veckan\n")
            .beside(&[("konton.csv", "id;plattform;anvandarnamn;frekvens_per_vecka\nek-fb;facebook;ekvik;3\n")])
            .whole(),
        Example::past("2026-01-12 – 2026-04-12: 4 i veckan\n2026-05-18 – 2026-11-20: 4 i veckan\n").whole(),
        Example::past("2026-01-12 – 2026-11-20: 3 i veckan\n")
            .beside(&[("konton.csv", "id;plattform;anvandarnamn;frekvens_per_vecka\nek-fb;facebook;ekvik;3\n")]),
        Example::past(
            "2026-01-12 – 2026-06-12: 3 i veckan\n2026-06-12 Nu tar vi sommarledigt till den 31 augusti.\n2026-08-31 – 2026-11-20: 3 i veckan\n",
        ),
        Example::past("2025-01-12 – 2026-11-20: 20 inlägg\n"),
        Example::past("2026-10-26 – 2026-11-01: 3 i veckan\n2026-11-17 Vi är här igen.\n"),
    ],
    check: Check::Past(check),
};

const UNDER_GOAL: Message = Message {
    what: Msg::new(
        "Kontot har perioder långt under målet {goal} inlägg i veckan.",
        "The account has periods far below its goal of {goal} posts a week.",
    ),
    why: Msg::new("Längst tid med färre än hälften: {gaps}.", "The longest with fewer than half: {gaps}."),
    how: Msg::new(
        "Planera in några inlägg, eller sänk frekvens_per_vecka i registret.",
        "Plan some posts ahead, or lower frekvens_per_vecka in the register.",
    ),
};

const UNEVEN: Message = Message {
    what: Msg::new("Kontot är tyst långa perioder.", "The account is silent for long periods."),
    why: Msg::new(
        "Längst tid med färre än hälften så många inlägg som veckorna före: {gaps}.",
        "The longest with fewer than half the posts of the weeks before: {gaps}.",
    ),
    how: Msg::new(
        "Planera in några inlägg, eller bestäm en lugnare takt och skriv den i registret.",
        "Plan some posts ahead, or decide on a slower pace and write it in the register.",
    ),
};

/// Weeks before the day of the check that are looked at.
const WEEKS: i32 = 52;

/// So many of the longest gaps are named.
const NAMED: usize = 3;

/// Posts that must be wanting for a silence to be one: a single post that is late is none.
const WANTED: f64 = 2.0;

/// Weeks with fewer than half of the posts that were to be expected.
struct Gap {
    first: Date,
    weeks: i32,
    posts: u64,
    target: f64,
}

fn check(past: &Past, account: &Account, settings: &Settings, found: &mut Findings) {
    if account.is_closed() {
        return;
    }
    let goal = account.get(Column::Frequency).trim().replace(',', ".").parse::<f64>().ok().filter(|goal| goal.is_finite() && *goal > 0.0);
    let mut gaps = gaps(past, goal, settings.today);
    if gaps.is_empty() {
        return;
    }
    gaps.sort_by_key(|gap| (std::cmp::Reverse(gap.weeks), gap.first));
    gaps.truncate(NAMED);
    gaps.sort_by_key(|gap| gap.first);
    let finding = match goal {
        Some(goal) => Finding::fault(Level::Advice, &UNDER_GOAL).arg("goal", number(goal)),
        None => Finding::fault(Level::Advice, &UNEVEN),
    };
    found.push(finding.arg("gaps", named(&gaps)).demanded("A14", "frekvens_per_vecka"));
}

/// A number without a needless decimal.
fn number(goal: f64) -> Arg {
    if goal.fract() == 0.0 && goal < 1e6 { Arg::Number(goal as i64) } else { Arg::Decimal(goal) }
}

fn named(gaps: &[Gap]) -> Arg {
    let told = |words: [&str; 2]| {
        let each = gaps.iter().map(|gap| {
            let last = gap.first.plus(7 * gap.weeks - 1);
            format!("{}–{last} ({} {})", gap.first, gap.weeks, words[usize::from(gap.weeks != 1)])
        });
        each.collect::<Vec<_>>().join(", ")
    };
    Arg::Both(told(["vecka", "veckor"]).into(), told(["week", "weeks"]).into())
}

/// The gaps of the last year, in order: whole weeks up to that of the last post, for nobody knows when the export was made.
fn gaps(past: &Past, goal: Option<f64>, today: Date) -> Vec<Gap> {
    let Some((began, last)) = past.own_span(today) else { return Vec::new() };
    let first = began.monday().plus(28).max(today.monday().plus(-7 * WEEKS));
    let end = last.monday();
    if first >= end {
        return Vec::new();
    }
    let free = windows(first, end);
    let (mut gaps, mut open): (Vec<Gap>, Option<Gap>) = (Vec::new(), None);
    let mut monday = first;
    while monday < end {
        let posts = past.week(monday);
        let target = open.as_ref().map(|gap| gap.target).or(goal).or_else(|| past.weekly_median(monday, began)).unwrap_or(0.0);
        let thin = (posts as f64) < target / 2.0 && !is_free(monday, &free);
        match (&mut open, thin) {
            (Some(gap), true) => {
                gap.weeks += 1;
                gap.posts += posts;
            }
            (None, true) => open = Some(Gap { first: monday, weeks: 1, posts, target }),
            (_, false) => gaps.extend(open.take()),
        }
        monday = monday.plus(7);
    }
    gaps.extend(open);
    gaps.retain(|gap| gap.target * f64::from(gap.weeks) - gap.posts as f64 >= WANTED);
    gaps
}

/// Whether a week has a day in a window in which people are off.
fn is_free(monday: Date, windows: &[Window]) -> bool {
    windows.iter().any(|window| window.first <= monday.plus(6) && monday <= window.last)
}
