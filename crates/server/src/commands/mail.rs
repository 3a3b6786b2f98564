//! `allmende mail`.

use allmende_app::App;
use allmende_domain::email::EmailAddress;
use anyhow::Context as _;
use clap::Subcommand;
use serde_json::json;

use super::Answer;
use crate::mail::Mailer;
use crate::settings::Settings;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Send a trial letter now, and say what the mail server answered.
    Test {
        /// Where to.
        #[arg(value_name = "ADDRESS")]
        to: String,
    },
}

pub async fn run(settings: &Settings, app: &App, command: Command) -> anyhow::Result<Answer> {
    let Command::Test { to } = command;
    let address = EmailAddress::parse(&to).with_context(|| format!("“{to}” cannot be sent to"))?;
    let mailer = Mailer::new(settings)?.context("no letters are sent here: set mail.host and mail.sender (config/example.toml)")?;
    let server = format!("{}:{}", settings.mail.host, settings.mail.port());
    mailer.send(app, &address, allmende_web::letters::trial(app)).await.with_context(|| format!("{server} did not take the letter"))?;
    let text = format!("{server} took the letter. Look whether it arrives at {}, and not among what is unwanted.", address.as_str());
    Ok(Answer::new(text, json!({ "server": server, "to": address.as_str() })))
}
