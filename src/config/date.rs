//! A calendar day, as written in a draft, a profile or on the command line. Knows no clock and no time zone.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar, years 1–9999. Ordered by time; written as ISO 8601, `2026-11-21`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The first day that there is: 0001-01-01.
    pub const FIRST: Self = Self { year: 1, month: 1, day: 1 };

    /// The day, or none when the calendar has no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let real = (1..=9999).contains(&year) && (1..=days_in(year, month)).contains(&day);
        real.then_some(Self { year, month, day })
    }

    /// 1–9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// 1–12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// 1–31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Days from 1 January of the year 1 to this, which is 0. (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".)
    pub fn number(self) -> i32 {
        let (year, month) = (i32::from(self.year), i32::from(self.month));
        // Years begin in March, so that a leap day comes last.
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let day_of_year = (153 * month + 2) / 5 + i32::from(self.day) - 1;
        year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 306
    }

    /// So many days after this, or before it; no further than the calendar of [`Date::new`] goes.
    #[must_use]
    #[expect(clippy::cast_sign_loss, reason = "clamped to the calendar")]
    pub fn plus(self, days: i32) -> Self {
        const LAST: i32 = 3_652_058;
        let number = self.number().saturating_add(days).clamp(0, LAST) + 306;
        let (era, day) = (number / 146_097, number % 146_097);
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day_of_year = day - (365 * year + year / 4 - year / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year + era * 400 + i32::from(month <= 2);
        Self { year: year as u16, month: month as u8, day: (day_of_year - (153 * shifted + 2) / 5 + 1) as u8 }
    }

    /// Days from this to another; negative for an earlier one.
    pub fn days_to(self, other: Self) -> i32 {
        other.number() - self.number()
    }

    /// 0 for Monday, 6 for Sunday.
    pub fn weekday(self) -> u8 {
        self.number().rem_euclid(7).to_le_bytes()[0]
    }

    /// The Monday of its week: what names an ISO week without a number.
    #[must_use]
    pub fn monday(self) -> Self {
        self.plus(-i32::from(self.weekday()))
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

/// The text is no day on the form year-month-day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchDay;

impl fmt::Display for NoSuchDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a day; write it as 2026-11-21")
    }
}

impl std::error::Error for NoSuchDay {}

impl FromStr for Date {
    type Err = NoSuchDay;

    /// Reads exactly `YYYY-MM-DD` (ISO 8601, extended form).
    fn from_str(text: &str) -> Result<Self, NoSuchDay> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(NoSuchDay);
        }
        let number =
            |part: &[u8]| part.iter().try_fold(0_u16, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u16::from(byte - b'0')));
        let day = (number(&bytes[..4]), number(&bytes[5..7]), number(&bytes[8..]));
        let (Some(year), Some(month), Some(day)) = day else {
            return Err(NoSuchDay);
        };
        Self::new(year, month as u8, day as u8).ok_or(NoSuchDay)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl TryFrom<String> for Date {
    type Error = NoSuchDay;

    fn try_from(text: String) -> Result<Self, NoSuchDay> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_ordered_and_written_back() {
        let day: Date = "2024-02-29".parse().expect("a leap day");
        assert_eq!(day.to_string(), "2024-02-29");
        assert!(day < "2024-03-01".parse().expect("a day"));
    }

    #[test]
    fn days_are_counted_over_months_and_years() {
        for (from, days, to) in [
            ("2026-12-01", -14, "2026-11-17"),
            ("2024-03-01", -1, "2024-02-29"),
            ("1900-03-01", -1, "1900-02-28"),
            ("2000-02-28", 2, "2000-03-01"),
            ("2026-08-20", 93, "2026-11-21"),
            ("0001-01-01", -1, "0001-01-01"),
            ("9999-12-31", i32::MAX, "9999-12-31"),
        ] {
            let (from, to): (Date, Date) = (from.parse().expect("a day"), to.parse().expect("a day"));
            assert_eq!(from.plus(days), to, "{from} {days}");
            assert!(from == to || days == i32::MAX || from.days_to(to) == days, "{from} {to}");
        }
        let monday: Date = "2026-11-16".parse().expect("a day");
        assert!((0..7_u8).all(|day| monday.plus(i32::from(day)).weekday() == day && monday.plus(i32::from(day)).monday() == monday));
    }

    #[test]
    fn every_day_follows_the_one_before() {
        let mut day = Date::new(1, 1, 1).expect("a day");
        for number in 0..800_000 {
            assert_eq!((day.number(), Date::new(day.year, day.month, day.day)), (number, Some(day)));
            let next = day.plus(1);
            assert!(day < next && i32::from(next.weekday()) == (number + 1) % 7, "{day}");
            day = next;
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in ["2023-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "21/11-2026", "2026-11-2å", "", "0000-01-01"] {
            assert_eq!(text.parse::<Date>(), Err(NoSuchDay), "{text}");
        }
    }
}
