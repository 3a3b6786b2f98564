//! Questions to listings, and the conversations that follow.

use allmende_app::AppError;
use allmende_app::inquiries::{self, InquiryView};
use allmende_domain::actor::Actor;
use allmende_domain::ids::InquiryId;
use allmende_domain::inquiry::InquiryState;
use allmende_domain::permission::Permission;
use axum::extract::{Path, RawQuery, State};

use super::cooperative::actor_link;
use super::{CoopHead, cooperative_inside};
use crate::Web;
use crate::dates::{self, When};
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;
use crate::text_html;
use crate::turning::{self, Turning};

struct Line {
    href: String,
    about: String,
    lang: String,
    with: String,
    with_handle: String,
    state: String,
    is_open: bool,
    is_ours: bool,
    excerpt: String,
    when: When,
}

struct StateTab {
    href: String,
    words: String,
    current: bool,
}

#[derive(askama::Template)]
#[template(path = "inquiries.html")]
struct InquiriesPage {
    page: Frame,
    head: CoopHead,
    tabs: Vec<StateTab>,
    lines: Vec<Line>,
    turning: Turning,
}

fn line(visitor: &Visitor, view: &InquiryView) -> Line {
    let locale = visitor.locale();
    let text = view.listing.as_ref().map(|listing| listing.terms.texts.best(&visitor.reading.languages));
    let other = if view.ours_is_owner { &view.asker } else { &view.owner };
    let body = message_html(&view.last);
    Line {
        href: format!("/inquiries/{}", view.inquiry.id),
        about: text.map_or_else(|| locale.t("inquiry-no-listing"), |text| text.title.clone()),
        lang: text.map_or_else(|| locale.code().to_owned(), |text| text.language.as_str().to_owned()),
        with: other.name.clone(),
        with_handle: other.handle(),
        state: locale.t(&format!("inquiry-state-{}", view.inquiry.state.as_str())),
        is_open: view.inquiry.state == InquiryState::Open,
        is_ours: !view.ours_is_owner,
        excerpt: text_html::excerpt(&body),
        when: dates::when(locale, view.last.created_at),
    }
}

fn message_html(message: &allmende_domain::inquiry::Message) -> String {
    if message.body_is_html { text_html::body(&message.body, true) } else { text_html::from_plain(&message.body) }
}

pub async fn list(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::AnswerInquiries).await?;
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let state = InquiryState::parse(fields.get("state"));
    let found = inquiries::list(&web.app, &visitor.viewer, &cooperative.id, state, turning::asked(&fields)).await?;
    let locale = visitor.locale();
    let path = format!("/coops/{}/inquiries", cooperative.handle.as_str());
    let tab = |code: &str, current: bool| StateTab {
        href: if code == "all" { path.clone() } else { format!("{path}?state={code}") },
        words: locale.t(&format!("inquiry-state-{code}")),
        current,
    };
    let mut tabs = vec![tab("all", state.is_none())];
    tabs.extend(InquiryState::ALL.into_iter().map(|one| tab(one.as_str(), state == Some(one))));
    let template = InquiriesPage {
        page: Frame::new(&web, &visitor, locale.t("coop-tab-inquiries"), "home"),
        head: CoopHead::of(&visitor, &cooperative),
        tabs,
        lines: found.items.iter().map(|view| line(&visitor, view)).collect(),
        turning: Turning::of(&found, &path, &fields),
    };
    Ok(rendered(&template))
}

struct Bubble {
    id: String,
    author: String,
    handle: String,
    url: String,
    is_ours: bool,
    object_url: String,
    html: String,
    when: When,
}

#[derive(askama::Template)]
#[template(path = "inquiry.html")]
struct InquiryPage {
    page: Frame,
    id: String,
    about: Option<(String, String, String)>,
    with: String,
    with_handle: String,
    back: Option<String>,
    state: String,
    may_archive: bool,
    /// Where the other side can be blocked: whoever answers for a cooperative may.
    block_at: Option<String>,
    is_cut_off: bool,
    messages: Vec<Bubble>,
    form: Form,
}

fn inquiry_id(text: &str) -> Result<InquiryId, AppError> {
    InquiryId::parse(text).map_err(|_| AppError::NotFound)
}

async fn show(web: &Web, visitor: &Visitor, id: &InquiryId, form: Form) -> Answer {
    let thread = inquiries::show(&web.app, &visitor.viewer, id).await?;
    let locale = visitor.locale();
    let view = &thread.view;
    let (other, ours): (&Actor, &Actor) = if view.ours_is_owner { (&view.asker, &view.owner) } else { (&view.owner, &view.asker) };
    let messages = thread.messages.iter().map(|(message, author)| {
        let (handle, url) = actor_link(author);
        Bubble {
            id: message.id.to_string(),
            author: author.name.clone(),
            handle,
            url,
            is_ours: author.id == ours.id,
            object_url: message.object_url.clone(),
            html: message_html(message),
            when: dates::when(locale, message.created_at),
        }
    });
    let about = view.listing.as_ref().map(|listing| {
        let text = listing.terms.texts.best(&visitor.reading.languages);
        (format!("/listings/{}", listing.id), text.title.clone(), text.language.as_str().to_owned())
    });
    let template = InquiryPage {
        page: Frame::new(web, visitor, locale.with("inquiry-with", &[("name", &other.name)]), "home"),
        id: view.inquiry.id.to_string(),
        about,
        with: other.name.clone(),
        with_handle: other.handle(),
        back: ours.is_local.then(|| format!("/coops/{}/inquiries", ours.username)),
        state: locale.t(&format!("inquiry-state-{}", view.inquiry.state.as_str())),
        may_archive: view.ours_is_owner && view.inquiry.state != InquiryState::Archived,
        block_at: ours.is_local.then(|| format!("/coops/{}/blocks", ours.username)),
        is_cut_off: thread.is_cut_off,
        messages: messages.collect(),
        form,
    };
    Ok(template.form.answer(rendered(&template)))
}

pub async fn page(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    show(&web, &visitor, &inquiry_id(&id)?, Form::default()).await
}

pub async fn answer(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, fields: Fields) -> Answer {
    let id = inquiry_id(&id)?;
    match inquiries::answer(&web.app, &visitor.viewer, &id, fields.get("body")).await {
        Ok(message) => Ok(see_other(&format!("/inquiries/{id}?done=answered#message-{}", message.id))),
        Err(error) => show(&web, &visitor, &id, Form::refused(fields, visitor.locale(), error)?).await,
    }
}

pub async fn archive(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let id = inquiry_id(&id)?;
    inquiries::archive(&web.app, &visitor.viewer, &id).await?;
    Ok(see_other(&format!("/inquiries/{id}?done=archived")))
}
