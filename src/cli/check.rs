//! `klart check`: from what was asked to a report and an exit code.

use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};
use std::time::Instant;

use rayon::prelude::*;

use crate::baseline::Baseline;
use crate::config::Lang;
use crate::report::contract::{Finding as Found, Trouble};
use crate::report::report;
use crate::source::{Beside, Format as Kind, Root, Source};

use super::desks::Desks;
use super::judge::{self, Checked, Subject};
use super::options::{Deed, Format, Input, Options};
use super::output::{self, Run};
use super::walk::{self, format_of, parent, shown};
use super::{NOT_READY, NOTHING, Outcome, READY, Refusal, Stop, cache, files, load, progress, request, together};

/// Drafts with the index of their configuration, and what was in the way of finding more.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) subjects: Vec<(Subject, usize)>,
    pub(super) trouble: Vec<Trouble>,
    pub(super) unreadable: usize,
    pub(super) today: Option<String>,
    pub(super) lang: Option<Lang>,
    pub(super) wants: Vec<String>,
    /// No organisation is configured for any draft; whether there is a klart.toml to write it in.
    pub(super) unnamed: Option<bool>,
    /// The organisation’s name; empty where there is none, or more than one.
    pub(super) organisation: String,
}

/// Checks what was asked.
pub(super) fn run(options: &Options) -> Outcome {
    let began = Instant::now();
    let mut desks = Desks::new(options)?;
    let mut gathered = match &options.input {
        Input::Paths(paths) => drafts(paths, options, &mut desks)?,
        Input::Stdin(name) => stdin(name, options, &mut desks)?,
        Input::Request(file) => request::read(file, options, &mut desks)?,
    };
    let lang = options.lang.or(gathered.lang).or(desks.places.first().map(|place| place.lang)).unwrap_or_default();
    let mut checked = threads(options.threads, || all(&gathered.subjects, &desks, options, lang));
    threads(options.threads, || together::tell(&gathered.subjects, &mut desks, &mut checked, options.deed, shows_excerpts(options), lang));
    files::settle(&gathered.subjects, &mut desks, &mut checked, shows_excerpts(options), lang);
    gathered.trouble.extend(cache::keep(desks.eyes.values(), options.cache.as_deref(), lang));
    gathered.unnamed = desks.unnamed();
    gathered.organisation = desks.organisation();
    if options.deed == Deed::Remember {
        return remember(options, &gathered.subjects, &checked, lang);
    }
    let batch = if request::wants_findings(&gathered.wants) { together::over(&checked, &desks, lang) } else { Vec::new() };
    finish(options, gathered, checked, batch, lang, began)
}

fn shows_excerpts(options: &Options) -> bool {
    options.format == Format::Terminal && !options.statistics
}

/// Every draft on all threads, in the order given.
pub(super) fn all(subjects: &[(Subject, usize)], desks: &Desks, options: &Options, lang: Lang) -> Vec<Checked> {
    let bar = progress::bar(subjects.len(), lang);
    let excerpts = shows_excerpts(options);
    let one = |(subject, at): &(Subject, usize)| {
        let checked = judge::check(subject, &desks.places[*at], options.deed, excerpts, lang);
        bar.inc(1);
        checked
    };
    let mut checked: Vec<Option<Checked>> = std::iter::repeat_with(|| None).take(subjects.len()).collect();
    let in_turn = |checked: &mut [Option<Checked>], is_next: &(dyn Fn(&(Subject, usize)) -> bool + Sync)| {
        checked.par_iter_mut().zip(subjects).filter(|(_, subject)| is_next(subject)).for_each(|(checked, subject)| {
            *checked = Some(one(subject));
        });
    };
    // Captions first: what a film has beside it is known then, and no file is read twice.
    in_turn(&mut checked, &is_captions);
    in_turn(&mut checked, &|subject| !is_captions(subject) && !is_lone(subject));
    let lone = subjects.iter().any(is_lone);
    let refers = checked.iter().flatten().filter(|_| lone).flat_map(|checked| &checked.refers);
    let shown: HashSet<String> = refers.map(|path| folded(path)).collect();
    let left = |subject: &(Subject, usize)| is_lone(subject) && !shown.contains(&folded(&subject.0.name()));
    in_turn(&mut checked, &left);
    bar.finish_and_clear();
    checked.into_iter().map(Option::unwrap_or_default).collect()
}

fn is_captions((subject, _): &(Subject, usize)) -> bool {
    matches!(subject, Subject::File(found) if found.format.is_captions())
}

/// A picture or film that lies in a checked folder: a document of its own only when no draft there shows it.
fn is_lone((subject, _): &(Subject, usize)) -> bool {
    matches!(subject, Subject::File(found) if !found.named && matches!(found.format, Kind::Picture | Kind::Media))
}

/// Runs on a pool of its own when a number of threads is asked for.
fn threads<T: Send>(count: Option<usize>, work: impl FnOnce() -> T + Send) -> T {
    match count.map(|count| rayon::ThreadPoolBuilder::new().num_threads(count).build()) {
        Some(Ok(pool)) => pool.install(work),
        _ => work(),
    }
}

