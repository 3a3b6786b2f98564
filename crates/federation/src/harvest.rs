//! Pulling a peer's catalogue: after a follow of ours was accepted, so that what was published before is here too, and again every day,
//! so that what was lost on the way is repaired.
//!
//! Only catalogues of our own kind (`catalog` on the actor) are read. One page is one step: a pull goes on where it stopped, also
//! after a restart.

use activitypub_federation::config::Data;
use activitypub_federation::fetch::fetch_object_http;
use allmende_app::{actors, listings};
use allmende_db::harvests::{self, Harvest};
use allmende_delivery::Work;
use allmende_domain::actor::Actor;
use allmende_domain::peer::Standing;
use allmende_domain::time::{DAY_MS, MINUTE_MS, UnixMillis};
use allmende_domain::url::ObjectUrl;
use serde_json::Value;

use crate::error::FederationError;
use crate::incoming::{json, listing};
use crate::verified::same_actor;
use crate::{Context, Federation, limits};

/// What one step leaves to do.
enum Next {
    /// This one, after so many entries of the last.
    Page(ObjectUrl, i64),
    /// The catalogue is here; look again in a day.
    Done,
    /// Nobody of ours follows it any more, or it is gone.
    Forget,
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
                Ok(Next::Page(page, items)) => {
                    let further = Harvest {
                        page: Some(page.as_str().to_owned()),
                        pages: harvest.pages + 1,
                        items: harvest.items + items,
                        begun_at: harvest.begun_at.or(Some(app.now())),
                        failures: 0,
                        ..harvest
                    };
                    harvests::save(&mut tx, &further, app.now()).await?;
                }
                Ok(Next::Done) => {
                    let anew = Harvest { page: None, pages: 0, items: 0, begun_at: None, failures: 0, ..harvest };
                    harvests::save(&mut tx, &anew, app.now().plus(DAY_MS)).await?;
                }
                Ok(Next::Forget) => harvests::forget(&mut tx, &harvest.actor).await?,
                Err(error) => {
                    tracing::info!(actor.id = %harvest.actor, %error, "a peer's catalogue could not be read; tried again later");
                    let failures = harvest.failures + 1;
                    harvests::save(&mut tx, &Harvest { failures, ..harvest }, retry_at(app.now(), failures)).await?;
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

async fn step(data: &Data<Context>, harvest: &Harvest) -> Result<Next, FederationError> {
    let app = &data.app;
    let actor = actors::by_id(app, &harvest.actor).await?;
    let wanted = allmende_db::follows::is_followed_by_ours(&mut app.db.read().await?, &actor.id).await?;
    if !wanted || actor.gone_at.is_some() {
        return Ok(Next::Forget);
    }
    // What is held is held at the inbox: a catalogue is read only from whom nothing has to wait.
    if allmende_app::peers::standing(app, &actor.url.host()).await? != Standing::Open || actors::has_changed_keys(app, &actor.id).await? {
        return Ok(Next::Done);
    }
    let page = match &harvest.page {
        Some(page) => ObjectUrl::parse(page).ok(),
        None => first_page(data, &actor).await?,
    };
    let Some(page) = page else { return Ok(Next::Done) };
    let document = read(data, &actor, &page).await?;
    let items = json::list(&document, "orderedItems");
    for item in items {
        take(data, &actor, item).await?;
    }
    let items = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let next = json::id_of(&document, "next").filter(|next| next.host() == actor.url.host() && *next != page);
    Ok(next.filter(|_| goes_on(harvest, items, app.now())).map_or(Next::Done, |next| Next::Page(next, items)))
}

/// Whether a round may read one more page. A chain of pages that leads in a circle, never ends, or is given out as slowly as we bear, ends
/// here (case F8); what it says of its length is not looked at.
fn goes_on(harvest: &Harvest, items: i64, now: UnixMillis) -> bool {
    harvest.pages + 1 < limits::HARVEST_PAGES_MAX
        && harvest.items.saturating_add(items) < limits::HARVEST_ITEMS_MAX
        && harvest.begun_at.is_none_or(|begun| now.since(begun) < limits::HARVEST_ROUND_MS)
}

/// The first page of the actor's catalogue; `None` when it has none of our kind.
async fn first_page(data: &Data<Context>, actor: &Actor) -> Result<Option<ObjectUrl>, FederationError> {
    let document = read(data, actor, &actor.url).await?;
    let Some(catalogue) = json::id_of(&document, "catalog").filter(|url| url.host() == actor.url.host()) else { return Ok(None) };
    let collection = read(data, actor, &catalogue).await?;
    Ok(json::id_of(&collection, "first").filter(|url| url.host() == actor.url.host()))
}

/// A document at its own address, on the actor's host.
async fn read(data: &Data<Context>, actor: &Actor, url: &ObjectUrl) -> Result<Value, FederationError> {
    let fetched = fetch_object_http::<Context, Value>(url.as_url(), data).await?;
    let from = ObjectUrl::parse(fetched.url.as_str()).map_err(|e| FederationError::Malformed(e.to_string()))?;
    if from.host() != actor.url.host() {
        return Err(FederationError::Unauthorised("led to another host".to_owned()));
    }
    Ok(fetched.object)
}

/// Mirrors a listing of the actor, or removes what it removed. Anything else, and what is not the actor's own, is left out: one odd
/// entry is no reason to lose the rest.
async fn take(data: &Data<Context>, actor: &Actor, item: &Value) -> Result<(), FederationError> {
    let app = &data.app;
    let Some(id) = json::id(item).filter(|id| id.host() == actor.url.host()) else { return Ok(()) };
    if json::kind(item) == "Tombstone" {
        // Only what is here is removed: a catalogue may hold more tombstones than we ever saw.
        if listings::by_url(app, &allmende_domain::permission::Viewer::Operator, id.as_str()).await?.is_some() {
            listings::unmirror(app, actor, &id).await?;
        }
        return Ok(());
    }
    let own = listing::author(item).is_some_and(|author| same_actor(&author, &actor.url));
    if own
        && listing::is_listing(item)
        && let Ok(mirrored) = listing::read(item)
    {
        listings::mirror(app, actor, mirrored).await?;
    }
    Ok(())
}
