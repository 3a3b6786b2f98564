//! libFuzzer around the target that `ALLMENDE_FUZZ_TARGET` names. Built and run by `scripts/fuzz`.

#![no_main]

use std::sync::LazyLock;

use allmende_tests::fuzz::{TARGETS, Target, target};

static CHOSEN: LazyLock<&Target> = LazyLock::new(|| {
    let name = std::env::var("ALLMENDE_FUZZ_TARGET").unwrap_or_default();
    let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
    target(&name).unwrap_or_else(|| panic!("ALLMENDE_FUZZ_TARGET must be one of {names:?}"))
});

libfuzzer_sys::fuzz_target!(|data: &[u8]| (CHOSEN.run)(data));
