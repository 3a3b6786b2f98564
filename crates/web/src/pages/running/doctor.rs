//! Can others see us? The instance looks at itself, by its public name and on its machine, and says what to do.

use allmende_app::machine::{CHECKS, Finding, Verdict};
use allmende_app::{AppError, running};
use axum::extract::State;

use super::{Looked, heard, mail};
use crate::Web;
use crate::errors::Answer;
use crate::forms::{Fields, Form};
use crate::frame::{Frame, rendered};
use crate::locale::Locale;
use crate::session::Visitor;

/// What looks at the machine alone, beside the names of [`CHECKS`].
const MACHINE: &str = "machine";

#[derive(askama::Template)]
#[template(path = "running_doctor.html")]
struct DoctorPage {
    page: Frame,
    tab: &'static str,
    form: Form,
    /// What a script asks for, one after the other.
    names: String,
    outside: Vec<Looked>,
    inside: Vec<Looked>,
    heard: Looked,
}

fn not_yet(locale: Locale, name: &str) -> Looked {
    Looked {
        name: name.to_owned(),
        title: locale.t(&format!("check-{name}")),
        verdict: "none",
        verdict_words: locale.t("doctor-not-yet"),
        text: String::new(),
        technical: String::new(),
    }
}

/// The sentence for what the machine found, by what it looked at.
fn of_machine(locale: Locale, finding: Finding, sends_letters: bool) -> Option<Looked> {
    let name = match finding.subject {
        "instance.url" | "instance.development" => "address",
        "http.trusted_proxies" => "proxy",
        "data.directory" => "directory",
        "disk" => "space",
        "tls.ca_file" => "certificates",
        "metrics.listen" => "figures",
        "clock" => "clock",
        "mail.host" if finding.verdict == Verdict::Good => return Some(mail(locale, sends_letters)),
        "mail.host" => "mail",
        _ => return None,
    };
    let technical = if finding.verdict == Verdict::Good { String::new() } else { finding.says };
    let text = locale.find(&format!("check-{name}-{}", finding.verdict.as_str()));
    let text = text.or_else(|| locale.find(&format!("check-{name}-wrong"))).unwrap_or_default();
    Some(Looked { technical, ..Looked::new(locale, name, finding.verdict, text) })
}

fn of_outside(locale: Locale, finding: Finding) -> Looked {
    let plain = Looked::plain(locale, finding.subject, finding.verdict);
    Looked { technical: finding.says, ..plain }
}

/// Looks at what was asked for; everything else stays as it is not known.
async fn look(web: &Web, visitor: &Visitor, asked: &str) -> Result<(Vec<Looked>, Vec<Looked>), AppError> {
    let locale = visitor.locale();
    let wanted = |name: &str| asked == "all" || asked == name;
    let mut outside = Vec::with_capacity(CHECKS.len());
    for name in CHECKS {
        outside.push(if wanted(name) {
            of_outside(locale, running::check(&web.app, &visitor.viewer, name).await?)
        } else {
            not_yet(locale, name)
        });
    }
    let mut inside = Vec::new();
    if wanted(MACHINE) {
        let sends = web.settings.sends_letters;
        let found = running::examine(&web.app, &visitor.viewer).await?;
        inside.extend(found.into_iter().filter_map(|finding| of_machine(locale, finding, sends)));
    }
    Ok((outside, inside))
}

async fn show(web: &Web, visitor: &Visitor, form: Form, outside: Vec<Looked>, inside: Vec<Looked>) -> Answer {
    let template = DoctorPage {
        page: Frame::new(web, visitor, visitor.locale().t("running-tab-doctor"), "running"),
        tab: "doctor",
        names: CHECKS.into_iter().chain([MACHINE]).collect::<Vec<_>>().join(" "),
        outside,
        inside,
        heard: heard(web, visitor).await?,
        form,
    };
    Ok(template.form.answer(rendered(&template)))
}

/// `GET /running/doctor`
pub async fn page(State(web): State<Web>, visitor: Visitor) -> Answer {
    let (outside, inside) = look(&web, &visitor, "").await?;
    show(&web, &visitor, Form::default(), outside, inside).await
}

/// `POST /running/doctor`: looks at `check`, one of them or, without a script, `all`.
pub async fn look_now(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    let asked = if fields.get("check").is_empty() { "all" } else { fields.get("check") };
    if asked != "all" && asked != MACHINE && !CHECKS.contains(&asked) {
        return Err(AppError::NotFound.into());
    }
    match look(&web, &visitor, asked).await {
        Ok((outside, inside)) => show(&web, &visitor, Form::default(), outside, inside).await,
        Err(error) => {
            let form = Form::refused(Fields::default(), visitor.locale(), error)?;
            let (outside, inside) = look(&web, &visitor, "").await?;
            show(&web, &visitor, form, outside, inside).await
        }
    }
}
