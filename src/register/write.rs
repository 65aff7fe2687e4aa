//! Writes entries into the register's text, leaving all other lines as they stand.
//!
//! Knows TOML's strings and the order of the keys; refuses to judge a description.

use std::fmt::Write as _;

use super::{Entry, Register};

/// What a new file begins with.
const HEAD: &str = "# Bildregistret: så beskriver vi våra bilder. klart föreslår texten för samma bild i andra utkast.\n\
                    # Ändra gärna alt. Låt digest och hash stå: med dem känner klart igen bilden.\n";

impl Register {
    /// A new entry last in the file.
    pub(super) fn append(&mut self, entry: &Entry) {
        if self.text.trim().is_empty() {
            HEAD.clone_into(&mut self.text);
        }
        if !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        let newline = newline(&self.text);
        let written = format!("\n[[picture]]\n{}", lines(&values(entry)));
        self.text.push_str(&written.replace('\n', newline));
    }

    /// An entry's values in the place of those that stand there.
    pub(super) fn replace(&mut self, nth: usize, entry: &Entry) {
        let Some((written, end)) = super::place::of_entry(&self.text, nth) else { return };
        let values = values(entry);
        let missing: Vec<_> = values.iter().filter(|(key, _)| !written.iter().any(|old| old.key == *key)).cloned().collect();
        let mut added = lines(&missing).replace('\n', newline(&self.text));
        if !missing.is_empty() && !self.text[..end].ends_with('\n') {
            added.insert_str(0, newline(&self.text));
        }
        self.text.insert_str(end, &added);
        for old in written.iter().rev() {
            match values.iter().find(|(key, _)| old.key == *key) {
                Some((_, value)) => self.text.replace_range(old.value.clone(), value),
                None => self.text.replace_range(old.lines.clone(), ""),
            }
        }
    }

    /// Holds the text to the entries. A file laid out in a way that cannot be written in place, tables in a list, is
    /// written anew with its comments first.
    pub(super) fn settle(&mut self) {
        if Self::parse(&self.text, "").is_ok_and(|read| read.entries == self.entries) {
            return;
        }
        let comments: Vec<&str> = self.text.lines().filter(|line| line.trim_start().starts_with('#')).collect();
        let mut text = if comments.is_empty() { HEAD.to_owned() } else { comments.join("\n") + "\n" };
        for entry in &self.entries {
            let _ = write!(text, "\n[[picture]]\n{}", lines(&values(entry)));
        }
        self.text = text;
    }
}

/// The line end that a file uses.
fn newline(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

fn lines(values: &[(&'static str, String)]) -> String {
    values.iter().fold(String::new(), |mut all, (key, value)| {
        let _ = writeln!(all, "{key} = {value}");
        all
    })
}

/// What there is to say of an entry, as TOML writes it.
fn values(entry: &Entry) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    let mut add = |key, value: Option<String>| all.extend(value.map(|value| (key, value)));
    let text = |text: &str| Some(text).filter(|text| !text.is_empty()).map(quoted);
    add("file", text(&entry.file));
    add("alt", entry.alt.as_deref().and_then(text));
    add("lang", entry.lang.as_deref().and_then(text));
    add("decorative", entry.decorative.then(|| "true".to_owned()));
    add("date", entry.date.map(|date| date.to_string()));
    add("digest", entry.digest.as_ref().map(|digest| quoted(&digest.to_string())));
    add("hash", entry.hash.as_ref().map(|hash| quoted(&hash.to_string())));
    all
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' | '\\' => {
                out.push('\\');
                out.push(sign);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            sign if sign.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(sign));
            }
            _ => out.push(sign),
        }
    }
    out.push('"');
    out
}
