//! Where the blocks of a plain text begin and end: blank lines, rules, headings, list markers and, for hard-wrapped
//! text, short lines before a capital. Refuses to know what the blocks say; it hands out byte ranges of the source.

/// What a block of plain text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlainKind {
    /// Running text.
    Paragraph,
    /// A line after `#` … `######`; 1–6.
    Heading(u8),
    /// Text after a list marker.
    Item,
}

/// A stretch of the source that goes into a block's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// A blank stands before it in the block's text (the line break of the source).
    pub blank_before: bool,
}

/// A block: its pieces in order, never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainBlock {
    /// What it is.
    pub kind: PlainKind,
    /// What its text is made of.
    pub pieces: Vec<Piece>,
}

impl PlainBlock {
    /// The block's text: its pieces, joined.
    pub fn text(&self, source: &str) -> String {
        let mut text = String::new();
        for piece in &self.pieces {
            if piece.blank_before {
                text.push(' ');
            }
            text.push_str(&source[piece.start..piece.end]);
        }
        text
    }
}

/// From this many lines with text on, a text without a channel may be hard-wrapped.
const WRAPPED_LINES: usize = 8;

/// Whether `source` has enough lines for the line heuristic to be of use.
pub fn may_be_wrapped(source: &str) -> bool {
    lines(source).filter(|line| !line.text.is_empty()).nth(WRAPPED_LINES - 1).is_some()
}

/// Splits `source` into blocks. `line_heuristic` also ends a block after a line that stops far from the margin.
pub fn split(source: &str, line_heuristic: bool) -> Vec<PlainBlock> {
    let margin = if line_heuristic { margin(source) } else { 0 };
    let mut blocks = Blocks::default();
    for line in lines(source) {
        if line.text.is_empty() || is_rule(line.text) {
            blocks.end();
            continue;
        }
        if let Some((level, skip)) = heading(line.text) {
            blocks.end();
            blocks.begin(PlainKind::Heading(level));
            blocks.add(&line, skip, 1..=3);
            blocks.end();
            continue;
        }
        let marker = list_marker(line.text).or_else(|| line_heuristic.then(|| section_number(line.text)).flatten());
        if let Some(skip) = marker {
            blocks.end();
            blocks.begin(PlainKind::Item);
            blocks.add(&line, skip, 2..=2);
        } else {
            if line_heuristic && blocks.previous.is_some_and(|before| breaks(before, line.text, margin)) {
                blocks.end();
            }
            blocks.add(&line, 0, 2..=2);
        }
        blocks.previous = Some(line.text);
    }
    blocks.end();
    blocks.done
}

struct Line<'a> {
    text: &'a str,
    start: usize,
}

/// Characters that show nothing and count as nothing.
fn is_void(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{FE0F}')
}

/// The lines of `source` without surrounding blanks; CRLF, CR, LF and FF each end one.
fn lines(source: &str) -> impl Iterator<Item = Line<'_>> {
    let mut at = 0;
    source.split(['\n', '\r', '\u{C}']).filter_map(move |line| {
        let from = at;
        at += line.len() + 1;
        let blank = |c: char| c.is_whitespace() || is_void(c);
        let tail = line.trim_start_matches(blank);
        // At the end of a line U+FE0F belongs to the sign before it.
        let blank = |c: char| c != '\u{FE0F}' && blank(c);
        let between = line.is_empty() && source[..from].ends_with('\r') && source[from..].starts_with('\n');
        (!between).then(|| Line { text: tail.trim_end_matches(blank), start: from + line.len() - tail.len() })
    })
}

#[derive(Default)]
struct Blocks<'a> {
    done: Vec<PlainBlock>,
    open: Option<PlainBlock>,
    previous: Option<&'a str>,
}

impl Blocks<'_> {
    fn end(&mut self) {
        self.previous = None;
        self.done.extend(self.open.take().filter(|block| !block.pieces.is_empty()));
    }

    fn begin(&mut self, kind: PlainKind) {
        self.open = Some(PlainBlock { kind, pieces: Vec::new() });
    }

    /// Adds a line from byte `skip` on, without runs of `*` or `_` whose length lies in `runs`.
    fn add(&mut self, line: &Line<'_>, skip: usize, runs: std::ops::RangeInclusive<usize>) {
        let block = self.open.get_or_insert_with(|| PlainBlock { kind: PlainKind::Paragraph, pieces: Vec::new() });
        let mut blank_before = !block.pieces.is_empty();
        let bytes = line.text.as_bytes();
        let (mut from, mut at) = (skip, skip);
        while at < bytes.len() {
            let run = run_at(bytes, at);
            if run < *runs.start() || run > EMPHASIS {
                at += run.max(1);
                continue;
            }
            let length = run.min(*runs.end());
            if from < at {
                block.pieces.push(Piece { start: line.start + from, end: line.start + at, blank_before });
                blank_before = false;
            }
            at += length;
            from = at;
        }
        if from < bytes.len() {
            block.pieces.push(Piece { start: line.start + from, end: line.start + bytes.len(), blank_before });
        }
    }
}

