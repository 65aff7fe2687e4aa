//! Whether words are about the same thing, as far as their letters tell: "simskola" and "simskolor", "öppet" and "öppettider".
//!
//! Refuses to know meaning: words may well be kin and share no letters.

use crate::language::letters::fold;

/// Shorter words bind others together and tell nothing by themselves.
const SHORTEST: usize = 4;

/// Longer words that tell nothing by themselves either.
const EMPTY: [&str; 44] = [
    "alla", "anden", "andra", "att", "bara", "blir", "denna", "deras", "dess", "detta", "dina", "efter", "eller", "från", "genom", "hade",
    "hela", "hur", "inom", "kan", "kommer", "med", "mellan", "mera", "när", "och", "olika", "också", "samt", "sedan", "ska", "skall",
    "till", "under", "utan", "varje", "vara", "about", "from", "have", "page", "that", "this", "with",
];

/// The telling words of a text in small letters, at most so many.
pub(super) fn telling(text: &str, most: usize) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| word.chars().count() >= SHORTEST && !EMPTY.contains(word));
    words.take(most).map(str::to_owned).collect()
}

/// Whether two words are kin: the same stem, or one inside the other.
pub(super) fn kin(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let length = short.chars().count();
    let shared = short.chars().zip(long.chars()).take_while(|(a, b)| a == b).count();
    shared >= SHORTEST && shared * 4 >= length * 3 || length > SHORTEST && long.contains(short)
}

/// How many of `words` are kin to some of `others`.
pub(super) fn related(words: &[String], others: &[String]) -> usize {
    words.iter().filter(|word| others.iter().any(|other| kin(word, other))).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_stem_are_kin() {
        for (one, other) in [("simskola", "simskolor"), ("open", "opening"), ("öppettider", "öppet"), ("sommarsimskola", "simskola")] {
            assert!(kin(one, other), "{one} {other}");
        }
        for (one, other) in [("kommun", "kommer"), ("weather", "friday"), ("skola", "skog")] {
            assert!(!kin(one, other), "{one} {other}");
        }
        assert_eq!(telling("Så här gör du: badet och simskolan", 9), ["badet", "simskolan"]);
    }
}
