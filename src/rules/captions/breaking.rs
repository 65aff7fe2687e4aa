//! Where a caption may be divided into two lines so that it still reads well.
//!
//! Knows the borders of Swedish phrases by their first words, as Swedish captioners divide (media/MEDIA.md section 11).
//! Refuses to divide words: captions are never hyphenated.

use unicode_segmentation::UnicodeSegmentation;

/// Where to divide a text, in bytes of it: at this blank. `sure` when no phrase is torn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Break {
    /// The blank that becomes a line break.
    pub(super) at: usize,
    /// Whether the place is a border that a captioner would choose.
    pub(super) sure: bool,
}

/// The best blank at which the text becomes two lines of at most `limit` graphemes. `None` where there is none.
pub(super) fn best(text: &str, limit: usize) -> Option<Break> {
    let whole = text.graphemes(true).count();
    let mut chosen: Option<(usize, Break)> = None;
    for (upper, (at, cluster)) in text.grapheme_indices(true).enumerate() {
        let lower = whole.saturating_sub(upper + 1);
        if cluster == " " && upper > 0 && upper <= limit && lower > 0 && lower <= limit {
            let cost = border(&text[..at], &text[at + 1..]);
            let lopsided = upper.abs_diff(lower) + if upper > lower { 6 } else { 0 };
            let total = cost + lopsided;
            if chosen.is_none_or(|(least, _)| total < least) {
                chosen = Some((total, Break { at, sure: cost < TORN }));
            }
        }
    }
    chosen.map(|(_, found)| found)
}

/// What a break costs that tears a phrase.
pub(super) const TORN: usize = 80;

/// How bad a border is between two halves: 0 after a sentence or clause, [`TORN`] where a phrase is torn.
pub(super) fn border(upper: &str, lower: &str) -> usize {
    let mut words = upper.rsplit(' ');
    let (last, before) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let next = lower.split(' ').next().unwrap_or_default();
    let closed = last.trim_end_matches(['”', '"', ')', ']', '’']).ends_with([',', '.', ';', ':', '?', '!', '…', '–']);
    let bare = bare(last);
    let short = SHORT.contains(&bare.as_str());
    // A full stop after a number or a shortened word may end nothing: ”den 3. maj”, ”kl. 18”.
    if closed && !short && !(last.ends_with('.') && is_number(&bare) && next.starts_with(char::is_lowercase)) {
        return 0;
    }
    if next.starts_with(['–', '—']) && next.chars().count() == 1 {
        return 2;
    }
    let opening = self::bare(next);
    let names = is_capital(last) && is_capital(next) && upper.contains(' ');
    let numbered = is_number(&opening) && (NUMBERED.contains(&bare.as_str()) || MONTHS.contains(&bare.as_str()));
    // ”50 kronor” and ”9 och 12” belong together, ”klockan 12 på torget” does not.
    let joined = CONJUNCTIONS.contains(&opening.as_str()) || PREPOSITIONS.contains(&opening.as_str());
    let counted = is_number(&bare) && (!joined || is_number(&self::bare(lower.split(' ').nth(1).unwrap_or_default())));
    if counted || names || numbered || short || LEADERS.contains(&bare.as_str()) || is_half_a_phrase(before, &bare, &opening) {
        return TORN;
    }
    if CONJUNCTIONS.contains(&opening.as_str()) {
        return 8;
    }
    if PREPOSITIONS.contains(&opening.as_str()) {
        return 14;
    }
    if PRONOUNS.contains(&bare.as_str()) || is_adjective(&bare) {
        return 60;
    }
    if AUXILIARIES.contains(&bare.as_str()) || is_number(&opening) { 40 } else { 24 }
}

/// Whether a word is plainly an adjective, or whose something is: its noun follows.
fn is_adjective(word: &str) -> bool {
    let long = word.chars().count() > 4;
    let endings = [
        "iga", "igt", "ig", "iska", "iskt", "isk", "ella", "ell", "ala", "alt", "anta", "enta", "iva", "ande", "ende", "bara", "bart",
        "ens", "ets", "nas",
    ];
    ADJECTIVES.contains(&word) || long && endings.iter().any(|end| word.ends_with(end))
}

/// A word without marks round it, in small letters.
fn bare(word: &str) -> String {
    word.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase()
}

