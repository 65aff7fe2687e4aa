//! What `klart audit` was asked to do, checked word by word.
//!
//! Knows what each option may hold; reads no export.

use std::ffi::OsString;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::audit::{Known, Spread};
use crate::config::{Config, Date, FailOn, Lang, Policy, Settings};
use crate::export::Export;
use crate::rules;

use super::super::walk::shown;
use super::super::{Refusal, Stop, account, options};

/// Everything that was asked.
pub(super) struct Asked {
    pub(super) exports: Vec<PathBuf>,
    pub(super) out: PathBuf,
    pub(super) register: Option<PathBuf>,
    pub(super) resume: bool,
    pub(super) since: Option<Date>,
    pub(super) known: Option<Known>,
    pub(super) cache: Option<PathBuf>,
    pub(super) anonymise: bool,
    pub(super) threads: Option<usize>,
    pub(super) today: Date,
    pub(super) fail_on: FailOn,
    pub(super) lang: Lang,
    pub(super) config: Config,
    /// A number for all that the posts are judged and shown by.
    settings: u64,
}

impl Asked {
    pub(super) fn read(given: &ArgMatches, speaks: Lang) -> Result<Self, Stop> {
        let one = |name: &str| given.get_one::<String>(name).cloned();
        let path = |name: &str| given.get_one::<OsString>(name).map(PathBuf::from);
        let exports: Vec<PathBuf> = given.get_many::<OsString>("exports").unwrap_or_default().map(PathBuf::from).collect();
        let first = super::beside(&exports);
        let inside = if first.is_dir() { first.join("export") } else { first.to_owned() };
        let config = account::config(&inside, one("profile").as_deref(), speaks)?;
        let lang = one("lang").map_or(config.lang, |tag| if tag == "en" { Lang::En } else { Lang::Sv });
        let baseline = path("baseline");
        let mut asked = Self {
            out: path("out").unwrap_or_default(),
            register: path("register"),
            resume: given.get_flag("resume"),
            since: one("since").map(|day| options::today(Some(day), speaks)).transpose()?,
            known: baseline.as_deref().map(|file| known(file, lang)).transpose()?,
            cache: path("cache"),
            anonymise: given.get_flag("anonymise"),
            threads: given.get_one::<u16>("threads").map(|count| usize::from(*count)),
            today: options::today(one("today"), speaks)?,
            fail_on: one("fail-on").and_then(|name| options::fail_on(&name)).unwrap_or(config.fail_on),
            lang,
            config,
            settings: 0,
            exports,
        };
        asked.settings = asked.digest(baseline.as_deref());
        Ok(asked)
    }

    /// The organisation's name; empty where nobody has said.
    pub(super) fn organisation(&self) -> &str {
        self.config.organisation.as_ref().map_or("", |own| own.name.as_str())
    }

    /// A number for the configuration: all that a post is judged by beside itself.
    pub(super) fn judged_by(&self) -> u64 {
        let mut hash = Spread::default();
        for rule in rules::ALL {
            hash.add(rule.id.as_bytes());
        }
        hash.add(format!("{:?}", self.config).as_bytes()).end()
    }

    /// What holds for the accounts.
    pub(super) fn settings(&self) -> Settings {
        Policy::new(self.config.clone(), self.today).settings(None, &[], None)
    }

    fn digest(&self, baseline: Option<&Path>) -> u64 {
        let mut hash = Spread::default();
        hash.add(format!("{:?}", self.config).as_bytes());
        hash.add(format!("{:?} {} {:?} {} {:?}", self.since, self.today, self.lang, self.anonymise, self.fail_on).as_bytes());
        if let Some(bytes) = baseline.and_then(|file| std::fs::read(file).ok()) {
            hash.add(&bytes);
        }
        hash.end()
    }

    /// A number for the exports and all that they are judged by: an audit with another is another audit.
    pub(super) fn inputs(&self, exports: &[Export]) -> u64 {
        let mut hash = Spread::default();
        hash.add(&self.settings.to_le_bytes());
        for path in &self.exports {
            hash.add(path.as_os_str().as_encoded_bytes());
            let changed = std::fs::metadata(path).and_then(|held| held.modified()).ok();
            let since = changed.and_then(|moment| moment.duration_since(std::time::UNIX_EPOCH).ok());
            hash.add(&since.map_or(0, |since| since.as_nanos()).to_le_bytes());
        }
        for export in exports {
            hash.add(export.name.as_bytes()).add(export.carrier.name.as_bytes());
            for (entry, _) in &export.files {
                hash.add(entry.archive.as_deref().unwrap_or_default().as_bytes()).add(entry.path.as_bytes()).add(&entry.size.to_le_bytes());
            }
        }
        hash.end()
    }
}

/// What an earlier audit found.
fn known(file: &Path, lang: Lang) -> Result<Known, Stop> {
    let file = if file.is_dir() { file.join(super::outputs::NAMES[2]) } else { file.to_owned() };
    let name = shown(&file);
    let Ok(held) = File::open(&file) else {
        let problem = [format!("Filen {name} går inte att läsa."), format!("The file {name} cannot be read.")];
        let remedy = ["Ange baseline.txt från den förra granskningens mapp.", "Name baseline.txt in the folder of the last audit."];
        return Refusal::stop(lang, [&problem[0], &problem[1]], remedy);
    };
    // A line that is no text is no finding.
    Known::read(BufReader::new(held).lines().map(|line| line.unwrap_or_else(|_| "?".to_owned()))).or_else(|line| {
        let problem = [format!("{name}:{line}: raden är inget fynd."), format!("{name}:{line}: the line is no finding.")];
        let remedy = ["Ange baseline.txt som klart skrev den.", "Name baseline.txt as klart wrote it."];
        Refusal::stop(lang, [&problem[0], &problem[1]], remedy)
    })
}
