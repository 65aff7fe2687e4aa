//! Lines of the checklist about an account and its place in the register: asked once for a register, never of a draft.
//!
//! Data only, as `lines`. Whoever checks a register asks for them by [`super::Trigger`].

use super::Line;

/// Questions to a register, a profile, or an account with few posts.
pub(super) const OF_ACCOUNTS: &[Line] = &[];
