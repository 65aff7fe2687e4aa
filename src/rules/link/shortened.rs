//! A link whose address hides where it leads.

use std::sync::LazyLock;

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::language::lexicon::{Words, entries};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::shown_links;

/// The rule.
pub const RULE: Rule = Rule {
    id: "link/shortened",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 2.4.4"],
    sources: &["Stockholms stad, Tillgänglighet på sociala medier", "corpora/lexicon/shorteners.tsv"],
    situations: &[Situation::NoVision, Situation::Cognition, Situation::Everybody],
    title: Msg::new("Kortlänk som döljer vart den leder", "Short link that hides where it leads"),
    guide: &[
        Msg::new(
            "En kortlänk säger varken vem som svarar eller vad som väntar. Många klickar inte på sådant, och den som lyssnar hör en rad bokstäver.",
            "A short address says neither who answers nor what awaits. Many people do not follow such links, and those who listen hear a string of letters.",
        ),
        Msg::new(
            "Skriv den egna adressen. Behöver den vara kort, gör en egen genväg: ”stockholm.se/lov”.",
            "Write your own address. If it has to be short, make a short path of your own: “stockholm.se/lov”.",
        ),
        Msg::new(
            "Egna domäner för genvägar skriver du i klart.toml, under domains.",
            "Own domains for short links go into klart.toml, under domains.",
        ),
    ],
    rewrites: &[Rewrite::new("Rösta på årets stockholmare: https://bit.ly/3abcdef", "Rösta på årets stockholmare: stockholm.se/rosta")],
    messages: &[&HIDDEN],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::text("Rösta på årets stockholmare! Gör det här: ⟦https://bit.ly/3abcdef⟧\n"),
        Example::md("Läs om ⟦[simskolan](https://tinyurl.com/simskolan)⟧ eller gå till ⟦cutt.ly/bad⟧.\n"),
        Example::html("<p>⟦<a href=\"https://www.lnkd.in/abc\">Våra lediga jobb</a>⟧</p>\n"),
        Example::text("Läs mer på https://start.stockholm/bad, https://t.co/abc och rb.gy/x.\n")
            .with("[organisation]\nname = \"Ekvik\"\ndomains = [\"rb.gy\"]\n"),
        Example::html("<p><a href=\"/bit.ly\">Om kortlänkar</a> och <a href=\"https://habit.ly.example.se/\">vanor</a></p>\n"),
    ],
    check: Check::Draft(check),
};

const HIDDEN: Message = Message {
    what: Msg::new("Länken går genom {host}.", "The link goes through {host}."),
    why: Msg::new("Ingen ser vart den leder eller vem som står bakom sidan.", "Nobody can see where it leads or who is behind the page."),
    how: Msg::new("Skriv den egna adressen.", "Write your own address."),
};

static HOSTS: LazyLock<Words> = LazyLock::new(|| entries(include_str!("../../../corpora/lexicon/shorteners.tsv")).collect());

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let own = settings.organisation.as_ref().map_or(&[][..], |organisation| &organisation.domains);
    for link in shown_links::of(draft) {
        let host = link.host();
        if host.len() > LONGEST || !HOSTS.contains(&host.to_ascii_lowercase()) {
            continue;
        }
        if !own.iter().any(|own| own.eq_ignore_ascii_case(host)) {
            found.push(Finding::fault(Level::Warning, &HIDDEN).at(link.span).arg("host", host));
        }
    }
}

/// No host in the list is longer.
const LONGEST: usize = 20;
