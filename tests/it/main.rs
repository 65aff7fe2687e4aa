//! What a user relies on, in one integration binary.

mod generated;
mod language;
mod rules;
mod shared;
mod tidy;
mod readers;
