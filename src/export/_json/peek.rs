//! Which keys stand in the beginning of a JSON text, and at which paths.
//!
//! A carrier knows its files by them even where the text is cut. Knows braces and quotation marks. Refuses to know whether
//! the text is right, and what a key means.

use std::collections::BTreeMap;

/// Keys deeper than this are passed over.
const DEEPEST: usize = 8;

/// Different words that are kept of one path.
const WORDS: usize = 16;

/// Bytes of a word that is kept.
const LONGEST: usize = 200;

/// The keys of a text by path: `data/*/id`, where `*` is any place in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Peek {
    paths: BTreeMap<String, Vec<String>>,
}

/// Something that is open.
enum Level<'a> {
    Object(&'a str),
    List,
}

impl Peek {
    /// Looks at a text that begins with an object or a list; nothing is known of another.
    pub(super) fn of(text: &str) -> Self {
        let mut peek = Self::default();
        if text.starts_with(['{', '[']) {
            peek.look(text);
        }
        peek
    }

    /// Whether something stands at that path.
    pub(super) fn has(&self, path: &str) -> bool {
        self.paths.contains_key(path)
    }

    /// Whether that text stands at the path.
    pub(super) fn says(&self, path: &str, word: &str) -> bool {
        self.words(path).any(|said| said == word)
    }

    /// The texts at a path.
    pub(super) fn words(&self, path: &str) -> impl Iterator<Item = &str> {
        self.paths.get(path).into_iter().flatten().map(String::as_str)
    }

    /// All paths.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.keys().map(String::as_str)
    }

    fn look(&mut self, text: &str) {
        let (mut open, mut deeper, mut at) = (Vec::new(), 0_usize, 0);
        let bytes = text.as_bytes();
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'"' => {
                    let Some(end) = closing(bytes, at + 1) else { return };
                    let word = &text[at + 1..end];
                    at = end;
                    let colon =
                        bytes[end + 1..].iter().position(|byte| !byte.is_ascii_whitespace()).is_some_and(|by| bytes[end + 1 + by] == b':');
                    if deeper == 0 {
                        self.word(&mut open, word, colon);
                    }
                }
                b'{' | b'[' if deeper > 0 || open.len() == DEEPEST => deeper += 1,
                b'{' => open.push(Level::Object("")),
                b'[' => open.push(Level::List),
                b'}' | b']' if deeper > 0 => deeper -= 1,
                b'}' | b']' => {
                    open.pop();
                    if open.is_empty() {
                        return;
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn word<'a>(&mut self, open: &mut [Level<'a>], word: &'a str, colon: bool) {
        if colon && let Some(Level::Object(key)) = open.last_mut() {
            *key = word;
        }
        let steps: Vec<&str> = open.iter().map(|level| if let Level::Object(key) = level { key } else { "*" }).collect();
        let path = steps.join("/");
        if colon {
            self.paths.entry(path).or_default();
        } else {
            let words = self.paths.entry(path).or_default();
            if words.len() < WORDS && word.len() <= LONGEST && !words.iter().any(|said| said == word) {
                words.push(word.to_owned());
            }
        }
    }
}

/// The quotation mark that ends a text.
fn closing(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr::memchr2(b'"', b'\\', &bytes[at..])?;
        if bytes[at] == b'"' {
            return Some(at);
        }
        at += 2;
        if at > bytes.len() {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keys_are_found_by_their_path_even_in_a_cut_text() {
        let peek = Peek::of("{\"data\" : [{\"id\":\"1\",\"media\":{\"type\":\"a\"}},{\"id\":\"2 \\\" }\"}],\"next\":nu");
        assert!(peek.has("data") && peek.says("data/*/media/type", "a") && peek.has("next"));
        assert_eq!(peek.words("data/*/id").collect::<Vec<_>>(), ["1", "2 \\\" }"]);
        assert!(!peek.has("id") && !peek.has("data/*/type"));
        assert_eq!(Peek::of("id: 1"), Peek::default());
        assert!(Peek::of("[[\"a\"],{\"b\":1}]").has("*/b"));
        assert!(Peek::of(&format!("{{\"a\":{}{},\"b\":1}}", "[".repeat(10_000), "]".repeat(10_000))).has("b"));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in r#"[\[{]["\\{}\[\],:aå]{0,60}"#) {
            Peek::of(&text);
        }
    }
}
