//! From recorded events to activities in the delivery queue: one document and one delivery per distinct inbox, in the transaction that
//! marks the event as handled. Doing it twice does nothing the second time.

mod answers;
mod blocks;
mod catalogue;
mod moves;
mod people;
mod pins;

use allmende_app::{App, actors, cooperatives, follows, inquiries, listings, reports};
use allmende_db::events::{self, EventRow};
use allmende_db::queue::NewActivity;
use allmende_delivery::limits::STRETCH;
use allmende_delivery::{Audience, FanOut, Work, enqueue};
use allmende_domain::actor::Actor;
use allmende_domain::event::Event;
use allmende_domain::follow::{Follow, FollowState};
use allmende_domain::ids::{ActorId, CooperativeId, FollowId, ListingId, MessageId, ReportId};
use allmende_domain::listing::{Author, Eligibility};
use allmende_domain::permission::Viewer;
use allmende_domain::url::ObjectUrl;
use serde_json::{Value, json};

use crate::announcing;
use crate::documents::activity::{Envelope, tombstone};
use crate::documents::board::for_board;
use crate::documents::{PUBLIC, actor, listing, message, with_context};
use crate::error::FederationError;
use crate::{Federation, limits};

/// An activity and who is to get it.
pub(crate) struct Due {
    pub activity_url: ObjectUrl,
    pub author: ActorId,
    pub object_url: ObjectUrl,
    pub kind: &'static str,
    pub document: Value,
    pub audience: Audience,
}

/// All that follows from one event.
type Told = Vec<(NewActivity, Audience)>;

impl Federation {
    /// Derives what follows for peers from the events that nobody has handled, at most one batch. How many were handled.
    ///
    /// # Errors
    /// [`FederationError::Unavailable`] when the database is; then the events stay and are derived later.
    pub async fn derive_events_once(&self) -> Result<usize, FederationError> {
        let (app, ownership) = (self.app(), self.ownership());
        let Some(_busy) = ownership.begin(Work::Events) else { return Ok(0) };
        // What a stop or a failure left half addressed comes before everything that happened later.
        while let Some(fan_out) = FanOut::unfinished(&mut app.db.read().await?).await? {
            if !self.address_rest(fan_out).await? {
                return Ok(0);
            }
        }
        let rows = events::unhandled(&mut app.db.read().await?, limits::EVENTS_BATCH).await?;
        let mut derived = Vec::with_capacity(rows.len());
        let mut failure = None;
        for row in rows {
            let told = match self.told(&row).await {
                Ok(told) => told,
                // The subject was removed meanwhile, or there is nothing to tell: a later event says so.
                Err(FederationError::Gone) => Told::new(),
                Err(error) if error.may_pass() => {
                    failure = Some(error);
                    break;
                }
                Err(error) => {
                    tracing::error!(event.seq = row.seq, %error, "an event could not be turned into an activity and is left out");
                    Told::new()
                }
            };
            derived.push((row.seq, told));
        }
        allmende_db::failpoint!("event-derived");
        let handled = self.write(derived).await?;
        failure.map_or(Ok(handled), Err)
    }

    /// Marks events as handled and enqueues what follows from them, in one transaction, up to the first that has so many followers that
    /// it takes several. How many were handled.
    async fn write(&self, derived: Vec<(i64, Told)>) -> Result<usize, FederationError> {
        if derived.is_empty() {
            return Ok(0);
        }
        let (app, ownership) = (self.app(), self.ownership());
        let mut tx = app.db.begin().await?;
        if !ownership.fence_work(&mut tx, Work::Events).await? {
            return Ok(0);
        }
        let (mut seqs, mut endpoints, mut addressed, mut rests) = (Vec::with_capacity(derived.len()), Vec::new(), 0, Vec::new());
        for (seq, told) in derived {
            seqs.push(seq);
            for (activity, audience) in told {
                let enqueued = enqueue(&mut tx, &activity, &audience, app.now()).await?;
                if enqueued.fresh {
                    addressed += enqueued.audience;
                }
                endpoints.extend(enqueued.endpoints);
                rests.extend(enqueued.rest);
            }
            if !rests.is_empty() {
                break;
            }
        }
        events::mark_handled(&mut tx, &seqs, app.now()).await?;
        allmende_db::failpoint!("activity-enqueued");
        tx.commit().await?;
        allmende_db::failpoint!("activity-committed");
        self.tell_queue(&endpoints, addressed);
        for rest in rests {
            if !self.address_rest(rest).await? {
                break;
            }
        }
        Ok(seqs.len())
    }

