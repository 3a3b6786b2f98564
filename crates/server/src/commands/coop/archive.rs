//! `allmende coop export` and `allmende coop import`.

use std::fs::File;
use std::io::{BufReader, BufWriter, Write as _};
use std::path::PathBuf;

use allmende_app::archive::{self, Archive, Checked};
use allmende_app::import::RowError;
use allmende_app::{App, cooperatives, moves};
use anyhow::Context as _;
use clap::Args;
use serde_json::json;

use crate::commands::backup::with_suffix;
use crate::commands::listing::import::{complaint, error_values, progress_bar};
use crate::commands::{Answer, OPERATOR, cooperative, many};
use crate::serve::{make_private_file, start_federation};
use crate::settings::Settings;

#[derive(Debug, Args)]
pub struct Export {
    /// Its short name.
    handle: String,
    /// The file to make (.zip); it must not exist.
    file: PathBuf,
}

/// Writes the archive beside its name first: a half-written one must not look whole.
pub async fn export(settings: &Settings, app: &App, arguments: &Export) -> anyhow::Result<Answer> {
    let file = &arguments.file;
    anyhow::ensure!(!file.exists(), "{} exists already; an export never overwrites", file.display());
    let coop = cooperative(app, Some(&arguments.handle)).await?;
    let _documents = start_federation(settings, app).await?;
    let unfinished = with_suffix(file, ".unfinished");
    anyhow::ensure!(!unfinished.exists(), "{} is there from an export that did not end; remove it first", unfinished.display());
    make_private_file(&unfinished)?;
    let written = write(app, &coop.id, &unfinished).await;
    if written.is_err() {
        let _ = std::fs::remove_file(&unfinished);
    }
    written?;
    std::fs::rename(&unfinished, file).with_context(|| format!("cannot make {}", file.display()))?;
    let bytes = std::fs::metadata(file)?.len();
    let text = format!(
        "Everything of {} is in {} ({} KiB), conversations too: keep it as you would keep letters.",
        coop.handle.as_str(),
        file.display(),
        bytes / 1_024
    );
    Ok(Answer::new(text, json!({ "file": file.display().to_string(), "bytes": bytes })))
}

async fn write(app: &App, coop: &allmende_domain::ids::CooperativeId, file: &std::path::Path) -> anyhow::Result<()> {
    let out = File::create(file).with_context(|| format!("cannot write {}", file.display()))?;
    let mut out = archive::write_to(app, &OPERATOR, coop, BufWriter::new(out)).await?;
    out.flush()?;
    Ok(out.get_ref().sync_all()?)
}

#[derive(Debug, Args)]
pub struct Import {
    /// The file that `allmende coop export` made, or the page of a cooperative's settings.
    file: PathBuf,
    /// Its short name here (default: the one it had).
    #[arg(long)]
    handle: Option<String>,
    /// Check everything, write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Leave out listings that are wrong instead of writing nothing.
    #[arg(long)]
    skip_invalid: bool,
    /// Do not ask those whom it followed for being followed again.
    #[arg(long)]
    no_follow: bool,
}

pub async fn import(settings: &Settings, app: &App, arguments: &Import) -> anyhow::Result<Answer> {
    let file = &arguments.file;
    let source = File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
    let archive = archive::open(BufReader::new(source))?;
    let handle = arguments.handle.as_deref().unwrap_or(&archive.handle);
    let taken = cooperatives::by_handle(app, handle).await.is_ok();
    anyhow::ensure!(!taken, "there is a cooperative “{handle}” here already; choose another short name with --handle");
    let checked = archive::check(app, &OPERATOR, &archive).await?;
    let errors = checked.errors.clone();
    if arguments.dry_run || (!errors.is_empty() && !arguments.skip_invalid) {
        return Ok(looked_at(&archive, handle, &checked, arguments.dry_run));
    }
    let as_drafts = checked.as_drafts;
    let bar = progress_bar(checked.ready);
    let mut progress = |done: usize, _total: usize| bar.set_position(u64::try_from(done).unwrap_or_default());
    let made = archive::take_in(app, &OPERATOR, &archive, checked, handle, &mut progress).await;
    bar.finish_and_clear();
    let made = made?;
    let _directory = start_federation(settings, app).await?;
    // Then the old place can say that the cooperative moved here.
    let known_as = moves::know_as(app, &OPERATOR, &made.cooperative.id, std::slice::from_ref(&archive.address)).await;
    let unblocked = many::block(app, &made.cooperative.id, &archive.blocked).await?;
    let (asked, unasked) = match arguments.no_follow {
        true => (0, Vec::new()),
        false => {
            let unasked = many::follow(app, &made.cooperative.id, &archive.following).await?;
            (archive.following.len() - unasked.len(), unasked)
        }
    };
    let address = app.addresses.cooperative(&made.cooperative.handle);
    let listings = made.report.created.len();
    let mut text =
        format!("{}Founded {} at {address} with {listings} listings.", complaint(&made.report.errors), made.cooperative.handle.as_str());
    if as_drafts > 0 {
        text.push_str(&format!(
            " {as_drafts} that were published are drafts: they cannot be published now, most often because their time is over."
        ));
    }
    match &known_as {
        Ok(_) => text.push_str(&format!(
            " It says that it was known as {}: there, `allmende coop move {} --to {address}` takes its followers along.",
            archive.address, archive.handle
        )),
        Err(error) => text.push_str(&format!(" That it was known as {} could not be noted: {error}.", archive.address)),
    }
    if asked > 0 {
        text.push_str(&format!(" {asked} accounts were asked to be followed."));
    }
    text.push_str(&many::lines("not blocked", &unblocked));
    text.push_str(&many::lines("not followed", &unasked));
    let value = json!({
        "handle": made.cooperative.handle.as_str(),
        "url": address.as_str(),
        "from": archive.address,
        "known_as": known_as.map(|moves| moves.also_known_as.iter().map(|url| url.as_str().to_owned()).collect::<Vec<_>>()).unwrap_or_default(),
        "created": listings,
        "as_drafts": as_drafts,
        "errors": error_values(&made.report.errors),
        "followed": asked,
        "blocked": archive.blocked.len() - unblocked.len(),
        "not_blocked": many::values(&unblocked),
        "not_followed": many::values(&unasked),
    });
    Ok(Answer::new(text, value))
}

fn looked_at<R>(archive: &Archive<R>, handle: &str, checked: &Checked, dry_run: bool) -> Answer {
    let errors: &[RowError] = &checked.errors;
    let found = format!(
        "{}, exported on {}: it would be “{handle}” here, with {} listings, {} of them as drafts because they cannot be published now, \
         and would ask to follow {} accounts. Nothing was written.",
        archive.address,
        archive.exported_at,
        checked.ready,
        checked.as_drafts,
        archive.following.len()
    );
    let hint = if errors.is_empty() || dry_run { "" } else { " --skip-invalid leaves the listings above out." };
    let value = json!({
        "handle": handle,
        "from": archive.address,
        "ready": checked.ready,
        "as_drafts": checked.as_drafts,
        "following": archive.following.len(),
        "created": 0,
        "errors": error_values(errors),
    });
    let answer = Answer::new(format!("{}{found}{hint}", complaint(errors)), value);
    if errors.is_empty() { answer } else { answer.failing() }
}
