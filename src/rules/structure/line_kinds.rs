//! What short lines are by their words: dates, credits, terms in a list of terms.
//!
//! Knows words; refuses to know how the lines look.

use crate::language::letters::fold;
use crate::language::numbers::MONTHS;

const DAYS: [&str; 7] = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];

const CREDITS: [&str; 14] = [
    "foto",
    "bild",
    "text",
    "illustration",
    "källa",
    "publicerad",
    "uppdaterad",
    "av",
    "fotograf",
    "film",
    "grafik",
    "tabell",
    "figur",
    "diagram",
];

/// A day, a time or a row of figures rather than a title.
pub(super) fn is_date(line: &str) -> bool {
    let lower = fold(line);
    let words: Vec<&str> = lower.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let numbers = words.iter().filter(|word| word.starts_with(|sign: char| sign.is_ascii_digit())).count();
    let timed = words.iter().any(|word| MONTHS.contains(word) || DAYS.contains(word) || matches!(*word, "kl" | "klockan" | "vecka" | "v"));
    timed && words.len() <= 6 && (numbers > 0 || words.len() <= 2) || numbers * 2 > words.len()
}

/// "Foto: Anna Ek", "Text och bild Anna Ek", "Tabell 1 Avgifter".
pub(super) fn is_credit(line: &str) -> bool {
    let lower = fold(line);
    let end = lower.find(|sign: char| !sign.is_alphanumeric()).unwrap_or(lower.len());
    let rest = lower[end..].trim_start();
    let numbered = rest.starts_with(|sign: char| sign.is_ascii_digit());
    CREDITS.contains(&&lower[..end])
        && (rest.starts_with(':') || numbered || rest.starts_with("och ") || matches!(&lower[..end], "av" | "foto"))
}

/// Terms in the order of the alphabet: a list of words, not of sections.
pub(super) fn is_glossary(lines: &[&str]) -> bool {
    const FEWEST: usize = 4;
    let folded: Vec<String> = lines.iter().map(|line| fold(line)).collect();
    lines.len() >= FEWEST && lines.iter().all(|line| line.split_whitespace().count() <= 3) && folded.is_sorted()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_apart() {
        assert!(is_date("Måndag 3 juni") && is_date("2024-05-12") && is_date("Söndag") && is_date("Kl. 10–12"));
        assert!(!is_date("Öppettider") && !is_date("Så firar vi jul i mars och april på biblioteket") && !is_date("Covid 19"));
        assert!(is_credit("Foto: Anna Ek") && is_credit("Tabell 1 Avgifter") && is_credit("Text och bild Anna Ek"));
        assert!(!is_credit("Bildstöd för alla") && !is_credit("Text som alla förstår"));
        assert!(is_glossary(&["Avgift", "Bad", "Cykel", "Damm"]) && !is_glossary(&["Bad", "Avgift", "Cykel", "Damm"]));
    }
}
