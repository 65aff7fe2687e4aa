//! Applies fixes until there is nothing left to apply, and proves each round by reading again.
//!
//! Works on bytes in memory; writing them to disk is the command's business.

use crate::finding::Finding;
use crate::fix::{Change, Fix, Safety};
use crate::source::{Edit, Encoding, Part, Source};

use super::{Desk, Judged, cues, examine_all};

/// Rounds before giving up: a fix that keeps finding more to do is a fault of klart.
const ROUNDS: usize = 12;

/// A draft after its fixes.
#[derive(Clone, Debug)]
pub struct Fixed {
    /// The source with new bytes.
    pub source: Source,
    /// How it is judged now.
    pub judged: Judged,
    /// How many fixes were applied.
    pub applied: usize,
    /// What is to be done to files beside it, in order; none of it is done yet.
    pub files: Vec<Change>,
}

/// Applies every fix at least as sure as `wanted`, to a fixpoint. Templates are never applied.
///
/// A round that gives a new error, or a finding where there was none of that rule, is taken back, and its fixes are
/// tried in smaller groups, down to one at a time.
pub fn fix(source: &Source, desk: &Desk, wanted: Safety) -> Fixed {
    fix_only(source, desk, wanted, |_| true)
}

/// As [`fix`], with the fixes of some rules only.
pub fn fix_only(source: &Source, desk: &Desk, wanted: Safety, only: impl Fn(&str) -> bool) -> Fixed {
    let wanted = wanted.max(Safety::Suggest);
    let mut now = Fixed { source: source.clone(), judged: examine_all(source, desk), applied: 0, files: Vec::new() };
    let mut refused: Vec<String> = Vec::new();
    for _ in 0..ROUNDS {
        let mut chosen = choose(&now.judged.findings, wanted, &|finding| only(finding.rule) && !refused.contains(&finding.key));
        if chosen.is_empty() {
            break;
        }
        // Other bytes for the same letters move every place: the rest waits for the next round.
        if let Some(at) = chosen.iter().position(|chosen| chosen.fix.changes.contains(&Change::Reencode)) {
            chosen = vec![chosen.swap_remove(at)];
        }
        let mut trial = Trial { now: &now, desk, sound: Vec::new(), best: None, refused: &mut refused, left: TRIES };
        trial.of(&chosen);
        if let Some(best) = trial.best {
            now = best;
            // What made things worse before may be right in what there is now.
            refused.clear();
        }
    }
    if !desk.all {
        now.judged = now.judged.capped();
    }
    now
}

/// Applies the one fix that a person has chosen. `None` when it cannot be made, or makes the draft worse.
pub fn apply_one(source: &Source, judged: &Judged, desk: &Desk, fix: &Fix) -> Option<Fixed> {
    let before = Fixed { source: source.clone(), judged: judged.clone(), applied: 0, files: Vec::new() };
    attempt(&before, desk, &[Chosen { key: String::new(), fix: fix.clone() }])
}

/// Writes a person's own words, which no finding about them stops. `None` where the encoding cannot hold them, where
/// they overlap, or where a caption file would say something else than before.
pub fn write(source: &Source, edits: &[Edit]) -> Option<Source> {
    let mut all: Vec<&Edit> = edits.iter().collect();
    all.sort();
    if all.is_sorted_by(|a, b| a.span.end <= b.span.start) {
        let written = apply(source, &all)?;
        return if source.format.is_captions() { cues::proven(source, written, &all) } else { Some(written) };
    }
    None
}

/// Groups of fixes that are tried in one round, at most: each reads the whole draft.
const TRIES: usize = 200;

/// Looks for the most fixes that together make nothing worse.
struct Trial<'a> {
    now: &'a Fixed,
    desk: &'a Desk,
    sound: Vec<Chosen>,
    best: Option<Fixed>,
    refused: &'a mut Vec<String>,
    left: usize,
}

impl Trial<'_> {
    /// Tries a group with what was sound before it; where that fails, its halves.
    fn of(&mut self, group: &[Chosen]) {
        let together: Vec<Chosen> = self.sound.iter().chain(group).cloned().collect();
        let better = if self.left > 0 { attempt(self.now, self.desk, &together) } else { None };
        self.left = self.left.saturating_sub(1);
        if better.is_some() {
            (self.sound, self.best) = (together, better);
        } else if group.len() > 1 && self.left > 0 {
            let (first, second) = group.split_at(group.len() / 2);
            self.of(first);
            self.of(second);
        } else {
            self.refused.extend(group.iter().map(|one| one.key.clone()));
        }
    }
}

/// A fix chosen for a finding.
#[derive(Clone)]
struct Chosen {
    key: String,
    fix: Fix,
}

