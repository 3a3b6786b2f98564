//! `allmende member`.

use std::collections::HashMap;

use allmende_app::members::NewMember;
use allmende_app::{App, accounts, cooperatives, members, own_data, people, resets};
use allmende_domain::ids::CooperativeId;
use allmende_domain::member::{Member, Role};
use clap::Subcommand;
use serde_json::{Value, json};

use super::{Answer, OPERATOR, cooperative, secret};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Add a member; the password is asked for without showing it.
    Add {
        /// An e-mail address or a name, to sign in with.
        #[arg(long)]
        login: String,
        /// How others see the member.
        #[arg(long)]
        name: String,
        /// The cooperative the member acts for.
        #[arg(long, value_name = "HANDLE")]
        coop: Option<String>,
        /// What the member may do there: member, steward, moderator or admin.
        #[arg(long, default_value = "member", value_parser = role, requires = "coop")]
        role: Role,
        /// The member also runs the instance.
        #[arg(long)]
        admin: bool,
        /// The member's language (default: that of the instance).
        #[arg(long, value_name = "TAG", default_value = "")]
        language: String,
        /// Read the password from standard input.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Members of the instance, or of one cooperative.
    List {
        /// Only of this cooperative.
        #[arg(long, value_name = "HANDLE")]
        coop: Option<String>,
    },
    /// Change what a member may do in a cooperative, or add the member to it.
    Role {
        /// What the member signs in with.
        login: String,
        /// member, steward, moderator or admin.
        #[arg(value_parser = role)]
        role: Role,
        /// The cooperative; not needed when there is only one.
        #[arg(long, value_name = "HANDLE")]
        coop: Option<String>,
    },
    /// Set a new password; all sessions of the member end.
    Password {
        /// What the member signs in with.
        login: String,
        /// Read the password from standard input.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Make a one-time link with which a member chooses a new password; good for a day.
    ResetLink {
        /// What the member signs in with.
        login: String,
    },
    /// Keep a member from signing in; all sessions and links of the account end at once.
    Suspend {
        /// What the member signs in with.
        login: String,
    },
    /// Let a suspended member sign in again.
    Resume {
        /// What the member signs in with.
        login: String,
    },
    /// Delete an account for good; what it wrote for its cooperatives stays theirs.
    Delete {
        /// What the member signs in with.
        login: String,
        /// Really.
        #[arg(long)]
        yes: bool,
    },
    /// Turn off the public account of a member, for good; other servers are told to forget it.
    EndPublic {
        /// What the member signs in with.
        login: String,
        /// Really.
        #[arg(long)]
        yes: bool,
    },
    /// Print all that is kept of a member, for themselves: redirect it into a file.
    Export {
        /// What the member signs in with.
        login: String,
    },
    /// Take a member out of a cooperative.
    Remove {
        /// What the member signs in with.
        login: String,
        /// The cooperative; not needed when there is only one.
        #[arg(long, value_name = "HANDLE")]
        coop: Option<String>,
    },
}

/// A role as it is typed.
pub fn role(text: &str) -> Result<Role, String> {
    let names = || Role::ALL.map(Role::as_str).join(", ");
    Role::parse(text).ok_or_else(|| format!("not one of {}", names()))
}

pub async fn run(app: &App, command: Command) -> anyhow::Result<Answer> {
    match command {
        Command::Export { login } => {
            let member = members::by_login(app, &OPERATOR, &login).await.map_err(|error| unknown(error, &login))?;
            let data = serde_json::to_value(own_data::collect(app, &OPERATOR, &member.id).await?)?;
            Ok(Answer::new(serde_json::to_string_pretty(&data)?, data))
        }
        Command::Add { login, name, coop, role, admin, language, password_stdin } => {
            let memberships = match &coop {
                Some(handle) => vec![(cooperative(app, Some(handle)).await?.id, role)],
                None => Vec::new(),
            };
            anyhow::ensure!(admin || coop.is_some(), "say with --coop for which cooperative, or --admin for the instance");
            let password = secret::new_password(password_stdin)?;
            let new = NewMember { login, display_name: name, password, locale: language };
            let member = members::add(app, &OPERATOR, new, admin, memberships).await?;
            Ok(Answer::new(format!("Added {}.", member.login), value(&member, &handles(app).await?)))
        }
        Command::List { coop } => list(app, coop.as_deref()).await,
        Command::Role { login, role, coop } => {
            let coop = cooperative(app, coop.as_deref()).await?;
            let member = members::by_login(app, &OPERATOR, &login).await.map_err(|error| unknown(error, &login))?;
            if member.role_in(&coop.id).is_some() {
                members::change_role(app, &OPERATOR, &coop.id, &member.id, role).await?;
            } else {
                members::add_to(app, &OPERATOR, &coop.id, &member.id, role).await?;
            }
            let text = format!("{} is now {} of {}.", member.login, role.as_str(), coop.handle.as_str());
            Ok(Answer::new(text, json!({ "login": member.login, "cooperative": coop.handle.as_str(), "role": role.as_str() })))
        }
        Command::Password { login, password_stdin } => {
            let member = members::by_login(app, &OPERATOR, &login).await.map_err(|error| unknown(error, &login))?;
            members::set_password(app, &OPERATOR, &member.login, &secret::new_password(password_stdin)?).await?;
            Ok(Answer::new(format!("{} has a new password; all sessions ended.", member.login), json!({ "login": member.login })))
        }
        Command::ResetLink { login } => account(app, &login, Care::Link).await,
        Command::Suspend { login } => account(app, &login, Care::Suspend).await,
        Command::Resume { login } => account(app, &login, Care::Resume).await,
        Command::Delete { login, yes } => {
            anyhow::ensure!(yes, "this cannot be undone; say --yes when you are sure, or suspend the account");
            account(app, &login, Care::Delete).await
        }
        Command::EndPublic { login, yes } => {
            anyhow::ensure!(yes, "this cannot be undone; say --yes when you are sure");
            let member = members::by_login(app, &OPERATOR, &login).await.map_err(|error| unknown(error, &login))?;
            people::end_of(app, &OPERATOR, &member.id).await?;
            Ok(Answer::new(format!("{} has no public account any more.", member.login), json!({ "login": member.login })))
        }
        Command::Remove { login, coop } => {
            let coop = cooperative(app, coop.as_deref()).await?;
            let member = members::by_login(app, &OPERATOR, &login).await.map_err(|error| unknown(error, &login))?;
            members::remove_from(app, &OPERATOR, &coop.id, &member.id).await?;
            let text = format!("{} acts no longer for {}.", member.login, coop.handle.as_str());
            Ok(Answer::new(text, json!({ "login": member.login, "cooperative": coop.handle.as_str() })))
        }
    }
}

/// What is done with an account as a whole.
enum Care {
    Link,
    Suspend,
    Resume,
    Delete,
}

async fn account(app: &App, login: &str, care: Care) -> anyhow::Result<Answer> {
    let member = members::by_login(app, &OPERATOR, login).await.map_err(|error| unknown(error, login))?;
    let login = &member.login;
    let text = match care {
        Care::Link => {
            let link = resets::make_link(app, &OPERATOR, &member.id).await?;
            let text = format!("{link}\nFor {login}. It works once, is good for a day and is shown only now.");
            return Ok(Answer::new(text, json!({ "login": login, "url": link })));
        }
        Care::Suspend => {
            accounts::suspend(app, &OPERATOR, &member.id).await?;
            format!("{login} is suspended and signed out everywhere.")
        }
        Care::Resume => {
            accounts::resume(app, &OPERATOR, &member.id).await?;
            format!("{login} may sign in again.")
        }
        Care::Delete => {
            accounts::delete(app, &OPERATOR, &member.id).await?;
            format!("The account of {login} is deleted.")
        }
    };
    Ok(Answer::new(text, json!({ "login": login })))
}

async fn list(app: &App, coop: Option<&str>) -> anyhow::Result<Answer> {
    let found = match coop {
        Some(handle) => {
            let coop = cooperative(app, Some(handle)).await?;
            members::list(app, &OPERATOR, &coop.id).await?.into_iter().map(|(member, _)| member).collect()
        }
        None => members::all(app, &OPERATOR).await?,
    };
    let handles = handles(app).await?;
    let rows = found.iter().map(|member| {
        let admin = if member.instance_admin { "yes" } else { "" };
        let suspended = if member.suspended_at.is_some() { "yes" } else { "" };
        vec![member.login.clone(), member.display_name.clone(), roles(member, &handles), admin.to_owned(), suspended.to_owned()]
    });
    let values = found.iter().map(|member| value(member, &handles)).collect();
    Ok(Answer::list(&["login", "name", "roles", "runs the instance", "suspended"], rows.collect(), "There is no member yet.", values))
}

fn unknown(error: allmende_app::AppError, login: &str) -> anyhow::Error {
    match error {
        allmende_app::AppError::NotFound => anyhow::anyhow!("nobody here signs in as “{login}”"),
        other => other.into(),
    }
}

type Handles = HashMap<CooperativeId, String>;

async fn handles(app: &App) -> anyhow::Result<Handles> {
    Ok(cooperatives::list(app).await?.into_iter().map(|coop| (coop.id, coop.handle.as_str().to_owned())).collect())
}

fn roles(member: &Member, handles: &Handles) -> String {
    let role = |(handle, role): (&str, Role)| format!("{} of {handle}", role.as_str());
    named(member, handles).map(role).collect::<Vec<_>>().join(", ")
}

fn named<'a>(member: &'a Member, handles: &'a Handles) -> impl Iterator<Item = (&'a str, Role)> {
    member.memberships.iter().filter_map(|membership| Some((handles.get(&membership.cooperative)?.as_str(), membership.role)))
}

fn value(member: &Member, handles: &Handles) -> Value {
    let memberships = named(member, handles).map(|(handle, role)| json!({ "cooperative": handle, "role": role.as_str() }));
    json!({
        "id": member.id.as_str(),
        "login": member.login,
        "name": member.display_name,
        "language": member.locale.as_str(),
        "instance_admin": member.instance_admin,
        "suspended_at": member.suspended_at.map(|at| at.to_rfc3339()),
        "memberships": memberships.collect::<Value>(),
        "created_at": member.created_at.to_rfc3339(),
    })
}
