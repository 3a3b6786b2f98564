//! Letters go out by SMTP (RFC 5321), one after the other, beside the requests that asked for them. What could not be sent is in the
//! database and is tried again.

use std::time::Duration;

use allmende_app::{App, AppError, confirmations, notifications, resets};
use allmende_domain::email::EmailAddress;
use allmende_web::letters::{self, Words};
use anyhow::Context as _;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use tokio_util::sync::CancellationToken;

use crate::limits::{MAIL_LOOK_EVERY, MAIL_STEP_TIMEOUT, MAIL_TIMEOUT};
use crate::settings::{Security, Settings};

/// The way to the mail server. Connects for each letter: there are few.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    sender: Address,
    /// The instance's name, for the ids of letters.
    domain: String,
}

/// Why a letter did not go.
#[derive(Debug, thiserror::Error)]
pub enum NotSent {
    /// The server's own words, which may repeat the reader's address: for whoever sits at the command line, not for logs.
    #[error("{0}")]
    Refused(lettre::transport::smtp::Error),
    #[error("it took longer than {} s", MAIL_TIMEOUT.as_secs())]
    TimedOut,
    #[error("the letter cannot be written: {0}")]
    Unwritable(String),
}

impl NotSent {
    /// What may be logged: the code of an answer without its text.
    fn loggable(&self) -> String {
        match self {
            Self::Refused(error) => match error.status() {
                Some(code) => format!("the mail server answered {code}"),
                None => error.to_string(),
            },
            Self::TimedOut | Self::Unwritable(_) => self.to_string(),
        }
    }
}

impl Mailer {
    /// `None` where no letters are sent. Connects to nobody yet.
    ///
    /// # Errors
    /// When the file of the password or of certificates cannot be read or used.
    pub fn new(settings: &Settings) -> anyhow::Result<Option<Self>> {
        let mail = &settings.mail;
        let (true, Some(sender)) = (mail.is_on(), &mail.sender) else { return Ok(None) };
        let domain = settings.instance.url.host_str().unwrap_or("localhost").to_owned();
        let tls = match mail.security {
            Security::None => Tls::None,
            Security::Tls => Tls::Wrapper(tls_parameters(settings)?),
            Security::StartTls => Tls::Required(tls_parameters(settings)?),
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(mail.host.as_str())
            .port(mail.port())
            .tls(tls)
            .hello_name(ClientId::Domain(domain.clone()))
            .timeout(Some(MAIL_STEP_TIMEOUT));
        if !mail.user.is_empty() {
            builder = builder.credentials(Credentials::new(mail.user.clone(), password(settings)?));
        }
        let sender = sender.as_str().parse().context("mail.sender")?;
        Ok(Some(Self { transport: builder.build(), sender, domain }))
    }

    /// Sends one letter.
    ///
    /// # Errors
    /// [`NotSent`]
    pub async fn send(&self, app: &App, to: &EmailAddress, words: Words) -> Result<(), NotSent> {
        let unwritable = |error: &dyn std::fmt::Display| NotSent::Unwritable(error.to_string());
        let to: Address = to.as_str().parse().map_err(|error: lettre::address::AddressError| unwritable(&error))?;
        let mut message = Message::builder()
            .from(self.sender.clone().into())
            .to(to.into())
            .subject(words.subject)
            .message_id(Some(format!("<{}@{}>", app.uuid(), self.domain)))
            .header(ContentType::TEXT_PLAIN)
            .body(words.text)
            .map_err(|error| unwritable(&error))?;
        // Nobody's holiday note is to answer (RFC 3834).
        message.headers_mut().insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()));
        if let Some(link) = words.end_link {
            let mut add =
                |name, value: String| message.headers_mut().insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str(name), value));
            add("List-Unsubscribe", format!("<{link}>"));
            // RFC 8058, 3.1: one click ends them.
            add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned());
        }
        match tokio::time::timeout(MAIL_TIMEOUT, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(NotSent::Refused(error)),
            Err(_) => Err(NotSent::TimedOut),
        }
    }

    /// Whether the mail server answers, and takes the user and the password.
    ///
    /// # Errors
    /// [`NotSent`]
    pub async fn check(&self) -> Result<(), NotSent> {
        match tokio::time::timeout(MAIL_TIMEOUT, self.transport.test_connection()).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(NotSent::Refused(error)),
            Err(_) => Err(NotSent::TimedOut),
        }
    }

    /// Sends letters until `stop`. Several nodes may: each letter is begun by one.
    pub async fn run(self, app: App, stop: CancellationToken) {
        while !stop.is_cancelled() {
            match self.send_next(&app, &stop).await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => tracing::warn!(%error, "letters that wait could not be looked up"),
            }
            stop.run_until_cancelled(tokio::time::timeout(MAIL_LOOK_EVERY, app.nudge.letters.notified())).await;
        }
    }

    /// Sends the letter that is due first, links to new passwords before all others, and notifications last. `false` when there is none.
    async fn send_next(&self, app: &App, stop: &CancellationToken) -> Result<bool, AppError> {
        // One that is broken off here comes again after its pause.
        if let Some(letter) = resets::next_letter(app).await? {
            let sending = self.send(app, &letter.address, letters::reset(app, &letter));
            let Some(outcome) = stop.run_until_cancelled(sending).await else { return Ok(true) };
            note(outcome, resets::sent(app, &letter)).await;
            return Ok(true);
        }
        if let Some(letter) = confirmations::next_letter(app).await? {
            let sending = self.send(app, &letter.address, letters::confirmation(app, &letter));
            let Some(outcome) = stop.run_until_cancelled(sending).await else { return Ok(true) };
            note(outcome, confirmations::sent(app, &letter)).await;
            return Ok(true);
        }
        if let Some(letter) = notifications::letters::next_letter(app).await? {
            let sending = self.send(app, &letter.address, letters::news(app, &letter));
            let Some(outcome) = stop.run_until_cancelled(sending).await else { return Ok(true) };
            note(outcome, notifications::letters::sent(app, &letter)).await;
            return Ok(true);
        }
        Ok(false)
    }
}

