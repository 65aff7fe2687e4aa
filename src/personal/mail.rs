//! Mail addresses, and whose they seem to be.
//!
//! Knows hosts where anybody has an address, and the form of a person's own at an office. Refuses to know senders.

use std::ops::Range;

use super::cues;

/// Whose an address seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// At a host where anybody has an address.
    Anybody,
    /// `förnamn.efternamn` at the organisation's own host.
    Colleague,
}

/// Words that stand before a dot in addresses of an office: `info.ekvik@`, `press.enheten@`.
const OFFICES: [&str; 24] = [
    "info",
    "press",
    "kontakt",
    "kontaktcenter",
    "kund",
    "kundtjanst",
    "support",
    "service",
    "bokning",
    "registrator",
    "kansli",
    "kultur",
    "skola",
    "bibliotek",
    "bad",
    "stod",
    "team",
    "hr",
    "jobb",
    "redaktion",
    "webb",
    "projekt",
    "noreply",
    "no",
];

/// Mail addresses of `text`: each an `@` with a name before it and a host with a dot after it.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    for at in memchr::memchr_iter(b'@', text.as_bytes()) {
        if at < from {
            continue;
        }
        let part = |sign: char| sign.is_alphanumeric() || matches!(sign, '.' | '_' | '+' | '-' | '%');
        let start = from + text[from..at].trim_end_matches(part).len();
        let rest = &text[at + 1..];
        let host = rest[..rest.len() - rest.trim_start_matches(|sign| sign != '+' && sign != '%' && part(sign)).len()]
            .trim_end_matches(['.', '-', '_']);
        if start < at && host.contains('.') && !host.starts_with('.') {
            found.push(start..at + 1 + host.len());
            from = at + 1 + host.len();
        }
    }
    found
}

/// Whose the address seems to be; `None` where it is an office's or nothing tells.
pub fn owner(address: &str, own_hosts: &[String]) -> Option<Owner> {
    let (name, host) = address.rsplit_once('@')?;
    if cues::is_free_mail(host) {
        return Some(Owner::Anybody);
    }
    let host = host.to_lowercase();
    let own = own_hosts.iter().any(|own| {
        let own = own.to_lowercase();
        host == own || host.strip_suffix(&own).is_some_and(|rest| rest.ends_with('.'))
    });
    (own && is_name(&name.to_lowercase())).then_some(Owner::Colleague)
}

/// Two or three words of letters with dots between them, none of them an office's.
fn is_name(name: &str) -> bool {
    let words: Vec<&str> = name.split('.').collect();
    let letters = |word: &&str| word.chars().count() > 1 && word.chars().all(|sign| sign.is_alphabetic() || sign == '-');
    (2..=3).contains(&words.len()) && words.iter().all(letters) && !words.iter().any(|word| OFFICES.contains(word))
}

/// The address with all but its first letter and its host hidden.
pub fn veiled(address: &str) -> String {
    let (name, host) = address.rsplit_once('@').unwrap_or((address, ""));
    let first: String = name.chars().take(1).collect();
    format!("{first}***@{host}")
}

#[cfg(test)]
mod tests {
    use super::{Owner, find, owner};

    #[test]
    fn addresses_and_their_owners() {
        let hosts = ["ekvik.se".to_owned()];
        for (text, expected) in [
            ("Mejla kim.exempelsson@hotmail.com.", Some(Owner::Anybody)),
            ("kim.exempelsson@ekvik.se", Some(Owner::Colleague)),
            ("kim.exempelsson@edu.ekvik.se", Some(Owner::Colleague)),
            ("kim.exempelsson@annan.se", None),
            ("info@ekvik.se", None),
            ("bibliotek.ost@ekvik.se", None),
        ] {
            let found = find(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(owner(&text[found[0].clone()], &hosts), expected, "{text}");
        }
        assert!(find("@kommunen och a@b @ . @@@@").is_empty());
    }
}
