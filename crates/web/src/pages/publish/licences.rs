//! Three plain questions that lead to a licence: part of the form, and an address of its own for those who only want to know.

use allmende_domain::licence::Licence;
use allmende_domain::licence_choice::{self, Wishes};
use allmende_domain::resource::Nature;
use axum::extract::{RawQuery, State};

use crate::Web;
use crate::choices::{self, Choices};
use crate::errors::Answer;
use crate::forms::{Fields, Form};
use crate::frame::{Frame, rendered};
use crate::licence_words::LicenceWords;
use crate::locale::Locale;
use crate::session::Visitor;

/// A question with its field.
pub struct Question {
    pub name: &'static str,
    pub words: String,
}

pub fn questions(locale: Locale) -> [Question; 3] {
    [
        Question { name: "may_sell", words: locale.t("licence-ask-money") },
        Question { name: "must_credit", words: locale.t("licence-ask-credit") },
        Question { name: "must_share", words: locale.t("licence-ask-alike") },
    ]
}

/// What the answers lead to, or what a licence that was named means.
pub struct Found {
    pub words: LicenceWords,
    /// Where it does something else than was wished.
    pub but: Vec<String>,
}

impl Found {
    /// `None` until all three questions are answered, or for what is not digital.
    pub fn by_answers(locale: Locale, fields: &Fields) -> Option<Self> {
        let said = |name: &str| match fields.get(name) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        let wishes = Wishes { money: said("may_sell")?, credit: said("must_credit")?, alike: said("must_share")? };
        let suggestion = licence_choice::suggested(Nature::parse(fields.get("nature"))?, wishes)?;
        let mut but = Vec::new();
        if suggestion.asks_for_credit {
            but.push(locale.t("licence-but-credit"));
        }
        if suggestion.not_alike {
            but.push(locale.t("licence-but-not-alike"));
        }
        Some(Self { words: LicenceWords::of(locale, &suggestion.licence), but })
    }

    /// What the licence in the form means.
    pub fn named(locale: Locale, fields: &Fields) -> Option<Self> {
        let licence = Licence::parse(fields.get("licence")).ok()?;
        Some(Self { words: LicenceWords::of(locale, &licence), but: Vec::new() })
    }
}

#[derive(askama::Template)]
#[template(path = "licence.html")]
struct LicencePage {
    page: Frame,
    form: Form,
    natures: Choices,
    questions: [Question; 3],
    found: Option<Found>,
    /// Something was asked, but not everything answered.
    unanswered: bool,
}

pub async fn page(State(web): State<Web>, visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    let locale = visitor.locale();
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let digital = Nature::ALL.iter().filter(|nature| nature.is_digital());
    let found = Found::by_answers(locale, &fields);
    let template = LicencePage {
        page: Frame::new(&web, &visitor, locale.t("licence-title"), "home"),
        natures: choices::or_any(locale, "choose-nature", choices::of(locale, "nature", digital.map(|nature| nature.as_str()))),
        questions: questions(locale),
        unanswered: found.is_none() && !fields.pairs().is_empty(),
        found,
        form: fields.into(),
    };
    Ok(rendered(&template))
}
