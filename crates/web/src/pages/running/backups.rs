//! Copies of the database: made by a button, and taken away with a password.

use std::path::Path as FilePath;

use allmende_app::{AppError, running};
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use futures_util::stream;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use tokio::io::AsyncReadExt as _;

use super::size;
use crate::Web;
use crate::dates;
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::limits::BACKUP_CHUNK_BYTES;
use crate::session::Visitor;

struct CopyLine {
    name: String,
    size: String,
    when: String,
    is_whole: bool,
}

#[derive(askama::Template)]
#[template(path = "running_backups.html")]
struct BackupsPage {
    page: Frame,
    tab: &'static str,
    form: Form,
    is_known: bool,
    is_sqlite: bool,
    where_words: String,
    copies: Vec<CopyLine>,
}

/// As many as the program keeps; said to people.
const KEPT: &str = "3";

fn show(web: &Web, visitor: &Visitor, form: Form) -> Answer {
    let locale = visitor.locale();
    let facts = running::facts(&web.app, &visitor.viewer)?;
    let copies =
        if facts.as_ref().is_some_and(|facts| facts.is_sqlite) { running::backups(&web.app, &visitor.viewer)? } else { Vec::new() };
    let copies = copies.into_iter().map(|copy| CopyLine {
        size: size(locale, copy.bytes),
        when: dates::date_time(locale, copy.made_at),
        is_whole: copy.is_whole,
        name: copy.name,
    });
    let place = facts.as_ref().map(|facts| facts.directory.join("backups").display().to_string()).unwrap_or_default();
    let template = BackupsPage {
        page: Frame::new(web, visitor, locale.t("running-tab-backups"), "running"),
        tab: "backups",
        copies: copies.collect(),
        is_known: facts.is_some(),
        is_sqlite: facts.as_ref().is_some_and(|facts| facts.is_sqlite),
        where_words: locale.with("backups-where", &[("place", &place), ("count", KEPT)]),
        form,
    };
    Ok(template.form.answer(rendered(&template)))
}

/// `GET /running/backups`
pub async fn page(State(web): State<Web>, visitor: Visitor) -> Answer {
    show(&web, &visitor, Form::default())
}

/// `POST /running/backups`: makes one.
pub async fn make(State(web): State<Web>, visitor: Visitor) -> Answer {
    match running::make_backup(&web.app, &visitor.viewer).await {
        Ok(made) if made.is_whole => Ok(see_other("/running/backups?done=backup")),
        Ok(_) => Ok(see_other("/running/backups")),
        Err(error) => show(&web, &visitor, Form::refused(Fields::default(), visitor.locale(), error)?),
    }
}

/// `POST /running/backups/{name}`: gives one away, to who knows the password.
pub async fn take(State(web): State<Web>, visitor: Visitor, Path(name): Path<String>, fields: Fields) -> Answer {
    match running::take_backup(&web.app, &visitor.viewer, &name, fields.get("password")).await {
        Ok(file) => send(&name, &file).await,
        Err(error) => show(&web, &visitor, Form::refused(Fields::default(), visitor.locale(), error)?),
    }
}

/// The file in pieces, as fast as they are taken: it may be larger than the machine's memory.
async fn send(name: &str, file: &FilePath) -> Answer {
    let unreadable = |error: std::io::Error| AppError::Unavailable(format!("the copy cannot be read: {error}"));
    let open = tokio::fs::File::open(file).await.map_err(unreadable)?;
    let bytes = open.metadata().await.map_err(unreadable)?.len();
    let pieces = stream::try_unfold(open, |mut open| async move {
        let mut piece = vec![0; BACKUP_CHUNK_BYTES];
        let read = open.read(&mut piece).await?;
        piece.truncate(read);
        Ok::<_, std::io::Error>((read > 0).then(|| (Bytes::from(piece), open)))
    });
    let headers = [
        (CONTENT_TYPE, "application/vnd.sqlite3".to_owned()),
        // It holds every secret of the instance: no browser and no proxy keeps a second one.
        (CACHE_CONTROL, "no-store".to_owned()),
        // Not compressed on the way: it would take the processor of a small machine for minutes.
        (CONTENT_ENCODING, "identity".to_owned()),
        (CONTENT_LENGTH, bytes.to_string()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}
