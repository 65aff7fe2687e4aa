//! `klart audit`: from exports as they were downloaded to a report, lists and counts in one folder.
//!
//! Knows files, streams, signals and the order of a run; what an export is stands in `export`, how posts are judged in `audit`,
//! and how the answer looks in `report`.

mod asked;
mod lines;
mod outputs;
mod register;
mod told;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use clap::ArgMatches;

use crate::audit::{Audit, Ended, Folding, Memory, State, Tally};
use crate::check::{Desk, batch};
use crate::config::{Lang, Level};
use crate::export::{self, Export};
use crate::facts::{PictureFact, Pictures};
use crate::report;
use crate::report::audit::{Compared, Overview, What};
use crate::report::contract::{self, Trouble};
use crate::report::posts::Showing;

use crate::rules;

use super::walk::shown;
use super::{NOT_READY, NOTHING, Outcome, READY, Refusal, Stop};
use asked::Asked;
use outputs::Files;

/// Broken off by whoever ran it, as shells count it: 128 and the number of the signal.
const BROKEN_OFF: u8 = 130;

pub(super) fn run(given: &ArgMatches, speaks: Lang) -> Outcome {
    let asked = Asked::read(given, speaks)?;
    let found = export::find(&asked.exports);
    let mut trouble: Vec<Trouble> = found.troubles.iter().map(|told| of_export(told, asked.lang)).collect();
    if found.exports.is_empty() {
        return nothing(&asked, &trouble);
    }
    let register = register::read(asked.register.as_deref().or(found.register.as_deref()), &asked)?;
    let inputs = asked.inputs(&found.exports);
    let stop = AtomicBool::new(false);
    let stop: &'static AtomicBool = Box::leak(Box::new(stop));
    // Without a handler the signal ends the process, and the state that was last written stands.
    let _ = ctrlc::set_handler(move || stop.store(true, Ordering::Relaxed));
    let work = || audited(&asked, &found.exports, inputs, stop);
    let ended = match asked.threads.map(|count| rayon::ThreadPoolBuilder::new().num_threads(count).build()) {
        Some(Ok(pool)) => pool.install(work),
        _ => work(),
    }?;
    if ended.stopped {
        told::broken_off(&asked)?;
        return Ok(BROKEN_OFF);
    }
    trouble.extend(ended.trouble.iter().map(|told| of_export(told, asked.lang)));
    finish(&asked, ended, &register, trouble, inputs)
}

/// Reads, judges and writes every post.
fn audited(asked: &Asked, exports: &[Export], inputs: u64, stop: &AtomicBool) -> Result<Ended, Stop> {
    let state = earlier(asked, inputs)?;
    let (tally, folded) = state.as_ref().map_or_else(|| (Tally::default(), 0), |state| (state.tally.clone(), state.folded));
    let desk = Desk { all: true, ..Desk::new(asked.config.clone(), asked.today) };
    let known = asked.known.as_ref();
    if let (Some(known), Some(state)) = (known, &state) {
        known.meet_again(&state.met);
    }
    let folding = Folding { since: asked.since, today: asked.today, lang: asked.lang, known };
    let showing = Showing { lang: asked.lang, fail_on: asked.fail_on, anonymise: asked.anonymise.then_some(inputs) };
    let progress = told::Progress::begin(exports, asked.lang);
    let heads = lines::heads(asked.lang);
    let reached = |posts| progress.reached(posts);
    let files = Files::open(&asked.out, state.as_ref(), &heads, (inputs, known), &reached);
    let mut files = files.or_else(|error| unwritable(asked, &error))?;
    let memory = remembered(asked)?;
    let memory = memory.as_ref();
    let of_post = |judgement: &crate::audit::Judgement| lines::of(judgement, known, showing);
    let audit = Audit { exports, desk: &desk, folding, memory, lines: &of_post, stop };
    let ended = audit.run(tally, folded, &mut files);
    progress.end();
    let ended = ended.and_then(|ended| {
        let done = ended.tally.counts.read;
        files.save(done, &ended.tally)?;
        if !ended.stopped && memory.is_some_and(|memory| memory.keep().is_err()) {
            told::forgotten(asked)?;
        }
        Ok(ended)
    });
    ended.or_else(|error| unwritable(asked, &error))
}

/// What earlier audits learned of posts, where that is asked for.
fn remembered(asked: &Asked) -> Result<Option<Memory>, Stop> {
    let Some(folder) = asked.cache.as_deref() else { return Ok(None) };
    super::cache::open(Some(folder), asked.lang)?;
    match Memory::open(folder, asked.judged_by(), asked.today) {
        Ok(memory) => Ok(Some(memory)),
        Err(_) => super::cache::refused(folder, crate::pixels::NoCache::Closed, asked.lang),
    }
}

/// The state to go on from, where that is asked for and there is one.
fn earlier(asked: &Asked, inputs: u64) -> Result<Option<State>, Stop> {
    if !asked.resume {
        return Ok(None);
    }
    let Ok(state) = outputs::left(&asked.out, inputs) else {
        let name = shown(&asked.out);
        let problem = [
            format!("Granskningen i {name} gäller andra exporter eller inställningar än de du anger nu."),
            format!("The audit in {name} is of other exports or settings than those you give now."),
        ];
        let remedy = [
            "Kör samma kommando som förut, eller börja om utan --resume.",
            "Run the same command as before, or begin anew without --resume.",
        ];
        return Refusal::stop(asked.lang, [&problem[0], &problem[1]], remedy);
    };
    if state.is_none() {
        told::anew(asked)?;
    }
    Ok(state)
}

