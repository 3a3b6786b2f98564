//! Every address that people use, who may use it, and what answers: one table, from which the router is built. An address that is
//! not in the table does not exist, so none can be without a policy.

use std::convert::Infallible;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, get, post};
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, VARY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS};
use http::{HeaderName, HeaderValue};
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;

use crate::errors::Failure;
use crate::session::{self, Visitor};
use crate::{Web, limits, pages, static_files};
use allmende_app::AppError;

/// Who may use an address. This is the outer door only: what somebody may do to one cooperative, the verb decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Anybody, also at a private instance: the ways in, and what they need.
    Entrance,
    /// Anybody; at a private instance who is signed in (case V2).
    Anyone,
    /// Somebody signed in; the verb asks for nothing more than belonging.
    Member,
    /// Somebody signed in; the verb asks for a steward of the cooperative.
    Steward,
    /// Somebody signed in; the verb asks for an administrator of the cooperative, or of those that an account acts for.
    Admin,
    /// Who runs the instance.
    InstanceAdmin,
}

/// An address and who may use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoutePolicy {
    pub method: &'static str,
    pub path: &'static str,
    pub who: Who,
}

struct Route {
    policy: RoutePolicy,
    handler: MethodRouter<Web>,
    /// Takes files, so its bodies may be larger.
    takes_files: bool,
}

macro_rules! table {
    ($($who:ident: $method:ident $path:literal => $($handler:ident)::+ $($files:ident)?;)+) => {
        fn table() -> Vec<Route> {
            vec![$(Route {
                policy: RoutePolicy { method: stringify!($method), path: $path, who: Who::$who },
                handler: $method(pages::$($handler)::+),
                takes_files: stringify!($($files)?) == "files",
            }),+]
        }

        const POLICIES: &[RoutePolicy] = &[STATIC, MEDIA, $(RoutePolicy { method: stringify!($method), path: $path, who: Who::$who }),+];
    };
}

/// Files of the program itself: the sign-in page needs them too.
const STATIC: RoutePolicy = RoutePolicy { method: "get", path: "/static/{name}", who: Who::Entrance };
/// Images. Which one belongs to what is not looked up: their ids cannot be guessed, and peers ask for them without a signature.
const MEDIA: RoutePolicy = RoutePolicy { method: "get", path: "/media/{id}/{file}", who: Who::Anyone };

