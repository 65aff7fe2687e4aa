//! Where a Swedish sentence ends: stops, abbreviations, ordinals, initials, addresses.
//! Refuses to know what a word is worth; a sentence without words is thrown away later.

use std::sync::LazyLock;

use super::letters::{fold, is_closer, is_opener, is_word_char};
use super::lexicon::{self, ByWord};

/// What a dot does after an abbreviation.
enum Dot {
    Never,
    Before { digit: bool, words: Vec<&'static str> },
    May,
}

/// By the abbreviation without its last dot.
static DOTS: LazyLock<ByWord<Dot>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../../corpora/lexicon/forkortningar_meningsgrans.tsv"))
        .filter_map(|row| {
            let next = row.get(2).copied().unwrap_or_default();
            let dot = match row[1] {
                "aldrig" => Dot::Never,
                "före" => Dot::Before { digit: next == "0", words: next.split(' ').filter(|w| !w.is_empty() && *w != "0").collect() },
                _ => Dot::May,
            };
            Some((row[0].strip_suffix('.')?, dot))
        })
        .collect()
});

/// Byte ranges of the sentences of one block, without surrounding blanks. The tags at the block's end are left out.
pub(super) fn split(text: &str, addresses: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let body = &text[..without_tags(text)];
    let mut found = Vec::new();
    let mut addresses = addresses.iter().copied().peekable();
    let mut start = skip_blanks(body, 0);
    let mut at = start;
    while let Some(stop) = next_stop(body, at) {
        let run = stop_run(body, stop);
        let end = run + (body[run..].len() - body[run..].trim_start_matches(is_closer).len());
        at = end.max(run);
        if !body[end..].chars().next().is_none_or(char::is_whitespace) {
            continue;
        }
        while addresses.next_if(|address| address.1 <= stop).is_some() {}
        let inside = addresses.peek().is_some_and(|address| address.0 <= stop && end < address.1);
        if !inside && ends_here(body, start, stop, run, end) {
            found.push((start, end));
            start = skip_blanks(body, end);
            at = start;
        }
    }
    let end = body.trim_end().len();
    if start < end {
        found.push((start, end));
    }
    found
}

/// Length of `text` without the run of hashtags (and blanks) that closes it.
pub(super) fn without_tags(text: &str) -> usize {
    let mut end = text.len();
    loop {
        let shown = text[..end].trim_end();
        let name = shown.trim_end_matches(is_word_char);
        if name.len() == shown.len() || !name.ends_with('#') {
            return end;
        }
        end = name.len() - 1;
    }
}

fn skip_blanks(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start().len()
}

fn next_stop(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let dots = |at: usize| bytes[at..].starts_with("…".as_bytes());
    (at..bytes.len()).find(|&at| matches!(bytes[at], b'.' | b'!' | b'?') || bytes[at] == 0xE2 && dots(at))
}

fn stop_run(text: &str, stop: usize) -> usize {
    text.len() - text[stop..].trim_start_matches(['.', '!', '?', '…']).len()
}

fn ends_here(text: &str, start: usize, stop: usize, run: usize, end: usize) -> bool {
    let rest = text[end..].trim_start();
    if rest.is_empty() {
        return true;
    }
    let lead = |c: char| c.is_whitespace() || is_opener(c) || matches!(c, '–' | '—' | '-' | '*');
    if rest.trim_start_matches(lead).chars().next().is_some_and(char::is_lowercase) {
        return false;
    }
    &text[stop..run] != "." || dot_ends(&text[start..stop], rest)
}

/// Whether a single dot after `before` (the sentence so far) ends it, when `rest` follows.
fn dot_ends(before: &str, rest: &str) -> bool {
    let word_start = before.rfind(char::is_whitespace).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let word = before[word_start..].trim_start_matches(is_opener);
    if word.len() > 24 {
        return true;
    }
    if word_start == 0 && (1..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let mut chars = word.chars();
    if chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none() {
        return false;
    }
    match DOTS.get(fold(word).as_str()) {
        Some(Dot::Never) => false,
        Some(Dot::Before { digit, words }) => {
            !((*digit && rest.starts_with(|c: char| c.is_ascii_digit())) || words.contains(&first_word(rest).as_str()))
        }
        Some(Dot::May) | None => true,
    }
}

fn first_word(text: &str) -> String {
    fold(&text[..text.len() - text.trim_start_matches(is_word_char).len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        split(text, &super::super::address::find(text)).into_iter().map(|(a, b)| &text[a..b]).collect()
    }

    #[test]
    fn abbreviations_and_homographs() {
        assert_eq!(sentences("Ladda ner en fil. Öppna den.").len(), 2);
        assert_eq!(sentences("Hon är fil. kand. Anna Ek. Se bil. 2 och prop. 1997/98:45.").len(), 2);
        assert_eq!(sentences("Vi har böcker m.m. Ring kl. 10.30. Kom!").len(), 3);
        assert_eq!(sentences("1. Syfte och mål").len(), 1);
    }

    #[test]
    fn tags_at_the_end_are_left_out() {
        assert_eq!(sentences("Vi ses! #Stockholm #Bada"), ["Vi ses!"]);
        assert_eq!(sentences("#Stockholm är fint."), ["#Stockholm är fint."]);
    }
}
