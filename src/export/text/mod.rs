//! Letters as files hold them: marks, UTF-16, and UTF-8 that was written as something else.

pub mod mend;
pub(in crate::export) mod wide;
