//! A mail server that speaks SMTP over a socket (RFC 5321, without TLS) and keeps what it took. It can be away, busy, or refuse.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use allmende_domain::email::EmailAddress;
use allmende_server::settings::{Mail, Security, Settings};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// How it treats letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Takes,
    /// 451 to every recipient: try later.
    Busy,
    /// 550 to every recipient, with the recipient's address in its words.
    Refuses,
    /// Hangs up in the middle of a letter.
    HangsUp,
    /// Takes the letter, and hangs up instead of saying so.
    ForgetsToAnswer,
}

/// A letter as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub from: String,
    pub to: Vec<String>,
    /// Headers and text, with line ends of one character and dots undone.
    pub data: String,
}

impl Letter {
    /// The text, out of quoted-printable where it is in that (RFC 2045, 6.7).
    #[must_use]
    pub fn text(&self) -> String {
        let (headers, text) = self.data.split_once("\n\n").unwrap_or((&self.data, ""));
        if !headers.to_lowercase().contains("quoted-printable") {
            return text.to_owned();
        }
        let joined = text.replace("=\n", "");
        let mut bytes = Vec::new();
        let mut rest = joined.as_bytes();
        while let [first, after @ ..] = rest {
            let code = (*first == b'=').then(|| after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok())).flatten();
            match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                Some(byte) => {
                    bytes.push(byte);
                    rest = after.get(2..).unwrap_or_default();
                }
                None => {
                    bytes.push(*first);
                    rest = after;
                }
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// The link in it, if it has one.
    #[must_use]
    pub fn link(&self) -> Option<String> {
        self.text().lines().find(|line| line.starts_with("http")).map(str::to_owned)
    }
}

struct Inner {
    mood: Mood,
    letters: Vec<Letter>,
    /// Every line that came, as it came.
    heard: Vec<String>,
}

/// Clones are the same server.
#[derive(Clone)]
pub struct MailServer {
    pub address: SocketAddr,
    inner: Arc<Mutex<Inner>>,
    /// How many conversations have ended.
    ended: watch::Receiver<usize>,
}

impl MailServer {
    /// Listens on a free port of the loopback, until the test ends.
    ///
    /// # Panics
    /// When it cannot listen.
    pub async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let address = listener.local_addr().expect("its address");
        let inner = Arc::new(Mutex::new(Inner { mood: Mood::Takes, letters: Vec::new(), heard: Vec::new() }));
        let (tell, ended) = watch::channel(0);
        let serving = Arc::clone(&inner);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (inner, tell) = (Arc::clone(&serving), tell.clone());
                tokio::spawn(async move {
                    // Clients may hang up at any moment.
                    let _ = converse(stream, &inner).await;
                    tell.send_modify(|ended| *ended += 1);
                });
            }
        });
        Self { address, inner, ended }
    }

    pub fn set_mood(&self, mood: Mood) {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).mood = mood;
    }

    #[must_use]
    pub fn letters(&self) -> Vec<Letter> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).letters.clone()
    }

    /// Every line it was told.
    #[must_use]
    pub fn heard(&self) -> Vec<String> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).heard.clone()
    }

    /// Waits until so many conversations have ended.
    ///
    /// # Panics
    /// After half a minute.
    pub async fn until_ended(&self, conversations: usize) {
        let mut ended = self.ended.clone();
        let waiting = ended.wait_for(|ended| *ended >= conversations);
        tokio::time::timeout(std::time::Duration::from_secs(30), waiting).await.expect("the conversations end").expect("the server lives");
    }

    /// Settings by which letters go to it.
    #[must_use]
    pub fn settings(&self) -> Settings {
        let mail = Mail {
            host: self.address.ip().to_string(),
            port: self.address.port(),
            security: Security::None,
            sender: EmailAddress::parse("allmende@one.example").ok(),
            ..Mail::default()
        };
        Settings { mail, ..Settings::default() }
    }
}

async fn converse(stream: TcpStream, inner: &Mutex<Inner>) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut letter = Letter { from: String::new(), to: Vec::new(), data: String::new() };
    write.write_all(b"220 mail.example ready\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let mood = {
            let mut inner = inner.lock().unwrap_or_else(PoisonError::into_inner);
            inner.heard.push(line.clone());
            inner.mood
        };
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
        let argument = line.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(address, _)| address.to_owned());
        let answer = match verb.as_str() {
            "EHLO" => "250-mail.example\r\n250 AUTH PLAIN\r\n".to_owned(),
            "AUTH" => "235 welcome\r\n".to_owned(),
            "MAIL" => {
                letter = Letter { from: argument.unwrap_or_default(), to: Vec::new(), data: String::new() };
                "250 ok\r\n".to_owned()
            }
            "RCPT" if mood == Mood::Busy => "451 try later\r\n".to_owned(),
            "RCPT" if mood == Mood::Refuses => format!("550 no such mailbox <{}>\r\n", argument.unwrap_or_default()),
            "RCPT" => {
                letter.to.extend(argument);
                "250 ok\r\n".to_owned()
            }
            "DATA" if mood == Mood::HangsUp => return Ok(()),
            "DATA" => {
                write.write_all(b"354 go on\r\n").await?;
                while let Some(line) = lines.next_line().await? {
                    if line == "." {
                        break;
                    }
                    letter.data.push_str(line.strip_prefix('.').unwrap_or(&line));
                    letter.data.push('\n');
                }
                inner.lock().unwrap_or_else(PoisonError::into_inner).letters.push(letter.clone());
                if mood == Mood::ForgetsToAnswer {
                    return Ok(());
                }
                "250 taken\r\n".to_owned()
            }
            "QUIT" => {
                write.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            _ => "250 ok\r\n".to_owned(),
        };
        write.write_all(answer.as_bytes()).await?;
    }
    Ok(())
}
