//! What a user relies on, in one integration binary.

mod language;
mod shared;
