//! The organisation is the sender, but not which of its units, where the organisation wants both.

use crate::config::{Level, Require, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::evidence::{Evidence, Outcome, look_for};
use super::{insertion, mending};

/// The rule.
pub const RULE: Rule = Rule {
    id: "sender/missing-unit",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["C05: avsändaren ska framgå"],
    sources: &["the sender ladder of klart, after the name strategies of Swedish municipalities"],
    situations: &[Situation::Everybody],
    title: Msg::new("Enheten saknas i avsändaren", "The unit is missing from the sender"),
    guide: &[
        Msg::new(
            "En stor organisation har många röster. Skriver du ut verksamheten vet läsaren vart hon kan vända sig, och svaret kommer fortare.",
            "A large organisation has many voices. With the unit written out, readers know where to turn, and get their answer sooner.",
        ),
        Msg::new(
            "Skriv enheten först och organisationen sist: ”Kulturskolan, Ekviks kommun”. Använd namnet som läsaren känner, inte det interna.",
            "Write the unit first and the organisation last: “Kulturskolan, Ekviks kommun”. Use the name that readers know, not the internal one.",
        ),
        Msg::new(
            "Rådet ges bara när klart.toml kräver både organisation och enhet. Gäller texten hela organisationen kan du lämna raden som den är.",
            "This advice is given only where klart.toml asks for both. Where the text concerns the whole organisation, leave the line as it is.",
        ),
    ],
    rewrites: &[],
    messages: &[&UNIT],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::text("Vi har öppet i sommar.\n\nAvsändare: ⟦Ekviks kommun⟧\n")
            .with(ONE)
            .fixed("Vi har öppet i sommar.\n\nAvsändare: Kulturskolan, Ekviks kommun\n"),
        Example::md("Vi har öppet i sommar.\n\n**Avsändare:** ⟦Ekviks kommun⟧\n")
            .with(TWO)
            .fixed("Vi har öppet i sommar.\n\n**Avsändare:** Kulturskolan, Ekviks kommun\n"),
        Example::html("<p>Vi på ⟦Ekviks kommun⟧ söker en lärare.</p>\n")
            .with(ONE)
            .fixed("<p>Vi på Ekviks kommun söker en lärare.</p>\n<p>Avsändare: Kulturskolan, Ekviks kommun</p>\n"),
        Example::text("Vi har öppet i sommar.\n\nKulturskolan, Ekviks kommun\n").with(TWO),
        Example::text("Kulturskolan har öppet i sommar.\n\nAvsändare: Ekviks kommun\n").with(TWO),
        Example::text("Vi har öppet i sommar.\n\nAvsändare: Ekviks kommun\n")
            .with("[organisation]\nname = \"Ekviks kommun\"\nunits = [\"Kulturskolan\"]\n"),
    ],
    check: Check::Draft(check),
};

const ONE: &str = "[organisation]\nname = \"Ekviks kommun\"\nunits = [\"Kulturskolan\"]\n[sender]\nrequire = \"organisation+unit\"\n";
const TWO: &str =
    "[organisation]\nname = \"Ekviks kommun\"\nunits = [\"Kulturskolan\", \"Biblioteket\"]\n[sender]\nrequire = \"organisation+unit\"\n";

const UNIT: Message = Message {
    what: Msg::new("Skriv också vilken verksamhet det gäller.", "Say which unit it is, too."),
    why: Msg::new("Läsaren vet inte vem på {organisation} som kan svara.", "Readers do not know who at {organisation} can answer."),
    how: Msg::new("Skriv verksamheten före namnet: ”{line}”.", "Write the unit before the name: “{line}”."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if settings.sender.require != Require::OrganisationAndUnit {
        return;
    }
    let Some(evidence) = look_for(draft, settings, Outcome::UnitMissing) else { return };
    let unit = evidence.organisation.units.first().map_or("…", String::as_str);
    let mut finding = Finding::fault(Level::Advice, &UNIT)
        .at(insertion::place(&evidence))
        .arg("organisation", evidence.organisation.name.as_str())
        .arg("line", format!("{unit}, {}", insertion::name(draft, &evidence)));
    finding.fixes = choices(draft, settings, &evidence);
    found.push(finding);
}

/// The unit in the line that is there, else a line of its own: one choice a unit.
fn choices(draft: &Draft, settings: &Settings, evidence: &Evidence<'_>) -> Vec<Fix> {
    let units = evidence.organisation.units.iter().take(insertion::UNITS_OFFERED);
    let fixes: Vec<Fix> = units.filter_map(|unit| mending::unit_before(draft, evidence, unit)).collect();
    if fixes.is_empty() { insertion::with_units(draft, settings, evidence) } else { fixes }
}