/// Tells how it went, and ticks off what was sent.
async fn note(outcome: Result<(), NotSent>, ticked_off: impl Future<Output = Result<(), AppError>>) {
    let result = if outcome.is_ok() { "sent" } else { "failed" };
    metrics::counter!("allmende_letters_total", "outcome" => result).increment(1);
    match outcome {
        Ok(()) => {
            tracing::info!("a letter was sent");
            if let Err(error) = ticked_off.await {
                tracing::warn!(%error, "a letter was sent and could not be ticked off; it will be sent again");
            }
        }
        Err(error) => tracing::warn!(reason = error.loggable(), "a letter could not be sent; it is tried again for a day"),
    }
}

fn password(settings: &Settings) -> anyhow::Result<String> {
    let mail = &settings.mail;
    let Some(file) = &mail.password_file else { return Ok(mail.password.clone()) };
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read mail.password_file {}", file.display()))?;
    let first = text.lines().next().unwrap_or_default().to_owned();
    anyhow::ensure!(!first.is_empty(), "the first line of mail.password_file {} is empty", file.display());
    Ok(first)
}

fn tls_parameters(settings: &Settings) -> anyhow::Result<TlsParameters> {
    let mut builder = TlsParameters::builder(settings.mail.host.clone());
    if let Some(path) = &settings.tls.ca_file {
        let pem = std::fs::read(path).with_context(|| format!("cannot read tls.ca_file {}", path.display()))?;
        builder = builder.add_root_certificate(Certificate::from_pem(&pem).context("tls.ca_file holds no certificate")?);
    }
    builder.build().context("TLS for the mail server cannot be set up")
}

const _: () = assert!(
    MAIL_TIMEOUT.as_millis() < Duration::from_millis(allmende_app::limits::LETTER_PAUSES_MS[0].unsigned_abs()).as_millis(),
    "an attempt must have ended before another node may begin the next"
);
