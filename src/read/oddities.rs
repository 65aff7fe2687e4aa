//! What stands in the bytes and does not show as it is written. Knows characters and lines; the rules decide what is
//! worth saying, and whether somebody reads the place at all.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::draft::{Draft, Oddity, OddityKind};
use crate::source::{Edit, Format, Part, Span};

/// Adds the oddities of a part from byte `body` of its decoded text on.
pub(super) fn find(part: &Part, index: u16, body: usize, draft: &mut Draft) {
    let text = &part.decoded.text;
    let mut finding = Finding { part, index, text, format: draft.format, from_right: None, found: Vec::new() };
    if finding.text[body..].bytes().any(is_odd) {
        finding.characters(body);
    }
    if draft.format != Format::Html {
        finding.lines(body, draft.newline);
    }
    draft.oddities.append(&mut finding.found);
}

/// Bytes that begin something odd, and some that do not: a first look.
fn is_odd(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0x0B | 0x0E..=0x1F | 0x7F | 0xC2 | 0xCC | 0xCD | 0xE1..=0xE3 | 0xEF | 0xF3)
}

struct Finding<'a> {
    part: &'a Part,
    index: u16,
    text: &'a str,
    format: Format,
    /// Whether the text has letters of a writing that runs from right to left; looked for once.
    from_right: Option<bool>,
    found: Vec<Oddity>,
}

impl Finding<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        self.part.span(self.index, range)
    }

    fn push(&mut self, kind: OddityKind, range: Range<usize>, plain: Option<&str>) {
        let span = self.span(range);
        let edit = plain.map(|plain| Edit { span, text: plain.to_owned() });
        self.found.push(Oddity { kind, span, edit });
    }

    fn characters(&mut self, body: usize) {
        let bytes = self.text.as_bytes();
        let mut at = body;
        while let Some(step) = bytes[at..].iter().position(|&byte| is_odd(byte)) {
            at += step;
            let sign = self.text[at..].chars().next().unwrap_or_default();
            let mut end = at + sign.len_utf8();
            if sign == char::REPLACEMENT_CHARACTER {
                end = self.run(at, |c| c == sign);
                self.push(OddityKind::Lost, at..end, None);
            } else if is_invisible(sign) {
                end = self.run(at, is_invisible);
                if !self.works(at..end) {
                    self.push(OddityKind::Invisible, at..end, Some(""));
                }
            } else if sign.is_control() {
                end = self.run(at, |c| c == sign);
                let plain = if matches!(sign, '\u{b}' | '\u{85}' | '\u{1c}'..='\u{1f}') { " " } else { "" };
                self.push(OddityKind::Control, at..end, Some(plain));
            } else if is_mark(sign) {
                end = self.run(at, is_mark);
                self.letter(at..end);
            }
            at = end;
        }
    }

    /// Where the run of such characters that begins at `at` ends.
    fn run(&self, at: usize, of: impl Fn(char) -> bool) -> usize {
        self.text.len() - self.text[at..].trim_start_matches(of).len()
    }

    /// A letter with its marks: two characters where one would do.
    fn letter(&mut self, marks: Range<usize>) {
        let Some(base) = self.text[..marks.start].chars().next_back().filter(|base| base.is_alphabetic()) else { return };
        // A letter and at most two marks make a letter of their own.
        if marks.len() > 4 {
            return;
        }
        let range = marks.start - base.len_utf8()..marks.end;
        let composed: String = self.text[range.clone()].nfc().collect();
        if composed.chars().count() < self.text[range.clone()].chars().count() {
            self.push(OddityKind::Decomposed, range, Some(&composed));
        }
    }

    /// Whether a run of invisible signs does what it is for, or may be meant.
    fn works(&mut self, run: Range<usize>) -> bool {
        let before = self.text[..run.start].chars().next_back();
        let after = self.text[run.end..].chars().next();
        let beside = |what: fn(char) -> bool| before.is_some_and(what) || after.is_some_and(what);
        let signs = &self.text[run.clone()];
        if beside(takes_joiners) || signs.chars().any(is_selector) || signs.contains(is_tag) && before.is_some_and(takes_joiners) {
            return true;
        }
        if signs.chars().all(is_direction) {
            return *self.from_right.get_or_insert_with(|| self.text.chars().any(runs_left));
        }
        let edge = |side: Option<char>| side.is_none_or(|c| c.is_whitespace() || matches!(c, '<' | '>'));
        let inside = !edge(before) && !edge(after) && signs.chars().nth(1).is_none();
        // A place to break a line, or one where no line may break; in Markdown also a sign kept from being markup.
        let breaks = inside && (signs == "\u{2060}" || self.format != Format::Text && before.is_some_and(|c| "/-–._@?&=,:+|".contains(c)));
        let markup = self.format == Format::Markdown && beside(|c| "*_`#@[]()<>~|!\\".contains(c));
        breaks || markup
    }

    /// Lines that hold a dot or an invisible sign and nothing else, and many empty lines.
    fn lines(&mut self, body: usize, newline: &str) {
        let mut gap = Gap { start: body, opens: true, ..Gap::default() };
        let mut at = body;
        for line in self.text[body..].split_inclusive(['\n', '\r']) {
            let (from, content) = (at, line.trim_end_matches(['\n', '\r']));
            at += line.len();
            match look(content) {
                Line::Text => {
                    self.close(&gap, from, newline);
                    gap = Gap { start: from + content.len(), ..Gap::default() };
                }
                Line::Empty if line == "\n" && self.text[..from].ends_with('\r') => {}
                Line::Empty => gap.empty += 1,
                Line::Filler => {
                    gap.first.get_or_insert(from);
                    gap.last = from + content.len();
                }
            }
        }
        self.close(&gap, self.text.len(), newline);
    }

    /// Judges what lay between two lines of text; the line break that ends the first line counts as no empty line.
    fn close(&mut self, gap: &Gap, end: usize, newline: &str) {
        if gap.first.is_none() && gap.empty <= 2 {
            return;
        }
        let last = end == self.text.len();
        let lines = match (gap.opens, last) {
            (true, _) => 0,
            (false, true) => usize::from(self.text.ends_with(['\n', '\r'])),
            (false, false) => 2,
        };
        let whole = self.span(gap.start..end);
        let edit = Some(Edit { span: whole, text: newline.repeat(lines) });
        if let Some(first) = gap.first {
            let span = self.span(first..gap.last);
            self.found.push(Oddity { kind: OddityKind::Filler, span, edit });
        } else if !gap.opens && !last && self.format == Format::Text {
            self.found.push(Oddity { kind: OddityKind::Emptiness, span: whole, edit });
        }
    }
}

