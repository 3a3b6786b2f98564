//! What others bring of somebody: believed with a valid proof of its author (FEP-8b32), read at its origin or dropped without.

use allmende_domain::peer::PeerPolicy;
use allmende_domain::time::{DAY_MS, HOUR_MS};
use allmende_federation::limits::PROOF_AGE_MAX_MS;
use allmende_tests::{Peer, PeerActor};
use serde_json::{Value, json};

use super::siege::Siege;

type Forge = Box<dyn Fn(Value) -> Value>;

/// Bob, whom the instance follows as it follows mallory. His server serves his actor and nothing else.
struct Brought {
    siege: Siege,
    victim: Peer,
    bob: PeerActor,
}

impl Brought {
    async fn begin() -> Self {
        let siege = Siege::begin().await;
        let victim = Peer::on(&siege.network, "victim.example");
        let bob = victim.actor("bob", 1).with_multikey(1);
        victim.serves("/users/bob", &bob.document());
        siege.velo.asks_to_follow(&bob.url).await;
        siege.velo.asks_to_follow(&siege.mallory.url).await;
        siege.settle().await;
        siege.evil.accepts_follow(&siege.mallory, &siege.velo.instance).await;
        siege.settle().await;
        victim.forget_requests();
        Self { siege, victim, bob }
    }

    fn listing(&self, number: u32, title: &str) -> Value {
        let mut listing = self.bob.listing(number, title, 0);
        listing["@context"] = json!("https://www.w3.org/ns/activitystreams");
        listing
    }

    fn proved(&self, document: Value) -> Value {
        self.bob.proves(document, self.siege.now())
    }

    async fn mallory_says(&self, number: u32, kind: &str, object: Value) {
        let activity = self.siege.mallory.activity(number, kind, object);
        assert_eq!(self.siege.evil.delivers(&self.siege.mallory, &self.siege.velo.instance, &activity).await, 202);
        self.siege.settle().await;
    }

    /// Mallory's server delivers what it says is bob's.
    async fn passes_on(&self, activity: &Value) -> u16 {
        let status = self.siege.evil.delivers(&self.siege.mallory, &self.siege.velo.instance, activity).await;
        self.siege.settle().await;
        status
    }

    async fn title(&self, number: u32) -> Option<String> {
        let seen = self.siege.velo.instance.sees(self.bob.listing(number, "", 0)["id"].as_str().unwrap()).await?;
        Some(seen.terms.texts.first().title.clone())
    }
}

#[tokio::test]
async fn s12_an_embedded_object_with_a_proof_of_its_author_needs_no_fetch() {
    let brought = Brought::begin().await;
    for (number, kind) in [(1, "Create"), (2, "Announce")] {
        brought.mallory_says(number, kind, brought.proved(brought.listing(number, "Bob's drill"))).await;
        assert_eq!(brought.title(number).await.as_deref(), Some("Bob's drill"), "{kind}");
    }
    // An activity that is announced whole.
    let create = brought.proved(brought.bob.activity(3, "Create", brought.listing(3, "Bob's saw")));
    brought.mallory_says(3, "Announce", create).await;
    assert_eq!(brought.title(3).await.as_deref(), Some("Bob's saw"));
    assert_eq!(brought.victim.fetches(), Vec::<String>::new(), "its key was known, and nothing else was needed");
}

#[tokio::test]
async fn s12_a_proof_that_is_not_valid_is_as_good_as_none() {
    let brought = Brought::begin().await;
    let (siege, bob) = (&brought.siege, &brought.bob);
    let neighbour = brought.victim.actor("neighbour", 2).with_multikey(2);
    brought.victim.serves("/users/neighbour", &neighbour.document());
    let mallory = siege.mallory.with_multikey(3);
    siege.evil.serves("/users/mallory", &mallory.document());
    let now = siege.now();
    let by = |actor: &PeerActor| {
        let actor = actor.clone();
        Box::new(move |document: Value| actor.proves(document, now)) as Forge
    };
    let at = |offset_ms: i64| {
        let bob = bob.clone();
        Box::new(move |document: Value| bob.proves(document, now.plus(offset_ms))) as Forge
    };
    let with = |place: &'static str, value: Value| {
        let bob = bob.clone();
        Box::new(move |document: Value| {
            let mut proved = bob.proves(document, now);
            *proved.pointer_mut(place).expect("a place") = value.clone();
            proved
        }) as Forge
    };
    let of_another = brought.proved(brought.listing(90, "Another"))["proof"].clone();
    let cases: Vec<(&str, Forge)> = vec![
        ("the proof of another document", with("/proof", of_another)),
        ("signed by somebody else with bob's key id", by(&bob.with_multikey(0))),
        ("signed by a neighbour of bob", by(&neighbour)),
        ("signed by mallory", by(&mallory)),
        ("too old", at(-PROOF_AGE_MAX_MS - 1_000)),
        ("from the future", at(2 * HOUR_MS)),
        ("altered after it was proved", with("/content", json!("<p>Another</p>"))),
        ("altered in its title", with("/publishes/name", json!("Another"))),
        ("made earlier than it says", with("/proof/created", json!("2026-11-22T08:59:59Z"))),
        // Bob's RSA key is for requests.
        ("under the id of bob's RSA key", with("/proof/verificationMethod", json!(bob.key_id))),
    ];
    for (number, (why, forge)) in (1..).zip(cases) {
        brought.victim.serves_object(&brought.listing(number, "What bob said"));
        brought.mallory_says(number, "Create", forge(brought.listing(number, "What mallory says bob said"))).await;
        assert_eq!(brought.title(number).await.as_deref(), Some("What bob said"), "{why}");
        let path = format!("/users/bob/listings/{number}");
        assert_eq!(brought.victim.fetches().iter().filter(|fetched| **fetched == path).count(), 1, "{why}");
    }
}