    /// What follows from an event, as it goes out, and to whom: what is for everybody carries a proof. First what its subject says, then what
    /// the board says of that.
    async fn told(&self, row: &EventRow) -> Result<Told, FederationError> {
        let (mut told, mut said) = (Told::new(), None);
        if let Some(mut due) = derive(self.app(), row).await? {
            due.document = self.proved_if_public(&due.author, due.document, row.recorded_at).await?;
            told.push(due.ready()?);
            said = Some(due.document);
        }
        let beside = match announcing::beside(self.app(), row, said.as_ref()).await {
            Err(FederationError::Gone) => Vec::new(),
            // What its subject says goes out all the same.
            Err(error) if !error.may_pass() => {
                tracing::error!(event.seq = row.seq, %error, "a board could not announce what happened, and leaves it out");
                Vec::new()
            }
            beside => beside?,
        };
        for mut due in beside {
            due.document = self.proved_if_public(&due.author, due.document, row.recorded_at).await?;
            told.push(due.ready()?);
        }
        Ok(told)
    }

    /// Addresses the followers that are left, a stretch at a time. `false`: this work is another node's now.
    async fn address_rest(&self, mut fan_out: FanOut) -> Result<bool, FederationError> {
        let (app, ownership) = (self.app(), self.ownership());
        loop {
            let mut tx = app.db.begin().await?;
            if !ownership.fence_work(&mut tx, Work::Events).await? {
                return Ok(false);
            }
            let stretch = fan_out.stretch(&mut tx, STRETCH, app.now()).await?;
            tx.commit().await?;
            self.tell_queue(&stretch.endpoints, stretch.addressed);
            if !stretch.more {
                return Ok(true);
            }
        }
    }

    fn tell_queue(&self, endpoints: &[i64], addressed: i64) {
        metrics::counter!("allmende_deliveries_enqueued_total").increment(u64::try_from(addressed).unwrap_or(0));
        let nudge = &self.app().nudge;
        nudge.addressed.add(endpoints);
        nudge.deliveries.notify_one();
    }
}

impl Due {
    fn ready(&self) -> Result<(NewActivity, Audience), FederationError> {
        let body = serde_json::to_vec(&self.document).map_err(|e| FederationError::Internal(e.to_string()))?;
        let activity = NewActivity {
            activity_url: self.activity_url.clone(),
            actor_id: self.author.clone(),
            object_url: self.object_url.clone(),
            kind: self.kind.to_owned(),
            body,
        };
        Ok((activity, self.audience.clone()))
    }
}

async fn derive(app: &App, row: &EventRow) -> Result<Option<Due>, FederationError> {
    match &row.event {
        Some(Event::ListingPublished(id)) => listing_said(app, row, id, "Create").await,
        Some(Event::ListingChanged(id)) => listing_said(app, row, id, "Update").await,
        Some(Event::ListingRemoved(id)) => listing_removed(app, row, id).await,
        Some(Event::CooperativeChanged(id)) => cooperative_changed(app, row, id).await,
        Some(Event::CooperativeMoved(id)) => moves::cooperative_moved(app, row, id).await,
        Some(Event::FollowRequested(id)) => follow_said(app, row, id, "Follow").await,
        Some(Event::FollowWithdrawn(id)) => follow_said(app, row, id, "Undo").await,
        Some(Event::FollowerAccepted(id)) => follow_said(app, row, id, "Accept").await,
        Some(Event::FollowerRejected(id)) => follow_said(app, row, id, "Reject").await,
        Some(Event::AccountBlocked(id)) => blocks::said(app, row, id, "Block").await,
        Some(Event::AccountUnblocked(id)) => blocks::said(app, row, id, "Undo").await,
        Some(Event::MessageSent(id)) => message_sent(app, row, id).await,
        Some(Event::ReportForwarded(id)) => report_forwarded(app, row, id).await,
        Some(Event::ReplySent(id)) => answers::reply_said(app, row, id, "Create").await,
        Some(Event::ReplyChanged(id)) => answers::reply_said(app, row, id, "Update").await,
        Some(Event::ReplyRemoved(id)) => answers::reply_removed(app, row, id).await,
        Some(Event::ReactionGiven(id)) => answers::reaction_given(app, id).await,
        Some(Event::ReactionWithdrawn(id)) => answers::reaction_withdrawn(app, row, id).await,
        Some(Event::ListingPinned(id)) => pins::told(app, row, id, "Add").await,
        Some(Event::ListingUnpinned(id)) => pins::told(app, row, id, "Remove").await,
        Some(Event::PersonChanged(id)) => people::changed(app, row, id).await,
        Some(Event::PersonEnded(id)) => people::ended(app, row, id).await,
        // Of posts from outside, the board alone says something.
        Some(Event::BoardPostAccepted(_) | Event::BoardPostChanged(_) | Event::BoardPostRemoved(_)) => Ok(None),
        Some(Event::ResourceChanged(id)) => catalogue::resource_changed(app, row, id).await,
        Some(Event::ResourceRemoved(id)) => catalogue::resource_removed(app, row, id).await,
        // An unknown code is from a newer program: it will handle it.
        None => Ok(None),
    }
}

