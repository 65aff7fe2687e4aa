//! The signs of a text that platforms and screen readers treat in their own way: emoji, hashtags, account names and
//! web addresses, found in one pass over a block.
//!
//! Knows where they stand and where the text proper ends; refuses to know whether there are too many of them.

pub mod emoji;
pub mod names;

use std::ops::Range;

use super::letters::{is_word_char, is_word_part};
use super::prose::{Kind, Prose};

/// What was found in one block of text: byte ranges, each list in order and apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signs {
    /// Emoji, one range a sign: a flag, a family, a keycap is one.
    pub emoji: Vec<Range<usize>>,
    /// Hashtags, `#` included.
    pub tags: Vec<Range<usize>>,
    /// Account names, `@` included; ”@kommun@mastodon.se” is one.
    pub mentions: Vec<Range<usize>>,
    /// Web addresses as they are seen, without the punctuation of the sentence around them.
    pub addresses: Vec<Range<usize>>,
}

impl Signs {
    /// The signs of `text`, whose analysis is `prose`. Linear; a text without any costs one look at its bytes.
    pub fn of(text: &str, prose: &Prose) -> Self {
        let emoji = emoji::find(text);
        let (mut addresses, mut mails) = (Vec::new(), Vec::new());
        for token in prose.tokens().iter().filter(|token| token.kind == Kind::Address) {
            let range = token.start as usize..token.end as usize;
            if is_web(&text[range.clone()]) {
                addresses.push(range.start..range.start + shown(&text[range]).len());
            } else {
                mails.push(range);
            }
        }
        let (mut tags, mut mentions) = (Vec::new(), Vec::new());
        let inside = |list: &[Range<usize>], at: usize| {
            let next = list.partition_point(|range| range.end <= at);
            list.get(next).is_some_and(|range| range.start <= at)
        };
        let mut reached = 0;
        for at in memchr::memchr2_iter(b'#', b'@', text.as_bytes()) {
            if at < reached || inside(&addresses, at) || inside(&mails, at) {
                continue;
            }
            let tag = text.as_bytes()[at] == b'#';
            let Some(end) = (if tag { tag_end(text, at) } else { mention_end(text, at, &mails) }) else { continue };
            if tag { &mut tags } else { &mut mentions }.push(at..end);
            reached = end;
        }
        Self { emoji, tags, mentions, addresses }
    }

    /// Whether there is nothing of the kind.
    pub fn is_empty(&self) -> bool {
        self.emoji.is_empty() && self.tags.is_empty() && self.mentions.is_empty() && self.addresses.is_empty()
    }

    /// Where the text proper ends in `range` of `text`: what follows is hashtags, account names, emoji and blanks.
    pub fn body_end(&self, text: &str, range: Range<usize>) -> usize {
        ending(text, range, &[&self.emoji, &self.tags, &self.mentions])
    }
}

/// Where `range` of `text` ends without the signs and blanks that close it.
fn ending(text: &str, range: Range<usize>, signs: &[&[Range<usize>]]) -> usize {
    let trimmed = |end: usize| range.start + text[range.start..end].trim_end().len();
    let mut end = trimmed(range.end);
    let closes = |list: &[Range<usize>], end: usize| {
        let sign = list.get(list.partition_point(|sign| sign.end < end))?;
        (sign.end == end && sign.start >= range.start).then_some(sign.start)
    };
    while let Some(start) = signs.iter().find_map(|list| closes(list, end)) {
        end = trimmed(start);
    }
    end
}

/// Whether an address leads to a page and not to a mailbox.
fn is_web(address: &str) -> bool {
    let host = address.split(['/', '?']).next().unwrap_or(address);
    address.contains("://") || !host.contains('@')
}

/// An address without the punctuation of the sentence around it; a closing bracket stays when it has its opening one.
fn shown(address: &str) -> &str {
    let mut surplus = address.matches(')').count().saturating_sub(address.matches('(').count());
    address.trim_end_matches(|sign| match sign {
        '.' | ',' | ';' | ':' | '!' | '?' | '*' | '_' | '\'' | '"' | '…' | '”' | '’' | '»' | '>' => true,
        ')' if surplus > 0 => {
            surplus -= 1;
            true
        }
        _ => emoji::is_part(sign),
    })
}

fn stands_free(text: &str, at: usize) -> bool {
    !text[..at].chars().next_back().is_some_and(|sign| is_word_char(sign) || matches!(sign, '&' | '/' | '#' | '@'))
}

/// Where the hashtag that begins at `at` ends: word characters, one of them a letter.
fn tag_end(text: &str, at: usize) -> Option<usize> {
    let name = &text[at + 1..];
    let length = name.find(|sign| !is_word_char(sign)).unwrap_or(name.len());
    let lettered = name[..length].chars().any(char::is_alphabetic);
    (lettered && stands_free(text, at)).then_some(at + 1 + length)
}

/// Where the account name that begins at `at` ends. Its server looks like a mail address: ”@kommun@mastodon.se”.
fn mention_end(text: &str, at: usize, mails: &[Range<usize>]) -> Option<usize> {
    if !stands_free(text, at) {
        return None;
    }
    let next = mails.partition_point(|mail| mail.start <= at);
    if let Some(mail) = mails.get(next).filter(|mail| mail.start == at + 1) {
        return Some(mail.end);
    }
    let name = &text[at + 1..];
    let length = name.find(|sign| !is_word_char(sign) && !matches!(sign, '.' | '-')).unwrap_or(name.len());
    let kept = name[..length].trim_end_matches(['.', '-']);
    kept.contains(is_word_part).then_some(at + 1 + kept.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(text: &str) -> Signs {
        Signs::of(text, &Prose::of(text))
    }

    fn shown(text: &str, list: &[Range<usize>]) -> Vec<String> {
        list.iter().map(|range| text[range.clone()].to_owned()).collect()
    }

    #[test]
    fn tags_and_names_are_told_from_addresses() {
        let text = "Hej @anna.ek! Se #Visby_2026, #1 och a@b.se på gotland.se/sida#del (@kommun@mastodon.se) C# &#169; ##x";
        let found = signs(text);
        assert_eq!(shown(text, &found.tags), ["#Visby_2026"]);
        assert_eq!(shown(text, &found.mentions), ["@anna.ek", "@kommun@mastodon.se"]);
        assert_eq!(shown(text, &found.addresses), ["gotland.se/sida#del"]);
    }

    #[test]
    fn addresses_end_where_they_are_seen_to_end() {
        let text = "Läs (https://www.gotland.se/bad_(ute)), stockholm.se/lekparker. Eller bit.ly/3abc! Mejla info@gotland.se";
        assert_eq!(shown(text, &signs(text).addresses), ["https://www.gotland.se/bad_(ute)", "stockholm.se/lekparker", "bit.ly/3abc"]);
    }

    #[test]
    fn the_text_proper_ends_before_the_closing_signs() {
        let ends = |text: &str| text[..signs(text).body_end(text, 0..text.len())].to_owned();
        assert_eq!(ends("Vi ses! 🎉 #Visby @anna 🇸🇪  "), "Vi ses!");
        assert_eq!(ends("#Visby är fint"), "#Visby är fint");
        assert_eq!(ends("#Visby ❤️"), "");
    }

    #[test]
    fn a_clean_text_holds_nothing() {
        assert!(signs("Badet öppnar – kl. 10 … ”Välkommen!” säger § 3 – 20 °C.").is_empty());
    }
}
