//! What only the pixels of a picture can tell: facts, counted and measured.
//!
//! Knows how two pictures are compared. Refuses to decode, and to judge.

use std::fmt;

/// A file's bytes as one number: equal for equal bytes, and in practice for no others. The first half of SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 16]);

/// What only the pixels of a picture can tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pixels {
    /// How it looks, for comparing with other pictures; none when it shows nothing to compare by.
    pub hash: Option<PictureHash>,
    /// What there is to see.
    pub surface: Surface,
    /// How it moves; none for a still picture.
    pub motion: Option<Motion>,
    /// How much of it is writing.
    pub writing: Lettering,
    /// What a detector model sees of writing; none without a model.
    pub detected: Option<Detected>,
}

/// What a picture's surface shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Surface {
    /// More than one colour.
    #[default]
    Varied,
    /// One opaque colour all over.
    Flat,
    /// Nothing: every pixel is fully transparent.
    Clear,
    /// The pixels cannot be read, though the header can.
    Broken,
}

/// How a picture moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Motion {
    /// Frames in one round, as far as they were read.
    pub frames: u32,
    /// Milliseconds that one round takes, as browsers show it, as far as it was read.
    pub round_ms: u32,
    /// How many rounds are shown; none when it never ends.
    pub rounds: Option<u32>,
    /// Whether anything is seen to change.
    pub changes: bool,
    /// Most flashes in any one second over at least a quarter of the area, rounds after one another
    /// (WCAG 2.3.1: a flash is a pair of opposing changes).
    pub flashes: u32,
}

impl Motion {
    /// Milliseconds until it stands still; none when it never does.
    pub fn lasts_ms(&self) -> Option<u64> {
        self.rounds.map(|rounds| u64::from(rounds) * u64::from(self.round_ms))
    }
}

/// How much of a picture is writing. An estimate: letters are counted by their shapes, and no word is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Lettering {
    /// Letters and digits in rows.
    pub letters: u32,
    /// Rows of them.
    pub rows: u32,
    /// Thousandths of the area that the rows cover.
    pub share: u32,
    /// Thousandths of the area that QR codes cover.
    pub code: u32,
    /// Thousandths of the area that is plain: drawn rather than photographed.
    pub plain: u32,
}

/// What a detector model sees of writing in a picture. An estimate: lines are found, and no word is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Detected {
    /// Lines of text; signs and single words are lines too.
    pub lines: u32,
    /// About how many letters they hold, blanks included, by their length and height.
    pub letters: u32,
    /// Thousandths of the area that they cover.
    pub share: u32,
}

/// How a picture looks, in bits: pictures that look alike differ in few of them. Two bits say whether a part is darker
/// than the next one, lighter, or neither; 64 comparisons go across and 64 down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PictureHash(pub [u64; 4]);

/// Comparisons in a hash, and the fewest that tell two pictures apart.
const COMPARISONS: u32 = 128;
const LEAST_SET: u32 = 24;
/// How far apart two pictures may be in one direction alone and still be judged by both.
const MOST_ONE_WAY: u32 = 64;

impl PictureHash {
    /// How far two pictures are from each other, 0–256: the bits that differ, counted for as many comparisons as a
    /// picture has when something goes on everywhere. A picture with much empty space has fewer to differ in. Where most
    /// of what is seen across, or of what is seen down, is something else, that alone counts: a sky over a lawn and a
    /// sky over a sea get darker downwards in the same way.
    pub fn distance(&self, other: &Self) -> u32 {
        let ([across, down], [other_across, other_down]) = (self.0.as_chunks::<2>().0, other.0.as_chunks::<2>().0) else { return 256 };
        let (across, down) = (Compared::of(*across, *other_across), Compared::of(*down, *other_down));
        let both = Compared { differ: across.differ + down.differ, set: across.set + down.set }.apart(LEAST_SET);
        let one_way = across.apart(LEAST_SET / 2).max(down.apart(LEAST_SET / 2));
        if one_way > MOST_ONE_WAY { both.max(one_way) } else { both }
    }

    /// Reads what `Display` writes: 64 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 32] = from_hex(text)?;
        let mut words = [0; 4];
        for (word, bytes) in words.iter_mut().zip(bytes.as_chunks().0) {
            *word = u64::from_be_bytes(*bytes);
        }
        Some(Self(words))
    }
}

/// Bits of two hashes: how many are not the same, and how many are set in either.
#[derive(Clone, Copy)]
struct Compared {
    differ: u32,
    set: u32,
}

impl Compared {
    fn of(mine: [u64; 2], other: [u64; 2]) -> Self {
        let count = |by: fn(u64, u64) -> u64| mine.iter().zip(other).map(|(mine, other)| by(*mine, other).count_ones()).sum();
        Self { differ: count(|mine, other| mine ^ other), set: count(|mine, other| mine | other) }
    }

    /// The bits that differ, for as many comparisons as a full picture has; 0–256.
    fn apart(self, least: u32) -> u32 {
        (self.differ * COMPARISONS / self.set.clamp(least, COMPARISONS)).min(256)
    }
}

impl fmt::Display for PictureHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|word| write!(f, "{word:016x}"))
    }
}

impl Digest {
    /// Reads what `Display` writes: 32 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        from_hex(text).map(Self)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// As many bytes as there are pairs of hexadecimal digits, and no more.
fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
        let digit = |at: usize| pair.get(at).and_then(|digit| char::from(*digit).to_digit(16));
        *byte = (digit(0)? * 16 + digit(1)?) as u8;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skies_over_different_things_are_different_pictures() {
        let hash = |text| PictureHash::parse(text).expect("a hash");
        let bath = hash("001313000000000000c4c400000000000000000000000000fffffbffffffffff");
        let flowers = hash("001212000000000000686800000000000000000000000000ffffffffffffffff");
        assert_eq!(bath.distance(&flowers), flowers.distance(&bath));
        assert!(bath.distance(&flowers) > MOST_ONE_WAY);
        let nearly = hash("001313000000000000c4c000000000000000000000000000fffff9ffffffffff");
        assert!(bath.distance(&nearly) < 8);
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        let hash = PictureHash([1, u64::MAX, 0, 0xfeed_0000_0000_0001]);
        assert_eq!(PictureHash::parse(&hash.to_string()), Some(hash));
        let digest = Digest(*b"\x00klart\xff12345678\x01");
        assert_eq!(Digest::parse(&digest.to_string()), Some(digest));
        assert_eq!((Digest::parse("00"), PictureHash::parse(&"g".repeat(64)), Digest::parse(&"å".repeat(16))), (None, None, None));
    }
}
