//! `allmende migrate`.

use allmende_db::migrations;
use clap::Args;
use serde_json::json;

use super::Answer;
use crate::clock::SystemClock;
use crate::serve::{DirectoryLock, make_directory, open_app};
use crate::settings::Settings;

#[derive(Debug, Args)]
pub struct Arguments {
    /// Only say what is applied and what waits.
    #[arg(long)]
    status: bool,
}

pub async fn run(settings: &Settings, arguments: &Arguments) -> anyhow::Result<Answer> {
    make_directory(settings)?;
    if arguments.status {
        let app = open_app(settings).await?;
        let status = migrations::status(&app.db).await;
        app.db.close().await;
        let status = status?;
        let waiting: Vec<String> = status.waiting.iter().map(|migration| format!("{:04}_{}", migration.version, migration.name)).collect();
        let text = match waiting.as_slice() {
            [] => format!("The schema is up to date ({} migrations).", status.applied.len()),
            names => format!("{} applied, waiting: {}", status.applied.len(), names.join(", ")),
        };
        return Ok(Answer::new(text, json!({ "applied": status.applied, "waiting": waiting })));
    }
    let _lock = DirectoryLock::take(&settings.data.directory)?;
    let app = open_app(settings).await?;
    let applied = migrations::apply(&app.db, SystemClock.now().0).await;
    app.db.close().await;
    let applied = applied?;
    let text = if applied.is_empty() { "The schema was up to date.".to_owned() } else { format!("Applied {}.", applied.join(", ")) };
    Ok(Answer::new(text, json!({ "applied": applied })))
}
