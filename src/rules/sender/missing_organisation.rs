//! A unit is named, but not the organisation that it belongs to.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::Safety;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::evidence::{self, Outcome, look_for};
use super::insertion;

/// The rule.
pub const RULE: Rule = Rule {
    id: "sender/missing-organisation",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["C05: avsändaren ska framgå"],
    sources: &["the sender ladder of klart, after the name strategies of Swedish municipalities"],
    situations: &[Situation::Everybody],
    title: Msg::new("Organisationen nämns inte", "The organisation is not named"),
    guide: &[
        Msg::new(
            "Enheten är välkänd för er, men inte för alla. Det finns kulturskolor och socialförvaltningar i varje kommun.",
            "Your unit is well known to you, but not to everybody. Every municipality has its music school and its social services.",
        ),
        Msg::new(
            "Skriv enheten först och organisationen sist: ”Kulturskolan, Ekviks kommun”. Bolag kan skriva ”en del av Ekviks kommun”.",
            "Write the unit first and the organisation last: “Kulturskolan, Ekviks kommun”. Companies may write “en del av Ekviks kommun”.",
        ),
        Msg::new(
            "Får enheten stå ensam hos er skriver du require = \"unit-ok\" under [sender] i klart.toml.",
            "Where a unit may stand alone, write require = \"unit-ok\" under [sender] in klart.toml.",
        ),
    ],
    rewrites: &[Rewrite::new("Vi har öppet i sommar.\n\nKulturskolan", "Vi har öppet i sommar.\n\nKulturskolan, Ekviks kommun")],
    messages: &[&UNIT_ONLY],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::text("Vi har öppet i sommar.\n\n⟦Stadsbiblioteket⟧\n")
            .with(ONE)
            .fixed("Vi har öppet i sommar.\n\nStadsbiblioteket, Ekviks kommun\n"),
        Example::md("⟦Stadsbiblioteket⟧ har öppet i sommar.\n")
            .with(ONE)
            .fixed("Stadsbiblioteket har öppet i sommar.\n\nAvsändare: Stadsbiblioteket, Ekviks kommun\n"),
        Example::html("<p>⟦Kulturskolan⟧ tar emot nya elever.</p>\n")
            .with(TWO)
            .fixed("<p>Kulturskolan tar emot nya elever.</p>\n<p>Avsändare: Kulturskolan, Ekviks kommun</p>\n"),
        Example::text("Vi har öppet i sommar.\n\nStadsbiblioteket, Ekviks kommun\n").with(ONE),
        Example::text("Vi har öppet i sommar.\n\nStadsbiblioteket\n").with(UNIT_OK),
        Example::text("Vi har öppet i sommar.\n\nStadsbiblioteket\n"),
    ],
    check: Check::Draft(check),
};

const ONE: &str = "[organisation]\nname = \"Ekviks kommun\"\nunits = [\"Stadsbiblioteket\"]\n";
const TWO: &str = "[organisation]\nname = \"Ekviks kommun\"\nunits = [\"Stadsbiblioteket\", \"Kulturskolan\"]\n";
const UNIT_OK: &str = "[organisation]\nname = \"Ekviks kommun\"\nunits = [\"Stadsbiblioteket\"]\n[sender]\nrequire = \"unit-ok\"\n";

const UNIT_ONLY: Message = Message {
    what: Msg::new("{unit} nämns, men inte {organisation}.", "{unit} is named, but not {organisation}."),
    why: Msg::new("Läsaren vet inte säkert vilken organisation det gäller.", "Readers cannot be sure which organisation it is."),
    how: Msg::new("Lägg till sist i texten: ”{line}”.", "Add at the end: “{line}”."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if evidence::is_covered(draft, settings) {
        return;
    }
    let Some(evidence) = look_for(draft, settings, Outcome::UnitOnly) else { return };
    let mut finding = Finding::fault(Level::Error, &UNIT_ONLY)
        .at(evidence.mention)
        .arg("unit", evidence.unit.unwrap_or_default())
        .arg("organisation", evidence.organisation.name.as_str())
        .arg("line", insertion::line(draft, settings, &evidence));
    finding.fixes = insertion::fixes(draft, settings, &evidence);
    found.push(finding);
}
