//! A place where a value may be written, and how each format writes it so that it reads back the same.

use crate::source::{Edit, Span};

/// How a format writes text at a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Syntax {
    /// Nothing may be written here.
    #[default]
    None,
    /// Running text or a picture's description in Markdown.
    Markdown,
    /// Text between tags.
    Html,
    /// An attribute value between these quotes.
    Attribute(char),
    /// Plain text, posts and captions: no escapes exist.
    Plain,
    /// A value in YAML front matter.
    Yaml,
}

impl Syntax {
    /// The text as the format writes it. `None` where the format has no way to hold it.
    pub fn escape(self, value: &str) -> Option<String> {
        let value = value.replace(|sign: char| sign.is_control() && sign != '\n', " ");
        match self {
            Self::None => None,
            Self::Plain => Some(value),
            Self::Markdown => Some(markdown(&value)),
            Self::Html => Some(value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")),
            Self::Attribute('\'') => Some(value.replace('&', "&amp;").replace('\'', "&#39;").replace('<', "&lt;")),
            Self::Attribute(_) => Some(value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")),
            Self::Yaml => Some(yaml(&value)),
        }
    }
}

/// Backslashes before every sign that CommonMark or GFM may read as markup.
fn markdown(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 8);
    let mut signs = value.chars().peekable();
    let (mut start, mut number) = (true, false);
    while let Some(sign) = signs.next() {
        let inline = matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '{' | '$' | '^');
        let leading = start && matches!(sign, '#' | '+' | '-' | '=' | ':') || number && matches!(sign, '.' | ')');
        let picture = sign == '!' && signs.peek() == Some(&'[');
        if inline || leading || picture {
            out.push('\\');
        }
        out.push(sign);
        number = sign.is_ascii_digit() && (start || number);
        start = sign == '\n';
    }
    out
}

fn yaml(value: &str) -> String {
    let mut out = String::from("\"");
    for sign in value.chars() {
        match sign {
            '"' | '\\' => {
                out.push('\\');
                out.push(sign);
            }
            '\n' => out.push_str("\\n"),
            _ => out.push(sign),
        }
    }
    out.push('"');
    out
}

/// A place for one value, with what must stand around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// How the value is escaped.
    pub syntax: Syntax,
    /// Written before the value, as it stands.
    pub before: String,
    /// Written after the value, as it stands.
    pub after: String,
}

impl Slot {
    /// A place whose value stands alone.
    pub fn value(span: Span, syntax: Syntax) -> Self {
        Self { span, syntax, before: String::new(), after: String::new() }
    }

    /// A place that needs something around its value.
    pub fn around(span: Span, syntax: Syntax, before: impl Into<String>, after: impl Into<String>) -> Self {
        Self { span, syntax, before: before.into(), after: after.into() }
    }

    /// Writes a value: one line, so that line breaks become blanks. `None` where the format cannot hold it.
    pub fn edit(&self, value: &str) -> Option<Edit> {
        let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
        let escaped = self.syntax.escape(&line)?;
        Some(Edit { span: self.span, text: format!("{}{escaped}{}", self.before, self.after) })
    }
}
