//! Bodies that are not what they should be: exact answers, nothing stored, nobody asked.

use serde_json::{Value, json};

use super::siege::Siege;

async fn answer(siege: &Siege, body: Vec<u8>) -> u16 {
    siege.send(siege.evil.signs(&siege.mallory, &siege.velo.instance, "/inbox", &siege.follow(1)).body(body)).await
}

#[tokio::test]
async fn p1_json_two_hundred_thousand_levels_deep() {
    let siege = Siege::begin().await;
    assert_eq!(answer(&siege, "[".repeat(200_000).into_bytes()).await, 400);
    let nested = format!("{{\"id\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(answer(&siege, nested.into_bytes()).await, 400);
    siege.assert_dropped_unfetched().await;
}

#[tokio::test]
async fn p4_one_byte_more_than_a_mebibyte() {
    let siege = Siege::begin().await;
    assert_eq!(answer(&siege, vec![b' '; (1 << 20) + 1]).await, 413);
    assert_eq!(answer(&siege, vec![b' '; 1 << 20]).await, 400, "as long as it may be, and empty");
    siege.assert_dropped_unfetched().await;
}

#[tokio::test]
async fn p5_ten_thousand_recipients() {
    let siege = Siege::begin().await;
    for member in ["to", "cc", "tag"] {
        let mut activity = siege.follow(1);
        activity[member] = json!(vec!["https://evil.example/x"; 10_000]);
        assert_eq!(answer(&siege, activity.to_string().into_bytes()).await, 400, "{member}");
    }
    siege.assert_dropped_unfetched().await;
}

#[tokio::test]
async fn what_is_not_an_activity_is_refused() {
    let siege = Siege::begin().await;
    let without = |member: &str| {
        let mut activity = siege.follow(1);
        activity.as_object_mut().expect("an object").remove(member);
        activity.to_string().into_bytes()
    };
    for body in [
        b"".to_vec(),
        b"{".to_vec(),
        b"null".to_vec(),
        b"[]".to_vec(),
        b"\xff\xfe".to_vec(),
        without("id"),
        without("actor"),
        without("type"),
    ] {
        let shown = String::from_utf8_lossy(&body).chars().take(60).collect::<String>();
        assert_eq!(answer(&siege, body).await, 400, "{shown}");
    }
    for content_type in ["text/plain", "application/json", "application/x-www-form-urlencoded", "application/ld+json"] {
        let signed =
            siege.evil.signs(&siege.mallory, &siege.velo.instance, "/inbox", &siege.follow(1)).header("content-type", content_type);
        assert_eq!(siege.send(signed).await, 415, "{content_type}");
    }
    let unsigned = siege.evil.signs(&siege.mallory, &siege.velo.instance, "/inbox", &siege.follow(1)).without("signature");
    assert_eq!(siege.send(unsigned).await, 401);
    siege.assert_dropped_unfetched().await;
    let nobody = siege.evil.signs(&siege.mallory, &siege.velo.instance, "/coops/nobody/inbox", &siege.follow(1));
    assert_eq!(siege.send(nobody).await, 404);
    siege.assert_dropped_unfetched().await;
}

#[tokio::test]
async fn p7_odd_objects_and_unknown_types_never_end_in_500() {
    let siege = Siege::begin().await;
    let objects = [json!(null), json!([]), json!(7), json!("x"), json!({}), json!([[["x"]]]), json!({"id": 7}), json!(true)];
    let kinds = ["Follow", "Create", "Update", "Delete", "Undo", "Accept", "Reject", "Announce", "Like", "Flag", "Travel"];
    let mut number = 0;
    for kind in kinds {
        for object in &objects {
            number += 1;
            let activity = siege.mallory.activity(number, kind, object.clone());
            assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &activity).await, 202, "{activity}");
            siege.settle().await;
            let outcome = siege.velo.instance.outcome_of(activity["id"].as_str().expect("an id")).await;
            assert!(matches!(outcome.as_deref(), Some("refused" | "ignored")), "{outcome:?}: {activity}");
        }
    }
    let mut odd: Value = siege.follow(5_000);
    odd["type"] = json!(["Follow", "Custom"]);
    assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &odd).await, 202);
    siege.settle().await;
    odd["type"] = json!(7);
    assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &odd).await, 400);
}

/// Sixteen senders, each of which sends the next one as soon as the last was taken: there is always something to write.
#[tokio::test]
async fn what_arrives_without_a_pause_leaves_no_work_behind() {
    let siege = Siege::begin().await;
    let alive = || tokio::runtime::Handle::current().metrics().num_alive_tasks();
    let most = std::cell::Cell::new(0);
    let (siege, most) = (&siege, &most);
    let senders = (0..16_u32).map(|sender| async move {
        for number in 0..20 {
            let activity = siege.follow(sender * 100 + number);
            let signed = siege.evil.signs(&siege.mallory, &siege.velo.instance, "/inbox", &activity);
            assert_eq!(siege.send(signed).await, 202);
            most.set(most.get().max(alive()));
        }
    });
    let before = alive();
    futures_util::future::join_all(senders).await;
    assert_eq!(siege.velo.instance.stored_activities().await, 320);
    assert!(most.get() <= before + 8, "{} tasks at the beginning, {} at the most", before, most.get());
}
