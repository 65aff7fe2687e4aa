//! What an audit says in the terminal when it has ended: the verdict, what to begin with, and where the rest stands.
//!
//! The page and the lists hold everything; this is what fits on a screen.

use std::fmt::Write as _;
use std::io;

use crate::config::Lang;
use crate::report::terminal::folded;

use super::figures::label;
use super::words::{counted, number, outdated, pick, units};
use super::{Figures, Overview, What};

/// Writes it, no line wider than `columns`. `files` are names with what they hold, and commands that come next.
///
/// # Errors
/// When nothing can be written.
pub fn write(overview: &Overview, files: &[(String, String)], columns: usize, out: &mut dyn io::Write) -> io::Result<()> {
    let (figures, lang) = (Figures::of(overview), overview.lang);
    paragraph(&figures.sentence, columns, out)?;
    paragraph(&counts(&figures, lang), columns, out)?;
    steps(&figures, lang, columns, out)?;
    accounts(&figures, lang, columns, out)?;
    let left = not_looked(&figures, lang);
    if !left.is_empty() {
        writeln!(out, "{}", pick(lang, "Det här har inte granskats", "This has not been looked at"))?;
        paragraph(&left, columns, out)?;
    }
    let wide = files.iter().map(|(what, _)| what.chars().count()).max().unwrap_or_default();
    // A name that is to be copied is never cut in two: where it has no room beside, it stands on a line of its own.
    let beside = files.iter().all(|(_, file)| wide + file.chars().count() + 4 <= columns);
    for (what, file) in files {
        let room = if beside { " ".repeat(wide - what.chars().count() + 2) } else { "\n  ".to_owned() };
        writeln!(out, "  {what}{room}{file}")?;
    }
    Ok(())
}

fn paragraph(text: &str, columns: usize, out: &mut dyn io::Write) -> io::Result<()> {
    folded(text, 0, columns).iter().try_for_each(|line| writeln!(out, "{line}"))?;
    writeln!(out)
}

/// So many posts or drafts, judged.
const JUDGED: [[&str; 4]; 2] = [
    ["inlägg granskat", "inlägg granskade", "post judged", "posts judged"],
    ["utkast granskat", "utkast granskade", "draft judged", "drafts judged"],
];

fn counts(figures: &Figures, lang: Lang) -> String {
    let counts = figures.counts;
    let [clean, faulty, remarked] = [counts.clean, counts.faulty, counts.remarked].map(|count| number(count, lang));
    let judged = counted(counts.judged, JUDGED[usize::from(figures.what == What::Drafts)], lang);
    let mut text = match lang {
        Lang::Sv => format!("{judged}: {faulty} med minst ett fel, {remarked} som kan bli bättre och {clean} utan hinder."),
        Lang::En => {
            format!("{judged}: {faulty} with at least one error, {remarked} that could be better and {clean} with nothing in the way.")
        }
    };
    if counts.asked > 0 {
        let asked = counted(counts.asked, ["behöver", "behöver", "needs", "need"], lang);
        let rest = pick(lang, "en människas bedömning.", "a person’s judgement.");
        // A text takes all that is written to it.
        let _ = write!(text, " {asked} {rest}");
    }
    if let Some(compared) = figures.baseline {
        let new = counted(compared.new, ["nytt fynd", "nya fynd", "new finding", "new findings"], lang);
        let [known, fixed] = [compared.known, compared.fixed].map(|count| number(count, lang));
        // A text takes all that is written to it.
        let _ = match lang {
            Lang::Sv => write!(text, " Sedan förra granskningen: {new}, {fixed} är borta och {known} står kvar."),
            Lang::En => write!(text, " Since the last audit: {new}, {fixed} gone and {known} left."),
        };
    }
    text
}

fn steps(figures: &Figures, lang: Lang, columns: usize, out: &mut dyn io::Write) -> io::Result<()> {
    if figures.do_first.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", pick(lang, "Gör det här först", "Do this first"))?;
    let lines: Vec<(String, &str)> =
        figures.do_first.iter().map(|step| (units(step.posts, figures.what, lang), step.title.as_str())).collect();
    let wide = lines.iter().map(|(posts, _)| posts.chars().count()).max().unwrap_or_default();
    for (at, (posts, title)) in lines.iter().enumerate() {
        let lead = format!("  {}  {}{posts}  ", at + 1, " ".repeat(wide - posts.chars().count()));
        let mut lines = folded(title, lead.chars().count(), columns).into_iter();
        writeln!(out, "{lead}{}", lines.next().unwrap_or_default().trim_start())?;
        lines.try_for_each(|line| writeln!(out, "{line}"))?;
    }
    writeln!(out)
}

/// So many findings over many posts are named; the page has them all.
const NAMED: usize = 5;

fn accounts(figures: &Figures, lang: Lang, columns: usize, out: &mut dyn io::Write) -> io::Result<()> {
    if figures.batch.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", pick(lang, "Om kontona", "About the accounts"))?;
    for found in figures.batch.iter().take(NAMED) {
        let whose = found.account.as_ref().map(|name| format!("{name}, {}: ", label(&found.platform, lang))).unwrap_or_default();
        folded(&format!("{whose}{}", found.message), 2, columns).iter().try_for_each(|line| writeln!(out, "{line}"))?;
    }
    if figures.batch.len() > NAMED {
        let more = number((figures.batch.len() - NAMED) as u64, lang);
        writeln!(
            out,
            "  {}",
            if lang == Lang::Sv { format!("… och {more} till i rapporten") } else { format!("… and {more} more in the report") }
        )?;
    }
    writeln!(out)
}

/// What was not looked at, in one paragraph.
fn not_looked(figures: &Figures, lang: Lang) -> String {
    let left = &figures.not_looked_at;
    let sum = |by: &std::collections::BTreeMap<String, u64>| by.values().sum::<u64>();
    let (pictures, films) = (sum(&left.pictures), sum(&left.films));
    let others = left.replies + left.shares + left.stories;
    let mut said: Vec<String> = outdated(figures, lang).into_iter().collect();
    if pictures > 0 {
        let all = counted(pictures, ["bild", "bilder", "picture", "pictures"], lang);
        said.push(match lang {
            Lang::Sv => format!("{all} utan uppgift om bildbeskrivning i exporten. Det räknas varken som fel eller som rätt."),
            Lang::En => format!("{all} whose export says nothing of descriptions. That counts neither as wrong nor as right."),
        });
    }
    if films > 0 {
        let all = counted(films, ["film", "filmer", "film", "films"], lang);
        said.push(match lang {
            Lang::Sv => format!("{all} utan uppgift om undertexter."),
            Lang::En => format!("{all} whose export says nothing of captions."),
        });
    }
    if others > 0 {
        let all = counted(
            others,
            ["svar, delning eller händelse", "svar, delningar och händelser", "reply, share or story", "replies, shares and stories"],
            lang,
        );
        said.push(format!("{all}."));
    }
    if left.before > 0 {
        let all = units(left.before, figures.what, lang);
        said.push(if lang == Lang::Sv { format!("{all} före den dag du angav.") } else { format!("{all} before the day you gave.") });
    }
    if left.duplicates > 0 {
        let all = counted(left.duplicates, ["dubblett", "dubbletter", "duplicate", "duplicates"], lang);
        said.push(format!("{all}."));
    }
    said.join(" ")
}
