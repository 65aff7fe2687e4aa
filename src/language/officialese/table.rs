//! The table of officialese: headwords, the forms they take, and the plain form of each.
//! Refuses to inflect: every form stands in the table.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::language::condition::Conditions;
use crate::language::lexicon::{self, ByWord};
use crate::language::phrases::Phrases;

/// How likely a hit is to be right where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Risk {
    /// Nearly always officialese.
    Low,
    /// Often officialese.
    Medium,
    /// A common or legally loaded word: only where the organisation asks for it.
    High,
}

/// One headword of officialese.
#[derive(Debug)]
pub struct Entry {
    /// The headword.
    pub headword: &'static str,
    /// Plain words, best first.
    pub plain: Vec<&'static str>,
    /// Why it stands in the reader's way, in Swedish.
    pub reason: &'static str,
    /// The same in English.
    pub reason_en: &'static str,
    /// How likely a hit is right.
    pub risk: Risk,
    /// Looked for unless the organisation says otherwise.
    pub default_on: bool,
    /// A legal or technical term: never replaced by itself.
    pub legal: bool,
    /// A term that readers seldom know and that often has to stay: explain it where it first stands.
    pub explain: bool,
    /// Dated words or forms: these have a plain twin in decisions too.
    pub dated: bool,
    /// A formula that a decision may keep.
    pub formula: bool,
    mechanical: bool,
}

/// A form as it stands in texts.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) entry: usize,
    pub(super) conditions: Conditions,
}

/// How far a row may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Its first words may be put in by themselves.
    Sure,
    /// They fit where they stand, and a person decides.
    Suggested,
    /// They are right words in the right form, but the sentence has to change with them.
    Shown,
}

/// The plain forms of a form.
#[derive(Debug)]
pub(super) struct Plain {
    /// Best first.
    pub(super) words: Vec<&'static str>,
    pub(super) headword: &'static str,
    pub(super) conditions: Conditions,
    pub(super) reach: Reach,
}

/// One word of a pattern row.
#[derive(Debug)]
pub(super) enum Part {
    Exact(&'static str),
    /// At least this many letters, then this ending.
    Ending(usize, &'static str),
}

/// The reasons of the table, with their English.
const REASONS: [(&str, &str); 13] = [
    ("Ålderdomligt", "Dated official language; the everyday word is shorter and known to all."),
    ("Långt ord", "A long word or phrase; a shorter one means the same."),
    ("Juridisk", "A legal or technical term; explain it to the public, keep it in decisions and contracts."),
    ("Utfyllnad", "Padding; the sentence is clearer without it or with a single word."),
    ("Stel prep", "A stiff prepositional phrase; a plain preposition is enough."),
    ("Ordet är", "The word is easy to misread; it has several meanings."),
    ("Vagt", "A vague vogue word; write what will actually happen."),
    ("Byråkratord", "A bureaucratic word; use an ordinary one."),
    ("Ålderdomlig böjning", "A dated inflection or spelling."),
    ("Substantivstil", "Noun style; a verb is clearer and shows who does what."),
    ("Engelskt", "English or in-house jargon; there is an established Swedish word."),
    ("Opersonligt", "Impersonal; address the reader or write out who does it."),
    ("Dubbeluttryck", "A double expression; its parts mean the same."),
];

/// Headwords that are formulas of decisions and minutes, hence silent there.
const FORMULAS: [&str; 8] = ["överlämna", "uppdra åt", "bordlägga", "vinna laga kraft", "laga kraft", "avse", "med avses", "återremittera"];

fn english(reason: &str) -> &'static str {
    let prefix = REASONS.iter().filter(|(start, _)| reason.starts_with(start)).max_by_key(|(start, _)| start.len());
    prefix.map_or("Official language; a plainer word will do.", |(_, english)| english)
}

/// All headwords in the order of the table.
pub(super) static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../../../corpora/lexicon/kanslisprak.tsv"))
        .map(|row| Entry {
            headword: row[0],
            plain: row[3].split(';').map(str::trim).filter(|word| !word.is_empty()).collect(),
            reason: row[4],
            reason_en: english(row[4]),
            mechanical: row[5] == "mekanisk",
            risk: match row[6] {
                "låg" => Risk::Low,
                "medel" => Risk::Medium,
                _ => Risk::High,
            },
            default_on: row[7] == "på",
            explain: row[5] == "förklara",
            legal: row[4].starts_with("Juridisk eller teknisk term"),
            dated: row[4].starts_with("Ålderdomlig"),
            formula: FORMULAS.contains(&row[0]),
        })
        .collect()
});

