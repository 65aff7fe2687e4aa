//! Lines that begin as items of a list do, in one paragraph or in several.
//!
//! Knows signs, numbers that count, and how speech begins; refuses to know what may be done about it.

use std::ops::Range;

use crate::draft::{Block, Draft, Kind};
use crate::language::letters::fold;
use crate::source::Span;

/// How a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// With this sign.
    Bullet(char),
    /// With this number.
    Number(u32),
}

/// One line that begins so.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// Where it stands.
    pub(super) block: &'a Block,
    /// Which line of the block it is, from 0.
    pub(super) number: usize,
    /// Its bytes in the block's plain text.
    pub(super) range: Range<usize>,
    /// The sign and the blanks after it, in the block's plain text.
    pub(super) marker: Range<usize>,
    /// How it begins.
    pub(super) sign: Sign,
}

/// Lines in a row.
#[derive(Debug, Default)]
pub(super) struct Row<'a> {
    /// At least two.
    pub(super) lines: Vec<Line<'a>>,
    /// How many lines the block has that holds them.
    pub(super) of: usize,
}

impl Line<'_> {
    /// Its bytes.
    pub(super) fn span(&self) -> Span {
        self.block.text.span(self.range.clone()).unwrap_or(self.block.span)
    }

    fn words(&self) -> &str {
        self.block.text.plain.get(self.marker.end..self.range.end).unwrap_or_default()
    }
}

impl Row<'_> {
    /// Whether each line is a paragraph of its own.
    pub(super) fn is_across(&self) -> bool {
        self.of == 1
    }
}

/// Signs that begin nothing but items of lists; the last two are Word's own, from the fonts Symbol and Wingdings.
const BULLETS: [char; 18] = ['•', '●', '·', '○', '▪', '◦', '‣', '∙', '■', '□', '➢', '➤', '►', '✓', '✔', '⁃', '\u{F0B7}', '\u{F0A7}'];

/// The rows of a draft.
pub(super) fn rows(draft: &Draft) -> Vec<Row<'_>> {
    let mut found = Vec::new();
    // The row of paragraphs under way.
    let mut across = Row { lines: Vec::new(), of: 1 };
    for block in draft.visible() {
        let may_hold = matches!(block.kind, Kind::Paragraph | Kind::Item | Kind::Cell) && block.text.takes_tags();
        let single = if may_hold { in_block(draft, block, &mut found) } else { None };
        let single = single.filter(|_| block.kind == Kind::Paragraph);
        if !single.as_ref().is_some_and(|line| continues(&across, line)) {
            settle(&mut across, &mut found);
        }
        across.lines.extend(single.filter(|line| !across.lines.is_empty() || begins(line)));
    }
    settle(&mut across, &mut found);
    found
}

fn settle<'a>(row: &mut Row<'a>, found: &mut Vec<Row<'a>>) {
    let row = std::mem::replace(row, Row { lines: Vec::new(), of: 1 });
    if is_list(&row) {
        found.push(row);
    }
}

/// The rows within a block; the line that is all of it, when it begins as an item does.
fn in_block<'a>(draft: &Draft, block: &'a Block, found: &mut Vec<Row<'a>>) -> Option<Line<'a>> {
    let plain = block.text.plain.as_str();
    let worth = if block.in_html { plain.starts_with(may_begin) || plain.contains('\n') } else { holds_bullet(plain) };
    if !worth {
        return None;
    }
    let lines: Vec<Range<usize>> = draft.lines(block).collect();
    let of = lines.len();
    if of == 1 {
        return line(block, 0, lines[0].clone());
    }
    let mut row = Row { lines: Vec::new(), of };
    for (number, range) in lines.into_iter().enumerate() {
        let next = line(block, number, range);
        if !next.as_ref().is_some_and(|line| continues(&row, line)) {
            let done = std::mem::replace(&mut row, Row { lines: Vec::new(), of });
            if is_list(&done) {
                found.push(done);
            }
        }
        row.lines.extend(next.filter(|line| !row.lines.is_empty() || begins(line)));
    }
    if is_list(&row) {
        found.push(row);
    }
    None
}

/// Whether a sign of a list stands anywhere: all of them begin with one of three bytes.
fn holds_bullet(plain: &str) -> bool {
    memchr::memchr3(0xE2, 0xC2, 0xEF, plain.as_bytes()).is_some() && plain.contains(BULLETS)
}

fn may_begin(sign: char) -> bool {
    sign.is_ascii_digit() || matches!(sign, '-' | '–' | '*') || BULLETS.contains(&sign)
}

