//! The guide of a new cooperative: six steps, each a small form that can be left out.

use allmende_app::cooperatives::ProfileInput;
use allmende_app::guide::{self, Guide, Step, StepState};
use allmende_app::{AppError, cooperatives, follows, images, invitations};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::member::Role;
use allmende_domain::permission::Permission;
use axum::extract::{RawQuery, State};

use super::members::InvitationLink;
use super::places::{self, PlaceMap};
use crate::Web;
use crate::choices::{self, Choices};
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;
use crate::towns;

/// For whom and for how long the link of the guide is good: a first handful of people, who read it within two weeks.
const INVITED: i64 = 10;
const INVITED_DAYS: i64 = 14;
/// Cooperatives offered to follow: what fits a telephone.
const KNOWN_SHOWN: usize = 6;

struct StepLine {
    code: &'static str,
    words: String,
    state: String,
    verdict: &'static str,
    is_now: bool,
}

struct Known {
    name: String,
    handle: String,
}

#[derive(askama::Template)]
#[template(path = "start.html")]
struct StartPage {
    page: Frame,
    form: Form,
    handle: String,
    steps: Vec<StepLine>,
    done: usize,
    all: usize,
    progress: String,
    /// What is shown below: empty when everything is done or left out.
    now: &'static str,
    languages: Choices,
    sectors: Choices,
    natures: Choices,
    logo: Option<String>,
    known: Vec<Known>,
    invitation: Option<InvitationLink>,
    place_map: Option<PlaceMap>,
}

/// The guide of one cooperative on the home page.
pub(super) struct Offered {
    pub handle: String,
    pub title: String,
    pub progress: String,
    pub done: usize,
    pub all: usize,
}

fn progress(visitor: &Visitor, guide: &Guide) -> String {
    let (done, all) = (guide.done().to_string(), guide.steps.len().to_string());
    visitor.locale().with("start-progress", &[("done", &done), ("all", &all)])
}

/// What the home page offers to who began and did not end.
pub(super) async fn offered(web: &Web, visitor: &Visitor) -> Result<Vec<Offered>, AppError> {
    let guides = guide::offered(&web.app, &visitor.viewer).await?;
    let offer = |guide: &Guide| Offered {
        handle: guide.cooperative.handle.as_str().to_owned(),
        title: visitor.locale().with("start-home", &[("name", &choices::coop_name(visitor, &guide.cooperative))]),
        progress: progress(visitor, guide),
        done: guide.done(),
        all: guide.steps.len(),
    };
    Ok(guides.iter().map(offer).collect())
}

/// The step that comes after one that was just done on another page: its words, and where it is.
pub(super) async fn next_step(web: &Web, visitor: &Visitor, cooperative: &Cooperative) -> Result<Option<(String, String)>, AppError> {
    if !visitor.viewer.may(Permission::EditCooperative, &cooperative.id) {
        return Ok(None);
    }
    let guide = guide::of(&web.app, &visitor.viewer, &cooperative.id).await?;
    let step = guide.next().filter(|_| guide.is_offered);
    let leads = |step: Step| {
        let words = visitor.locale().t(&format!("start-step-{}", step.as_str()));
        (words, format!("/start?coop={}", cooperative.handle.as_str()))
    };
    Ok(step.map(leads))
}

/// The cooperative of the guide: the one that is named, or the first that the visitor looks after.
async fn cooperative_of(web: &Web, visitor: &Visitor, handle: &str) -> Result<Option<Cooperative>, AppError> {
    visitor.member()?;
    if !handle.is_empty() {
        let cooperative = cooperatives::by_handle(&web.app, handle).await?;
        let may = visitor.viewer.may(Permission::EditCooperative, &cooperative.id);
        return if may { Ok(Some(cooperative)) } else { Err(AppError::Forbidden) };
    }
    let member = visitor.member()?;
    let mine = |coop: &Cooperative| member.role_in(&coop.id) == Some(Role::Admin);
    Ok(cooperatives::list(&web.app).await?.into_iter().find(mine))
}