/// `{subject}/activities/{event}`: the same event always gives the same id.
pub(crate) fn activity_id(subject: &ObjectUrl, row: &EventRow) -> String {
    format!("{subject}/activities/{}", event_name(row))
}

/// Number and time: after a backup was restored the numbers since then are given once more, and peers would take a new activity under an
/// old id for one that they know (case U6).
fn event_name(row: &EventRow) -> String {
    format!("{}-{}", row.seq, row.recorded_at.0)
}

fn due(
    id: &str,
    author: &Actor,
    object: &ObjectUrl,
    kind: &'static str,
    document: Value,
    audience: Audience,
) -> Result<Option<Due>, FederationError> {
    let activity_url = ObjectUrl::parse(id).map_err(|e| FederationError::Internal(format!("{id}: {e}")))?;
    Ok(Some(Due { activity_url, author: author.id.clone(), object_url: object.clone(), kind, document, audience }))
}

async fn listing_said(app: &App, row: &EventRow, id: &ListingId, kind: &'static str) -> Result<Option<Due>, FederationError> {
    let view = listings::show(app, &Viewer::Operator, id).await?;
    let terms = &view.listing.terms;
    if terms.eligibility == Eligibility::Members || !view.listing.state.is_out() {
        return Ok(None);
    }
    let author = &view.author;
    let public = view.cooperative.as_ref().filter(|_| terms.eligibility == Eligibility::Public);
    let board = public.map(|cooperative| app.addresses.board(&cooperative.handle));
    let (to, cc) = listing::audience(author.followers.as_ref().map(|url| url.as_str()), board.as_ref(), terms.eligibility);
    let id = activity_id(&view.listing.object_url, row);
    let envelope = Envelope { id: id.clone(), kind, actor: author.url.as_str(), to, cc, published: row.recorded_at };
    let body = for_board(envelope.around(listing::note(&app.addresses, &view)), board.as_ref());
    let audience = match public {
        Some(cooperative) if kind == "Update" => announcing::told_by_author(app, author, &cooperative.id).await?,
        _ => Audience::FollowersOf(author.id.clone()),
    };
    due(&id, author, &view.listing.object_url, kind, body, audience)
}

async fn listing_removed(app: &App, row: &EventRow, id: &ListingId) -> Result<Option<Due>, FederationError> {
    let stored = allmende_db::listings::find(&mut app.db.read().await?, id).await?;
    let Some(listing) = stored.map(|found| found.listing) else { return Ok(None) };
    let Author::Own(cooperative) = &listing.author else { return Ok(None) };
    let cooperative = cooperatives::by_id(app, cooperative).await?;
    let author = actors::by_id(app, &cooperative.actor).await?;
    if listing.terms.eligibility == Eligibility::Members || listing.published_at.is_none() {
        return Ok(None);
    }
    let is_public = listing.terms.eligibility == Eligibility::Public;
    let board = is_public.then(|| app.addresses.board(&cooperative.handle));
    let (to, cc) = listing::audience(author.followers.as_ref().map(|url| url.as_str()), board.as_ref(), listing.terms.eligibility);
    let id = activity_id(&listing.object_url, row);
    let envelope = Envelope { id: id.clone(), kind: "Delete", actor: author.url.as_str(), to, cc, published: row.recorded_at };
    let body = for_board(envelope.around(tombstone(listing.object_url.as_str(), "Note", row.recorded_at)), board.as_ref());
    let audience = match is_public {
        true => announcing::told_by_author(app, &author, &cooperative.id).await?,
        false => Audience::FollowersOf(author.id.clone()),
    };
    due(&id, &author, &listing.object_url, "Delete", body, audience)
}

