//! How letters are sent: the section `[mail]`.

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;

use allmende_domain::email::EmailAddress;

use super::reader::Reader;

/// What keeps others from reading the conversation with the mail server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte (RFC 8314).
    Tls,
    /// STARTTLS, and no letter without it.
    StartTls,
    /// Nothing: for a server on the same machine.
    None,
}

impl Security {
    /// The port where servers usually listen for it.
    #[must_use]
    pub const fn usual_port(self) -> u16 {
        match self {
            Self::Tls => 465,
            Self::StartTls => 587,
            Self::None => 25,
        }
    }
}

#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// The mail server; empty: no letters are sent.
    pub host: String,
    /// 0: the usual one of `security`.
    pub port: u16,
    pub security: Security,
    /// Empty: without signing in.
    pub user: String,
    /// Secret.
    pub password: String,
    /// Holds the password in its first line, instead.
    pub password_file: Option<PathBuf>,
    pub sender: Option<EmailAddress>,
}

impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mail")
            .field("host", &self.host)
            .field("port", &self.port())
            .field("security", &self.security)
            .finish_non_exhaustive()
    }
}

impl Default for Mail {
    fn default() -> Self {
        Self {
            host: String::new(),
            port: 0,
            security: Security::Tls,
            user: String::new(),
            password: String::new(),
            password_file: None,
            sender: None,
        }
    }
}

impl Mail {
    #[must_use]
    pub const fn is_on(&self) -> bool {
        !self.host.is_empty()
    }

    #[must_use]
    pub const fn port(&self) -> u16 {
        if self.port == 0 { self.security.usual_port() } else { self.port }
    }

    pub(super) fn read(reader: &mut Reader) -> Self {
        let default = Self::default();
        Self {
            host: reader.text("mail.host", default.host, "the name of a mail server, or empty", host),
            port: reader.integer("mail.port", default.port, 0..=65_535),
            security: reader.text("mail.security", default.security, "tls, starttls or none", |text| match text {
                "tls" => Some(Security::Tls),
                "starttls" => Some(Security::StartTls),
                "none" => Some(Security::None),
                _ => None,
            }),
            user: reader.text("mail.user", default.user, "a name", |text| Some(text.to_owned())),
            password: reader.text("mail.password", default.password, "a password", |text| Some(text.to_owned())),
            password_file: reader.text("mail.password_file", default.password_file, "the path of a file, or empty", |text| {
                Some((!text.is_empty()).then(|| PathBuf::from(text)))
            }),
            sender: reader.text("mail.sender", default.sender, "an e-mail address such as allmende@coop.example", |text| {
                if text.is_empty() { Some(None) } else { EmailAddress::parse(text).ok().map(Some) }
            }),
        }
    }

    /// Values that are allowed alone but not together.
    pub(super) fn note_contradictions(&self, reader: &mut Reader) {
        if !self.is_on() {
            return;
        }
        if self.sender.is_none() {
            reader.problem("mail.sender", "it is empty; set the address that letters come from, or leave mail.host empty".to_owned());
        }
        let passwords = usize::from(!self.password.is_empty()) + usize::from(self.password_file.is_some());
        if passwords > 1 {
            reader.problem("mail.password_file", "mail.password is set too; set one of them".to_owned());
        }
        if self.user.is_empty() != (passwords == 0) {
            reader.problem("mail.user", "mail.user and its password belong together; set both or neither".to_owned());
        }
        if self.security == Security::None && passwords > 0 && !is_this_machine(&self.host) {
            reader.problem("mail.security", "a password would cross the network for everybody to read; use tls or starttls".to_owned());
        }
    }
}

fn host(text: &str) -> Option<String> {
    let fine = text.len() <= 253 && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':'));
    fine.then(|| text.to_ascii_lowercase())
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}
