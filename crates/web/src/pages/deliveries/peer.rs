//! One server and one inbox: how sending there goes, what waits, what did not arrive.

use allmende_app::AppError;
use allmende_app::deliveries::{self, LetterFilter, LetterKey, PendingDelivery, PlaceKey};
use allmende_domain::url::Host;
use axum::extract::{Path, RawQuery, State};

use super::{HostLine, InboxLine, LetterLine, host_line, inbox_line, letter_line, number, peer_href, sent, turned};
use crate::Web;
use crate::dates;
use crate::errors::Answer;
use crate::forms::{Fields, encoded};
use crate::frame::{Frame, rendered};
use crate::locale::Locale;
use crate::session::Visitor;
use crate::turning::Turning;

#[derive(askama::Template)]
#[template(path = "delivery_peer.html")]
struct PeerPage {
    page: Frame,
    here: String,
    peer: HostLine,
    letters_href: String,
    /// Our policy about the server forbids sending, so it cannot be resumed here.
    is_forbidden: bool,
    inboxes: Vec<InboxLine>,
    turning: Turning,
}

pub async fn page(State(web): State<Web>, visitor: Visitor, Path(host): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let locale = visitor.locale();
    let host = Host::parse(&host).map_err(|_| AppError::NotFound)?;
    let view = deliveries::host(&web.app, &visitor.viewer, &host, &PlaceKey::read(fields.get("after"))).await?;
    let now = web.app.now();
    let template = PeerPage {
        page: Frame::new(&web, &visitor, host.as_str(), "deliveries"),
        here: visitor.here.clone(),
        letters_href: format!("/deliveries/dead?host={}", encoded(host.as_str())),
        is_forbidden: view.standing.is_shut(),
        peer: host_line(locale, &view.status, now),
        inboxes: view.inboxes.iter().map(|inbox| inbox_line(locale, inbox, now)).collect(),
        turning: turned(&peer_href(host.as_str()), &fields, view.next.map(|key| key.to_text())),
    };
    Ok(rendered(&template))
}

struct PendingLine {
    href: String,
    kind: String,
    object: String,
    created: String,
}

fn pending_line(locale: Locale, pending: &PendingDelivery) -> PendingLine {
    PendingLine {
        href: format!("/sent/{}", pending.seq),
        kind: sent::kind_words(locale, &pending.kind, &pending.object_url),
        object: pending.object_url.clone(),
        created: dates::date_time(locale, pending.created_at),
    }
}

#[derive(askama::Template)]
#[template(path = "delivery_inbox.html")]
struct InboxPage {
    page: Frame,
    here: String,
    host: String,
    host_href: String,
    is_forbidden: bool,
    inbox: InboxLine,
    pending: Vec<PendingLine>,
    turning: Turning,
    letters: Vec<LetterLine>,
    letters_href: String,
    more_letters: bool,
}

pub async fn inbox(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let locale = visitor.locale();
    let id: i64 = id.parse().map_err(|_| AppError::NotFound)?;
    let view = deliveries::inbox(&web.app, &visitor.viewer, id, number(&fields, "after", 0)).await?;
    let filter = LetterFilter { endpoint_id: Some(id), ..LetterFilter::default() };
    let letters = deliveries::letters(&web.app, &visitor.viewer, &filter, &LetterKey::start()).await?;
    let host = view.inbox.endpoint().host.clone();
    let is_forbidden = match Host::parse(&host) {
        Ok(host) => allmende_app::peers::standing(&web.app, &host).await?.is_shut(),
        Err(_) => false,
    };
    let template = InboxPage {
        page: Frame::new(&web, &visitor, locale.with("inbox-of", &[("host", &host)]), "deliveries"),
        here: visitor.here.clone(),
        host_href: peer_href(&host),
        is_forbidden,
        host,
        inbox: inbox_line(locale, &view.inbox, web.app.now()),
        pending: view.pending.iter().map(|pending| pending_line(locale, pending)).collect(),
        turning: turned(&format!("/deliveries/inboxes/{id}"), &fields, view.next.map(|seq| seq.to_string())),
        more_letters: letters.next.is_some(),
        letters: letters.letters.iter().map(|letter| letter_line(locale, letter)).collect(),
        letters_href: format!("/deliveries/dead?endpoint={id}"),
    };
    Ok(rendered(&template))
}
