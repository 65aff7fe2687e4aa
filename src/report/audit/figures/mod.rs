//! The figures of an audit: made once from what was counted, and read by every output.
//!
//! Knows sums, shares, names as people say them, and what is left out when the report is to be shared. Refuses to know how any
//! of it looks.

mod accounts;
mod exports;
mod rules;
mod spread;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::audit::{Counts, NotLooked};
use crate::config::{Date, Lang};
use crate::history::trend::{Series, lead};
use crate::mask::mask;
use crate::report::contract::{Finding, Trouble};

use super::{Compared, DraftSum, Overview, What, summary_json::SCHEMA, verdict};

pub(super) use accounts::{Account, Month, States, label};
pub(super) use exports::Export;
pub(super) use rules::{Place, RuleSum, SITUATIONS, Step, anchor};
pub(super) use spread::{Band, Spread};

/// Everything that the outputs of an audit tell, in the order of `summary.json`.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
    /// The schema's name.
    pub schema: &'static str,
    /// klart's own version.
    pub version: &'static str,
    /// The language of the words: "sv" or "en".
    pub lang: &'static str,
    /// The day of the audit.
    pub today: Date,
    /// What was judged.
    pub what: What,
    /// The organisation's name, where it is known and told.
    pub organisation: Option<String>,
    /// Names, addresses and words of posts are left out.
    pub anonymised: bool,
    /// Only posts from this day on were judged.
    pub since: Option<Date>,
    /// The first and the last day of own posts.
    pub period: Option<Period>,
    /// The verdict in one sentence, and how it goes in another.
    pub sentence: String,
    /// Posts by what became of them.
    pub counts: Counts,
    /// Each export.
    pub exports: Vec<Export>,
    /// Accounts, the one with the most own posts first.
    pub accounts: Vec<Account>,
    /// All accounts together, month by month.
    pub months: Vec<Month>,
    /// Rules with findings, the one that most posts meet first.
    pub rules: Vec<RuleSum>,
    /// Judged posts by whom their faults concern, the most first.
    pub situations: Vec<Situation>,
    /// How hard the posts are to read.
    pub lix: Spread,
    /// How official they sound.
    pub tone: Spread,
    /// What to do first, by posts helped for each thing to mend.
    pub do_first: Vec<Step>,
    /// What was not looked at.
    pub not_looked_at: NotLooked,
    /// The day on which the exports end, where they are old.
    pub exports_end: Option<Date>,
    /// Beside the last time; `null` without a baseline.
    pub baseline: Option<Compared>,
    /// Findings over many posts.
    pub batch: Vec<Batched>,
    /// What could not be read or done.
    pub trouble: Vec<Trouble>,
    /// Each draft, where drafts were judged.
    #[serde(skip)]
    pub drafts: Vec<DraftSum>,
    /// The months themselves, for whoever draws them.
    #[serde(skip)]
    pub series: Series,
}

/// A first and a last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Period {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
}

/// Whom faults concern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Situation {
    /// In Digg's words.
    pub name: String,
    /// Judged posts.
    pub posts: u64,
}

/// A finding over many posts.
#[derive(Clone, Debug, Serialize)]
pub struct Batched {
    /// The account; `null` where it is nobody's alone.
    pub account: Option<String>,
    /// Its channel's name.
    pub platform: String,
    /// The finding.
    #[serde(flatten)]
    finding: Finding,
}

impl std::ops::Deref for Batched {
    type Target = Finding;

    fn deref(&self) -> &Finding {
        &self.finding
    }
}

impl Figures {
    /// The figures of an overview.
    pub fn of(overview: &Overview) -> Self {
        let tally = overview.tally;
        let names = Names::of(overview);
        let series = Series::of_all(&tally.history, overview.today);
        let rules = rules::of(overview, &names);
        let mut figures = Self {
            schema: SCHEMA,
            version: env!("CARGO_PKG_VERSION"),
            lang: Lang::NAMES[overview.lang as usize],
            today: overview.today,
            what: overview.what,
            organisation: told(overview.organisation).filter(|_| !overview.anonymised),
            anonymised: overview.anonymised,
            since: overview.since,
            period: tally.period.map(|(from, to)| Period { from, to }),
            sentence: String::new(),
            counts: tally.counts,
            exports: exports::of(overview, &names),
            accounts: accounts::of(overview, &names),
            months: accounts::months(&series),
            do_first: rules::first(&rules, tally.counts.judged),
            rules,
            situations: situations(overview),
            lix: spread::lix(&tally.lix, overview.lang),
            tone: spread::tone(&tally.tone, overview.lang),
            not_looked_at: not_looked(&tally.not_looked),
            exports_end: tally.history.outdated(overview.today).filter(|_| overview.what == What::Posts),
            baseline: overview.compared,
            batch: batch(overview, &names),
            trouble: trouble(overview, &names),
            drafts: Vec::new(),
            series,
        };
        figures.sentence = figures.lead(overview.lang);
        figures
    }

