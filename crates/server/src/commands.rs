//! The command line: one file per noun. A command calls the same verbs as a page, as the operator of the machine.

mod answer;
mod backup;
mod block;
mod board;
mod completions;
mod coop;
mod database;
mod delivery;
mod demo;
mod doctor;
mod follow;
mod follower;
mod invite;
mod listing;
mod log;
mod mail;
mod many;
mod member;
mod migrate;
mod peer;
mod report;
mod restore;
mod secret;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;

use allmende_app::App;
use allmende_domain::cooperative::Cooperative;
use allmende_domain::permission::Viewer;
use anyhow::Context as _;
use clap::{Parser, Subcommand};

use crate::clock::SystemClock;
use crate::serve::{DirectoryLock, open_app};
use crate::settings::{Settings, Sources};
use crate::telemetry;

pub use answer::{Answer, shortened, table};
pub use backup::{UNFINISHED, copy_database, with_suffix};
pub use delivery::last_answer;
pub use doctor::check_mail;

/// Who acts on the command line.
const OPERATOR: Viewer = Viewer::Operator;

/// Cooperatives share goods, rooms, skills and digital commons with each other, and with every server of the fediverse.
#[derive(Debug, Parser)]
#[command(name = "allmende", version, about, propagate_version = true)]
pub struct Cli {
    /// The configuration file; without it `ALLMENDE_CONFIG`, or config.toml in the working directory when it is there.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Answer with JSON on standard output.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the instance.
    Serve(serve::Arguments),
    /// Run two instances on this machine with sample data, to look around.
    Demo(demo::Arguments),
    /// Look at the configuration and the machine, and say what is wrong and how to mend it.
    Doctor,
    /// Bring the schema of the database up to date.
    Migrate(migrate::Arguments),
    /// Copy the database into a new file while the instance runs.
    Backup(backup::Arguments),
    /// Put a backup in the place of the database.
    Restore(restore::Arguments),
    /// The database as a whole.
    #[command(subcommand)]
    Database(database::Command),
    /// Cooperatives of this instance.
    #[command(subcommand)]
    Coop(coop::Command),
    /// People who act for a cooperative.
    #[command(subcommand)]
    Member(member::Command),
    /// Links by which people become members.
    #[command(subcommand)]
    Invite(invite::Command),
    /// Offers and needs.
    #[command(subcommand)]
    Listing(listing::Command),
    /// Whom a cooperative follows.
    #[command(subcommand)]
    Follow(follow::Command),
    /// Who follows a cooperative.
    #[command(subcommand)]
    Follower(follower::Command),
    /// Whom a cooperative blocks.
    #[command(subcommand)]
    Block(block::Command),
    /// What people elsewhere post to the board of a cooperative.
    #[command(subcommand)]
    Board(board::Command),
    /// Other servers, and what we decided about them.
    #[command(subcommand)]
    Peer(peer::Command),
    /// What members and other servers report.
    #[command(subcommand)]
    Report(report::Command),
    /// Who did what to accounts, roles, other servers, settings and copies.
    Log(log::Arguments),
    /// Letters to members.
    #[command(subcommand)]
    Mail(mail::Command),
    /// What goes out to other servers.
    #[command(subcommand)]
    Delivery(delivery::Command),
    /// Print completions for a shell.
    Completions(completions::Arguments),
}

/// Runs what the arguments ask for and prints what came of it: 0 done, 1 not done, 2 wrong arguments.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are no errors and go to standard output.
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&anyhow::Error::new(error).context("the runtime cannot start")),
    };
    let json = cli.json;
    match runtime.block_on(run(cli)) {
        Ok(answer) => answer.print(json),
        Err(error) => failed(&error),
    }
}

/// One sentence with its causes, for a person.
fn failed(error: &anyhow::Error) -> ExitCode {
    eprintln!("allmende: {}", answer::harmless(&format!("{error:#}")));
    ExitCode::FAILURE
}

