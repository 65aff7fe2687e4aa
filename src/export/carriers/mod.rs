//! Every carrier, one file each, in order of use (policy/FORMATS.md section 3).

mod facebook;
mod instagram;
mod meta;
mod x_archive;

use super::Carrier;

/// All carriers, in the order in which they are asked.
pub const ALL: &[&Carrier] = &[&facebook::CARRIER, &instagram::CARRIER, &x_archive::CARRIER];
