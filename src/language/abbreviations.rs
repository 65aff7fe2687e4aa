//! Abbreviations in running text, with what they stand for and where they may stay.
//! Refuses to expand what must agree with its noun, and what the table does not know.

use std::cell::LazyCell;
use std::sync::LazyLock;

use super::condition::{Conditions, Place, find_in};
use super::letters::{all_capitals, capitalised, starts_with_capital};
use super::lexicon;
use super::phrases::Phrases;
use super::prose::{Kind, Prose};

/// One abbreviation.
#[derive(Debug)]
pub struct Entry {
    /// The form of the table: ”t.ex.”.
    pub form: &'static str,
    /// What it stands for, best first.
    pub expansions: Vec<&'static str>,
    fine: &'static str,
    mechanical: bool,
    conditions: Conditions,
}

/// Where the block stands.
#[derive(Debug, Clone, Copy, Default)]
pub struct Setting {
    /// In a table cell.
    pub table: bool,
    /// In a heading.
    pub heading: bool,
    /// In a decision, minutes or a contract: nothing is replaced by itself.
    pub decision: bool,
}

/// An abbreviation found; `start..end` are bytes of the text.
#[derive(Debug, Clone)]
pub struct Hit {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// The abbreviation.
    pub entry: &'static Entry,
    /// What it stands for, fitted to its place: capital kept, a closing stop kept.
    pub replacement: String,
    /// Whether the replacement is right without a person looking.
    pub automatic: bool,
}

static ENTRIES: LazyLock<Vec<(Entry, Vec<&'static str>)>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../../corpora/lexicon/forkortningar.tsv"))
        .map(|row| {
            let forms = std::iter::once(row[0]).chain(row[1].split(';')).filter(|form| !form.is_empty()).collect();
            let conditions = Conditions::parse(row.get(6).copied().unwrap_or_default());
            (
                Entry {
                    form: row[0],
                    expansions: row[2].split(';').map(rather).collect(),
                    fine: row[3],
                    mechanical: row[5] == "mekanisk",
                    conditions,
                },
                forms,
            )
        })
        .collect()
});

static FORMS: LazyLock<Phrases<&'static (Entry, Vec<&'static str>)>> =
    LazyLock::new(|| ENTRIES.iter().flat_map(|row| row.1.iter().map(move |form| (*form, row))).collect());

