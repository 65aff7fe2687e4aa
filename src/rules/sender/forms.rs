//! The forms in which a name stands as the sender: a labelled line, a signature, a greeting, ”vi på …”.
//!
//! Everything else is a mention: running text, genitives, ”i samarbete med”. Refuses to know where in a draft a line
//! stands and whether the channel is content with it.

use std::sync::LazyLock;

use crate::language::letters::{fold, is_word_char};
use crate::language::lexicon;
use crate::language::numbers::MONTHS;

use super::lines::Line;
use crate::config::names::{Hit, Names, Who};

/// A part of a name line has at most this many words beside the names in it.
const PART_WORDS: usize = 5;

/// A name at the start of such a part is followed by at most this many.
const TAIL_WORDS: usize = 2;

/// A line of more bytes is running text: no name line, no signature.
const SHORT_LINE: usize = 300;

/// So many names are looked at from each end of a line.
const NAMES_IN_LINE: usize = 50;

/// A name stands at most this many lines below a greeting.
const GREETING_LINES: usize = 3;

/// The words of corpora/lexicon/sender_forms.tsv, by form.
struct Words {
    label: Vec<&'static str>,
    opening: Vec<&'static str>,
    greeting: Vec<&'static str>,
    we: Vec<&'static str>,
    verb: Vec<&'static str>,
    part: Vec<&'static str>,
    copyright: Vec<&'static str>,
    person: Vec<&'static str>,
    sentence: Vec<&'static str>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let of = |form: &str| {
        let rows = lexicon::rows(include_str!("../../../corpora/lexicon/sender_forms.tsv")).filter(|row| row[0] == form);
        rows.flat_map(|row| row[2].split('|').collect::<Vec<_>>()).collect()
    };
    Words {
        label: of("label"),
        opening: of("opening"),
        greeting: of("greeting"),
        we: of("we"),
        verb: of("verb"),
        part: of("part"),
        copyright: of("copyright"),
        person: of("person"),
        sentence: of("sentence"),
    }
});

/// A line and the names in it.
#[derive(Debug)]
pub(super) struct Named<'a> {
    /// The line in lower case.
    pub(super) lower: &'a str,
    /// What stands in it.
    pub(super) hits: Vec<Hit>,
    /// One of several items or cells.
    pub(super) listed: bool,
}

/// The names in each line.
pub(super) fn named<'a>(lines: &'a [Line<'_>], names: &Names) -> Vec<Named<'a>> {
    let hits = |line: &Line<'_>| {
        let mut hits = names.find(line.lower());
        if hits.len() > 2 * NAMES_IN_LINE {
            hits.drain(NAMES_IN_LINE..hits.len() - NAMES_IN_LINE);
        }
        hits
    };
    lines.iter().map(|line| Named { lower: line.lower(), hits: hits(line), listed: line.listed }).collect()
}

/// Whether a line on its own, as a machine would insert it, shows the sender; `greeted` when it stands below a greeting.
pub(super) fn is_sender(line: &str, names: &Names, greeted: bool) -> bool {
    let lower = fold(line);
    let lines = [Named { hits: names.find(&lower), lower: &lower, listed: false }];
    greeted && candidates(&lines[0]).next().is_some() || !senders(&lines, 0, false).is_empty()
}

/// Whether a line says who the sender is and nothing else: a label, a name line, a short signature.
pub(super) fn is_statement(line: &str, names: &Names) -> bool {
    let lower = fold(line);
    let line = Named { hits: names.find(&lower), lower: &lower, listed: false };
    let signed = lower.len() <= SHORT_LINE && lower.starts_with(['/', '–', '—']);
    label(&lower).is_some() || is_name_line(&line, 0) || signed && candidates(&line).any(|hit| is_slash(&line, hit))
}

/// A line without its label or stroke, as it stands below a greeting.
pub(super) fn without_label(line: &str) -> &str {
    let start = label(&fold(line)).unwrap_or(0);
    line[start..].trim_start_matches(|sign: char| sign.is_whitespace() || matches!(sign, '/' | '–' | '—'))
}

