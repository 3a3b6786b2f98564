//! A post as it is shown: in the reader's language, with nothing loaded from its server.

use allmende_app::posts::{Attachment, Medium, Poll, PollOption, Post, PostKind};
use allmende_app::rich_text;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use crate::dates::{self, When};
use crate::limits::{READ_AT_ONCE_CHARS_MAX, READ_BEGINNING_CHARS_MAX};
use crate::locale::Locale;
use crate::session::Visitor;
use crate::text_html;

/// Something attached. It is a link: the server of a stranger learns of readers only when they open it.
pub struct Attached {
    pub href: String,
    pub host: String,
    pub words: String,
}

/// A poll in words. Votes are cast where it is asked.
pub struct Asked {
    /// Each answer, with how many chose it, where that is known.
    pub options: Vec<(String, Option<String>)>,
    pub facts: Vec<String>,
}

/// Something that is somewhere else, and where that is.
pub struct Elsewhere {
    pub href: String,
    pub words: String,
}

pub struct Shown {
    /// What sort of thing it is, when that is no short text.
    pub kind: Option<String>,
    pub lang: Option<String>,
    pub warning: String,
    pub title: String,
    /// Its beginning, as plain text, when the whole is long.
    pub beginning: String,
    pub html: String,
    /// The whole is shown when it is asked for.
    pub is_long: bool,
    pub attached: Vec<Attached>,
    /// What is attached is shown when it is asked for.
    pub hides_attached: bool,
    pub poll: Option<Asked>,
    pub quote: Option<Elsewhere>,
    pub answers: Option<Elsewhere>,
    pub starts: Option<When>,
    pub ends: Option<When>,
    pub place: String,
    /// Where it is read, watched, answered, when that is not here.
    pub open: Option<Elsewhere>,
    pub is_empty: bool,
}

impl Shown {
    pub fn of(visitor: &Visitor, post: &Post, original: &str, now: UnixMillis) -> Self {
        let locale = visitor.locale();
        let words = post.words_in(&visitor.reading.languages);
        let plain = rich_text::to_plain(&words.content);
        let is_long = !words.summary.is_empty() && !plain.is_empty() || plain.chars().count() > READ_AT_ONCE_CHARS_MAX;
        let beginning = match (&words.summary, is_long) {
            (summary, _) if !summary.is_empty() => summary.clone(),
            (_, true) => text_html::beginning(&plain, READ_BEGINNING_CHARS_MAX),
            _ => String::new(),
        };
        let host = post.page_url.as_ref().unwrap_or(&post.object_url).host().to_string();
        let poll = post.poll.as_ref();
        let open = opens(&post.kind, poll.is_some_and(|poll| !poll.is_over(now)))
            .map(|key| Elsewhere { href: original.to_owned(), words: locale.with(key, &[("host", &host)]) });
        let elsewhere = |url: &Option<ObjectUrl>, key: &str| {
            let words = |url: &ObjectUrl| locale.with(key, &[("host", url.host().as_str())]);
            url.as_ref().map(|url| Elsewhere { href: url.to_string(), words: words(url) })
        };
        let when = |at: Option<UnixMillis>| at.map(|at| dates::when(locale, at));
        let gathering = post.gathering.as_ref();
        Self {
            kind: kind(locale, &post.kind),
            lang: words.language.as_ref().map(|language| language.as_str().to_owned()),
            warning: words.warning.clone(),
            title: words.title.clone(),
            is_empty: plain.is_empty() && words.title.is_empty() && beginning.is_empty() && post.attachments.is_empty() && poll.is_none(),
            html: if plain.is_empty() { String::new() } else { text_html::body(&words.content, true) },
            beginning,
            is_long,
            attached: post.attachments.iter().map(|one| attached(locale, one)).collect(),
            hides_attached: post.sensitive && words.warning.is_empty(),
            poll: poll.map(|poll| asked(locale, poll, now)),
            quote: elsewhere(&post.quote, "reading-quotes"),
            answers: elsewhere(&post.answers, "reading-answers"),
            starts: when(gathering.and_then(|gathering| gathering.starts_at)),
            ends: when(gathering.and_then(|gathering| gathering.ends_at)),
            place: gathering.map(|gathering| gathering.place.clone()).unwrap_or_default(),
            open,
        }
    }
}

fn kind(locale: Locale, kind: &PostKind) -> Option<String> {
    let key = match kind {
        PostKind::Note => return None,
        PostKind::Other(name) => return Some(locale.with("reading-kind-unknown", &[("type", name)])),
        PostKind::Question => "reading-kind-question",
        PostKind::Article => "reading-kind-article",
        PostKind::Page => "reading-kind-page",
        PostKind::Image => "reading-kind-image",
        PostKind::Video => "reading-kind-video",
        PostKind::Audio => "reading-kind-audio",
        PostKind::Event => "reading-kind-event",
        PostKind::Document => "reading-kind-document",
    };
    Some(locale.t(key))
}

/// What is done with it on its own server.
const fn opens(kind: &PostKind, may_vote: bool) -> Option<&'static str> {
    match kind {
        _ if may_vote => Some("reading-open-vote"),
        PostKind::Note => None,
        PostKind::Article | PostKind::Page => Some("reading-open-read"),
        PostKind::Video => Some("reading-open-watch"),
        PostKind::Audio => Some("reading-open-listen"),
        PostKind::Question | PostKind::Image | PostKind::Event | PostKind::Document | PostKind::Other(_) => Some("reading-open-see"),
    }
}

fn attached(locale: Locale, attachment: &Attachment) -> Attached {
    let medium = locale.t(match attachment.medium() {
        Medium::Picture => "reading-medium-picture",
        Medium::Video => "reading-medium-video",
        Medium::Sound => "reading-medium-sound",
        Medium::Page => "reading-medium-page",
        Medium::File => "reading-medium-file",
    });
    let words = match attachment.alt.as_str() {
        "" => medium,
        alt => locale.with("reading-attached", &[("medium", &medium), ("alt", alt)]),
    };
    Attached { href: attachment.url.to_string(), host: attachment.url.host().to_string(), words }
}

fn asked(locale: Locale, poll: &Poll, now: UnixMillis) -> Asked {
    let option = |option: &PollOption| (option.name.clone(), option.votes.map(|votes| locale.count("reading-votes", votes)));
    let mut facts = Vec::new();
    if poll.several && !poll.is_over(now) {
        facts.push(locale.t("reading-poll-several"));
    }
    facts.extend(poll.voters.map(|voters| locale.count("reading-voters", voters)));
    facts.extend(match (poll.is_over(now), poll.ends_at) {
        (true, _) => Some(locale.t("reading-poll-over")),
        (false, Some(end)) => Some(locale.with("reading-poll-until", &[("date", &dates::date_time(locale, end))])),
        (false, None) => None,
    });
    Asked { options: poll.options.iter().map(option).collect(), facts }
}
