//! A picture declared decorative that looks like content: only a person can know.

use crate::config::{Level, Settings};
use crate::draft::{Alt, Draft, Graphic, GraphicKind, Image, ImageKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::Safety;
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::Format;

use super::proposals::template;
use super::surroundings::{is_announced, is_heard, looks_like_content};

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/decorative-unconfirmed",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Review],
    fixable: Some(Safety::Template),
    default_on: true,
    refs: &["WCAG 1.1.1"],
    sources: &["W3C ACT e88epe", "W3C, An alt Decision Tree"],
    situations: &[Situation::NoVision, Situation::LimitedVision],
    title: Msg::new("Bild som kanske inte är dekorativ", "Picture that may not be decorative"),
    guide: &[],
    rewrites: &[],
    messages: &[&ASK],
    options: &[],
    yields_to: &["link/empty"],
    cap: 5,
    examples: &[
        Example::html("<p>Nya tider.</p><figure>⟦<img src=\"karta.jpg\" alt=\"\">⟧<figcaption>Badplatser</figcaption></figure>\n"),
        Example::html("<p>Torget byggs om.</p>⟦<img src=\"torget.jpg\" alt=\"\" width=\"800\" height=\"600\">⟧<p>Det tar ett år.</p>\n"),
        Example::md("## Torget\n\n⟦<img src=\"torget.jpg\" alt=\"\">⟧\n\n## Badet\n\nVälkommen.\n"),
        Example::html("<p><img src=\"lur.png\" alt=\"\" width=\"24\" height=\"24\"> Ring oss</p>\n"),
        Example::html("<p><a href=\"/bad\"><img src=\"bad.jpg\" alt=\"\" width=\"400\" height=\"300\"> Våra badplatser</a></p>\n"),
        Example::html(
            "<p>Nya tider.</p><a href=\"/bad\" aria-label=\"Våra badplatser\"><img src=\"bad.jpg\" alt=\"\" width=\"400\" height=\"300\"></a>\n",
        ),
        Example::html("<p>Nya tider.</p><a href=\"/bad\"><img src=\"bad.jpg\" alt=\"\" width=\"400\" height=\"300\"></a>\n"),
        Example::html("<img src=\"vag.svg\" alt=\"\">\n<h2>Hyr lokal</h2>\n<p>Du kan hyra en samlingslokal.</p>\n"),
        Example::html(
            "<p>Så ser märket ut:</p>⟦<svg viewBox=\"0 0 9 9\"><path d=\"M0 0h9\"/></svg>⟧ <p>Leta efter det: ⟦<img src=\"m.png\" alt=\"Märke\" aria-hidden=\"true\">⟧</p>\n",
        ),
        Example::html(
            "<p>Gott nytt år.</p><svg viewBox=\"0 0 9 9\"><path d=\"M0 0h9\"/></svg><p>Så här:</p><svg><text>Ekvik</text></svg><svg role=\"none\"></svg>\n",
        ),
        Example::html("<p>Gott nytt år.</p><p><img src=\"raket.jpg\" alt=\"\"></p>\n"),
        Example::md(
            "---\nklart:\n  images:\n    - file: torget.jpg\n      decorative: true\n---\n\n## Torget\n\n<img src=\"torget.jpg\" alt=\"\">\n",
        ),
    ],
    check: Check::Draft(check),
};

const ASK: Message = Message {
    what: Msg::new("Är bilden bara dekorativ?", "Is the picture only decoration?"),
    why: Msg::new(
        "Bildbeskrivningen är tom, så den som lyssnar får inte veta att bilden finns.",
        "The description is empty, so whoever listens is not told that the picture is there.",
    ),
    how: Msg::new(
        "Svara ”dekorativ” eller ”står i texten”, eller skriv vad bilden visar.",
        "Answer “decorative” or “described in the text”, or write what the picture shows.",
    ),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if matches!(draft.format, Format::Picture | Format::Media) || settings.channels.iter().any(|channel| channel.alt_empty_is_missing) {
        return;
    }
    for image in draft.images.iter().filter(|image| is_open(image) && looks_like_content(draft, image)) {
        found.push(Finding::review(&ASK).at(image.span).fix(template(image)));
    }
    for image in draft.images.iter().filter(|image| is_put_away(image) && is_announced(draft, image.span)) {
        found.push(Finding::review(&ASK).at(image.span));
    }
    for graphic in draft.graphics.iter().filter(|graphic| is_unsaid(graphic) && is_announced(draft, graphic.span)) {
        found.push(Finding::review(&ASK).at(graphic.span));
    }
}

/// Seen, and declared to be nothing for those who listen.
fn is_put_away(image: &Image) -> bool {
    image.kind == ImageKind::Picture && image.link.is_none() && !image.in_text && image.silenced && !image.decorative
}

/// A drawing that neither has a name nor says that it is decoration.
fn is_unsaid(graphic: &Graphic) -> bool {
    graphic.kind == GraphicKind::Drawing && !graphic.covered && !graphic.hidden && graphic.name.trim().is_empty()
}

/// An empty description and no answer.
fn is_open(image: &Image) -> bool {
    image.alt == Alt::Empty && is_heard(image) && !image.in_text && image.name.as_deref().is_none_or(|name| name.trim().is_empty())
}
