//! An account that has not been used for long, and one that is used after it was closed.

use crate::account::{Account, Column, DateCell, Status};
use crate::config::{Date, Form, Key, Level, Settings};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::history::{Past, folded};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "account/inactive",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["A15: konton som inte används avslutas", "A14: aktuellt innehåll"],
    sources: &["Policy för Stockholms stads konton i sociala medier (2020)"],
    situations: &[Situation::Everybody],
    title: Msg::new("Kontot används inte", "The account is not used"),
    guide: &[
        Msg::new(
            "Den som frågar något på ett konto som ingen sköter väntar på ett svar som inte kommer. Avsluta kontot, eller berätta i ett inlägg att det vilar och var man får svar i stället.",
            "Whoever asks something on an account that nobody tends waits for an answer that never comes. Close the account, or say in a post that it rests and where to get an answer.",
        ),
        Msg::new(
            "klart räknar dagarna från kontots senaste egna inlägg. Svar, delningar och händelser räknas inte. Är exporten gammal blir dagarna för många: hämta en ny.",
            "The days are counted from the account’s latest own post. Replies, shares and stories do not count. An old export gives too many days: download a new one.",
        ),
        Msg::new(
            "Skriv vilande i registret när ett inlägg berättar om pausen, så frågar klart inte mer.",
            "Write vilande in the register when a post tells of the pause, and klart is silent.",
        ),
    ],
    rewrites: &[],
    messages: &[&UNUSED, &RESTING, &TOLD, &STILL_USED],
    options: &[
        Key::new(DAYS, Form::Whole(1, 3650), "Så många dagar får gå utan inlägg. Utan den: 90."),
        Key::new(ACCOUNTS, Form::Texts, "Andra gränser för enskilda konton: [\"ek-x: 180\"]. Kontots id, kolon och antal dagar."),
    ],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::past("2026-03-02 – 2026-08-20: 2 i veckan\n2026-08-20 Badet är öppet till klockan 20.\n").whole(),
        Example::past("2026-03-02 – 2026-08-20: 2 i veckan\n")
            .beside(&[("konton.csv", "id;plattform;anvandarnamn;status\nek-fb;facebook;ekvik;vilande\n")])
            .whole(),
        Example::past("2026-03-02 – 2026-10-20: 2 i veckan\n")
            .beside(&[("konton.csv", "id;plattform;anvandarnamn;status;avslut_datum\nek-fb;facebook;ekvik;avslutad;2026-09-01\n")])
            .whole(),
        Example::past("2026-03-02 – 2026-08-23: 2 i veckan\n2026-08-23 Badet är öppet till klockan 20.\n"),
        Example::past("2026-03-02 – 2026-06-10: 2 i veckan\n2026-06-10 Kontot vilar under sommaren. Vi är tillbaka den 1 december.\n")
            .beside(&[("konton.csv", "id;plattform;anvandarnamn;status\nek-fb;facebook;ekvik;vilande\n")]),
        Example::past("2026-03-02 – 2026-06-20: 2 i veckan\n")
            .beside(&[("konton.csv", "id;plattform;anvandarnamn;status\nek-fb;facebook;ekvik;aktiv\n")])
            .with("[rules.\"account/inactive\"]\naccounts = [\"ek-fb: 180\"]\n"),
        Example::past("2026-03-02 – 2026-05-20: 2 i veckan\n")
            .beside(&[("konton.csv", "id;plattform;anvandarnamn;status;avslut_datum\nek-fb;facebook;ekvik;avslutad;2026-05-31\n")]),
    ],
    check: Check::Past(check),
};

const DAYS: &str = "days";
const ACCOUNTS: &str = "accounts";

const LAST: Msg = Msg::new(
    "Det senaste egna inlägget i exporten är från {last}. Den som frågar något får kanske inget svar.",
    "The latest own post in the export is from {last}. Whoever asks something may get no answer.",
);

