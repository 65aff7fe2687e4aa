//! Files that open in another program than the browser: by which ending they are known, and which words announce them.
//!
//! Knows the endings and words; refuses to know the files.

use crate::draft::Link;

/// One kind of file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FileKind {
    /// Endings in lower case.
    endings: &'static [&'static str],
    /// What it is called in a link: "(pdf)".
    pub(super) label: [&'static str; 2],
    /// A word that is one of these, or holds one of the longer ones, announces it.
    words: &'static [&'static str],
}

const KINDS: &[FileKind] = &[
    FileKind { endings: &["pdf"], label: ["pdf", "PDF"], words: &["pdf"] },
    FileKind { endings: &["doc", "docx", "dotx", "docm"], label: ["Word", "Word"], words: &["word", "doc", "docx"] },
    FileKind { endings: &["xls", "xlsx", "xlsm"], label: ["Excel", "Excel"], words: &["excel", "xls", "xlsx", "kalkyl", "spreadsheet"] },
    FileKind {
        endings: &["ppt", "pptx", "ppsx"],
        label: ["PowerPoint", "PowerPoint"],
        words: &["powerpoint", "ppt", "pptx", "bildspel", "slides"],
    },
    FileKind {
        endings: &["odt", "ods", "odp"],
        label: ["OpenDocument", "OpenDocument"],
        words: &["odt", "ods", "odp", "opendocument", "libreoffice", "openoffice"],
    },
    FileKind { endings: &["rtf"], label: ["rtf", "RTF"], words: &["rtf"] },
    FileKind { endings: &["csv"], label: ["csv", "CSV"], words: &["csv", "kommasepar"] },
    FileKind { endings: &["zip", "7z", "rar"], label: ["zip", "ZIP"], words: &["zip", "7z", "rar", "arkivfil"] },
    FileKind { endings: &["ics"], label: ["kalenderfil", "calendar file"], words: &["ics", "ical", "kalender", "calendar"] },
    FileKind { endings: &["epub"], label: ["e-bok", "e-book"], words: &["epub", "e", "ebok", "ebook"] },
    FileKind {
        endings: &["mp3", "m4a", "wav", "ogg", "aac", "flac"],
        label: ["ljud", "sound"],
        words: &[
            "mp3",
            "m4a",
            "wav",
            "ogg",
            "ljud",
            "lyssna",
            "podd",
            "podcast",
            "avsnitt",
            "sound",
            "audio",
            "listen",
            "inspelning",
            "recording",
            "musik",
            "låt",
            "radio",
            "inläst",
        ],
    },
    FileKind {
        endings: &["mp4", "m4v", "mov", "avi", "wmv", "webm", "mkv", "mpg"],
        label: ["film", "film"],
        words: &["mp4", "film", "video", "klipp", "movie", "watch", "inspelning", "recording", "trailer"],
    },
];

/// The kind of file that a link leads to, by its address or by the name under which it is saved.
pub(super) fn of(link: &Link) -> Option<&'static FileKind> {
    let address = link.target.address.as_str();
    if let Some(kind) = link.saved_as.as_deref().and_then(by_name) {
        return Some(kind);
    }
    if address.starts_with('#') || address.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("mailto:")) {
        return None;
    }
    let (rest, _) = address.split_once('#').unwrap_or((address, ""));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    // In "https://arkiv.zip" the ending is the host's.
    let way = path.split_once("//").map_or(Some(path), |(_, hosted)| hosted.split_once('/').map(|(_, way)| way));
    let named = query.split(['&', ';']).filter_map(|parameter| parameter.split_once('=')).find_map(|(_, value)| by_name(value));
    way.and_then(by_name).or(named)
}

/// The kind by a file's name: the letters after the last full stop of the last part.
fn by_name(name: &str) -> Option<&'static FileKind> {
    let last = name.trim().rsplit(['/', '\\']).next().unwrap_or_default();
    let last = last.get(last.rfind("%2F").or_else(|| last.rfind("%2f")).map_or(0, |at| at + 3)..)?;
    let (stem, ending) = last.rsplit_once('.')?;
    let known = |kind: &&FileKind| kind.endings.iter().any(|one| one.eq_ignore_ascii_case(ending));
    if stem.is_empty() || ending.len() > 4 { None } else { KINDS.iter().find(known) }
}

impl FileKind {
    /// Whether a text in lower case announces such a file.
    pub(super) fn is_told(&self, lower: &str) -> bool {
        lower
            .split(|sign: char| !sign.is_alphanumeric())
            .any(|word| self.words.iter().any(|told| word == *told || (told.len() > 3 || *told == "pdf") && word.contains(told)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{Target, Text};
    use crate::source::Span;

    fn kind(address: &str) -> Option<&'static str> {
        let target = Target { address: address.to_owned(), span: Span::default() };
        of(&Link::new(Span::default(), target, Text::default(), String::new())).map(|kind| kind.label[0])
    }

    #[test]
    fn addresses_tell_their_files() {
        for (address, label) in [
            ("/a/Budget.PDF?v=3", "pdf"),
            ("plan.pdf#page=4", "pdf"),
            ("https://x.se/hamta?fil=plan.docx&v=2", "Word"),
            ("https://x.se/get/%2Fdoc%2Fplan.xlsx", "Excel"),
            ("https://x.se/d.ics", "kalenderfil"),
        ] {
            assert_eq!(kind(address), Some(label), "{address}");
        }
        for address in ["/a.pdf/", "https://arkiv.zip", "https://x.se/a.pdf.html", "/pdf", "mailto:a@x.pdf", "#a.pdf", "/.pdf", "/om?q=pdf"]
        {
            assert_eq!(kind(address), None, "{address}");
        }
    }

    #[test]
    fn words_tell_of_files() {
        let told = |ending: &str, text: &str| by_name(ending).is_some_and(|kind| kind.is_told(text));
        assert!(
            told("a.pdf", "plan (pdf, 1,2 mb)")
                && told("a.pdf", "plan som pdf-fil")
                && told("a.docx", "wordfil")
                && told("a.docx", "blankett.docx")
                && told("a.xlsx", "kalkylblad")
        );
        assert!(told("a.mp4", "se informationsfilmen") && told("a.mp3", "lyssna på avsnittet"));
        assert!(!told("a.pdf", "plan") && !told("a.docx", "svordomar") && !told("a.pdf", "ladda ner planen"));
    }
}
