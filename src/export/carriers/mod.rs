//! Every carrier, one file each, in order of use (policy/FORMATS.md section 3).

mod bluesky;
mod drupal;
mod facebook;
mod feed;
mod graph_api;
mod html_pages;
mod instagram;
mod linkedin;
mod mastodon;
mod meta;
mod meta_business_suite;
mod metricool;
mod optimizely;
mod own;
mod own_table;
mod sitevision;
mod wagtail;
mod warc;
mod wxr;
mod x_archive;
mod youtube;
mod yt_dlp;

use crate::export::Carrier;

/// All carriers, in the order in which they are asked.
pub const ALL: &[&Carrier] = &[
    &own::CARRIER,
    &own_table::CARRIER,
    &html_pages::CARRIER,
    &warc::CARRIER,
    &metricool::CARRIER,
    &meta_business_suite::CARRIER,
    &wxr::CARRIER,
    &facebook::CARRIER,
    &instagram::CARRIER,
    &mastodon::CARRIER,
    &bluesky::CARRIER,
    &x_archive::CARRIER,
    &yt_dlp::CARRIER,
    &graph_api::CARRIER,
    &sitevision::CARRIER,
    &drupal::CARRIER,
    &feed::CARRIER,
    &linkedin::CARRIER,
    &youtube::CARRIER,
    &optimizely::CARRIER,
    &wagtail::CARRIER,
];
