//! Identity numbers and all that looks like them: the table, ten thousand made numbers of every form, and a hundred
//! thousand look-alikes. Made by a small generator with a fixed seed, so that every run sees the same numbers.

use klart::mask::{mask, mask_all};
use klart::personal::identity::{Doubt, Number, Rules, find};
use klart::personal::shape::View;

const TODAY: u32 = 20_261_121;
const LETTERS: [char; 11] = ['T', 'R', 'S', 'U', 'W', 'X', 'J', 'K', 'L', 'M', 'N'];
const SEPARATORS: [&str; 12] =
    ["-", "-", "-", "+", " ", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}"];

fn found(text: &str) -> Vec<Number> {
    find(text, "", View::Read, Rules { today: TODAY, allowed: &[], all: false })
}

#[test]
fn every_number_of_the_table_has_its_outcome() {
    assert_eq!(outcomes_of(include_str!("../../corpora/privacy/numbers.tsv")), 70);
    assert!(outcomes_of(include_str!("../../corpora/privacy/numbers_more.tsv")) > 50);
}

/// Fails where a row of the table has another outcome than it says; how many rows there are.
fn outcomes_of(table: &str) -> usize {
    let (mut rows, mut wrong) = (0, Vec::new());
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [outcome, kind, _, text, shown] = cells[..] else { panic!("five cells: {row}") };
        rows += 1;
        let found = found(text);
        let said = match found.as_slice() {
            [] => "none",
            [Number { doubt: None, .. }] => "error",
            [_] => "question",
            _ => "several",
        };
        let masked = shown.replace(['X', 'x', 'N'], "*");
        if said != outcome || found.first().is_some_and(|number| number.shown != masked) {
            wrong.push(format!("{kind}: {text}: {said}, not {outcome}; {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    rows
}

/// xorshift64*: the same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u32) -> u32 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as u32 % end
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + self.below(10) as u8)).collect()
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u32) as usize]
    }
}

fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    [31, 28 + u32::from(leap), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month as usize - 1]
}

/// The digit that makes nine digits ten, a letter counting as 1.
fn check(nine: &str) -> u32 {
    let values = nine.chars().map(|sign| sign.to_digit(10).unwrap_or(1));
    let sum: u32 = values.enumerate().map(|(at, value)| value * (2 - at as u32 % 2)).map(|value| value / 10 + value % 10).sum();
    (10 - sum % 10) % 10
}

/// A valid number: the century, the other ten signs, and whether its day is in the calendar.
fn valid(dice: &mut Dice, from: u32, to: u32) -> (u32, String, bool) {
    let year = from + dice.below(to - from + 1);
    let coordination = dice.below(4) == 0;
    let (month, day) = if coordination {
        (dice.below(13), 60 + dice.below(32))
    } else {
        let month = 1 + dice.below(if year == 2026 { 11 } else { 12 });
        (month, 1 + dice.below(if year == 2026 && month == 11 { 21 } else { days(year, month) }))
    };
    let first = if dice.below(6) == 0 { dice.pick(&LETTERS).to_string() } else { "9".to_owned() };
    let serial = format!("{first}{}", 80 + dice.below(20));
    let nine = format!("{:02}{month:02}{day:02}{serial}", year % 100);
    let digit = check(&nine);
    (year / 100, format!("{nine}{digit}"), !coordination)
}

/// What is to be said of a number in a sentence without cues: nothing, a fault without doubt, or a doubt.
#[expect(clippy::option_option, reason = "silence, certainty and doubt are three things")]
fn expected(century: Option<u32>, ten: &str, separator: &str, real: bool) -> Option<Option<Doubt>> {
    if century.is_none() && separator.is_empty() {
        return None;
    }
    let hour: u32 = ten[6..8].parse().unwrap_or(99);
    let minute: u32 = ten[8..10].parse().unwrap_or(99);
    let born = century.map(|century| century * 1_000_000 + ten[..6].parse::<u32>().expect("digits"));
    let recent = real && born.is_some_and(|day| day >= TODAY - 50_000);
    let clock = recent && !separator.is_empty() && hour < 24 && minute < 60;
    Some(clock.then_some(Doubt::Clock))
}

#[test]
fn ten_thousand_valid_numbers_get_their_tier() {
    let mut dice = Dice(0x6b6c_6172_7431);
    let mut wrong = Vec::new();
    for nth in 0..10_000 {
        let written = nth % 3 == 0;
        let separator = if nth % 5 == 0 { "" } else { dice.pick(&SEPARATORS) };
        let (from, to) = if separator == "+" && !written {
            (1840, 1926)
        } else if written {
            (1840, 2026)
        } else {
            (1927, 2026)
        };
        let (century, ten, real) = valid(&mut dice, from, to);
        let century = written.then_some(century);
        let letter = ten.contains(char::is_alphabetic);
        if letter && separator.is_empty() && !written {
            continue;
        }
        let number = format!("{}{}{separator}{}", century.map(|century| century.to_string()).unwrap_or_default(), &ten[..6], &ten[6..]);
        let neutral = found(&format!("Vi söker {number} i huset."));
        let wanted = expected(century, &ten, separator, real);
        let phone = century.is_none() && ten.starts_with("070");
        let named = found(&format!("Hennes personnummer är {number}."));
        let named_wanted = if separator.is_empty() && phone { None } else { Some(None) };
        let paid = found(&format!("Betala med OCR {number} i dag."));
        let paid_wanted = if phone && !separator.is_empty() { Some(Some(Doubt::Phone)) } else { wanted };
        for (got, wanted) in [(&neutral, wanted), (&named, named_wanted), (&paid, paid_wanted)] {
            if got.len() > 1 || got.first().map(|number| number.doubt) != wanted {
                wrong.push(format!("{number}: {got:?}, not {wanted:?}"));
            }
        }
        let masked = mask(&number);
        assert_eq!(masked, format!("{}****", &number[..number.len() - 4]));
        assert!(!mask_all(&number).contains(char::is_numeric), "{number}");
    }
    assert!(wrong.is_empty(), "{} wrong: {:#?}", wrong.len(), &wrong[..wrong.len().min(20)]);
}