/// The first fix of each finding that is sure enough, without overlaps, in document order.
fn choose(findings: &[Finding], wanted: Safety, may: &dyn Fn(&Finding) -> bool) -> Vec<Chosen> {
    let mut chosen: Vec<Chosen> = Vec::new();
    let mut taken: Vec<Edit> = Vec::new();
    for finding in findings.iter().filter(|finding| may(finding)) {
        let Some(fix) = finding.fixes.iter().find(|fix| fix.safety >= wanted) else { continue };
        let edits: Vec<&Edit> = edits(fix).collect();
        if edits.iter().any(|edit| clashes(&taken, edit)) {
            continue;
        }
        for edit in edits {
            let at = taken.partition_point(|other| other.span < edit.span);
            taken.insert(at, edit.clone());
        }
        chosen.push(Chosen { key: finding.key.clone(), fix: fix.clone() });
    }
    chosen
}

fn edits(fix: &Fix) -> impl Iterator<Item = &Edit> {
    fix.changes.iter().filter_map(|change| if let Change::Edit(edit) = change { Some(edit) } else { None })
}

/// Whether an edit touches one that is already taken. `taken` is sorted and free of overlaps.
fn clashes(taken: &[Edit], edit: &Edit) -> bool {
    let at = taken.partition_point(|other| other.span < edit.span);
    taken[at.saturating_sub(1)..(at + 1).min(taken.len())].iter().any(|other| other.span.overlaps(edit.span))
}

/// Applies some fixes and reads again. `None` when the result is worse than before, or cannot be read.
fn attempt(before: &Fixed, desk: &Desk, chosen: &[Chosen]) -> Option<Fixed> {
    let mut all: Vec<&Edit> = chosen.iter().flat_map(|chosen| edits(&chosen.fix)).collect();
    all.sort();
    let changes = || chosen.iter().flat_map(|chosen| &chosen.fix.changes);
    let reencodes = changes().any(|change| *change == Change::Reencode);
    let source = if reencodes { reencoded(&before.source)? } else { apply(&before.source, &all)? };
    let source = if before.source.format.is_captions() { cues::proven(&before.source, source, &all)? } else { source };
    let mut files = before.files.clone();
    for change in changes().filter(|change| change.is_of_files()) {
        if !files.iter().any(|other| change.clashes(other)) {
            files.push(change.clone());
        }
    }
    let moves = reencodes || !all.is_empty();
    if !moves && files.len() == before.files.len() {
        return None;
    }
    let judged = examine_all(&source, desk);
    let sound = !moves || !worse(&before.judged, &judged);
    sound.then(|| Fixed { source, judged, applied: before.applied + chosen.len(), files })
}

/// The same letters in UTF-8, with the line ends that most lines have. `None` when it is so already, and where bytes
/// that are no letters would be lost.
fn reencoded(source: &Source) -> Option<Source> {
    if source.parts.iter().any(|part| part.decoded.damaged) {
        return None;
    }
    let mut changed = source.clone();
    for part in &mut changed.parts {
        let mut bytes = if part.decoded.encoding == (Encoding::Utf8 { mark: true }) { MARK.to_vec() } else { Vec::new() };
        bytes.extend_from_slice(with_one_line_end(&part.decoded.text).as_bytes());
        *part = Part::of(source.format, std::mem::take(&mut part.name), bytes).ok()?;
    }
    let moved = changed.parts.iter().zip(&source.parts).any(|(new, old)| new.bytes != old.bytes);
    moved.then_some(changed)
}

/// A UTF-8 byte order mark.
const MARK: &[u8] = &[0xef, 0xbb, 0xbf];

/// CR alone ends lines that players do not know of; CR CR LF is one end.
fn with_one_line_end(text: &str) -> String {
    let windows = text.matches("\r\n").count();
    let plain = text.matches('\n').count() - windows;
    let end = if windows > plain { "\r\n" } else { "\n" };
    let lines = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace('\r', "\n");
    if end == "\n" { lines } else { lines.replace('\n', end) }
}

/// Whether some rule has more to say after than before.
fn worse(before: &Judged, after: &Judged) -> bool {
    let count = |judged: &Judged, rule: &str| -> usize {
        judged.findings.iter().filter(|finding| finding.rule == rule).map(|finding| finding.count).sum()
    };
    after.findings.iter().any(|finding| count(after, finding.rule) > count(before, finding.rule))
}

/// A source with edits made. `None` where an encoding cannot hold the text. Edits are sorted and do not overlap.
pub(super) fn apply(source: &Source, edits: &[&Edit]) -> Option<Source> {
    let mut changed = source.clone();
    for (index, part) in changed.parts.iter_mut().enumerate() {
        let mine: Vec<&&Edit> = edits.iter().filter(|edit| usize::from(edit.span.part) == index).collect();
        if mine.is_empty() {
            continue;
        }
        let mut bytes = Vec::with_capacity(part.bytes.len() + 256);
        let mut at = 0;
        for edit in mine {
            let range = edit.span.range();
            bytes.extend_from_slice(part.bytes.get(at..range.start)?);
            bytes.extend_from_slice(&part.decoded.encode(&edit.text)?);
            at = range.end;
        }
        bytes.extend_from_slice(part.bytes.get(at..)?);
        *part = Part::of(source.format, std::mem::take(&mut part.name), bytes).ok()?;
    }
    Some(changed)
}
