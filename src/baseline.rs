//! What was already there: a list of fingerprints, so that only new findings stop anybody.
//!
//! A line is `fingerprint rule name`. The fingerprint is a finding's key; no line numbers, no counts, no excerpts,
//! so that a text can move and nobody's words are stored.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::finding::Finding;
use crate::mask::mask;

/// Fingerprint, rule and name of a line; within, `None` for a line that says nothing, without, for one that is no finding.
pub fn entry(line: &str) -> Option<Option<[&str; 3]>> {
    let line = line.trim_start_matches('\u{feff}').trim();
    if line.is_empty() || line.starts_with('#') {
        return Some(None);
    }
    let mut words = line.splitn(3, ' ');
    let [key, rule, name] = [words.next()?, words.next()?, words.next()?];
    (key.len() == 16 && key.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(Some([key, rule, name]))
}

/// Known findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    lines: BTreeSet<(String, String, String)>,
}

impl Baseline {
    /// Reads a baseline file.
    ///
    /// # Errors
    /// The number of the first line, from 1, that is no `fingerprint rule name`.
    pub fn parse(text: &str) -> Result<Self, usize> {
        let mut lines = BTreeSet::new();
        for (index, line) in text.lines().enumerate() {
            if let Some([key, rule, name]) = entry(line).ok_or(index + 1)? {
                lines.insert((key.to_owned(), rule.to_owned(), name.to_owned()));
            }
        }
        Ok(Self { lines })
    }

    /// Whether this finding of this draft was there already.
    pub fn knows(&self, name: &str, finding: &Finding) -> bool {
        self.lines.contains(&(finding.key.clone(), finding.rule.to_owned(), mask(name).into_owned()))
    }

    /// Adds one.
    pub fn add(&mut self, name: &str, finding: &Finding) {
        self.lines.insert((finding.key.clone(), finding.rule.to_owned(), mask(name).into_owned()));
    }

    /// The file, in an order that does not depend on the run.
    pub fn render(&self) -> String {
        let mut out = String::from("# klart baseline/1: fingerprint rule name\n");
        for (key, rule, name) in &self.lines {
            let _ = writeln!(out, "{key} {rule} {name}");
        }
        out
    }
}
