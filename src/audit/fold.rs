//! From one judged post to what is counted, in the order of the posts.
//!
//! Knows how a post becomes numbers. Refuses to keep any of its words but the few that the report lists, masked.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::config::{Lang, Level};
use crate::export::{Kind, Post, State, Status};
use crate::finding::{Finding, Verdict};
use crate::history::{Past, States};
use crate::mask::mask;
use crate::rules;
use crate::source::Source;

use super::met::Spread;
use super::tally::{Listed, NEWEST, RuleTally, Tally};
use super::{Judgement, Known};

/// So many words a text must have for its LIX and tone to be counted.
const FEWEST_WORDS: usize = 25;

/// What folding needs to know beside the posts.
#[derive(Clone, Copy, Debug)]
pub struct Folding<'a> {
    /// Posts before this day were read and not judged.
    pub since: Option<crate::config::Date>,
    /// The day of the audit: what lies after it happened on no day.
    pub today: crate::config::Date,
    /// The language of what is listed.
    pub lang: Lang,
    /// What was known before.
    pub known: Option<&'a Known>,
}

/// The account's key in the history.
pub fn account_key(post: &Post) -> String {
    let own = &post.account;
    let name = [&own.handle, &own.name, &own.id].into_iter().flatten().map(String::as_str).find(|name| !name.trim().is_empty());
    Past::key(&post.platform, name.unwrap_or_default())
}

/// How a post is known from one run to the next, in a baseline: its platform and id, address or time.
pub fn post_name(post: &Post) -> String {
    let second = post.published.map(|moment| moment.to_string());
    let own = [&post.id, &post.permalink, &second].into_iter().flatten().map(|own| own.trim()).find(|own| !own.is_empty());
    let own = own.map_or_else(|| format!("{}:{}", post.origin.file, post.origin.line.unwrap_or_default()), str::to_owned);
    mask(&format!("{}/{own}", post.platform)).replace(['\n', '\r'], " ")
}

/// Counts one judged post, which is of the export with this number.
pub(super) fn fold(tally: &mut Tally, export: usize, judgement: &Judgement, with: &Folding) {
    let post = &judgement.post;
    let key = account_key(post);
    tally.counts.read += 1;
    of_export(tally, export, post);
    let before = is_before(post, with);
    let judged = judgement.judged.is_some() && post.kind.is_own();
    of_history(tally, export, judgement, &key, judged, with);
    match post.kind {
        Kind::Reply => tally.not_looked.replies += 1,
        Kind::Share => tally.not_looked.shares += 1,
        Kind::Story => tally.not_looked.stories += 1,
        _ if before => tally.not_looked.before += 1,
        _ => {}
    }
    tally.not_looked.unread += u64::from(judgement.broken.is_some());
    if judged {
        not_told(tally, post);
    }
    of_findings(tally, judgement, &key, with);
}

/// Whether a post lies before the first day that is judged.
pub(super) fn is_before(post: &Post, with: &Folding) -> bool {
    matches!((with.since, post.published), (Some(since), Some(moment)) if moment.day() < since)
}

fn add(states: &mut States, state: State) {
    states[state as usize] += 1;
}

fn of_export(tally: &mut Tally, export: usize, post: &Post) {
    let Some(facts) = tally.exports.get_mut(export) else { return };
    facts.posts += 1;
    *facts.kinds.entry(kind_name(post.kind).to_owned()).or_default() += 1;
    facts.unpublished += u64::from(post.status != Status::Published);
    for picture in &post.images {
        facts.images += 1;
        facts.placeholders += u64::from(!picture.count_known);
        add(&mut facts.image_states, picture.alt.state());
    }
    for film in &post.videos {
        facts.videos += 1;
        add(&mut facts.caption_states, film.captions.state);
    }
    match post.published.map(crate::export::Moment::day) {
        Some(day) => {
            facts.first_date = Some(facts.first_date.map_or(day, |first| first.min(day)));
            facts.last_date = Some(facts.last_date.map_or(day, |last| last.max(day)));
        }
        None => facts.undated += 1,
    }
    let own = &post.account;
    if facts.account.is_none() {
        let name = [&own.name, &own.handle, &own.id].into_iter().flatten().find(|name| !name.trim().is_empty());
        facts.account = name.map(|name| mask(name).into_owned());
    }
    if facts.first_text.is_none() && post.kind.is_own() {
        let text = post.title.as_deref().filter(|title| !title.trim().is_empty()).unwrap_or(&post.text);
        facts.first_text = Some(beginning(text)).filter(|text| !text.is_empty());
    }
}

