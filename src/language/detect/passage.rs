//! Passages in another language than the one around them: whole blocks, runs of sentences, stretches in another writing.
//!
//! Function words first, because they are cheap and say nothing of names; trigrams (whatlang) only where those have found
//! something. Silent on titles, menus, references, names and what is too short. Refuses to know what is declared where.

use std::cell::Cell;
use std::ops::Range;
use std::sync::LazyLock;

use whatlang::{Detector, Lang};

use crate::language::prose::{Kind, Prose, Token};

use super::script::{self, Script, Stretch, each};
use super::tongue::{self, Tongue, speaks};

/// A passage in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Bytes of the block's text.
    pub range: Range<usize>,
    /// It is all that the block says.
    pub whole: bool,
    /// The language; `None` where only the writing is known.
    pub tongue: Option<Tongue>,
    /// A close relative that it may be as well.
    pub or: Option<Tongue>,
    /// Its writing, when that is not the Latin.
    pub script: Option<Script>,
    /// Long, and all signs agree.
    pub sure: bool,
}

/// Fewer characters tell nothing.
const SHORTEST: usize = 40;
/// From so many characters a passage may be sure.
const LONG: usize = 80;
/// Bytes of a passage that trigrams are taken of.
const SAMPLE: usize = 600;

/// Languages that trigrams know.
const TRIGRAMS: [(Lang, &str); 27] = [
    (Lang::Swe, "sv"),
    (Lang::Eng, "en"),
    (Lang::Deu, "de"),
    (Lang::Fra, "fr"),
    (Lang::Spa, "es"),
    (Lang::Por, "pt"),
    (Lang::Ita, "it"),
    (Lang::Nld, "nl"),
    (Lang::Pol, "pl"),
    (Lang::Hrv, "bs"),
    (Lang::Slv, "sl"),
    (Lang::Ces, "cs"),
    (Lang::Slk, "sk"),
    (Lang::Hun, "hu"),
    (Lang::Ron, "ro"),
    (Lang::Tur, "tr"),
    (Lang::Vie, "vi"),
    (Lang::Fin, "fi"),
    (Lang::Est, "et"),
    (Lang::Lav, "lv"),
    (Lang::Lit, "lt"),
    (Lang::Dan, "da"),
    (Lang::Nob, "nb"),
    (Lang::Tgl, "tl"),
    (Lang::Afr, "af"),
    (Lang::Cat, "ca"),
    (Lang::Lat, "la"),
];

static DETECTOR: LazyLock<Detector> = LazyLock::new(|| Detector::with_allowlist(TRIGRAMS.iter().map(|(lang, _)| *lang).collect()));

/// How often trigrams may still be asked in one draft: what looks foreign and is not could otherwise be asked about without
/// end. Where they are spent, function words decide alone.
#[derive(Debug)]
pub struct Looks(Cell<u32>);

impl Default for Looks {
    fn default() -> Self {
        Self(Cell::new(400))
    }
}

impl Looks {
    fn spend(&self) -> Option<()> {
        self.0.set(self.0.get().checked_sub(1)?);
        Some(())
    }
}

/// What a passage is looked for in.
struct Search<'a> {
    text: &'a str,
    prose: &'a Prose,
    base: Tongue,
    looks: &'a Looks,
    skipped: &'a dyn Fn(&Token) -> bool,
}

/// The passages of one block that are not in `base`; `skipped` tells tokens that somebody has marked already.
pub fn find(text: &str, prose: &Prose, base: Tongue, looks: &Looks, skipped: &dyn Fn(&Token) -> bool) -> Vec<Passage> {
    if text.len() < 12 {
        return Vec::new();
    }
    let found = written(text, prose, base, skipped);
    if !found.is_empty() || text.len() < SHORTEST {
        return found;
    }
    Search { text, prose, base, looks, skipped }.worded()
}

