//! Letters that only look like letters: mathematical, fullwidth, circled, squared, raised, small capitals and upside-down
//! ones, with the plain letters they stand for. NFKC knows most of them, and `corpora/lexicon/fancy_extra.tsv` the rest.
//!
//! Leaves alone what is meant: a single sign (℃, №, ℝ), numerals, flags, phonetic notation and formulae. Refuses to know
//! where the text is published.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::letters::is_letter;
use super::lexicon::rows;

/// How a sign looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// A letter in another dress.
    Letter,
    /// A digit in another dress: styled only beside letters.
    Digit,
    /// Small capitals are phonetic letters too: three in a row are meant as ordinary ones.
    Small,
    /// Raised and lowered letters, as in "Mˡˡᵉ".
    Raised,
    /// Upside down; the text runs backwards.
    Turned,
    /// Half of a flag.
    Regional,
}

/// Words in styled letters that follow each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// The same in plain letters.
    pub plain: String,
    /// The plain letters are certain. Upside-down text is turned round, and some of its letters may be two.
    pub certain: bool,
}

/// Signs that NFKC leaves alone.
static EXTRA: LazyLock<HashMap<char, (char, Look)>> = LazyLock::new(|| {
    let row = |row: Vec<&'static str>| {
        let sign = char::from_u32(u32::from_str_radix(row[0], 16).ok()?)?;
        let look = match *row.get(2)? {
            "smallcap" => Look::Small,
            "turned" => Look::Turned,
            "regional" => Look::Regional,
            _ => Look::Letter,
        };
        let plain = row[1].chars().next()?;
        Some((sign, (plain, if plain.is_ascii_digit() { Look::Digit } else { look })))
    };
    rows(include_str!("../../corpora/lexicon/fancy_extra.tsv")).filter_map(row).collect()
});

/// Whether there is anything at all to look at: most texts say no after one look at each byte.
pub fn may_be(text: &str) -> bool {
    let bytes = text.as_bytes();
    let next = |at: usize, more: usize| bytes.get(at + more).copied().unwrap_or_default();
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        0xC6..=0xCA => true,
        0xE1 => matches!(next(at, 1), 0xB4..=0xB6),
        0xE2 => match next(at, 1) {
            0x81 => next(at, 2) >= 0xB1,
            0x82 => next(at, 2) < 0xA0,
            second => matches!(second, 0x84 | 0x91..=0x93 | 0x9D | 0xB1),
        },
        0xEA => matches!(next(at, 1), 0x9C..=0x9F),
        0xEF => matches!(next(at, 1), 0xBC | 0xBD),
        0xF0 => next(at, 1) == 0x9D || next(at, 1) == 0x9F && matches!(next(at, 2), 0x84..=0x87),
        _ => false,
    })
}

/// The plain letter or digit behind a sign, and how the sign looks.
fn dressed(sign: char) -> Option<(char, Look)> {
    let look = match sign {
        '\u{19C}'..='\u{28E}' | '\u{28F}'..='\u{2AF}' | '\u{1D00}'..='\u{1D2B}' | '\u{1D77}' | '\u{2C6F}' | '\u{A730}'..='\u{A7B1}' => {
            return EXTRA.get(&sign).copied();
        }
        '\u{2B0}'..='\u{2B8}' | '\u{2E0}'..='\u{2E4}' | '\u{1D2C}'..='\u{1DBF}' | '\u{2071}' | '\u{207F}' | '\u{2090}'..='\u{209C}' => {
            Look::Raised
        }
        // ℹ is an emoji, and Roman numerals begin at U+2160.
        '\u{2139}' => return None,
        '\u{2102}'..='\u{2149}'
        | '\u{FF21}'..='\u{FF5A}'
        | '\u{1D400}'..='\u{1D7CB}'
        | '\u{24B6}'..='\u{24E9}'
        | '\u{1F130}'..='\u{1F149}' => Look::Letter,
        '\u{FF10}'..='\u{FF19}' | '\u{1D7CE}'..='\u{1D7FF}' | '\u{2460}'..='\u{2468}' | '\u{24EA}' => Look::Digit,
        '\u{249C}'..='\u{24B5}' => return parenthesised(u32::from(sign) - 0x249C + u32::from('a')),
        '\u{1F110}'..='\u{1F129}' => return parenthesised(u32::from(sign) - 0x1F110 + u32::from('A')),
        '\u{24FF}' | '\u{2776}'..='\u{277E}' | '\u{1F150}'..='\u{1F1FF}' => return EXTRA.get(&sign).copied(),
        _ => return None,
    };
    let mut plain = std::iter::once(sign).nfkc();
    match (plain.next(), plain.next()) {
        (Some(plain), None) if plain != sign && (plain.is_ascii_alphanumeric() || matches!(plain, 'ı' | 'ȷ')) => Some((plain, look)),
        _ => None,
    }
}