fn finish(options: &Options, gathered: Gathered, checked: Vec<Checked>, batch: Vec<Found>, lang: Lang, began: Instant) -> Outcome {
    let (mut trouble, mut unreadable) = (gathered.trouble, gathered.unreadable);
    let (mut documents, mut excerpts, mut diff, mut fixed, mut bytes) = (Vec::new(), Vec::new(), String::new(), 0, Vec::new());
    let mut rectified = 0;
    for one in checked {
        trouble.extend(one.trouble);
        unreadable += usize::from(one.unreadable);
        diff.push_str(&one.diff);
        fixed += one.fixed;
        rectified += usize::from(one.fixed > 0);
        bytes = one.bytes;
        if let Some(mut document) = one.document {
            request::keep_wanted(&mut document, &gathered.wants);
            documents.push(document);
            excerpts.push(one.excerpts);
        }
    }
    let today = gathered.today.unwrap_or_else(|| options.today.to_string());
    let report = report(documents, trouble, unreadable, lang, today).over(batch, lang);
    let code = match report.summary.verdict {
        _ if report.summary.documents == 0 => NOTHING,
        "block" => NOT_READY,
        _ => READY,
    };
    let run = Run {
        report,
        excerpts,
        diff,
        fixed,
        rectified,
        took: began.elapsed(),
        unnamed: gathered.unnamed,
        organisation: gathered.organisation,
    };
    match (&options.input, options.deed) {
        (Input::Stdin(_), Deed::Fix(_)) => output::bytes(&bytes, &run, options, lang)?,
        _ => output::write(&run, options, lang)?,
    }
    Ok(code)
}

/// Drafts on disk.
pub(super) fn drafts(paths: &[PathBuf], options: &Options, desks: &mut Desks) -> Result<Gathered, Stop> {
    let mut gathered = Gathered::default();
    for path in paths {
        let folder = if path.is_dir() { path.clone() } else { parent(path) };
        let at = desks.of_folder(&folder)?;
        let lang = options.lang.unwrap_or(desks.places[at].lang);
        let walked = walk::walk(path, lang, &|path, is_folder| desks.places[at].leaves_out(path, is_folder));
        gathered.trouble.extend(walked.trouble);
        gathered.unreadable += walked.unreadable;
        for found in walked.files {
            let at = desks.of_folder(&parent(&found.path))?;
            gathered.subjects.push((Subject::File(found), at));
        }
    }
    if paths.len() > 1 {
        let mut seen = HashSet::new();
        gathered.subjects.retain(|(subject, _)| seen.insert(subject.name()));
    }
    if gathered.subjects.is_empty() && gathered.trouble.is_empty() {
        let lang = options.lang.unwrap_or(options.speaks);
        let nothing = walk::trouble(
            &paths[0],
            lang,
            ["Här finns inget som klart läser.", "There is nothing here that klart reads."],
            [
                "Ange en mapp med utkast: Markdown, HTML, text, SRT eller VTT.",
                "Name a folder with drafts: Markdown, HTML, text, SRT or VTT.",
            ],
        );
        gathered.trouble.push(nothing);
    }
    Ok(gathered)
}

/// A file's whole path without `..`, as the disks of Windows and macOS compare it.
fn folded(path: &Path) -> String {
    let whole = super::desks::whole(path);
    let mut plain = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => _ = plain.pop(),
            part => plain.push(part),
        }
    }
    crate::gather::names::folded(&plain.to_string_lossy())
}

/// One draft from standard input.
fn stdin(name: &str, options: &Options, desks: &mut Desks) -> Result<Gathered, Stop> {
    let path = Path::new(name);
    let Some(format) = format_of(path).filter(|format| !matches!(format, Kind::Picture | Kind::Media)) else {
        let problem = [
            format!("”{name}” har ett format som klart inte läser från standard in."),
            format!("“{name}” has a format that klart does not read from standard input."),
        ];
        return Refusal::stop(
            options.speaks,
            [&problem[0], &problem[1]],
            ["Ge ett namn som slutar på .md, .html, .txt, .srt eller .vtt.", "Give a name that ends in .md, .html, .txt, .srt or .vtt."],
        );
    };
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes)?;
    let at = desks.of_folder(&parent(path))?;
    let lang = options.lang.unwrap_or(desks.places[at].lang);
    let mut gathered = Gathered::default();
    match Source::new(name, format, bytes) {
        Ok(source) => gathered
            .subjects
            .push((Subject::Given(Box::new(source.beside(around(path, &desks.places[at].root(path, Path::new(".")))))), at)),
        Err(unreadable) => {
            gathered.trouble.push(load::unread(path, &unreadable, lang));
            gathered.unreadable += 1;
        }
    }
    Ok(gathered)
}

/// What lies beside a draft whose text came on standard input: its folder, when the name leads to one.
fn around(path: &Path, root: &Path) -> Beside {
    let folder = parent(path);
    if path.parent().is_none_or(|folder| folder.as_os_str().is_empty()) && !path.exists() || !folder.is_dir() {
        return Beside::NotLooked;
    }
    Beside::Root(Root { folder: root.to_owned(), draft: super::desks::whole(&folder) })
}

/// Writes today's findings to the baseline.
fn remember(options: &Options, subjects: &[(Subject, usize)], checked: &[Checked], lang: Lang) -> Outcome {
    let Some(file) = &options.baseline else { return Ok(NOTHING) };
    let mut baseline = Baseline::default();
    let mut count = 0;
    for ((subject, _), one) in subjects.iter().zip(checked) {
        let name = subject.source_name();
        one.found.iter().for_each(|finding| baseline.add(name, finding));
        count += one.found.len();
    }
    for finding in together::found(checked) {
        baseline.add(together::first(&finding), &finding);
        count += 1;
    }
    std::fs::write(file, baseline.render())?;
    output::remembered(count, &shown(file), lang)?;
    Ok(READY)
}
