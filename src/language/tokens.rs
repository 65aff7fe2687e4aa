//! Cuts text into tokens: words with their inner hyphens, single marks, addresses, tags.
//! Refuses to know what a sentence is or how words are counted (see `words`).

use super::letters::is_token_part;
use super::prose::{Kind, Token};

/// The tokens of `text` in order; `addresses` are byte ranges that become one token each.
pub(super) fn tokenise(text: &str, addresses: &[(usize, usize)]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 4 + 1);
    let mut addresses = addresses.iter().peekable();
    let mut at = 0;
    while at < text.len() {
        let limit = match addresses.peek() {
            Some(&&(start, end)) if start <= at => {
                tokens.push(token(start, end, Kind::Address));
                addresses.next();
                at = end;
                continue;
            }
            Some(&&(start, _)) => start,
            None => text.len(),
        };
        if text.as_bytes()[at] == b' ' {
            at += 1;
            continue;
        }
        let run = run_end(text, at, limit);
        if run == at {
            at = mark(text, at, &mut tokens);
        } else {
            tokens.push(token(at, run, kind(text, at, run)));
            at = run;
        }
    }
    tokens
}

fn token(start: usize, end: usize, kind: Kind) -> Token {
    Token { start: start as u32, end: end as u32, kind, borrowed: false }
}

/// Where the word that begins at `at` ends; `at` itself when none begins there.
fn run_end(text: &str, at: usize, limit: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    while end < limit {
        let byte = bytes[end];
        if byte.is_ascii() {
            if !(byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_') {
                break;
            }
            end += 1;
            continue;
        }
        // Letters of Latin-1, but for × and ÷.
        if byte == 0xC3 && !matches!(bytes[end + 1], 0x97 | 0xB7) {
            end += 2;
            continue;
        }
        let Some(c) = text[end..].chars().next().filter(|&c| is_token_part(c)) else { break };
        end += c.len_utf8();
    }
    end
}

fn kind(text: &str, start: usize, end: usize) -> Kind {
    let joins = |byte: &u8| matches!(byte, b'-' | b'_');
    let bytes = &text.as_bytes()[start..end];
    if bytes.first().is_some_and(joins) && bytes.iter().all(joins) {
        return Kind::Mark;
    }
    match start.checked_sub(1).map(|at| text.as_bytes()[at]) {
        Some(b'#' | b'@') => Kind::Tag,
        _ => Kind::Word,
    }
}

/// Pushes the mark at `at`, unless it is a blank; answers the byte after it.
fn mark(text: &str, at: usize, tokens: &mut Vec<Token>) -> usize {
    let Some(c) = text[at..].chars().next() else { return text.len() };
    let end = at + c.len_utf8();
    if !c.is_whitespace() {
        tokens.push(token(at, end, Kind::Mark));
    }
    end
}
