//! Words taken apart: blanks between the letters, or strokes laid over them. They are read out letter by letter, or not at all.

use std::ops::Range;

use crate::config::{Level, Settings};
use crate::draft::{Block, Draft, MarkKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::{spaced, styled};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::shown::cut;

/// The rule.
pub const RULE: Rule = Rule {
    id: "text/spaced-letters",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 1.3.2"],
    sources: &["W3C, Failure F32: white space inside a word", "Unicode, U+0332–U+0338"],
    situations: &[Situation::NoVision, Situation::Cognition],
    title: Msg::new("Ord som dragits isär", "Words taken apart"),
    guide: &[
        Msg::new(
            "Med mellanslag mellan bokstäverna blir ett ord många. Skärmläsaren läser bokstav för bokstav, och ingen hittar ordet med sök.",
            "With blanks between the letters one word becomes many. A screen reader reads letter by letter, and nobody finds the word by searching.",
        ),
        Msg::new(
            "Samma sak händer med bokstäver som strukits över eller under med lösa tecken. Skriv i stället vad som gäller: ”Ny tid: tisdag”.",
            "The same happens with letters struck out or underlined by loose signs. Write what holds instead: “New time: Tuesday”.",
        ),
        Msg::new(
            "På en webbsida kan utseendet få luft med stilmallen. Då står ordet kvar helt.",
            "On a web page the style sheet can give the letters air. Then the word stays whole.",
        ),
    ],
    rewrites: &[Rewrite::new("V I K T I G T! Vägen är avstängd.", "Vägen är avstängd.")],
    messages: &[&APART, &STRUCK, &UNDERLINED],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::text("⟦V I K T I G T⟧\n\nVägen är avstängd.\n").fixed("VIKTIGT\n\nVägen är avstängd.\n"),
        Example::text("⟦Ö P P E T  H U S⟧ på lördag.\n").fixed("ÖPPET HUS på lördag.\n"),
        Example::md("Kaffet är ⟦g r a t i s⟧ i dag. ⟦𝗡 𝗬 𝗧 𝗧⟧!\n").fixed("Kaffet är gratis i dag. NYTT!\n"),
        Example::html("<h2>⟦R E A L I S A T I O N⟧</h2>\n").fixed("<h2>REALISATION</h2>\n"),
        Example::text("Ny tid: ⟦M̶å̶n̶d̶a̶g̶⟧ tisdag.\n").fixed("Ny tid: Måndag tisdag.\n"),
        Example::html("<p>⟦G̲l̲ö̲m̲ i̲n̲t̲e̲⟧ matsäcken.</p>\n").fixed("<p>Glöm inte matsäcken.</p>\n"),
        Example::text("Grupp A B C badar i dag. Linje A B C D går till Kista. Vi läser A, B, C och D.\n"),
        Example::md("| M | T | O | T | F | L | S |\n|---|---|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 | 6 | 7 |\n\nM T O T F L S\n"),
    ],
    check: Check::Draft(check),
};

const APART: Message = Message {
    what: Msg::new("”{form}” är skrivet med en bokstav i taget.", "“{form}” is written one letter at a time."),
    why: Msg::new(
        "Skärmläsare läser bokstav för bokstav, och den som söker hittar inte ordet.",
        "Screen readers read letter by letter, and whoever searches does not find the word.",
    ),
    how: Msg::new("Skriv ihop bokstäverna: ”{proposal}”.", "Write the letters together: “{proposal}”."),
};
const STRUCK: Message = Message {
    what: Msg::new("”{form}” är struket med lösa tecken.", "“{form}” is struck out with loose signs."),
    why: Msg::new(
        "Den som lyssnar hör inte strecken, eller hör vart och ett av dem.",
        "Listeners do not hear the strokes, or hear each one of them.",
    ),
    how: Msg::new("Stryk det som inte gäller, eller skriv vad som har ändrats.", "Take out what no longer holds, or say what has changed."),
};
const UNDERLINED: Message = Message {
    what: Msg::new("”{form}” är prytt med lösa tecken.", "“{form}” is adorned with loose signs."),
    why: Msg::new(
        "Skärmläsare kan läsa upp vart och ett, och den som söker hittar inte ordet.",
        "Screen readers may read out each of them, and whoever searches does not find the word.",
    ),
    how: Msg::new("Skriv bara bokstäverna: ”{proposal}”.", "Write the letters alone: “{proposal}”."),
};

