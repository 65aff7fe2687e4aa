//! Writes one answer where a draft keeps its answers: in its front matter, else in `NAME.klart.toml` beside it.
//!
//! Knows how an entry looks in YAML and in TOML. Every other byte stays: an entry is put in as text, and proved by
//! reading what came of it. Refuses where the proof fails, so that nothing is said that klart would not hear.

use std::fmt::Write as _;

use serde::Deserialize;

use crate::draft::Draft;
use crate::read::front_matter::block;
use crate::read::{newline, read};
use crate::source::{Answer, DeclaredImage, DeclaredMedia, Edit, Form, Format, IgnoreLine, Source};

use super::outline::insertion;

/// One thing that a person says of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Of a picture.
    Image(DeclaredImage),
    /// Of a film or sound.
    Medium(DeclaredMedia),
    /// That a rule is to be left out.
    Ignore(IgnoreLine),
    /// To a question.
    Answer(Answer),
}

/// A value in an entry.
enum Value<'a> {
    Words(&'a str),
    Yes,
}

/// The edit that writes the answer into the draft's own front matter; a Markdown draft without any gets some. `None`
/// where the draft cannot hold it: then it is written [`beside`].
pub fn in_draft(source: &Source, said: &Said) -> Option<Edit> {
    let [part] = source.parts.as_slice() else { return None };
    let text = part.decoded.text.as_str();
    let holds = matches!(source.format, Format::Markdown | Format::Html | Format::Text);
    let (at, words) = match block(text).filter(|_| holds) {
        None if source.format == Format::Markdown => (0, format!("---\nklart:\n  {}:\n    - {}\n---\n\n", said.list(), said.yaml())),
        Some(block) if block.closed && block.toml => (block.end, said.toml("klart.")),
        Some(block) if block.closed => {
            let (at, words) = insertion(&text[block.start..block.end], said.list(), &said.yaml())?;
            (block.start + at, words)
        }
        _ => return None,
    };
    let words = words.replace('\n', newline(text));
    let written = [&text[..at], &words, &text[at..]].concat();
    let edit = Edit { span: part.span(0, at..at), text: words };
    is_heard(source, &written, said)?.then_some(edit)
}

/// Whether the draft with the answer says all that it said before, and the answer.
fn is_heard(source: &Source, written: &str, said: &Said) -> Option<bool> {
    let as_text = |text: &str| Source::new(&source.name, source.format, text.as_bytes().to_vec()).ok();
    let (old, new) = (read(&as_text(source.text())?), read(&as_text(written)?));
    let mut expected = old.answers.clone();
    let mut ignores: Vec<_> = old.ignores.iter().map(|ignore| (&ignore.rule, &ignore.reason)).collect();
    match said {
        Said::Image(image) => expected.images.push(image.clone()),
        Said::Medium(medium) => expected.media.push(medium.clone()),
        Said::Answer(answer) => expected.answers.push(answer.clone()),
        Said::Ignore(line) => ignores.push((&line.rule, &line.reason)),
    }
    let mut heard: Vec<_> = new.ignores.iter().map(|ignore| (&ignore.rule, &ignore.reason)).collect();
    ignores.sort();
    heard.sort();
    let same = |of: fn(&Draft) -> Vec<&str>| of(&old) == of(&new);
    Some(
        new.answers == expected
            && heard == ignores
            && new.troubles.len() == old.troubles.len()
            && new.images.len() == old.images.len()
            && new.media.len() == old.media.len()
            && same(|draft| draft.blocks.iter().map(|block| block.text.plain.as_str()).collect())
            && same(|draft| draft.title.iter().chain(&draft.senders).map(|text| text.plain.as_str()).collect()),
    )
}

