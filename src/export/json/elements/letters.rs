//! JSON whose letters are at fault, put right: bytes that are no letter, halves of an emoji, breaks inside quotation marks.
//!
//! Knows the escapes of JSON strings. Refuses to mend what holds the strings together.

/// JSON that a strict reader refuses, put right where only letters are at fault: bytes that are no letter, halves of an
/// emoji, line breaks inside quotation marks.
pub(in crate::export) fn mended(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let mut mended = Vec::with_capacity(text.len());
    let (mut quoted, mut rest) = (false, text.as_bytes());
    while let [first, after @ ..] = rest {
        let taken = match (first, after) {
            (b'\\', [b'u', ..]) if quoted => {
                let pair = is_half(rest, 0, b"89abAB") && is_half(rest, 6, b"cdefCDEF");
                let alone = !pair && is_half(rest, 0, b"89abcdefABCDEF");
                let taken = rest.len().min(if pair { 12 } else { 6 });
                mended.extend_from_slice(if alone { b"\\ufffd" } else { &rest[..taken] });
                taken
            }
            (b'\\', [_, ..]) if quoted => {
                mended.extend_from_slice(&rest[..2]);
                2
            }
            (0..=0x1F, _) if quoted => {
                mended.extend_from_slice(format!("\\u{first:04x}").as_bytes());
                1
            }
            (sign, _) => {
                quoted ^= *sign == b'"';
                mended.push(*sign);
                1
            }
        };
        rest = &rest[taken..];
    }
    mended
}

/// Whether `\uDXxx` stands at that place, with one of those digits.
fn is_half(bytes: &[u8], at: usize, digits: &[u8]) -> bool {
    matches!(bytes.get(at..at + 6), Some([b'\\', b'u', b'd' | b'D', digit, _, _]) if digits.contains(digit))
}
