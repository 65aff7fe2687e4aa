//! "Börja här": the three changes that make a heavy text lighter the most, each with the LIX or the tone that it gives.
//!
//! Knows how a fix changes the words and sentences of running text: each is made on paper and counted, none is guessed.
//! The tone moves little by one word, so its changes are of a kind: all officialese, all passives without a doer.
//! Refuses to speak of a text that no rule calls heavy, and of changes that a reader would not notice.

use std::cmp::Reverse;
use std::ops::Range;

use crate::draft::{Block, Draft};
use crate::finding::{Finding, Verdict};
use crate::fix::{Change, Fix, Safety};
use crate::language::readability::{Counts, count_for_lix};
use crate::language::{Prose, Sentence};
use crate::source::{Edit, Span};

/// Rules that call a whole text heavy: without their word there is nothing to begin with.
const HEAVY: [&str; 2] = ["swedish/high-lix", "swedish/bureaucratic-tone"];

/// The rules on the tone and on officialese.
const TONE: &str = HEAVY[1];
const WORDS: &str = "swedish/officialese";

/// The rule on long sentences, whose findings can be met by dividing even where it proposes no place.
const LONG: &str = "swedish/long-sentence";

/// So many changes are named.
const SHOWN: usize = 3;

/// A change that lowers LIX by less is not worth a reader's time.
const LEAST: f64 = 0.1;

/// Bytes of text that are counted anew at most, so that a draft of any size stays linear.
const BUDGET: usize = 1 << 18;

/// A change of tone that is worth a reader's time.
const LEAST_TONE: f64 = 2.0;

/// One change, and the number before and after it: LIX of running text, or the tone.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    /// What to do.
    pub deed: Deed,
    /// Where, or where first.
    pub span: Span,
    /// The number now.
    pub before: f64,
    /// The number when it is done, and nothing else.
    pub after: f64,
}

/// A change that makes a text lighter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Divide a sentence where the finding proposes it.
    Divide,
    /// Divide a sentence in two; where is for the writer to say.
    DivideInTwo,
    /// Change words.
    Reword {
        /// As they stand.
        from: String,
        /// What to write.
        to: String,
        /// In so many places.
        places: usize,
    },
    /// Change the officialese, in so many places: a plainer tone.
    SayPlainly(usize),
    /// Say who does it where passive verbs do not, so many of them: a plainer tone.
    SayWho(usize),
}

/// The changes that help most, the most first; none for a text that is not heavy.
pub(super) fn of(draft: &Draft, findings: &[Finding]) -> Vec<Start> {
    if !findings.iter().any(|finding| HEAVY.contains(&finding.rule)) {
        return Vec::new();
    }
    let body = Body::of(draft);
    let Some(before) = body.counts.measures().lix else { return Vec::new() };
    let mut budget = BUDGET;
    let mut all: Vec<Start> = Vec::new();
    for finding in findings.iter().filter(|finding| finding.rule.starts_with("swedish/") && finding.verdict == Verdict::Fault) {
        all.extend(body.start(finding, before, &mut budget));
        if budget == 0 {
            break;
        }
    }
    all.retain(|start| start.before - start.after >= LEAST);
    let tenths = |start: &Start| ((start.before - start.after) * 10.0).round() as i64;
    all.sort_by_key(|start| {
        (Reverse(tenths(start)), start.deed == Deed::DivideInTwo, Reverse(start.span.end - start.span.start), start.span.start)
    });
    let tone = if findings.iter().any(|finding| finding.rule == TONE) { tones(draft, findings) } else { Vec::new() };
    // A text is called heavy for its LIX or for its tone: what it is called for goes first.
    let heavy = findings.iter().any(|finding| finding.rule == HEAVY[0]);
    all.truncate(SHOWN - usize::from(heavy && !tone.is_empty()));
    let at = if heavy { all.len() } else { 0 };
    all.splice(at..at, tone);
    all.truncate(SHOWN);
    all
}

impl Start {
    /// Whether its numbers are the tone rather than LIX.
    pub fn is_tone(&self) -> bool {
        matches!(self.deed, Deed::SayPlainly(_) | Deed::SayWho(_))
    }
}

/// What would make the tone plainer: each kind of change made alone, and the tone measured again.
fn tones(draft: &Draft, findings: &[Finding]) -> Vec<Start> {
    let tally = draft.tally();
    let Some(before) = tally.tone().map(|tone| tone.score) else { return Vec::new() };
    let plain = findings.iter().filter(|finding| finding.rule == WORDS);
    let words: usize = plain.clone().map(|finding| 1 + finding.also.len()).sum();
    let running = || draft.visible().filter(|block| block.swedish && !block.quoted && draft.is_running(block));
    let hiding =
        || running().flat_map(|block| block.passives.iter().filter(|verb| !verb.doer && !verb.light).map(move |verb| (block, verb)));
    let verbs = hiding().count();
    let first = hiding().next().and_then(|(block, verb)| block.text.span(verb.start..verb.end));
    let starts = [
        (Deed::SayPlainly(words), plain.clone().find_map(|finding| finding.span), tally.less(words, 0)),
        (Deed::SayWho(verbs), first, tally.less(0, verbs)),
    ];
    let mut all: Vec<Start> = starts
        .into_iter()
        .filter_map(|(deed, span, tally)| Some(Start { deed, span: span?, before, after: tally.tone()?.score }))
        .filter(|start| start.before - start.after >= LEAST_TONE)
        .collect();
    all.sort_by(|a, b| a.after.total_cmp(&b.after));
    all
}