/// A number that is no person's, in a sentence.
fn look_alike(dice: &mut Dice, nth: u32) -> String {
    match nth % 12 {
        0 => {
            let nine = format!(
                "{}{}{}",
                dice.pick(&["212", "232", "262", "556", "559", "769", "802", "833", "857", "969"]),
                dice.digits(3),
                dice.digits(3)
            );
            let number = format!("{nine}{}", check(&nine));
            format!("Organisationsnummer {}{}{}", &number[..6], dice.pick(&["-", "", "–", " "]), &number[6..])
        }
        1 => format!("Beslut {}-{:02}-{:02}", 1950 + dice.below(76), 1 + dice.below(12), 1 + dice.below(28)),
        2 => {
            let (hour, minute) = (dice.below(24), dice.below(60));
            let day = format!("{}{:02}{:02}", 2022 + dice.below(4), 1 + dice.below(12), 1 + dice.below(28));
            format!(
                "Filen {}{day}{}{hour:02}{minute:02}{}",
                dice.pick(&["", "IMG_", "VID-", "DSC"]),
                dice.pick(&[" ", "-", "_", "T"]),
                dice.pick(&["", "00", ".jpg"])
            )
        }
        3 => format!("{} {}/{}", dice.pick(&["KS", "RS", "dnr", "Ärende SBK"]), 2000 + dice.below(26), 1 + dice.below(9999)),
        4 => format!("{} {}{}{:04}", dice.pick(&["LS", "KSN", "dnr RS"]), 2000 + dice.below(26), dice.pick(&["-", "–"]), dice.below(9999)),
        5 => format!("{}-{:04}/{}", dice.below(999), dice.below(9999), 2000 + dice.below(26)),
        6 => format!("lagen ({}:{}) och {}:{}", 1949 + dice.below(77), 1 + dice.below(1900), 2000 + dice.below(26), dice.below(999)),
        7 => {
            let rest = dice.digits(7);
            let (a, b, c) = (&rest[..3], &rest[3..5], &rest[5..]);
            let area = dice.pick(&["070", "072", "073", "076", "079"]);
            match dice.below(6) {
                0 => format!("Ring {area}-{a} {b} {c}"),
                1 => format!("Ring {area}{a}{b}{c}"),
                2 => format!("Ring +46{}{a}{b}{c}", &area[1..]),
                3 => format!("Ring +46 {} {a} {b} {c}", &area[1..]),
                4 => format!("Ring 0046{}{a}{b}{c}", &area[1..]),
                _ => format!("Ring {area} {a}{b}{c}"),
            }
        }
        8 => format!("Telefon {}{}", dice.pick(&["08", "0498", "0980-", "031-", "013", "018-"]), dice.digits(6)),
        9 => {
            let count = 7 + dice.below(12) as usize;
            let digits = dice.digits(count);
            if count == 12 { format!("Kod 9{}", &digits[1..]) } else { format!("Kod {digits} gäller.") }
        }
        10 => {
            let nine = dice.digits(9);
            format!("Fakturan har OCR {nine}{}", check(&nine))
        }
        _ => format!("{} {} Ekvik, {}, {}", dice.digits(3), dice.digits(2), dice.digits(6), dice.digits(8)),
    }
}

#[test]
fn a_hundred_thousand_look_alikes_are_no_faults() {
    let mut dice = Dice(0x6c69_6b61);
    let mut wrong = Vec::new();
    for nth in 0..100_000 {
        let text = look_alike(&mut dice, nth);
        wrong.extend(found(&text).into_iter().filter(|number| number.doubt.is_none()).map(|number| format!("{text}: {}", number.shown)));
    }
    assert!(wrong.is_empty(), "{} faults: {:#?}", wrong.len(), &wrong[..wrong.len().min(20)]);
}

#[test]
fn numbers_that_may_stand_are_left_alone() {
    let allowed = ["19790523-9807".to_owned()];
    let rules = Rules { today: TODAY, allowed: &allowed, all: true };
    assert_eq!(find("Personnummer 790523-9807, 7905239807 och 19790523 9807.", "", View::Read, rules), []);
    let found = find("Personnummer 660217-9811.", "", View::Read, rules);
    assert_eq!(found[0].shown, "******-****");
}

#[test]
fn masses_of_digits_take_no_time() {
    for text in
        ["7".repeat(1 << 20), "790523 ".repeat(1 << 16), "1 ".repeat(1 << 18), "790523-980".repeat(1 << 16), "<b>7</b>".repeat(1 << 16)]
    {
        assert!(found(&text).len() <= 1);
        assert!(mask(&text).len() <= text.len());
    }
    assert_eq!(found(&"Nr 790523-9807. ".repeat(10_000)).len(), 10_000);
}
