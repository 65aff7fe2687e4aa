//! An account that was not reported to the communications unit in the last month of reporting.

use crate::account::{Account, Column, DateCell};
use crate::config::{Form, Key, Level, Settings};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

use super::months::{self, Due};

/// The rule.
pub const RULE: Rule = Rule {
    id: "account/overdue-report",
    levels: &[Level::Warning, Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["A12: konton rapporteras två gånger per år"],
    sources: &["Policy för Stockholms stads konton i sociala medier (2020)"],
    situations: &[Situation::Everybody],
    title: Msg::new("Kontot är inte rapporterat", "The account has not been reported"),
    guide: &[
        Msg::new(
            "Konton rapporteras i februari och september. klart utgår från den senaste av de månaderna som är slut. Ett datum från den första dagen i månaden och framåt räcker.",
            "Accounts are reported in February and September. klart goes by the latest of these months that has ended. A date from the first day of the month on is enough.",
        ),
        Msg::new(
            "Medan månaden pågår är det ett råd. Ett konto som startade efter månaden, eller som är avslutat, behöver inte vara med.",
            "While the month lasts it is advice. An account that began after it, or that is closed, need not be there.",
        ),
    ],
    rewrites: &[],
    messages: &[&OVERDUE, &NEVER, &OPEN],
    options: &[Key::new(MONTHS, Form::Texts, "Månaderna då konton rapporteras. Utan den: februari och september.")],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::register("id;namn;senast_rapporterad\nek-ig;Ung i Ekvik;⟦2026-02-10⟧\n"),
        Example::register("id,namn,senast_rapporterad\nek-ig,Ung i Ekvik,⟦⟧\n"),
        Example::register("id;namn;senast_rapporterad\nek-ig;Ung i Ekvik;⟦2026-09-15⟧\n")
            .with("[rules.\"account/overdue-report\"]\nmonths = [\"maj\", \"november\"]\n"),
        Example::register("id;namn;senast_rapporterad\nek-fb;Ekviks kommun;2026-09-15\n"),
        Example::register("id;namn;startdatum;senast_rapporterad\nek-li;Ekvik;2026-10-05;\n"),
        Example::register("id;namn;status;senast_rapporterad\nek-x;Ekvik;avslutad;2024-02-03\n"),
    ],
    check: Check::Account(check),
};

const MONTHS: &str = "months";

const OVERDUE: Message = Message {
    what: Msg::new("Kontot är senast rapporterat {date}, före {month}.", "The account was last reported on {date}, before {month}."),
    why: Msg::new(
        "Listan över konton stämmer inte när ett konto saknas i rapporteringen.",
        "The list of accounts is not right when an account is left out.",
    ),
    how: Msg::new(
        "Rapportera kontot till kommunikationsenheten och skriv dagens datum.",
        "Report the account to the communications unit, and write today’s date.",
    ),
};

const NEVER: Message = Message {
    what: Msg::new("Det står inte när kontot rapporterades.", "It is not written when the account was reported."),
    why: Msg::new(
        "Listan över konton stämmer inte när ett konto saknas i rapporteringen.",
        "The list of accounts is not right when an account is left out.",
    ),
    how: Msg::new(
        "Rapportera kontot till kommunikationsenheten, senast begärt i {month}, och skriv datumet.",
        "Report the account to the communications unit, last asked for in {month}, and write the date.",
    ),
};

const OPEN: Message = Message {
    what: Msg::new("Nu är det dags att rapportera kontot.", "It is time to report the account."),
    why: Msg::new(
        "Kommunikationsenheten samlar in listan över konton i {month}.",
        "The communications unit collects the list of accounts in {month}.",
    ),
    how: Msg::new("Gå igenom raden, rapportera och skriv datumet.", "Go through the row, report it and write the date."),
};

fn check(account: &Account, settings: &Settings, found: &mut Findings) {
    let Some(row) = account.row.as_ref().filter(|_| !account.is_closed()) else { return };
    let day = |column| match row.date(column) {
        DateCell::Day(day) => Ok(Some(day)),
        DateCell::Empty => Ok(None),
        DateCell::Unread => Err(()),
    };
    // A date that cannot be read is told as such; nobody knows what it says.
    let (Ok(reported), Ok(started)) = (day(Column::Reported), day(Column::Started).or(Ok::<_, ()>(None))) else { return };
    let chosen: Vec<u8> = settings.list(RULE.id, MONTHS).iter().filter_map(|name| months::month(name)).collect();
    let months = if chosen.is_empty() { &[2, 9][..] } else { &chosen };
    let stands = months::due(months, settings.today, reported, started);
    let (level, message, first) = match (stands, reported) {
        (Due::Done, _) => return,
        (Due::Since(first), Some(_)) => (Level::Warning, &OVERDUE, first),
        (Due::Since(first), None) => (Level::Warning, &NEVER, first),
        (Due::Open(first), _) => (Level::Advice, &OPEN, first),
    };
    let name = months::name(first.month());
    let month = Msg::new(name.sv, name.en);
    let finding = Finding::fault(level, message).at(row.at(Column::Reported)).demanded("A12", "senast_rapporterad");
    let date = reported.map(|day| day.to_string()).unwrap_or_default();
    let year = first.year();
    let month = crate::finding::Arg::Both(format!("{} {year}", month.sv).into(), format!("{} {year}", month.en).into());
    found.push(finding.arg("date", date).arg("month", month));
}
