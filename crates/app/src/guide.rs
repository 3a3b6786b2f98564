//! The guide of a new cooperative: six steps from its name to those it follows. What is done is seen in the data; only what somebody passed over is
//! kept.

use std::collections::BTreeSet;

use allmende_db::{Conn, cooperatives as cooperative_rows, guides as rows, invitations, settings};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::ids::CooperativeId;
use allmende_domain::permission::{Permission, Viewer};

use crate::App;
use crate::error::AppError;
use crate::permit::require_inside;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Name,
    Place,
    /// Logo and sectors.
    Looks,
    Offer,
    Invite,
    Follow,
}

impl Step {
    pub const ALL: [Self; 6] = [Self::Name, Self::Place, Self::Looks, Self::Offer, Self::Invite, Self::Follow];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Place => "place",
            Self::Looks => "looks",
            Self::Offer => "offer",
            Self::Invite => "invite",
            Self::Follow => "follow",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == text)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    Open,
    Skipped,
    Done,
}

/// Where a cooperative stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Guide {
    pub cooperative: Cooperative,
    pub steps: Vec<(Step, StepState)>,
    /// Whether it is still offered on the home page.
    pub is_offered: bool,
}

impl Guide {
    /// The first step that is neither done nor passed over.
    #[must_use]
    pub fn next(&self) -> Option<Step> {
        self.steps.iter().find(|(_, state)| *state == StepState::Open).map(|(step, _)| *step)
    }

    #[must_use]
    pub fn done(&self) -> usize {
        self.steps.iter().filter(|(_, state)| *state == StepState::Done).count()
    }
}

/// The mark of a guide that is offered; passed-over steps stand behind it.
const OFFERED: &str = "offered";

fn key(cooperative: &CooperativeId) -> String {
    format!("guide.{cooperative}")
}

async fn words(conn: &mut Conn, cooperative: &CooperativeId) -> Result<BTreeSet<String>, AppError> {
    let kept = settings::get(conn, &key(cooperative)).await?.unwrap_or_default();
    Ok(kept.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect())
}

/// Where a cooperative stands.
///
/// # Errors
/// Refusals: for who may edit the cooperative.
pub async fn of(app: &App, viewer: &Viewer, id: &CooperativeId) -> Result<Guide, AppError> {
    require_inside(viewer, Permission::EditCooperative, id)?;
    let mut conn = app.db.read().await?;
    let cooperative = cooperative_rows::find(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let words = words(&mut conn, id).await?;
    let profile = &cooperative.profile;
    let mut steps = Vec::with_capacity(Step::ALL.len());
    for step in Step::ALL {
        let is_done = match step {
            Step::Name => !profile.name().trim().is_empty(),
            Step::Place => profile.place.is_some(),
            Step::Looks => profile.logo.is_some() || !profile.sectors.is_empty(),
            Step::Offer => rows::has_published(&mut conn, id).await?,
            Step::Invite => invitations::any(&mut conn, id).await?,
            Step::Follow => rows::follows_anybody(&mut conn, &cooperative.actor).await?,
        };
        let state = match (is_done, words.contains(step.as_str())) {
            (true, _) => StepState::Done,
            (false, true) => StepState::Skipped,
            (false, false) => StepState::Open,
        };
        steps.push((step, state));
    }
    Ok(Guide { is_offered: words.contains(OFFERED), cooperative, steps })
}

/// The guides that are still offered to the viewer and have something open.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn offered(app: &App, viewer: &Viewer) -> Result<Vec<Guide>, AppError> {
    let memberships = viewer.member().map(|member| member.memberships.clone()).unwrap_or_default();
    let mut guides = Vec::new();
    for membership in memberships {
        if !viewer.may(Permission::EditCooperative, &membership.cooperative) {
            continue;
        }
        // Most of the time there is none, and one look says so.
        if !words(&mut app.db.read().await?, &membership.cooperative).await?.contains(OFFERED) {
            continue;
        }
        let guide = of(app, viewer, &membership.cooperative).await?;
        if guide.next().is_some() {
            guides.push(guide);
        }
    }
    Ok(guides)
}

/// Offers the guide to who looks after a new cooperative.
pub(crate) async fn offer(tx: &mut allmende_db::Tx, cooperative: &CooperativeId) -> Result<(), AppError> {
    Ok(settings::set(tx, &key(cooperative), OFFERED).await?)
}

/// Passes over a step; it can still be done later.
///
/// # Errors
/// Refusals: for who may edit the cooperative.
pub async fn skip(app: &App, viewer: &Viewer, id: &CooperativeId, step: Step) -> Result<(), AppError> {
    require_inside(viewer, Permission::EditCooperative, id)?;
    let mut tx = app.db.begin().await?;
    let mut words = words(&mut tx, id).await?;
    words.insert(step.as_str().to_owned());
    settings::set(&mut tx, &key(id), &words.into_iter().collect::<Vec<_>>().join(" ")).await?;
    Ok(tx.commit().await?)
}

/// Offers the guide no more; its address still leads to it.
///
/// # Errors
/// Refusals: for who may edit the cooperative.
pub async fn dismiss(app: &App, viewer: &Viewer, id: &CooperativeId) -> Result<(), AppError> {
    require_inside(viewer, Permission::EditCooperative, id)?;
    let mut tx = app.db.begin().await?;
    let mut words = words(&mut tx, id).await?;
    words.remove(OFFERED);
    settings::set(&mut tx, &key(id), &words.into_iter().collect::<Vec<_>>().join(" ")).await?;
    Ok(tx.commit().await?)
}
