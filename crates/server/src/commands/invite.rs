//! `allmende invite`.

use allmende_app::{App, invitations};
use allmende_domain::ids::InvitationId;
use allmende_domain::member::Role;
use anyhow::Context as _;
use clap::Subcommand;
use serde_json::json;

use super::answer::when;
use super::member::role;
use super::{Answer, OPERATOR, cooperative};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a link by which people become members. It is shown once.
    Create {
        /// The cooperative; not needed when there is only one.
        #[arg(long, value_name = "HANDLE")]
        coop: Option<String>,
        /// What they may do there: member, steward, moderator or admin.
        #[arg(long, default_value = "member", value_parser = role)]
        role: Role,
        /// How many people may use it.
        #[arg(long, default_value_t = 1)]
        uses: i64,
        /// For how many days it is good.
        #[arg(long, default_value_t = 7)]
        days: i64,
        /// What it is for, for the list.
        #[arg(long, default_value = "")]
        note: String,
    },
    /// Links that can still be used.
    List {
        /// The cooperative; not needed when there is only one.
        #[arg(long, value_name = "HANDLE")]
        coop: Option<String>,
    },
    /// Make a link useless.
    Revoke {
        /// Its id, from the list.
        id: String,
    },
}

pub async fn run(app: &App, command: Command) -> anyhow::Result<Answer> {
    match command {
        Command::Create { coop, role, uses, days, note } => {
            let coop = cooperative(app, coop.as_deref()).await?;
            let (invitation, token) = invitations::create(app, &OPERATOR, &coop.id, role, &note, uses, days).await?;
            let url = app.addresses.url(&format!("/invitations/{token}"));
            let until = when(invitation.expires_at);
            let value = json!({ "id": invitation.id.as_str(), "url": url.as_str(), "expires_at": invitation.expires_at.to_rfc3339() });
            Ok(Answer::new(format!("{url}\nGood until {until} UTC, {uses} time(s). It is shown only now."), value))
        }
        Command::List { coop } => {
            let coop = cooperative(app, coop.as_deref()).await?;
            let all = invitations::list(app, &OPERATOR, &coop.id).await?;
            let rows = all.iter().map(|invitation| {
                let uses = invitation.uses_left.to_string();
                let role = invitation.role.as_str().to_owned();
                vec![invitation.id.to_string(), role, uses, when(invitation.expires_at), invitation.note.clone()]
            });
            let values = all.iter().map(|invitation| {
                json!({
                    "id": invitation.id.as_str(),
                    "role": invitation.role.as_str(),
                    "uses_left": invitation.uses_left,
                    "expires_at": invitation.expires_at.to_rfc3339(),
                    "note": invitation.note,
                })
            });
            let headings = ["id", "role", "uses left", "until (UTC)", "note"];
            Ok(Answer::list(&headings, rows.collect(), "No invitation is open.", values.collect()))
        }
        Command::Revoke { id } => {
            let id = InvitationId::parse(&id).context("not an id; see `allmende invite list`")?;
            invitations::revoke(app, &OPERATOR, &id).await.context("that invitation")?;
            Ok(Answer::new("The link is useless now.", json!({ "id": id.as_str() })))
        }
    }
}
