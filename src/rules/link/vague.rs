//! A link whose words do not say where it leads: "läs mer", "klicka här", "via länken".

use std::ops::Range;

use crate::config::{Level, Settings};
use crate::draft::{Block, Draft, Kind, Link};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::context;
use super::pointing_words::{Vague, is_sign, named_after, naming, says_more, vague};

/// The rule.
pub const RULE: Rule = Rule {
    id: "link/vague",
    levels: &[Level::Warning, Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 2.4.4"],
    sources: &["W3C ACT aizyf1, 5effbb", "WCAG technique F84"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Länktext som inte säger vart länken leder", "Link text that does not say where it leads"),
    guide: &[
        Msg::new(
            "Många som lyssnar hoppar från länk till länk eller tar fram en lista över dem. Där står ”Läs mer” tio gånger, utan att det framgår vad som väntar.",
            "Many who listen jump from link to link or call up a list of them. There “Read more” stands ten times, and none of them says what awaits.",
        ),
        Msg::new(
            "Låt länken heta som sidan den leder till, eller gör de ord i meningen till länk som redan säger det: ”Läs mer om avgifterna”.",
            "Call the link what the page is called, or make those words of the sentence the link that already say it: “Read more about the fees”.",
        ),
        Msg::new(
            "Säger meningen runt om vart ”här” leder är det en varning. Står ”här” ensamt är det ett fel.",
            "Where the sentence around says where “here” leads it is a warning. Where “här” stands alone it is an error.",
        ),
    ],
    rewrites: &[Rewrite::new(
        "Vill du veta mer om avgifterna? Klicka [här](/avgifter).",
        "Läs mer om [avgifterna i förskolan](/avgifter).",
    )],
    messages: &[&HERE, &POINTING],
    options: &[],
    yields_to: &["link/empty"],
    cap: 10,
    examples: &[
        Example::md("Avgiften beror på inkomsten och står [⟦här⟧](https://ekvik.example.se/avgift).\n"),
        Example::md(
            "Avgiften står på [⟦hemsidan⟧](https://ekvik.example.se/avgift), [⟦se nedan⟧](#avgift). [⟦Hämta⟧](/a)\n\n[Fortsätt till betalningen](/b) [Klicka och hämta](/c)\n",
        ),
        Example::md("Vill du byta förskola? [⟦Läs mer⟧](https://ekvik.example.se/byta)\n"),
        Example::html(
            "<p>För att svara, <a href=\"/plan\">⟦klicka här⟧</a>.</p><p><a href=\"/lov\">⟦Mer information finns här »⟧</a></p>\n",
        ),
        Example::md("Läs mer om avgifterna [⟦här⟧](https://ekvik.example.se/avgift).\n")
            .fixed("[Läs mer om avgifterna](https://ekvik.example.se/avgift).\n"),
        Example::html("<p>Badet öppnar. Mer information om simskolan finns <a href=\"/simskola\">⟦här⟧</a>.</p>\n")
            .fixed("<p>Badet öppnar. <a href=\"/simskola\">Mer information om simskolan</a>.</p>\n"),
        Example::html("<p>Badet öppnar. <a href=\"/simskola\" title=\"Simskola i Ekvik\">⟦Läs mer⟧</a></p>\n")
            .fixed("<p>Badet öppnar. <a href=\"/simskola\">Simskola i Ekvik</a></p>\n"),
        Example::md("Taxan är ny. [⟦Läs mer⟧](/avgift) om avgifterna i hamnen.\n")
            .fixed("Taxan är ny. [Läs mer om avgifterna i hamnen](/avgift).\n"),
        Example::md("Taxan är ny. [⟦Läs mer⟧](avgift.md)\n")
            .beside(&[("avgift.md", "# Avgifter i hamnen\n\nFrån i vår.\n")])
            .fixed("Taxan är ny. [Avgifter i hamnen](avgift.md)\n"),
        Example::html(
            "<ul><li>Avgifter: <a href=\"/a\">⟦Visa allt⟧</a></li><li>Bad: <a href=\"/b\">⟦på vår webbplats⟧</a> <a href=\"/c\">⟦👉⟧</a></li></ul>\n",
        ),
        Example::html(
            "<p>The fees are new: <a href=\"/a\">⟦click here⟧</a>, <a href=\"/b\">⟦Learn more⟧</a> or <a href=\"/c\">Open data</a></p>\n",
        ),
        Example::md("Läs mer om [avgifterna i förskolan](/avgifter).\n"),
        Example::html(
            "<h2>Avgifter <a href=\"#avgifter\">→</a></h2><p><a href=\"/a\">Om webbplatsen</a> <a href=\"/b\">Här och nu</a> <a href=\"/c\">”Läs mer”</a> <a href=\"/d\">Sida</a></p>\n",
        ),
        Example::md(
            "[Läs mer om simskolan](https://ekvik.example.se/simskola) eller [Klicka och hämta](https://ekvik.example.se/bibliotek).\n",
        ),
        Example::html(
            "<p><a href=\"/lov\">Här hittar du alla våra e-tjänster</a> <a href=\"/a\" aria-label=\"Läs mer om badet\">Läs mer</a> <a href=\"/oppet\">Öppettider</a></p>\n",
        ),
    ],
    check: Check::Draft(check),
};

const WHY: Msg =
    Msg::new("Den som hoppar mellan länkarna hör bara länktexten.", "Whoever moves from link to link hears only the link text.");
const HOW: Msg = Msg::new(
    "Skriv vart länken leder, till exempel ”Läs mer om simskolan”.",
    "Write where the link leads, for instance “Read more about the swimming school”.",
);

const HERE: Message =
    Message { what: Msg::new("Länktexten är bara ”{text}”.", "The link text is only “{text}”."), why: WHY, how: HOW };

const POINTING: Message = Message {
    what: Msg::new("Länktexten ”{text}” säger inte vart länken leder.", "The link text “{text}” does not say where the link leads."),
    why: WHY,
    how: HOW,
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for link in draft.links.iter().filter(|link| !link.hidden && !link.bare && link.name.len() <= 120) {
        let Some((level, message)) = judged(draft, link) else { continue };
        let shown = if link.text.is_blank() { link.name.trim() } else { link.text.plain.trim() };
        let finding = Finding::fault(level, message).at(place(link)).arg("text", shown);
        let finding = finding.fix(widened(draft, link)).fix(continued(draft, link)).fix(titled(link)).fix(called(draft, link));
        found.push(finding.fix(template(link)));
    }
}

/// How a link fails to say where it leads, and how surely.
fn judged(draft: &Draft, link: &Link) -> Option<(Level, &'static Message)> {
    // A sign beside a heading leads to the heading itself, and one at a note back to where it is called.
    if is_sign(&link.name) && !link.target.address.starts_with('#') {
        return Some((Level::Warning, &POINTING));
    }
    // What is heard decides: `aria-label` may name what the visible words do not.
    let kind = vague(&link.name).filter(|_| link.text.is_blank() || vague(&link.text.plain).is_some())?;
    let context = context::place(draft, link);
    let block = context.as_ref().map(|(block, _)| *block);
    if block.and_then(|block| block.language.as_deref()).is_some_and(is_strange) {
        return None;
    }
    // Around "här" the sentence, the item or the cell may say where it leads: then only those who jump between links lose.
    let alone = |block: &Block| block.kind == Kind::Paragraph && !says_more(&block.text.plain);
    if kind == Vague::Here {
        return Some((if block.is_none_or(alone) { Level::Error } else { Level::Warning }, &HERE));
    }
    Some((Level::Warning, &POINTING))
}

/// Whether a language is another than those whose words are known here.
fn is_strange(tag: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or_default();
    !["", "sv", "en"].iter().any(|known| primary.eq_ignore_ascii_case(known))
}

/// The words of the link, or the whole link where they stand in a picture.
fn place(link: &Link) -> crate::source::Span {
    let text = &link.text.plain;
    let start = text.len() - text.trim_start().len();
    if text.trim().is_empty() { link.span } else { link.text.span(start..text.trim_end().len()).unwrap_or(link.span) }
}

/// Marks looked at before a link: more are never open at once in what people write.
const NESTED: usize = 16;

/// Takes the words that follow and name the thing into the link: "[Läs mer] om avgifterna" → "[Läs mer om avgifterna]".
fn continued(draft: &Draft, link: &Link) -> Option<Fix> {
    let (block, range) = context::place(draft, link)?;
    let text = block.text.plain.get(range.clone())?.trim();
    let after = named_after(text, block.text.plain.get(range.end..)?)?;
    let taken = range.end..range.end + after.len();
    if block
        .marks
        .iter()
        .skip(block.marks.partition_point(|mark| (mark.range.start as usize) < taken.start))
        .take(1)
        .any(|mark| (mark.range.start as usize) < taken.end)
    {
        return None;
    }
    let named = format!("{text}{after}");
    let edits = [removed(block, taken)?, link.slot.as_ref()?.edit(&named)?];
    Some(Fix::edits(Safety::Suggest, Msg::new("Gör ”{text}” till länk", "Make “{text}” the link"), edits)?.arg("text", named))
}

/// What the page or text beside the draft calls itself, where the link stands alone and no sentence has to hold.
fn called(draft: &Draft, link: &Link) -> Option<Fix> {
    let title = link.file.found()?.title.as_deref().filter(|title| vague(title).is_none())?;
    let (block, range) = context::place(draft, link)?;
    let sentence = context::sentence(block, &range);
    let plain = block.text.plain.as_str();
    let words = |text: &str| text.contains(char::is_alphanumeric);
    if words(plain.get(sentence.start..range.start)?) || words(plain.get(range.end..sentence.end)?) {
        return None;
    }
    let edit = link.slot.as_ref()?.edit(title)?;
    Some(Fix::edits(Safety::Suggest, Msg::new("Byt till ”{text}”", "Change to “{text}”"), [edit])?.arg("text", title))
}

/// Moves the words that name the thing into the link: "Läs mer om avgifterna [här]" → "[Läs mer om avgifterna]".
fn widened(draft: &Draft, link: &Link) -> Option<Fix> {
    let (index, start, end) = link.place?;
    let block = draft.blocks.get(index)?;
    let (start, end) = (start as usize, end as usize);
    let pointing = block.text.plain.get(start..end)?.trim();
    let after = block.text.plain.get(end..)?.trim_start();
    // Words that begin with a capital begin a sentence of their own.
    let goes_on = vague(pointing).is_some() && pointing.chars().next().is_some_and(char::is_lowercase);
    if !goes_on || !(after.is_empty() || after.starts_with(['.', '!', '?'])) {
        return None;
    }
    let from = context::sentence(block, &(start..end)).start;
    let range = from..start;
    // Marks stand in order of their start, so only the last few before the link can reach into the sentence.
    let until = block.marks.partition_point(|mark| (mark.range.start as usize) < start);
    if block.marks[..until].iter().rev().take(NESTED).any(|mark| mark.range.end as usize > from) {
        return None;
    }
    let named = naming(block.text.plain.get(range.clone())?)?;
    let edits = [removed(block, range)?, link.slot.as_ref()?.edit(named)?];
    Some(Fix::edits(Safety::Suggest, Msg::new("Gör ”{text}” till länk", "Make “{text}” the link"), edits)?.arg("text", named))
}

fn removed(block: &Block, range: Range<usize>) -> Option<crate::source::Edit> {
    block.text.edit(range, "")
}

/// The link's own `title`, when it says what the text does not.
fn titled(link: &Link) -> Option<Fix> {
    let extra = link.title.as_ref()?;
    let title = extra.text.trim();
    let says = !title.is_empty() && vague(title).is_none() && !title.contains("://") && title.split_whitespace().count() > 1;
    let edit = if says { link.slot.as_ref()?.edit(title)? } else { return None };
    // The same words twice are one time too many.
    let edits = std::iter::once(edit).chain(extra.cut.clone());
    Some(Fix::edits(Safety::Suggest, Msg::new("Byt till ”{text}”", "Change to “{text}”"), edits)?.arg("text", title))
}

fn template(link: &Link) -> Option<Fix> {
    let edit = link.slot.as_ref()?.edit("[skriv vart länken leder]")?;
    Fix::edits(Safety::Template, Msg::new("Skriv en länktext", "Write a link text"), [edit])
}
