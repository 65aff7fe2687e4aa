//! Words that only officials use, with the plain words to put in their place.

use crate::config::{Form, Key, Level, Settings, TextType};
use crate::draft::{Block, Draft};
use crate::finding::{Arg, Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::letters::{fold, is_word_char};
use crate::language::officialese::{Entry, Gate, Hit, Risk, find};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::Edit;

use super::steps::{is_allowed, is_own, wording};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/officialese",
    levels: &[Level::Warning, Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Svarta listan, Statsrådsberedningen PM 2011:1", "Myndigheternas skrivregler"],
    situations: &[Situation::Cognition, Situation::Everybody],
    title: Msg::new("Kanslispråk", "Officialese"),
    guide: &[],
    rewrites: &[],
    messages: &[&PLAIN, &STRIKE, &NOTE, &TERM, &AGREED],
    options: &[Key::new("common", Form::Flag, "Anmärk också på vanliga ord som ofta är kanslispråk, till exempel gällande.")],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("Du kan ⟦erhålla⟧ bidrag i maj.\n").fixed("Du kan få bidrag i maj.\n"),
        Example::html("<p>Du kan ⟦erhålla⟧ bidrag.</p>").fixed("<p>Du kan få bidrag.</p>"),
        Example::text("⟦Erhålla⟧ kan du i maj, och ⟦erhålla⟧ kan du i juni.\n").fixed("Få kan du i maj, och få kan du i juni.\n"),
        Example::text("Vi öppnar på lördag. Vi kallar det ⟦stugan⟧.\n")
            .with("[words.replace]\nstugan = \"huset\"\n")
            .fixed("Vi öppnar på lördag. Vi kallar det huset.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:03,000\nDu kan ⟦erhålla⟧\nbidrag i maj.\n\n2\n00:00:04,000 --> 00:00:07,000\n– Kan jag erhålla det?\n")
            .fixed("1\n00:00:01,000 --> 00:00:03,000\nDu kan få\nbidrag i maj.\n\n2\n00:00:04,000 --> 00:00:07,000\n– Kan jag erhålla det?\n"),
        Example::html("<p>Vi ordnar badet ⟦på ett tryggt sätt⟧.</p>"),
        Example::md("Medelstora företag står framför huset.\n"),
        Example::md("Ordet ”erhålla” är kanslispråk.\n"),
        Example::md("Skriv inte **erhålla**.\n"),
        Example::md("Se [Erhålla bidrag](https://www.ekvik.se/bidrag).\n"),
        Example::html("<blockquote><p>Du kan erhålla bidrag.</p></blockquote>"),
        Example::text("Du kan erhålla bidrag.\n").with("[words]\nallow = [\"erhålla\"]\n"),
    ],
    check: Check::Draft(check),
};

const WHAT: Msg = Msg::new("”{word}” är kanslispråk.", "“{word}” is officialese.");
const WHY: Msg = Msg::new("{reason}", "{reason}");

const PLAIN: Message = Message { what: WHAT, why: WHY, how: Msg::new("Skriv hellre ”{plain}”.", "Write “{plain}” instead.") };
const STRIKE: Message =
    Message { what: WHAT, why: WHY, how: Msg::new("Stryk det: meningen klarar sig utan.", "Strike it: the sentence does without.") };
const NOTE: Message = Message { what: WHAT, why: WHY, how: Msg::new("Skriv om: {note}.", "Rephrase: {note}.") };
const TERM: Message = Message {
    what: Msg::new("”{word}” är en juridisk term.", "“{word}” is a legal term."),
    why: Msg::new("Många vet inte vad den betyder.", "Many do not know what it means."),
    how: Msg::new(
        "Behåll den, men förklara den första gången: ”{word}, det vill säga …”.",
        "Keep it, but explain it the first time: “{word}, that is …”.",
    ),
};
const AGREED: Message = Message {
    what: Msg::new("”{word}” står på er egen lista.", "“{word}” is on your own list."),
    why: Msg::new("Ni har kommit överens om ett annat ord.", "You have agreed on another word."),
    how: Msg::new("Skriv hellre ”{plain}”.", "Write “{plain}” instead."),
};

const REPLACE: Msg = Msg::new("Byt till ”{plain}”", "Change to “{plain}”");

/// The same headword in the whole draft.
struct Repeated<'a> {
    entry: &'static Entry,
    hits: Vec<(&'a Block, Hit)>,
}

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let mut all: Vec<Repeated<'_>> = Vec::new();
    for block in wording(draft) {
        for hit in hits(block, settings) {
            let shown = &block.text.plain[hit.start..hit.end];
            if !is_own(block, &(hit.start..hit.end)) || is_allowed(settings, &[shown, hit.entry.headword]) {
                continue;
            }
            match all.iter_mut().find(|same| std::ptr::eq(same.entry, hit.entry)) {
                Some(same) => same.hits.push((block, hit)),
                None => all.push(Repeated { entry: hit.entry, hits: vec![(block, hit)] }),
            }
        }
    }
    for same in &all {
        found.push(worded(same, settings));
    }
    for (word, better) in &settings.words.replace {
        found_agreed(draft, word, better, found);
    }
}

