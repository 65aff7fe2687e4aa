//! The organisation is named, but not as the one who speaks.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::Safety;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::evidence::{self, Outcome, look_for};
use super::insertion;

/// The rule.
pub const RULE: Rule = Rule {
    id: "sender/unclear-sender",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["C05: avsändaren ska framgå"],
    sources: &["the sender ladder of klart, after the channel policies of Swedish municipalities and regions"],
    situations: &[Situation::Everybody],
    title: Msg::new("Oklar avsändare", "Unclear sender"),
    guide: &[
        Msg::new(
            "Att ett namn står i texten betyder inte att det är avsändaren. ”Bron byggs i samarbete med Ekviks kommun” kan vem som helst ha skrivit.",
            "A name in the text is not yet the sender. “Bron byggs i samarbete med Ekviks kommun” may be anybody's words.",
        ),
        Msg::new(
            "Tala om vem som säger det: ”Vi på Ekviks kommun bygger en bro”, eller en rad sist. ”Kommunen” och ”staden” räcker inte, för de är många.",
            "Say who speaks: “Vi på Ekviks kommun bygger en bro”, or a line at the end. “Kommunen” and “staden” are not enough: there are many.",
        ),
        Msg::new(
            "Är ni flera avsändare och en ska stå först, skriv den först på raden.",
            "Where there are several senders and one is to come first, write it first on the line.",
        ),
    ],
    rewrites: &[
        Rewrite::new("Bron byggs i samarbete med Ekviks kommun.", "Vi på Ekviks kommun bygger en bro."),
        Rewrite::new("Ekviks kommuns nya bad är klart.", "Ekviks kommun bjuder in till det nya badet."),
    ],
    messages: &[&MENTIONED, &NOT_FIRST],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::text("Nya cykelbanor byggs i samarbete med ⟦Stockholms stad⟧.\n")
            .with(STOCKHOLM)
            .fixed("Nya cykelbanor byggs i samarbete med Stockholms stad.\n\nAvsändare: Stockholms stad\n"),
        Example::md("Vi har öppet i sommar på ⟦Stockholms stads⟧ bibliotek.\n")
            .with(STOCKHOLM)
            .fixed("Vi har öppet i sommar på Stockholms stads bibliotek.\n\nAvsändare: Stockholms stad\n"),
        Example::text("⟦Staden⟧ bygger nya cykelbanor.\n")
            .with(STOCKHOLM)
            .fixed("Staden bygger nya cykelbanor.\n\nAvsändare: Stockholms stad\n"),
        Example::html("<p>Vi öppnar badet ⟦#StockholmsStad⟧ på lördag.</p>")
            .with(STOCKHOLM)
            .fixed("<p>Vi öppnar badet #StockholmsStad på lördag.</p>\n<p>Avsändare: Stockholms stad</p>"),
        Example::text("Avsändare: Region Stockholm och ⟦Stockholms stad⟧\n")
            .with(FIRST)
            .fixed("Avsändare: Stockholms stad och Region Stockholm\n"),
        Example::text("Välkommen!\nStockholms stads kontaktcenter\n").with(STOCKHOLM),
        Example::text("Vi på Stockholms stad söker förskollärare till hösten.\n").with(STOCKHOLM),
        Example::md("# Nya cykelbanor\n\nNu bygger vi.\n\n**Avsändare:** Stockholms stad\n").with(STOCKHOLM),
        Example::text("Stockholms stad och Region Stockholm\n").with(FIRST),
    ],
    check: Check::Draft(check),
};

const STOCKHOLM: &str = "[organisation]\nname = \"Stockholms stad\"\nweak_aliases = [\"staden\"]\n";
const FIRST: &str =
    "[organisation]\nname = \"Stockholms stad\"\nco_senders = [\"Region Stockholm\"]\n[sender]\nco_sender_rule = \"primary-first\"\n";

const MENTIONED: Message = Message {
    what: Msg::new("{organisation} nämns, men inte som avsändare.", "{organisation} is mentioned, but not as the sender."),
    why: Msg::new("Läsaren kan inte vara säker på vem som står bakom texten.", "Readers cannot be sure who stands behind the text."),
    how: Msg::new("Lägg till sist i texten: ”{line}”.", "Add at the end: “{line}”."),
};

const NOT_FIRST: Message = Message {
    what: Msg::new("{organisation} står inte först bland avsändarna.", "{organisation} is not the first of the senders."),
    why: Msg::new("Läsaren tar den som står först för den som ansvarar.", "Readers take the first one for the one responsible."),
    how: Msg::new("Skriv ”{organisation}” före de andra.", "Write “{organisation}” before the others."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if evidence::is_covered(draft, settings) {
        return;
    }
    let Some(evidence) = look_for(draft, settings, Outcome::Weak) else { return };
    let message = if evidence.co_first { &NOT_FIRST } else { &MENTIONED };
    let mut finding = Finding::fault(Level::Warning, message)
        .at(evidence.mention)
        .arg("organisation", evidence.organisation.name.as_str())
        .arg("line", insertion::line(draft, settings, &evidence));
    finding.fixes = insertion::fixes(draft, settings, &evidence);
    found.push(finding);
}
