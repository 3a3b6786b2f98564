//! What letters say, in the language of who reads them. Plain text.

use allmende_app::confirmations::ConfirmationLetter;
use allmende_app::notifications::letters::NewsLetter;
use allmende_app::resets::ResetLetter;
use allmende_app::{App, limits};
use allmende_domain::time::{DAY_MS, HOUR_MS};

use crate::locale::Locale;
use crate::notification_words;

/// A letter in words.
#[derive(Clone, PartialEq, Eq)]
pub struct Words {
    pub subject: String,
    pub text: String,
    /// The address that ends such letters by one click (RFC 8058). Secret.
    pub end_link: Option<String>,
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
    Words { subject: locale.with("letter-reset-subject", &[("host", &host)]), text: paragraphs.join("\n\n") + "\n", end_link: None }
}

/// The letter that asks whether an address is its reader's.
#[must_use]
pub fn confirmation(app: &App, letter: &ConfirmationLetter) -> Words {
    let locale = Locale::parse(letter.language.as_str()).unwrap_or(Locale::English);
    let host = app.addresses.host().to_string();
    let paragraphs = [
        locale.with("letter-hello", &[("name", &letter.name)]),
        locale.with("letter-confirm-why", &[("host", &host)]),
        letter.link.clone(),
        locale.count("letter-confirm-days", limits::CONFIRMATION_LINK_MS / DAY_MS),
        locale.t("letter-confirm-not-you"),
    ];
    Words { subject: locale.with("letter-confirm-subject", &[("host", &host)]), text: paragraphs.join("\n\n") + "\n", end_link: None }
}

/// A letter with notifications: who, and about what; of what was written, nothing.
#[must_use]
pub fn news(app: &App, letter: &NewsLetter) -> Words {
    let locale = Locale::parse(letter.language.as_str()).unwrap_or(Locale::English);
    let languages = [letter.language.clone(), app.default_language.clone()];
    let host = app.addresses.host().to_string();
    let count = i64::try_from(letter.told.len()).unwrap_or(i64::MAX);
    let subject = match letter.told.as_slice() {
        [one] => notification_words::sentence(locale, &languages, one),
        _ => locale.count("letter-news-subject", count),
    };
    let lines = letter.told.iter().map(|told| {
        let from = notification_words::handle(told).map(|handle| format!(" ({handle})")).unwrap_or_default();
        let path = notification_words::path(told).unwrap_or_default();
        format!("• {}{from}\n  {}{path}", notification_words::sentence(locale, &languages, told), letter.base)
    });
    let mut paragraphs = vec![locale.with("letter-hello", &[("name", &letter.name)]), locale.with("letter-news-why", &[("host", &host)])];
    paragraphs.extend(lines);
    if letter.has_more {
        paragraphs.push(format!("{}\n  {}/notifications", locale.t("letter-news-more"), letter.base));
    }
    paragraphs.push(format!("--\n{}\n{}", locale.t("letter-news-end"), letter.end_link));
    // A subject is one line, whatever somebody calls themselves.
    let subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    Words { subject, text: paragraphs.join("\n\n") + "\n", end_link: Some(letter.end_link.clone()) }
}

/// A letter that shows that letters arrive, in the language of the instance.
#[must_use]
pub fn trial(app: &App) -> Words {
    let locale = Locale::parse(app.language().as_str()).unwrap_or(Locale::English);
    let host = app.addresses.host().to_string();
    Words {
        subject: locale.with("letter-trial-subject", &[("host", &host)]),
        text: locale.with("letter-trial-text", &[("host", &host)]) + "\n",
        end_link: None,
    }
}
