//! `konton.csv` as the exports would have it: the user's register with every row and column, empty cells that the exports
//! can fill, rows for accounts that no row names, and what klart proposes for each.
//!
//! Knows which cell an export can tell. Refuses to change what somebody has written, and to judge: it proposes.

use std::collections::BTreeSet;
use std::io;

use crate::account::met::Met;
use crate::account::{Account, Column, DateCell, Roster, Status, is_blank};
use crate::config::{Channel, Date, Lang, Mask, Settings};
use crate::history::{History, Past};
use crate::mask::mask_as;
use crate::rules::account::inactive;

use super::csv::{MARK, row};

/// Columns of a proposal without a register.
const USUAL: [Column; 5] = [Column::Id, Column::Platform, Column::Name, Column::Handle, Column::Url];

/// Writes the proposal. `history` is settled: one entry an account.
///
/// # Errors
/// When `out` takes no more.
pub fn write(history: &History, roster: Option<&Roster>, settings: &Settings, out: &mut dyn io::Write) -> io::Result<()> {
    let sheet = Sheet::new(history, roster, settings);
    let met = roster.map(|roster| Met::new(history, roster)).unwrap_or_default();
    out.write_all(MARK.as_bytes())?;
    sheet.put(sheet.headings(), out)?;
    let unseen: BTreeSet<usize> = met.unseen().collect();
    for (at, account) in met.rows.iter().enumerate() {
        let past = met.past_of(at, history).map(|(_, past)| past);
        sheet.put(sheet.known(account, past.as_ref(), unseen.contains(&at)), out)?;
    }
    for (_, past) in history.accounts.iter().filter(|(key, past)| met.row_of(key).is_none() && is_account(past)) {
        sheet.put(sheet.new_row(past, roster.is_some()), out)?;
    }
    Ok(())
}

/// Whether an entry belongs in a register of accounts: a site of one's own does not, nor what nobody can name.
fn is_account(past: &Past) -> bool {
    past.is_named() && Channel::named(&past.platform).is_none_or(Channel::is_platform) && !past.platform.is_empty()
}

/// What the rows have in common.
struct Sheet<'a> {
    /// The register's headings, each with the column that it is.
    columns: Vec<(Option<Column>, String)>,
    /// The day on which old exports end.
    end: Option<Date>,
    settings: &'a Settings,
}

impl<'a> Sheet<'a> {
    fn new(history: &History, roster: Option<&Roster>, settings: &'a Settings) -> Self {
        let own = roster.map(|roster| roster.headings().map(|(column, heading)| (column, heading.to_owned())).collect());
        let columns = own.unwrap_or_else(|| USUAL.iter().map(|column| (Some(*column), column.name().to_owned())).collect());
        Self { columns, end: history.outdated(settings.today), settings }
    }

    fn said(&self, words: [&str; 2]) -> String {
        words[usize::from(self.settings.lang == Lang::En)].to_owned()
    }

    fn put(&self, mut cells: Vec<String>, out: &mut dyn io::Write) -> io::Result<()> {
        let days = self.settings.privacy.mask == Mask::All;
        for cell in &mut cells {
            *cell = mask_as(cell, days).into_owned();
        }
        row(&cells, out)
    }

    fn headings(&self) -> Vec<String> {
        let own = self.columns.iter().map(|(_, heading)| heading.clone());
        let more = [["senaste_inlagg", "latest_post"], ["inlagg_per_vecka", "posts_per_week"], ["forslag", "proposal"]];
        own.chain(more.map(|words| self.said(words))).collect()
    }

    /// A row of the register, with what the exports know where it says nothing.
    fn known(&self, account: &Account, past: Option<&Past>, is_unseen: bool) -> Vec<String> {
        let others = account.row.iter().flat_map(|row| &row.others);
        let others: Vec<&(usize, String)> = others.collect();
        let mut filled = Vec::new();
        let own = self.columns.iter().enumerate().map(|(at, (column, heading))| {
            let Some(column) = column else {
                return others.iter().find(|(other, _)| *other == at).map(|(_, text)| text.clone()).unwrap_or_default();
            };
            let told = past.map_or("", |past| told(past, *column));
            if account.get(*column).trim().is_empty() && !told.is_empty() {
                filled.push(heading.as_str());
                return told.to_owned();
            }
            account.get(*column).to_owned()
        });
        let mut cells: Vec<String> = own.collect();
        let pace = past.and_then(|past| self.pace(past));
        let mut proposal = match (past, &pace) {
            (Some(_), Some(pace)) => self.proposal(account, pace),
            _ if is_unseen && !account.is_closed() => self.said([
                "Inget inlägg i exporterna: hämta kontots export, eller uppdatera status.",
                "No posts in the exports: download the account’s export, or update the status.",
            ]),
            _ => String::new(),
        };
        if !filled.is_empty() {
            let lead = self.said(["Ifyllt från exporten:", "Filled in from the export:"]);
            format!("{proposal} {lead} {}.", filled.join(", ")).trim_start().clone_into(&mut proposal);
        }
        cells.extend(self.figures(pace.as_ref()));
        cells.push(proposal);
        cells
    }

