//! Codes in the texts of cues: styles, positions, colours, and what only looks like a code.
//!
//! Knows which codes each format has and how they pair. Refuses to say who may use them.

use std::ops::Range;

use crate::draft::{self, FaultKind, Markup};
use crate::source::{Edit, Part};

use super::{Captions, Cue, Dialect};

/// Codes that every SubRip player knows.
const PLAIN: &[&str] = &["i", "b", "u"];

/// WebVTT's own tags.
const VTT: &[&str] = &["c", "i", "b", "u", "v", "ruby", "rt", "lang"];

/// Tags of the web and of other caption formats that hold style and no words.
const STYLE: &[&str] =
    &["i", "b", "u", "s", "font", "c", "v", "ruby", "rt", "lang", "span", "br", "em", "strong", "p", "div", "center", "small"];

/// One code in a cue's text.
struct Tag<'a> {
    /// Bytes of the whole text.
    range: Range<usize>,
    /// In lower case as far as it is ASCII; empty for a position and for a time.
    name: &'a str,
    sort: Sort,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Open,
    Close,
    /// `{\an8}`.
    Override,
    /// `<00:00:01.200>`.
    Time,
}

/// A fault for each cue that holds codes, and each sort of them; the first code stands for all. Linear in the text.
pub(super) fn faults(part: &Part, captions: &Captions) -> Vec<draft::Fault> {
    let text = part.decoded.text.as_str();
    let mut faults = Vec::new();
    if memchr::memchr2(b'<', b'{', text.as_bytes()).is_none() {
        return faults;
    }
    for (index, cue) in captions.cues.iter().enumerate() {
        let tags = tags(text, &cue.lines);
        let judged: Vec<(Range<usize>, Markup)> = judge(&tags, captions.dialect);
        for sort in [Markup::Stray, Markup::Swallowed, Markup::Plain] {
            let mine = || judged.iter().filter(|(_, own)| *own == sort).map(|(range, _)| range);
            let Some(first) = mine().next() else { continue };
            let strip = |range: &Range<usize>| Edit { span: part.span(0, range.clone()), text: instead(&text[range.clone()]).to_owned() };
            faults.push(draft::Fault {
                kind: FaultKind::StrayMarkup(sort),
                span: part.span(0, first.clone()),
                cue: Some(index + 1),
                repair: if sort == Markup::Swallowed { Vec::new() } else { mine().map(strip).collect() },
                certain: false,
                tolerated: sort == Markup::Plain,
            });
        }
    }
    faults.sort_by_key(|fault| fault.span);
    faults
}

/// What stands there without the code: words that a line break parted stay apart.
fn instead(code: &str) -> &'static str {
    if code.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br")) { " " } else { "" }
}

/// Whether a cue has times inside its text.
pub(super) fn has_word_times(text: &str, cue: &Cue) -> bool {
    cue.lines.iter().any(|line| tags(text, std::slice::from_ref(line)).iter().any(|tag| tag.sort == Sort::Time))
}

/// A line without the times of its words, and without the classes that mark them.
pub(super) fn without_word_times(text: &str, line: &Range<usize>) -> String {
    let mut out = String::new();
    let mut at = line.start;
    for tag in tags(text, std::slice::from_ref(line)) {
        if tag.sort == Sort::Time || tag.name.eq_ignore_ascii_case("c") {
            out.push_str(&text[at..tag.range.start]);
            at = tag.range.end;
        }
    }
    out + &text[at..line.end]
}

fn judge(tags: &[Tag<'_>], dialect: Dialect) -> Vec<(Range<usize>, Markup)> {
    let vtt = dialect == Dialect::Vtt;
    let paired = pairs(tags);
    let sort = |(at, tag): (usize, &Tag<'_>)| {
        let known = |names: &[&str]| names.iter().any(|known| tag.name.eq_ignore_ascii_case(known));
        let known_here = known(if vtt { VTT } else { PLAIN });
        let whole = paired[at] || (vtt && tag.name.eq_ignore_ascii_case("v"));
        let markup = match tag.sort {
            Sort::Time if vtt => return None,
            // Other words in angle brackets are text to a SubRip player, and hidden by a browser.
            Sort::Open | Sort::Close if !known_here && !known(STYLE) => Some(Markup::Swallowed).filter(|_| vtt)?,
            Sort::Open | Sort::Close if known_here && whole => Some(Markup::Plain).filter(|_| !vtt)?,
            _ => Markup::Stray,
        };
        Some((tag.range.clone(), markup))
    };
    tags.iter().enumerate().filter_map(sort).collect()
}

/// Which tags have their other half in the same cue.
fn pairs(tags: &[Tag<'_>]) -> Vec<bool> {
    let mut paired = vec![false; tags.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, tag) in tags.iter().enumerate() {
        match tag.sort {
            Sort::Open => open.push(at),
            Sort::Close => {
                let half = open.iter().rev().take(8).position(|open| tags[*open].name.eq_ignore_ascii_case(tag.name));
                if let Some(depth) = half {
                    let half = open.remove(open.len() - 1 - depth);
                    (paired[at], paired[half]) = (true, true);
                }
            }
            Sort::Override | Sort::Time => {}
        }
    }
    paired
}

/// The codes of some lines, in order.
fn tags<'a>(text: &'a str, lines: &[Range<usize>]) -> Vec<Tag<'a>> {
    let mut tags = Vec::new();
    for line in lines {
        let mut at = line.start;
        while let Some(offset) = memchr::memchr2(b'<', b'{', &text.as_bytes()[at..line.end]) {
            let from = at + offset;
            let tag = code(text, from..line.end);
            at = tag.as_ref().map_or(from + 1, |tag| tag.range.end);
            tags.extend(tag);
        }
    }
    tags
}

/// The longest code that is looked for, in bytes: `<font color="#ffff00" face="Arial" size="24">` and more.
const LONGEST: usize = 200;

/// The code that begins here, if it is one.
fn code(text: &str, place: Range<usize>) -> Option<Tag<'_>> {
    let bytes = &text.as_bytes()[place.start..place.end.min(place.start + LONGEST)];
    if bytes[0] == b'{' {
        let end = memchr::memchr(b'}', bytes).filter(|_| bytes.get(1) == Some(&b'\\'))?;
        return Some(Tag { range: place.start..place.start + end + 1, name: "", sort: Sort::Override });
    }
    let end = memchr::memchr(b'>', bytes)?;
    let range = place.start..place.start + end + 1;
    let inner = &text[place.start + 1..place.start + end];
    if inner.starts_with(|sign: char| sign.is_ascii_digit()) {
        let time = inner.contains(':') && inner.chars().all(|sign| sign.is_ascii_digit() || ":.,".contains(sign));
        return time.then_some(Tag { range, name: "", sort: Sort::Time });
    }
    let (name, sort) = inner.strip_prefix('/').map_or((inner, Sort::Open), |name| (name, Sort::Close));
    let length = name.find(|sign: char| !sign.is_alphanumeric()).unwrap_or(name.len());
    // An address in angle brackets, a name with a sign in it, or nothing is no tag.
    let ends = name[length..].chars().next().is_none_or(|sign| sign.is_whitespace() || ".=/".contains(sign));
    let tag = length > 0 && ends && !inner.contains(['@', '<']) && !inner.contains("://");
    tag.then_some(Tag { range, name: &name[..length], sort })
}
