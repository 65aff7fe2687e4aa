//! An authority, a region or a law is called by a name that it no longer has.

use crate::config::{Level, Settings};
use crate::draft::{Block, Draft, Kind, MarkKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::renamed::{self, Change, Mention};

/// The rule.
pub const RULE: Rule = Rule {
    id: "sender/outdated-name",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["C24: namn som har ändrats"],
    sources: &["corpora/lexicon/namnbyten.tsv, with the day of each change"],
    situations: &[Situation::Everybody],
    title: Msg::new("Namnet har ändrats", "The name has changed"),
    guide: &[
        Msg::new(
            "Läsaren som söker på ett gammalt namn hamnar fel, eller tror att texten är gammal. Skriv namnet som gäller i dag.",
            "Who searches for an old name ends up in the wrong place, or thinks the text is old. Write the name that holds today.",
        ),
        Msg::new(
            "Byt också länken och förkortningen. Har uppgiften flyttat till flera myndigheter skriver du den som läsaren ska vända sig till.",
            "Change the link and the abbreviation, too. Where the task has gone to several authorities, name the one readers should turn to.",
        ),
        Msg::new(
            "Behåll det gamla namnet när du berättar om tiden före bytet. Med årtalet eller ordet ”dåvarande” intill är klart tyst.",
            "Keep the old name when you tell of the time before the change. With the year or the word “dåvarande” beside it klart is silent.",
        ),
    ],
    rewrites: &[
        Rewrite::new(
            "Vill du klaga på hur vi hanterar dina uppgifter? Vänd dig till Datainspektionen.",
            "Vill du klaga på hur vi hanterar dina uppgifter? Vänd dig till Integritetsskyddsmyndigheten.",
        ),
        Rewrite::new(
            "Vi följer råden från Sveriges Kommuner och Landsting (SKL).",
            "Vi följer råden från Sveriges Kommuner och Regioner (SKR).",
        ),
    ],
    messages: &[&RENAMED],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("Du kan vända dig till ⟦Datainspektionen⟧.\n")
            .with(OWN)
            .fixed("Du kan vända dig till Integritetsskyddsmyndigheten.\n"),
        Example::text("Läs ⟦Datainspektionens⟧ råd. Frågor besvarar ⟦Datainspektionen⟧ på telefon.\n\nAvsändare: Ekviks kommun\n")
            .with(OWN)
            .fixed("Läs Integritetsskyddsmyndighetens råd. Frågor besvarar Integritetsskyddsmyndigheten på telefon.\n\nAvsändare: Ekviks kommun\n"),
        Example::html("<p>Vi följer ⟦Sveriges Kommuner och Landsting (SKL)⟧. Enligt ⟦SKL⟧ räcker det.</p>\n")
            .with(OWN)
            .fixed("<p>Vi följer Sveriges Kommuner och Regioner (SKR). Enligt SKR räcker det.</p>\n"),
        Example::md("Vi behandlar uppgifterna enligt ⟦personuppgiftslagen (1998:204)⟧.\n")
            .with(OWN)
            .fixed("Vi behandlar uppgifterna enligt dataskyddsförordningen.\n"),
        Example::md("Anmäl det till ⟦Myndigheten för samhällsskydd och beredskap⟧.\n")
            .with(OWN)
            .fixed("Anmäl det till Myndigheten för civilt försvar.\n"),
        Example::md("Vi talar med SKL i morgon och känner efter puls.\n").with(OWN),
        Example::md("År 2008 byggde Vägverket bron.\n").with(OWN),
        Example::md("Dåvarande Banverket ägde marken.\n").with(OWN),
        Example::md("Integritetsskyddsmyndigheten hette tidigare Datainspektionen.\n").with(OWN),
        Example::md("Vägverket byggde bron, och i dag sköter Trafikverket den.\n").with(OWN),
        Example::md("Boken heter ”Vägverket och folket”.\n").with(OWN),
        Example::md("Läs mer på www.datainspektionen.se och i Gotlands kommunarkiv.\n").with(OWN),
        Example::md("Du kan vända dig till Datainspektionen.\n"),
    ],
    check: Check::Draft(check),
};

