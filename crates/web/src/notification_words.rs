//! What a notification says and where it leads: the same on the page and in a letter.

use allmende_app::notifications::{About, Told};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::language::Language;
use allmende_domain::listing::Listing;
use allmende_domain::notifications::NotificationKind;

use crate::locale::Locale;

/// One sentence for somebody who reads `languages`, best first. Never a word of what was written in a conversation: a letter passes through
/// many hands, and a screen is looked at by others.
pub fn sentence(locale: Locale, languages: &[Language], told: &Told) -> String {
    let title = |listing: &Listing| listing.terms.texts.best(languages).title.clone();
    let coop = |ours: &Cooperative| ours.profile.best(languages).map(|text| text.name.clone()).unwrap_or_default();
    match &told.about {
        About::Conversation { from, listing, ours } => {
            let (name, coop) = (shown_name(&from.name, &from.username), coop(ours));
            match (told.notification.kind, listing) {
                (NotificationKind::Answer, Some(listing)) => {
                    locale.with("notification-answer", &[("name", name), ("title", &title(listing))])
                }
                (NotificationKind::Answer, None) => locale.with("notification-answer-direct", &[("name", name), ("coop", &coop)]),
                (_, Some(listing)) => locale.with("notification-inquiry", &[("name", name), ("title", &title(listing))]),
                (_, None) => locale.with("notification-inquiry-direct", &[("name", name), ("coop", &coop)]),
            }
        }
        About::Listing(listing) if told.notification.kind == NotificationKind::Draft => {
            locale.with("notification-draft", &[("title", &title(listing))])
        }
        About::Listing(listing) => locale.with("notification-closed", &[("title", &title(listing))]),
        About::Follower { from, ours: Some(ours) } => {
            locale.with("notification-follower", &[("name", shown_name(&from.name, &from.username)), ("coop", &coop(ours))])
        }
        About::Follower { from, ours: None } => {
            locale.with("notification-follower-you", &[("name", shown_name(&from.name, &from.username))])
        }
        About::Board(ours) => locale.with("notification-board", &[("coop", &coop(ours))]),
        About::Search(saved) => locale.with("notification-found", &[("name", &saved.name)]),
        About::Report => locale.t("notification-report"),
        About::Held => locale.t("notification-held"),
        About::Gone => locale.t("notification-gone"),
    }
}

/// Some programs send an empty name.
fn shown_name<'a>(name: &'a str, username: &'a str) -> &'a str {
    if name.trim().is_empty() { username } else { name }
}

/// The address of whom it comes from.
pub fn handle(told: &Told) -> Option<String> {
    match &told.about {
        About::Conversation { from, .. } | About::Follower { from, .. } => Some(from.handle()),
        _ => None,
    }
}

/// The page of the thing, a path of ours; `None` when it is gone.
pub fn path(told: &Told) -> Option<String> {
    let subject = &told.notification.subject;
    match &told.about {
        About::Conversation { .. } => Some(format!("/inquiries/{subject}")),
        About::Listing(listing) => Some(format!("/listings/{}", listing.id)),
        About::Follower { ours: Some(ours), .. } => Some(format!("/coops/{}/followers", ours.handle.as_str())),
        About::Follower { ours: None, .. } => Some("/settings/person".to_owned()),
        About::Board(ours) => Some(format!("/coops/{}/board/waiting", ours.handle.as_str())),
        About::Search(saved) => Some(format!("/searches/{}", saved.id)),
        About::Report => Some(format!("/reports/{subject}")),
        About::Held => Some("/peers/held".to_owned()),
        About::Gone => None,
    }
}

/// What a kind is called where members choose.
pub fn kind(locale: Locale, kind: NotificationKind) -> String {
    locale.t(match kind {
        NotificationKind::Inquiry => "notify-inquiry",
        NotificationKind::Answer => "notify-answer",
        NotificationKind::Closed => "notify-closed",
        NotificationKind::Found => "notify-found",
        NotificationKind::Follower => "notify-follower",
        NotificationKind::BoardPost => "notify-board-post",
        NotificationKind::Draft => "notify-draft",
        NotificationKind::Report => "notify-report",
        NotificationKind::Held => "notify-held",
    })
}
