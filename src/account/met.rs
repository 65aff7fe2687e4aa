//! Which row of the register an account of the exports is.
//!
//! Knows that a handle says more than an address, and an address more than a name; a name that two rows bear says
//! nothing. Refuses to judge either.

use std::collections::{BTreeMap, BTreeSet};

use crate::history::{History, Past, address, folded};

use super::{Account, Column, Roster, is_blank};

/// The rows of a register, and which of them each account met is.
#[derive(Debug, Default)]
pub struct Met {
    /// Every row, in order.
    pub rows: Vec<Account>,
    /// The row of each account of the history that has one, by the history's key.
    of: BTreeMap<String, usize>,
    /// The keys of the accounts that each row is.
    keys: BTreeMap<usize, Vec<String>>,
    /// Channels of the exports.
    channels: BTreeSet<String>,
}

impl Met {
    /// Finds the row of every account.
    pub fn new(history: &History, roster: &Roster) -> Self {
        let rows: Vec<Account> = roster.accounts().collect();
        let marks = Marks::of(&rows);
        let of: BTreeMap<String, usize> =
            history.accounts.iter().filter_map(|(key, past)| Some((key.clone(), marks.row_of(past, &rows)?))).collect();
        let mut keys: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for (key, row) in &of {
            keys.entry(*row).or_default().push(key.clone());
        }
        let channels = history.accounts.values().map(|past| past.platform.clone()).collect();
        Self { rows, of, keys, channels }
    }

    /// The number of the row that an account of the history is, from 0.
    pub fn row_of(&self, key: &str) -> Option<usize> {
        self.of.get(key).copied()
    }

    /// The key and the past of the account that a row is, by its number: of several entries the one that is named, with the
    /// days of all. `None` where no export shows it.
    pub fn past_of(&self, row: usize, history: &History) -> Option<(String, Past)> {
        let mut entries: Vec<(&String, &Past)> =
            self.keys.get(&row)?.iter().filter_map(|key| history.accounts.get(key).map(|past| (key, past))).collect();
        entries.sort_by_key(|(_, past)| !past.is_named());
        let (key, first) = entries.first()?;
        let joined = entries[1..].iter().fold((*first).clone(), |mut joined, (_, past)| {
            joined.join((*past).clone());
            joined
        });
        Some(((*key).clone(), joined))
    }

    /// Rows that no export shows though one of their channel was given, by their numbers.
    pub fn unseen(&self) -> impl Iterator<Item = usize> {
        let rows = self.rows.iter().enumerate().filter(|(at, row)| !self.keys.contains_key(at) && self.channels.contains(&channel(row)));
        rows.map(|(at, _)| at)
    }
}

/// The channel of a row as exports name it; empty where the row does not say.
pub fn channel(row: &Account) -> String {
    row.channel().map_or_else(|| folded(row.get(Column::Platform)), |channel| channel.name.to_owned())
}

/// Rows by what tells them apart on a channel.
#[derive(Default)]
struct Marks {
    handles: BTreeMap<(String, String), Vec<usize>>,
    addresses: BTreeMap<String, Vec<usize>>,
    names: BTreeMap<(String, String), Vec<usize>>,
    channels: BTreeMap<String, Vec<usize>>,
}

impl Marks {
    fn of(rows: &[Account]) -> Self {
        let mut marks = Self::default();
        for (at, row) in rows.iter().enumerate() {
            let channel = channel(row);
            let said = |column| Some(row.get(column)).filter(|text| !is_blank(text));
            if let Some(handle) = said(Column::Handle) {
                marks.handles.entry((channel.clone(), folded(handle))).or_default().push(at);
            }
            if let Some(url) = said(Column::Url) {
                marks.addresses.entry(address(url)).or_default().push(at);
                // An address often holds the handle that its own column lacks.
                if said(Column::Handle).is_none() {
                    marks.handles.entry((channel.clone(), last_part(url))).or_default().push(at);
                }
            }
            if let Some(name) = said(Column::Name) {
                marks.names.entry((channel.clone(), folded(name))).or_default().push(at);
            }
            marks.channels.entry(channel).or_default().push(at);
        }
        marks
    }

    fn row_of(&self, past: &Past, rows: &[Account]) -> Option<usize> {
        let one = |found: Option<&Vec<usize>>| found.filter(|found| found.len() == 1).map(|found| found[0]);
        let first = |found: Option<&Vec<usize>>| found.and_then(|found| found.first().copied());
        let on = |name: &str| (past.platform.clone(), folded(name));
        let by =
            |name: &str, of: &BTreeMap<(String, String), Vec<usize>>| if name.trim().is_empty() { None } else { one(of.get(&on(name))) };
        if !past.is_named() {
            // An export that does not say whose it is, and one account on its channel.
            return one(self.channels.get(&past.platform)).filter(|at| !rows[*at].is_closed());
        }
        let handle =
            Some(past.handle.as_str()).filter(|handle| !handle.trim().is_empty()).and_then(|handle| first(self.handles.get(&on(handle))));
        handle
            .or_else(|| if past.url.is_empty() { None } else { first(self.addresses.get(&address(&past.url))) })
            .or_else(|| by(&last_part(&past.url), &self.handles))
            .or_else(|| by(&past.name, &self.names).filter(|at| agrees(past, &rows[*at])))
            .or_else(|| by(&past.name, &self.handles))
            .or_else(|| by(&past.id, &self.handles))
    }
}

/// Whether a row of the same name may be the account: it has no other handle.
fn agrees(past: &Past, row: &Account) -> bool {
    let handle = row.get(Column::Handle);
    past.handle.trim().is_empty() || is_blank(handle) || folded(handle) == folded(&past.handle)
}

/// What stands last in an address: there the account's own name stands on most channels.
fn last_part(url: &str) -> String {
    let path = address(url);
    path.split_once('/').map_or_else(String::new, |(_, rest)| folded(rest.rsplit('/').next().unwrap_or_default()))
}
