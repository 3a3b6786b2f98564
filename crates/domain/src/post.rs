//! Posts: what followed actors write that is no listing, kept for reading.

use crate::ids::{ActorId, PostId};
use crate::language::Language;
use crate::time::UnixMillis;
use crate::url::ObjectUrl;

/// An ordinary post of an actor elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    pub id: PostId,
    /// Federated id of the Note.
    pub object_url: ObjectUrl,
    pub author: ActorId,
    /// Who shared it with us, when its author is followed by none of ours.
    pub shared_by: Option<ActorId>,
    /// The activity by which that was done.
    pub share_url: Option<ObjectUrl>,
    pub kind: PostKind,
    /// As its author gives them first.
    pub words: Words,
    /// The same in other languages.
    pub translations: Vec<Words>,
    /// What is attached is not to be seen without asking.
    pub sensitive: bool,
    /// The page for people.
    pub page_url: Option<ObjectUrl>,
    pub attachments: Vec<Attachment>,
    pub poll: Option<Poll>,
    /// What it quotes.
    pub quote: Option<ObjectUrl>,
    /// What it answers.
    pub answers: Option<ObjectUrl>,
    pub gathering: Option<Gathering>,
    pub published_at: UnixMillis,
    pub updated_at: UnixMillis,
}

impl Post {
    /// In the first of `languages`, best first, in which it is; as its author gives it when it is in none of them.
    #[must_use]
    pub fn words_in(&self, languages: &[Language]) -> &Words {
        let all = || std::iter::once(&self.words).chain(&self.translations);
        let in_language = |wanted: &Language| {
            let is = |words: &&Words| words.language.as_ref().is_some_and(|language| language.primary() == wanted.primary());
            all().find(|words| words.language.as_ref() == Some(wanted)).or_else(|| all().find(is))
        };
        languages.iter().find_map(in_language).unwrap_or(&self.words)
    }
}

/// What sort of thing its server says it is (ActivityStreams vocabulary, 3.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PostKind {
    Note,
    Question,
    Article,
    Page,
    Image,
    Video,
    Audio,
    Event,
    Document,
    /// Something that this program does not know.
    Other(String),
}

impl PostKind {
    /// Anything: what is no known type is [`PostKind::Other`].
    #[must_use]
    pub fn parse(text: &str) -> Self {
        match text {
            // Messages of Pleroma's chats.
            "" | "Note" | "ChatMessage" => Self::Note,
            "Question" => Self::Question,
            "Article" => Self::Article,
            "Page" => Self::Page,
            "Image" => Self::Image,
            "Video" => Self::Video,
            "Audio" => Self::Audio,
            "Event" => Self::Event,
            "Document" => Self::Document,
            other => Self::Other(other.to_owned()),
        }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Note => "Note",
            Self::Question => "Question",
            Self::Article => "Article",
            Self::Page => "Page",
            Self::Image => "Image",
            Self::Video => "Video",
            Self::Audio => "Audio",
            Self::Event => "Event",
            Self::Document => "Document",
            Self::Other(name) => name,
        }
    }
}

/// What a post says, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    pub language: Option<Language>,
    /// Plain text; empty for none.
    pub title: String,
    /// Its beginning or what it is about, in its author's own words: plain text; empty for none.
    pub summary: String,
    /// Source HTML; sanitised when shown.
    pub content: String,
    /// Content warning, as plain text; empty for none.
    pub warning: String,
}

/// A poll. It is answered where it is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    /// More than one answer may be chosen.
    pub several: bool,
    pub options: Vec<PollOption>,
    /// How many voted, where its server says so.
    pub voters: Option<i64>,
    pub ends_at: Option<UnixMillis>,
    /// Its server says that it is over.
    pub closed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollOption {
    pub name: String,
    /// Unknown where its server does not say it before the end.
    pub votes: Option<i64>,
}

impl Poll {
    /// Grows with each vote and with the end: of two versions of a post with the same date, the one with more of it is the newer.
    #[must_use]
    pub fn progress(&self) -> i64 {
        let votes = self.options.iter().filter_map(|option| option.votes).fold(0_i64, i64::saturating_add);
        votes.saturating_add(self.voters.unwrap_or_default()).saturating_mul(2).saturating_add(i64::from(self.closed))
    }

    #[must_use]
    pub fn is_over(&self, now: UnixMillis) -> bool {
        self.closed || self.ends_at.is_some_and(|end| end <= now)
    }
}

/// When and where people meet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gathering {
    pub starts_at: Option<UnixMillis>,
    pub ends_at: Option<UnixMillis>,
    /// One line; empty when nothing is said.
    pub place: String,
}

