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
    /// Also start a small server on Fedify, which is not this program: it follows a cooperative, reads its listings and asks about one.
    /// Needs the source checkout with the packages of tests/peers/fedify.
    #[arg(long)]
    with_fedify: bool,
}

pub async fn run(arguments: &Arguments) -> anyhow::Result<Answer> {
    Box::pin(demo::run(Request { check: arguments.check, keep: arguments.keep.clone(), with_fedify: arguments.with_fedify })).await?;
    Ok(Answer::silent())
}
