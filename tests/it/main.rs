//! What a user relies on, in one integration binary.

mod answers;
mod answers_of_media;
mod caption_files;
mod captions;
mod captions_draft;
mod cli;
mod config;
mod config_given;
mod config_made;
mod corpora;
mod cues;
mod deeds;
mod fixes;
mod folder;
mod gather;
mod generated;
mod hostile;
mod language;
mod media_rules;
mod positions;
mod readers;
mod readers_plain;
mod readme;
mod register;
mod report;
mod review;
mod rules;
mod schema;
mod sender;
mod shared;
mod sidecar_names;
#[cfg(feature = "speech")]
mod speech;
mod text;
mod tidy;
