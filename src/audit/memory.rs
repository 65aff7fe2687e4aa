//! What earlier audits learned of posts that have not changed: which rules had something to say of each, by a number.
//!
//! Holds no words, names or findings: a post is known by a hash of 128 bits of all that it is judged by. A known post is judged
//! anew by the rules that spoke, and by no other, which gives the same answer in a fraction of the time.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::config::Date;
use crate::rule::Rule;
use crate::rules;
use crate::source::Source;

use super::met::Spread;

/// The file in the cache folder.
const NAME: &str = "posts.bin";
/// What was learned by another version is not used.
const VERSION: &[u8] = concat!("klart.posts/1 ", env!("CARGO_PKG_VERSION"), "\n").as_bytes();
/// Posts that are remembered; more are judged as if they were new.
const MOST: usize = 4_000_000;

/// What is remembered, and what is learned now.
pub struct Memory {
    settings: u64,
    today: String,
    /// Where in `spoke` the rules of a post stand, and how many.
    known: HashMap<u128, (u32, u16)>,
    spoke: Vec<u16>,
    path: PathBuf,
    out: Mutex<Option<BufWriter<File>>>,
}

impl Memory {
    /// Opens the memory in a folder that is a cache of klart's. `settings` stands for all that posts are judged by. A file that
    /// is damaged or of another version counts as empty.
    ///
    /// # Errors
    /// When the folder cannot be written in.
    pub fn open(folder: &Path, settings: u64, today: Date) -> io::Result<Self> {
        let path = folder.join(NAME);
        let mut memory = Self {
            settings,
            today: today.to_string(),
            known: HashMap::new(),
            spoke: Vec::new(),
            path: path.clone(),
            out: Mutex::new(None),
        };
        if let Ok(file) = File::open(&path) {
            // What stands before a fault is as true as before.
            let _ = memory.read(BufReader::new(file));
        }
        let mut out = BufWriter::new(File::create(temporary(&path))?);
        out.write_all(VERSION)?;
        memory.out = Mutex::new(Some(out));
        Ok(memory)
    }

    fn read(&mut self, mut file: impl Read) -> io::Result<()> {
        let mut version = vec![0; VERSION.len()];
        file.read_exact(&mut version)?;
        if version != VERSION {
            return Ok(());
        }
        while self.known.len() < MOST {
            let (mut key, mut count) = ([0; 16], [0; 2]);
            file.read_exact(&mut key)?;
            file.read_exact(&mut count)?;
            let count = u16::from_le_bytes(count);
            let first = u32::try_from(self.spoke.len()).map_err(io::Error::other)?;
            for _ in 0..count {
                let mut rule = [0; 2];
                file.read_exact(&mut rule)?;
                self.spoke.push(u16::from_le_bytes(rule));
            }
            self.known.insert(u128::from_le_bytes(key), (first, count));
        }
        Ok(())
    }

    /// The number of a post: its texts, and what its sender says of it.
    pub fn key(&self, source: &Source) -> u128 {
        let half = |seed: u64| {
            let mut hash = Spread::default();
            hash.add(&seed.to_le_bytes()).add(&self.settings.to_le_bytes());
            for part in &source.parts {
                hash.add(part.name.as_bytes()).add(&part.bytes);
            }
            hash.add(format!("{:?}", source.meta).as_bytes());
            // A post is judged as of its own day: only one without, or still to come, depends on the day of the audit.
            if source.meta.published.as_ref().is_none_or(|day| *day > self.today) {
                hash.add(self.today.as_bytes());
            }
            u128::from(hash.end())
        };
        half(1) << 64 | half(2)
    }

    /// The rules that had something to say of this post; `None` for a post that has not been met.
    pub fn rules(&self, key: u128, on: &[&'static Rule]) -> Option<Vec<&'static Rule>> {
        let (first, count) = *self.known.get(&key)?;
        let spoke = self.spoke.get(first as usize..first as usize + usize::from(count))?;
        let rule = |number: &u16| rules::ALL.get(usize::from(*number)).filter(|rule| on.iter().any(|other| other.id == rule.id)).copied();
        Some(spoke.iter().filter_map(rule).collect())
    }

    /// Learns which rules had something to say.
    pub fn learn(&self, key: u128, spoke: &[&'static str]) {
        let number = |id: &&str| rules::ALL.iter().position(|rule| rule.id == *id).and_then(|at| u16::try_from(at).ok());
        let numbers: Vec<u16> = spoke.iter().filter_map(number).collect();
        let mut bytes = Vec::with_capacity(18 + 2 * numbers.len());
        bytes.extend_from_slice(&key.to_le_bytes());
        bytes.extend_from_slice(&u16::try_from(numbers.len()).unwrap_or_default().to_le_bytes());
        for number in numbers {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        let Ok(mut held) = self.out.lock() else { return };
        // A memory that cannot be written is no memory; the audit is whole without it.
        if held.as_mut().is_some_and(|out| out.write_all(&bytes).is_err()) {
            *held = None;
        }
    }

    /// Keeps what was learned for the next time, in the place of what was known.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn keep(&self) -> io::Result<()> {
        let held = self.out.lock().ok().and_then(|mut held| held.take()).ok_or_else(|| io::Error::other("not written"))?;
        held.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        fs::rename(temporary(&self.path), &self.path)
    }
}

fn temporary(path: &Path) -> PathBuf {
    path.with_extension("skrivs")
}
