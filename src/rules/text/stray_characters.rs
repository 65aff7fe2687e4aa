//! Characters that came along by accident: lost letters, invisible signs, hyphens of an old line break, lines of dots.

use std::collections::BTreeMap;

use crate::config::{Level, Settings};
use crate::draft::{Block, Draft, Kind, MarkKind, Oddity, OddityKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};
use crate::source::{Edit, Format, Span};

use super::leftovers;
use super::shown::cut;

/// The rule.
pub const RULE: Rule = Rule {
    id: "text/stray-characters",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 1.3.2"],
    sources: &["Unicode, UAX #15: normalization", "W3C, Character Model: invisible characters"],
    situations: &[Situation::NoVision, Situation::Everybody],
    title: Msg::new("Tecken som följt med av misstag", "Characters that came along by accident"),
    guide: &[
        Msg::new(
            "Text som klistras in från en pdf, ett mejl eller en telefon tar med sig sådant som inte syns: tomma tecken, gamla radbrytningar, å i två delar.",
            "Text pasted from a PDF, an e-mail or a phone brings things that do not show: empty signs, old line breaks, å in two parts.",
        ),
        Msg::new(
            "Ögat märker inget. Men uppläsningen hackar, sökningen missar ordet och länken slutar fungera.",
            "The eye notices nothing. But speech stumbles, searching misses the word and the link stops working.",
        ),
        Msg::new(
            "Rader med bara en punkt gör luft i ett inlägg för den som ser. Den som lyssnar hör ”punkt, punkt, punkt”. En tom rad räcker.",
            "Lines with only a dot make room in a post for those who see. Listeners hear “dot, dot, dot”. One empty line is enough.",
        ),
        Msg::new(
            "Mjuka bindestreck, hårda mellanslag och osynliga tecken i emojier och på andra språk får stå kvar.",
            "Soft hyphens, no-break spaces and invisible signs in emoji and in other languages may stay.",
        ),
    ],
    rewrites: &[Rewrite::new("Kommunens leve\u{ac}rantör svarar på frågor.", "Kommunens leverantör svarar på frågor.")],
    messages: &[&LOST, &INVISIBLE, &CONTROL, &DECOMPOSED, &FILLER, &EMPTINESS, &HYPHEN, &LIGATURE],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::text("Kvällsdopp i Visby.\n⟦.\n.\n.⟧\nVattnet är varmt.\n").fixed("Kvällsdopp i Visby.\n\nVattnet är varmt.\n"),
        Example::text("Kanal: instagram\n\nNu öppnar badet.⟦\n\n\n\n⟧Välkommen.\n")
            .fixed("Kanal: instagram\n\nNu öppnar badet.\n\nVälkommen.\n"),
        Example::md("Ring ⟦\u{200b}⟧ växeln. Vi ⟦a\u{308}⟧r här f⟦o\u{308}⟧r dig.\n").fixed("Ring  växeln. Vi är här för dig.\n"),
        Example::html("<p>Leve⟦\u{ac}⟧rantören och bygg⟦\u{200b}⟧lov.</p>\n").fixed("<p>Leverantören och bygglov.</p>\n"),
        Example::md("Ett ⟦of\u{fb01}ciellt⟧ besked.\n").fixed("Ett officiellt besked.\n"),
        Example::md("Kommunens ⟦leve-rantör⟧ svarar. En leverantör kan ringa. ⟦Förvalt-ningen⟧ svarar.\n")
            .fixed("Kommunens leverantör svarar. En leverantör kan ringa. Förvaltningen svarar.\n"),
        Example::html("<p>Fr⟦\u{fffd}⟧gor och svar</p>\n"),
        Example::md("E-post, av- och påstigning, till-, SL-kort, bygg\u{ad}lov, 10\u{a0}kr och 👨‍👩‍👧. Ring epost.\n"),
        Example::html("<p>می‌خواهم</p><p>Se https://\u{200b}gotland.se/\u{200b}bad</p><pre>a\u{200b}b</pre>\n"),
        Example::text("Rad ett.\n\n\nRad två.\n\n1.\n2.\n"),
    ],
    check: Check::Draft(check),
};

