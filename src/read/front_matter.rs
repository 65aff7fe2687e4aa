//! What a draft says of itself before it begins: YAML between `---` lines, or TOML between `+++`.
//!
//! Knows the words that site builders and klart use: title, language, sender, channel, account, and `klart:` for answers.
//! Front matter that cannot be read is told, and the draft after it is read all the same.

use serde::Deserialize;

use crate::draft::{Draft, Syntax, Text, TextBuilder, Trouble};
use crate::source::{DeclaredImage, DeclaredMedia, Form, Ignore, Part};

use super::slips;
use super::yaml::{self, Value};

/// Front matter longer than this is none.
const LONGEST: usize = 1 << 20;

/// Reads a part's front matter into the draft; says where the body begins in the decoded text.
pub(super) fn read(part: &Part, index: u16, draft: &mut Draft) -> usize {
    let text = &part.decoded.text;
    let Some(block) = block(text) else { return 0 };
    let span = |start: usize, end: usize| part.span(index, start..end);
    if !block.closed {
        draft.troubles.push(trouble(span(0, block.end), Problem::Unended));
    }
    if block.toml {
        toml(&text[block.start..block.end], draft);
        return block.body;
    }
    match yaml::read(&text[block.start..block.end]) {
        Ok(Value::Map(map)) => {
            let reading = Reading { part, index, start: block.start };
            for (name, value) in map {
                reading.field(&name, value, draft);
            }
        }
        // Something between two lines of dashes that is no front matter: it is text.
        Ok(_) if block.closed => return 0,
        Ok(_) => {}
        Err(broken) => {
            let at = (block.start + broken.at).min(block.end);
            let at = (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
            let line = text[..at].rfind('\n').map_or(0, |line| line + 1);
            let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
            draft.troubles.push(trouble(span(if line < end { at.min(end) } else { line }, end), Problem::Broken));
        }
    }
    block.body
}

/// Where front matter stands in a decoded text.
pub(crate) struct Block {
    /// After the line that opens it.
    pub(crate) start: usize,
    /// Where the line that closes it begins.
    pub(crate) end: usize,
    body: usize,
    /// It has a line that closes it.
    pub(crate) closed: bool,
    /// TOML rather than YAML.
    pub(crate) toml: bool,
}

/// Front matter begins on the first line; the line after it says something.
pub(crate) fn block(text: &str) -> Option<Block> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let toml = first.trim_end() == "+++";
    if !toml && first.trim_end() != "---" {
        return None;
    }
    let start = first.len();
    let mut at = start;
    for line in lines {
        let word = line.trim_end();
        if at == start && word.is_empty() {
            return None;
        }
        if if toml { word == "+++" } else { word == "---" || word == "..." } {
            return Some(Block { start, end: at, body: at + line.len(), closed: true, toml });
        }
        at += line.len();
        if at > LONGEST {
            return None;
        }
    }
    unended(text, start, toml)
}

/// Front matter without an end: it goes on to the first blank line, if its first line looks like a field.
fn unended(text: &str, start: usize, toml: bool) -> Option<Block> {
    let sign = if toml { '=' } else { ':' };
    let first = text[start..].lines().next()?;
    let (name, _) = first.split_once(sign)?;
    if name.trim().is_empty() || !name.trim().chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '-')) {
        return None;
    }
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim().is_empty() {
            break;
        }
        at += line.len();
    }
    Some(Block { start, end: at, body: at, closed: false, toml })
}

struct Reading<'a> {
    part: &'a Part,
    index: u16,
    start: usize,
}

impl Reading<'_> {
    fn field(&self, name: &str, value: Value, draft: &mut Draft) {
        match name.to_lowercase().as_str() {
            "title" | "titel" if draft.title.is_none() => draft.title = self.text(&value),
            "lang" | "language" | "språk" => draft.meta.language = words(&value).into_iter().next(),
            "author" | "sender" | "avsändare" | "authors" => self.senders(&value, draft),
            "channel" | "kanal" | "channels" | "kanaler" => draft.meta.channels = words(&value),
            "account" | "konto" => account(&value, draft),
            "klart" => self.klart(value, draft),
            _ => {}
        }
    }

    fn senders(&self, value: &Value, draft: &mut Draft) {
        let list = if let Value::List(list) = value { list.as_slice() } else { std::slice::from_ref(value) };
        for sender in list {
            let named = if let Value::Map(map) = sender {
                map.iter().find(|(name, _)| matches!(name.as_str(), "name" | "namn")).map(|(_, value)| value)
            } else {
                Some(sender)
            };
            draft.senders.extend(named.and_then(|value| self.text(value)));
        }
    }

    /// A text with its place: quotes are no part of it.
    fn text(&self, value: &Value) -> Option<Text> {
        let Value::Text(text, start, end) = value else { return None };
        let (start, end) = (self.start + start, self.start + end);
        let written = self.part.decoded.text.get(start..end)?;
        let mut builder = TextBuilder::new(self.part, self.index, Syntax::None, true);
        match written.find(text.as_str()) {
            Some(at) => builder.source(start + at..start + at + text.len()),
            None => builder.written(text, start..end),
        }
        Some(builder.finish()).filter(|text| !text.is_blank())
    }

    fn klart(&self, value: Value, draft: &mut Draft) {
        if value == Value::Null {
            return;
        }
        self.keys(&value, Form::KEYS, draft);
        if let Value::Map(map) = &value {
            for (name, list) in map {
                let known = match name.as_str() {
                    "media" => DeclaredMedia::KEYS,
                    "images" => DeclaredImage::KEYS,
                    _ => continue,
                };
                if let Value::List(list) = list {
                    for one in list {
                        self.keys(one, known, draft);
                    }
                }
            }
        }
        match Form::deserialize(value) {
            Ok(form) => answers(form, draft),
            Err(_) => draft.troubles.push(trouble(self.part.span(self.index, 0..self.start), Problem::Answers)),
        }
    }
}