async fn run(cli: Cli) -> anyhow::Result<Answer> {
    let config = cli.config;
    match cli.command {
        Command::Completions(arguments) => Ok(completions::run(&arguments)),
        Command::Demo(arguments) => Box::pin(demo::run(&arguments)).await,
        Command::Doctor => Ok(doctor::run(config).await),
        Command::Serve(arguments) => Box::pin(serve::run(Settings::load(&Sources::of_process(config))?, &arguments)).await,
        command => {
            let settings = Settings::load(&Sources::of_process(config))?;
            // What a command answers is on standard output; its log is for trouble only.
            let log = crate::settings::Log { level: "warn".to_owned(), ..settings.log.clone() };
            telemetry::install_logs(&log)?;
            on_database(&settings, command).await
        }
    }
}

async fn on_database(settings: &Settings, command: Command) -> anyhow::Result<Answer> {
    match command {
        Command::Migrate(arguments) => migrate::run(settings, &arguments).await,
        Command::Backup(arguments) => backup::run(settings, &arguments).await,
        Command::Restore(arguments) => restore::run(settings, &arguments).await,
        Command::Database(command) => database::run(settings, &command).await,
        command => {
            let app = open_current(settings).await?;
            let answer = with_verbs(settings, &app, command).await;
            app.db.close().await;
            answer
        }
    }
}

async fn with_verbs(settings: &Settings, app: &App, command: Command) -> anyhow::Result<Answer> {
    match command {
        Command::Coop(command) => coop::run(settings, app, command).await,
        Command::Member(command) => member::run(app, command).await,
        Command::Invite(command) => invite::run(app, command).await,
        Command::Listing(command) => listing::run(app, command).await,
        Command::Block(command) => block::run(settings, app, command).await,
        Command::Follow(command) => follow::run(settings, app, command).await,
        Command::Follower(command) => follower::run(app, command).await,
        Command::Board(command) => board::run(app, command).await,
        Command::Peer(command) => peer::run(app, command).await,
        Command::Report(command) => report::run(app, command).await,
        Command::Log(arguments) => log::run(app, arguments).await,
        Command::Mail(command) => mail::run(settings, app, command).await,
        Command::Delivery(command) => delivery::run(app, command).await,
        _ => anyhow::bail!("this command does not work on the database"),
    }
}

/// The verbs on a database with the schema of this program, with the instance's own actor. A waiting migration is applied unless a
/// server runs, which then is of an older version.
pub async fn open_current(settings: &Settings) -> anyhow::Result<App> {
    let app = open_app(settings).await?;
    let status = allmende_db::migrations::status(&app.db).await?;
    if !status.waiting.is_empty() {
        let _lock = DirectoryLock::take(&settings.data.directory)
            .context("the schema must be brought up to date first, for which the running server has to be restarted")?;
        allmende_db::migrations::apply(&app.db, SystemClock.now().0).await?;
    }
    allmende_app::setup::ensure_instance(&app).await?;
    Ok(app)
}

/// A cooperative named on the command line; without a name the only one there is.
async fn cooperative(app: &App, handle: Option<&str>) -> anyhow::Result<Cooperative> {
    let all = allmende_app::cooperatives::list(app).await?;
    let handles = || all.iter().map(|coop| coop.handle.as_str()).collect::<Vec<_>>().join(", ");
    match (handle, all.as_slice()) {
        (Some(handle), _) => {
            let wanted = handle.trim_start_matches('@').to_ascii_lowercase();
            let found = all.iter().find(|coop| coop.handle.as_str() == wanted);
            found.cloned().with_context(|| format!("there is no cooperative “{handle}” here (there are: {})", handles()))
        }
        (None, [only]) => Ok(only.clone()),
        (None, []) => anyhow::bail!("there is no cooperative yet; found one with `allmende coop add`"),
        (None, _) => anyhow::bail!("name the cooperative with --coop (one of: {})", handles()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_arguments_are_well_formed() {
        Cli::command().debug_assert();
    }
}
