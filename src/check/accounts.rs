//! Judges accounts, one at a time: attach what the exports say, run the rules on accounts, name what they find.
//!
//! Knows the order of the steps. Holds no account: a register of any length is walked as often as somebody asks, and
//! every walk finds the same.

use crate::account::{Account, Column, Profiles, Roster, Status};
use crate::config::Settings;
use crate::finding::{Finding, Findings, Verdict};
use crate::rules;
use crate::source::Form;

use super::judge;

/// All that judging needs beside the accounts themselves.
#[derive(Debug)]
pub struct Accounts<'a> {
    /// The register.
    pub roster: &'a Roster<'a>,
    /// What the exports and saved pages say.
    pub profiles: &'a Profiles,
    /// What the organisation has decided.
    pub settings: &'a Settings,
    /// What has been answered (`konton.csv.klart.toml`).
    pub answers: &'a Form,
}

/// One account, judged.
#[derive(Clone, Debug)]
pub struct JudgedAccount {
    /// The account.
    pub account: Account,
    /// In the order of the columns.
    pub findings: Vec<Finding>,
}

impl Accounts<'_> {
    /// Every row in order, then the accounts that only an export shows.
    pub fn each(&self) -> impl Iterator<Item = JudgedAccount> + '_ {
        let rows = self.roster.accounts().map(|mut account| {
            self.profiles.attach(&mut account);
            account
        });
        // The strangers are known only when every row has been walked.
        let strangers = std::iter::once(()).flat_map(|()| self.profiles.strangers());
        rows.chain(strangers).map(|account| {
            let findings = judge(&account, self.settings, self.answers);
            JudgedAccount { account, findings }
        })
    }
}

/// What the rules say of one account, without what has been answered or left out.
pub fn judge(account: &Account, settings: &Settings, answers: &Form) -> Vec<Finding> {
    let mut found = Findings::default();
    for rule in rules::ALL {
        if let Some(look) = rule.check.on_accounts()
            && settings.is_on(rule.id, rule.default_on)
        {
            look(account, settings, found.of(rule.id));
        }
    }
    let mut found = found.into_vec();
    judge::lower(&mut found, settings);
    found.sort_by_key(|finding| (finding.span, finding.demand.map(|demand| demand.id)));
    let id = account.id();
    for finding in &mut found {
        let (demand, field) = finding.demand.map_or(("", ""), |demand| (demand.id, demand.field));
        finding.key = format!("{:016x}", judge::fnv(&[finding.rule, &id.to_lowercase(), demand, field]));
    }
    found.retain(|finding| !is_settled(finding, &id, answers));
    found
}

/// Whether somebody has answered the question, or left the rule out with a reason.
pub(super) fn is_settled(finding: &Finding, id: &str, answers: &Form) -> bool {
    let named =
        |rule: &str| rule == finding.rule || rule.strip_suffix("/*").is_some_and(|group| finding.rule.split('/').next() == Some(group));
    let left_out = answers.ignore.iter().any(|line| named(&line.rule) && !line.reason.trim().is_empty());
    let about = |about: &Option<String>| about.as_deref().is_some_and(|about| about == finding.key || about.eq_ignore_ascii_case(id));
    let answered = || answers.answers.iter().any(|answer| answer.ask == finding.rule && about(&answer.about) && answer.is_settled());
    left_out || finding.verdict == Verdict::Review && answered()
}

/// Whether an account is used so seldom that one should ask whether it is needed.
pub fn is_sparse(account: &Account) -> bool {
    let Some(row) = &account.row else { return false };
    let often = row.get(Column::Frequency).replace(',', ".").parse::<f64>();
    row.status() == Status::Dormant || row.status() != Status::Closed && often.is_ok_and(|often| often < 1.0)
}
