//! What an emoji is called in Swedish (Unicode CLDR, annotations), and the word that somebody may have meant by it.
//!
//! The tables are in the order of their bytes and are searched where they lie: nothing is built or kept. Refuses to
//! know where an emoji stands.

use std::borrow::Cow;

use super::emoji::{bare, is_flag_letter};

const NAMES: &str = include_str!("../../../corpora/lexicon/emoji_sv.tsv");
const FLAGS: &str = include_str!("../../../corpora/lexicon/flaggor.tsv");
const WORDS: &str = include_str!("../../../corpora/lexicon/emoji_ord.tsv");

/// What an emoji is often read out as: ”beende händer”. A joined one without a name of its own is its parts; a flag whose
/// country is not known is ”flagga”; one newer than the table is ”emoji”.
pub fn name(emoji: &str) -> Cow<'static, str> {
    let emoji = bare(emoji);
    if let Some(name) = row(NAMES, &emoji) {
        return Cow::Borrowed(name);
    }
    if emoji.starts_with(is_flag_letter) {
        return row(FLAGS, &emoji).map_or(Cow::Borrowed("flagga"), |country| Cow::Owned(format!("flagga: {country}")));
    }
    let mut parts: Vec<&str> = emoji.split('\u{200d}').filter_map(part).collect();
    if emoji.starts_with('\u{1f3f4}') && emoji.contains(|sign| matches!(sign, '\u{e0020}'..='\u{e007f}')) {
        parts = vec!["flagga"];
    }
    if parts.is_empty() { Cow::Borrowed("emoji") } else { Cow::Owned(parts.join(", ")) }
}

/// The name of a part, without what may cling to it.
fn part(part: &str) -> Option<&'static str> {
    let first = part.chars().next()?;
    row(NAMES, part).or_else(|| row(NAMES, &part[..first.len_utf8()]))
}

/// The noun that an emoji stands for when it takes the place of a word, and whether it is an ”ett” word.
pub fn noun(emoji: &str) -> Option<(&'static str, bool)> {
    let (word, article) = row(WORDS, &bare(emoji))?.split_once('\t')?;
    Some((word, article == "ett"))
}

/// The rest of the line that begins with `sign`.
fn row(table: &'static str, sign: &str) -> Option<&'static str> {
    let (mut from, mut to) = (heading(table), table.len());
    while from < to {
        let middle = from + (to - from) / 2;
        let start = table.as_bytes()[..middle].iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1).max(from);
        let end = table.as_bytes()[start..].iter().position(|&byte| byte == b'\n').map_or(table.len(), |at| start + at);
        let (key, value) = table[start..end].split_once('\t')?;
        match key.cmp(sign) {
            std::cmp::Ordering::Equal => return Some(value),
            std::cmp::Ordering::Less => from = (end + 1).min(to),
            std::cmp::Ordering::Greater => to = start,
        }
    }
    None
}

/// Where the rows begin, after the lines that say what the table is.
fn heading(table: &str) -> usize {
    let mut at = 0;
    while table[at..].starts_with("# ") {
        at += table[at..].find('\n').map_or(table.len() - at, |end| end + 1);
    }
    at
}

/// Every emoji of the table with its name.
#[cfg(test)]
pub(super) fn listed() -> impl Iterator<Item = (&'static str, &'static str)> {
    NAMES[heading(NAMES)..].lines().filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_in_order_and_every_row_is_found() {
        for table in [NAMES, FLAGS, WORDS] {
            let rows: Vec<_> = table[heading(table)..].lines().filter_map(|line| line.split_once('\t')).collect();
            assert!(rows.is_sorted_by(|one, next| one.0 < next.0), "out of order");
            for (sign, value) in rows {
                assert_eq!(row(table, sign), Some(value), "{sign}");
            }
            assert_eq!(row(table, "x"), None);
        }
    }

    #[test]
    fn names_are_those_of_the_table() {
        assert_eq!(name("🙏"), "beende händer");
        assert_eq!(name("👍🏽"), name("👍"));
        assert_eq!(name("❤️"), "rött hjärta");
        assert_eq!(name("🇸🇪"), "flagga: Sverige");
        assert_eq!(name("🇧🇹"), "flagga");
        assert_eq!(name("🐶\u{200d}🔥"), "hundansikte, eld");
        assert_eq!(name("\u{1faff}"), "emoji");
        assert_eq!(noun("🍎"), Some(("äpple", true)));
    }
}
