//! What a word processor left when text was pasted: one finding a draft, one fix for all of it.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/pasted-markup",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &[],
    sources: &["Microsoft Office HTML and XML Reference"],
    situations: &[Situation::Everybody],
    title: Msg::new("Rester från ett ordbehandlingsprogram", "Remains of a word processor"),
    guide: &[
        Msg::new(
            "Text som klistras in från Word eller Google Docs tar med sig kod som ingen ser. Den kan ge fel typsnitt, fel språk och tomma stycken, och den gör sidan tyngre.",
            "Text pasted from Word or Google Docs brings code that nobody sees. It may give the wrong font, the wrong language and empty paragraphs, and it makes the page heavier.",
        ),
        Msg::new(
            "Klistra in utan format, ofta med Ctrl+Skift+V, och sätt rubriker och listor i verktyget där texten ska stå.",
            "Paste without format, often with Ctrl+Shift+V, and make headings and lists in the tool where the text is to stand.",
        ),
    ],
    rewrites: &[],
    messages: &[&REMAINS],
    options: &[],
    yields_to: &[],
    cap: 1,
    examples: &[
        Example::html("<p ⟦class=\"MsoNormal\"⟧ ⟦style=\"color:red; mso-fareast-language:SV\"⟧>Badet öppnar.⟦<o:p></o:p>⟧</p>\n")
            .fixed("<p style=\"color:red\">Badet öppnar.</p>\n"),
        Example::html("<b ⟦id=\"docs-internal-guid-1a2b\"⟧ style=\"font-weight:normal\"><p>Badet ⟦<font>öppnar</font>⟧.⟦<span></span>⟧</p></b>⟦<!--EndFragment-->⟧\n")
            .fixed("<b style=\"font-weight:normal\"><p>Badet öppnar.</p></b>\n"),
        Example::md("Badet <b ⟦class=\"MsoNormal\"⟧>öppnar</b> i dag.\n").fixed("Badet <b>öppnar</b> i dag.\n"),
        Example::html("<style>.MsoNormal { margin: 0 }</style><p ⟦class=\"MsoNormal\"⟧>Badet öppnar.</p>\n"),
        Example::html("<p>Badet öppnar i dag.</p>\n"),
        Example::html("<button><span></span><span></span><span></span></button><p>Badet <span class=\"ikon\"></span><span></span>öppnar.</p>\n"),
        Example::html("<!--[if mso]><table><tr><td><![endif]--><p style=\"mso-line-height-rule:exactly\">Badet öppnar.</p>\n"),
        Example::md("Vi använder Ekvik.<span></span>se, Visby.<span></span>se och Kista.<span></span>se.\n"),
        Example::md("Vi skrev om mso- och MsoNormal i `<o:p>` i går.\n"),
    ],
    check: Check::Draft(check),
};

const REMAINS: Message = Message {
    what: Msg::new("Koden har {count} rester från ett ordbehandlingsprogram.", "The code has {count} remains of a word processor."),
    why: Msg::new(
        "De kan ge fel typsnitt och tomma stycken, och säger läsaren ingenting.",
        "They may give wrong fonts and empty paragraphs, and say nothing to readers.",
    ),
    how: Msg::new("Ta bort dem, och klistra in utan format nästa gång.", "Remove them, and paste without format next time."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let edits = draft.residue.iter().flat_map(|residue| residue.edits.iter().cloned());
    let fix = Fix::edits(Safety::Safe, Msg::new("Ta bort resterna", "Remove the remains"), edits);
    let finding = Finding::fault(Level::Advice, &REMAINS).arg("count", draft.residue.len()).fix(fix);
    found.extend(finding.everywhere(draft.residue.iter().map(|residue| residue.span)));
}
