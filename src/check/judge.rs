//! From what the rules found to what a person sees: keys, precedence, answers, ignores, caps, order.

use std::collections::BTreeMap;

use crate::answers;
use crate::checklist;
use crate::config::{Policy, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Verdict};
use crate::fix::{Change, Fix, Safety};
use crate::mask::mask;
use crate::rule::Rule;
use crate::rules;
use crate::source::{Source, Span};

use super::worst::fold;

/// The rules that look at drafts and are switched on.
pub(super) fn on(policy: &Policy) -> Vec<&'static Rule> {
    let on = |rule: &&&Rule| rule.check.on_drafts().is_some() && policy.is_on(rule.id, rule.default_on);
    rules::ALL.iter().filter(on).copied().collect()
}

/// Runs rules.
pub(super) fn run(rules: &[&'static Rule], draft: &Draft, settings: &Settings) -> Vec<Finding> {
    let mut found = Findings::default();
    for rule in rules {
        if let Some(look) = rule.check.on_drafts() {
            look(draft, settings, found.of(rule.id));
        }
    }
    found.into_vec()
}

/// Lowers each fault to the ceiling that the organisation has set for its rule.
pub(super) fn lower(findings: &mut [Finding], settings: &Settings) {
    for finding in findings {
        if finding.verdict == Verdict::Fault {
            finding.level = settings.lowered(finding.rule, finding.level);
        }
    }
}

/// Document order; what concerns the whole draft first.
pub(super) fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| place(a).cmp(&place(b)));
}

fn place(finding: &Finding) -> (bool, Span, &'static str) {
    (finding.span.is_some(), finding.span.unwrap_or_default(), finding.rule)
}

