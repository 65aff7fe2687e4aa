//! When people in Sweden are off: holidays by law, eves, and the windows in which an account may fall silent
//! (policy/POLICY.md section 8).
//!
//! Knows lagen (1989:253) om allmänna helgdagar and what its days looked like before 2005. Refuses to know a clock, and
//! the holidays of schools, which differ from place to place.

use crate::config::Date;

/// Days that belong together, the first and the last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// What people call it.
    pub season: Season,
}

/// What a window is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// 15 June–31 August.
    Summer,
    /// 20 December–7 January.
    Christmas,
    /// Thursday before Easter–Easter Monday.
    Easter,
    /// Four days or more of holidays, eves, Saturdays and Sundays.
    LongWeekend,
}

impl Window {
    /// How many days it has.
    pub fn days(&self) -> i32 {
        self.first.days_to(self.last) + 1
    }

    /// Whether a day is within it.
    pub fn holds(&self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// The first day on which a notice counts: 14 days before.
    pub fn notice_from(&self) -> Date {
        self.first.plus(-14)
    }

    /// The last day on which a notice counts: the seventh, or the last of a shorter window.
    pub fn notice_to(&self) -> Date {
        self.first.plus(6).min(self.last)
    }
}

/// Easter Sunday (the anonymous Gregorian computus; Meeus, "Astronomical Algorithms", chapter 8).
pub fn easter(year: u16) -> Date {
    let year_number = i32::from(year);
    let (golden, century, rest) = (year_number % 19, year_number / 100, year_number % 100);
    let correction = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let day = epact + weekday - 7 * late;
    at(year, 3, 22).plus(day)
}

/// Whether a day is a Sunday, a public holiday, or the eve of one that people have off: Saturdays too.
pub fn is_off(day: Date) -> bool {
    day.weekday() >= 5 || is_holiday(day) || is_eve(day)
}

/// Whether a day is a public holiday that is no Sunday by rule.
fn is_holiday(day: Date) -> bool {
    let fixed = matches!((day.month(), day.day()), (1, 1 | 6) | (5, 1) | (12, 25 | 26));
    // The National Day took the place of Whit Monday.
    let national = day.year() >= 2005 && (day.month(), day.day()) == (6, 6);
    let after = easter(day.year()).days_to(day);
    let moving = matches!(after, -2 | 0 | 1 | 39 | 49) || day.year() < 2005 && after == 50;
    fixed || national || moving || is_midsummer(day) || is_all_saints(day)
}

/// The Saturday within 20–26 June.
fn is_midsummer(day: Date) -> bool {
    day.weekday() == 5 && day.month() == 6 && (20..=26).contains(&day.day())
}

/// The Saturday within 31 October–6 November.
fn is_all_saints(day: Date) -> bool {
    day.weekday() == 5 && matches!((day.month(), day.day()), (10, 31) | (11, ..=6))
}

/// Twelfth Night, Walpurgis Night, and the eves of Easter, Whitsun, Midsummer, All Saints, Christmas and the New Year.
fn is_eve(day: Date) -> bool {
    let fixed = matches!((day.month(), day.day()), (1, 5) | (4, 30) | (12, 24 | 31));
    let after = easter(day.year()).days_to(day);
    let next = day.plus(1);
    fixed || matches!(after, -1 | 48) || is_midsummer(next) || is_all_saints(next)
}

/// Every window that has a day within `from..=to`, in order.
pub fn windows(from: Date, to: Date) -> Vec<Window> {
    let years = from.year().saturating_sub(1).max(1)..=to.year();
    let mut all: Vec<Window> = years.flat_map(of_year).filter(|window| window.first <= to && window.last >= from).collect();
    all.sort();
    all
}

/// The windows that begin in a year.
fn of_year(year: u16) -> Vec<Window> {
    let window = |first, last, season| Window { first, last, season };
    let easter = easter(year);
    let mut all = vec![
        window(at(year, 6, 15), at(year, 8, 31), Season::Summer),
        window(at(year, 12, 20), at(year, 12, 20).plus(18), Season::Christmas),
        window(easter.plus(-3), easter.plus(1), Season::Easter),
    ];
    // January's days belong to the Christmas before.
    let long = long_weekends(at(year, 1, 8), at(year, 12, 19));
    let named = |run: &Window| all.iter().any(|window| window.first <= run.last && run.first <= window.last);
    let others: Vec<Window> = long.into_iter().filter(|run| !named(run)).collect();
    all.extend(others);
    all
}

/// Runs of four days or more that are off, or five and more with one working day squeezed in: Thursday, and Saturday.
fn long_weekends(from: Date, to: Date) -> Vec<Window> {
    let mut found = Vec::new();
    let mut day = from;
    while day <= to {
        if !is_off(day) {
            day = day.plus(1);
            continue;
        }
        let end = run(day);
        let bridged = end.plus(2);
        let last = if is_off(bridged) { run(bridged) } else { end };
        if day.days_to(last) >= 3 {
            found.push(Window { first: day, last, season: Season::LongWeekend });
            day = last.plus(1);
        } else {
            day = end.plus(1);
        }
    }
    found
}

/// The last day of a run of days off.
fn run(first: Date) -> Date {
    let mut last = first;
    // No run is as long as a fortnight; the end of the calendar is its own next day.
    for _ in 0..14 {
        if is_off(last.plus(1)) {
            last = last.plus(1);
        }
    }
    last
}

fn at(year: u16, month: u8, day: u8) -> Date {
    Date::new(year, month, day).or_else(|| Date::new(1, month, day)).unwrap_or_else(|| unreachable!("a day of every year"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn told(from: &str, to: &str) -> Vec<String> {
        windows(day(from), day(to)).iter().map(|window| format!("{}–{}", window.first, window.last)).collect()
    }

    #[test]
    fn easter_is_where_the_almanac_has_it() {
        for text in [
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2029-04-01",
            "2030-04-21",
            "2038-04-25",
            "1818-03-22",
            "2019-04-21",
        ] {
            assert_eq!(easter(day(text).year()), day(text));
        }
    }

    #[test]
    fn a_year_has_its_windows() {
        let all =
            ["2025-12-20–2026-01-07", "2026-04-02–2026-04-06", "2026-04-30–2026-05-03", "2026-05-14–2026-05-17", "2026-06-15–2026-08-31"];
        assert_eq!(told("2026-01-01", "2026-11-30"), all);
        // 6 June 2024 is a Thursday, 6 June 2028 a Tuesday; 30 April 2025 a Wednesday.
        assert!(told("2024-05-20", "2024-06-10").contains(&"2024-06-06–2024-06-09".to_owned()));
        assert!(told("2028-05-29", "2028-06-10").contains(&"2028-06-03–2028-06-06".to_owned()));
        assert!(told("2025-04-28", "2025-05-05").contains(&"2025-04-30–2025-05-04".to_owned()));
        assert!(told("2026-10-25", "2026-11-10").is_empty());
    }

    #[test]
    fn holidays_and_eves_are_off_and_workdays_are_not() {
        for text in [
            "2026-01-06",
            "2026-01-05",
            "2026-04-03",
            "2026-04-30",
            "2026-05-14",
            "2026-06-19",
            "2026-06-20",
            "2026-10-30",
            "2026-12-24",
            "2026-12-31",
            "2004-05-31",
        ] {
            assert!(is_off(day(text)), "{text}");
        }
        for text in ["2026-01-07", "2026-04-02", "2026-05-15", "2026-06-18", "2026-12-23", "2025-06-09", "2026-05-25", "2003-06-06"] {
            assert!(!is_off(day(text)), "{text}");
        }
    }

    proptest! {
        #[test]
        fn easter_is_a_sunday_of_spring(year in 1583_u16..=9999) {
            let easter = easter(year);
            prop_assert_eq!(easter.weekday(), 6);
            prop_assert!(at(year, 3, 22) <= easter && easter <= at(year, 4, 25));
        }

        #[test]
        fn windows_are_long_apart_and_begin_and_end_free(year in 1990_u16..2100) {
            let all = windows(at(year, 1, 1), at(year, 12, 31));
            for pair in all.windows(2) {
                prop_assert!(pair[0].last < pair[1].first, "{:?}", pair);
            }
            for window in all.iter().filter(|window| window.season == Season::LongWeekend) {
                let days: Vec<Date> = (0..window.days()).map(|day| window.first.plus(day)).collect();
                prop_assert!(days.len() >= 4 && days.iter().filter(|day| !is_off(**day)).count() <= 1);
                prop_assert!(is_off(window.first) && is_off(window.last));
                prop_assert!(!is_off(window.first.plus(-1)) && !is_off(window.last.plus(1)));
                prop_assert!(window.notice_to() < window.last.plus(1) && window.notice_from() < window.first);
            }
        }
    }
}
