//! Every carrier, one file each, in order of use (policy/FORMATS.md section 3).

use super::Carrier;

/// All carriers, in the order in which they are asked.
pub const ALL: &[&Carrier] = &[];
