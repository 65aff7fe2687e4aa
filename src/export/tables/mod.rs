//! Tables as spreadsheets and platforms write them: where a record ends, which column is which, which day is meant.
//!
//! Refuses to know what any export calls its columns.

pub(in crate::export) mod dates;
pub(in crate::export) mod header;
pub(in crate::export) mod records;
pub(in crate::export) mod rows;
