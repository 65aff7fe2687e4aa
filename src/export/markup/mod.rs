//! XML and HTML as streams, for the little that a carrier must know before klart’s own reader sees a page.
//!
//! Refuses to know any system.

pub(in crate::export) mod content;
pub(in crate::export) mod letters;
pub(in crate::export) mod node;
pub(in crate::export) mod page;
pub(in crate::export) mod prose;
pub(in crate::export) mod tags;
pub(in crate::export) mod xml;
