//! What cooperatives hold: made behind public offers, shown in catalogues, edited and removed on their own when somebody wants to.

use allmende_db::{Tx, events, images as image_rows, listings as listing_rows, resources as rows, tombstones};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::event::Event;
use allmende_domain::ids::{CooperativeId, ResourceId};
use allmende_domain::image::Image;
use allmende_domain::limits::PAGE_SIZE;
use allmende_domain::listing::{Listing, Terms};
use allmende_domain::permission::{Permission, Viewer};
use allmende_domain::resource::Resource;
use allmende_domain::time::UnixMillis;

use crate::error::AppError;
use crate::limits;
use crate::listings::shows_resource;
use crate::permit;
use crate::{App, Page};

/// A resource with what a page or a document shows of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ResourceView {
    pub resource: Resource,
    pub cooperative: Cooperative,
    /// In order.
    pub images: Vec<Image>,
    /// The listings about it that the viewer may see; empty in lists.
    pub listings: Vec<Listing>,
}

/// One resource. Everybody may see it.
///
/// # Errors
/// [`AppError::NotFound`], and [`AppError::Gone`] for a removed one.
pub async fn show(app: &App, viewer: &Viewer, id: &ResourceId) -> Result<ResourceView, AppError> {
    let mut conn = app.db.read().await?;
    let resource = rows::find(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    if resource.removed_at.is_some() {
        return Err(AppError::Gone);
    }
    let cooperative = allmende_db::cooperatives::find(&mut conn, &resource.cooperative).await?.ok_or(AppError::NotFound)?;
    let images = image_rows::of_owners(&mut conn, &[id.as_str()]).await?.remove(id.as_str()).unwrap_or_default();
    let listings = listing_rows::of_resource(&mut conn, viewer, id, limits::LISTINGS_OF_RESOURCE_MAX).await?;
    Ok(ResourceView { resource, cooperative, images, listings: listings.into_iter().map(|found| found.listing).collect() })
}

/// What a cooperative holds, latest change first. `page` is zero-based.
///
/// # Errors
/// [`AppError::NotFound`] for an unknown cooperative.
pub async fn list(app: &App, _viewer: &Viewer, cooperative: &CooperativeId, page: i64) -> Result<Page<ResourceView>, AppError> {
    let page = page.clamp(0, limits::PAGE_NUMBER_MAX);
    let mut conn = app.db.read().await?;
    let owner = allmende_db::cooperatives::find(&mut conn, cooperative).await?.ok_or(AppError::NotFound)?;
    let resources = rows::of_cooperative(&mut conn, cooperative, PAGE_SIZE + 1, page * PAGE_SIZE).await?;
    let page = Page::from_extra(resources, page, PAGE_SIZE);
    let ids: Vec<String> = page.items.iter().map(|resource| resource.id.as_str().to_owned()).collect();
    let owners: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut images = image_rows::of_owners(&mut conn, &owners).await?;
    Ok(page.map(|resource| ResourceView {
        cooperative: owner.clone(),
        images: images.remove(resource.id.as_str()).unwrap_or_default(),
        listings: Vec::new(),
        resource,
    }))
}

/// Replaces what is said about a resource: texts, nature, kind, place, quantity, licence, link, version, checksum, conditions,
/// sectors, goals, tags and images are taken from `terms`, the rest of which is ignored.
///
/// # Errors
/// [`AppError::Invalid`] with `licence-missing`, `too-many` or `image-unknown`; [`AppError::Gone`] for a removed one;
/// [`AppError::Conflict`] `changed-meanwhile`.
pub async fn edit(app: &App, viewer: &Viewer, id: &ResourceId, terms: &Terms) -> Result<Resource, AppError> {
    let mut tx = app.db.begin().await?;
    let mut resource = for_writing(&mut tx, viewer, id).await?;
    if terms.nature.is_digital() && terms.licence.is_none() {
        return Err(AppError::invalid("licence", "licence-missing", "a digital resource needs a licence"));
    }
    if terms.images.len() > allmende_domain::limits::IMAGES_MAX {
        return Err(AppError::invalid("images", "too-many", format!("more than {}", allmende_domain::limits::IMAGES_MAX)));
    }
    if !terms.images.is_empty()
        && image_rows::count_of_cooperative(&mut tx, &resource.cooperative, &terms.images).await? != terms.images.len()
    {
        return Err(AppError::invalid("images", "image-unknown", "not an image of this cooperative"));
    }
    describe(&mut resource, terms);
    save(app, &mut tx, &mut resource).await?;
    tx.commit().await?;
    app.nudge.events.notify_one();
    Ok(resource)
}

/// Removes a resource that no listing speaks of.
///
/// # Errors
/// [`AppError::Conflict`] `resource-in-use` while a listing does; [`AppError::Gone`] when it was removed before.
pub async fn remove(app: &App, viewer: &Viewer, id: &ResourceId) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    let resource = for_writing(&mut tx, viewer, id).await?;
    if listing_rows::count_of_resource(&mut tx, id).await? > 0 {
        return Err(AppError::conflict("resource-in-use", "a listing speaks of it; remove that first"));
    }
    remove_in(app, &mut tx, resource).await?;
    tx.commit().await?;
    app.nudge.events.notify_one();
    Ok(())
}

async fn for_writing(tx: &mut Tx, viewer: &Viewer, id: &ResourceId) -> Result<Resource, AppError> {
    let resource = rows::find(tx, id).await?.ok_or(AppError::NotFound)?;
    permit::require(viewer, Permission::WriteListings, &resource.cooperative)?;
    if resource.removed_at.is_some() { Err(AppError::Gone) } else { Ok(resource) }
}

