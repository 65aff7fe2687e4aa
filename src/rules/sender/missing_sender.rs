//! Nothing in the draft shows who it comes from.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::Safety;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::evidence::{self, Evidence, Outcome, look_for};
use super::insertion;

/// The rule.
pub const RULE: Rule = Rule {
    id: "sender/missing-sender",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["C05: avsändaren ska framgå"],
    sources: &["the sender ladder of klart, after the channel policies of Swedish municipalities and regions"],
    situations: &[Situation::Everybody],
    title: Msg::new("Avsändaren saknas", "No sender"),
    guide: &[
        Msg::new(
            "Alla kan ge sig ut för att vara kommunen. Läsaren ska kunna se vem som talar innan hon klickar, betalar eller lämnar uppgifter.",
            "Anybody can pretend to be the municipality. Readers should see who speaks before they click, pay or leave details.",
        ),
        Msg::new(
            "Skriv en rad först eller sist: ”Avsändare: Ekviks kommun”. I ett inlägg räcker ”/Ekviks kommun”, och under ett svar ett förnamn och organisationens namn.",
            "Write a line first or last: “Avsändare: Ekviks kommun”. In a post “/Ekviks kommun” is enough; under an answer, a first name and the organisation.",
        ),
        Msg::new(
            "På plattformar räcker kontots namn eller basinformation. På den egna webbplatsen räcker sidfoten eller logotypen. Då är klart tyst.",
            "On platforms the account's name or information is enough. On your own site the footer or the logo is. There klart is silent.",
        ),
        Msg::new(
            "En adress, en länk eller ett brev som har skickats vidare visar inte vem som skriver nu.",
            "An address, a link or a forwarded letter does not show who is writing now.",
        ),
    ],
    rewrites: &[Rewrite::new("Badet öppnar på lördag.", "Badet öppnar på lördag.\n\nAvsändare: Ekviks kommun")],
    messages: &[&MISSING, &ON_CHANNEL, &NAMELESS, &ACCOUNT],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::text("Badet öppnar på lördag.\n").whole().with(GOTLAND).fixed("Badet öppnar på lördag.\n\nAvsändare: Region Gotland\n"),
        Example::md("# Badet öppnar\n\nVälkommen på *lördag*.\n")
            .whole()
            .with(GOTLAND)
            .fixed("# Badet öppnar\n\nVälkommen på *lördag*.\n\nAvsändare: Region Gotland\n"),
        Example::html("<p>Badet öppnar.</p>\n").whole().with(GOTLAND).fixed("<p>Badet öppnar.</p>\n<p>Avsändare: Region Gotland</p>\n"),
        Example::text("Badet öppnar på lördag.\n\n#bad #sommar\n")
            .whole()
            .with(GOTLAND)
            .fixed("Badet öppnar på lördag.\n\nAvsändare: Region Gotland\n\n#bad #sommar\n"),
        Example::text("Tack för visat intresse.\n\nMed vänlig hälsning\nAnna\n")
            .whole()
            .with(GOTLAND)
            .fixed("Tack för visat intresse.\n\nMed vänlig hälsning\nAnna\nRegion Gotland\n"),
        Example::text("Badet öppnar på lördag.\n\n⟦Avsändare:⟧\n")
            .with(GOTLAND)
            .fixed("Badet öppnar på lördag.\n\nAvsändare: Region Gotland\n"),
        Example::text("Badet öppnar på lördag.\n").whole().with(TWO_UNITS).fixed("Badet öppnar på lördag.\n\nAvsändare: Region Gotland\n"),
        Example::text("Kanal: facebook-reply\n\nHej Lisa! Badet öppnar klockan 10.\n")
            .whole()
            .with(SIGNED)
            .fixed("Kanal: facebook-reply\n\nHej Lisa! Badet öppnar klockan 10.\n\n/Region Gotland\n"),
        Example::text("Badet öppnar på lördag.\n\nAvsändare: Region Gotland\n").with(GOTLAND),
        Example::text("Badet öppnar på lördag.\n"),
        Example::text("Kanal: facebook\n\nBadet öppnar på lördag.\n").with(GOTLAND),
        Example::md("---\navsändare: Region Gotland\n---\n\nBadet öppnar på lördag.\n").with(GOTLAND),
        Example::html("<main><p>Badet öppnar.</p></main><footer>Region Gotland, Visborgsallén 19</footer>").with(GOTLAND),
        Example::html("<header><img src=\"l.svg\" alt=\"Region Gotland\"></header><p>Badet öppnar.</p>").with(GOTLAND),
        Example::srt("1\n00:00:01,000 --> 00:00:04,000\nBadet öppnar på lördag.\n").with(GOTLAND),
    ],
    check: Check::Draft(check),
};

const GOTLAND: &str = "[organisation]\nname = \"Region Gotland\"\n";
const TWO_UNITS: &str = "[organisation]\nname = \"Region Gotland\"\nunits = [\"Visby lasarett\", \"Almedalsbiblioteket\"]\n";
const SIGNED: &str = "[organisation]\nname = \"Region Gotland\"\n[sender]\nreply = \"signature\"\n";

const MISSING: Message = Message {
    what: Msg::new("Det framgår inte vem som är avsändare.", "It does not show who the sender is."),
    why: WHY,
    how: Msg::new("Lägg till sist i texten: ”{line}”.", "Add at the end: “{line}”."),
};

const ON_CHANNEL: Message = Message {
    what: Msg::new("Det framgår inte vem som är avsändare ({channel}).", "It does not show who the sender is ({channel})."),
    why: WHY,
    how: Msg::new("Lägg till sist i texten: ”{line}”.", "Add at the end: “{line}”."),
};

const NAMELESS: Message = Message {
    what: Msg::new("Etiketten ”{label}” saknar namn.", "The label “{label}” has no name."),
    why: WHY,
    how: Msg::new("Skriv ”{organisation}” efter den.", "Write “{organisation}” after it."),
};

const ACCOUNT: Message = Message {
    what: Msg::new("Kontots namn säger inte att det är {organisation}.", "The account's name does not say that it is {organisation}."),
    why: WHY,
    how: Msg::new(
        "Skriv det i basinformationen eller i inlägget: ”{line}”.",
        "Say so in the account's information or in the post: “{line}”.",
    ),
};

const WHY: Msg = Msg::new(
    "Läsaren kan inte avgöra om texten kommer från {organisation}.",
    "Readers cannot tell whether the text comes from {organisation}.",
);

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if evidence::is_covered(draft, settings) {
        return;
    }
    let Some(evidence) = look_for(draft, settings, Outcome::Missing) else { return };
    let mut finding = worded(draft, &evidence)
        .arg("organisation", evidence.organisation.name.as_str())
        .arg("line", insertion::line(draft, settings, &evidence));
    finding.fixes = insertion::fixes(draft, settings, &evidence);
    found.push(finding);
}

fn worded(draft: &Draft, evidence: &Evidence<'_>) -> Finding {
    if let Some(line) = evidence.label.and_then(|at| evidence.lines.main.get(at)) {
        let label = line.block.text.plain.get(line.range.clone()).unwrap_or_default();
        return Finding::fault(Level::Error, &NAMELESS).at(line.span(0..line.range.len())).arg("label", label);
    }
    match evidence.channel {
        Some(channel) if channel.is_platform() && !channel.reply && evidence::is_account_given(draft) => {
            Finding::fault(Level::Error, &ACCOUNT)
        }
        Some(channel) => Finding::fault(Level::Error, &ON_CHANNEL).arg("channel", channel.label),
        None => Finding::fault(Level::Error, &MISSING),
    }
}
