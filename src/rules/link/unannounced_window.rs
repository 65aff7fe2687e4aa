//! A link that opens a new window or tab without saying so.

use crate::config::{Level, Settings};
use crate::draft::{Draft, Link};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::letters::fold;
use crate::rule::{Check, Example, Rule, Situation};

use super::announced::{added, beside, says};

/// The rule.
pub const RULE: Rule = Rule {
    id: "link/unannounced-window",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 3.2.5"],
    sources: &["WCAG techniques G201, H83"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Länk som öppnar nytt fönster utan att säga det", "New window that is not announced"),
    guide: &[
        Msg::new(
            "I ett nytt fönster fungerar inte bakåtknappen. Den som inte ser skärmen eller har svårt att minnas tappar bort sig.",
            "In a new window the back button does not work. Those who do not see the screen, or find it hard to remember, get lost.",
        ),
        Msg::new(
            "Öppna helst i samma fönster och låt läsaren välja. Behövs ett nytt, säg det i länken: ”(öppnas i nytt fönster)”.",
            "Preferably open in the same window and let readers choose. Where a new one is needed, say so in the link: “(opens in a new window)”.",
        ),
        Msg::new(
            "Ett nytt fönster kan vara rätt när någon är mitt i ett formulär.",
            "A new window may be right when somebody is in the middle of a form.",
        ),
    ],
    rewrites: &[],
    messages: &[&WINDOW],
    options: &[],
    yields_to: &["link/empty"],
    cap: 3,
    examples: &[
        Example::html("<p><a href=\"https://www.1177.se\" target=\"_blank\">⟦Vaccination på 1177⟧</a></p>\n")
            .fixed("<p><a href=\"https://www.1177.se\" target=\"_blank\">Vaccination på 1177 (öppnas i nytt fönster)</a></p>\n"),
        Example::md("Boka på <a href=\"https://www.1177.se\" target=\"_blank\" rel=\"noopener\">⟦1177⟧</a> eller [ring](tel:1177).\n")
            .fixed("Boka på <a href=\"https://www.1177.se\" target=\"_blank\" rel=\"noopener\">1177 (öppnas i nytt fönster)</a> eller [ring](tel:1177).\n"),
        Example::html("<p><a href=\"/karta\" onclick=\"window.open('/karta'); return false\">⟦Karta över hamnen⟧</a></p>\n")
            .fixed("<p><a href=\"/karta\" onclick=\"window.open('/karta'); return false\">Karta över hamnen (öppnas i nytt fönster)</a></p>\n"),
        Example::html(
            "<p><a href=\"/a\" target=\"_blank\">Boka tid (öppnas i ny flik)</a> <a href=\"/b\" target=\"_blank\">Karta <img src=\"ut.svg\" alt=\"öppnas i nytt webbläsarfönster\"></a> <a href=\"/c\" target=\"_blank\" title=\"Länk till annan webbplats\">Skolverket</a> <a href=\"/d\" target=\"karta\">Karta</a> <a href=\"/e\" target=\"_self\">Hem</a></p>\n",
        ),
        Example::html("<p>Alla länkar till andra webbplatser öppnas i nytt fönster.</p><p><a href=\"https://www.1177.se\" target=\"_blank\">1177</a></p>\n"),
        Example::html("<p id=\"nytt\" hidden>öppnas i nytt fönster</p><p><a href=\"https://www.1177.se\" target=\"_blank\" aria-describedby=\"nytt\">1177</a></p>\n"),
    ],
    check: Check::Draft(check),
};

const WINDOW: Message = Message {
    what: Msg::new("Länken öppnar ett nytt fönster utan att säga det.", "The link opens a new window without saying so."),
    why: Msg::new(
        "Bakåtknappen slutar fungera, och den som lyssnar märker inte varför.",
        "The back button stops working, and whoever listens cannot tell why.",
    ),
    how: Msg::new(
        "Ta bort target=\"_blank\", eller skriv ”(öppnas i nytt fönster)” i länken.",
        "Remove target=\"_blank\", or write “(opens in a new window)” in the link.",
    ),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let mut announced: Option<bool> = None;
    for link in draft.links.iter().filter(|link| link.new_window && !link.hidden && !link.name.is_empty()) {
        if link.target.address.starts_with("mailto:")
            || link.target.address.starts_with("tel:")
            || says(link, tells)
            || beside(draft, link, is_window)
        {
            continue;
        }
        if *announced.get_or_insert_with(|| is_announced(draft)) {
            return;
        }
        let span = link.text.whole().unwrap_or(link.span);
        found.push(Finding::fault(Level::Advice, &WINDOW).at(span).fix(told(draft, link)));
    }
}

/// Words of a new window, in lower case.
fn is_window(text: &str) -> bool {
    ["fönster", "flik", "window", "new tab"].iter().any(|word| text.contains(word))
}

/// Words of a new window, or of a site of somebody else's.
fn tells(text: &str) -> bool {
    const OTHERS: &[&str] =
        &["extern", "annan webbplats", "annan sida", "andra webbplatser", "another site", "another website", "other site"];
    is_window(text) || OTHERS.iter().any(|word| text.contains(word))
}

/// Whether a line of the draft says it once for all its links.
fn is_announced(draft: &Draft) -> bool {
    let all = |text: &str| ["länkar", "länkarna", "links"].iter().any(|word| text.contains(word));
    draft.visible().any(|block| {
        let lower = fold(&block.text.plain);
        is_window(&lower) && all(&lower)
    })
}

/// The words added last in the link.
fn told(draft: &Draft, link: &Link) -> Option<Fix> {
    let english = draft.spoken().is_some_and(|language| language.starts_with("en"));
    let words = if english { " (opens in a new window)" } else { " (öppnas i nytt fönster)" };
    let edit = added(draft, link, words)?;
    Some(Fix::edits(Safety::Suggest, Msg::new("Lägg till ”{words}”", "Add “{words}”"), [edit])?.arg("words", words.trim()))
}
