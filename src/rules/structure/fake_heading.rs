//! A bold or large line that stands as a heading and is a paragraph: who moves from heading to heading passes it by.

use crate::config::{Level, Settings, TextType};
use crate::draft::{Block, Draft, Kind, MarkKind, Paragraph, Region};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::{Edit, Span};

use super::line_kinds::{is_credit, is_date, is_glossary};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/fake-heading",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 1.3.1", "WCAG 2.4.6"],
    sources: &["WCAG failure F2", "Editoria11y", "Sa11y"],
    situations: &[Situation::NoVision, Situation::Cognition],
    title: Msg::new("Fet rad som fungerar som rubrik", "Bold line that works as a heading"),
    guide: &[
        Msg::new(
            "En fet rad ser ut som en rubrik men är det bara för ögat. Den syns inte i skärmläsarens lista över rubriker, och inte i sidans innehållsförteckning.",
            "A bold line looks like a heading, but only to the eye. It is not in the screen reader’s list of headings, nor in the page’s table of contents.",
        ),
        Msg::new(
            "Välj en rubriknivå i verktyget: ett steg under rubriken ovanför. Utseendet sköter mallen.",
            "Choose a heading level in your tool: one step below the heading above. The template sees to the look.",
        ),
        Msg::new(
            "Fetstil inne i en mening, eller ett fett ord med kolon först i ett stycke, får stå kvar.",
            "Bold inside a sentence, or a bold word with a colon first in a paragraph, may stay.",
        ),
    ],
    rewrites: &[],
    messages: &[&FAKE, &GLUED],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("# Badet\n\nVälkommen till badet i Ekvik.\n\n⟦**Öppettider i sommar**⟧\n\nBadet är öppet alla dagar mellan klockan tio och arton.\n")
            .fixed("# Badet\n\nVälkommen till badet i Ekvik.\n\n## Öppettider i sommar\n\nBadet är öppet alla dagar mellan klockan tio och arton.\n"),
        Example::html("<h2>Badet</h2><p>Välkommen till badet.</p>\n⟦<p class=\"a\"><strong>Så kommer du hit</strong></p>⟧\n<p>Ta buss 4 från torget och gå av vid skolan.</p>\n")
            .fixed("<h2>Badet</h2><p>Välkommen till badet.</p>\n<h3 class=\"a\">Så kommer du hit</h3>\n<p>Ta buss 4 från torget och gå av vid skolan.</p>\n"),
        Example::html("<p>Välkommen till badet.</p>⟦<p><font size=\"5\">Öppettider</font></p>⟧<ul><li>Vardagar</li><li>Helger</li></ul>\n")
            .fixed("<p>Välkommen till badet.</p><h2>Öppettider</h2><ul><li>Vardagar</li><li>Helger</li></ul>\n"),
        Example::html("<h1>Badet</h1><p>Välkommen till badet.</p>⟦<p style=\"font-size:18pt\">Priser för barn</p>⟧<p>Barn under sju år badar gratis hela sommaren.</p>\n")
            .fixed("<h1>Badet</h1><p>Välkommen till badet.</p><h2 style=\"font-size:18pt\">Priser för barn</h2><p>Barn under sju år badar gratis hela sommaren.</p>\n"),
        Example::html("<h1>Badet</h1><p>Välkommen till badet.</p>⟦<p><a name=\"kö\"></a><span lang=\"sv\"><b>Hur lång är kön?<o:p></o:p></b></span>&nbsp;</p>⟧<p>Kön till simskolan är ungefär två månader lång.</p>\n")
            .fixed("<h1>Badet</h1><p>Välkommen till badet.</p><h2><a name=\"kö\"></a><span lang=\"sv\">Hur lång är kön?<o:p></o:p></span>&nbsp;</h2><p>Kön till simskolan är ungefär två månader lång.</p>\n"),
        Example::md("# Badet\n\n⟦##Öppettider⟧\nAlla dagar.\n\n#svpol är en hashtagg.\n\n\\##inte heller\n")
            .fixed("# Badet\n\n## Öppettider\nAlla dagar.\n\n#svpol är en hashtagg.\n\n\\##inte heller\n"),
        Example::md("Vi stänger badet i dag.\n\n**Obs!**\n\nDet gäller bara den stora bassängen, inte den lilla.\n\n**Badet är stängt hela veckan.**\n\nVi öppnar igen när taket är lagat.\n"),
        Example::md("Kursen har tre delar.\n\n**Mål:**\n\nDu ska kunna simma.\n\n**Måndag 3 juni**\n\nVi simmar i den stora bassängen.\n\n**Foto: Anna Ek**\n\nBadet i Ekvik har fått nytt tak.\n"),
        Example::md("Frågor om texten besvaras av oss.\n\n**Anna Andersson**\n\nKommundirektör\n\n**Läs mer på [vår sida](https://ekvik.example.se/bad)**\n\nDär står allt om badet.\n"),
        Example::md("Ord som vi använder.\n\n**Avgift**\n\nDet som du betalar för varje besök.\n\n**Badvakt**\n\nDen som vakar över dem som badar.\n\n**Grund**\n\nDär vattnet inte är djupt.\n\n**Ramp**\n\nEn lutande väg ner i vattnet.\n"),
        Example::html("<table><tr><td><p><b>Öppettider</b></p><p>Alla dagar mellan tio och arton.</p></td></tr></table><p><b>Badet</b> är öppet alla dagar.</p>\n"),
    ],
    check: Check::Draft(check),
};

