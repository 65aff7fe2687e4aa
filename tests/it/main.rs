//! What a user relies on, in one integration binary.

mod captions;
mod generated;
mod language;
mod rules;
mod shared;
mod tidy;
