//! What only a whole page has: title, language, who stands behind it.

use crate::draft::{Draft, Page, Slot, Syntax};
use crate::source::Span;

use super::dom::{Dom, Element};
use super::linked;
use super::name::{named, tidy};
use super::reading::{Reading, add};
use super::references::Place;
use super::switches;

/// Whether the input is a page rather than a fragment: a document type, `<html>`, `<head>` or `<title>` stands in it.
pub(super) fn is_page(dom: &Dom) -> bool {
    let written = |element: &Element| element.open.is_some() && ["html", "head", "title"].iter().any(|name| element.is(name));
    dom.doctype.is_some() || dom.first(0, written).is_some()
}

/// Reads what a page says of itself.
pub(super) fn read(reading: &Reading<'_>, draft: &mut Draft) {
    senders(reading, draft);
    if !is_page(reading.dom) {
        return;
    }
    let dom = reading.dom;
    let html = dom.first(0, |element| element.is("html")).and_then(|at| dom.element(at));
    let top = Place::new(0, 0);
    let place = html.and_then(|html| html.open).or(dom.doctype).unwrap_or(top);
    let mut page = Page { span: reading.span(place), ..Page::default() };
    if let Some(html) = html {
        page.language = html.attr("lang").map(str::to_owned);
        page.language_slot = html.open.and_then(|_| reading.slot(html, "lang"));
    }
    title(reading, &mut page, html);
    switches::read(reading, &mut page);
    draft.page = Some(page);
}

fn title(reading: &Reading<'_>, page: &mut Page, html: Option<&Element>) {
    let dom = reading.dom;
    if let Some(at) = dom.first(0, |element| element.is("title"))
        && let Some(element) = dom.element(at)
    {
        let mut builder = reading.builder(Syntax::Html, true);
        for node in &dom.nodes[at..dom.nodes[at].end] {
            if let super::dom::Data::Text(text) = &node.data {
                add(&mut builder, text);
            }
        }
        page.title = Some(builder.finish());
        page.title_slot = reading.inner_slot(at);
        page.title_span = element.place().map(|place| reading.span(place)).unwrap_or_default();
        return;
    }
    let head = dom.first(0, |element| element.is("head")).and_then(|at| dom.element(at)?.open);
    let after = head.or_else(|| html.and_then(|html| html.open)).or(dom.doctype);
    let Some(after) = after else { return };
    let span: Span = reading.span(Place { start: after.end, end: after.end });
    page.title_span = span;
    page.title_slot = Some(Slot::around(span, Syntax::Html, "<title>", "</title>"));
}

/// Author and publisher in `<meta>` and JSON-LD.
fn senders(reading: &Reading<'_>, draft: &mut Draft) {
    for index in 0..reading.dom.nodes.len() {
        let Some(element) = reading.dom.element(index).filter(|element| element.is("meta")) else { continue };
        let name = element.attr("name").or_else(|| element.attr("property")).unwrap_or_default().trim().to_ascii_lowercase();
        if !matches!(
            name.as_str(),
            "author"
                | "publisher"
                | "dc.creator"
                | "dc.publisher"
                | "dcterms.creator"
                | "dcterms.publisher"
                | "article:publisher"
                | "og:site_name"
        ) {
            continue;
        }
        if let Some(attr) = element.find("content").filter(|attr| named(tidy(&attr.value.text)).is_some()) {
            draft.senders.push(reading.value(element, attr));
        }
    }
    draft.senders.extend(linked::publishers(reading.dom));
}
