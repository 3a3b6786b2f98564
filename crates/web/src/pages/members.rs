//! The members of a cooperative, their roles, and invitations.

use allmende_app::invitations::{self, Invited};
use allmende_app::{AppError, joining, members};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::ids::{InvitationId, JoinRequestId, MemberId};
use allmende_domain::member::Role;
use allmende_domain::permission::Permission;
use axum::extract::{Path, State};

use super::{CoopHead, cooperative_inside};
use crate::Web;
use crate::choices::{self, Choices};
use crate::dates;
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::qr::{self, Drawing};
use crate::session::Visitor;

struct MemberLine {
    id: String,
    name: String,
    role: String,
    role_code: &'static str,
    is_me: bool,
    is_suspended: bool,
    /// The viewer may take care of the account.
    may_manage: bool,
}

struct InvitationLine {
    id: String,
    role: String,
    note: String,
    uses_left: i64,
    expires: String,
    /// Who came by it, or that nobody did.
    came: String,
}

/// A link just made, in every form in which it travels: shown this once.
pub(super) struct InvitationLink {
    pub link: String,
    /// To be pasted into a messenger.
    pub message: String,
    pub qr: Option<Drawing>,
}

impl InvitationLink {
    pub fn of(web: &Web, visitor: &Visitor, cooperative: &Cooperative, token: &str) -> Self {
        let link = web.app.addresses.url(&format!("/invitations/{token}")).to_string();
        let name = choices::coop_name(visitor, cooperative);
        let message = visitor.locale().with("invite-message-text", &[("name", &name), ("link", &link)]);
        Self { qr: qr::drawing(&link), message, link }
    }
}

struct Asking {
    id: String,
    name: String,
    login: String,
    why: String,
    when: String,
}

#[derive(askama::Template)]
#[template(path = "members.html")]
struct MembersPage {
    page: Frame,
    head: CoopHead,
    form: Form,
    members: Vec<MemberLine>,
    /// Those whose link still works, and those of the last months that are over.
    invitations: Vec<InvitationLine>,
    past: Vec<InvitationLine>,
    may_invite: bool,
    may_change: bool,
    roles: Choices,
    /// Each role and what it may do.
    roles_said: Choices,
    link: Option<InvitationLink>,
    asking: Vec<Asking>,
    /// The cooperative lets strangers ask, and whoever runs the instance does not.
    is_closed_here: bool,
}

async fn show(web: &Web, visitor: &Visitor, cooperative: &Cooperative, mut form: Form, link: Option<InvitationLink>) -> Answer {
    let locale = visitor.locale();
    let may = |permission| visitor.viewer.may(permission, &cooperative.id);
    let me = visitor.viewer.member().map(|member| member.id.clone());
    let role_words = |role: Role| locale.t(&format!("role-{}", role.as_str()));
    let listed = members::list(&web.app, &visitor.viewer, &cooperative.id).await?;
    let recent =
        if may(Permission::InviteMembers) { invitations::recent(&web.app, &visitor.viewer, &cooperative.id).await? } else { Vec::new() };
    let members = listed.into_iter().map(|(member, role)| MemberLine {
        is_me: Some(&member.id) == me.as_ref(),
        is_suspended: member.suspended_at.is_some(),
        may_manage: Some(&member.id) != me.as_ref() && visitor.viewer.may_manage(&member),
        id: member.id.to_string(),
        name: member.display_name,
        role: role_words(role),
        role_code: role.as_str(),
    });
    let came = |names: &[String]| match names {
        [] => locale.t("invite-nobody-came"),
        names => locale.with("invite-came", &[("names", &names.join(", "))]),
    };
    let (open, over): (Vec<_>, Vec<_>) = recent.into_iter().partition(|invited| invited.is_open);
    let invitation = |invited: Invited| InvitationLine {
        id: invited.invitation.id.to_string(),
        role: role_words(invited.invitation.role),
        note: invited.invitation.note,
        uses_left: invited.invitation.uses_left,
        expires: dates::date(locale, invited.invitation.expires_at),
        came: came(&invited.came),
    };
    let (asking, is_closed_here) =
        if may(Permission::InviteMembers) { joining_of(web, visitor, cooperative, &mut form).await? } else { (Vec::new(), false) };
    let template = MembersPage {
        page: Frame::new(web, visitor, locale.t("coop-tab-members"), "home"),
        head: CoopHead::of(visitor, cooperative),
        members: members.collect(),
        invitations: open.into_iter().map(invitation).collect(),
        past: over.into_iter().map(invitation).collect(),
        may_invite: may(Permission::InviteMembers),
        may_change: may(Permission::ChangeRoles),
        roles: choices::of(locale, "role", Role::ALL.iter().map(|role| role.as_str())),
        roles_said: choices::of(locale, "role-says", Role::ALL.iter().map(|role| role.as_str()))
            .into_iter()
            .map(|(code, says)| (locale.t(&format!("role-{code}")), says))
            .collect(),
        asking,
        is_closed_here,
        link,
        form,
    };
    Ok(template.form.answer(rendered(&template)))
}

