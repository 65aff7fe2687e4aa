//! One account that exports name in different ways becomes one: by id, by handle, by address, and by its name where that
//! leaves no choice.
//!
//! Knows what tells accounts apart on a channel. Refuses to guess between two.

use std::collections::BTreeMap;

use super::{Day, History, Past};

impl History {
    /// Joins entries that are one account. Answers where each key that is gone went.
    pub fn settle(&mut self) -> BTreeMap<String, String> {
        let mut groups = Groups::of(&self.accounts);
        groups.join_by(&self.accounts, |past| [folded(&past.id), folded(&past.handle), address(&past.url)]);
        groups.join_names(&self.accounts);
        let mut gone = BTreeMap::new();
        for (key, home) in groups.homes(&self.accounts) {
            let Some(past) = self.accounts.remove(&key) else { continue };
            self.accounts.entry(home.clone()).or_default().join(past);
            gone.insert(key, home);
        }
        gone
    }
}

impl Past {
    /// Takes in another's days, and its names where this has none.
    pub fn join(&mut self, other: Self) {
        let names = [
            (&mut self.platform, other.platform),
            (&mut self.id, other.id),
            (&mut self.name, other.name),
            (&mut self.handle, other.handle),
            (&mut self.url, other.url),
        ];
        for (own, new) in names.into_iter().filter(|(own, _)| own.is_empty()) {
            *own = new;
        }
        self.exports.extend(other.exports);
        self.undated = self.undated.saturating_add(other.undated);
        for (date, day) in other.days {
            self.days.entry(date).or_default().add(day);
        }
        for (own, more) in [(&mut self.spelled, other.spelled), (&mut self.rules, other.rules)] {
            for (name, count) in more {
                *own.entry(name).or_default() += count;
            }
        }
    }

    /// Whether anything tells whose it is.
    pub fn is_named(&self) -> bool {
        [&self.id, &self.name, &self.handle, &self.url].iter().any(|name| !name.trim().is_empty())
    }
}

impl Day {
    /// Adds what happened in other posts of the same day.
    pub fn add(&mut self, other: Self) {
        let counts = [
            (&mut self.own, other.own),
            (&mut self.other, other.other),
            (&mut self.judged, other.judged),
            (&mut self.faulty, other.faulty),
            (&mut self.marked, other.marked),
        ];
        let states = self.pictures.iter_mut().zip(other.pictures).chain(self.films.iter_mut().zip(other.films));
        counts.into_iter().chain(states).for_each(|(sum, more)| *sum = sum.saturating_add(more));
        self.said.add(other.said);
    }
}

