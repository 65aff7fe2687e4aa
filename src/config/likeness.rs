//! Which known word somebody probably meant. Knows spelling slips and a few Swedish words for English keys; knows no grammar.

/// Swedish words that people write where klart.toml has an English one.
const SWEDISH: &[(&str, &str)] = &[
    ("fel", "error"),
    ("varning", "warning"),
    ("råd", "advice"),
    ("tips", "advice"),
    ("av", "off"),
    ("aldrig", "never"),
    ("svenska", "sv"),
    ("engelska", "en"),
    ("språk", "lang"),
    ("kanal", "channel"),
    ("kanaler", "channel"),
    ("namn", "name"),
    ("avsändare", "sender"),
    ("undertexter", "captions"),
    ("ord", "words"),
    ("regler", "rules"),
    ("nivå", "level"),
    ("filer", "files"),
    ("checklista", "checklist"),
    ("undanta", "exclude"),
    ("enheter", "units"),
    ("signatur", "signature"),
    ("alla", "all"),
];

/// Longer words than this are no slip of the keyboard.
const LONGEST: usize = 64;

/// The known word nearest to `word`: at most two slips away (one for words of three letters), the first of equals.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let asked: Vec<char> = word.trim().to_lowercase().chars().take(LONGEST + 1).collect();
    if asked.is_empty() || asked.len() > LONGEST {
        return None;
    }
    let lower: String = asked.iter().collect();
    let english = SWEDISH.iter().find(|pair| pair.0 == lower).map(|pair| pair.1);
    let most = if asked.len() <= 3 { 1 } else { 2 };
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        if english == Some(candidate) {
            return Some(candidate);
        }
        let other: Vec<char> = candidate.to_lowercase().chars().collect();
        if other.len().abs_diff(asked.len()) > most {
            continue;
        }
        let slips = slips(&asked, &other);
        if slips <= most && slips < other.len() && best.is_none_or(|(least, _)| slips < least) {
            best = Some((slips, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Insertions, deletions, substitutions and swaps of neighbours between two words:
/// Damerau–Levenshtein distance in its optimal string alignment form.
pub fn slips(a: &[char], b: &[char]) -> usize {
    let mut before = vec![0; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1; b.len() + 1];
        for (j, &y) in b.iter().enumerate() {
            let mut least = (above[j] + usize::from(x != y)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                least = least.min(before[j - 1] + 1);
            }
            row[j + 1] = least;
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_and_swedish_words_find_their_key() {
        let keys = ["fail_on", "lang", "profile", "text_type", "words"];
        let cases = [("fial_on", "fail_on"), ("profil", "profile"), ("texttype", "text_type"), ("ord", "words"), ("LANG", "lang")];
        for (slip, meant) in cases {
            assert_eq!(nearest(slip, keys), Some(meant), "{slip}");
        }
    }

    #[test]
    fn a_far_word_and_a_huge_one_find_nothing() {
        assert_eq!(nearest("xylofon", ["fail_on", "lang"]), None);
        assert_eq!(nearest(&"a".repeat(100_000), ["aaaa"]), None);
        assert_eq!(nearest("", ["sv"]), None);
        assert_eq!(nearest("xy", ["sv", "en"]), None);
    }
}
