//! Pictures made of typed signs: faces, rows of signs, boxes, arrows.
//!
//! Leaves alone what the signs are for: lists, times, prices, masked numbers, blanks to fill in, ratings of three signs.
//! Refuses to know what a format makes of a row of signs; the caller hands over what readers meet.

mod faces;

use std::ops::Range;

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A face or a heart.
    Face,
    /// Signs in a row, or a box.
    Row,
    /// An arrow of hyphens or equals signs.
    Arrow,
}

/// A picture of signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What it shows.
    pub sort: Sort,
    /// Signs that may say a number: stars for a grade, blocks for a share.
    pub measures: bool,
}

/// So many signs in a row are a drawing.
const ROW: usize = 4;

/// The drawings of `text`, in order and apart.
pub fn find(text: &str) -> Vec<Drawing> {
    let bytes = text.as_bytes();
    let mut found: Vec<Drawing> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let drawing = match bytes[at] {
            b'a'..=b'w' | b'y' | b'z' | b' ' | b',' | b'.' | 0x80..=0xBF | 0xC3 => None,
            byte if byte.is_ascii() => typed(text, at),
            _ => drawn(text, at),
        };
        let Some(drawing) = drawing else {
            at += 1;
            continue;
        };
        at = drawing.range.end.max(at + 1);
        let overlaps = found.last().is_some_and(|last| last.range.end > drawing.range.start);
        if !overlaps {
            found.push(drawing);
        }
    }
    found
}

/// A drawing that begins at an ASCII sign.
fn typed(text: &str, at: usize) -> Option<Drawing> {
    let bytes = text.as_bytes();
    let next = bytes.get(at + 1).copied().unwrap_or_default();
    match bytes[at] {
        b'-' | b'<' | b'=' if matches!(next, b'-' | b'=') => arrow(bytes, at).or_else(|| row(text, at)),
        b'=' | b'*' | b'~' | b'_' | b'+' | b'^' | b'|' | b'-' => faces::find(text, at).or_else(|| row(text, at)),
        b'<' | b'>' => faces::find(text, at).or_else(|| row(text, at)),
        b'x' if next != b'D' => None,
        b':' | b';' | b'8' | b'B' | b'X' | b'x' | b'O' | b'T' | b'@' | b'\\' => faces::find(text, at),
        _ => None,
    }
}

/// A drawing that begins, or goes on, at a sign outside ASCII.
fn drawn(text: &str, at: usize) -> Option<Drawing> {
    let sign = text[at..].chars().next()?;
    if faces::is_feature(sign)
        && let Some(range) = faces::around(text, at)
    {
        return Some(Drawing { range, sort: Sort::Face, measures: false });
    }
    is_ink(sign).then(|| row(text, at)).flatten()
}

/// Bytes before the end of a comment in which its beginning is looked for.
const COMMENT: usize = 200;

/// `-->`, `<==` and their kin; a pair such as `->` is left alone.
fn arrow(bytes: &[u8], at: usize) -> Option<Drawing> {
    // A long row is read once, from where it begins.
    if at > 0 && bytes[at - 1] == bytes[at] {
        return None;
    }
    let head = usize::from(bytes[at] == b'<');
    let shaft = bytes.get(at + head).copied()?;
    let length = bytes[at + head..].iter().take_while(|&&byte| byte == shaft).count();
    let end = at + head + length;
    let tip = usize::from(bytes.get(end) == Some(&b'>'));
    let closes = tip == 1 && length == 2 && bytes[at.saturating_sub(COMMENT)..at].windows(4).any(|signs| signs == b"<!--");
    let comment = closes || at >= 2 && bytes[at - 2..at] == *b"<!" || head == 1 && bytes.get(end) == Some(&b'!');
    (length >= 2 && head + tip > 0 && !comment).then_some(Drawing { range: at..end + tip, sort: Sort::Arrow, measures: false })
}

/// Signs that draw lines and frames. Emoji are left to those who count emoji.
fn is_ink(sign: char) -> bool {
    match sign {
        '=' | '*' | '~' | '_' | '+' | '^' | '|' | '<' | '>' | '¤' | '¯' | '´' | '¨' | '¸' | '°' | 'º' | '·' | '•' | '∙' | '⋆' | '‾'
        | '～' => true,
        '\u{2012}'..='\u{2015}' | '\u{2500}'..='\u{25A9}' | '▬'..='▵' | '▷'..='▿' | '◁'..='◺' | '★' | '☆' => sign != '◻',
        '✦'..='✲' | '✵'..='❆' | '❈'..='❋' => sign != '✨',
        _ => false,
    }
}

fn is_box(sign: char) -> bool {
    matches!(sign, '\u{2500}'..='\u{259F}')
}

/// Signs of a row from `at` on, with single blanks between them.
struct Row {
    end: usize,
    count: usize,
    boxes: usize,
    /// Signs that draw nothing on their own: hyphens.
    first: char,
    mixed: bool,
}

