//! A question of the checklist that nobody has answered, where the organisation demands an answer.

use crate::config::{Form, Key, Level, Settings};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule; `check` raises it, since only the checklist knows what a draft raises.
pub const RULE: Rule = Rule {
    id: "draft/unanswered-checklist",
    levels: &[Level::Error, Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Template),
    default_on: true,
    refs: &[],
    sources: &["Policy för Stockholms stads konton i sociala medier (2020)"],
    situations: &[Situation::Everybody],
    title: Msg::new("Obligatorisk fråga utan svar", "Required question without an answer"),
    guide: &[
        Msg::new(
            "En maskin kan inte veta om alla på bilden har sagt ja. Därför frågar klart, och organisationen bestämmer vilka frågor som måste ha ett svar innan texten publiceras. Det står i klart.toml, under [checklist] och require.",
            "A machine cannot know whether everybody in the picture has said yes. So klart asks, and the organisation decides which questions must have an answer before the text is published. That stands in klart.toml, under [checklist] and require.",
        ),
        Msg::new(
            "Frågan gäller bara utkast som den passar på: en text utan bild får aldrig frågan om samtycke. Svaret följer med utkastet, så du svarar en gång.",
            "The question concerns only drafts that it fits: a text without a picture never gets the question of consent. The answer goes with the draft, so you answer once.",
        ),
        Msg::new(
            "Svaren ”nej” och ”vet inte” räknas inte, för då finns något kvar att göra. Gör det, och svara sedan. Passar varken ja eller nej skriver du med egna ord.",
            "The answers “no” and “I do not know” do not count, because then something is left to do. Do it, and answer then. Where neither yes nor no fits, write in your own words.",
        ),
    ],
    rewrites: &[],
    messages: &[&ONE, &SEVERAL, &REMINDER],
    options: &[Key::new("all", Form::Flag, "Påminn också om frågor som ni inte kräver svar på.")],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("# Simskolan\n\n![Två barn på en brygga](brygga.jpg)\n").whole().with("[checklist]\nrequire = [\"M-SAMTYCKE\"]\n"),
        Example::html("<p>Badet öppnar på lördag.</p>\n").whole().with("[checklist]\nrequire = [\"M-SEKRETESS\", \"M-SAKLIGHET\"]\n"),
        Example::md(
            "---\nklart:\n  answers: [{ask: M-SAMTYCKE, answer: nej}]\n---\n\n# Simskolan\n\n![Två barn på en brygga](brygga.jpg)\n",
        )
        .whole()
        .with("[checklist]\nrequire = [\"M-SAMTYCKE\"]\n"),
        Example::md(
            "---\nklart:\n  answers: [{ask: M-SAMTYCKE, answer: ja, by: AB}]\n---\n\n# Simskolan\n\n![Två barn på en brygga](brygga.jpg)\n",
        )
        .with("[checklist]\nrequire = [\"M-SAMTYCKE\"]\n"),
        Example::md("# Simskolan\n\n![En tom brygga vid havet](brygga.jpg)\n").with("[checklist]\nrequire = [\"M-SAMTYCKE\"]\n"),
        Example::md("# Simskolan\n\n![Två barn på en brygga](brygga.jpg)\n"),
        Example::md("# Simskolan\n\n![Två barn på en brygga](brygga.jpg)\n")
            .whole()
            .with("[rules.\"draft/unanswered-checklist\"]\nall = true\n"),
    ],
    check: Check::House,
};

const ONE: Message = Message {
    what: Msg::new("Frågan {lines} har inget svar.", "The question {lines} has no answer."),
    why: Msg::new(
        "Er organisation kräver ett svar innan texten publiceras.",
        "Your organisation demands an answer before the text is published.",
    ),
    how: Msg::new(
        "{first} Svara med klart review, eller i utkastets inledning.",
        "{first} Answer with klart review, or in the draft's front matter.",
    ),
};

const SEVERAL: Message = Message {
    what: Msg::new("{number} frågor har inget svar: {lines}.", "{number} questions have no answer: {lines}."),
    why: Msg::new(
        "Er organisation kräver svar innan texten publiceras.",
        "Your organisation demands answers before the text is published.",
    ),
    how: Msg::new("Svara med klart review, eller i utkastets inledning.", "Answer with klart review, or in the draft's front matter."),
};

const REMINDER: Message = Message {
    what: Msg::new("Checklistan är inte klar: {lines}.", "The checklist is not done: {lines}."),
    why: Msg::new("Frågorna handlar om det som ingen maskin kan avgöra.", "The questions are about what no machine can decide."),
    how: Msg::new("Svara med klart review, eller i utkastets inledning.", "Answer with klart review, or in the draft's front matter."),
};

/// Whether lines that nobody demands are told of too.
pub(crate) fn reminds(settings: &Settings) -> bool {
    settings.flag(RULE.id, "all", false)
}

/// Says which lines have no answer: their ids, and the first one's question. `fix` is where the answers are to be written.
pub(crate) fn say(ids: &[&'static str], first: Msg, demanded: bool, fix: Fix, found: &mut Findings) {
    let (level, message) = match (demanded, ids.len()) {
        (false, _) => (Level::Advice, &REMINDER),
        (true, 1) => (Level::Error, &ONE),
        (true, _) => (Level::Error, &SEVERAL),
    };
    let finding = Finding::fault(level, message).arg("lines", ids.join(", ")).arg("number", ids.len()).arg("first", first);
    found.push(finding.fix(fix));
}
