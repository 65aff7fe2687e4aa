//! A period cut into so few stretches that a curve of them can be read: months, quarters or years.

use crate::config::Lang;
use crate::history::trend::{Month, Series, Sums};

use super::super::words::short_month;

/// Stretches that a curve has at most.
const MOST: u32 = 36;

/// A period in equal stretches.
pub(super) struct Time {
    /// The first month, counted from the year 0.
    start: u32,
    /// Months a stretch.
    pub(super) step: u32,
    /// Stretches.
    pub(super) count: usize,
}

fn number(month: Month) -> u32 {
    u32::from(month.year) * 12 + u32::from(month.month.clamp(1, 12)) - 1
}

impl Time {
    /// Of all months of a series; `None` without any.
    pub(super) fn of(series: &Series) -> Option<Self> {
        let (first, last) = (number(*series.months.keys().next()?), number(*series.months.keys().next_back()?));
        let months = last - first + 1;
        let step = match months {
            ..=MOST => 1,
            _ if months <= 3 * MOST => 3,
            _ => 12 * months.div_ceil(12).div_ceil(MOST - 1).max(1),
        };
        let start = first / step * step;
        Some(Self { start, step, count: ((last - start) / step + 1) as usize })
    }

    /// A series in these stretches.
    pub(super) fn sums(&self, series: &Series) -> Vec<Sums> {
        let mut sums = vec![Sums::default(); self.count];
        for (month, more) in &series.months {
            let at = number(*month).checked_sub(self.start).map(|since| (since / self.step) as usize);
            if let Some(sum) = at.and_then(|at| sums.get_mut(at)) {
                *sum += *more;
            }
        }
        sums
    }

    /// A stretch in words: "jan 2026", "jan–mar 2026", "2026", "2020–2024".
    pub(super) fn name(&self, at: usize, lang: Lang) -> String {
        let first = self.start + at as u32 * self.step;
        let (year, month) = (first / 12, (first % 12) as u8 + 1);
        match self.step {
            1 => format!("{} {year}", short_month(month, lang)),
            3 => format!("{}–{} {year}", short_month(month, lang), short_month(month + 2, lang)),
            12 => year.to_string(),
            step => format!("{year}–{}", year + step / 12 - 1),
        }
    }

    /// The same, as short as it can stand under a curve: the month, or the year where one begins.
    pub(super) fn tick(&self, at: usize, lang: Lang) -> String {
        let first = self.start + at as u32 * self.step;
        let (year, month) = (first / 12, (first % 12) as u8 + 1);
        match self.step {
            1 | 3 if month == 1 && self.count > 12 => year.to_string(),
            1 | 3 => short_month(month, lang).to_owned(),
            _ => year.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(first: (u16, u8), last: (u16, u8)) -> Time {
        let sums = Sums { own: 1, ..Sums::default() };
        let months = [first, last].map(|(year, month)| (Month { year, month }, sums));
        Time::of(&Series { months: months.into_iter().collect() }).expect("months")
    }

    #[test]
    fn no_period_has_too_many_stretches() {
        for (first, last, name, tick) in [
            ((2026, 1), (2026, 12), "jan 2026", "jan"),
            ((2024, 2), (2026, 12), "feb 2024", "feb"),
            ((2018, 2), (2026, 12), "jan–mar 2018", "2018"),
            ((2010, 5), (2026, 12), "2010", "2010"),
            ((1970, 1), (2026, 12), "1970–1971", "1970"),
            ((1, 1), (9999, 12), "0–285", "0"),
        ] {
            let time = time(first, last);
            assert!(time.count <= MOST as usize, "{first:?}: {}", time.count);
            assert_eq!((time.name(0, Lang::Sv).as_str(), time.tick(0, Lang::Sv).as_str()), (name, tick));
        }
    }

    #[test]
    fn every_month_is_in_one_stretch() {
        let time = time((2018, 2), (2026, 12));
        let sums = Sums { own: 2, ..Sums::default() };
        let series = Series {
            months: [((2018, 2), sums), ((2018, 4), sums), ((2026, 12), sums)]
                .map(|((year, month), sums)| (Month { year, month }, sums))
                .into(),
        };
        let all = time.sums(&series);
        assert_eq!((all[0].own, all[1].own, all[all.len() - 1].own), (2, 2, 2));
    }
}
