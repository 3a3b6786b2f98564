//! Answers to servers that asked for something they cannot have: RFC 9457 problem documents.

use std::time::Duration;

use allmende_app::AppError;
use axum::Json;
use axum::response::{IntoResponse as _, Response};
use http::{HeaderValue, StatusCode, header};

use crate::limits;
use crate::verified::VerifyError;

/// A problem document; `detail` says what was wrong in words that help the other server's administrator.
#[must_use]
pub fn problem(status: StatusCode, detail: &str) -> Response {
    let body = serde_json::json!({"title": status.canonical_reason().unwrap_or("Error"), "status": status.as_u16(), "detail": detail});
    let mut response = (status, Json(body)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}

/// 429 or 503, always with `Retry-After`.
#[must_use]
pub fn retry_later(status: StatusCode, after: Duration) -> Response {
    let mut response = problem(status, "come back later");
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(after.as_secs()));
    response
}

/// A signature that was not believed: 401, so that the peer tries its other kind of signature, or a time to come back when nobody could have
/// been believed now.
#[must_use]
pub fn of_unverified(error: &VerifyError) -> Response {
    match error {
        VerifyError::Unavailable(_) => retry_later(StatusCode::SERVICE_UNAVAILABLE, limits::UNVERIFIED_RETRY_AFTER),
        VerifyError::TooMany => retry_later(StatusCode::TOO_MANY_REQUESTS, limits::UNVERIFIED_RETRY_AFTER),
        error => problem(StatusCode::UNAUTHORIZED, &error.to_string()),
    }
}

/// What a verb refused. Never 404 for a living object when our own side is in trouble: others delete their copies of what is gone.
#[must_use]
pub fn of(error: AppError) -> Response {
    match error {
        AppError::NotFound => problem(StatusCode::NOT_FOUND, "not found"),
        AppError::Gone => problem(StatusCode::GONE, "deleted"),
        AppError::SignInFirst | AppError::Forbidden => problem(StatusCode::NOT_FOUND, "not found"),
        AppError::Invalid(_) => problem(StatusCode::BAD_REQUEST, &error.to_string()),
        AppError::Conflict { .. } => problem(StatusCode::CONFLICT, &error.to_string()),
        AppError::TooMany { retry_after_seconds } => {
            retry_later(StatusCode::TOO_MANY_REQUESTS, Duration::from_secs(retry_after_seconds.unsigned_abs()))
        }
        AppError::Unavailable(_) => retry_later(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(30)),
        AppError::Internal(reason) => {
            tracing::error!(reason, "a request of another server failed");
            problem(StatusCode::INTERNAL_SERVER_ERROR, "internal error")
        }
    }
}