/// Whether an article and an adjective stand without their noun: ”en ny”, ”den stora”, ”vår fina”.
fn is_half_a_phrase(before: &str, last: &str, opening: &str) -> bool {
    if CONJUNCTIONS.contains(&opening) || PREPOSITIONS.contains(&opening) || before.ends_with([',', '.', ':']) {
        return false;
    }
    let before = bare(before);
    let indefinite = is_adjective(last) || ["ad", "at"].iter().any(|end| last.ends_with(end));
    match before.as_str() {
        "en" | "ett" | "någon" | "något" | "ingen" | "inget" | "varje" => indefinite,
        "den" | "det" | "de" | "denna" | "detta" | "dessa" | "min" | "mitt" | "mina" | "din" | "ditt" | "dina" | "sin" | "sitt"
        | "sina" | "vår" | "vårt" | "våra" | "er" | "ert" | "era" | "hans" | "hennes" | "deras" | "alla" | "några" => {
            last.ends_with(['a', 'e'])
        }
        _ => false,
    }
}

fn is_capital(word: &str) -> bool {
    word.trim_start_matches(|sign: char| !sign.is_alphanumeric()).starts_with(char::is_uppercase)
}

fn is_number(word: &str) -> bool {
    word.starts_with(|sign: char| sign.is_ascii_digit()) && word.chars().all(|sign| sign.is_ascii_digit() || ".,:".contains(sign))
}

/// Words before which a clause begins.
const CONJUNCTIONS: &[&str] = &[
    "och", "men", "eller", "att", "som", "när", "för", "så", "om", "utan", "eftersom", "innan", "medan", "sedan", "där", "därför", "samt",
    "and", "but", "or", "that", "when", "which", "because",
];

/// Words before which a phrase begins.
const PREPOSITIONS: &[&str] = &[
    "i", "på", "till", "från", "med", "av", "vid", "hos", "under", "över", "mellan", "efter", "före", "mot", "genom", "kring", "bakom",
    "framför", "enligt", "åt", "inom", "utanför", "bland", "trots", "ur", "in", "on", "at", "to", "from", "with", "of", "by",
];

/// Words that belong with the next: articles, determiners, prepositions, conjunctions, the infinitive mark.
const LEADERS: &[&str] = &[
    "en", "ett", "den", "det", "de", "denna", "detta", "dessa", "min", "mitt", "mina", "din", "ditt", "dina", "sin", "sitt", "sina", "vår",
    "vårt", "våra", "er", "ert", "era", "hans", "hennes", "deras", "varje", "någon", "något", "några", "ingen", "inget", "inga", "alla",
    "många", "kl", "klockan", "nr", "cirka", "ca", "och", "men", "eller", "att", "som", "när", "i", "på", "till", "från", "med", "av",
    "vid", "hos", "under", "över", "mellan", "efter", "före", "mot", "genom", "kring", "för", "om", "enligt", "åt", "inom", "utan", "inte",
    "mycket", "mer", "mest", "så", "the", "a", "an", "to", "of", "and", "or",
];

/// Shortened words after which a full stop ends no sentence.
const SHORT: &[&str] = &["kl", "ca", "nr", "t.ex", "bl.a", "s.k", "m.m", "dvs", "dr", "st", "mr", "mrs"];

/// Words that a number belongs to: ”vecka 34”, ”sida 5”.
const NUMBERED: &[&str] = &[
    "vecka", "veckorna", "sida", "sidan", "kapitel", "rum", "sal", "buss", "linje", "spår", "hus", "port", "våning", "nummer", "telefon",
    "år", "paragraf", "punkt", "steg", "del", "avsnitt", "etapp", "årskurs", "klass", "grupp", "week", "page", "room",
];

