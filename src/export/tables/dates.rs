//! Dates written with the day or the month first, as spreadsheets and platforms write them.
//!
//! Knows digits and their order. Refuses to guess where only the rest of a file can tell.

use jiff::civil::DateTime;

use crate::export::Moment;

/// Which of the first two numbers is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::export) enum Order {
    /// 31/12/2026.
    DayFirst,
    /// 12/31/2026.
    MonthFirst,
}

/// What a file tells of the order in its dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::export) struct Orders {
    /// A date has a first number over 12.
    day_first: bool,
    /// A date has a second number over 12.
    month_first: bool,
}

impl Orders {
    /// Takes in one more date.
    pub(in crate::export) fn add(&mut self, text: &str) {
        match Written::of(text).and_then(Written::order) {
            Some(Order::DayFirst) => self.day_first = true,
            Some(Order::MonthFirst) => self.month_first = true,
            None => {}
        }
    }

    /// The one order that the dates tell of; `None` where none does, or both do.
    pub(in crate::export) fn told(self) -> Option<Order> {
        match (self.day_first, self.month_first) {
            (true, false) => Some(Order::DayFirst),
            (false, true) => Some(Order::MonthFirst),
            _ => None,
        }
    }

    /// The moment of a date in such a file, and whether that is certain. A time without zone is local. Where nothing tells the
    /// order, `otherwise` does, and `sure` says how sure that is.
    pub(in crate::export) fn moment(self, text: &str, otherwise: Order, sure: bool) -> Option<(Moment, bool)> {
        if let Some((moment, _)) = Moment::of_iso(&iso(text)) {
            return Some((moment, true));
        }
        let written = Written::of(text)?;
        let (order, certain) = match (written.order(), self.told()) {
            (Some(own), _) => (own, true),
            (None, Some(told)) => (told, true),
            (None, None) => (otherwise, sure && !self.day_first || written.numbers[0] == written.numbers[1]),
        };
        Some((written.moment(order)?, certain))
    }
}

/// `2026-06-01T08:00:00+0000` with a colon in its zone, and without words round it.
fn iso(text: &str) -> String {
    let text = text.trim();
    let text = text.strip_suffix(" UTC").map_or_else(|| text.to_owned(), |text| format!("{}Z", text.replacen(' ', "T", 1)));
    let zone = text.len().checked_sub(5).filter(|at| text.is_char_boundary(*at));
    match zone.map(|at| text.split_at(at)) {
        Some((time, zone)) if time.contains(':') && zone.starts_with(['+', '-']) && zone[1..].bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{time}{}:{}", &zone[..3], &zone[3..])
        }
        _ => text,
    }
}

/// An ISO 8601 time, its zone with or without a colon, and whether it names one.
pub(in crate::export) fn of_iso(text: &str) -> Option<(Moment, bool)> {
    Moment::of_iso(&iso(text))
}

/// A date as it is written: three numbers and a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Written {
    /// The first two in the order of the file.
    numbers: [i8; 2],
    year: i16,
    /// The year stands first, so that the month follows.
    year_first: bool,
    clock: [i8; 3],
}

impl Written {
    fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        let (date, time) = text.split_once([' ', '\u{a0}', '\u{202f}', 'T', ',']).unwrap_or((text, ""));
        let parts: Vec<&str> = date.split(['/', '.', '-']).collect();
        let [one, two, three] = parts.as_slice() else { return None };
        let (year, numbers, year_first) = if one.len() == 4 { (one, [two, three], true) } else { (three, [one, two], false) };
        let short = year.len() == 2;
        let year: i16 = year.parse().ok().filter(|_| short || year.len() == 4)?;
        Some(Self {
            numbers: [numbers[0].parse().ok()?, numbers[1].parse().ok()?],
            year: if short { year + 2000 } else { year },
            year_first,
            clock: clock(time)?,
        })
    }

    /// The order that the date itself tells.
    fn order(self) -> Option<Order> {
        match self.numbers {
            _ if self.year_first => Some(Order::MonthFirst),
            [13..=31, 1..=12] => Some(Order::DayFirst),
            [1..=12, 13..=31] => Some(Order::MonthFirst),
            _ => None,
        }
    }

    fn moment(self, order: Order) -> Option<Moment> {
        let [one, two] = self.numbers;
        let (month, day) = if order == Order::MonthFirst { (one, two) } else { (two, one) };
        let [hour, minute, second] = self.clock;
        Moment::of_local(DateTime::new(self.year, month, day, hour, minute, second, 0).ok()?)
    }
}

