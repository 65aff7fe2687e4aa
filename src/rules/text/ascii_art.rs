//! Faces, frames and arrows typed with ordinary signs: a picture to the eye, a row of names to the ear.

use std::ops::Range;

use crate::config::{Level, Settings};
use crate::draft::{Draft, MarkKind, Text};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::drawn::{self, Drawing, Sort};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::shown::cut;

/// The rule.
pub const RULE: Rule = Rule {
    id: "text/ascii-art",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 1.1.1"],
    sources: &["W3C, Technique H86: ASCII art and emoticons", "Stockholms stad, Tillgänglighet på sociala medier"],
    situations: &[Situation::NoVision, Situation::Cognition],
    title: Msg::new("Bild av skrivtecken", "Picture of typed signs"),
    guide: &[
        Msg::new(
            "Ögat ser en glad gubbe eller en ram. Örat hör ”kolon bindestreck högerparentes”, eller ”likhetstecken” tio gånger.",
            "The eye sees a smile or a frame. The ear hears “colon hyphen right parenthesis”, or “equals sign” ten times.",
        ),
        Msg::new(
            "Säg det med ord i stället. Låt en rubrik eller en tom rad dela texten, och skriv betyg och andelar med siffror.",
            "Say it in words instead. Let a heading or an empty line divide the text, and write grades and shares in figures.",
        ),
        Msg::new(
            "Punktlistor, tankstreck, pilar som → och linjer som Markdown själv ritar går bra.",
            "Bullets, dashes, arrows such as → and the rules that Markdown draws by itself are fine.",
        ),
    ],
    rewrites: &[
        Rewrite::new("Tack för tipset :-) Vi lagar lampan.", "Tack för det fina tipset. Vi lagar lampan."),
        Rewrite::new("★★★★ Premiär ★★★★", "Premiär"),
        Rewrite::new("Boka tid --> 1177.se", "Boka tid på 1177.se."),
    ],
    messages: &[&FACE, &ROW, &ARROW],
    options: &[],
    yields_to: &["social/emoji-run"],
    cap: 10,
    examples: &[
        Example::md("Skriv inte ”:-)” eller ”-->” i inlägg.\n"),
        Example::text("Tack för tipset ⟦:-)⟧ Vi lagar lampan.\n").fixed("Tack för tipset. Vi lagar lampan.\n"),
        Example::text("Vi ⟦<3⟧ våra parker. Barn <3 år går gratis ⟦XD⟧\n").fixed("Vi <3 våra parker. Barn <3 år går gratis.\n"),
        Example::md("⟦★★★★★★⟧ Premiär ⟦★★★★★★⟧\n\nHej ⟦(◕‿◕)⟧ alla!\n").fixed("Premiär\n\nHej alla!\n"),
        Example::html("<p>Läs mer ⟦-->⟧ här. Öppet ⟦¯\\_(ツ)_/¯⟧ igen.</p>\n").fixed("<p>Läs mer här. Öppet igen.</p>\n"),
        Example::text("Kanal: facebook\n\nMeny\n⟦==========⟧\nÄrtsoppa\n").fixed("Kanal: facebook\n\nMeny\n\nÄrtsoppa\n"),
        Example::text("Insamlat: ⟦█████░░░⟧ 60 procent\n"),
        Example::md(
            "# Rubrik\n\n---\n\n***\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\nÖppet 10:00 (c) 1:a (endast 100:-) … och så ... vidare\n",
        ),
        Example::md("– Får jag?\n– Ja.\n\nNamn: ____________\n\n```\n==== kod ====\n```\n\nSkriv `:-)` eller `-->`.\n"),
        Example::html("<div>A --> B : x C --> D : y E --> F : z G --> H : å I --> J : ä</div>\n"),
        Example::html("<p>Välj a) eller 8) på https://gotland.se/. Meny -> Inställningar. 790523-****</p>\n"),
    ],
    check: Check::Draft(check),
};

