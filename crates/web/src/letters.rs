//! What letters say, in the language of who reads them. Plain text.

use allmende_app::resets::ResetLetter;
use allmende_app::{App, limits};
use allmende_domain::time::HOUR_MS;

use crate::locale::Locale;

/// A letter in words.
#[derive(Clone, PartialEq, Eq)]
pub struct Words {
    pub subject: String,
    pub text: String,
}

/// The letter with a link to a new password.
#[must_use]
pub fn reset(app: &App, letter: &ResetLetter) -> Words {
    let locale = Locale::parse(letter.language.as_str()).unwrap_or(Locale::English);
    let host = app.addresses.host().to_string();
    let paragraphs = [
        locale.with("letter-hello", &[("name", &letter.name)]),
        locale.with("letter-reset-why", &[("host", &host)]),
        letter.link.clone(),
        locale.count("letter-reset-hours", limits::RESET_LETTER_LINK_MS / HOUR_MS),
        locale.t("letter-reset-not-you"),
    ];
    Words { subject: locale.with("letter-reset-subject", &[("host", &host)]), text: paragraphs.join("\n\n") + "\n" }
}

/// A letter that shows that letters arrive, in the language of the instance.
#[must_use]
pub fn trial(app: &App) -> Words {
    let locale = Locale::parse(app.language().as_str()).unwrap_or(Locale::English);
    let host = app.addresses.host().to_string();
    Words {
        subject: locale.with("letter-trial-subject", &[("host", &host)]),
        text: locale.with("letter-trial-text", &[("host", &host)]) + "\n",
    }
}
