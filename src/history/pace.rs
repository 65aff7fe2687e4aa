//! How often an account posts, and when it said what: sums over days and weeks.
//!
//! Knows weeks from Monday to Sunday and medians. Refuses to know a clock: the day of the check comes in, and what is
//! dated after it is a slip of somebody's clock.

use crate::config::Date;

use super::{History, Past, Said};

/// Weeks before a day that say how often an account usually posts.
pub const BASE_WEEKS: i32 = 12;

/// Earlier weeks without which nothing is said of an account.
pub const LEAST_WEEKS: i32 = 4;

/// Days without a post of anybody after which exports are old.
const OLD: i32 = 90;

/// Days within which accounts that ended at once wrote their last.
const AT_ONCE: i32 = 28;

/// So many accounts do not fall silent at once: their exports end.
const SEVERAL: usize = 3;

impl History {
    /// The day on which the exports end, where they are old: several accounts wrote last within weeks of each other, and
    /// nobody has for long. `None` where the silence is an account's own.
    pub fn outdated(&self, today: Date) -> Option<Date> {
        let last = || self.accounts.values().filter_map(|past| Some(past.own_span(today)?.1));
        let end = last().max()?;
        let several = last().filter(|last| last.days_to(end) <= AT_ONCE).count() >= SEVERAL;
        (several && end.days_to(today) > OLD).then_some(end)
    }
}

impl Past {
    /// Whether the account may have gone on after the day on which the exports end, from [`History::outdated`].
    pub fn may_go_on(&self, end: Option<Date>, today: Date) -> bool {
        end.zip(self.own_span(today)).is_some_and(|(end, (_, last))| last.days_to(end) <= OLD)
    }

    /// The days of the first and the last own post up to a day.
    pub fn own_span(&self, today: Date) -> Option<(Date, Date)> {
        let mut days = self.days.range(..=today).filter(|(_, day)| day.own > 0).map(|(date, _)| *date);
        let first = days.next()?;
        Some((first, days.next_back().unwrap_or(first)))
    }

    /// Own posts from one day to another, both included.
    pub fn own_in(&self, first: Date, last: Date) -> u64 {
        if last < first {
            return 0;
        }
        self.days.range(first..=last).map(|(_, day)| u64::from(day.own)).sum()
    }

    /// What own posts said from one day to another, both included, in order.
    pub fn said_in(&self, first: Date, last: Date) -> impl Iterator<Item = (Date, Said)> + '_ {
        let last = last.max(first);
        self.days.range(first..=last).filter(|(_, day)| day.own > 0).map(|(date, day)| (*date, day.said))
    }

    /// Whether the posts from one day to another were read, both included: what one says before `--since` nobody knows.
    pub fn is_read(&self, first: Date, last: Date) -> bool {
        first > last || self.days.range(first..=last).all(|(_, day)| day.own == 0 || day.judged > 0)
    }

    /// The median of own posts a week over the twelve weeks before a Monday, or as many of them as the account has been
    /// there; `None` under four. `began` is the day of its first own post.
    pub fn weekly_median(&self, monday: Date, began: Date) -> Option<f64> {
        let weeks = (began.monday().days_to(monday) / 7).min(BASE_WEEKS);
        if weeks < LEAST_WEEKS {
            return None;
        }
        let mut posts: Vec<u64> = (1..=weeks).map(|back| self.week(monday.plus(-7 * back))).collect();
        posts.sort_unstable();
        let middle = posts.len() / 2;
        let upper = posts[middle] as f64;
        Some(if posts.len().is_multiple_of(2) { f64::midpoint(posts[middle - 1] as f64, upper) } else { upper })
    }

    /// Own posts of the week that begins on a Monday.
    pub fn week(&self, monday: Date) -> u64 {
        self.own_in(monday, monday.plus(6))
    }

    /// Own posts a day over the twelve weeks before a day, or over as many days as the account has been there; `None`
    /// under four weeks. `began` is the day of its first own post.
    pub fn daily_rate(&self, day: Date, began: Date) -> Option<f64> {
        let first = day.plus(-7 * BASE_WEEKS).max(began);
        let days = first.days_to(day);
        (days >= 7 * LEAST_WEEKS).then(|| self.own_in(first, day.plus(-1)) as f64 / f64::from(days))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Day;
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn past(days: &[(&str, u32)]) -> Past {
        Past { days: days.iter().map(|(date, own)| (day(date), Day { own: *own, ..Day::default() })).collect(), ..Past::default() }
    }

    #[test]
    fn weeks_begin_on_mondays_and_the_median_is_of_twelve() {
        let monday = day("2026-03-30");
        let mut all = past(&[]);
        for week in 1..=20 {
            all.days.insert(monday.plus(-7 * week + 2), Day { own: week.unsigned_abs(), ..Day::default() });
        }
        let began = all.own_span(monday).expect("posts").0;
        assert_eq!(all.weekly_median(monday, began), Some(6.5));
        assert_eq!(all.weekly_median(monday, monday.plus(-21)), None);
        assert_eq!(all.weekly_median(monday, monday.plus(-7 * 5)), Some(3.0));
    }

    #[test]
    fn several_accounts_that_end_at_once_end_because_their_exports_do() {
        let history = |days: &[&str]| {
            let accounts = days.iter().enumerate().map(|(at, last)| (format!("x/{at}"), past(&[("2024-01-08", 1), (last, 1)])));
            History { accounts: accounts.collect() }
        };
        let today = day("2026-11-21");
        let old = history(&["2025-12-30", "2025-12-12", "2025-12-29", "2025-06-01"]);
        assert_eq!(old.outdated(today), Some(day("2025-12-30")));
        let goes_on: Vec<bool> = old.accounts.values().map(|past| past.may_go_on(old.outdated(today), today)).collect();
        assert_eq!(goes_on, [true, true, true, false]);
        for own in [
            &["2025-12-30", "2025-12-12"][..],
            &["2025-12-30", "2025-12-12", "2025-06-01"],
            &["2026-08-23", "2026-08-20", "2026-08-19"],
            &["2025-12-30", "2025-12-12", "2025-12-29", "2026-11-20"],
        ] {
            assert_eq!(history(own).outdated(today), None, "{own:?}");
        }
    }

    #[test]
    fn what_is_dated_after_today_is_not_there() {
        let all = past(&[("1970-01-01", 1), ("2026-08-20", 1), ("2090-01-01", 9)]);
        assert_eq!(all.own_span(day("2026-11-21")), Some((day("1970-01-01"), day("2026-08-20"))));
        assert_eq!(past(&[("2026-08-20", 0)]).own_span(day("2026-11-21")), None);
        assert_eq!((all.own_in(day("2026-01-01"), day("2026-12-31")), all.own_in(day("2026-12-31"), day("2026-01-01"))), (1, 0));
    }
}