const FACE: Message = Message {
    what: Msg::new("”{form}” är en bild av skrivtecken.", "“{form}” is a picture of typed signs."),
    why: Msg::new(
        "Den läses ofta upp tecken för tecken: kolon, bindestreck, parentes.",
        "It is often read out sign by sign: colon, hyphen, parenthesis.",
    ),
    how: Msg::new("Ta bort den, eller säg samma sak med ord.", "Take it out, or say the same in words."),
};
const ROW: Message = Message {
    what: Msg::new("”{form}” är pynt av skrivtecken.", "“{form}” is a row of signs for show."),
    why: Msg::new(
        "Många skärmläsare läser upp vartenda tecken, och den som lyssnar får vänta.",
        "Many screen readers read out every sign, and listeners have to wait.",
    ),
    how: Msg::new(
        "Ta bort raden. En rubrik eller tom rad delar texten, och siffror visar betyg.",
        "Take it out. A heading or an empty line divides a text, and figures show a grade.",
    ),
};
const ARROW: Message = Message {
    what: Msg::new("”{form}” är en pil av skrivtecken.", "“{form}” is an arrow of typed signs."),
    why: Msg::new("Den läses upp som streck och ”större än”.", "It is read out as hyphens and “greater than”."),
    how: Msg::new("Skriv med ord vad pilen visar.", "Write in words what the arrow shows."),
};

/// More arrows in one block are the notation of a diagram, which some script draws.
const NOTATION: usize = 4;

const REMOVE: Msg = Msg::new("Ta bort tecknen", "Take the signs out");

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if draft.format.is_captions() {
        return;
    }
    for block in draft.visible() {
        let mut drawings = drawn::find(&block.text.plain);
        if drawings.is_empty() {
            continue;
        }
        if drawings.iter().filter(|drawing| drawing.sort == Sort::Arrow).count() > NOTATION {
            drawings.retain(|drawing| drawing.sort != Sort::Arrow);
        }
        let apart = block.covered(&[MarkKind::Code, MarkKind::Hidden]);
        let own = |drawing: &&Drawing| !apart.meets(&drawing.range) && !is_quoted(&block.text.plain, &drawing.range);
        drawings.iter().filter(own).for_each(|drawing| say(&block.text, drawing, found));
    }
    // A line of signs under a line of text is how a text file marks a heading; a post has no such thing.
    if settings.channels.iter().any(|channel| channel.is_platform()) {
        for line in &draft.rulers {
            let Some(span) = line.whole() else { continue };
            let fix = line.edit(0..line.plain.len(), "").and_then(|edit| Fix::edits(Safety::Suggest, REMOVE, [edit]));
            found.push(Finding::fault(Level::Warning, &ROW).at(span).arg("form", cut(&line.plain)).fix(fix));
        }
    }
}

/// Signs in quotation marks and nothing else: the text tells of them.
fn is_quoted(plain: &str, range: &Range<usize>) -> bool {
    plain[..range.start].ends_with(['”', '“', '"']) && plain[range.end..].starts_with(['”', '"'])
}

fn say(text: &Text, drawing: &Drawing, found: &mut Findings) {
    let Some(span) = text.span(drawing.range.clone()) else { return };
    let message = match drawing.sort {
        Sort::Face => &FACE,
        Sort::Row => &ROW,
        Sort::Arrow => &ARROW,
    };
    let finding = Finding::fault(Level::Warning, message).at(span).arg("form", cut(&text.plain[drawing.range.clone()]));
    found.push(finding.fix(removed(text, drawing)));
}

/// The drawing taken out, with a stop where it stood for one. None where it stands for a word or a figure.
fn removed(text: &Text, drawing: &Drawing) -> Option<Fix> {
    let plain = &text.plain;
    let Range { start, end } = drawing.range;
    let (head, tail) = (plain[..start].trim_end(), plain[end..].trim_start());
    let (before, after) = (head.chars().next_back(), tail.chars().next());
    let spoken = before.is_some_and(char::is_alphanumeric);
    let heart = plain[start..end].starts_with('<') && drawing.sort == Sort::Face;
    if drawing.measures && plain[start..end].chars().count() <= 5
        || is_share(plain, drawing)
        || heart && after.is_some_and(char::is_alphanumeric)
    {
        return None;
    }
    let (range, new) = if head.is_empty() {
        (start..plain.len() - tail.len(), "")
    } else if drawing.sort == Sort::Face && spoken && after.is_none_or(|next| next.is_uppercase() || !next.is_ascii()) {
        (head.len()..end, ".")
    } else {
        (head.len()..end, "")
    };
    Fix::edits(Safety::Suggest, REMOVE, [text.edit(range, new)?])
}

/// Full and empty signs in one row say how much of something there is.
fn is_share(plain: &str, drawing: &Drawing) -> bool {
    let row = &plain[drawing.range.clone()];
    let first = row.chars().next();
    drawing.measures && row.chars().any(|sign| Some(sign) != first && sign != ' ')
}
