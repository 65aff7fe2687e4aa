//! A picture whose words say that a child in it can be known: by name, age, class or school.

use std::ops::Range;

use crate::config::{Level, Settings};
use crate::draft::{Draft, Image, Text};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::language::{Prose, Sentence};
use crate::personal::people;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    id: "privacy/child-in-picture",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Review],
    fixable: None,
    default_on: true,
    refs: &["Dataskyddsförordningen artikel 6.1", "Dataskyddsförordningen skäl 38", "Barnkonventionen artikel 16"],
    sources: &["Dataskyddsförordningen skäl 38"],
    situations: &[Situation::Everybody],
    title: Msg::new("Ett barn som går att känna igen på bild", "A child that can be known in a picture"),
    guide: &[
        Msg::new(
            "Barn har rätt till särskilt skydd. En bild som är rolig i dag följer barnet länge, och barnet har inte själv kunnat säga ja.",
            "Children have a right to special protection. A picture that is fun today follows the child for long, and the child could not say yes.",
        ),
        Msg::new(
            "klart frågar när en bildbeskrivning eller bildtext talar om ett barn med namn, ålder, klass eller skola, och när ett inlägg med bild gör det. Har en vårdnadshavare sagt ja?",
            "klart asks when a description or caption speaks of a child with name, age, class or school, and when a post with a picture does. Has a guardian said yes?",
        ),
        Msg::new(
            "Ofta går det lika bra utan: visa händer, ryggar eller det som barnen har gjort, och skriv ”ett barn” i stället för namnet.",
            "Often it works as well without: show hands, backs or what the children have made, and write “a child” instead of the name.",
        ),
    ],
    rewrites: &[Rewrite::new("![Eleven Lisa, 8 år, målar en drake.](drake.jpg)", "![En teckning av en grön drake med vingar.](drake.jpg)")],
    messages: &[&CHILD],
    options: &[],
    yields_to: &[],
    cap: 3,
    examples: &[
        Example::md("![⟦Eleven Lisa, 8 år, målar en drake.⟧](drake.jpg)\n"),
        Example::html(
            "<figure><img src=\"fest.jpg\" alt=\"Tre barn dansar.\"><figcaption>⟦Elever i klass 4 B på Ekviksskolan firar.⟧</figcaption></figure>\n",
        ),
        Example::text("Bild: lucia.jpg\n\nI dag sjöng ⟦Ella, 6 år⟧, för alla på förskolan.\n")
            .named("inlagg.txt")
            .with("[[files]]\nglob = \"*\"\nchannel = \"facebook\"\n"),
        Example::md("![Två barn leker i sanden.](sand.jpg)\n\nEleven Lisa, 8 år, fick priset.\n"),
        Example::html("<img src=\"skola.jpg\" alt=\"Ekviksskolan från gården.\"><p>Anna Testberg är rektor.</p>\n"),
    ],
    check: Check::Draft(check),
};

const CHILD: Message = Message {
    what: Msg::new("Går barnet på bilden att känna igen?", "Can the child in the picture be known?"),
    why: Msg::new(
        "Orden berättar vem det är eller var barnet finns, och bilden sprids utan att barnet kan säga nej.",
        "The words tell who it is or where the child can be found, and the child cannot say no.",
    ),
    how: Msg::new(
        "Har en vårdnadshavare sagt ja, och behöver barnet synas? Annars byt bild eller ta bort namn och ålder.",
        "Has a guardian said yes, and need the child be seen? Otherwise change picture, or leave out name and age.",
    ),
};

/// Words for a child, or for children in a school.
const CHILDREN: [&str; 22] = [
    "barn",
    "barnet",
    "barnen",
    "flicka",
    "flickan",
    "flickor",
    "pojke",
    "pojken",
    "pojkar",
    "elev",
    "eleven",
    "elever",
    "eleverna",
    "förskolebarn",
    "skolbarn",
    "bebis",
    "bebisen",
    "dotter",
    "sonen",
    "tonåring",
    "tonåringar",
    "barnbarn",
];
/// Words for pictures of nobody.
const DRAWN: [&str; 10] = ["teckning", "teckningar", "tecknad", "tecknade", "illustration", "målning", "symbol", "ikon", "staty", "karta"];
/// A child is younger.
const GROWN: u32 = 18;

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let mut told = false;
    for image in draft.images.iter().filter(|image| !image.decorative && !image.hidden) {
        if let Some(span) = in_words_of(image) {
            told = true;
            found.push(Finding::review(&CHILD).at(span));
        }
    }
    let posted = settings.channels.iter().any(|channel| channel.is_platform());
    let shown = draft.images.iter().any(|image| !image.decorative && !image.hidden) || !draft.media.is_empty();
    if told || !posted || !shown {
        return;
    }
    for block in draft.visible() {
        for sentence in block.prose.sentences() {
            let Some(range) = named_child(&block.text.plain, &block.prose, sentence) else { continue };
            return found.push(Finding::review(&CHILD).at(block.text.span(range)));
        }
    }
}