table! {
    Anyone: get "/" => catalogue::page;
    Anyone: get "/map" => map::page;
    Anyone: get "/feed.atom" => feeds::atom;
    Anyone: get "/feed.json" => feeds::json;
    Anyone: get "/calendar.ics" => calendar::everything;
    Anyone: get "/l/{code}" => sheet::short;
    Anyone: get "/tags/{tag}" => tags::page;
    Anyone: get "/about" => about::page;
    Anyone: get "/styleguide" => styleguide::page;
    Entrance: get "/manifest.webmanifest" => home_screen::manifest;
    Entrance: get "/push.js" => push::worker;
    Entrance: post "/language" => sign_in::language;
    Entrance: get "/sign-in" => sign_in::page;
    Entrance: post "/sign-in" => sign_in::sign_in;
    Entrance: post "/sign-in/passkey" => passkeys::begin_sign_in;
    Entrance: post "/sign-in/passkey/answer" => passkeys::sign_in;
    Entrance: post "/sign-out" => sign_in::sign_out;
    Entrance: get "/setup/{token}" => setup::page;
    Entrance: post "/setup/{token}" => setup::complete;
    Entrance: get "/invitations/{token}" => invitation::page;
    Entrance: post "/invitations/{token}" => invitation::accept;
    Entrance: get "/unsubscribe/{secret}" => notifications::unsubscribing;
    Entrance: post "/unsubscribe/{secret}" => notifications::unsubscribe;
    Entrance: get "/confirm/{token}" => confirm::link;
    Entrance: post "/confirm/{token}" => confirm::complete;
    Entrance: get "/reset" => reset::page;
    Entrance: post "/reset" => reset::ask;
    Entrance: get "/reset/{token}" => reset::link;
    Entrance: post "/reset/{token}" => reset::complete;
    Entrance: get "/privacy" => privacy::page;
    Entrance: get "/joining/{token}" => joining::stand;
    Entrance: post "/joining/{token}" => joining::act;
    Anyone: get "/coops/{handle}/join" => joining::page;
    Anyone: post "/coops/{handle}/join" => joining::ask;
    Anyone: get "/coops" => cooperative::list;
    Anyone: get "/coops/{handle}" => cooperative::page;
    Anyone: get "/coops/{handle}/board" => board::page;
    Anyone: get "/coops/{handle}/calendar.ics" => calendar::of_cooperative;
    Anyone: get "/coops/{handle}/sheet" => sheet::cooperative;
    Anyone: get "/listings/{id}" => listing::page;
    Anyone: get "/listings/{id}/sheet" => sheet::listing;
    Anyone: get "/resources/{id}" => resource::page;
    Anyone: get "/replies/{id}" => replies::page;
    Anyone: get "/people/{name}" => people::page;
    Member: get "/home" => home::page;
    Member: get "/start" => start::page;
    Member: post "/start" => start::act files;
    Member: get "/place" => places::part;
    Member: get "/publish" => publish::which;
    Member: get "/publish/licence" => publish::licences::page;
    Member: get "/reading" => reading::page;
    Member: get "/reading/{id}" => reading::thread::page;
    Member: post "/reading/{id}" => reading::thread::answer;
    Member: post "/reading/{id}/react" => reading::thread::react;
    Member: get "/replies/{id}/edit" => replies::edit;
    Member: post "/replies/{id}" => replies::change;
    Member: get "/replies/{id}/remove" => replies::confirm_removal;
    Member: post "/replies/{id}/remove" => replies::remove;
    Member: get "/report" => reports::form;
    Member: post "/report" => reports::file;
    Member: get "/settings" => settings::page;
    Member: post "/settings" => settings::profile;
    Member: post "/settings/password" => settings::password;
    Member: get "/notifications" => notifications::page;
    Member: post "/notifications" => notifications::read_all;
    Member: get "/notifications/{id}" => notifications::open;
    Member: post "/notifications/{id}" => notifications::read;
    Member: get "/searches" => saved_searches::list;
    Member: post "/searches" => saved_searches::save;
    Member: get "/searches/{id}" => saved_searches::page;
    Member: post "/searches/{id}" => saved_searches::change;
    Member: get "/settings/notifications" => notifications::settings;
    Member: post "/settings/notifications" => notifications::save;
    Member: post "/settings/notifications/devices" => push::turn_on;
    Member: post "/settings/notifications/devices/{id}/end" => push::turn_off;
    Member: post "/settings/notifications/confirm" => confirm::ask;
    Member: get "/settings/person" => people::settings;
    Member: post "/settings/person" => people::save;
    Member: post "/settings/person/end" => people::end;
    Member: get "/settings/data" => own_data::download;
    Member: get "/settings/leave" => own_data::leaving;
    Member: post "/settings/leave" => own_data::leave;
    Member: post "/settings/person/followers/{id}" => people::decide;
    Member: post "/settings/sessions/end-others" => settings::revoke_others;
    Member: post "/settings/sessions/{id}/end" => settings::revoke;
    Member: post "/settings/passkeys/new" => passkeys::begin_adding;
    Member: post "/settings/passkeys" => passkeys::add;
    Member: post "/settings/passkeys/{id}/remove" => passkeys::remove;
    Member: get "/coops/{handle}/members" => members::page;
    Member: post "/coops/{handle}/members/{id}" => members::change;
    Steward: get "/coops/{handle}/publish" => publish::new;
    Steward: post "/coops/{handle}/publish" => publish::create files;
    Steward: post "/coops/{handle}/publish/draft" => publish::keep files;
    Steward: get "/listings/{id}/edit" => publish::edit;
    Steward: post "/listings/{id}/edit" => publish::change files;
    Steward: post "/listings/{id}/publish" => listing::publish;
    Steward: post "/listings/{id}/duplicate" => listing_care::duplicate;
    Steward: post "/listings/{id}/confirm" => listing_care::confirm;
    Steward: post "/listings/{id}/close" => listing::close;
    Steward: post "/listings/{id}/pin" => listing::pin;
    Steward: get "/listings/{id}/remove" => listing::confirm_removal;
    Steward: post "/listings/{id}/remove" => listing::remove;
    Steward: post "/listings/{id}/ask" => listing::ask;
    Steward: get "/listings/{id}/deliveries" => deliveries::sent::of_listing;
    Steward: get "/sent/{seq}" => deliveries::sent::activity;
    Steward: post "/sent/{seq}" => deliveries::sent::replay;
    Steward: get "/coops/{handle}/sent" => deliveries::sent::of_cooperative;
    Steward: get "/resources/{id}/edit" => resource_edit::edit;
    Steward: post "/resources/{id}/edit" => resource_edit::change files;
    Steward: get "/resources/{id}/remove" => resource_edit::confirm_removal;
    Steward: post "/resources/{id}/remove" => resource_edit::remove;
    Steward: get "/coops/{handle}/board/waiting" => board::waiting;
    Steward: post "/coops/{handle}/board/waiting" => board::decide;
    Steward: get "/coops/{handle}/inquiries" => inquiries::list;
    Steward: get "/inquiries/{id}" => inquiries::page;
    Steward: post "/inquiries/{id}" => inquiries::answer;
    Steward: post "/inquiries/{id}/archive" => inquiries::archive;
    Steward: post "/inquiries/{id}/unarchive" => inquiries::unarchive;
    Steward: post "/inquiries/{id}/outcome" => inquiries::conclude;
    Steward: get "/coops/{handle}/following" => follows::following;
    Steward: post "/coops/{handle}/following" => follows::follow;
    Steward: post "/coops/{handle}/following/{id}/end" => follows::unfollow;
    Steward: post "/coops/{handle}/following/{id}/fetch" => follows::fetch;
    Steward: get "/coops/{handle}/blocks" => blocks::list;
    Steward: post "/coops/{handle}/blocks" => blocks::block;
    Steward: post "/coops/{handle}/blocks/{id}/end" => blocks::unblock;
    Steward: get "/coops/{handle}/followers" => follows::followers;
    Steward: post "/coops/{handle}/followers/{id}" => follows::decide;
    Admin: post "/coops/{handle}/invitations" => members::invite;
    Admin: post "/coops/{handle}/invitations/{id}/withdraw" => members::withdraw_invitation;
    Admin: post "/coops/{handle}/joining" => members::set_joining;
    Admin: post "/coops/{handle}/joining/{id}" => members::decide_joining;
    Admin: post "/coops/{handle}/board/rules" => board::rules;
    Admin: get "/coops/{handle}/settings" => cooperative_profile::settings;
    Admin: post "/coops/{handle}/settings" => cooperative_profile::save_settings files;
    Admin: get "/coops/{handle}/settings/move" => cooperative_move::page;
    Admin: post "/coops/{handle}/settings/move" => cooperative_move::change;
    Admin: get "/coops/{handle}/archive" => archive::download;
    Admin: get "/accounts/{id}" => accounts::page;
    Admin: post "/accounts/{id}" => accounts::act;
    InstanceAdmin: get "/running" => running::page;
    InstanceAdmin: get "/running/doctor" => running::doctor::page;
    InstanceAdmin: post "/running/doctor" => running::doctor::look_now;
    InstanceAdmin: get "/running/backups" => running::backups::page;
    InstanceAdmin: post "/running/backups" => running::backups::make;
    InstanceAdmin: post "/running/backups/{name}" => running::backups::take;
    InstanceAdmin: get "/running/log" => running::log::page;
    InstanceAdmin: get "/running/settings" => running::settings::page;
    InstanceAdmin: post "/running/settings" => running::settings::save;
    InstanceAdmin: get "/accounts" => accounts::list;
    InstanceAdmin: get "/coops/new" => cooperative_profile::new;
    InstanceAdmin: post "/coops/new" => cooperative_profile::found files;
    InstanceAdmin: get "/peers" => peers::page;
    InstanceAdmin: post "/peers" => peers::decide;
    InstanceAdmin: post "/peers/rules" => peers::rules;
    InstanceAdmin: get "/peers/held" => peers::held::page;
    InstanceAdmin: post "/peers/held" => peers::held::act;
    InstanceAdmin: get "/peers/lists" => peers::lists::page;
    InstanceAdmin: post "/peers/lists" => peers::lists::import files;
    InstanceAdmin: post "/peers/lists/retract" => peers::lists::retract;
    InstanceAdmin: get "/peers/lists/{kind}" => peers::lists::export;
    InstanceAdmin: get "/reports" => reports::list;
    InstanceAdmin: get "/reports/{id}" => reports::page;
    InstanceAdmin: post "/reports/{id}" => reports::decide;
    InstanceAdmin: get "/deliveries" => deliveries::page;
    InstanceAdmin: post "/deliveries" => deliveries::act;
    InstanceAdmin: get "/deliveries/peers/{host}" => deliveries::peer::page;
    InstanceAdmin: get "/deliveries/inboxes/{id}" => deliveries::peer::inbox;
    InstanceAdmin: get "/deliveries/sent" => deliveries::sent::everything;
    InstanceAdmin: get "/deliveries/dead" => deliveries::letters::page;
    InstanceAdmin: post "/deliveries/dead" => deliveries::letters::act;
    InstanceAdmin: get "/deliveries/incoming" => deliveries::incoming::page;
    InstanceAdmin: post "/deliveries/incoming" => deliveries::incoming::act;
}

