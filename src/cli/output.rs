//! Writes a run in the form that was asked for.
//!
//! Knows streams, colour and the terminal's width; every form itself is a room of `report`.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use clap::Command;

use crate::config::Lang;
use crate::report::audit::{write_drafts_csv, write_drafts_html};
use crate::report::statistics::Statistics;
use crate::report::terminal::{self, Excerpt, Look, visible};
use crate::report::{contract::Report, counted, github, json, ndjson, sarif};
use crate::rules;

use super::options::{Deed, Format, Options};

/// A run, ready to be written.
pub(super) struct Run {
    pub(super) report: Report,
    pub(super) excerpts: Vec<Vec<Option<Excerpt>>>,
    pub(super) diff: String,
    pub(super) fixed: usize,
    pub(super) rectified: usize,
    pub(super) took: Duration,
    pub(super) unnamed: Option<bool>,
    /// The organisation’s name; empty where there is none, or more than one.
    pub(super) organisation: String,
}

/// Writes the run to standard output.
pub(super) fn write(run: &Run, options: &Options, lang: Lang) -> io::Result<()> {
    if options.format != Format::Terminal {
        return machine(run, options, lang);
    }
    let mut out = BufWriter::new(anstream::stdout());
    match options.deed {
        Deed::Diff(_) => diff(&run.diff, run.report.documents.iter().any(|document| document.days_hidden), &mut out)?,
        _ if options.statistics => Statistics::of(&run.report).text(lang, columns(), &mut out)?,
        _ => shown(run, options, lang, &mut out)?,
    }
    out.flush()?;
    if matches!(options.deed, Deed::Diff(_)) {
        aside(run, lang, true)?;
    }
    Ok(())
}

/// The draft after its fixes on standard output, and the verdict on standard error.
pub(super) fn bytes(bytes: &[u8], run: &Run, options: &Options, lang: Lang) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if out.is_terminal() && options.format == Format::Terminal {
        let text = String::from_utf8_lossy(bytes);
        text.lines().try_for_each(|line| writeln!(out, "{}", visible(line)))?;
    } else {
        out.write_all(bytes)?;
    }
    out.flush()?;
    aside(run, lang, false)
}

/// What a person may want to know, beside output that something else reads.
fn aside(run: &Run, lang: Lang, would: bool) -> io::Result<()> {
    let mut out = anstream::stderr();
    for trouble in &run.report.trouble {
        writeln!(out, "{}: {} {}", visible(&trouble.path), visible(&trouble.problem), visible(&trouble.remedy))?;
    }
    writeln!(out, "{}", rectified(run, lang, would))
}

fn rectified(run: &Run, lang: Lang, would: bool) -> String {
    let things = counted(run.fixed, ["sak", "saker", "thing", "things"], lang);
    let drafts = counted(run.rectified, ["utkast", "utkast", "draft", "drafts"], lang);
    match (lang, would, run.fixed) {
        (Lang::Sv, _, 0) => "Inget att rätta.".to_owned(),
        (Lang::En, _, 0) => "Nothing to fix.".to_owned(),
        (Lang::Sv, true, _) => format!("{things} i {drafts} skulle rättas. Inget är skrivet."),
        (Lang::En, true, _) => format!("{things} in {drafts} would be fixed. Nothing is written."),
        (Lang::Sv, false, _) => format!("{things} i {drafts} är rättade."),
        (Lang::En, false, _) => format!("{things} in {drafts} are fixed."),
    }
}

fn machine(run: &Run, options: &Options, lang: Lang) -> io::Result<()> {
    let report = &run.report;
    let mut out = BufWriter::new(io::stdout().lock());
    match (options.format, options.statistics) {
        (Format::Json, true) => Statistics::of(report).json(&mut out)?,
        (Format::Json, false) => json::write(report, &mut out)?,
        (Format::Ndjson, true) => Statistics::of(report).ndjson(&mut out)?,
        (Format::Ndjson, false) => ndjson::write(report, &mut out)?,
        (Format::Sarif, numbers) => sarif::write(report, rules::ALL, numbers, lang, &mut out)?,
        (Format::Github, numbers) => {
            github::write(report, lang, &mut out)?;
            if numbers {
                Statistics::of(report).text(lang, 100, &mut out)?;
            }
            job_summary(report, lang)?;
        }
        (Format::Html, _) => write_drafts_html(report, &run.organisation, lang, &mut out)?,
        (Format::Csv, true) => Statistics::of(report).csv(lang, &mut out)?,
        (Format::Csv, false) => write_drafts_csv(report, lang, &mut out)?,
        (Format::Terminal, _) => {}
    }
    out.flush()
}

/// Adds to the file that GitHub shows as the job's summary.
fn job_summary(report: &Report, lang: Lang) -> io::Result<()> {
    let Some(file) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|file| !file.is_empty()) else { return Ok(()) };
    let mut file = std::fs::OpenOptions::new().append(true).create(true).open(file)?;
    file.write_all(github::summary(report, lang).as_bytes())
}

fn shown(run: &Run, options: &Options, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let watched = io::stdout().is_terminal();
    if matches!(options.deed, Deed::Fix(_)) {
        writeln!(out, "{}\n", rectified(run, lang, false))?;
    }
    let took = watched.then_some(run.took);
    let look = Look { width: columns(), lang, took, asked: options.asked(), all: options.all, unnamed: run.unnamed };
    terminal::write(&run.report, &run.excerpts, &look, out)
}

/// A diff, coloured for a person; what a terminal would obey is shown only where there is one.
fn diff(diff: &str, days: bool, out: &mut dyn Write) -> io::Result<()> {
    let watched = io::stdout().is_terminal();
    for line in diff.split_inclusive('\n') {
        let bare = crate::mask::mask_as(line.strip_suffix('\n').unwrap_or(line), days);
        let text = if watched { visible(&bare) } else { bare.into_owned() };
        let style = match line.as_bytes() {
            [b'+', b'+', b'+', ..] | [b'-', b'-', b'-', ..] => Style::new().bold(),
            [b'+', ..] => AnsiColor::Green.on_default(),
            [b'-', ..] => AnsiColor::Red.on_default(),
            [b'@', ..] => AnsiColor::Cyan.on_default(),
            _ => Style::new(),
        };
        writeln!(out, "{style}{text}{style:#}")?;
    }
    Ok(())
}

/// Says what a baseline now holds.
pub(super) fn remembered(count: usize, file: &str, lang: Lang) -> io::Result<()> {
    let found = counted(count, ["fynd", "fynd", "finding", "findings"], lang);
    let file = crate::mask::mask(file);
    let words = match lang {
        Lang::Sv => format!("{found} står nu i {file}. Nästa gång visas bara nya."),
        Lang::En => format!("{found} now stand in {file}. Next time only new ones are shown."),
    };
    writeln!(anstream::stdout(), "{words}")
}

/// The terminal's width in columns, 80 where there is none, at least 40.
///
/// clap asks the terminal to wrap its own help, so a help text of one-letter words shows how wide that is.
pub(super) fn columns() -> usize {
    const WIDEST: usize = 200;
    if !io::stdout().is_terminal() {
        return 80;
    }
    let help = Command::new("").max_term_width(WIDEST).help_template("{about}").about("a ".repeat(WIDEST)).render_help().to_string();
    help.lines().map(|line| line.trim_end().len() + 1).max().map_or(80, |width| width.clamp(40, WIDEST))
}