/// Length of the run of equal `*` or `_` at `at`.
fn run_at(bytes: &[u8], at: usize) -> usize {
    let first = bytes[at];
    if !matches!(first, b'*' | b'_') {
        return 0;
    }
    bytes[at..].iter().take_while(|&&byte| byte == first).count()
}

/// Emphasis has at most so many signs; a longer run is a drawing or a blank to fill in, and a part of the text.
const EMPHASIS: usize = 3;

/// The lines of `*`, `_` or `=` alone that divide `source` and belong to no block; those of hyphens are ordinary rules.
pub fn rulers(source: &str) -> Vec<std::ops::Range<usize>> {
    if !["====", "****", "____"].iter().any(|run| source.contains(run)) {
        return Vec::new();
    }
    let drawn = lines(source).filter(|line| is_rule(line.text) && !line.text.contains('-'));
    drawn.map(|line| line.start..line.start + line.text.len()).collect()
}

fn is_rule(text: &str) -> bool {
    text.len() >= 3 && text.bytes().all(|b| matches!(b, b'-' | b'_' | b'*' | b'=' | b' ' | b'\t'))
}

/// Level of a heading and where its text begins.
fn heading(text: &str) -> Option<(u8, usize)> {
    let level = text.bytes().take_while(|&b| b == b'#').count();
    let rest = text[level..].trim_start();
    let blank = text[level..].starts_with(char::is_whitespace);
    ((1..=6).contains(&level) && blank && !rest.is_empty()).then_some((level as u8, text.len() - rest.len()))
}

/// Where the text after a list marker begins.
fn list_marker(text: &str) -> Option<usize> {
    let digits = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let sign = text[digits..].chars().next()?;
    let numbered = (1..=3).contains(&digits) && matches!(sign, '.' | ')');
    let bullet = digits == 0 && matches!(sign, '•' | '▪' | '◦' | '‣' | '*' | '+' | '-' | '–' | '\u{F0B7}' | '\u{F02D}' | '\u{F0A7}');
    (numbered || bullet).then(|| after_blank(text, digits + sign.len_utf8())).flatten()
}

/// Where the text after a section number such as ”2.1” begins: a capital follows.
fn section_number(text: &str) -> Option<usize> {
    let digits = |at: usize| text[at..].bytes().take_while(u8::is_ascii_digit).count();
    let mut at = digits(0);
    if !(1..=2).contains(&at) {
        return None;
    }
    while text[at..].starts_with('.') && digits(at + 1) > 0 {
        at += 1 + digits(at + 1);
    }
    after_blank(text, at).filter(|&start| text[start..].starts_with(char::is_uppercase))
}

fn after_blank(text: &str, at: usize) -> Option<usize> {
    let rest = text[at..].trim_start();
    (rest.len() < text.len() - at && !rest.is_empty()).then(|| text.len() - rest.len())
}

/// Characters of a line as a reader sees them.
fn length(text: &str) -> usize {
    text.chars().filter(|&c| !is_void(c) && !matches!(c, '\u{300}'..='\u{36F}')).count()
}

/// The line length that nine lines in ten do not exceed.
fn margin(source: &str) -> usize {
    let mut lengths: Vec<usize> = lines(source).filter(|line| !line.text.is_empty()).map(|line| length(line.text)).collect();
    lengths.sort_unstable();
    lengths.len().checked_sub(1).map_or(0, |last| lengths[last * 9 / 10])
}

/// Whether `line` begins a new block after `before`, a line that stopped short without a stop.
fn breaks(before: &str, line: &str, margin: usize) -> bool {
    let shown = before.strip_suffix(['”', '’', '"', ')']).unwrap_or(before);
    if shown.ends_with(['.', '!', '?', ':', ';', ',', '–', '-']) || length(before) * 10 >= margin * 6 {
        return false;
    }
    let start = line.strip_prefix(['”', '"', '’', '“', '„', '(', '[']).unwrap_or(line);
    start.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str, line_heuristic: bool) -> Vec<(PlainKind, String)> {
        split(source, line_heuristic).iter().map(|block| (block.kind, block.text(source))).collect()
    }

    #[test]
    fn blocks_of_a_note() {
        let source = "## **Så** gör du\r\nRad ett\r\nrad **två**\r\n\r\n- först\r\n2) sedan\r\n-----\r\nSlut";
        let wanted = [
            (PlainKind::Heading(2), "Så gör du"),
            (PlainKind::Paragraph, "Rad ett rad två"),
            (PlainKind::Item, "först"),
            (PlainKind::Item, "sedan"),
            (PlainKind::Paragraph, "Slut"),
        ];
        assert_eq!(texts(source, false), wanted.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn a_short_line_before_a_capital_ends_a_block_in_wrapped_text() {
        let source =
            "Rubrik utan punkt\nDet här är en lång rad som går ut till marginalen i\ndokumentet, och som sedan fortsätter på nästa rad.";
        assert_eq!(texts(source, false).len(), 1);
        assert_eq!(texts(source, true).len(), 2);
    }

    #[test]
    fn marks_alone_are_no_block() {
        assert_eq!(texts("**\n\n#\n\n\u{FEFF}\n", false), [(PlainKind::Paragraph, "#".to_owned())]);
    }
}
