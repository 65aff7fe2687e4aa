//! An account that is about to close: whether that was told in time, with its reason and another place to go. Of the
//! register alone it is asked, because it holds no posts.

use crate::account::{Account, Column, DateCell, Status};
use crate::config::{Form, Key, Level, Settings};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::history::Past;
use crate::rule::{Check, Example, Rule, Situation};

use super::closing;

/// The rule.
pub const RULE: Rule = Rule {
    id: "account/incomplete-closing-notice",
    levels: &[Level::Warning, Level::Advice],
    verdicts: &[Verdict::Fault, Verdict::Review],
    fixable: None,
    default_on: true,
    refs: &["C20: meddela innan kontot avslutas"],
    sources: &["Policy för Stockholms stads konton i sociala medier (2020)"],
    situations: &[Situation::Everybody],
    title: Msg::new("Kontot ska avslutas", "The account is to close"),
    guide: &[
        Msg::new(
            "Berätta på kontot att det avslutas, varför, och var man hittar er i stället. Låt meddelandet ligga kvar i minst två veckor.",
            "Say on the account that it closes, why, and where to find you instead. Let the notice stay for at least two weeks.",
        ),
        Msg::new(
            "Ett bra meddelande ryms i tre meningar: ”Det här kontot avslutas den 15 mars. Vi samlar all information på ekvik.se. Följ oss där.”",
            "A good notice fits in three sentences: “This account closes on 15 March. We gather all information on ekvik.se. Follow us there.”",
        ),
        Msg::new(
            "Registret innehåller inga inlägg, så där frågar klart. Svara ja i konton.csv.klart.toml, så ställs frågan inte igen. Granskar du exporter läser klart i inläggen.",
            "The register holds no posts, so there klart asks. Answer yes in konton.csv.klart.toml, and the question is not asked again. In an audit of exports the posts are read.",
        ),
    ],
    rewrites: &[],
    messages: &[&closing::PARTLY, &closing::SHORT, &closing::UNTOLD, &NEAR, &PASSED, &UNDATED],
    options: &[Key::new(DAYS, Form::Whole(1, 365), "Så många dagar före avslutet ska meddelandet ligga ute. Utan den: 14.")],
    yields_to: &[],
    cap: 3,
    examples: &[
        Example::register("id;namn;status;avslut_datum\nek-x;Ekvik;avslutas;⟦2026-12-01⟧\n"),
        Example::register("id,namn,status,avslut_datum\nek-x,Ekvik,Avslutas,⟦2026-11-10⟧\n"),
        Example::register("id;namn;status;avslut_datum\nek-x;Ekvik;avslutas;⟦⟧\n"),
        Example::register("id;namn;status;avslut_datum\nek-x;Ekvik;avslutas;2026-12-05\n"),
        Example::register("id;namn;status;avslut_datum\nek-fb;Ekviks kommun;aktiv;\n"),
        Example::register("id;namn;status;avslut_datum\nek-x;Ekvik;avslutad;2026-10-01\n"),
        Example::past("2026-01-12 – 2026-02-28: 2 i veckan\n2026-03-01 Kontot stängs den 8 mars. Tack och hej.\n").whole(),
        Example::past("2026-08-31 – 2026-11-20: 2 i veckan\n").beside(&[("konton.csv", CLOSING)]).whole(),
        Example::past(
            "2026-01-12 – 2026-02-28: 2 i veckan\n2026-03-01 Det här kontot avslutas den 15 mars eftersom vi samlar allt på stockholm.se. Följ oss där.\n",
        ),
        Example::past("2026-01-12 – 2026-02-28: 2 i veckan\n2026-03-01 Badet stängs den 8 mars\n"),
        Example::past(
            "2026-08-31 – 2026-11-15: 2 i veckan\n2026-11-16 Vi lämnar X den 1 december eftersom få läser här. Följ oss på ekvik.se.\n",
        )
        .beside(&[("konton.csv", CLOSING)]),
    ],
    check: Check::AccountAndPast(check, past),
};

const DAYS: &str = "days";

const CLOSING: &str = "id;plattform;anvandarnamn;status;avslut_datum\nek-fb;facebook;ekvik;avslutas;2026-12-01\n";

const NEAR: Message = Message {
    what: Msg::new(
        "Har ett inlägg om att kontot stängs {date} legat ute sedan {before}?",
        "Has a post that the account closes on {date} been up since {before}?",
    ),
    why: Msg::new("Följarna behöver tid på sig att hitta er någon annanstans.", "Followers need time to find you somewhere else."),
    how: Msg::new(
        "Publicera nu att kontot avslutas, varför och var ni finns. Flytta datumet om det behövs.",
        "Post now that it closes, why, and where you are. Move the date if needed.",
    ),
};

const PASSED: Message = Message {
    what: Msg::new("Är kontot avslutat? Det skulle stängas {date}.", "Is the account closed? It was to close on {date}."),
    why: Msg::new(
        "Ett konto som ligger kvar utan att skötas kan ta emot frågor som ingen ser.",
        "An account that stays without care may get questions that nobody sees.",
    ),
    how: Msg::new("Ändra status till avslutad, eller skriv ett nytt datum.", "Change the status to avslutad, or write a new date."),
};

const UNDATED: Message = Message {
    what: Msg::new("När ska kontot avslutas?", "When is the account to close?"),
    why: Msg::new(
        "Meddelandet ska ligga ute ett par veckor före, så dagen behöver vara bestämd.",
        "The notice is to be up for a couple of weeks before, so the day has to be decided.",
    ),
    how: Msg::new("Skriv dagen i avslut_datum.", "Write the day in avslut_datum."),
};

/// Days that a notice is to be up.
fn days(settings: &Settings) -> i32 {
    i32::try_from(settings.number(RULE.id, DAYS, 14)).unwrap_or(14)
}

fn past(past: &Past, account: &Account, settings: &Settings, found: &mut Findings) {
    closing::check(past, account, settings, days(settings), found);
}

fn check(account: &Account, settings: &Settings, found: &mut Findings) {
    let Some(row) = account.row.as_ref().filter(|row| row.status() == Status::Closing) else { return };
    let days = days(settings);
    let (message, day) = match row.date(Column::Closes) {
        DateCell::Empty => (&UNDATED, None),
        DateCell::Day(day) if day < settings.today => (&PASSED, Some(day)),
        DateCell::Day(day) if day.plus(-days) < settings.today => (&NEAR, Some(day)),
        DateCell::Day(_) | DateCell::Unread => return,
    };
    let mut finding = Finding::review(message).at(row.at(Column::Closes)).demanded("C20", "avslut_datum");
    if let Some(day) = day {
        finding = finding.arg("date", day.to_string()).arg("before", day.plus(-days).to_string());
    }
    found.push(finding);
}
