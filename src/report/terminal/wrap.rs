//! Text in columns: width, wrapping, cutting, and signs that a terminal would obey made visible.

use std::fmt::Write as _;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::super::json::steers;

/// Columns that a text takes.
pub(super) fn width(text: &str) -> usize {
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// The text on one line with nothing in it that steers a terminal: line breaks and tabs as blanks, other control
/// and direction signs as `<U+001B>`, soft hyphens away.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_return = false;
    for sign in text.chars() {
        match sign {
            '\n' if after_return => {}
            '\r' | '\n' | '\t' => out.push(' '),
            '\u{ad}' => {}
            _ if steers(sign) => {
                let _ = write!(out, "<U+{:04X}>", u32::from(sign));
            }
            _ => out.push(sign),
        }
        after_return = sign == '\r';
    }
    out
}

/// Breaks a text at blanks into lines of at most `columns`; a longer word is broken where it must.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let wide = width(word);
        if used > 0 && used + 1 + wide <= columns {
            push(&mut lines, " ");
            used += 1;
        } else if used > 0 {
            lines.push(String::new());
            used = 0;
        }
        if wide + used <= columns {
            push(&mut lines, word);
            used += wide;
            continue;
        }
        for sign in word.graphemes(true) {
            let wide = UnicodeWidthStr::width(sign);
            if used > 0 && used + wide > columns {
                lines.push(String::new());
                used = 0;
            }
            push(&mut lines, sign);
            used += wide;
        }
    }
    lines
}

fn push(lines: &mut [String], text: &str) {
    if let Some(last) = lines.last_mut() {
        last.push_str(text);
    }
}

/// The beginning of a text that fits, with `…` when something is left out.
pub(super) fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut out = head(text, columns.saturating_sub(1)).trim_end().to_owned();
    out.push('…');
    out
}

/// As many signs from the beginning as fit.
pub(super) fn head(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, sign) in text.grapheme_indices(true) {
        used += UnicodeWidthStr::width(sign);
        if used > columns {
            return &text[..at];
        }
    }
    text
}

/// As many signs from the end as fit.
pub(super) fn tail(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, sign) in text.grapheme_indices(true).rev() {
        used += UnicodeWidthStr::width(sign);
        if used > columns {
            return &text[at + sign.len()..];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_asked() {
        for columns in [1, 2, 7, 40] {
            for text in ["Den som lyssnar på inlägget får inte veta", "Donaudampfschifffahrtsgesellschaft", "日本語 🎉🎉 é", ""]
            {
                assert!(wrap(text, columns).iter().all(|line| width(line) <= columns.max(2)), "{text} {columns}");
                assert!(width(&cut(text, columns)) <= columns);
            }
        }
        assert_eq!(wrap("ett två tre", 7), ["ett två", "tre"]);
    }

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        assert_eq!(visible("a\u{1b}[31mb\u{202e}c\r\nd\te\u{ad}f"), "a<U+001B>[31mb<U+202E>c d ef");
    }
}
