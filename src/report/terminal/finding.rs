//! One finding on the terminal: at most nine lines, or one.
//!
//! Knows the order level, place, what; excerpt; why; what to do; rule. When the nine lines do not hold it all, why
//! gives way first (`klart explain` says it too), then the excerpt.

use anstyle::Style;

use crate::config::Lang;

use super::super::contract::{Finding, Related};
use super::super::summary::counted;
use super::wrap::{cut, visible, width, wrap};
use super::{Excerpt, Look, paint, style};

/// Lines a finding may take.
const MOST: usize = 9;

/// A finding in full.
pub(super) fn full(found: &Finding, excerpt: Option<&Excerpt>, look: &Look) -> Vec<String> {
    let indent = look.indent();
    let room = look.width.saturating_sub(indent);
    let tone = style(found.level, found.verdict);
    let plain = |lines: Vec<String>| lines.into_iter().map(|line| format!("{}{line}", " ".repeat(indent))).collect::<Vec<_>>();
    let heads = heading(found, look, tone);
    let how = advice(found, look);
    let elsewhere = related(found, look);
    let words = words_of_policy(found, look.lang).map(|words| cut(&words, 2 * room - room / 4));
    let quote = plain(words.map(|words| wrap(&words, room)).unwrap_or_default());
    let quote = quote.into_iter().map(|line| paint(Style::new().dimmed(), &line)).collect::<Vec<_>>();
    let rule = plain(wrap(&source(found, look.lang), room)).into_iter().map(|line| paint(Style::new().dimmed(), &line)).collect::<Vec<_>>();
    let why = plain(wrap(&visible(&found.why), room));
    let marks = excerpt.map(|excerpt| marked(excerpt, room, indent, tone)).unwrap_or_default();

    let needed = heads.len() + elsewhere.len() + how.len() + rule.len();
    let with_marks = needed + marks.len() <= MOST;
    let used = needed + if with_marks { marks.len() } else { 0 };
    let with_why = used + why.len() <= MOST && !found.why.is_empty();
    let with_quote = used + if with_why { why.len() } else { 0 } + quote.len() <= MOST;
    let mut lines = heads;
    lines.extend(if with_marks { marks } else { Vec::new() });
    lines.extend(if with_why { why } else { Vec::new() });
    lines.extend(elsewhere);
    lines.extend(how);
    lines.extend(if with_quote { quote } else { Vec::new() });
    lines.extend(rule);
    lines.truncate(MOST);
    lines
}

/// A finding on one line.
pub(super) fn short(found: &Finding, look: &Look) -> String {
    let (head, used) = label(found, look, style(found.level, found.verdict));
    let rule = width(found.rule) + 2;
    let room = look.width.saturating_sub(used);
    let message = visible(&found.message);
    if room < 24 + rule {
        return format!("{head}{}", cut(&message, room));
    }
    let message = cut(&message, room - rule);
    format!("{head}{message}  {}", paint(Style::new().dimmed(), found.rule))
}

/// Level and place, and the columns they take.
fn label(found: &Finding, look: &Look, tone: Style) -> (String, usize) {
    let word = word(found.level, found.verdict, look.lang);
    let place = visible(&found.place.place);
    // Where a cue's time has no room, its number is enough.
    let short = place.split_once(", ").filter(|_| width(&place) > look.width / 3).map_or(place.as_str(), |(short, _)| short);
    let place = cut(short, look.width / 3);
    let (first, second) = if look.narrow() { (width(word) + 1, width(&place) + 1) } else { (look.indent(), (width(&place) + 2).max(9)) };
    let gap = |text: &str, to: usize| " ".repeat(to.saturating_sub(width(text)));
    (format!("{}{}{place}{}", paint(tone, word), gap(word, first), gap(&place, second)), first + second)
}

fn heading(found: &Finding, look: &Look, tone: Style) -> Vec<String> {
    let (head, used) = label(found, look, tone);
    let message = visible(&found.message);
    if look.narrow() {
        let indent = look.indent();
        let rest =
            wrap(&message, look.width.saturating_sub(indent)).into_iter().take(4).map(|line| format!("{}{line}", " ".repeat(indent)));
        return std::iter::once(head.trim_end().to_owned()).chain(rest).collect();
    }
    let lines = wrap(&message, look.width.saturating_sub(used)).into_iter().take(4).enumerate();
    lines.map(|(at, line)| if at == 0 { format!("{head}{line}") } else { format!("{}{line}", " ".repeat(used)) }).collect()
}

