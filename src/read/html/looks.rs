//! How an element makes words look: bold, slanting, underlined or larger, by its tag or by its own `style`.
//!
//! Refuses to read style sheets: they belong to the page's design, not to the text.

use crate::draft::Look;

use super::dom::Element;

/// Larger than running text from this many pixels, points, hundredths or tenths of its size on.
const LARGE_PIXELS: f32 = 20.0;
const LARGE_POINTS: f32 = 15.0;
const LARGE_TIMES: f32 = 1.2;

/// The look that an element gives to what it holds.
pub(super) fn look(element: &Element) -> Look {
    let mut look = match &*element.name {
        "b" | "strong" => Look { bold: true, ..Look::default() },
        "i" | "em" => Look { italic: true, ..Look::default() },
        "u" => Look { underlined: true, ..Look::default() },
        "big" => Look { large: true, ..Look::default() },
        "font" => Look { large: element.attr("size").is_some_and(is_large_font), ..Look::default() },
        _ => Look::default(),
    };
    if let Some(style) = element.attr("style") {
        styled(style, &mut look);
    }
    look
}

/// `<font size>`: 3 is running text, +1 one step above it.
fn is_large_font(size: &str) -> bool {
    let size = size.trim();
    let steps = size.strip_prefix('+');
    steps.unwrap_or(size).parse::<u8>().is_ok_and(|number| if steps.is_some() { number >= 1 } else { number >= 4 })
}

fn styled(style: &str, look: &mut Look) {
    for declaration in style.split(';') {
        let Some((property, value)) = declaration.split_once(':') else { continue };
        let value = value.trim().trim_end_matches("!important").trim_end().to_ascii_lowercase();
        match property.trim().to_ascii_lowercase().as_str() {
            "font-weight" => {
                look.bold = matches!(value.as_str(), "bold" | "bolder") || value.parse::<u16>().is_ok_and(|weight| weight >= 600);
            }
            "font-style" => look.italic = matches!(value.as_str(), "italic" | "oblique"),
            "text-decoration" | "text-decoration-line" => look.underlined = value.split_whitespace().any(|word| word == "underline"),
            "font-size" => look.large = is_large(&value),
            _ => {}
        }
    }
}

fn is_large(size: &str) -> bool {
    let least =
        |unit: &str, least: f32| size.strip_suffix(unit).and_then(|number| number.trim().parse::<f32>().ok()).map(|number| number >= least);
    if matches!(size, "large" | "x-large" | "xx-large" | "xxx-large" | "larger") {
        return true;
    }
    let relative = || least("rem", LARGE_TIMES).or_else(|| least("em", LARGE_TIMES)).or_else(|| least("%", LARGE_TIMES * 100.0));
    least("px", LARGE_PIXELS).or_else(|| least("pt", LARGE_POINTS)).or_else(relative).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::super::build::parse;
    use super::*;

    fn of(html: &str) -> (bool, bool, bool, bool) {
        let dom = parse(html);
        let at = dom.first(0, |element| element.open.is_some()).expect("an element");
        let look = look(dom.element(at).expect("an element"));
        (look.bold, look.italic, look.underlined, look.large)
    }

    #[test]
    fn tags_and_styles_say_how_words_look() {
        assert_eq!(of("<b>x"), (true, false, false, false));
        assert_eq!(of("<b style='font-weight: normal'>x"), (false, false, false, false));
        assert_eq!(of("<span style='FONT-SIZE:18.0pt;font-weight:700 !important'>x"), (true, false, false, true));
        assert_eq!(of("<em style='text-decoration:none underline'>x"), (false, true, true, false));
        assert_eq!(of("<font size='+2'>x"), (false, false, false, true));
        assert_eq!(of("<font size=3>x"), (false, false, false, false));
        assert_eq!(of("<p style='font-size:1em'>x"), (false, false, false, false));
    }
}
