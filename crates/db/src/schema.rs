//! Which tables there are, as the engine itself says: no list is written here that a new migration could be missing from.

use std::collections::BTreeMap;

use crate::engine::{Conn, sql_per_engine};
use crate::error::DbError;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    Integer,
    Truth,
    Real,
    Bytes,
    /// The words of a text, for search: text on SQLite, `tsvector` on PostgreSQL.
    Words,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub kind: Kind,
}

/// A table, its columns by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    pub columns: Vec<Column>,
}

impl Table {
    /// Its columns and itself, for comparing: not their kinds, which the engines name each in their own way.
    #[must_use]
    pub fn shape(&self) -> (&str, Vec<&str>) {
        (&self.name, self.columns.iter().map(|column| column.name.as_str()).collect())
    }
}

/// Every table, the engine's own left out, each after those that it refers to.
///
/// # Errors
/// [`DbError`]; [`DbError::Migration`] for a column of a type that no migration of ours uses, and for tables that refer to each other in
/// a circle.
pub async fn tables(conn: &mut Conn) -> Result<Vec<Table>, DbError> {
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    for (name, column) in columns(conn).await? {
        tables.entry(name.clone()).or_insert_with(|| Table { name, columns: Vec::new() }).columns.push(column);
    }
    let references = references(conn).await?;
    let mut ordered: Vec<Table> = Vec::with_capacity(tables.len());
    while !tables.is_empty() {
        let waits = |name: &str| references.iter().any(|(child, parent)| child == name && parent != name && tables.contains_key(parent));
        let Some(next) = tables.keys().find(|name| !waits(name)).cloned() else {
            return Err(DbError::Migration("tables refer to each other in a circle".to_owned()));
        };
        ordered.extend(tables.remove(&next));
    }
    Ok(ordered)
}

async fn columns(conn: &mut Conn) -> Result<Vec<(String, Column)>, DbError> {
    // Each engine describes itself in tables of its own. FTS5 keeps its index in shadow tables, which belong to the virtual one.
    sql_per_engine(
        "SELECT t.name AS table_name, c.name AS column_name, c.type AS kind FROM pragma_table_list AS t, pragma_table_info(t.name) AS c
         WHERE t.schema = 'main' AND t.type IN ('table', 'virtual') AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.name",
        "SELECT CAST(c.table_name AS TEXT) AS table_name, CAST(c.column_name AS TEXT) AS column_name, CAST(c.data_type AS TEXT) AS kind
         FROM information_schema.columns c
         JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
         WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
         ORDER BY c.table_name COLLATE \"C\", c.column_name COLLATE \"C\"",
    )
    .fetch_all(conn, |row| {
        let (table, name): (String, String) = (row.get("table_name")?, row.get("column_name")?);
        let kind: String = row.get("kind")?;
        let kind = read_kind(&kind).ok_or_else(|| DbError::Migration(format!("{table}.{name} is of the unknown type “{kind}”")))?;
        Ok((table, Column { name, kind }))
    })
    .await
}

/// Types of `migrations/README.md` as either engine names them; FTS5 gives its columns none.
fn read_kind(name: &str) -> Option<Kind> {
    Some(match name.to_ascii_lowercase().as_str() {
        "text" | "" => Kind::Text,
        "bigint" | "integer" => Kind::Integer,
        "boolean" => Kind::Truth,
        "double precision" => Kind::Real,
        "blob" | "bytea" => Kind::Bytes,
        "tsvector" => Kind::Words,
        _ => return None,
    })
}

/// `(table, the table it refers to)`
async fn references(conn: &mut Conn) -> Result<Vec<(String, String)>, DbError> {
    // As above.
    sql_per_engine(
        "SELECT t.name AS child, f.\"table\" AS parent FROM pragma_table_list AS t, pragma_foreign_key_list(t.name) AS f WHERE t.schema = 'main'",
        "SELECT CAST(c.relname AS TEXT) AS child, CAST(p.relname AS TEXT) AS parent FROM pg_constraint f
         JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class p ON p.oid = f.confrelid WHERE f.contype = 'f'",
    )
    .fetch_all(conn, |row| Ok((row.get("child")?, row.get("parent")?)))
    .await
}
