//! The encodings with one byte a character, and how to tell them apart in Swedish text.
//!
//! Knows the tables (WHATWG's through `encoding_rs`; code page 850 is ours, the web has none) and the evidence:
//! where å ä ö fall in each. Refuses to know more than one byte at a time.

/// An encoding with one byte a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Legacy(Table);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Table {
    Web(&'static encoding_rs::Encoding),
    Cp850,
}

/// Code page 850's upper half, 80 to FF (IBM's table).
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}";

impl Legacy {
    /// Windows-1252, which on the web is also what `iso-8859-1` means.
    pub const WINDOWS_1252: Self = Self(Table::Web(encoding_rs::WINDOWS_1252));
    /// Mac OS Roman.
    pub const MACINTOSH: Self = Self(Table::Web(encoding_rs::MACINTOSH));
    /// Code page 850, of DOS and of old exports.
    pub const CP850: Self = Self(Table::Cp850);

    /// The encoding's usual name.
    pub fn name(self) -> &'static str {
        match self.0 {
            Table::Web(encoding) => encoding.name(),
            Table::Cp850 => "IBM850",
        }
    }

    /// The character of each byte.
    pub fn table(self) -> [char; 256] {
        let mut table: [char; 256] = std::array::from_fn(|byte| char::from(byte as u8));
        match self.0 {
            Table::Cp850 => {
                for (place, character) in table[128..].iter_mut().zip(CP850.chars()) {
                    *place = character;
                }
            }
            Table::Web(encoding) => {
                for (byte, place) in table.iter_mut().enumerate().skip(128) {
                    let one = [byte as u8];
                    let (text, _) = encoding.decode_without_bom_handling(&one);
                    *place = text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
                }
            }
        }
        table
    }

    /// `text` in this encoding; `None` when a character has no place in it.
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        let table = self.table();
        let byte = |wanted: char| {
            if wanted.is_ascii() {
                return Some(wanted as u8);
            }
            table.iter().position(|&character| character == wanted && wanted != char::REPLACEMENT_CHARACTER).map(|at| at as u8)
        };
        text.chars().map(byte).collect()
    }
}

/// The legacy encoding of `bytes`, which are known not to be UTF-8.
///
/// An HTML page's own declaration decides when it names one; else the letters do: å ä ö Å Ä Ö é inside words
/// speak for an encoding, signs that no word has inside it speak against. Windows-1252 wins a tie.
pub(super) fn recognise(bytes: &[u8]) -> Legacy {
    if let Some(declared) = declared(bytes) {
        return declared;
    }
    let mut best = (Legacy::WINDOWS_1252, score(bytes, Legacy::WINDOWS_1252));
    for legacy in [Legacy::MACINTOSH, Legacy::CP850] {
        let score = score(bytes, legacy);
        if score > best.1 {
            best = (legacy, score);
        }
    }
    best.0
}

/// The one-byte encoding that a `charset=` in the first 1,024 bytes names (HTML, "prescan a byte stream").
fn declared(bytes: &[u8]) -> Option<Legacy> {
    let head = bytes[..bytes.len().min(1024)].to_ascii_lowercase();
    let meta = memchr::memmem::find(&head, b"<meta")?;
    let at = meta + memchr::memmem::find(&head[meta..], b"charset")? + b"charset".len();
    let label: &[u8] = head[at..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let label = label.strip_prefix(b"\"").or(label.strip_prefix(b"'")).unwrap_or(label);
    let end = label.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)))?;
    let encoding = encoding_rs::Encoding::for_label(&label[..end])?;
    (encoding.is_single_byte() && encoding != encoding_rs::X_USER_DEFINED).then_some(Legacy(Table::Web(encoding)))
}

/// Evidence for an encoding: first what stands inside words, then, when that is even, what stands at their edges.
fn score(bytes: &[u8], legacy: Legacy) -> (i64, i64) {
    let table = legacy.table();
    let letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(|byte| table[usize::from(*byte)].is_alphabetic());
    let (mut inside, mut edge) = (0, 0);
    for (at, &byte) in bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()) {
        let worth = worth(table[usize::from(byte)]);
        match (letter(at.checked_sub(1)), letter(Some(at + 1))) {
            (true, true) => inside += worth.0,
            (false, false) => {}
            _ => edge += worth.1,
        }
        if (0x80..0xA0).contains(&(table[usize::from(byte)] as u32)) {
            inside -= 10;
        }
    }
    (inside, edge)
}

/// What a character speaks for inside a word, and at its edge.
fn worth(character: char) -> (i64, i64) {
    match character {
        'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö' | 'é' => (1, 1),
        '”' | '“' | '’' | '–' | '…' | '»' | '«' => (-1, 1),
        'Œ' | 'Š' | 'š' | '€' | '†' | '„' | 'Ž' | '™' => (-1, 0),
        _ => (0, 0),
    }
}