/// A line as an item, when it begins as one.
fn line(block: &Block, number: usize, range: Range<usize>) -> Option<Line<'_>> {
    let text = block.text.plain.get(range.clone())?;
    let first = text.chars().next().filter(|&first| may_begin(first))?;
    // Markdown reads hyphens, asterisks and numbers itself: where they stand as text they are meant as text.
    if !block.in_html && !BULLETS.contains(&first) {
        return None;
    }
    let (sign, length) = if first.is_ascii_digit() {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let stop = text[digits..].starts_with(['.', ')']).then_some(digits + 1)?;
        (Sign::Number(text[..digits].parse().ok().filter(|_| digits <= 2)?), stop)
    } else {
        (Sign::Bullet(first), first.len_utf8())
    };
    let rest = &text[length..];
    let blanks = rest.len() - rest.trim_start().len();
    let words = rest.trim_start();
    let bare = matches!(first, '•' | '●' | '\u{F0B7}' | '\u{F0A7}');
    if !(blanks > 0 || bare) || !words.starts_with(|sign: char| sign.is_alphanumeric() || matches!(sign, '”' | '"' | '(' | '§')) {
        return None;
    }
    Some(Line { block, number, marker: range.start..range.start + length + blanks, range, sign })
}

/// Whether a line may be the first of its row.
fn begins(line: &Line<'_>) -> bool {
    !matches!(line.sign, Sign::Number(number) if number != 1)
}

/// Whether a line goes on where a row has come to.
fn continues(row: &Row<'_>, line: &Line<'_>) -> bool {
    row.lines.last().is_some_and(|last| match (last.sign, line.sign) {
        (Sign::Bullet(one), Sign::Bullet(other)) => one == other,
        (Sign::Number(one), Sign::Number(other)) => one + 1 == other,
        _ => false,
    }) && row.lines.last().is_some_and(|last| last.block.kind == line.block.kind && last.block.region == line.block.region)
}

/// Whether lines in a row are a list: several, and no speech.
fn is_list(row: &Row<'_>) -> bool {
    let Some(first) = row.lines.first().filter(|_| row.lines.len() > 1) else { return false };
    match first.sign {
        Sign::Bullet('–') => {
            row.lines.len() > 2
                && (row.lines.iter().all(|line| is_item(line.words()))
                    || !row.is_across() && row.lines.iter().all(|line| is_term(line.words())))
        }
        Sign::Bullet('-') => {
            !row.lines.iter().any(|line| is_speech(line.words()))
                && (row.lines.len() > 2 || row.lines.iter().all(|line| !ends(line.words())))
        }
        // Long numbered paragraphs are sections of a text, and each speaks for itself.
        Sign::Number(_) => row.lines.iter().all(|line| line.words().len() < LONGEST),
        Sign::Bullet(_) => true,
    }
}

/// A numbered paragraph of more bytes than this is a section.
const LONGEST: usize = 400;

fn ends(words: &str) -> bool {
    words.trim_end().ends_with(['.', '!', '?'])
}

/// After a dash only what nobody would say aloud: a small letter first and no stop.
fn is_item(words: &str) -> bool {
    words.chars().next().is_some_and(char::is_lowercase) && !ends(words) && !is_speech(words)
}

/// Between line breaks, where people set lists and not speech: no stop, no comma, nobody who speaks.
fn is_term(words: &str) -> bool {
    !words.trim_end().ends_with(['.', '!', '?', ',', ':', '…', '”', '"']) && !is_speech(words)
}

const SAYING: [&str; 18] = [
    "säger",
    "sade",
    "sa",
    "berättar",
    "menar",
    "tycker",
    "frågar",
    "svarar",
    "undrar",
    "förklarar",
    "konstaterar",
    "tillägger",
    "fortsätter",
    "says",
    "said",
    "asks",
    "utbrister",
    "ropar",
];

const SPEAKERS: [&str; 6] = ["jag", "vi", "oss", "mig", "ni", "we"];

/// Somebody speaks: a verb of saying, a question or a shout, or a whole sentence by "jag" or "vi".
fn is_speech(words: &str) -> bool {
    if words.trim_end().ends_with(['!', '?']) {
        return true;
    }
    let lower = fold(words);
    let has = |list: &[&str]| lower.split(|sign: char| !sign.is_alphanumeric()).any(|word| list.contains(&word));
    has(&SAYING) || ends(words) && has(&SPEAKERS)
}