fn row(text: &str, at: usize) -> Option<Drawing> {
    // What goes on with a row was looked at where it began.
    let before = text[..at].strip_suffix(' ').unwrap_or(&text[..at]).chars().next_back();
    if before.is_some_and(is_ink) || before == Some('-') && text.as_bytes()[at] == b'-' {
        return None;
    }
    let seen = read_row(text, at)?;
    let Row { end, count, boxes, first, mixed } = seen;
    let alone = !mixed && text[at..end].contains(' ') && matches!(first, '+' | '|' | '<' | '>' | '–' | '—' | '·' | '=');
    let many = count >= ROW && !alone || boxes >= 2 && boxes == count;
    let dashes = !mixed && matches!(first, '-' | '\u{2012}'..='\u{2015}') && count < ROW;
    if !many || dashes || is_meant(text, at..end, first, mixed) {
        return None;
    }
    let measures = matches!(first, '★' | '☆' | '●' | '○' | '█' | '▓' | '▒' | '░' | '■' | '□' | '▰' | '▱');
    Some(Drawing { range: at..end, sort: Sort::Row, measures })
}

fn read_row(text: &str, at: usize) -> Option<Row> {
    let first = text[at..].chars().next()?;
    let mut row = Row { end: at, count: 0, boxes: 0, first, mixed: false };
    let mut inks = 0;
    let mut signs = text[at..].char_indices().peekable();
    while let Some((step, sign)) = signs.next() {
        let ink = is_ink(sign);
        if ink || sign == '-' {
            inks += usize::from(ink);
            row.mixed |= sign != first;
            row.count += 1;
            row.boxes += usize::from(is_box(sign));
            row.end = at + step + sign.len_utf8();
        } else if sign != ' ' || !signs.peek().is_some_and(|(_, next)| is_ink(*next)) {
            break;
        }
    }
    (inks >= 2).then_some(row)
}

/// What looks like a row and is something else: a masked number, a blank to fill in, a mark of a note.
fn is_meant(text: &str, range: Range<usize>, first: char, mixed: bool) -> bool {
    let before = text[..range.start].chars().next_back();
    if mixed {
        return first == '-' && before.is_some_and(|c| c.is_ascii_digit());
    }
    let after = text[range.end..].chars().next();
    let next = text[range.end..].trim_start().chars().next();
    let touches = |side: Option<char>, what: fn(char) -> bool| side.is_some_and(what);
    match first {
        '*' | '•' | '●' => {
            let number = |c: char| c.is_ascii_digit() || c == '-';
            let masked = touches(before, number) || touches(next, |c| c.is_ascii_digit());
            let note = touches(before, char::is_alphanumeric) || touches(after, char::is_alphanumeric);
            masked || note && !frames(text, &range, first)
        }
        '_' => !frames(text, &range, first),
        '+' => touches(before, char::is_alphanumeric),
        '|' => touches(before, |c| c == '-'),
        _ => false,
    }
}

/// Characters on each side in which a frame is looked for.
const FRAME: usize = 80;

/// Whether rows of the same sign stand on both sides of a word or a line, as a frame does.
fn frames(text: &str, range: &Range<usize>, sign: char) -> bool {
    let (head, tail) = (&text[..range.start], &text[range.end..]);
    if tail
        .chars()
        .take(FRAME)
        .take_while(|c| !c.is_whitespace())
        .chain(head.chars().rev().take(FRAME).take_while(|c| !c.is_whitespace()))
        .any(|c| c == sign)
    {
        return true;
    }
    let opens = head.trim_end_matches(' ').chars().next_back().is_none_or(|c| c == '\n');
    let closes = tail.trim_start_matches(' ').chars().next().is_none_or(|c| c == '\n');
    opens && far_end(tail.chars(), sign) || closes && far_end(head.chars().rev(), sign)
}

/// Whether a line ends in the sign, some words away, and nothing on the way asks to be filled in.
fn far_end(line: impl Iterator<Item = char>, sign: char) -> bool {
    let mut last = ' ';
    for (count, c) in line.take_while(|c| *c != '\n').enumerate() {
        if c == ':' || count >= FRAME {
            return false;
        }
        last = if c == ' ' { last } else { c };
    }
    last == sign
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|drawing| &text[drawing.range]).collect()
    }

    #[test]
    fn rows_boxes_and_arrows_are_drawings() {
        for (text, drawing) in [
            ("~~~~~ Läs ~~~~~", vec!["~~~~~", "~~~~~"]),
            ("★★★★ Premiär", vec!["★★★★"]),
            ("• • • • Nytt", vec!["• • • •"]),
            ("━━━━━━━", vec!["━━━━━━━"]),
            ("█████░░░ 75 procent", vec!["█████░░░"]),
            ("┌──┐ Meny", vec!["┌──┐"]),
            (">>>> Läs här <<<<", vec![">>>>", "<<<<"]),
            ("*~*~*~* Jul", vec!["*~*~*~*"]),
            ("Boka --> 1177.se", vec!["-->"]),
            ("<---- här", vec!["<----"]),
            ("****REA****", vec!["****", "****"]),
            ("____ Obs ____", vec!["____", "____"]),
            ("-=-=-=-", vec!["-=-=-=-"]),
            ("———— Info", vec!["————"]),
        ] {
            assert_eq!(found(text), drawing, "{text}");
        }
    }

    #[test]
    fn what_the_signs_are_for_is_left_alone() {
        for text in [
            "• Ett\n• Två",
            "*** viktigt ***",
            "Namn: ______ Adress: ______",
            "Jag heter ______ och bor i ______.",
            "790523-**** och **** **** **** 1234",
            "Pris**** och f****n",
            "Meny -> Inställningar, a => b, 10–12 – och så",
            "----- Ursprungligt meddelande -----",
            "a == b || c != d && e",
            "Meny │ Sök │ Logga in",
            "... och så vidare ..... slut",
            "<!-- kommentar -->",
            "30° · 40 % · 2*3*4",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
