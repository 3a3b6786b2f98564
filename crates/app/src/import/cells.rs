//! From a file's bytes to named cells, the same for CSV and JSON.

use allmende_domain::language::Language;
use serde_json::Value;

use super::row_numbers::row_numbers;
use super::{NamedImage, Row, RowError};
use crate::limits;
use crate::terms_input::TermsInput;

/// The columns a table may have, in any order. `title` and `body` take a language: `title.fr`; without one they are in the
/// language of the column `language`, or the instance's.
pub const COLUMNS: &[&str] = &[
    "cooperative",
    "purpose",
    "nature",
    "action",
    "title",
    "body",
    "language",
    "quantity",
    "unit",
    "available",
    "minimum",
    "effort",
    "from",
    "until",
    "in_return",
    "in_return_action",
    "in_return_quantity",
    "in_return_unit",
    "eligibility",
    "licence",
    "conditions",
    "link",
    "kind",
    "tags",
    "sectors",
    "sdgs",
    "place",
    "latitude",
    "longitude",
    "precision",
    "address",
    "opening_hours",
    "accessibility",
    "version",
    "checksum",
    "state",
    "image",
    "image_alt",
];

/// Reads a CSV table with a header row: UTF-8 with or without a byte order mark, separated by commas, semicolons or tabs. Rows
/// that are empty throughout are passed over.
///
/// # Errors
/// Everything that is wrong with the file's form: `not-utf-8`, `column-unknown`, `column-twice`, `row-length`, `quote-open`,
/// `table-unreadable`, `too-large`, `too-many`, `table-empty`.
pub fn parse_csv(bytes: &[u8]) -> Result<Vec<Row>, Vec<RowError>> {
    let text = utf8(bytes)?;
    let numbers = row_numbers(text, delimiter(text));
    if let Some(row) = numbers.open_quote {
        let message = "a quotation mark is opened here and never closed, so everything below would be one cell";
        return Err(vec![RowError::new(row, "", "quote-open", message)]);
    }
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter(text)).flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let header: Vec<String> = match reader.headers() {
        Ok(header) => header.iter().map(|name| name.trim().to_lowercase()).collect(),
        Err(error) => return Err(vec![RowError::new(1, "", "table-unreadable", error.to_string())]),
    };
    // Spreadsheets write columns that were emptied at the end of the table.
    let used = header.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1);
    let header = header.get(..used).unwrap_or_default();
    let mut errors: Vec<RowError> = header.iter().enumerate().filter_map(|(at, name)| column_error(header, at, name)).collect();
    let mut rows = Vec::new();
    for (at, record) in reader.records().enumerate() {
        let number = numbers.records.get(at + 1).copied().unwrap_or(at + 2);
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                errors.push(RowError::new(number, "", "table-unreadable", error.to_string()));
                break;
            }
        };
        if record.iter().all(str::is_empty) {
            continue;
        }
        if record.iter().skip(header.len()).any(|cell| !cell.is_empty()) {
            let message =
                format!("has {} cells, the header {}; is a text with a separator missing its quotation marks?", record.len(), header.len());
            errors.push(RowError::new(number, "", "row-length", message));
            continue;
        }
        rows.push(row_of(number, header.iter().map(String::as_str).zip(record.iter())));
    }
    counted(rows, errors)
}

/// Reads a JSON array of objects with the same names as [`COLUMNS`]. `title` and `body` may be objects by language, lists arrays,
/// numbers numbers.
///
/// # Errors
/// `not-utf-8`, `json-unreadable` with line and column, `json-not-a-list`, `column-unknown`, `json-value`, `too-large`, `too-many`,
/// `table-empty`.
pub fn parse_json(bytes: &[u8]) -> Result<Vec<Row>, Vec<RowError>> {
    let text = utf8(bytes)?;
    let value: Value = serde_json::from_str(text).map_err(|error| vec![RowError::new(0, "", "json-unreadable", error.to_string())])?;
    let Value::Array(entries) = value else {
        return Err(vec![RowError::new(0, "", "json-not-a-list", "the file must be a list of objects: [{…}, {…}]")]);
    };
    let (mut rows, mut errors) = (Vec::new(), Vec::new());
    for (entry, number) in entries.iter().zip(1_usize..) {
        let Value::Object(members) = entry else {
            errors.push(RowError::new(number, "", "json-value", "not an object"));
            continue;
        };
        let mut cells: Vec<(String, String)> = Vec::new();
        for (name, value) in members {
            flatten(number, &name.trim().to_lowercase(), value, &mut cells, &mut errors);
        }
        for (name, _) in &cells {
            errors.extend(unknown_column(number, name));
        }
        rows.push(row_of(number, cells.iter().map(|(name, value)| (name.as_str(), value.as_str()))));
    }
    counted(rows, errors)
}

