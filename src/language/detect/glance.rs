//! What the function words of a text say of its language at a glance.
//! Refuses to decide which language it is: see `passage`.

use crate::language::prose::{Kind, Prose, Token};

use super::tongue::{Tongue, speaks};

/// Whether nothing in a text speaks for the language around it rather than for `other`: no function word, and on a
/// Swedish page no å, ä or ö.
pub fn is_open(prose: &Prose, base: Tongue, other: Option<Tongue>) -> bool {
    let shared = other.map_or(0, Tongue::bit);
    let speaks = |token: &Token| {
        let any = if token.kind == Kind::Word { speaks(prose.word(token)).any } else { 0 };
        any & base.bit() != 0 && any & shared == 0
    };
    let own = prose.tokens().iter().filter(|token| speaks(token)).count();
    own == 0 && !(base == Tongue::SWEDISH && prose.lower().contains(['å', 'ä', 'ö']))
}

/// Words of one text that are tallied.
const MOST: usize = 500;

/// How many of a text's first words speak for the language, and how many for others only.
pub fn tally(prose: &Prose, base: Tongue) -> (usize, usize) {
    let (mut own, mut others) = (0, 0);
    for token in prose.tokens().iter().take(MOST).filter(|token| token.kind == Kind::Word) {
        let any = speaks(prose.word(token)).any;
        own += usize::from(any & base.bit() != 0);
        others += usize::from(any != 0 && any & base.bit() == 0);
    }
    (own, others)
}

/// Whether a function word of the language stands in a text.
pub fn speaks_for(prose: &Prose, tongue: Tongue) -> bool {
    prose.tokens().iter().any(|token| speaks(prose.word(token)).any & tongue.bit() != 0)
}

/// Whether a sentence is Swedish at a glance: two function words that Swedish has, twice as many as others, and å, ä or ö.
pub fn has_swedish(prose: &Prose) -> bool {
    prose.sentences().iter().any(|sentence| {
        let words = prose.tokens_in(sentence).iter().filter(|token| token.kind == Kind::Word).map(|token| prose.word(token));
        let (mut own, mut others, mut letters) = (0, 0, false);
        for word in words {
            let any = speaks(word).any;
            own += usize::from(any & Tongue::SWEDISH.bit() != 0);
            others += usize::from(any != 0 && any & Tongue::SWEDISH.bit() == 0);
            letters |= word.contains(['å', 'ä', 'ö']);
        }
        own >= 2 && own >= others * 2 && letters
    })
}
