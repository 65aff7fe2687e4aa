//! A draft, or a part of one, that could not be read.

use crate::config::Level;
use crate::finding::{Message, Msg, Verdict};
use crate::rule::{Check, Rule, Situation};

/// The rule; it never gives a finding: what could not be read is a trouble entry, so that no draft passes unseen.
pub const RULE: Rule = Rule {
    id: "draft/unreadable",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &[],
    sources: &["WHATWG Encoding Standard"],
    situations: &[Situation::Everybody],
    title: Msg::new("Utkast som inte går att läsa", "Draft that cannot be read"),
    guide: &[],
    rewrites: &[],
    messages: &[&UNREADABLE],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[],
    check: Check::House,
};

const UNREADABLE: Message = Message {
    what: Msg::new("Utkastet går inte att läsa.", "The draft cannot be read."),
    why: Msg::new("Det som inte går att läsa är inte heller granskat.", "What cannot be read has not been checked."),
    how: Msg::new("Spara det på nytt som text i UTF-8 och pröva igen.", "Save it again as text in UTF-8 and try again."),
};
