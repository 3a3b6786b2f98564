//! What is held until somebody decides, and taking away everything of a server.

use allmende_app::AppError;
use allmende_app::held::{self, Held};
use allmende_app::peers;
use allmende_domain::peer::PeerPolicy;
use allmende_domain::url::Host;
use axum::extract::{RawQuery, State};

use super::{Waiting, host_of};
use crate::Web;
use crate::dates;
use crate::errors::Answer;
use crate::forms::{Fields, encoded, see_other};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;
use crate::turning::Turning;

const PATH: &str = "/peers/held";

struct HeldLine {
    seq: i64,
    host: String,
    actor: String,
    kind: String,
    cause: String,
    preview: String,
    when: String,
}

struct HostLine {
    host: String,
    href: String,
    count: i64,
    last: String,
}

struct KeysLine {
    host: String,
    actor: String,
    when: String,
}

#[derive(askama::Template)]
#[template(path = "held.html")]
struct HeldPage {
    page: Frame,
    waiting: Waiting,
    /// Only what this host sent; empty: of all.
    host: String,
    hosts: Vec<HostLine>,
    items: Vec<HeldLine>,
    keys: Vec<KeysLine>,
    turning: Turning,
}

fn line(visitor: &Visitor, item: &Held) -> HeldLine {
    let locale = visitor.locale();
    HeldLine {
        seq: item.seq,
        host: item.host.clone(),
        actor: item.actor_url.clone(),
        kind: locale.t(&format!("held-kind-{}", item.kind.as_str())),
        cause: locale.t(&format!("standing-{}", item.cause.as_str())),
        preview: item.preview.clone(),
        when: dates::date_time(locale, item.held_at),
    }
}

pub async fn page(State(web): State<Web>, visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let (app, viewer, locale) = (&web.app, &visitor.viewer, visitor.locale());
    let host = match fields.get("host").trim() {
        "" => None,
        text => Some(host_of(text)?),
    };
    let list = held::list(app, viewer, host.as_ref(), fields.get("before").parse().unwrap_or(i64::MAX)).await?;
    let name = host.as_ref().map_or("", Host::as_str);
    let here = |before: Option<i64>| {
        let before = before.map_or_else(String::new, |seq| format!("&before={seq}"));
        format!("{PATH}?host={}{before}", encoded(name))
    };
    let hosts = held::hosts(app, viewer).await?.into_iter().map(|one| HostLine {
        href: format!("{PATH}?host={}", encoded(&one.host)),
        host: one.host,
        count: one.held,
        last: dates::date_time(locale, one.last_at),
    });
    let keys = peers::changed_keys(app, viewer).await?.into_iter();
    let template = HeldPage {
        page: Frame::new(&web, &visitor, locale.t("held-title"), "peers"),
        waiting: Waiting::of(&web, &visitor).await?,
        hosts: hosts.collect(),
        items: list.items.iter().map(|item| line(&visitor, item)).collect(),
        keys: keys.map(|(host, actor, at)| KeysLine { host, actor, when: dates::date_time(locale, at) }).collect(),
        turning: Turning { previous: fields.is_given("before").then(|| here(None)), next: list.next.map(|seq| here(Some(seq))) },
        host: name.to_owned(),
    };
    Ok(rendered(&template))
}

#[derive(askama::Template)]
#[template(path = "purge_sure.html")]
struct SurePage {
    page: Frame,
    explained: String,
    hosts: Vec<String>,
}

/// `POST /peers/held`: lets through or refuses what was selected, or everything of a server. What cannot be undone is asked for twice.
pub async fn act(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    let (app, viewer) = (&web.app, &visitor.viewer);
    let seqs: Vec<i64> = fields.all("chosen").iter().filter_map(|text| text.parse().ok()).collect();
    let hosts: Vec<Host> = fields.all("hosts").iter().filter_map(|text| Host::parse(text).ok()).collect();
    let nothing = || AppError::conflict("nothing-chosen", "nothing was selected");
    let done = match fields.get("then") {
        "through" | "refuse" if seqs.is_empty() => return Err(nothing().into()),
        "through" => {
            held::let_through(app, viewer, &seqs).await?;
            "let-through"
        }
        "refuse" => {
            held::refuse(app, viewer, &seqs).await?;
            "held-refused"
        }
        "trust" => {
            peers::trust_keys(app, viewer, &host_of(fields.get("host"))?).await?;
            "saved"
        }
        "welcome" | "purge" if hosts.is_empty() => return Err(nothing().into()),
        "welcome" => {
            for host in &hosts {
                held::welcome(app, viewer, host).await?;
            }
            "let-through"
        }
        "purge" if fields.get("sure") != "yes" => return ask(&web, &visitor, &hosts),
        "purge" => {
            for host in &hosts {
                // First nothing more may come, then what came is taken away.
                peers::set_policy(app, viewer, host, PeerPolicy::Suspend, fields.get("reason")).await?;
                held::purge(app, viewer, host).await?;
            }
            "purged"
        }
        _ => return Err(AppError::NotFound.into()),
    };
    Ok(see_other(&format!("{PATH}?done={done}")))
}

fn ask(web: &Web, visitor: &Visitor, hosts: &[Host]) -> Answer {
    let locale = visitor.locale();
    let count = i64::try_from(hosts.len()).unwrap_or(i64::MAX);
    let template = SurePage {
        page: Frame::new(web, visitor, locale.t("purge-title"), "peers"),
        explained: locale.count("purge-explained", count),
        hosts: hosts.iter().map(ToString::to_string).collect(),
    };
    Ok(rendered(&template))
}
