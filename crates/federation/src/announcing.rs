//! What the board of a cooperative says to its followers: which listing there is, what people elsewhere posted to it, and what became of that.
//!
//! Microblogs get the id of what is announced, as a boost. Who reads groups (FEP-1b12) gets the whole activity of its author. Who reads what
//! is decided by what they showed, never by the name of their program (decision 23).

use allmende_app::boards::{self, BoardPostView, BoardView};
use allmende_app::{App, actors, cooperatives, follows, listings};
use allmende_db::events::EventRow;
use allmende_db::queue::{Circle, Reading};
use allmende_delivery::Audience;
use allmende_domain::actor::Actor;
use allmende_domain::board::BoardPostState;
use allmende_domain::event::Event;
use allmende_domain::ids::{BoardPostId, CooperativeId, ListingId};
use allmende_domain::listing::{Author, Eligibility, ListingState};
use allmende_domain::permission::Viewer;
use allmende_domain::url::ObjectUrl;
use serde_json::Value;

use crate::documents::activity::Envelope;
use crate::documents::actor::FEP_1B12;
use crate::documents::{PUBLIC, board as documents};
use crate::error::FederationError;
use crate::incoming::json;
use crate::outgoing::{Due, activity_id};

/// What follows from an event beside what its subject says itself, which is `said` as it goes out.
pub(crate) async fn beside(app: &App, row: &EventRow, said: Option<&Value>) -> Result<Vec<Due>, FederationError> {
    match &row.event {
        Some(Event::ListingPublished(id) | Event::ListingChanged(id)) => listing_said(app, row, id, said).await,
        Some(Event::ListingRemoved(id)) => listing_removed(app, row, id, said).await,
        Some(Event::CooperativeChanged(id)) => profile_changed(app, row, id).await,
        Some(Event::BoardPostAccepted(id)) => post_accepted(app, row, id).await,
        Some(Event::BoardPostChanged(id)) => post_changed(app, row, id).await,
        Some(Event::BoardPostRemoved(id)) => post_removed(app, row, id).await,
        _ => Ok(Vec::new()),
    }
}

/// Who is told beside its followers that a cooperative changed or removed a public listing: those to whom its board announced the id. They have
/// the listing itself, and hear of it from its author alone.
pub(crate) async fn told_by_author(app: &App, author: &Actor, cooperative: &CooperativeId) -> Result<Audience, FederationError> {
    let Some(board) = boards::find(app, cooperative).await? else { return Ok(Audience::FollowersOf(author.id.clone())) };
    let second = Some(Circle { followers_of: board.actor.id, reading: Reading::Ids });
    Ok(Audience::Circles { first: Circle::all(author.id.clone()), second, also: Vec::new() })
}

/// Whether an actor's document says that it reads what groups announce.
#[must_use]
pub(crate) fn says_it_reads_activities(actor: &Value) -> bool {
    let names = |holder: &Value| {
        let links = json::list(holder, "implements").iter();
        links
            .filter_map(|link| link.as_str().or_else(|| json::text(link, "href")).or_else(|| json::text(link, "id")))
            .any(|href| href == FEP_1B12)
    };
    json::kind(actor) == "Group" || names(actor) || actor.get("generator").is_some_and(names)
}

/// Something on a board: every announcement of it is about this address, so that they arrive in order, and the first has it as its id.
fn announced(board: &BoardView, subject: &str) -> Result<ObjectUrl, FederationError> {
    let url = format!("{}/announces/{subject}", board.actor.url);
    ObjectUrl::parse(&url).map_err(|error| FederationError::Internal(format!("{url}: {error}")))
}

/// One announcement on its way.
struct Announcing<'a> {
    row: &'a EventRow,
    board: &'a BoardView,
    about: ObjectUrl,
    /// Who wrote what is announced, when it is none of ours, and whether its server reads whole activities.
    author: Option<(&'a Actor, bool)>,
}

