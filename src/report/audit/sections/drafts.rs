//! Each draft with its findings, counted.

use crate::config::Lang;

use super::super::words::number;
use super::Page;
use super::parts::Table;

/// Rows of the table; the list as CSV has the findings of every draft.
const ROWS: usize = 500;

/// The part.
pub(super) fn write(page: &mut Page) {
    let (figures, lang) = (page.figures, page.lang);
    if figures.drafts.is_empty() {
        return;
    }
    page.open("drafts", page.t("Utkast för utkast", "Draft by draft"));
    let heads = match lang {
        Lang::Sv => ["Utkast", "Fel", "Varningar", "Råd", "Frågor"],
        Lang::En => ["Draft", "Errors", "Warnings", "Advice", "Questions"],
    };
    let row = |draft: &super::super::DraftSum| {
        let counts = draft.counts;
        let numbers = [counts.errors, counts.warnings, counts.advice, counts.reviews].map(|count| number(count as u64, lang));
        std::iter::once(draft.name.clone()).chain(numbers).collect()
    };
    let caption = page.t("Fynd i varje utkast.", "Findings in each draft.");
    let table = Table { caption, heads: heads.map(str::to_owned).to_vec(), rows: figures.drafts.iter().take(ROWS).map(row).collect() };
    page.push(&table.markup());
    let rest = figures.drafts.len().saturating_sub(ROWS) as u64;
    if rest > 0 {
        let words = format!("{} {}", number(rest, lang), page.t("till kommer med --format csv.", "more come with --format csv."));
        page.p("", &words);
    }
    page.close();
}
