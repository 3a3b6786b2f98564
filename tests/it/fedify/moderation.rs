//! Shutting out, reporting and blocking.

use allmende_tests::fedify::{DRAFT_CAVAGE, HOST, Meeting, RFC9421, list};
use allmende_tests::nodes::until;
use anyhow::Context as _;
use serde_json::json;

use super::Outcome;

const SOON: std::time::Duration = std::time::Duration::from_secs(30);

pub async fn suspended_and_back() -> Outcome {
    let two = Meeting::begin(DRAFT_CAVAGE, &[]).await?;
    two.peer.does("post", json!({ "text": "Written to nobody yet" })).await?;
    two.follow_each_other().await?;
    // Its outbox has been read, once: what shows from here on was delivered.
    two.until_page("/reading", "Written to nobody yet").await?;
    let before = two.peer.makes("post", json!({ "text": "Written before" })).await?;
    two.until_page("/reading", "Written before").await?;

    // The host alone decides, not its port.
    two.sends("/peers", &[("host", HOST), ("policy", "suspend"), ("reason", "A test")]).await?;
    let refused = two.peer.does("post", json!({ "text": "Written meanwhile" })).await.err().context("its post was taken")?;
    anyhow::ensure!(refused.to_string().contains("403"), "{refused}");
    let page = two.page("/reading").await?;
    anyhow::ensure!(!page.contains("Written before") && !page.contains("Written meanwhile"), "nothing of it is shown: {page}");
    let path = two.publishes("A pump").await?;
    let id = path.trim_start_matches("/listings/");
    until(SOON, "it is addressed to nobody", async || Ok(two.asks(&["delivery", "activity", id]).await?["audience"] == 0)).await?;
    let unreadable = two.peer.does("like", json!({ "object": two.address(&path) })).await;
    anyhow::ensure!(unreadable.is_err(), "a signed GET of a suspended server is answered");
    anyhow::ensure!(two.peer.post(&two.address(&path)).await?.is_none(), "nothing is sent there");

    two.sends("/peers", &[("host", HOST), ("policy", "none")]).await?;
    let next = two.publishes("A saw").await?;
    two.until_peer_has(&two.address(&next), "what came after arrived", |post| post["removed"] == false).await?;
    anyhow::ensure!(two.peer.post(&two.address(&path)).await?.is_none(), "what came meanwhile was not for it");
    two.peer.does("post", json!({ "text": "Written after" })).await?;
    let page = two.until_page("/reading", "Written after").await?;
    anyhow::ensure!(page.contains("Written before") && !page.contains("Written meanwhile"), "what was refused stays away: {page}");
    two.peer.does("delete", json!({ "id": before })).await?;
    two.until_page_without("/reading", "Written before").await?;
    two.end().await
}

pub async fn reports_and_blocks() -> Outcome {
    let two = Meeting::begin(RFC9421, &[]).await?;
    two.follow_each_other().await?;
    let path = two.publishes("A crooked ladder").await?;

    // There is something wrong with ours.
    let about = json!({ "target": two.coop, "objects": [two.address(&path)], "text": "The ladder is dangerous." });
    two.peer.does("report", about).await?;
    let page = two.until_page("/reports", "The ladder is dangerous.").await?;
    anyhow::ensure!(page.contains(HOST), "by which server: {page}");

    // There is something wrong with theirs.
    let post = two.peer.makes("post", json!({ "text": "Buy cheap watches" })).await?;
    two.until_page("/reading", "Buy cheap watches").await?;
    two.sends("/report", &[("about", &post), ("content", "Sells watches.")]).await?;
    let reports = two.asks(&["report", "list"]).await?;
    let ours = reports.as_array().and_then(|all| all.iter().find(|report| report["content"] == "Sells watches.")).context("a report")?;
    let id = ours["id"].as_str().unwrap_or_default();
    two.sends(&format!("/reports/{id}"), &[("then", "forward"), ("words", "This sells watches.")]).await?;
    let told = |state: &serde_json::Value| {
        list(state, "arrivals").iter().any(|one| one["type"] == "Flag" && one["document"]["content"] == "This sells watches.")
    };
    two.until_peer("our report arrived", told).await?;
    let flag = two.peer.arrived("Flag").await?.pop().context("a Flag")?;
    anyhow::ensure!(flag["actor"] == two.address("/actor"), "the instance says it, not the member: {flag}");
    anyhow::ensure!(flag["document"]["object"] == json!([two.peer.actor, post]), "about whom and what: {flag}");
    anyhow::ensure!(!flag.to_string().contains("Sells watches."), "the words of the member stay here: {flag}");

    // It wants to have nothing to do with ours.
    two.peer.does("block", json!({ "target": two.coop })).await?;
    two.until_page_without("/coops/velo/followers", &two.peer.handle).await?;
    let ended = async || Ok(two.asks(&["follow", "list"]).await?[0]["state"] != "accepted");
    until(SOON, "our follow of it ended, too", ended).await?;
    two.end().await
}
