//! A configuration before it is understood: words, numbers and tables with their places. Knows no key by name.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::value::{Error as Unfit, MapDeserializer, SeqDeserializer};
use serde::de::{self, Deserialize, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

/// A value and the byte where it stands, where that is known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Placed {
    pub(crate) at: Option<usize>,
    pub(crate) tree: Tree,
}

/// A value of TOML or JSON. The depth is bounded by both parsers (80 and 128), so functions here may recurse.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tree {
    Text(String),
    Whole(i64),
    Flag(bool),
    List(Vec<Placed>),
    Table(BTreeMap<String, (Option<usize>, Placed)>),
    /// A decimal number, a date, a number too large, null: no key takes one.
    Other,
}

impl Tree {
    pub(crate) fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The value of `key`, when this is a table that has it.
    pub(crate) fn get(&self, key: &str) -> Option<&Placed> {
        let Self::Table(table) = self else {
            return None;
        };
        table.get(key).map(|(_, value)| value)
    }
}

#[cfg(feature = "files")]
impl Placed {
    /// Reads TOML. A byte order mark is passed over and not counted.
    pub(crate) fn from_toml(text: &str) -> Result<Self, toml::de::Error> {
        let root = toml::de::DeTable::parse(text)?;
        Ok(Self { at: None, tree: table_of(root.into_inner()) })
    }
}

#[cfg(feature = "files")]
fn table_of(table: toml::de::DeTable<'_>) -> Tree {
    let entry = |(key, value): (toml::Spanned<toml::de::DeString<'_>>, toml::Spanned<toml::de::DeValue<'_>>)| {
        let at = Some(key.span().start);
        (key.into_inner().into_owned(), (at, placed(value)))
    };
    Tree::Table(table.into_iter().map(entry).collect())
}

#[cfg(feature = "files")]
fn placed(value: toml::Spanned<toml::de::DeValue<'_>>) -> Placed {
    use toml::de::DeValue;
    let at = Some(value.span().start);
    let tree = match value.into_inner() {
        DeValue::String(text) => Tree::Text(text.into_owned()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).map_or(Tree::Other, Tree::Whole),
        DeValue::Boolean(flag) => Tree::Flag(flag),
        DeValue::Array(list) => Tree::List(list.into_iter().map(placed).collect()),
        DeValue::Table(table) => table_of(table),
        DeValue::Float(_) | DeValue::Datetime(_) => Tree::Other,
    };
    Placed { at, tree }
}

impl<'de> Deserialize<'de> for Placed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tree = deserializer.deserialize_any(Grow)?;
        Ok(Self { at: None, tree })
    }
}

struct Grow;

impl<'de> Visitor<'de> for Grow {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a configuration value")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Text(text.to_owned()))
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Tree, E> {
        Ok(Tree::Flag(flag))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Tree, E> {
        Ok(Tree::Whole(number))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Tree, E> {
        Ok(i64::try_from(number).map_or(Tree::Other, Tree::Whole))
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Tree, E> {
        Ok(Tree::Other)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Tree, E> {
        Ok(Tree::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element()? {
            list.push(value);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut table = BTreeMap::new();
        while let Some((key, value)) = map.next_entry::<String, Placed>()? {
            table.insert(key, (None, value));
        }
        Ok(Tree::Table(table))
    }
}

impl IntoDeserializer<'_, Unfit> for Placed {
    type Deserializer = Tree;

    fn into_deserializer(self) -> Tree {
        self.tree
    }
}

impl<'de> Deserializer<'de> for Tree {
    type Error = Unfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self {
            Self::Text(text) => visitor.visit_string(text),
            Self::Whole(number) => visitor.visit_i64(number),
            Self::Flag(flag) => visitor.visit_bool(flag),
            Self::List(list) => visitor.visit_seq(SeqDeserializer::new(list.into_iter())),
            Self::Table(table) => {
                let entries = table.into_iter().map(|(key, (_, value))| (key, value));
                visitor.visit_map(MapDeserializer::new(entries))
            }
            Self::Other => Err(de::Error::custom("no key takes such a value")),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_some(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        let Self::Text(word) = self else {
            return Err(de::Error::custom("a word was expected"));
        };
        let word: de::value::StringDeserializer<Unfit> = word.into_deserializer();
        word.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
