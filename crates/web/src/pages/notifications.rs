//! What members are told of, how they want to hear of it, and the link that ends letters.

use allmende_app::confirmations::{self, Standing};
use allmende_app::notifications::letters::{self, Wishes};
use allmende_app::notifications::pushes;
use allmende_app::{AppError, notifications};
use allmende_domain::ids::NotificationId;
use allmende_domain::notifications::{NotificationKind, Rhythm, Ways};
use allmende_domain::time::UnixMillis;
use axum::extract::{Path, RawQuery, State};

use super::push::{self, DeviceLine};
use crate::Web;
use crate::choices::Choices;
use crate::dates::{self, When};
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::notification_words as words;
use crate::pages::confirm::Waiting;
use crate::session::Visitor;
use crate::turning::{self, Turning};

struct Line {
    id: String,
    sentence: String,
    handle: Option<String>,
    /// Where nothing is left to look at, nothing is led to.
    leads: bool,
    is_unread: bool,
    times: i64,
    when: When,
}

#[derive(askama::Template)]
#[template(path = "notifications.html")]
struct NotificationsPage {
    page: Frame,
    unread: Vec<Line>,
    read: Vec<Line>,
    /// Up to when everything was on this page, for "mark all as read".
    until: i64,
    turning: Turning,
}

pub async fn page(State(web): State<Web>, visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let now = web.app.now();
    let found = notifications::list(&web.app, &visitor.viewer, turning::asked(&fields)).await?;
    let locale = visitor.locale();
    let turning = Turning::of(&found, "/notifications", &fields);
    let lines = found.items.iter().map(|told| Line {
        id: told.notification.id.to_string(),
        sentence: words::sentence(locale, &visitor.reading.languages, told),
        handle: words::handle(told),
        leads: words::path(told).is_some(),
        is_unread: told.notification.read_at.is_none(),
        times: told.notification.times,
        when: dates::ago(locale, told.notification.happened_at, now),
    });
    let (unread, read) = lines.partition(|line| line.is_unread);
    // Another node's clock may be ahead: what is on this page counts as having happened.
    let until = found.items.iter().map(|told| told.notification.happened_at).max().map_or(now, |newest| newest.max(now));
    let page = Frame::new(&web, &visitor, locale.t("notifications-title"), "notifications");
    Ok(rendered(&NotificationsPage { page, unread, read, until: until.0, turning }))
}

fn notification_id(text: &str) -> Result<NotificationId, AppError> {
    NotificationId::parse(text).map_err(|_| AppError::NotFound)
}

/// Leads to the thing; what is looked at is read.
pub async fn open(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let told = notifications::open(&web.app, &visitor.viewer, &notification_id(&id)?).await?;
    let path = words::path(&told);
    Ok(see_other(path.as_deref().unwrap_or("/notifications?done=notification-gone")))
}

pub async fn read(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    notifications::mark_read(&web.app, &visitor.viewer, &notification_id(&id)?).await?;
    Ok(see_other("/notifications"))
}

pub async fn read_all(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    let until = fields.get("until").parse().map_or_else(|_| web.app.now(), UnixMillis);
    notifications::mark_all_read(&web.app, &visitor.viewer, until).await?;
    Ok(see_other("/notifications?done=notifications-read"))
}

struct KindRow {
    code: &'static str,
    words: String,
}

#[derive(askama::Template)]
#[template(path = "notification_settings.html")]
struct SettingsPage {
    page: Frame,
    form: Form,
    kinds: Vec<KindRow>,
    /// The instance sends letters at all.
    sends_letters: bool,
    /// This member has an address to which letters can go.
    can_reach: bool,
    login: String,
    is_confirmed: bool,
    waiting: Option<Waiting>,
    hours: Choices,
    devices: Vec<DeviceLine>,
    is_on_here: bool,
    /// The public key to which a browser ties what it shows.
    push_key: String,
}

