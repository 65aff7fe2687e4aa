//! A number that money is sent to and that the organisation has not said is its own.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::personal::account::{self, Sort};
use crate::personal::veiled;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "privacy/account-number",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["Dataskyddsförordningen artikel 5.1 c"],
    sources: &["ISO 13616 (IBAN)", "Bankgirot, kontrollsiffra", "corpora/lexicon/personal_cues.tsv"],
    situations: &[Situation::Everybody],
    title: Msg::new("Kontonummer i texten", "An account number in the text"),
    guide: &[
        Msg::new(
            "Ett kontonummer i ett inlägg kan vara en persons eget, eller ett lurendrejares. Skriv hur man betalar på er egen webbplats och länka dit.",
            "An account number in a post may be a person's own, or a swindler's. Say how to pay on your own site, and link to it.",
        ),
        Msg::new(
            "Era egna bankgiron, plusgiron och Swish-nummer skriver du i klart.toml: payments under [organisation]. Sedan är klart tyst om dem.",
            "Your own bankgiro, plusgiro and Swish numbers go into klart.toml: payments under [organisation]. Then klart says nothing of them.",
        ),
    ],
    rewrites: &[Rewrite::new(
        "Sätt in pengarna på konto SE49 9990 0000 0000 0000 0017.",
        "Så betalar du: [betala hyran för lokalen](https://ekvik.example/betala).",
    )],
    messages: &[&ACCOUNT],
    options: &[],
    yields_to: &["privacy/personal-number"],
    cap: 5,
    examples: &[
        Example::text("Sätt in pengarna på konto ⟦SE49 9990 0000 0000 0000 0017⟧.\n"),
        Example::md("Betala till bankgiro ⟦505-0125⟧ före fredag.\n"),
        Example::html("<p>Swisha till Swish ⟦123 456 78 90⟧.</p>\n"),
        Example::text("Bankgiro 505-0125 gäller som förut. Organisationsnummer 212000-0142.\n")
            .with("[organisation]\nname = \"Ekviks kommun\"\npayments = [\"5050125\"]\n"),
        Example::md("Beslutet har nummer 505-0125 och konto 4010 i budgeten.\n"),
    ],
    check: Check::Draft(check),
};

const ACCOUNT: Message = Message {
    what: Msg::new("Är {sort} {number} ert eget?", "Is {sort} {number} your own?"),
    why: Msg::new(
        "Ett konto kan vara en persons, och den som läser ska kunna lita på vart pengarna går.",
        "An account may be a person's, and readers must be able to trust where their money goes.",
    ),
    how: Msg::new(
        "Ta bort det om det är en privatpersons. Är det ert: lägg det i payments i klart.toml.",
        "Take it away if it is somebody's. If it is yours: put it in payments in klart.toml.",
    ),
};

/// Fewer digits are no account.
const LEAST: usize = 5;

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let own = settings.organisation.as_deref();
    let own: Vec<String> = own.map(|own| own.payments.iter().chain(&own.orgnr).map(|number| bare(number)).collect()).unwrap_or_default();
    for block in draft.visible().filter(|block| block.text.plain.bytes().filter(u8::is_ascii_digit).count() >= LEAST) {
        for (range, sort) in account::find(&block.text.plain) {
            let written = &block.text.plain[range.clone()];
            if own.contains(&bare(written)) {
                continue;
            }
            let words = match sort {
                Sort::Iban => Msg::new("kontot", "the account"),
                Sort::Bankgiro => Msg::new("bankgirot", "the bankgiro"),
                Sort::Plusgiro => Msg::new("plusgirot", "the plusgiro"),
                Sort::Account => Msg::new("kontonumret", "the account number"),
                Sort::Swish => Msg::new("Swish-numret", "the Swish number"),
            };
            let finding = Finding::fault(Level::Advice, &ACCOUNT).at(block.text.span(range.clone()));
            found.push(finding.arg("sort", words).arg("number", veiled(written, 2, 2)));
        }
    }
}

/// The letters and digits of a number.
fn bare(number: &str) -> String {
    number.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase()
}
