//! What a line break or a font of another document has left inside a word: a hyphen, a not sign, two letters in one.
//!
//! A hyphen is believed to be left over only where the whole word stands elsewhere in the draft, or where what follows is an
//! ending that no word begins with. "e-post", "SL-kort" and "av- och påstigning" are compounds and stay.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::draft::{Block, Draft, MarkKind};
use crate::language::lexicon::Affixes;
use crate::language::{Kind, Token};
use crate::source::{Edit, Span};

/// A word with something left over in it.
pub struct Leftover {
    /// Where.
    pub span: Option<Span>,
    /// As it stands.
    pub form: String,
    /// As it is to stand.
    pub proposal: String,
    /// What makes it so.
    pub edit: Option<Edit>,
    /// Two letters in one sign, rather than a hyphen.
    pub ligature: bool,
}

/// Endings that follow a hyphen only where a line broke: no Swedish word begins with them.
static ENDINGS: LazyLock<Affixes> = LazyLock::new(|| {
    let endings = [
        "ning",
        "ningen",
        "ningens",
        "ningar",
        "ningarna",
        "ningarnas",
        "het",
        "heten",
        "hetens",
        "heter",
        "heterna",
        "heternas",
        "tion",
        "tionen",
        "tionens",
        "tioner",
        "tionerna",
        "sion",
        "sionen",
        "else",
        "elsen",
        "elser",
        "elserna",
        "lig",
        "liga",
        "ligt",
        "ligen",
        "ligare",
        "skap",
        "skapet",
        "skapen",
        "barhet",
        "rantör",
        "rantören",
        "rantörer",
    ];
    endings.into_iter().collect()
});

/// The leftovers of a draft, in order.
pub fn find(draft: &Draft) -> Vec<Leftover> {
    let mut found = Vec::new();
    let mut known: Option<HashSet<&str>> = None;
    for block in draft.visible().filter(|block| block.swedish) {
        let plain = &block.text.plain;
        if !may_be(plain.as_bytes()) {
            continue;
        }
        let apart = block.covered(&[MarkKind::Code, MarkKind::Hidden]);
        for token in block.prose.tokens().iter().filter(|token| token.kind == Kind::Word && !apart.meets(&range(token))) {
            if let Some(at) = hyphen(plain, token) {
                let known = known.get_or_insert_with(|| words(draft));
                found.extend(left(block, token, at, known));
            } else if plain[range(token)].contains(is_ligature) {
                found.push(ligature(block, range(token)));
            }
        }
        found.extend(plain.match_indices('¬').filter_map(|(at, sign)| not_sign(block, at..at + sign.len())));
    }
    found
}

fn range(token: &Token) -> Range<usize> {
    token.start as usize..token.end as usize
}

/// A hyphen between letters, a not sign, or a letter of presentation.
fn may_be(bytes: &[u8]) -> bool {
    let letter = |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_lowercase() || *byte >= 0x80);
    let hyphen = memchr::memchr_iter(b'-', bytes).any(|at| at > 0 && letter(at - 1) && letter(at + 1));
    hyphen || memchr::memchr_iter(0xAC, bytes).any(|at| at > 0 && matches!(bytes[at - 1], 0xC2 | 0xEF))
}

fn is_ligature(sign: char) -> bool {
    matches!(sign, '\u{FB00}'..='\u{FB04}')
}

/// Where the one hyphen of a word stands, when small letters stand on both sides of it.
fn hyphen(plain: &str, token: &Token) -> Option<usize> {
    let word = &plain[range(token)];
    let at = memchr::memchr(b'-', word.as_bytes())?;
    let (first, second) = (&word[..at], &word[at + 1..]);
    let small = |part: &str| part.chars().all(char::is_lowercase);
    let opens = first.chars().next().is_some_and(char::is_alphabetic) && small(&first[first.chars().next().map_or(0, char::len_utf8)..]);
    (first.chars().count() > 1 && second.chars().count() > 2 && opens && small(second)).then_some(at)
}

/// All words of a draft without hyphens, in lower case.
fn words(draft: &Draft) -> HashSet<&str> {
    let all = draft.visible().flat_map(|block| block.prose.tokens().iter().map(|token| block.prose.word(token)));
    all.filter(|word| !word.contains('-')).collect()
}

fn left(block: &Block, token: &Token, at: usize, known: &HashSet<&str>) -> Option<Leftover> {
    let lower = block.prose.word(token);
    let (first, second) = (&lower[..at], &lower[at + 1..]);
    let whole = format!("{first}{second}");
    // A part that is a word of the text may have been meant: "barn-familj".
    let meant = known.contains(first) && !PREFIXES.contains(&first) || known.contains(second);
    let ending = first.chars().count() > 2 && ENDINGS.contains(second);
    if !(ending || known.contains(whole.as_str()) && !meant) {
        return None;
    }
    let range = range(token);
    let form = block.text.plain[range.clone()].to_owned();
    let proposal = format!("{}{}", &form[..at], &form[at + 1..]);
    let hyphen = range.start + at..range.start + at + 1;
    Some(Leftover { span: block.text.span(range), edit: block.text.edit(hyphen, ""), form, proposal, ligature: false })
}

/// Short words that lines often break after, and that nobody joins with a hyphen.
const PREFIXES: [&str; 14] = ["av", "för", "på", "till", "in", "ut", "om", "upp", "under", "över", "från", "med", "an", "be"];

fn ligature(block: &Block, range: Range<usize>) -> Leftover {
    let form = block.text.plain[range.clone()].to_owned();
    let mut proposal = form.clone();
    for (sign, letters) in [("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl")] {
        proposal = proposal.replace(sign, letters);
    }
    Leftover { span: block.text.span(range.clone()), edit: block.text.edit(range, &proposal), form, proposal, ligature: true }
}

/// A not sign between two small letters: an optional hyphen of a word processor, shown.
fn not_sign(block: &Block, sign: Range<usize>) -> Option<Leftover> {
    let plain = &block.text.plain;
    let (head, tail) = (&plain[..sign.start], &plain[sign.end..]);
    let letter = |c: Option<char>| c.is_some_and(char::is_lowercase);
    if !letter(head.chars().next_back()) || !letter(tail.chars().next()) {
        return None;
    }
    let start = head.len() - head.chars().rev().take(40).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>();
    let end = sign.end + tail.chars().take(40).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>();
    let form = plain[start..end].to_owned();
    let proposal = form.replace('¬', "");
    Some(Leftover { span: block.text.span(sign.clone()), edit: block.text.edit(sign, ""), form, proposal, ligature: false })
}
