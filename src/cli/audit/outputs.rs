//! The files of an audit: written as they come under other names, and whole or not there under their own.
//!
//! Knows how an audit that was broken off goes on: each file is cut back to what had been counted, and the rest is written anew.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::audit::pictures::compared;
use crate::audit::{Known, Lines, Outputs, State, Tally};
use crate::facts::PictureFact;
use crate::report::account_proposal;
use crate::report::audit::{Figures, Overview, findings_csv, report_html, summary_json};

use super::super::whole::{put, temporary};
use super::asked::Asked;
use super::register::Register;

/// The files that are written post by post, in the order of their lines.
pub(super) const NAMES: [&str; 4] = ["posts.ndjson", "findings.csv", "baseline.txt", PICTURES];

/// The register as the exports would have it.
pub(super) const PROPOSAL: &str = "konton.csv";

/// Numbers of pictures, until the end.
const PICTURES: &str = ".klart-pictures";

/// Where a broken-off audit keeps what it had counted.
const STATE: &str = ".klart-audit.json";

/// How often that is written.
const EVERY: Duration = Duration::from_secs(2);

/// The files, and how far they have come.
pub(super) struct Files<'a> {
    folder: PathBuf,
    parts: Vec<Part>,
    inputs: u64,
    known: Option<&'a Known>,
    last: Instant,
    /// Told how many posts are done.
    progress: &'a (dyn Fn(u64) + Sync),
}

struct Part {
    out: BufWriter<File>,
    length: u64,
}

/// What an earlier run left, if it was an audit of the same exports: its state, and files that hold at least what it counted.
///
/// # Errors
/// When a state is there and does not fit.
pub(super) fn left(folder: &Path, inputs: u64) -> Result<Option<State>, ()> {
    let Ok(text) = fs::read(folder.join(STATE)) else { return Ok(None) };
    let Ok(state) = serde_json::from_slice::<State>(&text) else { return Err(()) };
    if !state.fits(inputs) {
        return Err(());
    }
    for (name, length) in NAMES.iter().zip(&state.lengths) {
        let (part, whole) = (temporary(&folder.join(name)), folder.join(name));
        // The run was broken off when it gave its files their names.
        if !part.exists() && whole.exists() && fs::rename(&whole, &part).is_err() {
            return Ok(None);
        }
        if !fs::metadata(&part).is_ok_and(|held| held.len() >= *length) {
            return Ok(None);
        }
    }
    Ok(Some(state))
}

impl<'a> Files<'a> {
    /// Opens the files, at their beginnings or where a state says. `heads` is what stands first in each, `asked` the number of
    /// the exports and what was known of them.
    pub(super) fn open(
        folder: &Path,
        state: Option<&State>,
        heads: &Lines,
        asked: (u64, Option<&'a Known>),
        progress: &'a (dyn Fn(u64) + Sync),
    ) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let mut parts = Vec::with_capacity(NAMES.len());
        if state.is_none() {
            gone(&folder.join(STATE))?;
        }
        for (at, name) in NAMES.iter().enumerate() {
            let path = temporary(&folder.join(name));
            let mut file = OpenOptions::new().create(true).write(true).truncate(state.is_none()).open(&path)?;
            let mut length = state.and_then(|state| state.lengths.get(at).copied()).unwrap_or_default();
            file.set_len(length)?;
            file.seek(SeekFrom::End(0))?;
            if state.is_none() {
                file.write_all(&heads[at])?;
                length = heads[at].len() as u64;
            }
            parts.push(Part { out: BufWriter::with_capacity(1 << 16, file), length });
        }
        let (inputs, known) = asked;
        Ok(Self { folder: folder.to_owned(), parts, inputs, known, last: Instant::now(), progress })
    }

    /// Writes down how far the audit has come.
    pub(super) fn save(&mut self, folded: u64, tally: &Tally) -> io::Result<()> {
        for part in &mut self.parts {
            part.out.flush()?;
            part.out.get_ref().sync_data()?;
        }
        let lengths = self.parts.iter().map(|part| part.length).collect();
        let mut state = State::new(self.inputs, folded, lengths, tally.clone());
        state.met = self.known.map(Known::met).unwrap_or_default();
        let state = serde_json::to_vec(&state)?;
        put(&self.folder.join(STATE), |out| out.write_all(&state))
    }
}

impl Outputs for Files<'_> {
    fn write(&mut self, lines: &Lines) -> io::Result<()> {
        for (part, bytes) in self.parts.iter_mut().zip(lines) {
            part.length += bytes.len() as u64;
            part.out.write_all(bytes)?;
        }
        Ok(())
    }

    fn reached(&mut self, folded: u64, tally: &Tally) -> io::Result<()> {
        (self.progress)(folded);
        if self.last.elapsed() < EVERY {
            return Ok(());
        }
        self.save(folded, tally)?;
        self.last = Instant::now();
        Ok(())
    }
}

/// Writes all that is known when the last post has been counted, and gives the files their names: the counts come last, so
/// that a folder with counts is whole. `baseline` is what the next audit is to know of the accounts.
pub(super) fn whole(asked: &Asked, overview: &Overview, register: &Register, baseline: &[u8]) -> io::Result<()> {
    let folder = &asked.out;
    let mut table = Vec::new();
    findings_csv::batch(&Figures::of(overview), asked.lang, &mut table)?;
    for (name, lines) in [(NAMES[1], table.as_slice()), (NAMES[2], baseline)] {
        let mut file = OpenOptions::new().append(true).open(temporary(&folder.join(name)))?;
        file.write_all(lines)?;
        file.sync_data()?;
    }
    for name in NAMES.iter().filter(|name| **name != PICTURES) {
        let file = folder.join(name);
        fs::rename(temporary(&file), file)?;
    }
    if !asked.anonymise {
        let roster = register.roster();
        put(&folder.join(PROPOSAL), |out| account_proposal::write(&overview.tally.history, roster.as_ref(), &asked.settings(), out))?;
    }
    put(&folder.join("report.html"), |out| report_html::write(overview, out))?;
    put(&folder.join("summary.json"), |out| summary_json::write(overview, out))?;
    gone(&temporary(&folder.join(PICTURES)))?;
    gone(&folder.join(STATE))
}

/// Takes a file away, if it is there.
fn gone(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Pictures that are called different things in different posts, before the files have their names.
pub(super) fn pictures(folder: &Path) -> io::Result<Vec<PictureFact>> {
    let records = temporary(&folder.join(PICTURES));
    let length = fs::metadata(&records)?.len();
    let open = || Ok(Box::new(File::open(&records)?) as Box<dyn io::Read>);
    compared(length, &open, File::open(temporary(&folder.join(NAMES[0])))?)
}
