//! Deliveries: how sending to each inbox goes, what waits, what failed, and trying again.

use allmende_app::AppError;
use allmende_app::deliveries::{self, Breaker, DeadLetter, EndpointStatus};
use allmende_domain::url::Host;
use axum::extract::{Path, RawQuery, State};

use super::listing::listing_id;
use crate::Web;
use crate::dates;
use crate::errors::Answer;
use crate::forms::{Fields, see_other};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;
use crate::turning;

struct EndpointLine {
    host: String,
    inbox: String,
    state: String,
    is_well: bool,
    is_suspended: bool,
    backlog: i64,
    oldest: Option<String>,
    parked: i64,
    dead: i64,
    delivered: i64,
    last_error: String,
    next: Option<String>,
}

struct LetterLine {
    endpoint: i64,
    seq: i64,
    inbox: String,
    state: String,
    status: String,
    reason: String,
    attempted: String,
    kind: String,
    object: String,
    can_replay: bool,
}

#[derive(askama::Template)]
#[template(path = "deliveries.html")]
struct DeliveriesPage {
    page: Frame,
    pending: i64,
    parked: i64,
    dead: i64,
    in_trouble: i64,
    endpoints: Vec<EndpointLine>,
    letters: Vec<LetterLine>,
    previous: Option<String>,
    next: Option<String>,
}

fn endpoint(visitor: &Visitor, status: &EndpointStatus) -> EndpointLine {
    let locale = visitor.locale();
    let health = &status.endpoint.health;
    let is_well = health.breaker == Breaker::Closed;
    EndpointLine {
        host: status.endpoint.host.clone(),
        inbox: status.endpoint.inbox.clone(),
        state: locale.t(&format!("breaker-{}", health.breaker.as_str())),
        is_well,
        is_suspended: health.breaker == Breaker::Suspended,
        backlog: status.backlog,
        oldest: status.oldest_pending_at.map(|time| dates::date_time(locale, time)),
        parked: status.parked,
        dead: status.dead,
        delivered: health.delivered_count,
        last_error: health.last_error.clone(),
        next: (!is_well && health.breaker == Breaker::Open || health.failures > 0)
            .then(|| dates::date_time(locale, health.next_attempt_at)),
    }
}

fn letter(visitor: &Visitor, letter: &DeadLetter) -> LetterLine {
    let locale = visitor.locale();
    LetterLine {
        endpoint: letter.endpoint_id,
        seq: letter.seq,
        inbox: letter.inbox.clone(),
        state: locale.t(&format!("burial-{}", letter.state.as_str())),
        status: letter.status.map(|status| status.to_string()).unwrap_or_default(),
        reason: letter.reason.clone(),
        attempted: dates::date_time(locale, letter.attempted_at),
        kind: letter.kind.clone().unwrap_or_default(),
        object: letter.object_url.clone().unwrap_or_default(),
        can_replay: letter.activity_url.is_some(),
    }
}

pub async fn page(State(web): State<Web>, visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let number = turning::asked(&fields);
    let overview = deliveries::overview(&web.app, &visitor.viewer).await?;
    let letters = deliveries::dead_letters(&web.app, &visitor.viewer, u32::try_from(number).unwrap_or_default()).await?;
    let totals = overview.totals;
    let template = DeliveriesPage {
        page: Frame::new(&web, &visitor, visitor.locale().t("nav-deliveries"), "deliveries"),
        pending: totals.pending,
        parked: totals.parked,
        dead: totals.dead,
        in_trouble: totals.endpoints_in_trouble,
        endpoints: overview.endpoints.iter().map(|status| endpoint(&visitor, status)).collect(),
        previous: (number > 0).then(|| format!("/deliveries?page={number}")),
        next: (!letters.is_empty()).then(|| format!("/deliveries?page={}", number + 2)),
        letters: letters.iter().map(|one| letter(&visitor, one)).collect(),
    };
    Ok(rendered(&template))
}

/// `POST /deliveries`: what to do with one inbox or one host.
pub async fn act(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    let host = || Host::parse(fields.get("host")).map_err(|_| AppError::NotFound);
    match fields.get("then") {
        "retry" => deliveries::retry(&web.app, &visitor.viewer, fields.get("inbox")).await?,
        "replay" => {
            let number = |name: &str| fields.get(name).parse::<i64>().map_err(|_| AppError::NotFound);
            deliveries::replay(&web.app, &visitor.viewer, number("endpoint")?, number("seq")?).await?;
        }
        "replay-all" => {
            deliveries::replay_host(&web.app, &visitor.viewer, &host()?).await?;
        }
        "suspend" => {
            deliveries::suspend(&web.app, &visitor.viewer, &host()?).await?;
        }
        "resume" => {
            deliveries::resume(&web.app, &visitor.viewer, &host()?).await?;
        }
        _ => return Err(AppError::NotFound.into()),
    }
    Ok(see_other("/deliveries?done=saved"))
}

struct UndeliveredLine {
    host: String,
    state: String,
    reason: String,
    next: Option<String>,
}

struct ListingStatus {
    delivered: i64,
    audience: i64,
    kind: String,
    created: String,
    undelivered: Vec<UndeliveredLine>,
}

#[derive(askama::Template)]
#[template(path = "listing_deliveries.html")]
struct ListingDeliveriesPage {
    page: Frame,
    id: String,
    status: Option<ListingStatus>,
    words: String,
}

pub async fn of_listing(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let id = listing_id(&id)?;
    let locale = visitor.locale();
    let found = deliveries::of_listing(&web.app, &visitor.viewer, &id).await?;
    let status = found.map(|status| ListingStatus {
        delivered: status.delivered,
        audience: status.audience,
        kind: status.kind,
        created: dates::date_time(locale, status.created_at),
        undelivered: status
            .undelivered
            .iter()
            .map(|one| UndeliveredLine {
                host: one.host.clone(),
                state: locale.t(&format!("burial-{}", one.state.map_or("pending", |state| state.as_str()))),
                reason: one.reason.clone(),
                next: one.state.is_none().then(|| dates::date_time(locale, one.next_attempt_at)),
            })
            .collect(),
    });
    let words = match &status {
        Some(status) => {
            let (delivered, audience) = (status.delivered.to_string(), status.audience.to_string());
            locale.with("delivered-of", &[("delivered", &delivered), ("audience", &audience)])
        }
        None => locale.t("delivered-to-nobody"),
    };
    let page = Frame::new(&web, &visitor, locale.t("listing-deliveries"), "home");
    Ok(rendered(&ListingDeliveriesPage { page, id: id.to_string(), status, words }))
}
