//! `--request`: drafts from a publishing system, in the form `klart.request/1` (policy for keys: unknown ones are
//! passed over, another schema is refused).

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

use crate::config::{Config, Date, Lang};
use crate::read::recognise::by_content;
use crate::report::contract::{Document, Trouble};
use crate::rules;
use crate::source::{Attachment, Beside, Form, Format, Meta, OneOrMany, Part, SentAlt, Source, Unreadable};

use super::check::Gathered;
use super::desks::{Desks, refused};
use super::judge::Subject;
use super::options::Options;
use super::{Refusal, Stop, load, walk};

/// The schema's name.
const SCHEMA: &str = "klart.request/1";

/// One draft of a request, or why it is none.
pub(super) struct Asked {
    pub(super) name: String,
    pub(super) source: Result<Source, Trouble>,
    pub(super) override_reason: Option<String>,
}

#[derive(Deserialize)]
struct Request {
    schema: String,
    lang: Option<String>,
    config: Option<Config>,
    config_ref: Option<String>,
    #[serde(default)]
    want: Vec<String>,
    documents: Vec<Draft>,
    today: Option<String>,
}

#[derive(Deserialize)]
struct Draft {
    id: Option<String>,
    channel: Option<OneOrMany>,
    channels: Option<OneOrMany>,
    #[serde(default)]
    format: String,
    account: Option<Account>,
    content: Option<String>,
    fields: Option<Fields>,
    #[serde(default)]
    media: Vec<Media>,
    language: Option<String>,
    #[serde(default)]
    klart: Form,
    override_reason: Option<String>,
}

/// The account that publishes: its name, or more of it (policy/FORMATS.md section 2).
#[derive(Deserialize)]
#[serde(untagged)]
enum Account {
    Name(String),
    Known { name: Option<String>, handle: Option<String>, bio: Option<String> },
}

#[derive(Deserialize)]
#[expect(clippy::option_option, reason = "no key, null and a text are three different things")]
struct Media {
    uri: String,
    #[serde(default = "picture")]
    kind: String,
    /// No key, `null`, and a text are three different things.
    #[serde(default, deserialize_with = "present")]
    alt: Option<Option<String>>,
}

/// A key that is there, whatever it holds.
#[expect(clippy::option_option, reason = "no key, null and a text are three different things")]
fn present<'de, D: Deserializer<'de>>(value: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(value).map(Some)
}

fn picture() -> String {
    "image".to_owned()
}

/// Fields in the order of the request.
struct Fields(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("fields with their texts")
            }
            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Fields, M::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

/// Reads a request and makes its drafts ready.
pub(super) fn read(file: &Path, options: &Options, desks: &mut Desks) -> Result<Gathered, Stop> {
    let request = parse(&bytes(file, options.speaks)?, options.speaks)?;
    if request.schema != SCHEMA {
        let problem = [
            format!("”{}” är ingen begäran som klart läser.", request.schema),
            format!("“{}” is no request that klart reads.", request.schema),
        ];
        return Refusal::stop(
            options.speaks,
            [&problem[0], &problem[1]],
            ["Ange \"schema\":\"klart.request/1\".", "Give \"schema\":\"klart.request/1\"."],
        );
    }
    let lang = options.lang.or(request.lang.as_deref().map(|tag| if tag == "en" { Lang::En } else { Lang::Sv }));
    let today = today(request.today.as_deref(), options)?;
    let config = config(request.config, request.config_ref.as_deref(), options)?;
    let at = desks.add(config, None, today);
    let place = &desks.places[at];
    let spoken = lang.unwrap_or(place.lang);
    let subjects =
        request.documents.into_iter().enumerate().map(|(nth, draft)| (Subject::Asked(Box::new(asked(nth, draft, spoken))), at)).collect();
    Ok(Gathered { subjects, today: Some(today.to_string()), lang, wants: request.want, ..Gathered::default() })
}

fn bytes(file: &Path, lang: Lang) -> Result<Vec<u8>, Stop> {
    if file == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes)?;
        return Ok(bytes);
    }
    std::fs::read(file).or_else(|_| {
        let name = walk::shown(file);
        let problem = [format!("Begäran {name} går inte att läsa."), format!("The request {name} cannot be read.")];
        Refusal::stop(lang, [&problem[0], &problem[1]], ["Kontrollera sökvägen; - är standard in.", "Check the path; - is standard input."])
    })
}

fn parse(bytes: &[u8], lang: Lang) -> Result<Request, Stop> {
    serde_json::from_slice(bytes).or_else(|error| {
        let (line, column) = (error.line(), error.column());
        let problem = [
            format!("Begäran går inte att läsa, rad {line}, kolumn {column}."),
            format!("The request cannot be read, line {line}, column {column}."),
        ];
        let remedy = [format!("Jämför med formen klart.request/1 ({error})."), format!("Compare with the form klart.request/1 ({error}).")];
        Refusal::stop(lang, [&problem[0], &problem[1]], [&remedy[0], &remedy[1]])
    })
}

/// The request's day; the command line's word goes first.
fn today(given: Option<&str>, options: &Options) -> Result<Date, Stop> {
    let Some(given) = given.filter(|_| !options.today_given) else { return Ok(options.today) };
    given.parse().or_else(|_| {
        let problem = [format!("”{given}” är inget datum."), format!("“{given}” is not a date.")];
        Refusal::stop(options.speaks, [&problem[0], &problem[1]], ["Skriv det som 2026-11-21.", "Write it as 2026-11-21."])
    })
}