static BY_HEADWORD: LazyLock<ByWord<usize>> =
    LazyLock::new(|| ENTRIES.iter().enumerate().map(|(at, entry)| (entry.headword, at)).collect());

/// Surface forms: text, form, whether it is a pattern.
fn forms() -> impl Iterator<Item = (&'static str, Form, bool)> {
    lexicon::rows(include_str!("../../../corpora/lexicon/kanslisprak_ytformer.tsv")).filter_map(|row| {
        let entry = *BY_HEADWORD.get(row[1])?;
        let conditions = Conditions::parse(row.get(3).copied().unwrap_or_default());
        Some((row[0], Form { entry, conditions }, row[2] == "mönster"))
    })
}

/// Fixed forms.
pub(super) static FORMS: LazyLock<Phrases<Form>> =
    LazyLock::new(|| forms().filter(|(_, _, pattern)| !pattern).map(|(text, form, _)| (text, form)).collect());

/// A pattern row, such as ”på ett …t sätt”.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) parts: Vec<Part>,
    pub(super) form: Form,
    /// The last word or its ending: a block without it has no such pattern.
    last: Finder<'static>,
}

impl Pattern {
    /// Whether a text in lower case may have such a pattern; `false` is certain.
    pub(super) fn may_stand_in(&self, lower: &str) -> bool {
        self.last.find(lower.as_bytes()).is_some()
    }
}

/// Pattern rows.
pub(super) static PATTERNS: LazyLock<Vec<Pattern>> =
    LazyLock::new(|| forms().filter(|(_, _, pattern)| *pattern).map(|(text, form, _)| pattern(text, form)).collect());

fn pattern(text: &'static str, form: Form) -> Pattern {
    let parts: Vec<Part> = text.split(' ').map(part).collect();
    let last = parts.last().map_or("", |part| match part {
        Part::Exact(word) | Part::Ending(_, word) => word,
    });
    Pattern { last: Finder::new(last), parts, form }
}

fn part(word: &'static str) -> Part {
    match word.split_once(']') {
        Some((_, tail)) if tail.starts_with('+') => Part::Ending(1, &tail[1..]),
        Some((_, tail)) => Part::Ending(0, tail.trim_start_matches('*')),
        None => Part::Exact(word),
    }
}

/// Plain forms in the same inflection, by form; several rows are told apart by their conditions.
pub(super) static PLAIN: LazyLock<ByWord<Vec<Plain>>> = LazyLock::new(|| {
    let mut plain: ByWord<Vec<Plain>> = ByWord::default();
    for row in lexicon::rows(include_str!("../../../corpora/lexicon/kanslisprak_former.tsv")) {
        let mechanical = BY_HEADWORD.get(row[2]).is_some_and(|&entry| ENTRIES[entry].mechanical);
        let reach = match row.get(4).copied() {
            Some("ja") if mechanical => Reach::Sure,
            Some("ja" | "nej") => Reach::Suggested,
            _ => Reach::Shown,
        };
        let conditions = Conditions::parse(row.get(3).copied().unwrap_or_default());
        let words = row[1].split(';').map(str::trim).collect();
        plain.of(row[0]).push(Plain { words, headword: row[2], conditions, reach });
    }
    plain
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_understood() {
        assert!(forms().all(|(_, form, _)| form.conditions.are_known()));
        assert!(PLAIN.values().flatten().all(|plain| plain.conditions.are_known() && BY_HEADWORD.contains_key(plain.headword)));
        let rows = include_str!("../../../corpora/lexicon/kanslisprak_ytformer.tsv").lines().count() - 1;
        assert_eq!(forms().count(), rows, "a form without a headword");
        assert!(ENTRIES.iter().all(|entry| entry.reason_en != english("")), "a reason without English");
    }

    #[test]
    fn every_automatic_headword_is_mechanical() {
        let rows = lexicon::rows(include_str!("../../../corpora/lexicon/kanslisprak_former.tsv"));
        let automatic = rows.filter(|row| row.get(4) == Some(&"ja")).count();
        assert_eq!(PLAIN.values().flatten().filter(|plain| plain.reach == Reach::Sure).count(), automatic);
    }
}
