//! How posts spread over a scale: each value counted, never one mean for all.
//!
//! Knows the bands of LIX as lix.se prints them and of the tone as docs/tone.md has them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::config::Lang;
use crate::language::readability::band;

/// Posts over a scale.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// Posts that have a value at all.
    pub posts: u64,
    /// Posts by value, rounded down.
    pub values: BTreeMap<u8, u64>,
    /// Posts by band, in the order of the scale; the empty ones too.
    pub bands: Vec<Band>,
}

/// A stretch of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Band {
    /// In words.
    pub name: String,
    /// The lowest value in it.
    pub from: u8,
    /// The lowest value over it; `null` for the last.
    pub below: Option<u8>,
    /// Posts.
    pub posts: u64,
}

/// LIX, with the bands that the rest of klart uses.
pub(super) fn lix(values: &BTreeMap<u8, u64>, lang: Lang) -> Spread {
    let name = |from: u8| {
        let (sv, en) = band(f64::from(from));
        if lang == Lang::Sv { sv } else { en }
    };
    spread(values, &[0, 30, 40, 50, 60].map(|from| (from, name(from))))
}

/// The tone: under 35 is ordinary, over 70 sounds like a statute.
pub(super) fn tone(values: &BTreeMap<u8, u64>, lang: Lang) -> Spread {
    let names = match lang {
        Lang::Sv => ["ledig", "något formell", "formell", "som en lagtext"],
        Lang::En => ["plain", "rather formal", "formal", "like a statute"],
    };
    spread(values, &[(0, names[0]), (35, names[1]), (55, names[2]), (70, names[3])])
}

fn spread(values: &BTreeMap<u8, u64>, starts: &[(u8, &str)]) -> Spread {
    let band = |(at, (from, name)): (usize, &(u8, &str))| {
        let below = starts.get(at + 1).map(|(next, _)| *next);
        let posts = values.range(from..).take_while(|(value, _)| below.is_none_or(|below| **value < below)).map(|(_, posts)| posts).sum();
        Band { name: (*name).to_owned(), from: *from, below, posts }
    };
    Spread { posts: values.values().sum(), values: values.clone(), bands: starts.iter().enumerate().map(band).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_post_is_in_one_band() {
        let values = BTreeMap::from([(0, 1), (29, 2), (30, 4), (49, 8), (60, 16), (255, 32)]);
        let spread = lix(&values, Lang::Sv);
        let bands: Vec<u64> = spread.bands.iter().map(|band| band.posts).collect();
        assert_eq!((bands, spread.posts), (vec![3, 4, 8, 0, 48], 63));
        assert_eq!(spread.bands[4].name, "mycket svår");
    }
}
