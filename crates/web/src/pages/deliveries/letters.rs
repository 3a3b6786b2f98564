//! What did not arrive: looking at it, sending it again, giving it up for good.

use allmende_app::AppError;
use allmende_app::deliveries::{self, Burial, LetterFilter, LetterKey, ReasonClass};
use axum::extract::{RawQuery, State};

use super::{LetterLine, back_to, letter_line, turned};
use crate::Web;
use crate::choices::{self, Choices};
use crate::errors::Answer;
use crate::forms::{Fields, Form};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;
use crate::turning::Turning;

const PATH: &str = "/deliveries/dead";

#[derive(askama::Template)]
#[template(path = "letters.html")]
struct LettersPage {
    page: Frame,
    form: Form,
    states: Choices,
    classes: Choices,
    here: String,
    count: i64,
    is_filtered: bool,
    letters: Vec<LetterLine>,
    turning: Turning,
}

fn filter(fields: &Fields) -> LetterFilter {
    let host = fields.get("host").trim().to_ascii_lowercase();
    LetterFilter {
        host: (!host.is_empty()).then_some(host),
        state: Burial::parse(fields.get("state")),
        class: ReasonClass::parse(fields.get("why")),
        endpoint_id: fields.get("endpoint").parse().ok(),
        seq: None,
    }
}

pub async fn page(State(web): State<Web>, visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let (locale, filter) = (visitor.locale(), filter(&fields));
    let list = deliveries::letters(&web.app, &visitor.viewer, &filter, &LetterKey::read(fields.get("after"))).await?;
    let template = LettersPage {
        page: Frame::new(&web, &visitor, locale.t("letters-title"), "deliveries"),
        states: choices::or_any(locale, "burial-any", choices::of(locale, "burial", Burial::ALL.iter().map(|state| state.as_str()))),
        classes: choices::or_any(locale, "why-any", choices::of(locale, "why", ReasonClass::ALL.iter().map(|class| class.as_str()))),
        here: visitor.here.clone(),
        count: deliveries::letters_count(&web.app, &visitor.viewer, &filter).await?,
        is_filtered: filter != LetterFilter::default(),
        letters: list.letters.iter().map(|letter| letter_line(locale, letter)).collect(),
        turning: turned(PATH, &fields, list.next.map(|key| key.to_text())),
        form: fields.into(),
    };
    Ok(rendered(&template))
}

#[derive(askama::Template)]
#[template(path = "letters_sure.html")]
struct SurePage {
    page: Frame,
    then: String,
    back: String,
    explained: String,
    confirm: String,
    is_final: bool,
    /// What is sent again with the confirmation.
    kept: Vec<(String, String)>,
}

/// Asks whether somebody is sure, with the number of what it concerns.
fn ask(web: &Web, visitor: &Visitor, fields: &Fields, count: i64) -> Answer {
    let locale = visitor.locale();
    let is_final = fields.get("then").starts_with("discard");
    let (title, explained, confirm) = if is_final {
        ("letters-discard-title", locale.count("letters-discard-explained", count), locale.t("letters-discard-confirm"))
    } else {
        ("letters-replay-title", locale.count("letters-replay-explained", count), locale.t("letters-replay-confirm"))
    };
    let back = fields.get("back");
    let template = SurePage {
        page: Frame::new(web, visitor, locale.t(title), "deliveries"),
        then: fields.text("then"),
        back: if back.starts_with(PATH) { back.to_owned() } else { PATH.to_owned() },
        explained,
        confirm,
        is_final,
        kept: fields.pairs().iter().filter(|(name, _)| !matches!(name.as_str(), "then" | "back" | "sure")).cloned().collect(),
    };
    Ok(rendered(&template))
}

/// `ENDPOINT:NUMBER` of those that were selected.
fn chosen(fields: &Fields) -> Vec<(i64, i64)> {
    let pair = |text: String| {
        let (endpoint, seq) = text.split_once(':')?;
        Some((endpoint.parse().ok()?, seq.parse().ok()?))
    };
    fields.all("chosen").into_iter().filter_map(pair).collect()
}

/// `POST /deliveries/dead`: sends again or gives up what was selected, or everything that a filter lets through. What cannot be undone
/// and what concerns many is asked for twice.
pub async fn act(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    let (app, viewer, is_sure) = (&web.app, &visitor.viewer, fields.get("sure") == "yes");
    let then = fields.get("then");
    let done = match then {
        "replay" | "discard" => {
            let chosen = chosen(&fields);
            if chosen.is_empty() {
                return Err(AppError::conflict("nothing-chosen", "nothing was selected").into());
            }
            if then == "discard" && !is_sure {
                return ask(&web, &visitor, &fields, i64::try_from(chosen.len()).unwrap_or(i64::MAX));
            }
            for (endpoint, seq) in chosen {
                let outcome = match then {
                    "replay" => deliveries::replay(app, viewer, endpoint, seq).await,
                    _ => deliveries::discard(app, viewer, endpoint, seq).await,
                };
                // Somebody else was faster, or its body is no longer kept: the others still go.
                match outcome {
                    Ok(()) | Err(AppError::NotFound) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            if then == "replay" { "replayed" } else { "discarded" }
        }
        "replay-all" | "discard-all" => {
            let filter = filter(&fields);
            if !is_sure {
                let count = deliveries::letters_count(app, viewer, &filter).await?;
                return ask(&web, &visitor, &fields, count);
            }
            if then == "replay-all" {
                deliveries::replay_all(app, viewer, &filter).await?;
                "replayed"
            } else {
                deliveries::discard_all(app, viewer, &filter).await?;
                "discarded"
            }
        }
        _ => return Err(AppError::NotFound.into()),
    };
    Ok(back_to(&fields, PATH, done))
}
