//! `allmende doctor`.

use std::path::PathBuf;

use allmende_db::{Db, migrations};
use serde_json::json;

use super::Answer;
use crate::mail::Mailer;
use crate::serve::{location, open_app};
use crate::settings::{Finding, Settings, Severity, Sources};

/// Looks at everything and says what is wrong; fails when something keeps the instance from running.
pub async fn run(config: Option<PathBuf>) -> Answer {
    let mut findings = Vec::new();
    match Settings::load(&Sources::of_process(config)) {
        Ok(settings) => {
            let source = match &settings.origin.file {
                Some(file) => format!("Read from {} and the environment.", file.display()),
                None => "No configuration file; defaults and the environment.".to_owned(),
            };
            findings.push(Finding::good("configuration", source));
            findings.extend(settings.check());
            findings.push(check_database(&settings).await);
            findings.extend(check_address(&settings).await);
            findings.push(check_mail(&settings).await);
        }
        Err(error) => {
            let mend = "Correct the keys named above; config/example.toml explains each.";
            findings.push(Finding::error("configuration", error.to_string(), mend));
        }
    }
    report(&findings)
}

fn report(findings: &[Finding]) -> Answer {
    let mut text = String::new();
    for finding in findings {
        let word = match finding.severity {
            Severity::Good => "good   ",
            Severity::Warning => "look   ",
            Severity::Error => "WRONG  ",
        };
        text.push_str(&format!("{word}{}: {}\n", finding.subject, finding.says));
        if !finding.mend.is_empty() {
            text.push_str(&format!("       → {}\n", finding.mend));
        }
    }
    let values = findings.iter().map(|finding| {
        let severity = match finding.severity {
            Severity::Good => "good",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        json!({ "severity": severity, "subject": finding.subject, "says": finding.says, "mend": finding.mend })
    });
    let answer = Answer::new(text, values.collect());
    let wrong = findings.iter().any(|finding| finding.severity == Severity::Error);
    if wrong { answer.failing() } else { answer }
}

/// Whether the instance spoke under another address before. Says nothing about a database that is not there or not up to date.
async fn check_address(settings: &Settings) -> Option<Finding> {
    if settings.sqlite_file().is_some_and(|file| !file.exists()) {
        return None;
    }
    let app = open_app(settings).await.ok()?;
    let former = allmende_app::setup::former_addresses(&app).await;
    app.db.close().await;
    let former = former.ok()?.into_iter().next()?;
    let says = format!("This database spoke as {former} before; peers will not believe it under {}.", settings.instance.url);
    let mend = "Set instance.url back, or begin with an empty data.directory.";
    Some(if settings.instance.development {
        Finding::warning("instance.url", says, mend)
    } else {
        Finding::error("instance.url", says, mend)
    })
}

/// Whether the mail server answers and takes us. Sends nothing.
pub async fn check_mail(settings: &Settings) -> Finding {
    const KEY: &str = "mail.host";
    let server = format!("{}:{}", settings.mail.host, settings.mail.port());
    match Mailer::new(settings) {
        Ok(None) => Finding::good(KEY, "No letters are sent; administrators make links for those who forgot their password."),
        Ok(Some(mailer)) => match mailer.check().await {
            Ok(()) => Finding::good(KEY, format!("The mail server {server} answers; `allmende mail test ADDRESS` sends a trial letter.")),
            Err(error) => {
                let mend = "Check the keys of [mail], and that this machine may reach that port.";
                Finding::error(KEY, format!("The mail server {server} cannot be used: {error}."), mend)
            }
        },
        Err(error) => Finding::error(KEY, format!("{error:#}."), "Correct the path or the rights of the file."),
    }
}

/// Whether the database opens and has this program's schema. A missing SQLite file is not made.
async fn check_database(settings: &Settings) -> Finding {
    const KEY: &str = "database";
    if settings.sqlite_file().is_some_and(|file| !file.exists()) {
        return Finding::good(KEY, "There is no database yet; the first start makes it.");
    }
    let db = match Db::open(&location(settings)).await {
        Ok(db) => db,
        Err(error) => {
            let mend = "Check database.url and that the server runs, or the rights of the file.";
            return Finding::error(KEY, format!("The database cannot be opened: {error}."), mend);
        }
    };
    let damage = if db.is_sqlite() { allmende_db::backup::structure_problems(&db).await } else { Ok(Vec::new()) };
    if let Some(problem) = damage.map_or_else(|error| Some(error.to_string()), |problems| problems.into_iter().next()) {
        db.close().await;
        return Finding::error(KEY, format!("The file is damaged: {}.", problem.trim()), "Restore a backup (`allmende restore`).");
    }
    let finding = match migrations::status(&db).await {
        Ok(status) if status.waiting.is_empty() => {
            Finding::good(KEY, format!("The database answers; its schema is up to date ({} migrations).", status.applied.len()))
        }
        Ok(status) => {
            let says = format!("{} migrations wait to be applied.", status.waiting.len());
            Finding::warning(KEY, says, "Make a backup, then run `allmende migrate` or start the server.")
        }
        Err(error) => Finding::error(KEY, format!("{error}."), "Start the version that last used it, or restore a backup."),
    };
    db.close().await;
    finding
}
