//! A part that says it is in one language and is in another.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Arg, Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::detect::tongue::Tongue;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::passages::{mismatched, name, tag};

/// The rule.
pub const RULE: Rule = Rule {
    id: "language/part-mismatch",
    levels: &[Level::Warning, Level::Advice],
    verdicts: &[Verdict::Fault, Verdict::Review],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 3.1.2"],
    sources: &["W3C ACT de46e4", "whatlang 0.18"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Märkt med fel språk", "Marked with the wrong language"),
    guide: &[
        Msg::new(
            "Märkningen bestämmer vilken röst som läser. Svenska som är märkt som engelska läses med engelska ljud, och det låter värre än om märkningen saknas.",
            "The mark decides which voice reads. Swedish marked as English is read with English sounds, which is worse than no mark at all.",
        ),
        Msg::new(
            "Det händer oftast när en sida har översatts och mallens märkning har följt med, eller när ett stycke har kopierats från en annan sida. Ändra märkningen, eller byt ut texten om den borde vara på det språk som märkningen säger.",
            "It mostly happens when a page was translated and its template kept the mark, or when a passage was copied from another page. Change the mark, or the text where that ought to be in the language that the mark says.",
        ),
        Msg::new(
            "klart skiljer inte på språk som liknar varandra mycket, som danska och norska eller de samiska språken.",
            "klart does not tell apart languages that are close, as Danish and Norwegian, or the Sami languages among themselves.",
        ),
    ],
    rewrites: &[Rewrite::new(
        "<p lang=\"sv\">The library is open as usual, and you are welcome to borrow books or use our computers. You do not need a card.</p>",
        "<p lang=\"en\">The library is open as usual, and you are welcome to borrow books or use our computers. You do not need a card.</p>",
    )],
    messages: &[&MISMATCH, &MAYBE],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::html(
            "<p>Badet är öppet i sommar, och alla är välkomna.</p>\n⟦<p lang=\"fi\">⟧The pool is open all summer, and you do not need to book. Children under eight must be with a grown-up in the water.</p>\n",
        )
        .fixed(
            "<p>Badet är öppet i sommar, och alla är välkomna.</p>\n<p lang=\"en\">The pool is open all summer, and you do not need to book. Children under eight must be with a grown-up in the water.</p>\n",
        ),
        Example::html(
            "<p>Badet är öppet i sommar, och alla är välkomna.</p>\n⟦<section lang='sv'>⟧<h2>Opening hours</h2><p>The pool is open all summer, and you do not need to book. Children under eight must be with a grown-up in the water.</p></section>\n",
        )
        .fixed(
            "<p>Badet är öppet i sommar, och alla är välkomna.</p>\n<section lang='en'><h2>Opening hours</h2><p>The pool is open all summer, and you do not need to book. Children under eight must be with a grown-up in the water.</p></section>\n",
        ),
        Example::md(
            "Vi har en ny skylt vid ingången. På den står det: ⟦<span lang=\"fi\">⟧Your dog must be on a lead when you walk here, and you should pick up after it. Thank you for helping us to keep the park clean.</span>\n",
        )
        .fixed(
            "Vi har en ny skylt vid ingången. På den står det: <span lang=\"en\">Your dog must be on a lead when you walk here, and you should pick up after it. Thank you for helping us to keep the park clean.</span>\n",
        ),
        Example::html(
            "<p lang=\"no\">Du kan ringe oss hvis du har spørsmål. Vi hjelper deg gjerne, og det koster ikke noe.</p>\n<p lang=\"en\">Simskola i Ekvik</p>\n<p lang=\"und\">The pool is open all summer, and you do not need to book. Children under eight must be with a grown-up.</p>\n",
        ),
        Example::html(
            "<p lang=\"da\">Du kan ringe til os, hvis du har spørgsmål. Vi hjælper dig gerne, og det koster ikke noget at spørge.</p>\n<blockquote lang=\"en\">The water is clean, and you can swim there all year if you like the cold.</blockquote>\n",
        ),
    ],
    check: Check::Draft(check),
};

const MISMATCH: Message = Message {
    what: Msg::new("Texten är märkt som {declared} men är på {language}.", "The text is marked as {declared} but is in {language}."),
    why: Msg::new(
        "Talsyntesen byter röst efter märkningen och läser då med fel uttal.",
        "Speech changes its voice by the mark, and then reads with the wrong sounds.",
    ),
    how: Msg::new("Ändra märkningen, eller byt ut texten.", "Change the mark, or the text."),
};

const MAYBE: Message = Message {
    what: Msg::new("Är texten på {language}? Den är märkt som {declared}.", "Is the text in {language}? It is marked as {declared}."),
    why: MISMATCH.why,
    how: Msg::new("Ändra i så fall märkningen, eller byt ut texten.", "If so, change the mark, or the text."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for (at, passage) in mismatched(draft) {
        let declared = &draft.declared[at];
        let stated = declared.language.as_deref().unwrap_or_default();
        let words = match Tongue::of(stated).map(Tongue::names) {
            Some((sv, en)) => Arg::from(Msg { sv, en }),
            None => Arg::from(format!("”{stated}”")),
        };
        let finding = if passage.sure { Finding::fault(Level::Warning, &MISMATCH) } else { Finding::review(&MAYBE).settled_by_no() };
        let edit = tag(&passage).and_then(|tag| declared.slot.as_ref()?.edit(tag));
        let fix = Fix::edits(Safety::Suggest, Msg::new("Märk som {language}", "Mark as {language}"), edit);
        let fix = fix.map(|fix| fix.arg("language", name(&passage)));
        found.push(finding.at(declared.span).arg("declared", words).arg("language", name(&passage)).fix(fix));
    }
}
