//! `allmende delivery dead`, `replay` and `discard`.

use allmende_app::App;
use allmende_app::deliveries::{self, Burial, LetterFilter, LetterKey, ReasonClass};
use anyhow::Context as _;
use clap::Args;
use serde_json::{Value, json};

use super::sent::number_of;
use super::{Filter, host_named};
use crate::commands::answer::{shortened, table, when};
use crate::commands::{Answer, OPERATOR};

#[derive(Debug, Args)]
pub struct List {
    #[command(flatten)]
    filter: Filter,
    /// Go on after this place, as the answer before said.
    #[arg(long)]
    after: Option<String>,
}

#[derive(Debug, Args)]
pub struct Replay {
    #[command(flatten)]
    which: Which,
    /// One activity, to all servers where it is dead or parked: its address.
    #[arg(long, conflicts_with_all = ["target", "all"])]
    activity: Option<String>,
}

#[derive(Debug, Args)]
pub struct Discard {
    #[command(flatten)]
    which: Which,
}

#[derive(Debug, Args)]
struct Which {
    /// ENDPOINT:NUMBER from the list of the dead, or a host name for everything there.
    #[arg(conflicts_with_all = ["all", "host"])]
    target: Option<String>,
    /// Everything that the filter lets through; without a filter, everything.
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    filter: Filter,
}

pub fn state(text: &str) -> Result<Burial, String> {
    Burial::parse(text).ok_or_else(|| "not one of parked, dead, discarded".to_owned())
}

pub fn class(text: &str) -> Result<ReasonClass, String> {
    ReasonClass::parse(text).ok_or_else(|| "not one of refused, gone, late, ours".to_owned())
}

impl Filter {
    fn letters(&self) -> anyhow::Result<LetterFilter> {
        let host = self.host.as_deref().map(host_named).transpose()?.map(|host| host.as_str().to_owned());
        Ok(LetterFilter { host, state: self.state, class: self.why, ..LetterFilter::default() })
    }
}

pub async fn list(app: &App, list: &List) -> anyhow::Result<Answer> {
    let filter = list.filter.letters()?;
    let after = list.after.as_deref().map_or_else(LetterKey::start, LetterKey::read);
    let found = deliveries::letters(app, &OPERATOR, &filter, &after).await?;
    let count = deliveries::letters_count(app, &OPERATOR, &filter).await?;
    let rows: Vec<_> = found
        .letters
        .iter()
        .map(|letter| {
            let name = format!("{}:{}", letter.endpoint_id, letter.seq);
            let kind = letter.kind.clone().unwrap_or_default();
            let state = letter.state.as_str().to_owned();
            vec![name, letter.host.clone(), state, kind, shortened(&letter.reason, 60), when(letter.attempted_at)]
        })
        .collect();
    let values = found.letters.iter().map(|letter| {
        json!({
            "endpoint": letter.endpoint_id,
            "number": letter.seq,
            "inbox": letter.inbox,
            "host": letter.host,
            "state": letter.state.as_str(),
            "kind": letter.kind,
            "activity": letter.activity_url,
            "object": letter.object_url,
            "status": letter.status,
            "reason": letter.reason,
            "attempted_at": letter.attempted_at.to_rfc3339(),
        })
    });
    let next = found.next.map(|key| key.to_text());
    let headings = ["endpoint:number", "host", "state", "kind", "reason", "last tried (UTC)"];
    let mut text = if rows.is_empty() { "Nothing is dead or parked.\n".to_owned() } else { table(&headings, &rows) };
    if let Some(next) = &next {
        text.push_str(&format!("{count} in all; more: --after {next}\n"));
    }
    Ok(Answer::new(text, json!({ "letters": values.collect::<Value>(), "count": count, "next": next })))
}

/// One delivery, or a filter.
enum Meant {
    One(i64, i64),
    All(LetterFilter),
}

impl Which {
    fn meant(&self) -> anyhow::Result<Meant> {
        let Some(target) = &self.target else {
            let filtered = self.filter.host.is_some() || self.filter.state.is_some() || self.filter.why.is_some();
            anyhow::ensure!(self.all || filtered, "say what is meant: ENDPOINT:NUMBER, a host name, a filter such as --why late, or --all");
            return Ok(Meant::All(self.filter.letters()?));
        };
        let numbers = target.split_once(':').and_then(|(endpoint, seq)| Some((endpoint.parse().ok()?, seq.parse().ok()?)));
        if let Some((endpoint, seq)) = numbers {
            return Ok(Meant::One(endpoint, seq));
        }
        let host = host_named(target).with_context(|| format!("“{target}” is neither ENDPOINT:NUMBER nor a host name"))?;
        let filter = LetterFilter { host: Some(host.as_str().to_owned()), ..self.filter.letters()? };
        Ok(Meant::All(filter))
    }
}

const NO_SUCH: &str = "nothing with these numbers is dead or parked; `allmende delivery dead` lists what is";
const NOTHING: &str = "nothing that was meant is dead or parked, or its server is suspended; `allmende delivery dead` lists what is";

pub async fn replay(app: &App, replay: &Replay) -> anyhow::Result<Answer> {
    let replayed = match &replay.activity {
        Some(activity) => deliveries::replay_activity(app, &OPERATOR, number_of(app, activity).await?).await?,
        None => match replay.which.meant()? {
            Meant::One(endpoint, seq) => {
                deliveries::replay(app, &OPERATOR, endpoint, seq).await.context(NO_SUCH)?;
                1
            }
            Meant::All(filter) => deliveries::replay_all(app, &OPERATOR, &filter).await?,
        },
    };
    anyhow::ensure!(replayed > 0, NOTHING);
    Ok(Answer::new(format!("{replayed} deliveries are on their way again."), json!({ "deliveries": replayed })))
}

pub async fn discard(app: &App, discard: &Discard) -> anyhow::Result<Answer> {
    let discarded = match discard.which.meant()? {
        Meant::One(endpoint, seq) => {
            deliveries::discard(app, &OPERATOR, endpoint, seq).await.context(NO_SUCH)?;
            1
        }
        Meant::All(filter) => deliveries::discard_all(app, &OPERATOR, &filter).await?,
    };
    anyhow::ensure!(discarded > 0, "nothing that was meant is dead or parked; `allmende delivery dead` lists what is");
    Ok(Answer::new(format!("{discarded} deliveries are given up for good."), json!({ "deliveries": discarded })))
}
