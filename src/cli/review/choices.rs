//! What a person may choose between at one finding.
//!
//! Knows fixes, pictures' three answers and the answers to questions. Refuses to do any of it.

use crate::config::Lang;
use crate::draft::{Alt, Image, ImageKind, Slot, Syntax};
use crate::finding::{Finding, Settled, Verdict};
use crate::fix::{Change, Fix, Safety};
use crate::source::Edit;

use super::opened::Opened;
use super::{polish, questions};

/// Rules about a picture with no description worth the name: all three answers fit.
const UNDESCRIBED: &[&str] = &[
    "image/missing-alt",
    "image/decorative-unconfirmed",
    "image/filename-alt",
    "image/placeholder-alt",
    "image/unpronounceable-alt",
    "image/machine-alt",
];
/// Rules about a description that may be written anew.
const DESCRIBED: &[&str] = &["image/long-alt", "image/redundant-alt", "image/duplicate-alt", "image/inconsistent-alt"];
/// Rules about a cue whose text says too much for its time or its lines.
const CUE_TEXTS: &[&str] = &[
    "captions/fast-cue",
    "captions/long-line",
    "captions/many-lines",
    "captions/crowded-cue",
    "captions/short-cue",
    "captions/shouted-cue",
    "captions/mixed-dashes",
    "captions/empty-cue",
];
/// Findings of one kind from which all may be put right at once.
const MANY: usize = 3;

/// One way on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// The fix with this index.
    Fix(usize),
    /// The fix with this index, with the rest of its text from the person.
    Lead(usize),
    /// Every safe fix of the same rule.
    All,
    /// A text for this kind of place.
    Write(Kind),
    /// A description that is there already, with some words changed.
    Polish,
    /// The picture is decorative.
    Decorative,
    /// What the picture shows stands in the text.
    InText,
    Yes,
    No,
    /// The line's answer with this index.
    Ready(usize),
    /// An answer in the person's own words.
    Own,
    /// Nobody knows yet: asked again next time.
    Unsure,
    /// The reason that a question asks for.
    Why,
    /// The captions are part of the film's own picture.
    Burned,
    /// The person has changed the draft elsewhere.
    Again,
    Skip,
    Ignore,
    Back,
    Quit,
}

/// What a written text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Description,
    LinkText,
    Title,
    Language,
    /// A paragraph of its own, after what it is about.
    Paragraph,
    /// The words that are marked.
    Passage,
    /// The text of one cue.
    Cue,
}

/// A choice, the key that takes it, and its words.
pub(super) struct Offer {
    pub(super) key: String,
    pub(super) words: String,
    pub(super) choice: Choice,
    /// Shares its line with its neighbours.
    pub(super) short: bool,
}

/// Every choice at this finding, in the order shown.
pub(super) fn offers(opened: &Opened, finding: &Finding, lang: Lang) -> Vec<Offer> {
    if let Some(line) = questions::line(finding) {
        return questions::offers(line, lang);
    }
    let t = |sv: &'static str, en: &'static str| if lang == Lang::Sv { sv } else { en };
    let key = |sv: &'static str, en: &'static str| t(sv, en).to_owned();
    let mut all = fixes(opened, finding, lang);
    let whole = |key: String, words: &str, choice| Offer { key, words: words.to_owned(), choice, short: false };
    let brief = |key: String, words: &str, choice| Offer { key, words: words.to_owned(), choice, short: true };
    let safe = |other: &&Finding| other.rule == finding.rule && other.fixes.first().is_some_and(|fix| fix.safety == Safety::Safe);
    let count = opened.judged.findings.iter().filter(safe).count();
    if safe(&finding) && count >= MANY {
        let words = match lang {
            Lang::Sv => format!("Rätta alla {count} av samma slag"),
            Lang::En => format!("Put all {count} of this kind right"),
        };
        all.push(whole(key("r", "r"), &words, Choice::All));
    }
    if let Some((kind, words)) = writable(opened, finding, lang) {
        all.push(whole(key("s", "w"), &words, Choice::Write(kind)));
    }
    all.extend(polished(opened, finding, lang).map(|words| whole(key("p", "e"), words, Choice::Polish)));
    let three = opened.image(finding).is_some_and(|image| may_be_silent(finding, image));
    if three {
        let words = t("Bilden är dekorativ och behöver ingen beskrivning", "The picture is decoration and needs no description");
        all.push(whole(key("d", "d"), words, Choice::Decorative));
        all.push(whole(
            key("t", "t"),
            t("Det som bilden visar står redan i texten", "What the picture shows stands in the text"),
            Choice::InText,
        ));
    }
    if finding.verdict == Verdict::Fault && finding.rule == "media/missing-captions" {
        let words = t("Undertexterna är inbrända i filmen", "The captions are burned into the film");
        all.push(whole(key("u", "c"), words, Choice::Burned));
    }
    if finding.verdict == Verdict::Review && finding.rule != "image/decorative-unconfirmed" {
        if finding.settled == Settled::ByWhy {
            all.push(whole(key("s", "w"), t("Skriv skälet", "Write the reason"), Choice::Why));
        } else {
            all.push(brief(key("j", "y"), t("Ja", "Yes"), Choice::Yes));
            all.push(brief(key("n", "n"), t("Nej", "No"), Choice::No));
        }
        all.push(brief(key("v", "u"), t("Vet inte än", "Not known yet"), Choice::Unsure));
    } else if all.is_empty() {
        all.push(whole(
            key("o", "o"),
            t("Jag har ändrat i utkastet själv: läs om", "I have changed the draft myself: read it again"),
            Choice::Again,
        ));
    }
    all.push(brief(key("h", "s"), t("Hoppa över", "Skip"), Choice::Skip));
    if finding.rule != "draft/unused-ignore" {
        all.push(brief(key("i", "i"), t("Ignorera, med skäl", "Ignore, with a reason"), Choice::Ignore));
    }
    all.push(brief(key("b", "b"), t("Tillbaka", "Back"), Choice::Back));
    all.push(brief(key("a", "q"), t("Avsluta", "Quit"), Choice::Quit));
    all
}

