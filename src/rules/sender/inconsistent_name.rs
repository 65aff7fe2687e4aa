//! The organisation's own name, spelled in another way than the organisation has said.

use crate::account::Account;
use crate::config::{Form, Key, Level, Organisation, Settings};
use crate::draft::{Block, Draft, Kind, MarkKind};
use crate::finding::{Arg, Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::history::Past;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::spelling::{Pattern, Spelled};
use crate::config::names::Who;

/// The rule.
pub const RULE: Rule = Rule {
    id: "sender/inconsistent-name",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["C07: samma namn överallt"],
    sources: &["name strategies of Swedish municipalities and regions: one name, spelled in one way"],
    situations: &[Situation::Everybody],
    title: Msg::new("Organisationens namn stavas olika", "The organisation's name is spelled in several ways"),
    guide: &[
        Msg::new(
            "Ett namn som ser likadant ut överallt är lätt att känna igen, att söka på och att lita på. Ett namn i flera former väcker frågan om det är samma avsändare.",
            "A name that looks the same everywhere is easy to recognise, to search for and to trust. Several forms make readers wonder whether it is the same sender.",
        ),
        Msg::new(
            "Skriv namnet som i er namnstrategi, med samma små och stora bokstäver: ”Stockholms stad”, inte ”Stockholm stad” eller ”Stockholms Stad”.",
            "Write the name as your name strategy says, with the same capitals: “Stockholms stad”, neither “Stockholm stad” nor “Stockholms Stad”.",
        ),
        Msg::new(
            "Citat, adresser och kontonamn lämnar klart i fred. Ska en annan form få stå skriver du den i klart.toml, under regeln och allow.",
            "Quotations, addresses and account names are left alone. List a form that may stay in klart.toml, under the rule and allow.",
        ),
    ],
    rewrites: &[Rewrite::new("Vi på Ekvik Kommun öppnar badet.", "Vi på Ekviks kommun öppnar badet.")],
    messages: &[&SPELLED, &SEVERAL],
    options: &[Key::new("allow", Form::Texts, "Andra skrivsätt som får stå.")],
    yields_to: &[],
    cap: 5,
    examples: &[
        Example::text("⟦Region gotland⟧ öppnar badet.\n\nAvsändare: Region Gotland\n")
            .with(GOTLAND)
            .fixed("Region Gotland öppnar badet.\n\nAvsändare: Region Gotland\n"),
        Example::md("Vi på ⟦Stockholm stad⟧ bygger. ⟦Stockholm stad⟧s planer är klara, och ⟦Stockholms Stad⟧ börjar.\n")
            .with(STOCKHOLM)
            .fixed("Vi på Stockholms stad bygger. Stockholms stads planer är klara, och Stockholms stad börjar.\n"),
        Example::html("<p>⟦Region·Gotland⟧ öppnar badet.</p>\n<footer>Region Gotland</footer>\n")
            .with(GOTLAND)
            .fixed("<p>Region Gotland öppnar badet.</p>\n<footer>Region Gotland</footer>\n"),
        Example::text("I ⟦göteborgs stad⟧ finns parker.\n\nAvsändare: Göteborgs Stad\n")
            .with("[organisation]\nname = \"Göteborgs Stad\"\n")
            .fixed("I Göteborgs Stad finns parker.\n\nAvsändare: Göteborgs Stad\n"),
        Example::text("Välkommen till Stockholms stads parker och Stockholms stadsbibliotek.\n\n/Stockholms stad\n").with(STOCKHOLM),
        Example::text("Stockholm, stad i Sverige, och Stockholms Stads Brandkontor.\n\n/Stockholms stad\n").with(STOCKHOLM),
        Example::text("AVSÄNDARE: STOCKHOLMS STAD\n").with(STOCKHOLM),
        Example::md("Skylten säger ”Stockholm stad”. Följ @stockholmsstad och #stockholmstad.\n\n/Stockholms stad\n").with(STOCKHOLM),
        Example::md("Läs på [webben](https://exempel.se/stockholm-stad) och `stockholm stad`.\n\n/Stockholms stad\n").with(STOCKHOLM),
        Example::text("Vi på Stockholm stad bygger.\n")
            .with("[organisation]\nname = \"Stockholms stad\"\naliases = [\"Stockholm stad\"]\n[rules.\"sender/inconsistent-name\"]\nallow = [\"Stockholm stad\"]\n"),
        Example::text("Region gotland öppnar badet.\n"),
        Example::past("2026-11-02 Region Gotland öppnar badet.\n2026-11-03 Vi på region Gotland bygger.\n").with(GOTLAND).whole(),
        Example::past("2026-11-02 Region Gotland öppnar badet.\n2026-11-03 Vi på Region Gotland bygger.\n").with(GOTLAND),
    ],
    check: Check::DraftAndPast(check, past),
};

const GOTLAND: &str = "[organisation]\nname = \"Region Gotland\"\n";
const STOCKHOLM: &str = "[organisation]\nname = \"Stockholms stad\"\naliases = [\"Stockholm stad\"]\n";

const SPELLED: Message = Message {
    what: Msg::new("Namnet är skrivet ”{said}”.", "The name is written “{said}”."),
    why: Msg::new(
        "Läsaren känner igen er på att namnet ser likadant ut överallt.",
        "Readers recognise you by a name that looks the same everywhere.",
    ),
    how: Msg::new("Skriv ”{name}”.", "Write “{name}”."),
};

const SEVERAL: Message = Message {
    what: Msg::new("Kontots inlägg skriver namnet på {forms} sätt.", "The account’s posts spell the name in {forms} ways."),
    why: Msg::new("Så står det: {told}.", "As written: {told}."),
    how: Msg::new("Skriv ”{name}” överallt.", "Write “{name}” everywhere."),
};

const RESPELL: Msg = Msg::new("Skriv ”{name}”", "Write “{name}”");

/// Words of others, and signs that only machines read.
const LEFT: [MarkKind; 4] = [MarkKind::Code, MarkKind::Quote, MarkKind::Foreign, MarkKind::Hidden];

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let Some(organisation) = settings.organisation.as_deref() else { return };
    let Some(pattern) = Pattern::of(&organisation.name) else { return };
    let mut all: Vec<(&Block, Spelled)> = Vec::new();
    for block in draft.visible().filter(|block| !block.quoted && block.kind != Kind::Control) {
        let spelled = pattern.others(&block.text.plain, block.prose.lower());
        if !spelled.is_empty() {
            all.extend(kept(block, spelled, settings).into_iter().map(|spelled| (block, spelled)));
        }
    }
    let mut seen: Vec<&str> = Vec::new();
    for (block, spelled) in &all {
        let said = &block.text.plain[spelled.name.clone()];
        if !seen.contains(&said) {
            seen.push(said);
            found.push(finding(said, organisation, all.iter().filter(|(block, other)| &block.text.plain[other.name.clone()] == said)));
        }
    }
}

