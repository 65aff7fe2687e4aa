//! What a JSON value says, where it says it in the expected way.
//!
//! Knows that ids are numbers in one export and texts in the next. Refuses to turn anything else into a text.

use std::time::Duration;

use serde_json::Value;

use crate::export::{Alt, By};

/// The text at a key; a number counts as one, a blank text as none.
pub(in crate::export) fn text(value: &Value, key: &str) -> Option<String> {
    match value.get(key)? {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The first of these keys that says a text.
pub(in crate::export) fn first(value: &Value, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| text(value, key))
}

/// The text at a path of keys, as it stands; empty where there is none.
pub(in crate::export) fn at<'v>(value: &'v Value, pointer: &str) -> &'v str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

/// The elements of a list at a path of keys; one object stands for a list of it.
pub(in crate::export) fn list<'v>(value: &'v Value, pointer: &str) -> &'v [Value] {
    match value.pointer(pointer) {
        Some(Value::Array(list)) => list,
        Some(one @ Value::Object(_)) => std::slice::from_ref(one),
        _ => &[],
    }
}

/// Whole milliseconds of a number of seconds, perhaps written as a text.
pub(in crate::export) fn milliseconds(seconds: &Value) -> Option<u64> {
    let seconds = seconds.as_f64().or_else(|| seconds.as_str()?.trim().parse().ok())?;
    u64::try_from(Duration::try_from_secs_f64(seconds).ok()?.as_millis()).ok()
}

/// A description at a key: nothing and what is blank are missing, no key is not exported.
pub(in crate::export) fn alt(value: &Value, key: &str) -> Alt {
    alt_by(value, key, By::Author)
}

/// A description at a key, and who wrote it.
pub(in crate::export) fn alt_by(value: &Value, key: &str, origin: By) -> Alt {
    match value.get(key) {
        None => Alt::NotExported,
        Some(Value::String(text)) if !text.trim().is_empty() => Alt::Present { text: text.trim().to_owned(), origin },
        Some(_) => Alt::Missing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_said_in_another_way_is_not_said() {
        let value = json!({"id": 7, "b": " ", "c": {"d": [1]}, "e": "x", "f": null, "s": "1.5"});
        assert_eq!((text(&value, "id"), text(&value, "b"), text(&value, "c")), (Some("7".into()), None, None));
        assert_eq!((first(&value, &["b", "e"]), list(&value, "/c/d").len(), list(&value, "/c").len()), (Some("x".into()), 1, 1));
        assert_eq!((milliseconds(&value["s"]), milliseconds(&json!(-1)), milliseconds(&json!(1e300))), (Some(1500), None, None));
        assert_eq!([alt(&value, "b"), alt(&value, "f"), alt(&value, "none")], [Alt::Missing, Alt::Missing, Alt::NotExported]);
    }
}
