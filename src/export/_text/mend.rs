//! Letters that Meta's downloads take apart, put together again (policy/FORMATS.md section 7).
//!
//! Knows that each byte of UTF-8 was written as a letter of its own. Refuses to touch keys, and any string that may be right.

use std::borrow::Cow;

use serde_json::Value;

/// The string as it was meant: all its letters are bytes, and the bytes are UTF-8; else as it is.
pub fn mended(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let bytes: Option<Vec<u8>> = text.chars().map(|sign| u8::try_from(u32::from(sign)).ok()).collect();
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Mends every string among the values, and counts them. Keys are left.
pub fn value(value: &mut Value) -> u64 {
    match value {
        Value::String(text) => match mended(text) {
            Cow::Owned(anew) => {
                *text = anew;
                1
            }
            Cow::Borrowed(_) => 0,
        },
        Value::Array(list) => list.iter_mut().map(self::value).sum(),
        Value::Object(map) => map.values_mut().map(self::value).sum(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What Meta does to a text.
    fn apart(text: &str) -> String {
        text.bytes().map(char::from).collect()
    }

    #[test]
    fn no_swedish_text_that_is_right_is_changed() {
        let letters = ['å', 'ä', 'ö', 'é', 'Å', 'Ä', 'Ö', 'e', 'E', 'É', 'ü', ' '];
        let (mut texts, mut count) = (vec![String::new()], 0);
        for _ in 0..5 {
            texts = texts.iter().flat_map(|text| letters.iter().map(move |letter| format!("{text}{letter}"))).collect();
            for text in &texts {
                assert_eq!(mended(text), *text);
                let twice = apart(text);
                assert_eq!(mended(&twice), *text);
            }
            count += texts.len();
        }
        assert_eq!(count, 271_452);
    }

    #[test]
    fn values_are_mended_and_counted_and_keys_are_left() {
        let mut met = serde_json::json!({"R\u{c3}\u{a5}gsved": ["R\u{c3}\u{a5}gsved", 1, "Rågsved 🎉", "\u{f0}\u{9f}\u{8e}\u{89}", "a"]});
        assert_eq!(value(&mut met), 2);
        assert_eq!(met, serde_json::json!({"R\u{c3}\u{a5}gsved": ["Rågsved", 1, "Rågsved 🎉", "🎉", "a"]}));
    }

    proptest! {
        #[test]
        fn what_was_taken_apart_is_put_together(text in any::<String>()) {
            let twice = apart(&text);
            prop_assert_eq!(mended(&twice), text);
        }

        #[test]
        fn mending_swedish_twice_changes_nothing(text in "[a-zA-ZåäöÅÄÖé0-9 .,!?🎉–”]{0,40}") {
            let taken = apart(&text);
            let once = mended(&taken).into_owned();
            prop_assert_eq!(mended(&once), once.as_str());
        }
    }
}
