//! A run as a communicator reads it in a terminal.
//!
//! Knows columns, colour and order; refuses to send anything from a draft that a terminal would obey. Colour is
//! written as ANSI signs and taken away by whoever owns the stream when it is no terminal or NO_COLOR is set.

mod accounts;
mod closing;
mod excerpt;
mod finding;
mod questions;
mod wrap;

pub use accounts::write_accounts;
pub use excerpt::{Excerpt, Veil};
pub use wrap::visible;

use std::io;
use std::time::Duration;

use anstyle::{AnsiColor, Style};

use crate::config::Lang;
use crate::finding::grouped;
use crate::source::{Source, Span};

use super::contract::{Document, Finding, Range, Report};

/// Findings up to which each is shown in full.
pub const FULL: usize = 20;

/// How to show.
#[derive(Clone, Debug)]
pub struct Look {
    /// Columns; no line is wider.
    pub width: usize,
    /// The language.
    pub lang: Lang,
    /// How long the run took; `None` leaves it out, so that the same input gives the same bytes.
    pub took: Option<Duration>,
    /// What the user asked to check, as it would be typed again.
    pub asked: String,
    /// Every finding in full, however many.
    pub all: bool,
    /// No organisation is configured, so nobody looks for the sender; whether there is a klart.toml to write it in.
    pub unnamed: Option<bool>,
}

impl Look {
    /// Too narrow for columns.
    fn narrow(&self) -> bool {
        self.width < 60
    }

    /// Where the text of a finding begins.
    fn indent(&self) -> usize {
        match self.lang {
            _ if self.narrow() => 2,
            Lang::Sv => 9,
            Lang::En => 10,
        }
    }
}

/// FEL, VARNING, RÅD or FRÅGA.
pub fn level_word(found: &Finding, lang: Lang) -> &'static str {
    finding::word(found.level, found.verdict, lang)
}

/// The same for a level and a verdict by their names in the report.
pub fn level_name(level: &str, verdict: &str, lang: Lang) -> &'static str {
    finding::word(level, verdict, lang)
}

/// A text in lines of at most `columns`, each indented.
pub fn folded(text: &str, indent: usize, columns: usize) -> Vec<String> {
    let room = columns.saturating_sub(indent);
    let own = text.len() - text.trim_start_matches(' ').len();
    let lines = wrap::wrap(text, room.saturating_sub(own)).into_iter();
    lines.map(|line| format!("{}{line}", " ".repeat(indent + own))).collect()
}

/// The beginning of a line that fits, with `…` when something is left out.
pub fn clip(line: &str, columns: usize) -> String {
    wrap::cut(line, columns)
}

/// The excerpts of a document's findings, in their order.
pub fn excerpts(source: &Source, document: &Document) -> Vec<Option<Excerpt>> {
    let part_of = |field: Option<&str>| source.parts.iter().position(|part| part.name == field.unwrap_or_default()).unwrap_or(0);
    let span = |place: &super::contract::Place| {
        let Range { start, end } = place.span;
        Span { part: part_of(place.field.as_deref()) as u16, start, end }
    };
    let covered = document.findings.iter().filter(|found| Veil::covers(found.rule));
    let spans = covered.flat_map(|found| std::iter::once(&found.place).chain(&found.also)).map(span).collect();
    let veil = Veil { spans, days: document.days_hidden };
    let of = |found: &Finding| {
        found.place.line?;
        Excerpt::of(source, span(&found.place), &veil)
    };
    document.findings.iter().map(of).collect()
}

/// Writes the run; `excerpts` follow the report's documents.
pub fn write(report: &Report, excerpts: &[Vec<Option<Excerpt>>], look: &Look, out: &mut dyn io::Write) -> io::Result<()> {
    let total: usize = report.documents.iter().map(|document| document.findings.len()).sum::<usize>() + report.batch.len();
    let full = look.all || total <= FULL;
    for (at, document) in report.documents.iter().enumerate() {
        if document.findings.is_empty() && report.documents.len() > 1 {
            continue;
        }
        for line in heading(document, look) {
            writeln!(out, "{}", paint(Style::new().bold(), &line))?;
        }
        if full {
            writeln!(out)?;
        }
        for (nth, found) in document.findings.iter().enumerate() {
            if full {
                let excerpt = excerpts.get(at).and_then(|all| all.get(nth)).and_then(Option::as_ref);
                for line in finding::full(found, excerpt, look) {
                    writeln!(out, "{line}")?;
                }
                writeln!(out)?;
            } else {
                writeln!(out, "{}", finding::short(found, look))?;
            }
        }
        for line in begin(document, look) {
            writeln!(out, "{line}")?;
        }
        if !full {
            writeln!(out)?;
        }
    }
    over(report, full, look, out)?;
    closing::write(report, total, look, out)
}

