//! Names that have changed: where they stand in a text, and whether the text speaks of the time before the change.
//!
//! Knows corpora/lexicon/namnbyten.tsv. Refuses to know who writes, and to look further than a paragraph for the time.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::draft::Block;
use crate::language::letters::{fold, is_word_char};
use crate::language::lexicon;
use crate::language::prose::{Kind, Token};

/// A name that has changed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// The name before.
    pub(super) old: &'static str,
    /// Its abbreviation; empty without one.
    short: &'static str,
    /// The name today.
    pub(super) new: &'static str,
    /// Its abbreviation; empty without one.
    new_short: &'static str,
    /// The day on which the old name ceased, ISO.
    since: &'static str,
    lower: String,
    new_lower: String,
}

impl Change {
    /// The year in which the old name ceased.
    pub(super) fn year(&self) -> u32 {
        self.since.get(..4).and_then(|year| year.parse().ok()).unwrap_or(0)
    }

    /// The last year in which the old name was right on every day.
    fn last_year(&self) -> u32 {
        let year = self.year();
        if self.since.ends_with("-01-01") { year - 1 } else { year }
    }
}

/// An old name in a text.
#[derive(Debug)]
pub(super) struct Mention {
    /// Which.
    pub(super) change: &'static Change,
    /// Bytes of the block's plain text, genitive and abbreviation in brackets included.
    pub(super) range: Range<usize>,
    /// What would stand there today.
    pub(super) now: String,
    /// The text speaks of the time before the change.
    pub(super) historical: bool,
}

static CHANGES: LazyLock<Vec<Change>> = LazyLock::new(|| {
    let rows = lexicon::rows(include_str!("../../../corpora/lexicon/namnbyten.tsv")).filter(|row| row.len() > 4);
    let change = |row: Vec<&'static str>| Change {
        old: row[0],
        short: row[1],
        new: row[2],
        new_short: row[3],
        since: row[4],
        lower: fold(row[0]),
        new_lower: fold(row[2]),
    };
    rows.map(change).collect()
});

/// The first words of the old names.
static FIRST: LazyLock<lexicon::Words> = LazyLock::new(|| BY_FIRST.keys().copied().collect());

/// The names by their first word.
static BY_FIRST: LazyLock<HashMap<&'static str, Vec<&'static Change>>> = LazyLock::new(|| {
    let mut all: HashMap<&'static str, Vec<&'static Change>> = HashMap::new();
    for change in CHANGES.iter() {
        all.entry(change.lower.split(' ').next().unwrap_or_default()).or_default().push(change);
    }
    all
});

/// Signs of a text that tells of the past or of the change itself.
const PAST: [&str; 31] = [
    "tidigare",
    "dåvarande",
    "förutvarande",
    "föregångare",
    "hette",
    "kallades",
    "namnbyte",
    "byter namn",
    "bytte namn",
    "bytt namn",
    "ombilda",
    "upphör",
    "upphävd",
    "lades ned",
    "lades ner",
    "gick upp i",
    "uppgick i",
    "slogs ihop",
    "slogs samman",
    "ersatte",
    "ersätts",
    "numera",
    "nuvarande",
    "före detta",
    "f.d.",
    "histori",
    "bildades",
    "inrättades",
    "på den tiden",
    "fram till",
    "-talet",
];

/// Verbs of the past that no ending tells.
const STRONG: [&str; 18] = [
    "var", "hade", "fick", "gav", "kom", "tog", "gick", "skrev", "blev", "drev", "stod", "låg", "lät", "såg", "fann", "höll", "lade",
    "sade",
];

/// So many bytes around a name are looked at for its time.
const AROUND: usize = 300;

/// The old names in a block, in order.
pub(super) fn mentions(block: &Block) -> Vec<Mention> {
    let lower = block.prose.lower();
    let mut found: Vec<Mention> = Vec::new();
    for (nth, token) in block.prose.tokens().iter().enumerate() {
        let (start, end) = (token.start as usize, token.end as usize);
        if found.last().is_some_and(|last| start < last.range.end) || token.kind != Kind::Word {
            continue;
        }
        let word = &lower[start..end];
        let bare = word.strip_suffix('s').unwrap_or(word);
        let names = [word, bare].into_iter().find(|word| FIRST.contains(word)).and_then(|word| BY_FIRST.get(word));
        if let Some(mention) = names.and_then(|names| names.iter().find_map(|change| full(block, nth, token, change))) {
            found.push(mention);
        }
    }
    found
}

/// The places where a block has nothing but the abbreviation of a name that stands elsewhere in full.
pub(super) fn shortened(block: &Block, change: &'static Change) -> Vec<Mention> {
    let (plain, now) = (&block.text.plain, if change.new_short.is_empty() { change.new } else { change.new_short });
    let all = plain.match_indices(change.short).filter(|_| !change.short.is_empty());
    let mention = |(start, short): (usize, &str)| {
        let after = &plain[start + short.len()..];
        let genitive = [":s", "s"].into_iter().find(|end| after.strip_prefix(end).is_some_and(|next| !next.starts_with(is_word_char)));
        let end = start + short.len() + genitive.map_or(0, str::len);
        let now = if genitive.is_none() {
            now.to_owned()
        } else if change.new_short.is_empty() {
            format!("{now}s")
        } else {
            format!("{now}:s")
        };
        is_free(&plain[..start], &plain[end..]).then_some(Mention { change, range: start..end, now, historical: false })
    };
    all.filter_map(mention).collect()
}

