//! YAML as a small tree with places, for front matter.
//!
//! Knows what saphyr-parser's events say and hands it to serde. Refuses aliases (they could grow without end) and
//! more than 32 levels; every scalar is text until somebody asks for another kind.

use saphyr_parser::{Event, Parser};
use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{IntoDeserializer, Visitor, value::Error};

/// Values lie at most this deep.
const DEEPEST: usize = 32;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Nothing.
    Null,
    /// A text, and where it stands (bytes of the YAML, quotes included).
    Text(String, usize, usize),
    /// A list.
    List(Vec<Value>),
    /// Names and values, in order.
    Map(Vec<(String, Value)>),
}

/// Where and why YAML could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Broken {
    /// Byte of the YAML.
    pub(super) at: usize,
}

/// Reads one YAML document.
pub(super) fn read(yaml: &str) -> Result<Value, Broken> {
    let mut places = Places { yaml, character: 0, byte: 0 };
    let mut parser = Parser::new_from_str(yaml);
    let mut tree = Tree { open: Vec::new(), done: None };
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| Broken { at: places.byte_of(error.marker().index()) })?;
        let value = match event {
            Event::Scalar(text, style, ..) => {
                let (start, end) = (places.byte_of(span.start.index()), places.byte_of(span.end.index()));
                let plain = matches!(style, saphyr_parser::ScalarStyle::Plain);
                if plain && matches!(&*text, "" | "~" | "null") { Value::Null } else { Value::Text(text.into_owned(), start, end) }
            }
            Event::Alias(_) => Value::Null,
            Event::SequenceStart(..) | Event::MappingStart(..) if tree.open.len() >= DEEPEST => {
                return Err(Broken { at: places.byte_of(span.start.index()) });
            }
            Event::SequenceStart(..) => {
                tree.open.push((Value::List(Vec::new()), None));
                continue;
            }
            Event::MappingStart(..) => {
                tree.open.push((Value::Map(Vec::new()), None));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match tree.open.pop() {
                Some((value, _)) => value,
                None => continue,
            },
            Event::DocumentEnd => break,
            _ => continue,
        };
        tree.add(value);
    }
    Ok(tree.done.unwrap_or(Value::Null))
}

/// Character counts to bytes, forward without starting over.
struct Places<'a> {
    yaml: &'a str,
    character: usize,
    byte: usize,
}

impl Places<'_> {
    fn byte_of(&mut self, character: usize) -> usize {
        if character < self.character {
            (self.character, self.byte) = (0, 0);
        }
        let step = character - self.character;
        let rest = &self.yaml[self.byte..];
        let width = rest.char_indices().nth(step).map_or(rest.len(), |(at, _)| at);
        (self.character, self.byte) = (character, self.byte + width);
        self.byte
    }
}

/// A tree under way: open lists and maps, each map with the name that waits for its value.
struct Tree {
    open: Vec<(Value, Option<String>)>,
    done: Option<Value>,
}

impl Tree {
    fn add(&mut self, value: Value) {
        match self.open.last_mut() {
            None => self.done = self.done.take().or(Some(value)),
            Some((Value::List(list), _)) => list.push(value),
            Some((Value::Map(map), name)) => match name.take() {
                Some(name) => map.push((name, value)),
                None => *name = Some(if let Value::Text(text, ..) = value { text } else { String::new() }),
            },
            Some(_) => {}
        }
    }
}

impl IntoDeserializer<'_, Error> for Value {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> serde::Deserializer<'de> for Value {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Null => visitor.visit_unit(),
            Self::Text(text, ..) => visitor.visit_string(text),
            Self::List(list) => visitor.visit_seq(SeqDeserializer::new(list.into_iter())),
            Self::Map(map) => visitor.visit_map(MapDeserializer::new(map.into_iter())),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self == Self::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self {
            Self::Text(text, ..) => visitor.visit_bool(matches!(text.to_lowercase().as_str(), "true" | "yes" | "ja" | "on")),
            _ => self.deserialize_any(visitor),
        }
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_where_they_are_written() {
        let yaml = "åäö: 'ett två'\nlista: [a, {b: c}]\n";
        let Ok(Value::Map(map)) = read(yaml) else { panic!("a map") };
        let Value::Text(text, start, end) = &map[0].1 else { panic!("a text") };
        assert_eq!((text.as_str(), &yaml[*start..*end]), ("ett två", "'ett två'"));
        assert_eq!(map[1].0, "lista");
    }

    #[test]
    fn broken_yaml_says_where() {
        assert_eq!(read("a: [1\nb: 2\n").err().map(|broken| broken.at > 0), Some(true));
        assert!(read(&"[".repeat(100_000)).is_err());
    }
}
