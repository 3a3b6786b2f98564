//! Lists of domains to block or to allow, in the CSV form that Mastodon exports: read, looked at before anything changes, taken over,
//! taken back, written.
//!
//! A decision of a person is stronger than any list, our own domain and the partners of our cooperatives are never blocked by one, and
//! what a list brought is known, so that it goes when it left the list (case M5).

pub mod table;

use std::collections::{HashMap, HashSet};

use allmende_db::domain_lists::{self as rows, Decided, Entry};
use allmende_db::{Tx, peers as peer_rows, standings};
use allmende_domain::audit::Action;
use allmende_domain::peer::{ListKind, PeerPolicy};
use allmende_domain::permission::Viewer;
use allmende_domain::text::line;
use allmende_domain::url::Host;

pub use allmende_db::domain_lists::DomainList;
pub use table::{SkippedRow, Table, parse};

use crate::audit::{self, Deed};
use crate::error::AppError;
use crate::permit::require_instance;
use crate::{App, limits, peers};

/// A domain about which an import changes what is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub host: Host,
    /// `None`: nobody has decided, or nobody will have.
    pub from: Option<PeerPolicy>,
    pub to: Option<PeerPolicy>,
    reason: String,
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub name: String,
    pub kind: ListKind,
    /// What changes, those that left the list last.
    pub changes: Vec<Change>,
    /// Domains that left the list since it was imported before.
    pub gone: Vec<Host>,
    /// Domains about which nothing changes.
    pub unchanged: usize,
    /// We are there: never blocked.
    pub ours: Vec<Host>,
    /// Somebody there follows one of ours or is followed by one: never blocked by a list, only by a person.
    pub partners: Vec<Host>,
    /// A person decided otherwise, and that stands.
    pub by_hand: Vec<Host>,
    /// Rows that say nothing to us.
    pub skipped: Vec<SkippedRow>,
    /// Those that are not in `skipped` for want of space.
    pub skipped_more: usize,
    /// Reports of these are not read while the list holds.
    pub without_reports: Vec<Host>,
    /// Whether that differs from what it said before.
    pub reports_change: bool,
    /// How many are to be shown without images, which is not honoured: pictures of their listings are shown.
    pub without_media: usize,
    entries: HashMap<Host, Entry>,
}

/// All lists that were imported.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn all(app: &App, viewer: &Viewer) -> Result<Vec<DomainList>, AppError> {
    require_instance(viewer)?;
    Ok(rows::all(&mut app.db.read().await?).await?)
}

/// What importing `table` as the list `name` would change. Writes nothing.
///
/// # Errors
/// [`AppError::Invalid`] (field `name`: `list-name-missing`, `text-too-long`, `list-other-kind`); refusals.
pub async fn plan(app: &App, viewer: &Viewer, name: &str, kind: ListKind, table: Table) -> Result<Plan, AppError> {
    require_instance(viewer)?;
    let name = match line(name, limits::LIST_NAME_CHARS_MAX) {
        Ok(name) if name.is_empty() => return Err(AppError::invalid("name", "list-name-missing", "a list needs a name")),
        Ok(name) => name,
        Err(error) => return Err(AppError::invalid("name", "text-too-long", error.to_string())),
    };
    let mut conn = app.db.read().await?;
    if rows::all(&mut conn).await?.iter().any(|list| list.name == name && list.kind != kind) {
        return Err(AppError::invalid("name", "list-other-kind", "a list of the other kind has this name"));
    }
    let before = rows::entries(&mut conn, &name).await?;
    let decisions = rows::decisions(&mut conn).await?;
    let partners = standings::partners(&mut conn).await?;
    let mut plan = Plan {
        name,
        kind,
        changes: Vec::new(),
        gone: Vec::new(),
        unchanged: 0,
        ours: Vec::new(),
        partners: Vec::new(),
        by_hand: Vec::new(),
        skipped: table.skipped,
        skipped_more: table.skipped_more,
        without_reports: Vec::new(),
        reports_change: false,
        without_media: table.without_media,
        entries: HashMap::new(),
    };
    for (host, entry) in table.entries {
        plan.add(app, &partners, decisions.get(&host), host, entry);
    }
    for host in before.into_keys().filter(|host| !plan.entries.contains_key(host)) {
        if let Some(decided) = decisions.get(&host).filter(|decided| decided.list.as_deref() == Some(plan.name.as_str())) {
            let other = rows::other_entry(&mut conn, &host, &plan.name).await?.map(|(_, entry)| entry.policy);
            plan.changes.push(Change { host: host.clone(), from: Some(decided.policy), to: other, reason: String::new() });
        }
        plan.gone.push(host);
    }
    plan.gone.sort();
    plan.without_reports = table.without_reports.into_iter().filter(|host| !app.addresses.host().is_within(host)).collect();
    plan.without_reports.sort();
    plan.reports_change = rows::without_reports(&mut conn, &plan.name).await? != plan.without_reports;
    Ok(plan)
}

