//! Pictures of numbers as inline SVG, each with a name and a description that are read aloud.
//!
//! Knows coordinates, labels and escaping; shapes and dashes come from classes in the page's look, never from colour alone.
//! Refuses to know what is drawn. Scaled text becomes too small on a narrow screen, so a picture is drawn twice, once for each.

use std::fmt::Write as _;

use super::html::text;

/// What a picture is drawn on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Canvas {
    /// Units across; one is a CSS pixel at full size.
    pub(super) width: f64,
    /// For a narrow screen.
    pub(super) narrow: bool,
}

/// Where a label stands beside its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A picture in the making.
#[derive(Clone, Debug)]
pub(super) struct Svg {
    width: f64,
    height: f64,
    title: String,
    desc: String,
    body: String,
}

/// Units across on a narrow screen: fits 390 px, and 320 px at nine tenths.
const NARROW: f64 = 330.0;

/// The same picture for wide and for narrow screens; only one is ever shown, or read aloud. `width` is that of the wide one.
pub(super) fn twice(id: &str, width: f64, draw: impl Fn(Canvas) -> Svg) -> String {
    let wide = draw(Canvas { width, narrow: false }).finish(&format!("{id}-w"));
    let narrow = draw(Canvas { width: NARROW, narrow: true }).finish(&format!("{id}-n"));
    format!("<div class=\"wide\">{wide}</div>\n<div class=\"narrow\">{narrow}</div>\n")
}

impl Svg {
    /// An empty picture.
    pub(super) fn new(width: f64, height: f64, title: &str, desc: &str) -> Self {
        Self { width, height, title: title.to_owned(), desc: desc.to_owned(), body: String::new() }
    }

    /// A label; `y` is its baseline.
    pub(super) fn label(&mut self, x: f64, y: f64, anchor: Anchor, class: &str, words: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let _ = writeln!(self.body, "<text x=\"{}\" y=\"{}\"{anchor}{class}>{}</text>", short(x), short(y), text(words));
    }

    /// A bar or an area. One without an extent is left out.
    pub(super) fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, class: &str) {
        if width > 0.0 && height > 0.0 {
            let _ = writeln!(
                self.body,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" class=\"{class}\"/>",
                short(x),
                short(y),
                short(width.max(0.5)),
                short(height)
            );
        }
    }

    /// A line or a shape by its path.
    pub(super) fn path(&mut self, path: &str, class: &str) {
        if !path.is_empty() {
            let _ = writeln!(self.body, "<path d=\"{path}\" class=\"{class}\"/>");
        }
    }

    /// A straight line.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), class: &str) {
        let path = format!("M{} {}L{} {}", short(from.0), short(from.1), short(to.0), short(to.1));
        self.path(&path, class);
    }

    /// The picture as it stands in a page; `id` is its own.
    pub(super) fn finish(self, id: &str) -> String {
        format!(
            "<svg class=\"plot\" viewBox=\"0 0 {} {}\" width=\"{0}\" height=\"{1}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">\n<title id=\"{id}-t\">{}</title>\n<desc id=\"{id}-d\">{}</desc>\n{}</svg>",
            short(self.width),
            short(self.height),
            text(&self.title),
            text(&self.desc),
            self.body
        )
    }
}

/// A number with at most one decimal.
pub(super) fn short(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_a_name_a_description_and_no_markup_of_others() {
        let mut svg = Svg::new(100.0, 50.25, "<b>", "Från 1 till 2");
        svg.label(1.04, 2.0, Anchor::End, "", "</text><script>");
        svg.rect(0.0, 0.0, 0.0, 10.0, "bar");
        let page = svg.finish("a");
        assert!(page.contains("role=\"img\" aria-labelledby=\"a-t a-d\"") && page.contains("<title id=\"a-t\">&lt;b&gt;</title>"));
        assert!(page.contains("<text x=\"1\" y=\"2\" text-anchor=\"end\">&lt;/text&gt;&lt;script&gt;</text>") && !page.contains("<rect"));
    }

    #[test]
    fn wide_and_narrow_have_ids_of_their_own() {
        let page = twice("x", 680.0, |canvas| Svg::new(canvas.width, 10.0, "t", "d"));
        assert!(page.contains("id=\"x-w-t\"") && page.contains("id=\"x-n-t\"") && page.contains("viewBox=\"0 0 330 10\""));
    }
}
