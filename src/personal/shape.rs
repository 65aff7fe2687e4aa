//! The shape of a Swedish identity number: personnummer, samordningsnummer, interim number, and such with a hidden ending.
//!
//! Knows which signs in a row may be one (policy/POLICY.md section 11). Refuses to know whether the day is in the
//! calendar and the check digit right: that is `validity`.

use super::signs::{self, Sign, Signs};

/// How a text is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// As its readers meet it: every sign counts.
    Read,
    /// As it is written, with an eye to the text: tags, emphasis, entities, escapes and signs that do not show may stand
    /// inside a number.
    Written,
    /// As it is written, with an eye to what stands inside tags and comments: entities and escapes may stand inside a number.
    Tagged,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A date, at most one sign between, four signs.
    Usual,
    /// Another grouping that people use: `1979-05-23-9807`, `790523 - 9807`.
    Odd,
    /// The four last signs are `X` or `*`.
    Hidden,
}

/// Signs in a row that have the shape of an identity number.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// How it is written.
    pub form: Form,
    /// The century as written: 18, 19 or 20.
    pub century: Option<u32>,
    /// Year, month and day, two digits each; the day is 60–91 in a samordningsnummer.
    pub date: [u32; 3],
    /// The four last signs; `*` for each hidden one.
    pub serial: [char; 4],
    /// What stands between date and serial.
    pub separator: Option<char>,
    /// The sign before.
    pub before: Option<char>,
    /// The two signs after.
    pub after: [Option<char>; 2],
    signs: [Sign; MOST],
    dated: usize,
    count: usize,
}

/// Signs looked at from where a number may begin: ten in a date, three between, four, and two after.
const MOST: usize = 20;
/// Letters that stand first in the serial of an interim number.
const INTERIM: &str = "TRSUWXJKLMN";

/// The ways of looking at a text as it is written: one alone where it holds nothing that they see differently.
pub fn views(text: &str) -> &'static [View] {
    let bytes = text.as_bytes();
    let differ = memchr::memchr3(b'<', b'*', b'_', bytes).is_some() || memchr::memchr2(b'`', b'~', bytes).is_some();
    if differ { &[View::Written, View::Tagged] } else { &[View::Written] }
}

/// Tells of everything in `text` shaped like an identity number, in order. Linear in the text.
pub fn find(text: &str, view: View, mut each: impl FnMut(&Shape)) {
    if !may_hold(text) {
        return;
    }
    let mut signs = Signs::new(text, view);
    let mut before = None;
    let mut reached = 0;
    loop {
        before = signs.pass_plain().or(before);
        let here = signs.clone();
        let Some(sign) = signs.next() else { return };
        let earlier = before.replace(sign.shown);
        if !sign.shown.is_ascii_digit() || sign.start < reached || earlier.is_some_and(char::is_alphanumeric) {
            continue;
        }
        if !may_be_date(&text.as_bytes()[sign.start as usize..]) {
            continue;
        }
        if let Some(shape) = Shape::open(here, earlier) {
            reached = shape.signs[shape.count - 1].end;
            each(&shape);
        }
    }
}

/// Whether the bytes from a digit on may be a date: `1979…`, `79-0…`, or something that must be looked at sign by sign.
fn may_be_date(bytes: &[u8]) -> bool {
    if !bytes.first().is_some_and(u8::is_ascii_digit) {
        return true;
    }
    for at in 1..5 {
        match bytes.get(at) {
            Some(b'0'..=b'9') => {}
            Some(b'-') if matches!(at, 2 | 4) => {}
            Some(&byte) => return signs::needs_a_look(byte),
            None => return false,
        }
    }
    true
}

/// Whether there are digits enough for a date.
fn may_hold(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    digits >= 6 || memchr::memchr2(0xef, 0xf0, bytes).is_some() && text.chars().any(|sign| !sign.is_ascii() && sign.is_numeric())
}

impl Shape {
    fn open(from: Signs<'_>, before: Option<char>) -> Option<Self> {
        let mut window = [Sign::default(); MOST];
        let mut length = 0;
        for sign in from.take(MOST) {
            window[length] = sign;
            length += 1;
            if length == 6 && !(window[..6].iter().all(|sign| sign.shown.is_ascii_digit()) || dashed(&window)) {
                return None;
            }
        }
        let window = &window[..length];
        let (date, ends) = date(window)?;
        let (separator, odd, serial) = between(window, date)?;
        let last: [Sign; 4] = window.get(serial..serial + 4)?.try_into().ok()?;
        let hidden = last.iter().all(|sign| is_veil(sign.shown));
        let letter = INTERIM.contains(last[0].shown) && (separator.is_some() || date.digits == 8);
        let numbered = (last[0].shown.is_ascii_digit() || letter) && last[1..].iter().all(|sign| sign.shown.is_ascii_digit());
        let after = [window.get(serial + 4), window.get(serial + 5)].map(|sign| sign.map(|sign| sign.shown));
        if !(hidden || numbered) || after[0].is_some_and(|sign| sign.is_alphanumeric() || hidden && is_veil(sign)) {
            return None;
        }
        let form = if hidden {
            Form::Hidden
        } else if odd || date.dashed {
            Form::Odd
        } else {
            Form::Usual
        };
        let mut signs = [Sign::default(); MOST];
        let shown = (0..ends).filter(|at| window[*at].shown.is_ascii_digit()).chain(serial..serial + 4);
        let mut count = 0;
        for at in shown {
            signs[count] = window[at];
            count += 1;
        }
        Some(Self {
            form,
            century: date.century,
            date: date.day,
            serial: last.map(|sign| if hidden { '*' } else { sign.shown }),
            separator,
            before,
            after,
            signs,
            dated: count - 4,
            count,
        })
    }