const JOIN: Msg = Msg::new("Skriv ihop bokstäverna", "Write the letters together");
const BARE: Msg = Msg::new("Ta bort strecken", "Take the strokes away");

/// Longer rows with equal blanks throughout are likely to be several words: nobody can say where they part.
const ONE_WORD: usize = 12;

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for block in draft.visible() {
        let plain = &block.text.plain;
        for range in spaced::struck(plain).into_iter().filter(|range| !is_code(block, range)) {
            say_struck(block, range, found);
        }
        if spaced::may_be(plain) {
            // A line break parts words as well as a blank does.
            for line in block.text.lines() {
                let rows = spaced::find(&plain[line.clone()]).into_iter();
                rows.for_each(|row| say_apart(block, line.start, &row, found));
            }
        }
    }
}

fn is_code(block: &Block, range: &Range<usize>) -> bool {
    block.covered(&[MarkKind::Code, MarkKind::Hidden]).meets(range)
}

fn say_struck(block: &Block, range: Range<usize>, found: &mut Findings) {
    let written = &block.text.plain[range.clone()];
    let proposal = spaced::unstruck(written);
    // Struck out means that it no longer holds: without the strokes it would seem to.
    let struck = written.chars().any(spaced::strikes_out);
    let (message, safety) = if struck { (&STRUCK, Safety::Suggest) } else { (&UNDERLINED, Safety::Safe) };
    let edit = block.text.edit(range.clone(), &proposal);
    let finding = Finding::fault(Level::Warning, message).at(block.text.span(range));
    found.push(
        finding.arg("form", cut(&proposal)).arg("proposal", cut(&proposal)).fix(edit.and_then(|edit| Fix::edits(safety, BARE, [edit]))),
    );
}

fn say_apart(block: &Block, from: usize, row: &spaced::Apart, found: &mut Findings) {
    let range = from + row.range.start..from + row.range.end;
    if is_code(block, &range) {
        return;
    }
    let (proposal, words) = joined(block, from, &row.letters);
    let certain = words > 1 || row.letters.len() <= ONE_WORD;
    let safety = if certain { Safety::Safe } else { Safety::Suggest };
    let edit = block.text.edit(range.clone(), &proposal);
    let finding = Finding::fault(Level::Warning, &APART).at(block.text.span(range.clone()));
    let finding = finding.arg("form", cut(&block.text.plain[range])).arg("proposal", cut(&proposal));
    found.push(finding.fix(edit.and_then(|edit| Fix::edits(safety, JOIN, [edit]))));
}

/// The letters together, with a blank where more blanks stand in the source than between other letters; and how many words that gives.
fn joined(block: &Block, from: usize, letters: &[Range<usize>]) -> (String, usize) {
    let plain = &block.text.plain;
    let gap = |pair: &[Range<usize>]| block.text.span(from + pair[0].end..from + pair[1].start).map_or(1, |span| span.range().len());
    let gaps: Vec<usize> = letters.windows(2).map(gap).collect();
    let least = gaps.iter().min().copied().unwrap_or(1);
    let (mut word, mut words) = (String::new(), 1);
    for (at, letter) in letters.iter().enumerate() {
        if at > 0 && gaps[at - 1] > least {
            word.push(' ');
            words += 1;
        }
        word.extend(plain[from + letter.start..from + letter.end].chars().map(|sign| styled::plain(sign).unwrap_or(sign)));
    }
    (word, words)
}
