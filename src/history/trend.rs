//! How it goes: the same shares month by month, and in one sentence whether it gets better.
//!
//! Knows sums, shares and when they are too few to say anything (ux/UX.md: over 5 percentage points, and 30 posts at each
//! end). Refuses to count what an export does not say, to know a clock, and to know how a curve is drawn.

mod words;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::AddAssign;

use crate::config::Date;

use super::{Day, History, Past, States};

pub use words::{lead, sentence};

/// A calendar month, written `2026-06`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// 1–9999.
    pub year: u16,
    /// 1–12.
    pub month: u8,
}

impl Month {
    /// The month of a day.
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// The month before; the first of all is its own.
    #[must_use]
    pub fn before(self) -> Self {
        match (self.year, self.month) {
            (..=1, ..=1) => self,
            (year, ..=1) => Self { year: year - 1, month: 12 },
            (year, month) => Self { year, month: month - 1 },
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// What happened in a month, or in several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Own posts.
    pub own: u64,
    /// Own posts that were judged.
    pub judged: u64,
    /// Judged posts with a fault at level error.
    pub faulty: u64,
    /// Judged posts with any fault.
    pub marked: u64,
    /// Pictures of the judged posts: described, deliberately empty, missing, not exported.
    pub pictures: [u64; 4],
    /// Films of the judged posts, likewise.
    pub films: [u64; 4],
}

impl Sums {
    fn of(day: &Day) -> Self {
        let wide = |states: States| states.map(u64::from);
        Self {
            own: day.own.into(),
            judged: day.judged.into(),
            faulty: day.faulty.into(),
            marked: day.marked.into(),
            pictures: wide(day.pictures),
            films: wide(day.films),
        }
    }

    /// The share that a measure asks for; `None` where nothing is known of it. Higher is worse.
    pub fn share(&self, measure: Measure) -> Option<Share> {
        let known = |[there, empty, missing, _]: [u64; 4]| (missing, there + empty + missing);
        let (part, whole) = match measure {
            Measure::Undescribed => known(self.pictures),
            Measure::Uncaptioned => known(self.films),
            Measure::Faulty => (self.faulty, self.judged),
        };
        (whole > 0).then_some(Share { part, whole })
    }

    /// The share of described pictures among those that something is known of, deliberately empty ones included.
    pub fn described(&self) -> Option<Share> {
        self.share(Measure::Undescribed).map(Share::rest)
    }

    /// The share of captioned films among those that something is known of.
    pub fn captioned(&self) -> Option<Share> {
        self.share(Measure::Uncaptioned).map(Share::rest)
    }

    /// The share of judged posts with a fault at level error.
    pub fn faults(&self) -> Option<Share> {
        self.share(Measure::Faulty)
    }
}

impl AddAssign for Sums {
    fn add_assign(&mut self, other: Self) {
        self.own += other.own;
        self.judged += other.judged;
        self.faulty += other.faulty;
        self.marked += other.marked;
        for (mine, theirs) in [(&mut self.pictures, other.pictures), (&mut self.films, other.films)] {
            mine.iter_mut().zip(theirs).for_each(|(sum, more)| *sum += more);
        }
    }
}

/// So many of so many; never of none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// At most `whole`.
    pub part: u64,
    /// Over 0.
    pub whole: u64,
}

impl Share {
    /// 0–100.
    pub fn percent(self) -> f64 {
        self.part as f64 * 100.0 / self.whole as f64
    }

    /// Whole per cent. Neither some nor all but some is rounded away: 0 and 100 mean none and all.
    pub fn whole(self) -> u64 {
        let rounded = (self.part * 200 + self.whole) / (self.whole * 2);
        let (least, most) = (u64::from(self.part > 0), if self.part < self.whole { 99 } else { 100 });
        rounded.clamp(least, most)
    }

    /// The others.
    #[must_use]
    pub fn rest(self) -> Self {
        Self { part: self.whole - self.part, ..self }
    }

    /// Whether it has moved by more than so many percentage points, up or down; exact.
    fn is_over(self, other: Self, points: u64) -> bool {
        let [a, b] = [(self, other), (other, self)].map(|(one, two)| u128::from(one.part) * u128::from(two.whole));
        a.abs_diff(b) * 100 > u128::from(points) * u128::from(self.whole) * u128::from(other.whole)
    }
}

/// What is followed over time. Of all three, less is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Pictures without a description.
    Undescribed,
    /// Films without captions.
    Uncaptioned,
    /// Judged posts with a fault at level error.
    Faulty,
}

