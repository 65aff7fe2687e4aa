//! JSON as a stream of bytes: what is blank, where a value ends, on which line and in which column that is.
//!
//! Knows braces, quotation marks and backslashes. Holds no more than one buffer and what it is asked to
//! keep; counts depth and never recurses. Refuses to know what a value means.

use std::io::{self, Read};

use memchr::{memchr_iter, memchr2, memrchr};

use crate::export::text::wide::Text;

/// Bytes that are read at a time.
const BUFFER: usize = 1 << 16;

/// Why reading ends before the file does as it should.
#[derive(Debug)]
pub(super) enum Broken {
    /// The file ends in the middle of something.
    Cut,
    /// A sign that does not belong here.
    Sign,
    /// The disk, or the archive.
    Io(io::Error),
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// A file under reading.
pub(super) struct Scan {
    from: Text,
    buffer: Vec<u8>,
    at: usize,
    end: usize,
    /// From 1.
    pub(super) line: u64,
    /// From 1, in Unicode scalar values.
    pub(super) column: u64,
    /// What is passed, while it is to be kept.
    kept: Vec<u8>,
    keeps: Option<usize>,
    /// More was passed than may be kept.
    overfull: bool,
}

impl Scan {
    /// Begins.
    pub(super) fn new(from: Box<dyn Read>) -> io::Result<Self> {
        Ok(Self {
            from: Text::new(from)?,
            buffer: vec![0; BUFFER],
            at: 0,
            end: 0,
            line: 1,
            column: 1,
            kept: Vec::new(),
            keeps: None,
            overfull: false,
        })
    }

    /// Whether the file is UTF-16.
    pub(super) fn is_wide(&self) -> bool {
        self.from.is_wide()
    }

    /// The next byte; `None` at the end.
    pub(super) fn peek(&mut self) -> io::Result<Option<u8>> {
        while self.at == self.end {
            match self.from.read(&mut self.buffer) {
                Ok(0) => return Ok(None),
                Ok(read) => (self.at, self.end) = (0, read),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(self.buffer[self.at..self.end].first().copied())
    }

    /// Passes so many bytes of the buffer.
    fn pass(&mut self, bytes: usize) {
        let passed = &self.buffer[self.at..self.at + bytes];
        let after = memrchr(b'\n', passed).map(|last| {
            self.line += memchr_iter(b'\n', passed).count() as u64;
            self.column = 1;
            last + 1
        });
        let signs = passed[after.unwrap_or(0)..].iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        self.column += signs as u64;
        if let Some(most) = self.keeps {
            if self.kept.len() + bytes > most {
                (self.keeps, self.overfull, self.kept) = (None, true, Vec::new());
            } else {
                self.kept.extend_from_slice(passed);
            }
        }
        self.at += bytes;
    }

    /// Passes one byte.
    pub(super) fn step(&mut self) {
        if self.at < self.end {
            self.pass(1);
        }
    }

    /// Keeps what is passed from now on, at most so many bytes.
    pub(super) fn keep(&mut self, most: usize) {
        self.kept.clear();
        (self.keeps, self.overfull) = (Some(most), false);
    }

    /// What was kept; `None` when it was too much.
    pub(super) fn kept(&mut self) -> Option<&[u8]> {
        self.keeps = None;
        (!self.overfull).then_some(self.kept.as_slice())
    }

    /// Passes blanks, zeros among them, and gives what follows.
    pub(super) fn blanks(&mut self) -> io::Result<Option<u8>> {
        loop {
            let Some(byte) = self.peek()? else { return Ok(None) };
            if byte > b' ' {
                return Ok(Some(byte));
            }
            let held = &self.buffer[self.at..self.end];
            let blank = held.iter().position(|byte| *byte > b' ').unwrap_or(held.len());
            self.pass(blank);
        }
    }

    /// Passes `window.YTD.tweets.part0 = `, which stands before the JSON of some exports.
    pub(super) fn assignment(&mut self) -> Result<(), Broken> {
        if !self.blanks()?.is_some_and(|byte| byte.is_ascii_alphabetic()) {
            return Ok(());
        }
        for _ in 0..256 {
            match self.peek()? {
                None => return Err(Broken::Cut),
                Some(b'=') => {
                    self.step();
                    return Ok(());
                }
                Some(byte) if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'[' | b']' | b'"' | b'\'' | b' ') => {
                    self.step();
                }
                Some(_) => return Err(Broken::Sign),
            }
        }
        Err(Broken::Sign)
    }

    /// Passes the value that begins here, whatever it holds.
    pub(super) fn value(&mut self) -> Result<(), Broken> {
        match self.blanks()? {
            None => Err(Broken::Cut),
            Some(b'"') => self.string(),
            Some(b'{' | b'[') => self.nested(),
            Some(byte) if byte.is_ascii_alphanumeric() || byte == b'-' => self.scalar(),
            Some(_) => Err(Broken::Sign),
        }
    }

    /// A number, or a word as `null`: whole only when something follows.
    fn scalar(&mut self) -> Result<(), Broken> {
        loop {
            match self.peek()? {
                None => return Err(Broken::Cut),
                Some(b',' | b']' | b'}' | b':' | 0..=b' ') => return Ok(()),
                Some(_) => self.step(),
            }
        }
    }

    /// From one quotation mark to the next.
    pub(super) fn string(&mut self) -> Result<(), Broken> {
        self.step();
        loop {
            if self.peek()?.is_none() {
                return Err(Broken::Cut);
            }
            let held = &self.buffer[self.at..self.end];
            let Some(at) = memchr2(b'"', b'\\', held) else {
                self.pass(held.len());
                continue;
            };
            let quote = held[at] == b'"';
            self.pass(at + 1);
            if quote {
                return Ok(());
            }
            if self.peek()?.is_none() {
                return Err(Broken::Cut);
            }
            self.step();
        }
    }

    fn nested(&mut self) -> Result<(), Broken> {
        let mut depth = 0_u64;
        loop {
            if self.peek()?.is_none() {
                return Err(Broken::Cut);
            }
            let held = &self.buffer[self.at..self.end];
            let Some(at) = held.iter().position(|byte| matches!(byte, b'"' | b'{' | b'[' | b'}' | b']')) else {
                self.pass(held.len());
                continue;
            };
            let sign = held[at];
            if sign == b'"' {
                self.pass(at);
                self.string()?;
                continue;
            }
            self.pass(at + 1);
            if matches!(sign, b'{' | b'[') {
                depth += 1;
            } else {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Ok(());
                }
            }
        }
    }
}