    /// A row for an account that the register lacks.
    fn new_row(&self, past: &Past, has_register: bool) -> Vec<String> {
        let mut cells: Vec<String> =
            self.columns.iter().map(|(column, _)| column.map_or_else(String::new, |column| told(past, column).to_owned())).collect();
        let pace = self.pace(past);
        let mut proposal = if has_register {
            let named = [Column::Handle, Column::Name, Column::Url].map(|column| told(past, column));
            let name = named.into_iter().chain([past.id.as_str()]).find(|name| !name.is_empty()).unwrap_or_default();
            // A register without a column for the name would not say which account is meant.
            let shown = if cells.iter().any(|cell| cell == name) { String::new() } else { format!(" ({name})") };
            self.said(["Nytt konto i exporten", "New account in the export"]) + &shown + &self.said([": lägg till.", ": add it."])
        } else {
            self.said(["Lägg till i registret.", "Add to the register."])
        };
        let is_silent = |pace: &&Pace| pace.silent > inactive::limit(&Account::default(), self.settings);
        if let Some(pace) = pace.as_ref().filter(is_silent).filter(|_| !past.may_go_on(self.end, self.settings.today)) {
            let rest = [": avsluta det eller meddela varför.", ": close it, or say why."];
            proposal = format!("{proposal} {}", self.unused(pace, rest));
        }
        cells.extend(self.figures(pace.as_ref()));
        cells.push(proposal);
        cells
    }

    fn figures(&self, pace: Option<&Pace>) -> [String; 2] {
        let [mut last, mut often] = [String::new(), String::new()];
        if let Some(pace) = pace {
            last = pace.last.to_string();
            often = pace.often.map_or_else(String::new, |often| self.number(often));
        }
        [last, often]
    }

    fn number(&self, often: f64) -> String {
        let text = format!("{often:.1}");
        let text = text.strip_suffix(".0").unwrap_or(&text);
        if self.settings.lang == Lang::Sv { text.replace('.', ",") } else { text.to_owned() }
    }

    fn pace(&self, past: &Past) -> Option<Pace> {
        let (began, last) = past.own_span(self.settings.today)?;
        Some(Pace { last, silent: last.days_to(self.settings.today), often: past.weekly_median(last.monday(), began) })
    }

    fn unused(&self, pace: &Pace, rest: [&str; 2]) -> String {
        self.said(["Ingen aktivitet sedan", "No activity since"]) + " " + &pace.last.to_string() + &self.said(rest)
    }

    /// What to do about a row, by what its account has done.
    fn proposal(&self, account: &Account, pace: &Pace) -> String {
        let Some(own) = &account.row else { return String::new() };
        let closes = match own.date(Column::Closes) {
            DateCell::Day(day) => Some(day),
            DateCell::Empty | DateCell::Unread => None,
        };
        match own.status() {
            Status::Closed if closes.is_some_and(|closes| pace.last > closes) => {
                let [lead, rest] = [
                    ["Inlägg så sent som", "Posts as late as"],
                    [", efter avslutet: uppdatera status.", ", after it was closed: update the status."],
                ];
                self.said(lead) + " " + &pace.last.to_string() + &self.said(rest)
            }
            Status::Closing if closes.is_some_and(|closes| closes < self.settings.today) => {
                self.said(["Avslutsdagen är förbi: ändra status till avslutad.", "The last day has passed: change the status to avslutad."])
            }
            Status::Active if pace.silent > inactive::limit(account, self.settings) => {
                self.unused(pace, [": uppdatera status.", ": update the status."])
            }
            Status::Active | Status::Closing => self.slow(own.get(Column::Frequency), pace),
            Status::Dormant | Status::Closed => String::new(),
        }
    }

    /// What to do about an account that posts less than half as often as the register says.
    fn slow(&self, goal: &str, pace: &Pace) -> String {
        let goal = goal.replace(',', ".").parse::<f64>().ok().filter(|goal| goal.is_finite());
        let Some((goal, often)) = goal.zip(pace.often).filter(|(goal, often)| *often < goal / 2.0) else { return String::new() };
        let (goal, often) = (self.number(goal), self.number(often));
        if self.settings.lang == Lang::Sv {
            format!("Målet är {goal} inlägg i veckan och det blir {often}: sänk målet eller planera in fler.")
        } else {
            format!("The goal is {goal} posts a week and there are {often}: lower it, or plan more.")
        }
    }
}

/// How an account has posted.
struct Pace {
    last: Date,
    /// Days since.
    silent: i32,
    /// Posts a week, the median of the twelve weeks before that of the last post.
    often: Option<f64>,
}

/// What an export can tell of a column.
fn told(past: &Past, column: Column) -> &str {
    let text = match column {
        Column::Platform => &past.platform,
        Column::Name => &past.name,
        Column::Handle => &past.handle,
        Column::Url => &past.url,
        _ => return "",
    };
    if is_blank(text) { "" } else { text.trim() }
}

#[cfg(test)]
#[path = "account_proposal/tests.rs"]
mod tests;
