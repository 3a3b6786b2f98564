//! `allmende follow`.

use std::collections::HashMap;

use allmende_app::App;
use allmende_app::catalogues::{self, CatalogueState};
use allmende_app::follows::{self, FollowView};
use allmende_domain::actor::Actor;
use allmende_domain::follow::FollowState;
use allmende_domain::ids::ActorId;
use anyhow::Context as _;
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::answer::when;
use super::many::{self, Doing, Table};
use super::peer::show::{catalogue_row, catalogue_value};
use super::{Answer, OPERATOR, cooperative};
use crate::serve::start_federation;
use crate::settings::Settings;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Ask to follow somebody; the running server sends the request.
    Add(Account),
    /// Ask to follow every account of a table, as Mastodon exports it (following_accounts.csv).
    Import(Table),
    /// Stop following.
    Remove(Entry),
    /// Read the catalogue of somebody it follows anew; the running server does it.
    Fetch(Entry),
    /// Whom a cooperative follows or asked to follow, and how their catalogues here stand.
    List(Whose),
}

#[derive(Debug, Args)]
pub struct Whose {
    /// The cooperative; not needed when there is only one.
    #[arg(long, value_name = "HANDLE")]
    pub coop: Option<String>,
}

/// An account that may be unknown here.
#[derive(Debug, Args)]
pub struct Account {
    /// @name@server, or the address of a profile.
    pub target: String,
    #[command(flatten)]
    pub of: Whose,
}

/// An account of one of the cooperative's lists.
#[derive(Debug, Args)]
pub struct Entry {
    /// @name@server, the address of a profile, or the id from the list.
    pub target: String,
    #[command(flatten)]
    pub of: Whose,
}

pub async fn run(settings: &Settings, app: &App, command: Command) -> anyhow::Result<Answer> {
    match command {
        Command::Add(Account { target, of }) => {
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
        Command::Import(table) => Box::pin(many::import(settings, app, &table, Doing::Follow)).await,
        Command::Remove(Entry { target, of }) => {
            let coop = cooperative(app, of.coop.as_deref()).await?;
            let all = follows::following(app, &OPERATOR, &coop.id).await?;
            let view = find(&all, &target).with_context(|| format!("{} does not follow “{target}”", coop.handle.as_str()))?;
            follows::withdraw(app, &OPERATOR, &view.follow.id).await?;
            Ok(Answer::new(format!("{} follows {} no longer.", coop.handle.as_str(), name(view)), json!({ "id": view.follow.id.as_str() })))
        }
        Command::Fetch(Entry { target, of }) => {
            let coop = cooperative(app, of.coop.as_deref()).await?;
            let all = follows::following(app, &OPERATOR, &coop.id).await?;
            let view = find(&all, &target).with_context(|| format!("{} does not follow “{target}”", coop.handle.as_str()))?;
            let begun = catalogues::fetch_now(app, &OPERATOR, &view.follow.id).await?;
            let text = match begun {
                true => format!("The catalogue of {} is read now; see `allmende follow list`.", name(view)),
                false => format!("The catalogue of {} is being read, or was within the last minute.", name(view)),
            };
            Ok(Answer::new(text, json!({ "id": view.follow.id.as_str(), "begun": begun })))
        }
        Command::List(of) => {
            let coop = cooperative(app, of.coop.as_deref()).await?;
            let all = follows::following(app, &OPERATOR, &coop.id).await?;
            Ok(with_catalogues(&all, &catalogues::states(app, &OPERATOR, &coop.id).await?))
        }
    }
}

fn with_catalogues(all: &[FollowView], states: &HashMap<ActorId, CatalogueState>) -> Answer {
    let row = |view: &FollowView| {
        let state = states.get(&view.actor.id).map(catalogue_row).unwrap_or_default();
        line(view).into_iter().chain(state).collect()
    };
    let with_state = |view: &FollowView| {
        let mut value = value(view);
        if let Some(members) = value.as_object_mut() {
            members.insert("catalogue".to_owned(), states.get(&view.actor.id).map_or(Value::Null, catalogue_value));
        }
        value
    };
    let headings = [&HEADINGS[..], &["listings here", "read (UTC)", "next (UTC)", "trouble"]].concat();
    Answer::list(&headings, all.iter().map(row).collect(), "It follows nobody.", all.iter().map(with_state).collect())
}

const HEADINGS: [&str; 5] = ["who", "name", "state", "since (UTC)", "id"];

fn line(view: &FollowView) -> Vec<String> {
    let state = view.follow.state.as_str().to_owned();
    vec![name(view), view.actor.name.clone(), state, when(view.follow.updated_at), view.follow.id.to_string()]
}

/// `@name@server` of the other side.
pub fn name(view: &FollowView) -> String {
    view.actor.handle()
}

/// The follow that a person means: by the other side's name or address, or by its id.
pub fn find<'a>(all: &'a [FollowView], wanted: &str) -> Option<&'a FollowView> {
    all.iter().find(|view| is_meant(view.follow.id.as_str(), &view.actor, wanted))
}

/// Whether a person means this entry of a list: by its id, or by the name or the address of the account that it is about.
pub fn is_meant(id: &str, actor: &Actor, wanted: &str) -> bool {
    let wanted = wanted.trim();
    let bare = wanted.trim_start_matches('@');
    id == wanted || actor.handle().trim_start_matches('@').eq_ignore_ascii_case(bare) || actor.url.as_str() == wanted
}

/// A list of follows with their other sides.
pub fn list(all: &[FollowView], empty: &str) -> Answer {
    Answer::list(&HEADINGS, all.iter().map(line).collect(), empty, all.iter().map(value).collect())
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