fn counted(rows: Vec<Row>, mut errors: Vec<RowError>) -> Result<Vec<Row>, Vec<RowError>> {
    if rows.len() > limits::IMPORT_ROWS_MAX {
        let message = format!("{} rows; at most {} at once, so divide the file", rows.len(), limits::IMPORT_ROWS_MAX);
        errors.push(RowError::new(0, "", "too-many", message));
    }
    if rows.is_empty() && errors.is_empty() {
        errors.push(RowError::new(0, "", "table-empty", "nothing below the header"));
    }
    if errors.is_empty() { Ok(rows) } else { Err(errors) }
}

fn utf8(bytes: &[u8]) -> Result<&str, Vec<RowError>> {
    if bytes.len() > limits::IMPORT_BYTES_MAX {
        let message = format!("larger than {} MB", limits::IMPORT_BYTES_MAX / 1024 / 1024);
        return Err(vec![RowError::new(0, "", "too-large", message)]);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.trim_start_matches('\u{feff}')),
        Err(error) => {
            let line = 1 + bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count();
            let message = format!("the file is not UTF-8 (line {line}); save it as UTF-8 (spreadsheets call it “CSV UTF-8”)");
            Err(vec![RowError::new(0, "", "not-utf-8", message)])
        }
    }
}

/// The separator that the header uses most: spreadsheets write what is usual in their country.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |separator: char| header.matches(separator).count();
    if count('\t') > count(',').max(count(';')) {
        b'\t'
    } else if count(';') > count(',') {
        b';'
    } else {
        b','
    }
}

fn column_error(header: &[String], at: usize, name: &str) -> Option<RowError> {
    if header.iter().take(at).any(|other| other == name) {
        return Some(RowError::new(1, name, "column-twice", "this column is there twice"));
    }
    unknown_column(1, name)
}

fn unknown_column(row: usize, name: &str) -> Option<RowError> {
    let (base, language) = name.split_once('.').map_or((name, None), |(base, language)| (base, Some(language)));
    let takes_language = matches!(base, "title" | "body");
    match language {
        None if COLUMNS.contains(&base) => None,
        Some(language) if takes_language && Language::parse(language).is_ok() => None,
        Some(language) if takes_language => {
            Some(RowError::new(row, name, "column-unknown", format!("“{language}” is not a language tag such as fr or de-AT")))
        }
        _ => {
            let nearest = COLUMNS.iter().min_by_key(|column| distance(column, base)).copied().unwrap_or_default();
            Some(RowError::new(row, name, "column-unknown", format!("there is no column “{name}”; did you mean “{nearest}”?")))
        }
    }
}

/// How many letters have to be put in, taken out or replaced to make one word of the other (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(40).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (to, above) in b.iter().zip(row.iter().skip(1)) {
            let cost = diagonal + usize::from(from != *to);
            left = cost.min(left + 1).min(above + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

fn flatten(number: usize, name: &str, value: &Value, cells: &mut Vec<(String, String)>, errors: &mut Vec<RowError>) {
    let scalar = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null => Some(String::new()),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    };
    match value {
        Value::Object(by_language) if matches!(name, "title" | "body") => {
            for (language, text) in by_language {
                match scalar(text) {
                    Some(text) => cells.push((format!("{name}.{language}"), text)),
                    None => errors.push(RowError::new(number, format!("{name}.{language}"), "json-value", "must be a text")),
                }
            }
        }
        Value::Array(values) if matches!(name, "tags" | "sectors" | "sdgs") => {
            match values.iter().map(scalar).collect::<Option<Vec<_>>>() {
                Some(values) => cells.push((name.to_owned(), values.join(";"))),
                None => errors.push(RowError::new(number, name, "json-value", "must be a list of texts")),
            }
        }
        other => match scalar(other) {
            Some(text) => cells.push((name.to_owned(), text)),
            None => errors.push(RowError::new(number, name, "json-value", "must be a text or a number")),
        },
    }
}

fn row_of<'a>(number: usize, cells: impl Iterator<Item = (&'a str, &'a str)>) -> Row {
    let mut row = Row { number, ..Row::default() };
    let mut image = NamedImage::default();
    for (name, value) in cells {
        let value = value.trim();
        if value.is_empty() {
            continue;
        }
        match name {
            "cooperative" => row.cooperative = value.to_owned(),
            "state" => row.state = value.to_owned(),
            "image" => value.clone_into(&mut image.file),
            "image_alt" => value.clone_into(&mut image.alt),
            name => put(&mut row.input, name, value),
        }
    }
    if image != NamedImage::default() {
        row.images.push(image);
    }
    row
}

