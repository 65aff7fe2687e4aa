//! Words so long that they are hard to take in and break out of a narrow screen.

use std::collections::BTreeMap;

use crate::config::{Form, Key, Level, Settings};
use crate::draft::Draft;
use crate::finding::{Arg, Finding, Findings, Message, Msg, Verdict};
use crate::language::long_words::find;
use crate::rule::{Check, Example, Rule, Situation};

use super::steps::{Steps, is_allowed, is_own, wording};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/long-word",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Rynning's Swedish hyphenation patterns (hyphenation)"],
    situations: &[Situation::Cognition, Situation::LimitedVision],
    title: Msg::new("Långt ord", "Long word"),
    guide: &[],
    rewrites: &[],
    messages: &[&LONG],
    options: &[Key::new("advice", Form::Whole(0, 200), "Råd när ett ord har fler bokstäver än så; 0 ger inga råd.")],
    yields_to: &["swedish/officialese"],
    cap: 10,
    examples: &[
        Example::md("Vi ordnar ⟦kompetensutvecklingsinsatser⟧ i maj.\n"),
        Example::html("<p>En ⟦upphandlingsdokumentation⟧ till. Din ⟦upphandlingsdokumentation⟧ är klar.</p>"),
        Example::md("Vi ordnar kurser i maj för dig som arbetar i hemtjänsten.\n"),
        Example::md("Skriv till Samhällsbyggnadsförvaltningen i Ekvik. För- och nackdelar vägs.\n"),
        Example::html("<p>Vi följer dataskyddsförordningen. Ring arbetsmarknadsförvaltningen.</p>"),
        Example::text("Kanal: facebook\n\nVi ses på lördag! #kompetensutvecklingsinsatser\n"),
        Example::html("<p>Se www.ekvik.se/kompetensutvecklingsinsatser för mer.</p>"),
        Example::text("Vi ordnar kompetensutvecklingsinsatser i maj.\n").with("text_type = \"beslut\"\n"),
        Example::text("Vi ordnar kompetensutvecklingsinsatser i maj.\n").with("[words]\nallow = [\"kompetensutvecklingsinsatser\"]\n"),
    ],
    check: Check::Draft(check),
};

const STEPS: Steps = Steps { social: (20, 0), web: (20, 0), decision: (0, 0), easy_read: (15, 0) };

const LONG: Message = Message {
    what: Msg::new("”{word}” har {letters} bokstäver.", "“{word}” has {letters} letters."),
    why: Msg::new(
        "Så långa ord är svåra att läsa och får inte plats i mobilen.",
        "Words this long are hard to read and do not fit on a telephone.",
    ),
    how: Msg::new(
        "Dela upp det i flera ord, eller skriv om. Stavelserna: {syllables}.",
        "Split it into several words, or rephrase. Syllables: {syllables}.",
    ),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let (advice, _) = STEPS.of(RULE.id, settings);
    let Some(limit) = usize::try_from(advice).ok().filter(|limit| *limit > 0) else { return };
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all: Vec<Finding> = Vec::new();
    for block in wording(draft) {
        for long in find(&block.text.plain, &block.prose, limit) {
            let range = long.start..long.end;
            let word = &block.text.plain[range.clone()];
            if !is_own(block, &range) || is_name(&block.prose.lower()[range.clone()]) || is_allowed(settings, &[word]) {
                continue;
            }
            let span = block.text.span(range.clone());
            if let Some(&at) = seen.get(&block.prose.lower()[range.clone()]) {
                if let Some(span) = span {
                    all[at].also.push(span);
                    all[at].count += 1;
                }
                continue;
            }
            seen.insert(&block.prose.lower()[range], all.len());
            all.push(
                Finding::fault(Level::Advice, &LONG)
                    .at(span)
                    .arg("word", word)
                    .arg("letters", long.letters)
                    .arg("syllables", Arg::Syllables(word.to_owned())),
            );
        }
    }
    for finding in all {
        found.push(finding);
    }
}

/// Names of acts and authorities, which nobody can split: socialförsäkringsbalken, stadsbyggnadsförvaltningen.
const NAME_ENDINGS: [&str; 10] =
    ["lagen", "balken", "förordningen", "förvaltningen", "nämnden", "styrelsen", "myndigheten", "verket", "departementet", "inspektionen"];

fn is_name(lower: &str) -> bool {
    let lower = lower.strip_suffix('s').unwrap_or(lower);
    NAME_ENDINGS.iter().any(|ending| lower.ends_with(ending))
}
