//! Lists of declarations in CSS, as they stand in a `style` attribute or between the braces of a rule.
//!
//! Knows declarations with their places, `!important` and lengths (CSS Syntax 3, CSS Values 4). Refuses to compute what
//! depends on the window or on variables: such a length is unknown.

use std::ops::Range;

/// Pixels of one `rem`, and of `medium`: what browsers begin with.
pub const ROOT: f64 = 16.0;

/// One declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration<'a> {
    /// The property in whatever case it is written.
    pub name: &'a str,
    /// The value without `!important`, trimmed.
    pub value: &'a str,
    /// Marked as important.
    pub important: bool,
    /// Where `!important` stands, blanks before it included; empty where it does not.
    pub mark: Range<usize>,
    /// The whole of it, with the semicolon after it.
    pub range: Range<usize>,
}

impl Declaration<'_> {
    /// Whether it sets this property.
    pub fn sets(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Whether the value is this word.
    pub fn says(&self, word: &str) -> bool {
        self.value.eq_ignore_ascii_case(word)
    }
}

/// The declarations in order. Semicolons in quotes and brackets divide nothing.
pub fn declarations(css: &str) -> impl Iterator<Item = Declaration<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < css.len() {
            let start = at;
            let end = start + end_of(&css[start..]);
            at = (end + 1).min(css.len());
            if let Some(found) = declaration(css, start..end, at) {
                return Some(found);
            }
        }
        None
    })
}

/// Where a declaration ends: at its semicolon, or with the text.
fn end_of(css: &str) -> usize {
    let (mut quote, mut depth) = (None, 0_u32);
    for (at, byte) in css.bytes().enumerate() {
        match byte {
            b'"' | b'\'' if quote == Some(byte) => quote = None,
            b'"' | b'\'' if quote.is_none() => quote = Some(byte),
            _ if quote.is_some() => {}
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            b';' if depth == 0 => return at,
            _ => {}
        }
    }
    css.len()
}

fn declaration(css: &str, body: Range<usize>, after: usize) -> Option<Declaration<'_>> {
    let text = &css[body.clone()];
    let (name, value) = text.split_once(':')?;
    let value_start = body.start + name.len() + 1;
    let (kept, mark) = match value.rfind('!') {
        Some(at) if value[at + 1..].trim().eq_ignore_ascii_case("important") => {
            let kept = value[..at].trim_end().len();
            let end = value.trim_end().len();
            (&value[..kept], value_start + kept..value_start + end)
        }
        _ => (value, body.end..body.end),
    };
    let start = body.start + text.len() - text.trim_start().len();
    Some(Declaration { name: name.trim(), value: kept.trim(), important: !mark.is_empty(), mark, range: start..after })
}

/// The declaration of a property that holds: the last one, an important one before all.
pub fn winning<'a>(css: &'a str, name: &str) -> Option<Declaration<'a>> {
    let mut best: Option<Declaration<'a>> = None;
    for found in declarations(css).filter(|found| found.sets(name)) {
        if found.important || !best.as_ref().is_some_and(|best| best.important) {
            best = Some(found);
        }
    }
    best
}

/// A length, a share or a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Length {
    /// In CSS pixels.
    Pixels(f64),
    /// Times the size of the text.
    Text(f64),
    /// Times the size of the page's text.
    Root(f64),
    /// Hundredths of something.
    Percent(f64),
    /// A number without a unit.
    Number(f64),
}

/// A value as a length; `None` for words, sums, variables and what the window decides.
pub fn length(value: &str) -> Option<Length> {
    let digits = value.find(|sign: char| !(sign.is_ascii_digit() || matches!(sign, '.' | '-' | '+'))).unwrap_or(value.len());
    let number: f64 = value[..digits].parse().ok()?;
    let unit = &value[digits..];
    if let Some(length) = pixels(unit).map(|size| Length::Pixels(number * size)) {
        return Some(length);
    }
    Some(match unit.to_ascii_lowercase().as_str() {
        "" => Length::Number(number),
        "em" => Length::Text(number),
        "ex" | "ch" => Length::Text(number * 0.5),
        "rem" => Length::Root(number),
        "%" => Length::Percent(number),
        _ => return None,
    })
}

/// Pixels in one of an absolute unit (CSS Values 4, 6.2).
fn pixels(unit: &str) -> Option<f64> {
    const UNITS: [(&str, f64); 7] =
        [("px", 1.0), ("pt", 96.0 / 72.0), ("pc", 16.0), ("in", 96.0), ("cm", 96.0 / 2.54), ("mm", 9.6 / 2.54), ("q", 2.4 / 2.54)];
    UNITS.iter().find(|(name, _)| unit.eq_ignore_ascii_case(name)).map(|(_, size)| *size)
}

