//! Nobody steps in when the one in charge is away.

use crate::account::{Account, Column};
use crate::config::{Level, Settings};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "account/missing-deputy",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["A10: sköts även vid frånvaro"],
    sources: &["Policy för Stockholms stads konton i sociala medier (2020)"],
    situations: &[Situation::Everybody],
    title: Msg::new("Kontot saknar ersättare", "Nobody steps in for the one in charge"),
    guide: &[Msg::new(
        "Kontot ska gå att sköta även under semester och annan frånvaro. Det räcker att skriva vilken roll som tar över, och att den personen kan logga in.",
        "The account is to be looked after during holidays and other absence too. It is enough to write which role takes over, and that this person can log in.",
    )],
    rewrites: &[],
    messages: &[&EMPTY],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::register("id;namn;ersattare\nek-ig;Ung i Ekvik;⟦⟧\n"),
        Example::register("id,namn,ersattare\nek-ig,Ung i Ekvik,⟦-⟧\n"),
        Example::register("id;namn;ersattare\nek-fb;Ekviks kommun;kommunikatör 2\n"),
    ],
    check: Check::Account(check),
};

const EMPTY: Message = Message {
    what: Msg::new("Ersättare för den ansvariga saknas.", "Nobody is named to step in."),
    why: Msg::new(
        "Vid semester eller sjukdom är det ingen som svarar eller tar bort hot och hat.",
        "During leave or illness nobody answers, or removes threats and hate.",
    ),
    how: Msg::new(
        "Skriv vem som tar över: en roll i samma grupp eller ett gemensamt schema.",
        "Write who takes over: a role in the same group, or a shared rota.",
    ),
};

fn check(account: &Account, _: &Settings, found: &mut Findings) {
    let Some(row) = account.row.as_ref().filter(|_| !account.is_closed() && account.is_blank(Column::Deputy)) else { return };
    found.push(Finding::fault(Level::Warning, &EMPTY).at(row.at(Column::Deputy)).demanded("A10", "ersattare"));
}
