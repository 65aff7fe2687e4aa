//! `[images] text_model`: a detector model as a second opinion on writing in pictures.
//!
//! Knows which file was named, and says when it cannot be used or when this build has no use for it.

use std::path::Path;

use crate::config::Lang;
use crate::pixels::Eyes;

use super::walk::shown;
use super::{Refusal, Stop};

/// The eyes with the model. A model that cannot be used stops the run: it would be judged by something nobody chose.
#[cfg(feature = "text-in-image")]
pub(super) fn given(eyes: Eyes, path: &Path, speaks: Lang) -> Result<Eyes, Stop> {
    use crate::pixels::{Detector, NoModel};

    let name = shown(path);
    let problem = match Detector::load(path) {
        Ok(detector) => return Ok(eyes.detecting(detector.into())),
        Err(NoModel::Closed) => [format!("Modellen {name} går inte att läsa."), format!("The model {name} cannot be read.")],
        Err(NoModel::TooLarge) => [format!("Modellen {name} är större än 256 MB."), format!("The model {name} is larger than 256 MB.")],
        Err(NoModel::Other) => {
            [format!("Filen {name} är ingen modell som hittar text."), format!("The file {name} is no model that finds text.")]
        }
    };
    Refusal::stop(
        speaks,
        [&problem[0], &problem[1]],
        [
            "Ange en PP-OCR-modell för textsökning som ONNX i text_model, eller ta bort raden.",
            "Name a PP-OCR text detection model as ONNX in text_model, or take the line away.",
        ],
    )
}

#[cfg(not(feature = "text-in-image"))]
pub(super) fn given(_: Eyes, path: &Path, speaks: Lang) -> Result<Eyes, Stop> {
    let problem = [
        format!("Den här versionen av klart kan inte använda modellen {}.", shown(path)),
        format!("This build of klart cannot use the model {}.", shown(path)),
    ];
    Refusal::stop(
        speaks,
        [&problem[0], &problem[1]],
        [
            "Ta bort text_model, eller bygg: cargo install --path . --features text-in-image",
            "Take text_model away, or build: cargo install --path . --features text-in-image",
        ],
    )
}
