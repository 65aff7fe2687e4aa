//! Where in YAML a further entry of a list under `klart:` may be written, with every other byte left as it is.
//!
//! Knows block and flow style, and where the last entry ends. Refuses what it does not recognise: whoever writes
//! proves the result by reading it, and has another place to write.

use saphyr_parser::{Event, Parser};

/// Collections lie at most this deep.
const DEEPEST: usize = 32;

/// A value and where it stands, in bytes.
struct Node {
    start: usize,
    end: usize,
    /// In flow style: between brackets or braces.
    flow: bool,
    kind: Kind,
}

enum Kind {
    Leaf,
    List(Vec<Node>),
    Map(Vec<(Name, Node)>),
}

/// A key and where it stands.
struct Name {
    text: String,
    start: usize,
    end: usize,
}

/// Where `item` (flow style, on one line) goes as the last entry of `list` under `klart:`, and what is written there
/// with `\n` for line breaks.
pub(super) fn insertion(yaml: &str, list: &str, item: &str) -> Option<(usize, String)> {
    let root = outline(yaml)?;
    let Kind::Map(pairs) = &root.kind else { return None };
    if root.flow {
        return None;
    }
    let indent = blank_before(yaml, pairs.first()?.0.start)?;
    let Some((name, klart)) = pairs.iter().find(|(name, _)| name.text.to_lowercase() == "klart") else {
        let whole = yaml.is_empty() || yaml.ends_with(['\n', '\r']);
        return whole.then(|| (yaml.len(), format!("{indent}klart:\n{indent}  {list}:\n{indent}    - {item}\n")));
    };
    match &klart.kind {
        Kind::Leaf if klart.is_empty(yaml) => Some((after_line(yaml, name.end)?, format!("{indent}  {list}:\n{indent}    - {item}\n"))),
        Kind::Map(pairs) if klart.flow => match (find(pairs, list), pairs.last()) {
            (Some((_, found)), _) => in_flow(found, item),
            (None, Some((_, tail))) => Some((tail.last(), format!(", {list}: [{item}]"))),
            (None, None) => Some((klart.start + 1, format!("{list}: [{item}]"))),
        },
        Kind::Map(pairs) => in_block(yaml, pairs, list, item),
        _ => None,
    }
}

/// Under `klart:` in block style.
fn in_block(yaml: &str, pairs: &[(Name, Node)], list: &str, item: &str) -> Option<(usize, String)> {
    let indent = blank_before(yaml, pairs.first()?.0.start)?;
    let Some((name, found)) = find(pairs, list) else {
        let (name, tail) = pairs.last()?;
        let end = if tail.is_empty(yaml) { name.end } else { tail.last() };
        return Some((after_line(yaml, end)?, format!("{indent}{list}:\n{indent}  - {item}\n")));
    };
    match &found.kind {
        Kind::Leaf if found.is_empty(yaml) => Some((after_line(yaml, name.end)?, format!("{indent}  - {item}\n"))),
        Kind::List(_) if found.flow => in_flow(found, item),
        Kind::List(items) => {
            let dash = yaml[..items.first()?.start].rfind('-')?;
            let indent = blank_before(yaml, dash)?;
            Some((after_line(yaml, items.last()?.last())?, format!("{indent}- {item}\n")))
        }
        _ => None,
    }
}

/// In a list in flow style.
fn in_flow(list: &Node, item: &str) -> Option<(usize, String)> {
    let Kind::List(items) = &list.kind else { return None };
    if !list.flow {
        return None;
    }
    Some(match items.last() {
        Some(tail) => (tail.last(), format!(", {item}")),
        None => (list.start + 1, item.to_owned()),
    })
}

fn find<'a>(pairs: &'a [(Name, Node)], name: &str) -> Option<&'a (Name, Node)> {
    pairs.iter().find(|(key, _)| key.text == name)
}

