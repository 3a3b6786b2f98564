//! Checking the rows of an import against the rules and the database, and writing them.

use std::collections::HashMap;

use allmende_db::images as image_rows;
use allmende_domain::cooperative::CoopHandle;
use allmende_domain::ids::{CooperativeId, ImageId, ListingId};
use allmende_domain::limits::{ALT_CHARS_MAX, IMAGES_MAX};
use allmende_domain::listing::{ListingState, Terms};
use allmende_domain::permission::{Permission, Viewer};
use allmende_domain::text;

use super::{NamedImage, Row, RowError};
use crate::App;
use crate::error::{AppError, FieldError};
use crate::terms_input::publishing_errors;
use crate::{images, limits, listings, permit};

/// A row that may be written.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedRow {
    pub number: usize,
    pub cooperative: CooperativeId,
    pub publish: bool,
    pub terms: Terms,
    pub images: Vec<NamedImage>,
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    pub ready: Vec<PlannedRow>,
    /// In the order of rows.
    pub errors: Vec<RowError>,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportReport {
    /// In the order of rows.
    pub created: Vec<ListingId>,
    /// Why rows were left out; when there are any and `skip_invalid` was not set, nothing was written.
    pub errors: Vec<RowError>,
}

/// Checks every row: its fields, the rules of publishing, and that its cooperative exists (`default` where a row names none).
///
/// # Errors
/// [`AppError::Unavailable`]. What is wrong with rows is in the plan.
pub async fn check(app: &App, rows: Vec<Row>, default: Option<&CooperativeId>) -> Result<Plan, AppError> {
    let mut conn = app.db.read().await?;
    let mut known: HashMap<String, Option<CooperativeId>> = HashMap::new();
    for row in &rows {
        if !row.cooperative.is_empty() && !known.contains_key(&row.cooperative) {
            let found = match CoopHandle::parse(&row.cooperative) {
                Ok(handle) => allmende_db::cooperatives::find_by_handle(&mut conn, &handle).await?.map(|cooperative| cooperative.id),
                Err(_) => None,
            };
            known.insert(row.cooperative.clone(), found);
        }
    }
    let mut plan = Plan::default();
    for row in rows {
        let number = row.number;
        let cooperative = if row.cooperative.is_empty() { default.cloned() } else { known.get(&row.cooperative).cloned().flatten() };
        match planned(app, row, cooperative) {
            Ok(row) => plan.ready.push(row),
            Err(errors) => plan.errors.extend(errors.into_iter().map(|e| RowError::new(number, e.field, e.code, e.message))),
        }
    }
    Ok(plan)
}

fn planned(app: &App, row: Row, cooperative: Option<CooperativeId>) -> Result<PlannedRow, Vec<FieldError>> {
    let mut errors = Vec::new();
    if cooperative.is_none() {
        let (code, message) = if row.cooperative.is_empty() {
            ("cooperative-missing", "names no cooperative, and none was chosen for the whole file".to_owned())
        } else {
            ("cooperative-unknown", format!("there is no cooperative “{}” here", row.cooperative))
        };
        errors.push(FieldError::new("cooperative", code, message));
    }
    let publish = match row.state.as_str() {
        "" | "published" => true,
        "draft" => false,
        other => {
            errors.push(FieldError::new("state", "state-unknown", format!("“{other}”: only draft or published")));
            true
        }
    };
    if row.images.len() > IMAGES_MAX {
        errors.push(FieldError::new("image", "too-many", format!("{} pictures; at most {IMAGES_MAX}", row.images.len())));
    }
    if row.images.iter().any(|image| text::paragraphs(&image.alt, ALT_CHARS_MAX).is_err()) {
        errors.push(FieldError::new("image_alt", "text-too-long", format!("longer than {ALT_CHARS_MAX} characters")));
    }
    let terms = row.input.parse(&app.default_language).map_err(|wrong| errors.extend(wrong)).ok();
    if let Some(Err(wrong)) = terms.as_ref().filter(|_| publish).map(|terms| terms.check(app.now())) {
        errors.extend(publishing_errors(wrong));
    }
    match (cooperative, terms) {
        (Some(cooperative), Some(terms)) if errors.is_empty() => {
            let images = row.images.into_iter().filter(|image| !image.file.is_empty()).collect();
            Ok(PlannedRow { number: row.number, cooperative, publish, terms, images })
        }
        _ => Err(errors),
    }
}

/// Writes what a plan says, [`limits::IMPORT_BATCH_ROWS`] rows to a transaction. `load_image` gives the bytes of an image by the
/// name in its row, or says why not. `progress` hears how many of all rows are done.
///
/// Nothing is written when any row is wrong, unless `skip_invalid`; images are read before the first row is written.
///
/// # Errors
/// [`AppError::Forbidden`] when the viewer may not write for one of the cooperatives; [`AppError::Unavailable`] when the database
/// fails in between: then the batches before are written.
pub async fn run(
    app: &App,
    viewer: &Viewer,
    plan: Plan,
    skip_invalid: bool,
    load_image: &(dyn Fn(&str) -> Result<Vec<u8>, String> + Sync),
    progress: &mut (dyn FnMut(usize, usize) + Send),
) -> Result<ImportReport, AppError> {
    for row in &plan.ready {
        permit::require(viewer, Permission::WriteListings, &row.cooperative)?;
    }
    let mut report = ImportReport { created: Vec::new(), errors: plan.errors };
    if !report.errors.is_empty() && !skip_invalid {
        return Ok(report);
    }
    let mut rows = Vec::new();
    let mut stored: Vec<ImageId> = Vec::new();
    for mut row in plan.ready {
        match with_images(app, viewer, &mut row, load_image, &mut stored).await {
            Ok(()) => rows.push(row),
            Err(AppError::Invalid(wrong)) => {
                report.errors.extend(wrong.into_iter().map(|e| RowError::new(row.number, e.field, e.code, e.message)));
            }
            Err(other) => return Err(other),
        }
    }
    report.errors.sort_by_key(|error| error.row);
    if !report.errors.is_empty() && !skip_invalid {
        let mut tx = app.db.begin().await?;
        for image in &stored {
            image_rows::delete_if_unused(&mut tx, image).await?;
        }
        tx.commit().await?;
        return Ok(report);
    }
    let total = rows.len();
    for batch in rows.chunks(limits::IMPORT_BATCH_ROWS) {
        let mut tx = app.db.begin().await?;
        for row in batch {
            let mut listing = listings::draft_in(app, &mut tx, &row.cooperative, row.terms.clone()).await?;
            if row.publish {
                listing = listings::publish_in(app, viewer, &mut tx, listing).await?;
            }
            debug_assert_eq!(listing.state == ListingState::Draft, !row.publish);
            report.created.push(listing.id);
        }
        tx.commit().await?;
        app.nudge.events.notify_one();
        progress(report.created.len(), total);
    }
    Ok(report)
}

/// Stores the images that a row names and puts them into its terms.
async fn with_images(
    app: &App,
    viewer: &Viewer,
    row: &mut PlannedRow,
    load_image: &(dyn Fn(&str) -> Result<Vec<u8>, String> + Sync),
    stored: &mut Vec<ImageId>,
) -> Result<(), AppError> {
    for NamedImage { file, alt } in std::mem::take(&mut row.images) {
        let bytes = load_image(&file).map_err(|reason| AppError::invalid("image", "image-missing", format!("“{file}”: {reason}")))?;
        let image = images::store(app, viewer, &row.cooperative, bytes, &alt).await?;
        stored.push(image.id.clone());
        row.terms.images.push(image.id);
    }
    Ok(())
}