impl Plan {
    fn add(&mut self, app: &App, partners: &[Host], decided: Option<&Decided>, host: Host, entry: Entry) {
        if app.addresses.host().is_within(&host) {
            self.ours.push(host);
            return;
        }
        if entry.policy != PeerPolicy::Allow && partners.iter().any(|partner| partner.is_within(&host)) {
            self.partners.push(host);
            return;
        }
        match decided {
            Some(decided) if decided.list.is_none() => match decided.policy == entry.policy {
                true => self.unchanged += 1,
                false => self.by_hand.push(host.clone()),
            },
            // What another list decided stands unless this one is stricter.
            Some(decided)
                if decided.list.as_deref() != Some(self.name.as_str()) && strictness(decided.policy) >= strictness(entry.policy) =>
            {
                self.unchanged += 1;
            }
            Some(decided) if decided.policy == entry.policy && decided.reason == entry.reason => self.unchanged += 1,
            _ => {
                let from = decided.map(|decided| decided.policy);
                let change = Change { host: host.clone(), from, to: Some(entry.policy), reason: entry.reason.clone() };
                self.changes.push(change);
            }
        }
        self.entries.insert(host, entry);
    }

    /// Whether nothing would happen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.gone.is_empty() && !self.reports_change
    }
}

const fn strictness(policy: PeerPolicy) -> u8 {
    match policy {
        PeerPolicy::Allow => 0,
        PeerPolicy::Limit => 1,
        PeerPolicy::Suspend => 2,
    }
}

/// Takes a list over as planned; how many decisions changed. Written some hundred rows at a time: one that stops in the middle is
/// simply imported again.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn import(app: &App, viewer: &Viewer, plan: Plan) -> Result<usize, AppError> {
    require_instance(viewer)?;
    let now = app.now();
    let mut tx = app.db.begin().await?;
    rows::note(&mut tx, &plan.name, plan.kind, now).await?;
    tx.commit().await?;
    let entries: Vec<(&Host, &Entry)> = plan.entries.iter().collect();
    for some in entries.chunks(limits::IMPORT_BATCH_ROWS) {
        let mut tx = app.db.begin().await?;
        for (host, entry) in some {
            rows::put_entry(&mut tx, &plan.name, host, entry).await?;
        }
        tx.commit().await?;
    }
    for some in plan.gone.chunks(limits::IMPORT_BATCH_ROWS) {
        let mut tx = app.db.begin().await?;
        for host in some {
            rows::delete_entry(&mut tx, &plan.name, host).await?;
        }
        tx.commit().await?;
    }
    if plan.reports_change {
        refuse_reports(app, &plan).await?;
    }
    for some in plan.changes.chunks(limits::IMPORT_BATCH_ROWS) {
        let mut tx = app.db.begin().await?;
        for change in some {
            decide(app, &mut tx, &plan, change).await?;
        }
        tx.commit().await?;
    }
    let mut tx = app.db.begin().await?;
    peers::settle(app, &mut tx).await?;
    let changes = plan.changes.len().to_string();
    audit::record(app, &mut tx, viewer, Deed::new(Action::ListImported).on(&plan.name).with(&changes)).await?;
    peers::commit(app, tx).await?;
    tracing::info!(list = plan.name, changes = plan.changes.len(), gone = plan.gone.len(), "a list of domains was imported");
    Ok(plan.changes.len())
}

