//! What a page's own `<style>` elements say, as far as plain selectors tell: an element, a class, an id, or an element
//! with one of them.
//!
//! Refuses to guess at style sheets elsewhere, media queries and longer selectors.

use std::collections::HashMap;

use super::dom::{Dom, Element, Namespace};
use super::style::{Declaration, declarations, is_unseen};

/// Something said of an element, and whether it is important.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Said<T>(Option<(T, bool)>);

impl<T: Copy> Said<T> {
    /// What holds of it.
    pub fn get(self) -> Option<T> {
        self.0.map(|(value, _)| value)
    }

    fn new(value: T, important: bool) -> Self {
        Self(Some((value, important)))
    }

    /// This over something that weighs less; what is important weighs more than all that is not.
    fn over(self, under: Self) -> Self {
        match (self.0, under.0) {
            (Some((_, false)), Some((_, true))) | (None, _) => under,
            _ => self,
        }
    }
}

/// What declarations say of how something shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// `display`: whether it is `none`.
    pub none: Said<bool>,
    /// `visibility`: whether it hides.
    pub invisible: Said<bool>,
    /// Heard, but out of sight.
    pub unseen: bool,
}

impl Look {
    /// What a list of declarations says; the last one wins, an important one before all.
    pub fn of(css: &str) -> Self {
        let mut look = Self { unseen: is_unseen(css), ..Self::default() };
        for said in declarations(css) {
            look.add(&said);
        }
        look
    }

    fn add(&mut self, said: &Declaration<'_>) {
        if said.sets("display") {
            self.none = Said::new(said.says("none"), said.important).over(self.none);
        } else if said.sets("visibility") {
            if said.says("hidden") || said.says("collapse") {
                self.invisible = Said::new(true, said.important).over(self.invisible);
            } else if said.says("visible") || said.says("initial") {
                self.invisible = Said::new(false, said.important).over(self.invisible);
            }
        }
    }

    /// This over something that weighs less.
    #[must_use]
    pub fn over(self, under: Self) -> Self {
        Self { none: self.none.over(under.none), invisible: self.invisible.over(under.invisible), unseen: self.unseen || under.unseen }
    }

    fn is_mute(self) -> bool {
        self.none.get().is_none() && self.invisible.get().is_none() && !self.unseen
    }
}

/// The plain rules of a page, by selector.
#[derive(Debug, Default)]
pub struct Sheet {
    looks: HashMap<String, Look>,
    sizes: HashMap<String, String>,
}

impl Sheet {
    /// Reads all `<style>` elements that hold for screens.
    pub fn of(dom: &Dom) -> Self {
        let mut sheet = Self::default();
        for index in 0..dom.nodes.len() {
            let Some(element) = dom.element(index).filter(|element| element.is("style")) else { continue };
            let media = element.attr("media").unwrap_or_default().trim().to_ascii_lowercase();
            if matches!(media.as_str(), "" | "all" | "screen") {
                sheet.rules(&without_comments(&dom.text(index)));
            }
        }
        sheet
    }

    /// Whether it says nothing of how anything shows.
    pub fn is_empty(&self) -> bool {
        self.looks.is_empty()
    }

    /// How an element shows, by its own `style` and by the page's rules.
    pub fn look(&self, element: &Element) -> Look {
        let own = element.attr("style").map(Look::of).unwrap_or_default();
        if self.looks.is_empty() {
            return own;
        }
        let mut look = own;
        selectors(element, |selector| {
            if let Some(found) = self.looks.get(selector) {
                look = look.over(*found);
            }
        });
        look
    }

    /// The value of `font-size` that the page's rules give an element.
    pub fn text_size(&self, element: &Element) -> Option<&str> {
        let mut size = None;
        if !self.sizes.is_empty() {
            selectors(element, |selector| size = size.or_else(|| self.sizes.get(selector)));
        }
        size.map(String::as_str)
    }

    fn rules(&mut self, css: &str) {
        let mut rest = css;
        while let Some((selectors, after)) = rest.split_once('{') {
            let selectors = selectors.rsplit([';', '}']).next().unwrap_or_default().trim();
            if selectors.starts_with('@') {
                rest = after_block(after);
                continue;
            }
            let (body, after) = after.split_once('}').unwrap_or((after, ""));
            rest = after;
            self.rule(selectors, body);
        }
    }

    fn rule(&mut self, selectors: &str, body: &str) {
        let look = Look::of(body);
        let size = super::style::winning(body, "font-size").map(|found| found.value);
        if look.is_mute() && size.is_none() {
            return;
        }
        for selector in selectors.split(',').map(str::trim).filter(|selector| is_plain(selector)) {
            if !look.is_mute() {
                let known = self.looks.entry(selector.to_owned()).or_default();
                *known = look.over(*known);
            }
            if let Some(size) = size {
                self.sizes.insert(selector.to_owned(), size.to_owned());
            }
        }
    }
}

/// The plain selectors that fit an element, the weightiest first: its id weighs more than its class, and that more than
/// its name.
fn selectors(element: &Element, mut each: impl FnMut(&str)) {
    let name = match element.namespace {
        Namespace::Html => element.name.to_string(),
        _ => element.name.to_ascii_lowercase().to_string(),
    };
    if let Some(id) = element.attr("id") {
        each(&format!("{name}#{id}"));
        each(&format!("#{id}"));
    }
    let classes = || element.attr("class").unwrap_or_default().split_ascii_whitespace();
    classes().for_each(|class| each(&format!("{name}.{class}")));
    classes().for_each(|class| each(&format!(".{class}")));
    each(&name);
}

fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept + rest
}

/// What follows a block with blocks in it.
fn after_block(css: &str) -> &str {
    let mut depth = 1;
    for (at, byte) in css.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &css[at + 1..];
        }
    }
    ""
}

fn is_plain(selector: &str) -> bool {
    let named = selector.strip_prefix(['.', '#']).unwrap_or(selector);
    let marks = selector.matches(['.', '#']).count();
    marks <= 1 && !named.is_empty() && selector.chars().all(|sign| sign.is_alphanumeric() || "-_.#".contains(sign))
}
