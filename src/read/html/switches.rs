//! What a page's `<meta>` elements do to readers: hold them back from enlarging it, or change it by itself.
//!
//! Knows the grammar of `viewport` (CSS Device Adaptation 1, 9) and of `refresh` (HTML Standard, 4.2.5.3).

use crate::draft::{Page, Refresh, Zoom};
use crate::language::letters::holds_template;

use super::reading::Reading;

/// The most that browsers let a page be enlarged: ten times.
const WIDEST: f64 = 10.0;

/// The least that a value may be worth.
const NARROWEST: f64 = 0.1;

/// Reads what `<meta>` elements say of zoom and of changing by itself.
pub(super) fn read(reading: &Reading<'_>, page: &mut Page) {
    let mut next = 0;
    while next < reading.dom.nodes.len() {
        let index = next;
        next += 1;
        let Some(element) = reading.dom.element(index) else { continue };
        if element.is("template") {
            // Nothing in it holds until a script takes it out.
            next = reading.dom.nodes[index].end;
        }
        if !element.is("meta") {
            continue;
        }
        let (Some(content), Some(place)) = (element.attr("content"), element.place()) else { continue };
        if holds_template(content) {
            continue;
        }
        let says = |name: &str, word: &str| element.attr(name).is_some_and(|value| value.trim().eq_ignore_ascii_case(word));
        if says("name", "viewport") {
            let said = viewport(content);
            if said.forbidden || said.most.is_some() {
                let freed = reading.slot(element, "content").and_then(|slot| slot.edit(&said.kept));
                page.zoom = Some(Zoom { span: reading.span(place), forbidden: said.forbidden, most: said.most, freed });
            }
        } else if says("http-equiv", "refresh") && page.refresh.is_none() {
            // The first that can be read counts; the rest do nothing.
            page.refresh = refresh(content).map(|(seconds, leads)| Refresh { span: reading.span(place), seconds, leads });
        }
    }
}

/// What a viewport says of zoom.
struct Viewport {
    forbidden: bool,
    /// In hundredths.
    most: Option<u32>,
    /// What it says beside.
    kept: String,
}

fn viewport(content: &str) -> Viewport {
    let mut said = Viewport { forbidden: false, most: None, kept: String::new() };
    let mut rest = content;
    while let Some((item, after)) = setting(rest) {
        rest = after;
        let (name, value) = item.split_once('=').unwrap_or((item, ""));
        match name.trim_end().to_ascii_lowercase().as_str() {
            "user-scalable" => said.forbidden = worth(value.trim()).is_none_or(|number| number.abs() < 1.0),
            "maximum-scale" => {
                // Less than nothing counts as not said; what cannot be read as the least there is.
                let number = worth(value.trim()).unwrap_or(NARROWEST);
                said.most = (number >= 0.0).then(|| percent(number));
            }
            _ => {
                if !said.kept.is_empty() {
                    said.kept.push_str(", ");
                }
                said.kept.push_str(item);
            }
        }
    }
    said
}

/// A scale in whole hundredths, never rounded up, within what browsers take.
fn percent(number: f64) -> u32 {
    #[allow(clippy::cast_sign_loss)] // at least 10
    let hundredths = (number.clamp(NARROWEST, WIDEST) * 100.0).floor() as u32;
    hundredths
}

/// The first setting of a viewport, and what comes after it: commas, semicolons and blanks part settings, but not the blanks
/// around the equals sign.
fn setting(content: &str) -> Option<(&str, &str)> {
    let parts = |sign: char| matches!(sign, ',' | ';') || sign.is_ascii_whitespace();
    let end = |text: &str| text.find(parts).unwrap_or(text.len());
    let content = content.trim_start_matches(parts);
    let name = content.find(|sign: char| sign == '=' || parts(sign)).unwrap_or(content.len());
    let value = content[name..].trim_ascii_start().strip_prefix('=').map(|value| content.len() - value.trim_ascii_start().len());
    let end = value.map_or(name, |start| start + end(&content[start..]));
    (!content.is_empty()).then(|| content.split_at(end.max(1)))
}

/// What a value is worth: words stand for numbers; `None` for no word that is known.
fn worth(value: &str) -> Option<f64> {
    match value.to_ascii_lowercase().as_str() {
        "yes" => Some(1.0),
        "no" => Some(0.0),
        "device-width" | "device-height" => Some(WIDEST),
        _ => number(value),
    }
}

/// The number that a text begins with.
fn number(text: &str) -> Option<f64> {
    let end = text.find(|sign: char| !(sign.is_ascii_digit() || matches!(sign, '.' | '-' | '+'))).unwrap_or(text.len());
    (0..=end).rev().find_map(|end| text[..end].parse().ok())
}

/// After how many seconds a page changes, and whether it leads elsewhere; `None` for what browsers pass over.
fn refresh(content: &str) -> Option<(u64, bool)> {
    let text = content.trim_start();
    let digits = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
    if digits == 0 && !text.starts_with('.') {
        return None;
    }
    let seconds = if digits == 0 { 0 } else { text[..digits].parse().unwrap_or(u64::MAX) };
    let rest = text[digits..].trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.');
    let parted = rest.is_empty() || rest.starts_with([';', ',']) || rest.starts_with(|sign: char| sign.is_ascii_whitespace());
    let leads = !rest.trim_matches(|sign: char| sign.is_ascii_whitespace() || matches!(sign, ';' | ',')).is_empty();
    parted.then_some((seconds, leads))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn viewports_are_read_as_browsers_do() {
        let said = |content: &str| {
            let said = viewport(content);
            (said.forbidden, said.most, said.kept)
        };
        assert_eq!(said("width=device-width, user-scalable = no"), (true, None, "width=device-width".to_owned()));
        assert_eq!(said("maximum-scale=1.0;initial-scale=1"), (false, Some(100), "initial-scale=1".to_owned()));
        assert_eq!(said("maximum-scale=-1"), (false, None, String::new()));
        assert_eq!(said("maximum-scale=yes"), (false, Some(100), String::new()));
        assert_eq!(said("user-scalable=-1, maximum-scale=device-height"), (false, Some(1000), String::new()));
        assert_eq!(said("user-scalable=ja"), (true, None, String::new()));
        assert_eq!(said("initial-scale=1 maximum-scale=1.5 "), (false, Some(150), "initial-scale=1".to_owned()));
        assert_eq!(said("=, user-scalable = no maximum-scale = 1.9999"), (true, Some(199), "=".to_owned()));
    }

    #[test]
    fn refreshes_are_read_as_browsers_do() {
        assert_eq!(refresh(" 5"), Some((5, false)));
        assert_eq!(refresh("5;"), Some((5, false)));
        assert_eq!(refresh("5.9; url=/ny"), Some((5, true)));
        assert_eq!(refresh("0 /ny"), Some((0, true)));
        assert_eq!(refresh("0: /ny"), None);
        assert_eq!(refresh("-1"), None);
        assert_eq!(refresh("ny"), None);
        assert_eq!(refresh(".5"), Some((0, false)));
    }
}