/// The table of addresses and who may use them, for tests and documentation.
#[must_use]
pub const fn policies() -> &'static [RoutePolicy] {
    POLICIES
}

/// What is before a handler: who may pass, and whether the instance is private.
#[derive(Debug, Clone, Copy)]
struct Door {
    who: Who,
    is_private: bool,
}

async fn door(State(door): State<Door>, visitor: Visitor, request: Request, next: Next) -> Result<Response, Failure> {
    match door.who {
        Who::Entrance => {}
        Who::Anyone if !door.is_private => {}
        Who::Anyone | Who::Member | Who::Steward | Who::Admin => {
            visitor.member()?;
        }
        Who::InstanceAdmin => {
            visitor.member()?;
            if !visitor.viewer.may_run_instance() {
                return Err(AppError::Forbidden.into());
            }
        }
    }
    Ok(next.run(request).await)
}

async fn nowhere() -> Failure {
    AppError::NotFound.into()
}

/// Builds the router from the table.
pub fn router(web: Web) -> Router {
    let is_private = web.app.is_private;
    let guard = |who: Who| middleware::from_fn_with_state(Door { who, is_private }, door);
    let mut people = Router::new();
    let mut files = Router::new().route(STATIC.path, get(static_files::file));
    let images = get(pages::media::image);
    if is_private {
        people = people.route(MEDIA.path, images.layer::<_, Infallible>(guard(MEDIA.who)));
    } else {
        // Without a look at who asks: the same for everybody.
        files = files.route(MEDIA.path, images);
    }
    for route in table() {
        let limit = if route.takes_files { limits::UPLOAD_BYTES_MAX } else { limits::FORM_BYTES_MAX };
        let guarded: MethodRouter<Web> = route.handler.layer::<_, Infallible>(guard(route.policy.who)).layer(DefaultBodyLimit::max(limit));
        people = people.route(route.policy.path, guarded);
    }
    let people = people
        .fallback(nowhere)
        .layer(CsrfLayer::new())
        .layer(middleware::from_fn_with_state(web.clone(), session::attach))
        .layer(middleware::from_fn(page_headers));
    files.merge(people).layer(middleware::from_fn(safe_headers)).layer(CompressionLayer::new()).with_state(web)
}

