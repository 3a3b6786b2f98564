//! The members of a cooperative, their roles, and invitations.

use allmende_app::{AppError, invitations, members};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::ids::{InvitationId, MemberId};
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
}

#[derive(askama::Template)]
#[template(path = "members.html")]
struct MembersPage {
    page: Frame,
    head: CoopHead,
    form: Form,
    members: Vec<MemberLine>,
    invitations: Vec<InvitationLine>,
    may_invite: bool,
    may_change: bool,
    roles: Choices,
    /// The link of an invitation just made: shown this once.
    link: Option<String>,
}

async fn show(web: &Web, visitor: &Visitor, cooperative: &Cooperative, form: Form, link: Option<String>) -> Answer {
    let locale = visitor.locale();
    let may = |permission| visitor.viewer.may(permission, &cooperative.id);
    let me = visitor.viewer.member().map(|member| member.id.clone());
    let role_words = |role: Role| locale.t(&format!("role-{}", role.as_str()));
    let listed = members::list(&web.app, &visitor.viewer, &cooperative.id).await?;
    let open =
        if may(Permission::InviteMembers) { invitations::list(&web.app, &visitor.viewer, &cooperative.id).await? } else { Vec::new() };
    let members = listed.into_iter().map(|(member, role)| MemberLine {
        is_me: Some(&member.id) == me.as_ref(),
        is_suspended: member.suspended_at.is_some(),
        may_manage: Some(&member.id) != me.as_ref() && visitor.viewer.may_manage(&member),
        id: member.id.to_string(),
        name: member.display_name,
        role: role_words(role),
        role_code: role.as_str(),
    });
    let invitations = open.into_iter().map(|invitation| InvitationLine {
        id: invitation.id.to_string(),
        role: role_words(invitation.role),
        note: invitation.note,
        uses_left: invitation.uses_left,
        expires: dates::date(locale, invitation.expires_at),
    });
    let template = MembersPage {
        page: Frame::new(web, visitor, locale.t("coop-tab-members"), "home"),
        head: CoopHead::of(visitor, cooperative),
        members: members.collect(),
        invitations: invitations.collect(),
        may_invite: may(Permission::InviteMembers),
        may_change: may(Permission::ChangeRoles),
        roles: choices::of(locale, "role", Role::ALL.iter().map(|role| role.as_str())),
        link,
        form,
    };
    Ok(template.form.answer(rendered(&template)))
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
            let link = web.app.addresses.url(&format!("/invitations/{token}")).to_string();
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
