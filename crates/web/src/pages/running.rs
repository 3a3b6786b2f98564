//! Running the instance: how it is, what waits, and what can be done about it.

pub mod backups;
pub mod doctor;
pub mod log;
pub mod settings;

use allmende_app::machine::{Facts, Verdict};
use allmende_app::{AppError, arrivals, deliveries, running};
use axum::extract::State;

use super::peers::Waiting;
use crate::Web;
use crate::dates;
use crate::errors::Answer;
use crate::frame::{Frame, rendered};
use crate::locale::Locale;
use crate::session::Visitor;

/// One thing that was looked at, in words.
pub(super) struct Looked {
    /// For the place of it on the page.
    pub name: String,
    pub title: String,
    /// `good`, `look`, `wrong`, or `none` for what was not looked at yet.
    pub verdict: &'static str,
    pub verdict_words: String,
    pub text: String,
    /// As the command line says it, in English.
    pub technical: String,
}

impl Looked {
    fn new(locale: Locale, name: &str, verdict: Verdict, text: String) -> Self {
        Self {
            name: name.to_owned(),
            title: locale.t(&format!("check-{name}")),
            verdict: verdict.as_str(),
            verdict_words: locale.t(&format!("running-verdict-{}", verdict.as_str())),
            text,
            technical: String::new(),
        }
    }

    /// With the sentence of its verdict.
    fn plain(locale: Locale, name: &str, verdict: Verdict) -> Self {
        Self::new(locale, name, verdict, locale.t(&format!("check-{name}-{}", verdict.as_str())))
    }
}

struct FigureLine {
    number: String,
    words: String,
}

#[derive(askama::Template)]
#[template(path = "running.html")]
struct RunningPage {
    page: Frame,
    tab: &'static str,
    health: Vec<Looked>,
    waiting: Waiting,
    figures: Vec<FigureLine>,
    version: &'static str,
    since: Option<String>,
}

impl RunningPage {
    fn is_nothing_waiting(&self) -> bool {
        self.waiting.held == 0 && self.waiting.reports == 0 && self.waiting.wave.is_none()
    }
}

/// A size in the unit that people read it in.
pub(super) fn size(locale: Locale, bytes: u64) -> String {
    const KB: u64 = 1_000;
    const MB: u64 = KB * 1_000;
    const GB: u64 = MB * 1_000;
    let (key, number) = match bytes {
        bytes if bytes < MB => ("size-kb", bytes.div_ceil(KB)),
        bytes if bytes < 10 * GB => ("size-mb", bytes / MB),
        bytes => ("size-gb", bytes / GB),
    };
    locale.with(key, &[("number", &number.to_string())])
}

fn disk(locale: Locale, facts: &Facts) -> Option<Looked> {
    let free = facts.free_bytes?;
    let verdict = match free {
        free if free < facts.free_bytes_min => Verdict::Wrong,
        free if free < facts.database_bytes.unwrap_or_default().saturating_add(facts.free_bytes_min) => Verdict::Look,
        _ => Verdict::Good,
    };
    let text = locale.with(&format!("check-disk-{}", verdict.as_str()), &[("free", &size(locale, free))]);
    Some(Looked::new(locale, "disk", verdict, text))
}

/// What the machine knows, as sentences.
fn of_machine(locale: Locale, facts: &Facts) -> Vec<Looked> {
    let mut found: Vec<Looked> = disk(locale, facts).into_iter().collect();
    let clock = if facts.clock_is_plausible { Verdict::Good } else { Verdict::Wrong };
    found.push(Looked::plain(locale, "clock", clock));
    found.push(mail(locale, facts.sends_letters));
    if facts.is_development {
        found.push(Looked::plain(locale, "development", Verdict::Look));
    }
    found
}

fn mail(locale: Locale, sends_letters: bool) -> Looked {
    let key = if sends_letters { "check-mail-good" } else { "check-mail-off" };
    Looked::new(locale, "mail", Verdict::Good, locale.t(key))
}

