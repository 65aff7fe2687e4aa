//! Several exclamation marks in a row: a raised voice, and in some screen readers each mark read out.

use crate::config::{Level, Settings};
use crate::draft::{Draft, MarkKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::exclaimed;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::shown::{cut, passages};

/// The rule.
pub const RULE: Rule = Rule {
    id: "text/exclamation-run",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 3.1.5"],
    sources: &["Svenska skrivregler, Isof"],
    situations: &[Situation::NoVision, Situation::Cognition],
    title: Msg::new("Flera utropstecken i rad", "Several exclamation marks in a row"),
    guide: &[
        Msg::new(
            "Ett utropstecken räcker. Flera i rad låter som ett rop, och några skärmläsare säger ”utropstecken” lika många gånger.",
            "One exclamation mark is enough. Several sound like a shout, and some screen readers say “exclamation mark” as many times.",
        ),
        Msg::new(
            "Brådskar det? Skriv det viktiga först: vad som hänt, var och vad läsaren ska göra.",
            "Is it urgent? Write what matters first: what has happened, where, and what the reader is to do.",
        ),
    ],
    rewrites: &[Rewrite::new("OBS!!! Badet är stängt i dag.", "Badet är stängt i dag.")],
    messages: &[&RUN],
    options: &[],
    yields_to: &["text/ascii-art"],
    cap: 5,
    examples: &[
        Example::text("Äntligen sommar⟦!!!⟧ Kom till parken⟦!!⟧\n").fixed("Äntligen sommar! Kom till parken!\n"),
        Example::md("Vad hände⟦?!?!⟧ Nu är det gratis⟦!!1⟧\n").fixed("Vad hände? Nu är det gratis!\n"),
        Example::html("<p>Välkommen⟦! ! !⟧</p>\n").fixed("<p>Välkommen!</p>\n"),
        Example::md("Välkommen! Kommer du?! Skriv `a != b` eller `!!värde`. ”Heja!!”, ropade alla.\n"),
        Example::html("<p>Hej!</p><blockquote><p>Tack!!</p></blockquote>\n"),
    ],
    check: Check::Draft(check),
};

const RUN: Message = Message {
    what: Msg::new("Här står ”{form}”.", "Here stands “{form}”."),
    why: Msg::new(
        "Flera utropstecken låter som ett rop. Några skärmläsare läser upp vart och ett.",
        "Several exclamation marks sound like a shout. Some screen readers read each of them.",
    ),
    how: Msg::new("Skriv ett enda: ”{proposal}”.", "Write one: “{proposal}”."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    if draft.format.is_captions() {
        return;
    }
    passages(
        draft,
        |text| memchr::memchr(b'!', text.as_bytes()).is_some(),
        |block| {
            let apart = block.covered(&[MarkKind::Code, MarkKind::Hidden, MarkKind::Quote]);
            for range in exclaimed::find(&block.text.plain) {
                let said = block.quoted || apart.meets(&range) || is_quoted(&block.text.plain[range.end..]);
                let Some(span) = block.text.span(range.clone()).filter(|_| !said) else { continue };
                let run = &block.text.plain[range.clone()];
                let plain = exclaimed::plain(run);
                let edit = block.text.edit(range.clone(), plain);
                let fix = edit.and_then(|edit| Fix::edits(Safety::Safe, Msg::new("Skriv ett tecken", "Write one mark"), [edit]));
                found.push(Finding::fault(Level::Advice, &RUN).at(span).arg("form", cut(run)).arg("proposal", plain).fix(fix));
            }
        },
    );
}

/// Whether somebody else's words end here.
fn is_quoted(rest: &str) -> bool {
    rest.starts_with(['”', '’', '»', '"'])
}
