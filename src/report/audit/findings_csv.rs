//! Every finding on a row, for a spreadsheet: `findings.csv`.
//!
//! Knows the columns and their order. Rows are written as they come, so a run of any length takes no memory here; how a cell
//! is kept from becoming a formula stands in `report/csv.rs`.

use std::io;

use crate::config::{Date, Lang};
use crate::report::csv::{MARK, separated, separator};
use crate::report::terminal::level_name;

use super::Figures;

/// One finding.
#[derive(Clone, Copy, Debug, Default)]
pub struct Row<'a> {
    /// The day of the post; `None` where unknown.
    pub day: Option<Date>,
    /// The channel's name.
    pub platform: &'a str,
    /// The account as people know it.
    pub account: &'a str,
    /// "error", "warning" or "advice".
    pub level: &'a str,
    /// "fault" or "review".
    pub verdict: &'a str,
    /// `group/name`.
    pub rule: &'a str,
    /// What stands there.
    pub what: &'a str,
    /// Whom it stands in the way of.
    pub why: &'a str,
    /// What to do.
    pub how: &'a str,
    /// Where in the post: "rad 2".
    pub place: &'a str,
    /// The post's address.
    pub link: &'a str,
    /// The kind of export, by its carrier's name.
    pub export: &'a str,
    /// Where in the export: "posts.jsonl, rad 3".
    pub origin: &'a str,
    /// The finding's stable name.
    pub key: &'a str,
    /// Whether the baseline knows it; `None` without a baseline.
    pub known: Option<bool>,
}

/// The headings, after the mark by which a spreadsheet knows UTF-8. Semicolons in Swedish, commas in English, as Excel expects.
///
/// # Errors
/// When nothing can be written.
pub fn header(lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    let heads = match lang {
        Lang::Sv => [
            "datum",
            "plattform",
            "konto",
            "nivå",
            "regel",
            "vad",
            "varför",
            "gör så här",
            "var",
            "länk",
            "slag av export",
            "plats i exporten",
            "nyckel",
            "status",
        ],
        Lang::En => [
            "date",
            "platform",
            "account",
            "level",
            "rule",
            "what",
            "why",
            "how",
            "where",
            "link",
            "kind of export",
            "place in the export",
            "key",
            "status",
        ],
    };
    out.write_all(MARK.as_bytes())?;
    separated(&heads, separator(lang), out)
}

/// One row.
///
/// # Errors
/// When nothing can be written.
pub fn row(row: &Row, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    let day = row.day.map(|day| day.to_string()).unwrap_or_default();
    let status = match (row.known, lang) {
        (None, _) => "",
        (Some(true), Lang::Sv) => "känd",
        (Some(true), Lang::En) => "known",
        (Some(false), Lang::Sv) => "ny",
        (Some(false), Lang::En) => "new",
    };
    let level = level_name(row.level, row.verdict, lang).to_lowercase();
    let cells = [
        day.as_str(),
        row.platform,
        row.account,
        &level,
        row.rule,
        row.what,
        row.why,
        row.how,
        row.place,
        row.link,
        row.export,
        row.origin,
        row.key,
        status,
    ];
    separated(&cells, separator(lang), out)
}

/// The findings over many posts, after all others.
///
/// # Errors
/// When nothing can be written.
pub fn batch(figures: &Figures, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    for found in &figures.batch {
        let cells = Row {
            platform: &found.platform,
            account: found.account.as_deref().unwrap_or_default(),
            level: found.level,
            verdict: found.verdict,
            rule: found.rule,
            what: &found.message,
            why: &found.why,
            how: &found.how,
            key: &found.key,
            known: figures.baseline.map(|_| false),
            ..Row::default()
        };
        row(&cells, lang, out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_a_row_and_its_words_are_no_formula() {
        let found = Row {
            day: "2026-06-01".parse().ok(),
            platform: "facebook",
            account: "=Ekvik",
            level: "error",
            verdict: "fault",
            what: "Säg; inte \"här\"",
            known: Some(false),
            ..Row::default()
        };
        let mut out = Vec::new();
        row(&found, Lang::Sv, &mut out).expect("a vector takes all");
        let text = String::from_utf8(out).expect("UTF-8");
        assert_eq!(text, "2026-06-01;facebook;'=Ekvik;fel;;\"Säg; inte \"\"här\"\"\";;;;;;;;ny\r\n");
    }

    #[test]
    fn the_heading_has_the_mark_and_the_separator_of_its_language() {
        for (lang, start) in [(Lang::Sv, "\u{feff}datum;plattform;konto;"), (Lang::En, "\u{feff}date,platform,account,")] {
            let mut out = Vec::new();
            header(lang, &mut out).expect("a vector takes all");
            assert!(String::from_utf8_lossy(&out).starts_with(start));
        }
    }
}