async fn health(web: &Web, visitor: &Visitor, facts: Option<&Facts>) -> Result<Vec<Looked>, AppError> {
    let locale = visitor.locale();
    let (queue, inbox) = (deliveries::figures(&web.app).await?, arrivals::totals(&web.app, &visitor.viewer).await?);
    let database = if running::schema_fits(&web.app, &visitor.viewer).await? { Verdict::Good } else { Verdict::Look };
    let mut health = vec![Looked::plain(locale, "database", database)];
    health.extend(facts.map(|facts| of_machine(locale, facts)).unwrap_or_default());
    health.push(match queue.hosts_late {
        0 => Looked::plain(locale, "queue", Verdict::Good),
        late => Looked::new(locale, "queue", Verdict::Look, locale.count("check-queue-look", late)),
    });
    health.push(match inbox.failed {
        0 => Looked::plain(locale, "arrivals", Verdict::Good),
        failed => Looked::new(locale, "arrivals", Verdict::Look, locale.count("check-arrivals-look", failed)),
    });
    health.push(heard(web, visitor).await?);
    Ok(health)
}

async fn heard(web: &Web, visitor: &Visitor) -> Result<Looked, AppError> {
    let locale = visitor.locale();
    Ok(match running::heard_at(&web.app, &visitor.viewer).await? {
        Some(at) => {
            let text = locale.with("check-heard-good", &[("time", &dates::date_time(locale, at))]);
            Looked::new(locale, "heard", Verdict::Good, text)
        }
        None => Looked::plain(locale, "heard", Verdict::Look),
    })
}

async fn figures(web: &Web, visitor: &Visitor, facts: Option<&Facts>) -> Result<Vec<FigureLine>, AppError> {
    let locale = visitor.locale();
    let (app, viewer) = (&web.app, &visitor.viewer);
    let (queue, inbox) = (deliveries::totals(app, viewer).await?, arrivals::totals(app, viewer).await?);
    let (known, shut) = running::peers_count(app, viewer).await?;
    let counted = [
        (queue.pending, "running-figure-deliveries"),
        (queue.dead, "running-figure-dead"),
        (inbox.waiting, "running-figure-arrivals"),
        (known, "running-figure-peers"),
        (shut, "running-figure-shut"),
    ];
    let mut lines: Vec<FigureLine> =
        counted.into_iter().map(|(number, key)| FigureLine { number: number.to_string(), words: locale.t(key) }).collect();
    let sizes = facts.map_or([None, None], |facts| [facts.database_bytes, facts.free_bytes]);
    for (bytes, key) in sizes.into_iter().zip(["running-figure-database", "running-figure-free"]) {
        lines.extend(bytes.map(|bytes| FigureLine { number: size(locale, bytes), words: locale.t(key) }));
    }
    Ok(lines)
}

/// `GET /running`
pub async fn page(State(web): State<Web>, visitor: Visitor) -> Answer {
    let locale = visitor.locale();
    let facts = running::facts(&web.app, &visitor.viewer)?;
    let template = RunningPage {
        page: Frame::new(&web, &visitor, locale.t("running-title"), "running"),
        tab: "now",
        health: health(&web, &visitor, facts.as_ref()).await?,
        waiting: Waiting::of(&web, &visitor).await?,
        figures: figures(&web, &visitor, facts.as_ref()).await?,
        version: web.settings.version,
        since: facts.map(|facts| locale.with("running-since", &[("time", &dates::date_time(locale, facts.started_at))])),
    };
    Ok(rendered(&template))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_in_few_digits() {
        let words = |bytes| size(Locale::English, bytes);
        assert_eq!(words(0), "0 kB");
        assert_eq!(words(1), "1 kB");
        assert_eq!(words(999_000), "999 kB");
        assert_eq!(words(9_999_000_000), "9999 MB");
        assert_eq!(words(12_000_000_000), "12 GB");
    }
}