const UNUSED: Message = Message {
    what: Msg::new("Kontot har inte använts på {days} dagar.", "The account has not been used for {days} days."),
    why: LAST,
    how: Msg::new(
        "Avsluta det eller meddela varför. Är exporten gammal, hämta en ny.",
        "Close it, or say why. If the export is old, download a new one.",
    ),
};

const RESTING: Message = Message {
    what: Msg::new(
        "Kontot har vilat i {days} dagar, och inget inlägg berättar det.",
        "The account has rested for {days} days, and no post says so.",
    ),
    why: LAST,
    how: Msg::new(
        "Skriv ett inlägg om att kontot vilar, varför, och var man får svar.",
        "Write a post that the account rests, why, and where to get an answer.",
    ),
};

const TOLD: Message = Message {
    what: Msg::new(
        "Kontot har inte använts på {days} dagar, som ett inlägg har sagt.",
        "The account has not been used for {days} days, as a post says.",
    ),
    why: LAST,
    how: Msg::new(
        "Börja igen, eller avsluta kontot. Ska det vila, skriv vilande i registret.",
        "Begin again, or close the account. If it is to rest, write vilande in the register.",
    ),
};

const STILL_USED: Message = Message {
    what: Msg::new("Kontot avslutades {closed} men har inlägg efter det.", "The account was closed on {closed} but has posts after that."),
    why: Msg::new(
        "Det senaste är från {last}. Den som läser tror att kontot sköts.",
        "The latest is from {last}. Whoever reads it believes that the account is tended.",
    ),
    how: Msg::new(
        "Stäng kontot på plattformen, eller ändra status och avslut_datum.",
        "Close the account on the platform, or change status and avslut_datum.",
    ),
};

fn check(past: &Past, account: &Account, settings: &Settings, found: &mut Findings) {
    let Some((_, last)) = past.own_span(settings.today) else { return };
    let status = account.row.as_ref().map_or(Status::Active, crate::account::Row::status);
    let days = last.days_to(settings.today);
    let (message, closed) = match status {
        Status::Closing => return,
        Status::Closed => {
            let Some(DateCell::Day(closed)) = account.row.as_ref().map(|row| row.date(Column::Closes)) else { return };
            if last <= closed {
                return;
            }
            (&STILL_USED, Some(closed))
        }
        Status::Active | Status::Dormant if days <= limit(account, settings) => return,
        Status::Active | Status::Dormant => match (told(past, last, settings.today), status) {
            (Told::Pause | Told::End, Status::Dormant) => return,
            // It closed, as it said, and no register says otherwise.
            (Told::End, _) if account.row.is_none() => return,
            (Told::Nothing, Status::Dormant) => (&RESTING, None),
            (Told::Nothing, _) => (&UNUSED, None),
            (Told::Pause | Told::End, _) => (&TOLD, None),
        },
    };
    let mut finding =
        Finding::fault(Level::Warning, message).demanded("A15", "status").arg("days", i64::from(days)).arg("last", last.to_string());
    if let Some(closed) = closed {
        finding = finding.arg("closed", closed.to_string());
    }
    found.push(finding);
}

/// Days without a post that the account may have.
pub fn limit(account: &Account, settings: &Settings) -> i32 {
    let own = settings.list(RULE.id, ACCOUNTS).iter().find_map(|line| {
        let (id, days) = line.rsplit_once([':', '='])?;
        let named = folded(id) == folded(&account.id()) || folded(id) == folded(account.get(Column::Handle));
        (named && account.row.is_some()).then(|| days.trim().parse().ok()).flatten()
    });
    own.or_else(|| i32::try_from(settings.number(RULE.id, DAYS, 90)).ok()).unwrap_or(90)
}

/// What the last posts said of the silence after them.
enum Told {
    Nothing,
    Pause,
    End,
}

fn told(past: &Past, last: Date, today: Date) -> Told {
    /// Days before the last post in which a notice is about the silence after it.
    const NEAR: i32 = 14;
    let said = || past.said_in(last.plus(-NEAR), last.min(today));
    if said().any(|(_, said)| said.closes) {
        Told::End
    } else if said().any(|(_, said)| said.notice) {
        Told::Pause
    } else {
        Told::Nothing
    }
}
