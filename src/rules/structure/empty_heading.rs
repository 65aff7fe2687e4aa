//! A heading without words: those who move from heading to heading land on nothing.

use crate::config::{Level, Settings};
use crate::draft::{Block, Draft, Kind, MarkKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::{Edit, Span};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/empty-heading",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 1.3.1", "WCAG 2.4.6"],
    sources: &["W3C ACT ffd0e9"],
    situations: &[Situation::NoVision, Situation::LimitedVision],
    title: Msg::new("Tom rubrik", "Empty heading"),
    guide: &[
        Msg::new(
            "En tom rubrik syns knappt, men den läses upp som ”rubrik nivå 2” och inget mer. Den blir ofta kvar när någon suddar texten eller trycker Retur en gång för mycket.",
            "An empty heading hardly shows, but it is read aloud as “heading level 2” and nothing more. It is often left when somebody deletes the words or presses Enter once too often.",
        ),
        Msg::new(
            "Ta bort den. Avstånd gör du med mallens stilar, inte med tomma rubriker.",
            "Remove it. Make distance with the template’s styles, not with empty headings.",
        ),
    ],
    rewrites: &[],
    messages: &[&EMPTY],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::html("<h1>Badet</h1>⟦<h2>&nbsp;</h2>⟧<p>Öppet i dag.</p>\n").fixed("<h1>Badet</h1><p>Öppet i dag.</p>\n"),
        Example::html("<p>Nytt.</p>⟦<div role=\"heading\" aria-level=\"2\"></div>⟧<p>Öppet i dag.</p>\n")
            .fixed("<p>Nytt.</p><p>Öppet i dag.</p>\n"),
        Example::html("⟦<h2><span aria-hidden=\"true\">Badet</span></h2>⟧<p>Öppet i dag.</p>\n"),
        Example::html(
            "<h2><?php rubrik(); ?></h2><h2 v-text=\"rubrik\"></h2><p>Öppet i dag.</p>⟦<h2><!-- rubrik --></h2>⟧<p>Stängt.</p>\n",
        )
        .fixed("<h2><?php rubrik(); ?></h2><h2 v-text=\"rubrik\"></h2><p>Öppet i dag.</p><p>Stängt.</p>\n"),
        Example::html("<h2><span aria-hidden=\"true\">★</span> Badet</h2><p>Öppet i dag.</p>\n"),
        Example::md("# Badet\n\n⟦##⟧\n\nÖppet i dag.\n").fixed("# Badet\n\n\n\nÖppet i dag.\n"),
        Example::html("⟦<h2>&#xe001;</h2>⟧<p>Öppet i dag.</p><h3 role=\"presentation\"></h3>\n"),
        Example::md("# Badet\n\n## Öppettider\n\nÖppet i dag.\n"),
        Example::html(
            "<h1><img src=\"logo.png\" alt=\"Ekviks kommun\"></h1><h2 aria-hidden=\"true\"></h2><h2 style=\"display:none\"></h2><p>Öppet i dag.</p>\n",
        ),
    ],
    check: Check::Draft(check),
};

const EMPTY: Message = Message {
    what: Msg::new("Rubriken är tom.", "The heading is empty."),
    why: Msg::new(
        "Den som hoppar mellan rubrikerna hamnar på en rubrik utan ord.",
        "Whoever moves from heading to heading lands on one without words.",
    ),
    how: Msg::new("Ta bort rubriken, eller skriv vad avsnittet handlar om.", "Remove the heading, or write what the section is about."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for block in draft.blocks.iter().filter(|block| matches!(block.kind, Kind::Heading(_)) && !block.hidden && is_nameless(block)) {
        if is_unknown(draft, block) {
            continue;
        }
        let fix = holds_nothing(draft, block).then(|| Edit { span: block.span, text: String::new() });
        let fix = Fix::edits(Safety::Safe, Msg::new("Ta bort den tomma rubriken", "Remove the empty heading"), fix);
        found.push(Finding::fault(Level::Error, &EMPTY).at(block.span).fix(fix));
    }
}

/// Whether a template writes the words, so that they are not seen here. Headings stand in the order of the draft.
fn is_unknown(draft: &Draft, block: &Block) -> bool {
    let place = |span: Span| (span.part, span.start);
    let at = draft.headings.partition_point(|heading| place(heading.span) < place(block.span));
    draft.headings.get(at).is_some_and(|heading| heading.unknown && heading.span == block.span)
}

fn is_nameless(block: &Block) -> bool {
    block.name.as_deref().map_or_else(|| nothing_heard(block), |name| name.trim().is_empty())
}

/// Whether all words of the block are kept from those who listen.
fn nothing_heard(block: &Block) -> bool {
    let mut at = 0;
    for mark in block.marks.iter().filter(|mark| mark.kind == MarkKind::Hidden) {
        let (start, end) = (mark.range.start as usize, mark.range.end as usize);
        if block.text.plain.get(at..start).is_some_and(says) {
            return false;
        }
        at = at.max(end);
    }
    block.text.plain.get(at..).is_none_or(|heard| !says(heard))
}

/// Whether anything is heard of a text: blanks and icons in places of private use are silent.
fn says(text: &str) -> bool {
    text.chars().any(|sign| !(sign.is_whitespace() || matches!(sign, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')))
}

/// Whether nothing that can be seen would be lost with the heading.
fn holds_nothing(draft: &Draft, block: &Block) -> bool {
    let free = |next: Option<Span>| next.is_none_or(|span| !block.span.contains(span));
    let before = |span: Span| (span.part, span.start) < (block.span.part, block.span.start);
    let picture = draft.images.partition_point(|image| before(image.span));
    let film = draft.media.partition_point(|medium| before(medium.span));
    let link = draft.links.partition_point(|link| before(link.span));
    let pictures = free(draft.images.get(picture).map(|image| image.span));
    let films = free(draft.media.get(film).map(|medium| medium.span));
    block.text.is_blank() && pictures && films && free(draft.links.get(link).map(|link| link.span))
}
