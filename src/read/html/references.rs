//! Character references and line ends: how a stretch of HTML source reads, and where each piece of it stands.
//!
//! Knows the references of the HTML standard (section 13.5) and nothing of tags. Places count bytes of the
//! part's decoded text.

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};

/// A stretch of the decoded text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Place {
    /// From `start` to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end.max(start) as u32 }
    }

    /// As a range of the decoded text.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A run of text and where it stands in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Where the run begins in the text.
    pub at: u32,
    /// How long it is in the text.
    pub length: u32,
    /// Where it stands in the source.
    pub place: Place,
    /// It stands in the source just as it reads, byte for byte.
    pub exact: bool,
}

/// A text with the places of its pieces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// How it reads.
    pub text: String,
    /// Its pieces in order, each beginning where the one before ends.
    pub pieces: Vec<Piece>,
}

impl Written {
    /// Adds text that stands in the source just as it reads.
    pub fn exact(&mut self, text: &str, start: usize) {
        if text.is_empty() {
            return;
        }
        let at = self.text.len() as u32;
        self.text.push_str(text);
        if let Some(last) = self.pieces.last_mut().filter(|last| last.exact && last.place.end as usize == start) {
            last.length += text.len() as u32;
            last.place.end += text.len() as u32;
            return;
        }
        let place = Place::new(start, start + text.len());
        self.pieces.push(Piece { at, length: text.len() as u32, place, exact: true });
    }

    /// Adds text that is written another way at `place`.
    pub fn other(&mut self, text: &str, place: Place) {
        if text.is_empty() {
            return;
        }
        let piece = Piece { at: self.text.len() as u32, length: text.len() as u32, place, exact: false };
        self.text.push_str(text);
        self.pieces.push(piece);
    }

    /// Adds another text after this one.
    pub fn append(&mut self, other: &Self) {
        let shift = self.text.len() as u32;
        self.text.push_str(&other.text);
        self.pieces.extend(other.pieces.iter().map(|piece| Piece { at: piece.at + shift, ..*piece }));
    }

    /// The text from `start` to `end`, with its pieces.
    #[must_use]
    pub fn cut(&self, start: usize, end: usize) -> Self {
        let mut cut = Self::default();
        let first = self.pieces.partition_point(|piece| (piece.at + piece.length) as usize <= start);
        for piece in self.pieces[first..].iter().take_while(|piece| (piece.at as usize) < end) {
            let from = start.max(piece.at as usize);
            let to = end.min((piece.at + piece.length) as usize);
            let Some(text) = self.text.get(from..to) else { continue };
            if piece.exact {
                cut.exact(text, piece.place.start as usize + from - piece.at as usize);
            } else {
                cut.other(text, piece.place);
            }
        }
        cut
    }

    /// From the first piece's start to the last one's end.
    pub fn place(&self) -> Option<Place> {
        Some(Place { start: self.pieces.first()?.place.start, end: self.pieces.last()?.place.end })
    }
}

/// Where a stretch of HTML that was put together from several lines stands: (offset in it, offset in the source).
#[derive(Debug, Clone)]
pub struct Segments(Vec<(u32, u32)>);

impl Segments {
    /// HTML that stands in one piece from `base` on.
    pub fn whole(base: usize) -> Self {
        Self(vec![(0, base as u32)])
    }

    /// HTML put together from pieces; each is (its offset in the whole, its offset in the source), in order.
    pub fn lines(pieces: Vec<(u32, u32)>) -> Self {
        if pieces.is_empty() { Self::whole(0) } else { Self(pieces) }
    }

    fn index(&self, at: usize) -> usize {
        self.0.partition_point(|piece| piece.0 as usize <= at).saturating_sub(1)
    }

    /// Where the character at `at` stands in the source.
    pub fn source(&self, at: usize) -> usize {
        let piece = self.0[self.index(at)];
        piece.1 as usize + at.saturating_sub(piece.0 as usize)
    }

    /// Where a stretch stands in the source; what lies between its lines is included.
    pub fn place(&self, start: usize, end: usize) -> Place {
        if end <= start {
            let at = self.source(start);
            return Place::new(at, at);
        }
        Place::new(self.source(start), self.source(end - 1) + 1)
    }

    /// Adds an unchanged stretch to a text, piece by piece.
    fn copy(&self, html: &str, start: usize, end: usize, into: &mut Written) {
        let mut from = start;
        while from < end {
            let index = self.index(from);
            let to = self.0.get(index + 1).map_or(end, |next| end.min(next.0 as usize));
            let Some(text) = html.get(from..to) else { return };
            into.exact(text, self.source(from));
            from = to;
        }
    }
}

/// What kind of stretch is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stretch {
    /// Text between tags.
    Text,
    /// An attribute's value: an ambiguous ampersand before `=` or a letter stays as it is.
    Attribute,
    /// Inside `<script>`, `<style>` and their like: no references.
    Raw,
}

