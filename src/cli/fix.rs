//! Writes rectified drafts: whole or not at all, with nothing else of the file changed.
//!
//! Knows temporary files and renaming; which bytes to write is decided below.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::fix::Change;
use crate::gather::{holds_position, strip_position};
use crate::source::Root;

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

/// Makes one change to a file beside the draft, inside the root. A change that is made already is as it should be.
pub(super) fn change(root: &Root, change: &Change) -> io::Result<()> {
    match change {
        Change::Rename { from, to } => rename(&inside(root, from)?, &inside(root, to)?),
        Change::Create { file, text } => create(&inside(root, file)?, text.as_bytes()),
        Change::StripPosition { file } => {
            let path = inside(root, file)?;
            let bytes = fs::read(&path)?;
            if !holds_position(&bytes) {
                return Ok(());
            }
            let stripped = strip_position(&bytes).ok_or(io::ErrorKind::InvalidData)?;
            replace(&path, &bytes, &stripped)
        }
        Change::Edit(_) | Change::Reencode => Ok(()),
    }
}

/// Where a name relative to the draft leads, once links are followed: never out of the root.
pub(super) fn inside(root: &Root, file: &str) -> io::Result<PathBuf> {
    let path = root.draft.join(file);
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return Err(io::ErrorKind::InvalidInput.into()) };
    let folder = fs::canonicalize(folder)?;
    if !folder.starts_with(fs::canonicalize(&root.folder)?) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    Ok(folder.join(name))
}

/// Another name in the same folder, never over a file that is there.
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    if fs::symlink_metadata(from).is_err() && fs::symlink_metadata(to).is_ok() {
        return Ok(());
    }
    if from.parent() != to.parent() || fs::symlink_metadata(to).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(from, to)
}

/// A new file, never over one that is there; one that holds the same already is as it should be.
pub(super) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    let is_there = fs::symlink_metadata(path).is_ok();
    write(path, bytes).inspect_err(|_| _ = (!is_there).then(|| fs::remove_file(path)))
}

/// A whole new file at one stroke: flushed to disk under a hidden name, then named. Never over one that is there unless
/// `over`.
pub(super) fn place(path: &Path, bytes: &[u8], over: bool) -> io::Result<()> {
    let is_there = fs::symlink_metadata(path).is_ok();
    if is_there && over {
        return replace(path, &fs::read(path)?, bytes);
    }
    if is_there {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let temporary = beside(path);
    // A second name is refused where one is there; disks without second names take the file itself.
    let written = write(&temporary, bytes).and_then(|()| {
        fs::hard_link(&temporary, path)
            .or_else(|error| if error.kind() == io::ErrorKind::AlreadyExists { Err(error) } else { create(path, bytes) })
    });
    let _ = fs::remove_file(&temporary);
    written
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
