//! Which words a hashtag in small letters is made of: ”#gratisiparken” is ”gratis i parken”, ”#stadsutveckling” is one.
//!
//! A tag is taken for several words only when all of them are known, no compound is made of the same letters, and they
//! stand together as Swedish words do. All other tags are left alone: a false alarm costs more than a miss. Measured on
//! corpora/gold/hashtags.tsv. Refuses to know who writes, and what the tag is for.

mod grammar;
mod parts;

use parts::{Class, Sort, sort};

/// A tag of more bytes is not taken apart, and no word of one has more.
const LONGEST: usize = 48;
const WORD: usize = 30;

/// A tag with fewer bytes is one word.
const SHORTEST: usize = 5;

/// So many ways to take a beginning apart are kept.
const KEPT: usize = 4;

/// What one more way may cost beyond the best before it makes the best doubtful, and before it is no way at all.
const DOUBT: u32 = 50;
const NEAR: u32 = 30;

/// A tag taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split<'a> {
    /// Its words, in order; together they are the tag, but for digits at its end.
    pub words: Vec<&'a str>,
    /// No other way to take it apart comes near.
    pub unique: bool,
}

/// One way to take the beginning of a tag apart; costs are in hundredths.
#[derive(Debug, Clone, Default)]
struct Way<'a> {
    cost: u32,
    words: Vec<&'a str>,
    sorts: Vec<Sort>,
}

/// The words of `tag` (lower case, without `#`), when it has several. `None` for one word, a compound, and anything unknown.
pub fn split(tag: &str) -> Option<Split<'_>> {
    let name = tag.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let letters = name.chars().all(|sign| sign.is_ascii_lowercase() || matches!(sign, 'å' | 'ä' | 'ö' | 'é' | 'ü'));
    if !(SHORTEST..=LONGEST).contains(&name.len()) || !letters || parts::is_word(name) {
        return None;
    }
    let ways = ways(name);
    let best = ways.first()?.cost;
    let way = ways.iter().find(|way| grammar::is_phrase(&way.words, &way.sorts)).filter(|way| way.cost <= best + NEAR)?;
    let unique = ways.iter().filter(|other| other.cost <= way.cost + DOUBT).count() == 1;
    Some(Split { words: way.words.clone(), unique })
}

/// The cheapest ways to take `name` apart into known words, cheapest first.
fn ways(name: &str) -> Vec<Way<'_>> {
    let mut reached: Vec<Vec<Way<'_>>> = vec![Vec::new(); name.len() + 1];
    reached[0].push(Way::default());
    for start in 0..name.len() {
        let mut here = std::mem::take(&mut reached[start]);
        here.sort_by_key(|way| way.cost);
        here.truncate(KEPT);
        if here.is_empty() {
            continue;
        }
        for end in (start + 1..=name.len().min(start + WORD)).filter(|&end| name.is_char_boundary(end)) {
            let word = &name[start..end];
            let letters = word.chars().count();
            if letters == 1 && !matches!(word, "i" | "å") {
                continue;
            }
            let Some(sort) = sort(word) else { continue };
            for way in &here {
                let Some(extra) = extra(way, word, letters, sort) else { continue };
                let mut longer = way.clone();
                longer.cost += sort.cost() + extra;
                longer.words.push(word);
                longer.sorts.push(sort);
                reached[end].push(longer);
            }
        }
    }
    let mut ways = std::mem::take(&mut reached[name.len()]);
    ways.sort_by_key(|way| way.cost);
    ways.truncate(KEPT);
    ways
}

/// What a word costs beside its sort: short ones are found everywhere. `None` where it cannot stand.
fn extra(way: &Way<'_>, word: &str, letters: usize, sort: Sort) -> Option<u32> {
    let (first, last) = (way.words.is_empty(), way.sorts.last().copied());
    if sort == Sort::Verb
        && letters <= 2
        && !first
        && !(matches!(word, "må" | "få" | "bo" | "gå" | "se" | "ta" | "ge") && last == Some(Sort::Function))
    {
        return None;
    }
    let led = matches!(word, "en" | "er") && matches!(last, Some(Sort::Verb | Sort::Function));
    let costly = if !first && Class::Costly.has(word) && !led { 120 } else { 0 };
    let brief = match letters {
        0..=2 => 35,
        3 if sort != Sort::Function => 20,
        _ => 0,
    };
    Some(costly + brief)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(tag: &str) -> String {
        split(tag).map(|split| split.words.join(" ")).unwrap_or_default()
    }

    #[test]
    fn phrases_are_taken_apart() {
        assert_eq!(words("gratisiparken"), "gratis i parken");
        assert_eq!(words("viärregiongotland"), "vi är region gotland");
        assert_eq!(words("jobbahososs"), "jobba hos oss");
        assert_eq!(words("godjul2026"), "god jul");
    }

    #[test]
    fn compounds_names_and_what_is_not_known_are_left_alone() {
        for tag in [
            "stadsutveckling",
            "nagelförlängning",
            "almedalsveckan",
            "sommarlov",
            "gotland",
            "xyzzyplugh",
            "",
            "tbt",
            "åäö",
            "ångermanland",
        ] {
            assert_eq!(words(tag), "", "{tag}");
        }
        assert_eq!(split(&"i".repeat(100_000)), None);
        assert_eq!(split(&"sommarsol".repeat(5)), None);
    }
}
