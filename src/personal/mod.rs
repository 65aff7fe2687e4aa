//! What gives a person away in a text: identity numbers, telephones, addresses, plates, accounts, and words on private matters.
//! Every function takes text and answers in byte ranges of it; the day of the check comes in as a number, `20261121`.
//! The room refuses to know drafts, formats, and what ought to be said about a number. The shape of an identity number
//! is known here and nowhere else: `mask` hides by it, the rules of group privacy judge by it.

pub mod account;
pub mod cues;
pub mod identity;
pub mod mail;
pub mod people;
pub mod phone;
pub mod plate;
pub mod sensitive;
pub mod shape;
mod signs;
pub mod validity;

/// The digits of a text, all else left out.
pub fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// A text with its letters and digits turned into `*`, but for so many at its front and its end.
pub fn veiled(text: &str, front: usize, back: usize) -> String {
    let count = text.chars().filter(|sign| sign.is_alphanumeric()).count();
    let mut at = 0;
    let veil = |sign: char| {
        if !sign.is_alphanumeric() {
            return sign;
        }
        at += 1;
        if at <= front || at + back > count { sign } else { '*' }
    };
    text.chars().map(veil).collect()
}
