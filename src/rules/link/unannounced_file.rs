//! A link that opens a document or a film where readers expect a page.

use crate::config::{Level, Settings};
use crate::draft::{Draft, Link};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::addresses::is_filled;
use super::announced::{above, added, beside, says};
use super::file_kinds::{self, FileKind};

/// The rule.
pub const RULE: Rule = Rule {
    id: "link/unannounced-file",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 2.4.4", "WCAG 3.2.4"],
    sources: &["Digg, Vägledning för webbutveckling: länkar till filer", "WCAG technique G201"],
    situations: &[Situation::NoVision, Situation::Cognition, Situation::Everybody],
    title: Msg::new("Länk till en fil som inte säger det", "Link to a file that does not say so"),
    guide: &[
        Msg::new(
            "En fil öppnas ofta i ett annat program, tar tid att hämta och är svårare att läsa i mobilen. Den som vet det i förväg kan välja.",
            "A file often opens in another program, takes time to fetch and is harder to read on a telephone. Those who know beforehand can choose.",
        ),
        Msg::new(
            "Skriv sort och storlek sist i länken: ”Årsredovisning 2025 (pdf, 1,2 MB)”.",
            "Write kind and size last in the link: “Annual report 2025 (PDF, 1.2 MB)”.",
        ),
        Msg::new(
            "Står flera filer i en lista räcker det att rubriken säger det: ”Blanketter (pdf)”.",
            "Where several files stand in a list it is enough that the heading says so: “Forms (PDF)”.",
        ),
    ],
    rewrites: &[Rewrite::new(
        "Läs [årsredovisningen](/filer/arsredovisning.pdf).",
        "Läs [årsredovisningen (pdf, 1,2 MB)](/filer/arsredovisning.pdf).",
    )],
    messages: &[&FILE],
    options: &[],
    yields_to: &["link/empty"],
    cap: 10,
    examples: &[
        Example::html("<p>Läs <a href=\"/filer/plan.PDF?v=3\">⟦planen för hamnen⟧</a>.</p>\n")
            .fixed("<p>Läs <a href=\"/filer/plan.PDF?v=3\">planen för hamnen (pdf)</a>.</p>\n"),
        Example::md("Fyll i [⟦blanketten⟧](/filer/blankett.docx) och [⟦budgeten⟧](budget.xlsx).\n")
            .fixed("Fyll i [blanketten (Word)](/filer/blankett.docx) och [budgeten (Excel)](budget.xlsx).\n"),
        Example::md("Läs [⟦reglerna⟧](regler.pdf).\n").beside(&[("regler.pdf", SIZED)]).fixed("Läs [reglerna (pdf, 1 kB)](regler.pdf).\n"),
        Example::html("<p><a href=\"/plan.pdf\">⟦Planen för <i>hamnen⟧</i></a></p>\n")
            .fixed("<p><a href=\"/plan.pdf\">Planen för <i>hamnen (pdf)</i></a></p>\n"),
        Example::html("<p><a href=\"/hamta?id=7\" download=\"plan.pdf\">⟦Planen för hamnen⟧</a></p>\n")
            .fixed("<p><a href=\"/hamta?id=7\" download=\"plan.pdf\">Planen för hamnen (pdf)</a></p>\n"),
        Example::md(
            "- [Plan (pdf, 1,2 MB)](/plan.pdf)\n- [Budget](/budget.xlsx) (Excel)\n- [Budgeten som pdf-fil](/b.pdf)\n- [Se informationsfilmen](/f.mp4)\n",
        ),
        Example::md("## Blanketter (pdf)\n\n- [Ansökan](/ansokan.pdf)\n- [Fullmakt](/fullmakt.pdf)\n"),
        Example::html(
            "<p><a href=\"/plan.pdf\"><img src=\"pdf.png\" alt=\"Planen som pdf\"></a> <a href=\"/plan.pdf.html\">Planen</a> <a href=\"https://plan.zip\">Planer</a></p>\n",
        ),
        Example::html("<table><tr><th>Protokoll</th><th>Sort</th></tr><tr><td><a href=\"/p.pdf\">Maj</a></td><td>PDF</td></tr></table>\n"),
    ],
    check: Check::Draft(check),
};

const SIZED: &str = "%PDF-1.4";

const FILE: Message = Message {
    what: Msg::new("Länken leder till en fil ({kind}) utan att säga det.", "The link leads to a file ({kind}) without saying so."),
    why: Msg::new(
        "Filen öppnas i ett annat program, och läsaren är inte förberedd.",
        "The file opens in another program, and readers are not prepared.",
    ),
    how: Msg::new("Skriv ”({kind})” sist i länken, gärna med storlek.", "Write “({kind})” last in the link, preferably with its size."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for link in draft.links.iter().filter(|link| !link.hidden && !link.bare && !link.name.is_empty()) {
        let Some(kind) = file_kinds::of(link).filter(|_| !is_filled(&link.target.address)) else { continue };
        let told = |text: &str| kind.is_told(text);
        if says(link, told) || beside(draft, link, told) || above(draft, link, told) {
            continue;
        }
        let span = link.text.whole().unwrap_or(link.span);
        let label = Msg::new(kind.label[0], kind.label[1]);
        found.push(Finding::fault(Level::Warning, &FILE).at(span).arg("kind", label).fix(named(draft, link, kind)));
    }
}

/// Kind and size added last in the link.
fn named(draft: &Draft, link: &Link, kind: &FileKind) -> Option<Fix> {
    let english = draft.spoken().is_some_and(|language| language.starts_with("en"));
    let label = kind.label[usize::from(english)];
    let size = link.file.found().map(|file| size(file.bytes, english)).unwrap_or_default();
    let words = format!(" ({label}{size})");
    let edit = added(draft, link, &words)?;
    Some(Fix::edits(Safety::Safe, Msg::new("Lägg till ”{words}”", "Add “{words}”"), [edit])?.arg("words", words.trim()))
}

/// A file's size as people write it: ", 340 kB", ", 1,2 MB". Nothing for an empty file.
fn size(bytes: u64, english: bool) -> String {
    match bytes {
        0 => String::new(),
        1..=999_499 => format!(", {} kB", bytes.div_ceil(1000)),
        1_000_000_000.. => format!(", {} GB", bytes / 1_000_000_000),
        _ => {
            let tenths = (bytes + 50_000) / 100_000;
            let mark = if english { '.' } else { ',' };
            if tenths >= 100 || tenths.is_multiple_of(10) {
                format!(", {} MB", (tenths + 5) / 10)
            } else {
                format!(", {}{mark}{} MB", tenths / 10, tenths % 10)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_read_as_people_write_them() {
        let sizes = [0, 1, 340_200, 999_499, 999_500, 1_234_000, 23_400_000, 2_000_000_000].map(|bytes| size(bytes, false));
        assert_eq!(sizes, ["", ", 1 kB", ", 341 kB", ", 1000 kB", ", 1 MB", ", 1,2 MB", ", 23 MB", ", 2 GB"]);
        assert_eq!(size(1_234_000, true), ", 1.2 MB");
    }
}