const TAKE_OUT: Msg = Msg::new("Ta bort tecknen. Det gör klart åt dig.", "Take the signs out. klart does it for you.");

const LOST: Message = Message {
    what: Msg::new("Här har en bokstav gått förlorad.", "Here a letter was lost."),
    why: Msg::new(
        "Där den stod visas ett frågetecken i en ruta, och ordet går inte att läsa.",
        "A question mark in a box shows where it stood, and the word cannot be read.",
    ),
    how: Msg::new("Skriv ordet på nytt.", "Write the word anew."),
};
const INVISIBLE: Message = Message {
    what: Msg::new("Här står osynliga tecken på {count} ställen.", "Invisible signs stand in {count} places."),
    why: Msg::new(
        "De delar ord för den som lyssnar, och den som söker hittar inte ordet.",
        "They split words for those who listen, and whoever searches does not find the word.",
    ),
    how: TAKE_OUT,
};
const CONTROL: Message = Message {
    what: Msg::new("Här står styrtecken på {count} ställen.", "Control characters stand in {count} places."),
    why: Msg::new("De hör inte hemma i text och kan visas som rutor.", "They do not belong in text and may show as boxes."),
    how: TAKE_OUT,
};
const DECOMPOSED: Message = Message {
    what: Msg::new("”{form}” är skrivet i två delar, på {count} ställen.", "“{form}” is written in two parts, in {count} places."),
    why: Msg::new(
        "Bokstav och prickar är var sitt tecken. Sök och en del uppläsning går fel.",
        "Letter and dots are one sign each. Searching and some speech go wrong.",
    ),
    how: Msg::new("Skriv bokstaven som ett tecken. Det gör klart åt dig.", "Write the letter as one sign. klart does it for you."),
};
const FILLER: Message = Message {
    what: Msg::new("Här är rader med bara en punkt eller ett osynligt tecken.", "Here are lines with only a dot or an invisible sign."),
    why: Msg::new("Den som lyssnar hör ”punkt” eller ”tomt” för varje rad.", "Listeners hear “dot” or “blank” for each line."),
    how: Msg::new("Låt en tom rad skilja styckena åt.", "Let one empty line part the paragraphs."),
};
const EMPTINESS: Message = Message {
    what: Msg::new("Här är fler än två tomma rader i följd.", "Here are more than two empty lines in a row."),
    why: Msg::new(
        "Den som lyssnar kan tro att inlägget är slut, eller hör ”tomt” för varje rad.",
        "Listeners may think that the post has ended, or hear “blank” for each line.",
    ),
    how: FILLER.how,
};
const HYPHEN: Message = Message {
    what: Msg::new("”{form}” har kvar ett bindestreck från en radbrytning.", "“{form}” has kept a hyphen from a line break."),
    why: Msg::new("Ordet läses upp i två delar och går inte att söka fram.", "The word is read in two parts and cannot be searched for."),
    how: Msg::new("Skriv ”{proposal}”.", "Write “{proposal}”."),
};
const LIGATURE: Message = Message {
    what: Msg::new("”{form}” har två bokstäver i ett tecken.", "“{form}” has two letters in one sign."),
    why: Msg::new(
        "Tecknet följer med ur pdf:er. Sök och en del uppläsning hittar inte ordet.",
        "The sign comes out of PDFs. Searching and some speech miss the word.",
    ),
    how: HYPHEN.how,
};

const MEND: Msg = Msg::new("Ta bort det som följt med", "Take out what came along");

