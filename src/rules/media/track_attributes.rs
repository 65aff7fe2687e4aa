//! A `<track>` that a browser shows nothing of, or that a viewer cannot choose by its name.
//!
//! Knows what the HTML standard asks of a track. What the file holds is for the rules of the file itself.

use crate::config::{Level, Settings};
use crate::draft::{Draft, Lookup, Medium, Slot, TrackElement};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::gather::names;
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::Edit;

use super::languages::{base, label};

/// The rule.
pub const RULE: Rule = Rule {
    id: "media/track-attributes",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 1.2.2"],
    sources: &["HTML: the track element", "W3C wiki: HTML/Elements/track"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing],
    title: Msg::new("Textspår som inte går att välja eller visa", "Text track that cannot be chosen or shown"),
    guide: &[],
    rewrites: &[],
    messages: &[&UNNAMED, &NO_LANGUAGE, &NO_LABEL, &GONE, &NEAR, &NO_FILE, &OTHER_FORMAT, &TWO_DEFAULTS, &UNKNOWN_KIND],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::html("<video controls src=\"https://example.org/film.mp4\">⟦<track kind=\"captions\" src=\"https://example.org/film.sv.vtt\">⟧</video>\n")
            .fixed("<video controls src=\"https://example.org/film.mp4\"><track srclang=\"sv\" label=\"Svenska\" kind=\"captions\" src=\"https://example.org/film.sv.vtt\"></video>\n"),
        Example::html("<video controls src=\"https://example.org/film.mp4\">⟦<track kind=\"captions\" srclang=\"en\" src=\"https://example.org/film.vtt\">⟧</video>\n")
            .fixed("<video controls src=\"https://example.org/film.mp4\"><track label=\"English\" kind=\"captions\" srclang=\"en\" src=\"https://example.org/film.vtt\"></video>\n"),
        Example::md("<video controls src=\"https://example.org/film.mp4\">⟦<track kind=\"captions\" label=\"Text\" src=\"https://example.org/film.vtt\">⟧</video>\n"),
        Example::html("<video controls src=\"film.mp4\">⟦<track srclang=\"sv\" label=\"Svenska\" src=\"fimlen.vtt\">⟧</video>\n")
            .beside(&[("film.mp4", "corpora/media/samples/text-tx3g.mp4"), ("filmen.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nBadet öppnar på lördag.\n")])
            .fixed("<video controls src=\"film.mp4\"><track srclang=\"sv\" label=\"Svenska\" src=\"filmen.vtt\"></video>\n"),
        Example::html("<video controls src=\"film.mp4\">⟦<track srclang=\"sv\" label=\"Svenska\" src=\"film.srt\">⟧</video>\n")
            .beside(&[("film.mp4", "corpora/media/samples/tone.mp4"), ("film.srt", "1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n")]),
        Example::html("<video controls src=\"https://example.org/f.mp4\"><track default srclang=\"sv\" label=\"Svenska\" src=\"https://example.org/sv.vtt\">⟦<track default srclang=\"en\" label=\"English\" src=\"https://example.org/en.vtt\">⟧</video>\n"),
        Example::html("<video controls src=\"https://example.org/f.mp4\">⟦<track kind=\"caption\" srclang=\"sv\" label=\"Svenska\" src=\"https://example.org/sv.vtt\">⟧</video>\n"),
        Example::html("<video controls src=\"https://example.org/f.mp4\">⟦<track kind=\"captions\" srclang=\"sv\" label=\"Svenska\">⟧</video>\n"),
        Example::html("<video controls src=\"https://example.org/film.mp4\"><track kind=\"captions\" srclang=\"sv\" label=\"Svenska\" src=\"https://example.org/film.vtt\"><track kind=\"metadata\" src=\"https://example.org/bilder.vtt\"></video>\n"),
        Example::html("<video hidden src=\"https://example.org/film.mp4\"><track kind=\"captions\" src=\"https://example.org/film.sv.vtt\"></video>\n"),
        Example::html("<video controls src=\"https://example.org/film.mp4\"><track kind=\"captions\" srclang=\"sv\" label=\"Svenska\" src=\"/text?film=7\"></video>\n"),
    ],
    check: Check::Draft(check),
};

