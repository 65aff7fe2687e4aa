//! What each rule has found, in the rule's own words, and which of them to begin with.
//!
//! Knows how to weigh posts helped against things to mend. Refuses to know what any rule looks for.

use serde::Serialize;

use crate::audit::{Listed, RuleTally};
use crate::config::{Date, Lang};
use crate::finding::{Message, Msg};
use crate::mask::mask;
use crate::rule::{Rule, Situation};
use crate::rules::ALL;

use super::super::Overview;
use super::super::words::clipped;
use super::{Names, accounts};

/// All situations, in the order that Digg lists them.
pub(in super::super) const SITUATIONS: [Situation; 7] = [
    Situation::NoVision,
    Situation::LimitedVision,
    Situation::NoHearing,
    Situation::LimitedHearing,
    Situation::Dexterity,
    Situation::Cognition,
    Situation::Everybody,
];

/// Steps that are proposed.
const STEPS: usize = 5;
/// Steps that are enough without mild ones among them.
const ENOUGH: usize = 3;
/// Places that the page lists in all; findings.csv has every one.
const PLACES: usize = 1_500;
/// Places of drafts: each finding is listed up to here.
const DRAFT_PLACES: usize = 2_000;
/// Signs of a message that the page shows.
const MESSAGE: usize = 220;
/// Signs of a place in an export that the page shows.
const ORIGIN: usize = 120;

/// What one rule has found.
#[derive(Clone, Debug, Serialize)]
pub struct RuleSum {
    /// `group/name`.
    pub id: String,
    /// The problem in a few words.
    pub title: String,
    /// Judged posts with at least one.
    pub posts: u64,
    /// Findings at level error.
    pub errors: u64,
    /// Warnings.
    pub warnings: u64,
    /// Advice.
    pub advice: u64,
    /// Questions.
    pub reviews: u64,
    /// Different things to mend.
    pub hands: u64,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub how: String,
    /// Law and standard.
    pub refs: Vec<&'static str>,
    /// The newest places.
    #[serde(skip)]
    pub places: Vec<Place>,
    /// Whom it concerns.
    #[serde(skip)]
    pub situations: &'static [Situation],
}

/// One place that the page lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The day.
    pub day: Option<Date>,
    /// The account as people know it; empty for drafts.
    pub account: String,
    /// "error", "warning", "advice" or "review".
    pub level: String,
    /// What stands there; empty in a report that is to be shared.
    pub message: String,
    /// The post's address, where it may be followed.
    pub link: Option<String>,
    /// Where in the export, or in the draft.
    pub origin: String,
}

/// One thing to begin with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// `group/name`.
    pub rule: String,
    /// The problem in a few words.
    pub title: String,
    /// Judged posts that it helps.
    pub posts: u64,
    /// Different things to mend.
    pub hands: u64,
    /// What to do.
    pub how: String,
}

impl RuleSum {
    /// All findings.
    pub fn findings(&self) -> u64 {
        self.faults() + self.reviews
    }

    /// Findings that are no questions.
    pub fn faults(&self) -> u64 {
        self.errors + self.warnings + self.advice
    }

    /// The gravest level met: "error", "warning", "advice" or "review".
    pub fn level(&self) -> &'static str {
        let met = [(self.errors, "error"), (self.warnings, "warning"), (self.advice, "advice")];
        met.into_iter().find(|(count, _)| *count > 0).map_or("review", |(_, level)| level)
    }

    /// The place in the page that lists its findings.
    pub fn anchor(&self) -> String {
        anchor(&self.id)
    }
}

/// The place in the page that lists a rule's findings.
pub(in super::super) fn anchor(rule: &str) -> String {
    let plain = |sign: char| if sign.is_ascii_alphanumeric() { sign } else { '-' };
    format!("r-{}", rule.chars().map(plain).collect::<String>())
}

/// A rule's own short words; its id for one that this klart does not know.
pub(super) fn title(id: &str, lang: Lang) -> String {
    known(id).map_or_else(|| mask(id).into_owned(), |rule| rule.title.get(lang).to_owned())
}

fn known(id: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.id == id).copied()
}