#[tokio::test]
async fn an_object_that_its_author_did_not_write_is_not_its_authors() {
    let brought = Brought::begin().await;
    let mallory = brought.siege.mallory.with_multikey(3);
    brought.siege.evil.serves("/users/mallory", &mallory.document());
    let now = brought.siege.now();
    // Mallory proves what names bob as its author, or lives at bob's, or both parts of it one by one.
    let mut hers = brought.listing(1, "In bob's name");
    hers["id"] = json!(brought.siege.evil.url("/listings/1"));
    let mut at_bobs = brought.listing(2, "At bob's address");
    at_bobs["attributedTo"] = json!(mallory.url);
    let wrapped = mallory.activity(7, "Create", brought.listing(3, "Within hers"));
    for (number, object) in [(1, hers.clone()), (2, at_bobs), (3, wrapped)] {
        for kind in ["Announce", "Create"] {
            brought.mallory_says(10 * number + u32::from(kind == "Create"), kind, mallory.proves(object.clone(), now)).await;
        }
    }
    for number in 1..=3 {
        assert_eq!(brought.title(number).await, None);
    }
    assert_eq!(brought.siege.velo.instance.sees(hers["id"].as_str().unwrap()).await.map(|_| ()), None);
}

#[tokio::test]
async fn an_activity_that_is_passed_on_with_a_proof_of_its_actor_takes_effect() {
    let brought = Brought::begin().await;
    let create = brought.bob.activity(1, "Create", brought.listing(1, "Bob's drill"));
    assert_eq!(brought.passes_on(&create).await, 401, "without a proof");
    assert_eq!(brought.passes_on(&brought.proved(create.clone())).await, 202);
    assert_eq!(brought.title(1).await.as_deref(), Some("Bob's drill"));
    assert_eq!(brought.siege.velo.instance.outcome_of(create["id"].as_str().unwrap()).await.as_deref(), Some("done"));
    let delete = brought.bob.activity(2, "Delete", brought.bob.listing(1, "", 0)["id"].clone());
    assert_eq!(brought.passes_on(&delete).await, 401);
    assert_eq!(brought.title(1).await.as_deref(), Some("Bob's drill"));
    assert_eq!(brought.passes_on(&brought.proved(delete)).await, 202);
    assert_eq!(brought.title(1).await, None);
    assert_eq!(brought.victim.fetches(), Vec::<String>::new());
}

#[tokio::test]
async fn what_is_passed_on_must_be_proved_by_its_actor_lately_and_be_about_an_object() {
    let brought = Brought::begin().await;
    let (siege, bob) = (&brought.siege, &brought.bob);
    let mallory = siege.mallory.with_multikey(3);
    siege.evil.serves("/users/mallory", &mallory.document());
    let create = bob.activity(1, "Create", brought.listing(1, "Bob's drill"));
    let mut altered = brought.proved(create.clone());
    altered["object"]["content"] = json!("<p>Another</p>");
    assert_eq!(brought.passes_on(&altered).await, 401, "altered");
    assert_eq!(brought.passes_on(&mallory.proves(create.clone(), siege.now())).await, 401, "proved by mallory");
    assert_eq!(brought.passes_on(&bob.with_multikey(0).proves(create.clone(), siege.now())).await, 401, "by another key");
    assert_eq!(brought.passes_on(&bob.proves(create.clone(), siege.now().plus(-3 * DAY_MS))).await, 401, "long ago");
    // A follow that was taken back would hold again.
    for (number, kind, object) in
        [(2, "Follow", json!(siege.velo.url())), (3, "Undo", json!({"type": "Follow"})), (4, "Like", json!(siege.velo.url()))]
    {
        assert_eq!(brought.passes_on(&brought.proved(bob.activity(number, kind, object))).await, 401, "{kind}");
    }
    // The bringer must be somebody, and somebody who may speak to us.
    let unsigned = siege.evil.signs(&siege.mallory, &siege.velo.instance, "/inbox", &brought.proved(create.clone())).without("signature");
    assert_eq!(siege.send(unsigned).await, 401, "brought by nobody");
    let forged = siege.evil.signs(&siege.mallory.with_another_key(2), &siege.velo.instance, "/inbox", &brought.proved(create.clone()));
    assert_eq!(siege.send(forged).await, 401, "brought in another's name");
    siege.velo.instance.sets_policy("evil.example", PeerPolicy::Suspend).await;
    assert_eq!(brought.passes_on(&brought.proved(create.clone())).await, 403, "brought by a suspended server");
    siege.velo.instance.sets_policy("evil.example", PeerPolicy::Allow).await;
    siege.velo.instance.sets_policy("victim.example", PeerPolicy::Suspend).await;
    assert_eq!(brought.passes_on(&brought.proved(create)).await, 403, "of a suspended server");
    assert_eq!(brought.siege.velo.instance.stored_activities().await, 1, "the Accept of before alone");
    assert_eq!(brought.title(1).await, None);
}

