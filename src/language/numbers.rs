//! Numbers, times, dates and telephone numbers that Swedish writes in another way, with the way it writes them.
//! Works on one run without blanks at a time and matches it whole, so versions, sections, codes and addresses stay silent.
//! Refuses to know what a number means beyond the words beside it: where those do not tell, nothing is found.

use std::sync::LazyLock;

use super::Prose;
use super::letters::is_word_part;
use super::lexicon::{self, Words};

mod runs;

pub(crate) use runs::MONTHS;
mod telephone;

/// U+00A0: a number stays with its unit.
pub const FIXED_BLANK: char = '\u{a0}';

/// Words beside a number that say what it is, from `corpora/lexicon/tal.tsv`.
#[derive(Debug, Default)]
struct Beside {
    /// After these a number is a name, a place in a text or a code.
    named: Words,
    /// Counted one by one: before these, groups of three digits are thousands.
    counted: Words,
    /// Had in parts: before these, a stop is a decimal sign.
    measured: Words,
    /// After these stands a date.
    dated: Words,
    /// After these stands a number that is no telephone number.
    others: Words,
    /// After these stands a telephone number.
    called: Words,
}

static WORDS: LazyLock<Beside> = LazyLock::new(|| {
    let mut all = Beside::default();
    for row in lexicon::rows(include_str!("../../corpora/lexicon/tal.tsv")) {
        let list = match row[1] {
            "namn" => &mut all.named,
            "räknas" => &mut all.counted,
            "mäts" => &mut all.measured,
            "datum" => &mut all.dated,
            "telefon" => &mut all.called,
            _ => &mut all.others,
        };
        list.insert(row[0]);
    }
    all
});

/// What is amiss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// ”kl 10:30”.
    Clock,
    /// ”10.30-12.00”.
    Interval,
    /// ”50%”, ”100kr”.
    Unit,
    /// ”1.000 kronor”, ”100000 kronor”.
    Thousands,
    /// ”3.5 miljoner”.
    Decimal,
    /// ”24/12”, ”11-12-13”.
    Date,
    /// ”2024-02-14” in running text.
    IsoDate,
    /// ”0855012345”.
    Telephone,
}

/// Every sort, in the order in which they are told.
pub const SORTS: [Sort; 8] =
    [Sort::Clock, Sort::Interval, Sort::Unit, Sort::Thousands, Sort::Decimal, Sort::Date, Sort::IsoDate, Sort::Telephone];

/// Something found; `start..end` are bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// What is amiss.
    pub sort: Sort,
    /// What to write; `None` where only a person can tell.
    pub replacement: Option<String>,
    /// Whether the replacement is right without a person looking.
    pub automatic: bool,
}

/// A ”kl” or ”kl.” before a time; `start..end` are the bytes of that word, its stop included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Written with a stop.
    pub stop: bool,
}

/// What one block holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers {
    /// What is amiss, in order and apart.
    pub hits: Vec<Hit>,
    /// The words ”kl” and ”kl.” before times, in order.
    pub clocks: Vec<Clock>,
}

/// A run without blanks, and what stands round it.
#[derive(Debug, Clone, Copy)]
struct Run<'a> {
    text: &'a str,
    lower: &'a str,
    /// The run without the marks round it.
    start: usize,
    end: usize,
    /// Where the whole run begins and ends.
    from: usize,
    to: usize,
}

/// Signs that may stand round a number without being part of it.
fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '”' | '“' | '"' | '’' | '\'' | '«' | '»' | '+' | '±' | '~' | '≈' | '<' | '>' | '*')
}

fn closes(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '”' | '"' | '’' | '\'' | '«' | '»' | '*' | '…')
}

impl<'a> Run<'a> {
    /// The run that the byte at `at` stands in.
    fn at(text: &'a str, lower: &'a str, at: usize) -> Self {
        let from = text[..at].rfind(char::is_whitespace).map_or(0, |blank| blank + text[blank..].chars().next().map_or(1, char::len_utf8));
        let to = at + text[at..].find(char::is_whitespace).unwrap_or(text.len() - at);
        let whole = &text[from..to];
        let start = from + (whole.len() - whole.trim_start_matches(opens).len());
        let end = start + text[start..to].trim_end_matches(closes).len();
        Self { text, lower, start, end, from, to }
    }

