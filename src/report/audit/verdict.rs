//! The verdict of an audit in one sentence that is true.
//!
//! Knows about eight ways to say it, for none, few and many. Refuses to sum anything up in a score.

use crate::config::Lang;
use crate::history::trend::Share;

use super::words::{noun, number, pick, units};
use super::{Figures, What};

/// Below this, posts are counted and no share is made of them.
const FEW: u64 = 20;

/// What the audit found, in one sentence.
pub(super) fn sentence(figures: &Figures, lang: Lang) -> String {
    let counts = figures.counts;
    let most = most_common(figures, lang);
    say(counts.judged, counts.faulty, counts.remarked, &most, figures.what, lang)
}

/// What most of the faulty posts have: ", oftast ”Bild utan bildbeskrivning”"; empty where nothing stands out.
fn most_common(figures: &Figures, lang: Lang) -> String {
    let Some(rule) = figures.rules.iter().filter(|rule| rule.errors > 0 && rule.errors == rule.findings()).max_by_key(|rule| rule.posts)
    else {
        return String::new();
    };
    if rule.posts * 2 <= figures.counts.faulty || figures.counts.faulty < 2 {
        return String::new();
    }
    match lang {
        Lang::Sv => format!(", oftast ”{}”", rule.title),
        Lang::En => format!(", most often “{}”", rule.title),
    }
}

fn say(judged: u64, faulty: u64, remarked: u64, most: &str, what: What, lang: Lang) -> String {
    let all = units(judged, what, lang);
    let sv = lang == Lang::Sv;
    match (judged, faulty, remarked) {
        (0, ..) if sv => format!("Det finns inga {} att granska.", noun(what)[1]),
        (0, ..) => format!("There are no {} to check.", noun(what)[3]),
        (_, 0, 0) if sv => format!("klart hittar inget hinder i {all}."),
        (_, 0, 0) => format!("klart finds nothing in the way in {all}."),
        (_, 0, _) if sv => format!("Inget av {all} har något fel, men {} kan bli bättre.", number(remarked, lang)),
        (_, 0, _) => format!("None of {all} has an error, but {} could be better.", number(remarked, lang)),
        (1, ..) if sv => {
            format!("Det enda {} har minst ett fel.", noun(what)[0].replace("inlägg", "inlägget").replace("utkast", "utkastet"))
        }
        (1, ..) => format!("The only {} has at least one error.", noun(what)[2]),
        _ if judged == faulty && sv => format!("Alla {all} har minst ett fel{most}."),
        _ if judged == faulty => format!("All {all} have at least one error{most}."),
        (..FEW, ..) if sv => format!("{} av {all} har minst ett fel{most}.", number(faulty, lang)),
        (..FEW, ..) => format!("{} of {all} {} at least one error{most}.", number(faulty, lang), if faulty == 1 { "has" } else { "have" }),
        _ => share(Share { part: faulty, whole: judged }, most, what, lang),
    }
}

/// A share in words, never more exact or more round than it is.
fn share(share: Share, most: &str, what: What, lang: Lang) -> String {
    let per_mille = share.part * 1000 / share.whole;
    let (one, many) = match (what, lang) {
        (What::Posts, Lang::Sv) => ("inlägg", "inläggen"),
        (What::Drafts, Lang::Sv) => ("utkast", "utkasten"),
        (What::Posts, Lang::En) => ("posts", "the posts"),
        (What::Drafts, Lang::En) => ("drafts", "the drafts"),
    };
    let count = format!("{} {} {}", number(share.part, lang), pick(lang, "av", "of"), number(share.whole, lang));
    let words = match (per_mille, lang) {
        (..50, Lang::Sv) => format!("Ett fåtal {one}, {count}, har"),
        (..50, Lang::En) => format!("A few {one}, {count}, have"),
        (950.., Lang::Sv) => format!("Nästan alla {one}, {count}, har"),
        (950.., Lang::En) => format!("Nearly all {one}, {count}, have"),
        (475..=525, Lang::Sv) => format!("{} hälften av {many} har", about(per_mille, 500, lang)),
        (475..=525, Lang::En) => format!("{} half of {many} have", about(per_mille, 500, lang)),
        _ => tenths(per_mille, one, lang),
    };
    let tail = pick(lang, "minst ett fel", "at least one error");
    capital(&format!("{} {tail}{most}.", words.trim_start()))
}

