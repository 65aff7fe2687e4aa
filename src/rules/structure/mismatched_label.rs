//! A link or a button that is called something else than can be seen on it.

use crate::config::{Level, Settings};
use crate::draft::{Control, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::language::letters::holds_template;
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/mismatched-label",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 2.5.3"],
    sources: &["W3C ACT 2ee8b8", "Understanding WCAG 2.5.3: Label in Name"],
    situations: &[Situation::Dexterity, Situation::NoVision, Situation::LimitedVision],
    title: Msg::new("Namn som inte stämmer med texten", "Name that differs from the text"),
    guide: &[
        Msg::new(
            "Den som styr med rösten säger det som syns: ”tryck på Boka tid”. Heter knappen något annat i koden händer ingenting. Den som både ser och lyssnar blir osäker när rösten säger ett och skärmen ett annat.",
            "Whoever steers by voice says what can be seen: “press Book a time”. If the button is called something else in the code, nothing happens. Whoever both sees and listens is unsure when the voice says one thing and the screen another.",
        ),
        Msg::new(
            "Ta bort aria-label om texten räcker. Behövs mer, börja med orden som syns: ”Läs mer” kan heta ”Läs mer om badet”.",
            "Remove aria-label if the text is enough. If more is needed, begin with the words that can be seen: “Read more” may be called “Read more about the baths”.",
        ),
    ],
    rewrites: &[],
    messages: &[&DIFFERS],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::html("<p>⟦<a href=\"/boka\" aria-label=\"Bokning\">Boka tid</a>⟧</p>\n"),
        Example::md("Välkommen. ⟦<a href=\"/bad\" aria-label=\"Läs mer om badet\">Mer om badet här</a>⟧\n"),
        Example::html("<p>⟦<button aria-label=\"Hämta den årliga rapporten\">Hämta årliga rapporten</button>⟧</p>\n"),
        Example::html("<p>Ring ⟦<a href=\"tel:0498123456\" aria-label=\"noll fyra nio åtta\">0498-12 34 56</a>⟧.</p>\n"),
        Example::html(
            "<p><a href=\"/bad\" aria-label=\"Läs mer om badet\">Läs mer …</a> <button aria-label=\"Stäng\">×</button> <button aria-label=\"NÄSTA sida i listan\">Nästa sida</button></p>\n",
        ),
        Example::html(
            "<p><a href=\"/\" aria-label=\"Ekviks kommun\"><img src=\"logga.svg\" alt=\"logga\"></a> <a href=\"/sok\" aria-label=\"Sök\"><i class=\"material-icons\">search</i></a></p>\n",
        ),
        Example::html(
            "<p><a href=\"/a\" aria-label=\"Hämta rapporten\">Hämta <span class=\"visually-hidden\">den långa</span> rapporten</a> <nav aria-label=\"Sidor\">Alla sidor</nav></p>\n",
        ),
        Example::html(
            "<p><button aria-label=\"Anmäl dig\">Anmäl dig (öppnar formulär)</button> <a href=\"/f\" aria-label=\"{{ namn }}\">Fler</a></p>\n",
        ),
        Example::html("<p><button title=\"Stäng fönstret\"><span aria-hidden=\"true\">Ta bort</span></button></p>\n"),
        Example::html("<p>Enligt lagen <a href=\"#n1\" aria-label=\"Till noten\">↩<sup>10</sup></a>.</p>\n"),
        Example::md("Läs <a href=\"/bad\" aria-label=\"Läs mer om badet\">mer om badet</a>.\n"),
    ],
    check: Check::Draft(check),
};

const DIFFERS: Message = Message {
    what: Msg::new("Här står ”{text}”, men i koden heter det ”{name}”.", "It says “{text}” here, but the code calls it “{name}”."),
    why: Msg::new(
        "Den som styr med rösten säger det som syns, och då händer ingenting.",
        "Whoever steers by voice says what can be seen, and then nothing happens.",
    ),
    how: Msg::new(
        "Ta bort aria-label, eller låt den börja med orden som syns.",
        "Remove aria-label, or let it begin with the words that can be seen.",
    ),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for control in draft.controls.iter().filter(|control| control.renamed && !control.hidden && !control.unknown) {
        if differs(control) {
            let finding = Finding::fault(Level::Warning, &DIFFERS).at(control.span);
            found.push(finding.arg("text", short(&control.shown)).arg("name", short(&control.name)));
        }
    }
}

/// Whether the words that can be seen do not stand in the name, in their order and with nothing between.
fn differs(control: &Control) -> bool {
    if holds_template(&control.shown) || holds_template(&control.name) {
        return false;
    }
    let (seen, name) = (words(&without_brackets(&control.shown)), words(&control.name));
    // A single sign is a picture rather than a word.
    if seen.iter().map(|word| word.chars().count()).sum::<usize>() <= 1 || name.is_empty() {
        return false;
    }
    !name.windows(seen.len()).any(|stretch| stretch == seen)
}

/// Letters and digits in lower case; all else parts words.
fn words(text: &str) -> Vec<String> {
    let text = text.replace(['\u{ad}', '\u{200b}', '\u{2060}'], "");
    text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// A text without what stands in brackets: nobody says it.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' if depth > 0 => depth -= 1,
            _ if depth == 0 => kept.push(sign),
            _ => {}
        }
    }
    if depth == 0 && kept.chars().any(char::is_alphanumeric) { kept } else { text.to_owned() }
}

/// At most 60 characters of a text.
fn short(text: &str) -> String {
    if text.chars().count() <= 60 {
        return text.to_owned();
    }
    text.chars().take(59).chain(['…']).collect()
}
