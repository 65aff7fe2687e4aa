//! Plain text that knows its bytes.
//!
//! `plain` is what a reader meets: entities and escapes decoded, markup gone, NFC, soft hyphens and other
//! invisible signs removed, every kind of blank an ordinary one (swedish/SWEDISH.md section 3). `pieces` lead
//! each character back to the bytes it came from.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::source::{Edit, Part, Span};

use super::runs::{drawn_as_one, is_invisible, needs_care, plain_run};
use super::slot::Syntax;

/// Plain text with the way back to its source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The text as a reader meets it.
    pub plain: String,
    pieces: Vec<Piece>,
    /// Where a blank of `plain` is a line break of the source.
    breaks: Vec<u32>,
    part: u16,
    syntax: Syntax,
}

/// A run of plain text and the bytes it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    plain: u32,
    start: u32,
    end: u32,
    /// Each plain byte is one source byte.
    linear: bool,
    /// Nothing but invisible characters lies between this piece and the one before it.
    glued: bool,
}

impl Text {
    /// Text that stands nowhere in a source: no span leads back, no edit is possible.
    pub fn unplaced(plain: impl Into<String>) -> Self {
        Self { plain: plain.into(), ..Self::default() }
    }

    /// Whether there is nothing but blanks.
    pub fn is_blank(&self) -> bool {
        self.plain.trim().is_empty()
    }

    /// Characters as readers count them: extended grapheme clusters (UAX #29).
    pub fn graphemes(&self) -> usize {
        // Below U+0300 each character stands for itself, but for a carriage return before a line feed.
        if self.plain.bytes().all(|byte| byte < 0xcc && byte != b'\r') {
            return self.plain.chars().count();
        }
        self.plain.graphemes(true).count()
    }

