//! Words on matters that are nobody else's business: health, faith, opinions, crimes, social conditions.
//!
//! Knows `corpora/lexicon/sensitive.tsv` and what makes such a word general: a service, a profession, a text to the
//! reader. Refuses to judge: it says where a sentence seems to tell it of one person.

use std::ops::Range;
use std::sync::LazyLock;

use crate::language::{Prose, Sentence};

use super::people;

/// A sentence that seems to tell something of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    /// The category, as the table names it.
    pub category: &'static str,
    /// The word.
    pub range: Range<usize>,
    /// Other such words of the sentence: ”diagnosen autism” has two.
    pub also: Vec<Range<usize>>,
}

struct Stem {
    category: &'static str,
    word: &'static str,
    /// Words may stand between the first and this.
    later: Option<&'static str>,
    whole: bool,
}

static STEMS: LazyLock<Vec<Stem>> = LazyLock::new(|| {
    let rows = include_str!("../../corpora/lexicon/sensitive.tsv").lines().filter(|line| !line.starts_with('#'));
    let stem = |row: &'static str| {
        let mut cells = row.split('\t');
        let (category, stem) = (cells.next()?, cells.next()?);
        let (word, later) = stem.split_once(" … ").map_or((stem, None), |(word, later)| (word, Some(later)));
        Some(Stem { category, word: word.strip_suffix('=').unwrap_or(word), later, whole: word.ends_with('=') })
    };
    rows.filter_map(stem).collect()
});

/// What follows a stem in names of services, professions and things: a text on them is about nobody.
const SERVICES: [&str; 51] = [
    "mottag",
    "team",
    "sköt",
    "vård",
    "cent",
    "forsk",
    "fören",
    "förbund",
    "enhet",
    "klinik",
    "läkar",
    "utbild",
    "info",
    "regist",
    "screen",
    "kurs",
    "grupp",
    "plan",
    "arbet",
    "konsulent",
    "samord",
    "prevent",
    "fond",
    "dag",
    "vecka",
    "rådgiv",
    "skola",
    "sällskap",
    "vän",
    "fri",
    "ramp",
    "plats",
    "toalett",
    "test",
    "kost",
    "mat",
    "hund",
    "strateg",
    "terapi",
    "behandl",
    "stud",
    "verksam",
    "fråg",
    "linje",
    "stöd",
    "anpass",
    "sjuksköt",
    "syst",
    "boende",
    "specialist",
    "ombud",
];
/// Words that speak to the reader, or of anybody.
const GENERAL: [&str; 30] = [
    "du",
    "dig",
    "din",
    "ditt",
    "dina",
    "ni",
    "er",
    "era",
    "man",
    "någon",
    "någons",
    "många",
    "alla",
    "personer",
    "flera",
    "vissa",
    "oavsett",
    "den som",
    "de som",
    "en person",
    "ett barn",
    "barn med",
    "elever med",
    "patienter med",
    "om en",
    "läs mer",
    "kontakta",
    "anmäl",
    "frågor om",
    "ingen",
];
/// Professions and offices: who speaks of a matter by trade tells nothing of himself.
const TRADES: [&str; 63] = [
    "läkare",
    "överläkare",
    "sjuksköterska",
    "undersköterska",
    "professor",
    "forskare",
    "docent",
    "doktorand",
    "chef",
    "handläggare",
    "kurator",
    "psykolog",
    "rektor",
    "föreläs",
    "författar",
    "ordförande",
    "samordnare",
    "expert",
    "logoped",
    "arbetsterapeut",
    "fysioterapeut",
    "projektledare",
    "pressekreterare",
    "kommunikatör",
    "ansvarig för",
    "konsult",
    "jurist",
    "advokat",
    "åklagare",
    "polischef",
    "polisinspekt",
    "polisen",
    "minister",
    "strateg",
    "utredare",
    "specialist",
    "socialsekreterare",
    "pedagog",
    "direktör",
    "rådgivare",
    "forskar",
    "regissör",
    "boken",
    "roman",
    "filmen",
    "utställning",
    "skådespelar",
    "journalist",
    "åttor",
    "grundare",
    "representant",
    "talesperson",
    "lektor",
    "dietist",
    "barnmorska",
    "tandläkare",
    "terapeut",
    "museichef",
    "intendent",
    "domare",
    "teori",
    "dr.",
    "studie",
];
/// Those who hold an office by election: their party is public.
const ELECTED: [&str; 22] = [
    "borgarråd",
    "kommunalråd",
    "regionråd",
    "oppositionsråd",
    "ledamot",
    "ledamöter",
    "ersättare",
    "ordförande",
    "minister",
    "gruppledare",
    "riksdag",
    "politiker",
    "nämnd",
    "fullmäktig",
    "kandid",
    "partiledare",
    "förtroendevald",
    "kommunstyrelse",
    "regionstyrelse",
    "(s)",
    "(m)",
    "(sd)",
];
/// Words that make it somebody's own all the same.
const OWN: [&str; 9] = ["sin", "sina", "sitt", "hans", "hennes", "egen", "egna", "själv", "lever med"];