/// The words that offer a text for editing, where there is one.
fn polished(opened: &Opened, finding: &Finding, lang: Lang) -> Option<&'static str> {
    let t = |sv: &'static str, en: &'static str| if lang == Lang::Sv { sv } else { en };
    let proposed = finding.fixes.iter().any(|fix| found(opened, finding, fix).is_some());
    Some(match polish::texts(opened, finding).len() {
        0 => return None,
        _ if !proposed => t("Putsa på texten som finns", "Edit the text that is there"),
        1 => t("Putsa på texten innan den skrivs in", "Edit the text before it is written"),
        _ => t("Putsa på en av texterna innan den skrivs in", "Edit one of the texts before it is written"),
    })
}

/// The fixes that a machine can make whole, numbered; and those that begin a text which a person goes on with.
fn fixes(opened: &Opened, finding: &Finding, lang: Lang) -> Vec<Offer> {
    let mut all: Vec<Offer> = Vec::new();
    for (at, fix) in finding.fixes.iter().enumerate() {
        let files = fix.changes.iter().any(|change| change.is_of_files() || *change == Change::Reencode);
        let choice = match fix.safety {
            Safety::Template if files => Choice::Fix(at),
            Safety::Template if lead(fix).is_some() && opened.image(finding).is_some_and(|image| image.slot.is_some()) => Choice::Lead(at),
            Safety::Template => continue,
            _ if fix.changes.is_empty() => continue,
            _ => Choice::Fix(at),
        };
        let words = match (choice, found(opened, finding, fix), lang) {
            (Choice::Fix(_), Some(text), Lang::Sv) => format!("Använd ”{text}”"),
            (Choice::Fix(_), Some(text), Lang::En) => format!("Use “{text}”"),
            _ => fix.title.fill(lang, &fix.args),
        };
        all.push(Offer { key: (all.len() + 1).to_string(), words, choice, short: false });
    }
    all
}

/// The text that a proposal would write as a picture's description. Its title names the source.
pub(super) fn found(opened: &Opened, finding: &Finding, fix: &Fix) -> Option<String> {
    let slot = opened.image(finding)?.slot.as_ref()?;
    let writes = fix.safety == Safety::Suggest && matches!(fix.changes.as_slice(), [Change::Edit(edit)] if edit.span == slot.span);
    lead(fix).filter(|_| writes)
}

/// The text that a fix names.
pub(super) fn lead(fix: &Fix) -> Option<String> {
    fix.args.iter().find_map(|(name, arg)| match arg {
        crate::finding::Arg::Text(text) if *name == "text" => Some(text.clone()),
        _ => None,
    })
}

