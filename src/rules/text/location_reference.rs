//! Directions that only eyes can follow: a button by its colour, a box by its place, a symbol by its shape.
//!
//! Looks for a control (knapp, länk, ruta …) with a colour, a shape or a place and no name, told by a verb of doing or by the
//! control itself. Streets, houses and doors are no controls; what a person can find in the world is theirs to find.

use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

use crate::config::Settings;
use crate::draft::{Block, Draft, MarkKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::lexicon::Words;
use crate::language::{Kind, Sentence, Token};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::english_places;
use super::shown::cut;

/// The rule.
pub const RULE: Rule = Rule {
    id: "text/location-reference",
    levels: &[crate::config::Level::Advice],
    verdicts: &[Verdict::Review],
    fixable: Some(Safety::Template),
    default_on: true,
    refs: &["WCAG 1.3.3"],
    sources: &["W3C, Understanding 1.3.3 Sensory Characteristics"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Hänvisning med bara färg, form eller plats", "Reference by colour, shape or place alone"),
    guide: &[
        Msg::new(
            "”Tryck på den gröna knappen” hjälper inte den som lyssnar, eller som inte ser skillnad på rött och grönt.",
            "“Press the green button” does not help listeners, or those who cannot tell red from green.",
        ),
        Msg::new(
            "I mobilen ligger det som stod till höger ofta längst ner. Också den som ser letar då förgäves.",
            "On a phone what stood to the right is often at the bottom. Then even those who see look in vain.",
        ),
        Msg::new(
            "Säg vad som står på knappen eller vad rutan heter. Färgen och platsen får gärna stå kvar bredvid namnet.",
            "Say what the button says or what the box is called. Colour and place may well stay beside the name.",
        ),
        Msg::new(
            "Vägen till en entré är något annat: ”Sväng höger vid kyrkan” och ”den röda byggnaden” går bra.",
            "The way to an entrance is another matter: “Turn right at the church” and “the red building” are fine.",
        ),
    ],
    rewrites: &[
        Rewrite::new("Tryck på den gröna knappen när du är klar.", "Tryck på knappen ”Skicka” när du är klar."),
        Rewrite::new("Logga in i rutan till höger.", "Logga in under rubriken ”Mina sidor”."),
    ],
    messages: &[&REFERENCE],
    options: &[],
    yields_to: &[],
    cap: 5,
    examples: &[
        Example::md("Välj biljett. Tryck sedan på ⟦den gröna knappen⟧.\n"),
        Example::html("<p>Fyll i formuläret i ⟦rutan till höger⟧.</p>\n"),
        Example::text("Logga in och klicka på ⟦den runda symbolen längst ner⟧.\n"),
        Example::md("Tryck på ⟦den röda knappen till vänster⟧ om dörren. Du hittar blanketten i ⟦vänstermenyn⟧.\n"),
        Example::html(
            "<div lang=\"en\"><p>Find ⟦the menu on the right⟧ to get on. Then press ⟦the green button⟧.</p><p>Press the green button labelled Send. Click the Send button on the left. Turn right at the red house, and look at the picture on the left.</p></div>\n",
        ),
        Example::html("<p>Du hittar öppettiderna i menyn till höger.</p><h2>Meny</h2><ul><li>Öppettider</li></ul>\n"),
        Example::text("Klicka på ⟦plustecknet uppe till höger⟧. Klicka på Sök till höger.\n"),
        Example::html("<p>⟦Fälten med röd text⟧ måste du fylla i.</p>\n"),
        Example::md("Tryck på den gröna knappen ”Skicka”. Klicka på **Sök** till höger. Öppna menyn Mina sidor till vänster.\n"),
        Example::text(
            "Sväng höger vid kyrkan. Gå in i den röda byggnaden. Till höger om entrén finns parkeringen. Tryck på hissknappen.\n",
        ),
        Example::html(
            "<p>På kartan visar röda prickar var det är fullt. Den gröna linjen går till Hagsätra. Läs i den blå broschyren.</p>\n",
        ),
        Example::md(
            "I rutan nedan skriver du ditt namn. Länkarna nedan leder till blanketterna. Klicka på knappen ”Nästa” nere till höger.\n",
        ),
    ],
    check: Check::Draft(check),
};

const REFERENCE: Message = Message {
    what: Msg::new("Räcker ”{form}” för den som inte ser sidan?", "Is “{form}” enough for those who do not see the page?"),
    why: Msg::new(
        "Färg, form och plats hörs inte, och i mobilen hamnar saker på andra ställen.",
        "Colour, shape and place cannot be heard, and on a phone things end up elsewhere.",
    ),
    how: Msg::new("Säg också vad det heter: ”knappen Skicka”.", "Say what it is called too: “the button Send”."),
};

const NAME: Msg = Msg::new("Säg vad det heter", "Say what it is called");

fn set(words: &'static str) -> Words {
    words.split_whitespace().collect()
}

/// What is pressed or opened, and is found nowhere but on a screen or a machine.
static CONTROLS: LazyLock<Words> = LazyLock::new(|| {
    set("knapp knappen knappar knapparna länk länken länkar länkarna symbol symbolen symboler symbolerna ikon ikonen ikoner ikonerna \
         meny menyn menyer menyerna flik fliken flikar flikarna rullista rullistan rullgardinsmenyn listrutan kryssrutan kryssrutorna \
         sökruta sökrutan textrutan textrutorna sökfältet formuläret reglaget reglagen kugghjulet pratbubblan widgeten menyraden verktygsfältet")
});

/// What may also be a window, a meadow or a column of a building: a control where somebody fills in or presses.
static WEAK: LazyLock<Words> =
    LazyLock::new(|| set("ruta rutan rutor rutorna fält fältet fälten spalten kolumnen pilen pilarna raden cirkeln pricken punkten"));

/// Places that are words of their own.
static PLACED: LazyLock<Words> = LazyLock::new(|| set("vänstermenyn högermenyn vänsterspalten högerspalten vänsterkolumnen högerkolumnen"));

/// Colours, shapes and sides before a noun.
static LOOKS: LazyLock<Words> = LazyLock::new(|| {
    set(
        "röd röda rött blå blåa blått grön gröna grönt gul gula gult svart svarta vit vita vitt grå gråa grått orange oranga lila rosa brun bruna \
         brunt turkos turkosa ljusblå ljusblåa mörkblå mörkblåa ljusgröna mörkgröna ljusgrå mörkgrå färgade rund runda runt fyrkantig fyrkantiga \
         fyrkantigt trekantig trekantiga kvadratiska oval ovala avlånga rektangulära triangulära stora lilla små högra vänstra övre nedre",
    )
});

/// Pressing: whatever is pressed by its look is a control.
static PRESS: LazyLock<Words> =
    LazyLock::new(|| set("klicka klickar klickat tryck trycker trycka tryckt dubbelklicka högerklicka peka svep svepa"));

/// Filling in and choosing.
static FILL: LazyLock<Words> = LazyLock::new(|| {
    set(
        "fyll fyller fylla fyllas fylls skriv skriver skriva ange anger välj väljer välja bocka kryssa markera markerar mata öppna öppnar dra",
    )
});

/// Other things that a reader is asked to do.
static DO: LazyLock<Words> = LazyLock::new(|| {
    set(
        "logga loggar läs läser se hittar hitta använd använder använda gå går anmäl boka bokar svara svarar hämta hämtar ladda laddar sök söker \
         beställ ansök följ finns ligger visas",
    )
});

/// Where what follows is standing.
static INTO: LazyLock<Words> = LazyLock::new(|| set("på i via under från ur genom"));

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    if draft.format.is_captions() {
        return;
    }
    let named = LazyCell::new(|| headings(draft));
    for block in draft.visible().filter(|block| !block.quoted) {
        let english = !block.swedish && is_english(draft, block);
        if !(block.swedish || english) {
            continue;
        }
        let hints = |word: &str| if english { english_places::is_hint(word) } else { HINTS.contains(word) };
        if !block.prose.tokens().iter().any(|token| token.kind == Kind::Word && hints(block.prose.word(token))) {
            continue;
        }
        for sentence in block.prose.sentences() {
            if english {
                let looked = english_places::look(block, sentence).into_iter();
                let unmarked = looked.filter(|_| !is_marked(block, sentence));
                unmarked
                    .filter(|(_, control)| !is_named(&named, &block.text.plain[control.clone()]))
                    .for_each(|(range, _)| say(block, range, found));
            } else {
                look(block, sentence)
                    .into_iter()
                    .filter(|range| !is_named(&named, &block.text.plain[range.clone()]))
                    .for_each(|range| say(block, range, found));
            }
        }
    }
}

fn is_english(draft: &Draft, block: &Block) -> bool {
    let tag = block.language.as_deref().or_else(|| draft.spoken()).unwrap_or_default();
    tag.get(..2).is_some_and(|primary| primary.eq_ignore_ascii_case("en"))
}

/// The draft's short headings in lower case: what stands under one of them can be found by it.
fn headings(draft: &Draft) -> Vec<String> {
    let short = draft.visible().filter(|block| matches!(block.kind, crate::draft::Kind::Heading(_)) && block.text.plain.len() < 40);
    short.map(|block| block.text.plain.to_lowercase()).collect()
}

/// Whether a heading says the word that the reference begins with: "menyn till höger" where the menu has the heading "Meny".
fn is_named(headings: &[String], reference: &str) -> bool {
    let lower = reference.to_lowercase();
    let first = lower.split(' ').next().unwrap_or_default();
    let stem = first.strip_suffix("n").filter(|_| first.ends_with("menyn")).unwrap_or(first);
    headings.iter().any(|heading| heading == first || heading == stem || heading.ends_with(stem) && heading.ends_with(&format!(" {stem}")))
}

/// Words without which nothing is a reference.
static HINTS: LazyLock<Words> = LazyLock::new(|| [&CONTROLS, &WEAK, &PLACED, &PRESS].into_iter().flat_map(|list| list.iter()).collect());

fn say(block: &Block, range: Range<usize>, found: &mut Findings) {
    let form = cut(&block.text.plain[range.clone()]);
    let gap = block.text.edit(range.end..range.end, " [namnet]");
    let fix = gap.and_then(|edit| Fix::edits(Safety::Template, NAME, [edit]));
    found.push(Finding::review(&REFERENCE).at(block.text.span(range)).arg("form", form).fix(fix));
}

/// Sentences of more tokens are lists without stops.
const MOST: usize = 120;

/// The references of a sentence.
fn look(block: &Block, sentence: &Sentence) -> Vec<Range<usize>> {
    let tokens = block.prose.tokens_in(sentence);
    if tokens.len() > MOST || tokens.iter().any(|token| token.borrowed) || names(block, sentence, tokens) {
        return Vec::new();
    }
    let words: Vec<&str> = tokens.iter().map(|token| block.prose.word(token)).collect();
    let seen = Seen {
        press: words.iter().position(|word| PRESS.contains(word)),
        fills: words.iter().any(|word| FILL.contains(word)),
        acts: words.iter().any(|word| DO.contains(word)),
        capitals: tokens.iter().map(|token| block.text.plain[token.start as usize..].starts_with(char::is_uppercase)).collect(),
        street: words
            .iter()
            .any(|word| word.starts_with("parker") || matches!(*word, "bilen" | "bil" | "stå" | "ställ" | "torget" | "gatan")),
    };
    let found = (0..tokens.len()).filter_map(|at| reference(&words, at, &seen));
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (first, last) in found {
        let range = tokens[first].start as usize..tokens[last].end as usize;
        match ranges.last_mut() {
            Some(before) if range.start <= before.end => before.end = before.end.max(range.end),
            _ => ranges.push(range),
        }
    }
    if ranges.is_empty() {
        return ranges;
    }
    let code = block.covered(&[MarkKind::Code, MarkKind::Quote]);
    ranges.into_iter().filter(|range| !code.meets(range)).collect()
}

/// What a sentence asks the reader to do.
struct Seen {
    press: Option<usize>,
    fills: bool,
    acts: bool,
    street: bool,
    /// Which words begin with a capital.
    capitals: Vec<bool>,
}

/// The reference whose control or look stands at `at`: first and last token.
fn reference(words: &[&str], at: usize, seen: &Seen) -> Option<(usize, usize)> {
    let word = words[at];
    let before = |back: usize| at.checked_sub(back).map_or("", |at| words[at]);
    let into = |word: &str| INTO.contains(word);
    if PLACED.contains(word) {
        return into(before(1)).then_some((at, at));
    }
    if LOOKS.contains(word) && matches!(before(1), "den" | "det" | "de" | "dom") {
        return looked(words, at, seen, into(before(2)));
    }
    let control = CONTROLS.contains(word) || WEAK.contains(word) && (seen.fills || seen.press.is_some() || into(before(1)));
    if control && !seen.street {
        let asked = seen.press.is_some() || seen.fills || seen.acts || into(before(1));
        return place(words, at + 1).filter(|_| asked).map(|end| (at, end)).or_else(|| coloured(words, at, seen));
    }
    // "Tryck på hjärtat längst upp": what is pressed at a place has no name either.
    if before(1) == "på" && seen.press.is_some_and(|press| press < at && at - press <= 3) && !seen.capitals[at] {
        return place(words, at + 1).map(|end| (at, end));
    }
    // "Klicka längst ner till höger": nothing but a place.
    if PRESS.contains(word) {
        return place(words, at + 1).map(|end| (at, end));
    }
    None
}

/// "den gröna knappen", and what is pressed whatever it is.
fn looked(words: &[&str], at: usize, seen: &Seen, into: bool) -> Option<(usize, usize)> {
    let noun = (at + 1..words.len().min(at + 4)).find(|&next| !LOOKS.contains(words[next]) && !matches!(words[next], "," | "och"))?;
    let pressed = seen.press.is_some_and(|press| press < at && at - press <= 6);
    let size = matches!(words[at], "stora" | "lilla" | "små");
    let strong = CONTROLS.contains(words[noun]) && (pressed || seen.fills || seen.acts || into);
    let weak = WEAK.contains(words[noun]) && (pressed || seen.fills) && !seen.street;
    let touched = pressed && !size && words[noun].chars().all(char::is_alphabetic);
    (strong || weak || touched).then(|| (at - 1, place(words, noun + 1).unwrap_or(noun)))
}

/// The last token of a place that begins at `at`: "till höger", "längst ner", "uppe i högra hörnet". Above and below are an
/// order of reading as well, and are left alone.
fn place(words: &[&str], at: usize) -> Option<usize> {
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let side = |at: usize| word(at) == "till" && matches!(word(at + 1), "höger" | "vänster");
    if side(at) {
        return Some(at + 1);
    }
    let corner = |at: usize| word(at) == "i" && matches!(word(at + 1), "högra" | "vänstra" | "övre" | "nedre" | "det");
    match word(at) {
        "längst" | "högst" if matches!(word(at + 1), "upp" | "uppe" | "ner" | "ned" | "nere" | "bort" | "ut") => {
            Some(if side(at + 2) { at + 3 } else { at + 1 })
        }
        "uppe" | "nere" | "här" | "där" | "långt" if side(at + 1) => Some(at + 2),
        "uppe" | "nere" | "längst" if corner(at + 1) => end_of_corner(words, at + 1),
        "i" if corner(at) => end_of_corner(words, at),
        _ => None,
    }
}

/// "i det övre högra hörnet": up to the corner or edge itself.
fn end_of_corner(words: &[&str], at: usize) -> Option<usize> {
    (at..words.len().min(at + 6)).find(|&at| matches!(words[at], "hörnet" | "kanten" | "hörn" | "delen" | "spalten" | "kolumnen" | "menyn"))
}

/// "fälten med röd text", "rutorna som är gula".
fn coloured(words: &[&str], at: usize, seen: &Seen) -> Option<(usize, usize)> {
    let joins = matches!(words.get(at + 1).copied()?, "med" | "i" | "som" | "markerade" | "markerat" | "markerad");
    let colour = |word: &str| LOOKS.contains(word) && !matches!(word, "stora" | "lilla" | "små" | "högra" | "vänstra" | "övre" | "nedre");
    let found = (at + 2..words.len().min(at + 5)).find(|&next| colour(words[next]))?;
    let last =
        if matches!(words.get(found + 1).copied(), Some("text" | "färg" | "ram" | "bakgrund" | "kant")) { found + 1 } else { found };
    (joins && (seen.fills || seen.press.is_some())).then_some((at, last))
}

/// Whether something in the sentence is marked by type or as a quotation: mostly that is a name.
fn is_marked(block: &Block, sentence: &Sentence) -> bool {
    marks(block, sentence).any(|mark| matches!(mark.kind, MarkKind::Strong | MarkKind::Emphasis | MarkKind::Code | MarkKind::Quote))
}

fn is_linked(block: &Block, sentence: &Sentence) -> bool {
    marks(block, sentence).any(|mark| mark.kind == MarkKind::Link)
}

/// The marks that begin inside a sentence and end in it.
fn marks<'a>(block: &'a Block, sentence: &Sentence) -> impl Iterator<Item = &'a crate::draft::Mark> {
    let range = sentence.start as usize..sentence.end as usize;
    let first = block.marks.partition_point(|mark| mark.range.start as usize <= range.start);
    let last = block.marks.partition_point(|mark| (mark.range.start as usize) < range.end).max(first);
    block.marks[first..last].iter().filter(move |mark| mark.range.end as usize <= range.end)
}

/// Whether the sentence says what something is called: a quotation, emphasis, a link, a capital after the control, "som heter".
fn names(block: &Block, sentence: &Sentence, tokens: &[Token]) -> bool {
    let range = sentence.start as usize..sentence.end as usize;
    let plain = &block.text.plain[range.clone()];
    if plain.contains(['”', '"', '»', '“', '’', '\'', '[']) || is_linked(block, sentence) || is_marked(block, sentence) {
        return true;
    }
    let controls = tokens.iter().zip(tokens.iter().skip(1)).any(|(token, next)| {
        let word = block.prose.word(token);
        let control = CONTROLS.contains(word) || WEAK.contains(word);
        let named = block.text.plain[next.start as usize..].starts_with(char::is_uppercase)
            || matches!(block.prose.word(next), "märkt" | "märkta" | ":");
        control && named
    });
    let lower = &block.prose.lower()[range];
    controls || ["som heter", "med texten", "där det står", "med namnet", "med orden"].iter().any(|words| lower.contains(words))
}
