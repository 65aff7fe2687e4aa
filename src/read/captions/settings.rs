//! The settings of a WebVTT cue: where it stands and how it is aligned.
//!
//! Knows the values that browsers take and drops the others, as the WebVTT specification says
//! ("parse the WebVTT cue settings"). Refuses to know where the settings stand in the file.

use std::ops::Range;

/// Where a cue is anchored on its line or at its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// At the start (`start`, `line-left`).
    Start,
    /// In the middle (`center`).
    Center,
    /// At the end (`end`, `line-right`).
    End,
}

/// The line that a cue stands on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Line {
    /// Counted in lines; below zero from the bottom.
    Number(f64),
    /// Per cent of the picture's height, 0–100.
    Percent(f64),
}

/// The settings that a browser has taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// `start`, `center`, `end`, `left` or `right`.
    pub align: &'static str,
    /// The line; `None` is automatic.
    pub line: Option<Line>,
    /// How the cue is anchored on its line.
    pub line_anchor: Option<Anchor>,
    /// Per cent of the width, 0–100; `None` is automatic.
    pub position: Option<f64>,
    /// How the cue is anchored at its position; `None` is automatic.
    pub position_anchor: Option<Anchor>,
    /// The width of the box in per cent, 0–100.
    pub size: f64,
    /// `""`, `rl` or `lr`.
    pub vertical: &'static str,
}

const ALIGNMENTS: [&str; 5] = ["start", "center", "end", "left", "right"];

impl Settings {
    /// Reads what follows the end time of a timing line.
    pub fn read(text: &str) -> Self {
        let mut settings =
            Self { align: "center", line: None, line_anchor: None, position: None, position_anchor: None, size: 100.0, vertical: "" };
        for word in text.split_ascii_whitespace() {
            let _taken = settings.take(word);
        }
        settings
    }

    /// Where in `text` the words stand that are no settings that browsers know.
    pub fn unknown(text: &str) -> Vec<Range<usize>> {
        let mut settings = Self::read("");
        let mut from = 0;
        let mut unknown = Vec::new();
        for word in text.split_ascii_whitespace() {
            let start = from + text[from..].find(word).unwrap_or_default();
            from = start + word.len();
            if settings.take(word).is_none() {
                unknown.push(start..from);
            }
        }
        unknown
    }

    fn take(&mut self, word: &str) -> Option<()> {
        let (name, value) = word.split_once(':').filter(|(name, value)| !name.is_empty() && !value.is_empty())?;
        match name {
            "region" => {}
            "vertical" => self.vertical = ["rl", "lr"].into_iter().find(|known| *known == value)?,
            "align" => self.align = ALIGNMENTS.into_iter().find(|known| *known == value)?,
            "size" => self.size = percentage(value)?,
            "line" => {
                let (number, anchor) = anchored(value, &["start", "center", "end"])?;
                self.line = Some(line(number)?);
                self.line_anchor = anchor.or(self.line_anchor);
            }
            "position" => {
                let (number, anchor) = anchored(value, &["line-left", "center", "line-right"])?;
                self.position = Some(percentage(number)?);
                self.position_anchor = anchor.or(self.position_anchor);
            }
            _ => return None,
        }
        Some(())
    }
}

/// Divides `50%,center`; an anchor with another name drops the setting.
fn anchored<'a>(value: &'a str, names: &[&str; 3]) -> Option<(&'a str, Option<Anchor>)> {
    let Some((number, name)) = value.split_once(',') else {
        return Some((value, None));
    };
    let place = names.iter().position(|known| *known == name)?;
    Some((number, Some([Anchor::Start, Anchor::Center, Anchor::End][place])))
}

fn line(value: &str) -> Option<Line> {
    if value.ends_with('%') {
        return percentage(value).map(Line::Percent);
    }
    let digits = value.strip_prefix('-').unwrap_or(value);
    let number: f64 = decimal(digits)?;
    let signed = if digits.len() < value.len() && number != 0.0 { -number } else { number };
    Some(Line::Number(signed))
}

/// Digits, with at most one full stop that has digits on both sides.
fn decimal(value: &str) -> Option<f64> {
    let (whole, fraction) = value.split_once('.').unwrap_or((value, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let number: f64 = (digits(whole) && digits(fraction)).then(|| value.parse().ok())??;
    number.is_finite().then_some(number)
}

fn percentage(value: &str) -> Option<f64> {
    let number = decimal(value.strip_suffix('%')?)?;
    (0.0..=100.0).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_position_without_an_anchor_keeps_the_anchor() {
        let settings = Settings::read("position:10%,line-left position:20%");
        assert_eq!((settings.position, settings.position_anchor), (Some(20.0), Some(Anchor::Start)));
    }
}
