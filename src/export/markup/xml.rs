//! Records of an XML file (items, entries, addresses of a map), one at a time, whatever the size of the file.
//!
//! Knows elements by their local names, and the few namespaces that feeds are made of. Holds one record, at most
//! [`LARGEST`] bytes. Expands no entities but XML's own; forgives what a strict reader would refuse.

use std::borrow::Cow;
use std::io::BufRead;
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::errors::Error;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use crate::finding::Msg;

use crate::export::markup::letters::{Letters, unpacked};
use crate::export::markup::node::{Building, MOST_ATTRIBUTES, Node, Space};
use crate::export::{Entry, Feed, Origin, Trouble};

pub(in crate::export) use crate::export::markup::node::Record;

const FORBIDDEN: Msg = Msg::new(
    "Filen har osynliga styrtecken som XML inte tillåter. De är utelämnade.",
    "The file has invisible control characters that XML does not allow. They are left out.",
);
const BROKEN: Msg =
    Msg::new("Några tecken i filen går inte att läsa. De visas som �.", "Some signs in the file cannot be read. They are shown as �.");
const AGAIN: [&str; 2] = ["Ladda ner exporten igen.", "Download the export again."];

/// A walk through an XML file.
pub(in crate::export) struct Walk<'e> {
    entry: &'e Entry,
    reader: Reader<Letters>,
    buffer: Vec<u8>,
    outer: Building,
    spaces: Vec<(String, Space)>,
    records: u64,
    /// The file has ended, or its rest cannot be read.
    done: bool,
}

/// What an event of the tokenizer is, without its buffer.
enum Step {
    Open(Node, bool),
    Close(String),
    Text(String, bool),
    Nothing,
    End,
}

impl<'e> Walk<'e> {
    /// From the file's beginning; what keeps it from being opened is told.
    pub(in crate::export) fn open(entry: &'e Entry, feed: &mut Feed) -> Option<Self> {
        let inner = match entry.open().and_then(unpacked) {
            Ok(inner) => inner,
            Err(error) => {
                feed.trouble(Trouble::of_io(&entry.shown(), &error));
                return None;
            }
        };
        let mut reader = Reader::from_reader(Letters::new(inner));
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        config.expand_empty_elements = true;
        let outer = Building::outside();
        Some(Self { entry, reader, buffer: Vec::new(), outer, spaces: Vec::new(), records: 0, done: false })
    }

    /// What has stood outside all records so far: the fields of the whole.
    pub(in crate::export) fn head(&self) -> &Record {
        &self.outer.record
    }

    /// The next whole element of one of those names. `None` at the file's end; what is cut off or broken there is told.
    pub(in crate::export) fn next(&mut self, wanted: &[&str], feed: &mut Feed) -> Option<Record> {
        let mut inner: Option<Building> = None;
        while !self.done {
            match self.step(feed) {
                Step::Open(node, raw) => match &mut inner {
                    Some(building) => building.open(node, raw),
                    None if wanted.contains(&node.name.as_str()) => {
                        self.records += 1;
                        let path = format!("{}/{}[{}]", self.outer.path(), node.name, self.records);
                        inner = Some(Building::of(node, path, self.reader.get_ref().line));
                    }
                    None => self.outer.open(node, raw),
                },
                Step::Text(text, reference) => inner.as_mut().unwrap_or(&mut self.outer).text(&text, reference),
                Step::Close(name) => match &mut inner {
                    Some(building) => {
                        if building.close(&name) {
                            let whole = inner.take()?;
                            if !whole.over {
                                return Some(whole.record);
                            }
                            self.too_large(&whole.record, feed);
                        }
                    }
                    None => {
                        self.outer.close(&name);
                    }
                },
                Step::Nothing => {}
                Step::End => self.end(inner.is_some(), feed),
            }
        }
        None
    }

