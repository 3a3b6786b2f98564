//! Pulling a peer's catalogue: after a follow of ours was accepted, so that what was published before is here too, and again every day,
//! so that what was lost on the way is mended, in both directions: what is missing here, and what is no longer there.
//!
//! Only catalogues of our own kind (`catalog` on the actor) are read. One page is one step: a pull goes on where it stopped, also
//! after a restart. The newest change stands first, so a first page that did not change (304) says that nothing did. Of an actor that has no
//! catalogue, the newest posts are read instead, once.

use activitypub_federation::config::Data;
use activitypub_federation::fetch::fetch_object_http;
use allmende_app::{actors, listings};
use allmende_db::harvests::{self, Harvest};
use allmende_delivery::Work;
use allmende_domain::actor::Actor;
use allmende_domain::peer::Standing;
use allmende_domain::text::truncated;
use allmende_domain::time::{DAY_MS, MINUTE_MS, UnixMillis};
use allmende_domain::url::{Host, ObjectUrl};
use http::HeaderValue;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::backfill::backfill;
use crate::bridge::Guard;
use crate::error::FederationError;
use crate::incoming::{json, listing};
use crate::synchronization::SetDigest;
use crate::verified::same_actor;
use crate::{Context, Federation, limits};

/// What one step leaves to do.
enum Next {
    /// The catalogue goes on; a round of it has begun.
    Page(Box<Harvest>),
    /// The catalogue is here; look again in a day.
    Done(Box<Harvest>),
    /// Nobody of ours follows it any more, or it is gone; or it has no catalogue, and its newest posts are here.
    Forget,
}

/// A catalogue and its first page.
struct Found {
    catalogue: ObjectUrl,
    first: ObjectUrl,
}

impl Federation {
    /// Reads the next page of each catalogue that is due, at most one batch. How many were looked at.
    ///
    /// # Errors
    /// [`FederationError::Unavailable`] when our database is. What a peer does wrong is waited out, and logged.
    pub async fn harvest_once(&self) -> Result<usize, FederationError> {
        let (app, ownership) = (self.app(), self.ownership());
        let Some(_busy) = ownership.begin(Work::Harvest) else { return Ok(0) };
        let due = harvests::due(&mut app.db.read().await?, app.now(), limits::HARVESTS_AT_ONCE).await?;
        let count = due.len();
        for harvest in due {
            let outcome = step(&self.request(), &harvest).await;
            let mut tx = app.db.begin().await?;
            if !ownership.fence_work(&mut tx, Work::Harvest).await? {
                return Ok(0);
            }
            match outcome {
                Ok(Next::Page(further)) => harvests::save(&mut tx, harvest.due_at, &further).await?,
                Ok(Next::Done(anew)) => {
                    harvests::forget_seen(&mut tx, &anew.actor).await?;
                    harvests::save(&mut tx, harvest.due_at, &anew).await?;
                }
                Ok(Next::Forget) => harvests::forget(&mut tx, &harvest.actor).await?,
                Err(error) => {
                    tracing::info!(actor.id = %harvest.actor, %error, "a peer's catalogue could not be read; tried again later");
                    let failures = harvest.failures + 1;
                    let trouble = truncated(&error.to_string(), limits::HARVEST_TROUBLE_CHARS_MAX);
                    let due_at = retry_at(app.now(), failures);
                    harvests::save(&mut tx, harvest.due_at, &Harvest { failures, trouble, due_at, ..harvest }).await?;
                }
            }
            tx.commit().await?;
        }
        Ok(count)
    }
}

/// 5 minutes, doubling, at most a day.
fn retry_at(now: UnixMillis, failures: i64) -> UnixMillis {
    now.plus(((5 * MINUTE_MS) << (failures - 1).clamp(0, 10)).min(DAY_MS))
}

/// A day from now and up to two hours less, the same for one host: what began together, as after a restart, drifts apart.
fn tomorrow(now: UnixMillis, host: &Host) -> UnixMillis {
    let number = Sha256::digest(host.as_str().as_bytes()).iter().fold(0_i64, |number, byte| ((number << 8) | i64::from(*byte)) & 0xff_ffff);
    now.plus(DAY_MS - number % limits::HARVEST_JITTER_MS)
}

/// As it is after a round, to begin again tomorrow.
fn ended(harvest: &Harvest, now: UnixMillis, host: &Host) -> Harvest {
    Harvest {
        page: None,
        pages: 0,
        items: 0,
        begun_at: None,
        failures: 0,
        trouble: String::new(),
        next_etag: None,
        due_at: tomorrow(now, host),
        ..harvest.clone()
    }
}

