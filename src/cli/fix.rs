//! Writes rectified drafts: whole or not at all, with nothing else of the file changed.
//!
//! Knows temporary files and renaming; which bytes to write is decided below.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Replaces a file's content at one stroke: a temporary file beside it, flushed to disk, then renamed over it.
/// Permissions are kept, and a link goes on leading where it led. Refused when the file no longer holds what was read.
pub(super) fn replace(path: &Path, read: &[u8], bytes: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path)?;
    if fs::read(&target)? != read {
        return Err(io::Error::other("changed since it was read"));
    }
    let permissions = fs::metadata(&target)?.permissions();
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let temporary = beside(&target);
    let written =
        write(&temporary, bytes).and_then(|()| fs::set_permissions(&temporary, permissions)).and_then(|()| fs::rename(&temporary, &target));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// Gives a file beside the draft another name in the same folder, never over one that is there. A file that has
/// the name already, by another draft's fix, is as it should be.
pub(super) fn rename(draft: &Path, from: &str, to: &str) -> io::Result<()> {
    let folder = super::walk::parent(draft);
    let (from, to) = (folder.join(from), folder.join(to));
    if fs::symlink_metadata(&from).is_err() && fs::symlink_metadata(&to).is_ok() {
        return Ok(());
    }
    if from.parent() != to.parent() || fs::symlink_metadata(&to).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(from, to)
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A hidden name that nobody else in this folder has.
fn beside(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.klart-{}", std::process::id()))
}

#[cfg(test)]
mod tests {
    use super::replace;

    #[test]
    fn a_file_that_changed_since_it_was_read_stays() {
        let file = std::env::temp_dir().join(format!("klart-replace-{}.md", std::process::id()));
        std::fs::write(&file, "nytt").expect("a file");
        let refused = replace(&file, b"gammalt", b"fixat").is_err();
        let kept = std::fs::read(&file).expect("the file");
        let taken = replace(&file, b"nytt", b"fixat").is_ok();
        let now = std::fs::read(&file).expect("the file");
        let _ = std::fs::remove_file(&file);
        assert!(refused && kept == b"nytt" && taken && now == b"fixat");
    }
}
