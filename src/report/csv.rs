//! Cells of CSV files that klart writes for spreadsheets: UTF-8 with a mark, semicolons, CRLF.
//!
//! Knows how a cell becomes a formula and keeps it from that (OWASP, ”CSV Injection”); identity numbers are hidden.

use std::io;

use crate::config::Lang;
use crate::mask::mask;

/// What stands first in a file, so that Excel reads å, ä and ö.
pub(super) const MARK: &str = "\u{feff}";

/// What a spreadsheet in a language expects between cells: the comma of Swedish numbers cannot part them.
pub(super) fn separator(lang: Lang) -> u8 {
    if lang == Lang::Sv { b';' } else { b',' }
}

/// Writes one row with semicolons.
pub(super) fn row<S: AsRef<str>>(cells: &[S], out: &mut dyn io::Write) -> io::Result<()> {
    separated(cells, b';', out)
}

/// Writes one row; `separator` is a semicolon or a comma, and no cell holds either unquoted.
pub(super) fn separated<S: AsRef<str>>(cells: &[S], separator: u8, out: &mut dyn io::Write) -> io::Result<()> {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.write_all(&[separator])?;
        }
        out.write_all(safe(cell.as_ref()).as_bytes())?;
    }
    out.write_all(b"\r\n")
}

/// A cell that no spreadsheet takes for a formula, quoted where it must be.
pub(super) fn safe(text: &str) -> String {
    let text: String = mask(text).chars().filter(|sign| *sign == '\n' || *sign == '\t' || !super::json::steers(*sign)).collect();
    let first = text.trim_start_matches([' ', '\u{a0}', '\u{feff}']).chars().next();
    let formula =
        first.is_some_and(|sign| matches!(sign, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '|' | '%' | '＝' | '＋' | '－' | '＠'));
    let text = if formula { format!("'{text}") } else { text };
    if text.contains([';', ',', '"', '\n', '\r', '\t']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn a_cell_is_never_a_formula() {
        for (text, written) in [
            ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""),
            ("+46 498 26 90 00", "'+46 498 26 90 00"),
            ("-1", "'-1"),
            ("@ekvik", "'@ekvik"),
            ("\t=1", "\"'\t=1\""),
            ("\r=1", "'=1"),
            (" =1+1", "' =1+1"),
            ("a;b", "\"a;b\""),
            ("Ung i Ekvik", "Ung i Ekvik"),
            ("19900101-2384", "19900101-****"),
            ("a\u{1b}[31m\0b", "a[31mb"),
        ] {
            assert_eq!(safe(text), written, "{text:?}");
        }
    }
}
