//! Single runs: times, intervals, units, thousands, decimals, dates.
//! Refuses a run that it does not match from its first byte to its last.

use super::{FIXED_BLANK, Hit, Run, Sort, WORDS};

/// Units that are often written close to their number.
pub(super) const UNITS: [&str; 11] = ["%", "kr", "mkr", "km", "kg", "kvm", "cm", "mm", "ml", "dl", "°C"];

pub(crate) const MONTHS: [&str; 12] =
    ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

pub(super) fn look(run: &Run<'_>, social: bool) -> Option<Hit> {
    let core = run.core();
    let first = core.as_bytes().first()?;
    if !first.is_ascii_digit() {
        return None;
    }
    clock(run)
        .or_else(|| interval(run))
        .or_else(|| unit(run))
        .or_else(|| thousands(run))
        .or_else(|| decimal(run))
        .or_else(|| date(run))
        .or_else(|| iso_date(run).filter(|_| social))
}

/// All digits, and so many of them.
fn digits(text: &str, least: usize, most: usize) -> Option<u32> {
    let fits = (least..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

/// Hours and minutes, with the sign between them.
fn time(text: &str) -> Option<(u32, u32, char)> {
    let at = text.find(['.', ':'])?;
    let (hours, minutes) = (digits(&text[..at], 1, 2)?, digits(&text[at + 1..], 2, 2)?);
    (hours <= 24 && minutes < 60 && (hours < 24 || minutes == 0)).then_some((
        hours,
        minutes,
        if text.as_bytes()[at] == b'.' { '.' } else { ':' },
    ))
}

/// A time, or whole hours, or two of them.
pub(super) fn is_time_like(core: &str) -> bool {
    let mut ends = core.split(['-', '–']);
    let one = |part: &str| time(part).is_some() || digits(part, 1, 2).is_some_and(|hours| hours <= 24);
    ends.next().is_some_and(one) && ends.next().is_none_or(one) && ends.next().is_none()
}

/// The two ends of a run with one dash in it, and whether the dash is a hyphen.
fn ends(core: &str) -> Option<(&str, &str, bool)> {
    let at = core.find(['-', '–'])?;
    let width = core[at..].chars().next()?.len_utf8();
    let (left, right) = (&core[..at], &core[at + width..]);
    (!right.contains(['-', '–'])).then_some((left, right, width == 1))
}

fn after_clock(run: &Run<'_>) -> bool {
    matches!(run.before(), "kl" | "klockan")
}

fn is_named(run: &Run<'_>) -> bool {
    WORDS.named.contains(run.before())
}

/// ”kl 10:30”, and both ends of ”kl. 10:30-12:00”.
fn clock(run: &Run<'_>) -> Option<Hit> {
    let core = run.core();
    if !core.contains(':') || !after_clock(run) {
        return None;
    }
    let one = |part: &str| time(part).is_some() || digits(part, 1, 2).is_some_and(|hours| hours <= 24);
    let replacement = match ends(core) {
        Some((left, right, _)) if one(left) && one(right) => format!("{}–{}", left.replace(':', "."), right.replace(':', ".")),
        None if time(core).is_some() => core.replace(':', "."),
        _ => return None,
    };
    Some(run.hit(Sort::Clock, Some(replacement), true))
}

/// Two times on one day: both written in full, or after ”kl”; the second is the later one.
fn is_interval(left: &str, right: &str, run: &Run<'_>) -> bool {
    let (Some((from, past, '.')), Some((to, over, '.'))) = (time(left), time(right)) else { return false };
    let even = past % 5 == 0 && over % 5 == 0 && (past % 15 == 0 || over % 15 == 0);
    let later = (from, past) < (to, over);
    later && !is_named(run) && !run.counts_something() && (after_clock(run) || even && from >= 5)
}

fn interval(run: &Run<'_>) -> Option<Hit> {
    let (left, right, true) = ends(run.core())? else { return None };
    let whole = after_clock(run) && digits(left, 1, 2).is_some_and(|h| h <= 24) && digits(right, 1, 2).is_some_and(|h| h <= 24);
    let mixed = after_clock(run) && is_time_like(run.core());
    (whole || mixed || is_interval(left, right, run)).then(|| run.hit(Sort::Interval, Some(format!("{left}–{right}")), true))
}

/// ”10.30 - 12.00”.
pub(super) fn spaced_interval(run: &Run<'_>) -> Option<Hit> {
    let left = run.core();
    if run.end < run.to || !left.contains('.') {
        return None;
    }
    let rest = &run.text[run.to..];
    let right = rest.strip_prefix(" - ").or_else(|| rest.strip_prefix(" – "))?;
    let start = run.text.len() - right.len();
    if !right.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let second = Run::at(run.text, run.lower, start);
    let joined = Run { start: run.start, end: second.end, from: run.from, to: second.to, ..*run };
    (second.from == start && is_interval(left, second.core(), &joined))
        .then(|| joined.hit(Sort::Interval, Some(format!("{left}–{}", second.core())), true))
}

/// One number as Swedish would write it before a unit: groups and decimals put right. `None` when it may be anything else.
fn number(part: &str, unit: &str) -> Option<String> {
    let money = matches!(unit, "kr" | "mkr");
    if let Some((amount, _)) = in_groups(part).filter(|_| money || !part.contains(['.', ','])) {
        return Some(amount);
    }
    let Some(at) = part.find(['.', ',']) else { return digits(part, 1, 9).map(|_| part.to_owned()) };
    let (whole, rest) = (&part[..at], &part[at + 1..]);
    digits(whole, 1, 4)?;
    digits(rest, 1, 2)?;
    Some(format!("{whole},{rest}"))
}

/// ”50%”, ”100kr”, ”10-20%”.
fn unit(run: &Run<'_>) -> Option<Hit> {
    let core = run.core();
    let unit = UNITS.iter().filter(|unit| core.ends_with(**unit)).max_by_key(|unit| unit.len())?;
    let part = &core[..core.len() - unit.len()];
    let css = run.before_raw().ends_with(':') && run.text[run.end..run.to].starts_with(';');
    let version = part.contains('.') && is_named(run);
    if css || version || !part.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let amount = match ends(part) {
        Some((left, right, _)) => format!("{}–{}", number(left, unit)?, number(right, unit)?),
        None => number(part, unit)?,
    };
    Some(run.hit(Sort::Unit, Some(format!("{amount}{FIXED_BLANK}{unit}")), true))
}

/// Digits in groups of three, apart.
fn grouped(all: &str) -> String {
    let mut out = String::with_capacity(all.len() + 4);
    for (at, digit) in all.chars().enumerate() {
        if at > 0 && (all.len() - at).is_multiple_of(3) {
            out.push(FIXED_BLANK);
        }
        out.push(digit);
    }
    out
}

/// A number whose groups are set apart by `.` or `,`, or five digits and more in a row; and whether by stops.
fn in_groups(part: &str) -> Option<(String, bool)> {
    let sign = part.chars().find(|c| matches!(c, '.' | ','));
    let Some(sign) = sign else {
        return digits(part, 5, 9).filter(|_| !part.starts_with('0')).map(|_| (grouped(part), false));
    };
    let mut groups = part.split(sign);
    let head = groups.next()?;
    digits(head, 1, 3).filter(|_| !head.starts_with('0'))?;
    let whole = groups.all(|group| digits(group, 3, 3).is_some());
    whole.then(|| (grouped(&part.replace(sign, "")), sign == '.'))
}

/// ”1.000 kronor”, ”100000 kronor”.
fn thousands(run: &Run<'_>) -> Option<Hit> {
    if !WORDS.counted.contains(run.after()) || is_named(run) {
        return None;
    }
    let core = run.core();
    if let Some((left, right, _)) = ends(core) {
        let ((from, stops), (to, others)) = (in_groups(left)?, in_groups(right)?);
        return Some(run.hit(Sort::Thousands, Some(format!("{from}–{to}")), stops && others));
    }
    let (amount, stops) = in_groups(core)?;
    Some(run.hit(Sort::Thousands, Some(amount), stops))
}

/// ”3.5 miljoner”.
fn decimal(run: &Run<'_>) -> Option<Hit> {
    if !WORDS.measured.contains(run.after()) || is_named(run) || after_clock(run) {
        return None;
    }
    let core = run.core();
    let one = |part: &str| {
        let (whole, rest) = part.split_once('.')?;
        (digits(whole, 1, 4).is_some() && digits(rest, 1, 2).is_some()).then(|| format!("{whole},{rest}"))
    };
    let amount = match ends(core) {
        Some((left, right, _)) => format!("{}–{}", one(left)?, one(right)?),
        None => one(core)?,
    };
    Some(run.hit(Sort::Decimal, Some(amount), true))
}

fn day_and_month(part: &str) -> Option<(u32, u32)> {
    let (day, month) = part.split_once('/')?;
    let (day, month) = (digits(day, 1, 2)?, digits(month, 1, 2)?);
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((day, month))
}

/// ”24/12”, ”24/12-24”, ”11-12-13”: shown, and left to a person.
fn date(run: &Run<'_>) -> Option<Hit> {
    let core = run.core();
    let told = WORDS.dated.contains(run.before()) || matches!(run.after(), "kl" | "klockan");
    if core.contains('/') {
        let sure = match ends(core) {
            Some((left, right, _)) => {
                let second = day_and_month(right).is_some() || digits(right, 2, 2).is_some() || digits(right, 4, 4).is_some();
                let american = left.split_once('/').is_some_and(|(month, day)| {
                    digits(month, 1, 2).is_some_and(|m| m <= 12) && digits(day, 2, 2).is_some_and(|d| (13..=31).contains(&d))
                });
                second && (day_and_month(left).is_some() && (told || plain(left, run)) || american && digits(right, 2, 2).is_some())
            }
            None => day_and_month(core).is_some() && (told || plain(core, run)),
        };
        return sure.then(|| run.hit(Sort::Date, None, false));
    }
    let mut parts = core.split('-').map(|part| digits(part, 2, 2));
    let (Some(Some(day)), Some(Some(month)), Some(Some(_)), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return None;
    };
    let coded = is_named(run) || run.words_before(3).any(|word| ["tel", "telefon", "ring", "nummer", "kod"].contains(&word));
    ((1..=31).contains(&day) && (1..=12).contains(&month) && !coded).then(|| run.hit(Sort::Date, None, false))
}

/// A day that can be no fraction, score or share: over the twelfth, and alone.
fn plain(part: &str, run: &Run<'_>) -> bool {
    let others = ["24/7", "16/9", "20/20"];
    let shared = matches!(run.after(), "av" | "delar" | "poäng" | "rätt" | "procent" | "mm" | "tum");
    let scored =
        matches!(run.before(), "betyget" | "betyg" | "resultat" | "poäng" | "klass" | "format" | "formatet" | "visus" | "med" | "x");
    day_and_month(part).is_some_and(|(day, month)| day > 12 && day != month)
        && !others.contains(&part)
        && !shared
        && !scored
        && !is_named(run)
}

/// Beginnings of words that stand before the day of a decision.
const DECIDED: [&str; 6] = ["beslut", "protokoll", "daterad", "daterat", "diarie", "dnr"];

/// ”2024-02-14”, with the month in words.
fn iso_date(run: &Run<'_>) -> Option<Hit> {
    let core = run.core();
    let mut parts = core.split('-');
    let (year, month, day) = (digits(parts.next()?, 4, 4)?, digits(parts.next()?, 2, 2)?, digits(parts.next()?, 2, 2)?);
    if parts.next().is_some() || !(1900..=2099).contains(&year) || !(1..=31).contains(&day) || is_named(run) {
        return None;
    }
    // The day of a decision belongs to its number: whoever looks for it writes it so.
    if run.words_before(3).any(|word| DECIDED.iter().any(|start| word.starts_with(start))) {
        return None;
    }
    let name = MONTHS.get(usize::try_from(month.checked_sub(1)?).ok()?)?;
    Some(run.hit(Sort::IsoDate, Some(format!("{day}{FIXED_BLANK}{name} {year}")), false))
}