/// Who asks to join; the form is filled with what the cooperative chose about it, unless somebody is entering it.
async fn joining_of(web: &Web, visitor: &Visitor, cooperative: &Cooperative, form: &mut Form) -> Result<(Vec<Asking>, bool), AppError> {
    let (app, viewer) = (&web.app, &visitor.viewer);
    let chosen = joining::chosen_terms(app, viewer, &cooperative.id).await?;
    let is_open = joining::terms(app, &cooperative.id).await?.is_open;
    if !form.fields.is_given("join_words") {
        form.fields.set("join_open", if chosen.is_open { "yes" } else { "" });
        form.fields.set("join_words", chosen.words);
    }
    let line = |request: joining::JoinRequest| Asking {
        id: request.id.to_string(),
        name: request.display_name,
        login: request.login,
        why: request.why,
        when: dates::date_time(visitor.locale(), request.created_at),
    };
    let waiting = joining::waiting(app, viewer, &cooperative.id).await?;
    Ok((waiting.into_iter().map(line).collect(), chosen.is_open && !is_open))
}

/// `POST /coops/{handle}/joining`: whether strangers may ask.
pub async fn set_joining(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>, fields: Fields) -> Answer {
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::InviteMembers).await?;
    let (is_open, words) = (fields.get("join_open") == "yes", fields.get("join_words"));
    match joining::set_terms(&web.app, &visitor.viewer, &cooperative.id, is_open, words).await {
        Ok(()) => Ok(see_other(&format!("/coops/{}/members?done=saved", cooperative.handle.as_str()))),
        Err(error) => refused(&web, &visitor, &cooperative, fields, error).await,
    }
}

/// `POST /coops/{handle}/joining/{id}`: yes or no to who asks.
pub async fn decide_joining(
    State(web): State<Web>,
    visitor: Visitor,
    Path((handle, id)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let id = JoinRequestId::parse(&id).map_err(|_| AppError::NotFound)?;
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::InviteMembers).await?;
    let accept = fields.get("then") == "accept";
    match joining::decide(&web.app, &visitor.viewer, &id, accept, fields.get("answer")).await {
        Ok(()) => {
            let done = if accept { "join-accepted" } else { "join-declined" };
            Ok(see_other(&format!("/coops/{}/members?done={done}", cooperative.handle.as_str())))
        }
        Err(error) => refused(&web, &visitor, &cooperative, fields, error).await,
    }
}

/// The page again, with what was entered and what is wrong with it; the other forms as usual.
async fn refused(web: &Web, visitor: &Visitor, cooperative: &Cooperative, fields: Fields, error: AppError) -> Answer {
    let mut form = Form::refused(fields, visitor.locale(), error)?;
    for (name, value) in usual().fields.pairs() {
        if !form.fields.is_given(name) {
            form.fields.set(name, value.clone());
        }
    }
    show(web, visitor, cooperative, form, None).await
}

fn usual() -> Form {
    let mut fields = Fields::default();
    fields.set("role", Role::Member.as_str());
    fields.set("uses", "1");
    fields.set("days", "7");
    fields.into()
}

pub async fn page(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>) -> Answer {
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::SeeInside).await?;
    show(&web, &visitor, &cooperative, usual(), None).await
}

fn role_of(fields: &Fields) -> Result<Role, AppError> {
    Role::parse(fields.get("role")).ok_or_else(|| AppError::invalid("role", "role-unknown", "not a role"))
}

/// A number of the form; what is none becomes zero, which the verb refuses.
fn number(fields: &Fields, name: &str) -> i64 {
    fields.get(name).trim().parse().unwrap_or_default()
}

pub async fn invite(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>, fields: Fields) -> Answer {
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::InviteMembers).await?;
    let made = match role_of(&fields) {
        Ok(role) => {
            let (uses, days) = (number(&fields, "uses"), number(&fields, "days"));
            invitations::create(&web.app, &visitor.viewer, &cooperative.id, role, fields.get("note"), uses, days).await
        }
        Err(error) => Err(error),
    };
    match made {
        Ok((_, token)) => {
            let link = InvitationLink::of(&web, &visitor, &cooperative, &token);
            show(&web, &visitor, &cooperative, usual(), Some(link)).await
        }
        Err(error) => show(&web, &visitor, &cooperative, Form::refused(fields, visitor.locale(), error)?, None).await,
    }
}

pub async fn withdraw_invitation(State(web): State<Web>, visitor: Visitor, Path((handle, id)): Path<(String, String)>) -> Answer {
    let id = InvitationId::parse(&id).map_err(|_| AppError::NotFound)?;
    invitations::revoke(&web.app, &visitor.viewer, &id).await?;
    Ok(see_other(&format!("/coops/{handle}/members?done=saved")))
}

pub async fn change(State(web): State<Web>, visitor: Visitor, Path((handle, id)): Path<(String, String)>, fields: Fields) -> Answer {
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::SeeInside).await?;
    let id = MemberId::parse(&id).map_err(|_| AppError::NotFound)?;
    let done = if fields.get("then") == "remove" {
        members::remove_from(&web.app, &visitor.viewer, &cooperative.id, &id).await
    } else {
        match role_of(&fields) {
            Ok(role) => members::change_role(&web.app, &visitor.viewer, &cooperative.id, &id, role).await,
            Err(error) => Err(error),
        }
    };
    match done {
        Ok(()) if fields.get("then") == "remove" && visitor.member()?.id == id => Ok(see_other("/home?done=saved")),
        Ok(()) => Ok(see_other(&format!("/coops/{}/members?done=saved", cooperative.handle.as_str()))),
        Err(error) => {
            let refused = Form::refused(Fields::default(), visitor.locale(), error)?;
            let mut form = usual();
            form.errors = refused.errors;
            show(&web, &visitor, &cooperative, form, None).await
        }
    }
}