/// The forms of the organisation's name that a post uses, each once: its own first, then others as written.
pub fn spelled(draft: &Draft, settings: &Settings) -> Vec<String> {
    let Some(organisation) = settings.organisation.as_deref() else { return Vec::new() };
    let Some(pattern) = Pattern::of(&organisation.name) else { return Vec::new() };
    let mut forms: Vec<String> = Vec::new();
    for block in draft.visible().filter(|block| !block.quoted && block.kind != Kind::Control) {
        let (plain, lower) = (block.text.plain.as_str(), block.prose.lower());
        if !pattern.may_stand_in(lower) {
            continue;
        }
        let own = settings.names.find(lower).iter().any(|hit| hit.who == Who::Own && plain[hit.start..].starts_with(&organisation.name));
        if own && forms.first().is_none_or(|first| *first != organisation.name) {
            forms.insert(0, organisation.name.clone());
        }
        for other in kept(block, pattern.others(plain, lower), settings) {
            let said = &plain[other.name];
            if !forms.iter().any(|form| form == said) {
                forms.push(said.to_owned());
            }
        }
    }
    forms
}

fn past(past: &Past, _: &Account, settings: &Settings, found: &mut Findings) {
    /// So many forms are told.
    const TOLD: usize = 4;
    let Some(organisation) = settings.organisation.as_deref() else { return };
    let allowed = settings.list(RULE.id, "allow");
    let mut forms: Vec<(&String, u32)> =
        past.spelled.iter().filter(|(form, _)| !allowed.contains(form)).map(|(form, posts)| (form, *posts)).collect();
    if forms.len() < 2 {
        return;
    }
    forms.sort_by_key(|(_, posts)| std::cmp::Reverse(*posts));
    let told = |open: char| forms.iter().take(TOLD).map(|(form, posts)| format!("{open}{form}” ({posts})")).collect::<Vec<_>>().join(", ");
    let finding = Finding::fault(Level::Advice, &SEVERAL).demanded("C07", "organisation").arg("forms", forms.len());
    found.push(finding.arg("told", Arg::Both(told('”').into(), told('“').into())).arg("name", organisation.name.as_str()));
}

/// Those that are the writer's own, no part of another name, and not allowed.
fn kept(block: &Block, spelled: Vec<Spelled>, settings: &Settings) -> Vec<Spelled> {
    let left = block.covered(&LEFT);
    let longer = settings.names.find(block.prose.lower());
    let tokens = block.prose.tokens();
    let own = |spelled: &Spelled| {
        let name = &spelled.name;
        let first = tokens.partition_point(|token| token.end as usize <= name.start);
        let borrowed = tokens.get(first).is_some_and(|token| token.borrowed);
        let inside = |start: usize, end: usize| start <= name.start && name.end <= end && end - start > name.len();
        let other = longer.iter().any(|hit| matches!(hit.who, Who::Unit(_) | Who::Co(_)) && inside(hit.start, hit.end));
        let allowed = settings.list(RULE.id, "allow").iter().any(|allowed| *allowed == block.text.plain[name.clone()]);
        !borrowed && !other && !allowed && !left.meets(name)
    };
    spelled.into_iter().filter(own).collect()
}

/// One finding for all places of a spelling, and one fix.
fn finding<'a>(said: &str, organisation: &Organisation, places: impl Iterator<Item = &'a (&'a Block, Spelled)>) -> Finding {
    let mut finding = Finding::fault(Level::Advice, &SPELLED).arg("said", said).arg("name", organisation.name.as_str());
    let (mut edits, mut count) = (Vec::new(), 0);
    for (block, spelled) in places {
        let span = block.text.span(spelled.name.clone());
        if finding.span.is_none() {
            finding.span = span;
        } else {
            finding = finding.also(span);
        }
        edits.extend(block.text.edit(spelled.name.clone(), &organisation.name));
        count += 1;
    }
    // A spelling that the organisation itself takes for its name is changed only when somebody says so.
    let safety = if organisation.aliases.iter().any(|alias| alias == said) { Safety::Suggest } else { Safety::Safe };
    let whole = edits.len() == count;
    let fix = Fix::edits(safety, RESPELL, edits).filter(|_| whole);
    finding.fix(fix.map(|fix| fix.arg("name", organisation.name.as_str())))
}
