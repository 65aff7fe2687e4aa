//! What an HTML draft holds.

pub mod build;
pub mod dom;
pub mod references;
mod sink;
mod tokens;
