//! What is written of each post: a line of posts.ndjson, rows of findings.csv, lines of baseline.txt.
//!
//! Knows which findings go where. With a baseline the table holds only what is new; the others say which is.

use crate::audit::pictures::records;
use crate::audit::{Judgement, Known, Lines, Tally, account_key, origin, post_name};
use crate::config::Lang;
use crate::export::Post;
use crate::finding::Finding;
use crate::report::audit::findings_csv::{self, Row};
use crate::report::contract::{self, Trouble};
use crate::report::posts::{Showing, document, line, nameless};

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
    let find = |key: &str, rule: &str| findings.iter().find(|finding| finding.key == key && finding.rule == rule);
    let was =
        |found: &contract::Finding| known.is_some_and(|known| find(&found.key, found.rule).is_some_and(|own| known.knows(&name, own)));
    let told = document.as_ref().map_or(&[][..], |document| &document.findings);
    let was_known: Vec<bool> = told.iter().map(was).collect();
    let mut table = Vec::new();
    for (found, _) in told.iter().zip(&was_known).filter(|(_, known)| !**known) {
        row(judgement, found, known.is_some(), showing, &mut table);
    }
    let mut baseline = Vec::new();
    for finding in findings {
        remember(finding, &name, showing, &mut baseline);
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

fn remember(finding: &Finding, name: &str, showing: Showing, out: &mut Vec<u8>) {
    if showing.anonymise.is_none() {
        out.extend_from_slice(finding.key.as_bytes());
        out.push(b' ');
        out.extend_from_slice(finding.rule.as_bytes());
        out.push(b' ');
        out.extend_from_slice(name.as_bytes());
        out.push(b'\n');
    }
}

/// Takes names, addresses and words out of what was counted.
pub(super) fn anonymise(tally: &mut Tally, trouble: &mut [Trouble], salt: u64) {
    let plain = |key: &str| nameless(key, salt);
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
        tally.history.accounts.insert(format!("{}/{name}", past.platform), past);
    }
    for (id, rule) in &mut tally.rules {
        let title = crate::rules::ALL.iter().find(|rule| rule.id == id).map(|rule| rule.title.sv);
        for listed in &mut rule.newest {
            listed.account = format!("{}/{}", listed.account.split('/').next().unwrap_or_default(), plain(&listed.account));
            title.unwrap_or_default().clone_into(&mut listed.message);
            (listed.permalink, listed.origin) = (None, String::new());
        }
    }
    for told in trouble {
        "export".clone_into(&mut told.path);
    }
}
