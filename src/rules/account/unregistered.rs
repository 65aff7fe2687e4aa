//! An account that an export shows and no row of the register names; and a row whose account no export of its channel
//! shows.

use crate::account::Account;
use crate::config::{Channel, Level, Settings};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::history::Past;
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "account/unregistered",
    levels: &[Level::Warning, Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["A12: konton rapporteras två gånger per år"],
    sources: &["Policy för Stockholms stads konton i sociala medier (2020)"],
    situations: &[Situation::Everybody],
    title: Msg::new("Kontot saknas i registret", "The account is not in the register"),
    guide: &[
        Msg::new(
            "Ett konto som ingen har skrivit upp har ofta ingen ansvarig heller. klart ser det när du granskar exporter, eller ger profiler från dem med --profiles.",
            "An account that nobody has written down often has nobody in charge either. klart sees it when you audit exports, or give profiles from them with --profiles.",
        ),
        Msg::new(
            "Står kontot där under ett annat användarnamn? Rätta namnet i registret, så hör de ihop.",
            "Is it there under another handle? Correct the handle in the register, and they belong together.",
        ),
        Msg::new(
            "Tvärtom kan ett konto i registret sakna inlägg i exporterna. Då är exporten inte hämtad, eller så finns kontot inte längre. klart säger bara till när någon export från samma plattform är med.",
            "The other way round, an account of the register may have no posts in the exports: its export was not downloaded, or it is gone. This is told only where some export of the same platform was given.",
        ),
    ],
    rewrites: &[],
    messages: &[&UNKNOWN, &UNSEEN],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::register("id;plattform;anvandarnamn\nek-fb;facebook;ekvik\n").beside(&[("export/data/account.js", X)]).whole(),
        Example::register("id;plattform;anvandarnamn\nek-x;x;Ekviksbadet\n").beside(&[("export/data/account.js", X)]),
        Example::register("id;plattform;anvandarnamn\nek-x;x;annat\n").beside(&[("ek-x/data/account.js", X)]),
        Example::past("2026-08-31 – 2026-11-20: 2 i veckan\n")
            .beside(&[("konton.csv", "id;plattform;anvandarnamn\nek-ung;facebook;ungiekvik\n")])
            .whole(),
        Example::past("2026-08-31 – 2026-11-20: 2 i veckan\n")
            .beside(&[("konton.csv", "id;plattform;anvandarnamn\nek-fb;facebook;Ekvik\nek-ig;instagram;ekvik\n")]),
        Example::past("2026-08-31 – 2026-11-20: 2 i veckan\n"),
    ],
    check: Check::AccountAndPast(check, past),
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

const UNSEEN: Message = Message {
    what: Msg::new(
        "Inget inlägg från {handle} finns i exporterna från {platform}.",
        "The exports from {platform} hold no posts of {handle}.",
    ),
    why: Msg::new(
        "Kontot står i registret. Kanske är dess export inte hämtad, eller så finns kontot inte kvar.",
        "The account is in the register. Perhaps its export was not downloaded, or the account is gone.",
    ),
    how: Msg::new(
        "Hämta kontots export också, rätta användarnamnet, eller ändra status.",
        "Download its export too, correct the handle, or change the status.",
    ),
};

fn past(past: &Past, account: &Account, _: &Settings, found: &mut Findings) {
    let is_met = !past.days.is_empty() || past.undated > 0;
    let channel = Channel::named(&past.platform).filter(|channel| channel.is_platform());
    let Some(channel) = channel else { return };
    let finding = match &account.row {
        None if is_met && past.is_named() => {
            let name = [&past.name, &past.id, &past.url].into_iter().find(|name| !name.is_empty());
            let name = if past.handle.is_empty() { name.cloned().unwrap_or_default() } else { format!("@{}", past.handle) };
            Finding::fault(Level::Warning, &UNKNOWN).arg("handle", name)
        }
        Some(_) if !is_met && !account.is_closed() => Finding::fault(Level::Advice, &UNSEEN).arg("handle", account.id()),
        _ => return,
    };
    found.push(finding.arg("platform", channel.label).demanded("A12", "anvandarnamn"));
}

fn check(account: &Account, _: &Settings, found: &mut Findings) {
    let (None, Some(profile)) = (&account.row, &account.profile) else { return };
    let platform = profile.platform.map_or("?", |channel| channel.label);
    let name = if profile.handle.is_empty() { profile.name.clone() } else { format!("@{}", profile.handle) };
    let finding = Finding::fault(Level::Warning, &UNKNOWN).arg("handle", name).arg("platform", platform);
    found.push(finding.demanded("A12", "anvandarnamn"));
}