/// The text of `NAME.klart.toml` with the answer as its last entry. `None` where it would not be heard.
pub fn beside(toml: &str, said: &Said) -> Option<String> {
    let before: Form = toml::from_str(toml).ok()?;
    let mut expected = before;
    match said.clone() {
        Said::Image(image) => expected.images.push(image),
        Said::Medium(medium) => expected.media.push(medium),
        Said::Ignore(line) => expected.ignore.push(line),
        Said::Answer(answer) => expected.answers.push(answer),
    }
    let is_heard = |text: &String| toml::from_str::<Form>(text).is_ok_and(|form| form == expected);
    let end = newline(toml);
    let gap = match toml {
        "" => "",
        whole if whole.ends_with('\n') => end,
        _ => &end.repeat(2),
    };
    let last = format!("{toml}{gap}{}", said.toml("").replace('\n', end));
    Some(last).filter(is_heard).or_else(|| in_array(toml, said).into_iter().find(is_heard))
}

/// The list written as an array on the key's own line: the ways in which one more may be put in before its bracket.
fn in_array(toml: &str, said: &Said) -> Vec<String> {
    #[derive(Deserialize)]
    struct Lists {
        #[serde(flatten)]
        by_name: std::collections::BTreeMap<String, toml::Value>,
    }
    let known = toml::from_str::<Lists>(toml).is_ok_and(|lists| lists.by_name.contains_key(said.list()));
    let item = said.inline();
    let brackets = toml.match_indices(']').filter(|_| known).take(1000);
    brackets.flat_map(|(at, _)| [", ", " ", ""].map(|gap| format!("{}{gap}{item}{}", &toml[..at], &toml[at..]))).collect()
}

impl Said {
    /// The list that it belongs to.
    fn list(&self) -> &'static str {
        match self {
            Self::Image(_) => "images",
            Self::Medium(_) => "media",
            Self::Ignore(_) => "ignore",
            Self::Answer(_) => "answers",
        }
    }

    fn fields(&self) -> Vec<(&'static str, Value<'_>)> {
        let yes = |name, holds: bool| holds.then_some((name, Value::Yes));
        match self {
            Self::Image(DeclaredImage { file, decorative, described_in_text }) => {
                [Some(("file", Value::Words(file))), yes("decorative", *decorative), yes("described_in_text", *described_in_text)]
                    .into_iter()
                    .flatten()
                    .collect()
            }
            Self::Medium(medium) => {
                let DeclaredMedia { file, captions, description, transcript, sound, live, published, why } = medium;
                let first = Some(("file", Value::Words(file)));
                let named = [
                    words("captions", captions.as_ref()),
                    words("description", description.as_ref()),
                    words("transcript", transcript.as_ref()),
                    words("sound", sound.as_ref()),
                    yes("live", *live),
                    words("published", published.as_ref()),
                    words("why", why.as_ref()),
                ];
                std::iter::once(first).chain(named).flatten().collect()
            }
            Self::Ignore(IgnoreLine { rule, reason }) => vec![("rule", Value::Words(rule)), ("reason", Value::Words(reason))],
            Self::Answer(Answer { ask, about, answer, by, date }) => [
                Some(("ask", Value::Words(ask))),
                words("about", about.as_ref()),
                Some(("answer", Value::Words(answer))),
                words("by", by.as_ref()),
                words("date", date.as_ref()),
            ]
            .into_iter()
            .flatten()
            .collect(),
        }
    }

    /// `{file: karta.png, decorative: true}`
    fn yaml(&self) -> String {
        let fields = self.fields().into_iter().map(|(name, value)| match value {
            Value::Yes => format!("{name}: true"),
            Value::Words(words) if is_plain(words) => format!("{name}: {words}"),
            Value::Words(words) => format!("{name}: {}", quoted(words)),
        });
        format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
    }

    /// `{file = "karta.png", decorative = true}`
    fn inline(&self) -> String {
        format!("{{{}}}", self.pairs().join(", "))
    }

    /// A table of its own, `[[images]]`, with its fields on lines of their own.
    fn toml(&self, above: &str) -> String {
        format!("[[{above}{}]]\n{}\n", self.list(), self.pairs().join("\n"))
    }

    fn pairs(&self) -> Vec<String> {
        let fields = self.fields().into_iter().map(|(name, value)| match value {
            Value::Yes => format!("{name} = true"),
            Value::Words(words) => format!("{name} = {}", quoted(words)),
        });
        fields.collect()
    }
}

