//! Searches that a member keeps: the list of them, what is new for each, and keeping one from the catalogue.

use allmende_app::{AppError, cooperatives, limits, saved_searches, search};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::ids::SavedSearchId;
use allmende_domain::limits::NAME_CHARS_MAX;
use allmende_domain::saved_search::SavedSearch;
use allmende_domain::search::{SearchQuery, Sort};
use allmende_domain::text::truncated;
use axum::extract::{Path, State};

use crate::Web;
use crate::cards::Card;
use crate::dates::{self, When};
use crate::errors::Answer;
use crate::finding;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::limits::FITTING_SHOWN;
use crate::session::Visitor;

/// A kept search in words.
struct Line {
    id: String,
    name: String,
    /// What it asks for, a few words each.
    asks: Vec<String>,
    /// A part of it cannot be read any more.
    is_odd: bool,
    /// "3 new", where there is something.
    news: Option<String>,
    found: Option<When>,
    is_paused: bool,
    /// What stands in the field for its name.
    entered: String,
    is_wrong: bool,
}

impl Line {
    fn of(web: &Web, visitor: &Visitor, all: &[Cooperative], saved: SavedSearch) -> Self {
        let locale = visitor.locale();
        let asked = finding::read(Fields::from_query(&saved.query), all);
        Self {
            asks: asked.asks(visitor, all),
            is_odd: asked.strictly().is_err(),
            news: match saved.found {
                ..=0 => None,
                some if some < limits::FOUND_COUNTED_MAX => Some(locale.count("search-news", some)),
                _ => Some(locale.t("search-news-many")),
            },
            found: saved.found_at.map(|at| dates::ago(locale, at, web.app.now())),
            is_paused: saved.paused_at.is_some(),
            entered: saved.name.clone(),
            is_wrong: false,
            id: saved.id.to_string(),
            name: saved.name,
        }
    }
}

#[derive(askama::Template)]
#[template(path = "saved_searches.html")]
struct ListPage {
    page: Frame,
    form: Form,
    lines: Vec<Line>,
    /// Back to the search that could not be kept.
    back: Option<String>,
}

async fn show(web: &Web, visitor: &Visitor, form: Form, wrong: Option<&SavedSearchId>, back: Option<String>) -> Answer {
    let all = cooperatives::list(&web.app).await?;
    let saved = saved_searches::list(&web.app, &visitor.viewer).await?;
    let mut lines: Vec<Line> = saved.into_iter().map(|saved| Line::of(web, visitor, &all, saved)).collect();
    for line in lines.iter_mut().filter(|line| wrong.is_some_and(|id| id.as_str() == line.id)) {
        line.entered = form.fields.text("name");
        line.is_wrong = true;
    }
    let page = Frame::new(web, visitor, visitor.locale().t("searches-title"), "searches");
    let template = ListPage { page, form, lines, back };
    Ok(template.form.answer(rendered(&template)))
}

pub async fn list(State(web): State<Web>, visitor: Visitor) -> Answer {
    show(&web, &visitor, Form::default(), None, None).await
}

/// Keeps the search of the catalogue that the form carries, under a name of its words.
pub async fn save(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    visitor.member()?;
    let all = cooperatives::list(&web.app).await?;
    let asked = finding::read(Fields::from_query(fields.get("query")), &all);
    let saved = async {
        asked.strictly()?;
        let name = truncated(&asked.words(&visitor, &all), NAME_CHARS_MAX);
        saved_searches::save(&web.app, &visitor.viewer, &name, &asked.kept()).await
    };
    match saved.await {
        Ok(_) => Ok(see_other(&asked.link("/", &[("done", "search-saved")]))),
        Err(error) => {
            let mut form = Form::refused(fields, visitor.locale(), error)?;
            // The field is not one of this page.
            form.errors.iter_mut().for_each(|wrong| wrong.field.clear());
            show(&web, &visitor, form, None, Some(asked.link("/", &[]))).await
        }
    }
}

#[derive(askama::Template)]
#[template(path = "saved_search.html")]
struct OnePage {
    page: Frame,
    line: Line,
    news: Vec<Card>,
    has_more: bool,
    since: When,
    others: Vec<Card>,
    everything: String,
}

fn search_id(text: &str) -> Result<SavedSearchId, AppError> {
    SavedSearchId::parse(text).map_err(|_| AppError::NotFound)
}

/// What is new first, then what else fits.
pub async fn page(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let id = search_id(&id)?;
    let all = cooperatives::list(&web.app).await?;
    let saved = saved_searches::find(&web.app, &visitor.viewer, &id).await?;
    let asked = finding::read(Fields::from_query(&saved.query), &all);
    let (mut news, mut others, mut has_more) = (Vec::new(), Vec::new(), false);
    if asked.strictly().is_ok() {
        let found = saved_searches::look(&web.app, &visitor.viewer, &id, &asked.query).await?;
        let query = SearchQuery { sort: Sort::Newest, page: 0, ..asked.query.clone() };
        let mut fitting = search::search(&web.app, &visitor.viewer, &query).await?.items;
        fitting.retain(|view| found.items.iter().all(|new| new.listing.id != view.listing.id));
        fitting.truncate(FITTING_SHOWN);
        (news, has_more) = (Card::all(&web, &visitor, &found.items), found.has_more);
        others = Card::all(&web, &visitor, &fitting);
    }
    // As it is now, after the look.
    let saved = saved_searches::find(&web.app, &visitor.viewer, &id).await?;
    let template = OnePage {
        page: Frame::new(&web, &visitor, saved.name.clone(), "searches"),
        news,
        has_more,
        since: dates::when(visitor.locale(), saved.new_since),
        others,
        everything: asked.link("/", &[]),
        line: Line::of(&web, &visitor, &all, saved),
    };
    Ok(rendered(&template))
}

/// Another name, a rest, or the end.
pub async fn change(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, fields: Fields) -> Answer {
    let id = search_id(&id)?;
    let (app, viewer) = (&web.app, &visitor.viewer);
    let (changed, done) = match fields.get("then") {
        "pause" => (saved_searches::set_paused(app, viewer, &id, true).await, "search-paused"),
        "again" => (saved_searches::set_paused(app, viewer, &id, false).await, "search-again"),
        "delete" => (saved_searches::delete(app, viewer, &id).await, "search-deleted"),
        _ => (saved_searches::rename(app, viewer, &id, fields.get("name")).await, "search-renamed"),
    };
    match changed {
        Ok(()) => Ok(see_other(&format!("/searches?done={done}"))),
        Err(error) => {
            let mut form = Form::refused(fields, visitor.locale(), error)?;
            // Each search has a field of its own.
            form.errors.iter_mut().filter(|wrong| wrong.field == "name").for_each(|wrong| wrong.field = format!("name-{id}"));
            show(&web, &visitor, form, Some(&id), None).await
        }
    }
}