impl Measure {
    /// All, the one that a report leads with first.
    pub const ALL: [Self; 3] = [Self::Undescribed, Self::Faulty, Self::Uncaptioned];
}

/// Months in order, those without own posts left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    /// By month.
    pub months: BTreeMap<Month, Sums>,
}

impl Series {
    /// One account's months up to a day. What is dated after it is a slip of somebody's clock.
    pub fn of(past: &Past, today: Date) -> Self {
        let mut series = Self::default();
        series.add(past, today);
        series
    }

    /// The months of all accounts together.
    pub fn of_all(history: &History, today: Date) -> Self {
        let mut series = Self::default();
        history.accounts.values().for_each(|past| series.add(past, today));
        series
    }

    fn add(&mut self, past: &Past, today: Date) {
        for (day, sums) in past.days.range(..=today).filter(|(_, day)| day.own > 0) {
            *self.months.entry(Month::of(*day)).or_default() += Sums::of(sums);
        }
    }

    /// The last so many months up to the last with a post, those without posts among them as zeros: what a curve draws.
    pub fn last(&self, months: usize) -> Vec<(Month, Sums)> {
        let Some((last, first)) = self.months.last_key_value().map(|(month, _)| *month).zip(self.months.keys().next().copied()) else {
            return Vec::new();
        };
        let back = std::iter::successors(Some(last), |month| Some(month.before())).take_while(|month| *month >= first);
        let mut drawn: Vec<_> = back.take(months).map(|month| (month, self.months.get(&month).copied().unwrap_or_default())).collect();
        // The first month of all has none before it.
        drawn.dedup_by_key(|(month, _)| *month);
        drawn.reverse();
        drawn
    }

    /// Everything together.
    pub fn total(&self) -> Sums {
        total(self.months.values())
    }

    /// How a measure has changed from the first quarter of the months that say something of it to the last.
    pub fn change(&self, measure: Measure) -> Change {
        let known: Vec<(Month, &Sums)> =
            self.months.iter().filter(|(_, sums)| sums.share(measure).is_some()).map(|(month, sums)| (*month, sums)).collect();
        let quarter = known.len().div_ceil(4).min(known.len() / 2);
        let end = |months: &[(Month, &Sums)]| {
            let sums = total(months.iter().map(|(_, sums)| *sums));
            let share = sums.share(measure).filter(|share| share.whole >= ENOUGH && sums.judged >= ENOUGH)?;
            Some(End { from: months.first()?.0, to: months.last()?.0, share })
        };
        let ends = end(&known[..quarter]).zip(end(&known[known.len() - quarter..]));
        let course = match ends {
            None if quarter == 0 && !known.is_empty() => Course::TooShort,
            None => Course::TooFew,
            Some((first, last)) if !first.share.is_over(last.share, POINTS) => Course::Still,
            Some((first, last)) if last.share.percent() < first.share.percent() => Course::Better,
            Some(_) => Course::Worse,
        };
        Change { measure, course, ends }
    }
}

fn total<'a>(months: impl IntoIterator<Item = &'a Sums>) -> Sums {
    months.into_iter().fold(Sums::default(), |mut sum, month| {
        sum += *month;
        sum
    })
}

/// Posts, and pictures or films, that each end must have.
const ENOUGH: u64 = 30;

/// Percentage points that a change must be over.
const POINTS: u64 = 5;

/// Where a measure is going.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// Down by over five percentage points.
    Better,
    /// Up by over five.
    Worse,
    /// No more than five either way.
    Still,
    /// Under 30 posts, pictures or films at an end.
    TooFew,
    /// All within one month.
    TooShort,
}

/// One end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// Its first month.
    pub from: Month,
    /// Its last.
    pub to: Month,
    /// The measure there.
    pub share: Share,
}

/// How a measure has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Of what.
    pub measure: Measure,
    /// Where to.
    pub course: Course,
    /// The first and the last quarter, where both hold enough.
    pub ends: Option<(End, End)>,
}

/// Every account with its months, the one with the most own posts first.
pub fn by_account(history: &History, today: Date) -> Vec<(&str, Series)> {
    let mut all: Vec<(&str, Series)> = history.accounts.iter().map(|(key, past)| (key.as_str(), Series::of(past, today))).collect();
    all.sort_by_key(|(_, series)| std::cmp::Reverse(series.total().own));
    all
}

#[cfg(test)]
#[path = "trend/tests.rs"]
mod tests;
