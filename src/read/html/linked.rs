//! The publisher in a page's JSON-LD: `{"publisher": {"name": "…"}}`, also by reference within a graph.
//!
//! Reads JSON with the YAML reader, of which JSON is a part, so that no further library is needed. Refuses to know any other
//! property, and scripts over [`LONGEST`].

use crate::draft::Text;
use crate::read::yaml::{self, Value};

use super::dom::{Data, Dom};

/// A longer script (bytes) says more than who publishes, and is left alone.
const LONGEST: usize = 1 << 17;

/// The names of those who publish the page.
pub(super) fn publishers(dom: &Dom) -> Vec<Text> {
    let mut names = Vec::new();
    for index in 0..dom.nodes.len() {
        let Some(script) = dom.element(index).filter(|element| element.is("script")) else { continue };
        if !script.attr("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json")) {
            continue;
        }
        let text: String = dom.nodes[index..dom.nodes[index].end]
            .iter()
            .filter_map(|node| if let Data::Text(text) = &node.data { Some(text.text.as_str()) } else { None })
            .collect();
        if text.len() <= LONGEST
            && text.contains("\"publisher\"")
            && let Ok(value) = yaml::read(&text)
        {
            said(&value, &value, &mut names);
        }
    }
    names.into_iter().map(Text::unplaced).collect()
}

/// Every publisher below a value; the reader holds values to a bounded depth.
fn said(value: &Value, whole: &Value, names: &mut Vec<String>) {
    match value {
        Value::List(list) => list.iter().for_each(|value| said(value, whole, names)),
        Value::Map(map) => {
            for (name, value) in map {
                if name == "publisher" {
                    name_of(value, whole, names);
                }
                said(value, whole, names);
            }
        }
        Value::Null | Value::Text(..) => {}
    }
}

fn name_of(value: &Value, whole: &Value, names: &mut Vec<String>) {
    match value {
        Value::Text(name, ..) => names.push(name.clone()),
        Value::List(list) => list.iter().for_each(|value| name_of(value, whole, names)),
        Value::Map(map) => match (text(map, "name"), text(map, "@id")) {
            (Some(name), _) => names.push(name.to_owned()),
            (None, Some(id)) => names.extend(named(whole, id)),
            (None, None) => {}
        },
        Value::Null => {}
    }
}

/// The name of the thing with this `@id`.
fn named(value: &Value, id: &str) -> Option<String> {
    match value {
        Value::List(list) => list.iter().find_map(|value| named(value, id)),
        Value::Map(map) => {
            let own = text(map, "name").filter(|_| text(map, "@id") == Some(id)).map(str::to_owned);
            own.or_else(|| map.iter().find_map(|(_, value)| named(value, id)))
        }
        Value::Null | Value::Text(..) => None,
    }
}

fn text<'a>(map: &'a [(String, Value)], key: &str) -> Option<&'a str> {
    map.iter().find_map(|(name, value)| if let (true, Value::Text(text, ..)) = (name == key, value) { Some(text.as_str()) } else { None })
}
