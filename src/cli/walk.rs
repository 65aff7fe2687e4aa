//! From paths, folders and globs to files to check, in an order that never varies.
//!
//! Knows endings, hidden files, links and the nearest name of a path that is not there; opens no draft.
//! .gitignore is not obeyed: drafts often lie where a repository does not look, and a draft that is silently
//! passed over is worse than one too many. `exclude` in klart.toml leaves out what should be left out.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use ignore::overrides::OverrideBuilder;

use crate::config::{Lang, nearest};
use crate::read::recognise::by_name;
use crate::report::contract::Trouble;
use crate::source::Format;

/// A file to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// As the user wrote it, or the folder's name and the way down from it.
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) format: Format,
    /// Named on the command line, not met in a folder.
    pub(super) named: bool,
    /// The folder it was met in; its own for one that was named.
    pub(super) under: PathBuf,
}

/// What a walk gives.
#[derive(Debug, Default)]
pub(super) struct Walked {
    pub(super) files: Vec<Found>,
    pub(super) trouble: Vec<Trouble>,
    /// Troubles that are drafts which could not be read.
    pub(super) unreadable: usize,
}

/// The format that a file's name says; `None` for what klart does not read. A name without an ending may be any
/// text: its first lines tell when it is read.
pub(super) fn format_of(path: &Path) -> Option<Format> {
    match path.extension() {
        Some(_) => by_name(&path.to_string_lossy()),
        None => Some(Format::Text),
    }
}

/// Walks a path that somebody named. `left_out` says what klart.toml excludes.
pub(super) fn walk(path: &Path, lang: Lang, left_out: &dyn Fn(&Path, bool) -> bool) -> Walked {
    let mut walked = Walked::default();
    match fs::metadata(path) {
        Ok(kind) if kind.is_dir() => folder(path, lang, left_out, &mut walked),
        Ok(kind) if kind.is_file() => named(path, lang, &mut walked),
        Ok(_) => lose(&mut walked, special(path, lang)),
        Err(_) if is_glob(path) => glob(path, lang, left_out, &mut walked),
        Err(error) => lose(&mut walked, absent(path, &error, lang)),
    }
    walked
}

fn lose(walked: &mut Walked, trouble: Trouble) {
    walked.unreadable += 1;
    walked.trouble.push(trouble);
}

fn named(path: &Path, lang: Lang, walked: &mut Walked) {
    match format_of(path) {
        Some(format) => walked.files.push(Found { name: shown(path), path: path.to_owned(), format, named: true, under: parent(path) }),
        None => lose(
            walked,
            trouble(
                path,
                lang,
                ["Formatet läser klart inte.", "klart does not read that format."],
                if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
                    ["Är det registret över konton? Kör klart account.", "Is it the register of accounts? Run klart account."]
                } else {
                    ["Spara utkastet som Markdown, HTML eller ren text.", "Save the draft as Markdown, HTML or plain text."]
                },
            ),
        ),
    }
}

fn folder(root: &Path, lang: Lang, left_out: &dyn Fn(&Path, bool) -> bool, walked: &mut Walked) {
    let mut entries = WalkBuilder::new(root);
    collect(entries.standard_filters(false).hidden(true), root, lang, left_out, walked);
}

/// Expands a glob that the shell left as it was, from its last folder without signs.
fn glob(pattern: &Path, lang: Lang, left_out: &dyn Fn(&Path, bool) -> bool, walked: &mut Walked) {
    let base: PathBuf = pattern.components().take_while(|part| !is_glob(Path::new(part.as_os_str()))).collect();
    let rest = pattern.strip_prefix(&base).unwrap_or(pattern).to_string_lossy().into_owned();
    let root = if base.as_os_str().is_empty() { PathBuf::from(".") } else { base };
    let mut wanted = OverrideBuilder::new(&root);
    let before = walked.files.len();
    if wanted.add(&format!("/{rest}")).is_ok()
        && let Ok(wanted) = wanted.build()
    {
        let mut entries = WalkBuilder::new(&root);
        collect(entries.standard_filters(false).hidden(true).overrides(wanted), &root, lang, left_out, walked);
    }
    if walked.files.len() == before {
        lose(
            walked,
            trouble(
                pattern,
                lang,
                ["Inget utkast stämmer med mönstret.", "No draft matches the pattern."],
                ["Kontrollera mönstret, eller ange mappen.", "Check the pattern, or name the folder."],
            ),
        );
    }
}

