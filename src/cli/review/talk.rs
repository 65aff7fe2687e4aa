//! Plain lines out, plain lines in: nothing is drawn over, so that a screen reader hears all and a pipe holds all.
//!
//! Knows columns, the language and where input ends. What is asked is for others to say.

use std::io::{self, BufRead, Read, Write};

use anstyle::Style;

use crate::config::Lang;
use crate::mask::mask_as;
use crate::report::terminal::{clip, folded, visible};

/// Bytes of one answer that are read; nobody types more.
const LONGEST: u64 = 1 << 16;

/// One who asks and listens.
pub(super) struct Talk<'a> {
    pub(super) input: &'a mut dyn BufRead,
    pub(super) out: &'a mut dyn Write,
    /// Columns; no line is wider but for what a person types.
    pub(super) width: usize,
    pub(super) lang: Lang,
    /// Days of birth are hidden too.
    pub(super) days: bool,
    /// Shows what was read where no terminal has shown it, so that a transcript is whole.
    pub(super) echo: bool,
}

impl Talk<'_> {
    /// The words in the language spoken.
    pub(super) fn t(&self, sv: &'static str, en: &'static str) -> &'static str {
        if self.lang == Lang::Sv { sv } else { en }
    }

    /// A text on as many lines as it takes; identity numbers are hidden, and nothing steers the terminal.
    pub(super) fn say(&mut self, indent: usize, text: &str) -> io::Result<()> {
        self.led(&" ".repeat(indent), text)
    }

    /// As [`Talk::say`], after some signs that the further lines leave room for.
    pub(super) fn led(&mut self, lead: &str, text: &str) -> io::Result<()> {
        let indent = lead.chars().count();
        for (at, line) in folded(visible(&mask_as(text, self.days)).trim(), indent, self.width).into_iter().enumerate() {
            let line = if at == 0 { format!("{lead}{}", line.trim_start()) } else { line };
            writeln!(self.out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    /// A text that stands out where there is a terminal.
    pub(super) fn bold(&mut self, text: &str) -> io::Result<()> {
        let bold = Style::new().bold();
        let text = visible(&mask_as(text, self.days)).into_boxed_str();
        folded(&text, 0, self.width).into_iter().try_for_each(|line| writeln!(self.out, "{bold}{line}{bold:#}"))
    }

    /// One line, cut where it must be.
    pub(super) fn row(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{}", clip(&visible(&mask_as(text, self.days)), self.width))
    }

    pub(super) fn blank(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// Asks, and waits on the same line; `None` when there is nobody left to answer.
    pub(super) fn ask(&mut self, prompt: &str) -> io::Result<Option<String>> {
        let mut lines = folded(prompt.trim_end(), 0, self.width.saturating_sub(2)).into_iter().peekable();
        while let Some(line) = lines.next() {
            if lines.peek().is_some() { writeln!(self.out, "{line}")? } else { write!(self.out, "{line} ")? }
        }
        self.out.flush()?;
        let mut bytes = Vec::new();
        if (&mut self.input).take(LONGEST).read_until(b'\n', &mut bytes)? == 0 {
            writeln!(self.out)?;
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned();
        if self.echo {
            writeln!(self.out, "{}", visible(&mask_as(&line, self.days)))?;
        }
        Ok(Some(line))
    }
}
