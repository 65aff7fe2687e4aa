//! A folder of its own for one test, and klart run in it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Removed when the test ends.
pub(crate) struct Folder(PathBuf);

/// What a run said, and how it ended.
pub(crate) struct Said {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: i32,
}

impl Folder {
    /// A new folder with these files; a name that ends in `/` is a folder.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let nth = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("klart-cli-{}-{nth}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a temporary folder");
        let this = Self(folder);
        for (name, text) in files {
            this.write(name, text.as_bytes());
        }
        this
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.0.join(name);
        if name.ends_with('/') {
            return fs::create_dir_all(path).expect("a folder");
        }
        fs::create_dir_all(path.parent().expect("a folder above")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("a text file")
    }

    /// Runs klart here with these words, split at blanks.
    pub(crate) fn klart(&self, words: &str) -> Said {
        self.klart_reading(words, "")
    }

    /// As [`Folder::klart`], with something on standard input.
    pub(crate) fn klart_reading(&self, words: &str, input: &str) -> Said {
        let mut child = Command::new(env!("CARGO_BIN_EXE_klart"))
            .args(words.split_whitespace())
            .current_dir(&self.0)
            .env_remove("GITHUB_STEP_SUMMARY")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("klart starts");
        // A command that reads nothing closes the pipe first.
        let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
        let output = child.wait_with_output().expect("klart ends");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Said { out: text(output.stdout), err: text(output.stderr), code: output.status.code().unwrap_or(-1) }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
