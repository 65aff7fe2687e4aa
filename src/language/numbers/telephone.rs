//! Swedish telephone numbers written in one row, set as area code, hyphen and groups.
//! Knows the lengths of area codes; refuses numbers that the words before them call something else, and never grouped ones.

use super::{Hit, Run, Sort, WORDS};

/// Area codes of two and three digits; all others that begin with 0 and 1–9 have four (the Swedish numbering plan, PTS).
const THREE: [&str; 27] = [
    "010", "011", "013", "016", "018", "019", "020", "021", "023", "026", "031", "033", "035", "036", "040", "042", "044", "046", "054",
    "060", "063", "070", "072", "073", "076", "079", "090",
];

/// How long the area code at the beginning of a number is.
fn area(number: &str) -> Option<usize> {
    let head = number.get(..3)?;
    if !number.starts_with('0') || number.starts_with("00") {
        return None;
    }
    Some(match head {
        _ if number.starts_with("08") => 2,
        "071" | "074" | "075" | "077" => 4,
        _ if THREE.contains(&head) => 3,
        _ => 4,
    })
}

/// The groups of the part after the area code, as ”550 123 45”.
fn groups(rest: &str) -> Option<String> {
    let cuts: &[usize] = match rest.len() {
        5 => &[3],
        6 => &[2, 4],
        7 => &[3, 5],
        8 => &[3, 6],
        _ => return None,
    };
    let mut out = String::with_capacity(rest.len() + 2);
    for (at, digit) in rest.chars().enumerate() {
        if cuts.contains(&at) {
            out.push(' ');
        }
        out.push(digit);
    }
    Some(out)
}

/// ”0855012345” and ”08-55012345”.
pub(super) fn look(run: &Run<'_>) -> Option<Hit> {
    let prefix =
        ["tel:", "tel."].iter().find(|prefix| run.lower[run.start..run.end].starts_with(**prefix)).map_or(0, |prefix| prefix.len());
    let run = Run { start: run.start + prefix, ..*run };
    let core = run.core();
    let hyphen = core.find('-');
    let length = core.len() - usize::from(hyphen.is_some());
    if !(8..=10).contains(&length) || !core.bytes().all(|b| b.is_ascii_digit() || b == b'-') || core.matches('-').count() > 1 {
        return None;
    }
    // ”04200000 kr” is a sum.
    if run.counts_something() {
        return None;
    }
    let prefixed = area(core).filter(|length| hyphen.is_none_or(|at| at == *length))?;
    let called = prefix > 0 || run.words_before(3).any(|word| WORDS.called.contains(word));
    if run.words_before(4).any(|word| WORDS.others.contains(word)) || (hyphen.is_none() && length < 9 && !called) {
        return None;
    }
    // A row of ten digits may be an identity number: only what can be no date is taken for a telephone number unasked.
    if hyphen.is_none() && !called && length == 10 && is_birth(core) {
        return None;
    }
    let mobile = core.starts_with("07") && prefixed == 3;
    if mobile && length != 10 {
        return None;
    }
    // Unasked, only mobile numbers and those of the four largest cities stand for themselves.
    if hyphen.is_none() && !called && !mobile && !["08", "031", "040", "010"].iter().any(|large| core.starts_with(large)) {
        return None;
    }
    let rest = &core[prefixed + usize::from(hyphen.is_some())..];
    Some(run.hit(Sort::Telephone, Some(format!("{}-{}", &core[..prefixed], groups(rest)?)), false))
}

/// Whether six first digits can be a day of birth, year first.
fn is_birth(number: &str) -> bool {
    let two = |from: usize| number.get(from..from + 2).and_then(|part| part.parse::<u32>().ok()).unwrap_or_default();
    (1..=12).contains(&two(2)) && (1..=31).contains(&(two(4) % 60))
}