/// Pages depend on who looks, in which language, and whether a page or a document is wanted.
async fn page_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(VARY, HeaderValue::from_static("Accept, Accept-Language, Cookie"));
    if !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    }
    response
}

/// Nothing runs but our own, nothing is loaded from elsewhere, nothing is sent elsewhere (cases X2, X6).
const CONTENT_POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
     form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// The same for a page whose images may also come from `origin`, since who runs the instance said so.
pub fn content_policy_with_images(origin: &str) -> String {
    CONTENT_POLICY.replace("img-src 'self'", &format!("img-src 'self' {origin}"))
}

async fn safe_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await.into_response();
    let headers = response.headers_mut();
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(CONTENT_POLICY));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    // For "near me", asked by our own pages only, and by nothing inside them.
    headers.insert(HeaderName::from_static("permissions-policy"), HeaderValue::from_static("geolocation=(self)"));
    headers.insert(HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_router_is_built_from_the_table_and_changes_are_never_reads() {
        assert_eq!(table().len() + [STATIC, MEDIA].len(), policies().len());
        for route in policies() {
            assert!(matches!(route.method, "get" | "post"), "{route:?}");
            let entrances = [
                "/language",
                "/sign-in",
                "/sign-out",
                "/setup/{token}",
                "/invitations/{token}",
                "/joining/{token}",
                "/coops/{handle}/join",
                "/reset",
                "/reset/{token}",
                "/unsubscribe/{secret}",
                "/confirm/{token}",
                "/sign-in/passkey",
                "/sign-in/passkey/answer",
            ];
            if route.method == "post" && matches!(route.who, Who::Anyone | Who::Entrance) {
                assert!(entrances.contains(&route.path), "{} is open to everybody", route.path);
            }
        }
    }
}