/// The running text of a draft, and its numbers.
struct Body<'a> {
    blocks: Vec<(Span, &'a Block)>,
    counts: Counts,
}

impl<'a> Body<'a> {
    fn of(draft: &'a Draft) -> Self {
        let running: Vec<&Block> = draft.visible().filter(|block| draft.is_running(block)).collect();
        let counts = count_for_lix(running.iter().map(|block| &block.prose));
        let mut blocks: Vec<(Span, &Block)> = running.into_iter().filter_map(|block| Some((block.text.whole()?, block))).collect();
        blocks.sort_by_key(|(span, _)| *span);
        Self { blocks, counts }
    }

    fn start(&self, finding: &Finding, before: f64, budget: &mut usize) -> Option<Start> {
        let span = finding.span?;
        let fix = finding.fixes.iter().find(|fix| fix.safety >= Safety::Suggest);
        let made = fix.and_then(|fix| self.made(fix, budget));
        let (deed, counts) = match made {
            Some((edits, counts)) if finding.rule == LONG => (if edits.is_empty() { return None } else { Deed::Divide }, counts),
            Some((edits, counts)) => (reword(&edits)?, counts),
            None if finding.rule == LONG => {
                self.sentence(span)?;
                (Deed::DivideInTwo, Counts { sentences: self.counts.sentences + 1, ..self.counts })
            }
            None => return None,
        };
        Some(Start { deed, span, before, after: counts.measures().lix? })
    }

    /// What a fix replaces by what, and the numbers of running text after it. `None` where it does more than change words.
    fn made(&self, fix: &Fix, budget: &mut usize) -> Option<(Vec<(String, String)>, Counts)> {
        let mut places: Vec<(&Block, &Sentence, Range<usize>, &Edit)> = Vec::new();
        for change in &fix.changes {
            let Change::Edit(edit) = change else { return None };
            let (block, range) = self.place(edit.span)?;
            let sentences = block.prose.sentences();
            let at = sentences.partition_point(|sentence| (sentence.end as usize) < range.end);
            let sentence = sentences.get(at).filter(|sentence| sentence.start as usize <= range.start)?;
            if edit.text.contains(['\n', '\\', '&', '<']) {
                return None;
            }
            places.push((block, sentence, range, edit));
        }
        let mut counts = self.counts;
        for same in places.chunk_by(|a, b| std::ptr::eq(a.1, b.1)) {
            let (block, sentence) = (same[0].0, same[0].1);
            let (old, new) = (slice(block, sentence), changed(block, sentence, same));
            *budget = budget.saturating_sub(old.len() + new.len());
            counts = replaced(counts, &recount(old), &recount(&new))?;
        }
        let words = places.iter().map(|(block, _, range, edit)| (block.text.plain[range.clone()].to_owned(), edit.text.clone()));
        Some((words.collect(), counts))
    }

    fn place(&self, span: Span) -> Option<(&'a Block, Range<usize>)> {
        let at = self.blocks.partition_point(|(whole, _)| (whole.part, whole.start) <= (span.part, span.start));
        let (_, block) = self.blocks.get(at.checked_sub(1)?)?;
        Some((block, block.text.range_of(span)?))
    }

    fn sentence(&self, span: Span) -> Option<()> {
        self.place(span).map(|_| ())
    }
}

fn slice<'a>(block: &'a Block, sentence: &Sentence) -> &'a str {
    &block.text.plain[sentence.start as usize..sentence.end as usize]
}

/// A sentence with its edits made.
fn changed(block: &Block, sentence: &Sentence, edits: &[(&Block, &Sentence, Range<usize>, &Edit)]) -> String {
    let (mut out, mut at) = (String::new(), sentence.start as usize);
    for (_, _, range, edit) in edits {
        out.push_str(block.text.plain.get(at..range.start).unwrap_or_default());
        out.push_str(&edit.text);
        at = range.end;
    }
    out.push_str(block.text.plain.get(at..sentence.end as usize).unwrap_or_default());
    out
}

fn recount(text: &str) -> Counts {
    count_for_lix([&Prose::of(text)])
}

/// `all` with `old` taken out and `new` put in.
fn replaced(all: Counts, old: &Counts, new: &Counts) -> Option<Counts> {
    Some(Counts {
        words: all.words.checked_sub(old.words)? + new.words,
        sentences: all.sentences.checked_sub(old.sentences)? + new.sentences,
        long: all.long.checked_sub(old.long)? + new.long,
        ..all
    })
}

/// The words as they first stand, and what to write. `None` where nothing is left of them.
fn reword(edits: &[(String, String)]) -> Option<Deed> {
    let (from, to) = edits.first()?;
    let plain = |text: &str| text.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '.')) && !text.trim().is_empty();
    (plain(from) && plain(to)).then(|| Deed::Reword { from: from.clone(), to: to.clone(), places: edits.len() })
}
