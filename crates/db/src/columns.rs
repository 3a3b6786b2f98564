//! How values of several parts are kept in columns: lists and texts in several languages as JSON, a place in seven columns.

use allmende_domain::cooperative::CoopText;
use allmende_domain::geo::{Place, Point, Precision};
use allmende_domain::language::Language;
use allmende_domain::text::{LocalText, Texts};
use serde::{Deserialize, Serialize};

use crate::engine::{Row, Statement};
use crate::error::DbError;

/// A place from the columns `place_name`, `place_latitude`, `place_longitude`, `place_precision`, `place_address`,
/// `place_opening_hours` and `place_accessibility`. `None` when it has no name.
///
/// # Errors
/// [`DbError::Corrupt`] when the precision is unknown or the point is not on the globe.
pub fn place_from(row: &Row) -> Result<Option<Place>, DbError> {
    let Some(name) = row.get::<Option<String>>("place_name")? else { return Ok(None) };
    let coordinates: (Option<f64>, Option<f64>) = (row.get("place_latitude")?, row.get("place_longitude")?);
    let point = match coordinates {
        (Some(latitude), Some(longitude)) => {
            Some(Point::new(latitude, longitude).map_err(|_| DbError::corrupt("place_latitude", &format!("{latitude}, {longitude}")))?)
        }
        _ => None,
    };
    Ok(Some(Place {
        name,
        point,
        precision: row.parse_optional("place_precision", Precision::parse)?.unwrap_or(Precision::City),
        address: row.get("place_address")?,
        opening_hours: row.get("place_opening_hours")?,
        accessibility: row.get("place_accessibility")?,
    }))
}

/// Binds the seven columns of a place, in the order in which [`place_from`] names them.
pub fn bind_place(statement: Statement, place: Option<&Place>) -> Statement {
    let point = place.and_then(|place| place.point);
    let text = |part: fn(&Place) -> &str| place.map_or("", part).to_owned();
    statement
        .bind(place.map(|place| place.name.clone()))
        .bind(point.map(|point| point.latitude))
        .bind(point.map(|point| point.longitude))
        .bind(place.map(|place| place.precision.as_str().to_owned()))
        .bind(text(|place| &place.address))
        .bind(text(|place| &place.opening_hours))
        .bind(text(|place| &place.accessibility))
}

/// A list of short texts as a JSON array.
///
/// # Errors
/// [`DbError::Statement`], which does not happen for texts.
pub fn list_to_column<T: AsRef<str>>(list: impl IntoIterator<Item = T>) -> Result<String, DbError> {
    encode(&list.into_iter().map(|text| text.as_ref().to_owned()).collect::<Vec<_>>())
}

/// A list that [`list_to_column`] wrote, each entry through `read`.
///
/// # Errors
/// [`DbError::Corrupt`] when it is not a JSON array of texts, or `read` does not know one of them.
pub fn list_from_column<T>(row: &Row, column: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, DbError> {
    let entries: Vec<String> = decode(row, column)?;
    entries.iter().map(|entry| read(entry).ok_or_else(|| DbError::corrupt(column, entry))).collect()
}

#[derive(Serialize, Deserialize)]
struct LocalTextColumn {
    language: String,
    title: String,
    body: String,
}

/// Texts of a listing or resource as a JSON array, in the author's order.
///
/// # Errors
/// [`DbError::Statement`], which does not happen for texts.
pub fn texts_to_column(texts: &Texts) -> Result<String, DbError> {
    let entries: Vec<LocalTextColumn> = texts
        .all()
        .iter()
        .map(|text| LocalTextColumn { language: text.language.as_str().to_owned(), title: text.title.clone(), body: text.body.clone() })
        .collect();
    encode(&entries)
}

/// What [`texts_to_column`] wrote.
///
/// # Errors
/// [`DbError::Corrupt`] when the domain refuses what is stored.
pub fn texts_from_column(row: &Row, column: &str) -> Result<Texts, DbError> {
    let entries: Vec<LocalTextColumn> = decode(row, column)?;
    let texts = entries
        .into_iter()
        .map(|entry| Ok(LocalText { language: language(column, &entry.language)?, title: entry.title, body: entry.body }));
    Texts::new(texts.collect::<Result<_, DbError>>()?).map_err(|error| DbError::corrupt(column, &error.to_string()))
}

#[derive(Serialize, Deserialize)]
struct CoopTextColumn {
    language: String,
    name: String,
    summary: String,
}

/// Names and summaries of a cooperative as a JSON array, in the author's order.
///
/// # Errors
/// [`DbError::Statement`], which does not happen for texts.
pub fn coop_texts_to_column(texts: &[CoopText]) -> Result<String, DbError> {
    let entries: Vec<CoopTextColumn> = texts
        .iter()
        .map(|text| CoopTextColumn { language: text.language.as_str().to_owned(), name: text.name.clone(), summary: text.summary.clone() })
        .collect();
    encode(&entries)
}

/// What [`coop_texts_to_column`] wrote.
///
/// # Errors
/// [`DbError::Corrupt`] when it is not such an array.
pub fn coop_texts_from_column(row: &Row, column: &str) -> Result<Vec<CoopText>, DbError> {
    let entries: Vec<CoopTextColumn> = decode(row, column)?;
    entries
        .into_iter()
        .map(|entry| Ok(CoopText { language: language(column, &entry.language)?, name: entry.name, summary: entry.summary }))
        .collect()
}

fn language(column: &str, tag: &str) -> Result<Language, DbError> {
    Language::parse(tag).map_err(|_| DbError::corrupt(column, tag))
}

fn encode<T: Serialize>(value: &T) -> Result<String, DbError> {
    serde_json::to_string(value).map_err(|error| DbError::Statement(error.to_string()))
}

fn decode<T: for<'de> Deserialize<'de>>(row: &Row, column: &str) -> Result<T, DbError> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| DbError::Corrupt(format!("{column}: {error}")))
}