/// Takes over what a resource shares with the listing about it.
fn describe(resource: &mut Resource, terms: &Terms) {
    resource.nature = terms.nature;
    resource.texts = terms.texts.clone();
    resource.kind = terms.kind.clone();
    resource.place = terms.place.clone();
    resource.quantity = terms.quantity.clone();
    resource.licence = terms.licence.clone();
    resource.link = terms.link.clone();
    resource.version = terms.version.clone();
    resource.checksum = terms.checksum.clone();
    resource.conditions = terms.conditions.clone();
    resource.sectors = terms.sectors.clone();
    resource.sdgs = terms.sdgs.clone();
    resource.tags = terms.tags.clone();
    resource.images = terms.images.clone();
}

/// Whether a resource still says what the listing it was made from says: nobody edited it apart.
fn is_in_step(resource: &Resource, terms: &Terms) -> bool {
    let mut described = resource.clone();
    describe(&mut described, terms);
    described == *resource
}

async fn save(app: &App, tx: &mut Tx, resource: &mut Resource) -> Result<(), AppError> {
    let before = resource.updated_at;
    resource.updated_at = later(app, before);
    if !rows::update(tx, resource, before).await? {
        return Err(AppError::conflict("changed-meanwhile", "somebody else changed it meanwhile; look again and retry"));
    }
    Ok(events::record(tx, &Event::ResourceChanged(resource.id.clone()), 0, app.now()).await?)
}

fn later(app: &App, before: UnixMillis) -> UnixMillis {
    app.now().max(before.plus(1))
}

/// Makes the resource behind a public offer that names none, and fills in its id and address.
pub(crate) async fn ensure_behind(app: &App, tx: &mut Tx, cooperative: &CooperativeId, terms: &mut Terms) -> Result<(), AppError> {
    if terms.resource.is_some() || !shows_resource(terms) {
        return Ok(());
    }
    let (id, now) = (ResourceId::from_uuid(app.uuid()), app.now());
    let mut resource = Resource {
        id: id.clone(),
        cooperative: cooperative.clone(),
        nature: terms.nature,
        texts: terms.texts.clone(),
        kind: None,
        place: None,
        quantity: terms.quantity.clone(),
        licence: None,
        link: None,
        version: String::new(),
        checksum: String::new(),
        conditions: String::new(),
        sectors: Vec::new(),
        sdgs: Vec::new(),
        tags: Vec::new(),
        images: Vec::new(),
        created_at: now,
        updated_at: now,
        removed_at: None,
    };
    describe(&mut resource, terms);
    rows::insert(tx, &resource).await?;
    events::record(tx, &Event::ResourceChanged(id.clone()), 0, now).await?;
    terms.resource_url = Some(app.addresses.resource(&id));
    terms.resource = Some(id);
    Ok(())
}

/// An edited listing's resource follows it, when it was in step before.
pub(crate) async fn follow_listing(app: &App, tx: &mut Tx, old: &Terms, new: &Terms) -> Result<(), AppError> {
    let Some(id) = &new.resource else { return Ok(()) };
    let Some(mut resource) = rows::find(tx, id).await? else { return Ok(()) };
    if resource.removed_at.is_some() || !is_in_step(&resource, old) || is_in_step(&resource, new) {
        return Ok(());
    }
    describe(&mut resource, new);
    save(app, tx, &mut resource).await
}

/// A removed listing takes its resource with it when nothing else speaks of it and nobody edited it apart.
pub(crate) async fn remove_with_listing(app: &App, tx: &mut Tx, terms: &Terms) -> Result<(), AppError> {
    let Some(id) = &terms.resource else { return Ok(()) };
    let Some(resource) = rows::find(tx, id).await? else { return Ok(()) };
    if resource.removed_at.is_some() || !is_in_step(&resource, terms) || listing_rows::count_of_resource(tx, id).await? > 0 {
        return Ok(());
    }
    remove_in(app, tx, resource).await
}

/// Empties and marks it, keeps its tombstone and records the event.
async fn remove_in(app: &App, tx: &mut Tx, mut resource: Resource) -> Result<(), AppError> {
    let before = resource.updated_at;
    let images = std::mem::take(&mut resource.images);
    blank(&mut resource)?;
    resource.updated_at = later(app, before);
    resource.removed_at = Some(resource.updated_at);
    if !rows::update(tx, &resource, before).await? {
        return Err(AppError::conflict("changed-meanwhile", "somebody else changed it meanwhile; look again and retry"));
    }
    for image in &images {
        image_rows::delete_if_unused(tx, image).await?;
    }
    let tombstone = tombstones::TombstoneRow {
        object_url: app.addresses.resource(&resource.id),
        former_type: tombstones::RESOURCE.to_owned(),
        actor_url: None,
        deleted_at: resource.updated_at,
    };
    tombstones::insert(tx, &tombstone).await?;
    Ok(events::record(tx, &Event::ResourceRemoved(resource.id), 0, app.now()).await?)
}

fn blank(resource: &mut Resource) -> Result<(), AppError> {
    use allmende_domain::text::{LocalText, Texts};
    let language = resource.texts.first().language.clone();
    resource.texts = Texts::new(vec![LocalText { language, title: "…".to_owned(), body: String::new() }])
        .map_err(|error| AppError::Internal(error.to_string()))?;
    resource.kind = None;
    resource.place = None;
    resource.licence = None;
    resource.link = None;
    resource.version = String::new();
    resource.checksum = String::new();
    resource.conditions = String::new();
    resource.sectors = Vec::new();
    resource.sdgs = Vec::new();
    resource.tags = Vec::new();
    Ok(())
}
