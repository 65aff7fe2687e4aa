//! The lines of a text, streamed and numbered: what JSON Lines are made of.
//!
//! Knows marks, line breaks and a bound. Refuses to know what a line says.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;

use memchr::memchr;
use serde::de::IgnoredAny;
use serde_json::Value;

use crate::export::json::elements::mended;
use crate::export::text::wide::{Text, WIDE};
use crate::export::{Entry, Feed, Origin, Stopped, Trouble};

/// Bytes of a line; a longer one is told and passed over without being held.
pub(in crate::export) const LARGEST: usize = 64 << 20;

/// Troubles of one file that are told one by one; the rest are counted.
const TOLD: u64 = 20;

/// Where in an export a line stands.
pub(in crate::export) fn at_line(entry: &Entry, line: u64) -> Origin {
    Origin { file: Arc::clone(&entry.path), archive: entry.archive.clone(), pointer: None, line: Some(line) }
}

/// Whether the first line is a whole object and another begins on the line after it.
pub(in crate::export) fn is_lines(entry: &Entry) -> bool {
    let look = || -> io::Result<bool> {
        let mut input = BufReader::new(Text::new(entry.open()?)?.take(LARGEST as u64));
        let mut line = Vec::new();
        let whole = matches!(next(&mut input, &mut line)?, Some((false, false))) && line.starts_with(b"{");
        Ok(whole && input.fill_buf()?.first() == Some(&b'{') && serde_json::from_slice::<IgnoredAny>(&mended(&line)).is_ok())
    };
    look().unwrap_or(false)
}

/// The first sign of a text that is no blank.
pub(in crate::export) fn begins(entry: &Entry) -> Option<u8> {
    let bytes = BufReader::new(Text::new(entry.open().ok()?).ok()?).bytes();
    bytes.map_while(Result::ok).find(|byte| *byte > b' ')
}

/// Troubles with lines or rows, so many that they are not all told.
#[derive(Debug, Default)]
pub(in crate::export) struct Told(u64);

impl Told {
    /// Tells, while they are few.
    pub(in crate::export) fn tell(&mut self, trouble: Trouble, feed: &mut Feed) {
        self.0 += 1;
        if self.0 <= TOLD {
            feed.trouble(trouble);
        }
    }

    /// Says how many were not told, once.
    pub(in crate::export) fn rest(&mut self, entry: &Entry, feed: &mut Feed) {
        let more = std::mem::take(&mut self.0).saturating_sub(TOLD);
        if more > 0 {
            feed.trouble(Trouble::new(
                &entry.shown(),
                [&format!("{more} rader till går inte att läsa som de ska."), &format!("{more} more lines cannot be read as they should.")],
                ["Rätta de första, och kör igen.", "Put the first ones right, and run again."],
            ));
        }
    }
}

/// Takes the value of a line, and the line's number.
pub(in crate::export) type Take<'a> = dyn FnMut(&mut Feed, &mut Told, u64, Value) -> Result<(), Stopped> + 'a;

/// Hands on every line of JSON as a value. What cannot be read is told, and the next line is read.
///
/// # Errors
/// When `take` says so.
pub(in crate::export) fn each(entry: &Entry, feed: &mut Feed, take: &mut Take) -> Result<(), Stopped> {
    let mut told = Told::default();
    let end = walk(entry, feed, &mut told, take);
    told.rest(entry, feed);
    match end {
        Ok(result) => result,
        Err(error) => {
            feed.trouble(Trouble::of_io(&entry.shown(), &error));
            Ok(())
        }
    }
}

fn walk(entry: &Entry, feed: &mut Feed, told: &mut Told, take: &mut Take) -> io::Result<Result<(), Stopped>> {
    let text = Text::new(entry.open()?)?;
    if text.is_wide() && !feed.notes.contains(&WIDE) {
        feed.notes.push(WIDE);
    }
    let mut input = BufReader::with_capacity(1 << 16, text);
    let (mut line, mut number, file) = (Vec::new(), 0, entry.shown());
    while let Some((long, last)) = next(&mut input, &mut line)? {
        number += 1;
        if long {
            told.tell(too_long(&file).at(number, None), feed);
            continue;
        }
        let said = line.trim_ascii();
        if said.iter().all(|byte| *byte == 0) {
            continue;
        }
        match value(said) {
            Ok(value) => {
                if take(feed, told, number, value).is_err() {
                    return Ok(Err(Stopped));
                }
            }
            Err(error) => told.tell(broken(&file, &error, last).at(number, Some(error.column().max(1) as u64)), feed),
        }
    }
    Ok(Ok(()))
}

