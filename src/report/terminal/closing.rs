//! The last block: what could not be read, what is worth saying once, the verdict, and the commands that come next.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io;

use anstyle::{AnsiColor, Style};

use crate::config::Lang;

use super::super::contract::{Report, Trouble};
use super::super::summary::counted;
use super::wrap::{visible, width, wrap};
use super::{FULL, Look, paint, questions};

/// Rules named with a count; the rest are summed up.
const RULES: usize = 8;

pub(super) fn write(report: &Report, total: usize, look: &Look, out: &mut dyn io::Write) -> io::Result<()> {
    for trouble in &report.trouble {
        lines(out, troubled(trouble, look))?;
    }
    lines(out, once(report, look))?;
    let busy = total > 0 || !report.trouble.is_empty() || report.documents.len() == 1;
    if busy {
        writeln!(out, "{}", paint(Style::new().dimmed(), &"─".repeat(look.width.saturating_sub(2).min(78))))?;
    }
    lines(out, verdict(report, look))?;
    if total > 1 {
        lines(out, per_rule(report, look))?;
    }
    lines(out, next(report, total, look))
}

pub(super) fn lines(out: &mut dyn io::Write, lines: Vec<String>) -> io::Result<()> {
    lines.into_iter().try_for_each(|line| writeln!(out, "{line}"))
}

pub(super) fn hanging(first: &str, text: &str, look: &Look) -> Vec<String> {
    let used = width(first);
    let rest = wrap(text, look.width.saturating_sub(used)).into_iter().enumerate();
    rest.map(|(at, line)| if at == 0 { format!("{first}{line}") } else { format!("{}{line}", " ".repeat(used)) }).collect()
}

fn troubled(trouble: &Trouble, look: &Look) -> Vec<String> {
    let word = if look.lang == Lang::Sv { "STOPP" } else { "STOPPED" };
    told(trouble, word, AnsiColor::Red, look)
}

/// A trouble under a word that says how grave it is.
pub(super) fn told(trouble: &Trouble, word: &str, colour: AnsiColor, look: &Look) -> Vec<String> {
    let sv = look.lang == Lang::Sv;
    let mut place = visible(&trouble.path);
    if let Some(line) = trouble.line {
        let _ = write!(place, " · {} {line}", if sv { "rad" } else { "line" });
    }
    if let Some(column) = trouble.column {
        let _ = write!(place, ", {} {column}", if sv { "tecken" } else { "column" });
    }
    let mut all = wrap(&format!("{word} {place}"), look.width);
    if let Some(first) = all.first_mut() {
        *first = first.replacen(word, &paint(colour.on_default().bold(), word), 1);
    }
    all.extend(hanging("  ", &sentence(&trouble.problem), look));
    all.extend(hanging("> ", &sentence(&trouble.remedy), look));
    all.push(String::new());
    all
}

/// Words that end as a sentence does.
fn sentence(words: &str) -> String {
    let words = visible(words);
    if words.ends_with(['.', '?', '…']) { words } else { format!("{words}.") }
}

/// Notes of all documents, each said once, and the open questions.
fn once(report: &Report, look: &Look) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for note in report.documents.iter().flat_map(|document| &document.notes) {
        if seen.insert(note.as_str()) {
            all.extend(hanging("· ", &visible(note), look));
        }
    }
    let written = report.documents.iter().any(|document| matches!(document.format, "markdown" | "html" | "text"));
    if let Some(configured) = look.unnamed.filter(|_| written) {
        let way = match (look.lang == Lang::Sv, configured) {
            (true, false) => "Säg vilken organisation ni är, så granskas avsändaren: klart init",
            (true, true) => "Säg vilken organisation ni är, så granskas avsändaren: [organisation] och name i klart.toml",
            (false, false) => "Say which organisation you are to have the sender checked: klart init",
            (false, true) => "Say which organisation you are to have the sender checked: [organisation] and name in klart.toml",
        };
        all.extend(hanging("· ", way, look));
    }
    if !all.is_empty() {
        all.push(String::new());
    }
    all.extend(questions::lines(report, look));
    all
}

