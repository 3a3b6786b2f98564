//! Members: who they are, what they may do in which cooperative, their passwords.

use allmende_db::{Tx, cooperatives as cooperative_rows, invitations as invitation_rows, members as rows, sessions as session_rows};
use allmende_domain::audit::Action;
use allmende_domain::ids::{CooperativeId, MemberId};
use allmende_domain::language::Language;
use allmende_domain::limits::NAME_CHARS_MAX;
use allmende_domain::member::{self, LoginRefused, Member, Membership, Role};
use allmende_domain::permission::{Permission, Viewer};
use allmende_domain::text;

use crate::audit::{self, Deed};
use crate::error::{AppError, FieldError};
use crate::{App, passwords, permit, sessions};

/// What a new member enters.
#[derive(Clone, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(default)]
pub struct NewMember {
    /// An e-mail address or a name, to sign in with.
    pub login: String,
    pub display_name: String,
    /// 10 to 256 characters. Secret.
    pub password: String,
    /// A language tag; empty: that of the instance.
    pub locale: String,
}

impl std::fmt::Debug for NewMember {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewMember").field("display_name", &self.display_name).field("locale", &self.locale).finish_non_exhaustive()
    }
}

/// A new member whose fields are in order and whose password is hashed.
pub(crate) struct Prepared {
    pub login: String,
    pub display_name: String,
    pub locale: Language,
    pub password_hash: String,
}

impl NewMember {
    /// Everything that is wrong with it; the login's and the name's stored forms and the language.
    pub(crate) fn read(&self, app: &App) -> Result<(String, String, Language), Vec<FieldError>> {
        let mut wrong = Vec::new();
        let login = member::new_login(&self.login).map_err(|refused| match refused {
            LoginRefused::Form => FieldError::new("login", "login-form", refused.to_string()),
            LoginRefused::OddAddress => FieldError::new("login", "address-odd", refused.to_string()),
        });
        let name = read_name(&self.display_name);
        let locale = read_locale(app, &self.locale);
        let password = passwords::check("password", &self.password, &self.login);
        wrong.extend(password.err());
        match (login, name, locale) {
            (Ok(login), Ok(name), Ok(locale)) if wrong.is_empty() => Ok((login, name, locale)),
            (login, name, locale) => {
                wrong.extend([login.err(), name.err(), locale.err()].into_iter().flatten());
                Err(wrong)
            }
        }
    }

    /// Checks the fields, then hashes the password. Not inside a transaction: hashing takes some 50 ms.
    pub(crate) async fn prepare(&self, app: &App) -> Result<Prepared, AppError> {
        let (login, display_name, locale) = self.read(app).map_err(AppError::Invalid)?;
        let password_hash = passwords::hash(app, &self.password).await?;
        Ok(Prepared { login, display_name, locale, password_hash })
    }
}

/// The rows of a new member, inside the caller's transaction.
pub(crate) async fn insert(
    app: &App,
    tx: &mut Tx,
    new: Prepared,
    instance_admin: bool,
    memberships: Vec<Membership>,
) -> Result<Member, AppError> {
    if rows::credentials(tx, &new.login).await?.is_some() {
        return Err(AppError::invalid("login", "login-taken", "somebody here has this login"));
    }
    let member = Member {
        id: MemberId::from_uuid(app.uuid()),
        login: new.login,
        display_name: new.display_name,
        locale: new.locale,
        instance_admin,
        memberships,
        created_at: app.now(),
        suspended_at: None,
    };
    rows::insert(tx, &member, &new.password_hash).await?;
    Ok(member)
}

/// Adds a member without an invitation.
///
/// # Errors
/// [`AppError::Forbidden`] unless the viewer runs the instance, [`AppError::Invalid`] (`login-form`, `address-odd`, `login-taken`, `name-missing`,
/// `text-too-long`, `language-unknown`, and the password's codes), [`AppError::NotFound`] for an unknown cooperative.
pub async fn add(
    app: &App,
    viewer: &Viewer,
    new: NewMember,
    instance_admin: bool,
    memberships: Vec<(CooperativeId, Role)>,
) -> Result<Member, AppError> {
    permit::require_instance(viewer)?;
    let prepared = new.prepare(app).await?;
    let mut joined: Vec<Membership> = Vec::new();
    let mut tx = app.db.begin().await?;
    for (cooperative, role) in memberships {
        cooperative_rows::find(&mut tx, &cooperative).await?.ok_or(AppError::NotFound)?;
        if joined.iter().all(|membership| membership.cooperative != cooperative) {
            joined.push(Membership { cooperative, role });
        }
    }
    let member = insert(app, &mut tx, prepared, instance_admin, joined).await?;
    audit::record(app, &mut tx, viewer, Deed::new(Action::AccountAdded).to(&member.id)).await?;
    tx.commit().await?;
    Ok(member)
}

