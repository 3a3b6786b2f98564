//! One file per subject: handlers, what their templates need, nothing else.

pub mod about;
pub mod accounts;
pub mod archive;
pub mod blocks;
pub mod board;
pub mod calendar;
pub mod catalogue;
pub mod confirm;
pub mod cooperative;
pub mod cooperative_move;
pub mod cooperative_profile;
pub mod deliveries;
pub mod feeds;
pub mod follows;
pub mod home;
pub mod home_screen;
pub mod inquiries;
pub mod invitation;
pub mod joining;
pub mod listing;
pub mod listing_care;
pub mod map;
pub mod media;
pub mod members;
pub mod notifications;
pub mod own_data;
pub mod passkeys;
pub mod peers;
pub mod people;
pub mod places;
pub mod privacy;
pub mod publish;
pub mod push;
pub mod reading;
pub mod replies;
pub mod reports;
pub mod reset;
pub mod resource;
pub mod resource_edit;
pub mod running;
pub mod saved_searches;
pub mod settings;
pub mod setup;
pub mod sheet;
pub mod sign_in;
pub mod start;
pub mod styleguide;
pub mod tags;

use allmende_app::{App, AppError};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::permission::Permission;

use crate::choices;
use crate::session::Visitor;

/// A cooperative of a page's address, for members only: outsiders hear that there is no such page.
async fn cooperative_inside(app: &App, visitor: &Visitor, handle: &str, permission: Permission) -> Result<Cooperative, AppError> {
    let cooperative = allmende_app::cooperatives::by_handle(app, handle).await?;
    visitor.member()?;
    if visitor.viewer.may(permission, &cooperative.id) { Ok(cooperative) } else { Err(AppError::Forbidden) }
}

/// The heading and the tabs that the pages about one cooperative share.
#[derive(Debug, Clone)]
pub struct CoopHead {
    pub handle: String,
    pub name: String,
    pub may_answer: bool,
    pub may_follow: bool,
    pub may_admin: bool,
    pub may_publish: bool,
}

impl CoopHead {
    fn of(visitor: &Visitor, cooperative: &Cooperative) -> Self {
        let may = |permission| visitor.viewer.may(permission, &cooperative.id);
        Self {
            handle: cooperative.handle.as_str().to_owned(),
            name: choices::coop_name(visitor, cooperative),
            may_answer: may(Permission::AnswerInquiries),
            may_follow: may(Permission::ManageFollows),
            may_admin: may(Permission::EditCooperative),
            may_publish: may(Permission::WriteListings),
        }
    }
}
