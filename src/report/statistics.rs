//! A run counted per rule and per document, in every format.
//!
//! Knows sums; nothing is left out of them, however many.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use serde::Serialize;

use crate::config::Lang;

use super::contract::{Report, Summary};
use super::summary::Counts;
use super::{csv, json};

/// The schema's name.
pub const SCHEMA: &str = "klart.statistics/1";

/// A run's sums.
#[derive(Clone, Debug, Serialize)]
pub struct Statistics<'a> {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// The run.
    pub summary: &'a Summary,
    /// The most first, then by name.
    pub rules: Vec<PerRule<'a>>,
    /// In the run's order; those without findings too.
    pub documents: Vec<PerDocument<'a>>,
}

/// One rule's sums.
#[derive(Clone, Debug, Serialize)]
pub struct PerRule<'a> {
    /// `group/name`.
    pub rule: &'a str,
    /// Findings by level.
    #[serde(flatten)]
    pub counts: Counts,
    /// Documents that have any.
    pub documents: usize,
    /// Places in all.
    pub places: usize,
}

/// One document's sums.
#[derive(Clone, Debug, Serialize)]
pub struct PerDocument<'a> {
    /// The path.
    pub path: Option<&'a str>,
    /// A publishing system's own id.
    pub id: Option<&'a str>,
    /// "pass", "advise" or "block".
    pub verdict: &'a str,
    /// Findings by level.
    #[serde(flatten)]
    pub counts: Counts,
}

impl<'a> Statistics<'a> {
    /// Counts a run.
    pub fn of(report: &'a Report) -> Self {
        let mut rules: BTreeMap<&str, PerRule> = BTreeMap::new();
        let mut documents = Vec::with_capacity(report.documents.len());
        for document in &report.documents {
            let mut counts = Counts::default();
            let mut met = std::collections::BTreeSet::new();
            for found in &document.findings {
                counts.add(found.level, found.verdict);
                let row =
                    rules.entry(found.rule).or_insert(PerRule { rule: found.rule, counts: Counts::default(), documents: 0, places: 0 });
                row.counts.add(found.level, found.verdict);
                row.places += found.count;
                row.documents += usize::from(met.insert(found.rule));
            }
            documents.push(PerDocument { path: document.path.as_deref(), id: document.id.as_deref(), verdict: document.verdict, counts });
        }
        for found in &report.batch {
            let row = rules.entry(found.rule).or_insert(PerRule { rule: found.rule, counts: Counts::default(), documents: 0, places: 0 });
            row.counts.add(found.level, found.verdict);
            row.places += found.count;
            row.documents += found.related.iter().map(|there| &there.path).collect::<std::collections::BTreeSet<_>>().len();
        }
        let mut rules: Vec<_> = rules.into_values().collect();
        rules.sort_by_key(|row| (std::cmp::Reverse(row.counts.total()), row.rule));
        Self { schema: SCHEMA, summary: &report.summary, rules, documents }
    }

    /// One JSON object.
    pub fn json(&self, out: &mut dyn io::Write) -> io::Result<()> {
        json::line(self, out)
    }

    /// One rule a line, one document a line, and the run on the last.
    pub fn ndjson(&self, out: &mut dyn io::Write) -> io::Result<()> {
        for row in &self.rules {
            json::line(row, out)?;
        }
        for row in &self.documents {
            json::line(row, out)?;
        }
        json::line(&serde_json::json!({ "schema": SCHEMA, "summary": self.summary }), out)
    }

    /// One rule a row and one draft a row, for a spreadsheet.
    pub fn csv(&self, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
        let sv = lang == Lang::Sv;
        let heads = if sv {
            ["slag", "namn", "fel", "varningar", "råd", "frågor", "utkast", "ställen"]
        } else {
            ["kind", "name", "errors", "warnings", "advice", "questions", "drafts", "places"]
        };
        out.write_all(csv::MARK.as_bytes())?;
        let separator = csv::separator(lang);
        csv::separated(&heads, separator, out)?;
        let mut line = |kind: &str, name: &str, counts: Counts, more: [Option<usize>; 2]| {
            let Counts { errors, warnings, advice, reviews } = counts;
            let numbers = [errors, warnings, advice, reviews].map(|count| count.to_string());
            let more = more.map(|count| count.map_or_else(String::new, |count| count.to_string()));
            let cells: Vec<&str> = [kind, name].into_iter().chain(numbers.iter().chain(&more).map(String::as_str)).collect();
            csv::separated(&cells, separator, out)
        };
        for row in &self.rules {
            line(if sv { "regel" } else { "rule" }, row.rule, row.counts, [Some(row.documents), Some(row.places)])?;
        }
        for row in &self.documents {
            line(if sv { "utkast" } else { "draft" }, row.path.or(row.id).unwrap_or("–"), row.counts, [None, None])?;
        }
        Ok(())
    }

    /// Two tables of at most `columns`.
    pub fn text(&self, lang: Lang, columns: usize, out: &mut dyn io::Write) -> io::Result<()> {
        let sv = lang == Lang::Sv;
        let heads = if sv { ["fel", "varn", "råd", "fråga"] } else { ["err", "warn", "adv", "quest"] };
        for (title, rows) in [
            (if sv { "regel" } else { "rule" }, self.rules.iter().map(|row| (row.rule, row.counts)).collect::<Vec<_>>()),
            (
                if sv { "utkast" } else { "draft" },
                self.documents.iter().map(|row| (row.path.or(row.id).unwrap_or("–"), row.counts)).collect(),
            ),
        ] {
            writeln!(out, "{}", super::terminal::clip(&format!("{}  {title}", row(&heads)), columns))?;
            for (name, Counts { errors, warnings, advice, reviews }) in rows {
                let counts =
                    row(&[errors, warnings, advice, reviews].map(|count| if count == 0 { "·".to_owned() } else { count.to_string() }));
                writeln!(out, "{}", super::terminal::clip(&format!("{counts}  {}", super::terminal::visible(name)), columns))?;
            }
            writeln!(out)?;
        }
        writeln!(out, "{}", super::terminal::clip(&self.summary.sentence, columns))
    }
}

fn row<T: AsRef<str>>(cells: &[T; 4]) -> String {
    cells.iter().fold(String::new(), |mut out, cell| {
        let _ = write!(out, "{:>6}", cell.as_ref());
        out
    })
}
