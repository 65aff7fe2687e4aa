//! What each account has published and how much of it is described, month by month.
//!
//! Knows the four states and keeps them apart: what an export does not say is a number of its own, and no share is made of it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::config::{Channel, Date, Lang};
use crate::history::Past;
use crate::history::trend::{Series, Share, Sums, by_account};
use crate::mask::mask;

use super::super::Overview;
use super::super::words::pick;
use super::{Names, told};

/// One account.
#[derive(Clone, Debug, Serialize)]
pub struct Account {
    /// As people know it.
    pub name: String,
    /// The channel's name.
    pub platform: String,
    /// The channel as people call it.
    pub platform_label: String,
    /// Its own name there.
    pub handle: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Own posts.
    pub posts: u64,
    /// Own posts that were judged.
    pub judged: u64,
    /// Judged posts with a fault at level error.
    pub faulty: u64,
    /// Judged posts with any fault.
    pub marked: u64,
    /// Own posts without a date.
    pub undated: u64,
    /// The day of the first own post.
    pub first_date: Option<Date>,
    /// The day of the last.
    pub last_date: Option<Date>,
    /// Pictures of judged posts by what is known of their description.
    pub image_states: States,
    /// Films of judged posts by what is known of their captions.
    pub caption_states: States,
    /// Month by month.
    pub months: Vec<Month>,
    /// Judged posts by rule.
    pub rules: BTreeMap<String, u32>,
    /// The months themselves, for whoever draws them.
    #[serde(skip)]
    pub series: Series,
}

/// One month.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Month {
    /// "2026-06".
    #[expect(clippy::struct_field_names, reason = "a key of summary.json")]
    pub month: String,
    /// Own posts.
    pub posts: u64,
    /// Own posts that were judged.
    pub judged: u64,
    /// Judged posts with a fault at level error.
    pub faulty: u64,
    /// Pictures of judged posts.
    pub image_states: States,
    /// Films of judged posts.
    pub caption_states: States,
    /// Pictures without a description, per cent of those that something is known of; `null` where nothing is.
    pub undescribed_percent: Option<f64>,
    /// Films without captions, likewise.
    pub uncaptioned_percent: Option<f64>,
}

/// Pictures or films by what is known of their description or captions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct States {
    /// There.
    pub present: u64,
    /// Deliberately empty.
    pub empty: u64,
    /// Not there.
    pub missing: u64,
    /// The export does not say.
    pub not_exported: u64,
}

impl States {
    /// From the four numbers in their order.
    pub fn of([present, empty, missing, not_exported]: [u64; 4]) -> Self {
        Self { present, empty, missing, not_exported }
    }

    /// All of them.
    pub fn all(self) -> u64 {
        self.known() + self.not_exported
    }

    /// Those that the export says something of.
    pub fn known(self) -> u64 {
        self.present + self.empty + self.missing
    }

    /// Missing among the known.
    pub fn lacking(self) -> Option<Share> {
        (self.known() > 0).then(|| Share { part: self.missing, whole: self.known() })
    }
}

/// Every account, the one with the most own posts first.
pub(super) fn of(overview: &Overview, names: &Names) -> Vec<Account> {
    let history = &overview.tally.history;
    let account = |(key, series): (&str, Series)| Some(account(history.accounts.get(key)?, names.account(key)?, series, overview));
    by_account(history, overview.today).into_iter().filter_map(account).collect()
}

fn account(past: &Past, name: String, series: Series, overview: &Overview) -> Account {
    let total = series.total();
    let open = |words: &str| told(words).filter(|_| !overview.anonymised);
    let mut own = past.days.iter().filter(|(day, counts)| counts.own > 0 && **day <= overview.today).map(|(day, _)| *day);
    let first_date = own.next();
    Account {
        name,
        platform: mask(&past.platform).into_owned(),
        platform_label: label(&past.platform, overview.lang),
        handle: open(&past.handle),
        url: open(&past.url),
        posts: total.own + u64::from(past.undated),
        judged: total.judged,
        faulty: total.faulty,
        marked: total.marked,
        undated: past.undated.into(),
        first_date,
        last_date: own.next_back().or(first_date),
        image_states: States::of(total.pictures),
        caption_states: States::of(total.films),
        months: months(&series),
        rules: past.rules.iter().map(|(rule, posts)| (mask(rule).into_owned(), *posts)).collect(),
        series,
    }
}

/// What people call a platform.
pub(in super::super) fn label(platform: &str, lang: Lang) -> String {
    match Channel::named(platform) {
        Some(channel) if channel.name == "web" => pick(lang, "webbplats", "website").to_owned(),
        Some(channel) => channel.label.to_owned(),
        None if platform.trim().is_empty() => pick(lang, "okänd plattform", "unknown platform").to_owned(),
        None => mask(platform).into_owned(),
    }
}

/// Months with own posts, in order.
pub(super) fn months(series: &Series) -> Vec<Month> {
    series.months.iter().map(|(month, sums)| row(month.to_string(), sums)).collect()
}

fn row(month: String, sums: &Sums) -> Month {
    let percent = |share: Option<Share>| share.map(|share| (share.percent() * 10.0).round() / 10.0);
    Month {
        month,
        posts: sums.own,
        judged: sums.judged,
        faulty: sums.faulty,
        image_states: States::of(sums.pictures),
        caption_states: States::of(sums.films),
        undescribed_percent: percent(sums.described().map(Share::rest)),
        uncaptioned_percent: percent(sums.captioned().map(Share::rest)),
    }
}