/// Stretches in another writing.
fn written(text: &str, prose: &Prose, base: Tongue, skipped: &dyn Fn(&Token) -> bool) -> Vec<Passage> {
    let mut stretches = script::stretches(text, prose);
    stretches.retain(|stretch| {
        let inside = |token: &&Token| (token.start as usize) >= stretch.start && (token.end as usize) <= stretch.end;
        !prose
            .tokens()
            .iter()
            .skip(first_at(prose, stretch.start))
            .take_while(|token| (token.start as usize) < stretch.end)
            .filter(inside)
            .any(skipped)
    });
    let passages = stretches.into_iter().filter(|stretch| stretch.tongue != Some(base) && !shares_writing(base, stretch));
    passages
        .map(|stretch| {
            let letters = |part: &str| part.chars().any(char::is_alphabetic);
            Passage {
                whole: !letters(&text[..stretch.start]) && !letters(&text[stretch.end..]),
                range: stretch.start..stretch.end,
                tongue: stretch.tongue,
                or: None,
                script: Some(stretch.script),
                sure: stretch.sure,
            }
        })
        .collect()
}

/// Where the tokens from a byte on begin.
fn first_at(prose: &Prose, start: usize) -> usize {
    prose.tokens().partition_point(|token| (token.start as usize) < start)
}

/// Whether the base language is written with the same letters, so that the writing alone says nothing.
fn shares_writing(base: Tongue, stretch: &Stretch) -> bool {
    let own: &[&str] = match stretch.script {
        Script::Greek => &["el"],
        Script::Cyrillic => &["ru", "uk", "bg", "sr", "mk", "bs"],
        Script::Hebrew => &["he", "yi"],
        Script::Arabic => &["ar", "fa", "ur", "ckb", "ps", "ku"],
        Script::Syriac => &["syr"],
        Script::Ethiopic => &["ti", "am"],
        Script::Han => &["zh", "ja", "ko"],
        Script::Other("hi") => &["hi", "ne"],
        Script::Other(tag) => return base.tag() == tag,
    };
    own.contains(&base.tag())
}

