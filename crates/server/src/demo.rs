//! Two instances on this machine with sample data: real processes that talk real HTTP to each other.

mod browser;
mod check;
mod guest;
mod html;
mod kept;
mod sample;
mod side;
mod story;
mod table;

use std::path::PathBuf;

use anyhow::Context as _;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use crate::limits::DEMO_TIMEOUT;
use crate::serve::make_private;
use guest::Guest;
use kept::{Kept, Ports};
use side::Side;

/// Where a demo keeps its data when nothing else is said.
const DIRECTORY: &str = "demo-data";

/// What `allmende demo` was asked to do.
#[derive(Debug, Clone)]
pub struct Request {
    /// Verify over HTTP what a visitor of either side sees, then end.
    pub check: bool,
    /// Keep the data in this directory.
    pub keep: Option<PathBuf>,
    /// Start the Fedify server of the source checkout beside them.
    pub with_fedify: bool,
}

/// Both instances, and their guest.
pub struct Pair {
    pub a: Side,
    pub b: Side,
    guest: Option<Guest>,
}

impl Pair {
    /// Asks both to stop and waits until they have.
    async fn stop(self) {
        let guest = async {
            if let Some(guest) = self.guest {
                guest.stop().await;
            }
        };
        tokio::join!(self.a.stop(), self.b.stop(), guest);
    }

    /// Shows how deliveries fare until something ends that should not.
    async fn watch(&mut self) -> anyhow::Result<()> {
        let (a, b) = (&self.a, &self.b);
        match &mut self.guest {
            Some(guest) => tokio::select! {
                ended = table::watch([a, b]) => ended,
                error = guest.ended() => Err(error),
            },
            None => table::watch([a, b]).await,
        }
    }
}

/// Runs the demo until it is interrupted or, with `check`, until everything is verified.
///
/// # Errors
/// What could not be done or verified, one sentence.
pub async fn run(request: Request) -> anyhow::Result<()> {
    let interrupted = CancellationToken::new();
    tokio::spawn(note_signals(interrupted.clone())?);
    let program = request.with_fedify.then(guest::Program::find).transpose()?;
    let home = Home::make(&request)?;
    // Whatever ends this early drops both sides, which ends their processes.
    let preparing = tokio::time::timeout(DEMO_TIMEOUT, Box::pin(prepare(&request, &home, program.as_ref())));
    let prepared = interrupted.run_until_cancelled(preparing).await.context("interrupted before both instances were ready")?;
    let (mut pair, kept) = prepared.with_context(|| format!("the instances were not ready after {} s", DEMO_TIMEOUT.as_secs()))??;
    let result = if request.check {
        let checking = tokio::time::timeout(DEMO_TIMEOUT, check::run(&pair, &kept));
        let checked = interrupted.run_until_cancelled(checking).await;
        checked.map(|checked| checked.context("the check took too long").flatten()).context("interrupted before everything was verified")
    } else {
        print_welcome(&pair, &kept);
        interrupted.run_until_cancelled(pair.watch()).await.map_or(Ok(Ok(())), Ok)
    };
    pair.stop().await;
    result??;
    if !request.check {
        println!("\nThe demo has ended. Its data stays in {}.", home.path.display());
    }
    Ok(())
}

/// Cancels `interrupted` at SIGINT and SIGTERM.
fn note_signals(interrupted: CancellationToken) -> anyhow::Result<impl Future<Output = ()>> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        interrupted.cancel();
    })
}

/// Starts both and makes them what they are, unless an earlier run did.
async fn prepare(request: &Request, home: &Home, program: Option<&guest::Program>) -> anyhow::Result<(Pair, Kept)> {
    let earlier = Kept::read(&home.path)?;
    let ports = match &earlier {
        // Their addresses are part of what they told each other.
        Some(kept) => kept.ports,
        None => Ports::choose(request.check)?,
    };
    let (home_a, home_b) = (home.path.join("a"), home.path.join("b"));
    let (a, b) = tokio::try_join!(Side::start("A", ports.a, &home_a), Side::start("B", ports.b, &home_b))?;
    let mut pair = Pair { a, b, guest: None };
    let kept = match earlier {
        Some(kept) => kept,
        None => {
            let kept = story::tell(&pair, ports).await?;
            kept.write(&home.path)?;
            kept
        }
    };
    if let Some(program) = program {
        let guest = Guest::start(program, &home.path.join("fedify"), request.check).await?;
        guest.visit(&pair.a).await.context("the visit of the Fedify server")?;
        pair.guest = Some(guest);
    }
    Ok((pair, kept))
}

/// The directory of both instances' data.
struct Home {
    path: PathBuf,
    /// Removes a temporary one when it goes.
    _temporary: Option<tempfile::TempDir>,
}

impl Home {
    fn make(request: &Request) -> anyhow::Result<Self> {
        let path = match (&request.keep, request.check) {
            (None, true) => {
                let temporary = tempfile::Builder::new().prefix("allmende-demo-").tempdir()?;
                return Ok(Self { path: temporary.path().to_owned(), _temporary: Some(temporary) });
            }
            (Some(path), _) => path.clone(),
            (None, false) => PathBuf::from(DIRECTORY),
        };
        make_private(&path)?;
        let path = path.canonicalize().with_context(|| format!("cannot use {}", path.display()))?;
        Kept::clear_unfinished(&path)?;
        Ok(Self { path, _temporary: None })
    }
}

fn print_welcome(pair: &Pair, kept: &Kept) {
    println!("\nTwo instances are running and follow each other:\n");
    for side in [&pair.a, &pair.b] {
        println!("  {}  {}", side.name, side.url());
        for sign_in in kept.sign_ins.iter().filter(|sign_in| sign_in.side == side.name) {
            println!("       {:<8} sign in as {}  password {}", sign_in.cooperative, sign_in.login, sign_in.password);
        }
    }
    if let Some(guest) = &pair.guest {
        let coop = guest::COOP;
        println!("  Fedify  {}", guest.url);
        println!(
            "       a server that is not Allmende: it follows {coop}, reads its offers, and asks about one; sign in as {coop} and answer"
        );
    }
    println!("\nPublish, edit or close something on one side and look at the other. Ctrl-C ends both.\n");
}
