//! Which files are left out, and which have a text type or channel of their own. Patterns are gitignore's; no file is looked at.

use std::path::{Component, Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::TextType;
use super::klart_toml::{Config, Files};

/// The compiled patterns of a configuration.
#[derive(Debug)]
pub(crate) struct Paths {
    exclude: Gitignore,
    files: Vec<(Gitignore, Files)>,
    /// For every row the channels that hold: its own, or none.
    none: Vec<String>,
}

impl Paths {
    pub(crate) fn new(config: &Config) -> Self {
        let files = config.files.iter().map(|row| (compiled([row.glob.as_str()]), row.clone())).collect();
        Self { exclude: compiled(config.exclude.iter().map(String::as_str)), files, none: Vec::new() }
    }

    pub(crate) fn excludes(&self, path: &str, is_folder: bool) -> bool {
        matches(&self.exclude, path, is_folder)
    }

    /// Text type and channels of the last rows that cover the path and say them.
    pub(crate) fn of(&self, path: &str) -> (Option<TextType>, &[String]) {
        let rows: Vec<&Files> = self.files.iter().rev().filter(|(glob, _)| matches(glob, path, false)).map(|(_, row)| row).collect();
        let text_type = rows.iter().find_map(|row| row.text_type);
        let channels = rows.iter().map(|row| &row.channel).find(|channels| !channels.is_empty());
        (text_type, channels.unwrap_or(&self.none))
    }
}

/// Patterns that cannot be read were refused with their place when the file was read; in a request they cover nothing.
fn compiled<'a>(globs: impl IntoIterator<Item = &'a str>) -> Gitignore {
    let mut builder = GitignoreBuilder::new("");
    for glob in globs {
        // An unreadable line leaves the others as they are.
        let _ = builder.add_line(None, glob);
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

fn matches(globs: &Gitignore, path: &str, is_folder: bool) -> bool {
    // The matcher wants a path below its root: no root, no drive, no way up.
    let below: PathBuf = Path::new(path).components().filter(|part| matches!(part, Component::Normal(_))).collect();
    !globs.is_empty() && below.components().next().is_some() && globs.matched_path_or_any_parents(&below, is_folder).is_ignore()
}
