//! Editing and removing a resource on its own: what a cooperative holds may be described better than the offer that first named it.

use allmende_app::AppError;
use allmende_app::resources::{self, ResourceView};
use allmende_domain::geo::Precision;
use allmende_domain::permission::Permission;
use allmende_domain::quantity::Unit;
use axum::extract::{Path, State};
use axum::response::Response;

use super::CoopHead;
use super::listing::RemovePage;
use super::publish::{self, KeptImage};
use super::resource::resource_id;
use crate::Web;
use crate::choices::{self, Choices};
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::limits;
use crate::session::Visitor;
use crate::text_rows::{TITLE_AND_BODY, TextRow, name_rows, rows};

#[derive(askama::Template)]
#[template(path = "resource_edit.html")]
struct ResourceEditPage {
    page: Frame,
    head: CoopHead,
    target: String,
    form: Form,
    rows: Vec<TextRow>,
    images: Vec<KeptImage>,
    new_images: Vec<usize>,
    natures: Choices,
    units: Choices,
    precisions: Choices,
    sectors: Choices,
    sdgs: Choices,
}

/// The resource, for those who may write about it.
async fn editable(web: &Web, visitor: &Visitor, id: &str) -> Result<ResourceView, AppError> {
    let view = resources::show(&web.app, &visitor.viewer, &resource_id(id)?).await?;
    visitor.member()?;
    if visitor.viewer.may(Permission::WriteListings, &view.cooperative.id) { Ok(view) } else { Err(AppError::Forbidden) }
}

/// A form filled with what is stored.
fn filled(view: &ResourceView) -> Fields {
    let resource = &view.resource;
    let mut fields = Fields::default();
    let address = |url: &Option<allmende_domain::url::ObjectUrl>| url.as_ref().map(ToString::to_string).unwrap_or_default();
    let place = resource.place.as_ref();
    let point = place.and_then(|place| place.point);
    let of_place = |part: fn(&allmende_domain::geo::Place) -> &str| place.map(part).unwrap_or_default().to_owned();
    let single = [
        ("nature", resource.nature.as_str().to_owned()),
        ("quantity", resource.quantity.number().to_owned()),
        ("unit", resource.quantity.unit.as_str().to_owned()),
        ("licence", resource.licence.as_ref().map(|licence| licence.as_str().to_owned()).unwrap_or_default()),
        ("conditions", resource.conditions.clone()),
        ("link", address(&resource.link)),
        ("kind", address(&resource.kind)),
        ("version", resource.version.clone()),
        ("checksum", resource.checksum.clone()),
        ("tags", resource.tags.join(", ")),
        ("place", of_place(|place| &place.name)),
        ("latitude", point.map(|point| point.latitude.to_string()).unwrap_or_default()),
        ("longitude", point.map(|point| point.longitude.to_string()).unwrap_or_default()),
        ("precision", place.map_or(Precision::City, |place| place.precision).as_str().to_owned()),
        ("address", of_place(|place| &place.address)),
        ("opening_hours", of_place(|place| &place.opening_hours)),
        ("accessibility", of_place(|place| &place.accessibility)),
    ];
    for (name, value) in single {
        fields.set(name, value);
    }
    for text in resource.texts.all() {
        fields.add("text_language", text.language.as_str());
        fields.add("text_title", text.title.clone());
        fields.add("text_body", text.body.clone());
    }
    resource.sectors.iter().for_each(|sector| fields.add("sectors", sector.as_str()));
    resource.sdgs.iter().for_each(|goal| fields.add("sdgs", goal.number().to_string()));
    fields
}

fn show(web: &Web, visitor: &Visitor, view: &ResourceView, mut form: Form, images: Vec<KeptImage>) -> Response {
    let locale = visitor.locale();
    let rows = rows(&form.fields, TITLE_AND_BODY, locale.code(), limits::SPARE_LANGUAGES);
    name_rows(&mut form, TITLE_AND_BODY, &rows);
    let template = ResourceEditPage {
        page: Frame::new(web, visitor, locale.t("resource-edit-title"), "home"),
        head: CoopHead::of(visitor, &view.cooperative),
        target: format!("/resources/{}", view.resource.id),
        rows,
        images,
        new_images: (1..=limits::FORM_IMAGES_MAX).collect(),
        natures: choices::natures(locale),
        units: choices::of(locale, "unit-name", Unit::ALL.iter().map(|unit| unit.as_str())),
        precisions: choices::of(locale, "precision", Precision::ALL.iter().map(|precision| precision.as_str())),
        sectors: choices::sectors(locale),
        sdgs: choices::sdgs(locale),
        form,
    };
    template.form.answer(rendered(&template))
}

pub async fn edit(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let view = editable(&web, &visitor, &id).await?;
    let images = view.images.iter().map(|image| publish::kept(&image.id, &image.alt)).collect();
    Ok(show(&web, &visitor, &view, filled(&view).into(), images))
}

async fn save(web: &Web, visitor: &Visitor, view: &ResourceView, fields: &mut Fields) -> Result<(), AppError> {
    publish::store_images(web, visitor, &view.cooperative, fields).await?;
    // Read by the rules of offers, whose other fields a resource does not have.
    fields.set("purpose", "offer");
    let terms = publish::read(web, fields)?;
    resources::edit(&web.app, &visitor.viewer, &view.resource.id, &terms).await?;
    Ok(())
}

pub async fn change(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, mut fields: Fields) -> Answer {
    let view = editable(&web, &visitor, &id).await?;
    match save(&web, &visitor, &view, &mut fields).await {
        Ok(()) => Ok(see_other(&format!("/resources/{}?done=saved", view.resource.id))),
        Err(error) => {
            let kept = publish::kept_images(&fields);
            let form = Form::refused(fields, visitor.locale(), error)?;
            Ok(show(&web, &visitor, &view, form, kept))
        }
    }
}

pub async fn confirm_removal(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let view = editable(&web, &visitor, &id).await?;
    let text = view.resource.texts.best(&visitor.reading.languages);
    let template = RemovePage {
        page: Frame::new(&web, &visitor, visitor.locale().t("resource-remove-title"), "catalogue"),
        target: format!("/resources/{}", view.resource.id),
        explained: visitor.locale().t("resource-remove-explained"),
        title: text.title.clone(),
        lang: text.language.as_str().to_owned(),
    };
    Ok(rendered(&template))
}

pub async fn remove(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let view = editable(&web, &visitor, &id).await?;
    resources::remove(&web.app, &visitor.viewer, &view.resource.id).await?;
    Ok(see_other(&format!("/coops/{}?done=removed", view.cooperative.handle.as_str())))
}
