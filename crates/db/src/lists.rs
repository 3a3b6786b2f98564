//! Many rows by one statement: they are handed in as one JSON text, `$1`, of which each engine makes a table with the one column
//! `value`. Only the name of that table function differs; `CAST(w.value ->> 0 AS BIGINT)` reads a row's first field on both.

use std::borrow::Cow;

use serde::Serialize;

use crate::engine::Statement;

/// A statement around the table of the rows bound by [`bind_rows`] as `$1`: `before` ends where the table's name is due, `after` begins
/// with its alias.
macro_rules! over_list {
    ($before:expr, $after:expr) => {
        $crate::engine::sql_per_engine(
            concat!($before, "json_each($1)", $after),
            concat!($before, "json_array_elements(CAST($1 AS json))", $after),
        )
    };
}
pub(crate) use over_list;

/// Binds the rows, each a tuple of numbers and texts, as `$1`: nothing may be bound before. Rows that cannot be written as JSON, which
/// numbers and texts always can, make an empty list.
pub(crate) fn bind_rows<T: Serialize>(statement: Statement, rows: &[T]) -> Statement {
    statement.bind(serde_json::to_string(rows).unwrap_or_else(|_| "[]".to_owned()))
}

/// The same for rows of one number.
pub(crate) fn bind_ids(statement: Statement, ids: &[i64]) -> Statement {
    bind_rows(statement, &ids.iter().map(|id| (*id,)).collect::<Vec<_>>())
}

/// What the engine does to bound texts, for texts inside a list: PostgreSQL cannot read a NUL out of JSON.
pub(crate) fn without_nul(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { Cow::Owned(text.replace('\0', "\u{fffd}")) } else { Cow::Borrowed(text) }
}
