//! Directions in English that only eyes can follow: "the green button", "the menu on the right".
//!
//! Knows controls with a colour, a shape or a place and no name, in a sentence that asks for something to be done. Refuses to
//! know houses, roads and pictures.

use std::ops::Range;
use std::sync::LazyLock;

use crate::draft::Block;
use crate::language::lexicon::Words;
use crate::language::{Kind, Sentence, Token};

fn set(words: &'static str) -> Words {
    words.split_whitespace().collect()
}

/// What is pressed or opened on a screen.
static CONTROLS: LazyLock<Words> = LazyLock::new(|| {
    set("button buttons menu menus link links icon icons tab tabs sidebar checkbox checkboxes dropdown toggle slider toolbar navigation")
});

/// What may also stand in the world: a control where somebody fills in or presses.
static WEAK: LazyLock<Words> = LazyLock::new(|| set("box boxes field fields form column arrow arrows panel symbol circle dot"));

/// Colours and shapes.
static LOOKS: LazyLock<Words> = LazyLock::new(|| {
    set(
        "red green blue yellow orange purple pink black white grey gray turquoise round circular square rectangular triangle triangular oval \
         diamond star coloured colored",
    )
});

/// Pressing and filling in.
static PRESS: LazyLock<Words> =
    LazyLock::new(|| set("click clicking press pressing tap select choose push hit fill enter tick check swipe type"));

/// Other things that a reader is asked to do.
static DO: LazyLock<Words> = LazyLock::new(|| set("use using find see open go look follow navigate read log sign search write"));

/// Words that begin a saying of what something is called.
static NAMED: LazyLock<Words> = LazyLock::new(|| set("labelled labeled called named titled marked saying reads says"));

/// Sentences of more tokens are lists without stops.
const MOST: usize = 120;

/// Whether a word may belong to such a direction.
pub(super) fn is_hint(word: &str) -> bool {
    CONTROLS.contains(word) || WEAK.contains(word)
}

/// The references of a sentence: what stands there, and the control in it.
pub(super) fn look(block: &Block, sentence: &Sentence) -> Vec<(Range<usize>, Range<usize>)> {
    let tokens = block.prose.tokens_in(sentence);
    let words: Vec<&str> = tokens.iter().map(|token| block.prose.word(token)).collect();
    let any = |list: &Words| words.iter().any(|word| list.contains(word));
    let plain = block.text.plain.get(sentence.start as usize..sentence.end as usize).unwrap_or_default();
    let quoted = tokens.iter().any(|token| token.borrowed) || plain.contains(['”', '"', '“', '‘', '[']);
    if tokens.len() > MOST || quoted || any(&NAMED) {
        return Vec::new();
    }
    let (presses, acts) = (any(&PRESS), any(&DO));
    let capital = |token: &Token| block.text.plain[token.start as usize..].starts_with(char::is_uppercase);
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Word) {
        let weak = WEAK.contains(words[at]) && presses;
        let looks = words[..at].iter().rev().take_while(|word| LOOKS.contains(word)).count();
        // "the Send button", "the button Send": a capital inside the sentence is a name.
        let before = at.checked_sub(looks + 1).filter(|before| *before > 0);
        let named = tokens.get(at + 1).is_some_and(capital) || at > 0 && capital(token) || before.is_some_and(|at| capital(&tokens[at]));
        if !(CONTROLS.contains(words[at]) && (presses || acts) || weak) || named {
            continue;
        }
        let article = at.checked_sub(looks + 1).is_some_and(|before| matches!(words[before], "the" | "this" | "that" | "a"));
        let end = place(&words, at + 1);
        if looks > 0 && article || end.is_some() {
            let (first, last) = (&tokens[at - looks - usize::from(article)], &tokens[end.unwrap_or(at)]);
            found.push((first.start as usize..last.end as usize, token.start as usize..token.end as usize));
        }
    }
    found
}

/// The last token of a place that begins at `at`: "on the right", "at the bottom left", "in the upper right corner".
fn place(words: &[&str], at: usize) -> Option<usize> {
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let side = |at: usize| matches!(word(at), "right" | "left");
    let level = |at: usize| matches!(word(at), "top" | "bottom" | "upper" | "lower");
    if !matches!(word(at), "on" | "to" | "at" | "in") || word(at + 1) != "the" {
        return None;
    }
    let last = match (side(at + 2), level(at + 2), side(at + 3)) {
        (true, ..) => at + 2,
        (_, true, true) => at + 3,
        (_, true, false) if matches!(word(at + 2), "top" | "bottom") => at + 2,
        _ => return None,
    };
    let tail = matches!(word(last + 1), "side" | "corner" | "column" | "hand");
    Some(if tail { last + 1 } else { last })
}