/// Writes what is known when all posts have been judged, and says it.
fn finish(asked: &Asked, ended: Ended, register: &register::Register, mut trouble: Vec<Trouble>, inputs: u64) -> Outcome {
    let mut tally = ended.tally;
    let mut batch = register.judged(&mut tally, asked);
    if !asked.anonymise {
        let pictures = outputs::pictures(&asked.out).or_else(|error| unwritable(asked, &error))?;
        batch.extend(differing(pictures, asked.lang));
    }
    let known = asked.known.as_ref();
    let baseline = lines::compared(&mut batch, &mut tally, known, asked.anonymise);
    let compared = known.map(|known| {
        tally.counts.fixed = known.mended();
        let counts = tally.counts;
        let of_accounts = batch.iter().map(|(_, found)| found.len() as u64).sum::<u64>();
        let new = counts.errors + counts.warnings + counts.advice + counts.reviews + of_accounts;
        Compared { new, known: counts.known, fixed: counts.fixed }
    });
    if asked.anonymise {
        lines::anonymise(&mut tally, &mut batch, &mut trouble, inputs);
    }
    let overview = Overview {
        tally: &tally,
        batch: &batch,
        trouble: &trouble,
        organisation: asked.organisation(),
        lang: asked.lang,
        today: asked.today,
        since: asked.since,
        compared,
        anonymised: asked.anonymise,
        what: What::Posts,
    };
    outputs::whole(asked, &overview, register, &baseline).or_else(|error| unwritable(asked, &error))?;
    told::result(&overview, asked)?;
    Ok(if blocks(&overview, asked) { NOT_READY } else { READY })
}

/// What the rules over several drafts find: pictures that are called different things. They are nobody's alone.
fn differing(pictures: Vec<PictureFact>, lang: Lang) -> Option<(String, Vec<contract::Finding>)> {
    let found = batch::over(&Pictures::of(pictures));
    let found: Vec<_> = found.iter().map(|found| report::over(found, rules::ALL, lang)).collect();
    (!found.is_empty()).then(|| (String::new(), found))
}

/// Whether a fault at or over the limit was found, or something could not be read.
fn blocks(overview: &Overview, asked: &Asked) -> bool {
    let counts = overview.tally.counts;
    let of_posts = [(Level::Error, counts.errors), (Level::Warning, counts.warnings), (Level::Advice, counts.advice)];
    let faults = overview.batch.iter().flat_map(|(_, found)| found).filter(|found| found.verdict == "fault");
    let of_accounts = faults.filter_map(|found| of_posts.iter().find(|(level, _)| level.name() == found.level)).map(|(level, _)| *level);
    let met = of_posts.iter().filter(|(_, count)| *count > 0).map(|(level, _)| *level);
    met.chain(of_accounts).any(|level| asked.fail_on.stops(level)) || !overview.trouble.is_empty()
}

/// Something of an export, in the words of the contract.
fn of_export(told: &crate::export::Trouble, lang: Lang) -> Trouble {
    let at = usize::from(lang == Lang::En);
    let hidden = |text: &str| crate::mask::mask(text).into_owned();
    let number = |number: Option<u64>| number.and_then(|number| u32::try_from(number).ok());
    Trouble {
        path: hidden(&told.file),
        problem: hidden(&told.problem[at]),
        remedy: hidden(&told.remedy[at]),
        line: number(told.line),
        column: number(told.column),
    }
}

fn nothing(asked: &Asked, trouble: &[Trouble]) -> Outcome {
    told::troubles(trouble, asked.lang)?;
    if trouble.is_empty() {
        let first = asked.exports.first().map(|path| shown(path)).unwrap_or_default();
        let problem =
            [format!("I {first} finns ingen export som klart känner igen."), format!("There is no export in {first} that klart knows.")];
        let remedy = [
            "Ange filerna som de laddades ner. Handboken säger vilka klart läser.",
            "Name the files as they were downloaded. The handbook says which ones klart reads.",
        ];
        return Refusal::stop(asked.lang, [&problem[0], &problem[1]], remedy);
    }
    Ok(NOTHING)
}

fn unwritable<T>(asked: &Asked, error: &io::Error) -> Result<T, Stop> {
    let name = shown(&asked.out);
    if error.kind() == io::ErrorKind::StorageFull || error.kind() == io::ErrorKind::QuotaExceeded {
        let problem = [
            format!("Disken är full: {name} går inte att skriva klart."),
            format!("The disk is full: {name} cannot be written to its end."),
        ];
        let remedy = ["Gör plats och kör samma kommando med --resume.", "Make room and run the same command with --resume."];
        return Refusal::stop(asked.lang, [&problem[0], &problem[1]], remedy);
    }
    let problem = [format!("Det går inte att skriva i {name}."), format!("{name} cannot be written in.")];
    let remedy = ["Kontrollera mappen och dina rättigheter.", "Check the folder and your permissions."];
    Refusal::stop(asked.lang, [&problem[0], &problem[1]], remedy)
}

/// The folder of the first export, above which klart.toml is looked for.
fn beside(exports: &[PathBuf]) -> &Path {
    exports.first().map_or(Path::new("."), PathBuf::as_path)
}
