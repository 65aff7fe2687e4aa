//! Every carrier, one file each, in order of use (policy/FORMATS.md section 3).

mod drupal;
mod feed;
mod html_pages;
mod meta_business_suite;
mod metricool;
mod optimizely;
mod own;
mod own_table;
mod sitevision;
mod wagtail;
mod warc;
mod wxr;

use super::Carrier;

/// All carriers, in the order in which they are asked.
pub const ALL: &[&Carrier] = &[
    &own::CARRIER,
    &own_table::CARRIER,
    &html_pages::CARRIER,
    &warc::CARRIER,
    &metricool::CARRIER,
    &meta_business_suite::CARRIER,
    &wxr::CARRIER,
    &sitevision::CARRIER,
    &drupal::CARRIER,
    &feed::CARRIER,
    &optimizely::CARRIER,
    &wagtail::CARRIER,
];
