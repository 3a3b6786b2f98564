//! `allmende serve`.

use std::net::SocketAddr;

use anyhow::Context as _;
use clap::Args;
use tokio::net::{TcpListener, TcpSocket};
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::Answer;
use crate::descriptors;
use crate::limits;
use crate::serve::Instance;
use crate::settings::Settings;
use crate::telemetry;

#[derive(Debug, Args)]
pub struct Arguments {
    /// Also stop when standard input ends, as it does when the program that started this one is gone.
    #[arg(long, hide = true)]
    stop_with_stdin: bool,
}

/// Runs until SIGINT or SIGTERM.
pub async fn run(mut settings: Settings, arguments: &Arguments) -> anyhow::Result<Answer> {
    telemetry::install_logs(&settings.log)?;
    #[cfg(feature = "failpoints")]
    crate::failpoints::arm()?;
    for notice in settings.notices() {
        tracing::warn!("{notice}");
    }
    allmende_db::disk::on_failed_flush(end_at_once);
    descriptors::fit(&mut settings);
    let address = settings.http.listen;
    let listener = listen(address).with_context(|| format!("cannot listen on {address} (http.listen)"))?;
    name_chosen_port(&mut settings, &listener)?;
    let shutdown = CancellationToken::new();
    tokio::spawn(wait_for_signal(shutdown.clone()));
    if arguments.stop_with_stdin {
        stop_with_stdin(shutdown.clone());
    }
    let url = settings.instance.url.clone();
    let instance = Instance::assemble(settings).await?;
    tracing::info!("Allmende is ready at {}", url.as_str().trim_end_matches('/'));
    if let Some(path) = allmende_app::setup::first_link(&instance.app).await? {
        // A secret that is good once: for the person at this terminal, not for the log.
        let link = url.join(&path).context("the one-time link is not an address")?;
        eprintln!("\n  Set up this instance (good for one day, once):\n  {link}\n");
    }
    instance.run(listener, shutdown).await?;
    Ok(Answer::silent())
}

/// Opens the listening socket, as [`TcpListener::bind`] does but with a longer queue of connections.
fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    // A server that is started again at once finds connections of the one before still waiting out their end.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(limits::ACCEPT_QUEUE_MAX)
}

/// The disk did not take what was written. Nothing that is in memory may be believed or acknowledged any more, and the next flush would
/// say that all is well: only the next start sees what the disk really holds.
fn end_at_once(reason: &str) {
    tracing::error!(reason, "the disk failed to keep what was written; the server ends at once. Look at the disk before starting again");
    std::process::exit(limits::EXIT_DISK_FAILED);
}

/// In development with port 0 the system chose a port, which then belongs into the address.
fn name_chosen_port(settings: &mut Settings, listener: &TcpListener) -> anyhow::Result<()> {
    if settings.http.listen.port() == 0 {
        let chosen = listener.local_addr()?.port();
        settings.http.listen.set_port(chosen);
        if settings.instance.development && settings.instance.url.port() == Some(0) {
            let _ = settings.instance.url.set_port(Some(chosen));
        }
    }
    Ok(())
}

/// A thread of its own: reading standard input cannot be cancelled, and must not hold up the end of the program.
fn stop_with_stdin(shutdown: CancellationToken) {
    std::thread::spawn(move || {
        let _ = std::io::copy(&mut std::io::stdin().lock(), &mut std::io::sink());
        shutdown.cancel();
    });
}

async fn wait_for_signal(shutdown: CancellationToken) {
    let (Ok(mut interrupt), Ok(mut terminate)) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate())) else {
        tracing::error!("signals cannot be received; the server stops only when it is killed");
        return;
    };
    let name = tokio::select! {
        _ = interrupt.recv() => "SIGINT",
        _ = terminate.recv() => "SIGTERM",
    };
    tracing::info!(signal = name, "stopping");
    shutdown.cancel();
    // A second one means now.
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    tracing::warn!("stopped at once; what was under way is sent again at the next start");
    std::process::exit(1);
}
