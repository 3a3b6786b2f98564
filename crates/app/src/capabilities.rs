//! What the programs of other hosts say that they can read. By this, and never by the name of a program, it is decided what they are sent.

use allmende_db::capabilities as rows;
use allmende_domain::permission::Viewer;
use allmende_domain::url::Host;

use crate::App;
use crate::error::AppError;
use crate::permit::require_instance;

/// The names under which people know some of them.
const NAMES: [(&str, &str); 3] = [
    ("https://w3id.org/fep/0837", "FEP-0837 (marketplace)"),
    ("https://w3id.org/fep/1b12", "FEP-1b12 (boards)"),
    ("https://w3id.org/allmende/ns#catalog-v1", "commons catalogue"),
];

/// What a host said last, each an address.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn of_host(app: &App, viewer: &Viewer, host: &Host) -> Result<Vec<String>, AppError> {
    require_instance(viewer)?;
    Ok(rows::find(&mut app.db.read().await?, host).await?)
}

/// Keeps what an actor's document says of the program behind it, when that is something else than before.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn told(app: &App, host: &Host, implements: &[String]) -> Result<(), AppError> {
    if rows::find(&mut app.db.read().await?, host).await? == implements {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    rows::save(&mut tx, host, implements, app.now()).await?;
    Ok(tx.commit().await?)
}

/// A capability as a person reads it: its name where we know it, or else its address.
#[must_use]
pub fn name(address: &str) -> &str {
    NAMES.iter().find(|(known, _)| *known == address).map_or(address, |(_, name)| name)
}
