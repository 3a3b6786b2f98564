//! What an instance keeps of a member: all of it in one document, for themselves (GDPR, articles 15 and 20). What they wrote in the name of a
//! cooperative is the cooperative's, and is here too, as it is about them.

use allmende_db::follows::{Side, accounts};
use allmende_db::{
    Conn, actors, confirmations, cooperatives, digests, inquiries, inquiry_outcomes, joining, members, notifications, passkeys, people,
    pushes, replies, reports, saved_searches, sessions,
};
use allmende_domain::ids::{ActorId, MemberId};
use allmende_domain::member::Member;
use allmende_domain::permission::Viewer;
use serde::Serialize;

use crate::App;
use crate::error::AppError;
use crate::limits;

/// Counts changes that a reader of older documents cannot read.
const FORMAT: u32 = 1;

/// Times are RFC 3339. Lists begin with the newest, and have at most [`limits::OWN_DATA_ROWS_MAX`] entries each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnData {
    pub format: u32,
    pub exported_at: String,
    /// The address of the instance.
    pub server: String,
    pub login: String,
    pub display_name: String,
    pub language: String,
    pub created_at: String,
    pub runs_the_server: bool,
    pub cooperatives: Vec<Membership>,
    /// Where somebody is signed in; passwords and keys are not here.
    pub sessions: Vec<Session>,
    pub passkeys: Vec<Passkey>,
    /// The public account, when there is one.
    pub public_account: Option<PublicAccount>,
    pub messages: Vec<Written>,
    pub answers: Vec<Written>,
    /// How conversations ended, as they noted it.
    pub conversation_ends: Vec<Ended>,
    pub reports: Vec<Reported>,
    pub notifications: Vec<Notified>,
    /// Which kinds they hear of by which ways, where they chose.
    pub notification_settings: Vec<NotificationSetting>,
    /// Where notifications are shown on a device.
    pub devices: Vec<Device>,
    /// When they confirmed that letters may come to the address with which they sign in.
    pub address_confirmed_at: Option<String>,
    /// Letters with notifications.
    pub letters: Vec<Letters>,
    /// What they want to hear of when something new fits.
    pub saved_searches: Vec<Kept>,
    /// Where they ask to become a member.
    pub asked_to_join: Vec<Asked>,
    /// What the log of the instance says that they did.
    pub log: Vec<Deed>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Membership {
    pub cooperative: String,
    pub role: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Session {
    pub browser: String,
    pub created_at: String,
    pub last_seen_at: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passkey {
    pub name: String,
    pub created_at: String,
    pub last_used_at: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublicAccount {
    pub address: String,
    pub handle: String,
    pub name: String,
    /// HTML, as others read it.
    pub summary: String,
    pub created_at: String,
    /// `name@host` of each.
    pub followers: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Written {
    /// In whose name.
    pub by: String,
    pub address: String,
    pub at: String,
    /// Plain text.
    pub text: String,
}

/// The end of a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ended {
    /// Its page here.
    pub conversation: String,
    /// `agreed` or `nothing`.
    pub result: String,
    /// What was agreed, in their words.
    pub what: String,
    /// Until when it is agreed.
    pub until: Option<String>,
    pub at: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reported {
    pub about: Vec<String>,
    pub text: String,
    pub at: String,
    pub state: String,
}

/// What they were told of; `about` is the id of an inquiry, a listing, a saved search, a request to follow, a cooperative or a report here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notified {
    pub kind: String,
    pub about: String,
    pub at: String,
    pub read_at: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotificationSetting {
    pub kind: String,
    pub on_page: bool,
    pub by_mail: bool,
    pub by_push: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Device {
    pub browser: String,
    /// Whose push service carries the messages. The address there and the keys are not here.
    pub service: String,
    pub turned_on_at: String,
    pub last_message_at: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Letters {
    pub rhythm: String,
    pub is_wanted: bool,
    /// UTC.
    pub hour: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kept {
    pub name: String,
    /// Of the catalogue.
    pub address: String,
    pub created_at: String,
    pub looked_at: String,
    pub found_at: Option<String>,
    pub paused_at: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    pub cooperative: String,
    pub text: String,
    pub at: String,
    pub state: String,
    pub answer: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deed {
    pub action: String,
    pub at: String,
    pub subject: String,
    pub detail: String,
}

/// Everything of a member, for themselves, or on the machine for somebody who asks whoever runs it.
///
/// # Errors
/// [`AppError::SignInFirst`]; [`AppError::Forbidden`] for everybody else; [`AppError::NotFound`].
pub async fn collect(app: &App, viewer: &Viewer, id: &MemberId) -> Result<OwnData, AppError> {
    match viewer {
        Viewer::Stranger => return Err(AppError::SignInFirst),
        Viewer::Operator => {}
        viewer if viewer.member().is_some_and(|member| member.id == *id) => {}
        _ => return Err(AppError::Forbidden),
    }
    let mut conn = app.db.read().await?;
    let member = members::find(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let now = app.now();
    let sessions = sessions::of_member(&mut conn, id, now).await?;
    let passkeys = passkeys::of_member(&mut conn, id).await?;
    Ok(OwnData {
        format: FORMAT,
        exported_at: now.to_rfc3339(),
        server: app.addresses.url("/").to_string(),
        cooperatives: memberships(app, &mut conn, &member).await?,
        sessions: sessions
            .into_iter()
            .map(|session| Session {
                browser: session.user_agent,
                created_at: session.created_at.to_rfc3339(),
                last_seen_at: session.last_seen_at.to_rfc3339(),
            })
            .collect(),
        passkeys: passkeys
            .into_iter()
            .map(|passkey| Passkey {
                name: passkey.name,
                created_at: passkey.created_at.to_rfc3339(),
                last_used_at: passkey.last_used_at.map(|at| at.to_rfc3339()),
            })
            .collect(),
        public_account: public_account(&mut conn, id).await?,
        messages: messages(&mut conn, id).await?,
        answers: answers(&mut conn, id).await?,
        conversation_ends: ended(app, &mut conn, id).await?,
        reports: reported(&mut conn, id).await?,
        notifications: notified(&mut conn, id).await?,
        notification_settings: notifications::ways(&mut conn, id)
            .await?
            .into_iter()
            .map(|(kind, ways)| NotificationSetting {
                kind: kind.as_str().to_owned(),
                on_page: ways.on_page,
                by_mail: ways.by_mail,
                by_push: ways.by_push,
            })
            .collect(),
        devices: devices(app, &mut conn, id).await?,
        address_confirmed_at: confirmations::of_member(&mut conn, id).await?.and_then(|known| known.confirmed_at).map(|at| at.to_rfc3339()),
        letters: digests::of_member(&mut conn, id)
            .await?
            .into_iter()
            .map(|digest| Letters { rhythm: digest.rhythm.as_str().to_owned(), is_wanted: digest.is_wanted, hour: digest.hour })
            .collect(),
        saved_searches: saved_searches::of_member(&mut conn, id)
            .await?
            .into_iter()
            .map(|saved| Kept {
                address: app.addresses.url(&format!("/?{}", saved.query)).to_string(),
                name: saved.name,
                created_at: saved.created_at.to_rfc3339(),
                looked_at: saved.looked_at.to_rfc3339(),
                found_at: saved.found_at.map(|at| at.to_rfc3339()),
                paused_at: saved.paused_at.map(|at| at.to_rfc3339()),
            })
            .collect(),
        asked_to_join: asked_to_join(app, &mut conn, id).await?,
        log: log(&mut conn, id).await?,
        login: member.login,
        display_name: member.display_name,
        language: member.locale.as_str().to_owned(),
        created_at: member.created_at.to_rfc3339(),
        runs_the_server: member.instance_admin,
    })
}

async fn memberships(app: &App, conn: &mut Conn, member: &Member) -> Result<Vec<Membership>, AppError> {
    let mut found = Vec::with_capacity(member.memberships.len());
    for membership in &member.memberships {
        if let Some(cooperative) = cooperatives::find(conn, &membership.cooperative).await? {
            let address = app.addresses.cooperative(&cooperative.handle).to_string();
            found.push(Membership { cooperative: address, role: membership.role.as_str().to_owned() });
        }
    }
    Ok(found)
}

async fn public_account(conn: &mut Conn, id: &MemberId) -> Result<Option<PublicAccount>, AppError> {
    let Some(person) = people::of_member(conn, id).await? else { return Ok(None) };
    let Some(actor) = actors::find(conn, &person.actor).await? else { return Ok(None) };
    let followers = accounts(conn, Side::Followers, &actor.id, "", limits::OWN_DATA_ROWS_MAX).await?;
    Ok(Some(PublicAccount {
        address: actor.url.to_string(),
        handle: actor.handle(),
        created_at: person.created_at.to_rfc3339(),
        followers: followers.into_iter().map(|(_, handle)| handle.trim_start_matches('@').to_owned()).collect(),
        name: actor.name,
        summary: actor.summary,
    }))
}

async fn messages(conn: &mut Conn, id: &MemberId) -> Result<Vec<Written>, AppError> {
    let mut found = Vec::new();
    for message in inquiries::messages_of_member(conn, id, limits::OWN_DATA_ROWS_MAX).await? {
        let by = handle(conn, &message.author).await?;
        found.push(Written { by, address: message.object_url, at: message.created_at.to_rfc3339(), text: message.body });
    }
    Ok(found)
}

async fn answers(conn: &mut Conn, id: &MemberId) -> Result<Vec<Written>, AppError> {
    let mut found = Vec::new();
    for reply in replies::of_member(conn, id, limits::OWN_DATA_ROWS_MAX).await? {
        let by = handle(conn, &reply.author).await?;
        found.push(Written { by, address: reply.object_url.to_string(), at: reply.created_at.to_rfc3339(), text: reply.body });
    }
    Ok(found)
}

async fn ended(app: &App, conn: &mut Conn, id: &MemberId) -> Result<Vec<Ended>, AppError> {
    let noted = inquiry_outcomes::of_member(conn, id, limits::OWN_DATA_ROWS_MAX).await?;
    let ended = noted.into_iter().map(|(inquiry, outcome)| Ended {
        conversation: app.addresses.url(&format!("/inquiries/{inquiry}")).to_string(),
        result: outcome.result.as_str().to_owned(),
        what: outcome.what,
        until: outcome.ends_at.map(|at| at.to_rfc3339()),
        at: outcome.decided_at.to_rfc3339(),
    });
    Ok(ended.collect())
}

async fn reported(conn: &mut Conn, id: &MemberId) -> Result<Vec<Reported>, AppError> {
    let reports = reports::of_member(conn, id, limits::OWN_DATA_ROWS_MAX).await?;
    let reported = reports.into_iter().map(|report| Reported {
        about: report.about.iter().map(ToString::to_string).collect(),
        text: report.content,
        at: report.created_at.to_rfc3339(),
        state: report.state.as_str().to_owned(),
    });
    Ok(reported.collect())
}

async fn notified(conn: &mut Conn, id: &MemberId) -> Result<Vec<Notified>, AppError> {
    let found = notifications::of_member(conn, id, limits::OWN_DATA_ROWS_MAX).await?;
    let notified = found.into_iter().map(|notification| Notified {
        kind: notification.kind.as_str().to_owned(),
        about: notification.subject,
        at: notification.happened_at.to_rfc3339(),
        read_at: notification.read_at.map(|at| at.to_rfc3339()),
    });
    Ok(notified.collect())
}

async fn devices(app: &App, conn: &mut Conn, id: &MemberId) -> Result<Vec<Device>, AppError> {
    let found = pushes::of_member(conn, id, app.now()).await?;
    let devices = found.into_iter().map(|device| Device {
        browser: device.user_agent,
        service: device.service.to_string(),
        turned_on_at: device.created_at.to_rfc3339(),
        last_message_at: device.taken_at.map(|at| at.to_rfc3339()),
    });
    Ok(devices.collect())
}

async fn asked_to_join(app: &App, conn: &mut Conn, id: &MemberId) -> Result<Vec<Asked>, AppError> {
    let mut found = Vec::new();
    for request in joining::of_member(conn, id).await? {
        if let Some(cooperative) = cooperatives::find(conn, &request.cooperative).await? {
            found.push(Asked {
                cooperative: app.addresses.cooperative(&cooperative.handle).to_string(),
                text: request.why,
                at: request.created_at.to_rfc3339(),
                state: request.state.as_str().to_owned(),
                answer: request.answer,
            });
        }
    }
    Ok(found)
}

async fn log(conn: &mut Conn, id: &MemberId) -> Result<Vec<Deed>, AppError> {
    let entries = crate::audit::of_member(conn, id).await?;
    let deed =
        |entry: crate::audit::Entry| Deed { action: entry.code, at: entry.at.to_rfc3339(), subject: entry.subject, detail: entry.detail };
    Ok(entries.into_iter().map(deed).collect())
}

async fn handle(conn: &mut Conn, actor: &ActorId) -> Result<String, AppError> {
    Ok(actors::find(conn, actor).await?.map(|actor| actor.handle()).unwrap_or_default())
}
