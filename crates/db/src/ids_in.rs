//! Loading what belongs to a list of rows in one statement, in SQL that both engines know: a fixed number of bound ids.

use crate::engine::Statement;

/// How many ids one statement takes: a page of any list.
pub const IDS_MAX: usize = 20;

/// The text `($1, …, $20)` for `IN`: goes with [`bind_ids`].
macro_rules! ids_in {
    () => {
        "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)"
    };
}
pub(crate) use ids_in;

/// Binds at most [`IDS_MAX`] ids as `$1` to `$20`; places left over get the empty text, which is nobody's id.
pub(crate) fn bind_ids<'a>(statement: Statement, ids: impl IntoIterator<Item = &'a str>) -> Statement {
    let padded = ids.into_iter().chain(std::iter::repeat("")).take(IDS_MAX);
    padded.fold(statement, Statement::text)
}
