//! Every case of the list of hostile and faulty cases that this program answers for has a test of its name.

use super::tree;

/// Signatures and authority; accounts and privacy; moderation; fetching, parsing and exhaustion; HTML; process, disk and database; the queue; upgrades
/// and backups. Q3, two nodes on one row, is a matter of leases. A3, A8, A9 and A12 are
/// about tokens for programs and sign-in by others, which do not exist yet.
const CASES: &[&str] = &[
    "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s10", "s11", "s12", "s13", "s14", "s15", "s17", "s18", "s20", "s21", "s23", "s24",
    "s25", "a1", "a2", "a4", "a5", "a6", "a11", "a13", "v1", "v2", "v4", "v5", "v6", "v7", "v8", "m1", "m2", "m3", "m4", "m5", "m6", "m7",
    "m8", "m10", "f1", "f2", "f3", "f4", "f6", "f7", "f8", "f9", "f10", "f12", "f13", "f14", "p1", "p4", "p5", "p6", "p7", "p9", "p10",
    "p11", "p12", "p13", "p14", "x7", "d1", "d2", "d3", "d4", "d5", "d6", "d8", "d9", "d10", "d11", "d12", "q1", "q2", "q4", "q5", "q6",
    "q7", "q8", "q9", "q10", "q11", "q13", "q14", "u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8", "x1", "x2", "x3", "x4", "x6",
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
