//! Everything a cooperative shows to everybody, in the order of its changes, for programs that mirror it.

use allmende_db::{images as image_rows, listings as rows, resources as resource_rows, tombstones};
use allmende_domain::ids::CooperativeId;
use allmende_domain::listing::ListingState;
use allmende_domain::permission::Viewer;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use super::{ListingView, views};
use crate::App;
use crate::error::AppError;
use crate::limits;
use crate::resources::ResourceView;

/// One entry of a catalogue.
#[derive(Debug, Clone, PartialEq)]
pub enum CatalogueItem {
    Listing(Box<ListingView>),
    Resource(Box<ResourceView>),
    /// It was here. `former_type` is `listing` or `resource`.
    Tombstone {
        id: String,
        url: ObjectUrl,
        former_type: &'static str,
        deleted_at: UnixMillis,
    },
}

impl CatalogueItem {
    /// Its place in the order: time of the latest change and id. That of the last item is `before` of the next page.
    #[must_use]
    pub fn place(&self) -> (i64, String) {
        match self {
            Self::Listing(view) => (view.listing.updated_at.0, view.listing.id.as_str().to_owned()),
            Self::Resource(view) => (view.resource.updated_at.0, view.resource.id.as_str().to_owned()),
            Self::Tombstone { id, deleted_at, .. } => (deleted_at.0, id.clone()),
        }
    }
}

/// The public listings, resources and tombstones of a cooperative, latest change first, at most `limit` (bounded to 100) after
/// `before`. Only what is public, whoever asks: the same page for everybody can be cached.
///
/// # Errors
/// [`AppError::NotFound`] for an unknown cooperative.
pub async fn catalogue(
    app: &App,
    _viewer: &Viewer,
    cooperative: &CooperativeId,
    before: Option<(i64, String)>,
    limit: i64,
) -> Result<Vec<CatalogueItem>, AppError> {
    let limit = limit.clamp(1, limits::CATALOGUE_PAGE_MAX);
    let mut conn = app.db.read().await?;
    let owner = allmende_db::cooperatives::find(&mut conn, cooperative).await?.ok_or(AppError::NotFound)?;
    let (removed, listed): (Vec<_>, Vec<_>) = rows::catalogue(&mut conn, cooperative, before.as_ref(), limit)
        .await?
        .into_iter()
        .partition(|found| found.listing.state == ListingState::Removed);
    let mut items: Vec<CatalogueItem> =
        views(&mut conn, listed).await?.into_iter().map(|view| CatalogueItem::Listing(Box::new(view))).collect();
    items.extend(removed.into_iter().map(|found| CatalogueItem::Tombstone {
        id: found.listing.id.as_str().to_owned(),
        url: found.listing.object_url,
        former_type: tombstones::LISTING,
        deleted_at: found.listing.updated_at,
    }));
    let resources = resource_rows::catalogue(&mut conn, cooperative, before.as_ref(), limit).await?;
    let ids: Vec<&str> = resources.iter().map(|resource| resource.id.as_str()).collect();
    let mut images = image_rows::of_owners(&mut conn, &ids).await?;
    items.extend(resources.into_iter().map(|resource| match resource.removed_at {
        Some(deleted_at) => CatalogueItem::Tombstone {
            url: app.addresses.resource(&resource.id),
            id: resource.id.as_str().to_owned(),
            former_type: tombstones::RESOURCE,
            deleted_at,
        },
        None => CatalogueItem::Resource(Box::new(ResourceView {
            cooperative: owner.clone(),
            images: images.remove(resource.id.as_str()).unwrap_or_default(),
            listings: Vec::new(),
            resource,
        })),
    }));
    items.sort_by_cached_key(|item| std::cmp::Reverse(item.place()));
    items.truncate(usize::try_from(limit).unwrap_or_default());
    Ok(items)
}

/// How many listings and resources a cooperative shows to everybody, tombstones not counted.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn public_count(app: &App, cooperative: &CooperativeId) -> Result<i64, AppError> {
    let mut conn = app.db.read().await?;
    Ok(rows::public_count(&mut conn, cooperative).await? + resource_rows::count(&mut conn, cooperative).await?)
}