    fn core(&self) -> &'a str {
        &self.text[self.start..self.end]
    }

    /// The run before it, without the marks round it, in lower case. Empty where a sentence ends between them.
    fn before(&self) -> &'a str {
        let head = self.lower[..self.from].trim_end();
        let run = tail_run(head);
        run.trim_start_matches(opens).trim_end_matches(closes)
    }

    /// The run before it just as it stands, in lower case.
    fn before_raw(&self) -> &'a str {
        tail_run(self.lower[..self.from].trim_end())
    }

    /// The letters that follow it, in lower case, when only a blank stands between.
    fn after(&self) -> &'a str {
        if self.end < self.to {
            return "";
        }
        let rest = self.lower[self.to..].trim_start();
        let end = rest.find(|c: char| !is_word_part(c) && c != '-').unwrap_or(rest.len());
        &rest[..end]
    }

    /// Whether what follows it says that it is an amount: a unit, or a word for one.
    fn counts_something(&self) -> bool {
        let after = self.after();
        let bare = || self.end == self.to && self.lower[self.to..].trim_start().starts_with(['%', '°']);
        runs::UNITS.contains(&after)
            || matches!(after, "kronor" | "procent" | "meter" | "miljoner" | "miljarder" | "poäng" | "euro")
            || bare()
    }

    /// Up to `count` runs before it, nearest first, without marks, in lower case.
    fn words_before(&self, count: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        let mut head = self.lower[..self.from].trim_end();
        (0..count).map_while(move |_| {
            let run = tail_run(head);
            head = head[..head.len() - run.len()].trim_end();
            (!run.is_empty()).then(|| run.trim_start_matches(opens).trim_end_matches(closes))
        })
    }

    fn hit(&self, sort: Sort, replacement: Option<String>, automatic: bool) -> Hit {
        Hit { start: self.start, end: self.end, sort, replacement, automatic }
    }
}

/// The last run of `head`, which has no blanks at its end. Looks at most so many bytes back.
fn tail_run(head: &str) -> &str {
    const REACH: usize = 64;
    let mut from = head.len().saturating_sub(REACH);
    while !head.is_char_boundary(from) {
        from += 1;
    }
    let near = &head[from..];
    near.rfind(char::is_whitespace).map_or(near, |blank| near[blank..].trim_start())
}

/// What a block says in numbers. `prose` is its analysis; `social` asks for dates in words.
pub fn find(text: &str, prose: &Prose, social: bool) -> Numbers {
    let mut numbers = Numbers::default();
    let mut at = 0;
    while let Some(step) = text.as_bytes()[at..].iter().position(u8::is_ascii_digit) {
        let run = Run::at(text, prose.lower(), at + step);
        at = run.to;
        let length = run.end.saturating_sub(run.start);
        if length == 0 || length > LONGEST {
            continue;
        }
        if let Some(clock) = clock_before(&run) {
            numbers.clocks.push(clock);
        }
        let joined = runs::spaced_interval(&run);
        let hit = joined.clone().or_else(|| runs::look(&run, social)).or_else(|| telephone::look(&run));
        if let Some(hit) = hit {
            at = at.max(hit.end);
            numbers.hits.push(hit);
        }
    }
    numbers
}

/// No number of any sort that is looked for has more bytes.
const LONGEST: usize = 40;

/// The ”kl” before a run that begins with a digit.
fn clock_before(run: &Run<'_>) -> Option<Clock> {
    let word = run.before_raw().trim_start_matches(opens);
    if !(word == "kl" || word == "kl.") || !runs::is_time_like(run.core()) {
        return None;
    }
    let end = run.text[..run.from].trim_end().len();
    let start = end - word.len();
    // ”KL 2 §” is an act.
    let shown = &run.text[start..end];
    (!shown.starts_with("KL")).then_some(Clock { start, end, stop: word.ends_with('.') })
}