fn collect(entries: &mut WalkBuilder, root: &Path, lang: Lang, left_out: &dyn Fn(&Path, bool) -> bool, walked: &mut Walked) {
    let whole = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    // Entries of a folder follow it without a gap, so the last folder left out is the only one to remember.
    let mut left: Option<PathBuf> = None;
    for entry in entries.sort_by_file_name(OsStr::cmp).follow_links(false).build() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = faulty(&error).unwrap_or_else(|| root.to_owned());
                lose(
                    walked,
                    trouble(
                        &path,
                        lang,
                        ["Mappen går inte att läsa.", "The folder cannot be read."],
                        ["Kontrollera rättigheterna.", "Check its permissions."],
                    ),
                );
                continue;
            }
        };
        let path = entry.path();
        let kind = entry.file_type();
        let is_folder = kind.is_some_and(|kind| kind.is_dir());
        if left.as_ref().is_some_and(|folder| path.starts_with(folder)) {
            continue;
        }
        if entry.depth() > 0 && left_out(path, is_folder) {
            left = is_folder.then(|| path.to_owned()).or(left);
            continue;
        }
        if kind.is_some_and(|kind| kind.is_symlink()) && !link(path, &whole, lang, walked) {
            continue;
        }
        if is_folder || path.extension().is_none() {
            continue;
        }
        if let Some(format) = format_of(path) {
            if fs::metadata(path).is_ok_and(|kind| kind.is_file()) {
                walked.files.push(Found { name: shown(path), path: path.to_owned(), format, named: false, under: root.to_owned() });
            } else if !kind.is_some_and(|kind| kind.is_symlink()) {
                lose(walked, special(path, lang));
            }
        }
    }
}

/// Whether a link leads to a file inside the folder. One that leads back up is said; the walk does not follow it.
fn link(path: &Path, whole: &Path, lang: Lang, walked: &mut Walked) -> bool {
    let Ok(target) = fs::canonicalize(path) else { return false };
    let here = parent(path).canonicalize().unwrap_or_else(|_| parent(path));
    if target.is_dir() && here.starts_with(&target) {
        walked.trouble.push(trouble(
            path,
            lang,
            ["Länken leder tillbaka till en mapp ovanför.", "The link leads back to a folder above."],
            ["klart följer den inte. Ta bort länken om den inte behövs.", "klart does not follow it. Remove the link if nobody needs it."],
        ));
    }
    target.is_file() && target.starts_with(whole)
}

fn faulty(error: &ignore::Error) -> Option<PathBuf> {
    let mut error = error;
    loop {
        error = match error {
            ignore::Error::WithPath { path, .. } => return Some(path.clone()),
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => err,
            _ => return None,
        };
    }
}

fn special(path: &Path, lang: Lang) -> Trouble {
    trouble(
        path,
        lang,
        ["Det är ingen vanlig fil.", "It is not an ordinary file."],
        ["Ange en fil eller en mapp.", "Name a file or a folder."],
    )
}

/// A path that is not there, with the nearest name that is.
fn absent(path: &Path, error: &std::io::Error, lang: Lang) -> Trouble {
    if error.kind() == std::io::ErrorKind::PermissionDenied {
        return trouble(
            path,
            lang,
            ["Du har inte rätt att läsa filen.", "You may not read the file."],
            ["Kontrollera rättigheterna.", "Check its permissions."],
        );
    }
    let problem = ["Det finns ingen fil eller mapp med det namnet.", "There is no file or folder of that name."];
    let names: Vec<String> = fs::read_dir(parent(path))
        .map(|all| all.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
        .unwrap_or_default();
    let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
    names.sort_unstable();
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match nearest(&name, names) {
        Some(near) => {
            let near = shown(&path.with_file_name(near));
            trouble(path, lang, problem, [&format!("Menade du ”{near}”?"), &format!("Did you mean “{near}”?")])
        }
        None => trouble(path, lang, problem, ["Kontrollera sökvägen.", "Check the path."]),
    }
}

/// A trouble in the language that klart speaks.
pub(super) fn trouble(path: &Path, lang: Lang, problem: [&str; 2], remedy: [&str; 2]) -> Trouble {
    let at = usize::from(lang == Lang::En);
    Trouble { path: shown(path), problem: problem[at].to_owned(), remedy: remedy[at].to_owned(), line: None, column: None }
}

/// The path as a report names it: forward, without a leading `./`.
pub(super) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() };
    let bare = text.trim_start_matches("./");
    if bare.is_empty() { text } else { crate::mask::mask(bare).into_owned() }
}

pub(super) fn parent(path: &Path) -> PathBuf {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).map_or_else(|| PathBuf::from("."), Path::to_owned)
}

fn is_glob(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '['])
}