const FAKE: Message = Message {
    what: Msg::new("Raden ser ut som en rubrik men är ett vanligt stycke.", "The line looks like a heading but is an ordinary paragraph."),
    why: Msg::new("Den som hoppar mellan rubrikerna hittar inte hit.", "Whoever moves from heading to heading does not find the way here."),
    how: Msg::new("Gör raden till en rubrik på nivå {level}.", "Make the line a heading of level {level}."),
};

const GLUED: Message = Message {
    what: Msg::new("Raden börjar med ”{signs}” men blir ingen rubrik.", "The line begins with “{signs}” but becomes no heading."),
    why: Msg::new(
        "Tecknen syns i texten, och den som hoppar mellan rubrikerna hittar inte hit.",
        "The signs show in the text, and whoever moves from heading to heading passes by.",
    ),
    how: Msg::new("Sätt ett mellanslag efter ”{signs}”.", "Put a blank after “{signs}”."),
};

/// A heading has at most so many words, and characters.
const WORDS: usize = 10;
const CHARACTERS: usize = 80;

/// Text that a heading stands over has at least so many words, or ends as a sentence does.
const BODY: usize = 5;

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if settings.text_type == TextType::Social {
        return;
    }
    draft.visible().filter_map(glued).for_each(|finding| found.push(finding));
    if !draft.paragraphs.iter().any(stands_out) {
        return;
    }
    let shown: Vec<&Block> = draft.visible().collect();
    let candidates: Vec<(usize, &Paragraph)> =
        shown.iter().enumerate().filter_map(|(at, block)| Some((at, candidate(draft, block)?))).collect();
    let titles: Vec<&str> = candidates.iter().map(|(at, _)| shown[*at].text.plain.as_str()).collect();
    if is_glossary(&titles) {
        return;
    }
    let (mut level, mut next) = (1, 0);
    for (at, paragraph) in candidates {
        // The level of the last real heading before it.
        while let Some(heading) = draft.headings.get(next).filter(|heading| heading.span.start < paragraph.span.start) {
            level = if heading.hidden { level } else { heading.level };
            next += 1;
        }
        if !opens_text(draft, &shown, at) {
            continue;
        }
        let wanted = (level + 1).min(6);
        let fix = Fix::edits(
            Safety::Suggest,
            Msg::new("Gör till rubrik på nivå {level}", "Make it a heading of level {level}"),
            edits(shown[at], paragraph, wanted).unwrap_or_default(),
        );
        let fix = fix.map(|fix| fix.arg("level", wanted as usize));
        found.push(Finding::fault(Level::Warning, &FAKE).at(paragraph.span).arg("level", wanted as usize).fix(fix));
    }
}

