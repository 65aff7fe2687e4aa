//! What an audit says while it runs and when it has ended, to whoever sits at the terminal.

use std::io::{self, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use crate::config::Lang;
use crate::export::{Entry, Export};
use crate::finding::grouped;
use crate::report::audit::{Overview, closing};
use crate::report::contract::Trouble;

use super::super::options::quoted;
use super::super::output::columns;
use super::super::walk::shown;
use super::asked::Asked;
use super::outputs::NAMES;

/// A bar over the bytes of the exports, on standard error and only when a person is watching.
pub(super) struct Progress<'a> {
    bar: ProgressBar,
    exports: &'a [Export],
    began: Instant,
    drawn: Mutex<Instant>,
    lang: Lang,
}

/// How often the bar is drawn anew.
const DRAWN: Duration = Duration::from_millis(125);

/// Columns that the bar takes with the counts of a large audit.
const NARROW: usize = 78;

/// The time left: "40 s", "3 min".
fn left(state: &ProgressState, out: &mut dyn std::fmt::Write) {
    let seconds = state.eta().as_secs();
    // A template that cannot be written shows nothing.
    let _ = if seconds < 60 { write!(out, "{seconds} s") } else { write!(out, "{} min", seconds.div_ceil(60)) };
}

impl<'a> Progress<'a> {
    pub(super) fn begin(exports: &'a [Export], lang: Lang) -> Self {
        let size = entries(exports).map(|entry| entry.size).sum();
        let bar = ProgressBar::with_draw_target(Some(size), ProgressDrawTarget::stderr_with_hz(8));
        // A bar that is broken over two lines is no bar.
        let words = match (columns() < NARROW, lang) {
            (true, Lang::Sv) => "{percent} %, {left} kvar",
            (true, Lang::En) => "{percent}%, {left} left",
            (false, Lang::Sv) => "{bar:20} {percent} %, {msg}, {left} kvar",
            (false, Lang::En) => "{bar:20} {percent}%, {msg}, {left} left",
        };
        let bar = match ProgressStyle::with_template(words) {
            Ok(style) => bar.with_style(style.with_key("left", left)),
            Err(_) => bar,
        };
        Self { bar, exports, began: Instant::now(), drawn: Mutex::new(Instant::now()), lang }
    }

    /// So many posts are done.
    pub(super) fn reached(&self, posts: u64) {
        let Ok(mut drawn) = self.drawn.lock() else { return };
        if self.bar.is_hidden() || drawn.elapsed() < DRAWN {
            return;
        }
        *drawn = Instant::now();
        let lang = self.lang;
        let seconds = self.began.elapsed().as_secs().max(1);
        let number = |number: u64| grouped(i64::try_from(number).unwrap_or(i64::MAX), lang);
        let (all, rate) = (number(posts), number(posts / seconds));
        self.bar.set_message(match lang {
            Lang::Sv => format!("{all} inlägg, {rate} i sekunden"),
            Lang::En => format!("{all} posts, {rate} a second"),
        });
        self.bar.set_position(entries(self.exports).map(Entry::bytes_read).sum());
    }

    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

fn entries(exports: &[Export]) -> impl Iterator<Item = &Entry> {
    exports.iter().flat_map(|export| &export.files).map(|(entry, _)| entry)
}

/// There is nothing to go on from.
pub(super) fn anew(asked: &Asked) -> io::Result<()> {
    let name = shown(&asked.out);
    let words = match asked.lang {
        Lang::Sv => format!("Det finns ingen avbruten granskning i {name}. klart börjar från början."),
        Lang::En => format!("There is no broken-off audit in {name}. klart begins from the beginning."),
    };
    writeln!(anstream::stderr(), "{words}")
}

/// What was learned could not be kept.
pub(super) fn forgotten(asked: &Asked) -> io::Result<()> {
    let words = match asked.lang {
        Lang::Sv => "Minnet till nästa gång gick inte att spara. Granskningen är hel ändå.",
        Lang::En => "What was learned for next time could not be kept. The audit is whole all the same.",
    };
    writeln!(anstream::stderr(), "{words}")
}

/// The audit was broken off.
pub(super) fn broken_off(asked: &Asked) -> io::Result<()> {
    let words = match asked.lang {
        Lang::Sv => "Avbrutet. Det som är granskat är sparat: kör samma kommando med --resume för att fortsätta.",
        Lang::En => "Broken off. What has been judged is kept: run the same command with --resume to go on.",
    };
    writeln!(anstream::stderr(), "{words}")
}

/// What could not be read.
pub(super) fn troubles(trouble: &[Trouble], lang: Lang) -> io::Result<()> {
    let mut out = anstream::stderr();
    for told in trouble {
        let line = told.line.map(|line| if lang == Lang::Sv { format!(", rad {line}") } else { format!(", line {line}") });
        let place = crate::report::terminal::visible(&format!("{}{}", told.path, line.unwrap_or_default()));
        writeln!(out, "{place}: {}\n       > {}", told.problem, told.remedy)?;
    }
    Ok(())
}

/// The verdict, what to do first and where the report is.
pub(super) fn result(overview: &Overview, asked: &Asked) -> io::Result<()> {
    troubles(overview.trouble, asked.lang)?;
    let sv = asked.lang == Lang::Sv;
    let file = |name: &str| shown(&asked.out.join(name));
    let again = format!("--baseline {}", quoted(&file(NAMES[2])));
    let mut files = vec![
        (if sv { "Rapporten:" } else { "The report:" }, file("report.html")),
        (if sv { "Alla fynd:" } else { "All findings:" }, file(NAMES[1])),
    ];
    if !asked.anonymise {
        files.push((if sv { "Nästa gång bara nytt:" } else { "Only what is new next time:" }, again));
    }
    let files: Vec<(String, String)> = files.into_iter().map(|(what, file)| (what.to_owned(), file)).collect();
    let mut out = anstream::AutoStream::auto(io::stdout());
    closing::write(overview, &files, columns(), &mut out)?;
    out.flush()
}
