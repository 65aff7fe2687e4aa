//! What a user relies on, in one integration binary.

mod captions;
