//! Passages in another language than the one declared around them: which they are, and how they are marked.
//!
//! Shared by the rules on passages. Knows drafts; leaves the guessing to `language::detect`.

use crate::draft::{Block, Covered, Declared, Draft, Kind, MarkKind, Region};
use crate::finding::{Arg, Msg};
use crate::language::Prose;
use crate::language::detect::passage::{self, Looks, Passage};
use crate::language::detect::tongue::Tongue;
use crate::language::detect::{glance, script};
use crate::source::{Edit, Format};

/// Blocks that say nothing of their language and still belong to the passages before and after them.
const BETWEEN: usize = 6;
/// So many tenths of a draft in another language: then the page's own language is wrong, not its parts.
const NEARLY_ALL: usize = 8;
/// The same where nobody has said which language the draft is in: its first Swedish sentence tells, however short.
const ALL_BUT_A_LINE: usize = 9;

/// A block, or a part of it, in another language.
pub(super) struct Place<'a> {
    pub(super) block: &'a Block,
    pub(super) passage: Passage,
}

/// Places next to each other in one language; never empty.
pub(super) struct Group<'a> {
    pub(super) places: Vec<Place<'a>>,
}

impl Group<'_> {
    /// Its first passage, which speaks for all.
    pub(super) fn first(&self) -> &Passage {
        &self.places[0].passage
    }

    /// Whether any of it is long and plain enough to be called certain.
    pub(super) fn is_sure(&self) -> bool {
        self.places.iter().any(|place| place.passage.sure)
    }
}

/// The language of a draft: declared, else Swedish where any of it is plainly so. `None` where that is in doubt.
pub(super) fn home(draft: &Draft) -> Option<Tongue> {
    if let Some(tag) = draft.language() {
        return Tongue::of(tag);
    }
    (draft.heard == Some("sv") || draft.visible().any(|block| glance::has_swedish(&block.prose))).then_some(Tongue::SWEDISH)
}

/// The language around a text: what is declared for it, else the draft's.
pub(super) fn base(home: Option<Tongue>, own: Option<&str>) -> Option<Tongue> {
    own.map_or(home, Tongue::of)
}

/// The blocks whose language is worth marking.
pub(super) fn candidates(draft: &Draft) -> impl Iterator<Item = (usize, &Block)> {
    let blocks = draft.blocks.iter().enumerate().filter(|_| draft.format != Format::Text);
    blocks.filter(|(_, block)| {
        !block.hidden && block.region != Region::Nav && !matches!(block.kind, Kind::Code | Kind::Control | Kind::HeaderCell)
    })
}

/// The passages of one block; what is marked as code or foreign already is left out.
pub(super) fn in_block(block: &Block, base: Tongue, looks: &Looks) -> Vec<Passage> {
    let marked = if block.marks.is_empty() { Covered::default() } else { block.covered(&[MarkKind::Foreign, MarkKind::Code]) };
    passage::find(&block.text.plain, &block.prose, base, looks, &|token| marked.meets(&(token.start as usize..token.end as usize)))
}

/// All passages that nobody has marked, those next to each other together.
pub(super) fn unmarked(draft: &Draft) -> Vec<Group<'_>> {
    let (mismatched, home) = (mismatched(draft), home(draft));
    let mut groups: Vec<Group<'_>> = Vec::new();
    let (looks, mut between, mut all, mut joins) = (Looks::default(), Vec::new(), 0, false);
    for (_, block) in candidates(draft) {
        let Some(base) = base(home, block.language.as_deref()) else { continue };
        all += block.text.plain.len();
        let known = block.declared.is_some_and(|declared| mismatched.binary_search_by_key(&declared, |(at, _)| *at).is_ok());
        let found = if known { Vec::new() } else { in_block(block, base, &looks) };
        let whole = found.first().is_some_and(|passage| passage.whole);
        if found.is_empty() {
            between.push(block);
            continue;
        }
        for passage in found {
            let place = Place { block, passage };
            let led = between.last().copied().filter(|above| leads(above, base, &place.passage));
            let same =
                |group: &&mut Group<'_>| joins && group.first().tongue == place.passage.tongue && group.first().or == place.passage.or;
            match groups.last_mut().filter(same).filter(|_| whole && are_open(&between, base, place.passage.tongue)) {
                Some(group) => {
                    group.places.extend(between.drain(..).map(|block| like(block, &place.passage)));
                    group.places.push(place);
                }
                None => groups.push(Group { places: led.map(|above| like(above, &place.passage)).into_iter().chain([place]).collect() }),
            }
            joins = whole;
            between.clear();
        }
    }
    partial(groups, all * if draft.language().is_some() { NEARLY_ALL } else { ALL_BUT_A_LINE })
}

/// The groups but for those of a language that nearly all of the draft is in, `most` tenths of its bytes: there the page's
/// own language is wrong.
fn partial(groups: Vec<Group<'_>>, most: usize) -> Vec<Group<'_>> {
    let mut totals: Vec<(Option<Tongue>, usize)> = Vec::new();
    for group in &groups {
        let (tongue, length) = (group.first().tongue, group.places.iter().map(|place| place.passage.range.len()).sum::<usize>());
        match totals.iter_mut().find(|(known, _)| *known == tongue) {
            Some((_, total)) => *total += length,
            None => totals.push((tongue, length)),
        }
    }
    let is_most = |group: &Group<'_>| totals.iter().any(|(tongue, total)| *tongue == group.first().tongue && total * 10 > most);
    groups.into_iter().filter(|group| !is_most(group)).collect()
}

fn like<'a>(block: &'a Block, passage: &Passage) -> Place<'a> {
    Place { block, passage: Passage { range: 0..block.text.plain.len(), whole: true, sure: false, ..passage.clone() } }
}