/// Adds an existing member to a cooperative without an invitation.
///
/// # Errors
/// [`AppError::Forbidden`] unless the viewer runs the instance, [`AppError::NotFound`], [`AppError::Conflict`] (`already-member`).
pub async fn add_to(app: &App, viewer: &Viewer, cooperative: &CooperativeId, id: &MemberId, role: Role) -> Result<(), AppError> {
    permit::require_instance(viewer)?;
    let mut tx = app.db.begin().await?;
    rows::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    cooperative_rows::find(&mut tx, cooperative).await?.ok_or(AppError::NotFound)?;
    let membership = Membership { cooperative: cooperative.clone(), role };
    if !rows::join(&mut tx, id, &membership, app.now()).await? {
        return Err(already_member());
    }
    let deed = Deed::new(Action::MemberAdded).in_(cooperative).to(id).with(role.as_str());
    audit::record(app, &mut tx, viewer, deed).await?;
    Ok(tx.commit().await?)
}

pub(crate) fn already_member() -> AppError {
    AppError::conflict("already-member", "already a member of this cooperative; an administrator can change the role")
}

/// The members of a cooperative and what they are in it, by name.
///
/// # Errors
/// [`AppError::SignInFirst`] for strangers, [`AppError::NotFound`] for who is not in the cooperative: its list is not for others
/// (case V6).
pub async fn list(app: &App, viewer: &Viewer, cooperative: &CooperativeId) -> Result<Vec<(Member, Role)>, AppError> {
    if *viewer == Viewer::Stranger {
        return Err(AppError::SignInFirst);
    }
    permit::require_inside(viewer, Permission::SeeInside, cooperative)?;
    let mut conn = app.db.read().await?;
    cooperative_rows::find(&mut conn, cooperative).await?.ok_or(AppError::NotFound)?;
    let members = rows::of_cooperative(&mut conn, cooperative).await?;
    Ok(members.into_iter().filter_map(|member| member.role_in(cooperative).map(|role| (member, role))).collect())
}

/// Everybody on this instance, by login.
///
/// # Errors
/// [`AppError::Forbidden`] unless the viewer runs the instance.
pub async fn all(app: &App, viewer: &Viewer) -> Result<Vec<Member>, AppError> {
    permit::require_instance(viewer)?;
    Ok(rows::all(&mut app.db.read().await?).await?)
}

/// # Errors
/// [`AppError::Forbidden`] unless the viewer runs the instance, [`AppError::NotFound`].
pub async fn by_login(app: &App, viewer: &Viewer, login: &str) -> Result<Member, AppError> {
    permit::require_instance(viewer)?;
    let login = member::login(login).map_err(|_| AppError::NotFound)?;
    rows::find_by_login(&mut app.db.read().await?, &login).await?.ok_or(AppError::NotFound)
}

/// Makes a member of a cooperative something else in it.
///
/// # Errors
/// [`AppError::NotFound`] for who is not in the cooperative, whether viewer or member; [`AppError::Forbidden`];
/// [`AppError::Conflict`] (`last-admin`) when nobody would be left to administer it.
pub async fn change_role(app: &App, viewer: &Viewer, cooperative: &CooperativeId, id: &MemberId, role: Role) -> Result<(), AppError> {
    permit::require_inside(viewer, Permission::ChangeRoles, cooperative)?;
    let mut tx = app.db.begin().await?;
    give_up(&mut tx, cooperative, id, Some(role)).await?;
    rows::set_role(&mut tx, id, cooperative, role).await?;
    let deed = Deed::new(Action::RoleChanged).in_(cooperative).to(id).with(role.as_str());
    audit::record(app, &mut tx, viewer, deed).await?;
    Ok(tx.commit().await?)
}

/// Takes a member out of a cooperative; members may also go themselves. Their account stays.
///
/// # Errors
/// As [`change_role`].
pub async fn remove_from(app: &App, viewer: &Viewer, cooperative: &CooperativeId, id: &MemberId) -> Result<(), AppError> {
    let myself = viewer.member().is_some_and(|member| member.id == *id);
    let needed = if myself { Permission::SeeInside } else { Permission::ChangeRoles };
    permit::require_inside(viewer, needed, cooperative)?;
    let mut tx = app.db.begin().await?;
    give_up(&mut tx, cooperative, id, None).await?;
    rows::leave(&mut tx, id, cooperative).await?;
    let deed = if myself { Deed::new(Action::MemberLeft) } else { Deed::new(Action::MemberRemoved).to(id) };
    audit::record(app, &mut tx, viewer, deed.in_(cooperative)).await?;
    Ok(tx.commit().await?)
}

/// What must be so before a member stops being what they are: they are in the cooperative, and an administrator remains. Links by
/// which they invited others go with the right to invite.
pub(crate) async fn give_up(tx: &mut Tx, cooperative: &CooperativeId, id: &MemberId, next: Option<Role>) -> Result<(), AppError> {
    // Two administrators who leave at the same moment must not both see the other one still there.
    if !cooperative_rows::lock(tx, cooperative).await? {
        return Err(AppError::NotFound);
    }
    let role = rows::role(tx, id, cooperative).await?.ok_or(AppError::NotFound)?;
    if role != Role::Admin || next == Some(Role::Admin) {
        return Ok(());
    }
    if !rows::has_other_admin(tx, id, cooperative).await? {
        return Err(AppError::conflict("last-admin", "the last administrator cannot go; make somebody else an administrator first"));
    }
    invitation_rows::remove_by_creator(tx, cooperative, id).await?;
    Ok(())
}