    /// The bytes behind a range of `plain`; `None` for text that stands nowhere.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        let first = self.piece_at(range.start)?;
        if range.end <= range.start {
            let at = self.start_in(first, range.start);
            return Some(Span::in_part(self.part, at, at));
        }
        let last = self.piece_at(range.end - 1)?;
        Some(Span::in_part(self.part, self.start_in(first, range.start), self.end_in(last, range.end)))
    }

    /// The range of `plain` that a span stands behind: the way back of [`Text::span`]. `None` where no range has just that span.
    pub fn range_of(&self, span: Span) -> Option<Range<usize>> {
        let first = self.pieces.partition_point(|piece| piece.end <= span.start);
        let after = self.pieces.partition_point(|piece| piece.start < span.end);
        let (from, last) = (self.pieces.get(first)?, after.checked_sub(1)?);
        let start = if from.linear { from.plain + span.start.checked_sub(from.start)? } else { from.plain } as usize;
        let piece = self.pieces[last];
        let end = if piece.linear { (piece.plain + span.end.checked_sub(piece.start)?) as usize } else { self.plain_end(last) };
        (start <= end && end <= self.plain.len() && self.span(start..end) == Some(span)).then_some(start..end)
    }

    /// Where in `plain` some bytes stand, or would stand if they showed: inside it, or beside a character of it.
    pub fn near(&self, span: Span) -> Option<usize> {
        if span.part != self.part {
            return None;
        }
        let after = self.pieces.partition_point(|piece| piece.start < span.start);
        if let Some(index) = after.checked_sub(1).filter(|&index| self.pieces[index].end >= span.start) {
            let piece = self.pieces[index];
            let inside = if piece.linear { (piece.plain + span.start - piece.start) as usize } else { piece.plain as usize };
            return Some(if span.start == piece.end { self.plain_end(index) } else { inside });
        }
        self.pieces.get(after).filter(|piece| piece.start <= span.end).map(|piece| piece.plain as usize)
    }

    /// The lines as they are written, line breaks that only fold into blanks included.
    pub fn lines(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut folded = self.breaks.iter().map(|&at| at as usize).peekable();
        let mut meant = self.plain.match_indices('\n').map(|(at, _)| at).peekable();
        let mut start = Some(0);
        std::iter::from_fn(move || {
            let from = start?;
            let end = match (folded.peek(), meant.peek()) {
                (Some(fold), Some(mean)) if fold < mean => folded.next(),
                (Some(_), None) => folded.next(),
                _ => meant.next(),
            };
            start = end.map(|end| end + 1);
            Some(from..end.unwrap_or(self.plain.len()))
        })
    }

    /// A range of the text as a text of its own.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Self {
        let mut part = Self { plain: self.plain[range.clone()].to_owned(), part: self.part, syntax: self.syntax, ..Self::default() };
        let (Some(first), false) = (self.piece_at(range.start), range.is_empty()) else { return part };
        let end = self.pieces.partition_point(|piece| (piece.plain as usize) < range.end);
        part.pieces.extend_from_slice(&self.pieces[first..end]);
        if let Some(last) = part.pieces.last_mut() {
            last.end = self.end_in(end - 1, range.end) as u32;
        }
        for piece in &mut part.pieces {
            piece.plain = piece.plain.saturating_sub(range.start as u32);
        }
        if let Some(opening) = part.pieces.first_mut() {
            opening.start = self.start_in(first, range.start) as u32;
            opening.glued = true;
        }
        let breaks = self.breaks.iter().filter(|&&at| range.contains(&(at as usize)));
        part.breaks.extend(breaks.map(|at| at - range.start as u32));
        part
    }

    /// The same text with room for so many bytes more on so many lines.
    pub(crate) fn with_room(&self, bytes: usize, lines: usize) -> Self {
        let mut plain = String::with_capacity(self.plain.len() + bytes);
        plain.push_str(&self.plain);
        let mut pieces = Vec::with_capacity(self.pieces.len() + 2 * lines);
        pieces.extend_from_slice(&self.pieces);
        Self { plain, pieces, breaks: self.breaks.clone(), part: self.part, syntax: self.syntax }
    }

    /// Appends the text of the line after this one, with a blank for the line break.
    pub fn append(&mut self, line: &Self) {
        let Some(first) = line.pieces.first() else { return };
        let at = self.plain.len() as u32;
        self.plain.push(' ');
        self.plain.push_str(&line.plain);
        self.pieces.push(Piece { plain: at, start: first.start, end: first.start, linear: false, glued: false });
        self.pieces.extend(line.pieces.iter().map(|piece| Piece { plain: at + 1 + piece.plain, ..*piece }));
    }

    /// The bytes behind the whole text.
    pub fn whole(&self) -> Option<Span> {
        self.span(0..self.plain.len())
    }

    /// Replaces a range of `plain`, escaped for the format. `None` where markup lies inside the range, where the
    /// text stands nowhere, or where the format cannot hold the new text.
    pub fn edit(&self, range: Range<usize>, new: &str) -> Option<Edit> {
        let span = self.span(range.clone())?;
        if range.end > range.start {
            let (first, last) = (self.piece_at(range.start)?, self.piece_at(range.end - 1)?);
            if self.pieces[first + 1..=last].iter().any(|piece| !piece.glued) {
                return None;
            }
        }
        Some(Edit { span, text: self.syntax.escape(new)? })
    }

    /// Where inside a range of `plain` something that does not show lies between two characters: markup.
    pub fn seams(&self, range: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let first = self.pieces.partition_point(|piece| (piece.plain as usize) <= range.start);
        let inside = self.pieces[first..].iter().take_while(move |piece| (piece.plain as usize) < range.end);
        inside.filter(|piece| !piece.glued).map(|piece| piece.plain as usize)
    }

    /// Whether inline tags may stand in it.
    pub fn takes_tags(&self) -> bool {
        matches!(self.syntax, Syntax::Markdown | Syntax::Html)
    }

    fn piece_at(&self, plain: usize) -> Option<usize> {
        let next = self.pieces.partition_point(|piece| piece.plain as usize <= plain);
        next.checked_sub(1)
    }

    fn start_in(&self, index: usize, plain: usize) -> usize {
        let piece = self.pieces[index];
        if piece.linear {
            return (piece.start as usize + plain - piece.plain as usize).min(piece.end as usize);
        }
        if plain >= self.plain_end(index) { piece.end as usize } else { piece.start as usize }
    }

    fn end_in(&self, index: usize, plain_end: usize) -> usize {
        let piece = self.pieces[index];
        if piece.linear { piece.start as usize + plain_end - piece.plain as usize } else { piece.end as usize }
    }

    fn plain_end(&self, index: usize) -> usize {
        self.pieces.get(index + 1).map_or(self.plain.len(), |next| next.plain as usize)
    }
}

/// Builds a [`Text`] from runs of a part's decoded text.
pub struct TextBuilder<'a> {
    part: &'a Part,
    text: Text,
    /// End of the last thing taken from the source, in decoded text.
    reached: Option<usize>,
    collapse: bool,
    owed: Option<Range<usize>>,
}

impl<'a> TextBuilder<'a> {
    /// A builder over one part; `collapse` folds runs of white space into one blank, as HTML and prose do.
    pub fn new(part: &'a Part, index: u16, syntax: Syntax, collapse: bool) -> Self {
        Self { part, text: Text { part: index, syntax, ..Text::default() }, reached: None, collapse, owed: None }
    }

    /// Whether nothing that shows has come yet.
    pub fn is_empty(&self) -> bool {
        self.text.plain.is_empty()
    }

