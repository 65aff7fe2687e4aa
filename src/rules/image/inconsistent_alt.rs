//! One picture that is called different things in different drafts: only a person can know whether it should be.

use std::collections::BTreeSet;

use crate::draft::{Alt, Draft, Image, ImageKind};
use crate::facts::{PictureFact, Pictures};
use crate::finding::{Finding, Findings, Message, Msg, Related, Verdict};
use crate::register::ALIKE;
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::Format;

use super::proposals::is_worthy;
use super::surroundings::{bare, description, is_nameless, is_pixel, size};

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/inconsistent-alt",
    levels: &[crate::config::Level::Advice],
    verdicts: &[Verdict::Review],
    fixable: None,
    default_on: true,
    refs: &["WCAG 1.1.1", "WCAG 3.2.4"],
    sources: &["W3C, An alt Decision Tree", "WCAG 2.2, Understanding 3.2.4: Consistent Identification"],
    situations: &[Situation::NoVision, Situation::LimitedVision],
    title: Msg::new("Samma bild med olika beskrivningar", "One picture with different descriptions"),
    guide: &[],
    rewrites: &[],
    messages: &[&ASK],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("# Badet\n\n![⟦En brygga i motljus⟧](bad.jpg)\n").beside(&[("nyhet.md", "# Nyhet\n\n![Två barn hoppar i vattnet](bad.jpg)\n")]),
        Example::html("<p>Badet.</p><img src=\"bilder/bad.jpg\" alt=\"⟦En brygga i motljus⟧\">\n")
            .beside(&[("nyheter/a.md", "# Nyhet\n\n![Två barn hoppar i vattnet](../bilder/bad.jpg?v=2)\n")]),
        Example::md("# Badet\n\n![⟦En brygga i motljus⟧](kopia.jpg)\n").beside(&[
            ("nyhet.md", "# Nyhet\n\n![Hus vid en kaj](bad.jpg)\n"),
            ("bad.jpg", "corpora/media/images/SYN_photo_plain.jpg"),
            ("kopia.jpg", "corpora/media/images/SYN_photo_plain.jpg"),
        ]),
        Example::md("# Badet\n\n![En brygga i motljus](bad.jpg)\n").beside(&[("nyhet.md", "# Nyhet\n\n![En brygga i motljus.](bad.jpg)\n")]),
        Example::md("# Badet\n\n![En brygga i motljus](bad.jpg)\n")
            .beside(&[("en.md", "---\nlang: en\n---\n\n# The baths\n\n![A jetty against the light](bad.jpg)\n")]),
        Example::html("<p>Badet.</p><img src=\"bad.jpg\" alt=\"En brygga i motljus\">\n")
            .beside(&[("nyhet.html", "<p>Läs. <img src=\"bad.jpg\" alt=\"\"></p><a href=\"/bad\"><img src=\"bad.jpg\" alt=\"Till badet\"></a>\n")]),
        Example::md("# Badet\n\n![En brygga i motljus](bad.jpg)\n").beside(&[("nyhet.md", "# Nyhet\n\n![En brygga i motljus med två barn](bad.jpg)\n")]),
        Example::md("# Rådhuset\n\n![Ett gult rådhus med mörkt tak](hus.jpg)\n")
            .beside(&[("nyhet.md", "# Nyhet\n\n![Rådhuset i Ekvik, ett gult hus mot blå himmel](hus.jpg)\n")]),
        Example::md("# Badet\n\n![⟦Två barn på en brygga⟧](bad.jpg)\n")
            .beside(&[("nyhet.md", "# Nyhet\n\n![Tre barn hoppar från en brygga](bad.jpg)\n")]),
        Example::md("---\nklart:\n  answers:\n    - ask: image/inconsistent-alt\n      answer: intended\n---\n\n# Badet\n\n![En brygga i motljus](bad.jpg)\n")
            .beside(&[("nyhet.md", "# Nyhet\n\n![Två barn hoppar i vattnet](bad.jpg)\n")]),
    ],
    check: Check::Batch(check),
};

