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
    fn what_is_no_day_is_refused() {
        for text in ["2023-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "21/11-2026", "2026-11-2å", "", "0000-01-01"] {
            assert_eq!(text.parse::<Date>(), Err(NoSuchDay), "{text}");
        }
    }
}