pub(super) async fn show(web: &Web, visitor: &Visitor, form: Form) -> Answer {
    let locale = visitor.locale();
    let kinds = notifications::ways(&web.app, &visitor.viewer).await?;
    let mut hours: Choices = vec![(String::new(), locale.t("digest-never"))];
    hours.extend((0..24).map(|hour: i64| (hour.to_string(), locale.with("digest-at", &[("time", &format!("{hour:02}:00"))]))));
    let devices = push::lines(web, visitor).await?;
    let login = visitor.member()?.login.clone();
    let (sends_letters, can_reach) = (web.settings.sends_letters, letters::can_reach(&visitor.viewer));
    let known = confirmations::standing(&web.app, &visitor.viewer).await?;
    let wishes = letters::wishes(&web.app, &visitor.viewer).await?;
    let waiting = if sends_letters && can_reach { Waiting::of(locale, &login, wishes, known, web.app.now()) } else { None };
    let template = SettingsPage {
        page: Frame::new(web, visitor, locale.t("notification-settings-title"), "settings"),
        kinds: kinds.into_iter().map(|(kind, _)| KindRow { code: kind.as_str(), words: words::kind(locale, kind) }).collect(),
        sends_letters,
        can_reach,
        login,
        is_confirmed: known.standing == Standing::Confirmed,
        waiting,
        hours,
        is_on_here: devices.iter().any(|device| device.is_this),
        devices,
        push_key: pushes::public_key(&web.app).await?,
        form,
    };
    Ok(template.form.answer(rendered(&template)))
}

/// What the member chose, as the form shows it.
pub(super) async fn filled(web: &Web, visitor: &Visitor) -> Result<Fields, AppError> {
    let mut fields = Fields::default();
    for (kind, ways) in notifications::ways(&web.app, &visitor.viewer).await? {
        for (name, is_on) in [("page", ways.on_page), ("mail", ways.by_mail), ("push", ways.by_push)] {
            if is_on {
                fields.add(name, kind.as_str());
            }
        }
    }
    let wishes = letters::wishes(&web.app, &visitor.viewer).await?;
    fields.set("daily", wishes.daily_hour.map(|hour| hour.to_string()).unwrap_or_default());
    if wishes.at_once {
        fields.set("at_once", "yes");
    }
    Ok(fields)
}

pub async fn settings(State(web): State<Web>, visitor: Visitor) -> Answer {
    let fields = filled(&web, &visitor).await?;
    show(&web, &visitor, fields.into()).await
}

pub async fn save(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    let chosen: Vec<(NotificationKind, Ways)> = NotificationKind::ALL
        .into_iter()
        .map(|kind| {
            let by = |way: &str| fields.has(way, kind.as_str());
            (kind, Ways { on_page: by("page"), by_mail: by("mail"), by_push: by("push") })
        })
        .collect();
    let daily_hour = fields.get("daily").parse::<i64>().ok().filter(|hour| (0..24).contains(hour));
    let wishes = Wishes { daily_hour, at_once: fields.is_given("at_once") };
    let saved = async {
        // First what can be refused. Where no letters are sent, the form does not ask for them, and what was wished for before stays.
        if web.settings.sends_letters {
            letters::set_wishes(&web.app, &visitor.viewer, wishes).await?;
        }
        notifications::set_ways(&web.app, &visitor.viewer, &chosen).await
    };
    match saved.await {
        Ok(()) => Ok(see_other("/settings/notifications?done=saved")),
        Err(error) => show(&web, &visitor, Form::refused(fields, visitor.locale(), error)?).await,
    }
}

#[derive(askama::Template)]
#[template(path = "unsubscribe.html")]
struct UnsubscribePage {
    page: Frame,
    target: String,
    which: String,
    is_done: bool,
}

fn which(visitor: &Visitor, rhythm: Rhythm) -> String {
    visitor.locale().t(match rhythm {
        Rhythm::Daily => "unsubscribe-daily",
        Rhythm::AtOnce => "unsubscribe-at-once",
    })
}

async fn unsubscribe_page(web: &Web, visitor: &Visitor, secret: &str, is_done: bool) -> Answer {
    let rhythm = letters::find(&web.app, secret).await?;
    let page = Frame::new(web, visitor, visitor.locale().t("unsubscribe-title"), "");
    Ok(rendered(&UnsubscribePage { page, target: format!("/unsubscribe/{secret}"), which: which(visitor, rhythm), is_done }))
}

/// Asks first: programs that look at the links of a letter must not end it.
pub async fn unsubscribing(State(web): State<Web>, visitor: Visitor, Path(secret): Path<String>) -> Answer {
    unsubscribe_page(&web, &visitor, &secret, false).await
}

/// From the page, or from a mail program by one click (RFC 8058), which sends neither a cookie nor an origin.
pub async fn unsubscribe(State(web): State<Web>, visitor: Visitor, Path(secret): Path<String>) -> Answer {
    letters::end(&web.app, &secret).await?;
    unsubscribe_page(&web, &visitor, &secret, true).await
}