/// The whole name from a token on, with its genitive and what stands in brackets after it.
fn full(block: &Block, nth: usize, token: &Token, change: &'static Change) -> Option<Mention> {
    let (plain, lower) = (&block.text.plain, block.prose.lower());
    let start = token.start as usize;
    // ”PuL” in its own letters: ”puls” is something else.
    let shortened = !change.old.contains(' ') && change.old.chars().skip(1).any(char::is_uppercase);
    if shortened && !plain[start..].starts_with(change.old) {
        return None;
    }
    let rest = lower[start..].strip_prefix(change.lower.as_str())?;
    let name_end = lower.len() - rest.len();
    let (end, genitive) = match rest.strip_prefix('s') {
        Some(after) if !after.starts_with(is_word_char) => (name_end + 1, true),
        _ => (name_end, false),
    };
    if token.borrowed || !is_free(&lower[..start], &lower[end..]) || is_longer_name(&plain[end..]) {
        return None;
    }
    let bracket = bracket(&plain[end..], change);
    let mut now = change.new.to_owned();
    if plain[start..].starts_with(char::is_uppercase) {
        now = crate::language::letters::capitalised(&now);
    }
    if genitive && !now.ends_with('s') {
        now.push('s');
    }
    if bracket.is_some_and(|bracket| !bracket.contains(':')) && !change.new_short.is_empty() {
        now = format!("{now} ({})", change.new_short);
    }
    let range = start..end + bracket.map_or(0, str::len);
    let historical = is_past(lower, &range, change) || !genitive && is_past_verb(block, nth, end);
    Some(Mention { change, range, now, historical })
}

/// Not inside an address, a handle, a hashtag or a compound.
fn is_free(before: &str, after: &str) -> bool {
    let open = !before.ends_with(|sign: char| is_word_char(sign) || matches!(sign, '@' | '#' | '.' | '/' | '-'));
    let dotted = after.strip_prefix(['.', '-', '/', '@']).is_some_and(|next| next.starts_with(is_word_char));
    open && !dotted && !after.starts_with(is_word_char)
}

/// ”Vägverket Produktion”: another body.
fn is_longer_name(after: &str) -> bool {
    after.strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_uppercase))
}

/// ” (DI)” with the old abbreviation, or ” (1998:204)” after a law.
fn bracket<'a>(after: &'a str, change: &Change) -> Option<&'a str> {
    let inside = after.strip_prefix(" (")?;
    let end = inside.find(')')?;
    let word = &inside[..end];
    let number = word.split_once(':').is_some_and(|(year, number)| {
        year.len() == 4 && [year, number].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
    });
    (number || !change.short.is_empty() && word.eq_ignore_ascii_case(change.short)).then(|| &after[..end + 3])
}

/// A year before the change, a word of the past, or the new name stands near.
fn is_past(lower: &str, range: &Range<usize>, change: &Change) -> bool {
    let from = (range.start.saturating_sub(AROUND)..=range.start).find(|&at| lower.is_char_boundary(at)).unwrap_or(range.start);
    let to = (range.end..=lower.len().min(range.end + AROUND)).rev().find(|&at| lower.is_char_boundary(at)).unwrap_or(range.end);
    let around = [&lower[from..range.start], &lower[range.end..to]];
    lower[from..range.start].ends_with("gamla ")
        || around.iter().any(|text| {
            PAST.iter().any(|sign| text.contains(sign)) || text.contains(&change.new_lower) || has_year(text, change.last_year())
        })
}

/// A year from 1500 to the last one.
fn has_year(text: &str, last: u32) -> bool {
    let bytes = text.as_bytes();
    let mut runs = bytes.chunk_by(|a, b| a.is_ascii_digit() && b.is_ascii_digit());
    runs.any(|run| {
        run.len() == 4
            && std::str::from_utf8(run).ok().and_then(|year| year.parse().ok()).is_some_and(|year: u32| (1500..=last).contains(&year))
    })
}

/// ”Vägverket byggde …”: what the body did, it did under its old name.
fn is_past_verb(block: &Block, nth: usize, end: usize) -> bool {
    let lower = block.prose.lower();
    let after = block.prose.tokens()[nth..].iter().find(|token| token.start as usize >= end);
    let before = nth.checked_sub(1).map(|before| &block.prose.tokens()[before]);
    let is_past = |token: &Token| {
        let word = &lower[token.start as usize..token.end as usize];
        let weak = ["ade", "gde", "lde", "rde", "dde", "kte", "pte", "ste", "tte", "xte"].iter().any(|ending| word.ends_with(ending));
        token.kind == Kind::Word && (weak && word.len() > 4 && !word.ends_with("nde") || STRONG.contains(&word))
    };
    after.is_some_and(is_past) || before.is_some_and(is_past)
}
