//! Every case of the list of hostile and faulty cases that this program answers for has a test of its name.

use super::tree;

/// Accounts and privacy; process, disk and database; the queue. Q3, two nodes on one row, is a matter of leases. A3, A8, A9 and A12 are
/// about tokens for programs and sign-in by others, which do not exist yet.
const CASES: &[&str] = &[
    "a1", "a2", "a4", "a5", "a6", "a11", "a13", "v1", "v2", "v4", "v5", "v6", "v7", "v8", "d1", "d2", "d3", "d4", "d5", "d6", "d8", "d9",
    "d10", "d11", "d12", "q1", "q2", "q4", "q5", "q6", "q7", "q8", "q9", "q10", "q11", "q13", "q14",
];

#[test]
fn every_case_has_a_test_of_its_name() {
    let sources = tree::files("tests/it").into_iter().chain(tree::files("crates"));
    let names: Vec<String> = sources
        .filter(|source| source.path.ends_with(".rs"))
        .flat_map(|source| source.text.lines().filter_map(name_of_test).map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let missing: Vec<String> = CASES
        .iter()
        .filter(|case| !names.iter().any(|name| name.starts_with(&format!("{case}_"))))
        .map(|case| (*case).to_owned())
        .collect();
    tree::assert_none(&missing, "cases without a test that bears their number");
}

/// `q4_…` of `async fn q4_…() {`
fn name_of_test(line: &str) -> Option<&str> {
    line.trim_start().trim_start_matches("async ").strip_prefix("fn ")?.split_once("()").map(|(name, _)| name)
}
