//! Many listings at once, from a table (CSV) or a list of objects (JSON). Everything wrong is told, with its row and column, before
//! anything is written.

mod cells;
mod plan;
mod row_numbers;

use crate::terms_input::TermsInput;

pub use cells::{COLUMNS, parse_csv, parse_json};
pub use plan::{ImportReport, Plan, PlannedRow, check, run};

/// One row of an import, read but not checked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// As a spreadsheet counts: the header is row 1. For JSON the first object is 1.
    pub number: usize,
    /// The handle of a cooperative; empty: the one chosen for the whole import.
    pub cooperative: String,
    /// `draft` or `published`; empty: published.
    pub state: String,
    pub input: TermsInput,
    /// In order.
    pub images: Vec<NamedImage>,
}

/// An image that a row names, read by the caller.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NamedImage {
    pub file: String,
    /// What it shows, for who cannot see it.
    pub alt: String,
}

/// What is wrong in one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowError {
    /// See [`Row::number`]; 0 when it is about the whole file.
    pub row: usize,
    /// The column; empty when it is about the whole row.
    pub field: String,
    /// By which pages find the sentence in the reader's language (`error-<code>`).
    pub code: &'static str,
    /// In English.
    pub message: String,
}

impl RowError {
    pub(crate) fn new(row: usize, field: impl Into<String>, code: &'static str, message: impl Into<String>) -> Self {
        Self { row, field: field.into(), code, message: message.into() }
    }
}
