//! Beginning again with an archive: a new cooperative with what an archive holds.

use std::io::{Read, Seek};

use allmende_domain::cooperative::Cooperative;
use allmende_domain::ids::CooperativeId;
use allmende_domain::permission::Viewer;

use super::Archive;
use crate::error::AppError;
use crate::import::{self, ImportReport, Row, RowError};
use crate::{App, cooperatives, images, permit};

/// What an archive would become.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Checked {
    rows: Vec<Row>,
    /// Listings that can be made as they are.
    pub ready: usize,
    /// Of these, those that were published and can only be drafts here, most often because their time is over.
    pub as_drafts: usize,
    /// In the order of files.
    pub errors: Vec<RowError>,
}

/// What became of an archive.
#[derive(Debug)]
pub struct Taken {
    pub cooperative: Cooperative,
    pub report: ImportReport,
}

/// Checks everything that an archive holds, without writing.
///
/// # Errors
/// [`AppError::Forbidden`] unless the viewer runs the instance; [`AppError::Invalid`] for its profile. What is wrong with listings is in the answer.
pub async fn check<R: Read + Seek>(app: &App, viewer: &Viewer, archive: &Archive<R>) -> Result<Checked, AppError> {
    permit::require_instance(viewer)?;
    archive.profile.parse().map_err(AppError::Invalid)?;
    // Which one it will be is no matter yet.
    let nobody = CooperativeId::from_uuid(app.uuid());
    let mut checked = Checked { errors: archive.errors.clone(), ..Checked::default() };
    for row in &archive.rows {
        let mut row = row.clone();
        let mut plan = import::check(app, vec![row.clone()], Some(&nobody)).await?;
        if !plan.errors.is_empty() && row.state == "published" {
            "draft".clone_into(&mut row.state);
            let as_draft = import::check(app, vec![row.clone()], Some(&nobody)).await?;
            if as_draft.errors.is_empty() {
                checked.as_drafts += 1;
                plan = as_draft;
            }
        }
        for image in &row.images {
            if let Err(message) = archive.image(&image.file) {
                plan.errors.push(RowError { row: row.number, field: "image".to_owned(), code: "image-missing", message });
            }
        }
        if plan.errors.is_empty() {
            checked.ready += 1;
            checked.rows.push(row);
        } else {
            checked.errors.extend(plan.errors);
        }
    }
    checked.errors.sort_by_key(|error| error.row);
    Ok(checked)
}

/// Founds a cooperative with what was checked: its profile with its logo, and its listings, published ones published anew. `progress` hears how many
/// of all listings are done. Files that were found wrong are left out.
///
/// # Errors
/// As for founding one, and as for an import. When the database fails in between, the cooperative and some of its listings are there.
pub async fn take_in<R: Read + Seek + Send>(
    app: &App,
    viewer: &Viewer,
    archive: &Archive<R>,
    checked: Checked,
    handle: &str,
    progress: &mut (dyn FnMut(usize, usize) + Send),
) -> Result<Taken, AppError> {
    let mut profile = archive.profile.parse().map_err(AppError::Invalid)?;
    let mut cooperative = cooperatives::found(app, viewer, handle, profile.clone()).await?;
    if let Some(Ok(logo)) = archive.logo.as_ref().map(|name| archive.image(name)) {
        profile.logo = Some(images::store(app, viewer, &cooperative.id, logo, "").await?.id);
        cooperative = cooperatives::edit(app, viewer, &cooperative.id, profile).await?;
    }
    let mut plan = import::check(app, checked.rows, Some(&cooperative.id)).await?;
    plan.errors.extend(checked.errors);
    let report = import::run(app, viewer, plan, true, &|name: &str| archive.image(name), progress).await?;
    Ok(Taken { cooperative, report })
}