/// The sentence to the left, documents and time to the right when there is room.
fn verdict(report: &Report, look: &Look) -> Vec<String> {
    let summary = &report.summary;
    let colour = if summary.verdict == "block" || summary.documents == 0 { AnsiColor::Red } else { AnsiColor::Green };
    let bold = colour.on_default().bold();
    let mut aside = counted(summary.documents, ["utkast", "utkast", "draft", "drafts"], look.lang);
    if let Some(took) = look.took {
        let seconds = format!("{:.2}", took.as_secs_f64());
        let seconds = if look.lang == Lang::Sv { seconds.replace('.', ",") } else { seconds };
        let _ = write!(aside, ", {seconds} s");
    }
    let told = summary.sentence.contains(&aside);
    let full = look.width.min(80) - 2.min(look.width);
    let used = width(&summary.sentence) + width(&aside);
    if !told && used + 2 <= full {
        return vec![format!("{}{}{aside}", paint(bold, &summary.sentence), " ".repeat(full - used))];
    }
    let mut all: Vec<_> = wrap(&summary.sentence, look.width).iter().map(|line| paint(bold, line)).collect();
    if !told {
        all.extend(wrap(&aside, look.width));
    }
    all
}

/// How many of each rule, the most first.
fn per_rule(report: &Report, look: &Look) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for found in report.documents.iter().flat_map(|document| &document.findings).chain(&report.batch) {
        *counts.entry(found.rule).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(rule, count)| (std::cmp::Reverse(*count), *rule));
    let mut all = vec![String::new()];
    all.extend(counts.iter().take(RULES).map(|(rule, count)| format!("{count:>5}  {rule}")));
    let rest: usize = counts.iter().skip(RULES).map(|(_, count)| count).sum();
    if rest > 0 {
        let words =
            if look.lang == Lang::Sv { "i andra regler (--statistics visar alla)" } else { "in other rules (--statistics shows all)" };
        all.extend(hanging(&format!("{rest:>5}  "), words, look));
    }
    all
}

fn next(report: &Report, total: usize, look: &Look) -> Vec<String> {
    let sv = look.lang == Lang::Sv;
    let findings = || report.documents.iter().flat_map(|document| &document.findings);
    let safe = findings().filter(|found| found.fixes.iter().any(|fix| fix.safety == "safe")).count();
    let mut steps = Vec::new();
    let open = report.documents.iter().flat_map(|document| &document.checklist).any(|question| question.answered.is_none());
    if (total > 0 || open) && !look.asked.is_empty() {
        let words = match (total > 0, sv) {
            (true, true) => "Gå igenom en i taget:",
            (true, false) => "Go through one at a time:",
            (false, true) => "Svara på frågorna:",
            (false, false) => "Answer the questions:",
        };
        steps.push((words.to_owned(), format!("klart review {}", look.asked)));
    }
    if safe > 0 && !look.asked.is_empty() {
        let words = counted(safe, ["sak", "saker", "thing", "things"], look.lang);
        steps.push((
            format!("{} {words} {}", if sv { "Rätta" } else { "Fix" }, if sv { "direkt:" } else { "at once:" }),
            format!("klart check --fix {}", look.asked),
        ));
    }
    if let Some(found) = findings().find(|found| found.verdict == "fault").or_else(|| findings().next()) {
        steps.push((if sv { "Läs mer om en regel:" } else { "Read about a rule:" }.to_owned(), format!("klart explain {}", found.rule)));
    }
    if total > FULL && !look.all && !look.asked.is_empty() {
        steps.push((
            if sv { "Visa allt i sin helhet:" } else { "Show all in full:" }.to_owned(),
            format!("klart check --all {}", look.asked),
        ));
    }
    if steps.is_empty() {
        return Vec::new();
    }
    let column = steps.iter().map(|(words, _)| width(words)).max().unwrap_or(0);
    let mut all = vec![String::new()];
    for (words, command) in steps {
        let pad = " ".repeat(column - width(&words));
        let line = format!("  {words}{pad}   {command}");
        if width(&line) <= look.width {
            all.push(line);
        } else {
            all.extend(hanging("  ", &words, look));
            all.extend(hanging("    ", &command, look));
        }
    }
    all
}