/// The first line of a text, masked, at most 80 signs.
fn beginning(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    mask(line).chars().take(80).collect()
}

/// The name of a kind in reports.
pub fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Post => "post",
        Kind::Reply => "reply",
        Kind::Share => "share",
        Kind::Story => "story",
        Kind::Video => "video",
        Kind::Page => "page",
    }
}

fn of_history(tally: &mut Tally, export: usize, judgement: &Judgement, key: &str, judged: bool, with: &Folding) {
    let post = &judgement.post;
    if post.status != Status::Published {
        return;
    }
    let name = tally.exports.get(export).map(|facts| facts.file.clone()).unwrap_or_default();
    let account =
        tally.history.accounts.entry(key.to_owned()).or_insert_with(|| Past { platform: post.platform.clone(), ..Past::default() });
    let own = &post.account;
    for (known, said) in
        [(&mut account.id, &own.id), (&mut account.name, &own.name), (&mut account.handle, &own.handle), (&mut account.url, &own.url)]
    {
        if known.is_empty()
            && let Some(said) = said
        {
            said.trim().clone_into(known);
        }
    }
    if !account.exports.contains(&name) {
        account.exports.insert(name);
    }
    let own = post.kind.is_own();
    for form in &judgement.spelled {
        *account.spelled.entry(form.clone()).or_default() += 1;
    }
    // A day that may be another's month is no day: 03/04 in a table that tells it nowhere else.
    let certain = post.published.filter(|_| post.date_certain);
    let Some(day) = certain.map(crate::export::Moment::day).filter(|day| *day <= with.today) else {
        account.undated += u32::from(own);
        return;
    };
    let found = judgement.judged.as_ref().map_or(&[][..], |(_, judged)| &judged.findings);
    let counts = account.days.entry(day).or_default();
    if !own {
        counts.other += 1;
        return;
    }
    counts.own += 1;
    counts.said.add(judgement.said);
    if !judged {
        return;
    }
    counts.judged += 1;
    let fault = |finding: &Finding| finding.verdict == Verdict::Fault;
    counts.faulty += u32::from(found.iter().any(|finding| fault(finding) && finding.level == Level::Error));
    counts.marked += u32::from(found.iter().any(fault));
    post.images.iter().for_each(|picture| add(&mut counts.pictures, picture.alt.state()));
    post.videos.iter().for_each(|film| add(&mut counts.films, film.captions.state));
    let named: BTreeSet<&str> = found.iter().filter(|finding| fault(finding)).map(|finding| finding.rule).collect();
    for rule in named {
        *account.rules.entry(rule.to_owned()).or_default() += 1;
    }
    tally.period = Some(tally.period.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
}

fn not_told(tally: &mut Tally, post: &Post) {
    let count = |states: &mut dyn Iterator<Item = State>| states.filter(|state| *state == State::NotExported).count() as u64;
    let pictures = count(&mut post.images.iter().map(|picture| picture.alt.state()));
    let films = count(&mut post.videos.iter().map(|film| film.captions.state));
    if pictures > 0 {
        *tally.not_looked.pictures.entry(post.platform.clone()).or_default() += pictures;
    }
    if films > 0 {
        *tally.not_looked.films.entry(post.platform.clone()).or_default() += films;
    }
}

fn of_findings(tally: &mut Tally, judgement: &Judgement, key: &str, with: &Folding) {
    let Some((source, judged)) = &judgement.judged else { return };
    let (post, own) = (&judgement.post, judgement.post.kind.is_own());
    let name = with.known.map(|_| post_name(post));
    let is_new = |finding: &&Finding| !name.as_deref().is_some_and(|name| with.known.is_some_and(|known| known.knows(name, finding)));
    let new: Vec<&Finding> = judged.findings.iter().filter(is_new).collect();
    tally.counts.known += (judged.findings.len() - new.len()) as u64;
    let faults = || judged.findings.iter().filter(|finding| finding.verdict == Verdict::Fault);
    if own {
        let gravest = faults().map(|finding| finding.level).max();
        tally.counts.judged += 1;
        tally.counts.clean += u64::from(gravest.is_none());
        tally.counts.faulty += u64::from(gravest == Some(Level::Error));
        tally.counts.remarked += u64::from(gravest.is_some_and(|level| level != Level::Error));
        tally.counts.asked += u64::from(judged.findings.iter().any(|finding| finding.verdict == Verdict::Review));
        if judged.metrics.body.words >= FEWEST_WORDS {
            *tally.lix.entry(whole(judged.metrics.body.lix)).or_default() += 1;
            if let Some(tone) = &judged.metrics.tone {
                *tally.tone.entry(whole(tone.score)).or_default() += 1;
            }
        }
        situations(tally, faults());
    }
    let mut rules: BTreeSet<&str> = BTreeSet::new();
    for finding in new {
        let level = level_at(finding);
        let counts = &mut tally.counts;
        *[&mut counts.errors, &mut counts.warnings, &mut counts.advice, &mut counts.reviews][level] += 1;
        let rule = tally.rules.entry(finding.rule.to_owned()).or_default();
        rule.levels[level] += 1;
        rule.hands.meet(hand(post, judgement.number, source, finding));
        if rules.insert(finding.rule) {
            rule.posts += 1;
            list(rule, judgement, key, finding, with.lang);
        }
    }
}

/// A measure, rounded down, 0–100.
#[expect(clippy::cast_sign_loss, reason = "clamped")]
pub fn whole(measure: f64) -> u8 {
    measure.clamp(0.0, 100.0) as u8
}

/// The number of a finding's level: errors, warnings, advice, questions.
fn level_at(finding: &Finding) -> usize {
    match (finding.verdict, finding.level) {
        (Verdict::Review, _) => 3,
        (_, Level::Error) => 0,
        (_, Level::Warning) => 1,
        (_, Level::Advice) => 2,
    }
}

/// Whom the post stands in the way of.
fn situations<'a>(tally: &mut Tally, faults: impl Iterator<Item = &'a Finding>) {
    let mut met: BTreeSet<&'static str> = BTreeSet::new();
    for finding in faults {
        if let Some(rule) = rules::ALL.iter().find(|rule| rule.id == finding.rule) {
            met.extend(rule.situations.iter().map(|situation| situation.words().sv));
        }
    }
    for situation in met {
        *tally.situations.entry(situation.to_owned()).or_default() += 1;
    }
}

