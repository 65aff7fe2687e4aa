//! An account name between the paragraphs of a post, where no sentence needs it.

use std::ops::Range;

use crate::config::{Level, Settings};
use crate::draft::{Block, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::post::{FACEBOOK, Post, has_word, span};

/// The rule.
pub const RULE: Rule = Rule {
    id: "social/mention-placement",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &[],
    sources: &["Stockholms stad, Tillgänglighet på sociala medier"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Kontonamn mitt i inlägget", "Account name in the middle of the post"),
    guide: &[
        Msg::new(
            "Ett kontonamn läses upp tecken för tecken eller som ett ord utan mellanrum. Står det för sig självt mitt i inlägget vet ingen varför.",
            "An account name is read aloud letter by letter or as one word without blanks. Alone in the middle of a post it does not say why it is there.",
        ),
        Msg::new(
            "Skriv in det i en mening, ”Konserten ordnas av @gotlandsmusiken”, eller samla kontonamnen sist. Det som ett svar börjar med är i sin ordning.",
            "Write it into a sentence, “The concert is held by @gotlandsmusiken”, or gather account names last. What an answer begins with is in order.",
        ),
    ],
    rewrites: &[Rewrite::new(
        "På lördag är det konsert. @gotlandsmusiken\n\nVi bjuder på fika.",
        "På lördag spelar @gotlandsmusiken.\n\nVi bjuder på fika.",
    )],
    messages: &[&LOOSE],
    options: &[],
    yields_to: &[],
    cap: 3,
    examples: &[
        Example::text("Kanal: facebook\n\nPå lördag är det konsert. ⟦@gotlandsmusiken⟧\n\nVälkommen! Vi bjuder på fika.\n"),
        Example::html("<p>Vi ses i parken.</p><p>⟦@visby⟧ ⟦@gotland⟧</p><p>Ta med en filt.</p>\n").with(FACEBOOK),
        Example::text("Kanal: facebook-reply\n\n@anna Hej!\n\nBadet öppnar klockan 10.\n"),
        Example::text("Kanal: facebook\n\nPå lördag spelar @gotlandsmusiken i parken.\n\nVälkommen! @regiongotland\n"),
    ],
    check: Check::Draft(check),
};

const LOOSE: Message = Message {
    what: Msg::new("{name} hör inte till någon mening.", "{name} belongs to no sentence."),
    why: Msg::new("Den som lyssnar hör ett namn utan sammanhang.", "Whoever listens hears a name without context."),
    how: Msg::new("Skriv in det i en mening eller flytta det sist.", "Write it into a sentence or move it last."),
};

/// So many names of a paragraph are looked at: each looks for its line.
const LOOKED_AT: usize = 50;

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let Some(post) = Post::with(draft, settings, |signs| !signs.mentions.is_empty()) else { return };
    for (index, block) in post.blocks.iter().enumerate().take_while(|(index, _)| *index < post.closing.0) {
        for name in block.signs().mentions.iter().take(LOOKED_AT).filter(|name| index + name.start > 0) {
            if is_loose(draft, block, name) {
                let finding = Finding::fault(Level::Advice, &LOOSE).at(span(block, name.clone()));
                found.push(finding.arg("name", &block.text.plain[name.clone()]));
            }
        }
    }
}

/// Whether no word stands with the name in its sentence and line.
fn is_loose(draft: &Draft, block: &Block, name: &Range<usize>) -> bool {
    let text = &block.text.plain;
    let Some(line) = draft.lines(block).find(|line| line.start <= name.start && name.end <= line.end) else { return false };
    let end = block.signs().body_end(text, line.clone());
    let stopped = text[line.start..name.start].trim_end().ends_with(['.', '!', '?', '…']);
    // Among the signs that close its line, after a stop or on a line of their own.
    name.start >= end && (!has_word(&text[line.start..end]) || stopped || text[..end].ends_with(['.', '!', '?', '…']))
}