const ASK: Message = Message {
    what: Msg::new("Ska samma bild ha {count} olika beskrivningar?", "Should one picture have {count} different descriptions?"),
    why: Msg::new("Den som lyssnar kan tro att det är olika bilder.", "Whoever listens may take them for different pictures."),
    how: Msg::new(
        "Använd samma beskrivning, eller svara att det är meningen.",
        "Use the same description, or answer that the difference is intended.",
    ),
};

/// Pixels on the shorter side up to which a picture is an icon, named for what it does.
const ICON: u32 = 64;

fn check(pictures: &Pictures, found: &mut Findings) {
    for same in pictures.repeated() {
        let told: Vec<&PictureFact> = same.into_iter().filter(|fact| is_asked(fact) && fact.alt.is_some()).collect();
        let languages: BTreeSet<&str> = told.iter().map(|fact| fact.language.as_str()).collect();
        for language in languages {
            let mine: Vec<&PictureFact> = told.iter().filter(|fact| fact.language == language).copied().collect();
            if let Some(finding) = ask(&mine) {
                found.push(finding);
            }
        }
    }
}

/// Compared with others, and not answered for the whole draft.
fn is_asked(fact: &PictureFact) -> bool {
    fact.compared && !fact.settled.iter().any(String::is_empty)
}

/// The question, when the descriptions tell different things in different drafts.
fn ask(told: &[&PictureFact]) -> Option<Finding> {
    let first = told.first()?;
    let told: Vec<&PictureFact> = told.iter().filter(|fact| is_surely(first, fact)).copied().collect();
    let mut different: Vec<(String, &PictureFact)> = Vec::new();
    for fact in &told {
        let words = bare(fact.alt.as_deref()?);
        if !different.iter().any(|(other, _)| says_the_same(other, &words)) {
            different.push((words, fact));
        }
    }
    let across = different.iter().any(|(_, fact)| fact.draft != different[0].1.draft);
    if different.len() < 2 || !across {
        return None;
    }
    let mut finding = Finding::review(&ASK).arg("count", different.len());
    finding.count = told.len();
    finding.related = told.iter().map(|fact| related(fact)).collect();
    Some(finding)
}

/// The same picture beyond doubt: pictures that only look somewhat alike may well be two.
fn is_surely(one: &PictureFact, other: &PictureFact) -> bool {
    let place = one.place.is_some() && one.place == other.place;
    let bytes = one.digest.is_some() && one.digest == other.digest;
    let look = || one.hash.zip(other.hash).is_some_and(|(one, other)| one.distance(&other) <= ALIKE / 2);
    place || bytes || look()
}

fn related(fact: &PictureFact) -> Related {
    let text = fact.alt.clone().unwrap_or_default();
    Related { draft: fact.draft.clone(), span: Some(fact.span), line: fact.line, text }
}

/// Equal, one with only more to say than the other, or much the same things in other words and never in other numbers.
fn says_the_same(one: &str, other: &str) -> bool {
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<BTreeSet<_>>();
    let (one, other) = (words(one), words(other));
    if one.is_subset(&other) || other.is_subset(&one) {
        return true;
    }
    let numbers = |words: &BTreeSet<String>| words.iter().filter(|word| is_number(word)).cloned().collect::<BTreeSet<_>>();
    let (counted, otherwise) = (numbers(&one), numbers(&other));
    if !counted.is_empty() && !otherwise.is_empty() && counted.is_disjoint(&otherwise) {
        return false;
    }
    let things = |words: &BTreeSet<String>| words.iter().filter(|word| is_thing(word)).map(|word| stem(word)).collect::<BTreeSet<_>>();
    let (one, other) = (things(&one), things(&other));
    let shared = one.intersection(&other).count();
    shared >= SHARED && shared * 2 >= one.len().min(other.len())
}