/// What a sentence seems to tell of one person; `None` for all that is general.
pub fn find(text: &str, prose: &Prose, sentence: &Sentence) -> Option<Matter> {
    let person = people::first(text, prose, sentence)?;
    let range = sentence.start as usize..sentence.end as usize;
    let lower = &prose.lower()[range.clone()];
    let mut stems = stems_in(lower, &person.range, range.start).into_iter();
    let (stem, at) = stems.next()?;
    if !person.named && (lower.starts_with("om ") || says(lower, &GENERAL)) || says(lower, &GENERAL[..8]) {
        return None;
    }
    let own = says(lower, &OWN);
    let by_trade = !own && says(lower, &TRADES) && stem.category != "politik";
    let elected = stem.category == "politik" && (says(lower, &ELECTED) || (lower.contains(" (") && is_party(lower)));
    let general = person.named && !own && says(lower, &GENERAL[8..]) && !is_told(lower, &person.range, range.start);
    let placed = |at: Range<usize>| range.start + at.start..range.start + at.end;
    let also = || stems.map(|(_, at)| placed(at)).collect();
    (!by_trade && !elected && !general).then(|| Matter { category: stem.category, range: placed(at), also: also() })
}

/// So many words of a sentence are pointed out.
const MOST: usize = 5;

/// The stems of a sentence that are no part of the person's name.
fn stems_in(lower: &str, person: &Range<usize>, offset: usize) -> Vec<(&'static Stem, Range<usize>)> {
    let (mut found, mut before) = (Vec::new(), ' ');
    for (at, sign) in lower.char_indices() {
        let opens = sign.is_alphanumeric() && !before.is_alphanumeric() && before != '-';
        before = sign;
        if !opens || person.contains(&(offset + at)) {
            continue;
        }
        let hit = STEMS.iter().find_map(|stem| Some((stem, at..at + length(stem, &lower[at..])?)));
        found.extend(hit);
        if found.len() == MOST {
            break;
        }
    }
    found
}

/// Bytes of the word that a stem begins at the start of a text; `None` where it is another word.
fn length(stem: &Stem, rest: &str) -> Option<usize> {
    let after = rest.strip_prefix(stem.word)?;
    let tail = &after[..after.len() - after.trim_start_matches(|sign: char| sign.is_alphanumeric() || sign == '-').len()];
    let fits = tail.is_empty() || !stem.whole && !is_service(tail);
    let later = stem.later.is_none_or(|later| after.contains(later));
    (fits && later).then_some(stem.word.len() + tail.len())
}

/// The name of a service or of a party in the plural: ”-mottagningen”, ”-erna”.
fn is_service(tail: &str) -> bool {
    let tail = tail.trim_start_matches('-');
    let inner = tail.strip_prefix('s').unwrap_or(tail);
    let inner = inner.strip_prefix('-').unwrap_or(inner);
    let starts = |words: &str| SERVICES.iter().any(|word| words.starts_with(word));
    starts(tail) || starts(inner) || tail.starts_with("erna")
}

/// Whether one of the words begins in the text, at the beginning of a word.
fn says(lower: &str, words: &[&str]) -> bool {
    let short = |word: &str| word.len() <= 4;
    words.iter().any(|word| {
        lower.match_indices(word).any(|(at, _)| {
            let free = !lower[..at].ends_with(char::is_alphanumeric);
            let ends = !short(word) || !lower[at + word.len()..].starts_with(char::is_alphanumeric);
            free && ends
        })
    })
}

/// Whether a party stands in brackets: ”(KD)”.
fn is_party(lower: &str) -> bool {
    ["(s)", "(m)", "(sd)", "(c)", "(v)", "(kd)", "(mp)", "(l)"].iter().any(|party| lower.contains(party))
}

/// Whether a verb follows the name: the sentence tells of the person.
fn is_told(lower: &str, person: &Range<usize>, offset: usize) -> bool {
    let after = lower.get(person.end - offset..).unwrap_or_default().trim_start();
    ["har ", "hade ", "fick ", "är ", "var ", "blev ", "lever ", "lider ", "misstänks", "dömdes"].iter().any(|verb| after.starts_with(verb))
}