/// "fyra av tio inlägg har", "mellan fyra och fem av tio inlägg har".
fn tenths(per_mille: u64, one: &str, lang: Lang) -> String {
    const NUMBERS: [[&str; 11]; 2] = [
        ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio"],
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
    ];
    let word = |tenths: u64| NUMBERS[usize::from(lang == Lang::En)][tenths.min(10) as usize];
    let round = (per_mille + 50) / 100 * 100;
    if per_mille.abs_diff(round) > 25 || !(100..=900).contains(&round) {
        let (low, high) = (word(per_mille / 100), word(per_mille / 100 + 1));
        return match (per_mille, lang) {
            (..100, Lang::Sv) => format!("färre än {high} av tio {one} har"),
            (..100, Lang::En) => format!("fewer than {high} in ten {one} have"),
            (900.., Lang::Sv) => format!("mer än {low} av tio {one} har"),
            (900.., Lang::En) => format!("more than {low} in ten {one} have"),
            (_, Lang::Sv) => format!("mellan {low} och {high} av tio {one} har"),
            (_, Lang::En) => format!("between {low} and {high} in ten {one} have"),
        };
    }
    let (about, word) = (about(per_mille, round, lang), word(round / 100));
    match lang {
        Lang::Sv => format!("{about} {word} av tio {one} har"),
        Lang::En => format!("{about} {word} in ten {one} {}", if round == 100 { "has" } else { "have" }),
    }
}

/// Where a share lies beside a round one, in per mille.
fn about(per_mille: u64, round: u64, lang: Lang) -> &'static str {
    match per_mille {
        _ if per_mille.abs_diff(round) <= 5 => "",
        _ if per_mille > round => pick(lang, "drygt", "just over"),
        _ => pick(lang, "knappt", "just under"),
    }
}

fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(judged: u64, faulty: u64, remarked: u64) -> String {
        say(judged, faulty, remarked, "", What::Posts, Lang::Sv).replace('\u{a0}', " ")
    }

    #[test]
    fn the_verdict_is_a_sentence_for_none_few_and_many() {
        for (judged, faulty, remarked, words) in [
            (0, 0, 0, "Det finns inga inlägg att granska."),
            (40, 0, 0, "klart hittar inget hinder i 40 inlägg."),
            (40, 0, 12, "Inget av 40 inlägg har något fel, men 12 kan bli bättre."),
            (1, 1, 0, "Det enda inlägget har minst ett fel."),
            (12, 12, 0, "Alla 12 inlägg har minst ett fel."),
            (7, 3, 0, "3 av 7 inlägg har minst ett fel."),
            (1140, 456, 0, "Fyra av tio inlägg har minst ett fel."),
            (1140, 470, 0, "Drygt fyra av tio inlägg har minst ett fel."),
            (1140, 440, 0, "Knappt fyra av tio inlägg har minst ett fel."),
            (1140, 498, 0, "Mellan fyra och fem av tio inlägg har minst ett fel."),
            (1140, 100, 0, "Knappt ett av tio inlägg har minst ett fel."),
            (1140, 570, 0, "Hälften av inläggen har minst ett fel."),
            (1140, 590, 0, "Drygt hälften av inläggen har minst ett fel."),
            (1140, 12, 0, "Ett fåtal inlägg, 12 av 1 140, har minst ett fel."),
            (1140, 1130, 0, "Nästan alla inlägg, 1 130 av 1 140, har minst ett fel."),
        ] {
            assert_eq!(says(judged, faulty, remarked), words);
        }
    }

    #[test]
    fn every_share_has_words_that_hold() {
        const WORDS: [&str; 10] = ["one", "two", "three", "four", "half", "six", "seven", "eight", "nine", "ten"];
        for faulty in 50..950_u64 {
            let said = share(Share { part: faulty, whole: 1000 }, "", What::Posts, Lang::En).to_lowercase();
            let head = said.split(" in ten").next().unwrap_or_default().split(" of ").next().unwrap_or_default().to_owned();
            let met: Vec<u64> = (1..=10)
                .filter(|tenths| head.split(' ').any(|word| word == WORDS[*tenths as usize - 1] || *tenths == 5 && word == "five"))
                .map(|tenths| tenths * 100)
                .collect();
            let holds = match (head.split(' ').next().unwrap_or_default(), met.as_slice()) {
                ("fewer", [over]) => faulty < *over,
                ("more", [under]) => faulty > *under,
                ("between", [low, high]) => (*low..*high).contains(&faulty),
                ("just", [round]) => faulty.abs_diff(*round) <= 25 && said.contains("over") == (faulty > *round),
                (_, [round]) => faulty.abs_diff(*round) <= 5,
                _ => false,
            };
            assert!(holds, "{faulty}: {said}");
        }
    }

    #[test]
    fn drafts_and_english_have_words_of_their_own() {
        assert_eq!(say(9, 2, 1, "", What::Drafts, Lang::Sv), "2 av 9 utkast har minst ett fel.");
        assert_eq!(say(100, 42, 0, "", What::Posts, Lang::En), "Just over four in ten posts have at least one error.");
        assert_eq!(say(1, 1, 0, "", What::Drafts, Lang::En), "The only draft has at least one error.");
    }
}
