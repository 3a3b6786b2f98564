//! Makes two fresh instances what the demo shows: cooperatives, people, follows, catalogues.

use std::time::Duration;

use allmende_app::import::{self, Row};
use allmende_app::members::NewMember;
use allmende_app::{AppError, cooperatives, deliveries, follows, members, search};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::follow::FollowState;
use allmende_domain::member::Role;
use allmende_domain::permission::Viewer;
use allmende_domain::search::SearchQuery;
use anyhow::Context as _;
use indicatif::{ProgressBar, ProgressStyle};

use super::kept::{Kept, Ports, SignIn};
use super::side::Side;
use super::{Pair, sample};
use crate::chance::SystemChance;
use crate::limits::{DEMO_PAGES_MAX, DEMO_POLL};

const OPERATOR: Viewer = Viewer::Operator;
/// Who lives where.
const AT_A: [&str; 2] = ["velo", "communs"];
const AT_B: [&str; 2] = ["hafen", "pain"];

/// Does everything, with a bar that says what. What must be remembered comes back.
///
/// # Errors
/// The step that failed.
pub async fn tell(pair: &Pair, ports: Ports) -> anyhow::Result<Kept> {
    let (rows_a, rows_b) = (sample::rows(&AT_A)?, sample::rows(&AT_B)?);
    let (going_out_a, going_out_b) = (count_going_out(&rows_a), count_going_out(&rows_b));
    let steps = 4 + 8 + rows_a.len() + rows_b.len() + going_out_a + going_out_b;
    let bar = bar(steps);
    let mut sign_ins = Vec::new();
    for (side, handles) in [(&pair.a, AT_A), (&pair.b, AT_B)] {
        for (index, handle) in handles.into_iter().enumerate() {
            bar.set_message(format!("founding {handle}"));
            sign_ins.push(found(side, handle, index == 0).await.with_context(|| format!("founding {handle}"))?);
            bar.inc(1);
        }
    }
    bar.set_message("the cooperatives ask to follow each other");
    follow_each_other(pair, &bar).await.context("following each other")?;
    for (side, rows) in [(&pair.a, rows_a), (&pair.b, rows_b)] {
        bar.set_message(format!("publishing at {}", side.name));
        publish(side, rows, &bar).await.with_context(|| format!("publishing at {}", side.name))?;
    }
    let done = bar.position();
    loop {
        let (at_a, at_b) = (count_from(&pair.a, &pair.b).await?, count_from(&pair.b, &pair.a).await?);
        bar.set_message(format!("delivering ({at_b} of {going_out_a} to B, {at_a} of {going_out_b} to A)"));
        bar.set_position(done + u64::try_from(at_a + at_b).unwrap_or_default());
        if at_a >= going_out_b && at_b >= going_out_a && is_idle(&pair.a).await? && is_idle(&pair.b).await? {
            break;
        }
        tokio::time::sleep(DEMO_POLL).await;
    }
    bar.finish_and_clear();
    Ok(Kept { ports, sign_ins })
}

fn bar(steps: usize) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(steps).unwrap_or_default());
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {percent:>3} %  {msg}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}

/// Rows that peers will have: published, and not for members only.
fn count_going_out(rows: &[Row]) -> usize {
    rows.iter().filter(|row| row.state != "draft" && row.input.eligibility != "members").count()
}

async fn found(side: &Side, handle: &str, runs_instance: bool) -> anyhow::Result<SignIn> {
    let all = sample::cooperatives()?;
    let sample = all.get(handle).with_context(|| format!("there is no sample cooperative {handle}"))?;
    let profile = sample.profile().parse().map_err(AppError::Invalid)?;
    let coop = cooperatives::found(&side.app, &OPERATOR, handle, profile).await?;
    let (login, password) = (format!("{handle}@example.org"), password());
    let new = NewMember {
        login: login.clone(),
        display_name: sample.name().to_owned(),
        password: password.clone(),
        locale: sample.language().to_owned(),
    };
    members::add(&side.app, &OPERATOR, new, runs_instance, vec![(coop.id, Role::Admin)]).await?;
    Ok(SignIn { side: side.name.to_owned(), cooperative: handle.to_owned(), login, password })
}

/// Twelve letters that are easy to type.
fn password() -> String {
    use allmende_app::Chance as _;
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut bytes = [0_u8; 12];
    SystemChance.fill(&mut bytes);
    bytes.iter().filter_map(|byte| LETTERS.get(usize::from(byte % 32)).copied()).map(char::from).collect()
}

/// Everybody here follows everybody there, and the other way round; done when both sides know of every yes.
async fn follow_each_other(pair: &Pair, bar: &ProgressBar) -> anyhow::Result<()> {
    for (side, other) in [(&pair.a, &pair.b), (&pair.b, &pair.a)] {
        for coop in cooperatives::list(&side.app).await? {
            for target in cooperatives::list(&other.app).await? {
                let name = format!("@{}@{}", target.handle.as_str(), other.app.addresses.host().as_str());
                follows::request(&side.app, &OPERATOR, &coop.id, &name).await.with_context(|| format!("following {name}"))?;
                bar.inc(1);
            }
        }
    }
    bar.set_message("waiting for the yes of the other side");
    loop {
        if accepted(&pair.a, &pair.b).await? && accepted(&pair.b, &pair.a).await? {
            return Ok(());
        }
        tokio::time::sleep(DEMO_POLL).await;
    }
}

/// Whether everybody of `side` follows everybody of `other`, as both know it.
async fn accepted(side: &Side, other: &Side) -> anyhow::Result<bool> {
    let (ours, theirs) = (cooperatives::list(&side.app).await?, cooperatives::list(&other.app).await?);
    for coop in &ours {
        let following = follows::following(&side.app, &OPERATOR, &coop.id).await?;
        if following.iter().filter(|view| view.follow.state == FollowState::Accepted).count() < theirs.len() {
            return Ok(false);
        }
    }
    for coop in &theirs {
        let followers = follows::followers(&other.app, &OPERATOR, &coop.id).await?;
        if followers.iter().filter(|view| view.follow.state == FollowState::Accepted).count() < ours.len() {
            return Ok(false);
        }
    }
    Ok(true)
}

async fn publish(side: &Side, rows: Vec<Row>, bar: &ProgressBar) -> anyhow::Result<()> {
    let plan = import::check(&side.app, rows, None::<&Cooperative>.map(|coop| &coop.id)).await?;
    let before = bar.position();
    let mut progress = |done: usize, _total: usize| bar.set_position(before + u64::try_from(done).unwrap_or_default());
    let report = import::run(&side.app, &OPERATOR, plan, false, &sample::image, &mut progress).await?;
    match report.errors.first() {
        None => Ok(()),
        Some(error) => anyhow::bail!("row {}, {}: {}", error.row, error.field, error.message),
    }
}

/// How many listings of `other` one finds at `side`.
async fn count_from(side: &Side, other: &Side) -> anyhow::Result<usize> {
    let mut count = 0;
    for page in 0..DEMO_PAGES_MAX {
        let query = SearchQuery { peer: Some(other.app.addresses.host().clone()), page, ..SearchQuery::default() };
        let found = search::search(&side.app, &OPERATOR, &query).await?;
        count += found.items.len();
        if !found.has_more {
            break;
        }
    }
    Ok(count)
}

async fn is_idle(side: &Side) -> anyhow::Result<bool> {
    Ok(deliveries::overview(&side.app, &OPERATOR).await?.totals.pending == 0)
}
