//! The model of a draft: what every format becomes, and what every rule reads.