/// The next line without its break: whether it was too long to be kept, and whether the file ends with it.
fn next(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Option<(bool, bool)>> {
    line.clear();
    let (mut any, mut long) = (false, false);
    loop {
        let chunk = input.fill_buf()?;
        if chunk.is_empty() {
            return Ok(any.then_some((long, true)));
        }
        any = true;
        let end = memchr(b'\n', chunk);
        let part = &chunk[..end.unwrap_or(chunk.len())];
        long = long || line.len() + part.len() > LARGEST;
        if long {
            *line = Vec::new();
        } else {
            line.extend_from_slice(part);
        }
        let used = part.len() + usize::from(end.is_some());
        input.consume(used);
        if end.is_some() {
            return Ok(Some((long, false)));
        }
    }
}

/// The value of a line; letters at fault are put right where nothing else is.
fn value(line: &[u8]) -> Result<Value, serde_json::Error> {
    serde_json::from_slice(line).or_else(|error| serde_json::from_slice(&mended(line)).map_err(|_| error))
}

fn too_long(file: &Arc<str>) -> Trouble {
    Trouble::new(
        file,
        ["Raden är längre än 64 MB, och klart hoppar över den.", "The line is longer than 64 MB, and klart passes over it."],
        ["Kontrollera att det står ett inlägg på varje rad.", "Check that there is one post on each line."],
    )
}

fn broken(file: &Arc<str>, error: &serde_json::Error, last: bool) -> Trouble {
    if error.is_eof() && last {
        return Trouble::new(
            file,
            [
                "Filen tar slut mitt i raden. Raderna före är lästa.",
                "The file ends in the middle of the line. The lines before it are read.",
            ],
            ["Gör exporten igen.", "Make the export again."],
        );
    }
    Trouble::new(
        file,
        [
            "Raden är inte hel JSON, och klart hoppar över den. Platsen visar var det tar stopp.",
            "The line is not whole JSON, and klart passes over it. The place shows where it stops.",
        ],
        ["Kontrollera att det står ett helt inlägg på varje rad.", "Check that there is one whole post on each line."],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines that are values, and the places of the troubles.
    fn read(text: &[u8]) -> (Vec<u64>, Vec<(u64, u64)>) {
        let entry = Entry::of_bytes("a.jsonl", text.to_vec());
        let (mut lines, mut places) = (Vec::new(), Vec::new());
        let mut put = |_| Ok(());
        let mut tell = |trouble: Trouble| places.push((trouble.line.unwrap_or(0), trouble.column.unwrap_or(0)));
        let mut feed = Feed::new(&mut put, &mut tell);
        let all = each(&entry, &mut feed, &mut |_, _, line, _| {
            lines.push(line);
            Ok(())
        });
        assert_eq!(all, Ok(()));
        (lines, places)
    }

    #[test]
    fn every_whole_line_is_read_and_every_other_told() {
        assert_eq!(read("\u{feff}{\"a\":1}\r\n\r\n{\"a\":tru}\n\0\0\n{\"a\":2}".as_bytes()), (vec![1, 5], vec![(3, 9)]));
        assert_eq!(read(b"{\"a\":1}\n{\"a\":\"x"), (vec![1], vec![(2, 7)]));
        assert_eq!(read(b"{\"a\":\"\\ud83d\"}\n{\"a\":\"\xe5\"}"), (vec![1, 2], vec![]), "letters at fault cost no line");
        assert_eq!(read(b""), (vec![], vec![]));
        let deep = format!("{}\n{{}}\n", "[".repeat(10_000));
        assert_eq!((read(deep.as_bytes()).0, read(deep.as_bytes()).1.len()), (vec![2], 1));
        assert_eq!(read("x\n".repeat(100).as_bytes()).1.len(), 21);
    }

    #[test]
    fn a_line_over_the_bound_is_passed_over() {
        let text = format!("1\n\"{}\"\n2\n", "x".repeat(LARGEST));
        assert_eq!(read(text.as_bytes()), (vec![1, 3], vec![(2, 0)]));
    }
}