    fn step(&mut self, feed: &mut Feed) -> Step {
        self.buffer.clear();
        self.reader.get_mut().allow();
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => opened(&tag, &mut self.spaces),
            Ok(Event::End(tag)) => Step::Close(tag.local_name().as_ref().to_owned()),
            Ok(Event::Text(text)) => Step::Text(text.into_inner().into_owned(), false),
            Ok(Event::CData(text)) => Step::Text(text.into_inner().into_owned(), false),
            Ok(Event::GeneralRef(name)) => Step::Text(name.into_inner().into_owned(), true),
            Ok(Event::Eof) => Step::End,
            Ok(_) | Err(Error::IllFormed(_)) => Step::Nothing,
            Err(Error::Io(error)) => {
                self.done = true;
                let place = (self.reader.get_ref().line, self.reader.get_ref().column);
                let trouble = if self.reader.get_ref().burst { burst(self.entry) } else { Trouble::of_io(&self.entry.shown(), &error) };
                feed.trouble(trouble.at(place.0, Some(place.1)));
                Step::Nothing
            }
            Err(_) => {
                self.cut(feed);
                Step::Nothing
            }
        }
    }

    fn end(&mut self, within: bool, feed: &mut Feed) {
        self.done = true;
        for (met, note) in [(self.reader.get_ref().forbidden, FORBIDDEN), (self.reader.get_ref().broken, BROKEN)] {
            if met && !feed.notes.contains(&note) {
                feed.notes.push(note);
            }
        }
        if within || self.outer.is_open() {
            self.cut(feed);
        } else if self.outer.record.nodes.len() <= 1 && self.records == 0 {
            feed.trouble(Trouble::new(&self.entry.shown(), ["Filen är tom.", "The file is empty."], AGAIN).at(1, None));
        }
    }

    fn cut(&mut self, feed: &mut Feed) {
        self.done = true;
        let ended = self.reader.get_mut().fill_buf().is_ok_and(<[u8]>::is_empty);
        let letters = self.reader.get_ref();
        let problem = if ended {
            ["Filen tar slut mitt i. Det som står före är läst.", "The file ends in the middle. What stands before is read."]
        } else {
            ["Här slutar filen att följa XML. Det som står före är läst.", "Here the file stops being XML. What stands before is read."]
        };
        feed.trouble(Trouble::new(&self.entry.shown(), problem, AGAIN).at(letters.line, Some(letters.column)));
    }

    fn too_large(&self, record: &Record, feed: &mut Feed) {
        let problem =
            ["Ett inlägg är större än 32 MB, och klart hoppar över det.", "A post is larger than 32 MB, and klart passes over it."];
        feed.trouble(Trouble::new(&self.entry.shown(), problem, AGAIN).at(record.line, None));
    }
}

impl Record {
    /// Where it stands in the export.
    pub(in crate::export) fn origin(&self, entry: &Entry) -> Origin {
        Origin { file: Arc::clone(&entry.path), archive: entry.archive.clone(), pointer: Some(self.path.clone()), line: Some(self.line) }
    }
}

fn burst(entry: &Entry) -> Trouble {
    Trouble::new(
        &entry.shown(),
        [
            "Här kommer en enda text på mer än 32 MB. Det som står före är läst.",
            "Here comes one text of over 32 MB. What stands before is read.",
        ],
        AGAIN,
    )
}

/// A start tag, and whether its content is markup to be kept as it stands (Atom's `type="xhtml"`).
fn opened(tag: &BytesStart, spaces: &mut Vec<(String, Space)>) -> Step {
    let mut attributes: Vec<(String, String)> = Vec::new();
    for attribute in tag.attributes().with_checks(false).take(MOST_ATTRIBUTES).flatten() {
        let key = attribute.key.as_ref();
        let value = unescape(&attribute.value).map_or_else(|_| attribute.value.to_string(), Cow::into_owned);
        if let Some(prefix) = key.strip_prefix("xmlns:") {
            let space = Space::of_address(&value);
            if spaces.len() < MOST_ATTRIBUTES && space != Space::Other && !spaces.iter().any(|(known, _)| known == prefix) {
                spaces.push((prefix.to_owned(), space));
            }
            continue;
        }
        attributes.push((key.to_owned(), value));
    }
    let name = tag.name();
    let space = name.prefix().map_or(Space::None, |prefix| {
        let prefix = prefix.as_ref();
        spaces.iter().find(|(known, _)| known == prefix).map_or_else(|| Space::of_prefix(prefix), |(_, space)| *space)
    });
    let raw = attributes.iter().any(|(key, value)| key == "type" && value.eq_ignore_ascii_case("xhtml"));
    Step::Open(Node { parent: None, space, name: tag.local_name().as_ref().to_owned(), attributes, text: String::new() }, raw)
}
