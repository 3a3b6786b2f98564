//! A server on Fedify, an implementation that knows nothing of ours, as the other side (tests/peers/fedify): real processes, both kinds of
//! signatures in both directions. Fedify signs and verifies by itself; the peer only records how each request was signed.

mod listings;
mod moderation;
mod posts;
mod questions;

use allmende_tests::fedify::{DRAFT_CAVAGE, Meeting, RFC9421, list};
use serde_json::{Value, json};

type Outcome = anyhow::Result<()>;

#[tokio::test]
async fn all_that_people_do_crosses_over_signed_as_draft_cavage() -> Outcome {
    all_that_people_do(DRAFT_CAVAGE).await
}

#[tokio::test]
async fn all_that_people_do_crosses_over_signed_as_rfc_9421() -> Outcome {
    all_that_people_do(RFC9421).await
}

async fn all_that_people_do(kind: &str) -> Outcome {
    let two = Meeting::begin(kind, &[]).await?;
    two.follow_each_other().await?;
    listings::an_offer_is_received_edited_closed_and_removed(&two).await?;
    listings::an_offer_is_liked_and_boosted_and_both_taken_back(&two).await?;
    listings::the_newest_offers_are_read_from_the_outbox(&two).await?;
    questions::a_reply_is_an_inquiry_that_is_edited_answered_and_deleted(&two).await?;
    posts::a_post_is_read_edited_and_deleted(&two).await?;
    both_leave(&two).await?;
    everything_was_signed_so_and_believed_at_once(&two.peer.state().await?, kind)?;
    two.end().await
}

/// Each side stops following the other, and the other knows.
async fn both_leave(two: &Meeting) -> Outcome {
    two.peer.does("unfollow", json!({ "target": two.coop })).await?;
    two.until_page_without("/coops/velo/followers", &two.peer.handle).await?;
    let follows = two.asks(&["follow", "list"]).await?;
    let id = follows[0]["id"].as_str().unwrap_or_default();
    two.sends(&format!("/coops/velo/following/{id}/end"), &[]).await?;
    two.until_peer("we left", |state| list(state, "followers").is_empty()).await.map(|_| ())
}

/// No request of either side was refused, which would have brought the other kind of signature.
fn everything_was_signed_so_and_believed_at_once(state: &Value, kind: &str) -> Outcome {
    let (sent, received) = (list(state, "sent"), list(state, "requests"));
    let posts = |requests: &[Value]| requests.iter().filter(|request| request["method"] == "POST").cloned().collect::<Vec<_>>();
    for request in sent.iter().filter(|request| !request["kind"].is_null()) {
        let wanted = if request["method"] == "POST" { 202 } else { 200 };
        anyhow::ensure!(request["kind"] == kind && request["status"] == wanted, "Fedify sent {request}");
    }
    for request in received {
        anyhow::ensure!(request["verified"] == true, "Fedify did not believe {request}");
    }
    for request in posts(received) {
        // It spoke first, so that we know how it signs.
        anyhow::ensure!(request["kind"] == kind, "we sent {request}");
    }
    let (sent, received) = (posts(sent).len(), posts(received).len());
    anyhow::ensure!(sent >= 12 && received >= 9, "only {sent} deliveries there and {received} here");
    Ok(())
}

#[tokio::test]
async fn a_server_that_we_suspend_is_shut_out_until_we_think_again() -> Outcome {
    moderation::suspended_and_back().await
}

#[tokio::test]
async fn reports_and_blocks_cross_over() -> Outcome {
    moderation::reports_and_blocks().await
}

#[tokio::test]
async fn an_instance_with_authorised_fetch_is_read_with_fedifys_signatures() -> Outcome {
    let two = Meeting::begin(RFC9421, &[("ALLMENDE_FEDERATION__AUTHORIZED_FETCH", "true")]).await?;
    let listing = two.publishes("A ladder").await?;
    two.follow_each_other().await?;
    two.peer.does("read", json!({ "target": two.coop })).await?;
    two.until_peer_has(&two.address(&listing), "the offer", |post| post["html"].as_str().is_some_and(|html| html.contains("A ladder")))
        .await?;
    two.end().await
}