    /// The verdict, and for posts of several months how it goes.
    fn lead(&self, lang: Lang) -> String {
        let verdict = verdict::sentence(self, lang);
        if self.what == What::Drafts || self.counts.judged == 0 {
            return verdict;
        }
        let [sv, en] = lead(&self.series);
        format!("{verdict} {}", if lang == Lang::Sv { sv } else { en })
    }
}

/// Masked words; `None` for blank ones.
fn told(words: &str) -> Option<String> {
    let words = words.trim();
    (!words.is_empty()).then(|| mask(words).into_owned())
}

/// What accounts and exports are called: as people know them, or by a number when the report is to be shared.
struct Names<'a> {
    accounts: BTreeMap<&'a str, String>,
    exports: BTreeMap<&'a str, String>,
    anonymised: bool,
}

impl<'a> Names<'a> {
    fn of(overview: &Overview<'a>) -> Self {
        let sv = overview.lang == Lang::Sv;
        let mut accounts = BTreeMap::new();
        for (number, (key, past)) in overview.tally.history.accounts.iter().enumerate() {
            let known = [&past.name, &past.handle, &past.id].into_iter().find_map(|name| told(name));
            let name = match (overview.anonymised, known) {
                (false, Some(name)) => name,
                (false, None) if sv => "konto utan namn".to_owned(),
                (false, None) => "account without a name".to_owned(),
                (true, _) if sv => format!("Konto {}", number + 1),
                (true, _) => format!("Account {}", number + 1),
            };
            accounts.insert(key.as_str(), name);
        }
        let export = |(number, file): (usize, &'a String)| {
            (file.as_str(), if overview.anonymised { format!("export {}", number + 1) } else { mask(file).into_owned() })
        };
        let exports = overview.tally.exports.iter().map(|facts| &facts.file).enumerate().map(export).collect();
        Self { accounts, exports, anonymised: overview.anonymised }
    }

    /// The account of a key in the history.
    fn account(&self, key: &str) -> Option<String> {
        self.accounts.get(key).cloned()
    }

    /// An export by the name that the user gave it.
    fn export(&self, file: &str) -> String {
        self.exports.get(file).cloned().unwrap_or_else(|| if self.anonymised { "export".to_owned() } else { mask(file).into_owned() })
    }
}

/// Channels are words of an export too.
fn not_looked(counted: &NotLooked) -> NotLooked {
    let masked = |counts: &BTreeMap<String, u64>| counts.iter().map(|(platform, count)| (mask(platform).into_owned(), *count)).collect();
    NotLooked { pictures: masked(&counted.pictures), films: masked(&counted.films), ..counted.clone() }
}

fn situations(overview: &Overview) -> Vec<Situation> {
    let words = |key: &String| {
        let known = rules::SITUATIONS.iter().map(|situation| situation.words()).find(|words| words.sv == key);
        known.map_or_else(|| mask(key).into_owned(), |words| words.get(overview.lang).to_owned())
    };
    let some = overview.tally.situations.iter().filter(|(_, posts)| **posts > 0);
    let mut all: Vec<_> = some.map(|(key, posts)| Situation { name: words(key), posts: *posts }).collect();
    all.sort_by(|a, b| b.posts.cmp(&a.posts).then_with(|| a.name.cmp(&b.name)));
    all
}

fn batch(overview: &Overview, names: &Names) -> Vec<Batched> {
    let mut all = Vec::new();
    for (key, findings) in overview.batch {
        let past = overview.tally.history.accounts.get(key);
        let platform = past.map_or_else(|| key.split('/').next().unwrap_or_default(), |past| past.platform.as_str());
        // An account that no export shows is known by its key alone.
        let account = names.account(key).or_else(|| told(key).filter(|_| !overview.anonymised));
        for finding in findings {
            let mut finding = finding.clone();
            if overview.anonymised {
                finding.message = rules::title(finding.rule, overview.lang);
                finding.related.clear();
            }
            all.push(Batched { account: account.clone(), platform: mask(platform).into_owned(), finding });
        }
    }
    all
}

fn trouble(overview: &Overview, names: &Names) -> Vec<Trouble> {
    let told = |one: &Trouble| if overview.anonymised { Trouble { path: names.export(&one.path), ..one.clone() } } else { one.clone() };
    overview.trouble.iter().map(told).collect()
}
