//! Nodes of the version before run while a migration is applied, so it may only add to what they use (`migrations/README.md`).

use allmende_tests::upgrade::RELEASED;

use super::tree;

/// What takes something away from a program that runs, or demands of it what it does not know.
const CONTRACTS: &[&str] =
    &["DROP TABLE", "DROP COLUMN", " RENAME ", "ALTER COLUMN", "DROP NOT NULL", "SET NOT NULL", "ADD CONSTRAINT", "DROP DEFAULT"];

/// A column or a key that old programs would not fill.
fn demands(statement: &str) -> bool {
    let demanded = statement.contains(" NOT NULL") && !statement.contains(" DEFAULT ");
    (statement.contains("ADD COLUMN") && demanded) || (statement.starts_with("CREATE UNIQUE INDEX"))
}

fn contracts(statement: &str) -> bool {
    CONTRACTS.iter().any(|words| statement.contains(words)) || demands(statement)
}

#[test]
fn u2_migrations_expand_and_say_so_where_they_contract() {
    assert!(contracts("ALTER TABLE a DROP COLUMN b") && contracts("ALTER TABLE a ADD COLUMN b TEXT NOT NULL"));
    assert!(!contracts("ALTER TABLE a ADD COLUMN b TEXT") && !contracts("ALTER TABLE a ADD COLUMN b BIGINT NOT NULL DEFAULT 0"));
    let mut found = Vec::new();
    for file in tree::files("migrations").into_iter().filter(|file| file.path.ends_with(".sql")) {
        let number: i64 = file.path.trim_start_matches("migrations/").chars().take(4).collect::<String>().parse().expect("a number");
        // The version that stopped using what goes was released before; its nodes are all there can be.
        let said = file.text.lines().any(|line| line.starts_with("-- Contracts what "));
        let code: String = file.text.lines().filter(|line| !line.trim_start().starts_with("--")).collect::<Vec<_>>().join(" ");
        let wrong = code.split(';').map(|statement| statement.trim().to_uppercase()).filter(|statement| contracts(statement));
        found.extend(wrong.filter(|_| number > RELEASED && !said).map(|statement| format!("{}: {statement}", file.path)));
    }
    tree::assert_none(&found, "a migration takes away what the version before still uses; expand now, contract in the release after");
}
