//! Lines that begin with a sign or a number and are no list.
//!
//! A line that begins with a dash may be speech: then it is left alone (precision/PRECISION.md 6.1 and 6.2).

use crate::config::{Level, Settings, TextType};
use crate::draft::{Draft, Paragraph};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::{Edit, Span};

use super::list_lines::{Row, Sign, rows};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/fake-list",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 1.3.1"],
    sources: &["WCAG technique H48", "WCAG failure F2", "Sa11y"],
    situations: &[Situation::NoVision, Situation::Cognition],
    title: Msg::new("Lista som bara ser ut som en lista", "List that only looks like a list"),
    guide: &[
        Msg::new(
            "En riktig lista talar om för den som lyssnar hur många punkter som kommer, och låter den hoppa förbi dem. Rader med streck eller siffror gör inget av det.",
            "A real list tells those who listen how many items come, and lets them pass by. Lines with dashes or figures do neither.",
        ),
        Msg::new(
            "Markera raderna och välj punktlista i verktyget. Välj numrerad lista när ordningen spelar roll, som steg i en instruktion.",
            "Mark the lines and choose a bulleted list in your tool. Choose a numbered list when the order matters, as for steps.",
        ),
        Msg::new("Repliker som börjar med talstreck (–) är ingen lista.", "Lines of speech that begin with a dash (–) are no list."),
    ],
    rewrites: &[],
    messages: &[&BULLETS, &NUMBERS],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::html("<p>Så här gör du:</p>⟦<p>- Ta med badkläder</p>\n<p>- Ta med <b>handduk</b></p>\n<p>- Ta med hänglås</p>⟧\n")
            .fixed("<p>Så här gör du:</p><ul><li>Ta med badkläder</li>\n<li>Ta med <b>handduk</b></li>\n<li>Ta med hänglås</li></ul>\n"),
        Example::html("<p class=\"steg\">⟦1) Logga in<br>2) Välj tid<br />3) Betala⟧</p>\n")
            .fixed("<ol class=\"steg\"><li>Logga in</li><li>Välj tid</li><li>Betala</li></ol>\n"),
        Example::html("<p>Ta med:<br>⟦• badkläder<br>• handduk⟧<br>Välkommen.</p>\n")
            .fixed("<p>Ta med:</p><ul><li>badkläder</li><li>handduk</li></ul><p>Välkommen.</p>\n"),
        Example::html("<div>Ta med:<br>⟦&bull;&nbsp;badkläder<br>&bull;&nbsp;handduk⟧</div>\n")
            .fixed("<div>Ta med:<ul><li>badkläder</li><li>handduk</li></ul></div>\n"),
        Example::md("Ta med:\n⟦• badkläder\n• *handduk⟧*\n").fixed("Ta med:\n- badkläder\n- *handduk*\n"),
        Example::md("⟦● badkläder\n\n● handduk⟧\n").fixed("- badkläder\n\n- handduk\n"),
        Example::html("⟦<p>\u{F0B7}&nbsp;Badkläder</p>\n<p>\u{F0B7}&nbsp;Handduk</p>⟧\n")
            .fixed("<ul><li>Badkläder</li>\n<li>Handduk</li></ul>\n"),
        Example::html(
            "<p>⟦– Ta med badkläder<br>– Ta med handduk<br>– Ta med lås⟧</p>\n<p>– Hej där<br>– Kom in, säger hon<br>– Tack</p>\n",
        )
        .fixed(
            "<ul><li>Ta med badkläder</li><li>Ta med handduk</li><li>Ta med lås</li></ul>\n<p>– Hej där<br>– Kom in, säger hon<br>– Tack</p>\n",
        ),
        Example::html("<p>⟦- badkläder<b><br></b>- handduk<br><br>- lås⟧</p>\n"),
        Example::html("<table><tr><td>⟦- badkläder<br>- handduk<br>- lås⟧</td></tr></table>\n"),
        Example::html("<p>– Vi är jätteglada, säger badchefen.</p><p>– Nu börjar vi, säger hon.</p><p>– Äntligen!</p>\n"),
        Example::html("<p>- Hur gick det?</p><p>- Det gick bra.</p><p>- Vi är glada, säger hon.</p>\n"),
        Example::html("<p>2024 blev ett bra år.</p><p>2025 blir bättre.</p><p>1. maj firar vi.</p><p>* exklusive moms</p>\n"),
        Example::md("- badkläder\n- handduk\n\n1) Logga in\n2) Betala\n\n– Välkommen, säger badchefen.\n\n– Tack.\n"),
    ],
    check: Check::Draft(check),
};

