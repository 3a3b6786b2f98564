//! The log: who did what.

use allmende_app::audit::{self, Entry, Hand, Kind};
use allmende_app::running;
use allmende_domain::ids::MemberId;
use axum::extract::{RawQuery, State};

use crate::Web;
use crate::choices::{self, Choices};
use crate::dates::{self, When};
use crate::errors::Answer;
use crate::forms::{Fields, Form};
use crate::frame::{Frame, rendered};
use crate::locale::Locale;
use crate::session::Visitor;

struct LogLine {
    when: When,
    who: String,
    did: String,
}

#[derive(askama::Template)]
#[template(path = "running_log.html")]
struct LogPage {
    page: Frame,
    tab: &'static str,
    form: Form,
    days: i64,
    kinds: Choices,
    people: Choices,
    lines: Vec<LogLine>,
    older: Option<String>,
}

/// Codes in the words of the page: roles, decisions.
fn detail(locale: Locale, entry: &Entry) -> String {
    let known = ["role", "policy"].into_iter().find_map(|family| locale.find(&format!("{family}-{}", entry.detail)));
    known.unwrap_or_else(|| entry.detail.clone())
}

fn line(locale: Locale, entry: &Entry) -> LogLine {
    let who = match &entry.hand {
        Hand::Operator => locale.t("log-operator"),
        Hand::Member { name, .. } => name.clone(),
        Hand::FormerMember => locale.t("log-former"),
    };
    let about = entry.about.as_ref().map_or_else(|| locale.t("log-nobody"), |(_, name)| name.clone());
    let key = entry.action.map_or_else(|| "did-unknown".to_owned(), |action| format!("did-{}", action.as_str()));
    let subject = if entry.action.is_none() { &entry.code } else { &entry.subject };
    let coop = entry.cooperative.clone().unwrap_or_default();
    let values = [("about", about.as_str()), ("coop", &coop), ("subject", subject), ("detail", &detail(locale, entry))];
    LogLine { when: dates::when(locale, entry.at), did: locale.with(&key, &values), who }
}

/// `GET /running/log`
pub async fn page(State(web): State<Web>, visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    let locale = visitor.locale();
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let kind = Kind::parse(fields.get("kind"));
    let person = MemberId::parse(fields.get("person")).ok();
    let before = fields.get("before").parse().ok();
    let log = audit::list(&web.app, &visitor.viewer, kind, person.as_ref(), before).await?;
    let older = log.next.map(|next| {
        let (kind, person) = (kind.map_or("", Kind::as_str), person.as_ref().map_or("", |id| id.as_str()));
        format!("/running/log?kind={kind}&person={person}&before={next}")
    });
    let people = log.people.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let template = LogPage {
        page: Frame::new(&web, &visitor, locale.t("running-tab-log"), "running"),
        tab: "log",
        days: running::log_days(),
        kinds: choices::or_any(locale, "log-kind-any", choices::of(locale, "log-kind", Kind::ALL.iter().map(|kind| kind.as_str()))),
        people: choices::or_any(locale, "log-person-any", people),
        lines: log.entries.iter().map(|entry| line(locale, entry)).collect(),
        older,
        form: fields.into(),
    };
    Ok(rendered(&template))
}