fn words<'a>(name: &'static str, value: Option<&'a String>) -> Option<(&'static str, Value<'a>)> {
    value.map(|value| (name, Value::Words(value)))
}

/// Words that need no quotes in YAML, in flow style too.
fn is_plain(words: &str) -> bool {
    let fits = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_' | '.' | '/');
    words.starts_with(char::is_alphanumeric) && words.chars().all(fits) && words.parse::<f64>().is_err()
}

/// A text in double quotes on one line, with the escapes that YAML and TOML share.
fn quoted(words: &str) -> String {
    let mut out = String::from("\"");
    for sign in words.chars() {
        match sign {
            '"' | '\\' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            _ if sign.is_control() || matches!(sign, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                let _ = write!(out, "\\u{:04x}", u32::from(sign));
            }
            _ => out.push(sign),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decorative(file: &str) -> Said {
        Said::Image(DeclaredImage { file: file.to_owned(), decorative: true, described_in_text: false })
    }

    fn put(format: Format, text: &str, said: &Said) -> Option<String> {
        let source = Source::new("u", format, text.as_bytes().to_vec()).expect("text");
        let edit = in_draft(&source, said)?;
        let at = edit.span.start as usize;
        Some([&text[..at], &edit.text, &text[at..]].concat())
    }

    #[test]
    fn a_draft_keeps_its_answers_in_front_matter_and_markdown_gets_one() {
        let new = put(Format::Markdown, "# Bad\n", &decorative("våg.svg"));
        assert_eq!(new.as_deref(), Some("---\nklart:\n  images:\n    - {file: våg.svg, decorative: true}\n---\n\n# Bad\n"));
        let more = put(Format::Html, "---\r\ntitel: Bad\r\n---\r\n<p>Hej</p>\r\n", &decorative("en bild.svg"));
        assert_eq!(
            more.as_deref(),
            Some("---\r\ntitel: Bad\r\nklart:\r\n  images:\r\n    - {file: \"en bild.svg\", decorative: true}\r\n---\r\n<p>Hej</p>\r\n")
        );
        let toml = put(Format::Markdown, "+++\ntitle = \"Bad\"\n+++\n# Bad\n", &decorative("a.svg"));
        assert_eq!(toml.as_deref(), Some("+++\ntitle = \"Bad\"\n[[klart.images]]\nfile = \"a.svg\"\ndecorative = true\n+++\n# Bad\n"));
    }

    #[test]
    fn a_draft_that_cannot_hold_an_answer_says_so() {
        for (format, text) in [
            (Format::Html, "<p>Hej</p>"),
            (Format::Text, "Hej"),
            (Format::Srt, "1\n"),
            (Format::Markdown, "---\ntitel: utan slut\n\nHej\n"),
            (Format::Markdown, "---\nklart: &a {images: *a}\n---\nHej\n"),
        ] {
            assert_eq!(put(format, text, &decorative("a.svg")), None, "{text}");
        }
    }

    #[test]
    fn answers_beside_a_draft_keep_comments_order_and_line_ends() {
        let first = beside("", &decorative("a.svg")).expect("a place");
        assert_eq!(first, "[[images]]\nfile = \"a.svg\"\ndecorative = true\n");
        let second = beside("# mina svar\r\nchannel = \"web\"\r\n", &decorative("b\"c.svg")).expect("a place");
        assert_eq!(second, "# mina svar\r\nchannel = \"web\"\r\n\r\n[[images]]\r\nfile = \"b\\\"c.svg\"\r\ndecorative = true\r\n");
        let array = beside("images = [{file = \"a\"}] # ett\nchannel = \"web\"\n", &decorative("b")).expect("a place");
        assert_eq!(array, "images = [{file = \"a\"}, {file = \"b\", decorative = true}] # ett\nchannel = \"web\"\n");
        assert_eq!(beside("images = [", &decorative("b")), None);
    }
}
