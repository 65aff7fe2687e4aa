//! Which blocks are written in Swedish: what is declared, unless the words plainly say otherwise.
//!
//! Knows how far a declared language may be believed; leaves the guessing to `language::detect`. Nothing here is a
//! finding: a wrong declaration is some rule's business.

use crate::draft::{Draft, Kind};
use crate::language::detect::{Language, is_foreign, language_of};

/// Characters from which a block may speak for itself; shorter ones inherit.
const ALONE: usize = 100;

/// Marks every block that is not written in Swedish.
pub(crate) fn hear(draft: &mut Draft) {
    let declared = draft.language().map(is_swedish);
    let opening = if declared == Some(false) { None } else { opens_foreign(draft) };
    let known = heard_whole(draft, declared, opening.is_some());
    let page = declared.unwrap_or(true) && opening.is_none();
    draft.heard = match opening.as_deref().map(|text| language_of(text).language) {
        None => Some("sv"),
        Some(Language::Other(tag)) => Some(tag),
        Some(_) => None,
    };
    for block in &mut draft.blocks {
        let own = block.language.as_deref().map(is_swedish);
        let heard = || block.text.plain.len() >= ALONE && block.kind != Kind::Code && is_foreign(&block.text.plain, block.prose.lower());
        let foreign = || known.unwrap_or_else(heard);
        block.swedish = own.unwrap_or(page) && !foreign();
    }
}

/// What listening to the beginning has told of the only block, where it is the beginning and nothing else.
fn heard_whole(draft: &Draft, declared: Option<bool>, foreign: bool) -> Option<bool> {
    let [only] = draft.blocks.as_slice() else { return None };
    let whole = declared != Some(false) && !only.hidden && only.kind.is_prose();
    (whole && only.text.plain.len() >= ALONE).then_some(foreign)
}

/// The first running text of a draft, enough to tell its language, when it is foreign.
fn opens_foreign(draft: &Draft) -> Option<String> {
    let (mut text, mut lower) = (String::new(), String::new());
    for block in draft.visible().filter(|block| block.kind.is_prose()) {
        text.push_str(&block.text.plain);
        text.push('\n');
        lower.push_str(block.prose.lower());
        lower.push('\n');
        if text.len() > 600 {
            break;
        }
    }
    is_foreign(&text, &lower).then_some(text)
}

/// Whether a BCP 47 tag names Swedish.
fn is_swedish(tag: &str) -> bool {
    let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
    primary.eq_ignore_ascii_case("sv") || primary.eq_ignore_ascii_case("swe") || primary.is_empty()
}
