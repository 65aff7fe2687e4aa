//! A hashtag in the running text.

use std::collections::HashSet;
use std::ops::Range;

use crate::config::{Level, Settings};
use crate::draft::{Block, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};
use crate::source::Edit;

use super::post::{FACEBOOK, Post, has_word, span};

/// The rule.
pub const RULE: Rule = Rule {
    id: "social/hashtag-placement",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &[],
    sources: &["Stockholms stad, Tillgänglighet på sociala medier"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Hashtagg inne i texten", "Hashtag inside the text"),
    guide: &[
        Msg::new(
            "En hashtagg är en länk med ett tecken före. Mitt i en mening stör den både den som lyssnar och den som läser långsamt.",
            "A hashtag is a link with a sign before it. In the middle of a sentence it disturbs both those who listen and those who read slowly.",
        ),
        Msg::new(
            "Skriv ordet som vanligt i texten och samla hashtaggarna sist.",
            "Write the word plainly in the text and gather the hashtags last.",
        ),
    ],
    rewrites: &[Rewrite::new("I #Visby firar vi nationaldagen på söndag.", "I Visby firar vi nationaldagen på söndag.\n\n#Visby")],
    messages: &[&EARLY],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::text("Kanal: x\n\nI ⟦#Visby⟧ firar vi nationaldagen.\n\nVälkommen!\n")
            .fixed("Kanal: x\n\nI Visby firar vi nationaldagen.\n\nVälkommen!\n\n#Visby\n"),
        Example::text("Kanal: x\n\nVi älskar ⟦#LekparkRågsved⟧ i dag.\n\n#Bada\n")
            .fixed("Kanal: x\n\nVi älskar Lekpark Rågsved i dag.\n\n#Bada #LekparkRågsved\n"),
        Example::html("<p>Kom till ⟦#Almedalen⟧ i sommar.</p><p>#Almedalen</p>\n")
            .with(FACEBOOK)
            .fixed("<p>Kom till Almedalen i sommar.</p><p>#Almedalen</p>\n"),
        Example::text("Kanal: instagram\n\nNu blommar vallmon.\n\n#Gotland #Vallmo @gotlandsmuseum 🌺\n\nFoto: Anna Ek\n"),
        Example::md("I #Visby firar vi nationaldagen.\n"),
    ],
    check: Check::Draft(check),
};

const EARLY: Message = Message {
    what: Msg::new("Hashtaggen {tag} står inne i texten.", "The hashtag {tag} stands inside the text."),
    why: Msg::new(
        "Den läses ofta upp med ”hashtagg” eller ”nummer” före, och då hackar meningen.",
        "It is read aloud with a sign before it and disturbs the sentence.",
    ),
    how: Msg::new(
        "Skriv ordet utan # och samla hashtaggarna sist i inlägget.",
        "Write the word without # and gather the hashtags last in the post.",
    ),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let Some(post) = Post::with(draft, settings, |signs| !signs.tags.is_empty()) else { return };
    let mut last: HashSet<&str> = closing(&post).collect();
    let mut offered = 0;
    for (index, block) in post.blocks.iter().enumerate() {
        for tag in block.signs().tags.iter().filter(|tag| !post.is_closing(index, tag.start)) {
            let text = &block.text.plain[tag.clone()];
            let stands = last.contains(text);
            let finding = Finding::fault(Level::Advice, &EARLY).at(span(block, tag.clone())).arg("tag", text);
            // One new place at the end is enough for a round: the next one finds it taken.
            let offers = offered == 0 || stands && offered < OFFERED;
            found.push(finding.fix(if offers { fix(draft, &post, block, tag, stands) } else { None }));
            last.insert(text);
            offered += 1;
        }
    }
}

/// Each fix looks for its line: no more are offered at a time.
const OFFERED: usize = 20;

/// The hashtags among the final signs.
fn closing<'a>(post: &'a Post<'_>) -> impl Iterator<Item = &'a str> {
    post.blocks.iter().enumerate().flat_map(move |(index, block)| {
        let tags = block.signs().tags.iter().filter(move |tag| post.is_closing(index, tag.start));
        tags.map(|tag| &block.text.plain[tag.clone()])
    })
}

/// The word stays, the hashtag goes to the end. None for a line of nothing but signs: what it is for is not certain.
fn fix(draft: &Draft, post: &Post<'_>, block: &Block, tag: &Range<usize>, stands: bool) -> Option<Fix> {
    let text = &block.text.plain;
    let line = draft.lines(block).find(|line| line.start <= tag.start && tag.end <= line.end)?;
    if !has_word(&text[line.start..block.signs().body_end(text, line.clone())]) {
        return None;
    }
    let here = block.text.edit(tag.clone(), &words(&text[tag.start + 1..tag.end]))?;
    let there = if stands { None } else { Some(added(draft, post, &text[tag.clone()])?) };
    Fix::edits(Safety::Suggest, Msg::new("Flytta hashtaggen sist", "Move the hashtag last"), std::iter::once(here).chain(there))
}

/// The hashtag after the last one, or in a new last paragraph.
fn added(draft: &Draft, post: &Post<'_>, tag: &str) -> Option<Edit> {
    let last = post.blocks.last()?;
    let text = &last.text.plain;
    if last.signs().tags.iter().any(|tag| post.is_closing(post.blocks.len() - 1, tag.start)) {
        return last.text.edit(text.len()..text.len(), &format!(" {tag}"));
    }
    let mut slot = draft.slot_after(last)?;
    slot.before.push('#');
    slot.edit(&tag[1..])
}

/// ”LekparkRågsved” as ”Lekpark Rågsved”, ”gratis_i_parken” as ”gratis i parken”.
fn words(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    let mut small = false;
    for sign in name.chars() {
        if small && sign.is_uppercase() {
            words.push(' ');
        }
        small = sign.is_lowercase();
        words.push(if sign == '_' { ' ' } else { sign });
    }
    words.trim().to_owned()
}
