//! What a post has beside its words, in one column: it is read with its post, and nothing is ever looked for in it. Members may be missing: rows
//! of before have none.

use allmende_domain::language::Language;
use allmende_domain::post::{Attachment, Gathering, Poll, PollOption, Post, PostKind, Words};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;
use serde::{Deserialize, Serialize};

use crate::error::DbError;

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
pub(super) struct Details {
    pub kind: String,
    pub title: String,
    pub summary: String,
    pub language: Option<String>,
    pub translations: Vec<Translation>,
    pub sensitive: bool,
    pub poll: Option<PollColumn>,
    pub quote: Option<String>,
    pub answers: Option<String>,
    pub gathering: Option<GatheringColumn>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Translation {
    language: String,
    title: String,
    summary: String,
    content: String,
    warning: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct PollColumn {
    several: bool,
    options: Vec<(String, Option<i64>)>,
    voters: Option<i64>,
    ends_at: Option<i64>,
    closed: bool,
}

#[derive(Serialize, Deserialize)]
pub(super) struct GatheringColumn {
    starts_at: Option<i64>,
    ends_at: Option<i64>,
    place: String,
}

#[derive(Serialize, Deserialize)]
struct AttachmentColumn {
    url: String,
    media_type: String,
    alt: String,
}

fn language(tag: &str) -> Result<Language, DbError> {
    Language::parse(tag).map_err(|_| DbError::corrupt("details", tag))
}

fn url(text: &str, column: &'static str) -> Result<ObjectUrl, DbError> {
    ObjectUrl::parse(text).map_err(|_| DbError::corrupt(column, text))
}

impl Details {
    pub fn of(post: &Post) -> Self {
        let tag = |words: &Words| words.language.as_ref().map(|language| language.as_str().to_owned());
        let translation = |words: &Words| {
            Some(Translation {
                language: tag(words)?,
                title: words.title.clone(),
                summary: words.summary.clone(),
                content: words.content.clone(),
                warning: words.warning.clone(),
            })
        };
        Self {
            kind: post.kind.as_str().to_owned(),
            title: post.words.title.clone(),
            summary: post.words.summary.clone(),
            language: tag(&post.words),
            translations: post.translations.iter().filter_map(translation).collect(),
            sensitive: post.sensitive,
            poll: post.poll.as_ref().map(PollColumn::of),
            quote: post.quote.as_ref().map(|url| url.as_str().to_owned()),
            answers: post.answers.as_ref().map(|url| url.as_str().to_owned()),
            gathering: post.gathering.as_ref().map(|gathering| GatheringColumn {
                starts_at: gathering.starts_at.map(|at| at.0),
                ends_at: gathering.ends_at.map(|at| at.0),
                place: gathering.place.clone(),
            }),
        }
    }

    pub fn read(text: &str) -> Result<Self, DbError> {
        serde_json::from_str(text).map_err(|error| DbError::Corrupt(format!("details: {error}")))
    }

    pub fn write(&self) -> Result<String, DbError> {
        serde_json::to_string(self).map_err(|error| DbError::Statement(error.to_string()))
    }

    pub fn kind(&self) -> PostKind {
        PostKind::parse(&self.kind)
    }

    /// With what its own columns hold.
    pub fn words(&self, content: String, warning: String) -> Result<Words, DbError> {
        let language = self.language.as_deref().map(language).transpose()?;
        Ok(Words { language, title: self.title.clone(), summary: self.summary.clone(), content, warning })
    }

    pub fn translations(&self) -> Result<Vec<Words>, DbError> {
        let words = |one: &Translation| {
            Ok(Words {
                language: Some(language(&one.language)?),
                title: one.title.clone(),
                summary: one.summary.clone(),
                content: one.content.clone(),
                warning: one.warning.clone(),
            })
        };
        self.translations.iter().map(words).collect()
    }

    pub fn quote(&self) -> Result<Option<ObjectUrl>, DbError> {
        self.quote.as_deref().map(|text| url(text, "details")).transpose()
    }

    pub fn answers(&self) -> Result<Option<ObjectUrl>, DbError> {
        self.answers.as_deref().map(|text| url(text, "details")).transpose()
    }

    pub fn poll(&self) -> Option<Poll> {
        let option = |(name, votes): &(String, Option<i64>)| PollOption { name: name.clone(), votes: *votes };
        self.poll.as_ref().map(|poll| Poll {
            several: poll.several,
            options: poll.options.iter().map(option).collect(),
            voters: poll.voters,
            ends_at: poll.ends_at.map(UnixMillis),
            closed: poll.closed,
        })
    }

    pub fn gathering(&self) -> Option<Gathering> {
        self.gathering.as_ref().map(|gathering| Gathering {
            starts_at: gathering.starts_at.map(UnixMillis),
            ends_at: gathering.ends_at.map(UnixMillis),
            place: gathering.place.clone(),
        })
    }
}

impl PollColumn {
    fn of(poll: &Poll) -> Self {
        Self {
            several: poll.several,
            options: poll.options.iter().map(|option| (option.name.clone(), option.votes)).collect(),
            voters: poll.voters,
            ends_at: poll.ends_at.map(|at| at.0),
            closed: poll.closed,
        }
    }
}

pub(crate) fn attachments_from(text: &str) -> Result<Vec<Attachment>, DbError> {
    let columns: Vec<AttachmentColumn> = serde_json::from_str(text).map_err(|error| DbError::Corrupt(format!("attachments: {error}")))?;
    let attachment =
        |one: AttachmentColumn| Ok(Attachment { url: url(&one.url, "attachments")?, media_type: one.media_type, alt: one.alt });
    columns.into_iter().map(attachment).collect()
}

pub(crate) fn attachments_to(attachments: &[Attachment]) -> Result<String, DbError> {
    let column =
        |one: &Attachment| AttachmentColumn { url: one.url.as_str().to_owned(), media_type: one.media_type.clone(), alt: one.alt.clone() };
    let columns: Vec<AttachmentColumn> = attachments.iter().map(column).collect();
    serde_json::to_string(&columns).map_err(|error| DbError::Statement(error.to_string()))
}
