//! One of several organisations that publish together is not named as a sender.

use crate::config::{CoSenderRule, Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::Safety;
use crate::rule::{Check, Example, Rule, Situation};

use super::evidence::{Evidence, Outcome, look_for};
use super::{insertion, mending};
use crate::config::names::Who;

/// The rule.
pub const RULE: Rule = Rule {
    id: "sender/missing-co-sender",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["C05: avsändaren ska framgå"],
    sources: &["the sender ladder of klart, for texts that several organisations publish together"],
    situations: &[Situation::Everybody],
    title: Msg::new("En av avsändarna saknas", "One of the senders is missing"),
    guide: &[
        Msg::new(
            "När flera organisationer står bakom en text ska läsaren kunna se alla. Då vet hon vem som har lovat vad, och vem hon kan fråga.",
            "Where several organisations stand behind a text, readers should see all of them: who has promised what, and whom to ask.",
        ),
        Msg::new(
            "Skriv alla på samma rad, i den ordning ni har kommit överens om: ”Avsändare: Ekviks kommun och Region Ekland”.",
            "Write all of them on one line, in the order you have agreed on: “Avsändare: Ekviks kommun och Region Ekland”.",
        ),
        Msg::new(
            "Regeln gäller bara när klart.toml har co_sender_rule = \"all\".",
            "The rule holds only where klart.toml has co_sender_rule = \"all\".",
        ),
    ],
    rewrites: &[],
    messages: &[&ONE, &SEVERAL],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::text("Vi bygger en ny bro.\n\nAvsändare: ⟦Ekviks kommun⟧\n")
            .with(ALL)
            .fixed("Vi bygger en ny bro.\n\nAvsändare: Ekviks kommun och Region Ekland\n"),
        Example::md("Vi bygger en ny bro.\n\n**Avsändare:** ⟦Region Ekland⟧\n")
            .with(ALL)
            .fixed("Vi bygger en ny bro.\n\n**Avsändare:** Ekviks kommun och Region Ekland\n"),
        Example::html("<p>Vi på ⟦Ekviks kommun⟧ bygger en ny bro.</p>\n")
            .with(ALL)
            .fixed("<p>Vi på Ekviks kommun och Region Ekland bygger en ny bro.</p>\n"),
        Example::text("Vi bygger en ny bro.\n\n⟦Ekviks kommun⟧\n")
            .with(THREE)
            .fixed("Vi bygger en ny bro.\n\nEkviks kommun, Region Ekland och Trafikverket\n"),
        Example::text("Avsändare: Ekviks kommun i samarbete med Region Ekland\n").with(ALL),
        Example::text("Avsändare: Ekviks kommun\n").with("[organisation]\nname = \"Ekviks kommun\"\nco_senders = [\"Region Ekland\"]\n"),
    ],
    check: Check::Draft(check),
};

const ALL: &str = "[organisation]\nname = \"Ekviks kommun\"\nco_senders = [\"Region Ekland\"]\n[sender]\nco_sender_rule = \"all\"\n";
const THREE: &str =
    "[organisation]\nname = \"Ekviks kommun\"\nco_senders = [\"Region Ekland\", \"Trafikverket\"]\n[sender]\nco_sender_rule = \"all\"\n";

const ONE: Message = Message {
    what: Msg::new("{name} ska också stå som avsändare.", "{name} should stand as a sender, too."),
    why: WHY,
    how: Msg::new("Skriv alla avsändare på samma rad: ”{line}”.", "Write all senders on one line: “{line}”."),
};

const SEVERAL: Message = Message {
    what: Msg::new("{name} och {others} till ska också stå som avsändare.", "{name} and {others} more should stand as senders, too."),
    why: WHY,
    how: Msg::new("Skriv alla avsändare på samma rad: ”{line}”.", "Write all senders on one line: “{line}”."),
};

const WHY: Msg = Msg::new(
    "Läsaren ser inte att flera organisationer står bakom texten.",
    "Readers cannot see that several organisations stand behind the text.",
);

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if settings.sender.co_sender_rule != CoSenderRule::All {
        return;
    }
    let Some(evidence) = look_for(draft, settings, Outcome::CoMissing) else { return };
    let missing = missing(&evidence);
    let Some((first, rest)) = missing.split_first() else { return };
    let Some(all) = mending::everybody(draft, &evidence) else { return };
    let mut finding = Finding::fault(Level::Warning, if rest.is_empty() { &ONE } else { &SEVERAL })
        .at(insertion::place(&evidence))
        .arg("name", *first)
        .arg("others", rest.len())
        .arg("line", all.as_str());
    let mended = mending::all_senders(draft, &evidence);
    let added = || insertion::inserted(draft, &evidence, &insertion::line(draft, settings, &evidence), Safety::Suggest);
    finding.fixes = mended.or_else(added).into_iter().collect();
    found.push(finding);
}

/// Who is not among the senders, the own organisation first.
fn missing<'e>(evidence: &Evidence<'e>) -> Vec<&'e str> {
    let own = (!evidence.strong.contains(&Who::Own)).then_some(evidence.organisation.name.as_str());
    let others = evidence.organisation.co_senders.iter().enumerate();
    let others = others.filter(|(at, _)| !evidence.strong.contains(&Who::Co(*at))).map(|(_, name)| name.as_str());
    own.into_iter().chain(others).collect()
}