impl Search<'_> {
    /// Passages in Latin letters, told by their words: the whole block, else runs of its sentences.
    fn worded(&self) -> Vec<Passage> {
        let sentences = self.prose.sentences();
        let leans: Vec<Lean> = sentences.iter().map(|sentence| self.lean(self.prose.tokens_in(sentence))).collect();
        if !leans.contains(&Lean::Away) || is_reference(self.text) || is_code(self.text) {
            return Vec::new();
        }
        if !leans.contains(&Lean::Home)
            && let Some(whole) = self.passage(0..self.text.len(), self.prose.tokens(), true)
        {
            return vec![whole];
        }
        let mut found = Vec::new();
        let mut at = 0;
        while at < leans.len() {
            if leans[at] != Lean::Away {
                at += 1;
                continue;
            }
            let mut last = at;
            let run = leans[at..].iter().take_while(|lean| **lean != Lean::Home);
            for (next, lean) in run.enumerate() {
                last = if *lean == Lean::Away { at + next } else { last };
            }
            let range = sentences[at].start as usize..sentences[last].end as usize;
            let tokens = &self.prose.tokens()[sentences[at].first_token()..first_at(self.prose, range.end)];
            let all = at == 0 && last + 1 == leans.len();
            found.extend(self.passage(range, tokens, all));
            at = last + 1;
        }
        found
    }

    fn passage(&self, range: Range<usize>, tokens: &[Token], whole: bool) -> Option<Passage> {
        let judged = self.decide(&self.text[range.clone()], tokens)?;
        Some(Passage { range, whole, tongue: Some(judged.tongue), or: judged.or, script: None, sure: judged.sure })
    }

    /// The cheap gate: function words of the base language against those that it does not have.
    fn lean(&self, tokens: &[Token]) -> Lean {
        let (mut home, mut away) = (0_usize, 0_usize);
        for token in tokens.iter().filter(|token| token.kind == Kind::Word) {
            let any = speaks(self.prose.word(token)).any;
            if any != 0 {
                let own = any & self.base.bit() != 0;
                // What Swedish shares with Danish and Norwegian speaks for neither.
                home += usize::from(own && any & tongue::scandinavian() & !self.base.bit() == 0);
                away += usize::from(!own);
            }
        }
        if away < 2 || away * 2 <= home {
            return if home >= 2 { Lean::Home } else { Lean::Open };
        }
        if tokens.iter().any(self.skipped) { Lean::Home } else { Lean::Away }
    }

    fn decide(&self, text: &str, tokens: &[Token]) -> Option<Judged> {
        let base = self.base;
        let length = text.chars().filter(|sign| !sign.is_ascii_digit()).take(LONG).count();
        if length < SHORTEST {
            return None;
        }
        let tally = Tally::of(self, text, tokens);
        let (first, second) = tally.best();
        let (own, kinds) = (tally.own[first], tally.kinds[first].count_ones());
        let tongue = Tongue::at(first);
        let strange = tally.nordic * 6 > tally.words && !NORDIC.contains(&tongue.tag());
        let titled = tally.capitals * 5 > tally.words * 2 && tongue.tag() != "de";
        let at_home = tally.base.saturating_sub(tally.both[first]);
        // Where no word speaks for the base language alone, a shared word shows as well that the text is no title.
        let running = tally.prose[first] + if at_home == 0 { tally.shared[first] } else { 0 };
        if own < 3 || kinds < 2 || running == 0 || strange || titled || at_home * 4 > own {
            return None;
        }
        let heard = self.looks.spend().and_then(|()| trigrams(text));
        let share = f64::from(own) / tally.words.max(1) as f64;
        let known = TRIGRAMS.iter().any(|(_, tag)| *tag == tongue.tag());
        if heard.is_some_and(|(tag, _)| tag == base.tag()) && share < 0.25 {
            return None;
        }
        let near = tally.own[second] * 8 > own * 7;
        let (tongue, or) = if near { settle(tongue, Tongue::at(second), heard, &tally)? } else { (tongue, None) };
        let agrees = heard.is_some_and(|(tag, _)| tongue.fits(tag));
        let reliable = heard.is_some_and(|(_, reliable)| reliable);
        if share < 0.1 || (known && !agrees && share < 0.25) || (!known && kinds < 3) {
            return None;
        }
        let strong = if known { agrees && (reliable || own >= 6) } else { own >= 6 && kinds >= 5 };
        // One verb or pronoun is enough where all else is plain: no word of the language around it, and hardly a name.
        let plain = own >= 6 && reliable && at_home == 0 && tally.nordic == 0 && tally.capitals * 10 <= tally.words;
        let runs = tally.prose[first] >= if plain { 1 } else { 2 };
        let sure = length >= LONG && tally.words >= 10 && kinds >= 3 && runs && at_home * 8 <= own && strong;
        Some(Judged { tongue, or, sure })
    }
}

/// What a sentence's function words speak for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lean {
    /// The language around it.
    Home,
    /// Nothing, or both.
    Open,
    /// Another one.
    Away,
}

struct Judged {
    tongue: Tongue,
    or: Option<Tongue>,
    sure: bool,
}

/// What the function words of some tokens say of each language.
struct Tally {
    words: usize,
    /// Words that begin with a capital letter inside a sentence.
    capitals: usize,
    /// Words with å, ä or ö.
    nordic: usize,
    base: u32,
    /// Function words that the language has and the base has not.
    own: [u32; 64],
    /// Function words that both have.
    both: [u32; 64],
    /// Those of `own` that titles seldom have.
    prose: [u32; 64],
    /// Those of `both` that titles seldom have.
    shared: [u32; 64],
    /// Which words were met, each as one of 64 bits: how many differ.
    kinds: [u64; 64],
}

