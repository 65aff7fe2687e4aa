//! From bytes to a draft: one file a format.

pub mod captions;
