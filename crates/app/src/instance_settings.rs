//! What whoever runs an instance can change while it runs: what it says about itself, its language, and who may come.

use std::sync::{Arc, PoisonError, RwLock};

use allmende_db::{Tx, settings as rows};
use allmende_domain::audit::Action;
use allmende_domain::joining::Entry;
use allmende_domain::language::Language;
use allmende_domain::limits::{BODY_CHARS_MAX, NAME_CHARS_MAX};
use allmende_domain::permission::Viewer;
use allmende_domain::text;
use allmende_domain::time::UnixMillis;

use crate::App;
use crate::audit::{self, Deed};
use crate::error::{AppError, FieldError};
use crate::limits;
use crate::permit::require_instance;

/// What holds now. Texts may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstanceSettings {
    /// One line, in page titles.
    pub name: String,
    /// Markdown.
    pub description: String,
    /// How to reach whoever runs it: an address, a number, a place and a time.
    pub contact: String,
    /// Markdown: what everybody here keeps to.
    pub rules: String,
    /// Where nobody chose: that of the configuration.
    pub language: Option<Language>,
    pub entry: Entry,
}

impl Default for InstanceSettings {
    fn default() -> Self {
        Self {
            name: String::new(),
            description: String::new(),
            contact: String::new(),
            rules: String::new(),
            language: None,
            entry: Entry::Asking,
        }
    }
}

/// The same as it is entered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SettingsInput {
    pub name: String,
    pub description: String,
    pub contact: String,
    pub rules: String,
    /// Empty: that of the configuration.
    pub language: String,
    /// A code of [`Entry`].
    pub entry: String,
}

/// Remembered for a moment: each page asks. What this process changes holds at once, what another one changes after
/// [`limits::POLICY_REMEMBERED_MS`].
#[derive(Clone, Default)]
pub(crate) struct Memory(Arc<RwLock<Remembered>>);

/// When they were read, and what they were.
type Remembered = Option<(UnixMillis, Arc<InstanceSettings>)>;

impl Memory {
    fn get(&self) -> Remembered {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn put(&self, value: Remembered) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = value;
    }

    /// The language that somebody chose, as far as it is known.
    pub fn language(&self) -> Option<Language> {
        self.get().and_then(|(_, settings)| settings.language.clone())
    }
}

const NAME: &str = "instance.name";
const DESCRIPTION: &str = "instance.description";
const CONTACT: &str = "instance.contact";
const RULES: &str = "instance.rules";
const LANGUAGE: &str = "instance.language";
const ENTRY: &str = "instance.entry";

/// What holds now.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn current(app: &App) -> Result<Arc<InstanceSettings>, AppError> {
    let now = app.now();
    if let Some((at, known)) = app.instance_memory.get()
        && (0..limits::POLICY_REMEMBERED_MS).contains(&now.since(at))
    {
        return Ok(known);
    }
    let found = rows::all_of(&mut app.db.read().await?, "instance.").await?;
    let text = |key: &str| found.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone()).unwrap_or_default();
    let settings = Arc::new(InstanceSettings {
        name: text(NAME),
        description: text(DESCRIPTION),
        contact: text(CONTACT),
        rules: text(RULES),
        language: Language::parse(&text(LANGUAGE)).ok(),
        entry: Entry::parse(&text(ENTRY)).unwrap_or(Entry::Asking),
    });
    app.instance_memory.put(Some((now, Arc::clone(&settings))));
    Ok(settings)
}

/// Changes what holds; from the next page on.
///
/// # Errors
/// [`AppError::Invalid`] (`text-too-long`, `language-unknown`, `choice-unknown`); refusals: only for who runs the instance.
pub async fn change(app: &App, viewer: &Viewer, input: &SettingsInput) -> Result<(), AppError> {
    require_instance(viewer)?;
    let chosen = read(input)?;
    app.instance_memory.put(None);
    let before = current(app).await?;
    let code = |language: &Option<Language>| language.as_ref().map(|language| language.as_str().to_owned()).unwrap_or_default();
    let fields = [
        (NAME, &before.name, &chosen.name),
        (DESCRIPTION, &before.description, &chosen.description),
        (CONTACT, &before.contact, &chosen.contact),
        (RULES, &before.rules, &chosen.rules),
        (LANGUAGE, &code(&before.language), &code(&chosen.language)),
        (ENTRY, &before.entry.as_str().to_owned(), &chosen.entry.as_str().to_owned()),
    ];
    let mut tx = app.db.begin().await?;
    for (key, was, is) in fields {
        if was != is {
            set(app, &mut tx, viewer, key, is).await?;
        }
    }
    tx.commit().await?;
    app.instance_memory.put(None);
    current(app).await?;
    Ok(())
}

async fn set(app: &App, tx: &mut Tx, viewer: &Viewer, key: &str, value: &str) -> Result<(), AppError> {
    rows::set(tx, key, value).await?;
    audit::record(app, tx, viewer, Deed::new(Action::SettingsChanged).on(key)).await
}

fn read(input: &SettingsInput) -> Result<InstanceSettings, AppError> {
    let mut wrong = Vec::new();
    let mut words = |field: &str, entered: &str, max: usize| {
        text::paragraphs(entered, max).unwrap_or_else(|error| {
            wrong.push(FieldError::new(field, "text-too-long", error.to_string()));
            String::new()
        })
    };
    let name = words("name", &input.name.split_whitespace().collect::<Vec<_>>().join(" "), NAME_CHARS_MAX);
    let description = words("description", &input.description, BODY_CHARS_MAX);
    let contact = words("contact", &input.contact, limits::NOTE_CHARS_MAX);
    let rules = words("rules", &input.rules, BODY_CHARS_MAX);
    let entry = Entry::parse(&input.entry).unwrap_or_else(|| {
        wrong.push(FieldError::new("entry", "choice-unknown", "not one of the choices"));
        Entry::Invited
    });
    let language = match input.language.trim() {
        "" => None,
        tag => Language::parse(tag).map_err(|error| wrong.push(FieldError::new("language", "language-unknown", error.to_string()))).ok(),
    };
    if wrong.is_empty() {
        Ok(InstanceSettings { name, description, contact, rules, language, entry })
    } else {
        Err(AppError::Invalid(wrong))
    }
}