/// The names that stand as senders by what line `at` says, with the line that each stands in. `reply` also takes the
/// signature of an answer.
pub(super) fn senders(lines: &[Named<'_>], at: usize, reply: bool) -> Vec<(usize, Hit)> {
    let line = &lines[at];
    if let Some(start) = label(line.lower) {
        let there = if line.lower[start..].trim().is_empty() { at + 1 } else { at };
        let labelled = lines.get(there).map(|line| labelled(line, if there == at { start } else { 0 }));
        return labelled.unwrap_or_default().into_iter().map(|hit| (there, hit)).collect();
    }
    if is_greeting(line.lower) {
        let below = lines.iter().enumerate().skip(at).take(GREETING_LINES + 1);
        return below.flat_map(|(at, line)| candidates(line).map(move |hit| (at, *hit))).collect();
    }
    if candidates(line).next().is_none() {
        return Vec::new();
    }
    let whole = is_name_line(line, 0);
    candidates(line).filter(|hit| whole || is_strong(line, hit, reply)).map(|hit| (at, *hit)).collect()
}

/// The names that may be senders at all.
fn candidates<'a>(line: &'a Named<'_>) -> impl Iterator<Item = &'a Hit> {
    line.hits.iter().filter(|hit| matches!(hit.who, Who::Own | Who::Co(_)))
}

/// Where a line's text begins after ”Avsändare:”; `None` without such a label.
pub(super) fn label(lower: &str) -> Option<usize> {
    let open = lower.trim_start_matches(is_markup);
    WORDS.label.iter().find_map(|word| {
        let rest = open.strip_prefix(word)?.trim_start_matches(is_markup);
        let dashed = || rest.strip_prefix(['-', '–', '—']).filter(|rest| rest.starts_with(' '));
        let rest = rest.strip_prefix(':').or_else(dashed)?;
        Some(lower.len() - rest.trim_start_matches(['*', '_']).len())
    })
}

/// Signs of emphasis and headings, and blanks: in plain text people write them too.
fn is_markup(sign: char) -> bool {
    matches!(sign, '*' | '_' | '#') || sign.is_whitespace()
}

fn labelled(line: &Named<'_>, start: usize) -> Vec<Hit> {
    let whole = is_name_line(line, start);
    candidates(line).filter(|hit| hit.start >= start && (whole || !hit.bound)).copied().collect()
}

/// Whether a line opens with a greeting.
pub(super) fn is_greeting(lower: &str) -> bool {
    let lower = lower.trim_start_matches(|sign: char| !is_word_char(sign));
    WORDS.greeting.iter().any(|words| lower.strip_prefix(words).is_some_and(ends_word))
}

fn ends_word(rest: &str) -> bool {
    !rest.starts_with(|sign| is_word_char(sign) || sign == '-')
}

fn is_strong(line: &Named<'_>, hit: &Hit, reply: bool) -> bool {
    if is_slash(line, hit) {
        return true;
    }
    if hit.bound {
        return false;
    }
    let before = &line.lower[..hit.start];
    is_opening(before)
        || is_we(before)
        || is_part(before)
        || is_copyright(before)
        || is_verb(before, &line.lower[hit.end..])
        || reply && is_signature(line, hit)
}

/// The whole line is the name, or parts of a few words of which one begins with it.
fn is_name_line(line: &Named<'_>, start: usize) -> bool {
    let text = line.lower[start..].trim_end_matches('.');
    if line.listed
        || text.len() > SHORT_LINE
        || text.contains(['?', '!'])
        || text.split(|sign| !is_word_char(sign)).any(|word| WORDS.sentence.contains(&word))
    {
        return false;
    }
    let mut at = start;
    let mut found = false;
    for part in text.split([',', '|', '·', '–', '—', '/']) {
        let from = at + part.len() - part.trim_start_matches(is_markup).len();
        let to = from.max(at + part.trim_end_matches(is_markup).len());
        at += part.len() + line.lower[at + part.len()..].chars().next().map_or(0, char::len_utf8);
        let inside: Vec<&Hit> = candidates(line).filter(|hit| from <= hit.start && hit.end <= to).collect();
        let named: usize = inside.iter().map(|hit| words(&line.lower[hit.start..hit.end])).sum();
        let other = words(&line.lower[from..to]).saturating_sub(named);
        let first = inside.first().is_some_and(|hit| hit.start == from);
        if other > if first { TAIL_WORDS } else { PART_WORDS } {
            return false;
        }
        found |= first;
    }
    found
}

/// The end of a long text, enough for a signature.
fn near(before: &str) -> &str {
    let from = before.len().saturating_sub(SHORT_LINE);
    let from = (from..=before.len()).find(|&at| before.is_char_boundary(at)).unwrap_or(from);
    &before[from..]
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// ”/Region Gotland”, ”— Anna på Region Gotland” at the end of a line, after a sentence or alone.
fn is_slash(line: &Named<'_>, hit: &Hit) -> bool {
    let rest = line.lower[hit.end..].trim_end_matches(['.', ' ']);
    let before = near(&line.lower[..hit.start]);
    if rest.len() > SHORT_LINE {
        return false;
    }
    let Some(stroke) = before.rfind(['/', '–', '—']) else { return false };
    let person = before[stroke..].trim_start_matches(['/', '–', '—']);
    let lead = before[..stroke].trim_end();
    let ended = lead.chars().next_back().is_none_or(|sign| !sign.is_alphanumeric() && sign != ',');
    let apart = before[..stroke].ends_with(char::is_whitespace)
        && (person.trim().is_empty() || before.as_bytes()[stroke] == b'/' && is_person(person));
    let alone = ended || apart;
    let tail = if hit.bound { TAIL_WORDS } else { 0 };
    alone && !person.contains(['.', '!', '?', ':']) && words(person) <= PART_WORDS + 1 && words(rest) <= tail
}

/// ”Anna på”, ”Anna Berg,”: one or two words before the place of work.
fn is_person(words: &str) -> bool {
    let name = words.trim_end();
    let name = name.strip_suffix(',').or_else(|| WORDS.person.iter().find_map(|word| name.strip_suffix(word)?.strip_suffix(' ')));
    name.is_some_and(|name| matches!(self::words(name), 1 | 2) && !name.contains(|sign: char| sign.is_ascii_digit()))
}

fn is_opening(before: &str) -> bool {
    let before = before.trim_end().trim_start_matches(is_markup);
    let before = before.strip_suffix(" the").unwrap_or(before);
    WORDS.opening.contains(&before)
        || before.contains(|sign: char| sign.is_ascii_digit()) && WORDS.opening.contains(&undated(near(before)).as_str())
}

/// ”pressmeddelande 2026-11-20 från”, ”nyhetsbrev nr 3 från” without the date and the number.
fn undated(before: &str) -> String {
    let kept = before.split_whitespace().filter(|word| word.contains(char::is_alphabetic) && !matches!(*word, "nr" | "nummer" | "den"));
    kept.filter(|word| !MONTHS.contains(word)).collect::<Vec<_>>().join(" ")
}

fn follows(before: &str, phrases: &[&str]) -> bool {
    let before = before.trim_end();
    phrases.iter().any(|phrase| before.strip_suffix(phrase).is_some_and(|lead| !lead.ends_with(is_word_char)))
}

fn is_we(before: &str) -> bool {
    follows(before, &WORDS.we)
}

fn is_part(before: &str) -> bool {
    follows(before, &WORDS.part)
}

fn is_copyright(before: &str) -> bool {
    let before = before.trim_start_matches(is_markup);
    let rest = WORDS.copyright.iter().find_map(|mark| before.strip_prefix(mark));
    rest.is_some_and(|rest| rest.chars().all(|sign| sign.is_ascii_digit() || !sign.is_alphanumeric()))
}

/// The name opens its sentence, and a verb of sending follows.
fn is_verb(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    let before = before.strip_suffix("the").filter(|lead| !lead.ends_with(is_word_char)).unwrap_or(before);
    let opens = before.trim_end().chars().next_back().is_none_or(|sign| matches!(sign, '.' | '!' | '?' | '…'))
        || !before.contains(char::is_alphanumeric);
    let after = after.trim_start();
    opens && WORDS.verb.iter().any(|verb| after.strip_prefix(verb).is_some_and(ends_word))
}

/// ”Anna, Region Gotland” as a whole line.
fn is_signature(line: &Named<'_>, hit: &Hit) -> bool {
    let before = line.lower[..hit.start].trim_end();
    if before.len() > SHORT_LINE {
        return false;
    }
    let ends = line.lower[hit.end..].chars().all(|sign| !sign.is_alphanumeric());
    ends && words(before) <= PART_WORDS && (before.ends_with(',') || follows(before, &WORDS.person)) && !before.contains(['.', '!', '?'])
}