/// What is to be mended, as a number: the picture, else the words, else the post.
fn hand(post: &Post, number: u64, source: &Source, finding: &Finding) -> u64 {
    let mut hash = Spread::default();
    hash.add(finding.rule.as_bytes());
    let part = finding.span.and_then(|span| source.parts.get(usize::from(span.part)));
    let picture = part.and_then(|part| part.name.strip_prefix("images/")?.strip_suffix("/alt")?.parse::<usize>().ok());
    let uri = picture.and_then(|at| post.images.get(at)?.uri.as_deref());
    let words = finding.span.zip(part).and_then(|(span, part)| part.bytes.get(span.start as usize..span.end as usize));
    match (uri, words.filter(|words| !words.is_empty())) {
        (Some(uri), _) => hash.add(uri.as_bytes()).end(),
        (None, Some(words)) if picture.is_none() => hash.add(words).end(),
        // Who the sender is is told once, where the account tells it.
        _ if finding.span.is_none() && finding.rule.starts_with("sender/") => hash.add(account_key(post).as_bytes()).end(),
        _ => hash.add(&number.to_le_bytes()).end(),
    }
}

/// Lists a finding when it is among the newest of its rule.
fn list(rule: &mut RuleTally, judgement: &Judgement, key: &str, finding: &Finding, lang: Lang) {
    let post = &judgement.post;
    let day = post.published.map(crate::export::Moment::day);
    let order = |day: Option<crate::config::Date>, number: u64| (std::cmp::Reverse(day), number);
    let own = order(day, judgement.number);
    let at = rule.newest.partition_point(|listed| order(listed.day, listed.post) < own);
    if at >= NEWEST {
        return;
    }
    let level = if finding.verdict == Verdict::Review { "review" } else { finding.level.name() };
    let listed = Listed {
        day,
        post: judgement.number,
        account: key.to_owned(),
        level: level.to_owned(),
        message: mask(&finding.message.what.fill(lang, &finding.args)).into_owned(),
        permalink: post.permalink.clone(),
        origin: origin(post, lang),
    };
    rule.newest.insert(at, listed);
    rule.newest.truncate(NEWEST);
}

/// Where in the export a post stands, in words.
pub fn origin(post: &Post, lang: Lang) -> String {
    let mut place = post.origin.archive.as_deref().map(|archive| format!("{archive}: ")).unwrap_or_default();
    place.push_str(&post.origin.file);
    if let Some(line) = post.origin.line {
        let _ = write!(place, ", {} {line}", if lang == Lang::Sv { "rad" } else { "line" });
    }
    if let Some(pointer) = post.origin.pointer.as_deref().filter(|pointer| !pointer.is_empty()) {
        place.push(' ');
        place.push_str(pointer);
    }
    mask(&place).into_owned()
}
