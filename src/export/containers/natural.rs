//! Natural order of paths: `_2` before `_10`, a folder's files together.
//!
//! Knows digits and `/`. Refuses to know what a name means.

use std::cmp::Ordering;

/// Orders two paths as people number files. Different paths are never equal.
pub fn compare(one: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (one, other);
    loop {
        let (Some(first), Some(second)) = (left.chars().next(), right.chars().next()) else {
            return left.len().cmp(&right.len()).then_with(|| one.cmp(other));
        };
        let order = if first.is_ascii_digit() && second.is_ascii_digit() {
            let (number, rest) = digits(left);
            let (count, more) = digits(right);
            (left, right) = (rest, more);
            number.len().cmp(&count.len()).then_with(|| number.cmp(count))
        } else {
            (left, right) = (&left[first.len_utf8()..], &right[second.len_utf8()..]);
            place(first).cmp(&place(second))
        };
        if order.is_ne() {
            return order;
        }
    }
}

/// A number without the zeros before it, and the rest.
fn digits(text: &str) -> (&str, &str) {
    let end = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
    (text[..end].trim_start_matches('0'), &text[end..])
}

/// A name ends before any longer one, a file's at its ending (`tweets.js` before `tweets-part1.js`); all digits stand in
/// one place.
fn place(sign: char) -> char {
    match sign {
        '/' => '\0',
        '.' => '\u{1}',
        '0'..='9' => '0',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_numbers_and_folders_stay_together() {
        let mut paths =
            ["a-1/p_10.json", "a/p_10.json", "a/p_2.json", "a/p_02.json", "a/p.json", "b", "a/p_1.json", "ab", "a/p_10/x", "a/p(1).json"];
        paths.sort_by(|one, other| compare(one, other));
        assert_eq!(
            paths,
            ["a/p.json", "a/p(1).json", "a/p_1.json", "a/p_02.json", "a/p_2.json", "a/p_10/x", "a/p_10.json", "a-1/p_10.json", "ab", "b"]
        );
    }

    proptest! {
        #[test]
        fn it_is_an_order(one in "[a0-3/_é]{0,6}", two in "[a0-3/_é]{0,6}", three in "[a0-3/_é]{0,6}") {
            prop_assert_eq!(compare(&one, &two), compare(&two, &one).reverse());
            prop_assert_eq!(compare(&one, &two).is_eq(), one == two);
            if compare(&one, &two).is_le() && compare(&two, &three).is_le() {
                prop_assert!(compare(&one, &three).is_le());
            }
        }

        #[test]
        fn numbered_files_come_in_their_order(mut numbers in prop::collection::vec(0_u32..100_000, 1..20)) {
            let mut names: Vec<String> = numbers.iter().map(|number| format!("posts/your_posts_{number}.json")).collect();
            names.sort_by(|one, other| compare(one, other));
            numbers.sort_unstable();
            prop_assert_eq!(names, numbers.iter().map(|number| format!("posts/your_posts_{number}.json")).collect::<Vec<_>>());
        }
    }
}