/// Signs of a heading with no blank after them. One sign alone is a hashtag.
fn glued(block: &Block) -> Option<Finding> {
    let plain = block.text.plain.as_str();
    let rest = plain.strip_prefix("##").filter(|_| block.kind == Kind::Paragraph && block.divisible && !block.in_html)?;
    let signs = plain.len() - rest.trim_start_matches('#').len();
    let line = block.text.lines().next().filter(|_| signs <= 6 && plain[signs..].starts_with(char::is_alphabetic))?;
    let span = block.text.span(line).filter(|span| span.start == block.span.start)?;
    let at = Span { start: span.start + signs as u32, end: span.start + signs as u32, ..span };
    let title = Msg::new("Sätt ett mellanslag efter tecknen", "Put a blank after the signs");
    let fix = Fix::edits(Safety::Suggest, title, [Edit { span: at, text: " ".to_owned() }]);
    Some(Finding::fault(Level::Warning, &GLUED).at(span).arg("signs", &plain[..signs]).fix(fix))
}

fn stands_out(paragraph: &Paragraph) -> bool {
    paragraph.look.bold || paragraph.look.large
}

/// The paragraph that a block is, when it may be a heading by its own words and look.
fn candidate<'a>(draft: &'a Draft, block: &Block) -> Option<&'a Paragraph> {
    let plain = block.text.plain.trim();
    if block.kind != Kind::Paragraph || block.region != Region::Main || block.quoted || plain.len() > 2 * CHARACTERS {
        return None;
    }
    let paragraph = draft.paragraph_of(block).filter(|paragraph| stands_out(paragraph))?;
    let words = plain.split_whitespace().count();
    let short = words <= WORDS && plain.chars().count() <= CHARACTERS && !plain.contains('\n');
    let first = plain.chars().next()?;
    let titled = first.is_uppercase() || first.is_ascii_digit();
    let open = !plain.ends_with(|sign: char| !sign.is_alphanumeric() && !matches!(sign, ')' | '”' | '"' | '’' | '%' | '»' | '?'));
    let lettered = plain.chars().filter(|sign| sign.is_alphabetic()).count() >= 3;
    let apart = block.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Link | MarkKind::Code | MarkKind::Quote));
    let pictured = block.text.is_blank() || apart;
    (short && titled && open && lettered && !pictured && !is_date(plain) && !is_credit(plain)).then_some(paragraph)
}

/// Whether running text follows that the line may stand over, and no heading stands right before, which it would explain.
fn opens_text(draft: &Draft, shown: &[&Block], at: usize) -> bool {
    let heading = |block: &&Block| matches!(block.kind, Kind::Heading(_));
    if at.checked_sub(1).and_then(|before| shown.get(before)).is_some_and(heading) {
        return false;
    }
    let Some(next) = shown.get(at + 1).filter(|next| next.region == Region::Main && !next.quoted) else { return false };
    let plain = draft.paragraph_of(next).is_none_or(|paragraph| !stands_out(paragraph));
    let spoken = next.text.plain.starts_with(['–', '—', '”']);
    match next.kind {
        Kind::Paragraph => plain && !spoken && is_body(next),
        Kind::Item => shown.get(at + 2).is_some_and(|second| second.kind == Kind::Item),
        _ => false,
    }
}

/// Running text: a sentence that ends, or many words.
fn is_body(block: &Block) -> bool {
    let words = block.prose.words().len();
    words >= BODY || block.ends_in_stop && words > 1
}

/// What makes the paragraph a heading.
fn edits(block: &Block, paragraph: &Paragraph, level: u32) -> Option<Vec<Edit>> {
    let mut edits: Vec<Edit> = paragraph.marks.iter().map(|&span| Edit { span, text: String::new() }).collect();
    if let Some(names) = paragraph.names {
        edits.extend(names.map(|span| Edit { span, text: format!("h{level}") }));
        return Some(edits);
    }
    // In Markdown the outermost mark makes place for the signs of the heading.
    let one_line = block.text.lines().count() == 1 && block.divisible && !block.in_html;
    let first = edits.iter_mut().min_by_key(|edit| edit.span.start).filter(|_| one_line)?;
    first.text = format!("{} ", "#".repeat(level as usize));
    (first.span.start == block.span.start).then_some(edits)
}
