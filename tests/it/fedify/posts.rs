//! What the peer writes, on our reading page.

use allmende_tests::fedify::Meeting;
use serde_json::json;

use super::Outcome;

pub async fn a_post_is_read_edited_and_deleted(two: &Meeting) -> Outcome {
    let post = two.peer.makes("post", json!({ "text": "Good morning from Fedify" })).await?;
    let page = two.until_page("/reading", "Good morning from Fedify").await?;
    anyhow::ensure!(page.contains(&two.peer.handle), "who wrote it: {page}");
    two.peer.does("edit", json!({ "id": post, "text": "Good evening from Fedify" })).await?;
    two.until_page("/reading", "Good evening from Fedify").await?;
    two.until_page_without("/reading", "Good morning from Fedify").await?;
    two.peer.does("delete", json!({ "id": post })).await?;
    two.until_page_without("/reading", "Good evening from Fedify").await
}