impl Tally {
    fn of(search: &Search<'_>, text: &str, tokens: &[Token]) -> Self {
        let Search { prose, base, skipped, .. } = search;
        let mut tally = Self {
            words: 0,
            capitals: 0,
            nordic: 0,
            base: 0,
            own: [0; 64],
            both: [0; 64],
            prose: [0; 64],
            shared: [0; 64],
            kinds: [0; 64],
        };
        let start = tokens.first().map_or(0, |token| token.start as usize);
        let mut opens = true;
        for token in tokens {
            let word = prose.word(token);
            // Short quotations are names and titles as often as speech.
            let quoted = token.borrowed && text.len() < 2 * LONG;
            if token.kind != Kind::Word || quoted || skipped(token) || !word.starts_with(char::is_alphabetic) {
                opens |= matches!(word, "." | "!" | "?" | ":" | "”" | "\"" | "“");
                continue;
            }
            tally.words += 1;
            let first = text.get(token.start as usize - start..).and_then(|rest| rest.chars().next());
            tally.capitals += usize::from(!opens && first.is_some_and(char::is_uppercase));
            tally.nordic += usize::from(word.contains(['å', 'ä', 'ö']));
            opens = false;
            let speaks = speaks(word);
            tally.base += u32::from(speaks.any & base.bit() != 0);
            if speaks.any & base.bit() != 0 {
                each(speaks.any, |at| tally.both[at] += 1);
                each(speaks.prose, |at| tally.shared[at] += 1);
            } else {
                let kind = 1 << (word.bytes().fold(7_u64, |sum, byte| sum.wrapping_mul(31) + u64::from(byte)) % 61);
                each(speaks.any, |at| {
                    tally.own[at] += 1;
                    tally.kinds[at] |= kind;
                });
                each(speaks.prose, |at| tally.prose[at] += 1);
            }
        }
        tally
    }

    /// The two languages that most function words speak for.
    fn best(&self) -> (usize, usize) {
        let weight = |at: usize| self.own[at] * 4 + self.both[at] * 2 + self.prose[at];
        let (mut first, mut second) = (0, 0);
        for at in 1..64 {
            if weight(at) > weight(first) {
                (first, second) = (at, first);
            } else if weight(at) > weight(second) {
                second = at;
            }
        }
        (first, second)
    }
}

/// Languages with å, ä or ö in running text.
const NORDIC: [&str; 14] = ["sv", "fi", "fit", "et", "de", "da", "nb", "nn", "is", "smj", "sma", "hu", "tr", "sk"];

/// Two languages that function words do not tell apart: trigrams choose, and of two that are close both are named.
fn settle(one: Tongue, other: Tongue, heard: Option<(&'static str, bool)>, tally: &Tally) -> Option<(Tongue, Option<Tongue>)> {
    if tally.own[one.index()] > tally.own[other.index()] + 1 && one.is_kin(other) {
        return Some((one, None));
    }
    if one.is_kin(other) {
        let first = if heard.is_some_and(|(tag, _)| tag == other.tag()) { other } else { one };
        let second = if first == one { other } else { one };
        return Some((first, Some(second)));
    }
    let (tag, _) = heard?;
    [one, other].into_iter().find(|tongue| tongue.tag() == tag).map(|tongue| (tongue, None))
}

/// The language that trigrams take a text for, and whether they are sure.
fn trigrams(text: &str) -> Option<(&'static str, bool)> {
    let end = text.floor_char_boundary(SAMPLE);
    let found = DETECTOR.detect(&text[..end])?;
    let (_, tag) = TRIGRAMS.iter().find(|(lang, _)| *lang == found.lang())?;
    Some((tag, found.is_reliable()))
}

/// A line of a program or a template.
fn is_code(text: &str) -> bool {
    text.len() < 500 && ["&&", "();", "=>", "{", "}", "</", "$("].iter().any(|sign| text.contains(sign))
}

/// An entry in a list of sources: a year in brackets, an identity number of a book, ”et al.”.
fn is_reference(text: &str) -> bool {
    let year = |(at, _): (usize, &str)| {
        let digits = text.as_bytes().get(at + 1..at + 5).unwrap_or_default();
        (digits.starts_with(b"19") || digits.starts_with(b"20")) && digits[2..].iter().all(u8::is_ascii_digit)
    };
    text.len() < 500
        && (text.match_indices('(').any(year)
            || ["et al.", "ISBN", "ISSN", "doi:", "doi.org", "Vol.", " pp. "].iter().any(|sign| text.contains(sign)))
}
