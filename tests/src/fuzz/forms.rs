//! Bodies of forms, URL-encoded and multipart, in pieces as a network brings them.

use std::cell::RefCell;

use allmende_web::Fields;
use axum::body::Body;
use axum::extract::FromRequest as _;
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Request, StatusCode};
use tokio::runtime::{Builder, Runtime};

use super::line;

/// `FORM_FIELDS_MAX` of the pages.
const FIELDS_MAX: usize = 1_000;

thread_local! {
    static RUNTIME: RefCell<Runtime> = RefCell::new(Builder::new_current_thread().build().expect("a runtime"));
}

/// The type in the first line, the body after it. Read whole and in pieces it says the same, and never more than was sent.
pub(super) fn bodies(data: &[u8]) {
    let (kind, body) = line(data);
    let Ok(kind) = HeaderValue::from_bytes(kind) else { return };
    let whole = read(&kind, body, body.len().max(1));
    assert_eq!(read(&kind, body, 7), whole, "in pieces of seven bytes");
    match whole {
        Ok((values, files)) => {
            assert!(values.len() + files.len() <= FIELDS_MAX);
            let letters: usize = values.iter().map(|(name, value)| name.len() + value.len()).sum();
            let bytes: usize = files.iter().map(|(name, bytes)| name.len() + bytes.len()).sum();
            // A byte that is not UTF-8 becomes a character of three.
            assert!(letters + bytes <= 3 * body.len(), "{letters} and {bytes} of {}", body.len());
        }
        Err(status) => assert!(status.is_client_error(), "{status}"),
    }
}

type Read = (Vec<(String, String)>, Vec<(String, Vec<u8>)>);

fn read(kind: &HeaderValue, body: &[u8], piece: usize) -> Result<Read, StatusCode> {
    let pieces: Vec<Result<Bytes, std::io::Error>> = body.chunks(piece).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    let mut request = Request::new(Body::from_stream(futures_util::stream::iter(pieces)));
    *request.method_mut() = http::Method::POST;
    request.headers_mut().insert(CONTENT_TYPE, kind.clone());
    let read = async { Fields::from_request(request, &()).await.map_err(|refused| refused.status()) };
    let fields = RUNTIME.with_borrow_mut(|runtime| runtime.block_on(read))?;
    let files = fields.uploads.iter().map(|upload| (upload.field.clone(), upload.bytes.clone())).collect();
    Ok((fields.pairs().to_vec(), files))
}