/// A report in the name of the instance, in the words that were chosen for it: nothing of who reported.
async fn report_forwarded(app: &App, row: &EventRow, id: &ReportId) -> Result<Option<Due>, FederationError> {
    let view = reports::show(app, &Viewer::Operator, id).await?;
    let (Some(words), Some(subject)) = (&view.report.forwarded, &view.subject) else { return Ok(None) };
    if subject.is_local || subject.gone_at.is_some() {
        return Ok(None);
    }
    let instance = actors::instance(app).await?;
    let about: Vec<&str> = view.report.about.iter().map(ObjectUrl::as_str).collect();
    let id = format!("{}/reports/{}", instance.url, event_name(row));
    let body = with_context(json!({
        "id": id, "type": "Flag", "actor": instance.url.as_str(), "object": about, "content": words, "to": subject.url.as_str(),
    }));
    due(&id, &instance, &subject.url, "Flag", body, Audience::Inboxes(vec![subject.delivery_inbox().clone()]))
}

async fn cooperative_changed(app: &App, row: &EventRow, id: &CooperativeId) -> Result<Option<Due>, FederationError> {
    let cooperative = cooperatives::by_id(app, id).await?;
    let author = actors::by_id(app, &cooperative.actor).await?;
    let keys = actors::ed25519_keys(app, &author.id).await?;
    let id = activity_id(&author.url, row);
    let cc = author.followers.iter().map(|url| url.as_str().to_owned()).collect();
    let envelope = Envelope {
        id: id.clone(),
        kind: "Update",
        actor: author.url.as_str(),
        to: vec![PUBLIC.to_owned()],
        cc,
        published: row.recorded_at,
    };
    let mut document = actor::organization(&app.addresses, &author, &keys, &cooperative);
    actor::name_moves(&mut document, &allmende_app::moves::of(app, &cooperative.id).await?);
    let body = envelope.around(document);
    due(&id, &author, &author.url, "Update", body, Audience::FollowersOf(author.id.clone()))
}

/// Follow and Undo go to whom we follow, Accept and Reject to who follows us. Between two of ours nothing goes anywhere.
async fn follow_said(app: &App, row: &EventRow, id: &FollowId, kind: &'static str) -> Result<Option<Due>, FederationError> {
    let Some((follow, follower, target)) = follows::show(app, id).await? else { return Ok(None) };
    // Somebody may have changed their mind since the event: only what still holds is said.
    let holds = match kind {
        "Follow" => follow.state == FollowState::Pending,
        "Accept" => follow.state == FollowState::Accepted,
        _ => follow.state == FollowState::Rejected,
    };
    if !holds {
        return Ok(None);
    }
    let (from, to) = if matches!(kind, "Follow" | "Undo") { (&follower, &target) } else { (&target, &follower) };
    if to.is_local {
        return Ok(None);
    }
    let inlined = follow_document(&follow, &follower, &target);
    let (id, body) = if kind == "Follow" {
        (follow.activity_url.clone(), with_context(inlined))
    } else {
        let id = activity_id(&from.url, row);
        let to = vec![to.url.as_str().to_owned()];
        let envelope = Envelope { id: id.clone(), kind, actor: from.url.as_str(), to, cc: Vec::new(), published: row.recorded_at };
        (id, envelope.around(inlined))
    };
    // The answer goes where posts go, which wait for it there.
    let inbox = if matches!(kind, "Accept" | "Reject") { to.delivery_inbox() } else { &to.inbox };
    // About the follower's actor, so that Follow, Undo and a new Follow arrive in order.
    due(&id, from, &follower.url, kind, body, Audience::Inboxes(vec![inbox.clone()]))
}

fn follow_document(follow: &Follow, follower: &Actor, target: &Actor) -> Value {
    json!({"id": follow.activity_url, "type": "Follow", "actor": follower.url.as_str(), "to": [target.url.as_str()], "object": target.url.as_str()})
}

async fn message_sent(app: &App, row: &EventRow, id: &MessageId) -> Result<Option<Due>, FederationError> {
    let Some(view) = inquiries::message(app, id).await? else { return Ok(None) };
    if view.to.is_local {
        return Ok(None);
    }
    let object = ObjectUrl::parse(&view.message.object_url).map_err(|e| FederationError::Internal(e.to_string()))?;
    let id = activity_id(&object, row);
    let envelope = Envelope {
        id: id.clone(),
        kind: "Create",
        actor: view.author.url.as_str(),
        to: vec![view.to.url.as_str().to_owned()],
        cc: Vec::new(),
        published: row.recorded_at,
    };
    let body = envelope.around(message::note(&view));
    // The thread is the object: its messages arrive in order.
    let thread = ObjectUrl::parse(&view.conversation).unwrap_or(object);
    due(&id, &view.author, &thread, "Create", body, Audience::Inboxes(vec![view.to.inbox.clone()]))
}
