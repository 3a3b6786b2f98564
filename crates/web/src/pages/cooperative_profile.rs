//! Founding a cooperative, and editing what it says about itself.

use allmende_app::cooperatives::{self, ProfileInput};
use allmende_app::{AppError, images};
use allmende_domain::cooperative::{CommonsRole, Cooperative};
use allmende_domain::geo::Precision;
use allmende_domain::permission::Permission;
use axum::extract::{Path, State};
use axum::response::Response;

use super::places::{self, PlaceMap};
use super::{CoopHead, cooperative_inside};
use crate::Web;
use crate::choices::{self, Choices};
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::limits;
use crate::session::Visitor;
use crate::text_rows::{NAME_AND_SUMMARY, TextRow, name_rows, rows, texts};
use crate::towns;

#[derive(askama::Template)]
#[template(path = "cooperative_profile.html")]
struct ProfilePage {
    page: Frame,
    /// `None` while founding.
    head: Option<CoopHead>,
    target: String,
    form: Form,
    rows: Vec<TextRow>,
    commons_roles: Choices,
    precisions: Choices,
    sectors: Choices,
    sdgs: Choices,
    logo: Option<String>,
    place_map: Option<PlaceMap>,
}

fn show(web: &Web, visitor: &Visitor, cooperative: Option<&Cooperative>, mut form: Form) -> Response {
    let locale = visitor.locale();
    let rows = rows(&form.fields, NAME_AND_SUMMARY, locale.code(), limits::SPARE_LANGUAGES);
    name_rows(&mut form, NAME_AND_SUMMARY, &rows);
    let (title, section) = match cooperative {
        Some(_) => ("coop-tab-settings", "home"),
        None => ("coop-found", "cooperatives"),
    };
    let logo = form.value("logo");
    let template = ProfilePage {
        page: Frame::new(web, visitor, locale.t(title), section),
        head: cooperative.map(|coop| CoopHead::of(visitor, coop)),
        target: cooperative.map_or_else(|| "/coops/new".to_owned(), |coop| format!("/coops/{}/settings", coop.handle.as_str())),
        rows,
        commons_roles: choices::or_any(
            locale,
            "no-commons-role",
            choices::of(locale, "commons-role", CommonsRole::ALL.iter().map(|role| role.as_str())),
        ),
        precisions: choices::of(locale, "precision", Precision::ALL.iter().map(|p| p.as_str())),
        sectors: choices::sectors(locale),
        sdgs: choices::sdgs(locale),
        logo: (!logo.is_empty()).then(|| format!("/media/{logo}/list.jpg")),
        place_map: form.fields.is_given("map_at").then(|| PlaceMap::of(locale, &form.fields, "place")),
        form,
    };
    template.form.answer(rendered(&template))
}

fn read(fields: &Fields) -> ProfileInput {
    let text = |name: &str| fields.text(name);
    ProfileInput {
        texts: texts(fields, NAME_AND_SUMMARY),
        legal_form: text("legal_form"),
        role: text("role"),
        sectors: fields.all("sectors"),
        sdgs: fields.all("sdgs"),
        place: text("place"),
        latitude: text("latitude"),
        longitude: text("longitude"),
        precision: text("precision"),
        address: text("address"),
        opening_hours: text("opening_hours"),
        accessibility: text("accessibility"),
        contact: text("contact"),
        website: text("website"),
        default_licence: text("default_licence"),
        charter: text("charter"),
        logo: text("logo"),
        approves_followers: text("approves_followers"),
    }
}

fn filled(cooperative: &Cooperative) -> Fields {
    let input = ProfileInput::from_profile(&cooperative.profile);
    let mut fields = Fields::default();
    let single = [
        ("legal_form", input.legal_form),
        ("role", input.role),
        ("place", input.place),
        ("latitude", input.latitude),
        ("longitude", input.longitude),
        ("precision", input.precision),
        ("address", input.address),
        ("opening_hours", input.opening_hours),
        ("accessibility", input.accessibility),
        ("contact", input.contact),
        ("website", input.website),
        ("default_licence", input.default_licence),
        ("charter", input.charter),
        ("logo", input.logo),
        ("approves_followers", input.approves_followers),
    ];
    for (name, value) in single {
        fields.set(name, value);
    }
    for (language, name, summary) in input.texts {
        fields.add("text_language", language);
        fields.add("text_name", name);
        fields.add("text_summary", summary);
    }
    for (name, values) in [("sectors", input.sectors), ("sdgs", input.sdgs)] {
        values.into_iter().for_each(|value| fields.add(name, value));
    }
    fields
}

pub async fn settings(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>) -> Answer {
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::EditCooperative).await?;
    Ok(show(&web, &visitor, Some(&cooperative), filled(&cooperative).into()))
}

/// Keeps a new logo, so that a form that is shown again does not lose it.
async fn keep_logo(web: &Web, visitor: &Visitor, cooperative: &Cooperative, fields: &mut Fields) -> Result<(), AppError> {
    if !fields.get("drop_logo").is_empty() {
        fields.set("logo", "");
    }
    if let Some(upload) = std::mem::take(&mut fields.uploads).into_iter().next() {
        let bytes = upload.image(web.settings.image_bytes_max)?;
        let image = images::store(&web.app, &visitor.viewer, &cooperative.id, bytes, "").await?;
        fields.set("logo", image.id.to_string());
    }
    Ok(())
}

async fn save(web: &Web, visitor: &Visitor, cooperative: &Cooperative, fields: &mut Fields) -> Result<Cooperative, AppError> {
    towns::place(fields, "place", cooperative.profile.place.as_ref());
    let profile = read(fields).parse().map_err(AppError::Invalid)?;
    cooperatives::edit(&web.app, &visitor.viewer, &cooperative.id, profile).await
}

pub async fn save_settings(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>, mut fields: Fields) -> Answer {
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::EditCooperative).await?;
    let saved = async {
        keep_logo(&web, &visitor, &cooperative, &mut fields).await?;
        if places::step(&mut fields, "place") {
            return Ok(None);
        }
        save(&web, &visitor, &cooperative, &mut fields).await.map(Some)
    };
    match saved.await {
        Ok(None) => Ok(show(&web, &visitor, Some(&cooperative), fields.into())),
        Ok(Some(saved)) => Ok(see_other(&format!("/coops/{}?done=saved", saved.handle.as_str()))),
        Err(error) => Ok(show(&web, &visitor, Some(&cooperative), Form::refused(fields, visitor.locale(), error)?)),
    }
}

pub async fn new(State(web): State<Web>, visitor: Visitor) -> Answer {
    let mut fields = Fields::default();
    fields.set("precision", Precision::City.as_str());
    Ok(show(&web, &visitor, None, fields.into()))
}

pub async fn found(State(web): State<Web>, visitor: Visitor, mut fields: Fields) -> Answer {
    if places::step(&mut fields, "place") {
        return Ok(show(&web, &visitor, None, fields.into()));
    }
    towns::place(&mut fields, "place", None);
    let made = match read(&fields).parse() {
        Ok(profile) => cooperatives::found(&web.app, &visitor.viewer, fields.get("handle"), profile).await,
        Err(errors) => Err(AppError::Invalid(errors)),
    };
    match made {
        Ok(cooperative) => Ok(see_other(&format!("/coops/{}?done=founded", cooperative.handle.as_str()))),
        Err(error) => Ok(show(&web, &visitor, None, Form::refused(fields, visitor.locale(), error)?)),
    }
}