impl Announcing<'_> {
    fn circle(&self, reading: Reading) -> Audience {
        let author = self.author.filter(|(author, reads)| author.gone_at.is_none() && *reads == (reading == Reading::Activities));
        Audience::Circles {
            first: Circle { followers_of: self.board.actor.id.clone(), reading },
            second: None,
            also: author.map(|(author, _)| author.delivery_inbox().clone()).into_iter().collect(),
        }
    }

    fn due(&self, id: &str, kind: &'static str, document: Value, reading: Reading) -> Result<Due, FederationError> {
        let activity_url = ObjectUrl::parse(id).map_err(|error| FederationError::Internal(format!("{id}: {error}")))?;
        let (author, object_url) = (self.board.actor.id.clone(), self.about.clone());
        Ok(Due { activity_url, author, object_url, kind, document, audience: self.circle(reading) })
    }

    /// The id of `object`, once: its id is always the same.
    fn id(&self, object: &str) -> Result<Due, FederationError> {
        let id = self.about.as_str();
        let document =
            documents::announce(id, &self.board.actor, self.author.map(|(author, _)| author), object.into(), self.row.recorded_at);
        self.due(id, "Announce", document, Reading::Ids)
    }

    /// A whole activity. To the queue it is of the kind that it announces: the last of several updates is enough, and a deletion is kept longest.
    fn whole(&self, activity: Value) -> Result<Due, FederationError> {
        let kind = match json::kind(&activity) {
            "Update" => "Update",
            "Delete" => "Delete",
            _ => "Create",
        };
        let id = activity_id(&self.about, self.row);
        let author = self.author.map(|(author, _)| author);
        let document = documents::announce(&id, &self.board.actor, author, activity, self.row.recorded_at);
        self.due(&id, kind, document, Reading::Activities)
    }

    fn undo(&self, object: &str) -> Result<Due, FederationError> {
        let id = format!("{}/undo", self.about);
        let author = self.author.map(|(author, _)| author);
        let document = documents::undo_announce(&id, self.about.as_str(), &self.board.actor, author, object, self.row.recorded_at);
        self.due(&id, "Undo", document, Reading::Ids)
    }
}

/// The board of a cooperative, when anybody follows it.
async fn followed(app: &App, cooperative: &CooperativeId) -> Result<Option<BoardView>, FederationError> {
    let Some(board) = boards::find(app, cooperative).await? else { return Ok(None) };
    let (followers, _) = follows::counts(app, &board.actor.id).await?;
    Ok((followers > 0).then_some(board))
}

async fn listing_said(app: &App, row: &EventRow, id: &ListingId, said: Option<&Value>) -> Result<Vec<Due>, FederationError> {
    let view = listings::show(app, &Viewer::Operator, id).await?;
    let listing = &view.listing;
    let (Author::Own(cooperative), Eligibility::Public, true) = (&listing.author, listing.terms.eligibility, listing.state.is_out()) else {
        return Ok(Vec::new());
    };
    let Some(board) = followed(app, cooperative).await? else { return Ok(Vec::new()) };
    let announcing = Announcing { row, about: announced(&board, id.as_str())?, board: &board, author: None };
    let mut due = Vec::new();
    // What is over is no news.
    if listing.state != ListingState::Closed {
        due.push(announcing.id(listing.object_url.as_str())?);
    }
    if let Some(said) = said {
        due.push(announcing.whole(said.clone())?);
    }
    Ok(due)
}

async fn listing_removed(app: &App, row: &EventRow, id: &ListingId, said: Option<&Value>) -> Result<Vec<Due>, FederationError> {
    let found = allmende_db::listings::find(&mut app.db.read().await?, id).await?;
    let Some(listing) = found.map(|found| found.listing) else { return Ok(Vec::new()) };
    let (Author::Own(cooperative), Eligibility::Public) = (&listing.author, listing.terms.eligibility) else { return Ok(Vec::new()) };
    let Some(board) = followed(app, cooperative).await? else { return Ok(Vec::new()) };
    let announcing = Announcing { row, about: announced(&board, id.as_str())?, board: &board, author: None };
    let mut due = vec![announcing.undo(listing.object_url.as_str())?];
    if let Some(said) = said {
        due.push(announcing.whole(said.clone())?);
    }
    Ok(due)
}

async fn profile_changed(app: &App, row: &EventRow, id: &CooperativeId) -> Result<Vec<Due>, FederationError> {
    let Some(board) = followed(app, id).await? else { return Ok(Vec::new()) };
    let cooperative = cooperatives::by_id(app, id).await?;
    let keys = actors::ed25519_keys(app, &board.actor.id).await?;
    let activity = activity_id(&board.actor.url, row);
    let envelope = Envelope {
        id: activity.clone(),
        kind: "Update",
        actor: board.actor.url.as_str(),
        to: vec![PUBLIC.to_owned()],
        cc: board.actor.followers.iter().map(|url| url.as_str().to_owned()).collect(),
        published: row.recorded_at,
    };
    Ok(vec![Due {
        activity_url: ObjectUrl::parse(&activity).map_err(|error| FederationError::Internal(format!("{activity}: {error}")))?,
        author: board.actor.id.clone(),
        object_url: board.actor.url.clone(),
        kind: "Update",
        document: envelope.around(documents::group(&app.addresses, &board, &keys, &cooperative)),
        audience: Audience::FollowersOf(board.actor.id.clone()),
    }])
}

