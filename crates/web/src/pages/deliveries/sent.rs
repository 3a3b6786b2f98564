//! What was sent lately, and one activity: delivered to how many, why not to the others, when next, and sending it again.

use allmende_app::AppError;
use allmende_app::deliveries::{self, Breaker, Condition, LetterFilter, LetterKey, SentActivity, SentView};
use allmende_domain::permission::Permission;
use axum::extract::{Path, RawQuery, State};

use super::{LetterLine, Mark, back_to, letter_line, number, peer_href, turned};
use crate::Web;
use crate::choices;
use crate::dates::{self, When};
use crate::errors::Answer;
use crate::forms::Fields;
use crate::frame::{Frame, rendered};
use crate::locale::Locale;
use crate::pages::listing::listing_id;
use crate::pages::{CoopHead, cooperative_inside};
use crate::session::Visitor;
use crate::turning::Turning;

/// What somebody did, in words: `Create` of a listing was publishing it.
pub fn kind_words(locale: Locale, kind: &str, object: &str) -> String {
    let code = match kind {
        // What a board says.
        "Create" | "Announce" if object.contains("/announces/") => "board-announce".to_owned(),
        "Undo" | "Delete" if object.contains("/announces/") => "board-unannounce".to_owned(),
        // Of resources, for who subscribes to the catalogue; listings are added to what is pinned.
        "Add" if object.contains("/resources/") => "catalogue-add".to_owned(),
        "Remove" if object.contains("/resources/") => "catalogue-remove".to_owned(),
        "Undo" if object.contains("/blocks/") => "unblock".to_owned(),
        "Create" if object.contains("/replies/") => "reply".to_owned(),
        // A follow is taken back about the one who followed: one of ours.
        "Undo" if !object.contains("/coops/") => "taken-back".to_owned(),
        "Create" if !object.contains("/listings/") => "message".to_owned(),
        kind => kind.to_ascii_lowercase(),
    };
    locale.find(&format!("sent-kind-{code}")).unwrap_or_else(|| kind.to_owned())
}

/// How far an activity got, as a bar and in words. Widths are thousandths.
struct Progress {
    words: String,
    rest: Vec<String>,
    done: i64,
    waiting: i64,
    lost: i64,
    lost_from: i64,
}

impl Progress {
    fn of(locale: Locale, activity: &SentActivity) -> Self {
        let part = |number: i64| number.saturating_mul(1_000) / activity.audience.max(1);
        let (delivered, audience) = (activity.delivered.to_string(), activity.audience.to_string());
        let rest = [
            ("progress-waiting", activity.pending),
            ("progress-parked", activity.parked),
            ("progress-dead", activity.dead),
            ("progress-discarded", activity.discarded),
            ("progress-superseded", activity.superseded),
        ];
        let (done, waiting) = (part(activity.delivered), part(activity.pending));
        Self {
            words: locale.with("delivered-of", &[("delivered", &delivered), ("audience", &audience)]),
            rest: rest.iter().filter(|(_, number)| *number > 0).map(|(key, number)| locale.count(key, *number)).collect(),
            done,
            waiting,
            lost: part(activity.parked + activity.dead + activity.discarded),
            lost_from: done + waiting,
        }
    }
}

struct SentLine {
    href: String,
    kind: String,
    title: Option<(String, String)>,
    object: String,
    from: String,
    when: When,
    progress: Progress,
}

fn line(visitor: &Visitor, view: &SentView) -> SentLine {
    let (locale, activity) = (visitor.locale(), &view.activity);
    let title = view.title(&visitor.reading.languages).map(|text| (text.title.clone(), text.language.as_str().to_owned()));
    SentLine {
        href: format!("/sent/{}", activity.seq),
        kind: kind_words(locale, &activity.kind, &activity.object_url),
        title: title.filter(|(title, _)| !title.is_empty()),
        object: activity.object_url.clone(),
        from: view.cooperative.as_ref().map(|ours| choices::coop_name(visitor, ours)).unwrap_or_default(),
        when: dates::when(locale, activity.created_at),
        progress: Progress::of(locale, activity),
    }
}

#[derive(askama::Template)]
#[template(path = "sent.html")]
struct SentPage {
    page: Frame,
    /// `None` for what everybody here sent.
    head: Option<CoopHead>,
    lines: Vec<SentLine>,
    turning: Turning,
}

pub async fn everything(State(web): State<Web>, visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let sent = deliveries::sent(&web.app, &visitor.viewer, number(&fields, "after", i64::MAX)).await?;
    let template = SentPage {
        page: Frame::new(&web, &visitor, visitor.locale().t("sent-title"), "deliveries"),
        head: None,
        lines: sent.activities.iter().map(|view| line(&visitor, view)).collect(),
        turning: turned("/deliveries/sent", &fields, sent.next.map(|seq| seq.to_string())),
    };
    Ok(rendered(&template))
}

pub async fn of_cooperative(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::WriteListings).await?;
    let sent = deliveries::sent_of(&web.app, &visitor.viewer, &cooperative, number(&fields, "after", i64::MAX)).await?;
    let template = SentPage {
        page: Frame::new(&web, &visitor, visitor.locale().t("sent-title"), "home"),
        head: Some(CoopHead::of(&visitor, &cooperative)),
        lines: sent.activities.iter().map(|view| line(&visitor, view)).collect(),
        turning: turned(&format!("/coops/{}/sent", cooperative.handle.as_str()), &fields, sent.next.map(|seq| seq.to_string())),
    };
    Ok(rendered(&template))
}