/// Where to begin, when the text is heavy.
fn begin(document: &Document, look: &Look) -> Vec<String> {
    if document.start_here.is_empty() {
        return Vec::new();
    }
    let head = if look.lang == Lang::Sv { "Börja här:" } else { "Begin here:" };
    let mut lines = vec![paint(Style::new().bold(), head)];
    for (at, step) in document.start_here.iter().enumerate() {
        let text = folded(&visible(step), 3, look.width);
        lines.extend(
            text.into_iter().enumerate().map(|(nth, line)| if nth == 0 { format!("{}. {}", at + 1, line.trim_start()) } else { line }),
        );
    }
    lines.push(String::new());
    lines
}

/// What was found over several drafts.
fn over(report: &Report, full: bool, look: &Look, out: &mut dyn io::Write) -> io::Result<()> {
    if report.batch.is_empty() {
        return Ok(());
    }
    let head = if look.lang == Lang::Sv { "Flera utkast tillsammans" } else { "Several drafts together" };
    writeln!(out, "{}", paint(Style::new().bold(), head))?;
    if full {
        writeln!(out)?;
    }
    for found in &report.batch {
        let lines = if full { finding::full(found, None, look) } else { vec![finding::short(found, look)] };
        for line in lines {
            writeln!(out, "{line}")?;
        }
        if full {
            writeln!(out)?;
        }
    }
    if full { Ok(()) } else { writeln!(out) }
}

/// Path, channels, language, words, lix, tone; on as many lines as it takes.
fn heading(document: &Document, look: &Look) -> Vec<String> {
    let sv = look.lang == Lang::Sv;
    let name = document.path.as_deref().or(document.id.as_deref()).unwrap_or(if sv { "utkastet" } else { "the draft" });
    let mut facts = vec![visible(name)];
    facts.extend(document.channels.iter().map(|channel| visible(channel)));
    let metrics = &document.metrics;
    if metrics.words > 0 {
        facts.extend(document.language.as_deref().map(|tag| language(tag, look.lang)));
        facts.push(format!(
            "{} {}",
            grouped(i64::try_from(metrics.words).unwrap_or(i64::MAX), look.lang),
            if sv { "ord" } else { "words" }
        ));
        if document.language.as_deref().is_none_or(|tag| tag.starts_with("sv")) {
            facts.push(format!("lix {:.0} ({})", metrics.lix, band(metrics.lix, look.lang)));
            facts.extend(
                metrics
                    .tone
                    .as_ref()
                    .map(|tone| format!("{} {:.0} {} 100", if sv { "ton" } else { "tone" }, tone.score, if sv { "av" } else { "of" })),
            );
        }
    }
    let mut lines: Vec<String> = Vec::new();
    for fact in facts {
        match lines.last_mut() {
            Some(line) if wrap::width(line) + 3 + wrap::width(&fact) <= look.width => {
                line.push_str(" · ");
                line.push_str(&fact);
            }
            _ => lines.extend(wrap::wrap(&fact, look.width)),
        }
    }
    lines
}

/// The language's name, else its tag.
fn language(tag: &str, lang: Lang) -> String {
    const NAMES: [[&str; 3]; 9] = [
        ["sv", "svenska", "Swedish"],
        ["en", "engelska", "English"],
        ["fi", "finska", "Finnish"],
        ["no", "norska", "Norwegian"],
        ["nb", "norska", "Norwegian"],
        ["da", "danska", "Danish"],
        ["de", "tyska", "German"],
        ["fr", "franska", "French"],
        ["es", "spanska", "Spanish"],
    ];
    let base = tag.split(['-', '_']).next().unwrap_or(tag).to_lowercase();
    let known = NAMES.iter().find(|names| names[0] == base);
    known.map_or_else(|| visible(tag), |names| names[if lang == Lang::Sv { 1 } else { 2 }].to_owned())
}

/// The bands of lix in words (lix.se), by the whole number that stands beside them.
fn band(lix: f64, lang: Lang) -> &'static str {
    let at = [30.0, 40.0, 50.0, 60.0].iter().filter(|limit| lix.round() >= **limit).count();
    match lang {
        Lang::Sv => ["mycket lättläst", "lättläst", "medelsvår", "svår", "mycket svår"][at],
        Lang::En => ["very easy", "easy", "medium", "hard", "very hard"][at],
    }
}

/// The colour of a level; the words say the same without it.
fn style(level: &str, verdict: &str) -> Style {
    let colour = match (verdict, level) {
        ("review", _) => AnsiColor::Magenta,
        (_, "error") => AnsiColor::Red,
        (_, "warning") => AnsiColor::Yellow,
        _ => AnsiColor::Cyan,
    };
    colour.on_default().bold()
}

fn paint(style: Style, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") }
}