fn put(input: &mut TermsInput, name: &str, value: &str) {
    let list = || value.split([';', ',']).map(str::trim).filter(|entry| !entry.is_empty()).map(str::to_owned).collect();
    let field = match name {
        "purpose" => &mut input.purpose,
        "nature" => &mut input.nature,
        "action" => &mut input.action,
        "language" => &mut input.language,
        "quantity" => &mut input.quantity,
        "unit" => &mut input.unit,
        "available" => &mut input.available,
        "minimum" => &mut input.minimum,
        "effort" => &mut input.effort,
        "from" => &mut input.from,
        "until" => &mut input.until,
        "in_return" => &mut input.in_return,
        "in_return_action" => &mut input.in_return_action,
        "in_return_quantity" => &mut input.in_return_quantity,
        "in_return_unit" => &mut input.in_return_unit,
        "eligibility" => &mut input.eligibility,
        "licence" => &mut input.licence,
        "conditions" => &mut input.conditions,
        "link" => &mut input.link,
        "kind" => &mut input.kind,
        "tags" => &mut input.tags,
        "place" => &mut input.place,
        "latitude" => &mut input.latitude,
        "longitude" => &mut input.longitude,
        "precision" => &mut input.precision,
        "address" => &mut input.address,
        "opening_hours" => &mut input.opening_hours,
        "accessibility" => &mut input.accessibility,
        "version" => &mut input.version,
        "checksum" => &mut input.checksum,
        "sectors" => return input.sectors = list(),
        "sdgs" => return input.sdgs = list(),
        name => return put_text(input, name, value),
    };
    value.clone_into(field);
}

/// `title` and `body`, with or without a language.
fn put_text(input: &mut TermsInput, name: &str, value: &str) {
    let (part, language) = name.split_once('.').unwrap_or((name, ""));
    if !input.texts.iter().any(|(tag, _, _)| tag == language) {
        input.texts.push((language.to_owned(), String::new(), String::new()));
    }
    let Some((_, title, body)) = input.texts.iter_mut().find(|(tag, _, _)| tag == language) else { return };
    match part {
        "title" => value.clone_into(title),
        "body" => value.clone_into(body),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_as_spreadsheets_write_them() {
        let comma = "\u{feff}purpose,nature,title.fr,title.en,tags,sdgs,,\noffer,tool,\"Perceuse, rouge\",Drill,a;b,11;12,,\n,,,,,,,\nneed,skill,Aide,,,,,\n";
        let rows = parse_csv(comma.as_bytes()).unwrap();
        assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 4]);
        let first = rows.first().unwrap();
        assert_eq!(first.input.texts.first().unwrap().1, "Perceuse, rouge");
        assert_eq!(first.input.sdgs, ["11", "12"]);
        let semicolon = "Purpose;Nature;Title\r\noffer;tool;Drill\r\n";
        assert_eq!(parse_csv(semicolon.as_bytes()).unwrap().first().unwrap().input.texts.first().unwrap().1, "Drill");
    }

    #[test]
    fn an_empty_line_counts_and_an_open_quotation_mark_swallows_nothing() {
        let rows = parse_csv(b"purpose,title\n\noffer,Drill\n").unwrap();
        assert_eq!(rows.first().unwrap().number, 3);
        let errors = parse_csv(b"purpose,title\noffer,\"Drill\noffer,Saw\noffer,Axe\n").unwrap_err();
        let error = errors.first().unwrap();
        assert_eq!((errors.len(), error.row, error.code), (1, 2, "quote-open"));
    }

    #[test]
    fn an_unknown_column_names_the_nearest_known_one() {
        let errors = parse_csv(b"purpose,licens,title.klingonish-x,titel\noffer,,,\n").unwrap_err();
        let messages: Vec<_> = errors.iter().map(|error| error.message.as_str()).collect();
        assert_eq!(errors.len(), 3, "{messages:?}");
        assert!(messages.iter().any(|m| m.contains("“licens”") && m.contains("“licence”")), "{messages:?}");
        assert!(messages.iter().any(|m| m.contains("“titel”") && m.contains("“title”")), "{messages:?}");
    }

    #[test]
    fn a_file_in_another_encoding_is_refused_with_a_remedy() {
        let errors = parse_csv(b"purpose,title\noffer,V\xe9lo\n").unwrap_err();
        assert_eq!(errors.first().unwrap().code, "not-utf-8");
        assert!(errors.first().unwrap().message.contains("line 2"));
    }

    #[test]
    fn json_says_the_same_as_a_table() {
        let json = r#"[{"purpose": "offer", "nature": "tool", "title": {"fr": "Perceuse", "en": "Drill"}, "quantity": 2,
            "tags": ["a", "b"], "sdgs": [11]}]"#;
        let csv = "purpose,nature,title.fr,title.en,quantity,tags,sdgs\noffer,tool,Perceuse,Drill,2,a;b,11\n";
        let (json, csv) = (parse_json(json.as_bytes()).unwrap(), parse_csv(csv.as_bytes()).unwrap());
        assert_eq!(json.first().unwrap().input, csv.first().unwrap().input);
        assert_eq!(json.first().unwrap().number, 1);
    }

    #[test]
    fn json_of_another_shape_is_refused() {
        for (bad, code) in [
            ("{}", "json-not-a-list"),
            ("[", "json-unreadable"),
            ("[1]", "json-value"),
            ("[]", "table-empty"),
            (r#"[{"x":1}]"#, "column-unknown"),
        ] {
            assert_eq!(parse_json(bad.as_bytes()).unwrap_err().first().unwrap().code, code, "{bad}");
        }
    }
}