fn parenthesised(letter: u32) -> Option<(char, Look)> {
    Some((char::from_u32(letter)?, Look::Letter))
}

/// The plain letter that a sign of another dress stands for; `None` for ordinary letters, and for all that is no letter.
pub fn plain(sign: char) -> Option<char> {
    dressed(sign).map(|(plain, _)| plain)
}

/// A run without blanks and marks, and what was seen in it.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    start: usize,
    end: usize,
    letters: usize,
    signs: usize,
    plain: usize,
    turned: usize,
    italics: usize,
    /// Signs of one look in a row now, and the most there were.
    row: usize,
    most: usize,
    broken_flag: bool,
}

impl Word {
    fn is_fancy(&self) -> bool {
        self.letters >= 2 || self.most >= 3 || self.broken_flag
    }

    /// May stand inside or beside a passage: styled as well, or a single plain letter.
    fn goes_along(&self) -> bool {
        self.signs > 0 || self.plain <= 1
    }
}

/// The passages of `text` in styled letters, in order.
pub fn find(text: &str) -> Vec<Passage> {
    if !may_be(text) {
        return Vec::new();
    }
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some(step) = words[at..].iter().position(|word| word.is_fancy() && !is_formula(text, word)) else { break };
        let mut first = at + step;
        while first > at && words[first - 1].signs > 0 && near(text, &words[first - 1], &words[first]) {
            first -= 1;
        }
        let (mut last, mut reach) = (at + step, at + step);
        while let Some(word) = words.get(reach + 1).filter(|word| word.goes_along() && near(text, &words[reach], word)) {
            reach += 1;
            last = if word.signs > 0 { reach } else { last };
        }
        found.push(passage(text, &words[first..=last]));
        at = last + 1;
    }
    found
}

/// Whether only blanks and a few marks lie between two words, and no sentence of plain words.
fn near(text: &str, before: &Word, after: &Word) -> bool {
    after.start - before.end <= 4 && !text[before.end..after.start].contains('\n')
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open: Option<Word> = None;
    let mut signs = text.char_indices().peekable();
    let mut before: Option<Look> = None;
    while let Some((at, sign)) = signs.next() {
        let seen = dressed(sign);
        if let Some((_, Look::Regional)) = seen {
            words.extend(open.take());
            let end = text.len() - text[at..].trim_start_matches(|c| matches!(c, '\u{1F1E6}'..='\u{1F1FF}')).len();
            while signs.next_if(|(at, _)| *at < end).is_some() {}
            words.extend(regional(text, at..end));
            continue;
        }
        let joins =
            seen.is_some() || is_letter(sign) || sign.is_ascii_digit() || is_combining_mark(sign) || matches!(sign, '-' | '’' | '\'');
        if !joins {
            words.extend(open.take());
            continue;
        }
        let word = open.get_or_insert(Word { start: at, ..Word::default() });
        word.end = at + sign.len_utf8();
        word.see(sign, seen.map(|(_, look)| look), before);
        before = seen.map(|(_, look)| look);
    }
    words.extend(open);
    words
}

impl Word {
    fn see(&mut self, sign: char, look: Option<Look>, before: Option<Look>) {
        let Some(look) = look else {
            self.plain += usize::from(is_letter(sign) || sign.is_ascii_digit());
            self.row = 0;
            return;
        };
        self.signs += 1;
        self.letters += usize::from(look == Look::Letter);
        self.turned += usize::from(look == Look::Turned);
        self.italics += usize::from(matches!(sign, '\u{1D434}'..='\u{1D49B}' | 'ℎ'));
        // Turned and small letters are mixed by those who turn text; raised ones stand alone, and after a plain letter mean something.
        let counts = match look {
            Look::Small | Look::Turned => true,
            Look::Raised => self.plain == 0,
            _ => false,
        };
        let goes_on = self.row > 0 && before.is_some_and(|before| (before == Look::Raised) == (look == Look::Raised));
        self.row = if counts { 1 + if goes_on { self.row } else { 0 } } else { 0 };
        self.most = self.most.max(self.row);
    }
}

/// A row of regional letters is a word unless it is flags.
fn regional(text: &str, range: Range<usize>) -> Option<Word> {
    let letters: Vec<u32> = text[range.clone()].chars().map(|sign| u32::from(sign) - 0x1F1E6).collect();
    let (pairs, rest) = letters.as_chunks::<2>();
    let flags = rest.is_empty() && pairs.iter().all(|&[one, two]| FLAG_BITS[one as usize] >> two & 1 == 1);
    let word = Word { start: range.start, end: range.end, signs: letters.len(), broken_flag: letters.len() > 1, ..Word::default() };
    (!flags).then_some(word)
}