    /// Where the next character will stand in `plain`.
    pub fn position(&self) -> usize {
        self.text.plain.len() + usize::from(self.owed.is_some() && !self.text.plain.is_empty())
    }

    /// Appends a run that stands in the source just as it reads.
    pub fn source(&mut self, range: Range<usize>) {
        let decoded = &self.part.decoded.text;
        let Some(slice) = decoded.get(range.clone()) else { return };
        if !needs_care(slice, self.collapse) && self.part.decoded.is_identity() {
            self.settle();
            self.piece(slice, range, true);
            return;
        }
        let mut at = 0;
        while at < slice.len() {
            let plain = if self.part.decoded.is_identity() { plain_run(&slice[at..], self.collapse) } else { 0 };
            let end = at + if plain > 0 { plain } else { drawn_as_one(&slice[at..]) };
            let place = range.start + at..range.start + end;
            if plain > 0 {
                self.settle();
                self.piece(&slice[at..end], place, true);
            } else {
                self.cluster(&slice[at..end], place);
            }
            at = end;
        }
    }

    /// Appends text that is written another way in the source: an entity, an escape, a line break.
    pub fn written(&mut self, plain: &str, range: Range<usize>) {
        for cluster in plain.split_inclusive(|_: char| true) {
            self.cluster(cluster, range.clone());
        }
    }

    /// Appends a line break that the format means.
    pub fn line_break(&mut self, range: Range<usize>) {
        self.owed = None;
        if !self.text.plain.is_empty() && !self.text.plain.ends_with('\n') {
            while self.text.plain.ends_with(' ') {
                self.text.plain.pop();
            }
            self.cut(self.text.plain.len());
            self.piece("\n", range, false);
        }
    }

    /// The finished text, trimmed of blanks at its end.
    pub fn finish(mut self) -> Text {
        if self.collapse {
            let kept = self.text.plain.trim_end().len();
            self.text.plain.truncate(kept);
            self.cut(kept);
        }
        self.text
    }

    /// Forgets what lies behind the plain text from `length` on.
    fn cut(&mut self, length: usize) {
        let pieces = self.text.pieces.partition_point(|piece| (piece.plain as usize) < length);
        let breaks = self.text.breaks.partition_point(|&at| (at as usize) < length);
        self.text.pieces.truncate(pieces);
        self.text.breaks.truncate(breaks);
    }

    fn cluster(&mut self, written: &str, range: Range<usize>) {
        let Some(first) = written.chars().next() else { return };
        if is_invisible(first) {
            self.skip(range);
        } else if self.collapse && (first.is_whitespace()) {
            if self.owed.is_none() && !self.text.plain.is_empty() && !self.text.plain.ends_with([' ', '\n']) {
                self.owed = Some(range);
            } else if let Some(owed) = &mut self.owed {
                owed.end = range.end.max(owed.end);
            }
        } else {
            self.settle();
            let linear =
                written.is_ascii() && self.part.decoded.byte_of(range.end) - self.part.decoded.byte_of(range.start) == written.len();
            if first == '\u{a0}' || first == '\u{202f}' || first == '\u{2007}' || first == '\u{2009}' {
                self.piece(" ", range, false);
            } else if written.len() == first.len_utf8() {
                self.piece(written, range, linear);
            } else {
                self.piece(&written.nfc().collect::<String>(), range, false);
            }
        }
    }

    /// Passes over something invisible: a later edit may still span it.
    fn skip(&mut self, range: Range<usize>) {
        if self.reached == Some(range.start) {
            self.reached = Some(range.end);
        }
    }

    fn settle(&mut self) {
        if let Some(range) = self.owed.take() {
            if self.part.decoded.text.get(range.clone()).is_some_and(|blank| blank.contains(['\n', '\r'])) {
                self.text.breaks.push(self.text.plain.len() as u32);
            }
            self.piece(" ", range, false);
        }
    }

    fn piece(&mut self, plain: &str, range: Range<usize>, linear: bool) {
        let (start, end) = (self.part.decoded.byte_of(range.start), self.part.decoded.byte_of(range.end));
        let glued = self.reached == Some(range.start) || self.reached.is_none();
        let contiguous = self.text.pieces.last().is_some_and(|last| last.linear && linear && last.end as usize == start);
        if contiguous {
            if let Some(last) = self.text.pieces.last_mut() {
                last.end = end as u32;
            }
        } else {
            self.text.pieces.push(Piece { plain: self.text.plain.len() as u32, start: start as u32, end: end as u32, linear, glued });
        }
        self.text.plain.push_str(plain);
        self.reached = Some(range.end);
    }
}
