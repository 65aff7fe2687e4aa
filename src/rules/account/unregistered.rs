//! An account that an export shows and no row of the register names.

use crate::account::Account;
use crate::config::{Level, Settings};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "account/unregistered",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["A12: konton rapporteras två gånger per år"],
    sources: &["Policy för Stockholms stads konton i sociala medier (2020)"],
    situations: &[Situation::Everybody],
    title: Msg::new("Kontot saknas i registret", "The account is not in the register"),
    guide: &[
        Msg::new(
            "Ett konto som ingen har skrivit upp har ofta ingen ansvarig heller. klart ser det när du ger profiler från plattformarnas exporter med --profiles.",
            "An account that nobody has written down often has nobody in charge either. klart sees it when you give profiles from the platforms’ exports with --profiles.",
        ),
        Msg::new(
            "Står kontot där under ett annat användarnamn? Rätta namnet i registret, så hör de ihop.",
            "Is it there under another handle? Correct the handle in the register, and they belong together.",
        ),
    ],
    rewrites: &[],
    messages: &[&UNKNOWN],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::register("id;plattform;anvandarnamn\nek-fb;facebook;ekvik\n").beside(&[("export/data/account.js", X)]).whole(),
        Example::register("id;plattform;anvandarnamn\nek-x;x;Ekviksbadet\n").beside(&[("export/data/account.js", X)]),
        Example::register("id;plattform;anvandarnamn\nek-x;x;annat\n").beside(&[("ek-x/data/account.js", X)]),
    ],
    check: Check::Account(check),
};

const X: &str = "window.YTD.account.part0 = [{\"account\": {\"username\": \"ekviksbadet\", \"accountDisplayName\": \"Ekviksbadet\"}}]";

const UNKNOWN: Message = Message {
    what: Msg::new("Kontot {handle} på {platform} står inte i registret.", "The account {handle} on {platform} is not in the register."),
    why: Msg::new(
        "Ett konto som inte står på listan blir lätt utan någon som sköter det.",
        "An account that nobody has written down is easily looked after by nobody.",
    ),
    how: Msg::new(
        "Lägg till en rad, eller skriv rätt användarnamn på raden som gäller kontot.",
        "Add a row, or write the right handle in the row that is about it.",
    ),
};

fn check(account: &Account, _: &Settings, found: &mut Findings) {
    let (None, Some(profile)) = (&account.row, &account.profile) else { return };
    let platform = profile.platform.map_or("?", |channel| channel.label);
    let name = if profile.handle.is_empty() { profile.name.clone() } else { format!("@{}", profile.handle) };
    let finding = Finding::fault(Level::Warning, &UNKNOWN).arg("handle", name).arg("platform", platform);
    found.push(finding.demanded("A12", "anvandarnamn"));
}