/// Sets the viewer's own password. All sessions end but the one of `current_token` (case A1).
///
/// # Errors
/// [`AppError::Invalid`] (`password-wrong` for `old`, the password's codes for `new`), [`AppError::TooMany`] after ten wrong ones.
pub async fn change_password(app: &App, viewer: &Viewer, current_token: &str, old: &str, new: &str) -> Result<(), AppError> {
    let member = permit::require_member(viewer)?;
    passwords::check("new", new, &member.login).map_err(|error| AppError::Invalid(vec![error]))?;
    confirm(app, member, "old", old).await?;
    let hash = passwords::hash(app, new).await?;
    let mut tx = app.db.begin().await?;
    let kept = sessions::current(app, &mut tx, &member.id, current_token).await?;
    let epoch = rows::set_password(&mut tx, &member.id, &hash).await?.ok_or(AppError::NotFound)?;
    session_rows::remove_others(&mut tx, &member.id, kept.as_ref()).await?;
    if let Some(kept) = &kept {
        session_rows::keep(&mut tx, kept, epoch).await?;
    }
    session_rows::forget_attempts(&mut tx, &sessions::change_bucket(&member.login)).await?;
    Ok(tx.commit().await?)
}

/// Asks a member for their present password before something that cannot be taken back. Attempts are counted (case A4).
///
/// # Errors
/// [`AppError::Invalid`] (`field`: `password-wrong`); [`AppError::TooMany`] after ten wrong ones.
pub(crate) async fn confirm(app: &App, member: &Member, field: &'static str, password: &str) -> Result<(), AppError> {
    sessions::count_change(app, &member.login).await?;
    let stored = rows::credentials(&mut app.db.read().await?, &member.login).await?.ok_or(AppError::SignInFirst)?;
    if passwords::matches(password, &stored.password_hash).await? {
        return Ok(());
    }
    Err(AppError::invalid(field, "password-wrong", "not the present password"))
}

/// Sets somebody's password, for who forgot it. All their sessions end, and their passkeys go (case A1).
///
/// # Errors
/// [`AppError::Forbidden`] unless the viewer runs the instance, [`AppError::NotFound`], [`AppError::Invalid`].
pub async fn set_password(app: &App, viewer: &Viewer, login: &str, new: &str) -> Result<(), AppError> {
    let member = by_login(app, viewer, login).await?;
    passwords::check("password", new, &member.login).map_err(|error| AppError::Invalid(vec![error]))?;
    let hash = passwords::hash(app, new).await?;
    let mut tx = app.db.begin().await?;
    rows::set_password(&mut tx, &member.id, &hash).await?.ok_or(AppError::NotFound)?;
    session_rows::remove_others(&mut tx, &member.id, None).await?;
    // Whoever else got in may have added one.
    allmende_db::passkeys::remove_all(&mut tx, &member.id).await?;
    session_rows::forget_attempts(&mut tx, &sessions::account_bucket(&member.login)).await?;
    audit::record(app, &mut tx, viewer, Deed::new(Action::PasswordSet).to(&member.id)).await?;
    Ok(tx.commit().await?)
}

/// Sets the viewer's own name and language.
///
/// # Errors
/// [`AppError::Invalid`] (`name-missing`, `text-too-long`, `language-unknown`).
pub async fn update_profile(app: &App, viewer: &Viewer, display_name: &str, locale: &str) -> Result<Member, AppError> {
    let member = permit::require_member(viewer)?;
    let (name, locale) = match (read_name(display_name), read_locale(app, locale)) {
        (Ok(name), Ok(locale)) => (name, locale),
        (name, locale) => return Err(AppError::Invalid([name.err(), locale.err()].into_iter().flatten().collect())),
    };
    let mut tx = app.db.begin().await?;
    if !rows::update_profile(&mut tx, &member.id, &name, &locale).await? {
        return Err(AppError::NotFound);
    }
    tx.commit().await?;
    Ok(Member { display_name: name, locale, ..member.clone() })
}

fn read_name(text: &str) -> Result<String, FieldError> {
    text::line(text, NAME_CHARS_MAX).map_err(|error| {
        let code = if error == text::TextError::Empty { "name-missing" } else { "text-too-long" };
        FieldError::new("display_name", code, error.to_string())
    })
}

fn read_locale(app: &App, text: &str) -> Result<Language, FieldError> {
    if text.trim().is_empty() {
        return Ok(app.language());
    }
    Language::parse(text).map_err(|error| FieldError::new("locale", "language-unknown", error.to_string()))
}
