//! A page title that says nothing of the page: a leftover, a file name, or words that stand nowhere on it.

use crate::config::{Level, Settings};
use crate::draft::{Draft, Kind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::letters::fold;
use crate::rule::{Check, Example, Rule, Situation};

use super::kinship::{related, telling};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/vague-page-title",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Review],
    fixable: Some(Safety::Template),
    default_on: true,
    refs: &["WCAG 2.4.2"],
    sources: &["W3C ACT c4a8a4", "WCAG failure F25"],
    situations: &[Situation::NoVision, Situation::Cognition],
    title: Msg::new("Sidtitel som inte säger vad sidan handlar om", "Page title that does not say what the page is about"),
    guide: &[
        Msg::new(
            "Sidtiteln är det första som läses upp, och det enda som syns i flikar, bokmärken och sökträffar.",
            "The title is the first thing read aloud, and all that shows in tabs, bookmarks and search hits.",
        ),
        Msg::new(
            "Skriv först vad just den här sidan handlar om, ofta samma ord som huvudrubriken, och sist vem som står bakom den: ”Simskola – Ekviks kommun”.",
            "Write first what this very page is about, often the words of the main heading, and last who is behind it: “Swimming school – Ekvik”.",
        ),
    ],
    rewrites: &[],
    messages: &[&ASK],
    options: &[],
    yields_to: &["structure/missing-page-title"],
    cap: 1,
    examples: &[
        Example::html("<!DOCTYPE html>\n<html lang=\"sv\">⟦<title>Namnlös</title>⟧<h1>Simskola</h1><p>Anmäl dig nu.</p></html>\n"),
        Example::html("<!DOCTYPE html>\n<html lang=\"sv\">⟦<title>bad_2024-v2.html</title>⟧<h1>Simskola</h1><p>Anmäl dig nu.</p></html>\n"),
        Example::html(
            "<!DOCTYPE html>\n<html lang=\"sv\">⟦<title>Årsredovisning från nämnden</title>⟧<h1>Simskola</h1><p>Anmäl dig till höstens simskola nu.</p></html>\n",
        ),
        Example::html(
            "<!DOCTYPE html>\n<html lang=\"sv\"><title>Simskola – Ekviks kommun</title><h1>Lär dig simma i simskolan</h1><p>Anmäl dig nu.</p></html>\n",
        ),
        Example::html(
            "<!DOCTYPE html>\n<html lang=\"sv\"><title>{{ page.title }}</title><h1>Simskola</h1><p>Anmäl dig till höstens simskola nu.</p></html>\n",
        ),
        Example::md("# Namnlös\n\nAnmäl dig nu.\n"),
    ],
    check: Check::Draft(check),
};

const ASK: Message = Message {
    what: Msg::new("Säger sidtiteln ”{title}” vad sidan handlar om?", "Does the title “{title}” say what the page is about?"),
    why: Msg::new(
        "Titeln är namnet i flikar, bokmärken och sökträffar, och det första som läses upp.",
        "The title is the name in tabs, bookmarks and search hits, and the first thing read aloud.",
    ),
    how: Msg::new(
        "Svara ja om den gör det. Skriv annars vad sidan handlar om, och sist avsändaren.",
        "Answer yes if it does. Otherwise write what the page is about, and last who is behind it.",
    ),
};

/// What programs and templates call a page until somebody gives it a name.
const VAGUE: [&str; 26] = [
    "untitled",
    "untitled document",
    "untitled page",
    "document",
    "dokument",
    "namnlös",
    "namnlös sida",
    "namnlöst dokument",
    "utan titel",
    "ny sida",
    "new page",
    "start",
    "startsida",
    "home",
    "homepage",
    "hem",
    "index",
    "page",
    "sida",
    "webbsida",
    "titel",
    "title",
    "sidtitel",
    "page title",
    "test",
    "lorem ipsum",
];

/// Telling words of a page that are compared, and how few leave it in doubt what it is about.
const MOST: usize = 400;
const FEWEST: usize = 4;

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let Some(page) = &draft.page else { return };
    let Some(title) = page.title.as_ref().map(|title| title.plain.trim()).filter(|title| !title.is_empty()) else { return };
    if title.contains(['{', '<', '%']) {
        return;
    }
    if is_vague(title) || is_unrelated(draft, title) {
        found.push(Finding::review(&ASK).at(page.title_span).arg("title", shown(title)).fix(template(page)));
    }
}

/// The beginning of a title that would fill the message.
fn shown(title: &str) -> String {
    const LONGEST: usize = 60;
    title.char_indices().nth(LONGEST).map_or_else(|| title.to_owned(), |(at, _)| format!("{}…", &title[..at]))
}

fn template(page: &crate::draft::Page) -> Option<Fix> {
    let edit = page.title_slot.as_ref()?.edit("[vad sidan handlar om] – [avsändare]")?;
    Fix::edits(Safety::Template, Msg::new("Skriv en sidtitel", "Write a title"), [edit])
}

fn is_vague(title: &str) -> bool {
    let border = [" – ", " — ", " - ", " | ", " · "].into_iter().filter_map(|border| title.find(border)).min();
    let first = &title[..border.unwrap_or(title.len())];
    let folded = fold(first.trim());
    let named = folded.trim_end_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, ' ' | '(' | ')' | '-'));
    VAGUE.contains(&folded.as_str()) || VAGUE.contains(&named) || is_file_name(&folded)
}

fn is_file_name(title: &str) -> bool {
    const ENDINGS: [&str; 10] = ["html", "htm", "php", "aspx", "asp", "jsp", "docx", "doc", "pdf", "md"];
    !title.contains(' ') && (title.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending)) || title.contains("://"))
}

/// Whether the page does not speak of what the title says: none of its words, or on a page of few words less than half of them.
fn is_unrelated(draft: &Draft, title: &str) -> bool {
    let words = telling(title, MOST);
    let mut others = Vec::new();
    let mut headed = false;
    for block in draft.visible() {
        headed |= matches!(block.kind, Kind::Heading(_));
        others.extend(telling(block.name.as_deref().unwrap_or(&block.text.plain), MOST - others.len()));
        if others.len() >= MOST {
            break;
        }
    }
    if words.is_empty() || others.len() < FEWEST {
        return false;
    }
    let shared = related(&words, &others);
    shared == 0 || !headed && others.len() < 10 * FEWEST && shared * 2 < words.len()
}
