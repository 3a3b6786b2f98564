//! `allmende follower`.

use allmende_app::{App, follows};
use anyhow::Context as _;
use clap::Subcommand;
use serde_json::json;

use super::follow::{Whose, find, list, name};
use super::{Answer, OPERATOR, cooperative};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Who follows a cooperative or asks to; those who wait come first.
    List {
        #[command(flatten)]
        of: Whose,
    },
    /// Say yes to somebody who asks to follow.
    Accept {
        /// @name@server, the address of a profile, or the id from the list.
        who: String,
        #[command(flatten)]
        of: Whose,
    },
    /// Say no, also after a yes: nothing more is delivered there.
    Reject {
        /// @name@server, the address of a profile, or the id from the list.
        who: String,
        #[command(flatten)]
        of: Whose,
    },
}

pub async fn run(app: &App, command: Command) -> anyhow::Result<Answer> {
    let (who, of, accept) = match command {
        Command::List { of } => {
            let coop = cooperative(app, of.coop.as_deref()).await?;
            return Ok(list(&follows::followers(app, &OPERATOR, &coop.id).await?, "Nobody follows it."));
        }
        Command::Accept { who, of } => (who, of, true),
        Command::Reject { who, of } => (who, of, false),
    };
    let coop = cooperative(app, of.coop.as_deref()).await?;
    let all = follows::followers(app, &OPERATOR, &coop.id).await?;
    let view = find(&all, &who).with_context(|| format!("“{who}” neither follows {} nor asks to", coop.handle.as_str()))?;
    let follow = if accept {
        follows::accept_follower(app, &OPERATOR, &view.follow.id).await?
    } else {
        follows::reject_follower(app, &OPERATOR, &view.follow.id).await?
    };
    let text = format!("{}: {}.", name(view), follow.state.as_str());
    Ok(Answer::new(text, json!({ "id": follow.id.as_str(), "handle": name(view), "state": follow.state.as_str() })))
}