/// What a person may write at this finding, and the words that say so.
fn writable(opened: &Opened, finding: &Finding, lang: Lang) -> Option<(Kind, String)> {
    let template = finding.fixes.iter().find(|fix| fix.safety == Safety::Template && lead(fix).is_none());
    let edit = template.and_then(|fix| match fix.changes.as_slice() {
        [Change::Edit(edit)] => Some(edit),
        _ => None,
    });
    if let (Some(edit), Some(template)) = (edit, template)
        && let Some((kind, _)) = slots(opened).find(|(_, slot)| is_in(slot, edit))
    {
        return Some((kind, template.title.get(lang).to_owned()));
    }
    let describes = UNDESCRIBED.contains(&finding.rule) || DESCRIBED.contains(&finding.rule);
    let t = |sv: &str, en: &str| if lang == Lang::Sv { sv.to_owned() } else { en.to_owned() };
    if describes && opened.image(finding).is_some_and(|image| image.slot.is_some()) {
        return Some((Kind::Description, t("Skriv en bildbeskrivning", "Write a description")));
    }
    if finding.verdict == Verdict::Fault && CUE_TEXTS.contains(&finding.rule) && opened.cue(finding).is_some() {
        let empty = opened.cue(finding).is_some_and(|cue| cue.text.start == cue.text.end);
        let words =
            if empty { t("Skriv vad som sägs", "Write what is said") } else { t("Skriv om rutans text", "Write the cue's text anew") };
        return Some((Kind::Cue, words));
    }
    let worded = finding.rule.starts_with("swedish/") || finding.rule.starts_with("text/");
    let passage = worded && !opened.source.format.is_captions() && passage(opened, finding, "x").is_some();
    passage.then(|| (Kind::Passage, t("Skriv om det markerade", "Write what is marked anew")))
}

/// Whether a finding is about a description that says something, and may say it better.
pub(super) fn is_described(finding: &Finding) -> bool {
    DESCRIBED.contains(&finding.rule)
}

/// The edit that writes other words where a finding is marked; `None` where markup stands in between.
pub(super) fn passage(opened: &Opened, finding: &Finding, text: &str) -> Option<Edit> {
    let span = finding.span?;
    let part = &opened.source.parts.get(usize::from(span.part))?.decoded;
    let marked = part.text.get(part.text_of(span.start as usize)..part.text_of(span.end as usize))?;
    let blocks = opened.draft.blocks.iter().filter(|block| block.span.contains(span) && !marked.is_empty());
    blocks.into_iter().find_map(|block| {
        let mut places = block.text.plain.match_indices(marked).map(|(at, _)| at..at + marked.len());
        block.text.edit(places.find(|place| block.text.span(place.clone()) == Some(span))?, text)
    })
}

/// Every place in the draft where a value may be written.
fn slots(opened: &Opened) -> impl Iterator<Item = (Kind, Slot)> {
    let draft = &opened.draft;
    let images = draft.images.iter().filter_map(|image| Some((Kind::Description, image.slot.clone()?)));
    let links = draft.links.iter().filter_map(|link| Some((Kind::LinkText, link.slot.clone()?)));
    let page = draft.page.iter().flat_map(|page| {
        let title = page.title_slot.clone().map(|slot| (Kind::Title, slot));
        title.into_iter().chain(page.language_slot.clone().map(|slot| (Kind::Language, slot)))
    });
    let after = draft.blocks.iter().filter_map(|block| Some((Kind::Paragraph, draft.slot_after(block)?)));
    images.chain(links).chain(page).chain(after)
}

/// Whether an edit writes a value in this place.
fn is_in(slot: &Slot, edit: &Edit) -> bool {
    slot.span == edit.span && edit.text.starts_with(&slot.before) && edit.text.ends_with(&slot.after)
}

/// The place that a text of this kind is written in, for this finding.
pub(super) fn slot(opened: &Opened, finding: &Finding, kind: Kind) -> Option<Slot> {
    let template = finding.fixes.iter().filter(|fix| fix.safety == Safety::Template).find_map(|fix| match fix.changes.as_slice() {
        [Change::Edit(edit)] => slots(opened).find(|(other, slot)| *other == kind && is_in(slot, edit)),
        _ => None,
    });
    let image = || opened.image(finding)?.slot.clone().filter(|_| kind == Kind::Description);
    template.map(|(_, slot)| slot).or_else(image)
}

/// Whether "decorative" and "in the text" are answers that this picture can have, and that its draft can hold.
fn may_be_silent(finding: &Finding, image: &Image) -> bool {
    let plain = image.slot.as_ref().is_some_and(|slot| slot.syntax == Syntax::Plain);
    let described = matches!(image.alt, Alt::Present { .. });
    let needed = image.link.is_some() && finding.rule == "image/missing-alt" && finding.message.what.en.contains("link");
    let named = !image.target.address.trim().is_empty() && image.target.address.len() < 300;
    UNDESCRIBED.contains(&finding.rule) && image.kind == ImageKind::Picture && !needed && named && !(plain && described)
}