/// A name as names are compared: small letters, single blanks, no `@` first, nor the mark that keeps a cell from being a formula.
pub fn folded(name: &str) -> String {
    name.trim().trim_start_matches(['@', '\'']).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// An address as addresses of accounts are compared: host and path in small letters, without `www.` and what is asked for.
pub fn address(url: &str) -> String {
    let url = folded(url);
    let bare = url.split_once("//").map_or(url.as_str(), |(_, rest)| rest);
    let bare = ["www.", "m.", "sv-se."].iter().find_map(|prefix| bare.strip_prefix(prefix)).unwrap_or(bare);
    let (path, asked) = bare.split_once('?').unwrap_or((bare, ""));
    let path = path.split('#').next().unwrap_or_default().trim_end_matches('/');
    // Facebook's pages without a name of their own are told apart by a number alone.
    if asked.starts_with("id=") && !path.is_empty() {
        format!("{path}?{}", asked.split('&').next().unwrap_or_default())
    } else {
        path.to_owned()
    }
}

/// Which entries are one account.
struct Groups {
    keys: Vec<String>,
    /// Another of the same group, or itself.
    of: Vec<usize>,
}

impl Groups {
    fn of(accounts: &BTreeMap<String, Past>) -> Self {
        Self { keys: accounts.keys().cloned().collect(), of: (0..accounts.len()).collect() }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.of[at] != at {
            self.of[at] = self.of[self.of[at]];
            at = self.of[at];
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.of[one.max(other)] = one.min(other);
    }

    /// Joins entries of one channel that share one of three marks.
    fn join_by(&mut self, accounts: &BTreeMap<String, Past>, marks: impl Fn(&Past) -> [String; 3]) {
        let mut seen: BTreeMap<(String, usize, String), usize> = BTreeMap::new();
        for (at, past) in accounts.values().enumerate() {
            for (kind, mark) in marks(past).into_iter().enumerate().filter(|(_, mark)| !mark.is_empty()) {
                let first = *seen.entry((past.platform.clone(), kind, mark)).or_insert(at);
                self.join(first, at);
            }
        }
    }

    /// Joins an entry that only a name tells of to the one account of its channel that bears the name.
    fn join_names(&mut self, accounts: &BTreeMap<String, Past>) {
        let mut bearers: BTreeMap<(&str, String), Vec<usize>> = BTreeMap::new();
        for (at, past) in accounts.values().enumerate() {
            let mut names = [folded(&past.name), folded(&past.handle)];
            if names[0] == names[1] {
                names[1].clear();
            }
            for name in names.into_iter().filter(|name| !name.is_empty()) {
                bearers.entry((past.platform.as_str(), name)).or_default().push(at);
            }
        }
        let is_bare = |past: &Past| past.id.is_empty() && past.handle.is_empty() && past.url.is_empty();
        for (at, past) in accounts.values().enumerate().filter(|(_, past)| is_bare(past) && !past.name.is_empty()) {
            let same = bearers.get(&(past.platform.as_str(), folded(&past.name)));
            let mut others: Vec<usize> = same.into_iter().flatten().map(|other| self.root(*other)).filter(|other| *other != at).collect();
            others.sort_unstable();
            others.dedup();
            if let [one] = others[..] {
                self.join(one, at);
            }
        }
    }

    /// Every key that goes into another: the one with a handle, else with an address, else the first.
    fn homes(&mut self, accounts: &BTreeMap<String, Past>) -> Vec<(String, String)> {
        let pasts: Vec<&Past> = accounts.values().collect();
        let mut home: BTreeMap<usize, usize> = BTreeMap::new();
        for at in 0..pasts.len() {
            let root = self.root(at);
            let worth = |at: usize| (pasts[at].handle.is_empty(), pasts[at].url.is_empty());
            home.entry(root)
                .and_modify(|best| {
                    if worth(at) < worth(*best) {
                        *best = at;
                    }
                })
                .or_insert(at);
        }
        let moves: Vec<(usize, usize)> = (0..pasts.len()).map(|at| (at, home[&self.root(at)])).filter(|(at, home)| at != home).collect();
        moves.into_iter().map(|(at, home)| (self.keys[at].clone(), self.keys[home].clone())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Accounts as `platform id name handle url`, `-` for nothing, each with one post on a day of its own.
    fn history(rows: &[&str]) -> History {
        let mut history = History::default();
        for (row, day) in rows.iter().zip(1..) {
            let cells: Vec<String> = row.split(' ').map(|cell| cell.trim_matches('-').replace('_', " ")).collect();
            let [platform, id, name, handle, url] = &cells[..] else { panic!("{row}") };
            let told = [handle, name, id, url].into_iter().find(|name| !name.is_empty()).map_or("", String::as_str);
            let date = crate::config::Date::new(2026, 3, day).expect("a day");
            let past = Past {
                platform: platform.clone(),
                id: id.clone(),
                name: name.clone(),
                handle: handle.clone(),
                url: url.clone(),
                days: [(date, Day { own: 1, ..Day::default() })].into(),
                ..Past::default()
            };
            history.accounts.insert(format!("{} {day}", Past::key(platform, told)), past);
        }
        history
    }

    fn settled(rows: &[&str]) -> Vec<String> {
        let mut history = history(rows);
        history.settle();
        history.accounts.iter().map(|(key, past)| format!("{}: {}", key.split(' ').next().unwrap_or_default(), past.own())).collect()
    }

    #[test]
    fn one_account_under_three_names_is_one() {
        assert_eq!(
            settled(&[
                "facebook 12 Ekviks_kommun - -",
                "facebook - - ekvik https://www.facebook.com/ekvik/",
                "facebook 12 - Ekvik -",
                "facebook - ekviks_kommun - -"
            ]),
            ["facebook/ekvik: 4"]
        );
        assert_eq!(settled(&["x 1 A a -", "x - - b https://x.com/a", "x - - c http://X.com/A?lang=sv"]), ["x/a: 1", "x/b: 2"]);
    }

    #[test]
    fn a_name_that_two_bear_joins_neither() {
        let rows = ["instagram 1 Ekvik ekvik -", "instagram 2 Ekvik ungiekvik -", "instagram - Ekvik_ - -"];
        assert_eq!(settled(&rows).len(), 3);
    }

    #[test]
    fn channels_are_never_mixed_and_keys_tell_where_they_went() {
        assert_eq!(settled(&["facebook - Ekvik ekvik -", "x - Ekvik ekvik -"]), ["facebook/ekvik: 1", "x/ekvik: 1"]);
        let mut history = history(&["x 1 Ekvik - -", "x 1 - ekvikskommun -"]);
        assert_eq!(history.settle(), [("x/ekvik 1".to_owned(), "x/ekvikskommun 2".to_owned())].into());
        assert!(history.settle().is_empty());
    }

    #[test]
    fn addresses_are_compared_without_their_trimmings() {
        assert_eq!(address("https://www.facebook.com/Ekvik/?ref=x#a"), "facebook.com/ekvik");
        assert_ne!(address("https://facebook.com/profile.php?id=1"), address("https://facebook.com/profile.php?id=2"));
    }
}
