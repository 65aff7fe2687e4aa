//! Web and mail addresses in running text, so that nothing in them is read as a word or a stop.
//! Refuses to know whether an address works, or what it points at.

use super::letters::{is_word_char, is_word_part};

/// Ends of a bare domain that count without `https://` or `www.`.
const DOMAINS: [&str; 8] = ["se", "com", "org", "nu", "net", "eu", "gov", "stockholm"];

/// Ends that count only where a path follows: ”bit.ly/3abc”, ”t.me/kommunen”.
const WITH_PATH: [&str; 20] =
    ["ly", "gl", "gd", "me", "at", "cc", "io", "info", "fi", "no", "dk", "uk", "ee", "de", "social", "app", "tv", "page", "link", "be"];

/// Byte ranges of the addresses in `text`, in order and apart.
pub(super) fn find(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = memchr::memchr2(b'.', b':', &text.as_bytes()[at..]) {
        let sign = at + step;
        at = sign + 1;
        if !may_belong(text, sign) {
            continue;
        }
        let start = start_of_run(&text[..sign]);
        let end = at + text[at..].find(char::is_whitespace).unwrap_or(text.len() - at);
        if end - start > 3 {
            in_chunk(text, start, end, &mut found);
        }
        at = end;
    }
    found
}

/// Whether a dot or colon may stand in an address: a dot inside a run, the colon of ”://”.
fn may_belong(text: &str, sign: usize) -> bool {
    let rest = &text[sign + 1..];
    if text.as_bytes()[sign] == b':' { rest.starts_with("//") } else { rest.starts_with(|next: char| !next.is_whitespace()) }
}

/// Where the run without blanks that closes `text` begins.
fn start_of_run(text: &str) -> usize {
    text.char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8())
}

/// Addresses of one run without blanks: a web address takes the rest of the run.
fn in_chunk(text: &str, start: usize, end: usize, found: &mut Vec<(usize, usize)>) {
    let web = web_start(text, start, end);
    let stop = web.unwrap_or(end);
    let mail_end = mails(text, start, stop, found);
    domains(text, mail_end, stop, end, web.is_some(), found);
    if let Some(web) = web
        && found.last().is_none_or(|last| last.1 <= web)
    {
        found.push((web, end));
    }
}

fn web_start(text: &str, start: usize, end: usize) -> Option<usize> {
    let chunk = text[start..end].to_ascii_lowercase();
    let scheme = ["https://", "http://"].iter().filter_map(|p| chunk.find(p).filter(|at| at + p.len() < chunk.len())).min();
    let www = chunk.find("www.").filter(|&at| at + 4 < chunk.len() && !chunk[..at].chars().next_back().is_some_and(is_word_char));
    [scheme, www].into_iter().flatten().min().map(|at| start + at)
}

/// Mail addresses between `start` and `stop`; answers the byte after the last one.
fn mails(text: &str, start: usize, stop: usize, found: &mut Vec<(usize, usize)>) -> usize {
    let mut from = start;
    for (at, _) in text[start..stop].match_indices('@') {
        let at = start + at;
        if at < from {
            continue;
        }
        let name = |c: char| is_word_char(c) || matches!(c, '.' | '+' | '-');
        let left = text[from..at].trim_end_matches(name).len() + from;
        let host = &text[at + 1..stop];
        let run = host.len() - host.trim_start_matches(|c| is_word_char(c) || matches!(c, '.' | '-')).len();
        let host = host[..run].split("..").next().unwrap_or_default().trim_end_matches('.');
        if left < at && host.contains('.') && !host.starts_with('.') {
            found.push((left, at + 1 + host.len()));
            from = at + 1 + host.len();
        }
    }
    from
}

/// Bare domains in lower case. ”asyl.Nu har” is two glued sentences, not a domain.
fn domains(text: &str, start: usize, stop: usize, end: usize, web: bool, found: &mut Vec<(usize, usize)>) {
    let part = |c: char| c.is_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
    let mut at = start;
    while at < stop {
        let rest = &text[at..stop];
        let run = rest.len() - rest.trim_start_matches(part).len();
        let host = rest[..run].trim_start_matches(['.', '-']);
        let from = at + run - host.len();
        let close = from + host.trim_end_matches(['.', '-']).len();
        let path = text[close..stop].starts_with('/') && text[close + 1..].starts_with(is_word_part);
        if is_domain(&text[from..close], path) && alone(text, from, close) {
            let path = !web && text[close..].starts_with('/');
            found.push((from, if path { end } else { close }));
            if path {
                return;
            }
        }
        at += run.max(rest[run..].chars().next().map_or(1, char::len_utf8) + run);
    }
}

fn is_domain(host: &str, path: bool) -> bool {
    let Some((name, top)) = host.rsplit_once('.') else { return false };
    (DOMAINS.contains(&top) || path && WITH_PATH.contains(&top)) && !name.is_empty() && name.split('.').all(|label| !label.is_empty())
}

fn alone(text: &str, from: usize, close: usize) -> bool {
    let free = !text[..from].chars().next_back().is_some_and(|c| is_word_char(c) || c == '@');
    let mut next = text[close..].chars();
    free && match next.next() {
        Some('.' | ':') => !next.next().is_some_and(is_word_part),
        Some(c) => !is_word_char(c),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|(a, b)| &text[a..b]).collect()
    }

    #[test]
    fn finds_what_is_an_address() {
        assert_eq!(
            addresses("Läs https://start.stockholm/bad eller mejla bad@stockholm.se."),
            ["https://start.stockholm/bad", "bad@stockholm.se"]
        );
        assert_eq!(
            addresses("Gå till gotland.se. Se (www.orebro.se/bygg) och start.stockholm/bad nu"),
            ["gotland.se", "www.orebro.se/bygg)", "start.stockholm/bad"]
        );
    }

    #[test]
    fn glued_sentences_are_no_address() {
        assert!(addresses("sökte asyl.Nu har regeringen. Kl. 10.30, t.ex. @kommunen").is_empty());
        assert!(addresses("hej.se.Nu www. http:// @ . a@b").is_empty());
    }
}
