//! The sample data that ships with the program (`config/samples`), built into it so that the demo works from anywhere.

use std::collections::HashMap;

use allmende_app::AppError;
use allmende_app::cooperatives::ProfileInput;
use allmende_app::import::{self, Row};
use anyhow::Context as _;
use serde::Deserialize;

#[derive(rust_embed::RustEmbed)]
#[folder = "../../config/samples"]
struct Files;

/// A cooperative of `cooperatives.json`.
#[derive(Debug, Clone, Deserialize)]
pub struct Sample {
    pub handle: String,
    texts: Vec<Text>,
    legal_form: String,
    role: String,
    sectors: Vec<String>,
    sdgs: Vec<u8>,
    place: SamplePlace,
    contact: String,
    website: String,
}

#[derive(Debug, Clone, Deserialize)]
struct Text {
    language: String,
    name: String,
    summary: String,
}

#[derive(Debug, Clone, Deserialize)]
struct SamplePlace {
    name: String,
    latitude: f64,
    longitude: f64,
    precision: String,
}

impl Sample {
    /// What a form would hold.
    #[must_use]
    pub fn profile(&self) -> ProfileInput {
        ProfileInput {
            texts: self.texts.iter().map(|text| (text.language.clone(), text.name.clone(), text.summary.clone())).collect(),
            legal_form: self.legal_form.clone(),
            role: self.role.clone(),
            sectors: self.sectors.clone(),
            sdgs: self.sdgs.iter().map(ToString::to_string).collect(),
            place: self.place.name.clone(),
            latitude: self.place.latitude.to_string(),
            longitude: self.place.longitude.to_string(),
            precision: self.place.precision.clone(),
            contact: self.contact.clone(),
            website: self.website.clone(),
            ..ProfileInput::default()
        }
    }

    /// Its name in its own first language.
    #[must_use]
    pub fn name(&self) -> &str {
        self.texts.first().map_or(&self.handle, |text| text.name.as_str())
    }

    #[must_use]
    pub fn language(&self) -> &str {
        self.texts.first().map_or("en", |text| text.language.as_str())
    }
}

/// A file of the samples.
pub fn file(name: &str) -> anyhow::Result<Vec<u8>> {
    Ok(Files::get(name).with_context(|| format!("the sample {name} is missing"))?.data.into_owned())
}

/// A picture by the name that a row gives.
pub fn image(name: &str) -> Result<Vec<u8>, String> {
    file(name).map_err(|error| error.to_string())
}

/// All sample cooperatives by handle.
pub fn cooperatives() -> anyhow::Result<HashMap<String, Sample>> {
    let all: Vec<Sample> = serde_json::from_slice(&file("cooperatives.json")?).context("cooperatives.json")?;
    Ok(all.into_iter().map(|sample| (sample.handle.clone(), sample)).collect())
}

/// The sample rows that these cooperatives publish.
pub fn rows(handles: &[&str]) -> anyhow::Result<Vec<Row>> {
    let mut rows = Vec::new();
    for table in ["shared-resources.csv", "digital-commons.csv"] {
        let all = import::parse_csv(&file(table)?).map_err(|errors| {
            let errors =
                errors.into_iter().map(|e| allmende_app::FieldError::new(format!("row {}, {}", e.row, e.field), e.code, e.message));
            anyhow::Error::new(AppError::Invalid(errors.collect())).context(table)
        })?;
        rows.extend(all.into_iter().filter(|row| handles.contains(&row.cooperative.as_str())));
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_samples_are_built_in_and_readable() {
        let all = cooperatives().unwrap();
        assert_eq!(all.len(), 4);
        for sample in all.values() {
            sample.profile().parse().unwrap();
        }
        assert!(rows(&["velo", "communs"]).unwrap().len() >= 93);
        for named in rows(&["velo", "hafen", "pain"]).unwrap().iter().flat_map(|row| &row.images) {
            image(&named.file).unwrap();
        }
    }
}