/// Names every finding: rule, masked text, and an ordinal among equal ones. Expects document order.
pub(super) fn name(findings: &mut [Finding], source: &Source) {
    let mut seen: BTreeMap<(&'static str, String), u32> = BTreeMap::new();
    for finding in findings {
        let text = finding.span.map(|span| flagged(source, span)).unwrap_or_default();
        let words = if is_personal(finding.rule) { starred(text) } else { one_line(&mask(text)) };
        let ordinal = seen.entry((finding.rule, words.clone())).or_default();
        finding.key = format!("{:016x}", fnv(&[finding.rule, &words, &ordinal.to_string()]));
        *ordinal += 1;
    }
}

/// Rules whose words would tell in a key, however it is hashed, whom they are about.
fn is_personal(rule: &str) -> bool {
    const TELLING: [&str; 5] = [
        "privacy/account-number",
        "privacy/personal-number",
        "privacy/possible-personal-number",
        "privacy/private-contact",
        "privacy/vehicle-number",
    ];
    TELLING.contains(&rule)
}

/// Nothing but the form of a text.
fn starred(text: &str) -> String {
    text.chars().map(|sign| if sign.is_alphanumeric() { '*' } else { sign }).collect()
}

/// The text that a span covers, at most 200 characters of it.
fn flagged(source: &Source, span: Span) -> &str {
    let Some(part) = source.parts.get(usize::from(span.part)) else { return "" };
    let (start, end) = (part.decoded.text_of(span.start as usize), part.decoded.text_of(span.end as usize));
    let text = part.decoded.text.get(start..end).unwrap_or_default();
    text.char_indices().nth(200).map_or(text, |(at, _)| &text[..at])
}

/// White space folded to single blanks.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// FNV-1a over 64 bits: small, and the same on every machine and in every version.
pub(super) fn fnv(words: &[&str]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Drops each finding that another rule has said better at the same place.
pub(super) fn yield_to(rules: &[&'static Rule], findings: Vec<Finding>) -> Vec<Finding> {
    let mut places: BTreeMap<&str, Vec<Option<Span>>> = BTreeMap::new();
    for finding in &findings {
        places.entry(finding.rule).or_default().push(finding.span);
    }
    let beaten = |finding: &Finding| {
        let Some(rule) = rules.iter().find(|rule| rule.id == finding.rule) else { return false };
        rule.yields_to.iter().any(|better| match better.strip_suffix("@file") {
            Some(better) => places.contains_key(better),
            None => places.get(better).is_some_and(|spans| overlapped(finding.span, spans)),
        })
    };
    let keep: Vec<bool> = findings.iter().map(|finding| !beaten(finding)).collect();
    findings.into_iter().zip(keep).filter_map(|(finding, keep)| keep.then_some(finding)).collect()
}

/// Whether a span meets one of many in document order. Spans of one rule seldom nest, so a short look back is enough.
fn overlapped(span: Option<Span>, spans: &[Option<Span>]) -> bool {
    let Some(span) = span else { return spans.contains(&None) };
    let after = spans.partition_point(|other| other.is_none_or(|other| (other.part, other.start) <= (span.part, span.end)));
    spans[after.saturating_sub(64)..after].iter().flatten().any(|other| other.overlaps(span))
}

/// Takes away questions that a person has answered.
pub(super) fn settle(draft: &Draft, findings: Vec<Finding>) -> Vec<Finding> {
    findings.into_iter().filter(|finding| finding.verdict != Verdict::Review || !answered(draft, finding)).collect()
}

fn answered(draft: &Draft, finding: &Finding) -> bool {
    answers::given(&draft.answers, finding).any(|answer| answers::settles(finding, answer)) || checklist::settles(draft, finding.rule)
}

/// What is said in a film stands as it was said until somebody decides otherwise: in captions no fix that changes wording
/// is made unasked (media/MEDIA.md section 15).
pub(super) fn ask_first(source: &Source, findings: &mut [Finding]) {
    if source.format.is_captions() {
        let worded = findings.iter_mut().filter(|finding| finding.rule.starts_with("swedish/"));
        worded.flat_map(|finding| &mut finding.fixes).for_each(|fix| fix.safety = fix.safety.min(Safety::Suggest));
    }
}

/// Takes away fixes that the part's own encoding cannot hold, or whose words would have to be masked.
pub(super) fn possible(source: &Source, findings: &mut [Finding]) {
    for finding in findings {
        finding.fixes.retain(|fix| {
            fix.changes.iter().all(|change| match change {
                Change::Rename { .. } | Change::Create { .. } | Change::Reencode | Change::StripPosition { .. } => true,
                Change::Edit(edit) => {
                    let part = source.parts.get(usize::from(edit.span.part));
                    part.is_some_and(|part| part.decoded.encode(&edit.text).is_some()) && *mask(&edit.text) == edit.text
                }
            })
        });
    }
}

/// Shows so many findings of a rule; the rest become one with a count, and its fixes still reach all. Of captions, where
/// a fault seldom comes alone, all become one that names the worst (media/MEDIA.md section 16).
pub(super) fn cap(rules: &[&'static Rule], findings: Vec<Finding>) -> Vec<Finding> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &findings {
        *counts.entry(finding.rule).or_default() += 1;
    }
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    let mut folded: BTreeMap<&str, Vec<Finding>> = BTreeMap::new();
    let mut rest: BTreeMap<&str, usize> = BTreeMap::new();
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        let rule = rules.iter().find(|rule| rule.id == finding.rule);
        let limit = rule.map_or(usize::MAX, |rule| rule.cap);
        if rule.is_some_and(|rule| rule.group() == "captions") && counts.get(finding.rule).is_some_and(|count| *count > limit) {
            folded.entry(finding.rule).or_default().push(finding);
            continue;
        }
        let count = shown.entry(finding.rule).or_default();
        *count += 1;
        if *count <= limit {
            kept.push(finding);
        } else if let Some(&at) = rest.get(finding.rule) {
            merge(&mut kept[at], finding);
        } else {
            rest.insert(finding.rule, kept.len());
            kept.push(finding);
        }
    }
    let whole = |(id, all): (&str, Vec<Finding>)| fold(rules.iter().find(|rule| rule.id == id)?.title, all);
    if !folded.is_empty() {
        kept.extend(folded.into_iter().filter_map(whole));
        sort(&mut kept);
    }
    kept
}

/// Joins a further finding to one that stands for several.
pub(super) fn merge(into: &mut Finding, other: Finding) {
    into.count += other.count;
    into.also.extend(other.span);
    into.also.extend(other.also);
    into.level = into.level.max(other.level);
    for fix in other.fixes.into_iter().filter(|fix| fix.safety > Safety::Template).take(1) {
        match into.fixes.iter_mut().find(|mine| mine.safety == fix.safety && mine.title == fix.title) {
            Some(mine) => extend(mine, fix),
            None => into.fixes.push(fix),
        }
    }
}

/// Adds another finding's changes where they come after all that is there: findings come in document order.
fn extend(mine: &mut Fix, other: Fix) {
    let end = mine.changes.iter().rev().find_map(|change| if let Change::Edit(edit) = change { Some(edit.span) } else { None });
    let later = |change: &Change| match change {
        Change::Edit(edit) => end.is_none_or(|end| (end.part, end.end) <= (edit.span.part, edit.span.start)),
        Change::Rename { .. } | Change::Create { .. } | Change::Reencode | Change::StripPosition { .. } => !mine.changes.contains(change),
    };
    if other.changes.iter().all(later) {
        mine.changes.extend(other.changes);
    }
}