/// A value of `font-size`: pixels, or times what is around.
pub fn text_size(value: &str) -> Option<Length> {
    const WORDS: [(&str, f64); 8] = [
        ("xx-small", 9.0),
        ("x-small", 10.0),
        ("small", 13.0),
        ("medium", ROOT),
        ("large", 18.0),
        ("x-large", 24.0),
        ("xx-large", 32.0),
        ("initial", ROOT),
    ];
    if let Some((_, size)) = WORDS.iter().find(|(word, _)| value.eq_ignore_ascii_case(word)) {
        return Some(Length::Pixels(*size));
    }
    match length(value)? {
        Length::Percent(share) => Some(Length::Text(share / 100.0)),
        Length::Root(times) => Some(Length::Pixels(times * ROOT)),
        Length::Number(number) if number != 0.0 => None,
        other => Some(other),
    }
}

/// Whether declarations take something out of sight that is still heard: moved off screen, clipped away, transparent.
pub fn is_unseen(css: &str) -> bool {
    const SIGNS: [&str; 8] = ["absolute", "fixed", "indent", "opacity", "font-size", "transparent", "overflow", "clip"];
    if !SIGNS.iter().any(|sign| css.contains(sign)) {
        return false;
    }
    let px = |name: &str| winning(css, name).and_then(|found| length(found.value)).map(rough);
    let says = |name: &str, words: &[&str]| winning(css, name).is_some_and(|found| words.iter().any(|word| found.says(word)));
    let is_loose = says("position", &["absolute", "fixed"]);
    let far = |name: &str| px(name).is_some_and(|place| place <= -500.0);
    let thin = |name: &str| px(name).is_some_and(|size| size <= 1.0);
    let clipped = || {
        let shape = winning(css, "clip").map(|found| found.value.chars().filter(char::is_ascii_digit).all(|sign| sign <= '1'));
        let path = winning(css, "clip-path").is_some_and(|found| {
            let value = found.value.replace(' ', "").to_ascii_lowercase();
            ["inset(50%)", "inset(100%)", "circle(0)"].contains(&value.as_str())
        });
        path || is_loose && shape == Some(true) && !says("clip", &["auto", "initial", "unset"])
    };
    is_loose && ["left", "top", "right", "bottom"].into_iter().any(far)
        || far("text-indent")
        || px("opacity") == Some(0.0)
        || px("font-size") == Some(0.0)
        || says("color", &["transparent"])
        || thin("width") && thin("height") && says("overflow", &["hidden", "clip"])
        || clipped()
}

/// A length in pixels where only its order of size matters.
fn rough(length: Length) -> f64 {
    match length {
        Length::Pixels(number) | Length::Number(number) => number,
        Length::Text(times) | Length::Root(times) => times * ROOT,
        Length::Percent(share) => share * 4.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_stand_where_they_were_written() {
        let css = " Color : red ; background:url(a;b) ;width: 1em ! IMPORTANT;x";
        let found: Vec<_> = declarations(css).map(|found| (found.name, found.value, &css[found.range], &css[found.mark])).collect();
        assert_eq!(
            found,
            [
                ("Color", "red", "Color : red ;", ""),
                ("background", "url(a;b)", "background:url(a;b) ;", ""),
                ("width", "1em", "width: 1em ! IMPORTANT;", " ! IMPORTANT"),
            ]
        );
    }

    #[test]
    fn the_last_wins_and_the_important_before_all() {
        let value = |css| winning(css, "width").map(|found| found.value);
        assert_eq!(value("width:1px;width:2px"), Some("2px"));
        assert_eq!(value("width:1px!important;width:2px"), Some("1px"));
        assert_eq!(value("width:1px!important;width:2px !important"), Some("2px"));
        assert_eq!(value("height:1px"), None);
    }

    #[test]
    fn lengths_are_read_with_their_units() {
        assert_eq!(length("12pt"), Some(Length::Pixels(16.0)));
        assert_eq!(length(".12EM"), Some(Length::Text(0.12)));
        assert_eq!(length("1.5"), Some(Length::Number(1.5)));
        assert_eq!(length("calc(1px + 2px)"), None);
        assert_eq!(length("2vw"), None);
        assert_eq!(length("normal"), None);
        assert_eq!(text_size("150%"), Some(Length::Text(1.5)));
    }

    #[test]
    fn some_text_is_heard_but_not_seen() {
        for css in [
            "position:absolute;left:-9999px",
            "position:absolute; clip: rect(0 0 0 0)",
            "opacity:0",
            "width:1px;height:1px;overflow:hidden",
        ] {
            assert!(is_unseen(css), "{css}");
        }
        for css in ["", "position:absolute;left:-9px", "opacity:.5", "text-indent:-2em", "clip:auto;position:absolute"] {
            assert!(!is_unseen(css), "{css}");
        }
    }
}