fn marked(excerpt: &Excerpt, room: usize, indent: usize, tone: Style) -> Vec<String> {
    let [line, marks] = excerpt.lines(room);
    let blanks = marks.len() - marks.trim_start().len();
    let pad = " ".repeat(indent);
    vec![format!("{pad}{line}"), format!("{pad}{}{}", " ".repeat(blanks), paint(tone, &marks[blanks..]))]
}

/// What to do, after ">", with the command when a machine can do it.
fn advice(found: &Finding, look: &Look) -> Vec<String> {
    let by = |safety: &str| found.fixes.iter().any(|fix| fix.safety == safety);
    let command = match look.lang {
        Lang::Sv if by("safe") => " (Rättas med --fix.)",
        Lang::Sv if by("suggest") => " (Rättas med --fix --suggested.)",
        Lang::En if by("safe") => " (--fix does it.)",
        Lang::En if by("suggest") => " (--fix --suggested does it.)",
        _ => "",
    };
    let text = format!("{}{command}", visible(&found.how));
    if text.trim().is_empty() {
        return Vec::new();
    }
    let indent = look.indent();
    let lines = wrap(text.trim(), look.width.saturating_sub(indent)).into_iter().take(4).enumerate();
    lines.map(|(at, line)| format!("{}{}{line}", " ".repeat(indent - 2), if at == 0 { "> " } else { "  " })).collect()
}

/// The same thing in other drafts, a line each; the rest are counted.
fn related(found: &Finding, look: &Look) -> Vec<String> {
    const SHOWN: usize = 3;
    let pad = " ".repeat(look.indent());
    let room = look.width.saturating_sub(look.indent());
    let sv = look.lang == Lang::Sv;
    let place = |there: &Related| {
        let name = visible(there.path.as_deref().or(there.origin.as_deref()).unwrap_or_default());
        let line = there.line.map(|line| format!("{} {line}", if sv { "rad" } else { "line" }));
        let words = visible(&there.text);
        let words = if sv { format!("”{words}”") } else { format!("“{words}”") };
        [Some(name), line, Some(words)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let mut lines: Vec<String> = found.related.iter().take(SHOWN).map(|there| format!("{pad}{}", cut(&place(there), room))).collect();
    let rest = found.related.len().saturating_sub(SHOWN);
    if rest > 0 {
        lines.push(format!("{pad}{}", counted(rest, ["ställe till", "ställen till", "more place", "more places"], look.lang)));
    }
    lines
}

/// Groups that answer for a policy and for nothing else: there the organisation's own words are what convinces.
const OF_POLICY: [&str; 3] = ["account/", "privacy/", "sender/"];

/// What the organisation's own document says, for a finding that is about policy.
fn words_of_policy(found: &Finding, lang: Lang) -> Option<String> {
    let quote = &found.policy.first().filter(|_| OF_POLICY.iter().any(|group| found.rule.starts_with(group)))?.quote;
    let quote = visible(quote);
    let bare = quote.trim_matches(['”', '“', '"']);
    Some(if lang == Lang::Sv { format!("”{bare}”") } else { format!("“{bare}”") })
}

/// The rule, what it rests on, and how many places it met.
fn source(found: &Finding, lang: Lang) -> String {
    let mut words = vec![found.rule.to_owned()];
    let policy = found.policy.first();
    // ”C05: …” says in general what the organisation's own paragraph says in its words.
    let said = |of: &&&str| policy.is_some() && of.starts_with('C') && of.find(':') == Some(3);
    words.extend(found.refs.iter().filter(|of| !said(of)).take(2).map(|of| (*of).to_owned()));
    words.extend(policy.map(|policy| visible(&format!("{}, {}", policy.source, policy.id))));
    if found.count > 1 {
        words.push(counted(found.count, ["ställe", "ställen", "place", "places"], lang));
    }
    words.join(" · ")
}

/// FEL, VARNING, RÅD, FRÅGA.
pub(super) fn word(level: &str, verdict: &str, lang: Lang) -> &'static str {
    let at = match (verdict, level) {
        ("review", _) => 3,
        (_, "error") => 0,
        (_, "warning") => 1,
        _ => 2,
    };
    match lang {
        Lang::Sv => ["FEL", "VARNING", "RÅD", "FRÅGA"][at],
        Lang::En => ["ERROR", "WARNING", "ADVICE", "QUESTION"][at],
    }
}
