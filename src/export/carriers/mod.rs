//! Every carrier, one file each, in order of use (policy/FORMATS.md section 3).

mod bluesky;
mod facebook;
mod graph_api;
mod instagram;
mod linkedin;
mod mastodon;
mod meta;
mod meta_business_suite;
mod metricool;
mod own;
mod own_table;
mod x_archive;
mod youtube;
mod yt_dlp;

use super::Carrier;

/// All carriers, in the order in which they are asked.
pub const ALL: &[&Carrier] = &[
    &own::CARRIER,
    &own_table::CARRIER,
    &metricool::CARRIER,
    &meta_business_suite::CARRIER,
    &facebook::CARRIER,
    &instagram::CARRIER,
    &mastodon::CARRIER,
    &bluesky::CARRIER,
    &x_archive::CARRIER,
    &yt_dlp::CARRIER,
    &graph_api::CARRIER,
    &linkedin::CARRIER,
    &youtube::CARRIER,
];
