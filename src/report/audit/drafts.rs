//! A run over drafts as the page and the table of an audit: the same figures from the same code, of drafts instead of posts.
//!
//! Knows how a report's documents are counted. Refuses to count what drafts have not: accounts, days, exports.

use std::collections::BTreeSet;
use std::io;

use crate::audit::{Counts, Listed, NotLooked, Tally, whole};
use crate::config::{Date, Lang};
use crate::report::contract::{Document, Finding, Report};
use crate::report::summary;
use crate::rule::Situation;
use crate::rules::ALL;

use super::findings_csv::{self, Row};
use super::{Figures, Overview, What, sections};

/// A shorter text says nothing of how hard it is to read.
const LEAST_WORDS: usize = 100;

/// One draft in the table of drafts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftSum {
    /// Its path, else the id that a publishing system gave it.
    pub name: String,
    /// Findings by level.
    pub counts: summary::Counts,
}

/// Writes the page of a run over drafts.
///
/// # Errors
/// When nothing can be written.
pub fn write_html(report: &Report, organisation: &str, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    sections::page(&figures(report, organisation, lang), lang, out)
}

/// The figures of a run over drafts.
fn figures(report: &Report, organisation: &str, lang: Lang) -> Figures {
    let tally = tally(report);
    let batch = [(String::new(), report.batch.clone())];
    let overview = Overview {
        tally: &tally,
        batch: &batch,
        trouble: &report.trouble,
        organisation,
        lang,
        today: today(report),
        since: None,
        compared: None,
        anonymised: false,
        what: What::Drafts,
    };
    let mut figures = Figures::of(&overview);
    figures.drafts =
        report.documents.iter().map(|document| DraftSum { name: name(document).to_owned(), counts: count(document) }).collect();
    figures
}

/// The day of the run; a request may have given any words.
fn today(report: &Report) -> Date {
    report.today.parse().ok().or_else(|| Date::new(1970, 1, 1)).expect("the first day there was")
}

/// Writes every finding of a run over drafts on a row.
///
/// # Errors
/// When nothing can be written.
pub fn write_csv(report: &Report, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    findings_csv::header(lang, out)?;
    let channels = |document: &Document| document.channels.join(", ");
    for document in &report.documents {
        let platform = channels(document);
        for found in &document.findings {
            let cells = Row { platform: &platform, place: &found.place.place, export: name(document), ..cells(found) };
            findings_csv::row(&cells, lang, out)?;
        }
    }
    for found in &report.batch {
        let drafts: BTreeSet<&str> = found.related.iter().filter_map(|there| there.path.as_deref()).collect();
        let drafts = drafts.into_iter().collect::<Vec<_>>().join(", ");
        findings_csv::row(&Row { place: &found.place.place, export: &drafts, ..cells(found) }, lang, out)?;
    }
    Ok(())
}

fn cells(found: &Finding) -> Row<'_> {
    Row {
        level: found.level,
        verdict: found.verdict,
        rule: found.rule,
        what: &found.message,
        why: &found.why,
        how: &found.how,
        key: &found.key,
        ..Row::default()
    }
}

fn name(document: &Document) -> &str {
    document.path.as_deref().or(document.id.as_deref()).unwrap_or("–")
}

fn count(document: &Document) -> summary::Counts {
    let mut counts = summary::Counts::default();
    document.findings.iter().for_each(|found| counts.add(found.level, found.verdict));
    counts
}

/// What a run over drafts adds up to.
fn tally(report: &Report) -> Tally {
    let mut tally = Tally {
        counts: Counts { read: (report.documents.len() + report.summary.unreadable) as u64, ..Counts::default() },
        not_looked: NotLooked { unread: report.summary.unreadable as u64, ..NotLooked::default() },
        ..Tally::default()
    };
    for (nth, document) in report.documents.iter().enumerate() {
        meet(&mut tally, document, nth as u64 + 1);
    }
    tally
}

fn meet(tally: &mut Tally, document: &Document, nth: u64) {
    let counts = count(document);
    let sums = &mut tally.counts;
    sums.judged += 1;
    sums.faulty += u64::from(counts.errors > 0);
    sums.remarked += u64::from(counts.errors == 0 && counts.warnings + counts.advice > 0);
    sums.clean += u64::from(counts.errors + counts.warnings + counts.advice == 0);
    sums.asked += u64::from(counts.reviews > 0);
    for (sum, more) in [
        (&mut sums.errors, counts.errors),
        (&mut sums.warnings, counts.warnings),
        (&mut sums.advice, counts.advice),
        (&mut sums.reviews, counts.reviews),
    ] {
        *sum += more as u64;
    }
    let mut met: BTreeSet<&str> = BTreeSet::new();
    let mut whom: BTreeSet<Situation> = BTreeSet::new();
    for found in &document.findings {
        let rule = tally.rules.entry(found.rule.to_owned()).or_default();
        rule.posts += u64::from(met.insert(found.rule));
        let level = if found.verdict == "review" { "review" } else { found.level };
        rule.levels[["error", "warning", "advice", "review"].iter().position(|name| *name == level).unwrap_or(2)] += 1;
        rule.hands.meet(thing(found, nth));
        rule.newest.push(Listed {
            day: None,
            post: nth,
            account: String::new(),
            level: level.to_owned(),
            message: found.message.clone(),
            permalink: None,
            origin: format!("{}, {}", name(document), found.place.place),
        });
        if found.verdict != "review" {
            whom.extend(ALL.iter().find(|rule| rule.id == found.rule).map_or(&[][..], |rule| rule.situations));
        }
    }
    for situation in whom {
        *tally.situations.entry(situation.words().sv.to_owned()).or_default() += 1;
    }
    let metrics = &document.metrics;
    if metrics.words >= LEAST_WORDS {
        *tally.lix.entry(whole(metrics.lix)).or_default() += 1;
    }
    if let Some(tone) = &metrics.tone {
        *tally.tone.entry(whole(tone.score)).or_default() += 1;
    }
}

/// The thing that a finding asks one to mend: the same words or picture in two drafts are one, what concerns a whole draft is its
/// own.
fn thing(found: &Finding, nth: u64) -> u64 {
    let own = if found.place.line.is_some() { 0 } else { nth };
    let key = u64::from_str_radix(found.key.get(..16).unwrap_or_default(), 16).unwrap_or(nth);
    let mixed = (key ^ own.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed ^ (mixed >> 29)
}
