//! Documents of peers, from the bytes of an inbox to what they mean here.

use allmende_domain::limits as bounds;
use allmende_domain::listing::Terms;
use allmende_domain::url::ObjectUrl;
use allmende_federation::incoming::{self, Verb, actor, json, listing, note, post};
use allmende_federation::limits;
use allmende_federation::signatures::proof;
use serde_json::Value;

use super::{NOW, assert_canonical};

/// Whatever a document says, what we take of it is bounded, says the same each time, and an author speaks for its own host alone.
pub(super) fn documents(data: &[u8]) {
    let Ok(document) = serde_json::from_slice::<Value>(data) else { return };
    activity(&document);
    about_an_actor(&document);
    thing(&document);
    let _ = proof::parse(&document, NOW);
}

fn activity(document: &Value) {
    let Ok(read) = incoming::read(document) else { return };
    assert_eq!(incoming::read(document).ok().as_ref(), Some(&read), "the same document, the same meaning");
    for url in [&read.id, &read.actor] {
        assert_url(url);
    }
    match read.verb {
        Verb::Create { object } | Verb::Update { object } => {
            assert!(json::id(&object).is_some(), "an object without an id");
            thing(&object);
            about_an_actor(&object);
            let _ = proof::parse(&object, NOW);
        }
        Verb::Announce { object, inlined } => {
            assert_url(&object);
            if let Some(inlined) = inlined {
                // An activity that is passed on whole need not have an id of its own: then it stands for what it is about.
                let own = json::id(&inlined);
                let about = json::id_of(&inlined, "object").filter(|_| own.is_none() && json::is_activity(&inlined));
                assert_eq!(own.or(about), Some(object), "shared under another id");
                thing(&inlined);
            }
        }
        Verb::Follow { target: url } | Verb::Delete { object: url } | Verb::Like { object: url } | Verb::Block { object: url } => {
            assert_url(&url)
        }
        Verb::Move { object, target } | Verb::Remove { object, target } => [object, target].iter().for_each(assert_url),
        Verb::Add { object, target } => {
            assert_url(&target);
            assert!(json::id(&object).is_some(), "an object without an id");
            thing(&object);
        }
        Verb::Flag { objects, .. } => {
            assert!(objects.len() <= limits::LIST_ITEMS_MAX);
            objects.iter().for_each(assert_url);
        }
        Verb::Other { kind } => assert!(kind.chars().count() <= 60),
        Verb::Accept(named) | Verb::Reject(named) => {
            let texts = named.activity.iter().chain(&named.follower);
            texts.for_each(|text| assert!(text.len() <= bounds::URL_CHARS_MAX));
        }
        Verb::UndoFollow { follow, .. } => assert!(follow.len() <= bounds::URL_CHARS_MAX),
        Verb::Undo { activity } => assert!(activity.len() <= bounds::URL_CHARS_MAX),
    }
}

fn about_an_actor(document: &Value) {
    let Ok(read) = actor::read(document) else { return };
    assert_url(&read.url);
    let own = |url: &ObjectUrl| url.host() == read.host;
    assert!(own(&read.url) && own(&read.inbox), "an inbox elsewhere");
    let rest = [&read.shared_inbox, &read.outbox, &read.followers, &read.page_url];
    assert!(rest.into_iter().flatten().all(own), "something of it elsewhere");
    assert!(read.name.chars().count() <= bounds::NAME_CHARS_MAX && read.username.chars().count() <= bounds::NAME_CHARS_MAX);
    assert!(read.summary.chars().count() <= limits::ACTOR_SUMMARY_CHARS_MAX);
    assert!(read.public_key_pem.len() <= 4 * limits::PUBLIC_KEY_PEM_BYTES_MAX);
    assert!(read.ed25519_keys.len() <= limits::MULTIKEYS_MAX);
    for key in std::iter::once(&read.key_id).chain(read.ed25519_keys.iter().map(|key| &key.id)) {
        assert!(ObjectUrl::parse(key).is_ok_and(|key| own(&key)), "the key {key} elsewhere");
    }
}

fn thing(document: &Value) {
    if let Ok(read) = listing::read(document) {
        assert_bounded(&read.terms);
        assert!(read.images.len() <= bounds::IMAGES_MAX && read.closing_note.chars().count() <= bounds::TITLE_CHARS_MAX);
        assert!(read.images.iter().all(|image| image.alt.chars().count() <= bounds::ALT_CHARS_MAX));
        assert_url(&read.object_url);
    }
    let Some(id) = json::id(document) else { return };
    let post = post::read(document, &id, NOW);
    for words in post.translations.iter().chain([&post.words]) {
        assert!(words.content.chars().count() <= limits::POST_CHARS_MAX);
        let lines = [&words.title, &words.summary, &words.warning];
        assert!(lines.iter().all(|line| line.chars().count() <= bounds::TITLE_CHARS_MAX), "{words:?}");
    }
    assert!(post.translations.len() <= bounds::LANGUAGES_MAX);
    assert!(post.poll.iter().all(|poll| poll.progress() >= 0 && poll.options.len() <= allmende_app::limits::POLL_OPTIONS_MAX));
    post.quote.iter().chain(&post.page_url).chain(post.attachments.iter().map(|one| &one.url)).for_each(assert_url);
    assert!(post.attachments.len() <= limits::POST_IMAGES_MAX && post.published_at <= NOW && post.updated_at <= NOW);
    let message = note::message(document, &id, Vec::new(), NOW);
    assert!(message.body_html.chars().count() <= bounds::BODY_CHARS_MAX && message.published_at <= NOW);
    assert!(message.links.iter().all(|link| link.len() <= bounds::URL_CHARS_MAX));
    assert_eq!(message.direct, note::is_direct(document));
    assert!(note::addressed(document).len() <= 3 * limits::LIST_ITEMS_MAX);
    for name in ["url", "icon"] {
        json::link(document, name).iter().for_each(assert_url);
    }
    listing::author(document).iter().for_each(assert_url);
}

fn assert_url(url: &ObjectUrl) {
    assert!(url.as_str().len() <= bounds::URL_CHARS_MAX && ["http", "https"].contains(&url.as_url().scheme()), "{url:?}");
    assert_eq!(ObjectUrl::parse(url.as_str()).as_ref(), Ok(url), "an address is read as itself");
    assert_canonical(&url.host());
}

/// A listing of anybody keeps within what pages and the database hold.
pub(super) fn assert_bounded(terms: &Terms) {
    let texts = terms.texts.all();
    assert!((1..=bounds::LANGUAGES_MAX).contains(&texts.len()));
    for text in texts {
        assert!((1..=bounds::TITLE_CHARS_MAX).contains(&text.title.chars().count()) && !text.title.contains('\n'), "{text:?}");
        assert!(text.body.chars().count() <= bounds::BODY_CHARS_MAX);
    }
    assert!(terms.tags.len() <= bounds::TAGS_MAX && terms.tags.iter().all(|tag| tag.chars().count() <= bounds::TAG_CHARS_MAX));
    assert!(terms.sectors.len() <= bounds::SECTORS_MAX && terms.sdgs.len() <= bounds::SDGS_MAX);
    assert!(terms.conditions.chars().count() <= bounds::BODY_CHARS_MAX);
    if let Some(place) = &terms.place {
        assert!(place.name.chars().count() <= bounds::NAME_CHARS_MAX);
    }
}