/// Whether blocks between two passages may belong to them: they are few, and none speaks for the language around.
fn are_open(between: &[&Block], base: Tongue, other: Option<Tongue>) -> bool {
    between.len() <= BETWEEN && between.iter().all(|block| block.text.plain.len() < 200 && glance::is_open(&block.prose, base, other))
}

/// Whether a heading is in the language of the passage that it stands above.
fn leads(above: &Block, base: Tongue, passage: &Passage) -> bool {
    let heading = matches!(above.kind, Kind::Heading(_));
    let Some(tongue) = passage.tongue.filter(|_| heading && passage.whole && above.text.plain.len() < 200) else { return false };
    match passage.script {
        Some(own) => script::begins(&above.text.plain) == Some(own),
        None => glance::is_open(&above.prose, base, Some(tongue)) && glance::speaks_for(&above.prose, tongue),
    }
}

/// The declared parts whose text is in another language than they say, each with what it is in.
pub(super) fn mismatched(draft: &Draft) -> Vec<(usize, Passage)> {
    if draft.declared.iter().all(|declared| declared.language.is_none()) {
        return Vec::new();
    }
    let mut parts: Vec<Part> = (0..draft.declared.len()).map(|_| Part::default()).collect();
    let looks = Looks::default();
    for (_, block) in candidates(draft).filter(|(_, block)| block.declared.is_some()) {
        let Some((declared, base)) = block.declared.and_then(|at| Some((at, stated(&draft.declared[at])?))) else { continue };
        parts[declared].take(&block.text.plain, in_block(block, base, &looks));
    }
    for (at, declared) in draft.declared.iter().enumerate() {
        let Some((block, range)) = &declared.inline else { continue };
        let (Some(base), Some(block)) = (stated(declared), draft.blocks.get(*block).filter(|block| !block.hidden)) else { continue };
        let text = block.text.plain.get(range.start as usize..range.end as usize).unwrap_or_default();
        if text.len() >= 12 {
            parts[at].take(text, passage::find(text, &Prose::of(text), base, &looks, &|_| false));
        }
    }
    parts.into_iter().enumerate().filter_map(|(at, part)| Some((at, part.verdict(draft.declared[at].language.as_deref()?)?))).collect()
}

/// The language that a part says it has, as far as klart knows it; `None` for tags that name no language.
fn stated(declared: &Declared) -> Option<Tongue> {
    let tag = declared.language.as_deref()?;
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    let named =
        matches!(primary.len(), 2 | 3) && !["und", "mul", "mis", "zxx", "art", "qaa"].contains(&primary.to_ascii_lowercase().as_str());
    named.then(|| Tongue::of(tag).unwrap_or(Tongue::STRANGE))
}

/// What was heard in one declared part.
#[derive(Default)]
struct Part {
    length: usize,
    found: Vec<(usize, Passage)>,
}

impl Part {
    fn take(&mut self, text: &str, found: Vec<Passage>) {
        self.length += text.len();
        self.found.extend(found.into_iter().filter(|passage| passage.whole).map(|passage| (passage.range.len(), passage)));
    }

    /// The one language that four fifths of it are in, when that is not what it says.
    fn verdict(self, tag: &str) -> Option<Passage> {
        let (_, first) = self.found.first()?;
        let mut told = first.clone();
        let heard: usize = self.found.iter().filter(|(_, passage)| passage.tongue == first.tongue).map(|(length, _)| length).sum();
        told.sure = self.found.iter().any(|(_, passage)| passage.sure);
        let known = Tongue::of(tag).is_some() || (told.sure && told.script.is_none());
        let fits = told.tongue.is_some_and(|tongue| tongue.fits(tag)) || told.or.is_some_and(|tongue| tongue.fits(tag));
        (known && !fits && told.tongue.is_some() && heard * 5 > self.length * 4).then_some(told)
    }
}

/// The language's name for a message.
pub(super) fn name(passage: &Passage) -> Arg {
    let words = |sv: &'static str, en: &'static str| Arg::from(Msg { sv, en });
    match (passage.tongue.map(Tongue::names), passage.or.map(Tongue::names)) {
        (Some(one), Some(other)) => Arg::Both(format!("{} eller {}", one.0, other.0).into(), format!("{} or {}", one.1, other.1).into()),
        (Some((sv, en)), None) => words(sv, en),
        (None, _) => {
            passage.script.map_or(words("ett annat språk", "another language"), |script| words(script.names().0, script.names().1))
        }
    }
}

/// The tag to mark it with, when the language is one.
pub(super) fn tag(passage: &Passage) -> Option<&'static str> {
    passage.tongue.filter(|_| passage.or.is_none()).map(Tongue::tag)
}

/// What marks a place with its language, and its direction where that differs from the one around.
pub(super) fn marked(place: &Place<'_>, tag: &str) -> Vec<Edit> {
    let turned = place.passage.script.is_some_and(script::Script::is_from_right) && !place.block.from_right;
    let attributes = format!(" lang=\"{tag}\"{}", if turned { " dir=\"rtl\"" } else { "" });
    match place.block.tag.filter(|_| place.passage.whole) {
        Some(span) => vec![Edit { span, text: attributes }],
        None => {
            place.block.wrapped(place.passage.range.clone(), &format!("<span{attributes}>"), "</span>").map_or_else(Vec::new, Vec::from)
        }
    }
}
