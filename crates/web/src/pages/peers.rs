//! Peers: other servers, how sending to them goes, and what we decided about them.

use allmende_app::peers::{self, PeerView};
use allmende_domain::peer::PeerPolicy;
use allmende_domain::url::Host;
use axum::extract::State;

use crate::Web;
use crate::choices::{self, Choices};
use crate::dates;
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;

struct PeerLine {
    host: String,
    policy: String,
    policy_code: &'static str,
    reason: String,
    software: String,
    last_seen: Option<String>,
    backlog: i64,
    in_trouble: bool,
}

#[derive(askama::Template)]
#[template(path = "peers.html")]
struct PeersPage {
    page: Frame,
    form: Form,
    policies: Choices,
    peers: Vec<PeerLine>,
}

fn line(visitor: &Visitor, view: &PeerView) -> PeerLine {
    let locale = visitor.locale();
    PeerLine {
        host: view.peer.host.to_string(),
        policy: locale.t(&format!("policy-{}", view.peer.policy.as_str())),
        policy_code: view.peer.policy.as_str(),
        reason: view.peer.reason.clone(),
        software: view.peer.software.clone(),
        last_seen: view.peer.last_seen_at.map(|time| dates::date_time(locale, time)),
        backlog: view.pending,
        in_trouble: view.in_trouble,
    }
}

async fn show(web: &Web, visitor: &Visitor, form: Form) -> Answer {
    let locale = visitor.locale();
    let views = peers::list(&web.app, &visitor.viewer).await?;
    let template = PeersPage {
        page: Frame::new(web, visitor, locale.t("nav-peers"), "peers"),
        policies: choices::of(locale, "policy", PeerPolicy::ALL.iter().map(|policy| policy.as_str())),
        peers: views.iter().map(|view| line(visitor, view)).collect(),
        form,
    };
    Ok(template.form.answer(rendered(&template)))
}

pub async fn page(State(web): State<Web>, visitor: Visitor) -> Answer {
    show(&web, &visitor, Form::default()).await
}

pub async fn decide(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    let error = match (Host::parse(fields.get("host")), PeerPolicy::parse(fields.get("policy"))) {
        (Ok(host), Some(policy)) => match peers::set_policy(&web.app, &visitor.viewer, &host, policy, fields.get("reason")).await {
            Ok(()) => return Ok(see_other("/peers?done=saved")),
            Err(error) => error,
        },
        (Err(_), _) => allmende_app::AppError::invalid("host", "host-invalid", "not a server's name"),
        (_, None) => allmende_app::AppError::invalid("policy", "choice-unknown", "not a policy"),
    };
    show(&web, &visitor, Form::refused(fields, visitor.locale(), error)?).await
}
