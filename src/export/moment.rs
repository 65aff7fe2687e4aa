//! A moment, kept in UTC and shown in Europe/Stockholm.
//!
//! Knows the forms of dates in exports and the zone. Refuses to know what time it is.

use std::fmt;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use serde::{Serialize, Serializer};

use crate::config::Date;

/// A second, UTC. Written as ISO 8601: `2026-06-01T08:00:00Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

/// The zone of all dates in reports and rules.
fn stockholm() -> &'static TimeZone {
    static ZONE: std::sync::OnceLock<TimeZone> = std::sync::OnceLock::new();
    ZONE.get_or_init(|| TimeZone::get("Europe/Stockholm").unwrap_or(TimeZone::UTC))
}

impl Moment {
    /// So many seconds after 1970 began, UTC; `None` outside the years 1–9999.
    pub fn of_seconds(seconds: i64) -> Option<Self> {
        Timestamp::from_second(seconds).ok().filter(|stamp| stamp.to_zoned(TimeZone::UTC).year() >= 1).map(|stamp| Self(stamp.as_second()))
    }

    /// Seconds after 1970 began, UTC.
    pub fn seconds(self) -> i64 {
        self.0
    }

    /// A clock time in Stockholm: what an export without a zone means. A time that the change to summer time skips is taken as
    /// an hour later, one that comes twice as the first.
    pub fn of_local(local: DateTime) -> Option<Self> {
        local.to_zoned(stockholm().clone()).ok().map(|zoned| Self(zoned.timestamp().as_second()))
    }

    /// An ISO 8601 or RFC 3339 time, a date alone included; and whether it names its zone. Without one it is local.
    pub fn of_iso(text: &str) -> Option<(Self, bool)> {
        let text = text.trim();
        if let Ok(stamp) = text.parse::<Timestamp>() {
            return Some((Self(stamp.as_second()), true));
        }
        let local = text.parse::<DateTime>().or_else(|_| text.parse::<jiff::civil::Date>().map(|day| day.at(0, 0, 0, 0))).ok()?;
        Some((Self::of_local(local)?, false))
    }

    /// A time as mail writes it: `Mon, 01 Jun 2026 08:00:00 +0200` (RFC 2822).
    pub fn of_mail(text: &str) -> Option<Self> {
        jiff::fmt::rfc2822::parse(text.trim()).ok().map(|zoned| Self(zoned.timestamp().as_second()))
    }

    /// The day in Stockholm.
    pub fn day(self) -> Date {
        let zoned = self.zoned();
        let year = u16::try_from(zoned.year()).unwrap_or(1);
        Date::new(year, zoned.month().unsigned_abs(), zoned.day().unsigned_abs()).unwrap_or(Date::FIRST)
    }

    /// The hour and minute in Stockholm.
    pub fn clock(self) -> (u8, u8) {
        let zoned = self.zoned();
        (zoned.hour().unsigned_abs(), zoned.minute().unsigned_abs())
    }

    fn zoned(self) -> Zoned {
        Timestamp::from_second(self.0).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(stockholm().clone())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Timestamp::from_second(self.0).unwrap_or(Timestamp::UNIX_EPOCH))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_kept_in_utc_and_shown_in_stockholm() {
        for (text, utc, day, zoned) in [
            ("2026-06-01T08:00:00Z", "2026-06-01T08:00:00Z", "2026-06-01", true),
            ("2026-06-02T10:30:00+02:00", "2026-06-02T08:30:00Z", "2026-06-02", true),
            ("2026-06-01 10:00", "2026-06-01T08:00:00Z", "2026-06-01", false),
            ("2026-01-01 10:00", "2026-01-01T09:00:00Z", "2026-01-01", false),
            ("2025-12-31T23:30:00Z", "2025-12-31T23:30:00Z", "2026-01-01", true),
            ("2026-06-30T22:30:00.000Z", "2026-06-30T22:30:00Z", "2026-07-01", true),
            ("2026-06-01", "2026-05-31T22:00:00Z", "2026-06-01", false),
        ] {
            let (moment, named) = Moment::of_iso(text).expect(text);
            assert_eq!((moment.to_string(), moment.day().to_string(), named), (utc.to_owned(), day.to_owned(), zoned), "{text}");
        }
        assert_eq!(Moment::of_mail("Mon, 01 Jun 2026 08:00:00 +0200").map(super::Moment::seconds), Some(1_780_293_600));
        assert_eq!(Moment::of_iso("i maj"), None);
    }
}
