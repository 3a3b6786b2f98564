//! Every acknowledged listing, as everybody reads it over HTTP.

use http::{StatusCode, header};
use serde_json::Value;

use super::Shared;
use super::checker::{Finding, Rule};
use super::ledger::{Ledger, OwnListing, SECRET, version_in};

const ACTIVITY: &str = "application/activity+json";

/// Asks for the document of every listing as a stranger, and for its page, and looks for what is for members where lists are shown.
///
/// # Errors
/// When there is no answer.
pub async fn check(shared: &Shared, ledger: &Ledger) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for (path, accept) in
        [("", "text/html"), ("coops/velo", "text/html"), ("coops/velo/outbox", ACTIVITY), ("coops/velo/catalog", ACTIVITY)]
    {
        let answer = shared.client.get(shared.server.join(path)?).header(header::ACCEPT, accept).send().await?;
        if answer.text().await?.contains(SECRET) {
            findings.push(Finding { rule: Rule::PrivateKept, what: format!("/{path} shows something that is for members") });
        }
    }
    for own in ledger.own.values() {
        let document = shared.client.get(&own.url).header(header::ACCEPT, ACTIVITY).send().await?;
        let (status, text) = (document.status(), document.text().await?);
        let page = shared.client.get(&own.url).header(header::ACCEPT, "text/html").send().await?.status();
        let wrong = if own.private { leak(status, page) } else { loss(own, status, page, &text) };
        findings.extend(wrong.map(|(rule, what)| Finding { rule, what: format!("{}: {what} ({:?})", own.url, own.tracked) }));
    }
    Ok(findings)
}

/// What is for members is for strangers as if it were not there.
fn leak(document: StatusCode, page: StatusCode) -> Option<(Rule, String)> {
    let hidden = |status: StatusCode| matches!(status, StatusCode::NOT_FOUND | StatusCode::GONE);
    (!hidden(document) || !hidden(page)).then(|| (Rule::PrivateKept, format!("its document is answered {document}, its page {page}")))
}

fn loss(own: &OwnListing, document: StatusCode, page: StatusCode, text: &str) -> Option<(Rule, String)> {
    let lost = |what: String| Some((Rule::WriteKept, what));
    if document == StatusCode::GONE && page == StatusCode::GONE {
        return if own.tracked.attempted.removed { None } else { lost("it is gone".to_owned()) };
    }
    if document != StatusCode::OK || page != StatusCode::OK {
        return lost(format!("its document is answered {document}, its page {page}"));
    }
    if own.tracked.acknowledged.removed {
        return lost("it is removed and can be read".to_owned());
    }
    let note: Value = serde_json::from_str(text).unwrap_or_default();
    let intent = note.get("publishes").unwrap_or(&Value::Null);
    let version = intent.get("name").and_then(Value::as_str).and_then(version_in).unwrap_or_default();
    let closed = intent.get("finished").and_then(Value::as_bool).unwrap_or_default();
    if version < own.tracked.acknowledged.version || version > own.tracked.attempted.version {
        return lost(format!("version {version} is read"));
    }
    if own.tracked.acknowledged.closed && !closed {
        return lost("it is closed and reads as open".to_owned());
    }
    None
}