const WHY: Msg = Msg::new(
    "Den som lyssnar hör inte att det är en lista, eller hur lång den är.",
    "Whoever listens does not hear that it is a list, or how long it is.",
);
const BULLETS: Message = Message {
    what: Msg::new("{count} rader börjar med ”{sign}” men är ingen lista.", "{count} lines begin with “{sign}” but are no list."),
    why: WHY,
    how: Msg::new("Gör raderna till en punktlista.", "Make the lines a bulleted list."),
};
const NUMBERS: Message = Message {
    what: Msg::new("{count} rader är numrerade för hand och är ingen lista.", "{count} lines are numbered by hand and are no list."),
    why: WHY,
    how: Msg::new("Gör raderna till en numrerad lista.", "Make the lines a numbered list."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    // A post holds no lists.
    if settings.text_type == TextType::Social {
        return;
    }
    for row in rows(draft) {
        let (Some(first), Some(last)) = (row.lines.first(), row.lines.last()) else { continue };
        let (from, to) = if row.is_across() { (first.block.span, last.block.span) } else { (first.span(), last.span()) };
        let (message, sign) = match first.sign {
            Sign::Number(_) => (&NUMBERS, String::new()),
            Sign::Bullet(sign) => (&BULLETS, sign.to_string()),
        };
        let title = Msg::new("Gör till en lista", "Make it a list");
        let fix = edits(draft, &row).and_then(|edits| Fix::edits(Safety::Safe, title, edits));
        found.push(Finding::fault(Level::Warning, message).at(from.to(to)).arg("count", row.lines.len()).arg("sign", sign).fix(fix));
    }
}

/// What makes the lines a list, every other byte left as it is.
fn edits(draft: &Draft, row: &Row<'_>) -> Option<Vec<Edit>> {
    let block = row.lines.first()?.block;
    if draft.format.is_captions() {
        return None;
    }
    if !block.in_html {
        return in_markdown(draft, row);
    }
    let mut edits = row.lines.iter().map(|line| line.block.text.edit(line.marker.clone(), "")).collect::<Option<Vec<_>>>()?;
    let list = if matches!(row.lines.first()?.sign, Sign::Number(_)) { "ol" } else { "ul" };
    if row.is_across() {
        across(draft, row, list, &mut edits)?;
    } else {
        within(draft, row, list, &mut edits)?;
    }
    Some(edits)
}

/// Each sign becomes a hyphen, and each line break a line end.
fn in_markdown(draft: &Draft, row: &Row<'_>) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    for line in &row.lines {
        let span = line.block.text.span(line.marker.clone()).filter(|_| line.block.divisible)?;
        edits.push(Edit { span, text: "- ".to_owned() });
    }
    let block = row.lines.first()?.block;
    // A line after the last one would become part of it.
    if !row.is_across() && row.lines.last()?.number + 1 < row.of {
        return None;
    }
    let broken = draft.paragraph_of(block).filter(|_| !row.is_across()).map_or(&[][..], |paragraph| &paragraph.breaks);
    edits.extend(broken.iter().map(|&span| Edit { span, text: draft.newline.to_owned() }));
    Some(edits)
}

/// Paragraphs in a row become items.
fn across(draft: &Draft, row: &Row<'_>, tag: &str, edits: &mut Vec<Edit>) -> Option<()> {
    let paragraphs = row.lines.iter().map(|line| draft.paragraph_of(line.block)).collect::<Option<Vec<&Paragraph>>>()?;
    if !paragraphs[1..].iter().all(|paragraph| paragraph.follows) {
        return None;
    }
    for paragraph in &paragraphs {
        edits.extend(paragraph.names?.map(|span| Edit { span, text: "li".to_owned() }));
    }
    let (first, last) = (paragraphs.first()?.span, paragraphs.last()?.span);
    edits.push(insertion(first, first.start, format!("<{tag}>")));
    edits.push(insertion(last, last.end, format!("</{tag}>")));
    Some(())
}

/// Lines of one paragraph become items of a list: all of it, or a list between paragraphs.
fn within(draft: &Draft, row: &Row<'_>, tag: &str, edits: &mut Vec<Edit>) -> Option<()> {
    let paragraph = draft.paragraph_of(row.lines.first()?.block)?;
    let [open, close] = paragraph.names?;
    if paragraph.breaks.len() + 1 != row.of || !lie_between(&paragraph.breaks, row) {
        return None;
    }
    let (first, last) = (row.lines.first()?.number, row.lines.last()?.number);
    let (all, inner) = (first == 0 && last + 1 == row.of, paragraph.inner);
    let (before, after) = if paragraph.division { ("", "") } else { ("</p>", "<p>") };
    let replaced = |span: Span, text: String| Edit { span, text };
    edits.extend(paragraph.breaks[first..last].iter().map(|&span| replaced(span, "</li><li>".to_owned())));
    if first > 0 {
        edits.push(replaced(paragraph.breaks[first - 1], format!("{before}<{tag}><li>")));
    } else if paragraph.division && !all {
        edits.push(insertion(inner, inner.start, format!("<{tag}><li>")));
    } else {
        edits.push(replaced(open, tag.to_owned()));
        edits.push(insertion(inner, inner.start, "<li>".to_owned()));
    }
    if last + 1 < row.of {
        edits.push(replaced(paragraph.breaks[last], format!("</li></{tag}>{after}")));
    } else if all {
        edits.push(insertion(inner, inner.end, "</li>".to_owned()));
        edits.push(replaced(close, tag.to_owned()));
    } else if paragraph.division {
        edits.push(insertion(inner, inner.end, format!("</li></{tag}>")));
    } else {
        edits.push(replaced(Span { start: inner.end, end: paragraph.span.end, ..inner }, format!("</li></{tag}>")));
    }
    Some(())
}

/// Whether the line breaks around and between the lines are the ones that part them.
fn lie_between(breaks: &[Span], row: &Row<'_>) -> bool {
    row.lines.iter().all(|line| {
        let span = line.span();
        let before = line.number.checked_sub(1).and_then(|at| breaks.get(at)).is_none_or(|one| one.end <= span.start);
        before && breaks.get(line.number).is_none_or(|one| one.start >= span.end)
    })
}

fn insertion(near: Span, at: u32, text: String) -> Edit {
    Edit { span: Span { start: at, end: at, ..near }, text }
}