/// The description or caption that lets a child be known.
fn in_words_of(image: &Image) -> Option<Span> {
    let words = [image.alt.text(), image.caption.as_ref()];
    words.into_iter().flatten().find(|text| is_child(text)).map(|text| text.whole().unwrap_or(image.span))
}

/// A child, and what the child can be known by.
fn is_child(text: &Text) -> bool {
    let prose = Prose::of(&text.plain);
    let word = |token| prose.word(token);
    let drawn = prose.tokens().iter().any(|token| DRAWN.contains(&word(token)));
    let child = prose.tokens().iter().any(|token| CHILDREN.contains(&word(token)));
    if drawn || text.is_blank() {
        return false;
    }
    let schooled = prose.tokens().iter().any(|token| is_school(&text.plain[token.start as usize..token.end as usize]));
    let named = || prose.sentences().iter().any(|sentence| people::first_named(&text.plain, &prose, sentence).is_some());
    let young = (0..prose.tokens().len()).any(|at| young_at(&prose, at));
    young || child && (schooled || is_class(&prose) || named())
}

/// ”Ekviksskolan”, ”Solens förskola”: a school by its name.
fn is_school(word: &str) -> bool {
    let lower = word.to_lowercase();
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    capital
        && ["skolan", "skola", "gymnasiet"].iter().any(|end| lower.ends_with(end) && lower.len() > end.len())
        && !lower.starts_with("förskol")
        && !lower.starts_with("grundskol")
}

/// ”klass 4 B”, ”årskurs 3”.
fn is_class(prose: &Prose) -> bool {
    let tokens = prose.tokens();
    let numbered = |at: usize| tokens.get(at + 1).is_some_and(|next| prose.word(next).starts_with(|sign: char| sign.is_ascii_digit()));
    (0..tokens.len()).any(|at| matches!(prose.word(&tokens[at]), "klass" | "årskurs") && numbered(at))
}

/// ”8 år”, ”8-årige”, ”åttaåring” is for others: an age under 18 in digits that is somebody's.
fn young_at(prose: &Prose, at: usize) -> bool {
    let tokens = prose.tokens();
    let word = prose.word(&tokens[at]);
    let age = |text: &str| text.parse::<u32>().is_ok_and(|age| (1..GROWN).contains(&age));
    if let Some((number, rest)) = word.split_once('-') {
        return age(number) && rest.starts_with("åring") || age(number) && rest.starts_with("årig");
    }
    let before = at.checked_sub(1).map(|before| prose.word(&tokens[before]));
    let year = tokens.get(at + 1).is_some_and(|next| prose.word(next) == "år");
    let name = at.checked_sub(2).is_some_and(|name| people::is_first_name(prose.word(&tokens[name])));
    let aged = before.is_some_and(|before| matches!(before, "," | "(") && name);
    age(word) && (aged || year && before.is_some_and(|before| people::is_first_name(before) || CHILDREN.contains(&before)))
}

/// A named child in a sentence of a post: a name with an age under 18, or ”eleven Lisa”.
fn named_child(text: &str, prose: &Prose, sentence: &Sentence) -> Option<Range<usize>> {
    let person = people::first_named(text, prose, sentence)?;
    let first = sentence.first_token();
    let tokens = prose.tokens_in(sentence);
    let young = (first..first + tokens.len()).find(|at| young_at(prose, *at));
    if let Some(at) = young {
        let unit = prose.tokens().get(at + 1).filter(|unit| prose.word(unit) == "år").unwrap_or(&prose.tokens()[at]);
        return Some(person.range.start..(unit.end as usize).max(person.range.end));
    }
    let before = tokens.iter().rev().find(|token| token.end as usize <= person.range.start)?;
    matches!(prose.word(before), "elev" | "eleven" | "barnet" | "flickan" | "pojken" | "dottern" | "sonen").then_some(person.range)
}
