//! Words and numbers as a reader of the report meets them: counts with their noun, whole per cents, days in words.
//!
//! Knows how Swedish and English write them. Refuses to count.

use crate::config::{Date, Lang};
use crate::finding::grouped;
use crate::history::trend::Share;

use super::{Figures, What};

const MONTHS: [[&str; 12]; 2] = [
    ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"],
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
];

/// One of two wordings.
pub(super) fn pick(lang: Lang, sv: &'static str, en: &'static str) -> &'static str {
    if lang == Lang::Sv { sv } else { en }
}

/// "1 140" or "1,140".
pub(super) fn number(count: u64, lang: Lang) -> String {
    grouped(i64::try_from(count).unwrap_or(i64::MAX), lang)
}

/// A count with its noun: one and many in Swedish, one and many in English.
pub(super) fn counted(count: u64, words: [&str; 4], lang: Lang) -> String {
    crate::report::counted(usize::try_from(count).unwrap_or(usize::MAX), words, lang)
}

/// "1 140 inlägg", "12 drafts".
pub(super) fn units(count: u64, what: What, lang: Lang) -> String {
    counted(count, noun(what), lang)
}

/// What is counted: one and many in Swedish, one and many in English.
pub(super) fn noun(what: What) -> [&'static str; 4] {
    match what {
        What::Posts => ["inlägg", "inlägg", "post", "posts"],
        What::Drafts => ["utkast", "utkast", "draft", "drafts"],
    }
}

/// "18 %" or "18%", or a dash where nothing is known.
pub(super) fn percent(share: Option<Share>, lang: Lang) -> String {
    match (share, lang) {
        (None, _) => "–".to_owned(),
        (Some(share), Lang::Sv) => format!("{}\u{a0}%", share.whole()),
        (Some(share), Lang::En) => format!("{}%", share.whole()),
    }
}

/// "1 juni 2026".
pub(super) fn day(day: Date, lang: Lang) -> String {
    format!("{} {} {}", day.day(), month_name(day.month(), lang), day.year())
}

/// That the exports are old: what accounts have done since stands in no finding.
pub(super) fn outdated(figures: &Figures, lang: Lang) -> Option<String> {
    let end = day(figures.exports_end?, lang);
    Some(match lang {
        Lang::Sv => format!("Exporterna slutar den {end}. Hämta nya för att se vad som har hänt på kontona sedan dess."),
        Lang::En => format!("The exports end on {end}. Download new ones to see what the accounts have done since."),
    })
}

/// "1 januari–31 december 2026", a single day on its own.
pub(super) fn period(from: Date, to: Date, lang: Lang) -> String {
    if from == to {
        return day(to, lang);
    }
    let start = if from.year() == to.year() { format!("{} {}", from.day(), month_name(from.month(), lang)) } else { day(from, lang) };
    format!("{start}–{}", day(to, lang))
}

/// "jan".
pub(super) fn short_month(month: u8, lang: Lang) -> &'static str {
    month_name(month, lang).get(..3).unwrap_or_default()
}

fn month_name(month: u8, lang: Lang) -> &'static str {
    MONTHS[usize::from(lang == Lang::En)].get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}

/// "a", "a och b", "a, b och c".
pub(super) fn listed(words: &[String], lang: Lang) -> String {
    let and = pick(lang, "och", "and");
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {and} {last}", most.join(", ")),
    }
}

/// At most so many signs, with … where there were more.
pub(super) fn clipped(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a day")
    }

    #[test]
    fn periods_read_as_people_say_them() {
        let words = |from, to, lang| period(date(from), date(to), lang);
        assert_eq!(words("2026-01-01", "2026-12-31", Lang::Sv), "1 januari–31 december 2026");
        assert_eq!(words("2025-06-01", "2026-05-31", Lang::En), "1 June 2025–31 May 2026");
        assert_eq!(words("2026-06-01", "2026-06-01", Lang::Sv), "1 juni 2026");
    }

    #[test]
    fn per_cents_never_hide_that_there_are_some() {
        for (part, whole, sv) in [(0, 40, "0\u{a0}%"), (1, 1000, "1\u{a0}%"), (999, 1000, "99\u{a0}%"), (40, 40, "100\u{a0}%")] {
            assert_eq!(percent(Some(Share { part, whole }), Lang::Sv), sv, "{part} of {whole}");
        }
        assert_eq!(percent(None, Lang::Sv), "–");
    }

    #[test]
    fn months_are_short_in_both_languages() {
        assert_eq!((1..=12).map(|month| short_month(month, Lang::Sv).len()).max(), Some(3));
        assert_eq!(short_month(13, Lang::En), "");
    }
}