/// Something attached to a post, where its author keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    pub url: ObjectUrl,
    /// As its server gives it; of which sort it is, at least, where that is all that is known (`image/`); empty when nothing is known.
    pub media_type: String,
    pub alt: String,
}

/// What somebody opens with an attachment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    Picture,
    Video,
    Sound,
    Page,
    File,
}

impl Attachment {
    #[must_use]
    pub fn medium(&self) -> Medium {
        match self.media_type.split('/').next().unwrap_or_default() {
            "image" => Medium::Picture,
            "video" => Medium::Video,
            "audio" => Medium::Sound,
            "text" if self.media_type.starts_with("text/html") => Medium::Page,
            _ => Medium::File,
        }
    }
}

/// For whom an author meant a post, the widest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// Addressed to everybody.
    Public,
    /// For everybody who comes across it, but in no public list: the public stands among the copies.
    Unlisted,
    /// For the author's followers.
    Followers,
    /// For those it names.
    Direct,
}

impl Reach {
    pub const ALL: [Self; 4] = [Self::Public, Self::Unlisted, Self::Followers, Self::Direct];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Unlisted => "unlisted",
            Self::Followers => "followers",
            Self::Direct => "direct",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reach| reach.as_str() == text)
    }

    /// Whether everybody may read it, and it may be shared on.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Public | Self::Unlisted)
    }

    /// How far an answer to it goes: never further. What was for the author's followers is answered to the author alone, because who
    /// they are is known to the author's server only.
    #[must_use]
    pub const fn of_answer(self) -> Self {
        match self {
            Self::Public | Self::Unlisted => self,
            Self::Followers | Self::Direct => Self::Direct,
        }
    }
}

/// Where a post stands in a conversation, as its author says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostContext {
    pub reach: Reach,
    /// Federated id of what it answers.
    pub in_reply_to: Option<String>,
    /// Both name the conversation; programs differ in which they write.
    pub conversation: Option<String>,
    pub context: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(language: &str) -> Words {
        Words { language: Language::parse(language).ok(), content: language.to_owned(), ..Words::default() }
    }

    #[test]
    fn a_reader_gets_the_language_preferred_most_or_what_the_author_gave_first() {
        let post = Post {
            id: PostId::from_uuid(uuid::Uuid::nil()),
            object_url: ObjectUrl::parse("https://a.example/1").unwrap(),
            author: ActorId::from_uuid(uuid::Uuid::nil()),
            shared_by: None,
            share_url: None,
            kind: PostKind::Note,
            words: words("en"),
            translations: vec![words("de-AT"), words("de"), words("fr")],
            sensitive: false,
            page_url: None,
            attachments: Vec::new(),
            poll: None,
            quote: None,
            answers: None,
            gathering: None,
            published_at: UnixMillis(0),
            updated_at: UnixMillis(0),
        };
        let shown = |wanted: &[&str]| {
            let wanted: Vec<Language> = wanted.iter().map(|tag| Language::parse(tag).unwrap()).collect();
            post.words_in(&wanted).content.clone()
        };
        assert_eq!(shown(&["pl", "fr-CA", "en"]), "fr");
        assert_eq!(shown(&["de"]), "de");
        assert_eq!(shown(&["de-CH"]), "de-AT");
        assert_eq!(shown(&["pl"]), "en");
    }

    #[test]
    fn a_poll_goes_on_with_votes_and_with_its_end() {
        let poll = |votes: Option<i64>, closed: bool| Poll {
            several: false,
            options: vec![PollOption { name: "Yes".to_owned(), votes }],
            voters: votes,
            ends_at: Some(UnixMillis(5)),
            closed,
        };
        assert!(poll(None, false).progress() < poll(Some(1), false).progress());
        assert!(poll(Some(1), false).progress() < poll(Some(1), true).progress());
        assert!(poll(Some(1), true).progress() < poll(Some(2), false).progress());
        assert_eq!(poll(Some(i64::MAX), true).progress(), i64::MAX);
        assert!(poll(None, false).is_over(UnixMillis(5)) && !poll(None, false).is_over(UnixMillis(4)));
    }

    #[test]
    fn an_answer_never_goes_further_than_what_it_answers() {
        for reach in Reach::ALL {
            assert!(reach.of_answer() >= reach, "{reach:?}");
            assert_eq!(Reach::parse(reach.as_str()), Some(reach));
        }
        assert_eq!(Reach::Followers.of_answer(), Reach::Direct);
    }
}
