//! Workflow commands of GitHub Actions, and the Markdown of its job summary.
//!
//! Knows that a step shows ten errors and ten warnings, so the rest is summed up; what the summary shows is not cut.

use std::fmt::Write as _;
use std::io;

use crate::config::Lang;

use super::contract::{Document, Finding, Report};
use super::statistics::Statistics;

/// Annotations that a step shows of each kind.
const SHOWN: usize = 10;

/// Writes the annotations: errors and warnings; advice and questions stand in the summary alone.
pub fn write(report: &Report, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    for trouble in &report.trouble {
        let line = trouble.line.map(|line| format!(",line={line}")).unwrap_or_default();
        writeln!(
            out,
            "::error file={}{line}::{}",
            property(&trouble.path),
            data(&format!("{}. {}", trouble.problem.trim_end_matches('.'), trouble.remedy))
        )?;
    }
    for (level, room) in [("error", SHOWN.saturating_sub(report.trouble.len())), ("warning", SHOWN)] {
        let found: Vec<_> = faults(report, level).collect();
        let shown = if found.len() > room { room.saturating_sub(1) } else { found.len() };
        for (document, finding) in &found[..shown] {
            annotate(level, document, finding, out)?;
        }
        if found.len() > shown {
            let rest = found.len() - shown;
            let words = if lang == Lang::Sv {
                format!("och {rest} till; alla står i sammanfattningen")
            } else {
                format!("and {rest} more; the summary has them all")
            };
            writeln!(out, "::{level}::{}", data(&words))?;
        }
    }
    writeln!(out, "{}", data(&report.summary.sentence))
}

fn faults<'a>(report: &'a Report, level: &'a str) -> impl Iterator<Item = (&'a Document, &'a Finding)> {
    let all = report.documents.iter().flat_map(|document| document.findings.iter().map(move |finding| (document, finding)));
    all.filter(move |(_, finding)| finding.verdict == "fault" && finding.level == level)
}

fn annotate(level: &str, document: &Document, finding: &Finding, out: &mut dyn io::Write) -> io::Result<()> {
    let mut head = format!("file={}", property(document.path.as_deref().unwrap_or_default()));
    let place = &finding.place;
    if let (Some(line), Some(end)) = (place.line, place.end_line) {
        let _ = write!(head, ",line={line},endLine={end}");
        if let (true, Some((from, to))) = (line == end, place.utf16_columns) {
            let _ = write!(head, ",col={from},endColumn={to}");
        }
    }
    let _ = write!(head, ",title={}", property(finding.rule));
    let words = [&finding.message, &finding.why, &finding.how].map(String::as_str).join(" ");
    writeln!(out, "::{level} {head}::{}", data(words.trim()))
}

/// The job summary: the verdict, a table per rule, and every finding.
pub fn summary(report: &Report, lang: Lang) -> String {
    let sv = lang == Lang::Sv;
    let mut out = format!("## klart\n\n{}\n\n", cell(&report.summary.sentence));
    let statistics = Statistics::of(report);
    if !statistics.rules.is_empty() {
        out.push_str(if sv { "| regel | antal | utkast |\n|---|--:|--:|\n" } else { "| rule | count | drafts |\n|---|--:|--:|\n" });
        for row in &statistics.rules {
            let _ = writeln!(out, "| `{}` | {} | {} |", row.rule, row.counts.total(), row.documents);
        }
        out.push('\n');
    }
    for document in report.documents.iter().filter(|document| !document.findings.is_empty()) {
        let _ = writeln!(out, "### {}\n", cell(document.path.as_deref().unwrap_or_default()));
        for finding in &document.findings {
            let word = super::terminal::level_word(finding, lang);
            let _ = writeln!(
                out,
                "- **{word}** {}: {} {} (`{}`)",
                cell(&finding.place.place),
                cell(&finding.message),
                cell(&finding.how),
                finding.rule
            );
        }
        out.push('\n');
    }
    for trouble in &report.trouble {
        let _ = writeln!(out, "- **{}**: {} {}", cell(&trouble.path), cell(&trouble.problem), cell(&trouble.remedy));
    }
    out
}

/// Text inside Markdown: nothing of it is markup.
fn cell(text: &str) -> String {
    let mut out = String::new();
    for sign in super::terminal::visible(text).chars() {
        match sign {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '|' | '[' | ']' | '*' | '_' | '`' | '\\' | '#' | '!' => out.extend(['\\', sign]),
            _ => out.push(sign),
        }
    }
    out
}

/// A command's text: a line break would begin another command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A").chars().filter(|sign| !super::json::steers(*sign)).collect()
}

/// A command's property: `:` and `,` mean something there too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_cannot_write_commands() {
        assert_eq!(data("a\n::error::b 100 %"), "a%0A::error::b 100 %25");
        assert_eq!(property("a:b,c"), "a%3Ab%2Cc");
        assert_eq!(cell("<b>|x`"), "&lt;b>\\|x\\`");
    }
}
