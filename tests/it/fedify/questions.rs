//! Questions of the peer about our offers, and what a steward answers.

use allmende_tests::fedify::Meeting;
use anyhow::Context as _;
use serde_json::json;

use super::Outcome;

pub async fn a_reply_is_an_inquiry_that_is_edited_answered_and_deleted(two: &Meeting) -> Outcome {
    let path = two.publishes("A tent").await?;
    let reply = json!({ "to": two.address(&path), "text": "Is it free on Friday?" });
    let question = two.peer.makes("reply", reply).await?;
    let page = two.until_page("/coops/velo/inquiries", "Is it free on Friday?").await?;
    let id = page.split_once("href=\"/inquiries/").and_then(|(_, rest)| rest.split_once('"')).context("a thread")?.0;
    let thread = format!("/inquiries/{id}");
    let page = two.page(&thread).await?;
    anyhow::ensure!(page.contains("A tent") && page.contains(&two.peer.handle), "about what, and by whom: {page}");

    two.peer.does("edit", json!({ "id": question, "text": "Is it free on Saturday?" })).await?;
    two.until_page(&thread, "Is it free on Saturday?").await?;

    two.sends(&thread, &[("body", "Yes, come at nine.")]).await?;
    let answered = two.until_peer("our answer arrived", |state| {
        let replies = allmende_tests::fedify::list(state, "posts").iter().filter(|post| post["replyTo"] == question.as_str());
        replies.into_iter().any(|post| post["html"].as_str().is_some_and(|html| html.contains("Yes, come at nine.")))
    });
    answered.await?;
    let shown = two.peer.page().await?;
    anyhow::ensure!(shown.contains("Is it free on Saturday?") && shown.contains("Yes, come at nine."), "its page shows both: {shown}");

    // A question in public is one, too.
    let reply = json!({ "to": two.address(&path), "text": "And on Sunday?", "everybody": true });
    let public = two.peer.makes("reply", reply).await?;
    two.until_page("/coops/velo/inquiries", "And on Sunday?").await?;
    two.peer.does("delete", json!({ "id": public })).await?;
    two.until_page_without("/coops/velo/inquiries", "And on Sunday?").await
}
