//! Everything of a cooperative as one file to take away.

use std::io::{self, Write};

use allmende_app::archive;
use allmende_domain::permission::Permission;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use futures_util::stream;
use http::header::{CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_TYPE};
use tokio::sync::mpsc;

use super::cooperative_inside;
use crate::Web;
use crate::errors::Answer;
use crate::limits::{ARCHIVE_CHUNK_BYTES, ARCHIVE_CHUNKS_AHEAD};
use crate::session::Visitor;

/// What is written becomes pieces of an answer, as fast as they are taken.
struct Pieces {
    to: mpsc::Sender<io::Result<Bytes>>,
    piece: Vec<u8>,
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= ARCHIVE_CHUNK_BYTES {
            let piece = Bytes::from(std::mem::take(&mut self.piece));
            self.to.blocking_send(Ok(piece)).map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// `GET /coops/{handle}/archive`. The file is made while it is sent; when that fails, the answer breaks off, and what arrived is no archive.
pub async fn download(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>) -> Answer {
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::EditCooperative).await?;
    // Before the answer begins: afterwards it could only break off.
    web.app.directory()?;
    let (to, pieces) = mpsc::channel(ARCHIVE_CHUNKS_AHEAD);
    let disposition = format!("attachment; filename=\"{}.zip\"", cooperative.handle.as_str());
    tokio::spawn(async move {
        let out = Pieces { to: to.clone(), piece: Vec::new() };
        let last = match archive::write_to(&web.app, &visitor.viewer, &cooperative.id, out).await {
            Ok(out) => Ok(Bytes::from(out.piece)),
            Err(error) => {
                tracing::warn!(%error, cooperative.handle = cooperative.handle.as_str(), "an export broke off");
                Err(io::Error::other(error.to_string()))
            }
        };
        // Whoever asked may be gone.
        let _ = to.send(last).await;
    });
    let body = Body::from_stream(stream::unfold(pieces, |mut pieces| async { pieces.recv().await.map(|piece| (piece, pieces)) }));
    // Compressed already.
    let headers = [(CONTENT_TYPE, "application/zip"), (CONTENT_ENCODING, "identity")];
    Ok((headers, [(CONTENT_DISPOSITION, disposition)], body).into_response())
}
