//! What an HTML draft holds.

pub mod build;
pub mod dom;
pub mod hidden;
pub mod name;
pub mod references;
mod sink;
mod tokens;
