//! Where each record of a CSV table stands in a spreadsheet. The reader of records passes over empty lines without a word, and takes
//! a quotation mark that is never closed as if it were closed at the end of the file, with every row in between inside one cell.

/// What the reader does not tell.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct RowNumbers {
    /// The row of each record, the header's first; a cell with line breaks is still one row.
    pub records: Vec<usize>,
    /// The row in which a quotation mark was opened and never closed.
    pub open_quote: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// Before the first character of a cell: only here a quotation mark opens a quoted cell (RFC 4180 §2).
    Start,
    Plain,
    Quoted,
    /// After a quotation mark inside of a quoted cell: the end of it, or the first half of a doubled one.
    QuoteInQuoted,
}

pub(super) fn row_numbers(text: &str, delimiter: u8) -> RowNumbers {
    let delimiter = char::from(delimiter);
    let (mut records, mut row, mut is_empty, mut within, mut before) = (Vec::new(), 1_usize, true, Within::Start, '\n');
    for c in text.chars() {
        let ends_row = matches!(c, '\r' | '\n') && within != Within::Quoted;
        if ends_row && !(c == '\n' && before == '\r') {
            if !is_empty {
                records.push(row);
            }
            (row, is_empty) = (row + 1, true);
        }
        within = match (within, c) {
            _ if ends_row => Within::Start,
            (Within::Start | Within::QuoteInQuoted, '"') => Within::Quoted,
            (Within::Quoted, '"') => Within::QuoteInQuoted,
            (Within::Quoted, _) => Within::Quoted,
            (_, c) if c == delimiter => Within::Start,
            _ => Within::Plain,
        };
        is_empty = is_empty && ends_row;
        // A carriage return inside a quoted cell ends no row.
        before = if ends_row { c } else { ' ' };
    }
    if !is_empty {
        records.push(row);
    }
    RowNumbers { records, open_quote: (within == Within::Quoted).then_some(row) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> (Vec<usize>, Option<usize>) {
        let found = row_numbers(text, b',');
        (found.records, found.open_quote)
    }

    #[test]
    fn empty_lines_count_and_line_breaks_inside_a_cell_do_not() {
        assert_eq!(numbers("a,b\r\n\r\n1,\"x\r\n\r\ny\"\r\n2,z"), (vec![1, 3, 4], None));
        assert_eq!(numbers("a\n\n\n1\n"), (vec![1, 4], None));
        assert_eq!(numbers("a\n\"\"\n\"\"\"q\"\"\"\n"), (vec![1, 2, 3], None));
        assert_eq!(numbers(""), (vec![], None));
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_found_where_it_was_opened() {
        assert_eq!(numbers("a,b\n1,\"x\n2,y\n3,z\n").1, Some(2));
        assert_eq!(numbers("a,b\n5\" nails,6\"\n").1, None);
    }

    #[test]
    fn there_is_a_number_for_every_record_of_the_reader() {
        for text in ["a,b\n\n1,\"x\n\ny\"\n , \n2\r\n\r\n\"q\"z,\"\n\"\n", "a\r1\r\r2\n\r3", "\n\na\n1\n\n", "a,\"b\" \n\"x\"\"\",y"] {
            let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
            assert_eq!(reader.records().count(), row_numbers(text, b',').records.len(), "{text:?}");
        }
    }
}
