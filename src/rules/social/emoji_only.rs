//! A post of nothing but emoji.

use std::ops::Range;

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::language::signs::names;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::post::{FACEBOOK, blocks, has_word, span};

/// The rule.
pub const RULE: Rule = Rule {
    id: "social/emoji-only",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 1.1.1"],
    sources: &["Stockholms stad, Tillgänglighet på sociala medier", "Unicode CLDR 48.2"],
    situations: &[Situation::NoVision, Situation::Cognition],
    title: Msg::new("Inlägg med bara emojier", "Post of nothing but emoji"),
    guide: &[
        Msg::new(
            "Ett ensamt hjärta som svar är vänligt menat, men den som lyssnar hör bara ”rött hjärta”. Skriv vad du menar: ”Tack, vad roligt att höra!”",
            "A single heart as an answer is kindly meant, but those who listen hear only “red heart”. Write what you mean: “Thank you, good to hear!”",
        ),
        Msg::new("Det gäller också svar på kommentarer.", "That goes for answers to comments too."),
    ],
    rewrites: &[Rewrite::new("❤️", "Tack för dina ord! ❤️")],
    messages: &[&ONLY],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::text("Kanal: facebook\n\n⟦❤️⟧\n"),
        Example::text("Kanal: facebook-reply\n\n⟦👏 … 🎉⟧!\n"),
        Example::html("<p>⟦🙏⟧</p>\n").with(FACEBOOK),
        Example::text("Kanal: facebook\n\n❤️ Tack!\n"),
        Example::text("Kanal: facebook\n\n#Visby ❤️\n"),
    ],
    check: Check::Draft(check),
};

const ONLY: Message = Message {
    what: Msg::new("Inlägget är bara emojier.", "The post is nothing but emoji."),
    why: Msg::new(
        "{emoji} läses ofta upp som ”{name}”, och vad du menar får läsaren gissa.",
        "{emoji} is often read aloud as “{name}” (in Swedish), and readers have to guess what you mean.",
    ),
    how: Msg::new("Skriv med ord vad du vill säga.", "Say in words what you want to say."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let words = |text: &str, emoji: &[Range<usize>]| {
        let ends = emoji.iter().map(|emoji| emoji.start).chain([text.len()]);
        let starts = std::iter::once(0).chain(emoji.iter().map(|emoji| emoji.end));
        // A digit on a key belongs to its emoji.
        starts.zip(ends).any(|(start, end)| has_word(&text[start..end]))
    };
    if blocks(draft, settings).any(|block| words(&block.text.plain, &block.signs().emoji)) {
        return;
    }
    let Some(block) = blocks(draft, settings).find(|block| !block.signs().emoji.is_empty()) else { return };
    let emoji = &block.signs().emoji;
    let (Some(first), Some(last)) = (emoji.first(), emoji.last()) else { return };
    let sign = &block.text.plain[first.clone()];
    let finding = Finding::fault(Level::Warning, &ONLY).at(span(block, first.start..last.end));
    found.push(finding.arg("emoji", sign).arg("name", &*names::name(sign)));
}
