//! How X counts a text: most letters of Latin script as one, other signs as two, an emoji as two however it is joined.
//!
//! After twitter-text's configuration 3. Addresses are counted elsewhere. Refuses to know how much is too much.

use crate::language::signs::emoji;

/// The weight of a text without addresses.
pub(super) fn weight(text: &str) -> usize {
    let emoji = emoji::find(text);
    let starts = std::iter::once(0).chain(emoji.iter().map(|emoji| emoji.end));
    let ends = emoji.iter().map(|emoji| emoji.start).chain([text.len()]);
    let plain: usize = starts.zip(ends).flat_map(|(start, end)| text[start..end].chars()).map(of).sum();
    plain + 2 * emoji.len()
}

fn of(sign: char) -> usize {
    match sign {
        '\0'..='\u{10ff}' | '\u{2000}'..='\u{200d}' | '\u{2010}'..='\u{201f}' | '\u{2032}'..='\u{2037}' => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_count_one_and_signs_two() {
        assert_eq!(weight("Hej på dig – ”du” …"), 20);
        assert_eq!(weight("👨‍👩‍👧‍👦 €"), 5);
        assert_eq!(weight("日本"), 4);
    }
}