/// One or two variables in mathematical italics beside an operator.
fn is_formula(text: &str, word: &Word) -> bool {
    if word.italics == 0 || word.italics < word.letters || word.letters > 3 {
        return false;
    }
    let operator =
        |c: char| matches!(c, '=' | '+' | '−' | '×' | '·' | '/' | '^' | '<' | '>' | '≤' | '≥' | '≈' | '∑' | '∫' | '√' | '(' | '∈' | '→');
    let before = text[..word.start].trim_end().chars().next_back().is_some_and(operator);
    before || text[word.end..].trim_start().chars().next().is_some_and(|next| operator(next) || matches!(next, ')' | '²' | '³'))
}

fn passage(text: &str, words: &[Word]) -> Passage {
    let range = words[0].start..words[words.len() - 1].end;
    let turned = words.iter().map(|word| word.turned).sum::<usize>() >= 3 && words.iter().all(|word| word.letters == 0);
    let shown = &text[range.clone()];
    let upright = |sign: char| plain(sign).unwrap_or(sign);
    let plain =
        if turned { shown.chars().rev().map(turn).collect() } else { shown.chars().map(|sign| punctuation(upright(sign))).nfc().collect() };
    Passage { range, plain, certain: !turned }
}

/// Fullwidth marks between fullwidth letters.
fn punctuation(sign: char) -> char {
    match sign {
        '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' => char::from_u32(u32::from(sign) - 0xFEE0).unwrap_or(sign),
        other => other,
    }
}

/// The letter that a letter of an upside-down text stands for.
fn turn(sign: char) -> char {
    match sign {
        'u' => 'n',
        'n' => 'u',
        'p' => 'd',
        'd' => 'p',
        'b' => 'q',
        'q' => 'b',
        'ƃ' => 'g',
        'ɟ' => 'f',
        'ɾ' | 'ſ' => 'j',
        'ɐ' => 'a',
        'M' => 'W',
        'W' => 'M',
        '¿' => '?',
        '¡' => '!',
        '˙' => '.',
        other => plain(other).unwrap_or(other),
    }
}

/// The second letters of flags, a bit each, by the first letter.
static FLAG_BITS: LazyLock<[u32; 26]> = LazyLock::new(|| {
    let mut bits = [0; 26];
    for flag in FLAGS.split_whitespace().map(str::as_bytes) {
        bits[usize::from(flag[0] - b'A')] |= 1 << (flag[1] - b'A');
    }
    bits
});

/// The pairs that are flags (Unicode 16, RGI_Emoji_Flag_Sequence).
const FLAGS: &str = "AC AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC \
    CD CF CG CH CI CK CL CM CN CO CP CQ CR CU CV CW CX CY CZ DE DG DJ DK DM DO DZ EA EC EE EG EH ER ES ET EU FI FJ FK FM FO FR GA GB GD GE GF \
    GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU IC ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ \
    LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ \
    OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TF \
    TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM UN US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

#[cfg(test)]
mod tests {
    use super::*;

    fn plains(text: &str) -> Vec<String> {
        find(text).into_iter().map(|passage| passage.plain).collect()
    }

    #[test]
    fn every_dress_comes_off() {
        for (text, plain) in [
            ("𝗩𝗶𝗸𝘁𝗶𝗴𝘁: vattnet", "Viktigt"),
            ("ny 𝘀𝗸𝗼𝗹𝗮 𝗼𝗰𝗵 𝗳ö𝗿𝘀𝗸𝗼𝗹𝗮 i", "skola och förskola"),
            ("🅽🆈🆃🆃 på", "NYTT"),
            ("ｗｉｄｅ！", "wide"),
            ("Ⓒⓘⓡⓒⓛⓔ", "Circle"),
            ("🄽🅈", "NY"),
            ("⒱⒤⒦", "vik"),
            ("ᴠɪᴋᴛɪɢᴛ nu", "viktigt"),
            ("ᵗⁱⁿʸ text", "tiny"),
            ("🇳🇾🇹🇹", "NYTT"),
            ("kl 𝟭𝟴 𝗶 𝗵𝗲𝗹𝗴𝗲𝗻", "18 i helgen"),
            ("ʇƃᴉʇʞᴉʌ", "viktigt"),
            ("ℋ𝑒𝒿", "Hej"),
        ] {
            assert_eq!(plains(text), [plain], "{text}");
        }
    }

    #[test]
    fn what_is_meant_is_left_alone() {
        for text in [
            "30 ℃, № 5, ½ dl, m², H₂O, ™ och ℹ️ Info",
            "𝐴 = 𝑎 · 𝑏",
            "talen i ℝ och 𝑥 + 𝑦𝑧 = 1",
            "🇸🇪🇫🇮 och 🇳🇴",
            "[ˈfɔːʂta] och /ʃʏrka/, Mˡˡᵉ, 1ᵉʳ",
            "① ett ② två ❶ tre",
            "Karl Ⅻ, Ⓟ, Ⓜ️ och 🅿️ 🅰️",
            "åäö Å é",
        ] {
            assert!(plains(text).is_empty(), "{text}: {:?}", plains(text));
        }
    }
}