/// What lies between two lines of text.
#[derive(Default)]
struct Gap {
    /// The end of the text before it.
    start: usize,
    /// No text stands before it.
    opens: bool,
    empty: usize,
    /// The first line with a dot or an invisible sign.
    first: Option<usize>,
    /// Where the last of them ends.
    last: usize,
}

#[derive(PartialEq, Eq)]
enum Line {
    Text,
    Empty,
    Filler,
}

fn look(line: &str) -> Line {
    let bytes = line.as_bytes();
    // Most lines begin with something that shows.
    if bytes.first().is_some_and(u8::is_ascii_alphanumeric) {
        return Line::Text;
    }
    let shown = line.trim_matches(|c: char| c.is_whitespace() || is_invisible(c) || is_filler(c));
    match shown {
        "" if line.chars().any(|c| is_filler(c) || is_invisible(c) && !is_selector(c)) => Line::Filler,
        "" => Line::Empty,
        "." | ".." | "·" | "•" | "‧" | "∙" => Line::Filler,
        _ => Line::Text,
    }
}

/// Accents and their kin; strokes laid over letters are no letters of their own.
fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{331}' | '\u{339}'..='\u{36F}')
}

/// Signs that take up room and show nothing, but are no blanks.
fn is_filler(sign: char) -> bool {
    matches!(sign, '\u{2800}' | '\u{3164}' | '\u{FFA0}' | '\u{115F}' | '\u{1160}')
}

fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}')
        || is_tag(sign)
        || is_selector(sign)
}

fn is_selector(sign: char) -> bool {
    matches!(sign, '\u{FE00}'..='\u{FE0F}')
}

/// Letters of invisible tags; they spell the flags of England, Scotland and Wales after a black flag.
fn is_tag(sign: char) -> bool {
    matches!(sign, '\u{E0000}'..='\u{E007F}')
}

fn is_direction(sign: char) -> bool {
    matches!(sign, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn runs_left(sign: char) -> bool {
    matches!(sign, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Emoji, and letters of writings where joiners and breaks are a part of spelling.
fn takes_joiners(sign: char) -> bool {
    matches!(sign, '\u{20E3}' | '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{27BF}' | '\u{2900}'..='\u{2BFF}' | '\u{590}'..='\u{109F}')
        || matches!(sign, '\u{1780}'..='\u{18AF}' | '\u{3030}'..='\u{9FFF}' | '\u{A980}'..='\u{AADF}' | '\u{AC00}'..='\u{D7FF}')
        || matches!(sign, '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{1F000}'..='\u{1FAFF}')
}
