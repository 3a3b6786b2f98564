//! `allmende peer show`.

use allmende_app::catalogues::CatalogueState;
use allmende_app::{App, capabilities, catalogues, peers};
use allmende_domain::url::Host;
use anyhow::Context as _;
use serde_json::{Value, json};

use super::super::answer::{table, when};
use super::super::{Answer, OPERATOR};

pub async fn run(app: &App, host: &Host) -> anyhow::Result<Answer> {
    let all = peers::list(app, &OPERATOR).await?;
    let view = all.iter().find(|view| view.peer.host == *host).with_context(|| format!("{host} is not known here"))?;
    let reads = capabilities::of_host(app, &OPERATOR, host).await?;
    let found = catalogues::of_host(app, &OPERATOR, host.as_str()).await?;
    let mut text = table(&["host", "policy", "runs", "heard of (UTC)", "waiting", "reason"], &[super::row(view)]);
    let names: Vec<&str> = reads.iter().map(|address| capabilities::name(address)).collect();
    text.push_str(&format!("\nreads: {}\n", if names.is_empty() { "nothing it told of".to_owned() } else { names.join(", ") }));
    if !found.is_empty() {
        let rows: Vec<Vec<String>> =
            found.iter().map(|(actor, state)| std::iter::once(actor.handle()).chain(catalogue_row(state)).collect()).collect();
        text.push('\n');
        text.push_str(&table(&["catalogue of", "listings here", "read (UTC)", "next (UTC)", "trouble"], &rows));
    }
    let mut value = super::value(view);
    if let Some(members) = value.as_object_mut() {
        members.insert("implements".to_owned(), json!(reads));
        let states = found.iter().map(|(actor, state)| json!({"actor": actor.url.as_str(), "state": catalogue_value(state)}));
        members.insert("catalogues".to_owned(), states.collect());
    }
    Ok(Answer::new(text, value))
}

/// What is known of a catalogue, as columns.
pub fn catalogue_row(state: &CatalogueState) -> [String; 4] {
    let read = match state.read_at {
        Some(_) if !state.exists => "has none".to_owned(),
        Some(at) => when(at),
        None => "not yet".to_owned(),
    };
    let next = if state.is_under_way { "now".to_owned() } else { when(state.due_at) };
    [state.listings.to_string(), read, next, state.trouble.clone()]
}

/// The same for programs.
pub fn catalogue_value(state: &CatalogueState) -> Value {
    json!({
        "exists": state.exists,
        "listings": state.listings,
        "read_at": state.read_at.map(|at| at.to_rfc3339()),
        "is_under_way": state.is_under_way,
        "due_at": state.due_at.to_rfc3339(),
        "trouble": state.trouble,
    })
}
