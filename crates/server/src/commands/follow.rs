//! `allmende follow`.

use allmende_app::App;
use allmende_app::follows::{self, FollowView};
use allmende_domain::follow::FollowState;
use anyhow::Context as _;
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::answer::when;
use super::{Answer, OPERATOR, cooperative};
use crate::serve::start_federation;
use crate::settings::Settings;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Ask to follow somebody; the running server sends the request.
    Add {
        /// @name@server, or the address of a profile.
        target: String,
        #[command(flatten)]
        of: Whose,
    },
    /// Stop following.
    Remove {
        /// @name@server, the address of a profile, or the id from the list.
        target: String,
        #[command(flatten)]
        of: Whose,
    },
    /// Whom a cooperative follows or asked to follow.
    List {
        #[command(flatten)]
        of: Whose,
    },
}

#[derive(Debug, Args)]
pub struct Whose {
    /// The cooperative; not needed when there is only one.
    #[arg(long, value_name = "HANDLE")]
    pub coop: Option<String>,
}

pub async fn run(settings: &Settings, app: &App, command: Command) -> anyhow::Result<Answer> {
    match command {
        Command::Add { target, of } => {
            let coop = cooperative(app, of.coop.as_deref()).await?;
            // Looking somebody up asks their server; sending the request is the running server's work.
            let _directory = start_federation(settings, app).await?;
            let view = follows::request(app, &OPERATOR, &coop.id, &target).await?;
            let text = match view.follow.state {
                FollowState::Accepted => format!("{} follows {}.", coop.handle.as_str(), name(&view)),
                _ => format!("{} asked to follow {}; the answer shows in `allmende follow list`.", coop.handle.as_str(), name(&view)),
            };
            Ok(Answer::new(text, value(&view)))
        }
        Command::Remove { target, of } => {
            let coop = cooperative(app, of.coop.as_deref()).await?;
            let all = follows::following(app, &OPERATOR, &coop.id).await?;
            let view = find(&all, &target).with_context(|| format!("{} does not follow “{target}”", coop.handle.as_str()))?;
            follows::withdraw(app, &OPERATOR, &view.follow.id).await?;
            Ok(Answer::new(format!("{} follows {} no longer.", coop.handle.as_str(), name(view)), json!({ "id": view.follow.id.as_str() })))
        }
        Command::List { of } => {
            let coop = cooperative(app, of.coop.as_deref()).await?;
            Ok(list(&follows::following(app, &OPERATOR, &coop.id).await?, "It follows nobody."))
        }
    }
}

/// `@name@server` of the other side.
pub fn name(view: &FollowView) -> String {
    format!("@{}@{}", view.actor.username, view.actor.host.as_str())
}

/// The follow that a person means: by the other side's name or address, or by its id.
pub fn find<'a>(all: &'a [FollowView], wanted: &str) -> Option<&'a FollowView> {
    let wanted = wanted.trim();
    let bare = wanted.trim_start_matches('@');
    all.iter().find(|view| {
        view.follow.id.as_str() == wanted
            || name(view).trim_start_matches('@').eq_ignore_ascii_case(bare)
            || view.actor.url.as_str() == wanted
    })
}

/// A list of follows with their other sides.
pub fn list(all: &[FollowView], empty: &str) -> Answer {
    let rows = all.iter().map(|view| {
        let state = view.follow.state.as_str().to_owned();
        vec![name(view), view.actor.name.clone(), state, when(view.follow.updated_at), view.follow.id.to_string()]
    });
    Answer::list(&["who", "name", "state", "since (UTC)", "id"], rows.collect(), empty, all.iter().map(value).collect())
}

pub fn value(view: &FollowView) -> Value {
    json!({
        "id": view.follow.id.as_str(),
        "handle": name(view),
        "url": view.actor.url.as_str(),
        "name": view.actor.name,
        "state": view.follow.state.as_str(),
        "created_at": view.follow.created_at.to_rfc3339(),
        "updated_at": view.follow.updated_at.to_rfc3339(),
    })
}
