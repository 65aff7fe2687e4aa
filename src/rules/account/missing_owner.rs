//! Nobody is in charge of an account.

use crate::account::{Account, Column};
use crate::config::{Level, Settings};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "account/missing-owner",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["A09: en utsedd ansvarig"],
    sources: &["Policy för Stockholms stads konton i sociala medier (2020)"],
    situations: &[Situation::Everybody],
    title: Msg::new("Kontot saknar ansvarig", "Nobody is in charge of the account"),
    guide: &[Msg::new(
        "Den ansvariga planerar, publicerar, följer upp, bevakar och modererar. Skriv hellre en roll än ett namn: rollen finns kvar när personen byter arbete, och listan blir fri från personuppgifter.",
        "Whoever is in charge plans, publishes, follows up, watches and moderates. Write a role rather than a name: the role stays when the person moves on, and the list holds no personal data.",
    )],
    rewrites: &[],
    messages: &[&EMPTY],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::register("id;namn;ansvarig\nek-ig;Ung i Ekvik;⟦⟧\n"),
        Example::register("id,namn,ansvarig\nek-ig,Ung i Ekvik,⟦saknas⟧\n"),
        Example::register("id;namn;ansvarig\nek-fb;Ekviks kommun;kommunikationschef\n"),
    ],
    check: Check::Account(check),
};

const EMPTY: Message = Message {
    what: Msg::new("Ansvarig för kontot saknas.", "Nobody is named as in charge of the account."),
    why: Msg::new(
        "Då vet ingen vem som planerar, publicerar, svarar och tar bort det som inte får stå kvar.",
        "Then nobody knows who plans, publishes, answers and removes what must not stay.",
    ),
    how: Msg::new(
        "Skriv en roll, till exempel kommunikatör på biblioteket. En roll finns kvar när någon slutar.",
        "Write a role, such as communicator at the library. A role stays when somebody leaves.",
    ),
};

fn check(account: &Account, _: &Settings, found: &mut Findings) {
    let Some(row) = account.row.as_ref().filter(|_| !account.is_closed() && account.is_blank(Column::Owner)) else { return };
    found.push(Finding::fault(Level::Warning, &EMPTY).at(row.at(Column::Owner)).demanded("A09", "ansvarig"));
}
