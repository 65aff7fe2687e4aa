//! Files that are whole or not there.
//!
//! Knows temporary names and renaming; what is written comes from above.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The name of a file until it is whole.
pub(super) fn temporary(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".skrivs");
    file.with_file_name(name)
}

/// Writes a file as it comes, under another name until it is whole.
pub(super) fn put(file: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let temporary = temporary(file);
    let whole = fs::File::create(&temporary).and_then(|new| {
        let mut out = BufWriter::new(new);
        write(&mut out)?;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        fs::rename(&temporary, file)
    });
    if whole.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    whole
}
