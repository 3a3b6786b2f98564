//! Members who speak for themselves: their page for everybody, and the settings by which they begin and end it.

use allmende_app::people::{self, PersonInput, PersonView};
use allmende_app::{AppError, FieldError, follows, replies};
use allmende_domain::follow::FollowState;
use allmende_domain::ids::FollowId;
use axum::extract::{Path, RawQuery, State};

use super::follows::{FollowLine, line};
use super::reading::thread::Said;
use crate::Web;
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;
use crate::text_html;
use crate::turning::{self, Turning};

#[derive(askama::Template)]
#[template(path = "person.html")]
struct PersonPage {
    page: Frame,
    name: String,
    handle: String,
    bio: String,
    followers: i64,
    is_own: bool,
    answers: Vec<Said>,
    turning: Turning,
}

pub async fn page(State(web): State<Web>, visitor: Visitor, Path(name): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let PersonView { person, actor } = people::by_name(&web.app, &visitor.viewer, &name).await?;
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let found = replies::of_actor(&web.app, &visitor.viewer, &actor.id, turning::asked(&fields)).await?;
    let (followers, _) = follows::counts(&web.app, &actor.id).await?;
    let template = PersonPage {
        page: Frame::new(&web, &visitor, actor.name.clone(), "").with_alternate(actor.url.to_string()),
        name: actor.name.clone(),
        handle: actor.handle(),
        bio: text_html::body(&actor.summary, false),
        followers,
        is_own: visitor.viewer.member().is_some_and(|member| person.member.as_ref() == Some(&member.id)),
        answers: found.items.iter().map(|view| Said::of(&visitor, view)).collect(),
        turning: Turning::of(&found, &format!("/people/{}", person.name), &fields),
    };
    Ok(rendered(&template))
}

#[derive(askama::Template)]
#[template(path = "person_settings.html")]
struct SettingsPage {
    page: Frame,
    form: Form,
    host: String,
    /// Handle and address, once there is one.
    own: Option<(String, String)>,
    pending: Vec<FollowLine>,
    accepted: Vec<FollowLine>,
}

async fn show(web: &Web, visitor: &Visitor, form: Form) -> Answer {
    let own = people::own(&web.app, &visitor.viewer).await?;
    let followers = match &own {
        Some(_) => follows::own_followers(&web.app, &visitor.viewer).await?,
        None => Vec::new(),
    };
    let of = |state| followers.iter().filter(|view| view.follow.state == state).map(|view| line(visitor, view)).collect();
    let template = SettingsPage {
        page: Frame::new(web, visitor, visitor.locale().t("person-title"), "settings"),
        form,
        host: web.app.addresses.host().to_string(),
        own: own.map(|view| (view.actor.handle(), format!("/people/{}", view.person.name))),
        pending: of(FollowState::Pending),
        accepted: of(FollowState::Accepted),
    };
    Ok(template.form.answer(rendered(&template)))
}

pub async fn settings(State(web): State<Web>, visitor: Visitor) -> Answer {
    let mut fields = Fields::default();
    match people::own(&web.app, &visitor.viewer).await? {
        Some(PersonView { actor, .. }) => {
            fields.set("display_name", actor.name);
            fields.set("bio", actor.summary);
            if actor.approves_followers {
                fields.set("approves_followers", "1");
            }
        }
        None => fields.set("display_name", visitor.member()?.display_name.clone()),
    }
    show(&web, &visitor, fields.into()).await
}

/// Begins it, or changes what it says.
pub async fn save(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    let input = PersonInput {
        display_name: fields.text("display_name"),
        bio: fields.text("bio"),
        approves_followers: fields.has("approves_followers", "1"),
    };
    let done = if people::own(&web.app, &visitor.viewer).await?.is_some() {
        people::edit(&web.app, &visitor.viewer, &input).await.map(|_| "saved")
    } else {
        people::begin(&web.app, &visitor.viewer, fields.get("name"), &input).await.map(|_| "person-begun")
    };
    match done {
        Ok(done) => Ok(see_other(&format!("/settings/person?done={done}"))),
        Err(error) => show(&web, &visitor, Form::refused(fields, visitor.locale(), error)?).await,
    }
}

/// Ends it, for good: the form must say so.
pub async fn end(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    if !fields.has("sure", "1") {
        let unsure = AppError::Invalid(vec![FieldError::new("sure", "sure-missing", "say that you are sure")]);
        return show(&web, &visitor, Form::refused(fields, visitor.locale(), unsure)?).await;
    }
    people::end(&web.app, &visitor.viewer).await?;
    Ok(see_other("/settings?done=person-ended"))
}

pub async fn decide(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, fields: Fields) -> Answer {
    let id = FollowId::parse(&id).map_err(|_| AppError::NotFound)?;
    match fields.get("then") {
        "accept" => follows::accept_follower(&web.app, &visitor.viewer, &id).await?,
        _ => follows::reject_follower(&web.app, &visitor.viewer, &id).await?,
    };
    Ok(see_other("/settings/person?done=saved"))
}
