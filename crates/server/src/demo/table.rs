//! The live table of deliveries on the terminal.

use std::io::{IsTerminal as _, Write as _};

use allmende_app::deliveries::{self, Overview};
use allmende_domain::permission::Viewer;

use super::side::Side;
use crate::commands::{last_answer, shortened, table};
use crate::limits::{DEMO_LINE_EVERY, DEMO_TABLE_EVERY};

/// Shows how deliveries fare until one of the two ends. On a terminal a table that is drawn anew; elsewhere a line now and then.
///
/// # Errors
/// When an instance has ended.
pub async fn watch(sides: [&Side; 2]) -> anyhow::Result<()> {
    let live = std::io::stdout().is_terminal();
    let mut drawn = 0;
    loop {
        let text = if live { both(sides).await } else { line(sides).await };
        let mut out = std::io::stdout().lock();
        if live && drawn > 0 {
            // Up to where the last table began, and clear from there (ECMA-48 CUU, ED).
            let _ = write!(out, "\x1b[{drawn}A\x1b[J");
        }
        let _ = out.write_all(text.as_bytes());
        let _ = out.flush();
        drop(out);
        drawn = text.lines().count();
        tokio::time::sleep(if live { DEMO_TABLE_EVERY } else { DEMO_LINE_EVERY }).await;
        for side in sides {
            anyhow::ensure!(side.is_alive().await, "instance {} does not answer any more", side.name);
        }
    }
}

async fn overview(side: &Side) -> Option<Overview> {
    deliveries::overview(&side.app, &Viewer::Operator).await.ok()
}

async fn both(sides: [&Side; 2]) -> String {
    let headings = ["from", "to", "state", "waiting", "delivered", "last answer"];
    let mut rows = Vec::new();
    for side in sides {
        for status in overview(side).await.map(|overview| overview.endpoints).unwrap_or_default() {
            let health = &status.endpoint.health;
            rows.push(vec![
                side.name.to_owned(),
                shortened(&status.endpoint.inbox, 48),
                health.breaker.as_str().to_owned(),
                status.backlog.to_string(),
                health.delivered_count.to_string(),
                shortened(&last_answer(&status), 24),
            ]);
        }
    }
    table(&headings, &rows)
}

async fn line(sides: [&Side; 2]) -> String {
    let mut parts = Vec::new();
    for side in sides {
        if let Some(overview) = overview(side).await {
            let delivered: i64 = overview.endpoints.iter().map(|status| status.endpoint.health.delivered_count).sum();
            let totals = overview.totals;
            parts.push(format!(
                "{}: {delivered} delivered, {} waiting, {} parked, {} dead",
                side.name, totals.pending, totals.parked, totals.dead
            ));
        }
    }
    format!("{}\n", parts.join("; "))
}
