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
//! no files. `parallel` adds rayon; `files` klart.toml, folders and film headers; `images` picture headers.
//!
//! klart visits no network, keeps no log, and hides identity numbers in everything it says.

pub mod answers;
pub mod baseline;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod draft;
pub mod finding;
pub mod fix;
pub mod gather;
mod ignore;
pub mod language;
pub mod mask;
#[cfg(feature = "images")]
pub mod pixels;
pub mod read;
pub mod report;
pub mod rule;
pub mod rules;
pub mod source;

#[doc(inline)]
pub use config::{Config, Date};
#[doc(inline)]
pub use report::contract::Report;
#[doc(inline)]
pub use source::{Format, Source};

use check::{Desk, guarded};
use report::contract::{Document, Trouble};

/// Checks one draft. `today` is the day of the check: klart has no clock of its own.
pub fn check(source: &Source, config: &Config, today: Date) -> Report {
    check_all(std::slice::from_ref(source), config, today)
}

/// Checks many drafts; the report has them in the order given, on any number of threads.
pub fn check_all(sources: &[Source], config: &Config, today: Date) -> Report {
    let (lang, fail_on) = (config.lang, config.fail_on);
    let desk = Desk::new(config.clone(), today);
    let one = |source: &Source| match guarded(source, &desk) {
        Ok(judged) => {
            let document = (!judged.is_lost()).then(|| report::document(source, &judged, rules::ALL, lang, fail_on));
            Ok((document, report::troubles(source, &judged, lang)))
        }
        Err(panic) => Err(report::broken(&source.name, &panic, lang)),
    };
    #[cfg(feature = "parallel")]
    let results: Vec<_> = {
        use rayon::prelude::*;
        sources.par_iter().map(one).collect()
    };
    #[cfg(not(feature = "parallel"))]
    let results: Vec<_> = sources.iter().map(one).collect();
    let mut documents: Vec<Document> = Vec::with_capacity(results.len());
    let mut trouble: Vec<Trouble> = Vec::new();
    let mut unreadable = 0;
    for result in results {
        match result {
            Ok((Some(document), more)) => {
                documents.push(document);
                trouble.extend(more);
            }
            Ok((None, more)) => {
                unreadable += 1;
                trouble.extend(more);
            }
            Err(broken) => {
                unreadable += 1;
                trouble.push(broken);
            }
        }
    }
    report::report(documents, trouble, unreadable, lang, today.to_string())
}