impl Reading<'_> {
    /// Notes the keys of a map that are none of those known.
    fn keys(&self, value: &Value, known: &[&'static str], draft: &mut Draft) {
        let Value::Map(map) = value else { return };
        for (name, value) in map.iter().filter(|(name, _)| !known.contains(&name.as_str())) {
            let span = first_place(value).map(|(start, end)| self.part.span(self.index, self.start + start..self.start + end));
            draft.slips.push(slips::key(span, name, known));
        }
    }
}

/// Where the first text of a value stands.
fn first_place(value: &Value) -> Option<(usize, usize)> {
    match value {
        Value::Text(_, start, end) => Some((*start, *end)),
        Value::List(list) => list.iter().find_map(first_place),
        Value::Map(map) => map.iter().find_map(|(_, value)| first_place(value)),
        Value::Null => None,
    }
}

/// The draft's own answers.
fn answers(form: Form, draft: &mut Draft) {
    if let Some(channel) = form.channel {
        draft.meta.channels = channel.list().to_vec();
    }
    draft.meta.language = form.language.or(draft.meta.language.take());
    draft.answers.profile = form.profile;
    draft.answers.text_type = form.text_type;
    draft.answers.images = form.images;
    draft.answers.media = form.media;
    draft.answers.answers = form.answers;
    let ignores = form.ignore.into_iter().map(|line| Ignore { rule: line.rule, reason: line.reason, span: None, covers: None });
    draft.ignores.extend(ignores);
}

/// The account that publishes: its name, or a map with name, handle and profile text.
fn account(value: &Value, draft: &mut Draft) {
    let text = |value: &Value| if let Value::Text(text, ..) = value { Some(text.clone()) } else { None };
    let Value::Map(map) = value else {
        draft.meta.account = text(value);
        return;
    };
    for (name, value) in map {
        match name.to_lowercase().as_str() {
            "name" | "namn" => draft.meta.account = text(value),
            "handle" | "användarnamn" => draft.meta.handle = text(value),
            "bio" | "profiltext" | "basinformation" => draft.meta.bio = text(value),
            _ => {}
        }
    }
}

/// A word, or a list of words (also "a, b" in one text).
fn words(value: &Value) -> Vec<String> {
    let split = |text: &str| text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    match value {
        Value::Text(text, ..) => split(text),
        Value::List(list) => {
            list.iter().flat_map(|value| if let Value::Text(text, ..) = value { split(text) } else { Vec::new() }).collect()
        }
        Value::Null | Value::Map(_) => Vec::new(),
    }
}

/// TOML front matter, without places.
#[cfg(feature = "files")]
fn toml(text: &str, draft: &mut Draft) {
    let Ok(table) = text.parse::<toml::Table>() else { return };
    let word = |names: &[&str]| names.iter().find_map(|name| table.get(*name)?.as_str()).map(str::to_owned);
    draft.title = draft.title.take().or(word(&["title", "titel"]).map(Text::unplaced));
    draft.meta.language = word(&["lang", "language", "språk"]).or(draft.meta.language.take());
    draft.senders.extend(word(&["author", "sender", "avsändare"]).map(Text::unplaced));
    draft.meta.account = word(&["account", "konto"]).or(draft.meta.account.take());
    if let Some(channel) = word(&["channel", "kanal"]) {
        draft.meta.channels = vec![channel];
    }
    if let Some(Ok(form)) = table.get("klart").map(|klart| Form::deserialize(klart.clone())) {
        answers(form, draft);
    }
}

/// Without the feature `files` there is no TOML: it is passed over.
#[cfg(not(feature = "files"))]
fn toml(_: &str, _: &mut Draft) {}

#[derive(Clone, Copy)]
enum Problem {
    Unended,
    Broken,
    Answers,
}

fn trouble(span: crate::source::Span, problem: Problem) -> Trouble {
    let [problem, problem_en, remedy, remedy_en] = match problem {
        Problem::Unended => [
            "Inledningen som börjar med --- har inget slut.",
            "The front matter that begins with --- has no end.",
            "Skriv --- på en egen rad efter inledningens sista rad.",
            "Write --- on a line of its own after the last line of the front matter.",
        ],
        Problem::Broken => [
            "Inledningen går inte att läsa som YAML från den här platsen.",
            "The front matter cannot be read as YAML from here.",
            "Se över indrag, citattecken och kolon på raden.",
            "Look over indents, quotes and colons on the line.",
        ],
        Problem::Answers => [
            "Svaren under klart: i inledningen går inte att läsa.",
            "The answers under klart: in the front matter cannot be read.",
            "Skriv dem som handboken visar.",
            "Write them as the handbook shows.",
        ],
    };
    Trouble { span, problem, problem_en, remedy, remedy_en, lost: false }
}
