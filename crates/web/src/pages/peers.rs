//! Peers: other servers, how sending to them goes, and what we decided about them.

pub mod held;
pub mod lists;

use allmende_app::AppError;
use allmende_app::capabilities;
use allmende_app::peers::{self, PeerView, Rules};
use allmende_domain::peer::{FederationMode, Newcomers, PeerPolicy};
use allmende_domain::url::Host;
use axum::extract::{RawQuery, State};

use crate::Web;
use crate::choices::{self, Choices};
use crate::dates;
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;

/// The choice that takes a decision back.
const NO_DECISION: &str = "none";

/// How much waits for whoever runs the instance, for the tabs of these pages.
pub struct Waiting {
    pub held: i64,
    pub reports: i64,
    /// Until when newcomers are held because many came at once, in words.
    pub wave: Option<String>,
}

impl Waiting {
    pub async fn of(web: &Web, visitor: &Visitor) -> Result<Self, AppError> {
        let held = allmende_app::held::count(&web.app, &visitor.viewer).await?;
        let reports = allmende_app::reports::count_open(&web.app, &visitor.viewer).await?;
        let wave = peers::held_until(&web.app, &visitor.viewer).await?;
        Ok(Self { held, reports, wave: wave.map(|until| dates::date_time(visitor.locale(), until)) })
    }
}

struct PeerLine {
    host: String,
    policy: String,
    policy_code: &'static str,
    reason: String,
    list: Option<String>,
    software: String,
    last_seen: Option<String>,
    backlog: i64,
    in_trouble: bool,
    /// What its program can read beyond notes.
    reads: String,
}

#[derive(askama::Template)]
#[template(path = "peers.html")]
struct PeersPage {
    page: Frame,
    waiting: Waiting,
    form: Form,
    policies: Choices,
    peers: Vec<PeerLine>,
    rules: Form,
    modes: Choices,
    newcomers: Choices,
    is_allow_list: bool,
}

fn line(visitor: &Visitor, view: &PeerView) -> PeerLine {
    let locale = visitor.locale();
    let policy_code = if view.peer.decided_at.is_some() { view.peer.policy.as_str() } else { NO_DECISION };
    PeerLine {
        host: view.peer.host.to_string(),
        policy: locale.t(&format!("policy-{policy_code}")),
        policy_code,
        reason: view.peer.reason.clone(),
        list: view.peer.list.as_ref().map(|list| locale.with("peer-by-list", &[("list", list)])),
        software: view.peer.software.clone(),
        last_seen: view.peer.last_seen_at.map(|time| dates::date_time(locale, time)),
        backlog: view.pending,
        in_trouble: view.in_trouble,
        reads: view.implements.iter().map(|address| capabilities::name(address)).collect::<Vec<_>>().join(", "),
    }
}

async fn show(web: &Web, visitor: &Visitor, form: Form) -> Answer {
    let locale = visitor.locale();
    let views = peers::list(&web.app, &visitor.viewer).await?;
    let rules = peers::rules(&web.app, &visitor.viewer).await?;
    let mut chosen = Fields::default();
    chosen.set("mode", rules.mode.as_str());
    chosen.set("newcomers", rules.newcomers.as_str());
    let codes = PeerPolicy::ALL.iter().map(|policy| policy.as_str()).chain([NO_DECISION]);
    let template = PeersPage {
        page: Frame::new(web, visitor, locale.t("nav-peers"), "peers"),
        waiting: Waiting::of(web, visitor).await?,
        policies: choices::of(locale, "policy", codes),
        peers: views.iter().map(|view| line(visitor, view)).collect(),
        rules: chosen.into(),
        modes: choices::of(locale, "mode", FederationMode::ALL.iter().map(|mode| mode.as_str())),
        newcomers: choices::of(locale, "newcomers", Newcomers::ALL.iter().map(|one| one.as_str())),
        is_allow_list: rules.mode == FederationMode::AllowList,
        form,
    };
    Ok(template.form.answer(rendered(&template)))
}

/// `GET /peers`; `?host=` is the server to decide about.
pub async fn page(State(web): State<Web>, visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    let mut fields = Fields::default();
    fields.set("host", Fields::from_query(query.as_deref().unwrap_or_default()).get("host"));
    show(&web, &visitor, fields.into()).await
}

/// The host that a form names.
fn host_of(text: &str) -> Result<Host, AppError> {
    Host::parse(text).map_err(|_| AppError::invalid("host", "host-invalid", "not a server's name"))
}

async fn decided(web: &Web, visitor: &Visitor, fields: &Fields) -> Result<(), AppError> {
    let host = host_of(fields.get("host"))?;
    if fields.get("policy") == NO_DECISION {
        return match peers::undecide(&web.app, &visitor.viewer, &host).await {
            Ok(()) | Err(AppError::NotFound) => Ok(()),
            Err(error) => Err(error),
        };
    }
    let unknown = || AppError::invalid("policy", "choice-unknown", "not a policy");
    let policy = PeerPolicy::parse(fields.get("policy")).ok_or_else(unknown)?;
    peers::set_policy(&web.app, &visitor.viewer, &host, policy, fields.get("reason")).await
}

/// `POST /peers`
pub async fn decide(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    match decided(&web, &visitor, &fields).await {
        Ok(()) => Ok(see_other("/peers?done=saved")),
        Err(error) => show(&web, &visitor, Form::refused(fields, visitor.locale(), error)?).await,
    }
}

/// `POST /peers/rules`
pub async fn rules(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    let read = (FederationMode::parse(fields.get("mode")), Newcomers::parse(fields.get("newcomers")));
    let (Some(mode), Some(newcomers)) = read else {
        return Err(AppError::invalid("mode", "choice-unknown", "not one of the choices").into());
    };
    peers::set_rules(&web.app, &visitor.viewer, Rules { mode, newcomers }).await?;
    Ok(see_other("/peers?done=saved"))
}
