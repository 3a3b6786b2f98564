//! A text in several languages, as forms have it: a row for each language, with a line and a longer text. Rows are lists of fields of the same
//! names, in the same order.

use crate::choices::{self, Choices};
use crate::forms::{Fields, Form};

/// What the two fields of a row are called in errors; in forms with `text_` before it.
#[derive(Debug, Clone, Copy)]
pub struct Names {
    title: &'static str,
    body: &'static str,
}

/// Of listings and resources.
pub const TITLE_AND_BODY: Names = Names { title: "title", body: "body" };
/// Of cooperatives.
pub const NAME_AND_SUMMARY: Names = Names { title: "name", body: "summary" };

/// One language's text in the form.
pub struct TextRow {
    pub number: usize,
    pub language: String,
    pub title: String,
    pub body: String,
    pub languages: Choices,
    /// The names under which errors of this row come.
    pub title_field: String,
    pub body_field: String,
}

/// What the form says: language, line and longer text of each row.
pub fn texts(fields: &Fields, names: Names) -> Vec<(String, String, String)> {
    let (titles, bodies) = (fields.all(&format!("text_{}", names.title)), fields.all(&format!("text_{}", names.body)));
    let languages = fields.all("text_language").into_iter();
    languages
        .enumerate()
        .map(|(row, language)| (language, titles.get(row).cloned().unwrap_or_default(), bodies.get(row).cloned().unwrap_or_default()))
        .collect()
}

/// The rows of the form: the first one, those with something in them, and `spare` empty ones.
pub fn rows(fields: &Fields, names: Names, locale_code: &str, spare: usize) -> Vec<TextRow> {
    let mut texts = texts(fields, names);
    texts.retain({
        let mut is_first = true;
        move |(_, title, body)| std::mem::take(&mut is_first) || !title.trim().is_empty() || !body.trim().is_empty()
    });
    if texts.is_empty() {
        texts.push((locale_code.to_owned(), String::new(), String::new()));
    }
    for _ in 0..spare {
        texts.push(Default::default());
    }
    let row = |(number, (language, title, body)): (usize, (String, String, String))| {
        let field = |name: &str| if number == 0 { name.to_owned() } else { format!("{name}.{language}.{number}") };
        TextRow {
            title_field: field(names.title),
            body_field: field(names.body),
            languages: choices::including(choices::languages(), &language),
            number,
            language,
            title,
            body,
        }
    };
    texts.into_iter().enumerate().map(row).collect()
}

/// Errors name a text by its language; the form's rows have their own names.
pub fn name_rows(form: &mut Form, names: Names, rows: &[TextRow]) {
    for wrong in &mut form.errors {
        let Some((part, language)) = wrong.field.split_once('.') else { continue };
        let Some(row) = rows.iter().find(|row| row.language.eq_ignore_ascii_case(language)).or(rows.first()) else { continue };
        if part == names.title {
            wrong.field = row.title_field.clone();
        } else if part == names.body {
            wrong.field = row.body_field.clone();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::Wrong;

    #[test]
    fn rows_keep_what_was_entered_and_errors_find_their_row() {
        let query = "text_language=fr&text_name=V%C3%A9lo&text_language=&text_name=&text_language=de&text_name=Rad&text_summary=x&text_summary=&text_summary=y";
        let fields = Fields::from_query(query);
        let rows = rows(&fields, NAME_AND_SUMMARY, "en", 1);
        let seen: Vec<_> = rows.iter().map(|row| (row.language.as_str(), row.title.as_str(), row.body.as_str())).collect();
        assert_eq!(seen, [("fr", "Vélo", "x"), ("de", "Rad", "y"), ("", "", "")]);
        let wrong = |field: &str| Wrong { field: field.to_owned(), message: String::new() };
        let mut form = Form::from(Fields::default());
        form.errors = ["name.de", "summary.fr", "name.xx", "title.de", "place"].map(wrong).into();
        name_rows(&mut form, NAME_AND_SUMMARY, &rows);
        let named: Vec<&str> = form.errors.iter().map(|wrong| wrong.field.as_str()).collect();
        assert_eq!(named, ["name.de.1", "summary", "name", "title.de", "place"]);
    }

    #[test]
    fn an_empty_form_has_a_first_row_in_the_readers_language() {
        let rows = rows(&Fields::default(), TITLE_AND_BODY, "pl", 2);
        assert_eq!(rows.iter().map(|row| row.language.as_str()).collect::<Vec<_>>(), ["pl", "", ""]);
        assert_eq!((rows[0].title_field.as_str(), rows[0].body_field.as_str()), ("title", "body"));
    }
}
