//! How an element makes words look: bold, slanting, underlined or larger, by its tag or by its own `style`.
//!
//! Refuses to read style sheets: they belong to the page's design, not to the text.

use crate::draft::Look;

use super::dom::Element;
use super::style::{Length, ROOT, declarations, text_size};

/// Larger than running text from so many times its size on.
const LARGE: f64 = 1.2;

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

fn styled(css: &str, look: &mut Look) {
    for said in declarations(css) {
        let value = said.value;
        if said.sets("font-weight") {
            look.bold = said.says("bold") || said.says("bolder") || value.parse::<u16>().is_ok_and(|weight| weight >= 600);
        } else if said.sets("font-style") {
            look.italic = said.says("italic") || said.says("oblique");
        } else if said.sets("text-decoration") || said.sets("text-decoration-line") {
            look.underlined = value.split_whitespace().any(|word| word.eq_ignore_ascii_case("underline"));
        } else if said.sets("font-size") {
            look.large = is_large(value);
        }
    }
}

fn is_large(size: &str) -> bool {
    let named = ["large", "x-large", "xx-large", "xxx-large", "larger"].iter().any(|word| size.eq_ignore_ascii_case(word));
    named
        || match text_size(size) {
            Some(Length::Pixels(pixels)) => pixels >= LARGE * ROOT,
            Some(Length::Text(times) | Length::Root(times)) => times >= LARGE,
            Some(Length::Percent(_) | Length::Number(_)) | None => false,
        }
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