const OWN: &str = "[organisation]\nname = \"Ekviks kommun\"\n[rules.\"sender/missing-sender\"]\nlevel = \"off\"\n";

const RENAMED: Message = Message {
    what: Msg::new("{old} har ersatts av {new}.", "{old} has been replaced by {new}."),
    why: Msg::new(
        "Den som söker på namnet hittar inte fram. Det slutade gälla {year}.",
        "Who searches for the name does not get there. It ceased to hold in {year}.",
    ),
    how: Msg::new("Skriv {new}, om texten inte handlar om tiden före bytet.", "Write {new}, unless the text is about the time before."),
};

const REPLACE: Msg = Msg::new("Byt till ”{new}”", "Change to “{new}”");

/// Words of others, and signs that only machines read.
const LEFT: [MarkKind; 4] = [MarkKind::Code, MarkKind::Quote, MarkKind::Foreign, MarkKind::Hidden];

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let Some(organisation) = settings.organisation.as_deref() else { return };
    let mut all: Vec<(&Block, Mention)> = Vec::new();
    for block in own_blocks(draft) {
        let mentions = renamed::mentions(block);
        if mentions.is_empty() {
            continue;
        }
        let left = block.covered(&LEFT);
        all.extend(mentions.into_iter().filter(|mention| !left.meets(&mention.range)).map(|mention| (block, mention)));
    }
    let mut seen: Vec<&Change> = Vec::new();
    for (_, mention) in &all {
        if !seen.contains(&mention.change) {
            seen.push(mention.change);
        }
    }
    for change in seen {
        let own = organisation.names().chain(organisation.units.iter().map(String::as_str)).any(|name| name == change.old);
        let mut here: Vec<&(&Block, Mention)> = all.iter().filter(|(_, mention)| mention.change == change).collect();
        if own || here.iter().any(|(_, mention)| mention.historical) {
            continue;
        }
        let more = shortened(draft, change, &here);
        here.extend(&more);
        here.sort_by_key(|(block, mention)| (block.span, mention.range.start));
        found.push(finding(change, &here));
    }
}

/// The blocks in which names are looked for: what the writer has written.
fn own_blocks(draft: &Draft) -> impl Iterator<Item = &Block> {
    draft.visible().filter(|block| !block.quoted && block.kind != Kind::Control)
}

/// The places where only the abbreviation stands.
fn shortened<'a>(draft: &'a Draft, change: &'static Change, full: &[&(&'a Block, Mention)]) -> Vec<(&'a Block, Mention)> {
    let said = |block: &Block, mention: &Mention| {
        full.iter().any(|(other, name)| std::ptr::eq(*other, block) && name.range.contains(&mention.range.start))
    };
    let all = own_blocks(draft).flat_map(|block| renamed::shortened(block, change).into_iter().map(move |mention| (block, mention)));
    all.filter(|(block, mention)| !said(block, mention) && !block.covered(&LEFT).meets(&mention.range)).collect()
}

/// One finding for all places of a name, and one fix.
fn finding(change: &Change, here: &[&(&Block, Mention)]) -> Finding {
    let mut finding =
        Finding::fault(Level::Warning, &RENAMED).arg("old", change.old).arg("new", change.new).arg("year", change.year() as usize);
    let mut edits = Vec::new();
    for (block, mention) in here {
        let span = block.text.span(mention.range.clone());
        if finding.span.is_none() {
            finding.span = span;
        } else {
            finding = finding.also(span);
        }
        edits.extend(block.text.edit(mention.range.clone(), &mention.now));
    }
    let whole = edits.len() == here.len();
    finding.fixes.extend(Fix::edits(Safety::Suggest, REPLACE, edits).filter(|_| whole).map(|fix| fix.arg("new", change.new)));
    finding
}
