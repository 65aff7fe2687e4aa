//! What the rules on Swedish have in common: which passages they may judge, and from where each text type is hard.
//!
//! Knows what to leave alone: other languages, quotations, links, code, a single stressed word that is talked about.

use std::ops::Range;

use crate::config::{Level, Settings, TextType};
use crate::draft::{Block, Draft, Kind, MarkKind, Region};
use crate::language::letters::fold;
use crate::source::Edit;

/// Advice over the first number, a warning over the second; 0 is never.
pub(super) type Step = (i64, i64);

/// The steps of one measure, by text type.
#[derive(Clone, Copy, Debug)]
pub(super) struct Steps {
    pub(super) social: Step,
    pub(super) web: Step,
    pub(super) decision: Step,
    pub(super) easy_read: Step,
}

impl Steps {
    /// The two steps that hold for a draft: the organisation's `advice` and `warning`, else the text type's.
    pub(super) fn of(&self, rule: &str, settings: &Settings) -> Step {
        let (advice, warning) = match settings.text_type {
            TextType::Social => self.social,
            TextType::Web => self.web,
            TextType::Decision => self.decision,
            TextType::EasyRead => self.easy_read,
        };
        (settings.number(rule, "advice", advice), settings.number(rule, "warning", warning))
    }
}

/// The level of a value against its steps.
pub(super) fn level((advice, warning): Step, value: f64) -> Option<Level> {
    let over = |step: i64| step > 0 && value > step as f64;
    if over(warning) {
        return Some(Level::Warning);
    }
    over(advice).then_some(Level::Advice)
}

/// The blocks in Swedish whose wording is the writer's own, tables and headings included.
pub(super) fn passages(draft: &Draft) -> impl Iterator<Item = &Block> {
    draft.visible().filter(|block| block.swedish && !block.quoted && block.region != Region::Nav && block.kind != Kind::Control)
}

/// The running text among them, sentences of captions too, and headings of more than a word.
pub(super) fn wording(draft: &Draft) -> impl Iterator<Item = &Block> {
    passages(draft).filter(|block| match block.kind {
        Kind::Paragraph | Kind::Item | Kind::Figcaption | Kind::Subtitle => true,
        Kind::Heading(_) => block.prose.words().len() > 1,
        _ => false,
    })
}

/// Marks seldom nest; looking at so many before a word keeps long paragraphs linear.
const NESTED: usize = 64;

/// Whether words at `range` are the writer's own: in no link, code, quotation or foreign passage, and not a word that is
/// stressed because the text is about it.
pub(super) fn is_own(block: &Block, range: &Range<usize>) -> bool {
    let before = block.marks.partition_point(|mark| (mark.range.start as usize) < range.end);
    let near = &block.marks[before.saturating_sub(NESTED)..before];
    !near.iter().filter(|mark| range.start < mark.range.end as usize).any(|mark| match mark.kind {
        MarkKind::Strong | MarkKind::Emphasis => {
            (mark.range.start as usize) <= range.start && range.end <= mark.range.end as usize && mark.range.len() <= range.len() + 1
        }
        MarkKind::Explained => false,
        MarkKind::Link | MarkKind::Code | MarkKind::Quote | MarkKind::Foreign | MarkKind::Hidden => true,
    })
}

/// Whether the organisation has asked to leave a word alone: `[words] allow`, in any of its commonest forms.
pub(super) fn is_allowed(settings: &Settings, words: &[&str]) -> bool {
    let is = |allowed: &str, word: &str| same(allowed, word) || is_inflected(&fold(word), &fold(allowed));
    settings.words.allow.iter().map(|allowed| allowed.trim()).any(|allowed| words.iter().any(|word| is(allowed, word)))
}

/// Whether two words or phrases are the same but for capitals and the length of blanks.
fn same(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.split_whitespace().flat_map(|word| word.chars().flat_map(char::to_lowercase).chain([' '])).collect::<Vec<_>>();
    one.len().abs_diff(other.len()) < 16 && letters(one) == letters(other)
}

/// Endings that a Swedish noun, adjective or verb commonly takes after its dictionary form.
const ENDINGS: [&str; 26] = [
    "s", "n", "ns", "en", "ens", "et", "ets", "t", "ts", "na", "nas", "ar", "arna", "arnas", "ars", "er", "erna", "ernas", "ers", "r", "or",
    "orna", "de", "des", "a", "e",
];

/// Endings in place of a last -a: flicka, flickor; betala, betalt.
const FOR_A: [&str; 10] = ["or", "orna", "ornas", "ors", "er", "te", "t", "s", "des", "ts"];

/// Whether `word` is `base` with a common ending; both in lower case. Short bases have too many strangers for kin.
pub(super) fn is_inflected(word: &str, base: &str) -> bool {
    if base.len() < 5 || base.contains(' ') {
        return false;
    }
    let ending = |base: &str, endings: &[&str]| word.strip_prefix(base).is_some_and(|rest| endings.contains(&rest));
    ending(base, &ENDINGS) || base.strip_suffix('a').is_some_and(|stem| ending(stem, &FOR_A))
}

/// Replaces a range of a block's text by markup of the draft's own format. `None` where markup lies in or around it.
pub(super) fn raw(block: &Block, range: Range<usize>, markup: &str) -> Option<Edit> {
    let inside = block.marks.iter().any(|mark| (mark.range.start as usize) < range.start && range.end < mark.range.end as usize);
    let edit = block.text.edit(range, "").filter(|_| !inside)?;
    Some(Edit { text: markup.to_owned(), ..edit })
}
