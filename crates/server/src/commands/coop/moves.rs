//! `allmende coop known-as` and `allmende coop move`.

use allmende_app::{App, moves};
use allmende_domain::cooperative::Cooperative;
use clap::Args;
use serde_json::{Value, json};

use super::super::{Answer, OPERATOR, cooperative};
use crate::serve::start_federation;
use crate::settings::Settings;

#[derive(Debug, Args)]
pub struct KnownAs {
    /// Its short name.
    handle: String,
    /// All of its former addresses: @name@server, or addresses of profiles. Without any: shows what is said now.
    addresses: Vec<String>,
    /// Say no more that it had another address.
    #[arg(long, conflicts_with = "addresses")]
    none: bool,
}

#[derive(Debug, Args)]
pub struct Move {
    /// Its short name.
    handle: String,
    /// Where it is now: @name@server, or the address of its profile there, which must name this one as a former address.
    #[arg(long, value_name = "ADDRESS", required_unless_present = "back")]
    to: Option<String>,
    /// Take the move back.
    #[arg(long, conflicts_with = "to")]
    back: bool,
}

pub async fn known_as(settings: &Settings, app: &App, asked: &KnownAs) -> anyhow::Result<Answer> {
    let coop = cooperative(app, Some(&asked.handle)).await?;
    let said = if asked.addresses.is_empty() && !asked.none {
        moves::of(app, &coop.id).await?
    } else {
        // Looking addresses up asks their servers.
        let _directory = start_federation(settings, app).await?;
        moves::know_as(app, &OPERATOR, &coop.id, &asked.addresses).await?
    };
    Ok(answer(&coop, &said))
}

pub async fn change(settings: &Settings, app: &App, asked: &Move) -> anyhow::Result<Answer> {
    let coop = cooperative(app, Some(&asked.handle)).await?;
    match &asked.to {
        Some(target) => {
            let _directory = start_federation(settings, app).await?;
            moves::away(app, &OPERATOR, &coop.id, target).await?;
        }
        None => moves::back(app, &OPERATOR, &coop.id).await?,
    }
    Ok(answer(&coop, &moves::of(app, &coop.id).await?))
}

fn answer(coop: &Cooperative, said: &moves::Moves) -> Answer {
    let known_as: Vec<&str> = said.also_known_as.iter().map(|url| url.as_str()).collect();
    let mut text = match known_as.as_slice() {
        [] => format!("{} names no former address.", coop.handle.as_str()),
        names => format!("{} was known as {}.", coop.handle.as_str(), names.join(", ")),
    };
    if let Some((url, _)) = &said.moved_to {
        text.push_str(&format!("\nIt has moved to {url}. The running server tells its followers."));
    }
    Answer::new(text, value(said, coop))
}

fn value(said: &moves::Moves, coop: &Cooperative) -> Value {
    json!({
        "handle": coop.handle.as_str(),
        "also_known_as": said.also_known_as.iter().map(|url| url.as_str()).collect::<Vec<_>>(),
        "moved_to": said.moved_to.as_ref().map(|(url, _)| url.as_str()),
        "moved_at": said.moved_to.as_ref().map(|(_, at)| at.to_rfc3339()),
    })
}
