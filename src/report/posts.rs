//! One line of `posts.ndjson` for each post of an audit: the neutral model, its numbers and what was found.
//!
//! Knows what of a post may be shown, and what is left of it when nobody is to be known again. Refuses to count.

use std::sync::Arc;

use serde::Serialize;

use crate::audit::{Judgement, account_key};
use crate::check::Metrics;
use crate::config::{FailOn, Lang};
use crate::export::{Alt, Post};
use crate::mask::mask;
use crate::rules;

use super::contract;

/// How posts are shown.
#[derive(Clone, Copy, Debug)]
pub struct Showing {
    /// The language of the words.
    pub lang: Lang,
    /// From which level a fault counts against a post.
    pub fail_on: FailOn,
    /// Where everything that tells whose post it is is left out: a number that makes the names of accounts this run's own.
    pub anonymise: Option<u64>,
}

/// A post as its line holds it.
#[derive(Serialize)]
struct Line<'a> {
    number: u64,
    #[serde(flatten)]
    post: &'a Post,
    /// The day in Stockholm.
    day: Option<String>,
    judged: bool,
    verdict: Option<&'static str>,
    metrics: Option<Numbers>,
    findings: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Numbers {
    words: usize,
    sentences: usize,
    lix: f64,
    tone: Option<f64>,
}

#[derive(Serialize)]
struct Found<'a> {
    rule: &'static str,
    level: &'static str,
    verdict: &'static str,
    key: &'a str,
    message: &'a str,
    field: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
    count: usize,
    known: bool,
}

/// What was found in a post, in the words of the contract; nothing for one that was not judged.
pub fn document(judgement: &Judgement, showing: Showing) -> Option<contract::Document> {
    let (source, judged) = judgement.judged.as_ref()?;
    let mut document = super::document(source, judged, rules::ALL, showing.lang, showing.fail_on);
    super::veil::document(&mut document);
    if showing.anonymise.is_some() {
        for found in &mut document.findings {
            let rule = rules::ALL.iter().find(|rule| rule.id == found.rule);
            found.message = rule.map(|rule| rule.title.get(showing.lang).to_owned()).unwrap_or_default();
            (found.why, found.how) = (String::new(), String::new());
        }
    }
    Some(document)
}

/// The line of a post, its end included. `known` says of a finding's place in the document whether an earlier audit had it.
pub fn line(judgement: &Judgement, document: Option<&contract::Document>, known: &dyn Fn(usize) -> bool, showing: Showing) -> Vec<u8> {
    let shown = shown(judgement, showing);
    let found = document.map_or(&[][..], |document| document.findings.as_slice());
    let found = found.iter().enumerate().map(|(at, found)| Found {
        rule: found.rule,
        level: found.level,
        verdict: found.verdict,
        key: &found.key,
        message: &found.message,
        field: found.place.field.as_deref(),
        line: found.place.line,
        column: found.place.column,
        count: found.count,
        known: known(at),
    });
    let line = Line {
        number: judgement.number,
        post: &shown,
        day: shown.published.map(|moment| moment.day().to_string()),
        judged: judgement.judged.is_some(),
        verdict: document.map(|document| document.verdict),
        metrics: judgement.judged.as_ref().map(|(_, judged)| numbers(&judged.metrics)),
        findings: found.collect(),
    };
    let mut bytes = Vec::with_capacity(1024);
    // A vector takes all that is written to it, and a post is plain data.
    let _ = super::json::line(&line, &mut bytes);
    match std::str::from_utf8(&bytes).map(mask) {
        Ok(std::borrow::Cow::Owned(hidden)) => hidden.into_bytes(),
        _ => bytes,
    }
}

fn numbers(metrics: &Metrics) -> Numbers {
    let rounded = |number: f64| (number * 100.0).round() / 100.0;
    let body = &metrics.body;
    Numbers {
        words: body.words,
        sentences: body.sentences,
        lix: rounded(body.lix),
        tone: metrics.tone.as_ref().map(|tone| rounded(tone.score)),
    }
}

/// The post as it may be shown: without its HTML, which its text stands for, and nameless where that is asked.
fn shown(judgement: &Judgement, showing: Showing) -> Post {
    let own = &judgement.post;
    let mut post = Post { html: None, ..own.clone() };
    let Some(salt) = showing.anonymise else { return post };
    let account = crate::export::Publisher { name: Some(nameless(&account_key(own), salt)), ..crate::export::Publisher::default() };
    post.account = Arc::new(account);
    (post.id, post.permalink, post.title) = (None, None, None);
    post.text.clear();
    for list in [&mut post.links, &mut post.hashtags, &mut post.mentions] {
        list.clear();
    }
    for picture in &mut post.images {
        picture.uri = None;
        if let Alt::Present { text, .. } = &mut picture.alt {
            text.clear();
        }
    }
    for film in &mut post.videos {
        film.uri = None;
        film.captions.tracks.iter_mut().for_each(|track| track.file = None);
        if let Alt::Present { text, .. } = &mut film.alt {
            text.clear();
        }
    }
    post.origin = crate::export::Origin { line: post.origin.line, ..crate::export::Origin::default() };
    post
}

/// What an account is called where nobody is to be known again: the same in every output of a run.
pub fn nameless(key: &str, salt: u64) -> String {
    let platform = key.split('/').next().unwrap_or_default();
    let mut hash = crate::audit::Spread::default();
    format!("{platform}-{:06x}", hash.add(&salt.to_le_bytes()).add(key.as_bytes()).end() & 0xff_ffff)
}
