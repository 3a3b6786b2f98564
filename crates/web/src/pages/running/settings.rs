//! What can be changed while the instance runs, and what stands in the configuration.

use allmende_app::instance_settings::{self, SettingsInput};
use allmende_app::joining::Entry;
use allmende_app::running;
use axum::extract::State;

use crate::Web;
use crate::choices::{self, Choices};
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::locale::Locale;
use crate::session::Visitor;

struct KeyLine {
    key: &'static str,
    value: String,
    meaning: String,
}

#[derive(askama::Template)]
#[template(path = "running_settings.html")]
struct SettingsPage {
    page: Frame,
    tab: &'static str,
    form: Form,
    languages: Choices,
    entries: Choices,
    keys: Vec<KeyLine>,
    file: Option<String>,
}

fn show(web: &Web, visitor: &Visitor, form: Form) -> Answer {
    let locale = visitor.locale();
    let facts = running::facts(&web.app, &visitor.viewer)?;
    let meaning = |key: &str| locale.t(&format!("config-{}", key.replace('.', "-")));
    let keys = facts.as_ref().map(|facts| facts.settings.clone()).unwrap_or_default();
    let locales = Locale::ALL.iter().map(|l| (l.code().to_owned(), l.name().to_owned())).collect();
    let template = SettingsPage {
        page: Frame::new(web, visitor, locale.t("running-tab-settings"), "running"),
        tab: "settings",
        languages: choices::including(choices::or_any(locale, "instance-language-file", locales), form.value("language")),
        entries: choices::of(locale, "entry", Entry::ALL.iter().map(|entry| entry.as_str())),
        keys: keys.into_iter().map(|(key, value)| KeyLine { meaning: meaning(key), key, value }).collect(),
        file: facts.and_then(|facts| facts.file).map(|file| file.display().to_string()),
        form,
    };
    Ok(template.form.answer(rendered(&template)))
}

/// `GET /running/settings`
pub async fn page(State(web): State<Web>, visitor: Visitor) -> Answer {
    let settings = instance_settings::current(&web.app).await?;
    let mut fields = Fields::default();
    let language = settings.language.as_ref().map(|language| language.as_str()).unwrap_or_default();
    let values = [
        ("name", settings.name.as_str()),
        ("description", &settings.description),
        ("contact", &settings.contact),
        ("rules", &settings.rules),
        ("language", language),
        ("entry", settings.entry.as_str()),
    ];
    for (name, value) in values {
        fields.set(name, value);
    }
    show(&web, &visitor, fields.into())
}

/// `POST /running/settings`
pub async fn save(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    let text = |name: &str| fields.text(name);
    let input = SettingsInput {
        name: text("name"),
        description: text("description"),
        contact: text("contact"),
        rules: text("rules"),
        language: text("language"),
        entry: text("entry"),
    };
    match instance_settings::change(&web.app, &visitor.viewer, &input).await {
        Ok(()) => Ok(see_other("/running/settings?done=saved")),
        Err(error) => show(&web, &visitor, Form::refused(fields, visitor.locale(), error)?),
    }
}
