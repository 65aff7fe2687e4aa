//! Checks a Swedish draft before it is published, and says what stands in a reader's way: pictures without a
//! description, films without captions, heavy Swedish, a sender nobody can see. Offline, deterministic, explained.
//!
//! ```
//! use klart::{Config, Date, Format, Source, check};
//!
//! let draft = Source::new("simskola.md", Format::Markdown, b"# Simskola\n\n![](badet.jpg)\n".to_vec())?;
//! let today = Date::new(2026, 11, 21).expect("a date");
//! let report = check(&draft, &Config::default(), today);
//!
//! assert_eq!(report.summary.errors, 1);
//! let finding = &report.documents[0].findings[0];
//! assert_eq!(finding.rule, "image/missing-alt");
//! assert_eq!(finding.place.line, Some(3));
//! # Ok::<(), klart::source::Unreadable>(())
//! ```
//!
//! # What to use
//!
//! - [`fn@check`] judges one draft, [`check_all`] many, on all cores with feature `parallel` and in the order given.
//! - [`Source`] is what was received: bytes, a [`Format`], and what may be looked at beside them. Without a
//!   [`source::Root`] no file is opened: rules about files stay silent or ask.
//! - [`Config`] is what an organisation has decided. `Config::parse` reads klart.toml (feature `files`); serde reads
//!   the same from JSON.
//! - [`Report`] is the contract `klart.report/1`: the same bytes from the command, a service and this library.
//! - [`rules::ALL`] holds every rule with its words, examples and sources. [`check::fixing`] applies fixes in memory.
//!
//! # Features
//!
//! `default = ["cli"]`. With `default-features = false` the library has no command line, threads, zip or pictures, and opens
//! no files. `parallel` adds rayon; `files` klart.toml, folders and film headers; `images` picture headers. `speech`, off by
//! default, decodes sound and hears where somebody speaks.
//!
//! klart visits no network, keeps no log, and hides identity numbers in everything it says.

pub mod account;
pub mod answers;
#[cfg(feature = "exports")]
pub mod audit;
pub mod baseline;
pub mod check;
pub mod checklist;
#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod draft;
#[cfg(feature = "exports")]
pub mod export;
pub mod facts;
pub mod finding;
pub mod fix;
pub mod gather;
pub mod history;
mod ignore;
pub mod language;
pub mod mask;
pub mod personal;
#[cfg(feature = "images")]
pub mod pixels;
pub mod read;
pub mod register;
pub mod report;
pub mod rule;
pub mod rules;
pub mod source;
#[cfg(feature = "speech")]
pub mod speech;

#[doc(inline)]
pub use config::{Config, Date};
#[doc(inline)]
pub use report::contract::Report;
#[doc(inline)]
pub use source::{Format, Source};

use check::{Desk, batch, guarded};
use report::contract::{Document, Trouble};

/// Checks one draft. `today` is the day of the check: klart has no clock of its own.
pub fn check(source: &Source, config: &Config, today: Date) -> Report {
    check_all(std::slice::from_ref(source), config, today)
}

/// Checks many drafts; the report has them in the order given, on any number of threads.
pub fn check_all(sources: &[Source], config: &Config, today: Date) -> Report {
    let mut desk = Desk::new(config.clone(), today);
    let mut told: Vec<Told> = each(sources, |source| tell(source, &desk, config));
    let pictures = facts::Pictures::of(told.iter().flat_map(|one| one.pictures.iter().cloned()).collect());
    let batch = batch::over(&pictures);
    let again: Vec<usize> = (0..told.len()).filter(|at| batch::is_worth_another_look(&told[*at].pictures, &pictures)).collect();
    if !again.is_empty() {
        desk.pictures = std::sync::Arc::new(pictures);
        let anew = each(&again, |at| tell(&sources[*at], &desk, config));
        again.into_iter().zip(anew).for_each(|(at, one)| told[at] = one);
    }
    let unreadable = told.iter().filter(|one| one.document.is_none()).count();
    let (mut documents, mut trouble): (Vec<Document>, Vec<Trouble>) = (Vec::with_capacity(told.len()), Vec::new());
    for one in told {
        documents.extend(one.document);
        trouble.extend(one.trouble);
    }
    let batch = batch.iter().map(|found| report::over(found, rules::ALL, config.lang)).collect();
    report::report(documents, trouble, unreadable, config.lang, today.to_string()).over(batch, config.lang)
}

/// What is left of a judged draft.
struct Told {
    document: Option<Document>,
    trouble: Vec<Trouble>,
    pictures: Vec<facts::PictureFact>,
}

fn tell(source: &Source, desk: &Desk, config: &Config) -> Told {
    match guarded(source, desk) {
        Ok(judged) => Told {
            document: (!judged.is_lost()).then(|| report::document(source, &judged, rules::ALL, config.lang, config.fail_on)),
            trouble: report::troubles(source, &judged, config.lang),
            pictures: report::located(source, judged.pictures, config.lang),
        },
        Err(panic) => Told { document: None, trouble: vec![report::broken(&source.name, &panic, config.lang)], pictures: Vec::new() },
    }
}

/// The same of each, on all cores where there are threads, in order.
#[cfg(feature = "parallel")]
fn each<T: Sync, U: Send>(items: &[T], work: impl Fn(&T) -> U + Sync + Send) -> Vec<U> {
    use rayon::prelude::*;
    items.par_iter().map(work).collect()
}

#[cfg(not(feature = "parallel"))]
fn each<T, U>(items: &[T], work: impl Fn(&T) -> U) -> Vec<U> {
    items.iter().map(work).collect()
}