/// ”och dylikt (hellre: och liknande)” → ”och liknande”.
fn rather(cell: &'static str) -> &'static str {
    cell.split_once("(hellre:").map_or(cell, |(_, better)| better.trim_end_matches(')')).trim()
}

/// The abbreviations of a block that would better be written out, in order.
pub fn find(text: &str, prose: &Prose, setting: Setting) -> Vec<Hit> {
    let mut hits = Vec::new();
    for sentence in prose.sentences() {
        let inside = LazyCell::new(|| brackets(prose, prose.tokens_in(sentence)));
        let legal = LazyCell::new(|| cites_law(prose, sentence));
        hits.extend(find_in(&FORMS, (text, prose, sentence), |(entry, forms), place| {
            let whole = !other_capitals(forms, place) && !means_otherwise(place) && !is_cut_short(place) && entry.conditions.hold(place);
            (whole && !may_stay(entry, place, setting, inside[place.first], *legal)).then(|| hit(entry, place, setting.decision))
        }));
    }
    hits
}

fn hit(entry: &'static Entry, place: &Place<'_>, decision: bool) -> Hit {
    let shown = place.shown();
    let first = entry.expansions.first().copied().unwrap_or_default();
    let after_mark = place.first.checked_sub(1).is_none_or(|at| place.prose.tokens_in(place.sentence)[at].kind == Kind::Mark);
    let mut replacement = if starts_with_capital(shown) && after_mark { capitalised(first) } else { first.to_owned() };
    if shown.ends_with('.') && place.at_end() {
        replacement.push('.');
    }
    let tokens = place.prose.tokens_in(place.sentence);
    let automatic = entry.mechanical && !decision && !all_capitals(shown);
    Hit { start: tokens[place.first].start as usize, end: tokens[place.last].end as usize, entry, replacement, automatic }
}

/// Capitals that the table does not have are initials, names, other abbreviations: ”M. M.”, ”P 4”, ”IOM”.
fn other_capitals(forms: &[&str], place: &Place<'_>) -> bool {
    let shown = place.shown();
    let letters = || shown.chars().filter(|c| c.is_alphabetic());
    letters().next().is_some() && letters().all(char::is_uppercase) && !forms.contains(&shown)
}

/// ”185 h §” is a section, ”v. 2.2” a version, ”(mm)” a unit.
fn means_otherwise(place: &Place<'_>) -> bool {
    let word = |at: usize| place.prose.tokens_in(place.sentence).get(at).map_or("", |token| place.prose.word(token));
    let next = place.last + 1;
    let version = word(place.first) == "v" && word(next + 1) == ".";
    let letter = word(next) == "§" && place.first == place.last && place.shown().len() == 1;
    let alone = place.first.checked_sub(1).is_some_and(|before| word(before) == "(") && word(next) == ")";
    version || letter || alone
}

/// Whether the abbreviation's own dot follows: the longer form was looked at already, and may stay.
fn is_cut_short(place: &Place<'_>) -> bool {
    let tokens = place.prose.tokens_in(place.sentence);
    let dot = place.next().filter(|next| next.start == tokens[place.last].end && place.prose.word(next) == ".");
    dot.is_some() && !Place { last: place.last + 1, ..*place }.at_end()
}

/// Whether each token stands in round brackets.
fn brackets(prose: &Prose, tokens: &[super::Token]) -> Vec<bool> {
    let mut depth = 0_usize;
    let mark = |token: &super::Token| {
        match prose.word(token) {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 0
    };
    tokens.iter().map(mark).collect()
}

/// Whether a sentence cites law or a source: §, ”3 kap.”, ”2009:400”.
fn cites_law(prose: &Prose, sentence: &super::Sentence) -> bool {
    let tokens = prose.tokens_in(sentence);
    let digits = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    tokens.iter().any(|token| prose.word(token) == "§")
        || tokens.windows(2).any(|two| prose.word(&two[0]).starts_with(|c: char| c.is_ascii_digit()) && prose.word(&two[1]) == "kap")
        || tokens.windows(3).any(|three| {
            prose.word(&three[0]).len() == 4
                && digits(prose.word(&three[0]))
                && prose.word(&three[1]) == ":"
                && digits(prose.word(&three[2]))
        })
}

/// Whether the abbreviation is fine where it stands, by the table's column ”godtagbar när”.
fn may_stay(entry: &Entry, place: &Place<'_>, setting: Setting, bracketed: bool, legal: bool) -> bool {
    let next = place.next().map_or("", |token| &place.text[token.start as usize..token.end as usize]);
    let number = next.starts_with(|c: char| c.is_ascii_digit());
    let few_words = place.sentence.word_count() <= 6;
    if setting.decision && bracketed {
        return true;
    }
    entry.fine.split([',', '(']).map(str::trim).any(|when| match when {
        "parentes" | "källhänvisning" | "not" => bracketed,
        "tabell" | "tider" | "pris" => setting.table,
        "rubrik" | "rubrik i diarium" | "ämnesrad" => setting.heading,
        "i laghänvisning" => legal,
        "källhänvisning med nummer" | "källhänvisning med siffra" | "i hänvisning med nummer" | "hänvisning" | "före siffra" => {
            number
        }
        "före ärendenummer" => number || starts_with_capital(next),
        "före siffror i tabell" | "före veckonummer i tabell" => setting.table && number,
        "namn" | "titel" | "titlar" => starts_with_capital(next),
        "protokoll" | "titlar i mål" | "formulär" => setting.decision,
        "kontaktuppgift" | "underskrift" | "knappar" | "enkäter" | "skylt" | "inbjudan" | "adress" | "annons" => few_words,
        "etablerat kortord" | "vanligt kortord utan punkt" => true,
        _ => false,
    }) || (entry.form == "enl." && legal)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written_out(text: &str) -> String {
        let mut out = text.to_owned();
        for hit in find(text, &Prose::of(text), Setting::default()).iter().rev() {
            out.replace_range(hit.start..hit.end, &hit.replacement);
        }
        out
    }

    #[test]
    fn writes_out_and_keeps_the_closing_stop() {
        assert_eq!(
            written_out("T.ex. recept, kvitton m.m. Kom dvs. i tid."),
            "Till exempel recept, kvitton med mera. Kom det vill säga i tid."
        );
        assert_eq!(
            written_out("Den kostar ca 5 mkr och gäller fr.o.m. maj."),
            "Den kostar cirka 5 miljoner kronor och gäller från och med maj."
        );
    }

    #[test]
    fn leaves_alone_what_may_stay() {
        for text in [
            "Ring kl. 10.30 eller se nr 3.",
            "Vi tar kort (t.ex. Visa).",
            "Se prop. 2023/24:12 och 3 kap. 2 § skollagen.",
            "Rummet är 5 mm brett.",
            "IOM och FK är med.",
            "Linehan, M. M. (2015) står i 185 h § och v. 2.2.0 har diameter (mm).",
            "Lådan är tom. Spara din fil. Öppna den.",
            "Lyssna på P 4 och EU:s 27 länder.",
            "Han sade ”bl.a. detta” igår.",
        ] {
            assert_eq!(written_out(text), text);
        }
    }

    #[test]
    fn every_condition_is_known() {
        assert!(ENTRIES.iter().all(|(entry, _)| entry.conditions.are_known() && !entry.expansions.is_empty()));
    }
}
