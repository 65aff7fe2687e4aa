//! A heading that says nothing of what follows: klart asks, and seldom.

use crate::config::Settings;
use crate::draft::{Block, Draft, Kind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::language::letters::fold;
use crate::rule::{Check, Example, Rule, Situation};

use super::kinship::{related, telling};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/vague-heading",
    levels: &[crate::config::Level::Advice],
    verdicts: &[Verdict::Review],
    fixable: None,
    default_on: true,
    refs: &["WCAG 2.4.6"],
    sources: &["W3C ACT b49b2e"],
    situations: &[Situation::NoVision, Situation::Cognition],
    title: Msg::new("Rubrik som inte säger vad som följer", "Heading that does not say what follows"),
    guide: &[
        Msg::new(
            "Många läser bara rubrikerna, med ögat eller med skärmläsare. Då ska det gå att förstå av dem vad varje avsnitt handlar om.",
            "Many read the headings alone, with the eye or with a screen reader. They should then be able to tell what each section is about.",
        ),
        Msg::new(
            "Skriv det viktigaste i rubriken: ”Så söker du plats” säger mer än ”Avsnitt 2”. Ord som ”Info” och ”Diverse” passar in på allt och hjälper ingen.",
            "Put what matters in the heading: “How to apply” says more than “Section 2”. Words such as “Info” fit everything and help nobody.",
        ),
    ],
    rewrites: &[],
    messages: &[&ASK],
    options: &[],
    yields_to: &["structure/empty-heading"],
    cap: 3,
    examples: &[
        Example::md("# Badet\n\n⟦## Avsnitt 2⟧\n\nDu söker plats i simskolan på vår webbplats.\n\n⟦## Info⟧\n\nRing oss.\n"),
        Example::html(
            "<!DOCTYPE html>\n<html lang=\"sv\">⟦<h1>Väder</h1>⟧<p>Kontoret är bemannat måndag till fredag mellan tio och sexton.</p></html>\n",
        ),
        Example::html(
            "<!DOCTYPE html>\n<html lang=\"sv\"><h1>Öppettider</h1><p>Kontoret är öppet måndag till fredag mellan tio och sexton.</p></html>\n",
        ),
        Example::html(
            "<!DOCTYPE html>\n<html lang=\"sv\"><title>Kontakt – Ekvik</title><h1>Kontakt</h1><p>Kontoret är bemannat måndag till fredag mellan tio och sexton.</p></html>\n",
        ),
        Example::md(
            "# Badet\n\n## Övrigt\n\nRing oss.\n\n## Mer information\n\nSe vår sida.\n\n## Del 1\n\nVi börjar.\n\n### Titel\n\nNamnet på boken.\n",
        ),
        Example::html("<h2>Väder</h2><p>Kontoret är bemannat måndag till fredag mellan tio och sexton.</p>\n"),
    ],
    check: Check::Draft(check),
};

const ASK: Message = Message {
    what: Msg::new("Säger rubriken ”{text}” vad avsnittet handlar om?", "Does the heading “{text}” say what the section is about?"),
    why: Msg::new(
        "Den som bara läser rubrikerna får inte veta vad som står här.",
        "Whoever reads the headings alone is not told what stands here.",
    ),
    how: Msg::new(
        "Svara ja om den gör det. Skriv annars det viktigaste i rubriken.",
        "Answer yes if it does. Otherwise put what matters in the heading.",
    ),
};

/// Words that wait for a heading, or fit any text.
const VAGUE: [&str; 22] = [
    "rubrik",
    "rubriken",
    "rubrik här",
    "ny rubrik",
    "din rubrik",
    "underrubrik",
    "mellanrubrik",
    "skriv rubrik här",
    "text här",
    "info",
    "diverse",
    "blandat",
    "annat",
    "mer",
    "här",
    "klicka här",
    "heading",
    "heading here",
    "subheading",
    "your heading here",
    "section title",
    "misc",
];

/// Words that only count sections.
const COUNTED: [&str; 5] = ["rubrik", "underrubrik", "avsnitt", "heading", "section"];

/// A page of fewer or more telling words leaves too much doubt about what its only heading should say.
const FEWEST: usize = 4;
const MOST: usize = 40;

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    if draft.headings.is_empty() {
        return;
    }
    let headings: Vec<&Block> = draft.visible().filter(|block| matches!(block.kind, Kind::Heading(_))).collect();
    let lonely = headings.len() == 1;
    for block in headings {
        let text = heard(block);
        if is_vague(text) || lonely && is_unrelated(draft, block) {
            found.push(Finding::review(&ASK).at(block.span).arg("text", text.trim()));
        }
    }
}

/// What is heard of a heading.
fn heard(block: &Block) -> &str {
    block.name.as_deref().unwrap_or(&block.text.plain)
}

fn is_vague(text: &str) -> bool {
    if text.len() > 40 {
        return false;
    }
    let folded = fold(text.trim().trim_end_matches(|sign: char| !sign.is_alphanumeric()));
    let counted = |word: &str| {
        folded.strip_prefix(word).is_some_and(|rest| {
            let apart = rest.starts_with(' ');
            let rest = rest.trim();
            apart && !rest.is_empty() && rest.len() <= 3 && (rest.bytes().all(|byte| byte.is_ascii_digit()) || rest.chars().count() == 1)
        })
    };
    VAGUE.contains(&folded.as_str()) || COUNTED.into_iter().any(counted)
}

/// The only heading of a short page, with no word in common with its text or its title.
fn is_unrelated(draft: &Draft, block: &Block) -> bool {
    let Some(page) = &draft.page else { return false };
    let words = telling(heard(block), MOST);
    let mut others = Vec::new();
    for other in draft.visible().filter(|other| !std::ptr::eq(*other, block)) {
        others.extend(telling(&other.text.plain, MOST + 1));
        if others.len() > MOST {
            return false;
        }
    }
    let title = page.title.as_ref().map(|title| telling(&title.plain, MOST)).unwrap_or_default();
    let alone = draft.images.iter().all(|image| image.hidden) && draft.media.is_empty();
    let enough = !words.is_empty() && others.len() >= FEWEST && (alone || block.name.is_some());
    enough && related(&words, &others) == 0 && related(&words, &title) == 0
}