/// Things that two descriptions must both name before they are taken to say the same; and half of the shorter one's.
const SHARED: usize = 2;
/// Letters by which a word is known in all its forms: "granar", "granarna".
const STEM: usize = 5;
/// Counting words, in Swedish and English.
const NUMBERS: &[&str] = &[
    "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "two", "three", "four", "five", "six", "seven",
    "eight", "nine", "ten", "eleven", "twelve",
];
/// Words of three letters and more that name nothing.
const SMALL: &[&str] = &[
    "och", "som", "med", "mot", "för", "ett", "den", "det", "där", "vid", "har", "till", "från", "över", "under", "framför", "bakom",
    "mellan", "står", "sitter", "ligger", "syns", "the", "and", "with", "for", "from", "over", "are", "stands",
];

fn is_number(word: &str) -> bool {
    NUMBERS.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_thing(word: &str) -> bool {
    word.chars().count() >= 3 && !SMALL.contains(&word) && !is_number(word)
}

fn stem(word: &str) -> String {
    word.chars().take(STEM).collect()
}

/// What is to be kept of a draft's pictures. `place` names where each one's file is.
pub(crate) fn facts(draft: &Draft, is_on: bool, place: &dyn Fn(&Image) -> Option<String>) -> Vec<PictureFact> {
    if matches!(draft.format, Format::Picture | Format::Media) {
        return Vec::new();
    }
    let language = draft.spoken().unwrap_or("sv").split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let settled = settled(draft);
    let kept = draft.images.iter().filter_map(|image| {
        let alt = told(image)?;
        let file = image.file.found();
        Some(PictureFact {
            draft: draft.name.clone(),
            span: description(image).and_then(crate::draft::Text::whole).unwrap_or(image.span),
            line: None,
            place: place(image),
            digest: file.and_then(|file| file.digest),
            hash: file.and_then(|file| file.pixels.found()?.hash),
            alt,
            language: language.clone(),
            compared: is_on && is_shown_for_itself(draft, image),
            settled: settled.clone(),
        })
    });
    kept.filter(|fact| fact.place.is_some() || fact.digest.is_some()).collect()
}

/// A description worth repeating, or that there is none and should be one; nothing for a picture that needs none.
#[expect(clippy::option_option, reason = "described, missing and neither are three different things")]
fn told(image: &Image) -> Option<Option<String>> {
    if !matches!(image.kind, ImageKind::Picture | ImageKind::Attachment) || is_pixel(image) {
        return None;
    }
    match description(image) {
        Some(text) if is_worthy(&text.plain, image) => Some(Some(text.plain.clone())),
        Some(_) => Some(None),
        None => (is_nameless(image, false) && image.alt != Alt::NotExported).then_some(None),
    }
}

/// No icon, and no picture whose description is the text of a link.
fn is_shown_for_itself(draft: &Draft, image: &Image) -> bool {
    let icon = size(image).is_some_and(|(wide, high)| wide.min(high) <= ICON);
    let names_link = image.link.and_then(|link| draft.links.get(link)).is_some_and(|link| link.text.is_blank());
    !icon && !names_link
}

/// What the draft has answered to this question, and whether it has left the rule out with a reason.
fn settled(draft: &Draft) -> Vec<String> {
    let open = |answer: &str| ["no", "nej", "vet inte", "unknown", ""].contains(&answer.trim().to_lowercase().as_str());
    let answers = draft.answers.answers.iter().filter(|answer| answer.ask == RULE.id && !open(&answer.answer));
    let left_out = draft.ignores.iter().filter(|ignore| ignore.covers.is_none() && !ignore.reason.trim().is_empty());
    let left_out = left_out.filter(|ignore| ignore.rule == RULE.id || ignore.rule == "image/*").map(|_| String::new());
    answers.map(|answer| answer.about.clone().unwrap_or_default()).chain(left_out).collect()
}