fn step_lines(visitor: &Visitor, guide: &Guide, now: Option<Step>) -> Vec<StepLine> {
    let locale = visitor.locale();
    let line = |(step, state): &(Step, StepState)| {
        let (words, verdict) = match state {
            StepState::Done => ("start-state-done", "good"),
            StepState::Skipped => ("start-state-skipped", "none"),
            StepState::Open if now == Some(*step) => ("start-state-now", "look"),
            StepState::Open => ("start-state-open", "none"),
        };
        StepLine {
            code: step.as_str(),
            words: locale.t(&format!("start-step-{}", step.as_str())),
            state: locale.t(words),
            verdict,
            is_now: now == Some(*step),
        }
    };
    guide.steps.iter().map(line).collect()
}

/// Whom a new cooperative could follow: others here, and those who follow it.
async fn known(web: &Web, visitor: &Visitor, cooperative: &Cooperative) -> Result<Vec<Known>, AppError> {
    let followed = follows::following(&web.app, &visitor.viewer, &cooperative.id).await?;
    let is_followed = |handle: &str| followed.iter().any(|view| view.actor.handle() == handle);
    let mut found = Vec::new();
    for other in cooperatives::list(&web.app).await?.into_iter().filter(|other| other.id != cooperative.id) {
        let handle = format!("@{}@{}", other.handle.as_str(), web.app.addresses.host());
        found.push(Known { name: choices::coop_name(visitor, &other), handle });
    }
    for view in follows::followers(&web.app, &visitor.viewer, &cooperative.id).await? {
        let name = if view.actor.name.is_empty() { view.actor.username.clone() } else { view.actor.name.clone() };
        found.push(Known { name, handle: view.actor.handle() });
    }
    found.retain(|known| !is_followed(&known.handle));
    found.truncate(KNOWN_SHOWN);
    Ok(found)
}

/// What is stored already, for the form of a step.
fn filled(cooperative: &Cooperative) -> Fields {
    let input = ProfileInput::from_profile(&cooperative.profile);
    let mut fields = Fields::default();
    if let Some((language, name, summary)) = input.texts.into_iter().next() {
        fields.set("language", language);
        fields.set("name", name);
        fields.set("summary", summary);
    }
    fields.set("place_name", input.place);
    fields.set("latitude", input.latitude);
    fields.set("longitude", input.longitude);
    fields.set("logo", input.logo);
    input.sectors.into_iter().for_each(|sector| fields.add("sectors", sector));
    fields
}

async fn show(
    web: &Web,
    visitor: &Visitor,
    cooperative: &Cooperative,
    asked: &str,
    form: Option<Form>,
    invitation: Option<InvitationLink>,
) -> Answer {
    let locale = visitor.locale();
    let guide = guide::of(&web.app, &visitor.viewer, &cooperative.id).await?;
    let now = Step::parse(asked).or_else(|| guide.next());
    let form = form.unwrap_or_else(|| filled(&guide.cooperative).into());
    let logo = guide.cooperative.profile.logo.as_ref().map(|id| format!("/media/{id}/list.jpg"));
    let template = StartPage {
        page: Frame::new(web, visitor, locale.t("start-title"), "home"),
        handle: guide.cooperative.handle.as_str().to_owned(),
        steps: step_lines(visitor, &guide, now),
        done: guide.done(),
        all: guide.steps.len(),
        progress: progress(visitor, &guide),
        now: now.map_or("", Step::as_str),
        languages: choices::including(choices::languages(), form.value("language")),
        sectors: choices::sectors(locale),
        natures: choices::natures(locale),
        known: if now == Some(Step::Follow) { known(web, visitor, &guide.cooperative).await? } else { Vec::new() },
        logo,
        invitation,
        place_map: (now == Some(Step::Place)).then(|| PlaceMap::of(locale, &form.fields, "place_name")),
        form,
    };
    Ok(template.form.answer(rendered(&template)))
}

/// `GET /start`
pub async fn page(State(web): State<Web>, visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    let asked = Fields::from_query(query.as_deref().unwrap_or_default());
    match cooperative_of(&web, &visitor, asked.get("coop")).await? {
        Some(cooperative) => show(&web, &visitor, &cooperative, asked.get("step"), None, None).await,
        None => Ok(see_other("/home")),
    }
}

