//! One judged draft in the words of the contract.
//!
//! Knows how to fill, place and mask what was found; refuses to judge anything.

use std::cmp::Ordering;

use crate::check::{Deed, Judged, Measures, Question, Start};
use crate::config::{FailOn, Lang};
use crate::finding::{Arg, Finding, Msg, Verdict};
use crate::fix::{Change, Fix};
use crate::language::tone::{Cause, Tone};
use crate::rule::Rule;
use crate::source::Source;

use super::contract;
use super::place::Places;
use super::summary::verdict_of;
use crate::mask::mask as masked;

/// Puts one judged draft into the contract's shape. `rules` are those whose refs are named.
pub fn document(source: &Source, judged: &Judged, rules: &[&'static Rule], lang: Lang, fail_on: FailOn) -> contract::Document {
    let places = Places::new(source, lang);
    let mut order: Vec<&Finding> = judged.findings.iter().collect();
    order.sort_by(|a, b| in_order(a, b));
    let findings: Vec<_> = order.into_iter().map(|found| finding(found, judged, rules, &places, lang)).collect();
    let faults = judged.findings.iter().map(|found| (found.verdict == Verdict::Fault).then_some(found.level));
    let first_missing = judged.first_missing.and_then(|at| places.of(judged.findings.get(at)?.span).pointer);
    contract::Document {
        id: judged.id.clone(),
        path: Some(hidden(&judged.name)),
        origin: None,
        format: judged.format.name(),
        channels: judged.channels.clone(),
        text_type: judged.text_type,
        language: judged.language.clone(),
        verdict: verdict_of(faults, fail_on),
        first_missing,
        override_reason: None,
        metrics: metrics(judged, lang),
        findings,
        start_here: steps(judged, &places, lang),
        checklist: judged.checklist.iter().map(|asked| question(asked, lang)).collect(),
        notes: judged.notes.iter().map(|note| hidden(note.get(lang))).collect(),
        days_hidden: judged.days_hidden,
    }
}

impl contract::Document {
    /// The same as an answer to a request: named by its id, placed by JSON Pointers.
    #[must_use]
    pub fn requested(mut self, override_reason: Option<String>) -> Self {
        self.path = None;
        self.override_reason = override_reason.map(|reason| hidden(&reason));
        for finding in &mut self.findings {
            finding.place.pointer.get_or_insert_with(|| "/content".to_owned());
            for place in &mut finding.also {
                place.pointer.get_or_insert_with(|| "/content".to_owned());
            }
        }
        let first = self.findings.iter().find(|finding| finding.rule == "image/missing-alt");
        self.first_missing = first.and_then(|finding| finding.place.pointer.clone());
        self
    }
}

/// By part, start, end and rule; what concerns the whole draft comes first.
fn in_order(a: &Finding, b: &Finding) -> Ordering {
    let key = |found: &Finding| found.span.map(|span| (span.part, span.start, span.end));
    key(a).cmp(&key(b)).then_with(|| a.rule.cmp(b.rule)).then_with(|| a.key.cmp(&b.key))
}

fn finding(found: &Finding, judged: &Judged, rules: &[&'static Rule], places: &Places, lang: Lang) -> contract::Finding {
    let policy = judged.policy.iter().filter(|policy| policy.rule == found.rule);
    contract::Finding {
        place: places.of(found.span),
        also: found.also.iter().map(|span| places.of(Some(*span))).collect(),
        policy: policy
            .map(|policy| contract::Policy { id: policy.id.clone(), source: policy.source.clone(), quote: policy.quote.clone() })
            .collect(),
        fixes: found.fixes.iter().filter_map(|offered| fix(offered, places, lang)).collect(),
        ..over(found, rules, lang)
    }
}

/// A finding over several drafts: it has no place of its own, only those in the drafts.
pub fn over(found: &Finding, rules: &[&'static Rule], lang: Lang) -> contract::Finding {
    let words = |msg: crate::finding::Msg| hidden(&msg.fill(lang, &found.args));
    let rule = rules.iter().find(|rule| rule.id == found.rule);
    contract::Finding {
        rule: found.rule,
        level: found.level.name(),
        verdict: if found.verdict == Verdict::Fault { "fault" } else { "review" },
        key: found.key.clone(),
        message: words(found.message.what),
        why: words(found.message.why),
        how: words(found.message.how),
        count: found.count,
        place: contract::Place::nowhere(if lang == Lang::Sv { "flera utkast" } else { "several drafts" }),
        also: Vec::new(),
        related: found.related.iter().map(related).collect(),
        refs: rule.map(|rule| rule.refs.to_vec()).unwrap_or_default(),
        policy: Vec::new(),
        fixes: Vec::new(),
    }
}

fn related(related: &crate::finding::Related) -> contract::Related {
    contract::Related { path: Some(hidden(&related.draft)), origin: None, line: related.line, text: hidden(&related.text) }
}

/// A fix whose text holds an identity number is not shown: masked, it would write the mask.
fn fix(offered: &Fix, places: &Places, lang: Lang) -> Option<contract::Fix> {
    let (mut edits, mut files) = (Vec::new(), Vec::new());
    for change in &offered.changes {
        match change {
            Change::Edit(edit) => {
                whole(&edit.text)?;
                let (utf16, field) = (places.utf16(edit.span), places.field(edit.span.part));
                edits.push(contract::Edit { start: edit.span.start, end: edit.span.end, utf16, field, text: edit.text.clone() });
            }
            Change::Rename { from, to } => files.push(of_file("rename", Some(from), Some(to), None)?),
            Change::Create { file, text } => files.push(of_file("create", None, Some(file), Some(text))?),
            Change::Reencode => files.push(of_file("reencode", None, None, None)?),
            Change::StripPosition { file } => files.push(of_file("strip-position", Some(file), None, None)?),
        }
    }
    edits.sort_by_key(|edit| (edit.start, edit.end));
    Some(contract::Fix { title: hidden(&offered.title.fill(lang, &offered.args)), safety: offered.safety.name(), edits, files })
}

fn of_file(op: &'static str, from: Option<&String>, to: Option<&String>, text: Option<&String>) -> Option<contract::FileChange> {
    [from, to, text].into_iter().flatten().try_for_each(|text| whole(text))?;
    Some(contract::FileChange { op, from: from.cloned(), to: to.cloned(), text: text.cloned() })
}

fn whole(text: &str) -> Option<()> {
    matches!(masked(text), std::borrow::Cow::Borrowed(_)).then_some(())
}

fn hidden(text: &str) -> String {
    masked(text).into_owned()
}

const DIVIDE: Msg = Msg::new(
    "Dela meningen på rad {line}: då blir LIX {after} i stället för {before}.",
    "Divide the sentence on line {line}: LIX becomes {after} instead of {before}.",
);
const DIVIDE_IN_TWO: Msg = Msg::new(
    "Dela meningen på rad {line} i två: då blir LIX {after} i stället för {before}.",
    "Divide the sentence on line {line} in two: LIX becomes {after} instead of {before}.",
);
const REWORD: Msg = Msg::new(
    "Byt ”{from}” mot ”{to}” på rad {line}: då blir LIX {after} i stället för {before}.",
    "Change “{from}” to “{to}” on line {line}: LIX becomes {after} instead of {before}.",
);
const REWORD_ALL: Msg = Msg::new(
    "Byt ”{from}” mot ”{to}” på {places} ställen: då blir LIX {after} i stället för {before}.",
    "Change “{from}” to “{to}” in {places} places: LIX becomes {after} instead of {before}.",
);

const SAY_PLAINLY: Msg = Msg::new(
    "Byt kanslispråket mot vanliga ord ({places} ställen): då blir tonen {after} i stället för {before}.",
    "Change the officialese to plain words ({places} places): the tone becomes {after} instead of {before}.",
);
const SAY_WHO: Msg = Msg::new(
    "Skriv ut vem som gör det i stället för passiva verb ({places} ställen): då blir tonen {after} i stället för {before}.",
    "Say who does it instead of passive verbs ({places} places): the tone becomes {after} instead of {before}.",
);

/// Where to begin, in words. Two sentences of one line are one step.
fn steps(judged: &Judged, places: &Places, lang: Lang) -> Vec<String> {
    let mut all: Vec<String> = judged.start_here.iter().map(|start| begin(start, places, lang)).collect();
    all.dedup();
    all
}

/// One change in words.
fn begin(start: &Start, places: &Places, lang: Lang) -> String {
    let line = places.of(Some(start.span)).line.unwrap_or(1) as usize;
    let mut args: Vec<(&'static str, Arg)> = vec![("line", line.into()), ("before", start.before.into()), ("after", start.after.into())];
    if let Deed::SayPlainly(number) | Deed::SayWho(number) = start.deed {
        let whole = |score: f64| Arg::from(format!("{score:.0}"));
        args = vec![("places", number.into()), ("before", whole(start.before)), ("after", whole(start.after))];
    }
    let words = match &start.deed {
        Deed::SayPlainly(_) => SAY_PLAINLY,
        Deed::SayWho(_) => SAY_WHO,
        Deed::Divide => DIVIDE,
        Deed::DivideInTwo => DIVIDE_IN_TWO,
        Deed::Reword { from, to, places } => {
            args.extend([("from", from.as_str().into()), ("to", to.as_str().into()), ("places", (*places).into())]);
            if *places > 1 { REWORD_ALL } else { REWORD }
        }
    };
    hidden(&words.fill(lang, &args))
}

fn question(asked: &Question, lang: Lang) -> contract::Question {
    let aside = contract::Aside {
        said: asked.said.as_deref().map(hidden),
        how: asked.how.get(lang).to_owned(),
        demanded: asked.demanded,
        source: asked.source.clone(),
    };
    let question = asked.words.get(lang).to_owned();
    contract::Question { id: asked.id.to_owned(), question, answered: asked.answered.as_deref().map(hidden), aside }
}

fn metrics(judged: &Judged, lang: Lang) -> contract::Metrics {
    let numbers = &judged.metrics;
    let Measures { words, distinct_words, sentences, long_words, lix, rix, ovix } = numbers.body.clone();
    contract::Metrics {
        scope: "body",
        words,
        distinct_words,
        sentences,
        long_words,
        lix,
        rix,
        ovix,
        tone: numbers.tone.as_ref().map(|tone| tone_of(tone, lang)),
        longest_sentence: numbers.longest_sentence,
        passives: numbers.passives,
        images: numbers.images,
        described_images: numbers.described_images,
        all: measures(&numbers.all),
    }
}

fn tone_of(tone: &Tone, lang: Lang) -> contract::Tone {
    let cause = |cause: &Cause| contract::Contribution {
        name: cause.sign.name,
        label: Msg::new(cause.sign.label[0], cause.sign.label[1]).get(lang).to_owned(),
        value: cause.value,
        weight: cause.part,
    };
    contract::Tone { score: tone.score, contributions: tone.causes.iter().map(cause).collect() }
}

fn measures(all: &Measures) -> contract::Measures {
    let Measures { words, distinct_words, sentences, long_words, lix, rix, ovix } = all.clone();
    contract::Measures { words, distinct_words, sentences, long_words, lix, rix, ovix }
}
