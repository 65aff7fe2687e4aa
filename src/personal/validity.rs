//! Whether something shaped like an identity number is one: the day, the check digit, the serial.
//!
//! Follows policy/POLICY.md section 11, steps 2 and 3. Refuses to know what stands around the number.

use super::shape::{Form, Shape};

/// What the signs of a number say of themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// Day and check digit are right.
    Right,
    /// The day is right, and the check digit wrong or the serial 000.
    WrongCheck,
    /// There is no such day, or it has not been yet.
    NoDay,
}

/// Judges a shape. `today` is the day of the check, `20261121`.
pub fn of(shape: &Shape, today: u32) -> Validity {
    if !has_day(shape, today) {
        Validity::NoDay
    } else if shape.form != Form::Hidden && check_holds(shape) {
        Validity::Right
    } else {
        Validity::WrongCheck
    }
}

/// The day of birth, `19790523`, where the century is written and the day is in the calendar.
pub fn written_day(shape: &Shape) -> Option<u32> {
    let [year, month, day] = shape.date;
    let year = shape.century? * 100 + year;
    is_real(year, month, day).then_some(year * 10000 + month * 100 + day)
}

/// Days of samordningsnummer are counted from 60 and follow no calendar; month 00 and day 60 are in use.
fn has_day(shape: &Shape, today: u32) -> bool {
    let [year, month, day] = shape.date;
    if day >= 60 {
        return shape.century.is_none_or(|century| century * 100 + year <= today / 10000);
    }
    let centuries = match (shape.century, shape.separator) {
        (Some(century), _) => [century, century],
        (None, Some('+')) => [18, 19],
        (None, _) => [20, 19],
    };
    centuries.into_iter().any(|century| {
        let year = century * 100 + year;
        is_real(year, month, day) && year * 10000 + month * 100 + day <= today
    })
}

fn is_real(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// Luhn over ten digits; the letter of an interim number counts as 1. No serial is 000.
pub fn check_holds(shape: &Shape) -> bool {
    let [year, month, day] = shape.date;
    let pairs = [year, month, day].into_iter().flat_map(|pair| [pair / 10, pair % 10]);
    let serial = shape.serial.map(|sign| sign.to_digit(10).unwrap_or(1));
    serial[..3] != [0, 0, 0] && is_luhn(pairs.chain(serial))
}

/// Whether the last digit is the check digit of those before it, every other one doubled from the end.
pub fn is_luhn(digits: impl DoubleEndedIterator<Item = u32>) -> bool {
    let doubled = digits.rev().enumerate().map(|(at, digit)| if at % 2 == 1 { digit * 2 } else { digit });
    doubled.map(|value| value / 10 + value % 10).sum::<u32>().is_multiple_of(10)
}