/// Months, whose year follows.
const MONTHS: &[&str] =
    &["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

/// Who does it: the verb follows.
const PRONOUNS: &[&str] = &["jag", "du", "han", "hon", "hen", "man", "vi", "ni"];

/// Verbs that wait for another.
const AUXILIARIES: &[&str] = &[
    "kan", "ska", "skall", "vill", "måste", "har", "hade", "får", "bör", "behöver", "kommer", "är", "blir", "var", "kunde", "skulle",
    "ville",
];

/// Adjectives that no ending gives away.
const ADJECTIVES: &[&str] = &[
    "ny",
    "nytt",
    "stor",
    "stort",
    "liten",
    "litet",
    "god",
    "gott",
    "bra",
    "hel",
    "helt",
    "annan",
    "annat",
    "egen",
    "eget",
    "gammal",
    "gammalt",
    "ung",
    "ungt",
    "lång",
    "långt",
    "kort",
    "hög",
    "högt",
    "låg",
    "lågt",
    "öppen",
    "öppet",
    "fin",
    "fint",
    "gemensam",
    "gemensamt",
    "kommunal",
    "kommunalt",
    "svensk",
    "svenskt",
    "sådan",
    "sådant",
    "första",
    "andra",
    "tredje",
    "enda",
    "extra",
    "nya",
    "stora",
    "små",
    "goda",
    "hela",
    "egna",
    "gamla",
    "unga",
    "långa",
    "korta",
    "höga",
    "låga",
    "öppna",
    "fina",
    "olika",
    "flera",
    "gemensamma",
    "svenska",
    "sådana",
    "vissa",
    "samma",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(text: &str, limit: usize) -> Option<(String, bool)> {
        best(text, limit).map(|found| (format!("{}|{}", &text[..found.at], &text[found.at + 1..]), found.sure))
    }

    #[test]
    fn a_line_is_divided_where_a_phrase_begins() {
        let found = divided("Kommunfullmäktige har beslutat om en ny plan för stadsparken.", 42);
        assert_eq!(found, Some(("Kommunfullmäktige har beslutat|om en ny plan för stadsparken.".to_owned(), true)));
        let found = divided("Biblioteket stänger klockan 18, men du kan lämna böcker hela natten.", 42);
        assert_eq!(found, Some(("Biblioteket stänger klockan 18,|men du kan lämna böcker hela natten.".to_owned(), true)));
    }

    #[test]
    fn numbers_and_names_are_kept_together() {
        let found = divided("Ordföranden Anna Andersson visar runt i nya badhuset.", 30).map(|(text, _)| text);
        assert_eq!(found.as_deref(), Some("Ordföranden Anna Andersson|visar runt i nya badhuset."));
        let torn = best("Aaaaaaaaaaaaaaaaaaa den bbbbbbbbbbbbbbbbbbbbbb", 23);
        assert_eq!(torn.map(|found| found.sure), Some(false));
    }

    /// Sentences as communicators write them, with the break that a captioner would make.
    const REAL: &[(&str, &str)] = &[
        ("Du kan söka bygglov på webben", "eller komma till medborgarkontoret."),
        ("Simskolan börjar vecka 34", "för alla barn som fyllt sex år."),
        ("Vi bygger en ny förskola", "med plats för hundra barn."),
        ("Kommunen har fått tre miljoner kronor", "till att rusta upp lekplatserna."),
        ("Ring kontaktcenter om du vill veta mer,", "eller läs på vår webbplats."),
        ("Vattnet är avstängt mellan klockan 9 och 12", "på Storgatan och Skolgatan."),
        ("Alla elever i årskurs 9 får en praktikplats", "under två veckor i våren."),
        ("När isen har lagt sig på sjön", "plogar vi en bana för skridskor."),
        ("Det är viktigt att du svarar i tid,", "så att vi hinner planera."),
    ];

    #[test]
    fn real_sentences_are_divided_as_a_captioner_would() {
        let wrong: Vec<_> = REAL
            .iter()
            .filter_map(|(upper, lower)| {
                let (found, sure) = divided(&format!("{upper} {lower}"), 43)?;
                (found != format!("{upper}|{lower}") || !sure).then_some((found, sure))
            })
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn phrases_are_not_torn() {
        for (upper, lower) in [
            ("Vi vill ha en", "plan"),
            ("Vi bygger en ny", "skola"),
            ("Nu öppnar den stora", "parken"),
            ("Det kostar 50", "kronor"),
            ("Vi ses vecka", "34"),
            ("Det blir i juni", "2026"),
            ("Öppet kl.", "10"),
            ("Fråga Anna", "Andersson"),
            ("Det är till", "dig"),
            ("Vi går och", "badar"),
        ] {
            assert_eq!(border(upper, lower), TORN, "{upper}|{lower}");
        }
        for (upper, lower) in
            [("Badet är öppet.", "Välkommen"), ("Det var 2026.", "Sedan"), ("Kom hit,", "så"), ("Vi har en bok", "om parken")]
        {
            assert!(border(upper, lower) < TORN, "{upper}|{lower}");
        }
    }

    #[test]
    fn what_cannot_be_two_lines_is_left() {
        assert_eq!(best("Ord ord ord ord", 5), None);
        assert_eq!(best("https://www.example.org/barn-och-utbildning/ansok", 42), None);
    }
}