const CHOICE: Msg = Msg::new(
    "Spelarens meny visar inte vilket språk det är, så den som behöver texten hittar den inte.",
    "The player's menu does not say which language it is, so whoever needs the text does not find it.",
);

const HIDDEN: Msg = Msg::new(
    "Webbläsaren visar ingen text, så den som inte hör får inget.",
    "The browser shows no text, so whoever does not hear gets nothing.",
);

const UNNAMED: Message = Message {
    what: Msg::new("Textspåret saknar språk och namn.", "The text track has no language and no name."),
    why: CHOICE,
    how: Msg::new(
        "Lägg till srclang och label, till exempel srclang=\"sv\" label=\"Svenska\".",
        "Add srclang and label, for example srclang=\"sv\" label=\"Svenska\".",
    ),
};

const NO_LANGUAGE: Message = Message {
    what: Msg::new("Textspåret säger inte vilket språk det är.", "The text track does not say which language it is."),
    why: Msg::new(
        "Webbläsaren kan inte välja rätt text åt den som alltid vill ha undertexter.",
        "The browser cannot choose the right text for those who always want captions.",
    ),
    how: Msg::new("Lägg till srclang, till exempel srclang=\"sv\".", "Add srclang, for example srclang=\"sv\"."),
};

const NO_LABEL: Message = Message {
    what: Msg::new("Textspåret har inget namn.", "The text track has no name."),
    why: CHOICE,
    how: Msg::new("Lägg till label, till exempel label=\"Svenska\".", "Add label, for example label=\"Svenska\"."),
};

const GONE: Message = Message {
    what: Msg::new("Textspårets fil ”{file}” finns inte.", "The text track's file “{file}” is not there."),
    why: HIDDEN,
    how: Msg::new("Lägg dit filen, eller rätta adressen.", "Put the file there, or correct the address."),
};

const NEAR: Message = Message {
    what: Msg::new(
        "Textspårets fil ”{file}” finns inte. Menade du ”{near}”?",
        "The track's file “{file}” is not there. Did you mean “{near}”?",
    ),
    why: HIDDEN,
    how: Msg::new("Rätta adressen till filens namn.", "Correct the address to the file's name."),
};

const NO_FILE: Message = Message {
    what: Msg::new("Textspåret leder inte till någon fil.", "The text track leads to no file."),
    why: HIDDEN,
    how: Msg::new("Lägg till src med undertexternas adress.", "Add src with the address of the captions."),
};

const OTHER_FORMAT: Message = Message {
    what: Msg::new("Textspåret ”{file}” är inte WebVTT.", "The text track “{file}” is not WebVTT."),
    why: Msg::new(
        "Webbläsare läser bara WebVTT i ett textspår. Annan text visas inte, och inget fel syns.",
        "Browsers read only WebVTT in a track. Other text is not shown, and no error is seen.",
    ),
    how: Msg::new("Spara undertexterna som .vtt och länka till den filen.", "Save the captions as .vtt and lead to that file."),
};

const TWO_DEFAULTS: Message = Message {
    what: Msg::new("Två textspår är förvalda i samma film.", "Two text tracks are the default in one film."),
    why: Msg::new(
        "Webbläsaren väljer själv ett av dem, och det blir kanske fel språk.",
        "The browser picks one of them itself, and perhaps the wrong language.",
    ),
    how: Msg::new("Låt bara ett av spåren ha default.", "Let only one of the tracks have default."),
};

