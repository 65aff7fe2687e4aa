//! Several passive verbs in one sentence, with nobody who does what they say.

use std::cmp::Reverse;

use crate::config::{Level, Settings, TextType};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::doers::{Passives, Sentence};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/stacked-passives",
    levels: &[Level::Advice, Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Klarspråkshjälpen, Isof"],
    situations: &[Situation::Cognition, Situation::Everybody],
    title: Msg::new("Flera passiva verb i en mening", "Several passive verbs in one sentence"),
    guide: &[
        Msg::new(
            "Ett passivt verb går bra att läsa. När flera står i samma mening måste läsaren gissa vem som gör vad, och det kan vara olika personer: ”Ansökan skickas in, granskas och beslutas” är tre saker som kanske tre personer gör.",
            "One passive verb reads well. With several in a sentence, readers must guess who does what, and it may be different people each time.",
        ),
        Msg::new(
            "Skriv ut vem: ”Du skickar in ansökan. Vi granskar den, och nämnden beslutar.” Blir meningen lång får den bli två.",
            "Say who: “You send the application. We go through it, and the board decides.” If the sentence grows long, let it be two.",
        ),
        Msg::new(
            "Låt den stå om en maskin gör allt och läsaren inte behöver bry sig, eller om det är ett beslut där formen är bestämd.",
            "Leave it where a machine does all of it and readers need not care, or in a decision whose form is fixed.",
        ),
    ],
    rewrites: &[
        Rewrite::new(
            "Ansökan skickas in på webben, registreras samma dag och granskas inom en vecka.",
            "Skicka in din ansökan på webben. Vi registrerar den samma dag och läser den inom en vecka.",
        ),
        Rewrite::new(
            "Platserna fördelas i turordning, och avgiften betalas i förväg och lämnas inte tillbaka.",
            "Vi fördelar platserna i turordning. Du betalar avgiften i förväg och får inte tillbaka den.",
        ),
    ],
    messages: &[&IN_SENTENCE],
    options: &[],
    yields_to: &[],
    cap: 5,
    examples: &[
        Example::md("⟦Ansökan skickas in på webben, registreras samma dag och granskas i maj.⟧\n"),
        Example::html("<p>Välkommen! ⟦Platserna fördelas, avgiften betalas i förväg och nyckeln lämnas ut.⟧</p>"),
        Example::text("Kanal: facebook\n\n⟦Platserna fördelas i turordning och avgiften betalas i förväg.⟧\n"),
        Example::md("⟦Platserna fördelas i turordning och avgiften betalas i förväg.⟧\n").with("text_type = \"lättläst\"\n"),
        Example::md("⟦Platserna ska fördelas i turordning och avgiften betalas i förväg.⟧\n"),
        Example::md("Platserna fördelas i turordning och avgiften betalas i förväg.\n"),
        Example::md("Ansökan prövas av nämnden, granskas av ett ombud och beslutas av chefen.\n"),
        Example::md("Det krävs en ansökan, det behövs två intyg och det kallas prövning.\n"),
        Example::md("Annas och medias insats längs vägen finns kvar, och vi hjälps åt, trivs och ses.\n"),
        Example::html("<blockquote><p>Platserna fördelas, avgiften betalas i förväg och nyckeln lämnas ut.</p></blockquote>"),
        Example::md("Platserna fördelas, avgiften betalas i förväg och nyckeln lämnas ut.\n").with("text_type = \"beslut\"\n"),
    ],
    check: Check::Draft(check),
};

/// A web page is told of so many, the worst.
const ON_PAGE: usize = 3;

const IN_SENTENCE: Message = Message {
    what: Msg::new("Meningen har {number} passiva verb: {verbs}.", "The sentence has {number} passive verbs: {verbs}."),
    why: Msg::new("Läsaren ser inte vem som gör vad.", "Readers cannot see who does what."),
    how: Msg::new("Skriv ut vem: ”vi …” eller ”du …”.", "Say who: “vi …” (we) or “du …” (you)."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let passives = Passives::of(draft);
    let mut worst: Vec<(usize, &Sentence<'_>)> = passives.stacked(settings).enumerate().collect();
    let level = if settings.text_type == TextType::Web { Level::Advice } else { Level::Warning };
    if level == Level::Advice {
        worst.sort_by_key(|(at, sentence)| (Reverse(sentence.hiding.len()), *at));
        worst.truncate(ON_PAGE);
        worst.sort_by_key(|(at, _)| *at);
    }
    for (_, sentence) in worst {
        found.push(
            Finding::fault(level, &IN_SENTENCE)
                .at(sentence.block.text.span(sentence.range.clone()))
                .arg("number", sentence.hiding.len())
                .arg("verbs", sentence.verbs()),
        );
    }
}