async fn refuse_reports(app: &App, plan: &Plan) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    rows::read_all_reports(&mut tx, &plan.name).await?;
    tx.commit().await?;
    for some in plan.without_reports.chunks(limits::IMPORT_BATCH_ROWS) {
        let mut tx = app.db.begin().await?;
        for host in some {
            rows::refuse_reports(&mut tx, &plan.name, host).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

async fn decide(app: &App, tx: &mut Tx, plan: &Plan, change: &Change) -> Result<(), AppError> {
    let now = app.now();
    if plan.entries.contains_key(&change.host) {
        if let Some(policy) = change.to {
            peer_rows::decide(tx, &change.host, policy, &change.reason, Some(&plan.name), now).await?;
        }
        return Ok(());
    }
    match rows::other_entry(tx, &change.host, &plan.name).await? {
        Some((list, entry)) => peer_rows::decide(tx, &change.host, entry.policy, &entry.reason, Some(&list), now).await?,
        None => {
            peer_rows::undecide(tx, &change.host).await?;
        }
    }
    Ok(())
}

/// What taking a list back would change. Writes nothing.
///
/// # Errors
/// [`AppError::NotFound`] when there is none of this name; refusals.
pub async fn plan_retraction(app: &App, viewer: &Viewer, name: &str) -> Result<Plan, AppError> {
    let list = all(app, viewer).await?.into_iter().find(|list| list.name == name).ok_or(AppError::NotFound)?;
    plan(app, viewer, name, list.kind, Table::default()).await
}

/// Takes a list back: what it decided is decided no longer, unless a person or another list says so. How many decisions changed.
///
/// # Errors
/// As [`plan_retraction`].
pub async fn retract(app: &App, viewer: &Viewer, name: &str) -> Result<usize, AppError> {
    let plan = plan_retraction(app, viewer, name).await?;
    let changed = import(app, viewer, plan).await?;
    let mut tx = app.db.begin().await?;
    rows::delete(&mut tx, name).await?;
    audit::record(app, &mut tx, viewer, Deed::new(Action::ListRetracted).on(name).with(&changed.to_string())).await?;
    tx.commit().await?;
    Ok(changed)
}

/// Everything that is blocked, or allowed, as CSV.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn export(app: &App, viewer: &Viewer, kind: ListKind) -> Result<String, AppError> {
    require_instance(viewer)?;
    let policies = match kind {
        ListKind::Block => [PeerPolicy::Suspend, PeerPolicy::Limit],
        ListKind::Allow => [PeerPolicy::Allow, PeerPolicy::Allow],
    };
    let mut conn = app.db.read().await?;
    let mut csv = table::header(kind);
    // Hosts whose reports are not read, until a row speaks of them.
    let mut without_reports = match kind {
        ListKind::Block => rows::all_without_reports(&mut conn).await?,
        ListKind::Allow => HashSet::new(),
    };
    let mut after = String::new();
    loop {
        let some = peer_rows::decided(&mut conn, policies, &after, limits::PEERS_LISTED_MAX).await?;
        let Some(last) = some.last() else { break };
        last.host.as_str().clone_into(&mut after);
        some.iter().for_each(|peer| csv.push_str(&table::row(kind, peer, without_reports.remove(&peer.host))));
    }
    let mut rest: Vec<Host> = without_reports.into_iter().collect();
    rest.sort();
    rest.iter().for_each(|host| csv.push_str(&table::row_without_reports(host)));
    Ok(csv)
}