const UNKNOWN_KIND: Message = Message {
    what: Msg::new("Textspårets slag ”{kind}” finns inte.", "There is no such kind of track as “{kind}”."),
    why: Msg::new("Webbläsaren tar spåret för data och visar ingen text.", "The browser takes the track for data and shows no text."),
    how: Msg::new("Skriv captions för undertexter.", "Write captions for captions."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for medium in draft.media.iter().filter(|medium| !medium.hidden) {
        for track in &medium.tracks {
            if let Some(finding) = broken(draft, track).or_else(|| unnamed(draft, track)) {
                found.push(finding);
            }
        }
        two_defaults(medium, found);
    }
}

fn of(message: &'static Message, track: &TrackElement) -> Finding {
    Finding::fault(Level::Warning, message).at(track.span)
}

/// A track of which nothing is shown.
fn broken(draft: &Draft, track: &TrackElement) -> Option<Finding> {
    if let Some(kind) = &track.unknown_kind {
        return Some(of(&UNKNOWN_KIND, track).arg("kind", kind.as_str()));
    }
    if track.target.address.trim().is_empty() {
        // A page that fills in the address itself has an empty one on purpose.
        return (track.target.span.is_empty()).then(|| of(&NO_FILE, track));
    }
    let file = track.target.file_name();
    if names::is_captions(&file) && names::ending(&file) != "vtt" {
        return Some(of(&OTHER_FORMAT, track).arg("file", file));
    }
    let Lookup::Missing(near) = &track.file else { return None };
    let Some(near) = near else { return Some(of(&GONE, track).arg("file", file)) };
    let fix = renamed(draft, track, near);
    Some(of(&NEAR, track).arg("file", file).arg("near", near.as_str()).fix(fix))
}

/// The address with the nearest name in place of its last part, where the name needs no signs of its own.
fn renamed(draft: &Draft, track: &TrackElement, near: &str) -> Option<Fix> {
    let plain = near.chars().all(|sign| sign.is_alphanumeric() || ".-_".contains(sign));
    if !plain || track.target.span.is_empty() || draft.format.is_captions() {
        return None;
    }
    let address = &track.target.address;
    let folder = address.rfind('/').map_or("", |at| &address[..=at]);
    let edit = Edit { span: track.target.span, text: format!("{folder}{near}") };
    Some(Fix::edits(Safety::Suggest, Msg::new("Byt till ”{near}”", "Change to “{near}”"), [edit])?.arg("near", near))
}

/// A track that cannot be told from others.
fn unnamed(draft: &Draft, track: &TrackElement) -> Option<Finding> {
    if !matches!(track.kind.as_str(), "captions" | "subtitles" | "descriptions") {
        return None;
    }
    let blank = |value: &Option<String>| value.as_deref().is_none_or(|value| value.trim().is_empty());
    let (no_language, no_label) = (blank(&track.language), blank(&track.label));
    let message = match (no_language, no_label) {
        (true, true) => &UNNAMED,
        (true, false) => &NO_LANGUAGE,
        (false, true) => &NO_LABEL,
        (false, false) => return None,
    };
    let written = track.language.as_deref().filter(|_| !no_language).map(str::to_owned);
    let said = written.or_else(|| names::own_tokens(&track.target.file_name())?.language);
    let language = said.or_else(|| draft.language().map(str::to_owned));
    Some(of(message, track).fix(language.and_then(|language| named(track, &language, no_language, no_label))))
}

fn named(track: &TrackElement, language: &str, no_language: bool, no_label: bool) -> Option<Fix> {
    let name = label(base(language))?;
    let edit = match (no_language, no_label) {
        (true, false) => track.language_slot.as_ref()?.edit(language)?,
        (false, _) => track.label_slot.as_ref()?.edit(name)?,
        // Both are written at one place, so one edit writes both.
        (true, true) => {
            let (slot, other) = (track.language_slot.as_ref()?, track.label_slot.as_ref()?);
            let after = format!("{} label=\"{name}\"", slot.after);
            (slot.span == other.span).then(|| Slot { after, ..slot.clone() })?.edit(language)?
        }
    };
    let title = Msg::new("Kalla spåret ”{label}” ({language})", "Call the track “{label}” ({language})");
    Some(Fix::edits(Safety::Suggest, title, [edit])?.arg("label", name).arg("language", language))
}

/// Each default after the first of its film.
fn two_defaults(medium: &Medium, found: &mut Findings) {
    let shown = |track: &&TrackElement| track.default && matches!(track.kind.as_str(), "captions" | "subtitles");
    for track in medium.tracks.iter().filter(shown).skip(1) {
        found.push(of(&TWO_DEFAULTS, track));
    }
}
