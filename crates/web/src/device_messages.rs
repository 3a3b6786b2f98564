//! What a device is told to show: a sentence, as on the page of notifications, and where it leads.

use allmende_app::notifications::pushes::Push;
use allmende_app::{App, AppError, instance_settings};
use allmende_domain::text::truncated;

use crate::limits::{DEVICE_SENTENCE_CHARS_MAX, DEVICE_TITLE_CHARS_MAX};
use crate::locale::Locale;
use crate::notification_words;

/// JSON for `static/push.js`, in the language of its member. Bounded: each character takes six bytes of it at most.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn message(app: &App, push: &Push) -> Result<Vec<u8>, AppError> {
    let locale = Locale::parse(push.language.as_str()).unwrap_or(Locale::English);
    let languages = [push.language.clone(), app.default_language.clone()];
    let name = instance_settings::current(app).await?.name.clone();
    let title = if name.is_empty() { format!("Allmende · {}", app.addresses.host()) } else { name };
    let id = &push.told.notification.id;
    let message = serde_json::json!({
        "title": shortened(&title, DEVICE_TITLE_CHARS_MAX),
        "body": shortened(&notification_words::sentence(locale, &languages, &push.told), DEVICE_SENTENCE_CHARS_MAX),
        "lang": locale.code(),
        "tag": id.as_str(),
        "path": format!("/notifications/{id}"),
    });
    Ok(message.to_string().into_bytes())
}

fn shortened(text: &str, max: usize) -> String {
    let short = truncated(text, max);
    if short.chars().count() < max { short } else { format!("{short}…") }
}

const _: () = assert!(
    (DEVICE_TITLE_CHARS_MAX + DEVICE_SENTENCE_CHARS_MAX + 2) * 6 + 300 <= allmende_app::limits::PUSH_MESSAGE_BYTES_MAX,
    "a message of the longest names must still go"
);
