//! A register comes back whole, with what the exports know beside it.

use super::*;
use crate::config::{Config, Policy};
use crate::history::Day;
use crate::source::{Format, Source};

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// An account with a post every other day from one day to another.
fn past(platform: &str, handle: &str, name: &str, first: &str, last: &str) -> (String, Past) {
    let (first, last) = (day(first), day(last));
    let days = (0..=first.days_to(last)).step_by(2).map(|after| (first.plus(after), Day { own: 1, ..Day::default() })).collect();
    let past = Past { platform: platform.into(), handle: handle.into(), name: name.into(), days, ..Past::default() };
    (Past::key(platform, if handle.is_empty() { name } else { handle }), past)
}

/// The lines of the proposal; `|` stands for the separator, and quotation marks are gone.
fn proposed(accounts: &[(String, Past)], register: &str) -> Vec<String> {
    let settings = Policy::new(Config::default(), day("2026-11-21")).settings(None, &[], None);
    let source = Source::new("konton.csv", Format::Register, register.as_bytes().to_vec()).expect("text");
    let roster = (!register.is_empty()).then(|| Roster::read(&source).expect("a register"));
    let history = History { accounts: accounts.iter().cloned().collect() };
    let mut out = Vec::new();
    write(&history, roster.as_ref(), &settings, &mut out).expect("written");
    let text = String::from_utf8(out).expect("text");
    text.trim_start_matches('\u{feff}').replace(';', "|").replace('"', "").split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn every_row_and_column_is_kept_and_only_empty_cells_are_filled() {
    let register = "id,plattform,namn,anvandarnamn,Budget,\nek-fb,Facebook,,ekvik,\"1;5\",x\nek-x,x,Ekvik,,,\nek-tt,tiktok,Ekvik,ekvik,,\n";
    let accounts =
        [past("facebook", "ekvik", "Ekviks kommun", "2026-08-01", "2026-11-20"), past("facebook", "badet", "", "2026-11-02", "2026-11-20")];
    assert_eq!(
        proposed(&accounts, register),
        [
            "id|plattform|namn|anvandarnamn|Budget||senaste_inlagg|inlagg_per_vecka|forslag",
            "ek-fb|Facebook|Ekviks kommun|ekvik|1|5|x|2026-11-19|3,5|Ifyllt från exporten: namn.",
            "ek-x|x|Ekvik||||||",
            "ek-tt|tiktok|Ekvik|ekvik|||||",
            "|facebook||badet|||2026-11-20||Nytt konto i exporten: lägg till.",
        ]
    );
}

#[test]
fn what_has_happened_is_proposed() {
    let propose = |row: &str, last: &str| {
        let register = format!("id;plattform;anvandarnamn;status;avslut_datum;frekvens_per_vecka\nek;facebook;{row}\n");
        let lines = proposed(&[past("facebook", "ekvik", "", "2026-03-02", last)], &register);
        lines[1].rsplit('|').next().unwrap_or_default().to_owned()
    };
    assert_eq!(propose("ekvik;aktiv;;", "2026-08-20"), "Ingen aktivitet sedan 2026-08-19: uppdatera status.");
    assert_eq!(propose("ekvik;avslutad;2026-09-01;", "2026-10-01"), "Inlägg så sent som 2026-09-30, efter avslutet: uppdatera status.");
    assert_eq!(propose("ekvik;avslutas;2026-11-01;", "2026-10-31"), "Avslutsdagen är förbi: ändra status till avslutad.");
    assert_eq!(propose("ekvik;aktiv;;10", "2026-11-20"), "Målet är 10 inlägg i veckan och det blir 3,5: sänk målet eller planera in fler.");
    assert_eq!((propose("ekvik;aktiv;;3", "2026-11-20").as_str(), propose("ekvik;vilande;;3", "2026-04-20").as_str()), ("", ""));
    assert_eq!(propose("annat;aktiv;;", "2026-11-20"), "Inget inlägg i exporterna: hämta kontots export, eller uppdatera status.");
}

#[test]
fn without_a_register_all_accounts_stand_there_and_nothing_is_a_formula() {
    let accounts = [
        past("instagram", "=cmd()", "Ung i Ekvik", "2026-11-02", "2026-11-20"),
        past("facebook", "", "850101-2392", "2026-01-02", "2026-02-20"),
        past("web", "", "ekvik.se", "2026-11-02", "2026-11-20"),
    ];
    assert_eq!(
        proposed(&accounts, ""),
        [
            "id|plattform|namn|anvandarnamn|url|senaste_inlagg|inlagg_per_vecka|forslag",
            "|facebook|850101-****|||2026-02-19|3|Lägg till i registret. Ingen aktivitet sedan 2026-02-19: avsluta det eller meddela varför.",
            "|instagram|Ung i Ekvik|'=cmd()||2026-11-20||Lägg till i registret.",
        ]
    );
}

#[test]
fn a_proposal_reads_back_as_a_register() {
    let accounts = [past("facebook", "ekvik", "Ekviks kommun", "2026-08-01", "2026-11-20")];
    let lines = proposed(&accounts, "id;plattform;anvandarnamn\nek-ig;instagram;ungiekvik\n");
    let again = proposed(&accounts, &lines.join("\n").replace('|', ";"));
    assert_eq!(again.len(), 3);
}