struct WaitingLine {
    host: String,
    host_href: String,
    mark: Mark,
    reason: String,
    next: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "activity.html")]
struct ActivityPage {
    page: Frame,
    back: (String, String),
    target: String,
    line: Option<SentLine>,
    activity_url: String,
    waiting: Vec<WaitingLine>,
    letters: Vec<LetterLine>,
    more_letters: bool,
    can_replay: bool,
    runs_instance: bool,
    turning: Turning,
}

/// Why something waits, as far as the inbox tells.
fn waiting_mark(locale: Locale, breaker: Breaker) -> Mark {
    match breaker {
        Breaker::Closed => Mark { words: locale.t("burial-pending"), class: "off" },
        Breaker::Open => Mark::of(locale, Condition::Waiting),
        Breaker::HalfOpen => Mark::of(locale, Condition::Probing),
        Breaker::Suspended => Mark::of(locale, Condition::Suspended),
        Breaker::Gone => Mark::of(locale, Condition::Gone),
    }
}

async fn show(web: &Web, visitor: &Visitor, view: &SentView, back: (String, String), fields: &Fields) -> Answer {
    let (locale, seq) = (visitor.locale(), view.activity.seq);
    let waiting = deliveries::waiting(&web.app, &visitor.viewer, seq, number(fields, "after", 0)).await?;
    let filter = LetterFilter { seq: Some(seq), ..LetterFilter::default() };
    let letters = deliveries::letters(&web.app, &visitor.viewer, &filter, &LetterKey::start()).await?;
    let now = web.app.now();
    let line = line(visitor, view);
    let title = line.title.as_ref().map_or_else(|| line.kind.clone(), |(title, _)| format!("{}: {title}", line.kind));
    let template = ActivityPage {
        page: Frame::new(web, visitor, title, if back.0.starts_with("/deliveries") { "deliveries" } else { "home" }),
        back,
        target: format!("/sent/{seq}"),
        activity_url: view.activity.activity_url.clone(),
        line: Some(line),
        waiting: waiting
            .inboxes
            .iter()
            .map(|one| WaitingLine {
                host: one.host.clone(),
                host_href: peer_href(&one.host),
                mark: waiting_mark(locale, one.breaker),
                reason: one.reason.clone(),
                next: (one.next_attempt_at > now).then(|| dates::date_time(locale, one.next_attempt_at)),
            })
            .collect(),
        can_replay: letters.letters.iter().any(|letter| letter.activity_url.is_some()),
        more_letters: letters.next.is_some(),
        letters: letters.letters.iter().map(|letter| letter_line(locale, letter)).collect(),
        runs_instance: visitor.viewer.may_run_instance(),
        turning: turned(&format!("/sent/{seq}"), fields, waiting.next.map(|id| id.to_string())),
    };
    Ok(rendered(&template))
}

fn seq_in(text: &str) -> Result<i64, AppError> {
    text.parse().map_err(|_| AppError::NotFound)
}

pub async fn activity(State(web): State<Web>, visitor: Visitor, Path(seq): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let view = deliveries::sent_seq(&web.app, &visitor.viewer, seq_in(&seq)?).await?;
    let list = match &view.cooperative {
        Some(ours) if !visitor.viewer.may_run_instance() => format!("/coops/{}/sent", ours.handle.as_str()),
        _ => "/deliveries/sent".to_owned(),
    };
    show(&web, &visitor, &view, (list, visitor.locale().t("sent-title")), &fields).await
}

/// `GET /listings/{id}/deliveries`: the last activity about a listing.
pub async fn of_listing(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let id = listing_id(&id)?;
    let back = (format!("/listings/{id}"), visitor.locale().t("back-to-listing"));
    match deliveries::activity_of_listing(&web.app, &visitor.viewer, &id).await? {
        Some(seq) => {
            let view = deliveries::sent_seq(&web.app, &visitor.viewer, seq).await?;
            show(&web, &visitor, &view, back, &fields).await
        }
        None => Ok(rendered(&ActivityPage {
            page: Frame::new(&web, &visitor, visitor.locale().t("listing-deliveries"), "home"),
            back,
            target: String::new(),
            line: None,
            activity_url: String::new(),
            waiting: Vec::new(),
            letters: Vec::new(),
            more_letters: false,
            can_replay: false,
            runs_instance: false,
            turning: Turning::default(),
        })),
    }
}

/// `POST /sent/{seq}`: sends one activity again, to one inbox or to all where it is dead or parked.
pub async fn replay(State(web): State<Web>, visitor: Visitor, Path(seq): Path<String>, fields: Fields) -> Answer {
    let number = seq_in(&seq)?;
    match fields.get("endpoint") {
        "" => {
            deliveries::replay_activity(&web.app, &visitor.viewer, number).await?;
        }
        endpoint => deliveries::replay_one_of_activity(&web.app, &visitor.viewer, number, seq_in(endpoint)?).await?,
    }
    Ok(back_to(&fields, &format!("/sent/{number}"), "replayed"))
}
