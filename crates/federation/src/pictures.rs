//! Fetching the pictures of mirrored listings, through the guarded client like everything else.

use allmende_app::pictures::{self, Wanted};
use allmende_delivery::Work;
use http::{HeaderValue, StatusCode};

use crate::Federation;
use crate::client::{ClientError, GuardedClient, TransportError};
use crate::error::FederationError;
use crate::limits::{Budget, PICTURE_BYTES_MAX, PICTURES_AT_ONCE, REDIRECTS_MAX};

const ACCEPT_PICTURE: HeaderValue = HeaderValue::from_static("image/webp, image/jpeg, image/png, image/gif");

/// Why there is no picture.
enum Missing {
    /// It will not be there later either.
    ForEver,
    /// Perhaps.
    Now,
}

impl Federation {
    /// Fetches what is due, at most one batch; what a peer does wrong is put off or given up. How many were looked at.
    ///
    /// # Errors
    /// [`FederationError::Unavailable`] when our database is.
    pub async fn fetch_pictures_once(&self) -> Result<usize, FederationError> {
        let (app, ownership) = (self.app(), self.ownership());
        let Some(_busy) = ownership.begin(Work::Harvest) else { return Ok(0) };
        let wanted = pictures::wanted(app, PICTURES_AT_ONCE).await?;
        for picture in &wanted {
            match fetch(&self.context().client, picture).await {
                Ok(bytes) => {
                    let kept = pictures::keep(app, picture, bytes).await?;
                    tracing::debug!(image.id = %picture.id, peer.host = %picture.url.host(), kept, "a picture of a peer was fetched");
                }
                Err(missing) => pictures::put_off(app, picture, matches!(missing, Missing::ForEver)).await?,
            }
        }
        Ok(wanted.len())
    }
}

async fn fetch(client: &GuardedClient, picture: &Wanted) -> Result<Vec<u8>, Missing> {
    let redirects = u32::try_from(REDIRECTS_MAX).unwrap_or(u32::MAX);
    let mut budget = Budget { fetches_left: redirects.saturating_add(1), ..Budget::starting(client.now()) };
    // Unsigned: what is shown to everybody here has to be there for everybody.
    match client.get(&picture.url, &ACCEPT_PICTURE, None, &mut budget, PICTURE_BYTES_MAX).await {
        Ok(answer) if answer.status == StatusCode::OK => Ok(answer.body.to_vec()),
        Ok(answer) if matches!(answer.status.as_u16(), 404 | 410) => Err(Missing::ForEver),
        Err(ClientError::Url(_) | ClientError::Transport(TransportError::TooLarge)) => Err(Missing::ForEver),
        Ok(_) | Err(_) => Err(Missing::Now),
    }
}
