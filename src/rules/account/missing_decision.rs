//! Nobody can see that somebody has decided to start an account: when, under which number, by whom.

use crate::account::{Account, Column};
use crate::config::{Level, Settings};
use crate::finding::{Arg, Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "account/missing-decision",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["A11: beslut om kontot"],
    sources: &["Policy för Stockholms stads konton i sociala medier (2020)"],
    situations: &[Situation::Everybody],
    title: Msg::new("Beslutet om kontot går inte att följa", "The decision on the account cannot be traced"),
    guide: &[
        Msg::new(
            "Ett konto är en kanal för myndigheten, så någon med rätt att besluta ska ha beslutat om det. Datum, diarienummer och beslutsfattare gör att andra hittar beslutet.",
            "An account is a channel of the authority, so somebody with the right to decide has to have done so. Date, reference number and name of the role let others find the decision.",
        ),
        Msg::new(
            "Finns inget beslut? Ta ett nu i stället för att gissa ett datum.",
            "Is there no decision? Make one now rather than guess a date.",
        ),
    ],
    rewrites: &[],
    messages: &[&MISSING],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::register("id;namn;beslut_datum;beslut_dnr;beslutsfattare\nek-ig;Ung i Ekvik;⟦⟧;;\n"),
        Example::register("id;namn;beslut_datum;beslut_dnr;beslutsfattare\nek-ig;Ung i Ekvik;2024-02-01;⟦⟧;kommundirektör\n"),
        Example::register("id;namn;beslut_datum;beslut_dnr;beslutsfattare\nek-fb;Ekviks kommun;2024-02-01;KS 2024/12;kommundirektör\n"),
        Example::register("id;namn;beslut_datum;beslut_dnr;beslutsfattare;status\nek-x;Ekvik;;;;avslutad\n"),
    ],
    check: Check::Account(check),
};

const MISSING: Message = Message {
    what: Msg::new("Beslutet om kontot saknar {parts}.", "The decision on the account lacks {parts}."),
    why: Msg::new("Ingen kan se att kontot är beslutat av någon som får det.", "Nobody can see that whoever may decide has decided on it."),
    how: Msg::new(
        "Fyll i datum, diarienummer och vem som beslutade. Finns inget beslut behöver ni ta ett.",
        "Fill in date, reference number and who decided. Without a decision you need to make one.",
    ),
};

const PARTS: [(Column, &str, Msg); 3] = [
    (Column::DecisionDate, "beslut_datum", Msg::new("datum", "a date")),
    (Column::DecisionNumber, "beslut_dnr", Msg::new("diarienummer", "a reference number")),
    (Column::DecisionMaker, "beslutsfattare", Msg::new("beslutsfattare", "the one who decided")),
];

fn check(account: &Account, _: &Settings, found: &mut Findings) {
    let Some(row) = account.row.as_ref().filter(|_| !account.is_closed()) else { return };
    let missing: Vec<_> = PARTS.iter().filter(|(column, ..)| account.is_blank(*column)).collect();
    let Some((first, field, _)) = missing.first() else { return };
    let list = |words: Vec<&str>, and: &str| match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {and} {last}", rest.join(", ")),
        _ => words.join(""),
    };
    let sv = list(missing.iter().map(|(.., words)| words.sv).collect(), "och");
    let en = list(missing.iter().map(|(.., words)| words.en).collect(), "and");
    let parts = Arg::Both(sv.into(), en.into());
    found.push(Finding::fault(Level::Warning, &MISSING).at(row.at(*first)).arg("parts", parts).demanded("A11", field));
}