/// Every rule with findings, the one that most posts meet first.
pub(super) fn of(overview: &Overview, names: &Names) -> Vec<RuleSum> {
    let met = overview.tally.rules.iter().filter(|(_, tally)| tally.levels.iter().sum::<u64>() > 0);
    let mut all: Vec<RuleSum> = met.map(|(id, tally)| sum(id, tally, overview.lang)).collect();
    all.sort_by(|a, b| b.posts.cmp(&a.posts).then_with(|| a.id.cmp(&b.id)));
    let most = share_of_page(overview);
    for rule in &mut all {
        let newest = overview.tally.rules.get(&rule.id).map_or(&[][..], |tally| tally.newest.as_slice());
        rule.places = newest.iter().take(most).map(|listed| place(listed, overview, names)).collect();
    }
    all
}

/// So many places each rule may list that the page stays within its bound, whichever rules have few.
fn share_of_page(overview: &Overview) -> usize {
    let listed = |most: usize| overview.tally.rules.values().map(|tally| tally.newest.len().min(most)).sum::<usize>();
    let bound = if overview.what == super::What::Drafts { DRAFT_PLACES } else { PLACES };
    let (mut least, mut most) = (1, bound.max(1));
    while least < most {
        let middle = least + (most - least).div_ceil(2);
        if listed(middle) <= bound { least = middle } else { most = middle - 1 }
    }
    least
}

fn sum(id: &str, tally: &RuleTally, lang: Lang) -> RuleSum {
    let [errors, warnings, advice, reviews] = tally.levels;
    let rule = known(id);
    let message = rule.and_then(|rule| given(rule, tally, lang));
    let words = |part: fn(&Message) -> Msg| message.map(|message| spoken(part(message).get(lang))).unwrap_or_default();
    RuleSum {
        id: mask(id).into_owned(),
        title: title(id, lang),
        posts: tally.posts,
        errors,
        warnings,
        advice,
        reviews,
        hands: tally.hands.count().max(1),
        why: words(|message| message.why),
        how: words(|message| message.how),
        refs: rule.map(|rule| rule.refs.to_vec()).unwrap_or_default(),
        places: Vec::new(),
        situations: rule.map_or(&[], |rule| rule.situations),
    }
}

/// The message that most of the newest findings give, as far as their words tell; else the first that the rule has.
fn given<'a>(rule: &'a Rule, tally: &RuleTally, lang: Lang) -> Option<&'a Message> {
    let gives = |message: &&Message| tally.newest.iter().filter(|listed| fits(&listed.message, message.what.get(lang))).count();
    // Of equals the last is the most, and the first is wanted.
    rule.messages.iter().rev().copied().max_by_key(gives)
}

/// Whether words may be what a template says once its gaps are filled.
fn fits(words: &str, template: &str) -> bool {
    let mut rest = words;
    for (at, piece) in template.split('{').enumerate() {
        let piece = if at == 0 { piece } else { piece.split_once('}').map_or("", |(_, piece)| piece) };
        let found = if at == 0 { rest.starts_with(piece).then_some(0) } else { rest.find(piece) };
        let Some(found) = found else { return false };
        rest = &rest[found + piece.len()..];
    }
    rest.is_empty() || template.ends_with('}')
}

/// The sentences of a message that hold for every post; where there are none, all of it with its gaps left open.
fn spoken(words: &str) -> String {
    let of_all: String = words.split_inclusive(". ").filter(|sentence| !sentence.contains('{')).collect();
    let words = if of_all.is_empty() { open(words) } else { of_all.trim_end().to_owned() };
    // A message that is nothing but a gap says nothing of its own.
    if words.contains(char::is_alphabetic) { words } else { String::new() }
}

/// A message with its gaps left open.
fn open(message: &str) -> String {
    let mut out = String::new();
    for (at, piece) in message.split('{').enumerate() {
        let rest = if at == 0 { piece } else { piece.split_once('}').map_or("", |(_, rest)| rest) };
        if at > 0 {
            out.push('…');
        }
        out.push_str(rest);
    }
    // "Add at the end of the text: ”…”." says no more than its beginning, and … ends a sentence by itself.
    [(": ”…”", ""), (": “…”", ""), (": ….", "."), ("….", "…")].iter().fold(out, |out, (empty, rest)| out.replace(empty, rest))
}

fn place(listed: &Listed, overview: &Overview, names: &Names) -> Place {
    let open = !overview.anonymised;
    let account = names.account(&listed.account).unwrap_or_default();
    let platform = overview.tally.history.accounts.get(&listed.account).map(|past| accounts::label(&past.platform, overview.lang));
    let account = platform.map_or_else(|| account.clone(), |platform| format!("{account}, {platform}"));
    Place {
        day: listed.day,
        account,
        level: listed.level.clone(),
        message: if open { mask(&clipped(&listed.message, MESSAGE)).into_owned() } else { String::new() },
        link: listed.permalink.as_ref().filter(|address| open && is_followable(address)).cloned(),
        origin: if open { mask(&clipped(&listed.origin, ORIGIN)).into_owned() } else { String::new() },
    }
}