async fn step(data: &Data<Context>, harvest: &Harvest) -> Result<Next, FederationError> {
    let app = &data.app;
    let actor = actors::by_id(app, &harvest.actor).await?;
    let host = actor.url.host();
    let wanted = allmende_db::follows::is_followed_by_ours(&mut app.db.read().await?, &actor.id).await?;
    if !wanted || actor.gone_at.is_some() {
        return Ok(Next::Forget);
    }
    // What is held is held at the inbox: a catalogue is read only from whom nothing has to wait.
    if allmende_app::peers::standing(app, &host).await? != Standing::Open || actors::has_changed_keys(app, &actor.id).await? {
        return Ok(Next::Done(Box::new(ended(harvest, app.now(), &host))));
    }
    let goes_on = harvest.page.as_deref().and_then(|page| ObjectUrl::parse(page).ok());
    let (mut harvest, document) = match goes_on {
        Some(page) => (harvest.clone(), read(data, &actor, &page).await?),
        None => match begun(data, &actor, harvest).await? {
            Begun::First(harvest, document) => (*harvest, document),
            Begun::Over(next) => return Ok(next),
        },
    };
    let items = json::list(&document, "orderedItems");
    let mut seen = Vec::with_capacity(items.len());
    for item in items {
        seen.extend(take(data, &actor, item).await?);
    }
    let mut tx = app.db.begin().await?;
    harvests::saw(&mut tx, &actor.id, &seen).await?;
    tx.commit().await?;
    harvest.pages += 1;
    harvest.items = harvest.items.saturating_add(i64::try_from(items.len()).unwrap_or(i64::MAX));
    let next = json::id_of(&document, "next").filter(|next| next.host() == host && json::id(&document).as_ref() != Some(next));
    let is_whole = next.is_none();
    if let Some(next) = next.filter(|_| goes_further(&harvest, app.now())) {
        let page = Some(next.as_str().to_owned());
        return Ok(Next::Page(Box::new(Harvest { page, failures: 0, trouble: String::new(), due_at: app.now(), ..harvest })));
    }
    if is_whole {
        look_for_lost(data, &actor, &harvest).await?;
    }
    let now = app.now();
    let kept_digest = Some(kept(data, &actor).await?);
    let (etag, read_whole_at) = if is_whole { (harvest.next_etag.clone(), Some(now)) } else { (None, harvest.read_whole_at) };
    let anew = Harvest { etag, kept_digest, read_whole_at, read_at: Some(now), ..ended(&harvest, now, &host) };
    Ok(Next::Done(Box::new(anew)))
}

enum Begun {
    First(Box<Harvest>, Value),
    Over(Next),
}

/// The first page of a new round, unless nothing changed since the last one, there or here.
async fn begun(data: &Data<Context>, actor: &Actor, harvest: &Harvest) -> Result<Begun, FederationError> {
    let (app, now, host) = (&data.app, data.app.now(), actor.url.host());
    let mut tx = app.db.begin().await?;
    harvests::forget_seen(&mut tx, &actor.id).await?;
    tx.commit().await?;
    let known = harvest.first.as_deref().and_then(|url| ObjectUrl::parse(url).ok());
    let is_recent = harvest.read_whole_at.is_some_and(|at| now.since(at) < limits::HARVEST_WHOLE_EVERY_MS);
    let is_as_it_was = is_recent && harvest.kept_digest.is_some() && harvest.kept_digest == Some(kept(data, actor).await?);
    let etag = harvest.etag.as_deref().and_then(|etag| HeaderValue::from_str(etag).ok()).filter(|_| is_as_it_was);
    if let (Some(first), Some(etag)) = (&known, &etag) {
        match Guard::of(data).fetch_unless(first, Some(etag)).await? {
            Ok(None) => {
                let anew = Harvest { read_at: Some(now), ..ended(harvest, now, &host) };
                return Ok(Begun::Over(Next::Done(Box::new(anew))));
            }
            Ok(Some(page)) if page.fetched.url.host() == host => {
                return Ok(Begun::First(first_of(harvest, now, page.etag), page.fetched.value));
            }
            // It may be elsewhere now.
            Ok(Some(_)) | Err(_) => {}
        }
    }
    let document = read(data, actor, &actor.url).await?;
    let Some(catalogue) = json::id_of(&document, "catalog").filter(|url| url.host() == host) else {
        backfill(data, actor, &document).await?;
        return Ok(Begun::Over(Next::Forget));
    };
    let Some(found) = discovered(data, actor, catalogue).await? else {
        let none = Harvest { catalogue: None, first: None, etag: None, ..ended(harvest, now, &host) };
        return Ok(Begun::Over(Next::Done(Box::new(none))));
    };
    let (catalogue, first) = (Some(found.catalogue.as_str().to_owned()), Some(found.first.as_str().to_owned()));
    let harvest = Harvest { catalogue, first, ..harvest.clone() };
    let page = Guard::of(data).fetch_unless(&found.first, None).await?.map_err(FederationError::from)?;
    let page = page.filter(|page| page.fetched.url.host() == host);
    let page = page.ok_or_else(|| FederationError::Unauthorised("led to another host".to_owned()))?;
    Ok(Begun::First(first_of(&harvest, now, page.etag), page.fetched.value))
}

