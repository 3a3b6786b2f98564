//! `allmende demo`.

use std::path::PathBuf;

use clap::Args;

use super::Answer;
use crate::demo::{self, Request};

#[derive(Debug, Args)]
pub struct Arguments {
    /// Verify over HTTP that each side shows what the other publishes, then end: 0 when all is well.
    #[arg(long)]
    check: bool,
    /// Keep the data in this directory (default: demo-data, or a temporary one for --check).
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

pub async fn run(arguments: &Arguments) -> anyhow::Result<Answer> {
    Box::pin(demo::run(Request { check: arguments.check, keep: arguments.keep.clone() })).await?;
    Ok(Answer::silent())
}
