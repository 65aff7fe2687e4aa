//! From a file to a source: bytes, what lies beside it, and the answers in `NAME.klart.toml`.
//!
//! Knows disks; what the bytes mean is for the readers.

use std::fs;
use std::path::{Path, PathBuf};

use crate::config::Lang;
use crate::read::recognise::by_content;
use crate::report::contract::Trouble;
use crate::source::{Beside, Form, Format, Root, Source, Unreadable};

use super::desks::whole;
use super::walk::{Found, parent, shown, trouble};

/// Places are counted in 32 bits.
const MOST_BYTES: u64 = u32::MAX as u64;

/// A caption file over this size is no caption file: a day of speech is under a tenth (media/MEDIA.md section 6).
const MOST_CAPTIONS: u64 = 32 << 20;

/// A source, and what was wrong with the answers beside it.
pub(super) struct Loaded {
    pub(super) source: Source,
    pub(super) trouble: Option<Trouble>,
}

/// Reads a file. Nothing outside `root` may be looked at later.
pub(super) fn load(found: &Found, root: &Path, lang: Lang) -> Result<Loaded, Trouble> {
    let mut source = match found.format {
        Format::Picture | Format::Media => Source::file(&found.name, found.format),
        format => Source::new(&found.name, format, bytes(&found.path, format, lang)?)
            .map_err(|unreadable| unread(&found.path, &unreadable, lang))?,
    };
    if found.path.extension().is_none() {
        source.format = by_content(source.text());
    }
    source = source.beside(Beside::Root(Root { folder: whole(root), draft: whole(&parent(&found.path)) }));
    let answers = answers(&found.path, lang);
    let trouble = match answers {
        Ok(Some(form)) => {
            source.meta.answers = form;
            None
        }
        Ok(None) => None,
        Err(trouble) => Some(trouble),
    };
    Ok(Loaded { source, trouble })
}

fn bytes(path: &Path, format: Format, lang: Lang) -> Result<Vec<u8>, Trouble> {
    let size = fs::metadata(path).map_err(|error| unopened(path, &error, lang))?.len();
    if size == 0 {
        return Err(trouble(
            path,
            lang,
            ["Filen är tom.", "The file is empty."],
            ["Skriv något i den, eller ta bort den.", "Write something in it, or remove it."],
        ));
    }
    if format.is_captions() && size > MOST_CAPTIONS {
        return Err(trouble(
            path,
            lang,
            ["Undertextfilen är större än 32 MB.", "The caption file is larger than 32 MB."],
            [
                "Kontrollera att det är rätt fil; en hel dags tal ryms på 5 MB.",
                "Check that it is the right file; a whole day of speech fits in 5 MB.",
            ],
        ));
    }
    if size > MOST_BYTES {
        return Err(trouble(
            path,
            lang,
            ["Filen är större än 4 GiB.", "The file is larger than 4 GiB."],
            ["Dela upp filen.", "Split the file."],
        ));
    }
    fs::read(path).map_err(|error| unopened(path, &error, lang))
}

fn unopened(path: &Path, error: &std::io::Error, lang: Lang) -> Trouble {
    match error.kind() {
        std::io::ErrorKind::PermissionDenied => trouble(
            path,
            lang,
            ["Du har inte rätt att läsa filen.", "You may not read the file."],
            ["Kontrollera rättigheterna.", "Check its permissions."],
        ),
        _ => trouble(
            path,
            lang,
            ["Filen går inte att läsa.", "The file cannot be read."],
            ["Kontrollera att den finns kvar och går att öppna.", "Check that it is still there and can be opened."],
        ),
    }
}

/// Bytes that are no text, as a trouble with the byte's place left out: no line is known in such a file.
pub(super) fn unread(path: &Path, unreadable: &Unreadable, lang: Lang) -> Trouble {
    crate::report::unreadable(&shown(path), unreadable, lang)
}

/// The answers in `NAME.klart.toml`, when there is such a file.
pub(super) fn answers(path: &Path, lang: Lang) -> Result<Option<Form>, Trouble> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".klart.toml");
    let file: PathBuf = path.with_file_name(name);
    let Ok(text) = fs::read_to_string(&file) else { return Ok(None) };
    match toml::from_str(&text) {
        Ok(form) => Ok(Some(form)),
        Err(error) => {
            let mut trouble = trouble(
                &file,
                lang,
                ["Svaren går inte att läsa.", "The answers cannot be read."],
                [
                    "Jämför med exemplet i handboken; svaren räknas inte förrän filen går att läsa.",
                    "Compare with the handbook; the answers do not count until the file can be read.",
                ],
            );
            if let Some(span) = error.span() {
                let before = text.get(..span.start).unwrap_or_default();
                trouble.line = Some(before.matches('\n').count() as u32 + 1);
                trouble.column = Some(before.rsplit('\n').next().unwrap_or_default().chars().count() as u32 + 1);
            }
            Err(trouble)
        }
    }
}
