//! What is told of files that are no export, or that nobody reads: what was tried, why each said no, what to do.
//!
//! Knows words. Decides nothing.

use std::path::Path;
use std::sync::Arc;

use super::known::{Kind, columns, kind};
use crate::export::containers::Nature;
use crate::export::{Carrier, Claim, Trouble};
use crate::finding::Lang;

/// Carriers that are told of a file that looks like none of theirs, and columns.
const NEAREST: usize = 4;
const COLUMNS: usize = 12;

/// A file of a kind that klart knows and does not read.
pub(super) fn refused(shown: &Arc<str>, nature: Nature) -> Trouble {
    let (problem, remedy) = match nature {
        Nature::Pdf => (
            ["Filen är en PDF, och klart läser inga inlägg ur PDF.", "The file is a PDF, and klart reads no posts from PDF."],
            ["Hämta exporten som CSV eller JSON i stället.", "Fetch the export as CSV or JSON instead."],
        ),
        Nature::Office => (
            [
                "Filen är från Excel, Word eller PowerPoint, och klart läser inga inlägg ur den.",
                "The file is from Excel, Word or PowerPoint, and klart reads no posts from it.",
            ],
            [
                "Välj CSV när du hämtar exporten, eller spara arket som CSV.",
                "Choose CSV when you fetch the export, or save the sheet as CSV.",
            ],
        ),
        Nature::Car => (
            [
                "Filen är Blueskys arkiv i CAR-format, som klart inte läser.",
                "The file is Bluesky's archive as CAR, which klart does not read.",
            ],
            ["Exportera inläggen som JSON i stället.", "Export the posts as JSON instead."],
        ),
        Nature::Sealed => (
            ["Arkivet är av ett slag som klart inte öppnar.", "The archive is of a kind that klart does not open."],
            ["Packa upp det och ange mappen.", "Unpack it and name the folder."],
        ),
        _ => (
            ["Filen är ingen text, och klart läser inga inlägg ur den.", "The file is no text, and klart reads no posts from it."],
            ["Ange exporten som du laddade ner.", "Name the export that you downloaded."],
        ),
    };
    Trouble::new(shown, problem, remedy)
}

pub(super) fn empty(shown: &Arc<str>) -> Trouble {
    Trouble::new(shown, ["Filen är tom.", "The file is empty."], ["Ladda ner exporten igen.", "Download the export again."])
}

/// The HTML edition of a Meta download.
pub(super) fn meta_page(name: &Arc<str>) -> Trouble {
    Trouble::new(
        name,
        [
            "Nedladdningen från Meta är gjord i HTML-format, som klart inte läser.",
            "The download from Meta was made as HTML, which klart does not read.",
        ],
        [
            "Hämta om i JSON-format: Kontocenter, Din information och behörigheter, Exportera din information, Format: JSON.",
            "Fetch it again as JSON: Accounts Center, Your information and permissions, Export your information, Format: JSON.",
        ],
    )
}

pub(super) fn second_register(shown: &Arc<str>, first: &Path) -> Trouble {
    let first = first.display();
    Trouble::new(
        shown,
        [
            &format!("Det finns två register över konton. klart läser {first}."),
            &format!("There are two registers of accounts. klart reads {first}."),
        ],
        ["Ange bara ett av dem.", "Name only one of them."],
    )
}

/// More than one carrier says that a file is theirs.
pub(super) fn several(shown: &Arc<str>, carriers: &[&Carrier]) -> Trouble {
    let names = |lang: Lang, and: &str| carriers.iter().map(|carrier| carrier.label.get(lang)).collect::<Vec<_>>().join(and);
    Trouble::new(
        shown,
        [
            &format!("Filen kan vara flera sorters export: {}.", names(Lang::Sv, " och ")),
            &format!("The file may be several sorts of export: {}.", names(Lang::En, " and ")),
        ],
        ["Ange filen som du laddade ner den, i sin egen mapp.", "Name the file as you downloaded it, in its own folder."],
    )
}

/// Nobody knows the file.
pub(super) fn unknown(shown: &Arc<str>, text: &str, claims: &[(&'static Carrier, Claim)]) -> Trouble {
    let kind = kind(text);
    let mut near: Vec<_> =
        claims.iter().filter_map(|(carrier, claim)| if let Claim::Not(why) = claim { Some((carrier, why)) } else { None }).collect();
    near.sort_by_key(|(carrier, _)| reads(carrier.name) != Some(kind));
    let same = near.iter().filter(|(carrier, _)| reads(carrier.name) == Some(kind)).count();
    near.truncate(same.max(NEAREST));
    let tried = |lang: Lang| {
        let reasons: Vec<String> = near.iter().map(|(carrier, why)| format!("{} ({})", carrier.label.get(lang), why.get(lang))).collect();
        reasons.join("; ")
    };
    let (mut sv, mut en) = ("klart känner inte igen filen.".to_owned(), "klart does not know the file.".to_owned());
    let met: Vec<String> = columns(text).into_iter().take(COLUMNS).map(|cell| format!("”{cell}”")).collect();
    if kind == Kind::Table && !met.is_empty() {
        sv = format!("{sv} Kolumnerna är {}.", met.join(", "));
        en = format!("{en} Its columns are {}.", met.join(", "));
    }
    if !near.is_empty() {
        sv = format!("{sv} Prövat: {}.", tried(Lang::Sv));
        en = format!("{en} Tried: {}.", tried(Lang::En));
    }
    Trouble::new(
        shown,
        [&sv, &en],
        [
            "Ange exporten som du laddade ner den, utan att ändra i den.",
            "Name the export as you downloaded it, without changing anything in it.",
        ],
    )
}

/// What a carrier's files look like, where that is one thing.
fn reads(carrier: &str) -> Option<Kind> {
    match carrier {
        "html-pages" | "wxr" | "feed" => Some(Kind::Markup),
        "youtube-takeout" => Some(Kind::Table),
        "warc" => None,
        name if name.ends_with("-csv") => Some(Kind::Table),
        _ => Some(Kind::Json),
    }
}

/// A folder or an archive without any posts.
pub(super) fn nothing(path: &Path, files: usize) -> Trouble {
    let shown: Arc<str> = path.to_string_lossy().into();
    let problem = match files {
        0 => ["Här finns inga filer.".to_owned(), "There are no files here.".to_owned()],
        1 => ["Här finns inga inlägg som klart känner igen.".to_owned(), "There are no posts here that klart knows.".to_owned()],
        files => [
            format!("Här finns inga inlägg som klart känner igen bland {files} filer."),
            format!("There are no posts here that klart knows among {files} files."),
        ],
    };
    Trouble::new(&shown, [&problem[0], &problem[1]], ["Ange exporten som du laddade ner den.", "Name the export as you downloaded it."])
}