/// `08:00`, `8:00:05 PM`, or nothing, which is midnight.
fn clock(text: &str) -> Option<[i8; 3]> {
    let text = text.trim_matches(|sign: char| sign.is_whitespace() || sign == ',').to_ascii_lowercase();
    let (text, half) = ["am", "pm", "a.m.", "p.m."]
        .iter()
        .find_map(|half| Some((text.strip_suffix(half)?.trim_end().to_owned(), half.chars().next())))
        .unwrap_or((text, None));
    if text.is_empty() {
        return half.is_none().then_some([0; 3]);
    }
    let mut numbers = text.split([':', '.']).map(|number| number.parse::<i8>().ok());
    let hour = numbers.next()??;
    let (minute, second) = (numbers.next()??, numbers.next().unwrap_or(Some(0))?);
    let hour = match (half, hour) {
        (Some('p'), 1..=11) => hour + 12,
        (Some('a'), 12) => 0,
        _ => hour,
    };
    Some([hour, minute, second])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(dates: &[&str], sure: bool) -> String {
        let mut orders = Orders::default();
        for date in dates {
            orders.add(date);
        }
        let moments = dates.iter().map(|date| match orders.moment(date, Order::MonthFirst, sure) {
            Some((moment, certain)) => format!("{moment}{}", if certain { "" } else { "?" }),
            None => "-".to_owned(),
        });
        moments.collect::<Vec<_>>().join(" ").replace(":00Z", "")
    }

    #[test]
    fn the_whole_file_tells_which_number_is_the_day() {
        for (dates, sure, expected) in [
            (&["06/01/2026 08:00"][..], false, "2026-06-01T06:00?"),
            (&["06/01/2026 08:00"], true, "2026-06-01T06:00"),
            (&["06/01/2026 08:00", "13/01/2026 08:00"], false, "2026-01-06T07:00 2026-01-13T07:00"),
            (&["06/01/2026 08:00", "06/13/2026 08:00"], false, "2026-06-01T06:00 2026-06-13T06:00"),
            (&["06/01/2026", "13/01/2026", "01/13/2026"], true, "2026-05-31T22:00? 2026-01-12T23:00 2026-01-12T23:00"),
            (&["1.6.2026 8.05", "31.12.26 8:00 PM"], false, "2026-06-01T06:05 2026-12-31T19:00"),
            (&["06/06/2026 12:30 AM"], false, "2026-06-05T22:30"),
            (
                &["2026-06-01 08:00", "2026/06/01 08:00", "2026-06-01T08:00:00+0000"],
                false,
                "2026-06-01T06:00 2026-06-01T06:00 2026-06-01T08:00",
            ),
            (&["Lifetime", "", "32/13/2026", "1/2", "01/02/2026 25:00", "å/1/2026"], false, "- - - - - -"),
        ] {
            assert_eq!(read(dates, sure), expected, "{dates:?}");
        }
    }

    #[test]
    fn odd_times_are_no_times_and_never_panic() {
        for text in ["+0000", "::+12", "å+00", "1970-01-01", "2090-12-31 23:59", "9999-12-31 23:59:59", "0000-00-00", "-1/-1/-1 -1:-1"] {
            let _ = Orders::default().moment(text, Order::DayFirst, false);
            let _ = of_iso(text);
        }
        assert_eq!(
            of_iso("2023-05-03 12:33:21 UTC").map(|(moment, zoned)| (moment.to_string(), zoned)),
            Some(("2023-05-03T12:33:21Z".into(), true))
        );
    }
}