/// What the text type lets through. In a decision and in posts only low risk; what a decision may keep is not replaced.
fn hits(block: &Block, settings: &Settings) -> Vec<Hit> {
    let decision = settings.text_type == TextType::Decision;
    let narrow = decision || settings.text_type == TextType::Social;
    let highest = if narrow { Risk::Low } else { Risk::Medium };
    if decision || settings.flag(RULE.id, "common", false) {
        let gate = Gate { decision, highest, off_too: settings.flag(RULE.id, "common", false) };
        return find(&block.text.plain, &block.prose, gate);
    }
    block.style().officialese.iter().filter(|hit| hit.entry.risk <= highest).cloned().collect()
}

fn grade(entry: &Entry, settings: &Settings) -> Level {
    let strict = matches!(settings.text_type, TextType::Web | TextType::EasyRead);
    if strict && entry.risk == Risk::Low { Level::Warning } else { Level::Advice }
}

fn worded(same: &Repeated<'_>, settings: &Settings) -> Finding {
    let (block, first) = &same.hits[0];
    let word = &block.text.plain[first.start..first.end];
    let (message, name, words) = advice(first, word);
    let mut finding = Finding::fault(grade(same.entry, settings), message)
        .at(block.text.span(first.start..first.end))
        .arg("word", word)
        .arg("reason", Arg::Both(same.entry.reason.into(), same.entry.reason_en.into()))
        .arg(name, words);
    for (block, hit) in &same.hits[1..] {
        finding = finding.also(block.text.span(hit.start..hit.end));
    }
    if first.explain {
        return finding;
    }
    let edits = |sure: bool| -> Vec<Edit> {
        same.hits
            .iter()
            .filter(|(_, hit)| hit.automatic || !sure)
            .filter_map(|(block, hit)| block.text.edit(hit.start..hit.end, hit.replacement.as_deref()?))
            .collect()
    };
    let (certainly, every) = (edits(true), edits(false));
    let more = every.len() > certainly.len();
    let plain = first.replacement.clone().unwrap_or_default();
    let fix = |safety, edits| Fix::edits(safety, REPLACE, edits).map(|fix| fix.arg("plain", plain.clone()));
    finding.fix(fix(Safety::Safe, certainly)).fix(if more { fix(Safety::Suggest, every) } else { None })
}

/// What to do about a word, and the words that say so.
fn advice(hit: &Hit, shown: &str) -> (&'static Message, &'static str, String) {
    if hit.explain {
        return (&TERM, "plain", String::new());
    }
    if let Some(plain) = &hit.replacement {
        return (&PLAIN, "plain", plain.clone());
    }
    if let Some(manner) = manner(shown) {
        return (&PLAIN, "plain", manner.to_owned());
    }
    let (notes, words): (Vec<&str>, Vec<&str>) = hit.entry.plain.iter().partition(|word| word.starts_with('('));
    if !words.is_empty() {
        return (&PLAIN, "plain", words[..words.len().min(3)].join("” / ”"));
    }
    match notes.first() {
        Some(note) if !note.starts_with("(stryk") => (&NOTE, "note", note.trim_matches(['(', ')']).to_owned()),
        _ => (&STRIKE, "plain", String::new()),
    }
}

/// ”på ett tryggt sätt” says no more than ”tryggt”.
fn manner(shown: &str) -> Option<&str> {
    let mut words = shown.split_whitespace().rev();
    let (last, manner, article) = (words.next()?, words.next()?, words.next()?);
    (last == "sätt" && article == "ett").then_some(manner)
}

/// A word of the organisation's own list.
fn found_agreed(draft: &Draft, word: &str, better: &str, found: &mut Findings) {
    let word = fold(word.trim());
    if word.is_empty() {
        return;
    }
    let mut places = Vec::new();
    for block in wording(draft) {
        for (start, _) in block.prose.lower().match_indices(&word) {
            let range = start..start + word.len();
            let lower = block.prose.lower();
            let inside = lower[..start].ends_with(is_part) || lower[range.end..].starts_with(is_part);
            let tokens = block.prose.tokens();
            let quoted = tokens.get(tokens.partition_point(|token| (token.start as usize) < start)).is_some_and(|token| token.borrowed);
            if !inside && !quoted && is_own(block, &range) {
                places.push((block, range));
            }
        }
    }
    let Some((block, first)) = places.first() else { return };
    let mut finding = Finding::fault(Level::Advice, &AGREED)
        .at(block.text.span(first.clone()))
        .arg("word", &block.text.plain[first.clone()])
        .arg("plain", better);
    for (block, range) in &places[1..] {
        finding = finding.also(block.text.span(range.clone()));
    }
    let edits: Vec<Edit> = places.iter().filter_map(|(block, range)| block.text.edit(range.clone(), better)).collect();
    found.push(finding.fix(Fix::edits(Safety::Suggest, REPLACE, edits).map(|fix| fix.arg("plain", better))));
}

fn is_part(sign: char) -> bool {
    is_word_char(sign) || sign == '-'
}
