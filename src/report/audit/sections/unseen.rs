//! What was not looked at, in plain words: as important as what was.

use std::collections::BTreeMap;

use crate::config::Lang;
use crate::report::html::text;

use super::super::What;
use super::super::figures::label;
use super::super::words::{counted, listed, number, outdated};
use super::Page;

/// The part.
pub(super) fn write(page: &mut Page) {
    page.open("unseen", page.t("Det här har inte granskats", "This has not been checked"));
    let mut lines: Vec<String> = outdated(page.figures, page.lang).into_iter().collect();
    lines.extend(silent(page));
    lines.extend(left_out(page));
    lines.push(always(page).to_owned());
    page.push("<ul class=\"plain\">");
    for line in lines {
        page.push(&format!("<li>{}</li>", text(&line)));
    }
    page.push("</ul>");
    page.close();
}

/// What exports say nothing of.
fn silent(page: &Page) -> Vec<String> {
    let (not, lang) = (&page.figures.not_looked_at, page.lang);
    let of = |counts: &BTreeMap<String, u64>, noun: [&'static str; 4], what: [&'static str; 2]| -> Option<String> {
        let mut some: Vec<(&String, u64)> =
            counts.iter().map(|(platform, count)| (platform, *count)).filter(|(_, count)| *count > 0).collect();
        some.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let from = page.t("från", "from");
        let name = |(at, (platform, count)): (usize, &(&String, u64))| {
            let many = if at == 0 { counted(*count, noun, lang) } else { number(*count, lang) };
            format!("{many} {from} {}", label(platform, lang))
        };
        let all = listed(&some.iter().enumerate().map(name).collect::<Vec<_>>(), lang);
        (!some.is_empty()).then(|| match lang {
            Lang::Sv => format!("{all}: exporten säger inget om {}. De räknas varken som fel eller som rätt.", what[0]),
            Lang::En => format!("{all}: the export says nothing of {}. They count neither as errors nor as right.", what[1]),
        })
    };
    let pictures = of(&not.pictures, ["bild", "bilder", "picture", "pictures"], ["bildbeskrivning", "descriptions"]);
    let films = of(&not.films, ["film", "filmer", "film", "films"], ["undertexter", "captions"]);
    pictures.into_iter().chain(films).collect()
}

/// Posts that were read and not judged.
fn left_out(page: &Page) -> Vec<String> {
    let (not, lang) = (&page.figures.not_looked_at, page.lang);
    let sv = lang == Lang::Sv;
    let mut lines = Vec::new();
    let kinds = [
        (not.replies, ["svar", "svar", "reply", "replies"]),
        (not.shares, ["delning", "delningar", "share", "shares"]),
        (
            not.stories,
            [
                "händelse som försvinner efter ett dygn",
                "händelser som försvinner efter ett dygn",
                "story that is gone after a day",
                "stories that are gone after a day",
            ],
        ),
    ];
    let met: Vec<String> = kinds.into_iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(count, noun, lang)).collect();
    if !met.is_empty() {
        let all = listed(&met, lang);
        lines.push(if sv {
            format!("{all} är lästa och räknade, men inte granskade som egna inlägg.")
        } else {
            format!("{all} are read and counted, but not checked as own posts.")
        });
    }
    if not.duplicates > 0 {
        let count = counted(not.duplicates, ["dubblett", "dubbletter", "duplicate", "duplicates"], lang);
        lines.push(if sv {
            format!("{count} mellan exporterna räknas bara en gång.")
        } else {
            format!("{count} between the exports count only once.")
        });
    }
    if not.unread > 0 {
        let count = counted(not.unread, super::super::words::noun(page.figures.what), lang);
        lines.push(if sv { format!("{count} gick inte att läsa.") } else { format!("{count} could not be read.") });
    }
    let hidden: u64 = page.figures.exports.iter().map(|export| export.unpublished).sum();
    if hidden > 0 {
        let count = number(hidden, lang);
        lines.push(if sv {
            format!("{count} av inläggen är utkast eller schemalagda i exporten.")
        } else {
            format!("{count} of the posts are drafts or scheduled in the export.")
        });
    }
    lines
}

/// What no machine can judge.
fn always(page: &Page) -> &'static str {
    match page.figures.what {
        What::Posts => page.t(
            "En automatisk granskning hittar inte allt. Om beskrivningen stämmer med bilden, och om undertexterna stämmer med det som sägs, avgör en människa.",
            "An automatic check does not find everything. Whether a description fits its picture, and captions what is said, is for a person to judge.",
        ),
        What::Drafts => page.t(
            "En automatisk granskning hittar inte allt. Om beskrivningen stämmer med bilden, och om texten går fram till läsaren, avgör en människa.",
            "An automatic check does not find everything. Whether a description fits its picture, and whether the text reaches its reader, is for a person to judge.",
        ),
    }
}
