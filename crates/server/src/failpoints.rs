//! Places at which tests stop or break this process, armed by the environment. Only in debug builds made for tests.

#[cfg(not(debug_assertions))]
compile_error!("the feature `failpoints` is for tests of debug builds: nobody may run an instance that a variable can break");

/// What is armed: `name=action`, several separated by `;`.
const VARIABLE: &str = "FAILPOINTS";

/// Arms what the environment names.
///
/// # Errors
/// When it is written wrongly.
pub fn arm() -> anyhow::Result<()> {
    let Ok(text) = std::env::var(VARIABLE) else { return Ok(()) };
    tracing::warn!(armed = text, "this process breaks where it was told to");
    allmende_db::failpoints::arm(&text).map_err(|error| anyhow::anyhow!("{VARIABLE}: {error}"))
}