/// So many places are listed; the rest are counted, and the fix reaches all.
const LISTED: usize = 50;

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if draft.format.is_captions() {
        return;
    }
    if !draft.oddities.is_empty() {
        oddities(draft, settings, found);
    }
    for leftover in leftovers::find(draft) {
        let message = if leftover.ligature { &LIGATURE } else { &HYPHEN };
        let fix = leftover.edit.and_then(|edit| Fix::edits(Safety::Safe, Msg::new("Skriv ihop ordet", "Write the word whole"), [edit]));
        let finding = Finding::fault(Level::Advice, message).at(leftover.span).fix(fix);
        found.push(finding.arg("form", cut(&leftover.form)).arg("proposal", cut(&leftover.proposal)));
    }
}

/// One finding for each sort, with all its places.
fn oddities(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let mut sorts: BTreeMap<OddityKind, Vec<&Oddity>> = BTreeMap::new();
    let fillers: Vec<Span> = draft.oddities.iter().filter(|oddity| oddity.kind == OddityKind::Filler).map(|oddity| oddity.span).collect();
    for oddity in shown(draft, settings) {
        let before = fillers[..fillers.partition_point(|filler| *filler <= oddity.span)].last();
        let beaten = oddity.kind != OddityKind::Filler && before.is_some_and(|filler| filler.contains(oddity.span));
        if !beaten {
            sorts.entry(oddity.kind).or_default().push(oddity);
        }
    }
    for (kind, all) in sorts {
        let message = match kind {
            OddityKind::Lost => &LOST,
            OddityKind::Invisible => &INVISIBLE,
            OddityKind::Control => &CONTROL,
            OddityKind::Decomposed => &DECOMPOSED,
            OddityKind::Filler => &FILLER,
            OddityKind::Emptiness => &EMPTINESS,
        };
        let form = all[0].edit.as_ref().map(|edit| edit.text.clone()).unwrap_or_default();
        let mut finding = Finding::fault(Level::Advice, message).at(all[0].span).arg("count", all.len()).arg("form", form);
        finding.also.extend(all.iter().skip(1).take(LISTED).map(|oddity| oddity.span));
        finding.count = all.len();
        let edits: Vec<Edit> = all.iter().filter_map(|oddity| oddity.edit.clone()).collect();
        found.push(finding.fix(Fix::edits(Safety::Safe, MEND, edits)));
    }
}

/// The oddities that some reader meets.
fn shown<'a>(draft: &'a Draft, settings: &Settings) -> Vec<&'a Oddity> {
    let post = settings.channels.iter().any(|channel| channel.is_platform());
    let mut shown = Vec::new();
    let mut blocks: Vec<&Block> = draft.blocks.iter().collect();
    blocks.sort_by_key(|block| block.span);
    for oddity in &draft.oddities {
        let is_line = matches!(oddity.kind, OddityKind::Filler | OddityKind::Emptiness);
        let seen = match oddity.kind {
            OddityKind::Emptiness => post,
            OddityKind::Filler if draft.format == Format::Text => true,
            _ => block_of(&blocks, oddity.span).is_some_and(|block| is_line && block.kind != Kind::Code || is_read(block, oddity.span)),
        };
        if seen {
            shown.push(oddity);
        }
    }
    shown
}

/// Blocks looked at before a place: elements nest, but seldom deeper.
const NESTED: usize = 32;

/// The block whose text holds a place or has it at its edge.
fn block_of<'a>(blocks: &[&'a Block], span: Span) -> Option<&'a Block> {
    let until = blocks.partition_point(|block| (block.span.part, block.span.start) <= (span.part, span.start));
    blocks[..until].iter().rev().take(NESTED).find(|block| block.text.near(span).is_some()).copied()
}

/// Whether a place belongs to words that somebody reads.
fn is_read(block: &Block, span: Span) -> bool {
    let at = block.text.near(span).unwrap_or_default();
    let apart = block.covered(&[MarkKind::Code, MarkKind::Hidden]);
    !block.hidden && block.kind != Kind::Code && !apart.meets(&(at..at + 1))
}
