//! Images, in the two sizes they are kept in. An image never changes under its address, so browsers may keep it for ever.

use allmende_domain::ids::ImageId;
use allmende_domain::image::ImageSize;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};

use crate::Web;
use crate::errors::status;

pub async fn image(State(web): State<Web>, Path((id, file)): Path<(String, String)>) -> Response {
    let size = file.strip_suffix(".jpg").and_then(ImageSize::parse);
    let (Some(size), Ok(id)) = (size, ImageId::parse(&id)) else { return StatusCode::NOT_FOUND.into_response() };
    match allmende_app::images::bytes(&web.app, &id, size).await {
        Ok(Some((media_type, bytes))) => {
            let whose = if web.app.is_private { "private" } else { "public" };
            let cache = format!("{whose}, max-age=31536000, immutable");
            ([(CONTENT_TYPE, media_type), (CACHE_CONTROL, cache)], bytes).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => status(&error).into_response(),
    }
}
