//! Which words are not the writer's own: quotations, a speaker's line after a dash, titles of acts.
//! Refuses to judge whether a quotation is true, or quoted right.

use super::prose::{Kind, Token};

/// Words that end in one of these and are followed by ”(2009:400)” open the title of an act.
const ACTS: [&str; 6] = ["lagen", "lag", "förordningen", "förordning", "föreskrifter", "balken"];

/// Sets `borrowed` on the tokens of a block that somebody else has worded.
pub(super) fn mark(text: &str, lower: &str, tokens: &mut [Token]) {
    if text.starts_with("– ") || text.starts_with("— ") {
        return tokens.iter_mut().for_each(|token| token.borrowed = true);
    }
    let may_quote = memchr::memchr3(b'"', 0xE2, 0xC2, text.as_bytes()).is_some();
    if may_quote && text.contains(['”', '"', '“', '„', '»']) {
        quotations(text, tokens);
    }
    if text.contains('(') {
        titles(lower, tokens);
    }
}

/// An opening mark takes everything up to the next mark that closes it; one that is never closed takes nothing.
fn quotations(text: &str, tokens: &mut [Token]) {
    let mut open: Option<(usize, char)> = None;
    for at in 0..tokens.len() {
        let token = tokens[at];
        if token.kind != Kind::Mark {
            continue;
        }
        let Some(c) = text[token.start as usize..].chars().next() else { continue };
        match open {
            Some((from, mark)) if closes(mark, c) => {
                tokens[from..=at].iter_mut().for_each(|token| token.borrowed = true);
                open = None;
            }
            None if matches!(c, '”' | '"' | '“' | '„' | '»' | '«') => open = Some((at, c)),
            _ => {}
        }
    }
}

fn closes(open: char, c: char) -> bool {
    match open {
        '»' | '«' => matches!(c, '»' | '«'),
        '"' => c == '"',
        _ => matches!(c, '”' | '“' | '"'),
    }
}

/// ”Lagen (2009:400) om stöd …” is a name up to the next stop or comma.
fn titles(lower: &str, tokens: &mut [Token]) {
    let mut at = 0;
    while at + 6 < tokens.len() {
        let word = |i: usize| &lower[tokens[i].start as usize..tokens[i].end as usize];
        let number = word(at + 1) == "(" && word(at + 3) == ":" && word(at + 5) == ")" && word(at + 2).bytes().all(|b| b.is_ascii_digit());
        if !(number && word(at + 6) == "om" && ACTS.iter().any(|act| word(at).ends_with(act))) {
            at += 1;
            continue;
        }
        let length = (at + 6..tokens.len()).take_while(|&i| !matches!(word(i), "." | "," | ";" | ":" | "?" | "!")).count();
        tokens[at..at + 6 + length].iter_mut().for_each(|token| token.borrowed = true);
        at += 6 + length;
    }
}
