//! Judges what accounts have done: runs the rules on past posts, each account with its row in the register.
//!
//! Knows the order of the steps and that an account no export shows is not judged: not exported is not inactive. Refuses to
//! know any rule, and to count again what has been counted.

use crate::account::met::{Met, channel};
use crate::account::{Account, Column, Roster};
use crate::config::{Channel, Date, Settings};
use crate::finding::{Arg, Finding, Findings};
use crate::history::{History, Past};
use crate::rules::{self, account::inactive, account::unregistered};
use crate::source::Form;

use super::accounts::is_settled;
use super::judge;

/// What the rules find, by the history's key of each account; then rows of the register that no export of their channel
/// shows, by [`Past::key`]. Accounts in order, each finding with its name; accounts without findings are left out.
pub fn over(history: &History, roster: Option<&Roster>, settings: &Settings, answers: &Form) -> Vec<(String, Vec<Finding>)> {
    let met = roster.map(|roster| Met::new(history, roster)).unwrap_or_default();
    let desk = Desk { has_register: roster.is_some(), end: history.outdated(settings.today), settings, answers };
    let stranger = Account::default();
    let seen = history.accounts.iter().filter_map(|(key, past)| match met.row_of(key) {
        None => Some((key.clone(), desk.judge(key, past, &stranger))),
        // Entries that are one row are one account, and judged once.
        Some(row) => {
            let (home, past) = met.past_of(row, history)?;
            (home == *key).then(|| (home, desk.judge(key, &past, &met.rows[row])))
        }
    });
    let unseen = met.unseen().map(|row| {
        let row = &met.rows[row];
        let past = Past { platform: channel(row), ..Past::default() };
        let name = [Column::Handle, Column::Name, Column::Id].map(|column| row.get(column)).into_iter().find(|name| !name.is_empty());
        let key = Past::key(&past.platform, name.unwrap_or_default());
        let found = desk.judge(&key, &past, row);
        (key, found)
    });
    seen.chain(unseen).filter(|(_, found)| !found.is_empty()).collect()
}

struct Desk<'a> {
    has_register: bool,
    /// The day on which old exports end.
    end: Option<Date>,
    settings: &'a Settings,
    answers: &'a Form,
}

impl Desk<'_> {
    fn judge(&self, key: &str, past: &Past, account: &Account) -> Vec<Finding> {
        let mut found = Findings::default();
        let is_account = account.row.is_some() || Channel::named(&past.platform).is_none_or(Channel::is_platform);
        // What an account does after its export ends nobody knows, unless the register says that it is to be used.
        let may_go_on = account.row.is_none() && past.may_go_on(self.end, self.settings.today);
        for rule in rules::ALL {
            // Without a register nothing is missing from it; a site of one's own is no account, unless a row says so.
            let can = match rule.group() {
                "account" if !is_account => false,
                _ if rule.id == inactive::RULE.id => !may_go_on,
                _ => self.has_register || rule.id != unregistered::RULE.id,
            };
            if let Some(look) = rule.check.on_past().filter(|_| can && self.settings.is_on(rule.id, rule.default_on)) {
                look(past, account, self.settings, found.of(rule.id));
            }
        }
        let mut found = found.into_vec();
        judge::lower(&mut found, self.settings);
        let id = Some(account.id()).filter(|id| !id.is_empty()).unwrap_or_else(|| key.to_owned());
        for finding in &mut found {
            finding.key = name(finding, &id.to_lowercase());
        }
        found.retain(|finding| !is_settled(finding, &id, self.answers));
        found
    }
}

/// What a finding goes by from one run to the next: no count and no day of the check is in it, only the day that it is about.
fn name(finding: &Finding, id: &str) -> String {
    let about =
        finding.args.iter().find(|(name, _)| *name == "first").map(|(_, arg)| if let Arg::Text(day) = arg { day.as_str() } else { "" });
    let (demand, field) = finding.demand.map_or(("", ""), |demand| (demand.id, demand.field));
    format!("{:016x}", judge::fnv(&[finding.rule, id, demand, field, about.unwrap_or_default()]))
}
