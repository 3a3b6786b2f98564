//! `/styleguide`: every component from the macros that the pages use, with sentences of the pages and with the names that are hardest
//! to lay out. For those who build only: outside of development there is no such page.

use allmende_app::AppError;
use axum::extract::State;

use super::CoopHead;
use crate::Web;
use crate::cards::Card;
use crate::errors::Answer;
use crate::forms::{Fields, Form, Wrong};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;
use crate::turning::Turning;

/// The names of `templates/icons.html`.
const ICONS: [&str; 25] = [
    "search", "home", "people", "plus", "gift", "hand", "message", "bell", "reading", "board", "person", "gear", "server", "delivery",
    "accounts", "leave", "back", "close", "check", "warning", "clock", "flag", "draft", "pin", "menu",
];

/// From right to left, with emoji, and without a place to break: what people and cooperatives may be called.
const HARD_NAMES: [&str; 3] =
    ["جمعية المزارعين التعاونية ببيت لحم", "👩‍🌾🧑🏽‍🔧 Gärtnerei & Werkstatt 🏳️‍🌈", "Wohnungsbaugenossenschaftsmitgliederversammlung"];
/// A name may have 200 characters, a title 300.
const LONGEST: usize = 300;

struct Drawing {
    name: &'static str,
}

#[derive(askama::Template)]
#[template(path = "styleguide.html")]
struct StyleguidePage {
    page: Frame,
    /// Filled in and wrong.
    form: Form,
    head: CoopHead,
    cards: Vec<Card>,
    kinds: Vec<(String, String)>,
    purposes: Vec<(String, String, String)>,
    steps: Vec<(String, bool)>,
    turning: Turning,
    names: Vec<String>,
    icons: Vec<Drawing>,
    natures: Vec<Drawing>,
    copied: String,
    single: i64,
    several: i64,
}

pub async fn page(State(web): State<Web>, visitor: Visitor) -> Answer {
    if !web.settings.is_development() {
        return Err(AppError::NotFound.into());
    }
    let locale = visitor.locale();
    let mut fields = Fields::default();
    for (name, value) in [("title", ""), ("body", HARD_NAMES[0]), ("nature", "tool"), ("sectors", "food"), ("purpose", "offer")] {
        fields.set(name, value);
    }
    let mut form = Form::from(fields);
    for (field, key) in [("title", "error-title-missing"), ("sure", "error-sure-missing")] {
        form.errors.push(Wrong { field: field.to_owned(), message: locale.t(key) });
    }
    let named = |family: &str, codes: &[&str]| -> Vec<(String, String)> {
        codes.iter().map(|code| ((*code).to_owned(), locale.t(&format!("{family}-{code}")))).collect()
    };
    let names: Vec<String> = HARD_NAMES.iter().map(|name| (*name).to_owned()).chain(["W".repeat(LONGEST)]).collect();
    let template = StyleguidePage {
        page: Frame::new(&web, &visitor, locale.t("styleguide-title"), ""),
        form,
        head: CoopHead {
            handle: "velo".to_owned(),
            name: String::new(),
            may_answer: true,
            may_follow: true,
            may_admin: true,
            may_publish: true,
        },
        cards: names.iter().enumerate().map(|(number, name)| card(&visitor, name, number)).collect(),
        kinds: named("nature", &["tool", "space", "vehicle", "good"]),
        purposes: named("purpose", &["offer", "need"])
            .into_iter()
            .map(|(code, words)| {
                let explained = locale.t(&format!("purpose-long-{code}"));
                (code, words, explained)
            })
            .collect(),
        steps: vec![(locale.t("setup-you"), false), (locale.t("setup-cooperative"), true), (locale.t("setup-finish"), false)],
        turning: Turning { previous: Some("/styleguide".to_owned()), next: Some("/styleguide".to_owned()) },
        names,
        icons: ICONS.map(|name| Drawing { name }).into(),
        natures: ["tool", "space", "vehicle", "good", "skill", "service", "software", "data", "document"]
            .map(|name| Drawing { name })
            .into(),
        single: 1,
        several: 3,
        copied: format!("@velo@{}", web.app.addresses.host()),
    };
    Ok(rendered(&template))
}

fn card(visitor: &Visitor, name: &str, number: usize) -> Card {
    let locale = visitor.locale();
    let is_need = number % 2 == 1;
    let (purpose, action) = if is_need { ("purpose-need", "action-need-transfer") } else { ("purpose-offer", "action-transferCustody") };
    Card {
        href: "/styleguide".to_owned(),
        title: name.to_owned(),
        lang: "und".to_owned(),
        kind: format!("{} · {}", locale.t(purpose), locale.t(action)),
        is_need,
        nature_code: if is_need { "skill" } else { "tool" },
        state: is_need.then(|| locale.t("state-draft")),
        place: name.to_owned(),
        distance: None,
        from_name: name.to_owned(),
        from_handle: format!("@velo@{}", "w".repeat(number * 60 + 1)),
        image: None,
        age: None,
        is_limited: is_need,
    }
}
