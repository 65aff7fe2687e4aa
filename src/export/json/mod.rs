//! JSON as it comes out of exports: long lists one element at a time, lines, keys in a cut text, values of odd kinds.
//!
//! Refuses to know any carrier’s keys.

pub mod elements;
pub(in crate::export) mod lines;
pub(in crate::export) mod peek;
pub(in crate::export) mod said;
