//! `allmende delivery nodes`.

use allmende_app::{App, deliveries};
use serde_json::{Value, json};

use crate::commands::answer::{table, when};
use crate::commands::{Answer, OPERATOR};

pub async fn run(app: &App) -> anyhow::Result<Answer> {
    let nodes = deliveries::nodes(app, &OPERATOR).await?;
    let rows = nodes.nodes.iter().map(|view| {
        let (slots, others): (Vec<&String>, Vec<&String>) = view.leases.iter().partition(|name| name.starts_with("delivery/"));
        let state = if view.node.leaving { "stopping" } else { "running" };
        let others = others.into_iter().map(String::as_str).collect::<Vec<_>>().join(" ");
        let name = view.node.name.clone();
        vec![
            name,
            state.to_owned(),
            slots.len().to_string(),
            others,
            when(view.node.seen_at),
            when(view.node.started_at),
            view.node.id.clone(),
        ]
    });
    let headings = ["node", "state", "slots", "and", "last sign of life (UTC)", "since (UTC)", "id"];
    let mut text = match nodes.nodes.is_empty() {
        true => "No node shares this database. On SQLite there is only one, which does everything.\n".to_owned(),
        false => table(&headings, &rows.collect::<Vec<_>>()),
    };
    if !nodes.nodes.is_empty() && !nodes.free.is_empty() {
        text.push_str(&format!("\n{} of {} leases are nobody's at this moment.\n", nodes.free.len(), nodes.free.len() + held(&nodes)));
    }
    let values = nodes.nodes.iter().map(|view| {
        json!({
            "id": view.node.id,
            "name": view.node.name,
            "leaving": view.node.leaving,
            "beat": view.node.beat,
            "lease_ms": view.node.lease_ms,
            "leases": view.leases,
            "seen_at": view.node.seen_at.to_rfc3339(),
            "started_at": view.node.started_at.to_rfc3339(),
        })
    });
    Ok(Answer::new(text, json!({ "nodes": values.collect::<Value>(), "free": nodes.free })))
}

fn held(nodes: &deliveries::Nodes) -> usize {
    nodes.nodes.iter().map(|view| view.leases.len()).sum()
}
