//! Every carrier, one file each, in order of use (policy/FORMATS.md section 3).

mod html_pages;
mod warc;
mod wxr;

use super::Carrier;

/// All carriers, in the order in which they are asked.
pub const ALL: &[&Carrier] = &[&html_pages::CARRIER, &warc::CARRIER, &wxr::CARRIER];
