//! Nobody has written down what an account is for.

use crate::account::{Account, Column};
use crate::config::{Level, Settings};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "account/missing-purpose",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["A07: tydligt syfte"],
    sources: &["Policy för Stockholms stads konton i sociala medier (2020)"],
    situations: &[Situation::Everybody],
    title: Msg::new("Kontot saknar syfte", "The account has no purpose"),
    guide: &[
        Msg::new(
            "Ett syfte är en mening om vad kontot gör för någon utanför huset: ”Ge resenärer snabb information om störningar”. ”Synas i sociala medier” är inget syfte.",
            "A purpose is one sentence on what the account does for somebody outside the house: “Tell travellers about disruptions at once”. “Be visible in social media” is none.",
        ),
        Msg::new(
            "klart ser bara om något står där. Om syftet är tydligt och hör ihop med uppdraget avgör ni själva; det är frågan M-SYFTE.",
            "klart only sees whether something is written. Whether it is clear and belongs to your task is for you to judge; that is the question M-SYFTE.",
        ),
    ],
    rewrites: &[],
    messages: &[&EMPTY],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::register("id;namn;syfte\nek-ig;Ung i Ekvik;⟦⟧\n"),
        Example::register("id,namn,syfte\nek-ig,Ung i Ekvik,⟦–⟧\n"),
        Example::register("id;namn;syfte\nek-fb;Ekviks kommun;Ge invånarna nyheter om kommunens service\n"),
        Example::register("id;namn;syfte;status\nek-x;Ekvik;;avslutad\n"),
    ],
    check: Check::Account(check),
};

const EMPTY: Message = Message {
    what: Msg::new("Syftet med kontot saknas.", "The account’s purpose is missing."),
    why: Msg::new(
        "Utan ett syfte går det inte att avgöra vad som ska publiceras, eller om kontot behövs.",
        "Without a purpose nobody can say what to publish, or whether the account is needed.",
    ),
    how: Msg::new(
        "Skriv vad kontot är till för och vilket uppdrag i verksamhetsplanen det stöder.",
        "Write what the account is for, and which task in your plan it serves.",
    ),
};

fn check(account: &Account, _: &Settings, found: &mut Findings) {
    let Some(row) = account.row.as_ref().filter(|_| !account.is_closed() && account.is_blank(Column::Purpose)) else { return };
    found.push(Finding::fault(Level::Warning, &EMPTY).at(row.at(Column::Purpose)).demanded("A07", "syfte"));
}
