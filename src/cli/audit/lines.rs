//! What is written of each post: a line of posts.ndjson, rows of findings.csv, lines of baseline.txt.
//!
//! Knows which findings go where. With a baseline the table holds only what is new; the others say which is.

use crate::audit::pictures::records;
use crate::audit::{Judgement, Known, Lines, Tally, account_key, origin, post_name};
use crate::config::Lang;
use crate::export::Post;
use crate::mask::mask;
use crate::report::audit::findings_csv::{self, Row};
use crate::report::contract::{self, Trouble};
use crate::report::posts::{Showing, document, line, nameless};

/// Findings over many posts, by the account's key in the history; empty where they are nobody's alone.
pub(super) type Batch = Vec<(String, Vec<contract::Finding>)>;

/// What stands first in each file.
pub(super) fn heads(lang: Lang) -> Lines {
    let mut table = Vec::new();
    // A vector takes all that is written to it.
    let _ = findings_csv::header(lang, &mut table);
    [Vec::new(), table, b"# klart baseline/1: fingerprint rule name\n".to_vec(), Vec::new()]
}

/// The lines of one post.
pub(super) fn of(judgement: &Judgement, known: Option<&Known>, showing: Showing) -> Lines {
    let document = document(judgement, showing);
    let findings = judgement.judged.as_ref().map_or(&[][..], |(_, judged)| &judged.findings);
    let name = if findings.is_empty() { String::new() } else { post_name(&judgement.post) };
    let was = |found: &contract::Finding| known.is_some_and(|known| known.knows_key(&name, &found.key, found.rule));
    let told = document.as_ref().map_or(&[][..], |document| &document.findings);
    let was_known: Vec<bool> = told.iter().map(was).collect();
    let mut table = Vec::new();
    for (found, _) in told.iter().zip(&was_known).filter(|(_, known)| !**known) {
        row(judgement, found, known.is_some(), showing, &mut table);
    }
    let mut baseline = Vec::new();
    for finding in findings {
        remember(&finding.key, finding.rule, &name, showing.anonymise.is_some(), &mut baseline);
    }
    [line(judgement, document.as_ref(), &|at| was_known[at], showing), table, baseline, records(judgement)]
}

fn row(judgement: &Judgement, found: &contract::Finding, compared: bool, showing: Showing, out: &mut Vec<u8>) {
    let post = &judgement.post;
    let key = account_key(post);
    let (account, link, place) = match showing.anonymise {
        Some(salt) => (nameless(&key, salt), "", String::new()),
        None => (people_know(post), post.permalink.as_deref().unwrap_or_default(), origin(post, showing.lang)),
    };
    let row = Row {
        day: post.published.map(crate::export::Moment::day),
        platform: &post.platform,
        account: &account,
        level: found.level,
        verdict: found.verdict,
        rule: found.rule,
        what: &found.message,
        why: &found.why,
        how: &found.how,
        place: &found.place.place,
        link,
        export: if showing.anonymise.is_some() { "" } else { post.source },
        origin: &place,
        key: &found.key,
        known: compared.then_some(false),
    };
    // A vector takes all that is written to it.
    let _ = findings_csv::row(&row, showing.lang, out);
}

/// The account as people know it.
fn people_know(post: &Post) -> String {
    let own = &post.account;
    [&own.name, &own.handle, &own.id].into_iter().flatten().find(|name| !name.trim().is_empty()).cloned().unwrap_or_default()
}

fn remember(key: &str, rule: &str, name: &str, anonymise: bool, out: &mut Vec<u8>) {
    if !anonymise {
        for word in [key, " ", rule, " ", name, "\n"] {
            out.extend_from_slice(word.as_bytes());
        }
    }
}

/// Takes the findings over many posts that were there the last time out, and counts them. Gives the lines by which the next
/// audit knows all of them.
pub(super) fn compared(batch: &mut Batch, tally: &mut Tally, known: Option<&Known>, anonymise: bool) -> Vec<u8> {
    // An account is met as a post is; what is nobody's alone goes by a dash.
    let names = tally.history.accounts.keys().map(String::as_str).chain((!anonymise).then_some(""));
    names.for_each(|key| known.iter().for_each(|known| known.meet(&account_name(key))));
    let mut baseline = Vec::new();
    for (key, findings) in batch.iter_mut() {
        let name = account_name(key);
        findings.retain(|found| {
            remember(&found.key, found.rule, &name, anonymise, &mut baseline);
            let is_known = known.is_some_and(|known| known.knows_key(&name, &found.key, found.rule));
            tally.counts.known += u64::from(is_known);
            !is_known
        });
    }
    batch.retain(|(_, findings)| !findings.is_empty());
    baseline
}

/// What an account goes by from one run to the next.
fn account_name(key: &str) -> String {
    if key.is_empty() { "-".to_owned() } else { mask(key).replace(['\n', '\r'], " ") }
}

/// Takes names, addresses and words out of what was counted.
pub(super) fn anonymise(tally: &mut Tally, batch: &mut Batch, trouble: &mut [Trouble], salt: u64) {
    let plain = |key: &str| nameless(key, salt);
    let hidden = |key: &str| format!("{}/{}", key.split('/').next().unwrap_or_default(), plain(key));
    for (key, _) in batch.iter_mut().filter(|(key, _)| !key.is_empty()) {
        *key = hidden(key);
    }
    for (at, export) in tally.exports.iter_mut().enumerate() {
        export.file = format!("export {}", at + 1);
        (export.account, export.first_text) = (None, None);
    }
    for (key, mut past) in std::mem::take(&mut tally.history.accounts) {
        let name = plain(&key);
        (past.id, past.handle, past.url) = (String::new(), String::new(), String::new());
        past.name.clone_from(&name);
        past.exports.clear();
        past.spelled.clear();
        tally.history.accounts.insert(hidden(&key), past);
    }
    for (id, rule) in &mut tally.rules {
        let title = crate::rules::ALL.iter().find(|rule| rule.id == id).map(|rule| rule.title.sv);
        for listed in &mut rule.newest {
            listed.account = hidden(&listed.account);
            title.unwrap_or_default().clone_into(&mut listed.message);
            (listed.permalink, listed.origin) = (None, String::new());
        }
    }
    for told in trouble {
        "export".clone_into(&mut told.path);
    }
}