fn first_of(harvest: &Harvest, now: UnixMillis, etag: Option<String>) -> Box<Harvest> {
    Box::new(Harvest { pages: 0, items: 0, begun_at: Some(now), next_etag: etag, ..harvest.clone() })
}

/// Whether a round may read one more page. A chain of pages that leads in a circle, never ends, or is given out as slowly as we bear, ends
/// here (case F8); what it says of its length is not looked at.
fn goes_further(harvest: &Harvest, now: UnixMillis) -> bool {
    harvest.pages < limits::HARVEST_PAGES_MAX
        && harvest.items < limits::HARVEST_ITEMS_MAX
        && harvest.begun_at.is_none_or(|begun| now.since(begun) < limits::HARVEST_ROUND_MS)
}

/// The actor's catalogue, whose address stands in its document; `None` when it cannot be read there.
async fn discovered(data: &Data<Context>, actor: &Actor, catalogue: ObjectUrl) -> Result<Option<Found>, FederationError> {
    let own = |url: &ObjectUrl| url.host() == actor.url.host();
    let collection = read(data, actor, &catalogue).await?;
    Ok(json::id_of(&collection, "first").filter(own).map(|first| Found { catalogue, first }))
}

/// A document at its own address, on the actor's host.
pub(crate) async fn read(data: &Data<Context>, actor: &Actor, url: &ObjectUrl) -> Result<Value, FederationError> {
    let fetched = fetch_object_http::<Context, Value>(url.as_url(), data).await?;
    let from = ObjectUrl::parse(fetched.url.as_str()).map_err(|e| FederationError::Malformed(e.to_string()))?;
    if from.host() != actor.url.host() {
        return Err(FederationError::Unauthorised("led to another host".to_owned()));
    }
    Ok(fetched.object)
}

/// Mirrors a listing of the actor, or removes what it removed; its address. Anything else, and what is not the actor's own, is left out: one
/// odd entry is no reason to lose the rest.
async fn take(data: &Data<Context>, actor: &Actor, item: &Value) -> Result<Option<ObjectUrl>, FederationError> {
    let app = &data.app;
    let Some(id) = json::id(item).filter(|id| id.host() == actor.url.host()) else { return Ok(None) };
    if json::kind(item) == "Tombstone" {
        // Only what is here is removed: a catalogue may hold more tombstones than we ever saw.
        if listings::by_url(app, &allmende_domain::permission::Viewer::Operator, id.as_str()).await?.is_some() {
            listings::unmirror(app, actor, &id).await?;
        }
        return Ok(Some(id));
    }
    let own = listing::author(item).is_some_and(|author| same_actor(&author, &actor.url));
    if own
        && listing::is_listing(item)
        && let Ok(mirrored) = listing::read(item)
    {
        listings::mirror(app, actor, mirrored).await?;
    }
    Ok(Some(id))
}

/// What is mirrored and was not in the catalogue is looked for at its origin, which knows: what does not exist there any more does not here.
/// What did not answer is looked for again tomorrow.
async fn look_for_lost(data: &Data<Context>, actor: &Actor, harvest: &Harvest) -> Result<(), FederationError> {
    let begun_at = harvest.begun_at.unwrap_or_else(|| data.app.now());
    let lost = harvests::not_seen(&mut data.app.db.read().await?, &actor.id, begun_at, limits::HARVEST_LOST_MAX).await?;
    for url in lost {
        match read(&data.reset_request_count(), actor, &url).await {
            Ok(document) => {
                take(data, actor, &document).await?;
            }
            Err(FederationError::Gone) => {
                listings::unmirror(&data.app, actor, &url).await?;
            }
            Err(error) if matches!(error, FederationError::Unavailable(_)) => return Err(error),
            Err(error) => tracing::debug!(actor.id = %actor.id, %error, "a listing that is in no catalogue could not be read"),
        }
    }
    Ok(())
}

/// Of what is mirrored of an actor: changes with each of it.
async fn kept(data: &Data<Context>, actor: &Actor) -> Result<String, FederationError> {
    let mirrored = harvests::mirrored(&mut data.app.db.read().await?, &actor.id).await?;
    Ok(SetDigest::of(mirrored.iter().map(|(url, updated_at)| format!("{url} {}", updated_at.0))).to_string())
}