/// The blanks that stand before a place on its line; `None` when there is something else.
fn blank_before(yaml: &str, at: usize) -> Option<&str> {
    let line = yaml[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    Some(&yaml[line..at]).filter(|before| before.bytes().all(|byte| byte == b' '))
}

/// Where the line after a place begins.
fn after_line(yaml: &str, at: usize) -> Option<usize> {
    if at > 0 && yaml[..at].ends_with('\n') {
        return Some(at);
    }
    let end = at + yaml[at..].find(['\n', '\r'])?;
    Some(end + if yaml[end..].starts_with("\r\n") { 2 } else { 1 })
}

impl Node {
    fn is_empty(&self, yaml: &str) -> bool {
        matches!(self.kind, Kind::Leaf) && matches!(yaml.get(self.start..self.end), Some("" | "~" | "null"))
    }

    /// Where the last thing in it ends.
    fn last(&self) -> usize {
        let within = match &self.kind {
            Kind::Leaf => self.end,
            Kind::List(items) => items.last().map_or(self.start, Self::last),
            Kind::Map(pairs) => pairs.last().map_or(self.start, |(name, node)| name.end.max(node.last())),
        };
        // A block collection is said to end where the next thing begins; a flow one at its bracket.
        if self.flow { within.max(self.end) } else { within }
    }
}

/// A collection under way, with the key that waits for its value.
struct Open {
    node: Node,
    name: Option<Name>,
}

/// The whole tree; `None` for what is no YAML, and for aliases.
fn outline(yaml: &str) -> Option<Node> {
    let places: Vec<usize> = yaml.char_indices().map(|(at, _)| at).chain([yaml.len()]).collect();
    let byte = |index: usize| places.get(index).copied().unwrap_or(yaml.len());
    let mut open: Vec<Open> = Vec::new();
    let mut done = None;
    let mut parser = Parser::new_from_str(yaml);
    while let Some(event) = parser.next_event() {
        let (event, span) = event.ok()?;
        let (start, end) = (byte(span.start.index()), byte(span.end.index()));
        let begun =
            |kind| Open { node: Node { start, end, flow: matches!(yaml.as_bytes().get(start), Some(b'[' | b'{')), kind }, name: None };
        let node = match event {
            Event::Alias(_) => return None,
            Event::Scalar(text, ..) => match open.last_mut() {
                Some(Open { node: Node { kind: Kind::Map(_), .. }, name: name @ None }) => {
                    *name = Some(Name { text: text.into_owned(), start, end });
                    continue;
                }
                _ => Node { start, end, flow: false, kind: Kind::Leaf },
            },
            Event::SequenceStart(..) | Event::MappingStart(..) if open.len() >= DEEPEST => return None,
            Event::SequenceStart(..) => {
                open.push(begun(Kind::List(Vec::new())));
                continue;
            }
            Event::MappingStart(..) => {
                open.push(begun(Kind::Map(Vec::new())));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let node = open.pop()?.node;
                // A bracket is said to end where the next thing begins.
                Node { end: node.start + yaml[node.start..end].trim_end().len(), ..node }
            }
            Event::DocumentEnd => break,
            _ => continue,
        };
        match open.last_mut() {
            None => done = done.or(Some(node)),
            Some(Open { node: Node { kind: Kind::List(items), .. }, .. }) => items.push(node),
            Some(Open { node: Node { kind: Kind::Map(pairs), .. }, name }) => pairs.push((name.take()?, node)),
            Some(_) => return None,
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use super::insertion;

    #[track_caller]
    fn becomes(yaml: &str, expected: &str) {
        let (at, text) = insertion(yaml, "images", "{file: b}").expect("a place");
        assert_eq!(format!("{}{text}{}", &yaml[..at], &yaml[at..]), expected);
    }

    #[test]
    fn an_entry_finds_its_place_in_every_style() {
        becomes("titel: A\n", "titel: A\nklart:\n  images:\n    - {file: b}\n");
        becomes("klart:\n", "klart:\n  images:\n    - {file: b}\n");
        becomes("klart:\n  channel: web\nx: 1\n", "klart:\n  channel: web\n  images:\n    - {file: b}\nx: 1\n");
        becomes(
            "klart:\n  images:\n  - file: å # ja\n  # sist\nx: 1\n",
            "klart:\n  images:\n  - file: å # ja\n  - {file: b}\n  # sist\nx: 1\n",
        );
        becomes("klart:\n    images:\n      - {file: a}\n\nx: 1\n", "klart:\n    images:\n      - {file: a}\n      - {file: b}\n\nx: 1\n");
        becomes("klart:\n  images: [{file: a}] # c\n", "klart:\n  images: [{file: a}, {file: b}] # c\n");
        becomes("klart:\n  images: []\n", "klart:\n  images: [{file: b}]\n");
        becomes("klart: { channel: web,\n  images: [ {file: a} ] }\n", "klart: { channel: web,\n  images: [ {file: a}, {file: b} ] }\n");
        becomes("klart: {channel: web}\n", "klart: {channel: web, images: [{file: b}]}\n");
        becomes("klart: {}\n", "klart: {images: [{file: b}]}\n");
        becomes("klart:\n  images:\n  profile: x\n", "klart:\n  images:\n    - {file: b}\n  profile: x\n");
        becomes("klart:\r\n  profile: x\r\n", "klart:\r\n  profile: x\r\n  images:\n    - {file: b}\n");
        becomes(
            "ö: |\n  a\n  b\nklart:\n  media:\n    - file: x\n      why: |\n        lång\n        text\n",
            "ö: |\n  a\n  b\nklart:\n  media:\n    - file: x\n      why: |\n        lång\n        text\n  images:\n    - {file: b}\n",
        );
    }

    #[test]
    fn what_is_not_recognised_is_left() {
        for yaml in ["{a: 1}\n", "- a\n", "a: [1\n", "a: &x 1\nb: *x\n", "klart: ja\n", "klart:\n  images: ja\n"] {
            assert!(insertion(yaml, "images", "{file: b}").is_none(), "{yaml}");
        }
    }
}
