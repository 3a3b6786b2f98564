//! Posts of those whom ours follow.

use std::sync::Arc;

use allmende_app::posts::{Attachment, PostIn, PostKind, Share, Words};
use allmende_app::{AppError, follows, peers, posts};
use allmende_domain::peer::PeerPolicy;
use allmende_domain::permission::Viewer;
use allmende_domain::time::{DAY_MS, UnixMillis};
use allmende_domain::url::{Host, ObjectUrl};

use crate::Knows;
use crate::instances::{OPERATOR, cooperative, instances, remote};

fn post(host: &str, number: u32, updated_at: i64) -> PostIn {
    PostIn {
        object_url: ObjectUrl::parse(&format!("https://{host}/posts/{number}")).unwrap(),
        kind: PostKind::Note,
        words: Words { content: format!("<p>{updated_at}</p>"), ..Words::default() },
        translations: Vec::new(),
        sensitive: false,
        poll: None,
        quote: None,
        answers: None,
        gathering: None,
        page_url: None,
        attachments: vec![Attachment {
            url: ObjectUrl::parse("https://cdn.example/1.jpg").unwrap(),
            media_type: "image/jpeg".to_owned(),
            alt: "A hall".to_owned(),
        }],
        published_at: UnixMillis(updated_at),
        updated_at: UnixMillis(updated_at),
    }
}

#[tokio::test]
async fn posts_are_kept_of_those_we_follow_and_of_what_they_share() {
    for instance in instances("posts").await {
        let app = &instance.app;
        let (velo, _) = cooperative(app, "velo", false).await;
        let (solar, mia) = (remote(app, "solar.example", "solar").await, remote(app, "social.example", "mia").await);
        let mallory = remote(app, "social.example", "mallory").await;
        let now = app.now().0;
        let activity = ObjectUrl::parse("https://solar.example/shares/1").unwrap();
        let share = Share { by: &solar, activity: &activity };
        assert!(!posts::receive(app, &solar, post("solar.example", 1, now), None).await.unwrap(), "nobody follows solar");
        app.set_directory(Arc::new(Knows(solar.clone())));
        let follow = follows::request(app, &OPERATOR, &velo.id, "@solar@solar.example").await.unwrap().follow;
        assert!(!posts::receive(app, &solar, post("solar.example", 1, now), None).await.unwrap(), "asked is not accepted (case V4)");
        follows::receive_accept(app, &solar, Some(&follow.activity_url), None).await.unwrap();

        assert!(posts::receive(app, &solar, post("solar.example", 1, now - 10), None).await.unwrap());
        assert!(!posts::receive(app, &solar, post("solar.example", 1, now - 20), None).await.unwrap(), "older");
        assert!(!posts::receive(app, &mia, post("social.example", 2, now), None).await.unwrap());
        assert!(posts::receive(app, &mia, post("social.example", 2, now), Some(share)).await.unwrap());
        assert!(!posts::receive(app, &mallory, post("social.example", 2, now + 1), Some(share)).await.unwrap(), "case S14");
        let page = posts::timeline(app, &OPERATOR, 0).await.unwrap();
        let seen: Vec<_> = page.items.iter().map(|view| (view.author.username.as_str(), view.shared_by.is_some())).collect();
        assert_eq!(seen, [("mia", true), ("solar", false)]);
        assert_eq!(page.items.first().unwrap().post.attachments.len(), 1);
        assert!(matches!(posts::timeline(app, &Viewer::Stranger, 0).await, Err(AppError::SignInFirst)));

        assert!(!posts::unshare(app, &mia, activity.as_str()).await.unwrap(), "her neighbour shared it, not she");
        assert!(posts::unshare(app, &solar, activity.as_str()).await.unwrap());
        assert!(posts::receive(app, &mia, post("social.example", 2, now), Some(share)).await.unwrap(), "shared again");

        let url = post("social.example", 2, 0).object_url;
        assert!(!posts::remove(app, &mallory, &url).await.unwrap());
        assert!(posts::remove(app, &mia, &url).await.unwrap());
        assert!(!posts::receive(app, &mia, post("social.example", 2, now + 5), Some(share)).await.unwrap(), "deleted stays deleted");
        peers::set_policy(app, &OPERATOR, &Host::parse("social.example").unwrap(), PeerPolicy::Suspend, "spam").await.unwrap();
        assert!(!posts::receive(app, &mia, post("social.example", 3, now), Some(share)).await.unwrap(), "case M2");
        instance.clock.advance(91 * DAY_MS);
        assert_eq!(posts::forget_old(app).await.unwrap(), 1);
    }
}
