//! The list of accounts that a communications unit collects, as CSV: the register's own columns, what is left to do, and
//! the columns that only the organisation knows.
//!
//! Reads back as a register: klart says the same of the list as of what it was made from.

use std::io;

use crate::account::{Account, Column};
use crate::config::Lang;

use super::accounts::{Register, reported_as};
use super::contract::Document;
use super::csv::{MARK, row};

/// Writes the list: one account a row.
pub fn write(register: &Register, out: &mut dyn io::Write) -> io::Result<()> {
    let lang = register.lang();
    let sv = lang == Lang::Sv;
    let others = register.others();
    let mut head: Vec<&str> = Column::all().map(Column::name).collect();
    head.extend(if sv {
        ["rapporteras_som", "att_gora_antal", "att_gora", "fragor"]
    } else {
        ["report_as", "to_do_count", "to_do", "questions"]
    });
    head.extend(others.iter().map(|(_, heading)| heading.as_str()));
    out.write_all(MARK.as_bytes())?;
    row(&head, out)?;
    for (account, document) in register.each() {
        row(&cells(&account, &document, register, &others), out)?;
    }
    Ok(())
}

fn cells(account: &Account, document: &Document, register: &Register, others: &[(usize, String)]) -> Vec<String> {
    let mut cells: Vec<String> = Column::all().map(|column| cell(account, column)).collect();
    let faults: Vec<&str> = document.findings.iter().filter(|found| found.verdict == "fault").map(|found| found.message.as_str()).collect();
    let asked: Vec<&str> = document.findings.iter().filter(|found| found.verdict != "fault").map(|found| found.message.as_str()).collect();
    cells.push(reported_as(account, register.today(), register.lang()).to_owned());
    cells.extend([faults.len().to_string(), faults.join(" "), asked.join(" ")]);
    let own =
        |at: usize| account.row.as_ref().and_then(|row| row.others.iter().find(|(other, _)| *other == at)).map(|(_, text)| text.clone());
    cells.extend(others.iter().map(|(at, _)| own(*at).unwrap_or_default()));
    cells
}

/// What stands in a column; for an account that only an export shows, what the export says.
fn cell(account: &Account, column: Column) -> String {
    let (None, Some(profile)) = (&account.row, &account.profile) else { return account.get(column).to_owned() };
    match column {
        Column::Platform => profile.platform.map_or_else(String::new, |channel| channel.name.to_owned()),
        Column::Name => profile.name.clone(),
        Column::Handle => profile.handle.clone(),
        Column::Bio => profile.text.clone(),
        _ => String::new(),
    }
}