#[tokio::test]
async fn m2_a_proof_does_not_lead_past_a_block() {
    let brought = Brought::begin().await;
    let listing = brought.proved(brought.listing(1, "Bob's drill"));
    brought.siege.velo.instance.sets_policy("victim.example", PeerPolicy::Suspend).await;
    brought.mallory_says(1, "Announce", listing.clone()).await;
    brought.mallory_says(2, "Create", listing).await;
    assert_eq!(brought.title(1).await, None);
    assert_eq!(brought.victim.fetches(), Vec::<String>::new());
}

/// A linked-data signature as Mastodon makes it. Whether it is valid does not matter: nobody looks at it.
fn linked_data_signed(mut document: Value) -> Value {
    document["@context"] = json!(["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"]);
    document["signature"] = json!({
        "type": "RsaSignature2017", "creator": "https://victim.example/users/bob#main-key", "created": "2026-11-22T09:00:00Z",
        "signatureValue": "bW9zdCBzZXJ2ZXJzIHdvdWxkIGJlbGlldmUgdGhpcw==",
    });
    document
}

#[tokio::test]
async fn s17_a_linked_data_signature_with_a_rearranged_graph_or_removed_entries_is_not_looked_at() {
    let brought = Brought::begin().await;
    let honest = brought.listing(1, "What bob said");
    brought.victim.serves_object(&honest);
    let create = linked_data_signed(brought.bob.activity(1, "Create", brought.listing(1, "What bob said")));
    let mut removed = create.clone();
    removed["object"].as_object_mut().unwrap().shift_remove("published");
    let mut rearranged = create.clone();
    rearranged["@graph"] = json!([create["object"], {"id": create["id"], "type": "Delete", "object": create["object"]["id"]}]);
    let mut reversed = create.clone();
    let object = reversed["object"].take();
    reversed["@included"] = json!([object]);
    reversed["object"] = object["id"].clone();
    // Passed on: nothing says that it is bob's.
    for activity in [&create, &removed, &rearranged, &reversed] {
        assert_eq!(brought.passes_on(activity).await, 401);
    }
    assert_eq!(brought.siege.velo.instance.stored_activities().await, 1, "the Accept of before alone");
    assert_eq!(brought.victim.fetches(), Vec::<String>::new());
    // Embedded: read at its origin.
    let mut forged = linked_data_signed(brought.listing(1, "What mallory says bob said"));
    forged["@graph"] = json!([brought.listing(1, "What mallory says bob said")]);
    brought.mallory_says(2, "Announce", forged).await;
    assert_eq!(brought.title(1).await.as_deref(), Some("What bob said"));
    // Nor does one beside a valid proof change anything.
    let both = linked_data_signed(brought.listing(2, "Bob's saw"));
    let mut proved = both.clone();
    proved.as_object_mut().unwrap().shift_remove("signature");
    proved = brought.proved(proved);
    proved["signature"] = both["signature"].clone();
    brought.mallory_says(3, "Announce", proved).await;
    assert_eq!(brought.title(2).await.as_deref(), Some("Bob's saw"));
}

#[tokio::test]
async fn s21_a_new_key_is_learnt_from_a_proof_and_bad_proofs_cause_one_fetch() {
    let brought = Brought::begin().await;
    let siege = &brought.siege;
    siege.network.clock.advance(HOUR_MS);
    let rotated = brought.bob.with_multikey(2);
    brought.victim.serves("/users/bob", &rotated.document());
    let create = rotated.activity(1, "Create", brought.listing(1, "Bob's drill"));
    assert_eq!(brought.passes_on(&rotated.proves(create, siege.now())).await, 202);
    assert_eq!(brought.victim.fetches(), ["/users/bob"]);
    siege.network.clock.advance(HOUR_MS);
    for number in 10..40 {
        let create = brought.bob.activity(number, "Create", brought.listing(number, "Forged"));
        assert_eq!(brought.passes_on(&brought.bob.with_multikey(3).proves(create, siege.now())).await, 401);
    }
    assert_eq!(brought.victim.fetches().len(), 2);
}
