//! Posts that send their readers to the picture and say little themselves: "se affischen", "info i bild".
//!
//! Knows the phrases and how much a post says beside them. Whether the picture holds words only a person can tell.

use std::ops::Range;
use std::sync::LazyLock;

use crate::config::Settings;
use crate::draft::{Block, Draft};
use crate::finding::{Finding, Findings};
use crate::language::lexicon::Words;
use crate::language::{Kind, Token};

use super::text_in_image::SENT;

/// A post with so many characters beside the phrase says something itself.
const ENOUGH: usize = 40;

/// Asks where a post with a picture, or one that may have a picture, says hardly more than "see the picture".
pub fn ask(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let post = settings.channels.iter().any(|channel| channel.is_platform());
    if !post && draft.images.is_empty() || draft.format.is_captions() {
        return;
    }
    let Some((block, range)) = draft.visible().find_map(|block| Some((block, find(block)?))) else { return };
    let mut said = 0;
    for block in draft.visible() {
        said += length(block);
        // Long posts are left without a look at the rest of their words.
        if said > ENOUGH + 80 {
            return;
        }
    }
    let form = &block.text.plain[range.clone()];
    if said.saturating_sub(form.chars().filter(|sign| sign.is_alphanumeric() || *sign == ' ').count()) < ENOUGH {
        found.push(Finding::review(&SENT).arg("form", form).at(block.text.span(range)));
    }
}

/// Characters of a block that say something: tags and addresses left out.
fn length(block: &Block) -> usize {
    let plain = &block.text.plain;
    let apart: usize = block
        .prose
        .tokens()
        .iter()
        .filter(|token| matches!(token.kind, Kind::Tag | Kind::Address))
        .map(|token| plain[token.start as usize..token.end as usize].chars().count())
        .sum();
    plain.chars().filter(|sign| sign.is_alphanumeric() || *sign == ' ').count().saturating_sub(apart)
}

/// What may hold words: the picture itself and what is shown in it.
static PICTURES: LazyLock<Words> = LazyLock::new(|| {
    "bild bilden bilder bilderna affisch affischen affischerna flyer flyern flyers poster postern inbjudan inbjudningsbilden programbladet bildspelet \
     karusellen foto fotot"
        .split_whitespace()
        .collect()
});

/// What is said to be found there.
static MATTERS: LazyLock<Words> = LazyLock::new(|| {
    "info information informationen infon program programmet tider tiderna datum detaljer detaljerna schema schemat meny menyn anmälan allt \
     uppgifter uppgifterna svaret svaren text texten öppettider öppettiderna priser priserna mer"
        .split_whitespace()
        .collect()
});

/// "se bilden", "läs mer i bilden", "info i bild", "allt finns på affischen".
fn find(block: &Block) -> Option<Range<usize>> {
    if !block.prose.tokens().iter().any(|token| PICTURES.contains(block.prose.word(token))) {
        return None;
    }
    let tokens: Vec<&Token> = block.prose.tokens().iter().filter(|token| token.kind == Kind::Word).collect();
    let word = |at: usize| tokens.get(at).map_or("", |token| block.prose.word(token));
    let picture = (0..tokens.len()).find_map(|at| {
        if !PICTURES.contains(word(at)) || at == 0 {
            return None;
        }
        let first = match word(at - 1) {
            "se" | "kolla" | "läs" | "titta" => at - 1,
            "i" | "på" | "ur" => opening(&word, at - 1)?,
            "bifogad" | "bifogade" | "nedanstående" | "vår" if at > 1 && matches!(word(at - 2), "se" | "läs") => at - 2,
            _ => return None,
        };
        Some((first, at))
    })?;
    Some(tokens[picture.0].start as usize..tokens[picture.1].end as usize)
}

/// Where "läs mer i", "all info finns i", "program i" begins.
fn opening<'a>(word: &dyn Fn(usize) -> &'a str, at: usize) -> Option<usize> {
    let from = at.saturating_sub(4);
    (from..at).find(|&first| {
        let opens = matches!(word(first), "se" | "läs" | "kolla" | "titta" | "finns" | "står" | "hittar");
        first + 3 >= at && (opens || MATTERS.contains(word(first)))
    })
}