/// Reads `html[start..end]`: references decoded, each line end one `\n`.
pub fn read(html: &str, start: usize, end: usize, stretch: Stretch, segments: &Segments) -> Written {
    let mut written = Written::default();
    let bytes = html.as_bytes();
    let mut copied = start;
    let mut at = start;
    while let Some(step) = memchr::memchr2(b'&', b'\r', &bytes[at..end]) {
        at += step;
        let found = if bytes[at] == b'\r' {
            let width = if bytes.get(at + 1) == Some(&b'\n') && at + 1 < end { 2 } else { 1 };
            Some((width, Characters { first: '\n', second: None }))
        } else if stretch == Stretch::Raw {
            None
        } else {
            reference(&bytes[at..end], stretch == Stretch::Attribute)
        };
        let Some((width, characters)) = found else {
            at += 1;
            continue;
        };
        segments.copy(html, copied, at, &mut written);
        let mut text = String::from(characters.first);
        text.extend(characters.second);
        written.other(&text, segments.place(at, at + width));
        at += width;
        copied = at;
    }
    segments.copy(html, copied, end, &mut written);
    written
}

/// What a reference stands for: one character, or two.
struct Characters {
    first: char,
    second: Option<char>,
}

/// The reference that `bytes` begins with: its width and what it stands for.
fn reference(bytes: &[u8], attribute: bool) -> Option<(usize, Characters)> {
    match bytes.get(1)? {
        b'#' => numeric(bytes),
        first if first.is_ascii_alphanumeric() => named(bytes, attribute),
        _ => None,
    }
}

fn numeric(bytes: &[u8]) -> Option<(usize, Characters)> {
    let (digits_at, radix) = if matches!(bytes.get(2), Some(b'x' | b'X')) { (3, 16) } else { (2, 10) };
    let mut at = digits_at;
    let mut code = 0u32;
    while let Some(digit) = bytes.get(at).and_then(|&byte| char::from(byte).to_digit(radix)) {
        code = code.saturating_mul(radix).saturating_add(digit);
        at += 1;
    }
    if at == digits_at {
        return None;
    }
    if bytes.get(at) == Some(&b';') {
        at += 1;
    }
    let windows = code.checked_sub(0x80).and_then(|index| C1_REPLACEMENTS.get(index as usize)).copied().flatten();
    let first = windows.or(char::from_u32(code).filter(|&character| character != '\0'));
    Some((at, Characters { first: first.unwrap_or(char::REPLACEMENT_CHARACTER), second: None }))
}

/// The longest name in the standard's table. It knows every beginning of a name too, as (0, 0).
fn named(bytes: &[u8], attribute: bool) -> Option<(usize, Characters)> {
    let mut best = None;
    let mut end = 1;
    while end < bytes.len() && (bytes[end].is_ascii_alphanumeric() || bytes[end] == b';') {
        end += 1;
        let name = std::str::from_utf8(&bytes[1..end]).ok()?;
        let Some(&(first, second)) = NAMED_ENTITIES.get(name) else { break };
        if let Some(first) = char::from_u32(first).filter(|&first| first != '\0') {
            best = Some((end, Characters { first, second: char::from_u32(second).filter(|&second| second != '\0') }));
        }
    }
    let (width, characters) = best?;
    let next = bytes.get(width);
    if attribute && bytes[width - 1] != b';' && next.is_some_and(|&next| next == b'=' || next.is_ascii_alphanumeric()) {
        return None;
    }
    Some((width, characters))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> String {
        read(html, 0, html.len(), Stretch::Text, &Segments::whole(0)).text
    }

    #[test]
    fn references_read_as_the_standard_says() {
        assert_eq!(text("G&aring;rd &amp; sj&ouml"), "Gård & sjö");
        assert_eq!(text("&#229;&#xE4;&#150;&#0;&#xD800;"), "åä–\u{fffd}\u{fffd}");
        assert_eq!(text("a & b &; &nope; &notit;"), "a & b &; &nope; ¬it;");
        assert_eq!(text("en\r\nrad\rtill"), "en\nrad\ntill");
    }

    #[test]
    fn an_address_keeps_its_parameters() {
        let html = "?a=1&copy=2&amp;b=3";
        assert_eq!(read(html, 0, html.len(), Stretch::Attribute, &Segments::whole(0)).text, "?a=1&copy=2&b=3");
    }

    #[test]
    fn every_piece_leads_back() {
        let written = read("xx sm&aring;", 3, 12, Stretch::Text, &Segments::whole(100));
        let places: Vec<_> = written.pieces.iter().map(|piece| (piece.place.start, piece.place.end, piece.exact)).collect();
        assert_eq!(places, [(103, 105, true), (105, 112, false)]);
        assert_eq!(written.cut(1, 4).place(), Some(Place { start: 104, end: 112 }));
    }
}
