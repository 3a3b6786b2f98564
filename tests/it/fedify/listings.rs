//! Our offers, as the peer has them.

use allmende_tests::fedify::{Meeting, list};
use serde_json::json;

use super::Outcome;

pub async fn an_offer_is_received_edited_closed_and_removed(two: &Meeting) -> Outcome {
    let path = two.publishes("A cargo bike").await?;
    let address = two.address(&path);
    let says = |words: &'static str| move |post: &serde_json::Value| post["html"].as_str().is_some_and(|html| html.contains(words));
    let post = two.until_peer_has(&address, "the offer arrived", says("A cargo bike")).await?;
    anyhow::ensure!(post["author"] == two.coop.as_str() && post["edited"] == false, "{post}");
    anyhow::ensure!(post["languages"] == json!(["en"]), "its language is told: {post}");

    two.retitles(&path, "A cargo bike with a roof").await?;
    let post = two.until_peer_has(&address, "the edit arrived", says("with a roof")).await?;
    anyhow::ensure!(post["edited"] == true, "{post}");

    two.sends(&format!("{path}/close"), &[("note", "It found a home.")]).await?;
    two.until_peer_has(&address, "the closing arrived", says("It found a home.")).await?;

    two.sends(&format!("{path}/remove"), &[]).await?;
    two.until_peer_has(&address, "the removal arrived", |post| post["removed"] == true).await?;
    let proved = two.peer.arrived("Create").await?;
    anyhow::ensure!(proved.iter().all(|one| one["proof"] == true), "Fedify believes our proofs: {proved:?}");
    let kinds: Vec<_> = list(&two.peer.state().await?, "arrivals").iter().map(|one| (one["type"].clone(), one["effect"].clone())).collect();
    for wanted in [("Create", "kept"), ("Update", "edited"), ("Delete", "removed")] {
        anyhow::ensure!(kinds.contains(&(json!(wanted.0), json!(wanted.1))), "no {wanted:?} in {kinds:?}");
    }
    Ok(())
}

pub async fn an_offer_is_liked_and_boosted_and_both_taken_back(two: &Meeting) -> Outcome {
    let path = two.publishes("A drill").await?;
    let about = json!({ "object": two.address(&path) });
    let like = two.peer.makes("like", about.clone()).await?;
    let boost = two.peer.makes("boost", about).await?;
    two.until_page(&path, "1 like").await?;
    two.until_page(&path, "shared once").await?;
    two.peer.does("undo", json!({ "id": like })).await?;
    two.peer.does("undo", json!({ "id": boost })).await?;
    two.until_page_without(&path, "1 like").await?;
    two.until_page_without(&path, "shared once").await
}

pub async fn the_newest_offers_are_read_from_the_outbox(two: &Meeting) -> Outcome {
    let path = two.publishes("A sewing machine").await?;
    let read = two.peer.does("read", json!({ "target": two.coop })).await?;
    two.until_peer_has(&two.address(&path), "the offer", |post| post["removed"] == false).await?;
    // Whatever had not been delivered by then.
    anyhow::ensure!(read["count"].as_u64().is_some(), "{read}");
    Ok(())
}