    /// Its bytes.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.signs[0].start as usize..self.signs[self.count - 1].end as usize
    }

    /// The bytes of each of its four last signs.
    pub fn ending(&self) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
        self.signs[self.dated..self.count].iter().map(|sign| sign.start as usize..sign.end as usize)
    }

    /// The bytes of each digit of its date, century included.
    pub fn dating(&self) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
        self.signs[..self.dated].iter().map(|sign| sign.start as usize..sign.end as usize)
    }

    /// The ten signs that tell numbers apart, and the century before them where it is written.
    pub fn plain(&self) -> String {
        let [year, month, day] = self.date;
        let century = self.century.map(|century| century.to_string()).unwrap_or_default();
        format!("{century}{year:02}{month:02}{day:02}{}", self.serial.iter().collect::<String>())
    }

    /// As it is shown: the four last signs hidden, the date too under `all`.
    pub fn shown(&self, all: bool) -> String {
        let [year, month, day] = self.date;
        let century = self.century.map(|century| century.to_string()).unwrap_or_default();
        let date = format!("{century}{year:02}{month:02}{day:02}");
        let date = if all { "*".repeat(date.len()) } else { date };
        let separator = self.separator.map(String::from).unwrap_or_default();
        format!("{date}{separator}****")
    }
}

/// What a date is made of.
#[derive(Clone, Copy)]
struct Dated {
    century: Option<u32>,
    day: [u32; 3],
    digits: usize,
    dashed: bool,
}

/// Whether the first signs may be a date with signs in it: `1979-`, `79-05`.
fn dashed(signs: &[Sign; MOST]) -> bool {
    let sign = |at: usize| signs[at].shown;
    let digit = |at: usize| sign(at).is_ascii_digit();
    digit(0) && digit(1) && (sign(2) == '-' && digit(3) && digit(4) || digit(2) && digit(3) && sign(4) == '-')
}

/// The date that a window begins with, and the sign after it.
fn date(window: &[Sign]) -> Option<(Dated, usize)> {
    let digits = window.iter().take_while(|sign| sign.shown.is_ascii_digit()).count();
    let (order, end, dashed): (&[usize], usize, bool) = match digits {
        6 | 10 => (&[0, 1, 2, 3, 4, 5], 6, false),
        8 | 12 => (&[0, 1, 2, 3, 4, 5, 6, 7], 8, false),
        2 if is_dashed(window, 2) => (&[0, 1, 3, 4, 6, 7], 8, true),
        4 if is_dashed(window, 4) => (&[0, 1, 2, 3, 5, 6, 8, 9], 10, true),
        _ => return None,
    };
    let value = |at: usize| window[order[at]].shown.to_digit(10).unwrap_or(0);
    let pair = |at: usize| value(at) * 10 + value(at + 1);
    let (century, from) = if order.len() == 8 { (Some(pair(0)), 2) } else { (None, 0) };
    let day = [pair(from), pair(from + 2), pair(from + 4)];
    let plausible = match day {
        [_, 1..=12, 1..=31] | [_, 0..=12, 60..=91] => century.is_none_or(|century| (18..=20).contains(&century)),
        _ => false,
    };
    plausible.then_some((Dated { century, day, digits: order.len(), dashed }, end))
}

/// Whether a window begins with a year of so many digits, month and day, with hyphens.
fn is_dashed(window: &[Sign], year: usize) -> bool {
    let digit = |at: usize| window.get(at).is_some_and(|sign| sign.shown.is_ascii_digit());
    let hyphen = |at: usize| window.get(at).is_some_and(|sign| sign.shown == '-');
    hyphen(year) && digit(year + 1) && digit(year + 2) && hyphen(year + 3) && digit(year + 4) && digit(year + 5)
}

/// What stands between date and serial, whether it is more than usual, and where the serial begins.
fn between(window: &[Sign], date: Dated) -> Option<(Option<char>, bool, usize)> {
    let from = if date.dashed { date.digits + 2 } else { date.digits };
    let gap: Vec<char> = window[from..].iter().map(|sign| sign.shown).take_while(|sign| is_separator(*sign)).take(4).collect();
    let serial = from + gap.len();
    let dash = gap.iter().copied().find(|sign| !sign.is_whitespace());
    let first = dash.or_else(|| gap.first().map(|_| ' '));
    match gap.as_slice() {
        [] if date.dashed => None,
        [] | [_] => Some((first, false, serial)),
        [a, b] if a.is_whitespace() != b.is_whitespace() => Some((first, true, serial)),
        [a, b, c] if a.is_whitespace() && !b.is_whitespace() && c.is_whitespace() => Some((first, true, serial)),
        _ => None,
    }
}

/// Hyphens, dashes, the plus of those over a hundred, and blanks.
fn is_separator(sign: char) -> bool {
    matches!(sign, '-' | '+' | ' ' | '\n' | '\t' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn is_veil(sign: char) -> bool {
    matches!(sign, 'X' | 'x' | '*' | '•' | '●' | '×')
}