/// A post from outside with its board, and the last activity of its author about it.
struct Posted {
    view: BoardPostView,
    board: BoardView,
    activity: Option<Value>,
    reads: bool,
}

impl Posted {
    async fn read(app: &App, id: &BoardPostId) -> Result<Option<Self>, FederationError> {
        let view = boards::show(app, &Viewer::Operator, id).await?;
        let Some(board) = boards::find(app, &view.post.cooperative).await? else { return Ok(None) };
        let stored = allmende_db::board_posts::activity(&mut app.db.read().await?, id).await?;
        let activity = stored.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let reads = boards::reads_activities(app, &view.author).await?;
        Ok(Some(Self { view, board, activity, reads }))
    }

    fn announcing<'a>(&'a self, row: &'a EventRow) -> Result<Announcing<'a>, FederationError> {
        let about = announced(&self.board, self.view.post.id.as_str())?;
        Ok(Announcing { row, board: &self.board, about, author: Some((&self.view.author, self.reads)) })
    }
}

async fn post_accepted(app: &App, row: &EventRow, id: &BoardPostId) -> Result<Vec<Due>, FederationError> {
    let Some(posted) = Posted::read(app, id).await?.filter(|posted| posted.view.post.state == BoardPostState::Accepted) else {
        return Ok(Vec::new());
    };
    let announcing = posted.announcing(row)?;
    let mut due = vec![announcing.id(posted.view.post.object_url.as_str())?];
    if let Some(activity) = &posted.activity {
        due.push(announcing.whole(activity.clone())?);
    }
    Ok(due)
}

/// Microblogs hear of it from its author.
async fn post_changed(app: &App, row: &EventRow, id: &BoardPostId) -> Result<Vec<Due>, FederationError> {
    let posted = Posted::read(app, id).await?.filter(|posted| posted.view.post.state == BoardPostState::Accepted);
    match posted.as_ref().and_then(|posted| posted.activity.as_ref().map(|activity| (posted, activity))) {
        Some((posted, activity)) => Ok(vec![posted.announcing(row)?.whole(activity.clone())?]),
        None => Ok(Vec::new()),
    }
}

async fn post_removed(app: &App, row: &EventRow, id: &BoardPostId) -> Result<Vec<Due>, FederationError> {
    let Some(posted) = Posted::read(app, id).await? else { return Ok(Vec::new()) };
    let announcing = posted.announcing(row)?;
    let object = posted.view.post.object_url.as_str();
    // What its author said instead may be for few: only a deletion is passed on.
    let deletion = match posted.activity.as_ref().filter(|activity| json::kind(activity) == "Delete") {
        Some(deletion) if posted.view.post.state == BoardPostState::Withdrawn => deletion.clone(),
        _ => {
            let cooperative = cooperatives::by_id(app, &posted.view.post.cooperative).await?;
            let moderator = actors::by_id(app, &cooperative.actor).await?;
            documents::removal(&format!("{}/removal", announcing.about), &moderator, &posted.board.actor, object, row.recorded_at)
        }
    };
    Ok(vec![announcing.undo(object)?, announcing.whole(deletion)?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn who_reads_groups_says_so_in_one_of_three_ways() {
        for actor in [
            json!({"type": "Group"}),
            json!({"type": "Person", "implements": [{"type": "Link", "href": FEP_1B12}]}),
            json!({"type": "Organization", "generator": {"type": "Application", "implements": [FEP_1B12]}}),
        ] {
            assert!(says_it_reads_activities(&actor), "{actor}");
        }
        for actor in [
            json!({"type": "Person"}),
            json!({"type": "Person", "generator": "https://a.example/actor"}),
            json!({"type": "Person", "generator": {"implements": [{"href": "https://w3id.org/fep/0837"}, 7, null]}}),
            json!(null),
        ] {
            assert!(!says_it_reads_activities(&actor), "{actor}");
        }
    }
}
