//! The months in which accounts are reported, and what a date says against them (policy/POLICY.md section 3, A12).
//!
//! Knows months and days. Refuses to know a clock: the day of the check comes in.

use crate::config::Date;

/// How an account stands with its reporting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// Reported in the latest month that has ended, or nothing was due yet.
    Done,
    /// Not reported since this first day of a month that has ended.
    Since(Date),
    /// A month of reporting is open, and began on this day.
    Open(Date),
}

/// Where a report of `reported` leaves an account that began on `started`. `months` are 1–12.
pub(super) fn due(months: &[u8], today: Date, reported: Option<Date>, started: Option<Date>) -> Due {
    let firsts = |year: u16| months.iter().filter_map(move |month| Date::new(year, *month, 1));
    let all = || firsts(today.year() - 1).chain(firsts(today.year()));
    let ended = all().filter(|first| is_over(*first, today)).max();
    let open = all().find(|first| (first.year(), first.month()) == (today.year(), today.month()));
    let since = |first: Date| reported.is_some_and(|reported| reported >= first);
    // What began after the month was not there to be reported.
    let young = |first: Date| started.is_some_and(|started| !is_within(started, first) && started > first);
    match (ended, open) {
        (Some(ended), _) if !since(ended) && !young(ended) => Due::Since(ended),
        (_, Some(open)) if !since(open) => Due::Open(open),
        _ => Due::Done,
    }
}

/// Whether the month that begins on `first` is over.
fn is_over(first: Date, today: Date) -> bool {
    first < today && !is_within(today, first)
}

fn is_within(day: Date, first: Date) -> bool {
    (day.year(), day.month()) == (first.year(), first.month())
}

/// A month by its number or its Swedish or English name.
pub(super) fn month(name: &str) -> Option<u8> {
    const NAMES: [[&str; 2]; 12] = [
        ["januari", "january"],
        ["februari", "february"],
        ["mars", "march"],
        ["april", "april"],
        ["maj", "may"],
        ["juni", "june"],
        ["juli", "july"],
        ["augusti", "august"],
        ["september", "september"],
        ["oktober", "october"],
        ["november", "november"],
        ["december", "december"],
    ];
    let name = name.trim().to_lowercase();
    let by_name = NAMES.iter().position(|names| names.contains(&name.as_str())).map(|at| at as u8 + 1);
    by_name.or_else(|| name.parse().ok().filter(|month| (1..=12).contains(month)))
}

/// The name of a month, 1–12, in Swedish and English.
pub(super) fn name(month: u8) -> crate::finding::Msg {
    use crate::finding::Msg;
    const NAMES: [Msg; 12] = [
        Msg::new("januari", "January"),
        Msg::new("februari", "February"),
        Msg::new("mars", "March"),
        Msg::new("april", "April"),
        Msg::new("maj", "May"),
        Msg::new("juni", "June"),
        Msg::new("juli", "July"),
        Msg::new("augusti", "August"),
        Msg::new("september", "September"),
        Msg::new("oktober", "October"),
        Msg::new("november", "November"),
        Msg::new("december", "December"),
    ];
    NAMES[usize::from(month.clamp(1, 12) - 1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    #[test]
    fn reporting_is_due_when_its_month_has_ended() {
        let due = |today: &str, reported: &str| due(&[2, 9], day(today), reported.parse().ok(), None);
        for (today, reported, stands) in [
            ("2026-11-21", "2026-09-01", Due::Done),
            ("2026-11-21", "2026-08-31", Due::Since(day("2026-09-01"))),
            ("2026-11-21", "2026-02-10", Due::Since(day("2026-09-01"))),
            ("2026-11-21", "", Due::Since(day("2026-09-01"))),
            ("2026-09-30", "2026-02-28", Due::Open(day("2026-09-01"))),
            ("2026-09-01", "2026-01-31", Due::Since(day("2026-02-01"))),
            ("2026-09-15", "2026-09-02", Due::Done),
            ("2026-10-01", "2026-02-20", Due::Since(day("2026-09-01"))),
            ("2027-02-28", "2026-09-10", Due::Open(day("2027-02-01"))),
            ("2027-03-01", "2026-09-10", Due::Since(day("2027-02-01"))),
            ("2026-01-15", "2025-09-30", Due::Done),
            ("2024-02-29", "2023-09-01", Due::Open(day("2024-02-01"))),
        ] {
            assert_eq!(due(today, reported), stands, "{today} {reported}");
        }
    }

    #[test]
    fn what_began_after_the_month_was_not_due() {
        let due = |started: &str| due(&[2, 9], day("2026-11-21"), None, started.parse().ok());
        assert_eq!(due("2026-10-01"), Due::Done);
        assert_eq!((due("2026-09-20"), due("2020-01-01")), (Due::Since(day("2026-09-01")), Due::Since(day("2026-09-01"))));
    }
}
