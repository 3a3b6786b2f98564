//! Every input that is kept for a fuzzing target, once more: those made by hand, those that reach code nothing else reaches, and those that
//! once broke something. The long run is `scripts/fuzz` ([testing.md](../../docs/testing.md)).

use allmende_tests::fuzz::{TARGETS, corpus, target};

fn replay(name: &str) {
    let target = target(name).unwrap_or_else(|| panic!("no target is called {name}"));
    let folder = corpus(target);
    let mut inputs: Vec<_> = std::fs::read_dir(&folder).expect("a folder of inputs").map(|entry| entry.expect("an input").path()).collect();
    inputs.sort();
    assert!(inputs.len() >= 5, "{}: {} inputs", folder.display(), inputs.len());
    for input in inputs {
        let data = std::fs::read(&input).expect("a readable input");
        // The name of the input is the first thing to know when it breaks something.
        println!("{}", input.display());
        (target.run)(&data);
    }
}

macro_rules! targets {
    ($($test:ident = $name:literal),+ $(,)?) => {
        $(#[test] fn $test() { replay($name); })+
        const NAMES: &[&str] = &[$($name),+];
    };
}

targets! {
    signed_requests_are_for_us_now_and_whole = "signatures",
    digests_are_of_one_body = "digests",
    documents_of_peers_are_read_within_bounds = "inbox",
    texts_become_inert_html = "html",
    tables_of_listings_are_read_whole_or_refused = "listings-table",
    lists_of_domains_are_read_as_they_are_written = "domain-list",
    uploads_become_jpeg_or_nothing = "images",
    webfinger_answers_lead_to_one_actor = "webfinger",
    forms_are_read_alike_in_pieces = "forms",
}

#[test]
fn every_target_has_its_test_and_its_corpus_is_small() {
    assert_eq!(TARGETS.iter().map(|target| target.name).collect::<Vec<_>>(), NAMES);
    let size = |target| -> u64 {
        let inputs = std::fs::read_dir(corpus(target)).expect("a folder of inputs");
        inputs.map(|input| input.expect("an input").metadata().expect("its size").len()).sum()
    };
    let bytes: u64 = TARGETS.iter().map(size).sum();
    assert!(bytes < 1024 * 1024, "{bytes} bytes are kept; leave out what reaches nothing new (scripts/fuzz --keep)");
}
