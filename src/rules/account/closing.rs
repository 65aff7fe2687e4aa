//! What past posts say of an account that closes: whether they say why and where to go instead, and whether in time.
//!
//! Knows when a notice was written and on which day the account ends. Refuses to read any post: what it says comes in.

use crate::account::{Account, Column, DateCell, Status};
use crate::config::{Date, Level, Settings};
use crate::finding::{Finding, Findings, Message, Msg};
use crate::history::{Past, Said};

/// A notice that leaves something out.
pub(super) const PARTLY: Message = Message {
    what: Msg::new(
        "Inlägget {told} om att kontot stängs säger inte {missing}.",
        "The post of {told} on the closing does not say {missing}.",
    ),
    why: Msg::new(
        "Följarna behöver veta varför, och var de hittar er sedan.",
        "Followers need to know why, and where to find you afterwards.",
    ),
    how: Msg::new(
        "Skriv ett nytt inlägg: att kontot stängs och när, varför, och en länk till var ni finns.",
        "Write a new post: that the account closes and when, why, and a link to where you are.",
    ),
};

/// A notice shortly before the end.
pub(super) const SHORT: Message = Message {
    what: Msg::new(
        "Det första inlägget om att kontot stängs kom {told}, {ahead} före.",
        "The first post on the closing came on {told}, {ahead} before.",
    ),
    why: Msg::new(
        "Kontot stängs {closes}. Följarna hinner inte flytta med.",
        "The account closes on {closes}. Followers have no time to move with you.",
    ),
    how: Msg::new(
        "Låt kontot vara kvar till {earliest}, minst {days} dagar efter inlägget.",
        "Keep the account until {earliest}, at least {days} days after the post.",
    ),
};

/// No notice at all.
pub(super) const UNTOLD: Message = Message {
    what: Msg::new("Inget inlägg säger att kontot stängs {closes}.", "No post says that the account closes on {closes}."),
    why: Msg::new(
        "Meddelandet ska ligga ute minst {days} dagar före: senast {latest}.",
        "The notice is to be up at least {days} days before: by {latest}.",
    ),
    how: Msg::new(
        "Skriv ett inlägg i dag: att kontot stängs, varför och var ni finns. Flytta dagen om det går.",
        "Post today: that the account closes, why, and where you are. Move the day if you can.",
    ),
};

/// Days back in which a notice is about a closing of now.
const BACK: i32 = 365;

/// Days before the end of an account whose posts must have been read to say that none of them told.
const READ: i32 = 60;

/// An account that goes on for so many days after the day it named did not close.
const WENT_ON: i32 = 60;

/// Looks at an account's past posts. `days` is how long a notice is to be up.
pub(super) fn check(past: &Past, account: &Account, settings: &Settings, days: i32, found: &mut Findings) {
    let today = settings.today;
    let Some((_, last)) = past.own_span(today) else { return };
    let status = account.row.as_ref().map_or(Status::Active, crate::account::Row::status);
    let closes = account.row.as_ref().and_then(|row| match row.date(Column::Closes) {
        DateCell::Day(day) if matches!(status, Status::Closing | Status::Closed) => Some(day),
        _ => None,
    });
    let end = closes.unwrap_or(today).min(today).max(last.plus(-BACK));
    let notices: Vec<(Date, Said)> = past.said_in(end.plus(-BACK), today).filter(|(_, said)| said.closes).collect();
    let Some((first, said)) = notices.first().copied() else {
        let is_near = |closes: &Date| status == Status::Closing && today > closes.plus(-days) && past.is_read(closes.plus(-READ), today);
        if let Some(closes) = closes.filter(is_near) {
            let finding = Finding::fault(Level::Warning, &UNTOLD).demanded("C20", "avslut_datum");
            found
                .push(finding.arg("closes", closes.to_string()).arg("latest", closes.plus(-days).to_string()).arg("days", i64::from(days)));
        }
        return;
    };
    let named = said.last.and_then(|(month, day)| day_after(first, month, day));
    let ends = closes.or(named);
    if status == Status::Active && ends.unwrap_or(first).plus(WENT_ON) < last {
        return;
    }
    found.extend(partly(&notices));
    // Without a day the last post tells how long the notice was up, if any came after it.
    let ends = ends.or(Some(last).filter(|last| *last > first && last.plus(days) < today));
    found.extend(ends.filter(|ends| first <= *ends && first.days_to(*ends) < days).map(|ends| short(first, ends, days)));
}

/// What none of the notices says, if none says all: the one that says most is told of.
fn partly(notices: &[(Date, Said)]) -> Option<Finding> {
    let says = |said: &Said| u8::from(said.why) + u8::from(said.instead);
    let (told, said) = notices.iter().max_by_key(|(date, said)| (says(said), *date))?;
    let missing = match (said.why, said.instead) {
        (true, true) => return None,
        (false, true) => Msg::new("varför", "why"),
        (true, false) => Msg::new("var man hittar er i stället", "where to find you instead"),
        (false, false) => Msg::new("varför eller var man hittar er i stället", "why, or where to find you instead"),
    };
    let finding = Finding::fault(Level::Warning, &PARTLY).demanded("C20", "status");
    Some(finding.arg("told", told.to_string()).arg("missing", missing))
}

fn short(first: Date, ends: Date, days: i32) -> Finding {
    let ahead = first.days_to(ends);
    let words = match ahead {
        0 => ("samma dag".to_owned(), "no day".to_owned()),
        1 => ("1 dag".to_owned(), "1 day".to_owned()),
        _ => (format!("{ahead} dagar"), format!("{ahead} days")),
    };
    let finding = Finding::fault(Level::Warning, &SHORT).demanded("C20", "avslut_datum");
    let finding = finding.arg("ahead", crate::finding::Arg::Both(words.0.into(), words.1.into())).arg("days", i64::from(days));
    finding.arg("told", first.to_string()).arg("closes", ends.to_string()).arg("earliest", first.plus(days).to_string())
}

/// The first day of that name on or after another.
fn day_after(first: Date, month: u8, day: u8) -> Option<Date> {
    // A leap day may be four years away, or eight.
    (0..=8).filter_map(|years| Date::new(first.year() + years, month, day)).find(|named| *named >= first)
}