/// The request's own configuration, one of klart's profiles by name, or the usual. A request never names a file.
fn config(own: Option<Config>, profile: Option<&str>, options: &Options) -> Result<Config, Stop> {
    let known = rules::known();
    if let Some(own) = own {
        own.check_rules(&known).map_err(|error| refused(&error, options.speaks))?;
        if own.images.text_model.is_some() {
            return Refusal::stop(
                options.speaks,
                ["En begäran kan inte peka ut en modell för text i bilder.", "A request cannot name a model for text in pictures."],
                ["Ta bort text_model ur begärans config.", "Take text_model out of the request's config."],
            );
        }
        return Ok(own);
    }
    let of_request = profile.filter(|name| !name.contains(['/', '\\', '.']));
    match (options.profile.as_deref().or(of_request), profile) {
        (Some(name), _) => Config::of_profile(name, &known).map_err(|error| refused(&error, options.speaks)),
        (None, Some(_)) => Refusal::stop(
            options.speaks,
            ["config_ref ska vara namnet på en av klarts profiler.", "config_ref should be the name of one of klart's profiles."],
            [
                "Skriv till exempel stockholm, eller skicka inställningarna i config.",
                "Write for example stockholm, or send the settings in config.",
            ],
        ),
        (None, None) => Ok(Config::default()),
    }
}

fn asked(nth: usize, draft: Draft, lang: Lang) -> Asked {
    let name = draft.id.clone().unwrap_or_else(|| format!("documents/{nth}"));
    let override_reason = draft.override_reason.clone();
    let source = source(&name, draft, lang);
    Asked { name, source, override_reason }
}

fn source(name: &str, draft: Draft, lang: Lang) -> Result<Source, Trouble> {
    let path = PathBuf::from(name);
    let Some(format) = format(&draft.format, draft.content.as_deref().unwrap_or_default()) else {
        return Err(walk::trouble(
            &path,
            lang,
            ["Formatet läser klart inte.", "klart does not read that format."],
            ["Ange markdown, html, text, srt eller vtt.", "Give markdown, html, text, srt or vtt."],
        ));
    };
    let texts = match (draft.content, draft.fields) {
        (Some(content), _) => vec![(String::new(), content)],
        (None, Some(Fields(fields))) => fields,
        (None, None) if !draft.media.is_empty() => vec![(String::new(), String::new())],
        (None, None) => {
            return Err(walk::trouble(
                &path,
                lang,
                ["Utkastet har ingen text.", "The draft has no text."],
                ["Skicka content eller fields.", "Send content or fields."],
            ));
        }
    };
    let mut texts = texts;
    let media: Vec<Attachment> = draft.media.into_iter().enumerate().map(|(nth, media)| attachment(nth, media, &mut texts)).collect();
    let parts: Result<Vec<Part>, Unreadable> = texts.into_iter().map(|(field, text)| Part::new(field, text.into_bytes())).collect();
    let parts = parts.map_err(|unreadable| load::unread(&path, &unreadable, lang))?;
    let channels = draft.channels.or(draft.channel).map(|channels| channels.list().to_vec()).unwrap_or_default();
    let (account, handle, bio) = match draft.account {
        Some(Account::Known { name, handle, bio }) => (name, handle, bio),
        Some(Account::Name(name)) => (Some(name), None, None),
        None => (None, None, None),
    };
    let meta =
        Meta { id: draft.id, channels, account, handle, bio, language: draft.language, media, answers: draft.klart, ..Meta::default() };
    Ok(Source { name: name.to_owned(), format, parts, beside: Beside::NotLooked, meta })
}

/// A picture or film; its description becomes a part after the texts.
fn attachment(nth: usize, media: Media, texts: &mut Vec<(String, String)>) -> Attachment {
    let part = texts.len() as u16;
    let alt = match &media.alt {
        None => SentAlt::NotSent,
        Some(None) => SentAlt::Missing(part),
        Some(Some(_)) => SentAlt::Text(part),
    };
    if let Some(text) = media.alt {
        texts.push((format!("media/{nth}/alt"), text.unwrap_or_default()));
    }
    Attachment { uri: media.uri, kind: media.kind, alt, captioned: None }
}

fn format(name: &str, text: &str) -> Option<Format> {
    let all = [Format::Markdown, Format::Html, Format::Text, Format::Srt, Format::Vtt];
    if name.is_empty() { Some(by_content(text)) } else { all.into_iter().find(|format| format.name() == name) }
}

/// Whether findings are wanted: nothing said is everything.
pub(super) fn wants_findings(wants: &[String]) -> bool {
    wants.is_empty() || wants.iter().any(|want| want == "findings")
}

/// Keeps the lists that a request wants; every key stays.
pub(super) fn keep_wanted(document: &mut Document, wants: &[String]) {
    let wanted = |name: &str| wants.is_empty() || wants.iter().any(|want| want == name);
    if !wanted("findings") {
        document.findings.clear();
    }
    if !wanted("fixes") {
        document.findings.iter_mut().for_each(|finding| finding.fixes.clear());
    }
    if !wanted("checklist") {
        document.checklist.clear();
    }
}