/// Stores what the form of a step says, and leaves everything else of the profile as it is.
async fn save_profile(web: &Web, visitor: &Visitor, cooperative: &Cooperative, step: Step, fields: &mut Fields) -> Result<(), AppError> {
    let mut input = ProfileInput::from_profile(&cooperative.profile);
    match step {
        Step::Name => {
            let text = (fields.text("language"), fields.text("name"), fields.text("summary"));
            match input.texts.first_mut() {
                Some(first) => *first = text,
                None => input.texts.push(text),
            }
        }
        Step::Place => {
            towns::place(fields, "place_name", cooperative.profile.place.as_ref());
            if fields.get("place_name").trim().is_empty() {
                return Err(AppError::invalid("place_name", "place-missing", "name the place"));
            }
            input.place = fields.text("place_name");
            input.latitude = fields.text("latitude");
            input.longitude = fields.text("longitude");
        }
        _ => {
            input.sectors = fields.all("sectors");
            if let Some(upload) = std::mem::take(&mut fields.uploads).into_iter().next() {
                let bytes = upload.image(web.settings.image_bytes_max)?;
                let image = images::store(&web.app, &visitor.viewer, &cooperative.id, bytes, "").await?;
                input.logo = image.id.to_string();
            }
        }
    }
    let named = |mut error: allmende_app::FieldError| {
        error.field = match error.field.split_once('.') {
            Some((part, _)) => part.to_owned(),
            None if error.field == "place" => "place_name".to_owned(),
            None => error.field,
        };
        error
    };
    let profile = input.parse().map_err(|errors| AppError::Invalid(errors.into_iter().map(named).collect()))?;
    cooperatives::edit(&web.app, &visitor.viewer, &cooperative.id, profile).await?;
    Ok(())
}

/// `POST /start`
pub async fn act(State(web): State<Web>, visitor: Visitor, mut fields: Fields) -> Answer {
    let Some(cooperative) = cooperative_of(&web, &visitor, fields.get("coop")).await? else { return Ok(see_other("/home")) };
    let (app, viewer) = (&web.app, &visitor.viewer);
    if fields.get("then") == "dismiss" {
        guide::dismiss(app, viewer, &cooperative.id).await?;
        return Ok(see_other("/home"));
    }
    let step = Step::parse(fields.get("step")).ok_or(AppError::NotFound)?;
    let on = |done: &str| see_other(&format!("/start?coop={}&done={done}", cooperative.handle.as_str()));
    if fields.get("then") == "skip" {
        guide::skip(app, viewer, &cooperative.id, step).await?;
        return Ok(on("skipped"));
    }
    if step == Step::Place && places::step(&mut fields, "place_name") {
        return show(&web, &visitor, &cooperative, step.as_str(), Some(fields.into()), None).await;
    }
    let done = match step {
        Step::Offer => return Ok(see_other(&format!("/coops/{}/publish", cooperative.handle.as_str()))),
        Step::Invite => match invitations::create(app, viewer, &cooperative.id, Role::Member, "", INVITED, INVITED_DAYS).await {
            Ok((_, token)) => {
                let link = InvitationLink::of(&web, &visitor, &cooperative, &token);
                return show(&web, &visitor, &cooperative, step.as_str(), None, Some(link)).await;
            }
            Err(error) => Err(error),
        },
        // Nothing chosen is not saved as something.
        Step::Looks if fields.uploads.is_empty() && fields.get("sectors").is_empty() && cooperative.profile.sectors.is_empty() => {
            guide::skip(app, viewer, &cooperative.id, step).await?;
            return Ok(on("skipped"));
        }
        Step::Follow => follows::request(app, viewer, &cooperative.id, fields.get("target")).await.map(|_| ()),
        _ => save_profile(&web, &visitor, &cooperative, step, &mut fields).await,
    };
    match done {
        Ok(()) => Ok(on("step")),
        Err(error) => {
            let form = Form::refused(fields, visitor.locale(), error)?;
            show(&web, &visitor, &cooperative, step.as_str(), Some(form), None).await
        }
    }
}
