//! Lists of accounts as Mastodon and others export them: a table of commas whose first column is `name@host`.

/// The accounts of such a table, at most `most`, each once. Tables of those who are blocked have no heading; a heading has no `@`.
#[must_use]
pub fn read(table: &[u8], most: i64) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).trim(csv::Trim::All).from_reader(table);
    let named = reader.byte_records().filter_map(|record| {
        let account = String::from_utf8(record.ok()?.get(0)?.to_vec()).ok()?;
        account.contains('@').then_some(account)
    });
    let mut found: Vec<String> = Vec::new();
    for account in named.take(usize::try_from(most).unwrap_or_default()) {
        if !found.contains(&account) {
            found.push(account);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_with_and_without_a_heading_are_read() {
        let following = b"Account address,Show boosts\nvelo@b.example,true\n\n,false\npain@c.example,true\nvelo@b.example,false\n";
        assert_eq!(read(following, 100), ["velo@b.example", "pain@c.example"]);
        assert_eq!(read(b"mia@c.example\nben@d.example", 1), ["mia@c.example"]);
        assert!(read(b"\xff\xfe\0,\"", 100).is_empty());
    }
}