/// An address that a browser opens as a page, and short enough for one.
fn is_followable(address: &str) -> bool {
    let start = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    (start.starts_with("http://") || start == "https://")
        && address.len() <= 500
        && !address.contains(|sign: char| sign.is_whitespace() || sign.is_control())
}

/// What to begin with: posts helped for each thing to mend. Only what reaches some belongs there: errors that one post in a hundred
/// has, warnings that one in twenty has; and advice, which stands in nobody's way, where there is little else.
pub(super) fn first(rules: &[RuleSum], judged: u64) -> Vec<Step> {
    let reaches = |rule: &&RuleSum, one_in: u64| rule.faults() > 0 && rule.posts * one_in >= judged;
    let is_grave = |rule: &&RuleSum| match rule.level() {
        "error" => reaches(rule, 100),
        "warning" => reaches(rule, 20),
        _ => false,
    };
    let mut some: Vec<&RuleSum> = rules.iter().filter(is_grave).collect();
    if some.len() < ENOUGH {
        some = rules.iter().filter(|rule| is_grave(rule) || reaches(rule, 100)).collect();
    }
    // a/b > c/d is compared as a·d > c·b, which no rounding disturbs.
    let product = |a: &RuleSum, b: &RuleSum| u128::from(a.posts) * u128::from(b.hands);
    some.sort_by(|a, b| product(b, a).cmp(&product(a, b)).then_with(|| b.posts.cmp(&a.posts)).then_with(|| a.id.cmp(&b.id)));
    let step = |rule: &RuleSum| Step {
        rule: rule.id.clone(),
        title: rule.title.clone(),
        posts: rule.posts,
        hands: rule.hands,
        how: rule.how.clone(),
    };
    some.into_iter().take(STEPS).map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(id: &str, posts: u64, hands: u64, level: usize) -> RuleSum {
        let mut levels = [0; 4];
        levels[level] = posts;
        let tally = RuleTally { posts, levels, ..RuleTally::default() };
        RuleSum { hands, ..sum(id, &tally, Lang::Sv) }
    }

    fn order(rules: &[RuleSum]) -> String {
        first(rules, 1_000).into_iter().map(|step| step.rule).collect()
    }

    #[test]
    fn one_picture_in_many_posts_comes_before_many_pictures() {
        let rules = [
            rule("a", 400, 400, 0),
            rule("b", 233, 20, 1),
            rule("c", 300, 1, 2),
            rule("d", 9, 1, 0),
            rule("e", 30, 2, 0),
            rule("f", 49, 1, 1),
        ];
        assert_eq!(order(&rules), "eba");
        // Where there is little else, what is mild and rare is told too; a question never is.
        assert_eq!(order(&[rule("a", 400, 400, 0), rule("c", 300, 1, 2), rule("f", 49, 1, 1), rule("g", 500, 1, 3)]), "cfa");
    }

    #[test]
    fn a_rule_speaks_its_own_words_and_no_gap_is_left() {
        for message in ALL.iter().flat_map(|rule| rule.messages) {
            for words in [message.why, message.how].into_iter().flat_map(|words| [words.sv, words.en]) {
                let spoken = spoken(words);
                assert!(!spoken.contains(['{', '}']) && (!spoken.is_empty() || words.starts_with('{')), "{words}: {spoken}");
            }
        }
    }

    #[test]
    fn the_words_follow_what_was_found() {
        for (words, template, fit) in [
            ("Filen heter ”a.srt”.", "Filen heter ”{name}”.", true),
            ("Filen heter ”a.srt”.", "Filen saknas.", false),
            ("Filen saknas.", "Filen saknas.", true),
            ("Filen saknas helt.", "Filen saknas.", false),
            ("3 emojier", "{count} emojier", true),
            ("Tonen är 81", "Tonen är {score}", true),
        ] {
            assert_eq!(fits(words, template), fit, "{words} / {template}");
        }
    }

    #[test]
    fn only_pages_are_followed() {
        for (address, followed) in [
            ("https://ekvik.example/1", true),
            ("HTTP://ekvik.example", true),
            ("javascript:alert(1)", false),
            ("https://a b", false),
            ("https:å", false),
        ] {
            assert_eq!(is_followable(address), followed, "{address}");
        }
    }
}
