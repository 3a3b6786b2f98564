//! Copies of peers' pictures, so that no reader's browser asks a stranger's server for anything. Somebody else fetches them; here they are
//! encoded anew, counted and forgotten.

use allmende_db::pictures as rows;
use allmende_domain::time::{HOUR_MS, UnixMillis};

pub use allmende_db::pictures::Wanted;

use crate::App;
use crate::error::AppError;
use crate::images::encode_in_turn;
use crate::limits;

/// What is to be fetched now, at most `limit`.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn wanted(app: &App, limit: i64) -> Result<Vec<Wanted>, AppError> {
    Ok(rows::wanted(&mut app.db.read().await?, app.now(), limit).await?)
}

/// Keeps what was fetched, encoded anew; what is no picture is never fetched again. Whether it is here now.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn keep(app: &App, wanted: &Wanted, bytes: Vec<u8>) -> Result<bool, AppError> {
    let encoded = encode_in_turn(bytes).await?;
    let mut tx = app.db.begin().await?;
    let kept = match encoded {
        Ok(encoded) => rows::keep(&mut tx, &wanted.id, (encoded.width, encoded.height), encoded.files, app.now()).await?,
        Err(_) => {
            rows::put_off(&mut tx, &wanted.id, None).await?;
            false
        }
    };
    tx.commit().await?;
    Ok(kept)
}

/// It could not be fetched: later again, or never when `is_gone` or after [`limits::PICTURE_ATTEMPTS_MAX`].
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn put_off(app: &App, wanted: &Wanted, is_gone: bool) -> Result<(), AppError> {
    let later = app.now().plus((limits::PICTURE_PAUSE_MS << wanted.failures.clamp(0, 10)).min(24 * HOUR_MS));
    let due_at = (!is_gone && wanted.failures + 1 < limits::PICTURE_ATTEMPTS_MAX).then_some(later);
    let mut tx = app.db.begin().await?;
    rows::put_off(&mut tx, &wanted.id, due_at).await?;
    Ok(tx.commit().await?)
}

/// Forgets the oldest copies beyond [`limits::PICTURES_BYTES_MAX`], and those older than [`limits::PICTURES_KEPT_MS`], which are fetched anew; how
/// many.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn forget_old(app: &App) -> Result<usize, AppError> {
    let mut tx = app.db.begin().await?;
    let mut beyond = rows::bytes(&mut tx).await?.saturating_sub(limits::PICTURES_BYTES_MAX);
    let now = app.now();
    let old = UnixMillis(now.0.saturating_sub(limits::PICTURES_KEPT_MS));
    let mut forgotten = 0;
    for (id, fetched_at, bytes) in rows::oldest(&mut tx, limits::PICTURES_FORGOTTEN_AT_ONCE).await? {
        // What there is no room for would only push out the next one if it were fetched again.
        let due_at = match (beyond > 0, fetched_at < old) {
            (true, _) => None,
            (false, true) => Some(now),
            (false, false) => break,
        };
        rows::forget(&mut tx, &id, due_at).await?;
        beyond = beyond.saturating_sub(bytes);
        forgotten += 1;
    }
    tx.commit().await?;
    Ok(forgotten)
}
